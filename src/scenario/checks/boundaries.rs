//! Links that let everything through: the two zones are one, and nothing is gained by having them apart.

use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::world::{Flow, Flows};

use super::Lint;

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    for (id, link) in scenario.content.links.iter() {
        // Outbound means something on the way to the internet only.
        if Flows::ALL.without(Flows::only(Flow::Outbound)).without(link.flows).is_empty() {
            let (a, b) = link.between;
            let message =
                format!("every flow is open between `{}` and `{}`: the boundary stops nothing", scenario.name(a), scenario.name(b));
            found.push(scenario.odd("open-boundary", id, message).help("list what is needed there, or make one zone of the two"));
        }
    }
}
