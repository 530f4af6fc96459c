//! Any minute of a run at once: a ladder of snapshots, of which the nearest is put back and gone on from.
//!
//! For three weeks of `albania-2022` a ladder takes one to two megabytes and is built in about 30 ms; a minute is found in
//! 0.2 ms, 11 ms at the worst.

use crate::scenario::Minute;
use crate::sim::Sim;
use crate::sim::snapshot::Snapshot;

use super::record::Record;
use super::session::Session;

/// Rungs stand so far apart, unless a run is so long that they would be too many.
const APART_MINUTES: u32 = 6 * 60;
/// So many are kept at most: this bounds the memory that a long run takes.
const RUNGS_MAX: u32 = 128;

/// A run that can be seen at any of its minutes.
pub struct Ladder {
    /// What was said, in order: everything that has a minute.
    said: Vec<Record>,
    rungs: Vec<Rung>,
    end: Minute,
}

/// The state at a minute, before anything was said at that minute.
struct Rung {
    minute: Minute,
    /// How much had been said.
    said: usize,
    state: Snapshot,
}

impl Ladder {
    /// Plays a run once more and keeps its state now and then.
    pub fn of(session: &Session) -> Self {
        let end = session.sim.now();
        let apart = APART_MINUTES.max(end.0.div_ceil(RUNGS_MAX));
        let start = Sim::new(session.sim.scenario().clone(), session.sim.seed());
        let mut rungs = vec![Rung { minute: Minute::START, said: 0, state: start.snapshot() }];
        let next = |now: Minute| Minute((now.0 / apart + 1) * apart);
        let mut said = 0;
        session.retrace(
            |sim| next(sim.now()),
            |sim, from| {
                if sim.now() == from {
                    said += 1;
                } else if sim.now().0.is_multiple_of(apart) {
                    rungs.push(Rung { minute: sim.now(), said, state: sim.snapshot() });
                }
            },
        );
        let said = session.records().iter().filter(|record| record.at().is_some()).cloned().collect();
        Self { said, rungs, end }
    }

    /// Returns the last minute that can be seen.
    pub fn end(&self) -> Minute {
        self.end
    }

    /// Puts an exercise of the same scenario into the state in which this run was at a minute, after what was said at it.
    pub fn seek(&self, sim: &mut Sim, minute: Minute) {
        let minute = minute.min(self.end);
        let after = self.rungs.partition_point(|rung| rung.minute <= minute);
        let rung = &self.rungs[after.saturating_sub(1)];
        assert!(sim.restore(&rung.state), "a ladder is climbed by exercises of its own scenario");
        for record in self.said[rung.said..].iter().take_while(|record| record.at().is_some_and(|at| at <= minute)) {
            record.say_again(sim).expect("it was taken when the run was played");
        }
        sim.advance_to(minute);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{albania, played, played_out};

    /// Plays straight from the beginning to a minute, with what was said on the way.
    fn straight(session: &Session, minute: Minute) -> Sim {
        let mut sim = Sim::new(session.sim.scenario().clone(), session.sim.seed());
        for record in session.records().iter().filter(|record| record.at().is_some_and(|at| at <= minute)) {
            record.say_again(&mut sim).expect("it was taken");
        }
        sim.advance_to(minute);
        sim
    }

    #[test]
    fn every_minute_is_as_if_played_straight_there() {
        for bot in ["history", "dark-first"] {
            let session = played_out(bot);
            let ladder = Ladder::of(&session);
            let mut sim = Sim::new(albania(), 99);
            let mut minutes = vec![0, 1, 359, 360, 361, 1800, 12_345, 4_000, 30_000, session.sim.now().0, u32::MAX, 719];
            // The minutes of orders themselves, and those just before.
            let orders = session.records().iter().filter(|record| matches!(record, Record::Order { .. }));
            minutes.extend(orders.step_by(9).filter_map(Record::at).flat_map(|at| [at.0, at.0 - 1]));
            for minute in minutes.into_iter().map(Minute) {
                ladder.seek(&mut sim, minute);
                let there = straight(&session, minute.min(session.sim.now()));
                assert_eq!(sim.digests(), there.digests(), "{bot} at {minute:?}");
                assert_eq!(sim.now(), there.now());
            }
        }
    }

    #[test]
    fn a_run_that_was_left_can_be_seen_as_far_as_it_goes() {
        let session = played("history", Minute(2000));
        let ladder = Ladder::of(&session);
        assert_eq!(ladder.end(), session.sim.now());
        let mut sim = Sim::new(albania(), 1);
        ladder.seek(&mut sim, Minute(9000));
        assert_eq!(sim.digests(), session.sim.digests());
    }

    #[test]
    fn a_ladder_has_a_bounded_number_of_rungs() {
        let session = played_out("history");
        let ladder = Ladder::of(&session);
        assert!(ladder.rungs.len() as u32 <= RUNGS_MAX + 1, "{}", ladder.rungs.len());
        let widest = ladder.rungs.windows(2).map(|pair| pair[1].minute.since(pair[0].minute)).max();
        assert_eq!(widest, Some(APART_MINUTES));
    }
}
