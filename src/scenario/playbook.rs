//! What a seat can say, and decisions written down beforehand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Minute};
use super::condition::Condition;
use super::leaf::Prose;
use super::moves::Target;
use super::names::*;

/// What a seat can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Not before this minute.
    pub at: Minute,
    /// Not before this is true. A condition of a playbook may look at the truth.
    #[serde(default)]
    pub when: Condition,
    /// What is ordered, or answered.
    pub act: Act,
    /// How long to keep trying when it is refused.
    #[serde(default = "one_day")]
    pub tries: Lasting,
}

fn one_day() -> Lasting {
    Lasting(24 * 60)
}

/// Decisions written down beforehand, such as those that history records.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// Whose decisions these are, in a sentence.
    #[serde(default)]
    pub about: Prose,
    /// The decisions, in order.
    pub steps: Vec<Step>,
}
