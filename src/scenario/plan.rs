//! What follows from a scenario's content: neighbours, dependents, rates. Computed once, read at every event.

use super::Content;
use super::calendar::{HOURS_PER_WEEK, Minute};
use super::groups::Groups;
use super::hanging::Hanging;
use super::intruder::Deed;
use super::names::*;
use super::world::{Audience, Flow, Needs, Part};

/// Lookups that the rules need often.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub internet: ZoneId,
    pub zone_systems: Table<ZoneId, Vec<SystemId>>,
    pub zone_links: Table<ZoneId, Vec<LinkId>>,
    /// The other zones to which a link leads, and which.
    pub neighbours: Table<ZoneId, Vec<(ZoneId, LinkId)>>,
    /// Systems, as an intruder comes at them.
    pub groups: Groups,
    /// How the intruder can go from system to system, in the order in which it prefers to.
    pub routes: Vec<(TechniqueId, Flow)>,
    /// Systems of vaults, by id.
    pub vaults: Vec<SystemId>,
    /// Systems that each agency owns.
    pub agency_systems: Table<AgencyId, Vec<SystemId>>,
    links: Vec<Vec<Option<LinkId>>>,
    /// Everything before what needs it.
    pub order: Vec<Node>,
    rank_of_system: Table<SystemId, u32>,
    rank_of_service: Table<ServiceId, u32>,
    /// What may change when a system changes.
    pub on_system: Table<SystemId, Vec<Node>>,
    /// What may change when a service changes.
    pub on_service: Table<ServiceId, Vec<Node>>,
    /// What may change when a link is cut or opened.
    pub on_link: Table<LinkId, Vec<Node>>,
    /// What each service hangs on.
    pub hanging: Table<ServiceId, Hanging>,
    /// The services hang on so much that it is not known for all of them.
    pub(super) is_overgrown: bool,
    /// Systems on which some service hangs.
    pub carrying: Table<SystemId, bool>,
    /// Services whose entries are kept on a system: in the database that they ask.
    pub kept_on: Table<SystemId, Vec<ServiceId>>,
    /// Domains that a system controls.
    pub controlled: Table<SystemId, Vec<DomainId>>,
    /// Services whose users are sent to a service.
    pub sent_to: Table<ServiceId, Vec<ServiceId>>,
    /// Some order can be given from a time on, or when requests go unmet: it may be taken although nothing has happened.
    pub orders_wait_for_time: bool,
    /// Requests for each service, hour by hour.
    pub requests_per_hour: Table<ServiceId, Rates>,
    /// Requests for all services together, in each hour of the week.
    pub asked_per_hour: Vec<u64>,
    /// How many services are for the public.
    pub public_services: u64,
    pub hosts: u32,
    /// What all key evidence weighs together.
    pub evidence: u32,
}

/// Something with a level: a system or a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    System(SystemId),
    Service(ServiceId),
}

/// Requests in each hour of the week.
#[derive(Clone, Debug)]
pub struct Rates {
    pub inside: [u32; HOURS_PER_WEEK],
    pub abroad: [u32; HOURS_PER_WEEK],
}

impl Plan {
    /// Returns the link between two zones, whichever way round.
    pub fn link(&self, a: ZoneId, b: ZoneId) -> Option<LinkId> {
        *self.links.get(a.index())?.get(b.index())?
    }

    /// Returns how early a node comes in [`Plan::order`].
    pub fn rank(&self, node: Node) -> u32 {
        match node {
            Node::System(id) => self.rank_of_system[id],
            Node::Service(id) => self.rank_of_service[id],
        }
    }

    /// Builds the plan. The content's ids are good; cycles leave the nodes on them out of `order`,
    /// and are returned.
    pub(super) fn of(content: &Content) -> (Self, Vec<Node>) {
        let mut plan = Plan {
            internet: content.zones.iter().find(|(_, zone)| zone.part == Part::Internet).map_or(ZoneId::new(0), |(id, _)| id),
            hosts: content.systems.rows().iter().map(|system| system.hosts).fold(0, u32::saturating_add),
            evidence: content.systems.rows().iter().map(|system| system.evidence).fold(0, u32::saturating_add),
            ..Plan::default()
        };
        plan.place(content);
        plan.serve(content);
        plan.depend(content);
        let stuck = plan.sort(content);
        (plan.hanging, plan.is_overgrown) = Hanging::of(content, &plan);
        plan.carrying = vec![false; content.systems.len()].into();
        let carrying = plan.hanging.rows().iter().flat_map(|hanging| &hanging.systems);
        carrying.for_each(|system| plan.carrying[*system] = true);
        let required = content.moves.rows().iter().flat_map(|rule| rule.when.iter().map(|required| &required.is));
        let mut conditions = required.chain(content.partners.rows().iter().map(|partner| &partner.available));
        plan.orders_wait_for_time = conditions.any(|condition| condition.changes_after(Minute::START).is_some());
        plan.requests_per_hour = rates(content);
        let asked =
            |hour: usize| plan.requests_per_hour.rows().iter().map(|rates| u64::from(rates.inside[hour] + rates.abroad[hour])).sum();
        plan.asked_per_hour = (0..HOURS_PER_WEEK).map(asked).collect();
        (plan, stuck)
    }

    fn place(&mut self, content: &Content) {
        let zones = content.zones.len();
        self.zone_systems = vec![Vec::new(); zones].into();
        self.zone_links = vec![Vec::new(); zones].into();
        self.agency_systems = vec![Vec::new(); content.agencies.len()].into();
        self.links = vec![vec![None; zones]; zones];
        for (id, system) in content.systems.iter() {
            self.zone_systems[system.zone].push(id);
            self.agency_systems[system.owner].push(id);
        }
        for (id, link) in content.links.iter() {
            let (a, b) = link.between;
            self.zone_links[a].push(id);
            if a != b {
                self.zone_links[b].push(id);
            }
            self.links[a.index()][b.index()].get_or_insert(id);
            self.links[b.index()][a.index()].get_or_insert(id);
        }
        let beside = |zone: ZoneId| {
            let others = content.zones.ids().filter(|other| *other != zone);
            others.filter_map(|other| Some((other, self.link(zone, other)?))).collect()
        };
        self.neighbours = content.zones.ids().map(beside).collect::<Vec<_>>().into();
        self.groups = Groups::of(content);
        let route = |deed: &Deed| if let Deed::Move { by } = deed { Some(*by) } else { None };
        self.routes = content.techniques.iter().filter_map(|(id, technique)| Some((id, route(&technique.deed)?))).collect();
        let in_vault = |system: &SystemId| content.zones[content.systems[*system].zone].part == Part::Vault;
        self.vaults = content.systems.ids().filter(in_vault).collect();
    }

    /// Finds out what is asked of whom.
    fn serve(&mut self, content: &Content) {
        self.kept_on = vec![Vec::new(); content.systems.len()].into();
        self.controlled = vec![Vec::new(); content.systems.len()].into();
        self.sent_to = vec![Vec::new(); content.services.len()].into();
        for (id, service) in content.services.iter() {
            service.needs.leaves(&mut |leaf| {
                if let Needs::On(on, Flow::Database) | Needs::From(_, on, Flow::Database) = leaf
                    && self.kept_on[*on].last() != Some(&id)
                {
                    self.kept_on[*on].push(id);
                }
            });
            if let Some(stand_in) = &service.stand_in {
                self.sent_to[stand_in.service].push(id);
            }
            self.public_services += u64::from(service.audience == Audience::Public);
        }
        for (id, domain) in content.domains.iter() {
            self.controlled[domain.controllers].push(id);
        }
    }

    fn depend(&mut self, content: &Content) {
        self.on_system = vec![Vec::new(); content.systems.len()].into();
        self.on_service = vec![Vec::new(); content.services.len()].into();
        self.on_link = vec![Vec::new(); content.links.len()].into();
        let zone = |system: SystemId| content.systems[system].zone;
        for node in nodes(content) {
            let (needs, own) = match node {
                Node::System(id) => {
                    // A flood comes over the web from outside: what it leaves changes with that way.
                    if let Some(link) = self.link(self.internet, zone(id)).filter(|_| zone(id) != self.internet) {
                        self.on_link[link].push(node);
                    }
                    (&content.systems[id].needs, Some(id))
                }
                Node::Service(id) => {
                    let service = &content.services[id];
                    self.on_system[service.front].push(node);
                    if service.audience == Audience::Public
                        && let Some(link) = self.link(self.internet, zone(service.front))
                    {
                        self.on_link[link].push(node);
                    }
                    (&service.needs, None)
                }
            };
            needs.leaves(&mut |leaf| {
                let arc = match *leaf {
                    Needs::On(target, _) => own.map(|own| (own, target)),
                    Needs::From(from, target, _) => Some((from, target)),
                    Needs::Outside(target) => {
                        if let Some(link) = self.link(zone(target), self.internet) {
                            self.on_link[link].push(node);
                        }
                        Some((target, target))
                    }
                    Needs::Up(target) => Some((target, target)),
                    Needs::Service(service) => {
                        self.on_service[service].push(node);
                        None
                    }
                    _ => None,
                };
                if let Some((from, target)) = arc {
                    self.on_system[target].push(node);
                    if let Some(link) = self.link(zone(from), zone(target)).filter(|_| zone(from) != zone(target)) {
                        self.on_link[link].push(node);
                    }
                }
            });
        }
        let lists = self.on_system.ids().collect::<Vec<_>>();
        lists.into_iter().for_each(|id| tidy(&mut self.on_system[id]));
        let lists = self.on_service.ids().collect::<Vec<_>>();
        lists.into_iter().for_each(|id| tidy(&mut self.on_service[id]));
        let lists = self.on_link.ids().collect::<Vec<_>>();
        lists.into_iter().for_each(|id| tidy(&mut self.on_link[id]));
    }

    /// Sorts by need, smallest id first among equals. Returns what a cycle keeps from being sorted.
    fn sort(&mut self, content: &Content) -> Vec<Node> {
        let all = nodes(content);
        let mut waiting: std::collections::BTreeMap<Node, usize> = all.iter().map(|node| (*node, 0)).collect();
        for node in &all {
            for dependent in self.dependents(*node) {
                *waiting.entry(*dependent).or_default() += 1;
            }
        }
        let mut ready: std::collections::BTreeSet<Node> = waiting.iter().filter(|(_, count)| **count == 0).map(|(node, _)| *node).collect();
        self.rank_of_system = vec![0; content.systems.len()].into();
        self.rank_of_service = vec![0; content.services.len()].into();
        while let Some(node) = ready.pop_first() {
            waiting.remove(&node);
            let rank = self.order.len() as u32;
            match node {
                Node::System(id) => self.rank_of_system[id] = rank,
                Node::Service(id) => self.rank_of_service[id] = rank,
            }
            self.order.push(node);
            let dependents = self.dependents(node).to_vec();
            for dependent in dependents {
                if let Some(count) = waiting.get_mut(&dependent) {
                    *count -= 1;
                    if *count == 0 {
                        ready.insert(dependent);
                    }
                }
            }
        }
        waiting.into_keys().collect()
    }

    /// Returns what may change when `node` changes.
    pub fn dependents(&self, node: Node) -> &[Node] {
        match node {
            Node::System(id) => &self.on_system[id],
            Node::Service(id) => &self.on_service[id],
        }
    }
}

fn nodes(content: &Content) -> Vec<Node> {
    content.systems.ids().map(Node::System).chain(content.services.ids().map(Node::Service)).collect()
}

fn tidy(nodes: &mut Vec<Node>) {
    nodes.sort();
    nodes.dedup();
}

fn rates(content: &Content) -> Table<ServiceId, Rates> {
    let rows = content.services.rows().iter().map(|service| {
        let profile = &content.profiles[service.profile];
        let weight = |hour: usize| u64::from(profile.days.0[hour / 24]) * u64::from(profile.hours.0[hour % 24]);
        let total: u64 = (0..HOURS_PER_WEEK).map(weight).sum();
        let mut rates = Rates { inside: [0; HOURS_PER_WEEK], abroad: [0; HOURS_PER_WEEK] };
        for hour in 0..HOURS_PER_WEEK {
            let requests = (u64::from(service.requests_per_week) * weight(hour)).checked_div(total).unwrap_or(0) as u32;
            rates.abroad[hour] = service.abroad_permille.of(requests);
            rates.inside[hour] = requests - rates.abroad[hour];
        }
        rates
    });
    rows.collect::<Vec<_>>().into()
}
