//! A run, step by step: one minute at which something is due, or one thing that is said.

use std::sync::Arc;

use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Refusal;
use crate::sim::snapshot::Snapshot;

use super::record::{Record, Recording};

/// For tests only: reaches into a run at a minute, as a build does that does not do what it should.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Meddle {
    pub at: Minute,
    pub with: fn(&mut Snapshot),
}

/// A run on its way.
pub struct Walk {
    pub sim: Sim,
    said: Vec<Record>,
    next: usize,
    end: Minute,
    meddle: Option<Meddle>,
}

/// What a step was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Time has passed.
    Time,
    /// This was said, by its number.
    Said(usize),
    /// This was said, and is refused.
    Refused(usize, Refusal),
}

impl Walk {
    /// Begins a run in which this is said, up to a minute.
    pub fn new(scenario: Arc<Scenario>, seed: u64, said: Vec<Record>, end: Minute) -> Self {
        Self { sim: Sim::new(scenario, seed), said, next: 0, end, meddle: None }
    }

    /// Begins the run that was recorded.
    pub fn of(recording: &Recording) -> Self {
        Self::new(recording.scenario.clone(), recording.header.seed, said(&recording.records), end(recording))
    }

    #[doc(hidden)]
    pub fn meddled(mut self, meddle: Option<Meddle>) -> Self {
        self.meddle = meddle;
        self
    }

    pub fn said(&self) -> &[Record] {
        &self.said
    }

    /// Returns what is said next, when that is the next step.
    pub fn next_said(&self) -> Option<&Record> {
        let next = self.said.get(self.next)?;
        let at = next.at().filter(|at| *at <= self.end)?;
        self.sim.next_due().is_none_or(|due| due > at).then_some(next)
    }

    /// Takes one step. Returns nothing when the run is at its end.
    pub fn step(&mut self) -> Option<Step> {
        let said_at = self.said.get(self.next).and_then(Record::at);
        let until = said_at.unwrap_or(self.end).min(self.end);
        let step = if let Some(due) = self.sim.next_due().filter(|due| *due <= until) {
            self.sim.advance_to(due);
            Step::Time
        } else if said_at.is_some_and(|at| at <= self.end) {
            let number = self.next;
            self.next += 1;
            match self.said[number].say_again(&mut self.sim) {
                Ok(()) => Step::Said(number),
                Err(why) => Step::Refused(number, why),
            }
        } else if self.sim.now() < until && !self.sim.is_over() {
            self.sim.advance_to(until);
            Step::Time
        } else {
            return None;
        };
        if let Some(meddle) = self.meddle.take_if(|meddle| self.sim.now() >= meddle.at) {
            let mut state = self.sim.snapshot();
            (meddle.with)(&mut state);
            self.sim.restore(&state);
        }
        Some(step)
    }
}

/// Returns what was said in a run: orders, and what the timer did.
pub fn said(records: &[Record]) -> Vec<Record> {
    records.iter().filter(|record| matches!(record, Record::Order { .. } | Record::Timer { .. })).cloned().collect()
}

/// Returns the minute at which a run ends. One that was left is looked at to the end of its scenario, with nothing more said.
pub fn end(recording: &Recording) -> Minute {
    let last = recording.records.iter().filter_map(Record::at).max().unwrap_or_default();
    if recording.finished { last } else { recording.scenario.calendar.length() }
}
