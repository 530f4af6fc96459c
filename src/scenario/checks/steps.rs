//! Steps of playbooks that are always refused, and moves of the scenario that have nothing to be aimed at.

use crate::scenario::Id;
use crate::scenario::Scenario;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::moves::{Act, Aim, Move, Target};
use crate::scenario::names::*;

use super::Lint;
use super::possible::{fits, has_target};

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let content = &scenario.content;
    for (id, what) in content.moves.iter().filter(|(id, _)| lint.is_own(*id) && content.offered[*id]) {
        if !has_target(scenario, what) {
            let message = format!("nothing in the scenario is what `{}` is aimed at: {}", scenario.name(id), wanted(what));
            found.push(scenario.odd("no-target", id, message).help("change `aim`, `parts` or `make`, or leave the move out"));
        }
    }
    for (id, playbook) in content.playbooks.iter() {
        for step in &playbook.steps {
            let Act::Do { what, on, by } = &step.act else { continue };
            let Some(refused) = refusal(scenario, *what, *on, *by) else { continue };
            let message = format!("a step of `{}` is always refused: {refused}", scenario.name(id));
            let place = lint.use_in(id, Kind::Move, what.index());
            found.push(Diagnostic::warning("refused-step", message).at(place).help("change the step, or take it away"));
        }
    }
}

fn wanted(what: &Move) -> String {
    let make = what.make.map(|make| format!("{make:?}").to_lowercase());
    let parts: Vec<String> = what.parts.iter().map(|part| format!("{part:?}").to_lowercase()).collect();
    let of = [make.unwrap_or_default(), if parts.is_empty() { String::new() } else { format!("in {}", parts.join(", ")) }];
    let of: Vec<String> = of.into_iter().filter(|word| !word.is_empty()).collect();
    if of.is_empty() { what.aim.word().to_owned() } else { format!("{} ({})", what.aim.word(), of.join(" ")) }
}

/// Says why an order can never be carried out.
fn refusal(scenario: &Scenario, what: MoveId, on: Target, by: Option<TeamId>) -> Option<String> {
    let (name, content) = (scenario.name(what), &scenario.content);
    let row = &content.moves[what];
    if !content.offered[what] {
        return Some(format!("`{name}` is not on offer"));
    }
    if row.aim != on.aim() {
        return Some(format!("`{name}` is aimed at {}, not at {}", row.aim.word(), on.aim().word()));
    }
    let misfit = match on {
        Target::System(system) => !fits(scenario, row, system),
        Target::Zone(zone) => !row.parts.is_empty() && !row.parts.contains(&content.zones[zone].part),
        _ => false,
    };
    if misfit && matches!(row.aim, Aim::System | Aim::Zone) {
        return Some(format!("`{name}` is for {}, which `{}` is not", wanted(row), scenario.called(on)));
    }
    let team = by.filter(|team| !content.teams[*team].skills.contains(&row.skill))?;
    Some(format!("`{}` cannot do `{name}`: it takes {}", scenario.name(team), row.skill.word()))
}
