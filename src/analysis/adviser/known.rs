//! What the adviser is told of the exercise it advises in: what a player has, and nothing else.
//!
//! This is the only file that is shown the exercise itself. Everything else in this room sees a [`Known`], and worlds that it has
//! imagined by itself. `tests/rules.rs` holds that.

use crate::analysis::bots::every_order;
use crate::scenario::Minute;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::sim::Sim;
use crate::sim::event::What;
use crate::sim::order::Order;
use crate::sim::picture::Picture;

/// What a player has at a minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub picture: Picture,
    /// What was ordered since the adviser listened last, and when.
    pub orders: Vec<(Minute, Act)>,
}

/// Listens to an exercise.
#[derive(Clone, Default)]
pub struct Ear {
    heard: usize,
}

impl Ear {
    /// Returns what is known now.
    pub fn listen(&mut self, sim: &Sim) -> Known {
        let journal = sim.journal();
        let new = journal.since(self.heard).iter();
        let ordered = |event: &crate::sim::event::Event| match event.what {
            What::OrderGiven { act, .. } => journal.act(act).map(|act| (event.minute, act.clone())),
            _ => None,
        };
        let orders = new.filter_map(ordered).collect();
        self.heard = journal.len();
        Known { picture: sim.picture(), orders }
    }
}

/// Returns every order that would be taken now: what a player sees as a button that is not grey.
pub fn possible(sim: &Sim) -> Vec<Act> {
    let scenario = sim.scenario();
    let answers = scenario.content.answers.ids().map(Act::Answer);
    every_order(scenario).into_iter().chain(answers).filter(|act| would_be_taken(sim, act)).collect()
}

/// Says whether an order would be taken now.
pub fn would_be_taken(sim: &Sim, act: &Act) -> bool {
    sim.check(&order(act)).is_ok()
}

/// Returns an order of the first seat.
pub fn order(act: &Act) -> Order {
    Order { seat: SeatId::new(0), act: act.clone() }
}
