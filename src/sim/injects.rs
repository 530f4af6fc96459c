//! Injects: when they come, what they do, what they ask, and what counts as said when nobody answers.

use crate::sim::board::Board;

use crate::scenario::condition::Condition;
use crate::scenario::names::*;
use crate::scenario::story::Outcome;

use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{EventId, Rule, TrustReason, What};
use super::journal::emit;
use super::state::*;
use super::{conditions, partners, public};

pub(super) fn apply(world: &mut Board, id: EventId, what: What) {
    match what {
        What::InjectArrived { inject } => {
            let scenario = world.scenario();
            let state = match &scenario.content.injects[inject].ask {
                Some(ask) => {
                    let until = world.now().plus(ask.within.0);
                    world.resource_mut::<Future>().schedule(until, Due::Deadline(inject), id);
                    InjectState::Asking { until, by: id }
                }
                None => InjectState::Over { choice: None },
            };
            *world.of_mut::<InjectState>(inject) = state;
        }
        What::InjectAnswered { choice, .. } => {
            let inject = world.scenario().content.answers[choice].0;
            *world.of_mut::<InjectState>(inject) = InjectState::Over { choice: Some(choice) };
        }
        _ => unreachable!("not an event of injects: {what:?}"),
    }
    world.resource_mut::<Stirred>().any = true;
}

/// Lets injects come whose time and condition have come true.
pub(super) fn watch(world: &mut Board) {
    let scenario = world.scenario();
    let now = world.now();
    let by = EventId(world.resource::<super::journal::Journal>().len() as u32 - 1);
    for (inject, what) in scenario.content.injects.iter() {
        let waiting = *world.of::<InjectState>(inject) == InjectState::Waiting;
        if waiting && now >= what.at && conditions::holds(world, &what.when) {
            *world.of_mut::<InjectState>(inject) = InjectState::Coming;
            let minutes = world.resource_mut::<Dice>().takes(what.after, Purpose::InjectTime, inject.index() as u32);
            // What waits for a time only has its own cause: the story. What waits for more, the last thing that happened.
            let by = if what.when == Condition::Always { EventId::ROOT } else { by };
            world.resource_mut::<Future>().schedule(now.plus(minutes), Due::Inject(inject), by);
        }
    }
}

pub(super) fn arrive(world: &mut Board, inject: InjectId, by: EventId) {
    let scenario = world.scenario();
    let arrived = emit(world, Rule::Inject, by, What::InjectArrived { inject });
    for outcome in &scenario.content.injects[inject].does {
        happen(world, inject, outcome, TrustReason::Inject, arrived);
    }
}

/// Nobody has answered in time.
pub(super) fn run_out(world: &mut Board, inject: InjectId, by: EventId) {
    let asking = matches!(world.of::<InjectState>(inject), InjectState::Asking { until, .. } if *until <= world.now());
    if asking && let Some(choice) = world.scenario().content.defaults[inject] {
        answer(world, choice, true, by);
    }
}

/// Says whether an answer is waited for.
pub(super) fn is_open(world: &Board, choice: ChoiceId) -> bool {
    let inject = world.rules().content.answers[choice].0;
    matches!(world.of::<InjectState>(inject), InjectState::Asking { .. })
}

pub(super) fn answer(world: &mut Board, choice: ChoiceId, by_default: bool, by: EventId) {
    let scenario = world.scenario();
    let (inject, answer) = &scenario.content.answers[choice];
    let answered = emit(world, Rule::Inject, by, What::InjectAnswered { choice, by_default });
    for outcome in &answer.does {
        happen(world, *inject, outcome, TrustReason::Answer, answered);
    }
}

fn happen(world: &mut Board, inject: InjectId, outcome: &Outcome, why: TrustReason, by: EventId) {
    let now = world.now();
    match outcome {
        Outcome::Trust(permille) => public::move_trust(world, *permille, why, by),
        Outcome::Report(system, sure) => {
            // A report names no technique: it is told in the inject's own words.
            let _ = inject;
            let belief = world.of::<Belief>(*system).status;
            if !matches!(belief, Status::Compromised) {
                emit(world, Rule::Inject, by, What::Believed { system: *system, status: Status::Suspected, sure: *sure });
            }
        }
        Outcome::Surge(permille, lasting) => {
            emit(world, Rule::Inject, by, What::SurgeBegan { permille: *permille, until: now.plus(lasting.0) });
        }
        Outcome::Occupy(team, lasting) => {
            if world.of::<Crew>(*team).here {
                emit(world, Rule::Inject, by, What::TeamOccupied { team: *team, until: now.plus(lasting.0) });
            }
        }
        Outcome::Offer(partner) => partners::ask(world, *partner, by),
    }
}
