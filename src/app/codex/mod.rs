//! The codex: what players have met in their runs, kept from one run to the next.
//!
//! While a run is played, only what players may see fills it: what they looked at, what the feed told, what they
//! considered. Which technique an alert really was is told by the debrief, and then stands here too.

mod glossary;
mod leaves;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::action::Thing;
use super::game::Game;
use super::kept;
use super::model::Model;
use crate::report::signals;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::intruder::Deed;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::scenario::ron_text::io_words;
use crate::scenario::{Id, Scenario};
use crate::sim::Sim;
use crate::sim::event::What;

pub use glossary::{Term, terms, terms_in};
pub use leaves::{Leaf, is_noticed, leaves};

/// Where the codex is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    pub chapter: Chapter,
    /// The entry that is read.
    pub leaf: Option<usize>,
    /// The scenario whose entries are shown; none: the one that is played, or chosen.
    pub scenario: Option<usize>,
}

/// A chapter of the codex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Chapter {
    #[default]
    Systems,
    Moves,
    Techniques,
    Partners,
    Agencies,
    Sources,
    Terms,
}

impl Chapter {
    pub const ALL: [Chapter; 7] =
        [Chapter::Systems, Chapter::Moves, Chapter::Techniques, Chapter::Partners, Chapter::Agencies, Chapter::Sources, Chapter::Terms];

    /// Returns the key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Chapter::Systems => "codex-systems",
            Chapter::Moves => "codex-moves",
            Chapter::Techniques => "codex-techniques",
            Chapter::Partners => "codex-partners",
            Chapter::Agencies => "codex-agencies",
            Chapter::Sources => "codex-sources",
            Chapter::Terms => "codex-terms",
        }
    }
}

/// How a technique came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// Told by a debrief: nobody had noticed it.
    Missed,
    /// Told by a debrief: an alert was about it, or damage.
    Noticed,
    /// What it does was there for everybody to see.
    Plain,
}

/// What has been met of one scenario, by the names its author gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Met {
    pub systems: BTreeSet<String>,
    pub moves: BTreeSet<String>,
    pub techniques: BTreeMap<String, Seen>,
    pub partners: BTreeSet<String>,
    pub agencies: BTreeSet<String>,
    /// A run of it has been looked back at.
    pub looked_back: bool,
}

/// What has been met of every scenario, by its id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Codex {
    pub scenarios: BTreeMap<String, Met>,
    /// There is something that is not on disk yet.
    #[serde(skip)]
    changed: bool,
    /// Lines of the feed that have been read already.
    #[serde(skip)]
    read: usize,
}

impl Codex {
    /// Reads what was kept. A bad file is said, and kept when another is written.
    pub fn read(path: &Path) -> (Self, Option<Diagnostic>) {
        match kept::read::<Self>(path) {
            Ok(codex) => (codex.unwrap_or_default(), None),
            Err(problem) => (Self::default(), Some(problem)),
        }
    }

    /// Writes what is new, if anything is.
    pub fn keep(&mut self, path: &Path) -> std::io::Result<()> {
        if !self.changed {
            return Ok(());
        }
        kept::write(path, self)?;
        self.changed = false;
        Ok(())
    }

    /// Returns what has been met of a scenario.
    pub fn of(&self, scenario: &Scenario) -> Met {
        self.scenarios.get(&scenario.id).cloned().unwrap_or_default()
    }

    /// A run begins, or is taken up again: its feed is read from the first line.
    pub fn open(&mut self, scenario: &Scenario) {
        self.read = 0;
        if !self.scenarios.contains_key(&scenario.id) {
            self.scenarios.insert(scenario.id.clone(), Met::default());
            self.changed = true;
        }
    }

    /// Notes what players see in a run.
    pub fn watch(&mut self, game: &Game) {
        let scenario = game.scenario();
        self.meet(scenario, game.selected);
        if let Some((what, ..)) = game.considered {
            self.meet_move(scenario, what);
        }
        for planned in &game.plan {
            if let Act::Do { what, on, .. } = &planned.act {
                self.meet_move(scenario, *what);
                self.meet(scenario, Thing::of(*on));
            }
        }
        let sim = &game.session.sim;
        for line in game.lines.get(self.read..).unwrap_or_default() {
            if let Some(about) = line.about {
                self.meet(scenario, about);
            }
            if let Some(event) = sim.journal().get(line.event) {
                self.see(scenario, event.what);
            }
        }
        self.read = game.lines.len();
    }

    /// Notes what a debrief tells.
    pub fn look_back(&mut self, sim: &Sim) {
        let scenario = sim.scenario().clone();
        let met = self.scenarios.entry(scenario.id.clone()).or_default();
        let before = met.clone();
        met.looked_back = true;
        for used in signals::techniques(sim) {
            let seen = if used.seen.is_some() { Seen::Noticed } else { Seen::Missed };
            let known = met.techniques.entry(scenario.name(used.technique).to_owned()).or_insert(seen);
            *known = seen.max(*known);
        }
        self.changed |= *met != before;
    }

    fn meet(&mut self, scenario: &Scenario, thing: Thing) {
        let content = &scenario.content;
        match thing {
            Thing::System(id) => {
                self.note(scenario, scenario.name(id), |met| &mut met.systems);
                self.note(scenario, scenario.name(content.systems[id].owner), |met| &mut met.agencies);
            }
            Thing::Service(id) => self.note(scenario, scenario.name(content.services[id].owner), |met| &mut met.agencies),
            Thing::Partner(id) => self.note(scenario, scenario.name(id), |met| &mut met.partners),
            Thing::Agency(id) => self.note(scenario, scenario.name(id), |met| &mut met.agencies),
            Thing::Cell | Thing::Zone(_) | Thing::Link(_) | Thing::Team(_) => {}
        }
    }

    fn meet_move(&mut self, scenario: &Scenario, what: MoveId) {
        self.note(scenario, scenario.name(what), |met| &mut met.moves);
    }

    fn note(&mut self, scenario: &Scenario, name: &str, shelf: impl FnOnce(&mut Met) -> &mut BTreeSet<String>) {
        let Some(met) = self.scenarios.get_mut(&scenario.id) else { return };
        let shelf = shelf(met);
        if !shelf.contains(name) {
            shelf.insert(name.to_owned());
            self.changed = true;
        }
    }

    /// What an event shows by itself: machines that are wiped were wiped. Alerts do not say whether they are true.
    fn see(&mut self, scenario: &Scenario, what: What) {
        let shown = |deed: &Deed| match what {
            What::DamageReported { encrypted, .. } if matches!(deed, Deed::Encrypt { .. }) => encrypted > 0,
            What::DamageReported { wiped, .. } if matches!(deed, Deed::Wipe { .. }) => wiped > 0,
            What::FloodBegan { .. } => matches!(deed, Deed::Flood { .. }),
            What::AttackClaimed => matches!(deed, Deed::Claim),
            What::StolenPublished { .. } => matches!(deed, Deed::Leak),
            _ => false,
        };
        let mut fitting = scenario.content.techniques.iter().filter(|(_, technique)| shown(&technique.deed));
        // Where several could have done it, only the debrief knows which it was.
        let (Some((only, _)), None) = (fitting.next(), fitting.next()) else { return };
        let Some(met) = self.scenarios.get_mut(&scenario.id) else { return };
        if met.techniques.insert(scenario.name(only).to_owned(), Seen::Plain) != Some(Seen::Plain) {
            self.changed = true;
        }
    }
}

impl Model {
    /// Keeps what has been met. While time runs it waits: the recording holds it all, and is read again after a crash.
    pub(super) fn remember(&mut self) {
        if let Some(game) = &self.game {
            self.codex.watch(game);
            if game.is_moving() {
                return;
            }
        }
        if let Some(path) = self.places.codex.clone()
            && let Err(error) = self.codex.keep(&path)
        {
            // It is said once. What is met from now on is known until the game closes.
            self.places.codex = None;
            self.trouble("trouble-codex", &path, &[("why", (&io_words(&error)).into())]);
        }
    }
}

impl Thing {
    /// Returns what is selected to give an order with this target.
    pub fn of(target: Target) -> Self {
        match target {
            Target::Nothing | Target::Domain(_) | Target::Fallback(_) => Thing::Cell,
            Target::System(id) => Thing::System(id),
            Target::Zone(id) => Thing::Zone(id),
            Target::Flow(id, _) => Thing::Link(id),
            Target::Service(id) => Thing::Service(id),
            Target::Agency(id) => Thing::Agency(id),
            Target::Partner(id) => Thing::Partner(id),
        }
    }
}

/// Returns the ids of a kind that have been met, in the scenario's order, and how many have not.
pub fn met_ids<I: Id>(scenario: &Scenario, met: impl Fn(&str) -> bool, all: impl Iterator<Item = I>) -> (Vec<I>, usize) {
    let (known, unknown): (Vec<I>, Vec<I>) = all.partition(|id| met(scenario.name(*id)));
    (known, unknown.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::play::Pace;
    use crate::scenario::Minute;
    use crate::words::Words;

    fn run(bot: &str, minute: u32) -> Game {
        Game::new(crate::testing::played(bot, Minute(minute)), Pace::Untimed, 60, &Words::english())
    }

    #[test]
    fn what_is_met_is_kept_from_one_run_to_the_next() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("deep/codex.ron");
        let mut game = run("keep-serving", 600);
        let mut codex = Codex::read(&path).0;
        codex.open(game.scenario());
        game.selected = Thing::System(SystemId::new(0));
        codex.watch(&game);
        codex.keep(&path).expect("folders are made");
        let (again, problem) = Codex::read(&path);
        assert!(problem.is_none());
        assert_eq!(again.scenarios, codex.scenarios);
        let met = again.of(game.scenario());
        assert!(met.systems.contains(game.scenario().name(SystemId::new(0))));
        assert!(met.systems.len() > 1, "the feed told of others");
        assert!(met.agencies.len() < game.scenario().content.agencies.len(), "not of all");
    }

    #[test]
    fn alerts_do_not_say_what_they_are() {
        let game = run("idle", 1200);
        let alerts = game.session.sim.journal().events().iter().filter(|event| matches!(event.what, What::AlertRaised { .. })).count();
        assert!(alerts > 0, "there were alerts");
        let mut codex = Codex::default();
        codex.open(game.scenario());
        codex.watch(&game);
        let content = &game.scenario().content;
        for (name, seen) in codex.of(game.scenario()).techniques {
            let technique = &content.techniques[game.scenario().names.get::<TechniqueId>(&name).expect("a technique")];
            let plain = matches!(technique.deed, Deed::Encrypt { .. } | Deed::Wipe { .. } | Deed::Claim | Deed::Leak);
            assert!(plain && seen == Seen::Plain, "{name}: {seen:?}");
        }
        // The debrief tells the rest, and takes nothing away.
        let before = codex.of(game.scenario()).techniques;
        codex.look_back(&game.session.sim);
        let met = codex.of(game.scenario());
        assert!(met.looked_back && met.techniques.len() > before.len());
        assert!(before.keys().all(|name| met.techniques[name] == Seen::Plain));
        assert!(met.techniques.values().any(|seen| *seen == Seen::Noticed));
    }

    #[test]
    fn a_bad_file_is_said_and_put_aside() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("codex.ron");
        std::fs::write(&path, "(scenarios: 4").expect("a file");
        let (mut codex, problem) = Codex::read(&path);
        assert!(problem.is_some());
        codex.keep(&path).expect("nothing is new");
        assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "(scenarios: 4", "nothing is written without need");
        codex.open(&crate::testing::albania());
        codex.keep(&path).expect("the folder is writable");
        assert_eq!(std::fs::read_to_string(path.with_extension("bad.ron")).expect("it is kept"), "(scenarios: 4");
        assert!(Codex::read(&path).1.is_none());
        // Where it cannot be written, that is said, and it is tried again.
        codex.scenarios.clear();
        codex.open(&crate::testing::albania());
        let nowhere = folder.path().join("codex.ron/codex.ron");
        assert!(codex.keep(&nowhere).is_err());
        codex.keep(&path).expect("this is better");
    }
}
