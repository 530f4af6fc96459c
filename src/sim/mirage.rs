//! The network as it might be: what is known of it now, with a few things changed.
//!
//! The same functions tell how well it works that tell it of the world as it is: see [`super::levels`].

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Effect, Target};
use crate::scenario::names::*;
use crate::scenario::plan::Node;
use crate::scenario::world::{Audience, Flows};

use super::levels::{self, Closed, Sight};
use super::moves::On;
use super::network::{combine, is_government};
use super::state::*;

/// The network as it would be. Starts as what is known of it now.
#[derive(Clone)]
pub(super) struct Mirage<'a> {
    scenario: &'a Scenario,
    standings: Vec<Standing>,
    working: Vec<Permille>,
    logons: Vec<Permille>,
    loads: Vec<Load>,
    cuts: Vec<Cuts>,
    segments: Vec<bool>,
    network: Network,
    closed: Vec<Closed>,
    open: Vec<Flows>,
    levels: Vec<Permille>,
    /// Inside the country, and abroad.
    pub(super) services: Vec<(Permille, Permille)>,
}

impl<'a> Mirage<'a> {
    pub(super) fn of(board: &Board, scenario: &'a Scenario) -> Self {
        let content = &scenario.content;
        let mut mirage = Self {
            scenario,
            standings: content.systems.ids().map(|system| *board.of::<Standing>(system)).collect(),
            working: content.systems.iter().map(|(system, what)| known_working(board.of::<Belief>(system), what.hosts)).collect(),
            logons: content.systems.ids().map(|system| board.logons(system)).collect(),
            loads: content.systems.ids().map(|system| *board.of::<Load>(system)).collect(),
            cuts: content.links.ids().map(|link| board.of::<Cuts>(link).clone()).collect(),
            segments: content.zones.ids().map(|zone| board.of::<Segment>(zone).cut).collect(),
            network: board.resource::<Network>().clone(),
            closed: content.services.ids().map(|service| Sight::closed(board, service)).collect(),
            open: content.links.ids().map(|link| board.of::<Cuts>(link).open).collect(),
            levels: content.systems.ids().map(|system| board.of::<Level>(system).0).collect(),
            services: content
                .services
                .ids()
                .map(|service| (board.of::<Serving>(service).inside, board.of::<Serving>(service).abroad))
                .collect(),
        };
        mirage.settle();
        mirage
    }

    /// Takes over what an effect would change for the network and its services.
    pub(super) fn imagine(&mut self, board: &Board, effect: &Effect, on: Target) {
        match effect {
            Effect::CloseForeign => self.network.foreign_closed = true,
            Effect::OpenForeign => self.network.foreign_closed = false,
            Effect::CloseInbound => self.network.inbound_closed = true,
            Effect::OpenInbound => self.network.inbound_closed = false,
            Effect::CutFlow => {
                let (link, flow) = on.flow();
                self.cuts[link.index()].cut = self.cuts[link.index()].cut.with(flow);
            }
            Effect::RestoreFlow => {
                let (link, flow) = on.flow();
                self.cuts[link.index()].cut = self.cuts[link.index()].cut.without(Flows::only(flow));
            }
            Effect::Isolate => self.standings[on.system().index()] = Standing::Isolated,
            Effect::ShutDown => self.standings[on.system().index()] = Standing::ShutDown,
            Effect::Reconnect | Effect::StartUp => self.standings[on.system().index()] = Standing::Connected,
            Effect::Segment => self.segments[on.zone().index()] = true,
            Effect::Rejoin => self.segments[on.zone().index()] = false,
            Effect::Shield { absorbs_permille, turns_away_permille } => {
                let load = &mut self.loads[on.system().index()];
                (load.absorbs, load.turns_away) = (*absorbs_permille, *turns_away_permille);
            }
            Effect::Unshield => {
                let load = &mut self.loads[on.system().index()];
                (load.absorbs, load.turns_away) = (Permille(0), Permille(0));
            }
            Effect::CloseService => {
                let closed = &mut self.closed[on.service().index()];
                closed.inside = true;
                closed.abroad = true;
            }
            Effect::GoDark => self.go_dark(board),
            Effect::LiftDark => self.network.dark_since = None,
            Effect::DisableAccounts | Effect::EnableAccounts | Effect::ResetFast { .. } => {
                let controllers = self.scenario.content.domains[on.domain()].controllers;
                let after = |domain: DomainId| {
                    let mut logons = board.of::<Logons>(domain).clone();
                    match effect {
                        _ if domain != on.domain() => {}
                        Effect::ResetFast { .. } => return levels::HALF,
                        effect => logons.disabled = matches!(effect, Effect::DisableAccounts),
                    }
                    levels::log_ons(&logons)
                };
                let controlled = self.scenario.content.domains.iter().filter(|(_, domain)| domain.controllers == controllers);
                self.logons[controllers.index()] = controlled.map(|(id, _)| after(id)).min().unwrap_or(Permille::ALL);
            }
            Effect::Rebuild { .. } | Effect::Restore { .. } => self.working[on.system().index()] = Permille::ALL,
            Effect::Reopen { .. } => self.open_service(on.service()),
            Effect::ReopenAbroad => self.closed[on.service().index()].abroad = false,
            Effect::MoveMail => self.closed[on.service().index()] = Closed { inside: false, abroad: false, moved: true },
            _ => {}
        }
    }

    fn go_dark(&mut self, board: &Board) {
        self.network.dark_since = Some(board.now());
        self.cuts.iter_mut().for_each(|cuts| cuts.reopened = Flows::NONE);
        for (service, what) in self.scenario.content.services.iter() {
            let closed = &mut self.closed[service.index()];
            if what.audience == Audience::Public
                && !closed.moved
                && is_government(self.scenario, self.scenario.content.systems[what.front].zone)
            {
                closed.inside = true;
                closed.abroad = true;
            }
        }
    }

    fn open_service(&mut self, service: ServiceId) {
        self.closed[service.index()].inside = false;
        for &(link, flow) in &self.scenario.plan.hanging[service].paths {
            let cuts = &mut self.cuts[link.index()];
            cuts.cut = cuts.cut.without(Flows::only(flow));
            cuts.reopened = cuts.reopened.with(flow);
        }
    }

    /// Works out every level, each after what it needs.
    pub(super) fn settle(&mut self) {
        let scenario = self.scenario;
        for (link, what) in scenario.content.links.iter() {
            let (a, b) = what.between;
            let segmented = self.segments[a.index()] || self.segments[b.index()];
            self.open[link.index()] = combine(scenario, link, &self.cuts[link.index()], segmented, &self.network);
        }
        for node in &scenario.plan.order {
            match node {
                Node::System(system) => self.levels[system.index()] = levels::of_system(scenario, self, *system),
                Node::Service(service) => self.services[service.index()] = levels::of_service(scenario, self, *service),
            }
        }
    }
}

impl Sight for Mirage<'_> {
    fn standing(&self, system: SystemId) -> Standing {
        self.standings[system.index()]
    }

    fn working(&self, system: SystemId) -> Permille {
        self.working[system.index()]
    }

    fn logons(&self, system: SystemId) -> Permille {
        self.logons[system.index()]
    }

    fn open(&self, link: LinkId) -> Flows {
        self.open[link.index()]
    }

    fn system_level(&self, system: SystemId) -> Permille {
        self.levels[system.index()]
    }

    fn service_level(&self, service: ServiceId) -> Permille {
        self.services[service.index()].0
    }

    fn closed(&self, service: ServiceId) -> Closed {
        self.closed[service.index()]
    }

    fn foreign_closed(&self) -> bool {
        self.network.foreign_closed
    }

    fn pressed(&self, system: SystemId) -> (Permille, Permille) {
        let load = self.loads[system.index()];
        let ours = is_government(self.scenario, self.scenario.content.systems[system].zone);
        (load.left(ours && self.network.foreign_closed), load.turns_away)
    }
}

/// Returns the share of a system's hosts that nobody has reported as destroyed.
pub(super) fn known_working(belief: &Belief, hosts: u32) -> Permille {
    Permille::share(u64::from(hosts.saturating_sub(belief.encrypted + belief.wiped)), u64::from(hosts))
}

/// Says whether a service would come up if it were opened now, with its paths. A flood keeps nobody from opening it.
pub(super) fn would_open(board: &Board, scenario: &Scenario, service: ServiceId) -> bool {
    let nodes = &scenario.plan.hanging[service].nodes;
    let mut opened = Opened { board, scenario, service, nodes, levels: vec![Permille(0); nodes.len()] };
    for (place, node) in nodes.iter().enumerate() {
        opened.levels[place] = match *node {
            Node::System(system) => levels::of_system(scenario, &opened, system),
            Node::Service(service) => levels::of_service(scenario, &opened, service).0,
        };
    }
    // It comes itself after all that it needs.
    opened.levels.last().is_some_and(|level| *level > Permille(0))
}

/// The network as it would be with one service and its paths open and no flood, as far as that service hangs on it.
struct Opened<'a> {
    board: &'a Board,
    scenario: &'a Scenario,
    service: ServiceId,
    nodes: &'a [Node],
    /// Of each node.
    levels: Vec<Permille>,
}

impl Opened<'_> {
    fn level(&self, node: Node) -> Permille {
        let plan = &self.scenario.plan;
        let place = self.nodes.binary_search_by_key(&plan.rank(node), |node| plan.rank(*node));
        place.map_or(Permille(0), |place| self.levels[place])
    }
}

impl Sight for Opened<'_> {
    fn standing(&self, system: SystemId) -> Standing {
        self.board.standing(system)
    }

    fn working(&self, system: SystemId) -> Permille {
        known_working(self.board.of::<Belief>(system), self.scenario.content.systems[system].hosts)
    }

    fn logons(&self, system: SystemId) -> Permille {
        self.board.logons(system)
    }

    fn open(&self, link: LinkId) -> Flows {
        let paths = &self.scenario.plan.hanging[self.service].paths;
        let cuts = self.board.of::<Cuts>(link);
        let mut changed: Option<Cuts> = None;
        for (_, flow) in paths.iter().filter(|(on, _)| *on == link) {
            let cuts = changed.get_or_insert_with(|| cuts.clone());
            cuts.cut = cuts.cut.without(Flows::only(*flow));
            cuts.reopened = cuts.reopened.with(*flow);
        }
        let Some(changed) = changed else { return cuts.open };
        let (a, b) = self.scenario.content.links[link].between;
        let segmented = self.board.of::<Segment>(a).cut || self.board.of::<Segment>(b).cut;
        combine(self.scenario, link, &changed, segmented, self.board.resource::<Network>())
    }

    fn system_level(&self, system: SystemId) -> Permille {
        self.level(Node::System(system))
    }

    fn service_level(&self, service: ServiceId) -> Permille {
        self.level(Node::Service(service))
    }

    fn closed(&self, service: ServiceId) -> Closed {
        let closed = Sight::closed(self.board, service);
        Closed { inside: closed.inside && service != self.service, ..closed }
    }

    fn foreign_closed(&self) -> bool {
        self.board.foreign_closed()
    }

    fn pressed(&self, _: SystemId) -> (Permille, Permille) {
        (Permille::ALL, Permille(0))
    }
}
