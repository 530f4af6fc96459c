//! What defenders can do. A move is data: who does it, how long it takes, what must be true, what it does.

use serde::{Deserialize, Serialize};

use super::calendar::Takes;
use super::condition::Condition;
use super::leaf::{Permille, Prose};
use super::names::*;
use super::world::{Flow, Make, Part, Skill};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Isolate,
    Investigate,
    Eradicate,
    Restore,
    Continue,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Preparation,
    Detection,
    Containment,
    Eradication,
    Recovery,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// The whole network, the country, or ourselves.
    Nothing,
    System,
    Zone,
    Flow,
    Domain,
    Service,
    Agency,
    Partner,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Target {
    #[default]
    Nothing,
    System(SystemId),
    Zone(ZoneId),
    Flow(LinkId, Flow),
    Domain(DomainId),
    Service(ServiceId),
    Agency(AgencyId),
    Partner(PartnerId),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    // Isolate
    CloseForeign,
    OpenForeign,
    CloseInbound,
    OpenInbound,
    CutFlow,
    RestoreFlow,
    Isolate,
    Reconnect,
    ShutDown,
    StartUp,
    Segment,
    Rejoin,
    DisableAccounts,
    EnableAccounts,
    CloseService,
    /// Holds off this share of a flood; turns this share of honest requests away with it.
    Shield {
        absorbs_permille: Permille,
        turns_away_permille: Permille,
    },
    Unshield,
    PrepareDark,
    GoDark,
    LiftDark,
    // Investigate
    /// Looks at one system; finds what is there with this chance.
    Triage {
        finds_permille: Permille,
    },
    /// Looks at every system of a zone.
    Hunt {
        finds_permille: Permille,
    },
    /// Secures this share of what evidence is left.
    Capture {
        share_permille: Permille,
    },
    CheckBackups,
    AskIndicators {
        adds_permille: Permille,
    },
    SubmitSample,
    /// Runs a found file in a sandbox; shows what it is with this chance. What waits for arguments looks clean.
    Sandbox {
        shows_permille: Permille,
    },
    /// Strikes a system off the list without looking.
    Clear,
    /// Says what the intruder will do next, and how sure that is.
    Assess {
        sure_permille: Permille,
    },
    // Eradicate
    PatchEntry,
    RemoveShells,
    /// Cleans one system while the intruder can watch.
    Clean {
        works_permille: Permille,
    },
    /// Cleans every system known to be compromised in one night, and resets what was found.
    Evict {
        works_permille: Permille,
    },
    ResetFast {
        trouble: Takes,
    },
    ResetSafe,
    // Restore
    /// New images, clean data; slow and safe. Hosts per hour and team.
    Rebuild {
        servers_per_hour: u32,
        workstations_per_hour: u32,
    },
    /// The newest copy from the vault. A verified restore is looked at in an isolated stage first.
    Restore {
        servers_per_hour: u32,
        workstations_per_hour: u32,
        verified: bool,
    },
    /// Opens a service inside the country. A checked one is looked at e-service by e-service first.
    Reopen {
        checked: bool,
    },
    ReopenAbroad,
    MoveMail,
    // Continue
    OpenFallback {
        opens_after: Takes,
    },
    CloseFallback,
    Redirect,
    Prioritise,
    // Coordinate
    Engage,
    RunShifts,
    BriefLeader,
    State {
        openness: Openness,
    },
    WarnCountries,
    /// Moves public trust by so many thousandths.
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
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    pub is: Condition,
    /// Why not, and what would make it possible.
    pub otherwise: Prose,
}

/// A preparation that changes how long a move takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eased {
    pub when: Condition,
    pub takes: Takes,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub id: Declared,
    /// What the button says.
    pub name: Prose,
    pub about: Prose,
    pub group: Group,
    pub phase: Phase,
    pub aim: Aim,
    /// With a zone or a system as aim: only those in zones with one of these parts. Empty: any.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// With a system as aim: only those of this make.
    #[serde(default)]
    pub make: Option<Make>,
    pub skill: Skill,
    pub takes: Takes,
    #[serde(default)]
    pub eased: Option<Eased>,
    /// Added for each e-service that the target stands for.
    #[serde(default)]
    pub minutes_per_e_service: u32,
    /// Added for each system under the target that nobody has cleared.
    #[serde(default)]
    pub minutes_per_uncleared: u32,
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
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    #[serde(rename = "move")]
    pub of: MoveId,
    pub takes: Takes,
}

/// What a seat can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Act {
    /// Carry out a move; `by` names the team, else the least loaded one that can.
    Do {
        #[serde(rename = "move")]
        what: MoveId,
        #[serde(default)]
        on: Target,
        #[serde(default)]
        by: Option<TeamId>,
    },
    /// Stop what a team is doing, or drop what waits for it.
    Stop { team: TeamId },
    /// Answer an inject.
    Answer(ChoiceId),
}

/// One step of a playbook: not before a minute, and again until it can be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub at: super::calendar::Minute,
    #[serde(default)]
    pub when: Condition,
    pub act: Act,
    /// How long to keep trying when it is refused.
    #[serde(default = "one_day")]
    pub tries: super::calendar::Lasting,
}

fn one_day() -> super::calendar::Lasting {
    super::calendar::Lasting(24 * 60)
}

/// Decisions written down beforehand, such as those that history records.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    pub id: Declared,
    pub name: Prose,
    #[serde(default)]
    pub about: Prose,
    pub steps: Vec<Step>,
}
