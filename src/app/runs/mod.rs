//! The screen of all runs: what the player does there, and what is said about it.

mod about;
mod damage;
mod played;
pub mod saves;
pub mod shelf;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use self::shelf::{Run, Standing, Thrown};
use crate::app::action::Screen;
use crate::app::kit::entry::{Entry, Field, Stroke};
use crate::app::model::Model;
use crate::replay::Session;
use crate::scenario::ron_text::io_words;

/// Playing a run through again takes a moment: so many are, when the list is opened.
const SCORED_AT_ONCE: usize = 6;

/// What is shown of the runs on disk.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    pub list: Vec<Run>,
    pub bin: Vec<Thrown>,
    pub chosen: Option<PathBuf>,
    /// What was done last, in words.
    pub said: Option<Said>,
}

/// What was done, or why it was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub failed: bool,
}

/// What a player does with a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Choose(PathBuf),
    /// Opens the debrief of a run that has ended.
    LookBack(PathBuf),
    /// Begins to type its name.
    Name(PathBuf),
    ThrowAway(PathBuf),
    /// By its place in the bin.
    BringBack(usize),
    EmptyBin,
    CopyOut(PathBuf),
}

impl Runs {
    pub fn chosen(&self) -> Option<&Run> {
        self.list.iter().find(|run| Some(&run.path) == self.chosen.as_ref())
    }
}

impl Model {
    /// Looks at what is on disk. What was chosen stays chosen while it is there.
    pub fn list_runs(&mut self) {
        let Some(folder) = self.places.saves.clone() else { return };
        let now = SystemTime::now();
        self.runs.list = shelf::list(&folder, &self.scenarios, &self.shown, now);
        self.runs.bin = shelf::thrown(&folder, &self.scenarios, &self.shown, now);
        if self.runs.chosen().is_none() {
            self.runs.chosen = self.runs.list.first().map(|run| run.path.clone());
        }
        self.score_runs();
    }

    /// Does what the player wants done with a run.
    pub fn on_runs(&mut self, deed: Deed) {
        self.runs.said = None;
        match deed {
            Deed::Choose(path) => {
                self.entry = None;
                self.runs.chosen = Some(path);
                self.score_runs();
            }
            Deed::LookBack(path) => self.look_back_at(&path),
            Deed::Name(path) => {
                self.runs.chosen = Some(path);
                // It begins with what it is called now, all marked: what is typed takes its place.
                let text = self.runs.chosen().map(|run| run.called().to_owned()).unwrap_or_default();
                let mut entry = Entry::with(Field::Name, text);
                entry.hear(Stroke::All, 0);
                self.entry = Some(entry);
            }
            Deed::ThrowAway(path) => self.throw_away(&path),
            Deed::BringBack(number) => self.bring_back(number),
            Deed::EmptyBin => {
                self.overlay = None;
                let Some(folder) = self.places.saves.clone() else { return };
                let emptied = shelf::empty_bin(&folder);
                self.say_done(emptied.map(|()| self.words.get("runs-said-emptied")), &folder);
                self.list_runs();
            }
            Deed::CopyOut(path) => self.copy_out(&path),
        }
    }

    fn say_done(&mut self, done: std::io::Result<String>, path: &Path) {
        let said = match done {
            Ok(text) => Said { text, failed: false },
            Err(error) => {
                let place = path.display().to_string();
                let why = io_words(&error);
                Said { text: self.words.say("runs-said-failed", &[("path", (&place).into()), ("why", (&why).into())]), failed: true }
            }
        };
        self.runs.said = Some(said);
    }

    /// Calls the chosen run by what was typed.
    pub fn call_run(&mut self, name: &str) {
        let Some(path) = self.runs.chosen.clone() else { return };
        // Who keeps the title of the scenario has not named it.
        let name = if self.runs.chosen().is_some_and(|run| run.name.is_none() && run.title == name) { "" } else { name };
        let called = shelf::call(&path, name);
        self.say_done(called.map(|()| self.words.get("runs-said-named")), &path);
        self.list_runs();
        self.look_for_runs();
    }

    fn throw_away(&mut self, path: &Path) {
        if self.game.as_ref().and_then(|game| game.session.path()) == Some(path) {
            self.runs.said = Some(Said { text: self.words.get("runs-said-in-play"), failed: true });
            return;
        }
        let at = self.runs.list.iter().position(|run| run.path == path).unwrap_or(0);
        let thrown = shelf::throw_away(path, SystemTime::now());
        self.say_done(thrown.map(|_| self.words.get("runs-said-thrown")), path);
        self.list_runs();
        // The one that has moved up is chosen, as in any list.
        self.runs.chosen = self.runs.list.get(at).or(self.runs.list.last()).map(|run| run.path.clone());
        self.look_for_runs();
    }

    fn bring_back(&mut self, number: usize) {
        let (Some(thrown), Some(folder)) = (self.runs.bin.get(number).cloned(), self.places.saves.clone()) else { return };
        let back = shelf::bring_back(&folder, &thrown);
        if let Ok(path) = &back {
            self.runs.chosen = Some(path.clone());
        }
        self.say_done(back.map(|_| self.words.get("runs-said-back")), &thrown.run.path);
        self.list_runs();
        self.look_for_runs();
    }

    fn copy_out(&mut self, path: &Path) {
        let folder = self.places.documents.clone();
        let run = self.runs.list.iter().find(|run| run.path == path).cloned();
        let (Some(folder), Some(run)) = (folder, run) else { return };
        let copied = shelf::copy_out(&run, &folder);
        let text = copied.map(|to| {
            let place = to.display().to_string();
            self.words.say("runs-said-copied", &[("path", (&place).into())])
        });
        self.say_done(text, &folder);
    }

    /// Plays a run that has ended through again, to look back at it.
    fn look_back_at(&mut self, path: &Path) {
        let Some(session) = self.session_of(path) else { return };
        // A run that is being played is left for another day.
        self.leave();
        self.choose_that_of(session.sim.scenario(), session.sim.seed());
        self.codex.open(session.sim.scenario());
        self.open_debrief(session, Some(path.to_owned()));
        self.before = vec![Screen::Title, Screen::Runs];
    }

    /// Takes a recording up for looking only: nothing is written. Says why it cannot be.
    fn session_of(&mut self, path: &Path) -> Option<Session> {
        let Ok(recording) = saves::read(path, &self.scenarios) else {
            self.trouble("trouble-unreadable", path, &[]);
            return None;
        };
        let made_by = recording.header.game.clone();
        match Session::resume(recording) {
            Ok(session) => Some(session),
            Err(_) => {
                self.trouble("trouble-other-rules", path, &[("version", (&made_by).into())]);
                None
            }
        }
    }

    /// Finds out what runs were worth that have ended and of which nobody has noted it: the chosen one, and some
    /// of the latest.
    fn score_runs(&mut self) {
        let unknown = |run: &&Run| run.standing == Standing::Ended && run.score.is_none();
        let chosen = self.runs.chosen().filter(unknown);
        let paths: Vec<PathBuf> =
            chosen.into_iter().chain(self.runs.list.iter().filter(unknown).take(SCORED_AT_ONCE)).map(|run| run.path.clone()).collect();
        for path in paths {
            let recording = saves::read(&path, &self.scenarios).ok();
            let Some(session) = recording.and_then(|recording| Session::resume(recording).ok()) else { continue };
            let score = session.sim.standing().score.total;
            // Where it cannot be noted it is worked out again the next time.
            let _ = shelf::note_score(&path, score);
            if let Some(run) = self.runs.list.iter_mut().find(|run| run.path == path) {
                run.score = Some(score);
            }
        }
    }
}
