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

pub(super) fn check(world: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let found = |system: SystemId| matches!(world.of::<Belief>(system).status, Status::Compromised | Status::Suspected);
    match effect {
        Effect::PatchEntry => {
            unless(world.resource::<Desk>().entry_patched, || already("refusal-entry-patched", scenario, on))?;
            let entry = scenario.content.intruder.entry;
            unless(!found(entry) && !world.of::<Belief>(entry).found_once, || first("refusal-entry-unknown", scenario, on))
        }
        Effect::RemoveShells => unless(!scenario.content.systems.ids().any(found), || first("refusal-nothing-to-remove", scenario, on)),
        Effect::Clean { .. } => unless(!found(on.system()), || first("refusal-nothing-against", scenario, on)),
        Effect::Evict { .. } => {
            unless(!scenario.content.systems.ids().any(|system| world.of::<Belief>(system).status == Status::Compromised), || {
                first("refusal-no-footholds", scenario, on)
            })
        }
        Effect::ResetFast { .. } | Effect::ResetSafe => Ok(()),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(world: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    match effect {
        Effect::PatchEntry => {
            if !world.resource::<Desk>().entry_patched {
                emit(world, Rule::Work, by, What::EntryPatched);
            }
        }
        Effect::RemoveShells => {
            for system in scenario.content.systems.ids() {
                let looked_at = world.of::<Belief>(system).status != Status::Unknown;
                if looked_at && world.of::<Foothold>(system).shell {
                    emit(world, Rule::Work, by, What::ShellRemoved { system });
                }
            }
        }
        Effect::Clean { works_permille } => clean(world, on.system(), *works_permille, by),
        Effect::Evict { works_permille } => {
            // Everything that is known goes in the same hour; what is not known stays.
            let known: Vec<SystemId> =
                scenario.content.systems.ids().filter(|system| world.of::<Belief>(*system).status == Status::Compromised).collect();
            if !world.resource::<Desk>().built_in_changed {
                emit(world, Rule::Work, by, What::BuiltInChanged);
            }
            for system in known {
                if world.of::<Foothold>(system).shell {
                    emit(world, Rule::Work, by, What::ShellRemoved { system });
                }
                clean(world, system, *works_permille, by);
            }
        }
        Effect::ResetFast { trouble } => {
            let domain = on.domain();
            let minutes = world.resource_mut::<Dice>().takes(*trouble, Purpose::TroubleTime, domain.index() as u32);
            let reset = reset(world, scenario, domain, by);
            let until = world.now().plus(minutes);
            emit(world, Rule::Identity, reset, What::LogonTrouble { domain, until });
        }
        Effect::ResetSafe => {
            reset(world, scenario, on.domain(), by);
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

/// Resets a domain's credentials. Who sits on its controllers reads the new ones as they are made.
fn reset(world: &mut Board, scenario: &Scenario, domain: DomainId, by: EventId) -> EventId {
    let reset = emit(world, Rule::Work, by, What::CredentialsReset { domain });
    let controllers = scenario.content.domains[domain].controllers;
    if is_held(world, controllers) && *world.of::<Standing>(controllers) == Standing::Connected {
        let taken = emit(world, Rule::Identity, reset, What::CredentialsTaken { domain });
        stir_ways(world, taken);
    }
    reset
}

/// Takes implants off a system. When it does not work, some stay, and nobody knows.
fn clean(world: &mut Board, system: SystemId, works: Permille, by: EventId) {
    let indicators = i32::from(world.resource::<Desk>().indicators.0);
    let implanted = world.of::<Hosts>(system).implanted;
    let thorough = world.resource_mut::<Dice>().chance(works.moved(indicators), Purpose::Cleaning, system.index() as u32);
    let hosts = if thorough { implanted } else { implanted / 2 };
    if hosts > 0 {
        emit(world, Rule::Work, by, What::HostsCleaned { system, hosts });
    }
    // Cleaning looks like success either way: the team believes in it.
    let sure = Permille(600).moved(indicators);
    emit(world, Rule::Work, by, What::Believed { system, status: Status::Cleared, sure });
}
