//! What an event should look like: its name, and as much of what it says as matters.
//!
//! The names are those of [`What`], as `godark run --events --format json` writes them. A field that is left out may be
//! anything.

use serde::Deserialize;

use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Openness, Target};
use crate::scenario::names::*;
use crate::scenario::world::Flow;
use crate::sim::event::{DropReason, StopReason, TrustReason, What};
use crate::sim::state::{BackupSight, Status};

/// A range of a number, both ends included; an end that is left out is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Within {
    pub from: Option<i64>,
    pub to: Option<i64>,
}

impl Within {
    fn holds(self, number: i64) -> bool {
        self.from.is_none_or(|from| from <= number) && self.to.is_none_or(|to| number <= to)
    }
}

/// Something that is asked of a field.
trait Asks<T> {
    fn fits(&self, found: &T) -> bool;
}

impl<T: PartialEq> Asks<T> for T {
    fn fits(&self, found: &T) -> bool {
        self == found
    }
}

macro_rules! numbers {
    ($($Number:ty: $read:expr;)*) => {
        $(impl Asks<$Number> for Within {
            fn fits(&self, found: &$Number) -> bool {
                let read: fn(&$Number) -> i64 = $read;
                self.holds(read(found))
            }
        })*
    };
}

numbers! {
    u32: |number| i64::from(*number);
    u16: |number| i64::from(*number);
    i16: |number| i64::from(*number);
    Permille: |share| i64::from(share.0);
}

impl Asks<Option<SystemId>> for SystemId {
    fn fits(&self, found: &Option<SystemId>) -> bool {
        *found == Some(*self)
    }
}

/// Everything that is asked of the fields of one event.
trait AsksAll<F> {
    fn all_fit(&self, found: F) -> bool;
}

macro_rules! tuples {
    ($(($($Asked:ident $Found:ident $number:tt),*))*) => {
        $(impl<'a, $($Asked: Asks<$Found>, $Found),*> AsksAll<($(&'a $Found,)*)> for ($(&Option<$Asked>,)*) {
            fn all_fit(&self, found: ($(&'a $Found,)*)) -> bool {
                $(self.$number.as_ref().is_none_or(|asked| asked.fits(found.$number)))&&*
            }
        })*
    };
}

tuples! {
    (A F 0)
    (A F 0, B G 1)
    (A F 0, B G 1, C H 2)
}

macro_rules! sightings {
    (
        plain: $($Plain:ident)*;
        telling: $($Name:ident { $($field:ident: $Type:ty),* })*
    ) => {
        /// What is looked for among the events.
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub enum Sighting {
            $($Plain,)*
            $($Name { $(#[serde(default)] $field: Option<$Type>),* },)*
        }

        impl Sighting {
            /// Every name, with the fields that may be asked for.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] =
                &[$((stringify!($Plain), &[]),)* $((stringify!($Name), &[$(stringify!($field)),*]),)*];

            /// Says whether an event is such a one.
            pub fn fits(&self, what: &What) -> bool {
                match self {
                    $(Sighting::$Plain => matches!(what, What::$Plain { .. }),)*
                    $(Sighting::$Name { $($field),* } => {
                        let asked = ($($field,)*);
                        matches!(what, What::$Name { $($field,)* .. } if asked.all_fit(($($field,)*)))
                    })*
                }
            }

            /// Returns the name by which an event is looked for; none for what the timer does, which is not of the rules.
            ///
            /// A new event has to be added below: without it, this does not compile.
            pub fn name(what: &What) -> Option<&'static str> {
                match what {
                    $(What::$Plain { .. } => Some(stringify!($Plain)),)*
                    $(What::$Name { .. } => Some(stringify!($Name)),)*
                    What::Timer(_) => None,
                }
            }
        }
    };
}

sightings! {
    plain:
        ShiftsBegan LeaderBriefed CountriesWarned
        ForeignClosed ForeignOpened InboundClosed InboundOpened DarkPrepared WentDark DarkLifted
        Redirected EntryPatched BuiltInChanged LinkLost LinkRegained Rerouting AttackClaimed SampleSubmitted SurgeOver Ended;
    telling:
        Began { doctrine: DoctrineId }
        OrderGiven { seat: SeatId }
        WorkQueued { team: TeamId, what: MoveId, on: Target }
        WorkStarted { team: TeamId, what: MoveId, on: Target }
        WorkExtended { team: TeamId }
        WorkDone { team: TeamId, what: MoveId, on: Target }
        WorkDropped { what: MoveId, on: Target, why: DropReason }
        TeamArrived { team: TeamId }
        TeamStoodDown { team: TeamId }
        TeamReturned { team: TeamId }
        TeamOccupied { team: TeamId }
        PartnerAsked { partner: PartnerId }
        PartnerRemote { partner: PartnerId }
        PartnerOnSite { partner: PartnerId }
        TermBroken { partner: PartnerId }
        Prioritised { agency: AgencyId }
        FlowCut { link: LinkId, flow: Flow }
        FlowRestored { link: LinkId, flow: Flow }
        PathOpened { link: LinkId, flow: Flow }
        SystemIsolated { system: SystemId }
        SystemReconnected { system: SystemId }
        SystemShutDown { system: SystemId }
        SystemStarted { system: SystemId }
        ZoneSegmented { zone: ZoneId }
        ZoneRejoined { zone: ZoneId }
        ServiceClosed { service: ServiceId }
        ServiceOpened { service: ServiceId }
        ServiceOpenedAbroad { service: ServiceId }
        ServiceMoved { service: ServiceId }
        ReopenRefused { service: ServiceId, system: SystemId }
        SystemLevel { system: SystemId, level: Within }
        ServiceLevel { service: ServiceId, inside: Within, abroad: Within }
        FallbackPromised { fallback: FallbackId }
        FallbackOpened { fallback: FallbackId }
        FallbackClosed { fallback: FallbackId }
        DataLost { service: ServiceId, system: SystemId, requests: Within }
        FloodBegan { system: SystemId, load: Within, abroad: Within }
        FloodAbsorbed { system: SystemId }
        FloodEnded { system: SystemId }
        Shielded { system: SystemId }
        Unshielded { system: SystemId }
        HostsImplanted { system: SystemId, hosts: Within }
        HostsEncrypted { system: SystemId, hosts: Within }
        HostsWiped { system: SystemId, hosts: Within }
        HostsRestored { system: SystemId, hosts: Within, poisoned: Within }
        HostsCleaned { system: SystemId, hosts: Within }
        ShellPlanted { system: SystemId }
        ShellRemoved { system: SystemId }
        BackupChecked { system: SystemId, seen: BackupSight }
        BackupDestroyed { system: SystemId }
        AccountsDisabled { domain: DomainId }
        AccountsEnabled { domain: DomainId }
        CredentialsTaken { domain: DomainId }
        CredentialsReset { domain: DomainId }
        LogonTrouble { domain: DomainId }
        LogonTroubleOver { domain: DomainId }
        PostureTaken { posture: PostureId }
        StepBegan { technique: TechniqueId, on: SystemId, from: SystemId }
        StepDone { technique: TechniqueId, on: SystemId, worked: bool }
        JobBegan { technique: TechniqueId, on: SystemId, from: SystemId }
        JobStopped { on: SystemId, why: StopReason }
        SensorsBlinded { system: SystemId }
        LogsErased { system: SystemId }
        MailTaken { system: SystemId, stolen: Within }
        BeaconMissed { system: SystemId }
        LogonFailed { system: SystemId }
        StolenPublished { times: Within }
        AlertRaised { system: SystemId, technique: TechniqueId, sure: Within }
        FalseAlarmRaised { system: SystemId, sure: Within }
        DamageReported { system: SystemId, encrypted: Within, wiped: Within }
        Believed { system: SystemId, status: Status, sure: Within }
        EvidenceCaptured { system: SystemId, share: Within }
        EvidenceLost { system: SystemId, share: Within }
        IndicatorsGained { permille: Within }
        SampleRan { system: SystemId, looks_clean: bool }
        ClearedWrongly { system: SystemId }
        IntentAssessed { posture: PostureId, on: SystemId, sure: Within }
        MonitorReported { reachable: Within }
        StatementMade { openness: Openness }
        NewsRead { unmet: Within, asked: Within }
        TrustMoved { by: Within, why: TrustReason }
        SurgeBegan { permille: Within }
        InjectArrived { inject: InjectId }
        InjectAnswered { choice: ChoiceId, by_default: bool }
        ObjectiveMet { objective: ObjectiveId }
        ObjectiveMissed { objective: ObjectiveId }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_may_be_anything() {
        let (one, two) = (SystemId::new(0), SystemId::new(1));
        let wiped = |hosts| What::HostsWiped { system: one, hosts };
        let asked = |system, hosts| Sighting::HostsWiped { system, hosts };
        assert!(asked(None, None).fits(&wiped(3)));
        assert!(asked(Some(one), Some(Within { from: Some(3), to: Some(3) })).fits(&wiped(3)));
        assert!(!asked(Some(two), None).fits(&wiped(3)));
        assert!(!asked(None, Some(Within { from: Some(4), to: None })).fits(&wiped(3)));
        assert!(!asked(None, None).fits(&What::WentDark));
        assert!(Sighting::WentDark.fits(&What::WentDark));
    }

    #[test]
    fn what_may_not_be_there_is_asked_for_as_if_it_were() {
        let (one, posture) = (SystemId::new(0), PostureId::new(0));
        let assessed = |on| What::IntentAssessed { posture, on, sure: Permille(600) };
        let asked = Sighting::IntentAssessed { posture: None, on: Some(one), sure: None };
        assert!(asked.fits(&assessed(Some(one))) && !asked.fits(&assessed(None)));
    }

    #[test]
    fn every_event_of_a_run_has_a_name_to_look_for_it() {
        let session = crate::testing::played_out("history");
        for event in session.sim.journal().events() {
            let name = Sighting::name(&event.what);
            assert!(name.is_some_and(|name| Sighting::ALL.iter().any(|(known, _)| *known == name)), "{:?}", event.what);
        }
    }
}
