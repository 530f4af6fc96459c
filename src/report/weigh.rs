//! Which decisions mattered: each is left out in turn, with the same luck, and what comes of it compared.

use crate::replay::{Record, Session};
use crate::scenario::Minute;
use crate::scenario::moves::Act;
use crate::sim::Sim;
use crate::sim::event::{EventId, What};
use crate::sim::order::Order;
use crate::sim::score::Standing;

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
}

impl Weighed {
    /// Returns what the decision was worth in points of the score: what there was less without it.
    pub fn worth(&self, with: &Standing) -> i64 {
        i64::from(with.score.total) - i64::from(self.without.score.total)
    }
}

/// Something said at a minute.
enum Said {
    Order(Order),
    Timer(crate::sim::event::TimerMark),
}

/// Weighs every decision of a run, in the order in which they were taken.
///
/// `told` hears after each how many are done, of how many; when it returns false the rest stay unweighed.
pub fn weigh(session: &Session, mut told: impl FnMut(usize, usize) -> bool) -> Vec<Weighed> {
    let end = session.sim.now();
    let said: Vec<(Minute, Said)> = session
        .records()
        .iter()
        .filter_map(|record| match record {
            Record::Order { at, seat, act } => Some((*at, Said::Order(Order { seat: *seat, act: act.clone() }))),
            Record::Timer { at, mark } => Some((*at, Said::Timer(*mark))),
            _ => None,
        })
        .collect();
    let orders = said.iter().filter(|(_, said)| matches!(said, Said::Order(_))).count();
    let mut sim = Sim::new(session.sim.scenario().clone(), session.sim.seed());
    let mut weighed = Vec::with_capacity(orders);
    for (number, (at, what)) in said.iter().enumerate() {
        sim.advance_to(*at);
        let Said::Order(order) = what else {
            say(&mut sim, what);
            continue;
        };
        let mut without = sim.fork();
        let event = EventId(sim.journal().len() as u32);
        say(&mut sim, what);
        let mut impossible = 0;
        for (at, what) in &said[number + 1..] {
            without.advance_to(*at);
            impossible += u32::from(!say(&mut without, what));
        }
        without.advance_to(end);
        let event = first_order(&sim, event).unwrap_or(event);
        weighed.push(Weighed { event, minute: *at, act: order.act.clone(), without: without.standing(), impossible });
        if !told(weighed.len(), orders) {
            break;
        }
    }
    weighed
}

/// Says something again. Returns whether it was taken.
fn say(sim: &mut Sim, what: &Said) -> bool {
    match what {
        Said::Order(order) => sim.submit(order.clone()).is_ok(),
        Said::Timer(mark) => {
            sim.mark(*mark);
            true
        }
    }
}

/// Returns the event of an order among those that happened since.
fn first_order(sim: &Sim, since: EventId) -> Option<EventId> {
    sim.journal().since(since.0 as usize).iter().find(|event| matches!(event.what, What::OrderGiven { .. })).map(|event| event.id)
}

/// Returns the decisions that moved the score most, for better or worse, the weightiest first.
pub fn weightiest<'a>(weighed: &'a [Weighed], with: &Standing, count: usize) -> Vec<&'a Weighed> {
    let mut sorted: Vec<&Weighed> = weighed.iter().filter(|one| one.worth(with) != 0).collect();
    sorted.sort_by_key(|one| (std::cmp::Reverse(one.worth(with).abs()), one.event));
    sorted.truncate(count);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{bots, play};
    use crate::scenario::{library, load};

    fn history() -> Session {
        let shelf = library::find("albania-2022").expect("it comes with the game");
        let Ok((scenario, _)) = load(&shelf) else { panic!("it is good") };
        let mut bot = bots::by_name("history", &scenario).expect("it is built in");
        play(&scenario, bot.as_mut(), 1, |_| true)
    }

    #[test]
    fn going_dark_mattered_and_asking_for_indicators_last_did_not() {
        let session = history();
        let standing = session.sim.standing();
        let weighed = weigh(&session, |_, _| true);
        assert_eq!(weighed.len(), 80);
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
        // The last orders of a run can change little.
        let last = weighed.last().expect("there are many");
        assert!(last.worth(&standing).abs() <= five[0].worth(&standing).abs());
    }

    #[test]
    fn weighing_can_be_stopped() {
        let weighed = weigh(&history(), |done, of| {
            assert_eq!(of, 80);
            done < 3
        });
        assert_eq!(weighed.len(), 3);
    }
}
