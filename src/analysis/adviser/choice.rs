//! Choosing a way: whose hands to follow, what to order besides, and what to withhold.

use std::collections::BTreeMap;

use crate::scenario::moves::{Act, Aim};
use crate::scenario::{Minute, Scenario};
use crate::sim::score::Standing;

use super::futures::{Futures, HANDS, Way};
use super::gain::Gain;

/// So many tenths of its standard error a gain must be above nothing, before an order is given for it.
const CLEAR_TENTHS: i64 = 10;
/// So many it must be before another player's hands are followed.
const INERTIA_TENTHS: i64 = 5;

/// How much the adviser thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Worlds that it keeps.
    pub worlds: usize,
    /// Worlds in which whole ways are compared.
    pub asked: usize,
    /// Worlds in which an order is tried first.
    pub glanced: usize,
    /// Orders that are tried at each decision, and those of them that are looked at in all worlds.
    pub tried: usize,
    pub looked_at: usize,
    /// Orders that may be added at one decision.
    pub added: usize,
}

impl Default for Effort {
    /// That of the bot.
    fn default() -> Self {
        Self { worlds: 24, asked: 8, glanced: 3, tried: 12, looked_at: 3, added: 2 }
    }
}

impl Effort {
    /// Returns the effort of a single advice, in so many worlds.
    pub fn of_worlds(worlds: usize) -> Self {
        Self { worlds: worlds.max(48), asked: worlds, glanced: worlds.clamp(2, 3), tried: usize::MAX, looked_at: 6, added: 0 }
    }
}

/// What has come of trying an order: the mean of the last time, in tenths of a point, and how often it was tried.
#[derive(Clone, Copy, Default)]
struct Tried {
    tenths: i64,
    times: u32,
}

/// Chooses, and remembers what it has tried.
#[derive(Clone, Default)]
pub struct Chooser {
    tried: BTreeMap<String, Tried>,
}

/// One thing to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idea {
    /// To order it now.
    Order(Act),
    /// Not to order it for a while, though the hand would.
    Withhold(Act),
}

impl Idea {
    pub fn on(&self, way: &Way, now: Minute) -> Way {
        match self {
            Idea::Order(act) => way.with(act, now),
            Idea::Withhold(act) => way.without(act, now),
        }
    }
}

impl Chooser {
    /// Returns the way to go on from here.
    pub fn choose(&mut self, futures: &Futures, before: &Way, possible: &[Act], effort: &Effort) -> Way {
        let now = futures.now;
        let (mut way, mut base) = best_hand(before, futures.ends(&hands(before), effort.asked));
        let glanced = self.glance(futures, &way, &base, possible, effort);
        let mut left: Vec<Idea> = glanced.into_iter().filter(|(tenths, _)| *tenths > 0).map(|(_, idea)| idea).collect();
        left.truncate(effort.looked_at);
        for _ in 0..effort.added.min(left.len()) {
            let ways: Vec<Way> = left.iter().map(|idea| idea.on(&way, now)).collect();
            let ends = futures.ends(&ways, effort.asked);
            let gains: Vec<Gain> = ends.iter().map(|ends| Gain::between(ends, &base)).collect();
            left.iter().zip(&gains).for_each(|(idea, gain)| self.note(idea, gain));
            let Some(top) = (0..gains.len()).max_by_key(|at| (gains[*at].sum(), std::cmp::Reverse(*at))) else { break };
            if !gains[top].is_above(CLEAR_TENTHS) {
                break;
            }
            way = ways[top].clone();
            base.clone_from(&ends[top]);
            left.remove(top);
        }
        way
    }

    /// Tries some ideas in a few worlds. Returns them with their gain in tenths of a point, the best first.
    fn glance(&mut self, futures: &Futures, way: &Way, base: &[Standing], possible: &[Act], effort: &Effort) -> Vec<(i64, Idea)> {
        let ideas = self.ideas(futures, way, possible, effort.tried);
        let ways: Vec<Way> = ideas.iter().map(|idea| idea.on(way, futures.now)).collect();
        let ends = futures.ends(&ways, effort.glanced);
        let mut rated = Vec::with_capacity(ideas.len());
        for (idea, ends) in ideas.into_iter().zip(&ends) {
            let gain = Gain::between(ends, base);
            self.note(&idea, &gain);
            rated.push((gain.tenths(), idea));
        }
        rated.sort_by_key(|(tenths, _)| std::cmp::Reverse(*tenths));
        rated
    }

    fn note(&mut self, idea: &Idea, gain: &Gain) {
        let tried = self.tried.entry(format!("{idea:?}")).or_default();
        tried.tenths = gain.tenths();
        tried.times += 1;
    }

    /// Returns what to try: what was never tried, what did well before, and what the hand is about to do.
    fn ideas(&self, futures: &Futures, way: &Way, possible: &[Act], count: usize) -> Vec<Idea> {
        let scenario = &futures.scenario;
        let about_to = futures.first_orders(way, 2);
        let orders = possible.iter().filter(|act| !way.begins_with(act) && !way.withholds(act) && !about_to.contains(act));
        let others = about_to.iter().filter(|act| !way.begins_with(act) && possible.contains(act));
        let mut ideas: Vec<Idea> = others.cloned().map(Idea::Withhold).chain(orders.cloned().map(Idea::Order)).collect();
        ideas.sort_by_cached_key(|idea| match self.tried.get(&format!("{idea:?}")) {
            // Good ones again, then what is new, then what did harm: the less often it was tried, the sooner.
            Some(tried) => i64::from(tried.times) * 15 - tried.tenths * 2,
            None => i64::from(turn(scenario, idea)) * 10 - 100,
        });
        ideas.truncate(count);
        ideas
    }
}

/// Returns a way with the hands of each scripted player.
pub(super) fn hands(before: &Way) -> Vec<Way> {
    (0..HANDS.len()).map(|hand| Way { hand, ..before.clone() }).collect()
}

/// Returns the scripted player who does best from here, and how its futures end, of the ends of all of them. The one followed so far
/// stays unless another is better by some of its error.
pub(super) fn best_hand(before: &Way, mut ends: Vec<Vec<Standing>>) -> (Way, Vec<Standing>) {
    let mut best = before.hand;
    for hand in 0..HANDS.len() {
        let inertia = if best == before.hand { INERTIA_TENTHS } else { 0 };
        if Gain::between(&ends[hand], &ends[best]).is_above(inertia) {
            best = hand;
        }
    }
    (Way { hand: best, ..before.clone() }, ends.swap_remove(best))
}

/// Orders of few kinds are tried before those of which there are many.
fn turn(scenario: &Scenario, idea: &Idea) -> u8 {
    match idea {
        Idea::Withhold(_) => 4,
        Idea::Order(Act::Do { what, .. }) => match scenario.content.moves[*what].aim {
            Aim::Nothing | Aim::Partner | Aim::Fallback | Aim::Domain => 0,
            Aim::Zone | Aim::Agency => 2,
            Aim::System => 5,
            Aim::Service => 7,
            Aim::Flow => 8,
        },
        Idea::Order(_) => 0,
    }
}
