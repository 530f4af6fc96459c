//! Which decisions mattered: each is left out in turn, with the same luck, and what comes of it compared. How much of that was luck,
//! the weightiest are asked over futures.

use rayon::prelude::*;

use crate::analysis::adviser::gain::Gain;
use crate::analysis::script;
use crate::analysis::whatif::{self, Change, Edit, WhatIf, edits};
use crate::replay::{Record, Session};
use crate::scenario::Minute;
use crate::scenario::moves::Act;
use crate::sim::Sim;
use crate::sim::event::EventId;
use crate::sim::score::Standing;

/// So many decisions are told of.
pub const WEIGHTIEST: usize = 5;
/// At least so many that did harm are among them, or are told besides, when there are any.
pub const HARMFUL: usize = 2;

/// In so many pairs of futures the page asks what a decision was worth.
pub const FUTURES: u64 = 100;

/// A decision, and how the run would have ended without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The event of the order.
    pub event: EventId,
    pub minute: Minute,
    pub act: Act,
    pub without: Standing,
    /// Later orders that could not be given any more without it.
    pub impossible: u32,
    /// What it was worth over futures with other luck from then on, in points of the score, when that was asked.
    pub futures: Option<Gain>,
}

impl Weighed {
    /// Returns what the decision was worth in points of the score: what there was less without it.
    pub fn worth(&self, with: &Standing) -> i64 {
        i64::from(with.score.total) - i64::from(self.without.score.total)
    }
}

/// Weighs every decision of a run, in the order in which they were taken.
///
/// `told` hears after each how many are done, of how many; when it returns false the rest stay unweighed.
pub fn weigh(session: &Session, mut told: impl FnMut(usize, usize) -> bool) -> Vec<Weighed> {
    let end = session.sim.now();
    let said: Vec<&Record> =
        session.records().iter().filter(|record| matches!(record, Record::Order { .. } | Record::Timer { .. })).collect();
    let orders = said.iter().filter(|record| matches!(record, Record::Order { .. })).count();
    let mut sim = Sim::new(session.sim.scenario().clone(), session.sim.seed());
    let mut weighed = Vec::with_capacity(orders);
    for (number, record) in said.iter().enumerate() {
        if let Record::Order { at, act, .. } = record {
            sim.advance_to(*at);
            let mut without = sim.fork();
            let impossible = script::play(&mut without, said[number + 1..].iter().copied(), end).len() as u32;
            // An order is the first thing that happens when it is given.
            let event = EventId(sim.journal().len() as u32);
            weighed.push(Weighed { event, minute: *at, act: act.clone(), without: without.standing(), impossible, futures: None });
            if !told(weighed.len(), orders) {
                break;
            }
        }
        record.say_again(&mut sim).expect("it was taken when the run was played");
    }
    weighed
}

/// Asks what the decisions worth telling of are worth over futures: each is left out in turn, in pairs of futures with the same luck.
///
/// `told` hears after each decision how many are done, of how many; when it returns false the rest stay as they are. The result
/// does not depend on how many cores there are.
pub fn over_futures(session: &Session, weighed: &mut [Weighed], count: u64, mut told: impl FnMut(usize, usize) -> bool) {
    let with = session.sim.standing();
    let events: Vec<EventId> = telling(weighed, &with).into_iter().map(|one| one.event).collect();
    let (lines, scenario, end) = (whatif::lines(session.records()), session.sim.scenario(), session.sim.now());
    for (done, event) in events.iter().enumerate() {
        // Decisions are weighed in the order in which they were taken, from the first on.
        let Some(at) = weighed.iter().position(|one| one.event == *event) else { continue };
        let Ok(edited) = edits::apply(&lines, &[Edit::Drop(at + 1..=at + 1)], end, scenario) else { continue };
        let what_if = WhatIf::new(scenario, session.sim.seed(), &lines, Change::Orders(edited.lines), edited.first, end);
        let fork = what_if.state_at_fork();
        let worth = |sim: &mut Sim, number| {
            let pair = what_if.future(sim, &fork, number);
            i64::from(pair.kept.standing.score.total) - i64::from(pair.changed.standing.score.total)
        };
        let each = (1..=count).into_par_iter().map_init(|| Sim::new(scenario.clone(), 0), worth).collect();
        weighed[at].futures = Some(Gain { each });
        if !told(done + 1, events.len()) {
            return;
        }
    }
}

/// Returns the decisions that moved the score most, for better or worse, the weightiest first.
pub fn weightiest<'a>(weighed: &'a [Weighed], with: &Standing, count: usize) -> Vec<&'a Weighed> {
    let mut sorted: Vec<&Weighed> = weighed.iter().filter(|one| one.worth(with) != 0).collect();
    sorted.sort_by_key(|one| (std::cmp::Reverse(one.worth(with).abs()), one.event));
    sorted.truncate(count);
    sorted
}

/// Returns the decisions worth telling of: the weightiest, and what did harm even where what helped weighs more.
pub fn telling<'a>(weighed: &'a [Weighed], with: &Standing) -> Vec<&'a Weighed> {
    let harmed = |one: &&Weighed| one.worth(with) < 0;
    let mut chosen = weightiest(weighed, with, WEIGHTIEST);
    let told = chosen.iter().copied().filter(harmed).count();
    let harmful = weightiest(weighed, with, weighed.len()).into_iter().filter(harmed);
    chosen.extend(harmful.skip(told).take(HARMFUL.saturating_sub(told)));
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::event::What;
    use crate::testing::played_out;

    #[test]
    fn going_dark_mattered_and_asking_for_indicators_last_did_not() {
        let session = played_out("history");
        let standing = session.sim.standing();
        let weighed = weigh(&session, |_, _| true);
        let orders = session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count();
        assert_eq!(weighed.len(), orders);
        let order = |one: &Weighed| session.sim.journal().get(one.event).map(|event| event.what);
        assert!(weighed.iter().all(|one| matches!(order(one), Some(What::OrderGiven { .. }))));
        let scenario = session.sim.scenario();
        let name = |one: &Weighed| match &one.act {
            Act::Do { what, .. } => scenario.name(*what).to_owned(),
            _ => String::new(),
        };
        let dark = weighed.iter().find(|one| name(one) == "go-dark").expect("history went dark");
        assert!(dark.without.destroyed > standing.destroyed, "without the cut more is destroyed");
        assert!(dark.without.unmet != standing.unmet);
        let five = weightiest(&weighed, &standing, 5);
        assert_eq!(five.len(), 5);
        assert!(five.windows(2).all(|pair| pair[0].worth(&standing).abs() >= pair[1].worth(&standing).abs()));
        let told = telling(&weighed, &standing);
        assert_eq!(told[..WEIGHTIEST], five[..]);
        let harmful = |list: &[&Weighed]| list.iter().filter(|one| one.worth(&standing) < 0).count();
        let all: Vec<&Weighed> = weighed.iter().collect();
        assert!(harmful(&told) >= harmful(&all).min(HARMFUL));
        // The last orders of a run can change little.
        let last = weighed.last().expect("there are many");
        assert!(last.worth(&standing).abs() <= five[0].worth(&standing).abs());
    }

    #[test]
    fn the_weightiest_decisions_are_asked_over_futures_the_same_on_any_number_of_cores() {
        let session = played_out("dark-on-friday");
        let standing = session.sim.standing();
        let weighed = weigh(&session, |_, _| true);
        let on = |threads: usize| {
            let mut asked = weighed.clone();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| over_futures(&session, &mut asked, 12, |done, of| done <= of));
            asked
        };
        let asked = on(1);
        assert_eq!(asked, on(3));
        let told = telling(&asked, &standing);
        assert!(!told.is_empty() && told.iter().all(|one| one.futures.as_ref().is_some_and(|gain| gain.each.len() == 12)));
        assert_eq!(asked.iter().filter(|one| one.futures.is_some()).count(), told.len());
        // What decided the run decides most futures of it too.
        let top = told[0].futures.as_ref().expect("it was asked");
        assert_eq!(top.mean() > 0.0, told[0].worth(&standing) > 0, "{top:?}");
        let mut stopped = weighed.clone();
        over_futures(&session, &mut stopped, 2, |done, _| done < 2);
        assert_eq!(stopped.iter().filter(|one| one.futures.is_some()).count(), 2);
    }

    #[test]
    fn weighing_can_be_stopped() {
        let weighed = weigh(&played_out("history"), |done, of| {
            assert!(of > 50);
            done < 3
        });
        assert_eq!(weighed.len(), 3);
    }
}
