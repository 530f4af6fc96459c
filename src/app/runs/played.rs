//! The run on the screen: begun, kept on disk, left, taken up again, and ended.

use std::path::{Path, PathBuf};

use super::saves;
use crate::app::action::{Overlay, Page, Screen};
use crate::app::attention::counting::Counting;
use crate::app::attention::cue::Cues;
use crate::app::game::Game;
use crate::app::model::{Model, RUN_NOT_KEPT};
use crate::replay::Session;
use crate::report::Debrief;
use crate::scenario::Scenario;
use crate::scenario::ron_text::io_words;
use crate::sim::event::TimerMark;

impl Model {
    /// Notes at which minute a run is left: it goes on from there.
    pub(in crate::app) fn rest(&mut self) {
        if let Some(game) = &mut self.game {
            game.session.rest();
        }
    }

    /// Leaves a run. Its recording stays, and can be taken up again.
    pub(in crate::app) fn leave(&mut self) {
        self.rest();
        self.remember();
        self.game = None;
        self.forget_past();
        self.before.clear();
        self.look_for_runs();
    }

    pub(in crate::app) fn look_for_runs(&mut self) {
        if let Some(folder) = &self.places.saves {
            self.left = saves::left(folder, &self.scenarios, &self.shown);
        }
    }

    pub(in crate::app) fn begin(&mut self) {
        self.troubled = false;
        let mut session = Session::new(self.scenarios[self.chosen].clone(), self.seed, None);
        self.keep(&mut session, None);
        self.sit_down(session);
    }

    /// Puts a run on the screen.
    pub(in crate::app) fn sit_down(&mut self, session: Session) {
        self.codex.open(session.sim.scenario());
        let mut game = Game::new(session, self.settings.pace, self.settings.round_seconds, &self.words);
        game.speeds = self.settings.tempo.speeds();
        self.game = Some(game);
        self.cues = Cues::default();
        self.counting = Counting::default();
        self.guide.begin();
        self.forget_past();
        self.remember();
        self.before.clear();
        self.screen = Screen::Operations;
    }

    /// Chooses the scenario and the seed of a run: those that another would begin with.
    pub(in crate::app) fn choose_that_of(&mut self, scenario: &Scenario, seed: u64) {
        if let Some(number) = self.scenarios.iter().position(|known| known.id == scenario.id) {
            self.chosen = number;
        }
        self.seed = seed;
    }

    /// Takes up a run where it was left.
    pub fn resume(&mut self, path: &Path) {
        // The run that is being played is only gone back to.
        if self.screen == Screen::Runs && self.game.as_ref().and_then(|game| game.session.path()) == Some(path) {
            self.overlay = None;
            self.before.clear();
            self.screen = Screen::Operations;
            return;
        }
        // Another run that is being played is left for another day.
        self.rest();
        let recording = match saves::read(path, &self.scenarios) {
            Ok(recording) if recording.finished => return self.look_for_runs(),
            Ok(recording) => recording,
            Err(_) => return self.trouble("trouble-unreadable", path, &[]),
        };
        self.choose_that_of(&recording.scenario, recording.header.seed);
        let made_by = recording.header.game.clone();
        let mut session = match Session::resume(recording) {
            Ok(session) => session,
            Err(_) => return self.trouble("trouble-other-rules", path, &[("version", (&made_by).into())]),
        };
        self.keep(&mut session, Some(path.to_owned()));
        session.mark(TimerMark::SatDown);
        self.overlay = self.overlay.take().filter(|overlay| matches!(overlay, Overlay::Trouble(_)));
        self.sit_down(session);
        self.wait_for_the_player();
    }

    /// Halts a run that is gone on with: its time to decide begins when somebody says so.
    pub(in crate::app) fn wait_for_the_player(&mut self) {
        if let Some(game) = &mut self.game {
            game.stop();
        }
    }

    pub(in crate::app) fn keep(&mut self, session: &mut Session, path: Option<PathBuf>) {
        let path = path.or_else(|| self.places.saves.as_ref().map(|folder| saves::new_path(folder, session.sim.scenario(), self.seed)));
        if let Some(path) = path
            && let Err(error) = session.keep_in(&path)
        {
            self.trouble(RUN_NOT_KEPT, &path, &[("why", (&io_words(&error)).into())]);
            self.troubled = true;
        }
    }

    /// Ends the run and looks back at it.
    pub(in crate::app) fn end(&mut self) {
        if let Some(mut game) = self.game.take() {
            game.stop();
            game.session.finish();
            let kept = game.session.path().filter(|_| game.session.trouble().is_none()).map(Into::into);
            self.codex.watch(&game);
            let advised = std::mem::take(&mut game.deputy.advised);
            self.open_debrief(game.session, kept);
            if let Some(past) = &mut self.past {
                past.advised = advised;
            }
            self.before.clear();
            self.look_for_runs();
        }
    }

    /// Opens the debrief of a run that has ended.
    pub(in crate::app) fn open_debrief(&mut self, session: Session, kept: Option<PathBuf>) {
        self.codex.look_back(&session.sim);
        let debrief = Debrief::of(&session, &self.words);
        self.kept = kept;
        self.marker = debrief.opening();
        self.debrief = Some(debrief);
        self.page = Page::Happened;
        self.show_truth = false;
        self.keep_past(session);
        self.screen = Screen::Debrief;
        self.remember();
    }
}
