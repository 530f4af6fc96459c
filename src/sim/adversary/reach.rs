//! What the intruder can steer: footholds with a way out to the internet, and footholds behind those.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::calendar::Takes;
use crate::scenario::names::*;
use crate::scenario::world::Flow;

use super::super::clock::{Due, Future};
use super::super::dice::{Dice, Purpose};
use super::super::event::{EventId, Rule, What};
use super::super::floods;
use super::super::hosts::is_held;
use super::super::journal::emit;
use super::super::levels::passes;
use super::super::state::*;
use super::Intruder;

/// How long until a foothold that stopped answering is missed.
const MISSED_AFTER: Takes = Takes { min: 20, max: 90 };
/// Flows over which one foothold can steer another.
const RELAYS: [Flow; 4] = [Flow::Rdp, Flow::Smb, Flow::Admin, Flow::Web];

/// Works out again what the intruder can steer, after the ways or its footholds have changed.
pub(in super::super) fn look_around(board: &mut Board) {
    let Some(by) = board.resource_mut::<Stirred>().ways.take() else { return };
    let scenario = board.scenario();
    let reached = reached(board, &scenario);
    let mut footholds = 0;
    for system in scenario.content.systems.ids() {
        let held = is_held(board, system);
        footholds += u32::from(held);
        let now = reached[system.index()];
        let before = board.of::<Foothold>(system).reached;
        if now != before {
            board.of_mut::<Foothold>(system).reached = now;
            // What was cleaned, wiped or encrypted is no surprise; what fell silent is.
            if before && !is_struck_by_itself(board, system) {
                let minutes = board.resource_mut::<Dice>().takes(MISSED_AFTER, Purpose::BeaconTime, system.index() as u32);
                let at = board.now().plus(minutes);
                board.resource_mut::<Future>().schedule(at, Due::Beacon(system), by);
            }
        }
    }
    board.resource_mut::<Tally>().footholds = footholds;
    reroute(board, &scenario, by);
    let linked = reached.iter().any(|reached| *reached);
    if linked != board.resource::<Intruder>().linked {
        let what = if linked { What::LinkRegained } else { What::LinkLost };
        let id = emit(board, Rule::Doctrine, by, what);
        board.resource_mut::<Stirred>().seen = Some(id);
    }
    super::steps::wake_hands(board, by);
}

/// The intruder's own encryptor or wiper took the foothold: nothing to wonder about.
fn is_struck_by_itself(board: &Board, system: SystemId) -> bool {
    let hosts = board.of::<Hosts>(system);
    !is_held(board, system) && hosts.destroyed() == hosts.total
}

fn reached(board: &Board, scenario: &Scenario) -> Vec<bool> {
    let mut reached = vec![false; scenario.content.systems.len()];
    let network = board.resource::<Network>();
    let foreign_shut = network.foreign_closed && !board.resource::<Intruder>().rerouted;
    let alive = |system: SystemId| *board.of::<Standing>(system) == Standing::Connected && is_held(board, system);
    if foreign_shut {
        return reached;
    }
    // What a foothold can steer depends on its zone alone.
    let mut zones: Vec<ZoneId> = Vec::new();
    let mut steered = vec![false; scenario.content.zones.len()];
    for (zone, systems) in scenario.plan.zone_systems.iter() {
        let out = passes(scenario, board, scenario.plan.internet, zone, Flow::Outbound);
        let web = passes(scenario, board, scenario.plan.internet, zone, Flow::Web);
        for system in systems.iter().filter(|system| alive(**system)) {
            if out || web && board.of::<Foothold>(*system).shell {
                reached[system.index()] = true;
                if !std::mem::replace(&mut steered[zone.index()], true) {
                    zones.push(zone);
                }
            }
        }
    }
    let mut at = 0;
    while let Some(from) = zones.get(at).copied() {
        at += 1;
        let ends = scenario.plan.zone_links[from].iter().map(|link| {
            let (a, b) = scenario.content.links[*link].between;
            if a == from { b } else { a }
        });
        let beside = ends.filter(|to| RELAYS.iter().any(|flow| passes(scenario, board, from, *to, *flow)));
        for to in beside.chain([from]) {
            for system in scenario.plan.zone_systems[to].iter().filter(|system| alive(**system)) {
                if !std::mem::replace(&mut reached[system.index()], true) && !std::mem::replace(&mut steered[to.index()], true) {
                    zones.push(to);
                }
            }
        }
    }
    reached
}

/// With foreign access closed, begins to look for a way from inside the country; when it is open again, drops it.
fn reroute(board: &mut Board, scenario: &Scenario, by: EventId) {
    let closed = board.resource::<Network>().foreign_closed;
    let intruder = board.resource::<Intruder>();
    if closed && !intruder.rerouted && !intruder.rerouting && !intruder.hands.is_empty() {
        let minutes = board.resource_mut::<Dice>().takes(scenario.content.intruder.reroute, Purpose::RerouteTime, 0);
        let until = board.now().plus(minutes);
        emit(board, Rule::Doctrine, by, What::Rerouting { until });
    } else if !closed && (intruder.rerouted || intruder.rerouting) {
        let intruder = board.resource_mut::<Intruder>();
        intruder.rerouted = false;
        intruder.rerouting = false;
        // A search that was begun comes to nothing.
        intruder.reroute_token += 1;
    }
}

/// A way around closed foreign access is found.
pub(in super::super) fn rerouted(board: &mut Board, token: u32, by: EventId) {
    let closed = board.resource::<Network>().foreign_closed;
    let intruder = board.resource_mut::<Intruder>();
    if intruder.reroute_token == token && closed {
        intruder.rerouted = true;
        intruder.rerouting = false;
        super::stir(board, by);
        floods::stir(board, by);
    }
}

/// A foothold is missed, unless it answers again.
pub(in super::super) fn miss_beacon(board: &mut Board, system: SystemId, by: EventId) {
    if !board.of::<Foothold>(system).reached {
        emit(board, Rule::Doctrine, by, What::BeaconMissed { system });
    }
}
