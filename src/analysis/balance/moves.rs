//! Single moves: whether there is a moment at which each is the best thing to do, and one at which it is a mistake.

use std::ops::ControlFlow;

use rayon::prelude::*;

use super::{Fault, Plan};
use crate::analysis::batch::window::in_order;
use crate::analysis::bots::{self, Bot};
use crate::analysis::game::{FIRST_LOOK, look_within, play_on, play_up_to};
use crate::replay::caught::caught;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;

/// What was found about a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    pub what: MoveId,
    /// At how many moments it could be made.
    pub tried: usize,
    /// Where it beats every other move, and giving no order, by most.
    pub best: Option<Found>,
    /// Where it beats giving no order by most.
    pub help: Option<Found>,
    /// Where it costs most against giving no order.
    pub mistake: Option<Found>,
}

/// A moment at which a move was tried, and by how many points of the score it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub strategy: usize,
    pub seed: u64,
    pub minute: Minute,
    pub on: Target,
    pub points: u32,
}

impl Found {
    /// Returns what the move was aimed at, if anything.
    pub fn target_name<'a>(&self, scenario: &'a Scenario) -> Option<&'a str> {
        Some(match self.on {
            Target::Nothing => return None,
            Target::System(id) => scenario.name(id),
            Target::Zone(id) => scenario.name(id),
            Target::Flow(id, _) => scenario.name(id),
            Target::Domain(id) => scenario.name(id),
            Target::Service(id) => scenario.name(id),
            Target::Agency(id) => scenario.name(id),
            Target::Partner(id) => scenario.name(id),
            Target::Fallback(id) => scenario.name(id),
        })
    }
}

/// A moment of a game, just before its bot looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    strategy: usize,
    seed: u64,
    minute: Minute,
}

/// Spreads moments over strategies, seeds and time, the same for the same number: every other one lies in the acute phase.
fn moments(plan: &Plan, samples: usize) -> Vec<Moment> {
    let end = plan.scenario.calendar.length();
    let acute = plan.scenario.cover.acute_until.min(end);
    let strategies = plan.strategies.len().max(1);
    (0..samples)
        .map(|number| {
            let round = number / strategies;
            let (from, to) = if round.is_multiple_of(2) && acute > FIRST_LOOK { (FIRST_LOOK, acute) } else { (acute, end) };
            let seed = plan.seeds.start() + round as u64 % plan.seed_count();
            Moment { strategy: number % strategies, seed, minute: look_within(number as u32, from, to).min(end) }
        })
        .collect()
}

/// Tries every order that can be given at each of some moments, lets the bot whose game it is go on to the end, and
/// compares scores. The result does not depend on how many threads there are; `told` is called after each moment.
///
/// When `stop` says so no more moments are looked at. Returns how many were, and what was found there.
pub fn weigh(
    plan: &Plan,
    samples: usize,
    pool: &rayon::ThreadPool,
    stop: impl Fn() -> bool + Sync,
    mut told: impl FnMut(),
) -> Result<(usize, Vec<Weighing>), Fault> {
    let orders = bots::every_order(&plan.scenario);
    let moments = moments(plan, samples);
    let mut tried: Vec<(Moment, Tried)> = Vec::new();
    let work = |(): &mut (), number: u64| {
        let moment = moments[number as usize];
        let fault = |words| Fault { strategy: moment.strategy, seed: moment.seed, words };
        caught(|| (moment, try_all(plan, moment, &orders))).map_err(fault)
    };
    let ahead = pool.current_num_threads() as u64 * 2;
    let fault = in_order(
        pool,
        0..samples as u64,
        ahead,
        || (),
        work,
        stop,
        |some| {
            for one in some {
                match one {
                    Ok(one) => tried.push(one),
                    Err(fault) => return ControlFlow::Break(fault),
                }
                told();
            }
            ControlFlow::Continue(())
        },
    );
    match fault {
        Some(fault) => Err(fault),
        None => Ok((tried.len(), plan.scenario.offered_moves().map(|(what, _)| put_together(what, &tried)).collect())),
    }
}

/// The score without any order, and with each that could be given.
struct Tried {
    without: u32,
    with: Vec<(MoveId, Target, u32)>,
}

fn try_all(plan: &Plan, moment: Moment, orders: &[Act]) -> Tried {
    let mut bot = plan.bot(moment.strategy);
    let mut sim = Sim::new(plan.scenario.clone(), moment.seed);
    play_up_to(&mut sim, bot.as_mut(), moment.minute);
    let state = sim.snapshot();
    let end_of = |act: Option<&Act>| {
        let mut fork = Sim::new(plan.scenario.clone(), moment.seed);
        let taken = fork.restore(&state) && act.is_none_or(|act| fork.submit(said(act)).is_ok());
        taken.then(|| finish(fork, bot.fork()))
    };
    let possible: Vec<&Act> = orders.iter().filter(|act| sim.check(&said(act)).is_ok()).collect();
    let with = possible
        .into_par_iter()
        .filter_map(|act| match act {
            Act::Do { what, on, .. } => end_of(Some(act)).map(|score| (*what, *on, score)),
            _ => None,
        })
        .collect();
    Tried { without: end_of(None).unwrap_or_default(), with }
}

fn said(act: &Act) -> Order {
    Order { seat: SeatId::new(0), act: act.clone() }
}

fn finish(mut sim: Sim, mut bot: Box<dyn Bot>) -> u32 {
    play_on(&mut sim, bot.as_mut(), |_| true);
    sim.standing().score.total
}

/// Finds a move's best and worst moments. What is no better than something else is not claimed to be best.
fn put_together(what: MoveId, tried: &[(Moment, Tried)]) -> Weighing {
    let mut weighing = Weighing { what, tried: 0, best: None, help: None, mistake: None };
    for (moment, tried) in tried {
        let own = || tried.with.iter().filter(|(one, ..)| *one == what);
        let others = tried.with.iter().filter(|(one, ..)| *one != what).map(|(.., score)| *score).max();
        let most = own().rev().max_by_key(|(.., score)| *score);
        let least = own().min_by_key(|(.., score)| *score);
        let (Some((_, best_on, most)), Some((_, worst_on, least))) = (most, least) else { continue };
        weighing.tried += 1;
        let found =
            |on: &Target, points: u32| Found { strategy: moment.strategy, seed: moment.seed, minute: moment.minute, on: *on, points };
        let keep = |known: &mut Option<Found>, on: &Target, points: u32| {
            if points > known.as_ref().map_or(0, |found| found.points) {
                *known = Some(found(on, points));
            }
        };
        keep(&mut weighing.best, best_on, most.saturating_sub(others.unwrap_or_default().max(tried.without)));
        keep(&mut weighing.help, best_on, most.saturating_sub(tried.without));
        keep(&mut weighing.mistake, worst_on, tried.without.saturating_sub(*least));
    }
    weighing
}

#[cfg(test)]
mod tests {
    use super::super::wanted::Wanted;
    use super::*;
    use crate::analysis::game::{LOOK_MINUTES, look_from};
    use crate::testing::albania;

    fn plan() -> Plan {
        Plan::new(&albania(), Some(vec!["idle".to_owned(), "history".to_owned()]), 1..=3, Wanted::default()).expect("they exist")
    }

    #[test]
    fn moments_reach_every_strategy_every_seed_and_both_phases() {
        let plan = plan();
        let moments = moments(&plan, 24);
        let acute = plan.scenario.cover.acute_until;
        for seed in 1..=3 {
            for strategy in 0..2 {
                assert!(moments.iter().any(|moment| (moment.seed, moment.strategy) == (seed, strategy)));
            }
        }
        assert_eq!(moments.iter().filter(|moment| moment.minute <= acute.plus(LOOK_MINUTES)).count(), 12);
        assert!(moments.iter().all(|moment| look_from(moment.minute) == moment.minute || moment.minute == plan.scenario.calendar.length()));
        let mut minutes: Vec<Minute> = moments.iter().map(|moment| moment.minute).collect();
        minutes.dedup();
        assert!(minutes.len() > 20, "{minutes:?}");
    }

    fn moment(minute: u32) -> Moment {
        Moment { strategy: 0, seed: 1, minute: Minute(minute) }
    }

    #[test]
    fn what_is_equal_is_not_claimed() {
        let (one, other) = (MoveId::new(0), MoveId::new(1));
        let tie = (moment(1), Tried { without: 500, with: vec![(one, Target::Nothing, 510), (other, Target::Nothing, 510)] });
        let weighing = put_together(one, std::slice::from_ref(&tie));
        assert_eq!((weighing.tried, weighing.best, weighing.mistake), (1, None, None));
        assert_eq!(weighing.help.map(|found| found.points), Some(10), "it is better than nothing");
        // Two targets of the same move do not stand in each other's way; the first of equals is named.
        let on = |system| Target::System(SystemId::new(system));
        let wins = (
            moment(31),
            Tried { without: 500, with: vec![(one, on(4), 520), (one, on(5), 520), (other, Target::Nothing, 512), (one, on(6), 470)] },
        );
        let weighing = put_together(one, &[tie, wins]);
        let best = weighing.best.expect("it wins");
        assert_eq!((best.minute, best.on, best.points), (Minute(31), on(4), 8));
        let mistake = weighing.mistake.expect("on another system it costs");
        assert_eq!((mistake.on, mistake.points), (on(6), 30));
        assert_eq!(put_together(MoveId::new(2), &[]).tried, 0);
    }
}
