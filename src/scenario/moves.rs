//! What defenders can do. A move is data: who does it, how long it takes, what must be true, what it does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::Takes;
use super::condition::Condition;
use super::leaf::{Permille, Prose};
use super::names::*;
pub use super::playbook::*;
use super::world::{Flow, Make, Part, Skill};

/// Where a move stands on the screen, and whose rule carries it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Cut off, close, go dark, and take that back.
    Isolate,
    /// Look, search, secure evidence.
    Investigate,
    /// Mend the way in, clean, evict, reset credentials.
    Eradicate,
    /// Rebuild, restore, open again.
    Restore,
    /// Serve people without the network.
    Continue,
    /// Partners, shifts, leaders, statements.
    Coordinate,
}

impl Group {
    pub const ALL: [Group; 6] = [Group::Isolate, Group::Investigate, Group::Eradicate, Group::Restore, Group::Continue, Group::Coordinate];

    pub fn word(self) -> &'static str {
        match self {
            Group::Isolate => "isolate",
            Group::Investigate => "investigate",
            Group::Eradicate => "eradicate",
            Group::Restore => "restore",
            Group::Continue => "continue",
            Group::Coordinate => "coordinate",
        }
    }
}

/// The phases of NIST SP 800-61 revision 2, the edition in force in July 2022.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Preparation.
    Preparation,
    /// Detection and analysis.
    Detection,
    /// Containment.
    Containment,
    /// Eradication.
    Eradication,
    /// Recovery.
    Recovery,
    /// Post-incident activity.
    PostIncident,
}

impl Phase {
    pub fn word(self) -> &'static str {
        match self {
            Phase::Preparation => "preparation",
            Phase::Detection => "detection and analysis",
            Phase::Containment => "containment",
            Phase::Eradication => "eradication",
            Phase::Recovery => "recovery",
            Phase::PostIncident => "post-incident activity",
        }
    }
}

/// What kind of thing a move is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// The whole network, the country, or ourselves.
    Nothing,
    /// One system.
    System,
    /// One zone.
    Zone,
    /// One flow on one link.
    Flow,
    /// One identity domain.
    Domain,
    /// One service.
    Service,
    /// One agency.
    Agency,
    /// One partner.
    Partner,
    /// One fallback.
    Fallback,
}

impl Aim {
    pub fn word(self) -> &'static str {
        match self {
            Aim::Nothing => "nothing in particular",
            Aim::System => "a system",
            Aim::Zone => "a zone",
            Aim::Flow => "a flow between two zones",
            Aim::Domain => "an identity domain",
            Aim::Service => "a service",
            Aim::Agency => "an agency",
            Aim::Partner => "a partner",
            Aim::Fallback => "a fallback",
        }
    }
}

/// The thing an order is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Target {
    /// Nothing in particular. What a move with `aim: nothing` is aimed at.
    #[default]
    Nothing,
    /// That system.
    System(SystemId),
    /// That zone.
    Zone(ZoneId),
    /// That flow on that link.
    Flow(LinkId, Flow),
    /// That identity domain.
    Domain(DomainId),
    /// That service.
    Service(ServiceId),
    /// That agency.
    Agency(AgencyId),
    /// That partner.
    Partner(PartnerId),
    /// That fallback.
    Fallback(FallbackId),
}

impl Target {
    pub fn aim(self) -> Aim {
        match self {
            Target::Nothing => Aim::Nothing,
            Target::System(_) => Aim::System,
            Target::Zone(_) => Aim::Zone,
            Target::Flow(..) => Aim::Flow,
            Target::Domain(_) => Aim::Domain,
            Target::Service(_) => Aim::Service,
            Target::Agency(_) => Aim::Agency,
            Target::Partner(_) => Aim::Partner,
            Target::Fallback(_) => Aim::Fallback,
        }
    }
}

/// How much a public statement tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// "Technical works."
    Minimal,
    /// What happened, what is closed, what still works, who helps.
    Open,
    /// All that, and which state did it.
    Blaming,
}

/// What a move does to the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    // Isolate
    /// Closes access from abroad at the edge of the government network. Aim: nothing.
    CloseForeign,
    /// Opens access from abroad again. Aim: nothing.
    OpenForeign,
    /// Closes everything that comes in from the internet; what goes out still does. Aim: nothing.
    CloseInbound,
    /// Lets the internet in again. Aim: nothing.
    OpenInbound,
    /// Cuts a flow on a link. Aim: flow.
    CutFlow,
    /// Opens a flow that was cut. Aim: flow.
    RestoreFlow,
    /// Takes a system off the network; it goes on running. Aim: system.
    Isolate,
    /// Puts an isolated system back on the network, as it is. Aim: system.
    Reconnect,
    /// Switches a system off; 40 % of its evidence is lost with its memory. Aim: system.
    ShutDown,
    /// Switches a system on again; an encryptor that waits for that goes off. Aim: system.
    StartUp,
    /// Cuts every link of a zone. Aim: zone.
    Segment,
    /// Opens the links of a segmented zone, but for flows cut by hand. Aim: zone.
    Rejoin,
    /// Disables privileged accounts: stolen ones stop working, and 18 % of what runs under them. Aim: domain.
    DisableAccounts,
    /// Enables them again. Aim: domain.
    EnableAccounts,
    /// Closes a service, at home and abroad. Aim: service.
    CloseService,
    /// Holds off this share of a flood; turns this share of honest requests away with it. Aim: system, one that
    /// listens to `web`.
    Shield { absorbs_permille: Permille, turns_away_permille: Permille },
    /// Takes the shield away. Aim: system.
    Unshield,
    /// Prepares the cut of the government network. Aim: nothing.
    PrepareDark,
    /// Cuts every link of the government network and closes its public services. Aim: nothing.
    GoDark,
    /// Opens all links again; services stay closed. Aim: nothing.
    LiftDark,
    // Investigate
    /// Looks at one system; finds what is there with this chance. Aim: system.
    Triage { finds_permille: Permille },
    /// Looks at every system of a zone; finds what is there with this chance each. Aim: zone.
    Hunt { finds_permille: Permille },
    /// Secures this share of what evidence is left. Aim: system.
    Capture { share_permille: Permille },
    /// Says of every copy whether it is whole, and whether it carries the intruder. Aim: nothing.
    CheckBackups,
    /// Searches find more by this share; all such shares together count up to 300. Aim: nothing.
    AskIndicators { adds_permille: Permille },
    /// Puts the intruder's tool where the intruder can see it. Aim: nothing.
    SubmitSample,
    /// Runs a found file in a sandbox; shows what it is with this chance. What waits for arguments looks clean. Aim:
    /// system.
    Sandbox { shows_permille: Permille },
    /// Strikes a system off the list without looking. Aim: system.
    Clear,
    /// Says what the intruder will do next, right with this chance. Aim: nothing.
    Assess { sure_permille: Permille },
    // Eradicate
    /// Mends the way in. Aim: nothing.
    PatchEntry,
    /// Removes web shells from every system that was looked at. Aim: nothing.
    RemoveShells,
    /// Cleans one system while the intruder can watch; works with this chance for each machine. Aim: system.
    Clean { works_permille: Permille },
    /// Cleans every system known to be compromised in one night, and resets built-in administrators. Aim: nothing.
    Evict { works_permille: Permille },
    /// Resets credentials; many honest log-ons fail for so long. Aim: domain.
    ResetFast { trouble: Takes },
    /// Resets credentials in stages; nobody is locked out. Aim: domain.
    ResetSafe,
    // Restore
    /// New images, clean data; slow and safe. Hosts per hour and team, 1 or more. Aim: system.
    Rebuild { servers_per_hour: u32, workstations_per_hour: u32 },
    /// The newest copy from the vault, hosts per hour and team, 1 or more. A verified restore is looked at in an
    /// isolated stage first. Aim: system.
    Restore { servers_per_hour: u32, workstations_per_hour: u32, verified: bool },
    /// Opens a service inside the country. A checked one is looked at e-service by e-service first. Aim: service.
    Reopen { checked: bool },
    /// Opens a service abroad. Aim: service.
    ReopenAbroad,
    /// Moves a service to a partner's cloud, for good. Aim: service, one that `can_move`.
    MoveMail,
    // Continue
    /// Opens a fallback, so long after the move. Aim: fallback.
    OpenFallback { opens_after: Takes },
    /// Closes a fallback. Aim: fallback.
    CloseFallback,
    /// Sends people to services that stand in. Aim: nothing.
    Redirect,
    /// Work for one agency is quicker, for others slower. Aim: agency.
    Prioritise,
    // Coordinate
    /// Asks a partner for help. Aim: partner.
    Engage,
    /// People rest; handovers cost time. Aim: nothing.
    RunShifts,
    /// The head of government knows. Aim: nothing.
    BriefLeader,
    /// Makes a public statement. Aim: nothing.
    State { openness: Openness },
    /// Warns others. Aim: nothing.
    WarnCountries,
    /// Moves public trust by so many thousandths, up or down. Any aim.
    Trust(i16),
}

impl Effect {
    /// Returns the group whose rule carries it out; none for what goes with any move.
    pub fn group(&self) -> Option<Group> {
        use Effect::*;
        Some(match self {
            CloseForeign | OpenForeign | CloseInbound | OpenInbound | CutFlow | RestoreFlow => Group::Isolate,
            Isolate | Reconnect | ShutDown | StartUp | Segment | Rejoin => Group::Isolate,
            DisableAccounts | EnableAccounts | CloseService | Shield { .. } | Unshield => Group::Isolate,
            PrepareDark | GoDark | LiftDark => Group::Isolate,
            Triage { .. } | Hunt { .. } | Capture { .. } | CheckBackups | AskIndicators { .. } => Group::Investigate,
            SubmitSample | Sandbox { .. } | Clear | Assess { .. } => Group::Investigate,
            PatchEntry | RemoveShells | Clean { .. } | Evict { .. } | ResetFast { .. } | ResetSafe => Group::Eradicate,
            Rebuild { .. } | Restore { .. } | Reopen { .. } | ReopenAbroad | MoveMail => Group::Restore,
            OpenFallback { .. } | CloseFallback | Redirect | Prioritise => Group::Continue,
            Engage | RunShifts | BriefLeader | State { .. } | WarnCountries => Group::Coordinate,
            Trust(_) => return None,
        })
    }

    /// Returns what a move with this effect must be aimed at, or none when any aim will do.
    pub fn aim(&self) -> Option<Aim> {
        use Effect::*;
        Some(match self {
            CloseForeign
            | OpenForeign
            | CloseInbound
            | OpenInbound
            | PrepareDark
            | GoDark
            | LiftDark
            | AskIndicators { .. }
            | SubmitSample
            | Assess { .. }
            | PatchEntry
            | RemoveShells
            | Evict { .. }
            | RunShifts
            | BriefLeader
            | State { .. }
            | WarnCountries
            | Redirect
            | CheckBackups => Aim::Nothing,
            CutFlow | RestoreFlow => Aim::Flow,
            Isolate
            | Reconnect
            | ShutDown
            | StartUp
            | Shield { .. }
            | Unshield
            | Triage { .. }
            | Capture { .. }
            | Sandbox { .. }
            | Clear
            | Clean { .. }
            | Rebuild { .. }
            | Restore { .. } => Aim::System,
            Segment | Rejoin | Hunt { .. } => Aim::Zone,
            DisableAccounts | EnableAccounts | ResetFast { .. } | ResetSafe => Aim::Domain,
            CloseService | Reopen { .. } | ReopenAbroad | MoveMail => Aim::Service,
            OpenFallback { .. } | CloseFallback => Aim::Fallback,
            Prioritise => Aim::Agency,
            Engage => Aim::Partner,
            Trust(_) => return None,
        })
    }
}

/// Something that must be true before a move can be ordered.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// What must be true.
    pub is: Condition,
    /// Why not, and what would make it possible.
    pub otherwise: Prose,
}

/// A preparation that changes how long a move takes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Eased {
    /// Once this is true…
    pub when: Condition,
    /// …it takes so long instead.
    pub takes: Takes,
}

/// Something that defenders can do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What the button says.
    pub name: Prose,
    /// What it does and what it costs, in the words that the player reads.
    pub about: Prose,
    /// Where it stands on the screen.
    pub group: Group,
    /// Its phase in NIST SP 800-61r2.
    pub phase: Phase,
    /// What it is aimed at. Every effect must fit it.
    pub aim: Aim,
    /// With a zone or a system as aim: only those in zones with one of these parts. Empty: any.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// With a system as aim: only those of this make.
    #[serde(default)]
    pub make: Option<Make>,
    /// The skill that a team needs for it.
    pub skill: Skill,
    /// How long a rested team needs.
    pub takes: Takes,
    /// A preparation that makes it quicker. Left out: there is none.
    #[serde(default)]
    pub eased: Option<Eased>,
    /// Added for each e-service that the target stands for, in minutes, 0 to 10,000.
    #[serde(default)]
    #[schemars(range(max = 10_000))]
    pub minutes_per_e_service: u32,
    /// Added for each system under the target that nobody has cleared, in minutes, 0 to 10,000.
    #[serde(default)]
    #[schemars(range(max = 10_000))]
    pub minutes_per_uncleared: u32,
    /// What must be true before it can be ordered. All of it.
    #[serde(default)]
    pub when: Vec<Requirement>,
    /// What happens when the work is done. The first is what the move is for; the others come on top.
    pub does: Vec<Effect>,
    /// The move that takes it back. None: it cannot be undone.
    #[serde(default)]
    pub undone_by: Option<MoveId>,
    /// Nothing to undo: looking, asking, working through the night.
    #[serde(default)]
    pub harmless: bool,
}

impl Move {
    /// Says whether it changes something and no move takes that back.
    pub fn is_for_good(&self) -> bool {
        !self.harmless && self.undone_by.is_none()
    }
}

/// A scenario's own price for a move of the catalogue.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// A move of the catalogue, or of this scenario.
    #[serde(rename = "move")]
    pub of: MoveId,
    /// How long it takes here.
    pub takes: Takes,
}
