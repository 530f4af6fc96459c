//! What is asked for, or may be chosen, and counts for nothing.

use crate::scenario::diagnostic::Diagnostics;

use super::Lint;

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let content = &scenario.content;
    for (id, _) in content.objectives.iter().filter(|(_, objective)| objective.weight == 0) {
        let message = format!("the objective `{}` weighs nothing", scenario.name(id));
        found.push(scenario.odd("no-weight", id, message).help("give it a weight of 1 or more, or take it away"));
    }
    for (id, _) in content.doctrines.iter().filter(|(_, doctrine)| doctrine.weight == 0) {
        let message = format!("no seed chooses the doctrine `{}`: it weighs nothing", scenario.name(id));
        found.push(scenario.odd("no-weight", id, message).help("give it a weight of 1 or more, or take it away"));
    }
    for (id, service) in content.services.iter() {
        if service.requests_per_week == 0 && service.covers == 0 {
            let message = format!("nobody asks for `{}`, and it stands for no e-service", scenario.name(id));
            found.push(scenario.odd("no-weight", id, message).help("give it `requests_per_week` or `covers`, or take it away"));
        }
    }
}
