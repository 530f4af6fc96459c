//! A few words beside what the pointer or the focus is on, when it has none of its own or not all of them: what a button
//! with a sign is called, the key that does the same, and the whole of a line that was shortened.
//!
//! It is only to be looked at, and goes with Esc. Assistive technology is told the same by the thing itself.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::input_focus::{InputFocus, InputFocusVisible};
use bevy::picking::Pickable;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::text::{FontSize, FontSource};
use bevy::ui::{CalculatedClip, ComputedNode, UiGlobalTransform, UiScale, UiSystems};
use bevy::window::{PrimaryWindow, RequestRedraw};

use super::drawn::{Drawn, Fonts};
use super::fit::Whole;
use super::made::held_together;
use super::mount::Tipped;
use super::scrollbar::HoldsBars;
use super::theme::{GRID, Size, Theme, Tone};

/// Who rests on a thing for so long, in seconds, wants to know what it is.
const AFTER: f32 = 0.45;
const WIDEST: f32 = 380.0;
/// It stands so far from what it is about.
const APART: f32 = 6.0;

/// Shows tips.
pub struct TipPlugin;

impl Plugin for TipPlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<Resting>().add_systems(PostUpdate, (rest, put).chain().after(UiSystems::PostLayout));
    }
}

/// What is rested on, since when, and what is said of it.
#[derive(Resource, Default)]
pub struct Resting {
    on: Option<Entity>,
    seconds: f32,
    /// Somebody does not want to be told, for as long as they rest there.
    dismissed: bool,
    said: Option<(String, &'static str)>,
    /// Where it is, in physical pixels.
    place: Rect,
}

impl Resting {
    /// Takes away what is said, until something else is rested on. Returns whether anything was.
    pub fn dismiss(&mut self) -> bool {
        let was_said = self.said.is_some();
        if was_said {
            (self.dismissed, self.said) = (true, None);
        }
        was_said
    }
}

/// The tip on the screen.
#[derive(Component)]
pub struct Shown;

type Lines<'w, 's> = Query<
    'w,
    's,
    (Entity, &'static Whole, &'static Text, &'static ComputedNode, &'static UiGlobalTransform, Option<&'static CalculatedClip>),
>;

/// Finds what is rested on.
fn rest(
    hovered: Query<(Entity, &Hovered), With<Tipped>>,
    tipped: Query<(&Tipped, &ComputedNode, &UiGlobalTransform)>,
    lines: Lines<'_, '_>,
    windows: Query<&Window, With<PrimaryWindow>>,
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    groups: Query<(Entity, &TabGroup)>,
    parents: Query<&ChildOf>,
    time: Res<Time<Real>>,
    mut resting: ResMut<Resting>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let dialog = groups.iter().find(|(_, group)| group.modal).map(|(entity, _)| entity);
    let usable = |entity: Entity| dialog.is_none_or(|dialog| parents.iter_ancestors(entity).any(|ancestor| ancestor == dialog));
    let pointer = windows.single().ok().and_then(|window| Some(window.cursor_position()? * window.scale_factor()));
    let under = |place: Rect, clip: Option<&CalculatedClip>| {
        pointer.is_some_and(|at| place.contains(at) && clip.is_none_or(|clip| clip.clip.contains(at)))
    };
    let by_pointer = hovered.iter().find(|(_, hovered)| hovered.get()).map(|(entity, _)| entity);
    let focused = focus.get().filter(|_| visible.0);
    let on = by_pointer.or(focused).filter(|entity| usable(*entity));
    let whole = |found: (Entity, &Whole, &Text, &ComputedNode, &UiGlobalTransform, Option<&CalculatedClip>)| {
        let (entity, whole, _, node, at, _) = found;
        (entity, whole.text.clone(), "", place_of(node, at))
    };
    let short = |line: &(Entity, &Whole, &Text, &ComputedNode, &UiGlobalTransform, Option<&CalculatedClip>)| {
        line.1.text != line.2.0 && usable(line.0)
    };
    let found = on
        .and_then(|entity| {
            let (Tipped(tip), node, at) = tipped.get(entity).ok()?;
            Some((entity, tip.text.clone(), tip.key, place_of(node, at)))
        })
        .or_else(|| lines.iter().filter(short).find(|(_, _, _, node, at, clip)| under(place_of(node, at), *clip)).map(whole))
        .or_else(|| {
            let focused = focused?;
            lines.iter().filter(short).find(|line| parents.iter_ancestors(line.0).any(|ancestor| ancestor == focused)).map(whole)
        });
    let Some((entity, text, key, place)) = found else {
        if resting.on.is_some() {
            *resting = Resting::default();
        }
        return;
    };
    if resting.on != Some(entity) {
        // The frame in which one comes there may have come after a long sleep.
        *resting = Resting { on: Some(entity), ..Resting::default() };
        redraw.write(RequestRedraw);
    } else if resting.seconds < AFTER {
        resting.seconds += time.delta_secs();
        redraw.write(RequestRedraw);
    }
    let said = (resting.seconds >= AFTER && !resting.dismissed).then_some((text, key));
    if resting.said != said || resting.place != place {
        (resting.said, resting.place) = (said, place);
    }
}

fn place_of(node: &ComputedNode, at: &UiGlobalTransform) -> Rect {
    Rect::from_center_size(at.translation, node.size())
}

/// Puts the tip beside what it is about: below, or above where there is no room.
fn put(
    resting: Res<Resting>,
    mut shown: Query<(Entity, &mut Node, &ComputedNode, &mut Visibility), With<Shown>>,
    holder: Query<Entity, With<HoldsBars>>,
    windows: Query<&Window, With<PrimaryWindow>>,
    scale: Res<UiScale>,
    drawn: Res<Drawn>,
    fonts: Option<Res<Fonts>>,
    mut said: Local<(Option<(String, &'static str)>, Theme)>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    let (Ok(holder), Ok(window), Some(fonts)) = (holder.single(), windows.single(), fonts) else { return };
    let (told, theme) = (&said.0, drawn.theme());
    if *told != resting.said || (told.is_some() && said.1 != theme) {
        *said = (resting.said.clone(), theme);
        for (entity, ..) in &shown {
            commands.entity(entity).despawn();
        }
        if let Some((text, key)) = &said.0 {
            spawn(&mut commands, holder, &fonts, theme, text, key);
        }
        redraw.write(RequestRedraw);
        return;
    }
    let Ok((_, mut style, node, mut visibility)) = shown.single_mut() else { return };
    // It is measured before it is put where it belongs.
    if node.size().x <= 0.0 {
        redraw.write(RequestRedraw);
        return;
    }
    let logical = scale.0 * window.scale_factor();
    let (size, room) = (node.size() / logical, Vec2::new(window.physical_width() as f32, window.physical_height() as f32) / logical);
    let about = Rect { min: resting.place.min / logical, max: resting.place.max / logical };
    let left = (about.center().x - size.x / 2.0).clamp(APART, (room.x - size.x - APART).max(APART));
    let below = about.max.y + APART;
    let top = if below + size.y + APART <= room.y { below } else { (about.min.y - APART - size.y).max(0.0) };
    let wanted = (px(left.round()), px(top.round()));
    if (style.left, style.top) != wanted {
        (style.left, style.top) = wanted;
        redraw.write(RequestRedraw);
    } else if visibility.set_if_neq(Visibility::Inherited) {
        // It is seen when it stands where it belongs.
        redraw.write(RequestRedraw);
    }
}

fn spawn(commands: &mut Commands, holder: Entity, fonts: &Fonts, theme: Theme, text: &str, key: &str) {
    let font = |font: &Handle<Font>| TextFont {
        font: FontSource::Handle(font.clone()),
        font_size: FontSize::Px(Size::Note.px()),
        ..TextFont::default()
    };
    let panel = Node {
        position_type: PositionType::Absolute,
        max_width: px(WIDEST),
        padding: UiRect::axes(px(GRID), px(GRID / 2.0)),
        border: UiRect::all(px(1)),
        border_radius: BorderRadius::all(px(5)),
        column_gap: px(GRID),
        align_items: AlignItems::Center,
        ..default()
    };
    let looks = (BackgroundColor(Tone::Lifted.color(theme)), BorderColor::all(Tone::Bar.color(theme)));
    let tip = commands.spawn((Shown, panel, looks, GlobalZIndex(40), Visibility::Hidden, Pickable::IGNORE, ChildOf(holder))).id();
    commands.spawn((Text(held_together(text)), font(&fonts.regular), TextColor(Tone::Text.color(theme)), Pickable::IGNORE, ChildOf(tip)));
    if !key.is_empty() {
        commands.spawn((Text(key.to_owned()), font(&fonts.mono), TextColor(Tone::Muted.color(theme)), Pickable::IGNORE, ChildOf(tip)));
    }
}
