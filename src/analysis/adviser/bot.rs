//! The adviser as a player: follows a scripted player's hands, gives orders besides, and leaves some of theirs.

use std::sync::Arc;

use crate::analysis::bots::Bot;
use crate::scenario::Scenario;
use crate::scenario::moves::Act;
use crate::sim::Sim;

use super::futures::{Way, hand};
use super::known::would_be_taken;
use super::{Adviser, Effort};

/// What it is called among bots.
pub const NAME: &str = "adviser";

/// Name, and what it does in a sentence. It takes no part in a balance table unless it is named there.
pub const ABOUT: (&str, &str) = (NAME, "looks ahead in worlds that could be ours, and does what is worth most; takes some seconds");

/// Does what it would advise.
pub struct Deputy {
    adviser: Adviser,
    hand: Box<dyn Bot>,
    /// Whose hands those are.
    follows: usize,
    /// What it wants to order before the hand is asked, the last of it first.
    wishes: Vec<Act>,
    /// The hand has been asked in this turn.
    asked: bool,
    /// What it said last by itself, while it waits to hear what became of it.
    said: Option<Act>,
}

impl Deputy {
    pub fn new(scenario: &Arc<Scenario>, effort: Effort) -> Self {
        let way = Way::default();
        let adviser = Adviser::new(scenario, effort);
        Self { adviser, hand: hand(&way, scenario), follows: way.hand, wishes: Vec::new(), asked: false, said: None }
    }
}

impl Bot for Deputy {
    fn name(&self) -> &str {
        NAME
    }

    fn look(&mut self, sim: &Sim) {
        self.adviser.decide(sim);
        let way = &self.adviser.way;
        if self.follows != way.hand {
            self.follows = way.hand;
            self.hand = hand(way, sim.scenario());
        }
        self.wishes = way.first.iter().rev().map(|(act, _)| act.clone()).collect();
        self.asked = false;
        self.said = None;
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        while let Some(act) = self.wishes.pop() {
            if would_be_taken(sim, &act) {
                self.said = Some(act.clone());
                return Some(act);
            }
        }
        if !self.asked {
            self.asked = true;
            self.hand.look(sim);
        }
        while let Some(act) = self.hand.next(sim) {
            if !self.adviser.way.withholds(&act) {
                return Some(act);
            }
            self.hand.heard(false);
        }
        None
    }

    fn heard(&mut self, taken: bool) {
        match self.said.take() {
            Some(act) if taken => self.adviser.way.first.retain(|(other, _)| *other != act),
            Some(_) => {}
            None => self.hand.heard(taken),
        }
    }

    fn fork(&self) -> Box<dyn Bot> {
        Box::new(Self {
            adviser: self.adviser.fork(),
            hand: self.hand.fork(),
            follows: self.follows,
            wishes: self.wishes.clone(),
            asked: self.asked,
            said: self.said.clone(),
        })
    }
}
