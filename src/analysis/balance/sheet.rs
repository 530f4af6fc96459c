//! The games of a balance as plain columns, by strategy and seed: what plots and the reading in words are made from.

use super::spread::{between_quarters, quantile};
use super::wanted::{Checked, FILE, Verdict};
use super::{Balance, Game};
use crate::scenario::leaf::Permille;
use crate::scenario::names::Id as _;

/// What was played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub scenario: String,
    pub strategies: Vec<String>,
    /// Among whom the best score is looked for.
    pub contenders: Vec<usize>,
    pub doctrines: Vec<String>,
    /// Strategy by strategy, each seed by seed.
    pub games: Vec<Vec<Played>>,
    /// What is wanted of the scenario and does not hold, and of how many rows that is.
    pub failing: Vec<String>,
    pub wanted: usize,
    /// Where it is wanted.
    pub file: &'static str,
}

/// A game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Played {
    pub doctrine: usize,
    pub score: u32,
    pub destroyed: Permille,
    pub unmet: u64,
}

/// What is looked at of a game.
pub type Of = fn(&Played) -> u64;

pub const SCORE: Of = |game| u64::from(game.score);
pub const DESTROYED: Of = |game| u64::from(game.destroyed.0);
pub const UNMET: Of = |game| game.unmet;

impl Sheet {
    pub fn of(balance: &Balance, checked: &[Checked]) -> Self {
        let plan = &balance.plan;
        let played = |game: &Game| Played {
            doctrine: game.doctrine.index(),
            score: game.score(),
            destroyed: game.standing.destroyed,
            unmet: game.standing.unmet,
        };
        let failing = checked.iter().filter(|row| row.verdict == Verdict::Fails).map(|row| row.about.clone());
        Self {
            scenario: plan.scenario.id.clone(),
            strategies: plan.strategies.clone(),
            contenders: plan.contenders(),
            doctrines: plan.scenario.content.doctrines.ids().map(|id| plan.scenario.name(id).to_owned()).collect(),
            games: (0..plan.strategies.len()).map(|strategy| balance.of(strategy).iter().map(played).collect()).collect(),
            failing: failing.collect(),
            wanted: checked.len(),
            file: FILE,
        }
    }

    pub fn seeds(&self) -> usize {
        self.games.first().map_or(0, Vec::len)
    }

    /// Returns the games of a strategy: all, or those with one doctrine.
    pub fn of_strategy(&self, strategy: usize, doctrine: Option<usize>) -> impl Iterator<Item = &Played> {
        self.games[strategy].iter().filter(move |game| doctrine.is_none_or(|doctrine| game.doctrine == doctrine))
    }

    /// Returns on how many seeds a doctrine was played.
    pub fn seeds_of(&self, doctrine: usize) -> usize {
        self.games.first().map_or(0, |games| games.iter().filter(|game| game.doctrine == doctrine).count())
    }

    /// Returns quantiles of what is looked at, by thousandths; none without games.
    pub fn quantiles<const N: usize>(&self, strategy: usize, doctrine: Option<usize>, of: Of, permille: [u16; N]) -> Option<[u64; N]> {
        let mut values: Vec<u64> = self.of_strategy(strategy, doctrine).map(of).collect();
        values.sort_unstable();
        let found = permille.map(|permille| quantile(&values, permille));
        found.iter().all(Option::is_some).then(|| found.map(Option::unwrap_or_default))
    }

    pub fn median(&self, strategy: usize, doctrine: Option<usize>, of: Of) -> Option<u64> {
        self.quantiles(strategy, doctrine, of, [500]).map(|[median]| median)
    }

    /// Returns how far the score reaches between quarters.
    pub fn luck(&self, strategy: usize, doctrine: Option<usize>) -> Option<u32> {
        between_quarters(self.of_strategy(strategy, doctrine).map(|game| game.score))
    }

    /// Returns the share of seeds on which each contender has the best score among them. Those that are equal are all best.
    pub fn best(&self, doctrine: Option<usize>) -> Vec<Permille> {
        let seeds = (0..self.seeds()).filter(|seed| doctrine.is_none_or(|doctrine| self.games[0][*seed].doctrine == doctrine));
        let mut best = vec![0u64; self.contenders.len()];
        let mut count = 0;
        for seed in seeds {
            count += 1;
            let scores: Vec<u32> = self.contenders.iter().map(|strategy| self.games[*strategy][seed].score).collect();
            let most = scores.iter().max().copied();
            best.iter_mut().zip(&scores).filter(|(_, score)| Some(**score) == most).for_each(|(best, _)| *best += 1);
        }
        best.into_iter().map(|best| Permille::share(best, count)).collect()
    }
}

#[cfg(test)]
pub(super) mod made_up {
    use super::*;

    /// A sheet of contenders, with scores by seed: those before `turn` under the doctrine `quiet`, the others under `loud`.
    pub fn sheet(scores: &[(&str, &[u32])], turn: usize) -> Sheet {
        let games = |scores: &[u32]| {
            let played = |(seed, score): (usize, &u32)| Played {
                doctrine: usize::from(seed >= turn),
                score: *score,
                destroyed: Permille(500 - (*score / 2) as u16),
                unmet: 1_000_000 - u64::from(*score) * 1_000,
            };
            scores.iter().enumerate().map(played).collect()
        };
        Sheet {
            scenario: "made-up".to_owned(),
            strategies: scores.iter().map(|(name, _)| (*name).to_owned()).collect(),
            contenders: (0..scores.len()).filter(|at| scores[*at].0 != "idle").collect(),
            doctrines: vec!["quiet".to_owned(), "loud".to_owned()],
            games: scores.iter().map(|(_, scores)| games(scores)).collect(),
            failing: Vec::new(),
            wanted: 0,
            file: FILE,
        }
    }
}
