//! Worlds that could be the one we are in: exercises of the same scenario with other luck, in which the same orders were given,
//! and of which those are kept that look most like what is known.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::luck::seed_of;
use crate::scenario::moves::Act;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::dice::Dice;
use crate::sim::snapshot::Snapshot;

use super::known::{Known, order};
use super::nearness;

/// An order that a world has not taken yet is tried again for so long.
const OWED_MINUTES: u32 = 6 * 60;
/// So far from the nearest a world counts half.
const HALF_AWAY: u64 = 60;
/// Of what was far before, so many hundredths are still held against a world.
const REMEMBERED_PERCENT: u64 = 80;

/// An exercise that could be the one we are in.
pub struct World {
    pub sim: Sim,
    /// What was ordered but is not taken here yet.
    owed: Vec<(Minute, Act)>,
    /// How far from what is known it has been.
    away: u64,
}

/// Some worlds, in a fixed order.
pub struct Worlds {
    pub all: Vec<World>,
    /// How often worlds were chosen among.
    choices: u64,
}

impl Worlds {
    pub fn new(scenario: &Arc<Scenario>, count: usize) -> Self {
        let all = (0..count).into_par_iter().map(|number| World {
            sim: Sim::new(scenario.clone(), luck("worlds", 0, number as u64)),
            owed: Vec::new(),
            away: 0,
        });
        Self { all: all.collect(), choices: 0 }
    }

    /// Lets time pass in every world, with what was ordered meanwhile.
    pub fn follow(&mut self, known: &Known) {
        self.all.par_iter_mut().for_each(|world| world.follow(known));
    }

    /// Keeps those that look most like what is known, several times over when they are few; each goes on with luck of its own.
    pub fn choose(&mut self, known: &Known) {
        self.all.par_iter_mut().for_each(|world| {
            world.away = world.away * REMEMBERED_PERCENT / 100 + nearness::away(known, &world.sim);
        });
        self.choices += 1;
        let nearest = self.all.iter().map(|world| world.away).min().unwrap_or_default();
        let weights: Vec<u64> = self.all.iter().map(|world| (1 << 32) >> ((world.away - nearest) / HALF_AWAY).min(31)).collect();
        let chosen = spread(&weights);
        let mut times = vec![0; self.all.len()];
        chosen.iter().for_each(|from| times[*from] += 1);
        let mut free: Vec<usize> = (0..self.all.len()).filter(|at| times[*at] == 0).collect();
        for (from, times) in times.into_iter().enumerate() {
            for _ in 1..times {
                let Some(to) = free.pop() else { return };
                let mut state = self.all[from].sim.snapshot();
                state.dice = Dice::new(luck("again", self.choices, to as u64));
                let (owed, away) = (self.all[from].owed.clone(), self.all[from].away);
                let copy = &mut self.all[to];
                put(&mut copy.sim, &state);
                (copy.owed, copy.away) = (owed, away);
            }
        }
    }

    /// Returns the same worlds again.
    pub fn fork(&self) -> Self {
        let copy = |world: &World| World { sim: world.sim.fork(), owed: world.owed.clone(), away: world.away };
        Self { all: self.all.iter().map(copy).collect(), choices: self.choices }
    }

    /// Returns the states of so many of the worlds, evenly spread over them, each with fresh luck.
    pub fn states(&self, count: usize, occasion: u64) -> Vec<Snapshot> {
        let count = count.min(self.all.len());
        let picked = (0..count).map(|number| number * self.all.len() / count);
        let state = |at: usize| {
            let mut state = self.all[at].sim.snapshot();
            state.dice = Dice::new(luck("ahead", occasion, at as u64));
            state
        };
        picked.map(state).collect()
    }
}

impl World {
    fn follow(&mut self, known: &Known) {
        for (at, act) in &known.orders {
            self.sim.advance_to(*at);
            self.settle();
            if self.sim.submit(order(act)).is_err() {
                self.owed.push((*at, act.clone()));
            }
        }
        self.sim.advance_to(known.picture.minute);
        self.settle();
    }

    /// Gives the orders that could not be given before.
    fn settle(&mut self) {
        let (now, sim) = (self.sim.now(), &mut self.sim);
        self.owed.retain(|(at, act)| now.since(*at) <= OWED_MINUTES && sim.submit(order(act)).is_err());
    }
}

/// Makes an exercise of a state. The one place where a world is made from another.
pub fn put(sim: &mut Sim, state: &Snapshot) {
    assert!(sim.restore(state), "a state fits the scenario it comes from");
}

/// Returns a seed from the adviser's own stream, which has nothing to do with that of the exercise.
pub fn luck(purpose: &str, occasion: u64, number: u64) -> u64 {
    seed_of(&("Go Dark adviser, first edition", purpose, occasion, number))
}

/// Chooses as many as there are, each as often as its weight says, give or take one.
fn spread(weights: &[u64]) -> Vec<usize> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let count = weights.len() as u128;
    let mut chosen = Vec::with_capacity(weights.len());
    let (mut at, mut until) = (0, u128::from(weights.first().copied().unwrap_or_default()));
    for number in 0..count {
        let point = (2 * number + 1) * sum / (2 * count);
        while point >= until && at + 1 < weights.len() {
            at += 1;
            until += u128::from(weights[at]);
        }
        chosen.push(at);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_more_is_chosen_more_often() {
        assert_eq!(spread(&[1, 1, 1, 1]), [0, 1, 2, 3]);
        assert_eq!(spread(&[0, 3, 0, 1]), [1, 1, 1, 3]);
        assert_eq!(spread(&[0, 0, 5]), [2, 2, 2]);
        assert_eq!(spread(&[]), [] as [usize; 0]);
    }
}
