//! Serving people while the network cannot: counters, other networks, priorities.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::moves::{Effect, Target};

use super::super::dice::{Dice, Purpose};
use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::order::Refusal;
use super::super::state::*;
use super::{On, already, unless, wrong_kind};
use crate::scenario::names::Id;

pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    match effect {
        Effect::OpenFallback { .. } => match board.of::<Counter>(on.fallback()) {
            Counter::Closed => Ok(()),
            Counter::Opening(_) => Err(already("refusal-about-to-open", on)),
            Counter::Open => Err(already("refusal-open-already", on)),
        },
        Effect::CloseFallback => unless(*board.of::<Counter>(on.fallback()) != Counter::Open, || already("refusal-not-open", on)),
        Effect::Redirect => {
            unless(board.resource::<Desk>().redirected, || already("refusal-redirected", on))?;
            let any = scenario.content.services.rows().iter().any(|service| service.stand_in.is_some());
            unless(!any, || wrong_kind("refusal-no-stand-in", on))
        }
        Effect::Prioritise => unless(board.resource::<Desk>().priority == Some(on.agency()), || already("refusal-comes-first", on)),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    if check(board, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::OpenFallback { opens_after } => {
            let fallback = on.fallback();
            let minutes = board.resource_mut::<Dice>().takes(*opens_after, Purpose::FallbackTime, fallback.index() as u32);
            let opens = board.now().plus(minutes);
            emit(board, Rule::Fallback, by, What::FallbackPromised { fallback, opens });
        }
        Effect::CloseFallback => {
            emit(board, Rule::Fallback, by, What::FallbackClosed { fallback: on.fallback() });
        }
        Effect::Redirect => {
            emit(board, Rule::Work, by, What::Redirected);
        }
        Effect::Prioritise => {
            emit(board, Rule::Work, by, What::Prioritised { agency: on.agency() });
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}
