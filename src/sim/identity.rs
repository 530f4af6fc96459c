//! Accounts and credentials: who can log on, and who holds a key that is not theirs.

use crate::sim::board::Board;

use crate::scenario::groups::Group;
use crate::scenario::names::*;
use crate::scenario::plan::Node;

use super::clock::{Due, Future};
use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::services::mark_stale;
use super::state::*;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::AccountsDisabled { domain } => {
            board.of_mut::<Logons>(domain).disabled = true;
            strain(board, id, domain);
        }
        What::AccountsEnabled { domain } => {
            board.of_mut::<Logons>(domain).disabled = false;
            strain(board, id, domain);
        }
        What::CredentialsTaken { domain } => board.of_mut::<Logons>(domain).stolen = true,
        What::CredentialsReset { domain } => {
            let now = board.now();
            let logons = board.of_mut::<Logons>(domain);
            logons.stolen = false;
            logons.reset = Some(now);
        }
        What::LogonTrouble { domain, until } => {
            board.of_mut::<Logons>(domain).trouble_until = Some(until);
            strain(board, id, domain);
            board.resource_mut::<Future>().schedule(until, Due::TroubleOver(domain), id);
        }
        What::LogonTroubleOver { domain } => {
            board.of_mut::<Logons>(domain).trouble_until = None;
            strain(board, id, domain);
        }
        _ => unreachable!("not an event of identity: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

fn strain(board: &mut Board, id: EventId, domain: DomainId) {
    let controllers = board.scenario().content.domains[domain].controllers;
    mark_stale(board, Node::System(controllers), id);
}

/// Handles the end of log-on trouble, unless a later reset has prolonged it.
pub(super) fn end_trouble(board: &mut Board, domain: DomainId, by: EventId) {
    if board.of::<Logons>(domain).trouble_until == Some(board.now()) {
        emit(board, Rule::Identity, by, What::LogonTroubleOver { domain });
    }
}

/// Says whether the intruder can log on to a system.
pub(super) fn can_log_on(board: &Board, system: SystemId) -> bool {
    can_log_on_to(board, board.rules().plan.groups.of_system(system))
}

/// Says whether the intruder can log on to the systems of a group: with stolen credentials that are still good, or as the built-in
/// administrator.
pub(super) fn can_log_on_to(board: &Board, group: &Group) -> bool {
    if group.built_in && !board.resource::<Desk>().built_in_changed {
        return true;
    }
    group.domain.is_some_and(|domain| {
        let logons = board.of::<Logons>(domain);
        logons.stolen && !logons.disabled
    })
}
