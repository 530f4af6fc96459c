//! What the defenders know: alerts, reports, findings, evidence. Truth goes in; only knowledge comes out.

use crate::sim::board::Board;

use crate::scenario::intruder::Technique;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::world::Make;
use crate::scenario::{Minute, Scenario};

use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{Event, EventId, Rule, TrustReason, What};
use super::hosts::is_held;
use super::journal::emit;
use super::state::*;
use super::{adversary, public, services};
use crate::scenario::calendar::Takes;

/// A sensor that the intruder has switched off still sees this share.
const BLINDED: Permille = Permille(200);
/// From sign to alert on the desk.
const ALERT_AFTER: Takes = Takes { min: 5, max: 45 };
/// From damage to somebody who reports it: servers are watched, people sit before workstations in office hours.
const SERVER_REPORT_AFTER: Takes = Takes { min: 10, max: 40 };
const OFFICE_REPORT_AFTER: Takes = Takes { min: 20, max: 80 };
const NIGHT_REPORT_AFTER: Takes = Takes { min: 120, max: 360 };
/// Office hours for people who report, Monday to Friday.
const OFFICE_HOURS: std::ops::Range<usize> = 7..17;
/// From a change that the world can see to a word about it from an outside monitor.
const MONITOR_AFTER: Takes = Takes { min: 15, max: 45 };
/// A monitor speaks when what it sees has changed by so much.
const MONITOR_STEP: u16 = 200;
/// A sample that looks clean takes this much from a suspicion.
const LOOKS_CLEAN: i32 = 300;
/// What a sample that shows itself adds to every search.
const SAMPLE_SHOWS: Permille = Permille(20);
/// A word on the intruder's next step is about so long.
const ASSESSED_MINUTES: u32 = 24 * 60;
/// No word on the intruder's next step is surer than this.
const ASSESSED_MAX: Permille = Permille(950);
/// Trust lost when something that was called clean turns out not to be.
const MISJUDGED: i16 = -8;
/// Deleted logs take this much from the chance to find something.
const ERASED: i32 = -200;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    let now = board.now();
    match what {
        What::AlertRaised { system, sure, .. } | What::FalseAlarmRaised { system, sure, .. } => suspect(board, id, now, system, sure),
        What::DamageReported { system, encrypted, wiped } => {
            let belief = board.of_mut::<Belief>(system);
            belief.encrypted = encrypted;
            belief.wiped = wiped;
            belief.found_once |= encrypted + wiped > 0;
            if encrypted + wiped > 0 && belief.status != Status::Compromised {
                belief.status = Status::Compromised;
                belief.since = now;
                belief.sure = Permille(950);
                belief.by = id;
            }
        }
        What::Believed { system, status, sure } => {
            let wrong = is_wrong(board, system);
            let belief = board.of_mut::<Belief>(system);
            belief.status = status;
            belief.since = now;
            belief.sure = sure;
            belief.by = id;
            belief.found_once |= status == Status::Compromised;
            if status == Status::Cleared {
                belief.mistaken = wrong;
                belief.reports = 0;
            }
        }
        What::ClearedWrongly { system } => board.of_mut::<Belief>(system).mistaken = false,
        What::SampleRan { system, looks_clean } => {
            let belief = board.of_mut::<Belief>(system);
            if looks_clean && belief.status == Status::Suspected {
                belief.sure = belief.sure.moved(-LOOKS_CLEAN);
            }
        }
        What::EvidenceCaptured { system, share } => {
            let weight = u64::from(board.scenario().content.systems[system].evidence);
            let proof = board.of_mut::<Proof>(system);
            proof.captured = proof.captured.moved(i32::from(share.0));
            board.resource_mut::<Tally>().evidence += weight * u64::from(share.0);
        }
        What::EvidenceLost { system, share } => {
            let proof = board.of_mut::<Proof>(system);
            proof.left = proof.left.moved(-i32::from(share.0));
        }
        What::MonitorReported { reachable } => {
            let public = board.resource_mut::<Public>();
            public.reachable = reachable;
            public.monitor_coming = false;
        }
        _ => unreachable!("not an event of knowledge: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

fn suspect(board: &mut Board, id: EventId, now: Minute, system: SystemId, sure: Permille) {
    let belief = board.of_mut::<Belief>(system);
    belief.reports = belief.reports.saturating_add(1);
    match belief.status {
        Status::Unknown | Status::Cleared => {
            belief.status = Status::Suspected;
            belief.since = now;
            belief.sure = sure;
            belief.by = id;
        }
        // A second sign makes a suspicion stronger.
        Status::Suspected => belief.sure = Permille(belief.sure.0.max(sure.0)).moved(100),
        Status::Compromised => {}
    }
}

/// Rolls whether a step is noticed; if so, an alert will reach the desk.
pub(super) fn notice(board: &mut Board, scenario: &Scenario, technique: TechniqueId, system: SystemId, by: EventId) {
    let what: &Technique = &scenario.content.techniques[technique];
    let coverage = scenario.content.systems[system].sensor_permille;
    let coverage = if board.of::<Foothold>(system).blinded { Permille(BLINDED.of(u32::from(coverage.0)) as u16) } else { coverage };
    let chance = Permille(coverage.of(u32::from(what.noise_permille.0)) as u16);
    let subject = system.index() as u32;
    if board.resource_mut::<Dice>().chance(chance, Purpose::Notice, subject) {
        let minutes = board.resource_mut::<Dice>().takes(ALERT_AFTER, Purpose::AlertTime, subject);
        let at = board.now().plus(minutes);
        board.resource_mut::<Future>().schedule(at, Due::Alert { system, technique }, by);
    }
}

/// Brings an alert to the desk. Of a system that is known to be compromised nobody needs to be told again.
pub(super) fn raise_alert(board: &mut Board, system: SystemId, technique: TechniqueId, by: EventId) {
    if board.of::<Belief>(system).status == Status::Compromised {
        return;
    }
    let noise = board.scenario().content.techniques[technique].noise_permille;
    let sure = Permille(300).moved(i32::from(noise.0) * 6 / 10);
    emit(board, Rule::Detection, by, What::AlertRaised { system, technique, sure });
}

/// Sees to it that damage on a system is reported, unless a report is already on its way.
pub(super) fn expect_report(board: &mut Board, scenario: &Scenario, system: SystemId, by: EventId) {
    let (belief, hosts) = (board.of::<Belief>(system), board.of::<Hosts>(system));
    let unreported = hosts.destroyed().saturating_sub(belief.encrypted + belief.wiped);
    // One machine in a thousand is nobody's business yet.
    if belief.report_coming || unreported == 0 || u64::from(unreported) * 1000 < u64::from(hosts.total) {
        return;
    }
    let now = board.now();
    let hour = scenario.calendar.hour_of_week(now);
    let office = hour < 5 * 24 && OFFICE_HOURS.contains(&(hour % 24));
    let after = match scenario.content.systems[system].make {
        Make::Servers => SERVER_REPORT_AFTER,
        Make::Workstations if office => OFFICE_REPORT_AFTER,
        Make::Workstations => NIGHT_REPORT_AFTER,
    };
    let minutes = board.resource_mut::<Dice>().takes(after, Purpose::ReportTime, system.index() as u32);
    board.of_mut::<Belief>(system).report_coming = true;
    board.resource_mut::<Future>().schedule(now.plus(minutes), Due::Report(system), by);
}

pub(super) fn report_damage(board: &mut Board, system: SystemId, by: EventId) {
    board.of_mut::<Belief>(system).report_coming = false;
    let hosts = board.of::<Hosts>(system);
    let (encrypted, wiped) = (hosts.encrypted, hosts.wiped);
    let belief = board.of::<Belief>(system);
    if (encrypted, wiped) != (belief.encrypted, belief.wiped) {
        let more = encrypted + wiped > belief.encrypted + belief.wiped;
        let reported = emit(board, Rule::Detection, by, What::DamageReported { system, encrypted, wiped });
        if more {
            admit(board, system, reported);
        }
    }
}

/// Says whether calling a system clean now is a mistake.
fn is_wrong(board: &Board, system: SystemId) -> bool {
    let belief = board.of::<Belief>(system);
    is_held(board, system) || board.of::<Hosts>(system).destroyed() > belief.encrypted + belief.wiped
}

/// A system shows that it was wrongly cleared: that is known now, and told.
fn admit(board: &mut Board, system: SystemId, by: EventId) {
    if board.of::<Belief>(system).mistaken {
        let shown = emit(board, Rule::Detection, by, What::ClearedWrongly { system });
        public::move_trust(board, MISJUDGED, TrustReason::Misjudged, shown);
    }
}

/// Runs a file found on a system in a sandbox. A tool that waits for its arguments does nothing there, and looks clean.
pub(super) fn run_sample(board: &mut Board, system: SystemId, shows: Permille, by: EventId) {
    let indicators = i32::from(board.resource::<Desk>().indicators.0);
    let bad = is_held(board, system) || board.of::<Hosts>(system).destroyed() > 0;
    let shown = board.resource_mut::<Dice>().chance(shows.moved(indicators), Purpose::Sandbox, system.index() as u32) && bad;
    let ran = emit(board, Rule::Work, by, What::SampleRan { system, looks_clean: !shown });
    if shown {
        let found = emit(board, Rule::Work, ran, What::Believed { system, status: Status::Compromised, sure: Permille(900) });
        admit(board, system, found);
        emit(board, Rule::Work, ran, What::IndicatorsGained { permille: SAMPLE_SHOWS });
    }
}

/// Strikes a system off the list: what speaks for it is what does not speak against it.
pub(super) fn clear(board: &mut Board, system: SystemId, by: EventId) {
    let belief = board.of::<Belief>(system);
    let sure = match belief.status {
        Status::Suspected => Permille(1000 - belief.sure.0),
        _ => Permille(200),
    };
    emit(board, Rule::Work, by, What::Believed { system, status: Status::Cleared, sure });
}

/// Looks at a system. What is there may be missed; what is not there is never found.
pub(super) fn look_at(board: &mut Board, system: SystemId, finds: Permille, by: EventId) {
    report_damage(board, system, by);
    let bad = is_held(board, system) || board.of::<Hosts>(system).destroyed() > 0;
    let indicators = i32::from(board.resource::<Desk>().indicators.0);
    let erased = if board.of::<Proof>(system).left < Permille(700) { ERASED } else { 0 };
    let chance = finds.moved(indicators).moved(erased);
    let found = board.resource_mut::<Dice>().chance(chance, Purpose::Finding, system.index() as u32) && bad;
    let status = if found { Status::Compromised } else { Status::Cleared };
    let sure = if found { Permille(950) } else { chance };
    let belief = board.of::<Belief>(system);
    // What has been found, or what everybody can see, is not cleared away by a look: only by cleaning.
    if (belief.status == Status::Compromised || belief.encrypted + belief.wiped > 0) && status == Status::Cleared {
        return;
    }
    let concluded = emit(board, Rule::Work, by, What::Believed { system, status, sure });
    if status == Status::Compromised {
        admit(board, system, concluded);
    }
}

/// Says what the intruder will do in the coming day. It is right as often as it says, and wrong otherwise.
pub(super) fn assess(board: &mut Board, scenario: &Scenario, sure: Permille, by: EventId) {
    let desk = board.resource::<Desk>();
    let sure = sure.moved(i32::from(desk.indicators.0) / 2 + i32::from(desk.intelligence.0)).min(ASSESSED_MAX);
    let true_posture = adversary::next_posture(board, ASSESSED_MINUTES);
    let goes_on = true_posture == board.resource::<adversary::Intruder>().posture;
    let others: Vec<PostureId> = scenario.content.postures.ids().filter(|other| *other != true_posture).collect();
    let dice = board.resource_mut::<Dice>();
    let right = dice.chance(sure, Purpose::Assessment, 0) || others.is_empty();
    let wrong = dice.below(others.len() as u32, Purpose::Assessment, 1) as usize;
    // A system is named every other time, right or wrong: that one is named says nothing.
    let named = dice.chance(Permille(500), Purpose::Assessment, 2);
    let any = SystemId::new(dice.below(scenario.content.systems.len() as u32, Purpose::Assessment, 3) as usize);
    let posture = others.get(wrong).copied().filter(|_| !right).unwrap_or(true_posture);
    let target = if right && goes_on { adversary::next_target(board, scenario).unwrap_or(any) } else { any };
    emit(board, Rule::Work, by, What::IntentAssessed { posture, on: named.then_some(target), sure });
}

/// Raises one of the scenario's false alarms, and sees to the next.
pub(super) fn raise_false_alarm(board: &mut Board, by: EventId) {
    let scenario = board.scenario();
    let Some(alarms) = &scenario.content.false_alarms else { return };
    let dice = board.resource_mut::<Dice>();
    if !alarms.claims.is_empty() {
        let claim = dice.below(alarms.claims.len() as u32, Purpose::FalseAlarmChoice, 0);
        let next = dice.takes(alarms.every, Purpose::FalseAlarmTime, 0).max(1);
        let what = &alarms.claims[claim as usize];
        emit(board, Rule::Detection, by, What::FalseAlarmRaised { claim: claim as u16, system: what.on, sure: what.sure_permille });
        let at = board.now().plus(next);
        if at < alarms.until {
            board.resource_mut::<Future>().schedule(at, Due::FalseAlarm, by);
        }
    }
}

/// Returns the share of public services that answer from outside.
fn reachable(board: &Board) -> Permille {
    Permille::share(board.index.working, board.rules().plan.public_services * 1000)
}

/// Lets the outside monitor look again soon, when what it could see has changed much by what happened from event `first` on.
pub(super) fn stir_monitor(board: &mut Board, first: usize) {
    let changed = |event: &Event| matches!(event.what, What::ServiceLevel { .. });
    if !board.state.journal.since(first).iter().any(changed) {
        return;
    }
    let public = board.resource::<Public>();
    if public.monitor_coming {
        return;
    }
    let seen = public.reachable;
    let now = reachable(board);
    if now.0.abs_diff(seen.0) >= MONITOR_STEP {
        let by = EventId(board.resource::<super::journal::Journal>().len() as u32 - 1);
        board.resource_mut::<Public>().monitor_coming = true;
        let minutes = board.resource_mut::<Dice>().takes(MONITOR_AFTER, Purpose::MonitorTime, 0);
        let at = board.now().plus(minutes);
        board.resource_mut::<Future>().schedule(at, Due::Monitor, by);
    }
}

pub(super) fn report_from_outside(board: &mut Board, by: EventId) {
    let reachable = reachable(board);
    emit(board, Rule::Monitor, by, What::MonitorReported { reachable });
}

/// Returns how many systems under a service nobody has cleared.
pub(super) fn uncleared(board: &Board, scenario: &Scenario, service: ServiceId) -> u32 {
    let systems = services::systems_of(scenario, service);
    systems.iter().filter(|system| board.of::<Belief>(**system).status != Status::Cleared).count() as u32
}
