//! What the response cell arranges for itself: consent, priorities, help for others, what it has learned.

use crate::sim::board::Board;

use crate::scenario::leaf::Permille;

use super::event::{EventId, What};
use super::state::*;

/// More indicators than this help nobody, wherever they come from.
const INDICATORS_MAX: Permille = Permille(400);

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    let now = board.now();
    let desk = board.resource_mut::<Desk>();
    match what {
        What::LeaderBriefed => desk.leader_briefed = true,
        What::CountriesWarned => desk.countries_warned = true,
        What::Prioritised { agency } => desk.priority = Some(agency),
        What::IndicatorsGained { permille } => desk.indicators = desk.indicators.moved(i32::from(permille.0)).min(INDICATORS_MAX),
        What::IntentAssessed { posture, on, sure } => desk.intent = Some(Intent { posture, on, sure, at: now, by: id }),
        What::BuiltInChanged => desk.built_in_changed = true,
        What::EntryPatched => desk.entry_patched = true,
        _ => unreachable!("not an event of coordination: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}
