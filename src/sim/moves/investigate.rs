//! Looking: at a system, through a zone, at backups; and keeping what can be proved.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Effect, Target};
use crate::scenario::names::*;

use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::knowledge;
use super::super::order::Refusal;
use super::super::state::*;
use super::{On, already, first, unless, wrong_kind};

/// More indicators than this do not help.
const INDICATORS_MAX: Permille = Permille(300);

pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    match effect {
        Effect::Triage { .. } | Effect::Assess { .. } => Ok(()),
        Effect::Sandbox { .. } => {
            let status = board.of::<Belief>(on.system()).status;
            unless(status == Status::Compromised, || already("refusal-known-compromised", on))?;
            unless(status != Status::Suspected, || first("refusal-no-file", on))
        }
        Effect::Clear => {
            let belief = board.of::<Belief>(on.system());
            unless(belief.status == Status::Cleared, || already("refusal-cleared", on))?;
            unless(belief.status == Status::Compromised, || first("refusal-clean-it", on))
        }
        Effect::Hunt { .. } => unless(scenario.plan.zone_systems[on.zone()].is_empty(), || wrong_kind("refusal-nothing-to-look-at", on)),
        Effect::Capture { .. } => {
            let system = on.system();
            unless(scenario.content.systems[system].evidence == 0, || wrong_kind("refusal-no-evidence", on))?;
            unless(board.of::<Proof>(system).captured > Permille(0), || already("refusal-evidence-secured", on))
        }
        Effect::CheckBackups => {
            // Copies that were good can be destroyed later: they can be checked again.
            let there = |id: SystemId| {
                let backup = board.of::<Backup>(id);
                backup.kept && backup.sight != BackupSight::Gone
            };
            unless(!scenario.content.systems.ids().any(there), || already("refusal-copies-gone", on))
        }
        Effect::AskIndicators { .. } => {
            unless(board.resource::<Desk>().indicators >= INDICATORS_MAX, || already("refusal-no-more-indicators", on))
        }
        Effect::SubmitSample => {
            let sample =
                |id: SystemId| board.of::<Belief>(id).status == Status::Compromised || board.of::<Proof>(id).captured > Permille(0);
            unless(!scenario.content.systems.ids().any(sample), || first("refusal-no-sample", on))
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    match effect {
        Effect::Triage { finds_permille } => knowledge::look_at(board, on.system(), *finds_permille, by),
        Effect::Hunt { finds_permille } => {
            for system in &scenario.plan.zone_systems[on.zone()] {
                knowledge::look_at(board, *system, *finds_permille, by);
            }
        }
        Effect::Capture { share_permille } => {
            let system = on.system();
            let share = Permille(share_permille.of(u32::from(board.of::<Proof>(system).left.0)) as u16);
            emit(board, Rule::Work, by, What::EvidenceCaptured { system, share });
        }
        Effect::Sandbox { shows_permille } => knowledge::run_sample(board, on.system(), *shows_permille, by),
        Effect::Clear => knowledge::clear(board, on.system(), by),
        Effect::Assess { sure_permille } => knowledge::assess(board, scenario, *sure_permille, by),
        Effect::CheckBackups => {
            for system in scenario.content.systems.ids() {
                let backup = board.of::<Backup>(system);
                if backup.kept {
                    let seen = match (backup.destroyed, backup.poisoned) {
                        (true, _) => BackupSight::Gone,
                        (false, true) => BackupSight::Poisoned,
                        (false, false) => BackupSight::Good,
                    };
                    if seen != backup.sight {
                        emit(board, Rule::Work, by, What::BackupChecked { system, seen });
                    }
                }
            }
        }
        Effect::AskIndicators { adds_permille } => {
            emit(board, Rule::Work, by, What::IndicatorsGained { permille: *adds_permille });
        }
        Effect::SubmitSample => {
            emit(board, Rule::Work, by, What::SampleSubmitted);
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}
