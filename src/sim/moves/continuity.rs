//! Serving people while the network cannot: counters, other networks, priorities.

use bevy_ecs::prelude::World;

use crate::scenario::Scenario;
use crate::scenario::moves::{Effect, Target};

use super::super::dice::{Dice, Purpose};
use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::order::Refusal;
use super::super::state::*;
use super::{On, already, unless};
use crate::scenario::names::Id;
use crate::sim::rows::Rows;

pub(super) fn check(world: &World, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    match effect {
        Effect::OpenFallback { .. } => {
            let name = &scenario.content.fallbacks[on.fallback()].name;
            match world.of::<Counter>(on.fallback()) {
                Counter::Closed => Ok(()),
                Counter::Opening(_) => Err(already(format!("{name}: about to open already"))),
                Counter::Open => Err(already(format!("{name}: open already"))),
            }
        }
        Effect::CloseFallback => {
            let name = &scenario.content.fallbacks[on.fallback()].name;
            unless(*world.of::<Counter>(on.fallback()) != Counter::Open, || already(format!("{name}: not open")))
        }
        Effect::Redirect => {
            unless(world.resource::<Desk>().redirected, || already("people have been told already where else to go"))?;
            let any = scenario.content.services.rows().iter().any(|service| service.stand_in.is_some());
            unless(!any, || Refusal::WrongKind("no service can stand in for another".to_owned()))
        }
        Effect::Prioritise => {
            let name = &scenario.content.agencies[on.agency()].name;
            unless(world.resource::<Desk>().priority == Some(on.agency()), || already(format!("{name} comes first already")))
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(world: &mut World, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    if check(world, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::OpenFallback { opens_after } => {
            let fallback = on.fallback();
            let minutes = world.resource_mut::<Dice>().takes(*opens_after, Purpose::FallbackTime, fallback.index() as u32);
            let opens = world.now().plus(minutes);
            emit(world, Rule::Fallback, by, What::FallbackPromised { fallback, opens });
        }
        Effect::CloseFallback => {
            emit(world, Rule::Fallback, by, What::FallbackClosed { fallback: on.fallback() });
        }
        Effect::Redirect => {
            emit(world, Rule::Work, by, What::Redirected);
        }
        Effect::Prioritise => {
            emit(world, Rule::Work, by, What::Prioritised { agency: on.agency() });
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}
