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

pub(super) fn check(world: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let network = world.resource::<Network>();
    match effect {
        Effect::CloseForeign => unless(network.foreign_closed, || already("refusal-foreign-closed", scenario, on)),
        Effect::OpenForeign => unless(!network.foreign_closed, || already("refusal-foreign-open", scenario, on)),
        Effect::CloseInbound => unless(network.inbound_closed, || already("refusal-inbound-closed", scenario, on)),
        Effect::OpenInbound => unless(!network.inbound_closed, || already("refusal-inbound-open", scenario, on)),
        Effect::CutFlow => {
            let (link, flow) = on.flow();
            unless(world.of::<Cuts>(link).cut.has(flow), || already("refusal-flow-cut", scenario, on))
        }
        Effect::RestoreFlow => {
            let (link, flow) = on.flow();
            unless(!world.of::<Cuts>(link).cut.has(flow), || already("refusal-flow-not-cut", scenario, on))
        }
        Effect::Isolate => match world.of::<Standing>(on.system()) {
            Standing::Connected => Ok(()),
            Standing::Isolated => Err(already("refusal-cut-off-already", scenario, on)),
            Standing::ShutDown => Err(already("refusal-is-shut-down", scenario, on)),
        },
        Effect::Reconnect => {
            unless(*world.of::<Standing>(on.system()) != Standing::Isolated, || already("refusal-not-cut-off", scenario, on))
        }
        Effect::ShutDown => {
            unless(*world.of::<Standing>(on.system()) == Standing::ShutDown, || already("refusal-shut-down-already", scenario, on))
        }
        Effect::StartUp => {
            unless(*world.of::<Standing>(on.system()) != Standing::ShutDown, || already("refusal-not-shut-down", scenario, on))
        }
        Effect::Segment => unless(world.of::<Segment>(on.zone()).cut, || already("refusal-cut-off-already", scenario, on)),
        Effect::Rejoin => unless(!world.of::<Segment>(on.zone()).cut, || already("refusal-not-cut-off", scenario, on)),
        Effect::DisableAccounts => unless(world.of::<Logons>(on.domain()).disabled, || already("refusal-accounts-disabled", scenario, on)),
        Effect::EnableAccounts => unless(!world.of::<Logons>(on.domain()).disabled, || already("refusal-accounts-enabled", scenario, on)),
        Effect::CloseService => unless(world.of::<Serving>(on.service()).closed_inside, || already("refusal-closed-already", scenario, on)),
        Effect::Shield { absorbs_permille, .. } => {
            let exposed = scenario.content.systems[on.system()].listens.has(Flow::Web);
            unless(!exposed, || wrong_kind("refusal-no-web-users", scenario, on))?;
            unless(world.of::<Load>(on.system()).absorbs >= *absorbs_permille, || already("refusal-shielded", scenario, on))
        }
        Effect::Unshield => unless(world.of::<Load>(on.system()).absorbs.0 == 0, || already("refusal-not-shielded", scenario, on)),
        Effect::PrepareDark => {
            unless(network.dark_since.is_some(), || already("refusal-dark", scenario, on))?;
            unless(network.prepared, || already("refusal-prepared", scenario, on))
        }
        Effect::GoDark => unless(network.dark_since.is_some(), || already("refusal-dark", scenario, on)),
        Effect::LiftDark => unless(network.dark_since.is_none(), || already("refusal-not-dark", scenario, on)),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(world: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    // Overtaken while the work went on: nothing is done twice.
    if check(world, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::CloseForeign => emit(world, Rule::Work, by, What::ForeignClosed),
        Effect::OpenForeign => emit(world, Rule::Work, by, What::ForeignOpened),
        Effect::CloseInbound => emit(world, Rule::Work, by, What::InboundClosed),
        Effect::OpenInbound => emit(world, Rule::Work, by, What::InboundOpened),
        Effect::CutFlow => {
            let (link, flow) = on.flow();
            emit(world, Rule::Work, by, What::FlowCut { link, flow })
        }
        Effect::RestoreFlow => {
            let (link, flow) = on.flow();
            emit(world, Rule::Work, by, What::FlowRestored { link, flow })
        }
        Effect::Isolate => emit(world, Rule::Work, by, What::SystemIsolated { system: on.system() }),
        Effect::Reconnect => emit(world, Rule::Work, by, What::SystemReconnected { system: on.system() }),
        Effect::ShutDown => {
            let id = emit(world, Rule::Work, by, What::SystemShutDown { system: on.system() });
            lose_evidence(world, Rule::Work, id, on.system(), MEMORY);
            id
        }
        Effect::StartUp => {
            let id = emit(world, Rule::Work, by, What::SystemStarted { system: on.system() });
            jobs::rouse(world, scenario, on.system(), id);
            id
        }
        Effect::Segment => emit(world, Rule::Work, by, What::ZoneSegmented { zone: on.zone() }),
        Effect::Rejoin => emit(world, Rule::Work, by, What::ZoneRejoined { zone: on.zone() }),
        Effect::DisableAccounts => emit(world, Rule::Work, by, What::AccountsDisabled { domain: on.domain() }),
        Effect::EnableAccounts => emit(world, Rule::Work, by, What::AccountsEnabled { domain: on.domain() }),
        Effect::CloseService => emit(world, Rule::Work, by, What::ServiceClosed { service: on.service() }),
        Effect::Shield { absorbs_permille, turns_away_permille } => {
            let (absorbs, turns_away) = (*absorbs_permille, *turns_away_permille);
            emit(world, Rule::Work, by, What::Shielded { system: on.system(), absorbs, turns_away })
        }
        Effect::Unshield => emit(world, Rule::Work, by, What::Unshielded { system: on.system() }),
        Effect::PrepareDark => emit(world, Rule::Work, by, What::DarkPrepared),
        Effect::GoDark => go_dark(world, scenario, by),
        Effect::LiftDark => emit(world, Rule::Work, by, What::DarkLifted),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    };
}

/// Cuts everything, and closes the services that hang on it until each is opened again.
fn go_dark(world: &mut Board, scenario: &Scenario, by: EventId) -> EventId {
    let dark = emit(world, Rule::Work, by, What::WentDark);
    for (service, what) in scenario.content.services.iter() {
        let ours = is_government(scenario, scenario.content.systems[what.front].zone);
        let serving = world.of::<Serving>(service);
        if ours && what.audience == Audience::Public && !serving.closed_inside && !serving.moved {
            emit(world, Rule::Work, dark, What::ServiceClosed { service });
        }
    }
    dark
}
