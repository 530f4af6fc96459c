//! Keys, pointer and assistive technology: everything that comes in becomes an [`Action`].

use bevy::a11y::ActionRequest;
use bevy::clipboard::Clipboard;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::directional_navigation::DirectionalNavigationPlugin;
use bevy::input_focus::tab_navigation::TabNavigationPlugin;
use bevy::input_focus::{FocusCause, FocusedInput, InputFocus, InputFocusVisible};
use bevy::math::CompassOctant;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigator;
use bevy::ui::{ComputedNode, InteractionDisabled, Pressed, UiGlobalTransform};
use bevy::ui_widgets::{Activate, ScrollIntoView};
use bevy::window::PrimaryWindow;

use super::Play;
use super::action::{Action, Overlay, Screen, Thing, Vain};
use super::board::camera::Step;
use super::deputy::Wish;
use super::game::Game;
use super::kit::entry::{self, Field, Stroke};
use super::kit::mount::{HearsTyping, OnFocus, OnPoint, OnPress, Rest, Slides, Sought};
use super::kit::theme::{Theme, Tone};
use super::kit::tip::Resting;
use super::model::Model;
use super::runs::Deed;
use super::screens;
use crate::scenario::Minute;

/// The marker of the debrief goes so many minutes with an arrow key, with Shift held, and with a page key.
struct Steps {
    usual: i32,
    small: i32,
    page: i32,
}

const OF_WEEKS: Steps = Steps { usual: 3 * 60, small: 10, page: 24 * 60 };
const OF_A_DAY: Steps = Steps { usual: 15, small: 1, page: 2 * 60 };
/// What ends within so many minutes is looked at in the smaller steps.
const SHORT_RUN: Minute = Minute(36 * 60);

fn steps(model: &Model) -> Steps {
    match &model.debrief {
        Some(debrief) if debrief.end <= SHORT_RUN => OF_A_DAY,
        _ => OF_WEEKS,
    }
}

/// Brings input to the model.
pub struct InputPlugin;

impl Plugin for InputPlugin {
    fn build(&self, app: &mut App) {
        // Without a window nobody else brings these messages.
        app.add_message::<ActionRequest>()
            .add_plugins((TabNavigationPlugin, DirectionalNavigationPlugin))
            .add_observer(press)
            .add_observer(heed_key)
            .add_observer(press_slider)
            .add_observer(drag_slider)
            .add_systems(Update, (assist, point, light_up.after(point), seek).before(super::hear));
    }
}

/// A button was pressed, by pointer, key or assistive technology.
fn press(
    activate: On<Activate>,
    buttons: Query<(&OnPress, Has<InteractionDisabled>)>,
    pulled: Res<super::board::look::Pulled>,
    visible: Res<InputFocusVisible>,
    mut focus: ResMut<InputFocus>,
    mut play: ResMut<Play>,
) {
    // Who pulls the board along lets go over some card, and means nothing by it.
    if pulled.pulls() {
        return;
    }
    if let Ok((OnPress(action), false)) = buttons.get(activate.entity) {
        play.say(action.clone());
    }
    // What was clicked does not keep the keyboard: Space is for the clock, and must not press it again.
    if !visible.0 && play.model.screen == Screen::Operations {
        focus.clear();
    }
}

/// Brings what is pointed at into sight, once it has its place.
fn seek(sought: Query<Entity, Added<Sought>>, mut placed: Local<Vec<Entity>>, mut commands: Commands) {
    for entity in placed.drain(..) {
        commands.trigger(ScrollIntoView { entity });
    }
    placed.extend(&sought);
}

/// Clicks and focus that assistive technology asks for. Bevy hands them over and does nothing with them.
fn assist(
    mut requests: MessageReader<ActionRequest>,
    buttons: Query<&OnPress>,
    sliders: Query<(), With<Slides>>,
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut play: ResMut<Play>,
    mut commands: Commands,
) {
    for request in requests.read() {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else { continue };
        if sliders.contains(entity) {
            let step = steps(&play.model).usual;
            match request.action {
                accesskit::Action::Increment => play.say(Action::Nudge(step)),
                accesskit::Action::Decrement => play.say(Action::Nudge(-step)),
                accesskit::Action::Focus => focus.set(entity, FocusCause::Navigated),
                _ => {}
            }
            continue;
        }
        if !buttons.contains(entity) {
            continue;
        }
        match request.action {
            accesskit::Action::Click => {
                visible.0 = true;
                commands.trigger(Activate { entity });
            }
            accesskit::Action::Focus => focus.set(entity, FocusCause::Navigated),
            _ => {}
        }
    }
}

/// Where on a slider the pointer is, as a share of its breadth.
fn share_at(sliders: &Sliders<'_, '_>, windows: &Windows<'_, '_>, entity: Entity, position: Vec2) -> Option<f32> {
    let (node, at) = sliders.get(entity).ok()?;
    // Nodes are measured in physical pixels, the pointer in logical ones.
    let across = node.normalize_point(*at, position * windows.single().ok()?.scale_factor())?;
    Some((across.x + 0.5).clamp(0.0, 1.0))
}

type Windows<'w, 's> = Query<'w, 's, &'static Window, With<PrimaryWindow>>;
type Sliders<'w, 's> = Query<'w, 's, (&'static ComputedNode, &'static UiGlobalTransform), With<Slides>>;

fn press_slider(press: On<Pointer<Press>>, sliders: Sliders<'_, '_>, windows: Windows<'_, '_>, mut play: ResMut<Play>) {
    if let Some(share) = share_at(&sliders, &windows, press.entity, press.pointer_location.position) {
        play.say(Action::Scrub(share));
    }
}

fn drag_slider(drag: On<Pointer<Drag>>, sliders: Sliders<'_, '_>, windows: Windows<'_, '_>, mut play: ResMut<Play>) {
    if let Some(share) = share_at(&sliders, &windows, drag.entity, drag.pointer_location.position) {
        play.say(Action::Scrub(share));
    }
}

/// Keys that no focused element has taken for itself.
fn heed_key(
    mut event: On<FocusedInput<KeyboardInput>>,
    windows: Query<Entity, With<PrimaryWindow>>,
    lines: Query<(), With<HearsTyping>>,
    keys: Res<ButtonInput<KeyCode>>,
    clipboard: Option<ResMut<Clipboard>>,
    mut tips: ResMut<Resting>,
    mut play: ResMut<Play>,
    mut navigator: AutoDirectionalNavigator,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
) {
    if !windows.contains(event.focused_entity) || event.input.state != ButtonState::Pressed {
        return;
    }
    let control = is_held(&keys, &[KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::SuperLeft, KeyCode::SuperRight]);
    // The palette hears every key, wherever the focus has gone.
    let focused = navigator.input_focus().is_some_and(|focused| lines.contains(focused));
    let hears = focused || play.model.overlay == Some(Overlay::Palette);
    // A tip stands in the way of what is under it, and goes first; not where somebody types, whose Esc is meant for that.
    if !hears && event.input.key_code == KeyCode::Escape && tips.dismiss() {
        event.propagate(false);
        return;
    }
    if hears && let Some(action) = entry::heard(&event.input, control) {
        play.say(action);
        event.propagate(false);
        return;
    }
    if hears && control && event.input.key_code == KeyCode::KeyV {
        if let Some(Ok(text)) = clipboard.and_then(|mut clipboard| clipboard.fetch_text().poll_result()) {
            play.say(Action::Type(Stroke::Text(text)));
        }
        event.propagate(false);
        return;
    }
    let alternate = is_held(&keys, &[KeyCode::AltLeft, KeyCode::AltRight]);
    if let Some(action) = of_plan(&play.model, event.input.key_code, alternate) {
        play.say(action);
        event.propagate(false);
        return;
    }
    let direction = match event.input.key_code {
        KeyCode::ArrowUp => Some(CompassOctant::North),
        KeyCode::ArrowDown => Some(CompassOctant::South),
        KeyCode::ArrowLeft => Some(CompassOctant::West),
        KeyCode::ArrowRight => Some(CompassOctant::East),
        _ => None,
    };
    // With Shift the marker goes in small steps.
    let steps = steps(&play.model);
    let step = if keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]) { steps.small } else { steps.usual };
    let in_debrief = play.model.screen == Screen::Debrief && play.model.overlay.is_none();
    if let Some(direction) = direction {
        match direction {
            CompassOctant::West if in_debrief => play.say(Action::Nudge(-step)),
            CompassOctant::East if in_debrief => play.say(Action::Nudge(step)),
            direction => {
                visible.0 = true;
                if let Ok(entity) = navigator.navigate(direction) {
                    commands.trigger(ScrollIntoView { entity });
                }
            }
        }
        event.propagate(false);
        return;
    }
    if event.input.repeat {
        return;
    }
    let action = if control { with_control(&play.model, event.input.key_code) } else { shortcut(&play, &event.input) };
    if let Some(action) = action {
        // What a key opens is answered by keys: the mark shows on what.
        if matches!(action, Action::Open(_) | Action::Back | Action::Write(_) | Action::Go(_) | Action::Deputy(_)) {
            visible.0 = true;
        }
        play.say(action);
        event.propagate(false);
    }
}

/// Says whether one of these keys is held. On a slow machine it may have come and gone within this very frame.
fn is_held(keys: &ButtonInput<KeyCode>, any: &[KeyCode]) -> bool {
    any.iter().any(|key| keys.pressed(*key) || keys.just_pressed(*key) || keys.just_released(*key))
}

/// Returns what a key does to the marked order of the plan.
fn of_plan(model: &Model, key: KeyCode, alternate: bool) -> Option<Action> {
    let game = model.game.as_ref().filter(|_| model.screen == Screen::Operations && model.overlay.is_none())?;
    let marked = game.marked_order()?;
    match key {
        KeyCode::ArrowUp if alternate => Some(Action::PlanEarlier(marked)),
        KeyCode::ArrowDown if alternate => Some(Action::PlanLater(marked)),
        KeyCode::Delete if game.marked.is_some() => Some(Action::Unplan(marked)),
        _ => None,
    }
}

/// Returns what a key means while Ctrl is held.
fn with_control(model: &Model, key: KeyCode) -> Option<Action> {
    let in_play = model.screen == Screen::Operations && model.overlay.is_none();
    match (key, &model.overlay) {
        (KeyCode::KeyK, None | Some(Overlay::Palette | Overlay::Menu | Overlay::Keys)) => Some(Action::Write(Field::Palette)),
        (KeyCode::KeyZ, None) if in_play => Some(Action::Undo),
        (KeyCode::KeyY, None) if in_play => Some(Action::Redo),
        _ => None,
    }
}

/// Returns what a key means on the screen that is shown.
fn shortcut(play: &Play, input: &KeyboardInput) -> Option<Action> {
    let model = &play.model;
    match input.key_code {
        KeyCode::Escape => return Some(Action::Back),
        KeyCode::F11 => return Some(Action::SetFullscreen(!model.settings.fullscreen)),
        _ => {}
    }
    if model.overlay.is_some() {
        return None;
    }
    if model.screen == Screen::Debrief {
        match input.key_code {
            KeyCode::PageUp => return Some(Action::Nudge(-steps(model).page)),
            KeyCode::PageDown => return Some(Action::Nudge(steps(model).page)),
            KeyCode::Home => return Some(Action::Scrub(0.0)),
            KeyCode::End => return Some(Action::Scrub(1.0)),
            _ => {}
        }
    }
    let letter = match &input.logical_key {
        Key::Character(letter) => letter.to_lowercase(),
        Key::Space => " ".to_owned(),
        _ => return None,
    };
    if letter == "x" && matches!(model.screen, Screen::Title | Screen::Operations | Screen::Debrief) {
        return Some(Action::Go(Screen::Codex));
    }
    if model.screen == Screen::Runs {
        let back = letter == "u" && !model.runs.bin.is_empty();
        return back.then_some(Action::Runs(Deed::BringBack(0)));
    }
    if screens::board::on_screen(model).is_some()
        && let Some(action) = on_board(&letter)
    {
        return Some(action);
    }
    if model.screen != Screen::Operations {
        return None;
    }
    match letter.as_str() {
        " " | "p" => Some(Action::Toggle),
        "1" => Some(Action::Speed(0)),
        "2" => Some(Action::Speed(1)),
        "3" => Some(Action::Speed(2)),
        "4" => Some(Action::Speed(3)),
        "n" => model.game.as_ref().map(Game::goes_on),
        "c" => model.game.as_ref().map(|game| game.gives_nothing().map_or(Action::Commit, Action::InVain)),
        "u" => model.game.as_ref().map(|game| if game.edits.can_undo() { Action::Undo } else { Action::InVain(Vain::Undo) }),
        "g" => model.game.as_ref().map(|game| game.news().map_or(Action::InVain(Vain::News), Action::Select)),
        "d" => Some(Action::Deputy(Wish::Ask)),
        "h" => Some(Action::Select(Thing::Cell)),
        "r" => Some(Action::ShowGuide(model.guide.hidden)),
        "?" => Some(Action::Open(Overlay::Keys)),
        "a" => model.game.as_ref().map(|game| match game.questions().first() {
            Some((inject, _)) => Action::Open(Overlay::Ask(*inject)),
            None => Action::InVain(Vain::Answer),
        }),
        _ => None,
    }
}

/// Returns what a key means on a board, in play and in the debrief.
fn on_board(letter: &str) -> Option<Action> {
    match letter {
        "+" | "=" => Some(Action::Camera(Step::Closer)),
        "-" => Some(Action::Camera(Step::Farther)),
        "0" => Some(Action::Camera(Step::Whole)),
        "/" => Some(Action::Write(Field::Search)),
        _ => None,
    }
}

/// What the pointer or the focus has come to speaks up.
fn point(
    hovered: Query<(&Hovered, &OnPoint), Changed<Hovered>>,
    focused: Query<&OnPoint>,
    heeding: Query<&OnFocus>,
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    mut last: Local<Option<Entity>>,
    mut play: ResMut<Play>,
    mut commands: Commands,
) {
    // What the pointer has left falls silent before the next speaks.
    for (hovered, OnPoint(action)) in &hovered {
        if !hovered.get() && matches!(action, Action::Glance(_)) {
            play.say(Action::Glance(None));
        }
    }
    for (hovered, OnPoint(action)) in &hovered {
        if hovered.get() {
            play.say(action.clone());
        }
    }
    if focus.get() != *last {
        if last.is_some_and(|last| focused.get(last).is_ok_and(|OnPoint(action)| matches!(action, Action::Glance(_)))) {
            play.say(Action::Glance(None));
        }
        *last = focus.get();
        if let Some(entity) = focus.get() {
            if let Ok(OnPoint(action)) = focused.get(entity) {
                play.say(action.clone());
            }
            // A click has the focus too, and must not pull away what is clicked on.
            if let (true, Ok(OnFocus(action))) = (visible.0, heeding.get(entity)) {
                play.say(action.clone());
            }
            commands.trigger(ScrollIntoView { entity });
        }
    }
}

type Changing = Or<(Changed<Hovered>, Changed<Rest>, Added<Pressed>)>;

/// Shows what is under the pointer, and what has the focus.
fn light_up(
    mut buttons: Query<(Entity, &Hovered, &Rest, Has<InteractionDisabled>, &mut BackgroundColor), Changing>,
    outlined: Query<Entity, With<Outline>>,
    focusable: Query<(), Or<(With<OnPress>, With<Slides>)>>,
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    play: Res<Play>,
    mut last: Local<Theme>,
    mut commands: Commands,
) {
    let theme = play.model.settings.theme;
    for (_, hovered, rest, disabled, mut ground) in &mut buttons {
        let lifted = match rest.fill {
            Tone::Raised | Tone::Panel if hovered.get() && !disabled => Tone::Lifted,
            other => other,
        };
        ground.set_if_neq(BackgroundColor(lifted.color(theme)));
    }
    let other_theme = std::mem::replace(&mut *last, theme) != theme;
    if other_theme || focus.is_changed() || visible.is_changed() {
        let wanted = focus.get().filter(|entity| visible.0 && focusable.contains(*entity));
        for entity in &outlined {
            if Some(entity) != wanted {
                commands.entity(entity).try_remove::<Outline>();
            }
        }
        if let Some(entity) = wanted {
            commands.entity(entity).try_insert(Outline { width: px(2), offset: px(1), color: Tone::Text.color(theme) });
        }
    }
}
