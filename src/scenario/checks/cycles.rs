//! Nothing may need itself, not even by a detour: it could never come up.

use std::collections::BTreeSet;

use crate::scenario::Scenario;
use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::plan::Node;

pub(super) fn check(scenario: &Scenario, stuck: &[Node], found: &mut Diagnostics) {
    let stuck: BTreeSet<Node> = stuck.iter().copied().collect();
    let mut told: BTreeSet<Node> = BTreeSet::new();
    for start in &stuck {
        // Follow dependents inside the stuck set; coming back to the start closes a cycle.
        let Some(cycle) = cycle_through(scenario, *start, &stuck) else { continue };
        if cycle.iter().any(|node| told.contains(node)) {
            continue;
        }
        told.extend(&cycle);
        let names: Vec<&str> = cycle.iter().rev().chain(cycle.last()).map(|node| name(scenario, *node)).collect();
        let said = format!("`{}` needs itself: {}", name(scenario, *start), names.join(" needs "));
        let problem = match start {
            Node::System(id) => scenario.wrong("needs-cycle", *id, said),
            Node::Service(id) => scenario.wrong("needs-cycle", *id, said),
        };
        found.push(problem.help("take one of these needs away"));
    }
}

/// Returns a shortest way from `start` back to itself along dependents, without the return.
fn cycle_through(scenario: &Scenario, start: Node, stuck: &BTreeSet<Node>) -> Option<Vec<Node>> {
    let mut paths = vec![vec![start]];
    let mut seen = BTreeSet::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            for next in scenario.plan.dependents(*path.last()?) {
                if *next == start {
                    return Some(path);
                }
                if stuck.contains(next) && seen.insert(*next) {
                    longer.push(path.iter().copied().chain([*next]).collect());
                }
            }
        }
        paths = longer;
    }
    None
}

fn name(scenario: &Scenario, node: Node) -> &str {
    match node {
        Node::System(id) => scenario.name(id),
        Node::Service(id) => scenario.name(id),
    }
}
