//! People: partners, shifts, the head of government, the public, other countries.

use crate::sim::board::Board;

use crate::scenario::moves::{Effect, Openness, Target};
use crate::scenario::{Minute, Scenario};

use super::super::conditions;
use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::order::Refusal;
use super::super::state::*;
use super::super::{partners, public};
use super::{On, already, first, unless};

/// A statement that says the same again is news only after so long.
const SAY_AGAIN_MINUTES: u32 = 12 * 60;

pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    let desk = board.resource::<Desk>();
    match effect {
        Effect::Engage => {
            let partner = &scenario.content.partners[on.partner()];
            unless(*board.of::<Help>(on.partner()) != Help::NotAsked, || already("refusal-asked", on))?;
            unless(!conditions::holds(board, &partner.available), || first("refusal-not-yet", on))
        }
        Effect::RunShifts => unless(desk.shifts, || already("refusal-shifts", on)),
        Effect::BriefLeader => unless(desk.leader_briefed, || already("refusal-briefed", on)),
        Effect::WarnCountries => unless(desk.countries_warned, || already("refusal-warned", on)),
        Effect::State { openness } => {
            let public = board.resource::<Public>();
            // Saying more is news at once; saying the same or less is not.
            let lately = |(said, at): (Openness, Minute)| said >= *openness && board.now().since(at) < SAY_AGAIN_MINUTES;
            unless(public.statement.is_some_and(lately), || already("refusal-just-said", on))
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    if check(board, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::Engage => partners::ask(board, on.partner(), by),
        Effect::RunShifts => {
            emit(board, Rule::People, by, What::ShiftsBegan);
        }
        Effect::BriefLeader => {
            emit(board, Rule::Work, by, What::LeaderBriefed);
        }
        Effect::WarnCountries => {
            emit(board, Rule::Work, by, What::CountriesWarned);
        }
        Effect::State { openness } => public::state(board, *openness, by),
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

/// Returns the minute at which a statement may say the same again.
pub(in super::super) fn speaks_again(board: &Board) -> Option<Minute> {
    let (_, said) = board.resource::<Public>().statement?;
    Some(said.plus(SAY_AGAIN_MINUTES)).filter(|at| *at > board.now())
}
