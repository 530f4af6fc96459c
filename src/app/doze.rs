//! When the screen may sleep: it is drawn when something comes in, for as long as something moves, and else hardly ever. A
//! run that stands still costs next to nothing.

use std::time::Duration;

use bevy::a11y::ActionRequest;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::{MouseButtonInput, MouseWheel};
use bevy::prelude::*;
use bevy::window::{CursorMoved, RequestRedraw, WindowResized};
use bevy::winit::{UpdateMode, WinitSettings};

use super::Play;
use super::action::Screen;
use super::game::Clock;
use super::model::Model;

/// So often it is looked whether something has come that nobody calls out.
const LOOK: Duration = Duration::from_millis(250);
/// So long it sleeps when nothing of the kind can come; Ctrl-C in the terminal is noticed then.
const SLEEP: Duration = Duration::from_secs(2);
/// What comes in may need so many frames until all of it stands where it belongs.
const FRAMES: u8 = 3;

/// Lets the screen sleep.
pub struct DozePlugin;

impl Plugin for DozePlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, (settle_down, doze).after(super::show));
    }
}

impl Model {
    /// Says whether something may change on the screen that no input calls out: a countdown, a deputy who thinks, decisions that are
    /// weighed, files that are watched.
    pub fn waits(&self) -> bool {
        let deciding = || self.game.as_ref().is_some_and(|game| matches!(game.clock, Clock::Deciding { left } if left.is_finite()));
        let thinks = || self.game.as_ref().is_some_and(|game| game.deputy.thinks_of().is_some());
        match self.screen {
            _ if self.watch.is_some() || thinks() => true,
            Screen::Operations => self.overlay.is_none() && deciding(),
            Screen::Debrief => self.past.as_ref().is_some_and(|past| past.asking.is_some()),
            _ => false,
        }
    }
}

/// Draws some frames more after anything has come in.
fn settle_down(
    mut keys: MessageReader<KeyboardInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut wheel: MessageReader<MouseWheel>,
    mut pointer: MessageReader<CursorMoved>,
    mut sizes: MessageReader<WindowResized>,
    mut asked: MessageReader<ActionRequest>,
    play: Res<Play>,
    mut views: Local<u64>,
    mut left: Local<u8>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let came = [
        keys.read().count(),
        buttons.read().count(),
        wheel.read().count(),
        pointer.read().count(),
        sizes.read().count(),
        asked.read().count(),
    ];
    if came.iter().sum::<usize>() > 0 || *views != play.views() {
        *views = play.views();
        *left = FRAMES;
    }
    if *left > 0 {
        *left -= 1;
        redraw.write(RequestRedraw);
    }
}

/// Sleeps as long as nothing can come that nobody calls out.
fn doze(play: Res<Play>, settings: Option<ResMut<WinitSettings>>) {
    let Some(mut settings) = settings else { return };
    let wait = if play.model.waits() { LOOK } else { SLEEP };
    let (focused, unfocused) = (UpdateMode::reactive(wait), UpdateMode::reactive_low_power(wait));
    if settings.focused_mode != focused {
        settings.focused_mode = focused;
    }
    if settings.unfocused_mode != unfocused {
        settings.unfocused_mode = unfocused;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use crate::app::deputy::Wish;
    use crate::app::model::Places;
    use crate::app::settings::{NO_LIMIT, Settings};
    use crate::cli::play::Pace;

    #[test]
    fn only_a_countdown_a_deputy_and_what_is_weighed_keep_the_screen_awake() {
        let settings = Settings { pace: Pace::Rounds, ..Settings::default() };
        let mut model = Model::new(vec![crate::testing::albania()], settings, Places::default(), 7);
        assert!(!model.waits(), "nothing counts on the title");
        model.update(Action::Begin);
        assert!(model.waits(), "the time to decide runs");
        model.update(Action::Toggle);
        assert!(!model.waits(), "a halted round stands");
        model.update(Action::SetRound(NO_LIMIT));
        model.update(Action::Toggle);
        assert!(!model.waits(), "without a limit nothing runs");
        model.update(Action::Deputy(Wish::Ask));
        assert!(model.waits(), "a bar fills");
        model.update(Action::Close);
        assert!(model.waits(), "and stands on its button when the dialog is closed");
        model.update(Action::Deputy(Wish::Stop));
        assert!(!model.waits());
        model.update(Action::EndExercise);
        assert!(model.waits(), "decisions are being weighed");
        while model.past.as_ref().is_some_and(|past| past.asking.is_some()) {
            assert!(model.waits(), "now over futures");
            model.tick(0.1);
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(!model.waits());
    }
}
