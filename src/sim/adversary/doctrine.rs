//! The intruder's mind: postures, and the cues that lead from one to the next.

use crate::sim::board::Board;

use crate::scenario::intruder::Cue;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};

use super::super::clock::{Due, Future};
use super::super::dice::{Dice, Purpose};
use super::super::event::{EventId, Rule, What};
use super::super::journal::emit;
use super::super::network::stir_ways;
use super::super::state::*;
use super::{Intruder, reach, steps};

/// Takes the doctrine's first posture and sets every hand to work.
pub(in super::super) fn begin(board: &mut Board, root: EventId) {
    let scenario = board.scenario();
    stir_ways(board, root);
    reach::look_around(board);
    if !board.resource::<Intruder>().linked {
        board.resource_mut::<Intruder>().unlinked_since = Some(Minute::START);
    }
    let doctrine = board.resource::<Intruder>().doctrine;
    take_posture(board, &scenario, scenario.content.doctrines[doctrine].starts, root);
}

/// Looks whether something the intruder has noticed changes its mind.
pub(in super::super) fn consider(board: &mut Board, by: EventId) {
    let scenario = board.scenario();
    let now = board.now();
    board.resource_mut::<Intruder>().considering.remove(&now);
    let intruder = board.resource::<Intruder>();
    if intruder.turning.is_none() {
        let doctrine = &scenario.content.doctrines[intruder.doctrine];
        let turns = doctrine.turns.iter().enumerate();
        let found = turns.filter(|(_, turn)| turn.from == intruder.posture).find(|(_, turn)| noticed(board, &scenario, &turn.when));
        if let Some((number, turn)) = found {
            let minutes = board.resource_mut::<Dice>().takes(turn.after, Purpose::TurnTime, number as u32);
            if minutes == 0 {
                take_posture(board, &scenario, turn.to, by);
                return;
            }
            let at = board.now().plus(minutes);
            let intruder = board.resource_mut::<Intruder>();
            intruder.turning = Some((turn.to, by));
            intruder.turn_token += 1;
            let token = intruder.turn_token;
            board.resource_mut::<Future>().schedule(at, Due::Turn { token }, by);
        }
    }
    steps::wake_hands(board, by);
}

/// A change of mind takes hold.
pub(in super::super) fn take_turn(board: &mut Board, token: u32) {
    let intruder = board.resource::<Intruder>();
    if intruder.turn_token != token {
        return;
    }
    if let Some((posture, by)) = intruder.turning {
        let scenario = board.scenario();
        take_posture(board, &scenario, posture, by);
    }
}

fn take_posture(board: &mut Board, scenario: &Scenario, posture: PostureId, by: EventId) {
    let taken = emit(board, Rule::Doctrine, by, What::PostureTaken { posture });
    // Time alone may change its mind again: look when it could.
    let doctrine = board.resource::<Intruder>().doctrine;
    for turn in scenario.content.doctrines[doctrine].turns.iter().filter(|turn| turn.from == posture) {
        schedule_times(board, &turn.when, taken);
    }
    schedule_blindness(board, taken);
    let hands = board.resource::<Intruder>().hands.len();
    for hand in 0..hands {
        let this = &mut board.resource_mut::<Intruder>().hands[hand];
        if this.step.is_none() && this.steers.is_none() {
            this.idle = true;
        }
    }
    steps::wake_hands(board, taken);
    // A turn that is open already is taken at once, in the next minute.
    let at = board.now().plus(1);
    think_at(board, at, taken);
}

/// Sees to it that the intruder thinks again at a minute to come, once however many reasons there are.
pub(super) fn think_at(board: &mut Board, at: Minute, by: EventId) {
    if at > board.now() && board.resource_mut::<Intruder>().considering.insert(at) {
        board.resource_mut::<Future>().schedule(at, Due::Consider, by);
    }
}

fn schedule_times(board: &mut Board, cue: &Cue, by: EventId) {
    match cue {
        Cue::After(minute) => think_at(board, *minute, by),
        Cue::All(inner) | Cue::Any(inner) => inner.iter().for_each(|cue| schedule_times(board, cue, by)),
        _ => {}
    }
}

/// When the intruder has just lost its last foothold, sees to it that long blindness is noticed.
pub(super) fn schedule_blindness(board: &mut Board, by: EventId) {
    let scenario = board.scenario();
    let intruder = board.resource::<Intruder>();
    let (Some(since), posture) = (intruder.unlinked_since, intruder.posture) else { return };
    let doctrine = &scenario.content.doctrines[intruder.doctrine];
    let mut waits = Vec::new();
    for turn in doctrine.turns.iter().filter(|turn| turn.from == posture) {
        blind_times(&turn.when, &mut waits);
    }
    for minutes in waits {
        think_at(board, since.plus(minutes), by);
    }
}

fn blind_times(cue: &Cue, waits: &mut Vec<u32>) {
    match cue {
        Cue::BlindFor(lasting) => waits.push(lasting.0),
        Cue::All(inner) | Cue::Any(inner) => inner.iter().for_each(|cue| blind_times(cue, waits)),
        _ => {}
    }
}

fn noticed(board: &Board, scenario: &Scenario, cue: &Cue) -> bool {
    let intruder = board.resource::<Intruder>();
    let seen = &intruder.seen;
    match cue {
        Cue::Now => true,
        Cue::After(minute) => board.now() >= *minute,
        Cue::BeaconsLost(count) => seen.beacons_lost >= *count,
        Cue::PushesStopped(count) => seen.pushes_stopped >= *count,
        Cue::LogonsFailed(count) => seen.logons_failed >= *count,
        Cue::Statement => seen.statement,
        Cue::Named => seen.named,
        Cue::SampleSeen => seen.sample,
        Cue::BlindFor(lasting) => intruder.unlinked_since.is_some_and(|since| board.now().since(since) >= lasting.0),
        Cue::Linked => intruder.linked,
        Cue::Destroyed(share) => {
            let lost = u64::from(board.resource::<Tally>().hosts_lost);
            Permille::share(lost, u64::from(scenario.plan.hosts)) >= *share
        }
        Cue::Stolen(share) => intruder.stolen >= *share,
        Cue::FloodsAbsorbed(count) => seen.floods_absorbed >= *count,
        Cue::ShutOut => intruder.rerouting || intruder.rerouted,
        Cue::All(all) => all.iter().all(|cue| noticed(board, scenario, cue)),
        Cue::Any(any) => any.iter().any(|cue| noticed(board, scenario, cue)),
    }
}

/// Returns the posture that the intruder takes next, if it takes one within a while without anybody giving it cause;
/// otherwise the one it is in.
pub(in super::super) fn next_posture(board: &Board, within_minutes: u32) -> PostureId {
    let scenario = board.rules();
    let intruder = board.resource::<Intruder>();
    let turns = || scenario.content.doctrines[intruder.doctrine].turns.iter().filter(|turn| turn.from == intruder.posture);
    let until = board.now().plus(within_minutes);
    let due =
        turns().filter_map(|turn| Some((comes_by_time(&turn.when)?, turn.to))).filter(|(at, _)| *at <= until).min_by_key(|(at, _)| *at);
    let ready = turns().find(|turn| noticed(board, scenario, &turn.when)).map(|turn| turn.to);
    intruder.turning.map(|(posture, _)| posture).or(ready).or(due.map(|(_, to)| to)).unwrap_or(intruder.posture)
}

/// Returns when a cue comes true by time alone.
fn comes_by_time(cue: &Cue) -> Option<Minute> {
    match cue {
        Cue::After(minute) => Some(*minute),
        Cue::Any(any) => any.iter().filter_map(comes_by_time).min(),
        _ => None,
    }
}
