//! What happens around the network: injects that ask for an answer, alarms that mean nothing, and objectives.

use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Minute, Takes};
use super::condition::Condition;
use super::leaf::{Permille, Prose};
use super::names::*;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// Sensors, help desks, administrators.
    Alert,
    Press,
    /// Prime Minister, Parliament, opposition.
    Politics,
    Partners,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Outcome {
    /// Moves public trust by so many thousandths.
    Trust(i16),
    /// A report about a system, with a stated confidence. It may be false.
    Report(SystemId, Permille),
    /// Public demand rises by this share for so long.
    Surge(Permille, Lasting),
    /// A team has its hands full with this for so long.
    Occupy(TeamId, Lasting),
    /// A partner offers itself: it counts as asked.
    Offer(PartnerId),
}

/// A possible answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub id: Declared,
    pub text: Prose,
    #[serde(default)]
    pub does: Vec<Outcome>,
}

/// A question with a deadline.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    pub within: Lasting,
    pub answers: Vec<Answer>,
    /// What counts as said when nobody answers: the id of one of the answers.
    pub default: Declared,
}

/// Something that reaches the players at a time, or when something has come true.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    pub id: Declared,
    pub from: Voice,
    pub speaker: Prose,
    pub text: Prose,
    /// Not before.
    #[serde(default)]
    pub at: Minute,
    #[serde(default)]
    pub when: Condition,
    /// How long after it has come true.
    #[serde(default)]
    pub after: Takes,
    #[serde(default)]
    pub does: Vec<Outcome>,
    #[serde(default)]
    pub ask: Option<Ask>,
    /// Said in the debrief: false, or misleading, and why.
    #[serde(default)]
    pub truth: Prose,
}

/// Alarms that mean nothing, as every network has them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FalseAlarms {
    pub every: Takes,
    pub until: Minute,
    pub claims: Vec<FalseAlarm>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FalseAlarm {
    pub on: SystemId,
    pub text: Prose,
    pub sure_permille: Permille,
}

/// What a good run achieves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    pub id: Declared,
    pub text: Prose,
    pub is: Aimed,
    pub weight: u32,
}

/// How the parts of the total score weigh, in thousandths of the whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub continuity: u32,
    pub integrity: u32,
    pub confidentiality: u32,
    pub evidence: u32,
    pub trust: u32,
    pub recovery: u32,
}
