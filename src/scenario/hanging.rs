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

/// So many systems, services and ways all services together may hang on, each walk counted: each service keeps its own.
pub const HANGING_MAX: usize = 20_000_000;
/// So many needs are looked at to find them.
pub const LOOKED_MAX: usize = 500_000_000;

impl Hanging {
    /// Finds out for every service. The plan's order and links are there. Where all of them together hang on too much, the rest are
    /// left empty, and none can be relied on.
    pub(super) fn of(content: &Content, plan: &Plan) -> (Table<ServiceId, Self>, bool) {
        let mut walk = Walk::new(content, plan);
        let all = content.services.ids().map(|service| walk.service(service)).collect::<Vec<_>>().into();
        (all, walk.is_too_far())
    }
}

/// Walks from each service to what it hangs on, as far as that goes.
struct Walk<'a> {
    content: &'a Content,
    plan: &'a Plan,
    /// The round in which each was seen last.
    systems: Table<SystemId, u32>,
    services: Table<ServiceId, u32>,
    round: u32,
    found: usize,
    looked: usize,
}

impl<'a> Walk<'a> {
    fn new(content: &'a Content, plan: &'a Plan) -> Self {
        let (systems, services) = (vec![0; content.systems.len()].into(), vec![0; content.services.len()].into());
        Self { content, plan, systems, services, round: 0, found: 0, looked: 0 }
    }

    fn service(&mut self, service: ServiceId) -> Hanging {
        if self.is_too_far() {
            return Hanging::default();
        }
        let systems = self.systems_of(service);
        let paths = if self.is_too_far() { Vec::new() } else { paths(self.content, self.plan, service, &systems) };
        self.found += paths.len();
        let nodes = self.nodes_of(service);
        Hanging { systems, paths, nodes }
    }

    fn is_too_far(&self) -> bool {
        self.found > HANGING_MAX || self.looked > LOOKED_MAX
    }

    /// Says whether a node is new in this round.
    fn is_new(&mut self, node: Node) -> bool {
        let seen = match node {
            Node::System(system) => &mut self.systems[system],
            Node::Service(service) => &mut self.services[service],
        };
        std::mem::replace(seen, self.round) != self.round
    }

    /// Notes what is new of some needed things.
    fn note(&mut self, open: &mut Vec<Node>, needed: impl IntoIterator<Item = Node>) {
        for node in needed {
            if self.is_new(node) {
                open.push(node);
                self.found += 1;
            }
        }
    }

    fn systems_of(&mut self, service: ServiceId) -> Vec<SystemId> {
        self.round += 1;
        let (mut open, mut at) = (Vec::new(), 0);
        self.note(&mut open, [Node::Service(service)]);
        while let Some(node) = open.get(at).copied().filter(|_| !self.is_too_far()) {
            at += 1;
            let mut needed = Vec::new();
            match node {
                Node::Service(service) => {
                    let what = &self.content.services[service];
                    needed.push(Node::System(what.front));
                    what.needs.leaves(&mut |leaf| {
                        self.looked += 1;
                        match leaf {
                            Needs::From(from, to, _) => needed.extend([Node::System(*from), Node::System(*to)]),
                            Needs::Up(system) | Needs::Outside(system) => needed.push(Node::System(*system)),
                            Needs::Service(other) => needed.push(Node::Service(*other)),
                            _ => {}
                        }
                    });
                }
                Node::System(system) => self.content.systems[system].needs.leaves(&mut |leaf| {
                    self.looked += 1;
                    if let Needs::On(other, _) | Needs::Up(other) | Needs::Outside(other) = leaf {
                        needed.push(Node::System(*other));
                    }
                }),
            }
            self.note(&mut open, needed);
        }
        let mut systems: Vec<SystemId> =
            open.iter().filter_map(|node| if let Node::System(system) = node { Some(*system) } else { None }).collect();
        systems.sort_unstable();
        systems
    }

    fn nodes_of(&mut self, service: ServiceId) -> Vec<Node> {
        self.round += 1;
        let (mut nodes, mut at) = (Vec::new(), 0);
        self.note(&mut nodes, [Node::Service(service)]);
        while let Some(node) = nodes.get(at).copied().filter(|_| !self.is_too_far()) {
            at += 1;
            let mut needed = Vec::new();
            let needs = match node {
                Node::System(system) => &self.content.systems[system].needs,
                Node::Service(service) => {
                    needed.push(Node::System(self.content.services[service].front));
                    &self.content.services[service].needs
                }
            };
            needs.leaves(&mut |leaf| {
                self.looked += 1;
                match leaf {
                    Needs::On(system, _) | Needs::From(_, system, _) | Needs::Up(system) | Needs::Outside(system) => {
                        needed.push(Node::System(*system));
                    }
                    Needs::Service(service) => needed.push(Node::Service(*service)),
                    _ => {}
                }
            });
            self.note(&mut nodes, needed);
        }
        nodes.sort_by_key(|node| self.plan.rank(*node));
        nodes
    }
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
