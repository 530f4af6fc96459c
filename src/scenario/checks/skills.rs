//! Every move on offer needs a team that can do it.

use crate::scenario::Scenario;
use crate::scenario::diagnostic::{Diagnostics, Severity};

pub(super) fn check(scenario: &Scenario, found: &mut Diagnostics) {
    for (id, what) in scenario.offered_moves() {
        if !scenario.content.teams.rows().iter().any(|team| team.skills.contains(&what.skill)) {
            let mut problem = scenario
                .wrong("no-team", id, format!("no team can do `{}`: it takes {}", scenario.name(id), what.skill.word()))
                .help("give a team the skill, or leave the move out of `offers`");
            problem.severity = Severity::Warning;
            found.push(problem);
        }
    }
    for (id, team) in scenario.content.teams.iter() {
        if team.remote && team.partner.is_none() {
            found.push(
                scenario
                    .wrong("no-team", id, format!("`{}` works from afar, but for no partner", scenario.name(id)))
                    .help("name its `partner`, or leave `remote` out"),
            );
        }
    }
}
