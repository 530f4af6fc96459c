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

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::InjectArrived { inject } => {
            let scenario = board.scenario();
            let state = match &scenario.content.injects[inject].ask {
                Some(ask) => {
                    let until = board.now().plus(ask.within.0);
                    board.resource_mut::<Future>().schedule(until, Due::Deadline(inject), id);
                    InjectState::Asking { until, by: id }
                }
                None => InjectState::Over { choice: None },
            };
            *board.of_mut::<InjectState>(inject) = state;
        }
        What::InjectAnswered { choice, .. } => {
            let inject = board.scenario().content.answers[choice].0;
            *board.of_mut::<InjectState>(inject) = InjectState::Over { choice: Some(choice) };
        }
        _ => unreachable!("not an event of injects: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

/// Lets injects come whose time and condition have come true.
pub(super) fn watch(board: &mut Board) {
    let scenario = board.scenario();
    let now = board.now();
    let by = EventId(board.resource::<super::journal::Journal>().len() as u32 - 1);
    for (inject, what) in scenario.content.injects.iter() {
        let waiting = *board.of::<InjectState>(inject) == InjectState::Waiting;
        if waiting && now >= what.at && conditions::holds(board, &what.when) {
            *board.of_mut::<InjectState>(inject) = InjectState::Coming;
            let minutes = board.resource_mut::<Dice>().takes(what.after, Purpose::InjectTime, inject.index() as u32);
            // What waits for a time only has its own cause: the story. What waits for more, the last thing that happened.
            let by = if what.when == Condition::Always { EventId::ROOT } else { by };
            board.resource_mut::<Future>().schedule(now.plus(minutes), Due::Inject(inject), by);
        }
    }
}

pub(super) fn arrive(board: &mut Board, inject: InjectId, by: EventId) {
    let scenario = board.scenario();
    let what = &scenario.content.injects[inject];
    if what.still && !conditions::holds(board, &what.when) {
        *board.of_mut::<InjectState>(inject) = InjectState::Waiting;
        return;
    }
    let arrived = emit(board, Rule::Inject, by, What::InjectArrived { inject });
    for outcome in &what.does {
        happen(board, inject, outcome, TrustReason::Inject, arrived);
    }
}

/// Nobody has answered in time.
pub(super) fn run_out(board: &mut Board, inject: InjectId, by: EventId) {
    let asking = matches!(board.of::<InjectState>(inject), InjectState::Asking { until, .. } if *until <= board.now());
    if asking && let Some(choice) = board.scenario().content.defaults[inject] {
        answer(board, choice, true, by);
    }
}

/// Says whether an answer is waited for.
pub(super) fn is_open(board: &Board, choice: ChoiceId) -> bool {
    let inject = board.rules().content.answers[choice].0;
    matches!(board.of::<InjectState>(inject), InjectState::Asking { .. })
}

pub(super) fn answer(board: &mut Board, choice: ChoiceId, by_default: bool, by: EventId) {
    let scenario = board.scenario();
    let (inject, answer) = &scenario.content.answers[choice];
    let answered = emit(board, Rule::Inject, by, What::InjectAnswered { choice, by_default });
    for outcome in &answer.does {
        happen(board, *inject, outcome, TrustReason::Answer, answered);
    }
}

fn happen(board: &mut Board, inject: InjectId, outcome: &Outcome, why: TrustReason, by: EventId) {
    let now = board.now();
    match outcome {
        Outcome::Trust(permille) => public::move_trust(board, *permille, why, by),
        Outcome::Report(system, sure) => {
            // A report names no technique: it is told in the inject's own words.
            let _ = inject;
            let belief = board.of::<Belief>(*system).status;
            if !matches!(belief, Status::Compromised) {
                emit(board, Rule::Inject, by, What::Believed { system: *system, status: Status::Suspected, sure: *sure });
            }
        }
        Outcome::Surge(permille, lasting) => {
            emit(board, Rule::Inject, by, What::SurgeBegan { permille: *permille, until: now.plus(lasting.0) });
        }
        Outcome::Occupy(team, lasting) => {
            if board.of::<Crew>(*team).here {
                emit(board, Rule::Inject, by, What::TeamOccupied { team: *team, until: now.plus(lasting.0) });
            }
        }
        Outcome::Offer(partner) => partners::ask(board, *partner, by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Minute;
    use crate::scenario::moves::{Act, Target};
    use crate::sim::Sim;
    use crate::sim::order::Order;
    use crate::testing::of_text;

    /// Ten minutes after the start two voices ask for a triage; one of them looks again before it speaks.
    fn heard(order_at: Option<u32>) -> [bool; 2] {
        let calls = ["hasty", "patient"].map(|id| {
            let still = id == "patient";
            format!(
                "(id: \"{id}\", from: partners, speaker: \"Rosa\", text: \"Look at it\", when: Not(Ordered(\"triage-system\")), after: \"10 min\", \
                 still: {still}),"
            )
        });
        let text = include_str!("../../tests/bad/good.ron").replacen("injects: [", &format!("injects: [{}", calls.concat()), 1);
        let scenario = of_text(&text);
        let mut sim = Sim::new(scenario.clone(), 1);
        if let Some(at) = order_at {
            sim.advance_to(Minute(at));
            let what = scenario.names.get::<MoveId>("triage-system").expect("it is a move");
            let on = Target::System(scenario.names.get::<SystemId>("web-site").expect("it is a system"));
            sim.submit(Order { seat: SeatId::new(0), act: Act::Do { what, on, by: None } }).expect("it can be ordered");
        }
        sim.advance_to(Minute(30));
        ["hasty", "patient"].map(|id| {
            let inject: InjectId = scenario.names.get(id).expect("it is an inject");
            sim.journal().events().iter().any(|event| event.what == What::InjectArrived { inject })
        })
    }

    #[test]
    fn who_looks_again_does_not_ask_for_what_was_ordered_meanwhile() {
        assert_eq!(heard(None), [true, true]);
        assert_eq!(heard(Some(5)), [true, false], "it is being carried out");
        assert_eq!(heard(Some(20)), [true, true], "nobody could know");
    }
}
