//! Keys, pointer and assistive technology: everything that comes in becomes an [`Action`].

use bevy::a11y::ActionRequest;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::directional_navigation::DirectionalNavigationPlugin;
use bevy::input_focus::tab_navigation::TabNavigationPlugin;
use bevy::input_focus::{FocusCause, FocusedInput, InputFocus, InputFocusVisible};
use bevy::math::CompassOctant;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigator;
use bevy::ui::{InteractionDisabled, Pressed};
use bevy::ui_widgets::{Activate, ScrollIntoView};
use bevy::window::PrimaryWindow;

use super::Play;
use super::action::{Action, Leap, Overlay, Screen, Thing};
use super::kit::entry;
use super::kit::mount::{HearsTyping, OnPoint, OnPress, Rest, Sought};
use super::kit::theme::{Theme, Tone};
use super::runs::Deed;
use crate::cli::play::Pace;

/// Brings input to the model.
pub struct InputPlugin;

impl Plugin for InputPlugin {
    fn build(&self, app: &mut App) {
        // Without a window nobody else brings these messages.
        app.add_message::<ActionRequest>()
            .add_plugins((TabNavigationPlugin, DirectionalNavigationPlugin))
            .add_observer(press)
            .add_observer(heed_key)
            .add_systems(Update, (assist, point, light_up.after(point), seek).before(super::hear));
    }
}

/// A button was pressed, by pointer, key or assistive technology.
fn press(
    activate: On<Activate>,
    buttons: Query<(&OnPress, Has<InteractionDisabled>)>,
    visible: Res<InputFocusVisible>,
    mut focus: ResMut<InputFocus>,
    mut play: ResMut<Play>,
) {
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
    mut focus: ResMut<InputFocus>,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
) {
    for request in requests.read() {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else { continue };
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

/// Keys that no focused element has taken for itself.
fn heed_key(
    mut event: On<FocusedInput<KeyboardInput>>,
    windows: Query<Entity, With<PrimaryWindow>>,
    lines: Query<(), With<HearsTyping>>,
    keys: Res<ButtonInput<KeyCode>>,
    mut play: ResMut<Play>,
    mut navigator: AutoDirectionalNavigator,
    mut visible: ResMut<InputFocusVisible>,
    mut commands: Commands,
) {
    if !windows.contains(event.focused_entity) || event.input.state != ButtonState::Pressed {
        return;
    }
    let focused = navigator.manual_directional_navigation.focus.get();
    if focused.is_some_and(|focused| lines.contains(focused)) {
        let control = keys.any_pressed([KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::SuperLeft, KeyCode::SuperRight]);
        if let Some(action) = entry::heard(&event.input, control) {
            play.say(action);
            event.propagate(false);
            return;
        }
    }
    let direction = match event.input.key_code {
        KeyCode::ArrowUp => Some(CompassOctant::North),
        KeyCode::ArrowDown => Some(CompassOctant::South),
        KeyCode::ArrowLeft => Some(CompassOctant::West),
        KeyCode::ArrowRight => Some(CompassOctant::East),
        _ => None,
    };
    let in_debrief = play.model.screen == Screen::Debrief && play.model.overlay.is_none();
    if let Some(direction) = direction {
        match direction {
            CompassOctant::West if in_debrief => play.say(Action::Nudge(-3)),
            CompassOctant::East if in_debrief => play.say(Action::Nudge(3)),
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
    if let Some(action) = shortcut(&play, &event.input) {
        // What a key opens is answered by keys: the mark shows on what.
        if matches!(action, Action::Open(_) | Action::Back) {
            visible.0 = true;
        }
        play.say(action);
        event.propagate(false);
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
    let letter = match &input.logical_key {
        Key::Character(letter) => letter.to_lowercase(),
        Key::Space => " ".to_owned(),
        _ => return None,
    };
    if model.screen == Screen::Runs {
        let back = letter == "u" && !model.runs.bin.is_empty();
        return back.then_some(Action::Runs(Deed::BringBack(0)));
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
        "n" if model.pace() == Pace::Rounds => Some(Action::Commit),
        "n" => Some(Action::Leap(Leap::Decision)),
        "c" => Some(Action::Commit),
        "u" => Some(Action::Undo),
        "h" => Some(Action::Select(Thing::Cell)),
        "g" => Some(Action::ShowGuide(model.guide.hidden)),
        "?" => Some(Action::Open(Overlay::Keys)),
        "a" => model.game.as_ref().and_then(|game| game.questions().first().map(|(inject, _)| Action::Open(Overlay::Ask(*inject)))),
        _ => None,
    }
}

/// What the pointer or the focus has come to speaks up.
fn point(
    hovered: Query<(&Hovered, &OnPoint), Changed<Hovered>>,
    focused: Query<&OnPoint>,
    focus: Res<InputFocus>,
    mut last: Local<Option<Entity>>,
    mut play: ResMut<Play>,
    mut commands: Commands,
) {
    for (hovered, OnPoint(action)) in &hovered {
        if hovered.get() {
            play.say(action.clone());
        }
    }
    if focus.get() != *last {
        *last = focus.get();
        if let Some(entity) = focus.get() {
            if let Ok(OnPoint(action)) = focused.get(entity) {
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
    focusable: Query<(), With<OnPress>>,
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
