//! Taking the deputy's seat in a run that is on its way: it is played again from its records, with an adviser watching.

use std::sync::Arc;

use crate::analysis::game::look_from;
use crate::replay::Record;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Refusal;

use super::{Advice, Adviser, Effort};

/// A run that is played again beside the one that is on its way, with an adviser who has watched it from its beginning.
///
/// Whoever asks more than once keeps it: it goes on from where it stands, and says the same as one that begins anew.
pub struct Seat {
    sim: Sim,
    adviser: Adviser,
    /// So many records have been gone through.
    said: usize,
    /// When the adviser looks next.
    look: Minute,
}

impl Seat {
    pub fn new(scenario: &Arc<Scenario>, seed: u64, effort: Effort) -> Self {
        let (sim, adviser) = (Sim::new(scenario.clone(), seed), Adviser::new(scenario, effort));
        Self { sim, adviser, said: 0, look: look_from(Minute::START) }
    }

    /// Plays on up to a minute, with the adviser watching at the looks of a bot. Says whether it came so far.
    ///
    /// `told` hears the minute before each look; when it returns false, it stays there. An order that is refused, though it was
    /// taken when the run was played, is an error: the run is of other rules.
    pub fn come_to(&mut self, records: &[Record], at: Minute, mut told: impl FnMut(Minute) -> bool) -> Result<bool, Refusal> {
        loop {
            let next = self.look.min(at);
            while let Some(record) = records.get(self.said).filter(|record| record.at().is_none_or(|minute| minute <= next)) {
                if matches!(record, Record::Order { .. } | Record::Timer { .. }) {
                    record.say_again(&mut self.sim)?;
                }
                self.said += 1;
            }
            self.sim.advance_to(next);
            if self.look >= at {
                return Ok(true);
            }
            if !told(next) {
                return Ok(false);
            }
            self.adviser.watch(&self.sim);
            self.look = look_from(self.look.plus(1));
        }
    }

    /// Says what it would order now; see [`Adviser::advise`]. It thinks aside: having been asked makes no difference to it.
    pub fn advise(&self, told: impl FnMut(usize, usize) -> bool) -> Option<Advice> {
        self.adviser.fork().advise(&self.sim, told)
    }
}

/// Plays a run again up to a minute, with an adviser watching at the looks of a bot. Returns both as they stand then.
///
/// `told` hears the minute before each look; when it returns false, both stand at that minute.
pub fn take(
    scenario: &Arc<Scenario>,
    seed: u64,
    records: &[Record],
    at: Minute,
    effort: Effort,
    told: impl FnMut(Minute) -> bool,
) -> Result<(Sim, Adviser), Refusal> {
    let mut seat = Seat::new(scenario, seed, effort);
    seat.come_to(records, at, told)?;
    Ok((seat.sim, seat.adviser))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adviser::told;
    use crate::testing::played;

    const SMALL: Effort = Effort { worlds: 6, asked: 4, glanced: 2, tried: usize::MAX, looked_at: 3, added: 0 };

    /// Asked often, disturbed, and led on record by record, it says what one says who is asked once.
    #[test]
    fn who_is_asked_again_says_what_one_says_who_is_asked_once() {
        let session = played("keep-serving", Minute(500));
        let until = session.sim.now();
        let (scenario, seed, records) = (session.sim.scenario().clone(), session.sim.seed(), session.records());
        let mut seat = Seat::new(&scenario, seed, SMALL);
        for at in [Minute(60), Minute(61), Minute(240)] {
            let known: Vec<Record> = records.iter().filter(|record| record.at().is_none_or(|minute| minute <= at)).cloned().collect();
            assert_eq!(seat.come_to(&known, at, |_| true), Ok(true));
            assert!(seat.advise(|_, _| false).is_none(), "nobody waits for the answer");
        }
        let mut looks = 0;
        let stopped = seat.come_to(records, until, |_| {
            looks += 1;
            looks < 3
        });
        assert_eq!(stopped, Ok(false), "somebody has lost patience");
        assert_eq!(seat.come_to(records, until, |_| true), Ok(true));
        let (sim, mut adviser) = take(&scenario, seed, records, until, SMALL, |_| true).expect("it was taken once");
        assert_eq!(sim.digests(), session.sim.digests());
        let once = adviser.advise(&sim, |_, _| true).expect("the exercise goes on");
        let again = seat.advise(|_, _| true).expect("the exercise goes on");
        assert_eq!(told::json(&scenario, &again), told::json(&scenario, &once));
    }
}
