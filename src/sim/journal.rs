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
pub(super) fn emit(board: &mut Board, rule: Rule, parent: EventId, what: What) -> EventId {
    let minute = board.now();
    let journal = board.resource_mut::<Journal>();
    let id = EventId(journal.events.len() as u32);
    debug_assert!(parent < id || id == EventId::ROOT, "causes come before what they cause");
    journal.events.push(Event { id, minute, cause: Cause { rule, parent }, what });
    apply(board, id, what);
    super::index::follow(board, &what);
    super::watch::note(board, id);
    id
}

/// Changes the world as the event says. No luck, no choice: the event holds every number.
fn apply(board: &mut Board, id: EventId, what: What) {
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
        | TeamOccupied { .. } => teams::apply(board, id, what),

        PartnerAsked { .. } | PartnerRemote { .. } | PartnerOnSite { .. } | TermBroken { .. } => partners::apply(board, what),

        LeaderBriefed
        | CountriesWarned
        | Prioritised { .. }
        | IndicatorsGained { .. }
        | EntryPatched
        | BuiltInChanged
        | IntentAssessed { .. } => {
            coordination::apply(board, id, what);
        }
        SampleSubmitted => adversary::overhear(board, id, what),

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
        | DarkLifted => network::apply(board, id, what),

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
        | DataLost { .. } => services::apply(board, id, what),
        ReopenRefused { .. } => {}

        FloodBegan { .. } | FloodAbsorbed { .. } | FloodEnded { .. } | Shielded { .. } | Unshielded { .. } => {
            floods::apply(board, id, what);
        }

        HostsImplanted { .. }
        | HostsEncrypted { .. }
        | HostsWiped { .. }
        | HostsRestored { .. }
        | HostsCleaned { .. }
        | ShellPlanted { .. }
        | ShellRemoved { .. }
        | BackupChecked { .. }
        | BackupDestroyed { .. } => hosts::apply(board, id, what),

        AccountsDisabled { .. }
        | AccountsEnabled { .. }
        | CredentialsTaken { .. }
        | CredentialsReset { .. }
        | LogonTrouble { .. }
        | LogonTroubleOver { .. } => identity::apply(board, id, what),

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
        | StolenPublished { .. } => adversary::apply(board, id, what),

        AlertRaised { .. }
        | FalseAlarmRaised { .. }
        | DamageReported { .. }
        | Believed { .. }
        | EvidenceCaptured { .. }
        | EvidenceLost { .. }
        | SampleRan { .. }
        | ClearedWrongly { .. }
        | MonitorReported { .. } => knowledge::apply(board, id, what),

        NewsRead { .. } | TrustMoved { .. } => public::apply(board, id, what),
        StatementMade { .. } => {
            public::apply(board, id, what);
            adversary::overhear(board, id, what);
        }

        InjectArrived { .. } | InjectAnswered { .. } => injects::apply(board, id, what),
        ObjectiveMet { .. } | ObjectiveMissed { .. } => objectives::apply(board, id, what),
    }
}
