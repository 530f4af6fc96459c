//! A player who does anything, by a stream of numbers.

use std::sync::Arc;

use super::Luck;
use crate::analysis::bots::every_order;
use crate::scenario::Scenario;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::sim::Sim;
use crate::sim::order::Order;
use crate::sim::state::InjectState;

/// So often a legal order is looked for.
const TRIES: usize = 40;

pub struct Reckless {
    luck: Luck,
    orders: Arc<Vec<Act>>,
}

impl Reckless {
    pub fn new(scenario: &Scenario, luck: u64) -> Self {
        Self { luck: Luck::new(luck), orders: Arc::new(every_order(scenario)) }
    }

    /// Returns a number below `below`.
    pub fn number(&mut self, below: u32) -> u32 {
        self.luck.below(below as usize) as u32
    }

    /// Any order at all, sensible or not.
    pub fn any_order(&mut self, sim: &Sim) -> Order {
        let content = &sim.scenario().content;
        let team = |luck: &mut Luck| TeamId::new(luck.below(content.teams.len()));
        let act = match self.number(10) {
            0 if !content.teams.is_empty() => Act::Stop { team: team(&mut self.luck) },
            1 if !content.answers.is_empty() => Act::Answer(ChoiceId::new(self.luck.below(content.answers.len()))),
            _ => {
                let mut act = self.luck.pick(&self.orders).cloned().unwrap_or(Act::Stop { team: TeamId::new(0) });
                if let Act::Do { by, .. } = &mut act
                    && self.luck.once_in(4)
                {
                    *by = Some(team(&mut self.luck));
                }
                act
            }
        };
        Order { seat: SeatId::new(self.luck.below(content.seats.len())), act }
    }

    /// An order that would be taken now, when one is found soon.
    pub fn order(&mut self, sim: &Sim) -> Option<Order> {
        let answers = &sim.scenario().content.answers;
        let picture = sim.picture();
        let asking = answers.iter().find(|(_, (inject, _))| matches!(picture.inject(*inject), InjectState::Asking { .. }));
        if let Some((choice, _)) = asking
            && self.luck.once_in(2)
        {
            // At the very end a question may stand open that nobody can answer any more.
            let order = Order { seat: SeatId::new(0), act: Act::Answer(choice) };
            return Some(order).filter(|order| sim.check(order).is_ok());
        }
        (0..TRIES).map(|_| self.any_order(sim)).find(|order| sim.check(order).is_ok())
    }
}
