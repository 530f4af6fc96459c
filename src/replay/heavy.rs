//! Looking whether a build agrees with itself: after every event what always holds is checked, and at every step the state goes
//! through bytes into another exercise, and a second run is played beside; all three must be the same.

use std::sync::Arc;

use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::compare::Change;
use crate::sim::event::EventId;
use crate::sim::invariants::{self, Broken};
use crate::sim::snapshot::Snapshot;

use super::record::{Record, Recording};
use super::walk::{Meddle, Step, Walk, end, said};

/// What was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    pub steps: u32,
    pub events: u32,
}

/// What is wrong, and where.
#[derive(Clone, Debug)]
pub struct Fault {
    pub minute: Minute,
    /// The last event before it was seen.
    pub event: EventId,
    pub what: Wrong,
}

#[derive(Clone, Debug)]
pub enum Wrong {
    Broken(Broken),
    /// A state that went through bytes is another one.
    Kept(Vec<Change>),
    /// An exercise that was put back goes another way.
    PutBack(Vec<Change>),
    /// A second run of the same orders goes another way.
    SecondRun(Vec<Change>),
}

impl Wrong {
    /// Returns the fields that differ, if it is a difference.
    pub fn changes(&self) -> &[Change] {
        match self {
            Wrong::Broken(_) => &[],
            Wrong::Kept(changes) | Wrong::PutBack(changes) | Wrong::SecondRun(changes) => changes,
        }
    }
}

/// Looks at a run after each of its steps.
pub struct Checker {
    scenario: Arc<Scenario>,
    /// The state after the last step.
    state: Snapshot,
}

impl Checker {
    /// Begins to look at a run.
    pub fn new(sim: &mut Sim) -> Self {
        sim.watch();
        Self { scenario: sim.scenario().clone(), state: sim.snapshot() }
    }

    /// Checks every event of the last step, and the state after it. Returns how many events there were.
    pub fn look(&mut self, sim: &mut Sim) -> Result<u32, Fault> {
        let known = self.state.journal.len();
        let seen = sim.watched();
        for seen in &seen {
            if let Some(broken) = invariants::after_event(&seen.state, &self.scenario).into_iter().next() {
                return Err(fault(sim, seen.event, Wrong::Broken(broken)));
            }
        }
        let now = sim.snapshot();
        let mut broken = sim.broken();
        broken.extend(invariants::of_events(&now.journal, known));
        broken.extend(invariants::between(&self.state, &now, &self.scenario));
        self.state = now;
        match broken.into_iter().next() {
            Some(broken) => Err(fault(sim, last(sim), Wrong::Broken(broken))),
            None => Ok(seen.len() as u32),
        }
    }

    /// Checks that an order which was refused has changed nothing.
    pub fn refused(&self, sim: &Sim, number: usize) -> Result<(), Fault> {
        match invariants::refused(&self.state, &sim.snapshot(), number) {
            Some(broken) => Err(fault(sim, last(sim), Wrong::Broken(broken))),
            None => Ok(()),
        }
    }

    /// Sends the state through bytes into another exercise of the scenario.
    pub fn keep(&self, sim: &Sim, other: &mut Sim) -> Result<(), Fault> {
        let bytes = postcard::to_allocvec(&self.state).expect("plain data");
        let read: Snapshot = postcard::from_bytes(&bytes).expect("what was written can be read");
        let fits = other.restore(&read);
        let there = other.snapshot();
        if !fits || read != self.state || there != self.state {
            return Err(fault(sim, last(sim), Wrong::Kept(self.state.changes(&there, &self.scenario))));
        }
        Ok(())
    }

    /// Compares with another exercise that should be in the same state.
    fn differs(&self, other: &Sim) -> Option<Vec<Change>> {
        let there = other.snapshot();
        (there != self.state).then(|| self.state.changes(&there, &self.scenario))
    }
}

fn last(sim: &Sim) -> EventId {
    EventId((sim.journal().len() as u32).saturating_sub(1))
}

fn fault(sim: &Sim, event: EventId, what: Wrong) -> Fault {
    Fault { minute: sim.now(), event, what }
}

/// A run that is looked at so, to its end or its first fault.
pub struct Heavy {
    pub main: Walk,
    second: Walk,
    put_back: Walk,
    checker: Checker,
    looked: Looked,
}

impl Heavy {
    pub fn new(scenario: Arc<Scenario>, seed: u64, said: Vec<Record>, end: Minute) -> Self {
        let walk = || Walk::new(scenario.clone(), seed, said.clone(), end);
        let mut main = walk();
        let checker = Checker::new(&mut main.sim);
        Self { second: walk(), put_back: walk(), main, checker, looked: Looked::default() }
    }

    pub fn of(recording: &Recording) -> Self {
        Self::new(recording.scenario.clone(), recording.header.seed, said(&recording.records), end(recording))
    }

    /// For tests only: the second run is meddled with.
    #[doc(hidden)]
    pub fn meddled(mut self, meddle: Meddle) -> Self {
        self.second = self.second.meddled(Some(meddle));
        self
    }

    /// For tests only: the run itself is meddled with.
    #[doc(hidden)]
    pub fn meddled_itself(mut self, meddle: Meddle) -> Self {
        self.main = self.main.meddled(Some(meddle));
        self
    }

    /// Plays to the end. With a fault comes the run as it stands there.
    pub fn play(mut self) -> Result<Looked, Box<(Fault, Self)>> {
        loop {
            match self.step() {
                Ok(true) => {}
                Ok(false) => return Ok(self.looked),
                Err(fault) => return Err(Box::new((fault, self))),
            }
        }
    }

    fn step(&mut self) -> Result<bool, Fault> {
        self.checker.keep(&self.main.sim, &mut self.put_back.sim)?;
        let Some(step) = self.main.step() else { return Ok(false) };
        self.second.step();
        self.put_back.step();
        self.looked.steps += 1;
        if let Step::Refused(number, _) = step {
            self.checker.refused(&self.main.sim, number)?;
        }
        self.looked.events += self.checker.look(&mut self.main.sim)?;
        let sim = &self.main.sim;
        if let Some(changes) = self.checker.differs(&self.second.sim) {
            return Err(fault(sim, last(sim), Wrong::SecondRun(changes)));
        }
        if let Some(changes) = self.checker.differs(&self.put_back.sim) {
            return Err(fault(sim, last(sim), Wrong::PutBack(changes)));
        }
        Ok(true)
    }
}
