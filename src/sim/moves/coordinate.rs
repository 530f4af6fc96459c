//! People: partners, shifts, the head of government, the public, other countries.

use bevy_ecs::prelude::World;

use crate::scenario::moves::{Effect, Openness, Target};
use crate::scenario::{Minute, Scenario};

use super::super::conditions;
use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::order::Refusal;
use super::super::state::*;
use super::super::{partners, public};
use super::{On, already, unless};
use crate::sim::rows::Rows;

/// A statement that says the same again is news only after so long.
const SAY_AGAIN_MINUTES: u32 = 12 * 60;

pub(super) fn check(world: &World, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let desk = world.resource::<Desk>();
    match effect {
        Effect::Engage => {
            let partner = &scenario.content.partners[on.partner()];
            unless(*world.of::<Help>(on.partner()) != Help::NotAsked, || already(format!("{} has been asked already", partner.name)))?;
            unless(!conditions::holds(world, &partner.available), || Refusal::First(format!("{} cannot be asked yet", partner.name)))
        }
        Effect::RunShifts => unless(desk.shifts, || already("everybody works in shifts already")),
        Effect::BriefLeader => unless(desk.leader_briefed, || already("the head of government has been briefed already")),
        Effect::WarnCountries => unless(desk.countries_warned, || already("other countries have been warned already")),
        Effect::State { openness } => {
            let public = world.resource::<Public>();
            // Saying more is news at once; saying the same or less is not.
            let lately = |(said, at): (Openness, Minute)| said >= *openness && world.now().since(at) < SAY_AGAIN_MINUTES;
            unless(public.statement.is_some_and(lately), || already("that, or more, has just been said"))
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(world: &mut World, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    if check(world, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::Engage => partners::ask(world, on.partner(), by),
        Effect::RunShifts => {
            emit(world, Rule::People, by, What::ShiftsBegan);
        }
        Effect::BriefLeader => {
            emit(world, Rule::Work, by, What::LeaderBriefed);
        }
        Effect::WarnCountries => {
            emit(world, Rule::Work, by, What::CountriesWarned);
        }
        Effect::State { openness } => public::state(world, *openness, by),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}
