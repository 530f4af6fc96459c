//! Floods of requests from outside: what they leave of a system, what holds them off, and when they end.

use crate::sim::board::Board;

use crate::scenario::calendar::Takes;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::plan::Node;
use crate::scenario::world::Flow;

use super::adversary::Intruder;
use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::levels::{FULL_FROM, passes};
use super::network::is_government;
use super::services::mark_stale;
use super::state::*;

/// The intruder looks at what it floods every so often.
const LOOK_MINUTES: u32 = 45;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::FloodBegan { system, load, abroad, until } => {
            let held = board.of_mut::<Load>(system);
            (held.flood, held.abroad, held.until) = (load, abroad, until);
            held.token += 1;
            let token = held.token;
            let look = board.now().plus(LOOK_MINUTES).min(until);
            board.resource_mut::<Future>().schedule(look, Due::Flood { system, token }, id);
            mark_stale(board, Node::System(system), id);
        }
        What::FloodAbsorbed { .. } => {
            board.resource_mut::<Intruder>().seen.floods_absorbed += 1;
            board.resource_mut::<Stirred>().seen = Some(id);
        }
        What::FloodEnded { system } => {
            let held = board.of_mut::<Load>(system);
            held.flood = Permille(0);
            held.token += 1;
            mark_stale(board, Node::System(system), id);
        }
        What::Shielded { system, absorbs, turns_away } => {
            let held = board.of_mut::<Load>(system);
            (held.absorbs, held.turns_away) = (absorbs, turns_away);
            mark_stale(board, Node::System(system), id);
        }
        What::Unshielded { system } => {
            let held = board.of_mut::<Load>(system);
            (held.absorbs, held.turns_away) = (Permille(0), Permille(0));
            mark_stale(board, Node::System(system), id);
        }
        _ => unreachable!("not an event of floods: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

/// Starts a flood.
pub(super) fn begin(board: &mut Board, system: SystemId, load: Permille, abroad: Permille, lasts: Takes, by: EventId) {
    let minutes = board.resource_mut::<Dice>().takes(lasts, Purpose::FloodTime, system.index() as u32);
    let until = board.now().plus(minutes.max(1));
    emit(board, Rule::Intruder, by, What::FloodBegan { system, load, abroad, until });
}

/// The intruder looks at a system that it floods: over, of no use, or worth going on.
pub(super) fn look(board: &mut Board, system: SystemId, token: u32, by: EventId) {
    let load = *board.of::<Load>(system);
    if load.token != token || load.flood == Permille(0) {
        return;
    }
    let now = board.now();
    if now >= load.until {
        emit(board, Rule::Intruder, by, What::FloodEnded { system });
    } else if is_useless(board, system, load) {
        let absorbed = emit(board, Rule::Doctrine, by, What::FloodAbsorbed { system });
        emit(board, Rule::Intruder, absorbed, What::FloodEnded { system });
    } else {
        let at = now.plus(LOOK_MINUTES).min(load.until);
        board.resource_mut::<Future>().schedule(at, Due::Flood { system, token }, by);
    }
    super::adversary::wake_hands(board, by);
}

/// Says whether anything from outside reaches a system over the web.
fn is_reachable(board: &Board, system: SystemId) -> bool {
    let scenario = board.rules();
    passes(scenario, board, scenario.plan.internet, scenario.content.systems[system].zone, Flow::Web)
        && *board.of::<Standing>(system) == Standing::Connected
}

/// Returns the share of a system's capacity that a flood takes now, all things considered.
pub(super) fn presses(board: &Board, system: SystemId) -> Permille {
    let none = board.of::<Load>(system).flood == Permille(0);
    if none || !is_reachable(board, system) {
        return Permille(0);
    }
    Permille(1000 - board.of::<Load>(system).left(is_shut_out(board, system)).0)
}

/// Seen from outside: the system answers in spite of the flood. What answers nobody is down, and that was wanted.
fn is_useless(board: &Board, system: SystemId, load: Load) -> bool {
    is_reachable(board, system) && load.left(is_shut_out(board, system)) >= FULL_FROM
}

/// Says whether what comes from abroad is kept from a system: its zone is behind our edge, access from abroad is
/// closed, and nobody has found a way around.
pub(super) fn is_shut_out(board: &Board, system: SystemId) -> bool {
    let scenario = board.rules();
    is_government(scenario, scenario.content.systems[system].zone)
        && board.resource::<Network>().foreign_closed
        && !board.resource::<Intruder>().rerouted
}

/// Works out again what floods leave, after the way they come has changed.
pub(super) fn stir(board: &mut Board, by: EventId) {
    let mut from = 0;
    while let Some(flooded) = board.index.flooded.next(from) {
        mark_stale(board, Node::System(SystemId::new(flooded as usize)), by);
        from = flooded + 1;
    }
}
