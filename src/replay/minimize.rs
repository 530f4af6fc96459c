//! The smallest run that still shows something: orders are left out, by halves and then one by one, as long as it does.
//!
//! The method is delta debugging (ddmin). An order that is refused once others are missing is left out with them.

use std::sync::Arc;

use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::state::Verdict;

use super::caught::caught;
use super::expect::{Expectation, Measure};
use super::heavy::{Heavy, Wrong};
use super::predicate::{Predicate, Term, When};
use super::record::{self, Record, Recording};
use super::session::Session;
use super::walk::{Step, Walk, end, said};

/// How often a number is looked at that may be so at any minute.
const LOOK_MINUTES: u32 = 10;

/// Says whether another build disagrees with a recording.
pub type Other<'a> = &'a dyn Fn(&str) -> bool;

/// What is looked for, and in what.
pub struct Hunt<'a> {
    scenario: Arc<Scenario>,
    seed: u64,
    end: Minute,
    expected: Vec<Expectation>,
    predicate: &'a Predicate,
    other: Option<Other<'a>>,
}

/// A run that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What was said in it: what was refused is left out, unless the game panics at it.
    pub said: Vec<Record>,
    /// The first minute at which everything is shown.
    pub by: Minute,
    panicked: bool,
}

/// How far the search has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub runs: u32,
    pub orders: usize,
}

impl<'a> Hunt<'a> {
    pub fn new(recording: &Recording, predicate: &'a Predicate, other: Option<Other<'a>>) -> Self {
        let expected = |record: &Record| if let Record::Expect(expected) = record { Some(expected.clone()) } else { None };
        Self {
            scenario: recording.scenario.clone(),
            seed: recording.header.seed,
            end: end(recording),
            expected: recording.records.iter().filter_map(expected).collect(),
            predicate,
            other,
        }
    }

    /// Looks for it in everything that was said in a recording of the same run.
    pub fn whole(&self, recording: &Recording) -> Option<Shown> {
        self.show(&said(&recording.records))
    }

    /// Makes a run that shows it smaller, until nothing more can be left out. `see` hears of every smaller one, and ends the
    /// search by returning false.
    pub fn minimize(&self, first: Shown, mut see: impl FnMut(&Shown, Progress) -> bool) -> Shown {
        let mut best = first;
        let mut runs = 0;
        let mut parts = 2;
        while best.said.len() >= 2 || (parts == 2 && !best.said.is_empty()) {
            let size = best.said.len().div_ceil(parts);
            let mut smaller = None;
            for part in 0..best.said.len().div_ceil(size) {
                runs += 1;
                let (from, to) = (part * size, ((part + 1) * size).min(best.said.len()));
                let rest = [&best.said[..from], &best.said[to..]].concat();
                smaller = self.show(&rest);
                let progress = Progress { runs, orders: smaller.as_ref().map_or(best.said.len(), |smaller| smaller.said.len()) };
                if !see(smaller.as_ref().unwrap_or(&best), progress) {
                    return smaller.unwrap_or(best);
                }
                if smaller.is_some() {
                    break;
                }
            }
            match smaller {
                Some(smaller) => {
                    best = smaller;
                    parts = (parts - 1).max(2);
                }
                None if parts >= best.said.len() => break,
                None => parts = (parts * 2).min(best.said.len()),
            }
        }
        best
    }

    /// Plays a run, and says whether it shows everything that is looked for.
    fn show(&self, said: &[Record]) -> Option<Shown> {
        let mut taken = Vec::new();
        let close = self.predicate.is_close();
        let seen = caught(|| self.play(said, &mut taken).and_then(|seen| if close { self.look_closely(&taken, seen) } else { Some(seen) }));
        match seen {
            Ok(by) => by.map(|by| Shown { said: taken, by, panicked: false }),
            Err(_) => {
                let only = self.predicate.all.iter().all(|term| *term == Term::Panics);
                let by = taken.iter().filter_map(Record::at).max().unwrap_or_default();
                only.then_some(Shown { said: taken, by, panicked: true })
            }
        }
    }

    /// Plays it plainly, noting what is taken. Returns when all that can be seen so has been seen.
    fn play(&self, said: &[Record], taken: &mut Vec<Record>) -> Option<Minute> {
        let mut walk = Walk::new(self.scenario.clone(), self.seed, said.to_vec(), self.end);
        let mut seen: Vec<Option<Minute>> = vec![None; self.predicate.all.len()];
        let mut looked = None;
        loop {
            // What is said is noted before it is tried: the game may panic at it.
            let next = walk.next_said().cloned();
            let before = taken.len();
            taken.extend(next);
            let Some(step) = walk.step() else {
                taken.truncate(before);
                break;
            };
            if !matches!(step, Step::Said(_)) {
                taken.truncate(before);
            }
            let due = walk.sim.now().0 / LOOK_MINUTES;
            if looked != Some(due) {
                looked = Some(due);
                self.look(&walk.sim, &mut seen, When::Ever);
            }
        }
        self.look(&walk.sim, &mut seen, When::Ever);
        self.look(&walk.sim, &mut seen, When::End);
        for (term, seen) in self.predicate.all.iter().zip(&mut seen) {
            *seen = match term {
                Term::Met(objective) => self.decided(&walk.sim, *objective, true),
                Term::Missed(objective) => self.decided(&walk.sim, *objective, false),
                Term::Unexpected => self.missed(taken),
                Term::Number { of, is, number, when: When::At(at) } => is.holds(self.measured(taken, *at, *of), *number).then_some(*at),
                Term::Breaks(_) | Term::Diverges => Some(Minute::START),
                Term::Panics | Term::Number { .. } => *seen,
            };
        }
        seen.into_iter().collect::<Option<Vec<Minute>>>()?.into_iter().max()
    }

    fn look(&self, sim: &Sim, seen: &mut [Option<Minute>], now: When) {
        for (term, seen) in self.predicate.all.iter().zip(seen) {
            if let Term::Number { of, is, number, when } = term
                && *when == now
                && seen.is_none()
                && is.holds(of.of(&sim.standing()), *number)
            {
                *seen = Some(sim.now());
            }
        }
    }

    fn decided(&self, sim: &Sim, objective: crate::scenario::names::ObjectiveId, met: bool) -> Option<Minute> {
        let by = match sim.truth().verdict(objective) {
            Verdict::Met(by) if met => by,
            Verdict::Missed(by) if !met => by,
            _ => return None,
        };
        sim.journal().get(by).map(|event| event.minute)
    }

    /// Returns when the first thing that was expected does not hold.
    fn missed(&self, taken: &[Record]) -> Option<Minute> {
        let misses = |expected: &&Expectation| !(expected.from..=expected.to).contains(&self.measured(taken, expected.at, expected.of));
        self.expected.iter().filter(misses).map(|expected| expected.at).min()
    }

    fn measured(&self, taken: &[Record], at: Minute, of: Measure) -> u64 {
        let until: Vec<Record> = taken.iter().filter(|record| record.at().is_some_and(|said| said <= at)).cloned().collect();
        let mut walk = Walk::new(self.scenario.clone(), self.seed, until, at);
        while walk.step().is_some() {}
        of.of(&walk.sim.standing())
    }

    /// Looks for what only a close look shows.
    fn look_closely(&self, taken: &[Record], seen: Minute) -> Option<Minute> {
        let by_itself = self.predicate.all.iter().any(|term| matches!(term, Term::Breaks(_))) || self.other.is_none();
        let heavy = || Heavy::new(self.scenario.clone(), self.seed, taken.to_vec(), self.end).play().err().map(|found| found.0);
        let fault = if by_itself { heavy() } else { None };
        let mut by = seen;
        for term in &self.predicate.all {
            let found = match (term, &fault) {
                (Term::Breaks(name), Some(fault)) => {
                    matches!(&fault.what, Wrong::Broken(broken) if name.is_none_or(|name| name == broken.rule)).then_some(fault.minute)
                }
                (Term::Diverges, _) if let Some(other) = self.other => other(&self.text(taken, self.end, &[])).then_some(self.end),
                (Term::Diverges, Some(fault)) => (!matches!(fault.what, Wrong::Broken(_))).then_some(fault.minute),
                (Term::Breaks(_) | Term::Diverges, None) => None,
                _ => Some(seen),
            };
            by = by.max(found?);
        }
        Some(by)
    }

    /// Writes a run that shows it as a recording, no longer than it has to be, with what is expected of it.
    pub fn recording(&self, shown: &Shown) -> String {
        let mut expected = Vec::new();
        for term in &self.predicate.all {
            match term {
                Term::Unexpected => expected.extend(self.expected.iter().cloned()),
                Term::Number { of, is, number, when } => {
                    let at = if let When::At(at) = when { *at } else { shown.by };
                    expected.extend(is.range(*number).map(|(from, to)| Expectation { at, of: *of, from, to }));
                }
                _ => {}
            }
        }
        if shown.panicked {
            // It cannot be played to an end: its orders are kept as they are.
            let session = self.session();
            let records: Vec<Record> = session.records().iter().chain(&shown.said).cloned().collect();
            return record::text(&records, &self.scenario);
        }
        let shortened = Shown {
            said: shown.said.iter().filter(|record| record.at().is_none_or(|at| at <= shown.by)).cloned().collect(),
            ..shown.clone()
        };
        let end = expected.iter().map(|expected| expected.at).max().unwrap_or_default().max(shown.by);
        self.text(&shortened.said, end, &expected)
    }

    fn session(&self) -> Session {
        let mut session = Session::new(self.scenario.clone(), self.seed, None);
        session.set_title(Some(format!("The smallest run in which: {}", self.predicate.text)));
        session
    }

    fn text(&self, said: &[Record], end: Minute, expected: &[Expectation]) -> String {
        let mut session = self.session();
        for record in said {
            session.advance_to(record.at().unwrap_or_default());
            match record {
                Record::Order { seat, act, .. } => {
                    let _ = session.submit(crate::sim::order::Order { seat: *seat, act: act.clone() });
                }
                Record::Timer { mark, .. } => session.mark(*mark),
                _ => {}
            }
        }
        session.advance_to(end);
        session.finish_with(expected.iter().cloned().map(Record::Expect).collect());
        session.text()
    }
}
