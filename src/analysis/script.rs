//! What was said in a run, said again in one that may have gone another way, so that not everything can be said any more.

use crate::replay::{Record, Session};
use crate::scenario::Minute;
use crate::sim::Sim;
use crate::sim::event::TimerMark;
use crate::sim::order::{Order, Refusal};

use super::game::Exercise;

/// An order that cannot be given at its minute is tried for so long, as people would, and every so often.
pub const TRIED_MINUTES: u32 = 6 * 60;
const EVERY_MINUTES: u32 = 15;

/// An exercise that can be played by a script.
pub trait Stage: Exercise {
    fn note(&mut self, mark: TimerMark);
}

impl Stage for Sim {
    fn note(&mut self, mark: TimerMark) {
        self.mark(mark);
    }
}

impl Stage for Session {
    fn note(&mut self, mark: TimerMark) {
        self.mark(mark);
    }
}

/// An order that could not be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Its place in the script.
    pub place: usize,
    /// Why it was refused when it was tried last.
    pub why: Refusal,
}

/// Lets time pass until a minute, and says what the script says on the way, which goes by its minutes.
///
/// An order that is refused is tried again for some hours, unless things are so already. Returns those that were never taken.
pub fn play<'a, E: Stage>(stage: &mut E, script: impl IntoIterator<Item = &'a Record>, until: Minute) -> Vec<Missed> {
    let is_said = |record: &Record| matches!(record, Record::Order { .. } | Record::Timer { .. });
    let mut said = script.into_iter().enumerate().filter(|(_, record)| is_said(record)).peekable();
    let mut owed: Vec<(Missed, Order, Minute)> = Vec::new();
    let mut missed = Vec::new();
    loop {
        let next = said.peek().and_then(|(_, record)| record.at());
        let again = (!owed.is_empty()).then(|| stage.sim().now().plus(EVERY_MINUTES));
        let to = next.into_iter().chain(again).min().unwrap_or(until).min(until);
        stage.wait_until(to);
        owed.retain_mut(|(one, order, first)| match try_it(stage, order) {
            None => false,
            Some(why) => {
                one.why = why;
                let goes_on = is_worth_trying(&one.why) && to.since(*first) < TRIED_MINUTES && !stage.sim().is_over();
                if !goes_on {
                    missed.push(one.clone());
                }
                goes_on
            }
        });
        while let Some((place, record)) = said.next_if(|(_, record)| record.at().is_some_and(|at| at <= to)) {
            match record {
                Record::Order { seat, act, .. } => {
                    let order = Order { seat: *seat, act: act.clone() };
                    match try_it(stage, &order) {
                        None => {}
                        Some(why) if is_worth_trying(&why) => owed.push((Missed { place, why }, order, to)),
                        Some(why) => missed.push(Missed { place, why }),
                    }
                }
                Record::Timer { mark, .. } => stage.note(*mark),
                Record::Header(_) | Record::Checkpoint { .. } | Record::Expect(_) | Record::End { .. } => {}
            }
        }
        if to >= until {
            missed.extend(owed.into_iter().map(|(one, ..)| one));
            missed.sort_by_key(|one| one.place);
            return missed;
        }
    }
}

/// Gives an order. Returns why it was refused, when it was.
fn try_it(stage: &mut impl Stage, order: &Order) -> Option<Refusal> {
    let refused = stage.sim().check(order).err();
    if refused.is_none() {
        stage.say(order.clone());
    }
    refused
}

/// Says whether an order that is refused for this may be taken later.
fn is_worth_trying(why: &Refusal) -> bool {
    !matches!(why, Refusal::Over | Refusal::Already(_) | Refusal::NotOffered | Refusal::WrongAim(_) | Refusal::WrongKind(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::moves::{Act, Target};
    use crate::scenario::names::*;
    use crate::testing::{albania, played_out};

    fn order(at: u32, what: &str, on: Target) -> Record {
        let what = albania().names.get::<MoveId>(what).expect("it is a move");
        Record::Order { at: Minute(at), seat: SeatId::new(0), act: Act::Do { what, on, by: None } }
    }

    #[test]
    fn a_run_said_again_is_the_run_itself() {
        for bot in ["history", "edge-first"] {
            let session = played_out(bot);
            let mut sim = Sim::new(albania(), 1);
            assert_eq!(play(&mut sim, session.records(), albania().calendar.length()), []);
            assert_eq!(sim.digests(), session.sim.digests(), "{bot}");
        }
    }

    /// To lift the dark is refused until the network is dark: it is done as soon as that is so, or never.
    #[test]
    fn what_comes_too_early_is_tried_again_for_some_hours() {
        let lift = |early: u32| [order(60, "go-dark", Target::Nothing), order(60 + early, "lift-dark", Target::Nothing)];
        let mut sim = Sim::new(albania(), 1);
        let missed = play(&mut sim, &lift(1), Minute(3 * 1440));
        let dark = sim.journal().events().iter().find(|event| event.what == crate::sim::event::What::WentDark).map(|event| event.minute);
        let dark = dark.expect("it goes dark").since(Minute(61));
        assert_eq!(missed.is_empty(), dark < TRIED_MINUTES, "{dark} minutes later: {missed:?}");
        // An order beyond the end of what is played is not said at all.
        let mut sim = Sim::new(albania(), 1);
        assert_eq!(play(&mut sim, &lift(5000), Minute(1440)), []);
        assert_eq!(sim.now(), Minute(1440));
    }

    #[test]
    fn what_is_so_already_is_not_tried_again() {
        let print = Target::System(albania().names.get::<SystemId>("print-server").expect("a system"));
        let twice = [order(60, "isolate-system", print), order(400, "isolate-system", print), order(401, "reconnect-system", print)];
        let mut sim = Sim::new(albania(), 1);
        let missed = play(&mut sim, &twice, Minute(1440));
        assert_eq!(missed.iter().map(|one| one.place).collect::<Vec<_>>(), [1]);
        assert!(matches!(missed[0].why, Refusal::Already(_)), "{:?}", missed[0].why);
    }
}
