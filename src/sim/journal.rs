//! The journal: everything that happened, and the one place that applies it.

use crate::sim::board::Board;
use serde::{Deserialize, Serialize};

use crate::scenario::moves::Act;

use super::event::{ActId, Cause, Event, EventId, Rule, What};
use super::{adversary, coordination, floods, hosts, identity, injects, knowledge, network, objectives, partners, public, services, teams};

/// Everything that happened so far, in order, and the orders that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    events: Vec<Event>,
    acts: Vec<Act>,
}

impl Journal {
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    pub fn get(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.0 as usize)
    }

    /// Returns the events from number `first` on.
    pub fn since(&self, first: usize) -> &[Event] {
        self.events.get(first..).unwrap_or(&[])
    }

    pub fn act(&self, id: ActId) -> Option<&Act> {
        self.acts.get(id.0 as usize)
    }

    pub(super) fn add_act(&mut self, act: Act) -> ActId {
        self.acts.push(act);
        ActId(self.acts.len() as u32 - 1)
    }

    /// Returns a journal of just these events.
    #[cfg(test)]
    pub(super) fn of_events(events: Vec<Event>) -> Self {
        Self { events, acts: Vec::new() }
    }

    /// Returns an event and what led to it, back to the root: the nearest cause first.
    pub fn why(&self, id: EventId) -> Vec<&Event> {
        let mut chain = Vec::new();
        let mut at = id;
        while let Some(event) = self.get(at) {
            chain.push(event);
            // Causes come before what they cause: a chain ends, whatever a broken journal says.
            if event.cause.parent >= at {
                break;
            }
            at = event.cause.parent;
        }
        chain
    }
}

/// Writes an event into the journal and applies it. Returns its number.
pub(super) fn emit(world: &mut Board, rule: Rule, parent: EventId, what: What) -> EventId {
    let minute = world.now();
    let journal = world.resource_mut::<Journal>();
    let id = EventId(journal.events.len() as u32);
    debug_assert!(parent < id || id == EventId::ROOT, "causes come before what they cause");
    journal.events.push(Event { id, minute, cause: Cause { rule, parent }, what });
    apply(world, id, what);
    super::watch::note(world, id);
    id
}

/// Changes the world as the event says. No luck, no choice: the event holds every number.
fn apply(world: &mut Board, id: EventId, what: What) {
    use What::*;
    match what {
        Began { .. } | Timer(_) | OrderGiven { .. } | Ended => {}

        WorkQueued { .. }
        | WorkStarted { .. }
        | WorkExtended { .. }
        | WorkDone { .. }
        | WorkDropped { .. }
        | ShiftsBegan
        | TeamArrived { .. }
        | TeamStoodDown { .. }
        | TeamReturned { .. }
        | TeamOccupied { .. } => teams::apply(world, id, what),

        PartnerAsked { .. } | PartnerRemote { .. } | PartnerOnSite { .. } | TermBroken { .. } => partners::apply(world, what),

        LeaderBriefed
        | CountriesWarned
        | Prioritised { .. }
        | IndicatorsGained { .. }
        | EntryPatched
        | BuiltInChanged
        | IntentAssessed { .. } => {
            coordination::apply(world, id, what);
        }
        SampleSubmitted => adversary::overhear(world, id, what),

        ForeignClosed
        | ForeignOpened
        | InboundClosed
        | InboundOpened
        | FlowCut { .. }
        | FlowRestored { .. }
        | PathOpened { .. }
        | SystemIsolated { .. }
        | SystemReconnected { .. }
        | SystemShutDown { .. }
        | SystemStarted { .. }
        | ZoneSegmented { .. }
        | ZoneRejoined { .. }
        | DarkPrepared
        | WentDark
        | DarkLifted => network::apply(world, id, what),

        ServiceClosed { .. }
        | ServiceOpened { .. }
        | ServiceOpenedAbroad { .. }
        | ServiceMoved { .. }
        | SystemLevel { .. }
        | ServiceLevel { .. }
        | FallbackPromised { .. }
        | FallbackOpened { .. }
        | FallbackClosed { .. }
        | Redirected
        | SurgeBegan { .. }
        | SurgeOver
        | DataLost { .. } => services::apply(world, id, what),
        ReopenRefused { .. } => {}

        FloodBegan { .. } | FloodAbsorbed { .. } | FloodEnded { .. } | Shielded { .. } | Unshielded { .. } => {
            floods::apply(world, id, what);
        }

        HostsImplanted { .. }
        | HostsEncrypted { .. }
        | HostsWiped { .. }
        | HostsRestored { .. }
        | HostsCleaned { .. }
        | ShellPlanted { .. }
        | ShellRemoved { .. }
        | BackupChecked { .. }
        | BackupDestroyed { .. } => hosts::apply(world, id, what),

        AccountsDisabled { .. }
        | AccountsEnabled { .. }
        | CredentialsTaken { .. }
        | CredentialsReset { .. }
        | LogonTrouble { .. }
        | LogonTroubleOver { .. } => identity::apply(world, id, what),

        PostureTaken { .. }
        | StepBegan { .. }
        | StepDone { .. }
        | JobBegan { .. }
        | JobStopped { .. }
        | SensorsBlinded { .. }
        | LogsErased { .. }
        | MailTaken { .. }
        | BeaconMissed { .. }
        | LogonFailed { .. }
        | LinkLost
        | LinkRegained
        | Rerouting { .. }
        | AttackClaimed
        | StolenPublished { .. } => adversary::apply(world, id, what),

        AlertRaised { .. }
        | FalseAlarmRaised { .. }
        | DamageReported { .. }
        | Believed { .. }
        | EvidenceCaptured { .. }
        | EvidenceLost { .. }
        | SampleRan { .. }
        | ClearedWrongly { .. }
        | MonitorReported { .. } => knowledge::apply(world, id, what),

        NewsRead { .. } | TrustMoved { .. } => public::apply(world, id, what),
        StatementMade { .. } => {
            public::apply(world, id, what);
            adversary::overhear(world, id, what);
        }

        InjectArrived { .. } | InjectAnswered { .. } => injects::apply(world, id, what),
        ObjectiveMet { .. } | ObjectiveMissed { .. } => objectives::apply(world, id, what),
    }
}
