//! Hosts: implanted, encrypted, wiped, restored. Every host is always exactly one of them, or clean.

use crate::sim::board::Board;

use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::plan::Node;

use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::network::stir_ways;
use super::services::mark_stale;
use super::state::*;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::HostsImplanted { system, hosts } => {
            let held = board.of::<Hosts>(system);
            let new = hosts.min(held.clean());
            board.of_mut::<Hosts>(system).implanted += new;
            stir_ways(board, id);
        }
        What::HostsEncrypted { system, hosts } => destroy(board, id, system, hosts, false),
        What::HostsWiped { system, hosts } => destroy(board, id, system, hosts, true),
        What::HostsRestored { system, hosts, poisoned } => restore(board, id, system, hosts, poisoned),
        What::HostsCleaned { system, hosts } => {
            let held = board.of_mut::<Hosts>(system);
            held.implanted -= hosts.min(held.implanted);
            if held.implanted == 0 {
                board.of_mut::<Foothold>(system).blinded = false;
            }
            stir_ways(board, id);
        }
        What::ShellPlanted { system } => {
            board.of_mut::<Foothold>(system).shell = true;
            stir_ways(board, id);
        }
        What::ShellRemoved { system } => {
            board.of_mut::<Foothold>(system).shell = false;
            stir_ways(board, id);
        }
        What::BackupChecked { system, seen } => board.of_mut::<Backup>(system).sight = seen,
        What::BackupDestroyed { system } => {
            let backup = board.of_mut::<Backup>(system);
            let was_destroyed = std::mem::replace(&mut backup.destroyed, true);
            let gone = backup.kept && !was_destroyed;
            board.index.copies -= u32::from(gone);
            board.resource_mut::<Tally>().backups_destroyed += 1;
        }
        _ => unreachable!("not an event of hosts: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

/// Takes hosts down: clean ones first, then those with implants, which the intruder would rather keep.
fn destroy(board: &mut Board, id: EventId, system: SystemId, hosts: u32, wiped: bool) {
    let held = board.of_mut::<Hosts>(system);
    let hosts = hosts.min(held.standing());
    let implanted = hosts.saturating_sub(held.clean());
    // A host that was destroyed, rebuilt and destroyed again counts once.
    let fresh = hosts.min(held.total - held.lost);
    held.implanted -= implanted;
    held.lost += fresh;
    if wiped {
        held.wiped += hosts;
    } else {
        held.encrypted += hosts;
    }
    board.resource_mut::<Tally>().hosts_lost += fresh;
    // The intruder counts what it breaks.
    board.resource_mut::<Stirred>().seen = Some(id);
    mark_stale(board, Node::System(system), id);
    // A wiped system takes the web shell on it out of reach, too.
    if implanted > 0 || wiped {
        stir_ways(board, id);
    }
}

fn restore(board: &mut Board, id: EventId, system: SystemId, hosts: u32, poisoned: u32) {
    let was_held = is_held(board, system);
    let held = board.of_mut::<Hosts>(system);
    let hosts = hosts.min(held.destroyed());
    let from_wiped = hosts.min(held.wiped);
    held.wiped -= from_wiped;
    held.encrypted -= hosts - from_wiped;
    held.implanted += poisoned.min(hosts);
    let (encrypted, wiped) = (held.encrypted, held.wiped);
    // Those who restore machines know how many are left.
    let belief = board.of_mut::<Belief>(system);
    belief.encrypted = belief.encrypted.min(encrypted);
    belief.wiped = belief.wiped.min(wiped);
    mark_stale(board, Node::System(system), id);
    // A web shell answers again from a machine that starts again.
    if poisoned > 0 || is_held(board, system) != was_held {
        stir_ways(board, id);
    }
}

/// Says whether the intruder has anything on a system.
pub(super) fn is_held(board: &Board, system: SystemId) -> bool {
    holds_any(board.of::<Hosts>(system), board.of::<Foothold>(system))
}

/// The same, of what there is on it.
pub(super) fn holds_any(hosts: &Hosts, foothold: &Foothold) -> bool {
    // What is wiped does not start: a web shell on it is out of reach.
    hosts.implanted > 0 || (foothold.shell && hosts.wiped < hosts.total)
}

/// Destroys some evidence on a system, when there is any left.
pub(super) fn lose_evidence(board: &mut Board, rule: Rule, by: EventId, system: SystemId, share: Permille) {
    let weight = board.scenario().content.systems[system].evidence;
    let left = board.of::<Proof>(system).left;
    let share = Permille(share.0.min(left.0));
    if weight > 0 && share.0 > 0 {
        emit(board, rule, by, What::EvidenceLost { system, share });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(total: u32, implanted: u32) -> Hosts {
        Hosts { total, implanted, encrypted: 0, wiped: 0, lost: 0 }
    }

    #[test]
    fn every_host_is_exactly_one_thing() {
        let mut hosts = held(100, 30);
        hosts.encrypted = 20;
        hosts.wiped = 10;
        assert_eq!((hosts.destroyed(), hosts.standing(), hosts.clean()), (30, 70, 40));
        assert_eq!(hosts.working(), Permille(700));
    }
}
