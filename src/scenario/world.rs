//! What a scenario says the world is made of: agencies, zones, systems; services and people have files of their own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::Lasting;
use super::leaf::{Area, Permille, Prose};
use super::names::*;
pub use super::people::*;
pub use super::services::*;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
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

/// Most hosts of all systems together: they are counted in 32 bits.
pub const ALL_HOSTS_MAX: u32 = 100_000_000;

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
    /// How many machines it is made of, 1 to 10,000,000; for all systems together 100,000,000 at most. With 70 % of them it works fully, with 35 % for some.
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
