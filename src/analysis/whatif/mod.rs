//! What would have been: a run forked at a minute, with other orders or another player from there on, held against the run as it was.
//!
//! Reading order: [`edits`] is what can be changed of the orders, [`branch`] one of the two ways to go on, [`pairs`] both of them
//! with the same luck over many futures or seeds, [`measure`] what is measured of each and what the differences come to,
//! [`told`] the answer for people and for programs.
//!
//! Luck. *That of the run* is the luck it was played with: dice are keyed, so that what does not depend on a change falls the same
//! way in both branches. A *future* has fresh dice from the fork on, the same in both branches; the past, what is hidden, and what was
//! under way at that minute stay as they were in the run. A *seed* is another world from the first minute on.

pub mod branch;
pub mod edits;
pub mod measure;
pub mod pairs;
pub mod told;

use std::sync::Arc;

use crate::replay::{Fork, Record, Session};
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;

use super::script;

pub use self::branch::{Branch, Ended};
pub use self::edits::{Edit, Line};
pub use self::measure::Outcome;
pub use self::pairs::{Answer, Luck, Pair};

/// A run that is forked.
pub struct WhatIf {
    pub scenario: Arc<Scenario>,
    /// The seed of the run.
    pub seed: u64,
    /// What is said before the branches part.
    pub before: Vec<Line>,
    /// The run as it was, from the fork on.
    pub kept: Branch,
    /// What is held against it.
    pub changed: Branch,
    /// Where they part.
    pub at: Minute,
    /// Where they are compared.
    pub until: Minute,
}

impl WhatIf {
    /// Forks a run at a minute: what was said before it is the same in both branches.
    pub fn new(scenario: &Arc<Scenario>, seed: u64, kept: &[Line], changed: Change, at: Minute, until: Minute) -> Self {
        let from = |lines: &[Line]| lines.iter().filter(|line| line.at() >= at).cloned().collect::<Vec<_>>();
        Self {
            scenario: scenario.clone(),
            seed,
            before: kept.iter().filter(|line| line.at() < at).cloned().collect(),
            kept: Branch::Script(from(kept)),
            changed: match changed {
                Change::Orders(lines) => Branch::Script(from(&lines)),
                Change::Bot(name) => Branch::Bot(name),
            },
            at,
            until,
        }
    }

    /// Brings an exercise to the fork. Returns what could not be said on the way, by its place in [`WhatIf::before`].
    pub fn begin(&self, sim: &mut Sim) -> Vec<script::Missed> {
        script::play(sim, self.before.iter().map(|line| &line.record), self.at)
    }

    /// Plays the changed branch with the luck of the run, as a recording that says where it parts and from what.
    pub fn recorded(&self, of: Option<String>, title: String) -> Session {
        let mut session = Session::new(self.scenario.clone(), self.seed, None);
        session.set_fork(Some(Fork { at_minute: self.at.0, of }));
        session.set_title(Some(title));
        script::play(&mut session, self.before.iter().map(|line| &line.record), self.at);
        self.changed.play(&mut session, self.until);
        session.finish();
        session
    }
}

/// What is done otherwise.
pub enum Change {
    /// All lines of the run, as changed.
    Orders(Vec<Line>),
    /// A bot plays from the fork on.
    Bot(String),
}

/// Numbers what was said in a run: its orders from 1 on, what the timer did not at all.
pub fn lines(records: &[Record]) -> Vec<Line> {
    let mut number = 0;
    let said = records.iter().filter(|record| matches!(record, Record::Order { .. } | Record::Timer { .. }));
    said.map(|record| {
        let is_order = matches!(record, Record::Order { .. });
        number += usize::from(is_order);
        Line { number: is_order.then_some(number), record: record.clone() }
    })
    .collect()
}
