//! Bringing back: hosts from images or copies, services inside the country, then abroad.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Effect, Move, Target};
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Flow, Make, Part};

use super::super::event::{EventId, Rule, What};
use super::super::hosts::lose_evidence;
use super::super::journal::emit;
use super::super::knowledge;
use super::super::levels::{HALF_FROM, passes};
use super::super::mirage::{known_working, would_open};
use super::super::order::{Blocker, Refusal, Said};
use super::super::services::{lose_data, open_paths, systems_of};
use super::super::state::*;
use super::super::teams::pace;
use super::{On, already, first, stretched, unless, wrong_kind};

/// Restored hosts are handed over after so long.
const STRETCH_MINUTES: u32 = 120;
/// Copies from a vault that no line reaches are carried by hand.
pub(in super::super) const CARRIED_BY_HAND: u64 = 1500;
/// A team that checks a service finds what is there with this chance.
const CHECK_FINDS: Permille = Permille(850);
/// A system that was cleared within this time is not looked at again.
const CLEARED_FOR_MINUTES: u32 = 48 * 60;

pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    match effect {
        Effect::Rebuild { .. } => damaged(board, on.system()),
        Effect::Restore { .. } => {
            let system = on.system();
            let backup = board.of::<Backup>(system);
            unless(!backup.kept, || wrong_kind("refusal-no-copies", on))?;
            unless(backup.sight == BackupSight::Gone, || wrong_kind("refusal-copy-gone", on))?;
            damaged(board, system)
        }
        Effect::Reopen { .. } => {
            let service = on.service();
            let serving = board.of::<Serving>(service);
            unless(!serving.closed_inside, || already("refusal-not-closed", on))?;
            let inbound = board.resource::<Network>().inbound_closed && scenario.content.services[service].audience == Audience::Public;
            unless(inbound, || first("refusal-let-in-first", on))?;
            if board.of::<Serving>(service).moved || would_open(board, scenario, service) {
                return Ok(());
            }
            Err(Refusal::First(Said { because: blockers(board, scenario, service), ..Said::of("refusal-blocked", on) }))
        }
        Effect::ReopenAbroad => {
            let service = on.service();
            let serving = board.of::<Serving>(service);
            unless(!serving.closed_abroad, || already("refusal-open-abroad", on))?;
            unless(serving.closed_inside, || first("refusal-open-inside-first", on))?;
            unless(board.resource::<Network>().foreign_closed, || first("refusal-open-foreign-first", on))
        }
        Effect::MoveMail => {
            let what = &scenario.content.services[on.service()];
            unless(!what.can_move, || wrong_kind("refusal-cannot-move", on))?;
            unless(board.of::<Serving>(on.service()).moved, || already("refusal-moved", on))
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

/// Returns the systems of a service that nobody has cleared lately.
fn unchecked(board: &Board, scenario: &Scenario, service: ServiceId) -> Vec<SystemId> {
    let lately = |belief: &Belief| belief.status == Status::Cleared && board.now().since(belief.since) < CLEARED_FOR_MINUTES;
    systems_of(scenario, service).iter().copied().filter(|system| !lately(board.of::<Belief>(*system))).collect()
}

/// Only what is known to be broken or bad is restored.
fn damaged(board: &Board, system: SystemId) -> Result<(), Refusal> {
    let belief = board.of::<Belief>(system);
    let known = belief.status == Status::Compromised || belief.encrypted + belief.wiped > 0;
    unless(!known, || first("refusal-nothing-wrong", Target::System(system)))
}

/// Says what keeps a service down that would not come up if it were opened now.
fn blockers(board: &Board, scenario: &Scenario, service: ServiceId) -> Vec<Blocker> {
    let blocked = |system: &SystemId| {
        let what = &scenario.content.systems[*system];
        match board.of::<Standing>(*system) {
            Standing::Isolated => Some(Blocker::CutOff(*system)),
            Standing::ShutDown => Some(Blocker::ShutDown(*system)),
            Standing::Connected if known_working(board.of::<Belief>(*system), what.hosts) < HALF_FROM => Some(Blocker::Destroyed(*system)),
            Standing::Connected if board.of::<Segment>(what.zone).cut => Some(Blocker::ZoneCut(what.zone)),
            Standing::Connected => None,
        }
    };
    let mut found: Vec<Blocker> = systems_of(scenario, service).iter().filter_map(blocked).collect();
    if found.is_empty() {
        found.push(Blocker::Link);
    }
    found.sort_unstable();
    found.dedup();
    found
}

pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    if check(board, scenario, effect, on).is_err() {
        return;
    }
    match effect {
        Effect::Reopen { checked } => {
            let service = on.service();
            let looked_at = if *checked { unchecked(board, scenario, service) } else { Vec::new() };
            for system in looked_at {
                knowledge::look_at(board, system, CHECK_FINDS, by);
                if board.of::<Belief>(system).status == Status::Compromised {
                    emit(board, Rule::Work, by, What::ReopenRefused { service, system });
                    return;
                }
            }
            if !board.of::<Serving>(service).moved {
                open_paths(board, scenario, service, by);
            }
            emit(board, Rule::Work, by, What::ServiceOpened { service });
        }
        Effect::ReopenAbroad => {
            emit(board, Rule::Work, by, What::ServiceOpenedAbroad { service: on.service() });
        }
        Effect::MoveMail => {
            emit(board, Rule::Work, by, What::ServiceMoved { service: on.service() });
        }
        _ => unreachable!("not an effect of this group: {effect:?}"),
    }
}

pub(in super::super) fn is_restore(rule: &Move) -> bool {
    matches!(stretched(rule), Some(Effect::Restore { .. }))
}

/// Says whether a line carries copies from the vault to a target.
pub(in super::super) fn vault_reaches(board: &Board, scenario: &Scenario, on: Target) -> bool {
    let Target::System(system) = on else { return true };
    let to = scenario.content.systems[system].zone;
    scenario
        .content
        .zones
        .iter()
        .filter(|(_, zone)| zone.part == Part::Vault)
        .any(|(vault, _)| passes(scenario, board, vault, to, Flow::Backup))
}

/// Returns hosts an hour for an effect that restores a system of some make.
pub(in super::super) fn restore_rate(effect: &Effect, make: Make) -> u32 {
    match effect {
        Effect::Rebuild { servers_per_hour, workstations_per_hour } | Effect::Restore { servers_per_hour, workstations_per_hour, .. } => {
            match make {
                Make::Servers => *servers_per_hour,
                Make::Workstations => *workstations_per_hour,
            }
        }
        _ => 0,
    }
}

/// How a piece of work goes on when its time, or a stretch of it, is over.
pub(in super::super) enum Stretch {
    /// There is more to do, for so many minutes until the next hosts are handed over.
    More(u32),
    Done,
    /// The copies turn out to be gone.
    NoCopy,
}

/// Hands over what a stretch has restored.
pub(super) fn stretch(board: &mut Board, scenario: &Scenario, team: TeamId, work: &Work) -> Stretch {
    let Some(effect) = stretched(&scenario.content.moves[work.what]) else { return Stretch::Done };
    let system = work.on.system();
    if matches!(effect, Effect::Restore { .. }) && board.of::<Backup>(system).destroyed {
        if board.of::<Backup>(system).sight != BackupSight::Gone {
            emit(board, Rule::Work, work.by, What::BackupChecked { system, seen: BackupSight::Gone });
        }
        return Stretch::NoCopy;
    }
    // Another team has handed over the last hosts.
    if board.of::<Hosts>(system).destroyed() == 0 && board.of::<Belief>(system).status == Status::Cleared {
        return Stretch::Done;
    }
    let what = &scenario.content.systems[system];
    let minutes = board.now().since(work.stretch).saturating_sub(work.setup);
    let rate = u64::from(restore_rate(effect, what.make)).max(1);
    let speed = pace(board, scenario, work.what, work.on, team).max(1);
    let due = rate * u64::from(minutes) * 1000 / (60 * speed);
    let hosts = due.min(u64::from(board.of::<Hosts>(system).destroyed())) as u32;
    let copy_is_bad = board.of::<Backup>(system).poisoned;
    if hosts > 0 {
        let poisoned = match effect {
            Effect::Restore { verified: false, .. } if copy_is_bad => hosts.div_ceil(10),
            _ => 0,
        };
        emit(board, Rule::Work, work.by, What::HostsRestored { system, hosts, poisoned });
    }
    let left = u64::from(board.of::<Hosts>(system).destroyed());
    if left > 0 {
        // A stretch is as long as whole hosts take, so that no work is lost between two.
        let whole = (u64::from(STRETCH_MINUTES) * 1000 * rate / (60 * speed)).clamp(1, left);
        let needed = (whole * 60 * speed).div_ceil(1000 * rate);
        return Stretch::More(needed.clamp(1, 60 * 24 * 60) as u32);
    }
    // All hosts stand again. New images have nothing of the intruder; neither have they any evidence.
    let implanted = board.of::<Hosts>(system).implanted;
    let kept_by_copy = matches!(effect, Effect::Restore { verified: false, .. }) && copy_is_bad;
    if !kept_by_copy {
        if implanted > 0 || board.of::<Foothold>(system).blinded {
            emit(board, Rule::Work, work.by, What::HostsCleaned { system, hosts: implanted });
        }
        if board.of::<Foothold>(system).shell {
            emit(board, Rule::Work, work.by, What::ShellRemoved { system });
        }
    }
    // New machines take the data of those that were lost from the copy, too.
    if matches!(effect, Effect::Restore { .. }) || board.of::<Hosts>(system).lost > 0 {
        lose_data(board, scenario, system, work.by);
    }
    lose_evidence(board, Rule::Work, work.by, system, Permille::ALL);
    emit(board, Rule::Work, work.by, What::Believed { system, status: Status::Cleared, sure: Permille(800) });
    Stretch::Done
}
