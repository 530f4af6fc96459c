//! Wheel and pointer on the board: coming closer where the pointer is, and pulling the ground along.

use bevy::input::mouse::{MouseScrollUnit, MouseWheel};
use bevy::prelude::*;
use bevy::ui::UiScale;
use bevy::window::PrimaryWindow;

use super::camera::Step;
use crate::app::Play;
use crate::app::action::Action;
use crate::app::screens::board;
use crate::app::screens::operations::Place;

/// A notch of the wheel comes closer by so much, and so many pixels of a touchpad are a notch.
const NOTCH: f32 = 1.15;
const NOTCH_PIXELS: f32 = 60.0;
/// The fastest wheel turns no further than this at once.
const NOTCHES_MAX: f32 = 6.0;

/// Brings wheel and drags to the board.
pub struct LookPlugin;

impl Plugin for LookPlugin {
    fn build(&self, app: &mut App) {
        app.init_resource::<Pulled>().add_systems(Update, (wheel, pull).before(crate::app::hear));
    }
}

/// Where the ground is held, while it is.
#[derive(Resource, Default, PartialEq)]
pub struct Pulled {
    from: Option<Vec2>,
    /// It has been pulled so far that letting go presses nothing.
    far: bool,
}

impl Pulled {
    /// Says whether the pointer pulls the board, and does not press what is under it.
    pub fn pulls(&self) -> bool {
        self.far
    }
}

/// A hand that trembles while it presses does not pull.
const TREMBLE: f32 = 6.0;

/// Returns the board's place, when it can be looked at.
fn ground(play: &Play) -> Option<Place> {
    let model = &play.model;
    board::ground_of(model).filter(|_| model.overlay.is_none())
}

/// Returns where the pointer is, in pixels of the design.
fn pointer(window: &Window, scale: &UiScale) -> Option<Vec2> {
    window.cursor_position().map(|at| at / scale.0.max(f32::EPSILON))
}

fn holds(place: Place, at: Vec2) -> bool {
    (place.x..place.x + place.w).contains(&at.x) && (place.y..place.y + place.h).contains(&at.y)
}

fn wheel(mut turns: MessageReader<MouseWheel>, windows: Query<&Window, With<PrimaryWindow>>, scale: Res<UiScale>, mut play: ResMut<Play>) {
    let notches: f32 = turns.read().map(|turn| if turn.unit == MouseScrollUnit::Line { turn.y } else { turn.y / NOTCH_PIXELS }).sum();
    let (Some(place), Some(at)) = (ground(&play), windows.single().ok().and_then(|window| pointer(window, &scale))) else { return };
    if notches != 0.0 && holds(place, at) {
        let by = NOTCH.powf(notches.clamp(-NOTCHES_MAX, NOTCHES_MAX));
        play.say(Action::Camera(Step::Zoom(by, (at.x, at.y))));
    }
}

/// Pulls the ground along with the pointer, from wherever it is taken hold of: close by, cards are everywhere.
fn pull(
    buttons: Res<ButtonInput<MouseButton>>,
    windows: Query<&Window, With<PrimaryWindow>>,
    scale: Res<UiScale>,
    mut pulled: ResMut<Pulled>,
    mut play: ResMut<Play>,
) {
    let either = [MouseButton::Left, MouseButton::Middle];
    let (Some(place), Some(at)) = (ground(&play), windows.single().ok().and_then(|window| pointer(window, &scale))) else {
        pulled.set_if_neq(Pulled::default());
        return;
    };
    match pulled.from {
        Some(from) if buttons.any_pressed(either) && (pulled.far || from.distance(at) > TREMBLE) => {
            if from != at {
                play.say(Action::Camera(Step::Drag(at.x - from.x, at.y - from.y)));
            }
            let far = board::on_screen(&play.model).is_some_and(|(game, _)| game.camera.zoom > 1.0);
            *pulled = Pulled { from: Some(at), far };
        }
        Some(_) if buttons.any_pressed(either) => {}
        Some(_) => *pulled = Pulled::default(),
        None if buttons.any_just_pressed(either) && holds(place, at) => pulled.from = Some(at),
        None => {}
    }
}
