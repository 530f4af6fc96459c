//! Accounts and credentials: who can log on, and who holds a key that is not theirs.

use crate::sim::board::Board;

use crate::scenario::names::*;
use crate::scenario::plan::Node;

use super::clock::{Due, Future};
use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::services::mark_stale;
use super::state::*;

pub(super) fn apply(world: &mut Board, id: EventId, what: What) {
    match what {
        What::AccountsDisabled { domain } => {
            world.of_mut::<Logons>(domain).disabled = true;
            strain(world, id, domain);
        }
        What::AccountsEnabled { domain } => {
            world.of_mut::<Logons>(domain).disabled = false;
            strain(world, id, domain);
        }
        What::CredentialsTaken { domain } => world.of_mut::<Logons>(domain).stolen = true,
        What::CredentialsReset { domain } => {
            let now = world.now();
            let logons = world.of_mut::<Logons>(domain);
            logons.stolen = false;
            logons.reset = Some(now);
        }
        What::LogonTrouble { domain, until } => {
            world.of_mut::<Logons>(domain).trouble_until = Some(until);
            strain(world, id, domain);
            world.resource_mut::<Future>().schedule(until, Due::TroubleOver(domain), id);
        }
        What::LogonTroubleOver { domain } => {
            world.of_mut::<Logons>(domain).trouble_until = None;
            strain(world, id, domain);
        }
        _ => unreachable!("not an event of identity: {what:?}"),
    }
    world.resource_mut::<Stirred>().any = true;
}

fn strain(world: &mut Board, id: EventId, domain: DomainId) {
    let controllers = world.scenario().content.domains[domain].controllers;
    mark_stale(world, Node::System(controllers), id);
}

/// Handles the end of log-on trouble, unless a later reset has prolonged it.
pub(super) fn end_trouble(world: &mut Board, domain: DomainId, by: EventId) {
    if world.of::<Logons>(domain).trouble_until == Some(world.now()) {
        emit(world, Rule::Identity, by, What::LogonTroubleOver { domain });
    }
}

/// Says whether the intruder can log on to a system: with stolen credentials that are still good, or as the
/// built-in administrator.
pub(super) fn can_log_on(world: &Board, system: SystemId) -> bool {
    let content = &world.rules().content;
    if content.intruder.built_in.contains(&system) && !world.resource::<Desk>().built_in_changed {
        return true;
    }
    content.systems[system].domain.is_some_and(|domain| {
        let logons = world.of::<Logons>(domain);
        logons.stolen && !logons.disabled
    })
}
