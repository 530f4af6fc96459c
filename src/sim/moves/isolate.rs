//! Taking things off the network, and putting them back.

use bevy_ecs::prelude::World;

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
use super::{On, already, unless};
use crate::sim::rows::Rows;

/// What is lost with the memory of a system that is switched off.
const MEMORY: Permille = Permille(400);

pub(super) fn check(world: &World, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let network = world.resource::<Network>();
    match effect {
        Effect::CloseForeign => unless(network.foreign_closed, || already("access from abroad is closed already")),
        Effect::OpenForeign => unless(!network.foreign_closed, || already("access from abroad is open already")),
        Effect::CloseInbound => unless(network.inbound_closed, || already("the internet is kept out already")),
        Effect::OpenInbound => unless(!network.inbound_closed, || already("the internet is let in already")),
        Effect::CutFlow => {
            let (link, flow) = on.flow();
            unless(world.of::<Cuts>(link).cut.has(flow), || already(format!("{} is cut there already", flow.word())))
        }
        Effect::RestoreFlow => {
            let (link, flow) = on.flow();
            unless(!world.of::<Cuts>(link).cut.has(flow), || already(format!("{} is not cut there", flow.word())))
        }
        Effect::Isolate => {
            let name = &scenario.content.systems[on.system()].name;
            match world.of::<Standing>(on.system()) {
                Standing::Connected => Ok(()),
                Standing::Isolated => Err(already(format!("{name} is cut off already"))),
                Standing::ShutDown => Err(already(format!("{name} is shut down"))),
            }
        }
        Effect::Reconnect => {
            let name = &scenario.content.systems[on.system()].name;
            unless(*world.of::<Standing>(on.system()) != Standing::Isolated, || already(format!("{name} is not cut off")))
        }
        Effect::ShutDown => {
            let name = &scenario.content.systems[on.system()].name;
            unless(*world.of::<Standing>(on.system()) == Standing::ShutDown, || already(format!("{name} is shut down already")))
        }
        Effect::StartUp => {
            let name = &scenario.content.systems[on.system()].name;
            unless(*world.of::<Standing>(on.system()) != Standing::ShutDown, || already(format!("{name} is not shut down")))
        }
        Effect::Segment => {
            let name = &scenario.content.zones[on.zone()].name;
            unless(world.of::<Segment>(on.zone()).cut, || already(format!("{name} is cut off already")))
        }
        Effect::Rejoin => {
            let name = &scenario.content.zones[on.zone()].name;
            unless(!world.of::<Segment>(on.zone()).cut, || already(format!("{name} is not cut off")))
        }
        Effect::DisableAccounts => unless(world.of::<Logons>(on.domain()).disabled, || already("the accounts are disabled already")),
        Effect::EnableAccounts => unless(!world.of::<Logons>(on.domain()).disabled, || already("the accounts are not disabled")),
        Effect::CloseService => {
            let name = &scenario.content.services[on.service()].name;
            unless(world.of::<Serving>(on.service()).closed_inside, || already(format!("{name} is closed already")))
        }
        Effect::Shield { absorbs_permille, .. } => {
            let name = &scenario.content.systems[on.system()].name;
            let exposed = scenario.content.systems[on.system()].listens.has(Flow::Web);
            unless(!exposed, || Refusal::WrongKind(format!("{name} has no users on the web")))?;
            unless(world.of::<Load>(on.system()).absorbs >= *absorbs_permille, || already(format!("that much is held off {name} already")))
        }
        Effect::Unshield => {
            let name = &scenario.content.systems[on.system()].name;
            unless(world.of::<Load>(on.system()).absorbs.0 == 0, || already(format!("nothing is held off {name}")))
        }
        Effect::PrepareDark => {
            unless(network.dark_since.is_some(), || already("the network is dark already"))?;
            unless(network.prepared, || already("the cut is prepared already"))
        }
        Effect::GoDark => unless(network.dark_since.is_some(), || already("the network is dark already")),
        Effect::LiftDark => unless(network.dark_since.is_none(), || already("the network is not dark")),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(world: &mut World, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
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
fn go_dark(world: &mut World, scenario: &Scenario, by: EventId) -> EventId {
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
