//! Pairs: both branches with the same luck, over futures of the fork or over seeds, on all cores.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, RangeInclusive};

use crate::analysis::adviser::worlds::put;
use crate::analysis::batch::window::in_order;
use crate::analysis::luck::seed_of;
use crate::analysis::parting::only_in;
use crate::analysis::script::Missed;
use crate::replay::caught::caught;
use crate::sim::Sim;
use crate::sim::dice::Dice;
use crate::sim::event::Event;
use crate::sim::journal::Journal;
use crate::sim::snapshot::Snapshot;

use super::branch::{Branch, Ended};
use super::{Outcome, WhatIf};

/// For each thread, so many pairs may be under way or wait for one before them.
const AHEAD: u64 = 64;
/// So many of the first events that differ are told of each branch.
pub const FIRSTS: usize = 3;

/// What is the same in both branches of a pair, and another in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Luck {
    /// So many futures: fresh dice from the fork on.
    Futures(u64),
    /// Whole runs of other seeds.
    Seeds(RangeInclusive<u64>),
}

impl Luck {
    pub fn count(&self) -> u64 {
        match self {
            Luck::Futures(count) => *count,
            Luck::Seeds(seeds) => (seeds.end() - seeds.start()).saturating_add(1),
        }
    }
}

/// Both branches with the same luck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The number of the future from 1 on, or the seed.
    pub luck: u64,
    pub kept: Outcome,
    pub changed: Outcome,
    /// What could not be said, by its place: before the fork (only with other seeds), in the kept branch, in the changed one.
    pub missed: [Vec<u32>; 3],
}

/// The pair with the luck of the run itself, and where its branches part.
pub struct Own {
    pub pair: Pair,
    /// What could not be said in each branch, and why.
    pub missed_kept: Vec<Missed>,
    pub missed_changed: Vec<Missed>,
    /// The first things that happen in one branch only, with what led to each, the nearest cause first.
    pub only_kept: Vec<Vec<Event>>,
    pub only_changed: Vec<Vec<Event>>,
    /// For their orders in words.
    pub kept: Journal,
    pub changed: Journal,
    /// The state where they part.
    pub fork: Snapshot,
}

/// What came of all pairs.
pub struct Answer {
    pub own: Own,
    pub pairs: Vec<Pair>,
    pub luck: Luck,
}

impl Answer {
    /// Says whether pairs are missing.
    pub fn is_partial(&self) -> bool {
        (self.pairs.len() as u64) < self.luck.count()
    }
}

impl WhatIf {
    /// Plays both branches with the luck of the run. A panic of the rules is told.
    pub fn own(&self) -> Result<Own, String> {
        caught(|| self.both_with_own_luck())
    }

    fn both_with_own_luck(&self) -> Own {
        let mut kept = Sim::new(self.scenario.clone(), self.seed);
        self.begin(&mut kept);
        let from = kept.journal().len();
        let fork = kept.snapshot();
        let mut changed = kept.fork();
        let (kept_end, changed_end) = (self.kept.end(&mut kept, self.until), self.changed.end(&mut changed, self.until));
        let firsts = |one: &Sim, other: &Sim| {
            let first = only_in(one.journal(), other.journal(), from).take(FIRSTS);
            first.map(|event| one.why(event.id).into_iter().copied().collect()).collect()
        };
        Own {
            only_kept: firsts(&kept, &changed),
            only_changed: firsts(&changed, &kept),
            kept: kept.journal().clone(),
            changed: changed.journal().clone(),
            pair: pair(self.seed, &[], &kept_end, &changed_end),
            missed_kept: kept_end.missed,
            missed_changed: changed_end.missed,
            fork,
        }
    }

    /// Plays both branches with every luck, as many pairs as there is time for: `stop` is asked before each, `told` hears how many
    /// more are done. Pairs come in order, whatever the number of threads. A panic of the rules is told, with the luck that it came from.
    ///
    /// `fork` is the state where they part; for seeds it does not matter.
    pub fn pairs(
        &self,
        luck: &Luck,
        fork: &Snapshot,
        pool: &rayon::ThreadPool,
        stop: impl Fn() -> bool + Sync,
        mut told: impl FnMut(u64),
    ) -> Result<Vec<Pair>, (u64, String)> {
        let ahead = AHEAD * pool.current_num_threads() as u64;
        let first = match luck {
            Luck::Futures(_) => 1,
            Luck::Seeds(seeds) => *seeds.start(),
        };
        let mut pairs: Vec<Pair> = Vec::new();
        let worker = || Sim::new(self.scenario.clone(), 0);
        let work = |sim: &mut Sim, number: u64| {
            let played = caught(|| match luck {
                Luck::Futures(_) => self.future(sim, fork, first + number),
                Luck::Seeds(_) => self.seed(sim, first + number),
            });
            if played.is_err() {
                // What a panic left behind is of no use to anybody.
                *sim = worker();
            }
            played.map_err(|words| (first + number, words))
        };
        let broken = in_order(pool, 0..luck.count(), ahead, worker, work, stop, |some| {
            for pair in some {
                match pair {
                    Ok(pair) => pairs.push(pair),
                    Err(fault) => return ControlFlow::Break(fault),
                }
                told(1);
            }
            ControlFlow::Continue(())
        });
        broken.map_or(Ok(pairs), Err)
    }

    /// Returns the state at the fork, with the luck of the run.
    pub fn state_at_fork(&self) -> Snapshot {
        let mut sim = Sim::new(self.scenario.clone(), self.seed);
        self.begin(&mut sim);
        sim.snapshot()
    }

    /// Plays both branches from the fork on with fresh dice. The same number is the same luck in every what-if of this run.
    pub fn future(&self, sim: &mut Sim, fork: &Snapshot, number: u64) -> Pair {
        let mut state = fork.clone();
        state.dice = Dice::new(seed_of(&("Go Dark what-if, first edition", self.seed, number)));
        self.both(sim, &state, number, &[])
    }

    /// Plays the whole run with another seed.
    fn seed(&self, sim: &mut Sim, seed: u64) -> Pair {
        sim.reset(seed);
        let before = self.begin(sim);
        let state = sim.snapshot();
        self.both(sim, &state, seed, &before)
    }

    fn both(&self, sim: &mut Sim, state: &Snapshot, luck: u64, before: &[Missed]) -> Pair {
        let mut end = |branch: &Branch| {
            put(sim, state);
            branch.end(sim, self.until)
        };
        let (kept, changed) = (end(&self.kept), end(&self.changed));
        pair(luck, before, &kept, &changed)
    }
}

fn pair(luck: u64, before: &[Missed], kept: &Ended, changed: &Ended) -> Pair {
    let places = |missed: &[Missed]| missed.iter().map(|one| one.place as u32).collect();
    let missed = [places(before), places(&kept.missed), places(&changed.missed)];
    Pair { luck, kept: kept.outcome.clone(), changed: changed.outcome.clone(), missed }
}

/// Where a script is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Before,
    Kept,
    Changed,
}

/// An order that could not be given in some pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub side: Side,
    /// Its place in the script.
    pub place: usize,
    pub times: usize,
}

/// Counts how often each order could not be given.
pub fn refused(pairs: &[Pair]) -> Vec<Refused> {
    let mut counts: BTreeMap<(Side, u32), usize> = BTreeMap::new();
    for pair in pairs {
        for (side, missed) in [Side::Before, Side::Kept, Side::Changed].into_iter().zip(&pair.missed) {
            missed.iter().for_each(|place| *counts.entry((side, *place)).or_default() += 1);
        }
    }
    counts.into_iter().map(|((side, place), times)| Refused { side, place: place as usize, times }).collect()
}
