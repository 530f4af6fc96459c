//! Looking: at a system, through a zone, at backups; and keeping what can be proved.

use bevy_ecs::prelude::World;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Effect, Target};
use crate::scenario::names::*;

use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::knowledge;
use super::super::order::Refusal;
use super::super::state::*;
use super::{On, already, unless};
use crate::sim::rows::Rows;

/// More indicators than this do not help.
const INDICATORS_MAX: Permille = Permille(300);

pub(super) fn check(world: &World, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    match effect {
        Effect::Triage { .. } | Effect::Assess { .. } => Ok(()),
        Effect::Sandbox { .. } => {
            let name = &scenario.content.systems[on.system()].name;
            let status = world.of::<Belief>(on.system()).status;
            unless(status == Status::Compromised, || already(format!("{name} is known to be compromised already")))?;
            unless(status != Status::Suspected, || Refusal::First(format!("nobody has found a file on {name} that could be run")))
        }
        Effect::Clear => {
            let name = &scenario.content.systems[on.system()].name;
            let belief = world.of::<Belief>(on.system());
            unless(belief.status == Status::Cleared, || already(format!("{name} is cleared already")))?;
            unless(belief.status == Status::Compromised, || Refusal::First(format!("{name} is known to be compromised: clean it")))
        }
        Effect::Hunt { .. } => {
            let name = &scenario.content.zones[on.zone()].name;
            unless(scenario.plan.zone_systems[on.zone()].is_empty(), || {
                Refusal::WrongKind(format!("there is nothing to look at in {name}"))
            })
        }
        Effect::Capture { .. } => {
            let system = on.system();
            let name = &scenario.content.systems[system].name;
            unless(scenario.content.systems[system].evidence == 0, || {
                Refusal::WrongKind(format!("{name} holds nothing that would prove anything"))
            })?;
            unless(world.of::<Proof>(system).captured > Permille(0), || already(format!("the evidence of {name} is secured already")))
        }
        Effect::CheckBackups => {
            // Copies that were good can be destroyed later: they can be checked again.
            let there = |id: SystemId| {
                let backup = world.of::<Backup>(id);
                backup.kept && backup.sight != BackupSight::Gone
            };
            unless(!scenario.content.systems.ids().any(there), || already("every copy in the vault is known to be gone"))
        }
        Effect::AskIndicators { .. } => {
            unless(world.resource::<Desk>().indicators >= INDICATORS_MAX, || already("nobody has more indicators to give"))
        }
        Effect::SubmitSample => {
            let sample =
                |id: SystemId| world.of::<Belief>(id).status == Status::Compromised || world.of::<Proof>(id).captured > Permille(0);
            unless(!scenario.content.systems.ids().any(sample), || {
                Refusal::First("there is no sample yet: find a compromised system first".to_owned())
            })
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(world: &mut World, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    match effect {
        Effect::Triage { finds_permille } => knowledge::look_at(world, on.system(), *finds_permille, by),
        Effect::Hunt { finds_permille } => {
            for system in &scenario.plan.zone_systems[on.zone()] {
                knowledge::look_at(world, *system, *finds_permille, by);
            }
        }
        Effect::Capture { share_permille } => {
            let system = on.system();
            let share = Permille(share_permille.of(u32::from(world.of::<Proof>(system).left.0)) as u16);
            emit(world, Rule::Work, by, What::EvidenceCaptured { system, share });
        }
        Effect::Sandbox { shows_permille } => knowledge::run_sample(world, on.system(), *shows_permille, by),
        Effect::Clear => knowledge::clear(world, on.system(), by),
        Effect::Assess { sure_permille } => knowledge::assess(world, scenario, *sure_permille, by),
        Effect::CheckBackups => {
            for system in scenario.content.systems.ids() {
                let backup = world.of::<Backup>(system);
                if backup.kept {
                    let seen = match (backup.destroyed, backup.poisoned) {
                        (true, _) => BackupSight::Gone,
                        (false, true) => BackupSight::Poisoned,
                        (false, false) => BackupSight::Good,
                    };
                    if seen != backup.sight {
                        emit(world, Rule::Work, by, What::BackupChecked { system, seen });
                    }
                }
            }
        }
        Effect::AskIndicators { adds_permille } => {
            emit(world, Rule::Work, by, What::IndicatorsGained { permille: *adds_permille });
        }
        Effect::SubmitSample => {
            emit(world, Rule::Work, by, What::SampleSubmitted);
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}
