//! Reads decisions from a playbook of the scenario.

use std::sync::Arc;

use super::Bot;
use super::rest::Rest;
use crate::scenario::Scenario;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::sim::Sim;
use crate::sim::order::Order;

/// Reads from a playbook: each step not before its minute, again until it is taken or its time is over.
#[derive(Clone)]
pub struct Reader {
    name: String,
    scenario: Arc<Scenario>,
    playbook: PlaybookId,
    left: Vec<usize>,
    /// Which of the steps that are left is tried next in this turn.
    at: usize,
    rest: Option<Rest>,
    /// An order was taken in this turn.
    acted: bool,
}

impl Reader {
    pub fn new(scenario: &Arc<Scenario>, playbook: PlaybookId) -> Self {
        let steps = scenario.content.playbooks[playbook].steps.len();
        Self {
            name: scenario.name(playbook).to_owned(),
            scenario: scenario.clone(),
            playbook,
            left: (0..steps).collect(),
            at: 0,
            rest: None,
            acted: false,
        }
    }
}

impl Bot for Reader {
    fn name(&self) -> &str {
        &self.name
    }

    fn look(&mut self, sim: &Sim) {
        if self.rest.is_some_and(|rest| !rest.is_over(sim)) {
            return;
        }
        self.rest = None;
        self.acted = false;
        let steps = &self.scenario.content.playbooks[self.playbook].steps;
        self.left.retain(|step| sim.now() <= steps[*step].at.plus(steps[*step].tries.0));
        self.at = 0;
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        let steps = &self.scenario.content.playbooks[self.playbook].steps;
        while let Some(step) = self.left.get(self.at) {
            let step = &steps[*step];
            let order = Order { seat: SeatId::new(0), act: step.act.clone() };
            if sim.now() >= step.at && sim.truth().holds(&step.when) && sim.check(&order).is_ok() {
                return Some(order.act);
            }
            self.at += 1;
        }
        if self.rest.is_none() && !self.acted {
            let now = sim.now();
            let changes = |step: &usize| {
                let begins = Some(steps[*step].at).filter(|at| *at > now);
                begins.into_iter().chain(steps[*step].when.changes_after(now)).min()
            };
            self.rest = Some(Rest::begin(sim, self.left.iter().filter_map(changes).min()));
        }
        None
    }

    fn heard(&mut self, taken: bool) {
        if taken {
            self.acted = true;
            self.left.remove(self.at);
        } else {
            self.at += 1;
        }
    }

    fn fork(&self) -> Box<dyn Bot> {
        Box::new(self.clone())
    }
}
