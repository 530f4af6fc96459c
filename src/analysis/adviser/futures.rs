//! Futures: what becomes of imagined worlds in which we go on in some way. Two ways are tried in the same worlds with the same luck.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::bots::{self, Bot};
use crate::scenario::moves::Act;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::score::Standing;
use crate::sim::snapshot::Snapshot;

use super::known::order;
use super::worlds::put;

/// The scripted players whose hands the adviser knows.
pub const HANDS: [&str; 5] = ["edge-first", "keep-serving", "segment-first", "quiet-eviction", "dark-first"];
/// An order that cannot be given yet is tried for so long; one that is withheld is withheld for so long.
pub const TRIED_MINUTES: u32 = 12 * 60;
/// In futures a player looks so often: often at first, seldom later.
const LOOKS: [(u32, u32); 2] = [(24 * 60, 30), (72 * 60, 60)];
const SELDOM_MINUTES: u32 = 120;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Way {
    /// Who plays on, of [`HANDS`].
    pub hand: usize,
    /// What is ordered first, and until when that is tried.
    pub first: Vec<(Act, Minute)>,
    /// What is withheld, and until when.
    pub withheld: Vec<(Act, Minute)>,
}

impl Way {
    /// Returns the same way with an order at its head.
    pub fn with(&self, act: &Act, now: Minute) -> Self {
        let mut way = self.clone();
        way.first.push((act.clone(), now.plus(TRIED_MINUTES)));
        way
    }

    /// Returns the same way without an order.
    pub fn without(&self, act: &Act, now: Minute) -> Self {
        let mut way = self.clone();
        way.first.retain(|(other, _)| other != act);
        way.withheld.push((act.clone(), now.plus(TRIED_MINUTES)));
        way
    }

    /// Forgets what is over.
    pub fn tidy(&mut self, now: Minute) {
        self.first.retain(|(_, until)| now <= *until);
        self.withheld.retain(|(_, until)| now <= *until);
    }

    pub fn withholds(&self, act: &Act) -> bool {
        self.withheld.iter().any(|(other, _)| other == act)
    }

    pub fn begins_with(&self, act: &Act) -> bool {
        self.first.iter().any(|(other, _)| other == act)
    }
}

/// Goes on in a way, until the end.
pub struct Player {
    hand: Box<dyn Bot>,
    way: Way,
}

impl Player {
    pub fn new(scenario: &Arc<Scenario>, way: &Way) -> Self {
        Self { hand: hand(way, scenario), way: way.clone() }
    }

    /// Gives all orders that it wants to give now. Returns those that were taken.
    pub fn take_turn(&mut self, sim: &mut Sim) -> Vec<Act> {
        let mut said = Vec::new();
        self.way.tidy(sim.now());
        self.way.first.retain(|(act, _)| {
            let taken = sim.submit(order(act)).is_ok();
            if taken {
                said.push(act.clone());
            }
            !taken
        });
        self.hand.look(sim);
        while let Some(act) = self.hand.next(sim) {
            let taken = !self.way.withholds(&act) && sim.submit(order(&act)).is_ok();
            self.hand.heard(taken);
            if taken {
                said.push(act);
            }
        }
        said
    }
}

/// Returns the scripted player whose hands a way follows.
pub fn hand(way: &Way, scenario: &Arc<Scenario>) -> Box<dyn Bot> {
    bots::by_name(HANDS[way.hand], scenario).expect("it is a built-in bot")
}

/// Plays an imagined world to its end.
pub fn play_out(sim: &mut Sim, way: &Way) {
    let begun = sim.now();
    let mut player = Player::new(&sim.scenario().clone(), way);
    while !sim.is_over() {
        player.take_turn(sim);
        let since = sim.now().since(begun);
        let every = LOOKS.iter().find(|(until, _)| since < *until).map_or(SELDOM_MINUTES, |(_, every)| *every);
        sim.advance_to(sim.now().plus(every));
    }
}

/// Imagined worlds at a moment.
pub struct Futures {
    pub scenario: Arc<Scenario>,
    pub states: Vec<Snapshot>,
    pub now: Minute,
}

impl Futures {
    /// Returns how each of the first `count` worlds ends in each of some ways, way by way.
    pub fn ends(&self, ways: &[Way], count: usize) -> Vec<Vec<Standing>> {
        let states = &self.states[..count.min(self.states.len())];
        let pairs: Vec<(usize, usize)> = (0..ways.len()).flat_map(|way| (0..states.len()).map(move |state| (way, state))).collect();
        let played = pairs.par_iter().map_init(
            || Sim::new(self.scenario.clone(), 0),
            |sim, (way, state)| {
                put(sim, &states[*state]);
                play_out(sim, &ways[*way]);
                sim.standing()
            },
        );
        let ends: Vec<Standing> = played.collect();
        ends.chunks(states.len().max(1)).map(<[Standing]>::to_vec).collect()
    }

    /// Returns one of the worlds in which a way was gone to its end.
    pub fn end(&self, way: &Way, world: usize) -> Sim {
        let mut sim = Sim::new(self.scenario.clone(), 0);
        put(&mut sim, &self.states[world]);
        play_out(&mut sim, way);
        sim
    }

    /// Returns what would be ordered at once in some of the worlds.
    pub fn first_orders(&self, way: &Way, worlds: usize) -> Vec<Act> {
        let mut sim = Sim::new(self.scenario.clone(), 0);
        let mut orders = Vec::new();
        for state in self.states.iter().take(worlds) {
            put(&mut sim, state);
            for act in Player::new(&self.scenario, way).take_turn(&mut sim) {
                if !orders.contains(&act) {
                    orders.push(act);
                }
            }
        }
        orders
    }
}
