//! What a scenario says the world is made of: agencies, zones, systems, services, people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Takes};
use super::condition::Condition;
use super::leaf::{Area, Curve, Permille, Prose};
use super::names::*;

/// What travels between zones. Each can be cut by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Pages and application calls.
    Web,
    /// Mail between servers.
    Mail,
    /// Log-on to a domain controller.
    Logon,
    /// Queries to a database.
    Database,
    /// Copies to the vault and back.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What the chair is called.
    pub name: Prose,
}

/// An institution that owns systems and services.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// What it does, for people.
    #[serde(default)]
    pub about: Prose,
    /// Who speaks for it when something is wrong.
    #[serde(default)]
    pub speaker: Prose,
    /// How many people work there. For people; no rule counts them.
    #[serde(default)]
    pub staff: u32,
}

/// Which part a zone plays. Rules and moves speak of parts, so that they fit any scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ZonePart")]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The world outside: citizens, monitors, intruders. Exactly one zone.
    Internet,
    /// What the internet can reach.
    Edge,
    /// Where services run.
    Core,
    /// Where log-ons are checked.
    Identity,
    /// Where machines are administered from.
    Management,
    /// Where the copies lie. Copies exist as long as the systems here do.
    Vault,
    /// Where people sit.
    Office,
}

/// A part of the network. Inside a zone everything can travel.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called on the board.
    pub name: Prose,
    /// The part that it plays for rules and moves.
    pub part: Part,
    /// On a network of its own, which going dark leaves alone.
    #[serde(default)]
    pub separate: bool,
    /// Where it stands on the board. Left out: the game finds a place.
    #[serde(default)]
    pub board: Option<Area>,
    /// How many cards stand side by side in it, 1 or more.
    #[serde(default = "one")]
    pub columns: u16,
}

fn one() -> u16 {
    1
}

/// What may travel between two zones, in either direction.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// The two zones. Two zones have one link at most.
    pub between: (ZoneId, ZoneId),
    /// What may travel. At least one flow.
    pub flows: Flows,
}

/// Who may log on where. A credential for a domain opens every system in it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// The system that checks its log-ons.
    pub controllers: SystemId,
}

/// What kind of machines a system is made of: they are restored at different speeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Make {
    /// Servers.
    Servers,
    /// Desks, laptops, tablets.
    Workstations,
}

/// What must work, and be reachable, for something to work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Needs {
    /// Nothing else.
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
    /// All of these.
    All(Vec<Needs>),
    /// At least one of these.
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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupPlan {
    /// How old the newest good copy is when it is needed. What people entered in that time is lost with a restore,
    /// and they enter it again.
    pub age: Lasting,
    /// Chance that the copy carries the intruder with it.
    #[serde(default)]
    pub poisoned_permille: Permille,
}

/// A group of machines that does one thing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// A name that fits a card.
    #[serde(default)]
    pub short: Prose,
    /// What it is for, in a sentence or two.
    #[serde(default)]
    pub about: Prose,
    /// The zone in which it stands; not the internet.
    pub zone: ZoneId,
    /// The agency that it belongs to.
    pub owner: AgencyId,
    /// Servers or workstations.
    pub make: Make,
    /// How many machines it is made of, 1 to 10,000,000. With 70 % of them it works fully, with 35 % for some.
    #[schemars(range(min = 1, max = 10_000_000))]
    pub hosts: u32,
    /// Whose log-ons open it. Left out: stolen credentials do not.
    #[serde(default)]
    pub domain: Option<DomainId>,
    /// From 1, may wait, to 5, must not stop. Bots restore in this order, and some intruders destroy in it.
    #[schemars(range(min = 1, max = 5))]
    pub criticality: u8,
    /// How an intruder, or an administrator, can get onto it. `limit-requests` and its like need `web`.
    #[serde(default)]
    pub listens: Flows,
    /// What must work for it to work.
    #[serde(default)]
    pub needs: Needs,
    /// Chance, in thousandths, that a fully noisy step on it is noticed.
    pub sensor_permille: Permille,
    /// The copy of it in the vault. Left out: there is none.
    #[serde(default)]
    pub backup: Option<BackupPlan>,
    /// Weight of what its memory and disks can prove, 0 to 1000; 0 for nothing of interest.
    #[serde(default)]
    #[schemars(range(max = 1000))]
    pub evidence: u32,
}

/// How demand is spread over the week.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// Weight of each hour of the day, from 00:00: 24 whole numbers.
    pub hours: Curve<24>,
    /// Weight of each day, from Monday: 7 whole numbers.
    pub days: Curve<7>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// What it looks like, in a sentence.
    #[serde(default)]
    pub about: Prose,
    /// The hour at which it opens and the one at which it closes, 0 to 24: `(8, 16)`.
    pub hours: (u8, u8),
    /// The days on which it is staffed.
    pub days: Vec<Day>,
}

/// From where a service is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Over the internet: a link from there to the zone of its front must carry `web`.
    Public,
    /// Inside the government network.
    Staff,
}

/// Requests that a fallback can serve while the service is down.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Where people go.
    pub at: FallbackId,
    /// So many requests an hour can be served there.
    pub per_hour: u32,
}

/// Another service that can take part of the demand, once people are sent there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    /// That other service.
    pub service: ServiceId,
    /// The share of the demand, in thousandths, that it can take.
    pub takes_permille: Permille,
}

/// Something that people use. It works as well as its front and what it needs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// A name that fits a chip.
    #[serde(default)]
    pub short: Prose,
    /// What it is, for people.
    #[serde(default)]
    pub about: Prose,
    /// The agency that answers for it.
    pub owner: AgencyId,
    /// How many of the scenario's e-services it stands for.
    #[serde(default)]
    pub covers: u32,
    /// Who uses it, and from where.
    pub audience: Audience,
    /// The system that its users reach.
    pub front: SystemId,
    /// What must work besides the front.
    pub needs: Needs,
    /// When it is wanted.
    pub profile: ProfileId,
    /// How often it is wanted in a week, 0 to 1,000,000,000.
    #[schemars(range(max = 1_000_000_000))]
    pub requests_per_week: u32,
    /// The share of requests, in thousandths, that comes from abroad.
    #[serde(default)]
    pub abroad_permille: Permille,
    /// How it is served without the network. Left out: not at all.
    #[serde(default)]
    pub paper: Option<Paper>,
    /// Where people can be sent instead. Left out: nowhere.
    #[serde(default)]
    pub stand_in: Option<StandIn>,
    /// It can move to a partner's cloud.
    #[serde(default)]
    pub can_move: bool,
    /// Who complains when it is down.
    #[serde(default)]
    pub shouts: Prose,
}

/// What a team can do, and what a move asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Skill {
    /// Watching, triage, forensics.
    Analysis,
    /// Switches, firewalls, the edge.
    Network,
    /// Servers, images, backups.
    Systems,
    /// Accounts, log-ons, credentials.
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

/// People who work together. A team does one thing at a time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// What it can do.
    pub skills: Vec<Skill>,
    /// How many they are. For people; no rule counts them.
    pub people: u32,
    /// Comes with this partner; otherwise it is ours from the start.
    #[serde(default)]
    pub partner: Option<PartnerId>,
    /// With a partner: it works from afar, as soon as the partner is on the line.
    #[serde(default)]
    pub remote: bool,
}

/// Something a partner changes for everybody, once it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Gift {
    /// Signs of the intruder: searches find more, by so many thousandths.
    Indicators(Permille),
    /// A cloud to which mail can move.
    CloudMail,
    /// A network map and a plan: work on the network is quicker, by so many thousandths.
    Runbooks(Permille),
    /// It knows the intruder from elsewhere: what is said of its next step is right more often, by so many
    /// thousandths.
    Intelligence(Permille),
    /// People who coordinate: so many more works at once.
    Coordinators(u8),
}

/// What a partner asks for as long as it helps.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term, in its own words.
    pub text: Prose,
    /// Moves that break the term…
    pub without: Vec<MoveId>,
    /// …unless this has come true.
    pub until: Condition,
    /// How long its people stand down when the term is broken.
    pub stands_down: Lasting,
}

/// Somebody who can be asked for help.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// Who that is, in a sentence or two.
    #[serde(default)]
    pub about: Prose,
    /// From the call to the first help over the line.
    pub remote_after: Takes,
    /// From the call to people in the room; none if they never come.
    #[serde(default)]
    pub on_site_after: Option<Takes>,
    /// What it changes for everybody, once it is there.
    #[serde(default)]
    pub brings: Vec<Gift>,
    /// What it asks for as long as it helps: at most 16 terms.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// When it can be asked at all.
    #[serde(default)]
    pub available: Condition,
}
