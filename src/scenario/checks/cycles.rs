//! Nothing may need itself, not even by a detour: it could never come up.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::scenario::Scenario;
use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::plan::Node;

/// Of a longer cycle the beginning and the end are named.
const NAMED_MAX: usize = 12;
/// So many stuck things are asked whether they are on a cycle.
const LOOKED_MAX: usize = 500;

pub(super) fn check(scenario: &Scenario, stuck: &[Node], found: &mut Diagnostics) {
    let stuck: BTreeSet<Node> = stuck.iter().copied().collect();
    let mut told: BTreeSet<Node> = BTreeSet::new();
    // What only hangs on a cycle is stuck as well, and may be much.
    for start in stuck.iter().take(LOOKED_MAX) {
        // Follow dependents inside the stuck set; coming back to the start closes a cycle.
        let Some(cycle) = cycle_through(scenario, *start, &stuck) else { continue };
        if cycle.iter().any(|node| told.contains(node)) {
            continue;
        }
        told.extend(&cycle);
        let mut names: Vec<&str> = cycle.iter().rev().chain(cycle.last()).map(|node| name(scenario, *node)).collect();
        if names.len() > NAMED_MAX {
            names.splice(NAMED_MAX / 2..names.len() - NAMED_MAX / 2, ["…"]);
        }
        let said = format!("`{}` needs itself: {}", name(scenario, *start), names.join(" needs "));
        let problem = match start {
            Node::System(id) => scenario.wrong("needs-cycle", *id, said),
            Node::Service(id) => scenario.wrong("needs-cycle", *id, said),
        };
        found.push(problem.help("take one of these needs away"));
    }
    if let (true, Some(first)) = (told.is_empty(), stuck.first()) {
        let said = format!("`{}` hangs on something that needs itself", name(scenario, *first));
        let problem = match first {
            Node::System(id) => scenario.wrong("needs-cycle", *id, said),
            Node::Service(id) => scenario.wrong("needs-cycle", *id, said),
        };
        found.push(problem.help("follow its needs and take one of them away"));
    }
}

/// Returns a shortest way from `start` back to itself along dependents, without the return.
fn cycle_through(scenario: &Scenario, start: Node, stuck: &BTreeSet<Node>) -> Option<Vec<Node>> {
    let mut before: BTreeMap<Node, Node> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(node) = open.pop_front() {
        for next in scenario.plan.dependents(node) {
            if *next == start {
                let mut way = vec![node];
                while let Some(earlier) = way.last().and_then(|last| before.get(last)) {
                    way.push(*earlier);
                }
                way.reverse();
                return Some(way);
            }
            if stuck.contains(next) && !before.contains_key(next) {
                before.insert(*next, node);
                open.push_back(*next);
            }
        }
    }
    None
}

fn name(scenario: &Scenario, node: Node) -> &str {
    match node {
        Node::System(id) => scenario.name(id),
        Node::Service(id) => scenario.name(id),
    }
}
