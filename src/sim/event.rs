//! Everything that happens, with its cause. Applying an event is the only thing that changes an exercise.

use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Openness, Target};
use crate::scenario::names::*;
use crate::scenario::world::Flow;

use super::state::{BackupSight, Status};

/// The number of an event: its place in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub u32);

impl EventId {
    /// The first event of every exercise: its beginning.
    pub const ROOT: Self = Self(0);
}

/// Which rule produced an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The scenario itself: how things stand at the start.
    Start,
    /// A seat gave an order.
    Order,
    /// A team finished a piece of work.
    Work,
    /// Who can work, when, and how fast.
    People,
    /// A partner keeps its word, or its terms.
    Partner,
    /// The intruder acts.
    Intruder,
    /// The intruder notices, and changes its mind.
    Doctrine,
    /// Sensors and people notice.
    Detection,
    /// A system or service follows what it needs.
    Dependency,
    /// Log-ons and credentials.
    Identity,
    /// The public and the press.
    Public,
    /// Injects come and go.
    Inject,
    /// A fallback opens or closes.
    Fallback,
    /// Objectives are decided.
    Objective,
    /// What the world can see from outside.
    Monitor,
    /// The timer, which is outside the rules.
    Timer,
}

impl Rule {
    /// Returns one sentence for people.
    pub fn words(self) -> &'static str {
        match self {
            Rule::Start => "how things stood at the start",
            Rule::Order => "an order",
            Rule::Work => "work was finished",
            Rule::People => "people and shifts",
            Rule::Partner => "a partner's word and terms",
            Rule::Intruder => "the intruder acts",
            Rule::Doctrine => "the intruder notices",
            Rule::Detection => "sensors and people notice",
            Rule::Dependency => "what needs it follows",
            Rule::Identity => "log-ons and credentials",
            Rule::Public => "the public and the press",
            Rule::Inject => "the world around",
            Rule::Fallback => "counters and paper",
            Rule::Objective => "an objective is decided",
            Rule::Monitor => "what the world can see",
            Rule::Timer => "the timer",
        }
    }
}

/// Why an event happened: by which rule, and after which earlier event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub rule: Rule,
    pub parent: EventId,
}

/// How a piece of work came to an end without being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// When its turn came it made no sense any more.
    Overtaken,
    /// A seat stopped it.
    Stopped,
    /// The team left.
    TeamLeft,
    /// The copies that it needed are gone.
    NoCopy,
}

/// Why an intruder's push ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    Finished,
    /// Its source was cut off or cleaned.
    SourceLost,
    /// The way to the target was cut.
    WayCut,
    /// The target was cut off or shut down.
    TargetCut,
    /// Nobody could steer it any more.
    Blind,
}

/// Why public trust moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrustReason {
    /// Requests went unmet since the last news.
    Unmet,
    /// Services are down and nobody has said why.
    Silence,
    /// A statement told people what is going on.
    Told,
    /// A statement hid what came out later.
    Hidden,
    /// A service that people waited for is back.
    Returned,
    /// There is a counter to go to.
    Counter,
    Inject,
    Answer,
    Leak,
    Claim,
    /// What was called clean was not.
    Misjudged,
    Move,
    /// Nothing new: people forget slowly.
    Calm,
}

/// What the timer did. It changes nothing in the rules, but belongs to the story of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimerMark {
    /// The countdown of a round ran out, and the plan was committed as it stood.
    RoundRanOut,
    /// The players committed the round themselves.
    RoundCommitted,
    Paused,
    Resumed,
    /// Somebody sat down again to a recording that had been left.
    SatDown,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Began { doctrine: DoctrineId },
    Timer(TimerMark),

    // Orders and work
    OrderGiven { seat: SeatId, act: ActId },
    WorkQueued { team: TeamId, what: MoveId, on: Target },
    WorkStarted { team: TeamId, what: MoveId, on: Target, due: Minute },
    WorkExtended { team: TeamId, due: Minute },
    WorkDone { team: TeamId, what: MoveId, on: Target },
    WorkDropped { team: TeamId, what: MoveId, on: Target, why: DropReason },

    // People and partners
    ShiftsBegan,
    TeamArrived { team: TeamId },
    TeamStoodDown { team: TeamId, until: Minute },
    TeamReturned { team: TeamId },
    TeamOccupied { team: TeamId, until: Minute },
    PartnerAsked { partner: PartnerId },
    PartnerRemote { partner: PartnerId },
    PartnerOnSite { partner: PartnerId },
    TermBroken { partner: PartnerId, term: u8 },
    LeaderBriefed,
    CountriesWarned,
    Prioritised { agency: AgencyId },

    // The network
    ForeignClosed,
    ForeignOpened,
    InboundClosed,
    InboundOpened,
    FlowCut { link: LinkId, flow: Flow },
    FlowRestored { link: LinkId, flow: Flow },
    PathOpened { link: LinkId, flow: Flow },
    SystemIsolated { system: SystemId },
    SystemReconnected { system: SystemId },
    SystemShutDown { system: SystemId },
    SystemStarted { system: SystemId },
    ZoneSegmented { zone: ZoneId },
    ZoneRejoined { zone: ZoneId },
    DarkPrepared,
    WentDark,
    DarkLifted,

    // Services
    ServiceClosed { service: ServiceId },
    ServiceOpened { service: ServiceId },
    ServiceOpenedAbroad { service: ServiceId },
    ServiceMoved { service: ServiceId },
    ReopenRefused { service: ServiceId, system: SystemId },
    SystemLevel { system: SystemId, level: Permille },
    ServiceLevel { service: ServiceId, inside: Permille, abroad: Permille },
    FallbackPromised { fallback: FallbackId, opens: Minute },
    FallbackOpened { fallback: FallbackId },
    FallbackClosed { fallback: FallbackId },
    Redirected,

    DataLost { service: ServiceId, system: SystemId, requests: u32 },

    // Floods
    FloodBegan { system: SystemId, load: Permille, abroad: Permille, until: Minute },
    FloodAbsorbed { system: SystemId },
    FloodEnded { system: SystemId },
    Shielded { system: SystemId, absorbs: Permille, turns_away: Permille },
    Unshielded { system: SystemId },

    // Hosts
    HostsImplanted { system: SystemId, hosts: u32 },
    HostsEncrypted { system: SystemId, hosts: u32 },
    HostsWiped { system: SystemId, hosts: u32 },
    HostsRestored { system: SystemId, hosts: u32, poisoned: u32 },
    HostsCleaned { system: SystemId, hosts: u32 },
    ShellPlanted { system: SystemId },
    ShellRemoved { system: SystemId },
    EntryPatched,
    BuiltInChanged,
    BackupChecked { system: SystemId, seen: BackupSight },
    BackupDestroyed { system: SystemId },

    // Identity
    AccountsDisabled { domain: DomainId },
    AccountsEnabled { domain: DomainId },
    CredentialsTaken { domain: DomainId },
    CredentialsReset { domain: DomainId },
    LogonTrouble { domain: DomainId, until: Minute },
    LogonTroubleOver { domain: DomainId },

    // The intruder
    PostureTaken { posture: PostureId },
    StepBegan { hand: u8, technique: TechniqueId, on: SystemId, from: SystemId, due: Minute },
    StepDone { hand: u8, technique: TechniqueId, on: SystemId, worked: bool },
    JobBegan { job: u32, technique: TechniqueId, on: SystemId, from: SystemId },
    JobStopped { job: u32, on: SystemId, why: StopReason },
    SensorsBlinded { system: SystemId },
    LogsErased { system: SystemId },
    MailTaken { system: SystemId, stolen: Permille },
    BeaconMissed { system: SystemId },
    LogonFailed { system: SystemId },
    LinkLost,
    LinkRegained,
    Rerouting { until: Minute },
    AttackClaimed,
    StolenPublished { times: u16 },

    // Knowledge
    AlertRaised { system: SystemId, technique: TechniqueId, sure: Permille },
    FalseAlarmRaised { claim: u16, system: SystemId, sure: Permille },
    DamageReported { system: SystemId, encrypted: u32, wiped: u32 },
    Believed { system: SystemId, status: Status, sure: Permille },
    EvidenceCaptured { system: SystemId, share: Permille },
    EvidenceLost { system: SystemId, share: Permille },
    IndicatorsGained { permille: Permille },
    SampleSubmitted,
    SampleRan { system: SystemId, looks_clean: bool },
    ClearedWrongly { system: SystemId },
    IntentAssessed { posture: PostureId, on: Option<SystemId>, sure: Permille },
    MonitorReported { reachable: Permille },

    // Public and politics
    StatementMade { openness: Openness },
    NewsRead { unmet: u32, asked: u32 },
    TrustMoved { by: i16, why: TrustReason },
    SurgeBegan { permille: Permille, until: Minute },
    SurgeOver,

    // Story
    InjectArrived { inject: InjectId },
    InjectAnswered { choice: ChoiceId, by_default: bool },
    ObjectiveMet { objective: ObjectiveId },
    ObjectiveMissed { objective: ObjectiveId },
    Ended,
}

/// The number of an order among those given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActId(pub u32);

/// One thing that happened, when, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub id: EventId,
    pub minute: Minute,
    pub cause: Cause,
    pub what: What,
}

impl What {
    /// Says whether players see it as it happens.
    pub fn is_visible(&self, scenario: &Scenario) -> bool {
        use What::*;
        // An objective that speaks of what nobody can know is decided where nobody sees it.
        if let ObjectiveMet { objective } | ObjectiveMissed { objective } = self {
            return !scenario.content.objectives[*objective].is.reads_truth();
        }
        !matches!(
            self,
            Began { .. }
                | Timer(_)
                | WorkExtended { .. }
                | SystemLevel { .. }
                | HostsImplanted { .. }
                | HostsEncrypted { .. }
                | HostsWiped { .. }
                | HostsCleaned { .. }
                | ShellPlanted { .. }
                | BackupDestroyed { .. }
                | CredentialsTaken { .. }
                | PostureTaken { .. }
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
                | EvidenceLost { .. }
                | FloodAbsorbed { .. }
        )
    }
}
