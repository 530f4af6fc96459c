//! Cutting and opening: flows, systems, zones, the edge, and the whole network.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::names::*;
use crate::scenario::plan::Node;
use crate::scenario::world::{Flow, Flows, Part};

use super::event::{EventId, What};
use super::services::{mark_edge_stale, mark_stale};
use super::state::*;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::ForeignClosed => {
            board.resource_mut::<Network>().foreign_closed = true;
            stir_edge(board, id);
        }
        What::ForeignOpened => {
            board.resource_mut::<Network>().foreign_closed = false;
            stir_edge(board, id);
        }
        What::InboundClosed => {
            board.resource_mut::<Network>().inbound_closed = true;
            reopen_edge(board, id);
        }
        What::InboundOpened => {
            board.resource_mut::<Network>().inbound_closed = false;
            reopen_edge(board, id);
        }
        What::FlowCut { link, flow } => {
            let cuts = board.of_mut::<Cuts>(link);
            cuts.cut = cuts.cut.with(flow);
            cuts.reopened = cuts.reopened.without(Flows::only(flow));
            reopen_links(board, id, Some(&[link]));
        }
        What::FlowRestored { link, flow } => {
            let cuts = board.of_mut::<Cuts>(link);
            cuts.cut = cuts.cut.without(Flows::only(flow));
            reopen_links(board, id, Some(&[link]));
        }
        What::PathOpened { link, flow } => {
            let cuts = board.of_mut::<Cuts>(link);
            cuts.cut = cuts.cut.without(Flows::only(flow));
            cuts.reopened = cuts.reopened.with(flow);
            reopen_links(board, id, Some(&[link]));
        }
        What::SystemIsolated { system } => stand(board, id, system, Standing::Isolated),
        What::SystemReconnected { system } | What::SystemStarted { system } => stand(board, id, system, Standing::Connected),
        What::SystemShutDown { system } => stand(board, id, system, Standing::ShutDown),
        What::ZoneSegmented { zone } => segment(board, id, zone, true),
        What::ZoneRejoined { zone } => segment(board, id, zone, false),
        What::DarkPrepared => board.resource_mut::<Network>().prepared = true,
        What::WentDark => {
            let now = board.now();
            board.resource_mut::<Network>().dark_since = Some(now);
            let links: Vec<LinkId> = board.scenario().content.links.ids().collect();
            for link in links {
                board.of_mut::<Cuts>(link).reopened = Flows::NONE;
            }
            reopen_links(board, id, None);
        }
        What::DarkLifted => {
            let network = board.resource_mut::<Network>();
            network.dark_since = None;
            network.prepared = false;
            reopen_links(board, id, None);
        }
        _ => unreachable!("not an event of the network: {what:?}"),
    }
}

fn stand(board: &mut Board, id: EventId, system: SystemId, standing: Standing) {
    *board.of_mut::<Standing>(system) = standing;
    mark_stale(board, Node::System(system), id);
    stir_ways(board, id);
}

fn segment(board: &mut Board, id: EventId, zone: ZoneId, cut: bool) {
    board.of_mut::<Segment>(zone).cut = cut;
    let scenario = board.scenario();
    reopen_links(board, id, Some(&scenario.plan.zone_links[zone]));
}

/// Notes that the way between systems has changed.
pub(super) fn stir_ways(board: &mut Board, id: EventId) {
    board.resource_mut::<Stirred>().ways = Some(id);
}

fn stir_edge(board: &mut Board, id: EventId) {
    mark_edge_stale(board, id);
    stir_ways(board, id);
}

/// Works out again what may travel on the links to the internet.
fn reopen_edge(board: &mut Board, id: EventId) {
    let scenario = board.scenario();
    reopen_links(board, id, Some(&scenario.plan.zone_links[scenario.plan.internet]));
}

/// Works out again what may travel on some links, or on all.
fn reopen_links(board: &mut Board, id: EventId, links: Option<&[LinkId]>) {
    let scenario = board.scenario();
    let all: Vec<LinkId>;
    let links = match links {
        Some(links) => links,
        None => {
            all = scenario.content.links.ids().collect();
            &all
        }
    };
    for link in links {
        let open = open_flows(board, &scenario, *link);
        let cuts = board.of_mut::<Cuts>(*link);
        if cuts.open != open {
            cuts.open = open;
            for node in &scenario.plan.on_link[*link] {
                mark_stale(board, *node, id);
            }
        }
    }
    stir_ways(board, id);
}

/// Returns what may travel on a link, all things considered.
pub(super) fn open_flows(board: &Board, scenario: &Scenario, link: LinkId) -> Flows {
    let network = board.resource::<Network>();
    let (a, b) = scenario.content.links[link].between;
    let segmented = board.of::<Segment>(a).cut || board.of::<Segment>(b).cut;
    combine(scenario, link, board.of::<Cuts>(link), segmented, network)
}

/// The rule itself, for the world as it is and for previews.
pub(super) fn combine(scenario: &Scenario, link: LinkId, cuts: &Cuts, segmented: bool, network: &Network) -> Flows {
    if segmented {
        return Flows::NONE;
    }
    let (a, b) = scenario.content.links[link].between;
    let mut open = scenario.content.links[link].flows.without(cuts.cut);
    if is_government(scenario, a) || is_government(scenario, b) {
        if network.dark_since.is_some() {
            open = open.both(cuts.reopened);
        }
        if network.inbound_closed && (a == scenario.plan.internet || b == scenario.plan.internet) {
            open = open.without(Flows::only(Flow::Web).with(Flow::Mail));
        }
    }
    open
}

/// Says whether going dark takes a zone: ours, and not on a network of its own.
pub fn is_government(scenario: &Scenario, zone: ZoneId) -> bool {
    let zone = &scenario.content.zones[zone];
    !zone.separate && zone.part != Part::Internet
}
