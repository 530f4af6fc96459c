//! The scenario of an author at work: read again when its files change, and the run played anew up to the same minute.
//!
//! A scenario that has errors is told over the game; the game stays as it was.

use std::path::PathBuf;

use super::action::{Overlay, Thing};
use super::board::camera::Camera;
use super::game::Game;
use super::model::Model;
use crate::looks::{Looks, files, looks};
use crate::replay::anew::{Lost, said_in};
use crate::scenario::library::Shelf;
use crate::scenario::names::Id;
use crate::scenario::{Scenario, load};

/// Files of a scenario that somebody works on.
pub struct Watch {
    shelf: Shelf,
    /// What the scenario is read from.
    files: Vec<PathBuf>,
    /// How the files were when they were last read.
    read: Looks,
    /// How they were when they were last looked at: what still changes is left alone.
    seen: Looks,
    /// What was said in the run and has no meaning as the scenario is now.
    lost: Vec<Lost>,
    /// What came of the last reading, until time passes.
    pub note: Option<String>,
}

impl Watch {
    /// Begins to watch what was named. What comes with the game does not change.
    pub fn of(shelf: Shelf) -> Option<Self> {
        let files = files(&shelf)?;
        let read = looks(&files);
        Some(Self { shelf, files, seen: read.clone(), read, lost: Vec::new(), note: None })
    }

    /// Looks at the files. Returns whether they have changed since they were read, and are at rest.
    pub fn look(&mut self) -> bool {
        let now = looks(&self.files);
        let rests = now == self.seen;
        let differs = now != self.read;
        self.seen = now;
        if rests && differs {
            // It may name other parts now.
            self.files = files(&self.shelf).unwrap_or_default();
            self.read = looks(&self.files);
            self.seen.clone_from(&self.read);
        }
        rests && differs
    }
}

impl Model {
    /// Reads the watched scenario again. Where it has errors, they are shown and everything stays as it was.
    pub(super) fn reread(&mut self) {
        let Some(watch) = &self.watch else { return };
        match load(&watch.shelf) {
            Err(problems) => {
                if let Some(game) = &mut self.game {
                    game.stop();
                }
                self.entry = None;
                self.overlay = Some(Overlay::Problems(problems.render(false).trim_end().to_owned()));
            }
            Ok((scenario, _)) => {
                if matches!(self.overlay, Some(Overlay::Problems(_))) {
                    self.overlay = None;
                }
                let before = std::mem::replace(&mut self.scenarios[WATCHED], scenario.clone());
                self.shown[WATCHED] = self.words.shown(&scenario);
                if self.game.as_ref().is_some_and(|game| game.session.sim.scenario().digest == before.digest) {
                    self.play_anew();
                } else if let Some(watch) = &mut self.watch {
                    watch.lost.clear();
                }
            }
        }
    }

    /// Plays the run anew in the scenario as it is now, up to the minute where it stands.
    fn play_anew(&mut self) {
        let Some(old) = self.game.take() else { return };
        let scenario = self.scenarios[WATCHED].clone();
        let said_before = self.watch.as_mut().map(|watch| std::mem::take(&mut watch.lost)).unwrap_or_default();
        if !said_before.is_empty() && matches!(self.overlay, Some(Overlay::Trouble(_))) {
            // It told what was lost then.
            self.overlay = None;
        }
        let (mut session, lost) = old.session.anew(&scenario, &said_before);
        self.keep(&mut session, old.session.path().map(Into::into));

        let mut game = Game::new(session, old.pace, self.settings.round_seconds, &self.words);
        (game.speed, game.speeds, game.filter) = (old.speed, old.speeds, old.filter);
        let before = old.session.sim.scenario();
        game.selected = same_thing(old.selected, before, &scenario);
        if scenario.names.all(crate::scenario::names::Kind::System).eq(before.names.all(crate::scenario::names::Kind::System)) {
            game.camera = old.camera;
        } else {
            game.camera = Camera::default();
        }
        for planned in &old.plan {
            if let Some(act) = said_in(&planned.act, before, &scenario) {
                game.plan(act);
            }
        }
        self.codex.open(&scenario);
        self.game = Some(game);
        if let Some(Overlay::Ask(_) | Overlay::Deputy | Overlay::Why(_) | Overlay::Moved(_) | Overlay::Span(..)) = self.overlay {
            self.overlay = None;
        }
        let again = self.words.get("reread-good");
        if !lost.is_empty() {
            let mut text = self.words.say("reread-lost", &[("count", (lost.len() as u64).into())]);
            for lost in &lost {
                text.push_str(&format!("\n\n{}\n{}", lost.line, lost.why));
            }
            self.tell(text, false);
        }
        if let Some(watch) = &mut self.watch {
            watch.lost = lost;
            watch.note = Some(again);
        }
    }
}

/// What is named on the command line stands first.
const WATCHED: usize = 0;

/// Returns the thing of the same name in another version of a scenario, or the whole network.
fn same_thing(thing: Thing, before: &Scenario, now: &Scenario) -> Thing {
    fn same<I: Id>(id: I, before: &Scenario, now: &Scenario) -> Option<I> {
        now.names.get(before.names.name(id))
    }
    let found = match thing {
        Thing::Cell => None,
        Thing::System(id) => same(id, before, now).map(Thing::System),
        Thing::Zone(id) => same(id, before, now).map(Thing::Zone),
        Thing::Link(id) => same(id, before, now).map(Thing::Link),
        Thing::Service(id) => same(id, before, now).map(Thing::Service),
        Thing::Team(id) => same(id, before, now).map(Thing::Team),
        Thing::Partner(id) => same(id, before, now).map(Thing::Partner),
        Thing::Agency(id) => same(id, before, now).map(Thing::Agency),
    };
    found.unwrap_or_default()
}
