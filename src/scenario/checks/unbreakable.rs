//! Services that nothing of the intruder's can break: nobody ever has to choose for or against them.

use std::collections::BTreeSet;

use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::names::*;
use crate::scenario::plan::Node;
use crate::scenario::world::Audience;

use super::Lint;
use super::possible::Possible;

pub(super) fn check(lint: &Lint<'_>, possible: &Possible<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let content = &scenario.content;
    // What falls when a system in reach falls, and whatever hangs on that.
    let mut broken: BTreeSet<Node> = possible.reached.union(&possible.flooded).copied().map(Node::System).collect();
    let mut open: Vec<Node> = broken.iter().copied().collect();
    while let Some(node) = open.pop() {
        open.extend(scenario.plan.dependents(node).iter().copied().filter(|next| broken.insert(*next)));
    }
    // Whoever closes the network against floods and intruders closes what the public reaches over it.
    let closed = |id: ServiceId| {
        let service = &content.services[id];
        let zone = content.systems[service.front].zone;
        service.audience == Audience::Public && !content.zones[zone].separate
    };
    for id in content.services.ids() {
        if !broken.contains(&Node::Service(id)) && !closed(id) {
            let message = format!("nothing can break `{}`: the intruder reaches nothing that it needs", scenario.name(id));
            found.push(scenario.odd("unbreakable-service", id, message).help("let it need something in reach, or give the intruder a way"));
        }
    }
}
