//! What is measured of a branch, and what the differences between two branches come to.

use crate::analysis::adviser::gain::Gain;
use crate::analysis::balance::measure::{self, Moment, When};
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::score::Standing;

use super::Pair;

/// How a branch ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub standing: Standing,
    /// When the network first went dark.
    pub dark: Option<Minute>,
}

impl Outcome {
    pub fn of(sim: &Sim) -> Self {
        let dark = match measure::find(sim, &Moment::Dark) {
            When::At(minute) => Some(minute),
            When::Always | When::Never => None,
        };
        Self { standing: sim.standing(), dark }
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Points,
    Permille,
    Count,
}

/// A number of a branch. Names are those of the columns of a batch.
pub struct Number {
    pub name: &'static str,
    pub words: &'static str,
    pub unit: Unit,
    pub of: fn(&Outcome) -> u64,
}

pub static NUMBERS: [Number; 14] = [
    Number { name: "score", words: "score", unit: Unit::Points, of: |end| end.standing.score.total.into() },
    Number { name: "score_continuity", words: "  continuity", unit: Unit::Points, of: |end| end.standing.score.continuity.into() },
    Number { name: "score_integrity", words: "  integrity", unit: Unit::Points, of: |end| end.standing.score.integrity.into() },
    Number {
        name: "score_confidentiality",
        words: "  confidentiality",
        unit: Unit::Points,
        of: |end| end.standing.score.confidentiality.into(),
    },
    Number { name: "score_evidence", words: "  evidence", unit: Unit::Points, of: |end| end.standing.score.evidence.into() },
    Number { name: "score_trust", words: "  trust", unit: Unit::Points, of: |end| end.standing.score.trust.into() },
    Number { name: "score_recovery", words: "  recovery", unit: Unit::Points, of: |end| end.standing.score.recovery.into() },
    Number {
        name: "hosts_destroyed_permille",
        words: "machines destroyed, share",
        unit: Unit::Permille,
        of: |end| end.standing.destroyed.0.into(),
    },
    Number { name: "hosts_destroyed", words: "machines destroyed", unit: Unit::Count, of: |end| end.standing.hosts_lost.into() },
    Number { name: "requests_unmet", words: "requests unmet", unit: Unit::Count, of: |end| end.standing.unmet },
    Number { name: "trust_permille", words: "public trust", unit: Unit::Permille, of: |end| end.standing.trust.0.into() },
    Number { name: "evidence_permille", words: "evidence secured", unit: Unit::Permille, of: |end| end.standing.evidence.0.into() },
    Number {
        name: "published_times",
        words: "times stolen data was published",
        unit: Unit::Count,
        of: |end| end.standing.published.into(),
    },
    Number { name: "objectives_met", words: "objectives met", unit: Unit::Count, of: |end| end.standing.objectives_met.into() },
];

/// A moment of a branch, which may never come.
pub struct Time {
    pub name: &'static str,
    pub of: fn(&Outcome) -> Option<Minute>,
}

pub static TIMES: [Time; 3] = [
    Time { name: "dark_minute", of: |end| end.dark },
    Time { name: "flagship_down_minute", of: |end| end.standing.flagship_down },
    Time { name: "flagship_back_minute", of: |end| end.standing.flagship_back },
];

impl Time {
    /// Returns what it is called.
    pub fn words(&self, scenario: &Scenario) -> String {
        let flagship = &scenario.content.services[scenario.content.flagship_service];
        let flagship = if flagship.short.is_empty() { &flagship.name } else { &flagship.short };
        match self.name {
            "dark_minute" => "network dark".to_owned(),
            "flagship_down_minute" => format!("{flagship} down"),
            _ => format!("{flagship} back"),
        }
    }
}

/// What a number comes to over pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Means of the two branches.
    pub kept: f64,
    pub changed: f64,
    /// Changed less kept, pair by pair.
    pub gain: Gain,
}

/// How sure a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// The same in every pair.
    Same,
    /// The same difference in each of a few pairs: nothing is known of how it spreads.
    Alike,
    /// The interval does not reach nothing.
    Clear,
    /// The interval holds nothing: luck alone could make such a difference.
    Open,
    /// There are too few pairs for an interval.
    Unknown,
}

/// From so many pairs on, a difference that is the same in all is no chance.
const ALIKE_MAX: usize = 10;

impl Difference {
    pub fn of(number: &Number, pairs: &[Pair]) -> Self {
        let of = |end: &Outcome| (number.of)(end);
        let mean = |sum: u128| sum as f64 / pairs.len().max(1) as f64;
        let each = |pair: &Pair| of(&pair.changed) as i64 - of(&pair.kept) as i64;
        Self {
            kept: mean(pairs.iter().map(|pair| u128::from(of(&pair.kept))).sum()),
            changed: mean(pairs.iter().map(|pair| u128::from(of(&pair.changed))).sum()),
            gain: Gain { each: pairs.iter().map(each).collect() },
        }
    }

    pub fn sure(&self) -> Sure {
        sure(&self.gain)
    }
}

pub fn sure(gain: &Gain) -> Sure {
    match gain.margin() {
        _ if !gain.each.is_empty() && gain.each.iter().all(|one| *one == 0) => Sure::Same,
        None => Sure::Unknown,
        Some(_) if gain.each.len() < ALIKE_MAX && gain.each.iter().all(|one| *one == gain.each[0]) => Sure::Alike,
        Some(margin) if gain.mean().abs() > margin => Sure::Clear,
        Some(_) => Sure::Open,
    }
}

/// What a moment comes to over pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifted {
    /// In how many pairs it comes in each branch.
    pub kept: usize,
    pub changed: usize,
    /// Mean minutes of each, where it comes.
    pub kept_mean: Option<f64>,
    pub changed_mean: Option<f64>,
    /// By how many minutes it comes later in the changed branch, in those pairs in which it comes in both.
    pub later: Gain,
}

impl Shifted {
    pub fn of(time: &Time, pairs: &[Pair]) -> Self {
        let minutes =
            |end: fn(&Pair) -> &Outcome| pairs.iter().filter_map(|pair| (time.of)(end(pair))).map(|minute| i64::from(minute.0)).collect();
        let (kept, changed) = (Gain { each: minutes(|pair| &pair.kept) }, Gain { each: minutes(|pair| &pair.changed) });
        let mean = |gain: &Gain| (!gain.each.is_empty()).then(|| gain.mean());
        let both = |pair: &Pair| {
            let (kept, changed) = ((time.of)(&pair.kept)?, (time.of)(&pair.changed)?);
            Some(i64::from(changed.0) - i64::from(kept.0))
        };
        Self {
            kept: kept.each.len(),
            changed: changed.each.len(),
            kept_mean: mean(&kept),
            changed_mean: mean(&changed),
            later: Gain { each: pairs.iter().filter_map(both).collect() },
        }
    }

    /// Says whether it never comes in any branch.
    pub fn never(&self) -> bool {
        self.kept == 0 && self.changed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_sure_a_difference_is() {
        let of = |each: &[i64]| sure(&Gain { each: each.to_vec() });
        assert_eq!([of(&[0, 0, 0]), of(&[0])], [Sure::Same; 2]);
        assert_eq!([of(&[5]), of(&[])], [Sure::Unknown; 2]);
        assert_eq!([of(&[5, 5, 5]), of(&[-9, -9]), of(&[5; 9])], [Sure::Alike; 3], "a few that are alike have no error, and are no proof");
        assert_eq!([of(&[5; 10]), of(&[-9, -10, -11])], [Sure::Clear; 2]);
        assert_eq!([of(&[5, -5, 1]), of(&[1, 0])], [Sure::Open; 2]);
    }
}
