//! Getting the intruder out: doors, shells, implants, credentials.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Effect, Target};
use crate::scenario::names::*;

use super::super::dice::{Dice, Purpose};
use super::super::event::{EventId, Rule, What};
use super::super::hosts::is_held;
use super::super::journal::emit;
use super::super::network::stir_ways;
use super::super::order::Refusal;
use super::super::state::*;
use super::{On, already, first, unless};

pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let found = |system: SystemId| matches!(board.of::<Belief>(system).status, Status::Compromised | Status::Suspected);
    match effect {
        Effect::PatchEntry => {
            unless(board.resource::<Desk>().entry_patched, || already("refusal-entry-patched", on))?;
            let entry = scenario.content.intruder.entry;
            unless(!found(entry) && !board.of::<Belief>(entry).found_once, || first("refusal-entry-unknown", on))
        }
        Effect::RemoveShells => unless(!scenario.content.systems.ids().any(found), || first("refusal-nothing-to-remove", on)),
        Effect::Clean { .. } => unless(!found(on.system()), || first("refusal-nothing-against", on)),
        Effect::Evict { .. } => {
            unless(!scenario.content.systems.ids().any(|system| board.of::<Belief>(system).status == Status::Compromised), || {
                first("refusal-no-footholds", on)
            })
        }
        Effect::ResetFast { .. } | Effect::ResetSafe => Ok(()),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    match effect {
        Effect::PatchEntry => {
            if !board.resource::<Desk>().entry_patched {
                emit(board, Rule::Work, by, What::EntryPatched);
            }
        }
        Effect::RemoveShells => {
            for system in scenario.content.systems.ids() {
                let looked_at = board.of::<Belief>(system).status != Status::Unknown;
                if looked_at && board.of::<Foothold>(system).shell {
                    emit(board, Rule::Work, by, What::ShellRemoved { system });
                }
            }
        }
        Effect::Clean { works_permille } => clean(board, on.system(), *works_permille, by),
        Effect::Evict { works_permille } => {
            // Everything that is known goes in the same hour; what is not known stays.
            let known: Vec<SystemId> =
                scenario.content.systems.ids().filter(|system| board.of::<Belief>(*system).status == Status::Compromised).collect();
            if !board.resource::<Desk>().built_in_changed {
                emit(board, Rule::Work, by, What::BuiltInChanged);
            }
            for system in known {
                if board.of::<Foothold>(system).shell {
                    emit(board, Rule::Work, by, What::ShellRemoved { system });
                }
                clean(board, system, *works_permille, by);
            }
        }
        Effect::ResetFast { trouble } => {
            let domain = on.domain();
            let minutes = board.resource_mut::<Dice>().takes(*trouble, Purpose::TroubleTime, domain.index() as u32);
            let reset = reset(board, scenario, domain, by);
            let until = board.now().plus(minutes);
            emit(board, Rule::Identity, reset, What::LogonTrouble { domain, until });
        }
        Effect::ResetSafe => {
            reset(board, scenario, on.domain(), by);
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

/// Resets a domain's credentials. Who sits on its controllers reads the new ones as they are made.
fn reset(board: &mut Board, scenario: &Scenario, domain: DomainId, by: EventId) -> EventId {
    let reset = emit(board, Rule::Work, by, What::CredentialsReset { domain });
    let controllers = scenario.content.domains[domain].controllers;
    if is_held(board, controllers) && *board.of::<Standing>(controllers) == Standing::Connected {
        let taken = emit(board, Rule::Identity, reset, What::CredentialsTaken { domain });
        stir_ways(board, taken);
    }
    reset
}

/// Takes implants off a system. When it does not work, some stay, and nobody knows.
fn clean(board: &mut Board, system: SystemId, works: Permille, by: EventId) {
    let indicators = i32::from(board.resource::<Desk>().indicators.0);
    let implanted = board.of::<Hosts>(system).implanted;
    let thorough = board.resource_mut::<Dice>().chance(works.moved(indicators), Purpose::Cleaning, system.index() as u32);
    let hosts = if thorough { implanted } else { implanted / 2 };
    if hosts > 0 {
        emit(board, Rule::Work, by, What::HostsCleaned { system, hosts });
    }
    // Cleaning looks like success either way: the team believes in it.
    let sure = Permille(600).moved(indicators);
    emit(board, Rule::Work, by, What::Believed { system, status: Status::Cleared, sure });
}
