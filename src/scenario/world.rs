//! What a scenario says the world is made of: agencies, zones, systems, services, people.

use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Takes};
use super::condition::Condition;
use super::leaf::{Area, Curve, Permille, Prose};
use super::names::*;

/// What travels between zones. Each can be cut by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Pages and application calls.
    Web,
    Mail,
    /// Log-on to a domain controller.
    Logon,
    Database,
    Backup,
    /// Consoles and management agents.
    Admin,
    /// Remote Desktop.
    Rdp,
    /// File shares and remote execution.
    Smb,
    /// From inside to the internet: browsing, updates, and an intruder's beacons.
    Outbound,
}

impl Flow {
    pub const ALL: [Flow; 9] =
        [Flow::Web, Flow::Mail, Flow::Logon, Flow::Database, Flow::Backup, Flow::Admin, Flow::Rdp, Flow::Smb, Flow::Outbound];

    pub fn word(self) -> &'static str {
        match self {
            Flow::Web => "web",
            Flow::Mail => "mail",
            Flow::Logon => "log-on",
            Flow::Database => "database",
            Flow::Backup => "backup",
            Flow::Admin => "administration",
            Flow::Rdp => "remote desktop",
            Flow::Smb => "file shares",
            Flow::Outbound => "outbound",
        }
    }
}

/// A set of flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Flow>", into = "Vec<Flow>")]
pub struct Flows(u16);

impl Flows {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self((1 << Flow::ALL.len()) - 1);

    pub fn only(flow: Flow) -> Self {
        Self(1 << flow as u16)
    }

    pub fn has(self, flow: Flow) -> bool {
        self.0 & (1 << flow as u16) != 0
    }

    pub fn with(self, flow: Flow) -> Self {
        Self(self.0 | 1 << flow as u16)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Flow> {
        Flow::ALL.into_iter().filter(move |flow| self.has(*flow))
    }
}

impl From<Vec<Flow>> for Flows {
    fn from(flows: Vec<Flow>) -> Self {
        flows.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Flows> for Vec<Flow> {
    fn from(flows: Flows) -> Self {
        flows.iter().collect()
    }
}

/// Who sits at the table and gives orders.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub id: Declared,
    pub name: Prose,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    pub id: Declared,
    pub name: Prose,
    #[serde(default)]
    pub about: Prose,
    /// Who speaks for it when something is wrong.
    #[serde(default)]
    pub speaker: Prose,
    #[serde(default)]
    pub staff: u32,
}

/// Which part a zone plays. Rules and moves speak of parts, so that they fit any scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The world outside: citizens, monitors, intruders. Exactly one zone.
    Internet,
    /// What the internet can reach.
    Edge,
    Core,
    Identity,
    Management,
    Vault,
    Office,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    pub id: Declared,
    pub name: Prose,
    pub part: Part,
    /// On a network of its own, which going dark leaves alone.
    #[serde(default)]
    pub separate: bool,
    #[serde(default)]
    pub board: Option<Area>,
    /// How many cards stand side by side on the board.
    #[serde(default = "one")]
    pub columns: u16,
}

fn one() -> u16 {
    1
}

/// What may travel between two zones, in either direction.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub id: Declared,
    pub between: (ZoneId, ZoneId),
    pub flows: Flows,
}

/// Who may log on where. A credential for a domain opens every system in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    pub id: Declared,
    pub name: Prose,
    pub controllers: SystemId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Make {
    Servers,
    Workstations,
}

/// What must work, and be reachable, for something to work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needs {
    #[default]
    Nothing,
    /// In a system: that system, reached from here by that flow.
    On(SystemId, Flow),
    /// The way by that flow from the first system to the second is open, and the second works. Whether the first works
    /// is another question: ask it with `Up`.
    From(SystemId, SystemId, Flow),
    /// That system works.
    Up(SystemId),
    /// That system works, and reaches the world outside.
    Outside(SystemId),
    /// That service works.
    Service(ServiceId),
    All(Vec<Needs>),
    Any(Vec<Needs>),
}

impl Needs {
    /// Calls `see` with every leaf.
    pub fn leaves<'a>(&'a self, see: &mut dyn FnMut(&'a Needs)) {
        match self {
            Needs::All(inner) | Needs::Any(inner) => inner.iter().for_each(|needs| needs.leaves(see)),
            leaf => see(leaf),
        }
    }
}

/// The copy of a system's data that lies in the vault.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupPlan {
    /// How old the newest good copy is when it is needed. What people entered in that time is lost with a restore,
    /// and they enter it again.
    pub age: Lasting,
    /// Chance that the copy carries the intruder with it.
    #[serde(default)]
    pub poisoned_permille: Permille,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    pub id: Declared,
    pub name: Prose,
    /// A name that fits a card.
    #[serde(default)]
    pub short: Prose,
    #[serde(default)]
    pub about: Prose,
    pub zone: ZoneId,
    pub owner: AgencyId,
    pub make: Make,
    pub hosts: u32,
    #[serde(default)]
    pub domain: Option<DomainId>,
    /// 1 may wait, 5 must not stop.
    pub criticality: u8,
    /// How an intruder, or an administrator, can get onto it.
    #[serde(default)]
    pub listens: Flows,
    #[serde(default)]
    pub needs: Needs,
    /// Chance that a fully noisy step on it is noticed.
    pub sensor_permille: Permille,
    #[serde(default)]
    pub backup: Option<BackupPlan>,
    /// Weight of what its memory and disks can prove; 0 for nothing of interest.
    #[serde(default)]
    pub evidence: u32,
}

/// How demand is spread over the week.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub id: Declared,
    /// Weight of each hour of the day, from 00:00.
    pub hours: Curve<24>,
    /// Weight of each day, from Monday.
    pub days: Curve<7>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A way to be served without the network: counters, police stations, manual registers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    pub id: Declared,
    pub name: Prose,
    #[serde(default)]
    pub about: Prose,
    /// When it is staffed: the hour at which it opens and the one at which it closes, and on which days.
    pub hours: (u8, u8),
    pub days: Vec<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Over the internet.
    Public,
    /// Inside the government network.
    Staff,
}

/// Requests that a fallback can serve while the service is down.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub at: FallbackId,
    pub per_hour: u32,
}

/// Another service that can take part of the demand, once people are sent there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    pub service: ServiceId,
    pub takes_permille: Permille,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub id: Declared,
    pub name: Prose,
    /// A name that fits a chip.
    #[serde(default)]
    pub short: Prose,
    #[serde(default)]
    pub about: Prose,
    pub owner: AgencyId,
    /// How many of the scenario's e-services it stands for.
    #[serde(default)]
    pub covers: u32,
    pub audience: Audience,
    /// The system its users reach.
    pub front: SystemId,
    pub needs: Needs,
    pub profile: ProfileId,
    pub requests_per_week: u32,
    #[serde(default)]
    pub abroad_permille: Permille,
    #[serde(default)]
    pub paper: Option<Paper>,
    #[serde(default)]
    pub stand_in: Option<StandIn>,
    /// It can move to a partner's cloud.
    #[serde(default)]
    pub can_move: bool,
    /// Who complains when it is down.
    #[serde(default)]
    pub shouts: Prose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skill {
    /// Watching, triage, forensics.
    Analysis,
    Network,
    /// Servers, images, backups.
    Systems,
    Identity,
    /// Applications and their tests.
    Applications,
    /// Agencies, counters, citizens.
    Liaison,
    /// Decisions, the Prime Minister, the public.
    Command,
}

impl Skill {
    pub const ALL: [Skill; 7] =
        [Skill::Analysis, Skill::Network, Skill::Systems, Skill::Identity, Skill::Applications, Skill::Liaison, Skill::Command];

    pub fn word(self) -> &'static str {
        match self {
            Skill::Analysis => "analysis",
            Skill::Network => "network",
            Skill::Systems => "systems",
            Skill::Identity => "identity",
            Skill::Applications => "applications",
            Skill::Liaison => "liaison",
            Skill::Command => "command",
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    pub id: Declared,
    pub name: Prose,
    pub skills: Vec<Skill>,
    pub people: u32,
    /// Comes with this partner; otherwise it is ours from the start.
    #[serde(default)]
    pub partner: Option<PartnerId>,
    /// With a partner: works from afar, before its people are on site.
    #[serde(default)]
    pub remote: bool,
}

/// Something a partner changes for everybody, once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gift {
    /// Signs of the intruder: searches find more.
    Indicators(Permille),
    /// A cloud to which mail can move.
    CloudMail,
    /// A network map and a plan: work on the network is quicker.
    Runbooks(Permille),
    /// It knows the intruder from elsewhere: what is said of its next step is right more often.
    Intelligence(Permille),
    /// People who coordinate: so many more works at once.
    Coordinators(u8),
}

/// What a partner asks for as long as it helps.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub text: Prose,
    /// Moves that break the term…
    pub without: Vec<MoveId>,
    /// …unless this has come true.
    pub until: Condition,
    /// How long its people stand down when the term is broken.
    pub stands_down: Lasting,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    pub id: Declared,
    pub name: Prose,
    #[serde(default)]
    pub about: Prose,
    /// From the call to the first help over the line.
    pub remote_after: Takes,
    /// From the call to people in the room; none if they never come.
    #[serde(default)]
    pub on_site_after: Option<Takes>,
    #[serde(default)]
    pub brings: Vec<Gift>,
    #[serde(default)]
    pub terms: Vec<Term>,
    /// When it can be asked at all.
    #[serde(default)]
    pub available: Condition,
}
