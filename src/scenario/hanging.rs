//! What each service hangs on: systems, ways through the network, and the nodes whose levels decide its own.

use std::collections::BTreeSet;

use super::Content;
use super::names::*;
use super::plan::{Node, Plan};
use super::world::{Audience, Flow, Needs};

/// What one service hangs on.
#[derive(Clone, Debug, Default)]
pub struct Hanging {
    /// Every system, by id.
    pub systems: Vec<SystemId>,
    /// The links and flows on its way, its systems' needs included.
    pub paths: Vec<(LinkId, Flow)>,
    /// The nodes whose levels its own follows from, each after what it needs, and itself at the end.
    pub nodes: Vec<Node>,
}

/// On so many systems all services together may hang: each keeps its own.
pub const HANGING_MAX: usize = 10_000_000;

impl Hanging {
    /// Finds out for every service. The plan's order and links are there. Where all of them together hang on too much, the rest are
    /// left empty, and none can be relied on.
    pub(super) fn of(content: &Content, plan: &Plan) -> (Table<ServiceId, Self>, bool) {
        let mut sum = 0;
        let of = |service| {
            if sum > HANGING_MAX {
                return Self::default();
            }
            let systems = systems(content, service);
            sum += systems.len();
            let paths = paths(content, plan, service, &systems);
            Self { systems, paths, nodes: nodes(content, plan, service) }
        };
        let all = content.services.ids().map(of).collect::<Vec<_>>().into();
        (all, sum > HANGING_MAX)
    }
}

fn systems(content: &Content, service: ServiceId) -> Vec<SystemId> {
    let mut systems = BTreeSet::from([content.services[service].front]);
    let mut services = BTreeSet::from([service]);
    let mut open = vec![service];
    while let Some(service) = open.pop() {
        content.services[service].needs.leaves(&mut |leaf| match leaf {
            Needs::From(from, to, _) => systems.extend([*from, *to]),
            Needs::Up(system) | Needs::Outside(system) => systems.extend([*system]),
            Needs::Service(other) if services.insert(*other) => open.push(*other),
            _ => {}
        });
        systems.insert(content.services[service].front);
    }
    let mut open: Vec<SystemId> = systems.iter().copied().collect();
    while let Some(system) = open.pop() {
        content.systems[system].needs.leaves(&mut |leaf| match leaf {
            Needs::On(other, _) | Needs::Up(other) | Needs::Outside(other) if systems.insert(*other) => open.push(*other),
            _ => {}
        });
    }
    systems.into_iter().collect()
}

fn paths(content: &Content, plan: &Plan, service: ServiceId, systems: &[SystemId]) -> Vec<(LinkId, Flow)> {
    let what = &content.services[service];
    let zone = |system: SystemId| content.systems[system].zone;
    let mut found = BTreeSet::new();
    let mut add = |a: ZoneId, b: ZoneId, flow: Flow| {
        if let Some(link) = plan.link(a, b).filter(|_| a != b) {
            found.insert((link, flow));
        }
    };
    if what.audience == Audience::Public {
        add(plan.internet, zone(what.front), Flow::Web);
    }
    what.needs.leaves(&mut |leaf| match leaf {
        Needs::From(from, to, flow) => add(zone(*from), zone(*to), *flow),
        Needs::Outside(from) => add(zone(*from), plan.internet, Flow::Outbound),
        _ => {}
    });
    for system in systems {
        content.systems[*system].needs.leaves(&mut |leaf| match leaf {
            Needs::On(to, flow) => add(zone(*system), zone(*to), *flow),
            Needs::Outside(from) => add(zone(*from), plan.internet, Flow::Outbound),
            _ => {}
        });
    }
    found.into_iter().collect()
}

fn nodes(content: &Content, plan: &Plan, service: ServiceId) -> Vec<Node> {
    let mut nodes = vec![Node::Service(service)];
    let mut seen = BTreeSet::from([Node::Service(service)]);
    let mut at = 0;
    while let Some(node) = nodes.get(at).copied() {
        at += 1;
        let mut add = |needed: Node| {
            if seen.insert(needed) {
                nodes.push(needed);
            }
        };
        let needs = match node {
            Node::System(system) => &content.systems[system].needs,
            Node::Service(service) => {
                add(Node::System(content.services[service].front));
                &content.services[service].needs
            }
        };
        needs.leaves(&mut |leaf| match leaf {
            Needs::On(system, _) | Needs::From(_, system, _) | Needs::Up(system) | Needs::Outside(system) => add(Node::System(*system)),
            Needs::Service(service) => add(Node::Service(*service)),
            _ => {}
        });
    }
    nodes.sort_by_key(|node| plan.rank(*node));
    nodes
}
