//! Objectives: decided by what happens, each once.

use crate::sim::board::Board;

use crate::scenario::story::Aimed;

use super::conditions;
use super::event::{EventId, Rule, What};
use super::journal::{Journal, emit};
use super::state::*;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::ObjectiveMet { objective } => *board.of_mut::<Verdict>(objective) = Verdict::Met(id),
        What::ObjectiveMissed { objective } => *board.of_mut::<Verdict>(objective) = Verdict::Missed(id),
        _ => unreachable!("not an event of objectives: {what:?}"),
    }
}

/// Decides objectives that can be decided now; at the end, all that are left.
pub(super) fn judge(board: &mut Board, at_end: bool) {
    let scenario = board.scenario();
    let now = board.now();
    let by = EventId(board.resource::<Journal>().len() as u32 - 1);
    for (objective, what) in scenario.content.objectives.iter() {
        if *board.of::<Verdict>(objective) != Verdict::Open {
            continue;
        }
        let verdict = match &what.is {
            Aimed::By(limit, _) if now >= *limit => Some(false),
            Aimed::By(_, is) => match conditions::holds(board, is) {
                true => Some(true),
                false => at_end.then_some(false),
            },
            Aimed::Never(is) => match conditions::holds(board, is) {
                true => Some(false),
                false => at_end.then_some(true),
            },
            Aimed::AtEnd(is) => at_end.then(|| conditions::holds(board, is)),
        };
        match verdict {
            Some(true) => {
                emit(board, Rule::Objective, by, What::ObjectiveMet { objective });
            }
            Some(false) => {
                emit(board, Rule::Objective, by, What::ObjectiveMissed { objective });
            }
            None => {}
        }
    }
}
