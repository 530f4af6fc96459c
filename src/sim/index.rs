//! What follows from the state and is asked for often, kept up to date by what changes it.
//!
//! Without it the rules would go through all systems, or all services, to find the few that matter: here each event costs what it
//! changes, however large the world is. It holds nothing that the state does not say: [`Index::of`] makes it anew, and the
//! invariant `at-hand` holds the one against the other.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::intruder::Preference;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::world::Audience;

use super::event::What;
use super::hosts::holds_any;
use super::numbers::Numbers;
use super::snapshot::Snapshot;
use super::state::*;

/// What is asked for often.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Index {
    /// Systems with anything of the intruder on them.
    pub held: Numbers,
    pub held_count: u32,
    /// Those of them that are connected, in the order of [`crate::scenario::groups`]; and those of these with a shell.
    pub alive: Numbers,
    shells: Numbers,
    /// How many of either there are in a zone, and zones with any.
    alive_in: Vec<u32>,
    shells_in: Vec<u32>,
    pub bases: Numbers,
    /// Systems that the intruder can steer, in the order of groups; and their zones.
    pub reached: Numbers,
    pub steered: Numbers,
    /// Systems that the intruder cannot steer and could log on to: connected, and not all destroyed. In the order of groups.
    pub strange: Numbers,
    /// Systems that the intruder has nothing on and could log on to, the worthiest of a group first.
    prey_by_hosts: Numbers,
    prey_by_criticality: Numbers,
    /// Systems that are flooded.
    pub flooded: Numbers,
    /// Copies that nobody has destroyed.
    pub copies: u32,
    /// Services that do not serve everybody.
    pub short: Numbers,
    /// What went unmet, as far as it has been written down, in ledger units.
    pub unmet: u64,
    /// How well public services work inside the country, in thousandths, together.
    pub working: u64,
    /// Systems that came into or fell out of `alive` since the intruder last looked around: none between minutes.
    pub moved: Vec<SystemId>,
}

impl Clone for Index {
    fn clone(&self) -> Self {
        let mut index = Self::default();
        index.clone_from(self);
        index
    }

    /// Takes over another index, in the memory of this one.
    fn clone_from(&mut self, other: &Self) {
        let Self {
            held,
            held_count,
            alive,
            shells,
            alive_in,
            shells_in,
            bases,
            reached,
            steered,
            strange,
            prey_by_hosts,
            prey_by_criticality,
            flooded,
            copies,
            short,
            unmet,
            working,
            moved,
        } = other;
        self.held.clone_from(held);
        self.held_count = *held_count;
        self.alive.clone_from(alive);
        self.shells.clone_from(shells);
        self.alive_in.clone_from(alive_in);
        self.shells_in.clone_from(shells_in);
        self.bases.clone_from(bases);
        self.reached.clone_from(reached);
        self.steered.clone_from(steered);
        self.strange.clone_from(strange);
        self.prey_by_hosts.clone_from(prey_by_hosts);
        self.prey_by_criticality.clone_from(prey_by_criticality);
        self.flooded.clone_from(flooded);
        self.copies = *copies;
        self.short.clone_from(short);
        self.unmet = *unmet;
        self.working = *working;
        self.moved.clone_from(moved);
    }
}

impl Index {
    /// Returns the index of a state.
    pub fn of(scenario: &Scenario, state: &Snapshot) -> Self {
        let content = &scenario.content;
        let (systems, zones, services) = (content.systems.len(), content.zones.len(), content.services.len());
        let mut index = Self {
            held: Numbers::below(systems),
            alive: Numbers::below(systems),
            shells: Numbers::below(systems),
            alive_in: vec![0; zones],
            shells_in: vec![0; zones],
            bases: Numbers::below(zones),
            reached: Numbers::below(systems),
            steered: Numbers::below(zones),
            strange: Numbers::below(systems),
            prey_by_hosts: Numbers::below(systems),
            prey_by_criticality: Numbers::below(systems),
            flooded: Numbers::below(systems),
            short: Numbers::below(services),
            ..Self::default()
        };
        index.read(scenario, state);
        index
    }

    /// Reads another state of the same scenario, in the memory of this one.
    pub fn read(&mut self, scenario: &Scenario, state: &Snapshot) {
        let content = &scenario.content;
        self.steered.clear();
        for system in content.systems.ids() {
            let place = scenario.plan.groups.by_id.place(system);
            let reached = state.footholds[system.index()].reached;
            self.reached.put(place, reached);
            if reached {
                self.steered.put(content.systems[system].zone.index() as u32, true);
            }
            self.note(scenario, state, system);
        }
        self.copies = state.backups.iter().map(|backup| u32::from(backup.kept && !backup.destroyed)).sum();
        self.unmet = state.ledgers.iter().map(Ledger::unmet).sum();
        self.working = 0;
        for (service, what) in content.services.iter() {
            let serving = &state.serving[service.index()];
            self.short.put(service.index() as u32, serving.is_short());
            if what.audience == Audience::Public {
                self.working += u64::from(serving.inside.0);
            }
        }
        // Between minutes the intruder has seen everything.
        self.moved.clear();
    }

    /// Reads anew what concerns one system, after something about it has changed.
    fn note(&mut self, scenario: &Scenario, state: &Snapshot, system: SystemId) {
        let number = system.index();
        let (hosts, foothold) = (&state.hosts[number], &state.footholds[number]);
        let held = holds_any(hosts, foothold);
        let connected = state.standing[number] == Standing::Connected;
        let open = connected && hosts.destroyed() < hosts.total;
        let groups = &scenario.plan.groups;
        let place = groups.by_id.place(system);
        if self.held.put(number as u32, held) {
            self.held_count = if held { self.held_count + 1 } else { self.held_count - 1 };
        }
        let zone = scenario.content.systems[system].zone;
        if self.alive.put(place, held && connected) {
            let count = &mut self.alive_in[zone.index()];
            *count = if held && connected { *count + 1 } else { *count - 1 };
            self.bases.put(zone.index() as u32, *count > 0);
            self.moved.push(system);
        }
        if self.shells.put(place, held && connected && foothold.shell) {
            let count = &mut self.shells_in[zone.index()];
            *count = if self.shells.has(place) { *count + 1 } else { *count - 1 };
        }
        self.strange.put(place, open && !foothold.reached);
        for preference in [Preference::Largest, Preference::MostCritical] {
            self.prey_mut(preference).put(groups.by(preference).place(system), open && !held);
        }
        self.flooded.put(number as u32, state.loads[number].flood > Permille(0));
    }

    /// Says whether something in a zone with a shell on it can be spoken to.
    pub fn has_shell(&self, zone: ZoneId) -> bool {
        self.shells_in[zone.index()] > 0
    }

    /// Returns what there is to destroy, in the order of a preference.
    pub fn prey(&self, preference: Preference) -> &Numbers {
        match preference {
            Preference::Largest => &self.prey_by_hosts,
            Preference::MostCritical => &self.prey_by_criticality,
        }
    }

    fn prey_mut(&mut self, preference: Preference) -> &mut Numbers {
        match preference {
            Preference::Largest => &mut self.prey_by_hosts,
            Preference::MostCritical => &mut self.prey_by_criticality,
        }
    }
}

/// Follows an event that has been applied.
pub(super) fn follow(board: &mut Board, what: &What) {
    use What::*;
    if let HostsImplanted { system, .. }
    | HostsEncrypted { system, .. }
    | HostsWiped { system, .. }
    | HostsRestored { system, .. }
    | HostsCleaned { system, .. }
    | ShellPlanted { system }
    | ShellRemoved { system }
    | SystemIsolated { system }
    | SystemReconnected { system }
    | SystemShutDown { system }
    | SystemStarted { system }
    | FloodBegan { system, .. }
    | FloodEnded { system } = *what
    {
        let scenario = board.scenario();
        board.index.note(&scenario, &board.state, system);
    }
}

/// Notes whether the intruder can steer a system.
pub(super) fn note_reached(board: &mut Board, system: SystemId, reached: bool) {
    let scenario = board.scenario();
    board.index.reached.put(scenario.plan.groups.by_id.place(system), reached);
    board.index.note(&scenario, &board.state, system);
}
