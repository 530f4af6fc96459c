//! What happens around the network: injects that ask for an answer, alarms that mean nothing, and objectives.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Minute, Takes};
use super::condition::Condition;
use super::leaf::{Permille, Prose};
use super::names::*;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// Sensors, help desks, administrators.
    Alert,
    /// Newspapers, radio, television.
    Press,
    /// Prime Minister, Parliament, opposition.
    Politics,
    /// Those who help, and colleagues.
    Partners,
    /// Those who need the services.
    Citizens,
    /// The intruder, in public.
    Adversary,
    /// Somebody who watches from outside.
    Monitor,
}

impl Voice {
    pub fn word(self) -> &'static str {
        match self {
            Voice::Alert => "alert",
            Voice::Press => "press",
            Voice::Politics => "politics",
            Voice::Partners => "partners",
            Voice::Citizens => "citizens",
            Voice::Adversary => "adversary",
            Voice::Monitor => "outside monitor",
        }
    }
}

/// What an inject, or the answer to it, does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Outcome {
    /// Moves public trust by so many thousandths, up or down.
    Trust(i16),
    /// A report about a system, with a stated confidence in thousandths. It may be false.
    Report(SystemId, Permille),
    /// Public demand rises by this share, in thousandths, for so long.
    Surge(Permille, Lasting),
    /// A team has its hands full with this for so long.
    Occupy(TeamId, Lasting),
    /// A partner offers itself: it counts as asked.
    Offer(PartnerId),
}

/// A possible answer.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What is said.
    pub text: Prose,
    /// What follows from it.
    #[serde(default)]
    pub does: Vec<Outcome>,
}

/// A question with a deadline.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// How long there is to answer.
    pub within: Lasting,
    /// What can be said: one or more.
    pub answers: Vec<Answer>,
    /// What counts as said when nobody answers: the id of one of the answers.
    pub default: Declared,
}

/// Something that reaches the players at a time, or when something has come true.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What kind of voice it is.
    pub from: Voice,
    /// The name under which it is shown.
    pub speaker: Prose,
    /// What is said.
    pub text: Prose,
    /// Not before.
    #[serde(default)]
    pub at: Minute,
    /// Not before this is true. Left out: always.
    #[serde(default)]
    pub when: Condition,
    /// How long after it has come true.
    #[serde(default)]
    pub after: Takes,
    /// Whether that must still be true then: if it is not, it waits again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub still: bool,
    /// What it does when it arrives.
    #[serde(default)]
    pub does: Vec<Outcome>,
    /// The question, when it asks one.
    #[serde(default)]
    pub ask: Option<Ask>,
    /// Said in the debrief: false, or misleading, and why.
    #[serde(default)]
    pub truth: Prose,
}

/// Alarms that mean nothing, as every network has them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FalseAlarms {
    /// The time from one to the next, drawn anew each time.
    pub every: Takes,
    /// None after this minute.
    pub until: Minute,
    /// What they claim: one of these each time.
    pub claims: Vec<FalseAlarm>,
}

/// One thing that a false alarm can claim.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FalseAlarm {
    /// The system that it is about.
    pub on: SystemId,
    /// What is claimed.
    pub text: Prose,
    /// How sure it sounds, in thousandths.
    pub sure_permille: Permille,
}

/// What a good run achieves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Aimed {
    /// It comes true before the minute.
    By(Minute, Condition),
    /// It never comes true.
    Never(Condition),
    /// It is true at the end.
    AtEnd(Condition),
}

impl Aimed {
    /// Says whether what decides it can be hidden from the defenders.
    pub fn reads_truth(&self) -> bool {
        match self {
            Aimed::By(_, condition) | Aimed::Never(condition) | Aimed::AtEnd(condition) => condition.reads_truth(),
        }
    }
}

/// Something that a good run achieves. Decided once, and said in the result.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What players read.
    pub text: Prose,
    /// What decides it.
    pub is: Aimed,
    /// How much it counts beside the others, for whoever compares runs; the score does not use it.
    pub weight: u32,
}

/// How the parts of the total score weigh, in thousandths of the whole. They sum to 1000.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Requests that were served.
    pub continuity: u32,
    /// Machines that were not destroyed.
    pub integrity: u32,
    /// What was not taken, and not published.
    pub confidentiality: u32,
    /// What can be proved.
    pub evidence: u32,
    /// Public trust at the end.
    pub trust: u32,
    /// How soon the flagship service was back.
    pub recovery: u32,
}
