//! What is due when the scenario is over.

use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::intruder::Cue;
use crate::scenario::{Id, Minute, Scenario};

use super::Lint;

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let content = &scenario.content;
    let end = scenario.calendar.length();
    for (id, inject) in content.injects.iter() {
        let comes = inject.at.plus(inject.after.min);
        if comes >= end {
            tell(scenario, id, format!("`{}` comes when the scenario is over", scenario.name(id)), "let it come earlier", found);
        } else if let Some(ask) = inject.ask.as_ref().filter(|ask| comes.plus(ask.within.0) > end) {
            let message =
                format!("the answer to `{}` is due at {} at the earliest", scenario.name(id), date(scenario, comes.plus(ask.within.0)));
            tell(scenario, id, message, "ask earlier, or give less time", found);
        }
    }
    for (id, playbook) in content.playbooks.iter() {
        for step in playbook.steps.iter().filter(|step| step.at >= end) {
            let message = format!("a step of `{}` at {} comes when the scenario is over", scenario.name(id), date(scenario, step.at));
            tell(scenario, id, message, "let it come earlier, or take it away", found);
        }
    }
    for (id, doctrine) in content.doctrines.iter() {
        for turn in &doctrine.turns {
            let after = if let Cue::After(minute) = turn.when { minute } else { Minute::START };
            if after.plus(turn.after.min) >= end {
                let message = format!("`{}` turns to `{}` when the scenario is over", scenario.name(id), scenario.name(turn.to));
                tell(scenario, id, message, "let it turn earlier, or take the turn away", found);
            }
        }
    }
}

fn tell<I: Id>(scenario: &Scenario, id: I, message: String, step: &str, found: &mut Diagnostics) {
    let help = format!("the scenario ends at {}: {step}", scenario.calendar.date(scenario.calendar.length()));
    found.push(scenario.odd("past-the-end", id, message).help(help));
}

fn date(scenario: &Scenario, minute: Minute) -> String {
    scenario.calendar.date(minute)
}
