//! Advice: a move, what it is worth against leaving it for half a day, how sure that is, and why.

use crate::scenario::Minute;
use crate::scenario::moves::Act;
use crate::sim::score::Standing;

use super::choice::{Effort, best_hand, hands};
use super::futures::{Futures, HANDS, Way};
use super::gain::Gain;
use super::reason::{self, Reason};

/// So many tenths of its standard error a gain must be above nothing to be named.
const NAMED_TENTHS: i64 = 20;
/// Ways that are tried between two looks whether somebody has lost patience.
const SLICE: usize = 8;
/// Orders that are looked at in more worlds after a first glance.
const SECOND: usize = 24;
/// Worlds whose first orders are asked for.
const HEARD: usize = 4;

/// What the adviser says at a minute.
#[derive(Clone, Debug)]
pub struct Advice {
    pub minute: Minute,
    /// The move it names; none when no order is clearly better than leaving it.
    pub named: Option<Weighed>,
    /// What it weighed besides, the best first.
    pub others: Vec<Weighed>,
    /// Who plays on in the futures.
    pub hand: &'static str,
    /// How many orders were tried, of those that would be taken.
    pub tried: usize,
}

/// An order, weighed in pairs of futures: given now, and not given for half a day.
#[derive(Clone, Debug)]
pub struct Weighed {
    pub act: Act,
    pub gain: Gain,
    /// How many fewer requests go unmet and machines are lost, on average; below zero, more.
    pub requests: i64,
    pub hosts: i64,
    /// Why, in a typical world; none for what was only weighed besides, or when nothing differs there.
    pub reason: Option<Reason>,
}

impl Weighed {
    fn of(act: &Act, with: &[Standing], without: &[Standing]) -> Self {
        let count = with.len().max(1) as i64;
        let fewer = |number: fn(&Standing) -> i64| with.iter().zip(without).map(|(a, b)| number(b) - number(a)).sum::<i64>() / count;
        Self {
            act: act.clone(),
            gain: Gain::between(with, without),
            requests: fewer(|standing| standing.unmet as i64),
            hosts: fewer(|standing| i64::from(standing.hosts_lost)),
            reason: None,
        }
    }
}

/// Looks for the order that is worth most now.
///
/// `told` hears after each slice of work how many futures are done, of about how many; when it returns false there is no advice.
pub(super) fn find(
    luck: impl Fn(u64) -> Futures,
    way: &Way,
    possible: &[Act],
    effort: &Effort,
    mut told: impl FnMut(usize, usize) -> bool,
) -> Option<Advice> {
    let futures = luck(0);
    let second = effort.asked.div_ceil(4).max(effort.glanced);
    let (again, closely) = (SECOND.min(possible.len()), effort.looked_at.min(possible.len()));
    let of = HANDS.len() * effort.asked + possible.len() * effort.glanced + again * second + closely * effort.asked * 2;
    let (now, mut work) = (futures.now, Work { done: 0, of, told: &mut told });
    let (way, base) = best_hand(way, work.ends(&futures, &hands(way), effort.asked)?);
    let about_to = futures.first_orders(&way, HEARD);
    // All in a few worlds, the better of them in more. What the hand would do now is weighed by leaving it, all else by doing it.
    let mut rated: Vec<usize> = (0..possible.len()).collect();
    for (worlds, kept) in [(effort.glanced, again), (second, closely)] {
        let way = |at: &usize| {
            let act = &possible[*at];
            if about_to.contains(act) { way.without(act, now) } else { way.with(act, now) }
        };
        let ends = work.ends(&futures, &rated.iter().map(way).collect::<Vec<_>>(), worlds)?;
        let gain = |(at, ends): (&usize, &Vec<Standing>)| {
            let tenths = Gain::between(ends, &base).tenths();
            (if about_to.contains(&possible[*at]) { tenths } else { -tenths }, *at)
        };
        let mut sorted: Vec<(i64, usize)> = rated.iter().zip(&ends).map(gain).collect();
        sorted.sort_unstable();
        rated = sorted.into_iter().take(kept).map(|(_, at)| at).collect();
    }

    // Those that did best are weighed again with other luck: the best of many is partly the luckiest.
    let futures = luck(1);
    let mut weighed = Vec::new();
    for at in rated {
        let act = &possible[at];
        let ends = work.ends(&futures, &[way.with(act, now), way.without(act, now)], effort.asked)?;
        weighed.push(Weighed::of(act, &ends[0], &ends[1]));
    }
    weighed.sort_by_key(|one| std::cmp::Reverse(one.gain.sum()));
    // Of those that are clear the best: one that promises more and may as well do harm is none.
    let clear = weighed.iter().position(|one| one.gain.is_above(NAMED_TENTHS));
    let mut named = clear.map(|at| weighed.remove(at));
    if let Some(named) = &mut named {
        named.reason = why(&futures, &way, named);
    }
    Some(Advice { minute: now, named, others: weighed, hand: HANDS[way.hand], tried: possible.len() })
}

/// Weighs one order.
pub(super) fn weigh(futures: &Futures, way: &Way, act: &Act, effort: &Effort) -> Weighed {
    let (way, _) = best_hand(way, futures.ends(&hands(way), effort.asked));
    let ends = futures.ends(&[way.with(act, futures.now), way.without(act, futures.now)], effort.asked);
    let mut weighed = Weighed::of(act, &ends[0], &ends[1]);
    weighed.reason = why(futures, &way, &weighed);
    weighed
}

/// Looks at the most typical world closely.
fn why(futures: &Futures, way: &Way, named: &Weighed) -> Option<Reason> {
    let world = named.gain.typical()?;
    let from = futures.states[world].journal.len();
    let with = futures.end(&way.with(&named.act, futures.now), world);
    let without = futures.end(&way.without(&named.act, futures.now), world);
    reason::of(&with, &without, from)
}

/// Counts what is done, and asks whether to go on.
struct Work<'a> {
    done: usize,
    of: usize,
    told: &'a mut dyn FnMut(usize, usize) -> bool,
}

impl Work<'_> {
    fn ends(&mut self, futures: &Futures, ways: &[Way], worlds: usize) -> Option<Vec<Vec<Standing>>> {
        let mut ends = Vec::with_capacity(ways.len());
        for slice in ways.chunks(SLICE) {
            ends.extend(futures.ends(slice, worlds));
            self.done += slice.len() * worlds;
            if !(self.told)(self.done.min(self.of), self.of) {
                return None;
            }
        }
        Some(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adviser::{Adviser, known};
    use crate::testing::played;

    /// The bar fills evenly, and is full at the end, also where there is little to try; it can be stopped before the first order is.
    #[test]
    fn all_work_is_counted_and_can_be_stopped_from_its_beginning() {
        let session = played("keep-serving", Minute(300));
        let effort = Effort { worlds: 6, asked: 4, glanced: 2, tried: usize::MAX, looked_at: 3, added: 0 };
        let mut adviser = Adviser::new(session.sim.scenario(), effort);
        adviser.watch(&session.sim);
        let all = known::possible(&session.sim);
        for count in [0, 1, 2, 30] {
            let possible = &all[..count];
            let mut seen = Vec::new();
            let advice = find(
                |number| adviser.ahead(Minute(300), number),
                &adviser.way,
                possible,
                &effort,
                |done, of| {
                    seen.push((done, of));
                    true
                },
            );
            assert_eq!(advice.map(|advice| advice.tried), Some(count));
            let (last, of) = *seen.last().expect("it tells");
            assert_eq!(last, of, "with {count} orders: {seen:?}");
            assert!(seen.iter().all(|(_, other)| *other == of) && seen.windows(2).all(|pair| pair[0].0 < pair[1].0), "{seen:?}");
        }
        let mut heard = 0;
        let stopped = find(
            |number| adviser.ahead(Minute(300), number),
            &adviser.way,
            &all,
            &effort,
            |done, _| {
                heard += 1;
                assert_eq!(done, HANDS.len() * effort.asked, "nothing but the hands has been looked at");
                false
            },
        );
        assert!(stopped.is_none() && heard == 1);
    }
}
