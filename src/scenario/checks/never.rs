//! Conditions that can never hold: nothing on offer makes them true, or they exclude each other.

use crate::scenario::condition::Condition;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::names::*;
use crate::scenario::story::Aimed;
use crate::scenario::{Id, Scenario};

use super::Lint;
use super::possible::Possible;

pub(super) fn check(lint: &Lint<'_>, possible: &Possible<'_>, found: &mut Diagnostics) {
    let content = &lint.scenario.content;
    for (id, inject) in content.injects.iter() {
        look(lint, possible, id, &inject.when, "so the inject does not come that way", found);
    }
    for (id, what) in content.moves.iter().filter(|(id, _)| lint.is_own(*id)) {
        for required in &what.when {
            look(lint, possible, id, &required.is, "so nobody can make the move", found);
        }
        if let Some(eased) = &what.eased {
            look(lint, possible, id, &eased.when, "so the move is never eased", found);
        }
    }
    for (id, partner) in content.partners.iter() {
        // A partner that cannot be asked offers itself, and a term may have no end: both are written `Never`.
        for condition in std::iter::once(&partner.available).chain(partner.terms.iter().map(|term| &term.until)) {
            if *condition != Condition::Never {
                look(lint, possible, id, condition, "write `Never` when that is meant", found);
            }
        }
    }
    for (id, objective) in content.objectives.iter() {
        if let Aimed::By(_, is) | Aimed::AtEnd(is) = &objective.is {
            look(lint, possible, id, is, "so nobody can reach the objective that way", found);
        }
    }
    for (id, playbook) in content.playbooks.iter() {
        for step in &playbook.steps {
            look(lint, possible, id, &step.when, "so the step is not taken", found);
        }
    }
}

/// Notes what can never hold of a condition.
fn look<I: Id>(lint: &Lint<'_>, possible: &Possible<'_>, owner: I, condition: &Condition, so: &str, found: &mut Diagnostics) {
    let Some(never) = possible.blame(condition) else { return };
    let place = match name_in(never) {
        Some((kind, index)) => lint.use_in(owner, kind, index),
        None => lint.scenario.place(owner).cloned(),
    };
    let message = format!("`{}` can never hold in `{}`", written(lint.scenario, never), lint.scenario.name(owner));
    found.push(Diagnostic::warning("never-holds", message).at(place).help(format!("{}; {so}", why(never))));
}

/// Says what would have to be there.
fn why(condition: &Condition) -> &'static str {
    match condition {
        Condition::All(_) => "its parts exclude each other",
        Condition::Any(_) => "it has no alternatives",
        Condition::Not(_) => "what it denies always holds",
        Condition::Done(_) | Condition::Ordered(_) => "the move is not on offer, has no target, or cannot be made by anybody",
        Condition::Asked(_) | Condition::Present(_) | Condition::OnSite(_) | Condition::CloudReady => {
            "no move or inject brings such a partner"
        }
        Condition::Happened(_) | Condition::Answered(_) => "that inject cannot come",
        Condition::Hit(_) | Condition::DestroyedAbove(_) | Condition::BackupsLost | Condition::Flooded(_) => {
            "the intruder has no way or no wish to do that"
        }
        Condition::Claimed | Condition::Leaked => "no posture of the intruder has such a goal",
        Condition::Posture(_) => "no doctrine leads to that posture",
        Condition::EvidenceAbove(_) => "no system holds evidence",
        Condition::Never | Condition::TrustBelow(_) => "it is false at every minute",
        _ => "no move that can be made does that",
    }
}

/// Returns the name in a condition by which it is found in the file.
fn name_in(condition: &Condition) -> Option<(Kind, usize)> {
    fn of<I: Id>(id: I) -> Option<(Kind, usize)> {
        Some((I::KIND, id.index()))
    }
    match condition {
        Condition::All(inner) | Condition::Any(inner) => inner.iter().find_map(name_in),
        Condition::Not(inner) => name_in(inner),
        Condition::Done(id) | Condition::Ordered(id) => of(*id),
        Condition::Up(id) | Condition::Down(id) | Condition::UpAbroad(id) => of(*id),
        Condition::Isolated(id) | Condition::Hit(id) | Condition::Flooded(id) | Condition::Shielded(id) => of(*id),
        Condition::Asked(id) | Condition::Present(id) | Condition::OnSite(id) => of(*id),
        Condition::Happened(id) => of(*id),
        Condition::Answered(id) => of(*id),
        Condition::Open(id) => of(*id),
        Condition::Posture(id) => of(*id),
        _ => None,
    }
}

/// Returns a condition as an author writes it.
fn written(scenario: &Scenario, condition: &Condition) -> String {
    let text = writing(&scenario.names, &scenario.calendar, || ron::to_string(condition));
    text.unwrap_or_else(|_| "a condition".to_owned())
}
