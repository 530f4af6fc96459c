//! Pushes of an encryptor or wiper: host after host, as long as source, way and target are there.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::intruder::Deed;
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Part};

use super::super::clock::{Due, Future};
use super::super::event::{EventId, Rule, StopReason, What};
use super::super::hosts::{is_held, lose_evidence};
use super::super::journal::emit;
use super::super::knowledge;
use super::super::levels::passes;
use super::super::state::*;
use super::{Intruder, Job, Step, steps};
use crate::scenario::leaf::Permille;

/// A push advances in beats of so many minutes.
const BEAT_MINUTES: u32 = 30;
/// One wiped machine in ten takes this share of the system's evidence with it, at most.
const WIPED_EVIDENCE: u64 = 1000;

/// Says whether something can be pushed from one system to another.
pub(super) fn way_is_open(board: &Board, scenario: &Scenario, from: SystemId, to: SystemId, flow: Flow) -> bool {
    let zone = |system: SystemId| scenario.content.systems[system].zone;
    board.of::<Foothold>(from).reached
        && *board.of::<Standing>(to) == Standing::Connected
        && passes(scenario, board, zone(from), zone(to), flow)
}

/// Starts a push. One that is steered by hand keeps its operator busy.
pub(super) fn begin(board: &mut Board, step: &Step, steered_by: Option<u8>, by: EventId) {
    let job = board.resource::<Intruder>().next_job;
    let began = emit(board, Rule::Intruder, by, What::JobBegan { job, technique: step.technique, on: step.on, from: step.from });
    if let Some(hand) = steered_by {
        board.resource_mut::<Intruder>().hands[usize::from(hand)].steers = Some(job);
    }
    let at = board.now().plus(BEAT_MINUTES);
    board.resource_mut::<Future>().schedule(at, Due::Job { job }, began);
}

/// One beat of a push.
pub(in super::super) fn advance(board: &mut Board, number: u32, by: EventId) {
    let Some(job) = board.resource::<Intruder>().jobs.iter().find(|job| job.number == number).cloned() else { return };
    let scenario = board.scenario();
    if let Some(why) = obstacle(board, &scenario, &job) {
        // What is already on machines that were only unplugged goes on once more.
        let goes_on = why == StopReason::TargetCut && *board.of::<Standing>(job.on) == Standing::Isolated && !job.last;
        if !goes_on {
            stop(board, &scenario, &job, why, by);
            return;
        }
        if let Some(job) = board.resource_mut::<Intruder>().jobs.iter_mut().find(|job| job.number == number) {
            job.last = true;
        }
    }
    strike(board, &scenario, &job, by);
    if board.of::<Hosts>(job.on).standing() == 0 {
        stop(board, &scenario, &job, StopReason::Finished, by);
    } else {
        let at = board.now().plus(BEAT_MINUTES);
        board.resource_mut::<Future>().schedule(at, Due::Job { job: number }, job.by);
    }
}

/// Returns what keeps a push from going on.
fn obstacle(board: &Board, scenario: &Scenario, job: &Job) -> Option<StopReason> {
    let technique = &scenario.content.techniques[job.technique];
    let (flow, steered) = match technique.deed {
        Deed::Encrypt { by, .. } => (by, false),
        Deed::Wipe { by, .. } => (by, true),
        _ => return Some(StopReason::Finished),
    };
    let zone = |system: SystemId| scenario.content.systems[system].zone;
    if *board.of::<Standing>(job.from) != Standing::Connected || !is_held(board, job.from) {
        return Some(StopReason::SourceLost);
    }
    if !passes(scenario, board, zone(job.from), zone(job.on), flow) {
        return Some(StopReason::WayCut);
    }
    if steered && !board.of::<Foothold>(job.from).reached {
        return Some(StopReason::Blind);
    }
    // Last, for it alone does not end a push at once: to cut a target off never makes it worse.
    if *board.of::<Standing>(job.on) != Standing::Connected {
        return Some(StopReason::TargetCut);
    }
    None
}

/// Returns how many hosts fall in one beat: at least one.
fn per_beat(per_hour: u32) -> u32 {
    (u64::from(per_hour) * u64::from(BEAT_MINUTES) / 60).clamp(1, u64::from(u32::MAX)) as u32
}

fn strike(board: &mut Board, scenario: &Scenario, job: &Job, by: EventId) {
    let hosts = board.of::<Hosts>(job.on);
    let (standing, total) = (hosts.standing(), hosts.total);
    let beat = |per_hour: u32| per_beat(per_hour).min(standing.max(1));
    let struck = match scenario.content.techniques[job.technique].deed {
        Deed::Encrypt { hosts_per_hour, .. } => {
            emit(board, Rule::Intruder, by, What::HostsEncrypted { system: job.on, hosts: beat(hosts_per_hour).min(standing) })
        }
        Deed::Wipe { hosts_per_hour, .. } => {
            let hosts = beat(hosts_per_hour).min(standing);
            let wiped = emit(board, Rule::Intruder, by, What::HostsWiped { system: job.on, hosts });
            let share = (u64::from(hosts) * WIPED_EVIDENCE).div_ceil(u64::from(total.max(1))).min(1000);
            lose_evidence(board, Rule::Intruder, wiped, job.on, Permille(share as u16));
            wiped
        }
        _ => return,
    };
    if board.of::<Hosts>(job.on).standing() == 0 {
        lose_copies(board, scenario, job.on, struck);
    }
    knowledge::notice(board, scenario, job.technique, job.on, struck);
    knowledge::expect_report(board, scenario, job.on, struck);
}

/// With the vault's own machines the copies on them are gone.
fn lose_copies(board: &mut Board, scenario: &Scenario, vault: SystemId, by: EventId) {
    if scenario.content.zones[scenario.content.systems[vault].zone].part == Part::Vault {
        destroy_copies(board, scenario, by);
    }
}

/// Destroys every copy that there is.
pub(super) fn destroy_copies(board: &mut Board, scenario: &Scenario, by: EventId) {
    for copy in scenario.content.systems.ids() {
        let backup = board.of::<Backup>(copy);
        if backup.kept && !backup.destroyed {
            emit(board, Rule::Intruder, by, What::BackupDestroyed { system: copy });
        }
    }
}

fn stop(board: &mut Board, scenario: &Scenario, job: &Job, why: StopReason, by: EventId) {
    let steering = board.resource::<Intruder>().hands.iter().position(|hand| hand.steers == Some(job.number));
    let stopped = emit(board, Rule::Intruder, by, What::JobStopped { job: job.number, on: job.on, why });
    knowledge::expect_report(board, scenario, job.on, stopped);
    if let Some(hand) = steering {
        steps::take_next(board, scenario, hand as u8, stopped);
    }
}

/// A system is switched on again: an encryptor that waits for the next start goes off once more.
pub(in super::super) fn rouse(board: &mut Board, scenario: &Scenario, system: SystemId, by: EventId) {
    if !is_held(board, system) || board.of::<Hosts>(system).encrypted == 0 {
        return;
    }
    let rate = scenario.content.techniques.rows().iter().find_map(|technique| match technique.deed {
        Deed::Encrypt { hosts_per_hour, .. } => Some(hosts_per_hour),
        _ => None,
    });
    if let Some(rate) = rate {
        let hosts = per_beat(rate).min(board.of::<Hosts>(system).standing());
        if hosts > 0 {
            let struck = emit(board, Rule::Intruder, by, What::HostsEncrypted { system, hosts });
            knowledge::expect_report(board, scenario, system, struck);
        }
    }
}
