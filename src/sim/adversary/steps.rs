//! Operators at work: taking a step, finishing it, waiting, being woken.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::calendar::Takes;
use crate::scenario::intruder::Deed;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;

use super::super::clock::{Due, Future};
use super::super::dice::{Dice, Purpose};
use super::super::event::{EventId, Rule, What};
use super::super::hosts::lose_evidence;
use super::super::identity::can_log_on;
use super::super::journal::emit;
use super::super::state::*;
use super::super::{floods, knowledge, public};
use super::choice::{Choice, can_enter, choose};
use super::doctrine::think_at;
use super::{Intruder, jobs};

/// What failed is not tried again for so long.
const TRY_AGAIN_MINUTES: u32 = 4 * 60;
/// An operator who found nothing to do looks again so soon after something changed.
const WAKE_AFTER: Takes = Takes { min: 10, max: 40 };
/// Deleting logs destroys this share of the evidence.
const ERASED: Permille = Permille(350);
/// What was flooded is left alone for so long afterwards.
const FLOOD_AGAIN_MINUTES: u32 = 90;
/// A move implants so many hosts.
const IMPLANTS: Takes = Takes { min: 1, max: 3 };

/// Lets every idle operator look again soon.
pub(in super::super) fn wake_hands(board: &mut Board, by: EventId) {
    let hands = board.resource::<Intruder>().hands.len();
    for hand in 0..hands {
        let intruder = board.resource_mut::<Intruder>();
        let this = &mut intruder.hands[hand];
        if this.idle {
            this.idle = false;
            this.token += 1;
            let token = this.token;
            let minutes = board.resource_mut::<Dice>().takes(WAKE_AFTER, Purpose::StepTime, hand as u32);
            let at = board.now().plus(minutes);
            board.resource_mut::<Future>().schedule(at, Due::Operator { hand: hand as u8, token }, by);
        }
    }
}

/// An operator's time is up: finishes its step, and takes the next.
pub(in super::super) fn finish_step(board: &mut Board, hand: u8, token: u32, by: EventId) {
    let intruder = board.resource::<Intruder>();
    let Some(this) = intruder.hands.get(usize::from(hand)).filter(|this| this.token == token) else { return };
    let scenario = board.scenario();
    let mut cause = by;
    if let Some(step) = this.step.clone() {
        let worked = try_step(board, &scenario, &step);
        cause = emit(board, Rule::Intruder, step.by, What::StepDone { hand, technique: step.technique, on: step.on, worked });
        if worked {
            do_step(board, &scenario, hand, &step, cause);
        } else {
            let again = board.now().plus(TRY_AGAIN_MINUTES);
            let key = (step.technique.index() as u32, step.on.index() as u32);
            board.resource_mut::<Intruder>().failed.insert(key, again);
            think_at(board, again, cause);
        }
        knowledge::notice(board, &scenario, step.technique, step.on, cause);
    }
    take_next(board, &scenario, hand, cause);
}

/// Takes the next step, or waits.
pub(super) fn take_next(board: &mut Board, scenario: &Scenario, hand: u8, _cause: EventId) {
    let this = &board.resource::<Intruder>().hands[usize::from(hand)];
    if this.steers.is_some() || this.step.is_some() {
        return;
    }
    let Some(Choice { technique, on, from }) = choose(board, scenario) else {
        board.resource_mut::<Intruder>().hands[usize::from(hand)].idle = true;
        return;
    };
    let takes = scenario.content.techniques[technique].takes;
    let minutes = board.resource_mut::<Dice>().takes(takes, Purpose::StepTime, 1000 + technique.index() as u32);
    let due = board.now().plus(minutes.max(1));
    let by = board.resource::<Intruder>().posture_by;
    emit(board, Rule::Intruder, by, What::StepBegan { hand, technique, on, from, due });
}

/// Says whether a step works: its way must still be there, its key must fit, and luck must hold.
fn try_step(board: &mut Board, scenario: &Scenario, step: &super::Step) -> bool {
    let technique = &scenario.content.techniques[step.technique];
    let flow = match technique.deed {
        Deed::Move { by } | Deed::Encrypt { by, .. } | Deed::Wipe { by, .. } | Deed::Inhibit { by } => Some(by),
        _ => None,
    };
    if let Some(flow) = flow {
        if !jobs::way_is_open(board, scenario, step.from, step.on, flow) {
            return false;
        }
        if !can_log_on(board, step.on) {
            emit(board, Rule::Doctrine, step.by, What::LogonFailed { system: step.on });
            return false;
        }
    }
    if matches!(technique.deed, Deed::Enter) && !can_enter(board, scenario) {
        return false;
    }
    let in_place = matches!(technique.deed, Deed::Steal | Deed::Blind | Deed::Erase | Deed::Collect { .. });
    if in_place && !board.of::<Foothold>(step.on).reached {
        return false;
    }
    board.resource_mut::<Dice>().chance(technique.succeeds_permille, Purpose::StepLuck, step.on.index() as u32)
}

fn do_step(board: &mut Board, scenario: &Scenario, hand: u8, step: &super::Step, by: EventId) {
    let system = step.on;
    match scenario.content.techniques[step.technique].deed {
        Deed::Enter => {
            emit(board, Rule::Intruder, by, What::ShellPlanted { system });
        }
        Deed::Move { .. } => {
            let hosts = board.resource_mut::<Dice>().takes(IMPLANTS, Purpose::Implants, system.index() as u32);
            let hosts = hosts.min(board.of::<Hosts>(system).clean());
            if hosts > 0 {
                emit(board, Rule::Intruder, by, What::HostsImplanted { system, hosts });
            }
        }
        Deed::Steal => {
            if let Some(domain) = scenario.content.systems[system].domain {
                emit(board, Rule::Intruder, by, What::CredentialsTaken { domain });
                super::stir(board, by);
            }
        }
        Deed::Blind => {
            emit(board, Rule::Intruder, by, What::SensorsBlinded { system });
        }
        Deed::Erase => {
            let erased = emit(board, Rule::Intruder, by, What::LogsErased { system });
            lose_evidence(board, Rule::Intruder, erased, system, ERASED);
        }
        Deed::Collect { permille_per_step } => {
            let stolen = board.resource::<Intruder>().stolen.moved(i32::from(permille_per_step.0));
            emit(board, Rule::Intruder, by, What::MailTaken { system, stolen });
        }
        Deed::Encrypt { .. } => jobs::begin(board, step, None, by),
        Deed::Wipe { .. } => jobs::begin(board, step, Some(hand), by),
        Deed::Inhibit { .. } => {
            jobs::destroy_copies(board, scenario, by);
        }
        Deed::Flood { load_permille, abroad_permille, lasts } => {
            floods::begin(board, system, load_permille, abroad_permille, lasts, by);
            // What it has flooded once it leaves alone for a while.
            let rested = board.of::<Load>(system).until.plus(FLOOD_AGAIN_MINUTES);
            let key = (step.technique.index() as u32, system.index() as u32);
            board.resource_mut::<Intruder>().failed.insert(key, rested);
            think_at(board, rested, by);
        }
        Deed::Claim => {
            let claimed = emit(board, Rule::Intruder, by, What::AttackClaimed);
            public::learn_of_claim(board, claimed);
            if let Some(minutes) = next_leak(board, scenario) {
                let at = board.now().plus(minutes);
                think_at(board, at, claimed);
            }
        }
        Deed::Leak => {
            let times = board.resource::<Intruder>().published + 1;
            let published = emit(board, Rule::Intruder, by, What::StolenPublished { times });
            public::learn_of_leak(board, published);
            // The next one waits until the goal says so.
            let again = next_leak(board, scenario);
            if let Some(minutes) = again {
                let at = board.now().plus(minutes);
                think_at(board, at, published);
            }
        }
    }
}

fn next_leak(board: &Board, scenario: &Scenario) -> Option<u32> {
    use crate::scenario::intruder::Goal;
    let posture = board.resource::<Intruder>().posture;
    scenario.content.postures[posture].goals.iter().find_map(|goal| match goal {
        Goal::Leak { every, .. } => Some(every.0),
        _ => None,
    })
}
