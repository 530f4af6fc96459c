//! The intruder: footholds, credentials, few hands, and a mind that changes with what it notices.
//!
//! It acts on the real graph. `reach` says what it can steer, `choice` what it does next, `steps` and
//! `jobs` carry it out, `doctrine` changes its mind. It reads nothing that only the defenders know.

mod choice;
mod doctrine;
pub(super) mod jobs;
#[cfg(test)]
mod plain;
mod reach;
mod steps;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use crate::sim::board::Board;
use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::Openness;
use crate::scenario::names::*;

use super::clock::{Due, Future};
use super::event::{EventId, StopReason, What};
use super::network::stir_ways;
use super::state::*;

pub(super) use choice::next_target;
pub(super) use doctrine::{begin, consider, next_posture, take_turn};
pub(super) use reach::{look_around, miss_beacon, rerouted};
pub(super) use steps::{finish_step, wake_hands};

/// An operator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    pub step: Option<Step>,
    /// The push it steers by hand.
    pub steers: Option<u32>,
    /// Counts what it has taken up, so that an overtaken due entry can be told.
    pub token: u32,
    /// It found nothing to do, and waits to be woken.
    pub idle: bool,
}

/// What an operator is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub technique: TechniqueId,
    pub on: SystemId,
    pub from: SystemId,
    pub by: EventId,
}

/// A push of an encryptor or wiper to one system, host after host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub number: u32,
    pub technique: TechniqueId,
    pub on: SystemId,
    pub from: SystemId,
    pub by: EventId,
    /// The target is cut off, and what is already there goes on once more.
    pub last: bool,
}

/// What it has noticed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub beacons_lost: u16,
    pub pushes_stopped: u16,
    pub logons_failed: u16,
    pub statement: bool,
    pub named: bool,
    pub sample: bool,
    pub floods_absorbed: u16,
}

/// The intruder's mind and hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intruder {
    pub doctrine: DoctrineId,
    pub posture: PostureId,
    /// The event that brought it into its posture: the cause of what it does there.
    pub posture_by: EventId,
    /// A change of posture that it has made up its mind to.
    pub turning: Option<(PostureId, EventId)>,
    pub turn_token: u32,
    /// Minutes at which it will think again.
    pub considering: BTreeSet<Minute>,
    pub hands: Vec<Hand>,
    pub jobs: Vec<Job>,
    pub next_job: u32,
    pub seen: Seen,
    /// It can steer at least one foothold.
    pub linked: bool,
    pub unlinked_since: Option<Minute>,
    /// It has found a way around closed foreign access.
    pub rerouted: bool,
    /// It is looking for one.
    pub rerouting: bool,
    pub reroute_token: u32,
    /// Mail and files taken.
    pub stolen: Permille,
    pub claimed: bool,
    pub published: u16,
    /// When it last spoke in public.
    pub published_at: Option<Minute>,
    /// What failed, and when it may be tried again.
    #[serde(with = "super::dice::as_list")]
    pub failed: BTreeMap<(u32, u32), Minute>,
}

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    let now = board.now();
    match what {
        What::PostureTaken { posture } => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.posture = posture;
            intruder.posture_by = id;
            intruder.turning = None;
        }
        What::StepBegan { hand, technique, on, from, due } => {
            let intruder = board.resource_mut::<Intruder>();
            let hand_now = &mut intruder.hands[usize::from(hand)];
            hand_now.step = Some(Step { technique, on, from, by: id });
            hand_now.idle = false;
            hand_now.token += 1;
            let token = hand_now.token;
            board.resource_mut::<Future>().schedule(due, Due::Operator { hand, token }, id);
        }
        What::StepDone { hand, .. } => board.resource_mut::<Intruder>().hands[usize::from(hand)].step = None,
        What::JobBegan { job, technique, on, from } => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.jobs.push(Job { number: job, technique, on, from, by: id, last: false });
            intruder.next_job = job + 1;
        }
        What::JobStopped { job, why, .. } => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.jobs.retain(|known| known.number != job);
            for hand in &mut intruder.hands {
                if hand.steers == Some(job) {
                    hand.steers = None;
                }
            }
            if why != StopReason::Finished {
                intruder.seen.pushes_stopped += 1;
                board.resource_mut::<Stirred>().seen = Some(id);
            }
        }
        What::SensorsBlinded { system } => board.of_mut::<Foothold>(system).blinded = true,
        What::LogsErased { .. } => {}
        What::MailTaken { stolen, .. } => board.resource_mut::<Intruder>().stolen = stolen,
        What::BeaconMissed { .. } => {
            board.resource_mut::<Intruder>().seen.beacons_lost += 1;
            board.resource_mut::<Stirred>().seen = Some(id);
        }
        What::LogonFailed { .. } => {
            board.resource_mut::<Intruder>().seen.logons_failed += 1;
            board.resource_mut::<Stirred>().seen = Some(id);
        }
        What::LinkLost => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.linked = false;
            intruder.unlinked_since = Some(now);
            doctrine::schedule_blindness(board, id);
        }
        What::LinkRegained => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.linked = true;
            intruder.unlinked_since = None;
        }
        What::Rerouting { until } => {
            board.resource_mut::<Stirred>().seen = Some(id);
            let intruder = board.resource_mut::<Intruder>();
            intruder.rerouting = true;
            intruder.reroute_token += 1;
            let token = intruder.reroute_token;
            board.resource_mut::<Future>().schedule(until, Due::Rerouted { token }, id);
        }
        What::AttackClaimed => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.claimed = true;
            intruder.published_at = Some(now);
            board.resource_mut::<Public>().claimed = true;
        }
        What::StolenPublished { times } => {
            let intruder = board.resource_mut::<Intruder>();
            intruder.published = times;
            intruder.published_at = Some(now);
            board.resource_mut::<Public>().published = times;
        }
        _ => unreachable!("not an event of the intruder: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

/// Lets the intruder know of what happens in public.
pub(super) fn overhear(board: &mut Board, id: EventId, what: What) {
    let intruder = board.resource_mut::<Intruder>();
    match what {
        What::StatementMade { openness } => {
            intruder.seen.statement = true;
            intruder.seen.named |= openness == Openness::Blaming;
        }
        What::SampleSubmitted => intruder.seen.sample = true,
        _ => unreachable!("nobody outside can hear of {what:?}"),
    }
    board.resource_mut::<Stirred>().seen = Some(id);
}

/// Notes that what the intruder could do has changed.
pub(super) fn stir(board: &mut Board, by: EventId) {
    stir_ways(board, by);
}
