//! What an author expects of a run: a number within a range, at a minute.

use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::leaf::Permille;
use crate::sim::score::Standing;

/// Something that should be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Looked at when this minute has passed.
    pub at: Minute,
    pub of: Measure,
    pub from: u64,
    pub to: u64,
}

/// A number that can be expected to lie in a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    DestroyedPermille,
    ServicesUpPermille,
    ServicesUpAbroadPermille,
    EServices,
    TrustPermille,
    EvidencePermille,
    Unmet,
    ObjectivesMet,
    Score,
}

impl Measure {
    pub const ALL: [Self; 9] = [
        Self::DestroyedPermille,
        Self::ServicesUpPermille,
        Self::ServicesUpAbroadPermille,
        Self::EServices,
        Self::TrustPermille,
        Self::EvidencePermille,
        Self::Unmet,
        Self::ObjectivesMet,
        Self::Score,
    ];

    /// Returns the word for it, as recordings have it.
    pub fn word(self) -> &'static str {
        match self {
            Measure::DestroyedPermille => "destroyed_permille",
            Measure::ServicesUpPermille => "services_up_permille",
            Measure::ServicesUpAbroadPermille => "services_up_abroad_permille",
            Measure::EServices => "e_services",
            Measure::TrustPermille => "trust_permille",
            Measure::EvidencePermille => "evidence_permille",
            Measure::Unmet => "unmet",
            Measure::ObjectivesMet => "objectives_met",
            Measure::Score => "score",
        }
    }

    pub fn of(self, standing: &Standing) -> u64 {
        let share = |share: Permille| u64::from(share.0);
        match self {
            Measure::DestroyedPermille => share(standing.destroyed),
            Measure::ServicesUpPermille => share(standing.services_up),
            Measure::ServicesUpAbroadPermille => share(standing.services_up_abroad),
            Measure::EServices => u64::from(standing.e_services),
            Measure::TrustPermille => share(standing.trust),
            Measure::EvidencePermille => share(standing.evidence),
            Measure::Unmet => standing.unmet,
            Measure::ObjectivesMet => u64::from(standing.objectives_met),
            Measure::Score => u64::from(standing.score.total),
        }
    }
}
