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
use super::super::index;
use super::super::journal::emit;
use super::super::levels::passes;
use super::super::numbers::Numbers;
use super::super::state::*;
use super::Intruder;

/// How long until a foothold that stopped answering is missed.
const MISSED_AFTER: Takes = Takes { min: 20, max: 90 };
/// Flows over which one foothold can steer another.
const RELAYS: [Flow; 4] = [Flow::Rdp, Flow::Smb, Flow::Admin, Flow::Web];

/// Works out again what the intruder can steer, after the ways or its footholds have changed.
///
/// Its cost follows the zones in which there are footholds, and what has changed about them.
pub(in super::super) fn look_around(board: &mut Board) {
    let Some(by) = board.resource_mut::<Stirred>().ways.take() else { return };
    let scenario = board.scenario();
    let steered = steered(board, &scenario);
    let groups = &scenario.plan.groups;
    // In the order of ids, whatever has brought them here.
    let mut changed = std::mem::take(&mut board.index.moved);
    for zone in board.index.steered.iter().chain(steered.iter()) {
        if board.index.steered.has(zone) != steered.has(zone) {
            let places = groups.places_of_zone(ZoneId::new(zone as usize));
            changed.extend(board.index.alive.within(places).map(|place| groups.by_id.at(place)));
        }
    }
    changed.sort_unstable();
    board.index.steered = steered;
    for &system in &changed {
        let zone = scenario.content.systems[system].zone;
        let now = board.index.steered.has(zone.index() as u32) && board.index.alive.has(groups.by_id.place(system));
        let before = board.of::<Foothold>(system).reached;
        if now != before {
            board.of_mut::<Foothold>(system).reached = now;
            index::note_reached(board, system, now);
            // What was cleaned, wiped or encrypted is no surprise; what fell silent is.
            if before && !is_struck_by_itself(board, system) {
                let minutes = board.resource_mut::<Dice>().takes(MISSED_AFTER, Purpose::BeaconTime, system.index() as u32);
                let at = board.now().plus(minutes);
                board.resource_mut::<Future>().schedule(at, Due::Beacon(system), by);
            }
        }
    }
    // The list goes back empty, to be used again.
    changed.clear();
    board.index.moved = changed;
    board.resource_mut::<Tally>().footholds = board.index.held_count;
    reroute(board, &scenario, by);
    let linked = !board.index.reached.is_empty();
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

/// Returns the zones in which the intruder can steer what it holds: what a foothold can steer depends on its zone alone.
fn steered(board: &Board, scenario: &Scenario) -> Numbers {
    let mut steered = Numbers::below(scenario.content.zones.len());
    let network = board.resource::<Network>();
    if network.foreign_closed && !board.resource::<Intruder>().rerouted {
        return steered;
    }
    let index = &board.index;
    let from_outside = |zone: ZoneId, flow: Flow| passes(scenario, board, scenario.plan.internet, zone, flow);
    let bases = index.bases.iter().map(|zone| ZoneId::new(zone as usize));
    let mut zones: Vec<ZoneId> =
        bases.filter(|zone| from_outside(*zone, Flow::Outbound) || index.has_shell(*zone) && from_outside(*zone, Flow::Web)).collect();
    zones.iter().for_each(|zone| {
        steered.put(zone.index() as u32, true);
    });
    let mut at = 0;
    while let Some(from) = zones.get(at).copied() {
        at += 1;
        for &(to, link) in &scenario.plan.neighbours[from] {
            let open = board.of::<Cuts>(link).open;
            if index.bases.has(to.index() as u32) && RELAYS.iter().any(|flow| open.has(*flow)) && steered.put(to.index() as u32, true) {
                zones.push(to);
            }
        }
    }
    steered
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
