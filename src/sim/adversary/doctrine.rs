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
pub(in super::super) fn begin(world: &mut Board, root: EventId) {
    let scenario = world.scenario();
    stir_ways(world, root);
    reach::look_around(world);
    if !world.resource::<Intruder>().linked {
        world.resource_mut::<Intruder>().unlinked_since = Some(Minute::START);
    }
    let doctrine = world.resource::<Intruder>().doctrine;
    take_posture(world, &scenario, scenario.content.doctrines[doctrine].starts, root);
}

/// Looks whether something the intruder has noticed changes its mind.
pub(in super::super) fn consider(world: &mut Board, by: EventId) {
    let scenario = world.scenario();
    let now = world.now();
    world.resource_mut::<Intruder>().considering.remove(&now);
    let intruder = world.resource::<Intruder>();
    if intruder.turning.is_none() {
        let doctrine = &scenario.content.doctrines[intruder.doctrine];
        let turns = doctrine.turns.iter().enumerate();
        let found = turns.filter(|(_, turn)| turn.from == intruder.posture).find(|(_, turn)| noticed(world, &scenario, &turn.when));
        if let Some((number, turn)) = found {
            let minutes = world.resource_mut::<Dice>().takes(turn.after, Purpose::TurnTime, number as u32);
            if minutes == 0 {
                take_posture(world, &scenario, turn.to, by);
                return;
            }
            let at = world.now().plus(minutes);
            let intruder = world.resource_mut::<Intruder>();
            intruder.turning = Some((turn.to, by));
            intruder.turn_token += 1;
            let token = intruder.turn_token;
            world.resource_mut::<Future>().schedule(at, Due::Turn { token }, by);
        }
    }
    steps::wake_hands(world, by);
}

/// A change of mind takes hold.
pub(in super::super) fn take_turn(world: &mut Board, token: u32) {
    let intruder = world.resource::<Intruder>();
    if intruder.turn_token != token {
        return;
    }
    if let Some((posture, by)) = intruder.turning {
        let scenario = world.scenario();
        take_posture(world, &scenario, posture, by);
    }
}

fn take_posture(world: &mut Board, scenario: &Scenario, posture: PostureId, by: EventId) {
    let taken = emit(world, Rule::Doctrine, by, What::PostureTaken { posture });
    // Time alone may change its mind again: look when it could.
    let doctrine = world.resource::<Intruder>().doctrine;
    for turn in scenario.content.doctrines[doctrine].turns.iter().filter(|turn| turn.from == posture) {
        schedule_times(world, &turn.when, taken);
    }
    schedule_blindness(world, taken);
    let hands = world.resource::<Intruder>().hands.len();
    for hand in 0..hands {
        let this = &mut world.resource_mut::<Intruder>().hands[hand];
        if this.step.is_none() && this.steers.is_none() {
            this.idle = true;
        }
    }
    steps::wake_hands(world, taken);
    // A turn that is open already is taken at once, in the next minute.
    let at = world.now().plus(1);
    think_at(world, at, taken);
}

/// Sees to it that the intruder thinks again at a minute to come, once however many reasons there are.
pub(super) fn think_at(world: &mut Board, at: Minute, by: EventId) {
    if at > world.now() && world.resource_mut::<Intruder>().considering.insert(at) {
        world.resource_mut::<Future>().schedule(at, Due::Consider, by);
    }
}

fn schedule_times(world: &mut Board, cue: &Cue, by: EventId) {
    match cue {
        Cue::After(minute) => think_at(world, *minute, by),
        Cue::All(inner) | Cue::Any(inner) => inner.iter().for_each(|cue| schedule_times(world, cue, by)),
        _ => {}
    }
}

/// When the intruder has just lost its last foothold, sees to it that long blindness is noticed.
pub(super) fn schedule_blindness(world: &mut Board, by: EventId) {
    let scenario = world.scenario();
    let intruder = world.resource::<Intruder>();
    let (Some(since), posture) = (intruder.unlinked_since, intruder.posture) else { return };
    let doctrine = &scenario.content.doctrines[intruder.doctrine];
    let mut waits = Vec::new();
    for turn in doctrine.turns.iter().filter(|turn| turn.from == posture) {
        blind_times(&turn.when, &mut waits);
    }
    for minutes in waits {
        think_at(world, since.plus(minutes), by);
    }
}

fn blind_times(cue: &Cue, waits: &mut Vec<u32>) {
    match cue {
        Cue::BlindFor(lasting) => waits.push(lasting.0),
        Cue::All(inner) | Cue::Any(inner) => inner.iter().for_each(|cue| blind_times(cue, waits)),
        _ => {}
    }
}

fn noticed(world: &Board, scenario: &Scenario, cue: &Cue) -> bool {
    let intruder = world.resource::<Intruder>();
    let seen = &intruder.seen;
    match cue {
        Cue::Now => true,
        Cue::After(minute) => world.now() >= *minute,
        Cue::BeaconsLost(count) => seen.beacons_lost >= *count,
        Cue::PushesStopped(count) => seen.pushes_stopped >= *count,
        Cue::LogonsFailed(count) => seen.logons_failed >= *count,
        Cue::Statement => seen.statement,
        Cue::Named => seen.named,
        Cue::SampleSeen => seen.sample,
        Cue::BlindFor(lasting) => intruder.unlinked_since.is_some_and(|since| world.now().since(since) >= lasting.0),
        Cue::Linked => intruder.linked,
        Cue::Destroyed(share) => {
            let lost = u64::from(world.resource::<Tally>().hosts_lost);
            Permille::share(lost, u64::from(scenario.plan.hosts)) >= *share
        }
        Cue::Stolen(share) => intruder.stolen >= *share,
        Cue::FloodsAbsorbed(count) => seen.floods_absorbed >= *count,
        Cue::ShutOut => intruder.rerouting || intruder.rerouted,
        Cue::All(all) => all.iter().all(|cue| noticed(world, scenario, cue)),
        Cue::Any(any) => any.iter().any(|cue| noticed(world, scenario, cue)),
    }
}

/// Returns the posture that the intruder takes next, if it takes one within a while without anybody giving it cause;
/// otherwise the one it is in.
pub(in super::super) fn next_posture(world: &Board, within_minutes: u32) -> PostureId {
    let scenario = world.rules();
    let intruder = world.resource::<Intruder>();
    let turns = || scenario.content.doctrines[intruder.doctrine].turns.iter().filter(|turn| turn.from == intruder.posture);
    let until = world.now().plus(within_minutes);
    let due =
        turns().filter_map(|turn| Some((comes_by_time(&turn.when)?, turn.to))).filter(|(at, _)| *at <= until).min_by_key(|(at, _)| *at);
    let ready = turns().find(|turn| noticed(world, scenario, &turn.when)).map(|turn| turn.to);
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
