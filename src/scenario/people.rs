//! Who works, and who can be called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Takes};
use super::condition::Condition;
use super::leaf::{Permille, Prose};
use super::names::*;

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
