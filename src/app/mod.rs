//! The desktop game. The model and the screens are plain data and plain functions; this file ties them to
//! Bevy: a window, fonts, input, time, and the board's links behind the screen.

pub mod action;
mod adjust;
mod aside;
pub mod attention;
pub mod board;
mod calls;
pub mod codex;
pub mod deputy;
mod doze;
pub mod feed;
pub mod game;
pub mod guidance;
pub mod input;
pub mod inspect;
mod kept;
pub mod kit;
pub mod model;
pub mod offers;
pub mod palette;
pub mod past;
pub mod pictures;
pub mod planning;
mod reading;
pub mod reload;
mod rounds;
pub mod runs;
pub mod screens;
pub mod settings;
mod spoken;
mod start;
pub mod trends;
pub mod truth;
mod window;

use bevy::prelude::*;
use bevy::ui::UiScale;
use bevy::window::{PrimaryWindow, RequestRedraw, WindowCloseRequested};

use self::action::{Action, Screen};
use self::kit::drawn::{Drawn, Fonts};
use self::kit::mount::{self, Mounted};
use self::kit::theme::{Theme, Tone};
use self::model::Model;

pub use self::start::run;

/// The size for which the screens are designed, in logical pixels.
pub const DESIGN: (f32, f32) = (1600.0, 900.0);
/// The screens are never shown smaller than this share of the design.
const SCALE_MIN: f32 = 0.8;

/// The model, and what has been said to it since it was last shown.
#[derive(Resource)]
pub struct Play {
    pub model: Model,
    said: Vec<Action>,
    changed: bool,
    /// How many views of the model have been shown.
    views: u64,
}

impl Play {
    pub fn new(model: Model) -> Self {
        Self { model, said: Vec::new(), changed: true, views: 0 }
    }

    /// Says whether time passes in an exercise that can be seen.
    pub fn moves(&self) -> bool {
        let model = &self.model;
        model.screen == Screen::Operations && model.overlay.is_none() && model.game.as_ref().is_some_and(game::Game::is_moving)
    }

    /// Returns how many views of the model have been shown: another number, another view.
    pub fn views(&self) -> u64 {
        self.views
    }

    /// Says something to the model; it is heard before the next view.
    pub fn say(&mut self, action: Action) {
        self.said.push(action);
    }
}

/// The root of everything on the screen.
#[derive(Resource)]
struct Stage(Entity);

/// Everything of the game but the window: works with a window and a GPU, and without both.
pub struct GamePlugin;

impl Plugin for GamePlugin {
    fn build(&self, app: &mut App) {
        app.insert_resource(ClearColor(Tone::Base.color(Theme::default())))
            .init_resource::<Mounted>()
            .init_resource::<Drawn>()
            .add_plugins((
                input::InputPlugin,
                board::links::LinksPlugin,
                board::look::LookPlugin,
                kit::fit::FitPlugin,
                kit::scrollbar::ScrollbarPlugin,
                (kit::settle::SettlePlugin, kit::tip::TipPlugin, kit::enter::EnterPlugin),
                reading::ReadingPlugin,
                (window::GameWindowPlugin, doze::DozePlugin),
            ))
            .add_systems(Startup, set_stage)
            .add_systems(Update, (watch, fit, hear, pass_time, show).chain());
    }
}

fn set_stage(mut commands: Commands, mut fonts: ResMut<Assets<Font>>) {
    commands.insert_resource(Fonts::load(&mut fonts));
    commands.spawn(Camera2d);
    let stage = commands
        .spawn((
            Node { width: percent(100), height: percent(100), ..default() },
            bevy::input_focus::tab_navigation::TabGroup::new(0),
            Pickable::IGNORE,
            kit::scrollbar::HoldsBars,
        ))
        .id();
    commands.insert_resource(Stage(stage));
}

/// Fits the design to the window: everything grows together, and wide windows get more room.
fn fit(windows: Query<&Window, With<PrimaryWindow>>, mut scale: ResMut<UiScale>, mut play: ResMut<Play>) {
    let Ok(window) = windows.single() else { return };
    let (width, height) = (window.width().max(1.0), window.height().max(1.0));
    // Larger text is a closer look: everything grows, and the screens have less room to lay themselves out in.
    let closer = f32::from(play.model.settings.text_percent) / 100.0;
    let fitted = (width / DESIGN.0).min(height / DESIGN.1).max(SCALE_MIN) * closer;
    let size = (width / fitted, height / fitted);
    if (scale.0 - fitted).abs() > 0.001 {
        scale.0 = fitted;
        play.changed = true;
    }
    if play.model.size != size {
        play.model.size = size;
        play.changed = true;
    }
}

/// The files of a scenario that somebody works on are looked at so often.
const LOOK_SECONDS: f32 = 0.4;

/// Looks whether the scenario was changed.
fn watch(time: Res<Time<Real>>, mut waited: Local<f32>, mut play: ResMut<Play>) {
    *waited += time.delta_secs();
    if *waited < LOOK_SECONDS {
        return;
    }
    *waited = 0.0;
    if play.bypass_change_detection().model.watch.as_mut().is_some_and(reload::Watch::look) {
        play.say(Action::Reread);
    }
}

/// Tells the model what was said, and that the window is being closed.
fn hear(mut play: ResMut<Play>, mut closed: MessageReader<WindowCloseRequested>, mut exit: MessageWriter<AppExit>) {
    if closed.read().count() > 0 {
        play.model.update(Action::QuitAnyway);
    }
    let said = std::mem::take(&mut play.said);
    for action in said {
        play.model.update(action);
        play.changed = true;
    }
    if play.model.closing {
        exit.write(AppExit::Success);
    }
}

/// Lets real time pass for the model, and keeps the screen awake while something moves.
fn pass_time(time: Res<Time<Real>>, mut play: ResMut<Play>, mut redraw: MessageWriter<RequestRedraw>) {
    // A long gap, as when the machine slept, is no time to decide.
    let seconds = time.delta_secs().min(0.5);
    if play.model.tick(seconds) {
        play.changed = true;
    }
    // Traffic flows only while the clock does: a stopped game leaves the machine alone.
    let lit = !play.model.cues.pulses.is_empty() || play.model.counting.is_moving();
    if play.moves() || lit {
        redraw.write(RequestRedraw);
    }
}

/// Shows the model, when it has changed.
fn show(world: &mut World) {
    if !world.resource::<Play>().changed {
        return;
    }
    let mut play = world.resource_mut::<Play>();
    play.changed = false;
    play.views += 1;
    let scale = world.resource::<UiScale>().0;
    let window_scale = world.query_filtered::<&Window, With<PrimaryWindow>>().single(world).map_or(1.0, Window::scale_factor);
    let wanted = screens::view(&world.resource::<Play>().model);
    let stage = world.resource::<Stage>().0;
    let theme = world.resource::<Play>().model.settings.theme;
    world.insert_resource(ClearColor(Tone::Base.color(theme)));
    mount::show(world, stage, wanted, scale * window_scale, theme);
}
