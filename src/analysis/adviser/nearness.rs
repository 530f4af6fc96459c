//! How far a world is from what is known: whole numbers, in no unit but their own.

use crate::sim::Sim;
use crate::sim::picture::{Picture, SystemSight};
use crate::sim::state::{InjectState, Status};

use super::known::Known;

/// Returns how far a world's picture is from that of the exercise.
pub fn away(known: &Known, world: &Sim) -> u64 {
    let (ours, theirs) = (&known.picture, world.picture());
    let systems = world.scenario().content.systems.iter();
    let systems: u64 = systems.map(|(id, system)| sight(ours.system(id), theirs.system(id), system.hosts)).sum();
    let injects = ours.injects.iter().zip(&theirs.injects).filter(|(a, b)| stage(a) != stage(b)).count() as u64;
    let public = u64::from(ours.claimed != theirs.claimed) * 100 + u64::from(ours.published.abs_diff(theirs.published)) * 50;
    systems + injects * 15 + public + whole(ours, &theirs) + assessed(ours, world)
}

fn sight(ours: &SystemSight, theirs: &SystemSight, hosts: u32) -> u64 {
    let rank = |status: Status| match status {
        Status::Unknown => 0u64,
        Status::Cleared => 1,
        Status::Suspected => 2,
        Status::Compromised => 4,
    };
    let share = |number: u32| u64::from(number) * 100 / u64::from(hosts.max(1));
    let damage = share(ours.encrypted).abs_diff(share(theirs.encrypted)) + share(ours.wiped).abs_diff(share(theirs.wiped));
    let flood = u64::from(ours.flooded.0.abs_diff(theirs.flooded.0)) / 20;
    rank(ours.status).abs_diff(rank(theirs.status)) * 8 + damage / 2 + flood
}

fn whole(ours: &Picture, theirs: &Picture) -> u64 {
    let services = u64::from(ours.services_up.0.abs_diff(theirs.services_up.0)) / 20;
    services + u64::from(ours.trust.0.abs_diff(theirs.trust.0)) / 10
}

/// Somebody's word on what the intruder is about is held against what it is about there.
fn assessed(ours: &Picture, world: &Sim) -> u64 {
    let Some(intent) = ours.intent else { return 0 };
    // A word grows old.
    let fresh = ours.minute.since(intent.at) < 12 * 60;
    let about = world.truth().intruder().posture;
    if fresh && about != intent.posture { u64::from(intent.sure.0) / 10 } else { 0 }
}

fn stage(inject: &InjectState) -> u8 {
    match inject {
        InjectState::Waiting | InjectState::Coming => 0,
        InjectState::Asking { .. } | InjectState::Over { .. } => 1,
    }
}
