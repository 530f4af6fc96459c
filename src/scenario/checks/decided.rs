//! Objectives that are met or missed before the first order, whatever anybody does.

use crate::scenario::Minute;
use crate::scenario::Scenario;
use crate::scenario::condition::Condition;
use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::leaf::Permille;
use crate::scenario::story::Aimed;

use super::Lint;
use super::possible::Possible;

pub(super) fn check(lint: &Lint<'_>, possible: &Possible<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    for (id, objective) in scenario.content.objectives.iter() {
        let said = match &objective.is {
            Aimed::By(limit, _) if *limit == Minute::START => Some("missed at the start: its time is the first minute"),
            Aimed::By(_, is) if at_start(scenario, is) == Some(true) => Some("met at the start: what it asks for is so already"),
            Aimed::Never(is) if at_start(scenario, is) == Some(true) => Some("missed at the start: what must not happen is so already"),
            Aimed::Never(is) if !possible.can(is) => Some("met whatever happens: what must not happen cannot happen"),
            Aimed::By(limit, is) if waits_until(is) > *limit => Some("missed whatever happens: what it asks for comes after its own time"),
            Aimed::AtEnd(is) if at_end(is) == Some(true) => Some("met whatever happens: at the end it is always so"),
            Aimed::AtEnd(is) if at_end(is) == Some(false) => Some("missed whatever happens: at the end it cannot be so"),
            _ => None,
        };
        if let Some(said) = said {
            let message = format!("the objective `{}` is {said}", scenario.name(id));
            found.push(scenario.odd("decided-at-start", id, message).help("ask for something that is still open at the first minute"));
        }
    }
}

/// Returns the minute before which a condition cannot hold, as far as it names one.
fn waits_until(condition: &Condition) -> Minute {
    match condition {
        Condition::After(minute) => *minute,
        Condition::All(inner) => inner.iter().map(waits_until).max().unwrap_or(Minute::START),
        Condition::Any(inner) => inner.iter().map(waits_until).min().unwrap_or(Minute::START),
        _ => Minute::START,
    }
}

/// Says whether a condition holds at the last minute, when time alone decides that.
fn at_end(condition: &Condition) -> Option<bool> {
    let each = |inner: &[Condition]| inner.iter().map(at_end).collect::<Vec<_>>();
    match condition {
        Condition::Always | Condition::After(_) => Some(true),
        Condition::All(inner) => all(&each(inner)),
        Condition::Any(inner) => any(&each(inner)),
        Condition::Not(inner) => at_end(inner).map(|holds| !holds),
        _ => None,
    }
}

/// What is known of several things together.
fn all(each: &[Option<bool>]) -> Option<bool> {
    if each.contains(&Some(false)) { Some(false) } else { (!each.contains(&None)).then_some(true) }
}

fn any(each: &[Option<bool>]) -> Option<bool> {
    if each.contains(&Some(true)) { Some(true) } else { (!each.contains(&None)).then_some(false) }
}

/// Says whether a condition holds at the first minute, when that is sure.
fn at_start(scenario: &Scenario, condition: &Condition) -> Option<bool> {
    let content = &scenario.content;
    let each = |inner: &[Condition]| inner.iter().map(|inner| at_start(scenario, inner)).collect::<Vec<_>>();
    match condition {
        Condition::Always => Some(true),
        Condition::All(inner) => all(&each(inner)),
        Condition::Any(inner) => any(&each(inner)),
        Condition::Not(inner) => at_start(scenario, inner).map(|holds| !holds),
        Condition::After(minute) => Some(*minute == Minute::START),
        Condition::Up(_) | Condition::UpAbroad(_) | Condition::ServicesUp(_) => Some(true),
        Condition::ServicesUpAtMost(share) => Some(*share == Permille::ALL),
        Condition::TrustBelow(trust) => Some(content.trust < *trust),
        Condition::DestroyedAbove(share) => Some(*share == Permille(0)),
        Condition::EvidenceAbove(share) => Some(*share == Permille(0)),
        Condition::Clean => {
            let held = &content.intruder.footholds;
            if held.is_empty() { Some(true) } else { held.iter().any(|held| held.chance_permille == Permille::ALL).then_some(false) }
        }
        Condition::Posture(posture) => {
            let starts = |wanted: bool| content.doctrines.rows().iter().all(|doctrine| (doctrine.starts == *posture) == wanted);
            if starts(true) { Some(true) } else { starts(false).then_some(false) }
        }
        // Nothing has happened yet.
        _ => Some(false),
    }
}
