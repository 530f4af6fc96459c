//! Taking things off the network, and putting them back.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Effect, Target};
use crate::scenario::world::{Audience, Flow};

use super::super::adversary::jobs;
use super::super::event::{EventId, Rule, What};
use super::super::hosts::lose_evidence;
use super::super::journal::emit;
use super::super::network::is_government;
use super::super::order::Refusal;
use super::super::state::*;
use super::{On, already, unless, wrong_kind};

/// What is lost with the memory of a system that is switched off.
const MEMORY: Permille = Permille(400);

pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let network = board.resource::<Network>();
    match effect {
        Effect::CloseForeign => unless(network.foreign_closed, || already("refusal-foreign-closed", on)),
        Effect::OpenForeign => unless(!network.foreign_closed, || already("refusal-foreign-open", on)),
        Effect::CloseInbound => unless(network.inbound_closed, || already("refusal-inbound-closed", on)),
        Effect::OpenInbound => unless(!network.inbound_closed, || already("refusal-inbound-open", on)),
        Effect::CutFlow => {
            let (link, flow) = on.flow();
            unless(board.of::<Cuts>(link).cut.has(flow), || already("refusal-flow-cut", on))
        }
        Effect::RestoreFlow => {
            let (link, flow) = on.flow();
            unless(!board.of::<Cuts>(link).cut.has(flow), || already("refusal-flow-not-cut", on))
        }
        Effect::Isolate => match board.of::<Standing>(on.system()) {
            Standing::Connected => Ok(()),
            Standing::Isolated => Err(already("refusal-cut-off-already", on)),
            Standing::ShutDown => Err(already("refusal-is-shut-down", on)),
        },
        Effect::Reconnect => unless(*board.of::<Standing>(on.system()) != Standing::Isolated, || already("refusal-not-cut-off", on)),
        Effect::ShutDown => unless(*board.of::<Standing>(on.system()) == Standing::ShutDown, || already("refusal-shut-down-already", on)),
        Effect::StartUp => unless(*board.of::<Standing>(on.system()) != Standing::ShutDown, || already("refusal-not-shut-down", on)),
        Effect::Segment => unless(board.of::<Segment>(on.zone()).cut, || already("refusal-cut-off-already", on)),
        Effect::Rejoin => unless(!board.of::<Segment>(on.zone()).cut, || already("refusal-not-cut-off", on)),
        Effect::DisableAccounts => unless(board.of::<Logons>(on.domain()).disabled, || already("refusal-accounts-disabled", on)),
        Effect::EnableAccounts => unless(!board.of::<Logons>(on.domain()).disabled, || already("refusal-accounts-enabled", on)),
        Effect::CloseService => unless(board.of::<Serving>(on.service()).closed_inside, || already("refusal-closed-already", on)),
        Effect::Shield { absorbs_permille, .. } => {
            let exposed = scenario.content.systems[on.system()].listens.has(Flow::Web);
            unless(!exposed, || wrong_kind("refusal-no-web-users", on))?;
            unless(board.of::<Load>(on.system()).absorbs >= *absorbs_permille, || already("refusal-shielded", on))
        }
        Effect::Unshield => unless(board.of::<Load>(on.system()).absorbs.0 == 0, || already("refusal-not-shielded", on)),
        Effect::PrepareDark => {
            unless(network.dark_since.is_some(), || already("refusal-dark", on))?;
            unless(network.prepared, || already("refusal-prepared", on))
        }
        Effect::GoDark => unless(network.dark_since.is_some(), || already("refusal-dark", on)),
        Effect::LiftDark => unless(network.dark_since.is_none(), || already("refusal-not-dark", on)),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    // Overtaken while the work went on: nothing is done twice.
    if check(board, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::CloseForeign => emit(board, Rule::Work, by, What::ForeignClosed),
        Effect::OpenForeign => emit(board, Rule::Work, by, What::ForeignOpened),
        Effect::CloseInbound => emit(board, Rule::Work, by, What::InboundClosed),
        Effect::OpenInbound => emit(board, Rule::Work, by, What::InboundOpened),
        Effect::CutFlow => {
            let (link, flow) = on.flow();
            emit(board, Rule::Work, by, What::FlowCut { link, flow })
        }
        Effect::RestoreFlow => {
            let (link, flow) = on.flow();
            emit(board, Rule::Work, by, What::FlowRestored { link, flow })
        }
        Effect::Isolate => emit(board, Rule::Work, by, What::SystemIsolated { system: on.system() }),
        Effect::Reconnect => emit(board, Rule::Work, by, What::SystemReconnected { system: on.system() }),
        Effect::ShutDown => {
            let id = emit(board, Rule::Work, by, What::SystemShutDown { system: on.system() });
            lose_evidence(board, Rule::Work, id, on.system(), MEMORY);
            id
        }
        Effect::StartUp => {
            let id = emit(board, Rule::Work, by, What::SystemStarted { system: on.system() });
            jobs::rouse(board, scenario, on.system(), id);
            id
        }
        Effect::Segment => emit(board, Rule::Work, by, What::ZoneSegmented { zone: on.zone() }),
        Effect::Rejoin => emit(board, Rule::Work, by, What::ZoneRejoined { zone: on.zone() }),
        Effect::DisableAccounts => emit(board, Rule::Work, by, What::AccountsDisabled { domain: on.domain() }),
        Effect::EnableAccounts => emit(board, Rule::Work, by, What::AccountsEnabled { domain: on.domain() }),
        Effect::CloseService => emit(board, Rule::Work, by, What::ServiceClosed { service: on.service() }),
        Effect::Shield { absorbs_permille, turns_away_permille } => {
            let (absorbs, turns_away) = (*absorbs_permille, *turns_away_permille);
            emit(board, Rule::Work, by, What::Shielded { system: on.system(), absorbs, turns_away })
        }
        Effect::Unshield => emit(board, Rule::Work, by, What::Unshielded { system: on.system() }),
        Effect::PrepareDark => emit(board, Rule::Work, by, What::DarkPrepared),
        Effect::GoDark => go_dark(board, scenario, by),
        Effect::LiftDark => emit(board, Rule::Work, by, What::DarkLifted),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    };
}

/// Cuts everything, and closes the services that hang on it until each is opened again.
fn go_dark(board: &mut Board, scenario: &Scenario, by: EventId) -> EventId {
    let dark = emit(board, Rule::Work, by, What::WentDark);
    for (service, what) in scenario.content.services.iter() {
        let ours = is_government(scenario, scenario.content.systems[what.front].zone);
        let serving = board.of::<Serving>(service);
        if ours && what.audience == Audience::Public && !serving.closed_inside && !serving.moved {
            emit(board, Rule::Work, dark, What::ServiceClosed { service });
        }
    }
    dark
}
