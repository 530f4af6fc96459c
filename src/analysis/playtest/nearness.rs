//! How near something came to being true that never was: which parts of a condition were true in a play, and at what time.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::bots;
use crate::analysis::game::{Exercise, play_on};
use crate::scenario::condition::Condition;
use crate::scenario::names::writing;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;

use super::finding::SEEDS_MIN;
use super::sample::Sample;
use super::trace::Trace;

/// A condition that should have come true within some time, its bounds included.
#[derive(Clone, Debug)]
pub struct Hope {
    pub from: Minute,
    pub until: Minute,
    parts: Vec<Condition>,
}

/// How near it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// In which of the plays it came nearest.
    pub play: usize,
    /// Which of its parts was true in none; none when each was at some time, never all at once.
    pub lacks: Option<Condition>,
    /// All were true at once, and what follows was still on its way at the end.
    pub whole: bool,
}

impl Hope {
    pub fn new(from: Minute, until: Minute, condition: &Condition) -> Self {
        let mut parts = Vec::new();
        take_apart(condition, &mut parts);
        Self { from, until, parts }
    }
}

/// Takes what must all be true apart.
fn take_apart(condition: &Condition, parts: &mut Vec<Condition>) {
    match condition {
        Condition::All(all) => all.iter().for_each(|condition| take_apart(condition, parts)),
        Condition::Always => {}
        part => parts.push(part.clone()),
    }
}

/// Which parts of a hope were true, and whether all were at once.
#[derive(Clone, Debug, Default)]
struct Seen {
    parts: Vec<bool>,
    whole: bool,
}

struct Watched<'a> {
    sim: Sim,
    hopes: &'a [Hope],
    seen: Vec<Seen>,
}

impl Watched<'_> {
    fn look(&mut self) {
        let now = self.sim.now();
        let truth = self.sim.truth();
        for (hope, seen) in self.hopes.iter().zip(&mut self.seen).filter(|(hope, _)| (hope.from..=hope.until).contains(&now)) {
            let true_now: Vec<bool> = hope.parts.iter().map(|part| truth.holds(part)).collect();
            seen.whole |= true_now.iter().all(|part| *part);
            seen.parts.iter_mut().zip(true_now).for_each(|(ever, now)| *ever |= now);
        }
    }
}

impl Exercise for Watched<'_> {
    fn sim(&self) -> &Sim {
        &self.sim
    }

    fn wait_until(&mut self, minute: Minute) {
        while let Some(next) = self.sim.next_due().filter(|next| *next <= minute) {
            self.sim.advance_to(next);
            self.look();
        }
        self.sim.advance_to(minute);
        self.look();
    }

    fn say(&mut self, order: Order) -> bool {
        let taken = self.sim.submit(order).is_ok();
        self.look();
        taken
    }
}

/// Plays again the first of the plays, and looks how near each hope came.
pub fn look(sample: &Sample, hopes: &[Hope]) -> Vec<Near> {
    if hopes.is_empty() {
        return Vec::new();
    }
    let first = sample.players.len() * SEEDS_MIN as usize;
    let plays: Vec<Vec<Seen>> =
        sample.plays.par_iter().take(first).map(|play| watch(&sample.scenario, &sample.players, play, hopes)).collect();
    (0..hopes.len())
        .map(|hope| {
            let seen = |play: usize| &plays[play][hope];
            let nearest =
                |play: &usize| (seen(*play).whole, seen(*play).parts.iter().filter(|part| **part).count(), std::cmp::Reverse(*play));
            let play = (0..plays.len()).max_by_key(nearest).unwrap_or_default();
            let never = |part: &usize| !plays.iter().any(|play| play[hope].parts[*part]);
            Near {
                play,
                lacks: (0..hopes[hope].parts.len()).find(never).map(|part| hopes[hope].parts[part].clone()),
                whole: plays.get(play).is_some_and(|seen| seen[hope].whole),
            }
        })
        .collect()
}

fn watch(scenario: &Arc<Scenario>, players: &[String], play: &Trace, hopes: &[Hope]) -> Vec<Seen> {
    let mut bot = bots::by_name(&players[play.player], scenario).expect("players are named by the scenario");
    let seen = hopes.iter().map(|hope| Seen { parts: vec![false; hope.parts.len()], whole: false }).collect();
    let mut watched = Watched { sim: Sim::new(scenario.clone(), play.seed), hopes, seen };
    watched.look();
    play_on(&mut watched, bot.as_mut(), |_| true);
    watched.seen
}

impl Near {
    /// Says what stood in the way, and what to do about it.
    pub fn words(&self, scenario: &Scenario) -> String {
        match &self.lacks {
            _ if self.whole => {
                "its condition came true, and it was still on its way when the scenario ended: let it come sooner".to_owned()
            }
            Some(part) => {
                format!("`{}` was never true in its time: change that, or give it another way to come true", written(scenario, part))
            }
            None => "each part of its condition was true at some time, and never all of them at once: ask for less".to_owned(),
        }
    }
}

/// Returns a condition as an author writes it.
pub fn written(scenario: &Scenario, condition: &Condition) -> String {
    writing(&scenario.names, &scenario.calendar, || ron::ser::to_string(condition)).unwrap_or_default()
}
