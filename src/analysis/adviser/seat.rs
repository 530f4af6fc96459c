//! Taking the deputy's seat in a run that is on its way: it is played again from its records, with an adviser watching.

use std::sync::Arc;

use crate::analysis::game::look_from;
use crate::replay::Record;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Refusal;

use super::{Adviser, Effort};

/// Plays a run again up to a minute, with an adviser watching at the looks of a bot. Returns both as they stand then.
///
/// `told` hears the minute after each look; when it returns false, both stand at that minute. An order that is refused, though it
/// was taken when the run was played, is an error: the run is of other rules.
pub fn take(
    scenario: &Arc<Scenario>,
    seed: u64,
    records: &[Record],
    at: Minute,
    effort: Effort,
    mut told: impl FnMut(Minute) -> bool,
) -> Result<(Sim, Adviser), Refusal> {
    let (mut sim, mut adviser) = (Sim::new(scenario.clone(), seed), Adviser::new(scenario, effort));
    let mut said = records.iter().filter(|record| matches!(record, Record::Order { .. } | Record::Timer { .. })).peekable();
    let mut look = look_from(Minute::START);
    loop {
        let next = look.min(at);
        while let Some(record) = said.next_if(|record| record.at().is_some_and(|minute| minute <= next)) {
            record.say_again(&mut sim)?;
        }
        sim.advance_to(next);
        if look >= at || !told(next) {
            return Ok((sim, adviser));
        }
        adviser.watch(&sim);
        look = look_from(look.plus(1));
    }
}
