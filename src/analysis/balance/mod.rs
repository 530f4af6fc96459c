//! Whether a scenario adds up: every strategy on every seed, side by side, and against what its author wants.
//!
//! Reading order: [`measure`] is what is read of a game, [`spread`] how values are put together, [`wanted`] what the
//! scenario's `balance.ron` asks for, [`table`] what is printed. [`sheet`] is the games as plain columns, from which [`reading`](mod@reading) says in
//! words what they mean and [`plots`] draws them; [`moves`] looks at single orders instead of whole games.

pub mod measure;
pub mod moves;
pub mod plots;
pub mod reading;
pub mod sheet;
pub mod spread;
pub mod table;
pub mod wanted;

use std::ops::{ControlFlow, RangeInclusive};
use std::sync::Arc;

use serde::Serialize;

use crate::replay::caught::caught;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;
use crate::sim::score::Standing;

use self::measure::{Moment, Number, When};
use self::wanted::Wanted;
use super::batch::window::in_order;
use super::bots::{self, Bot};
use super::game::{Exercise, play_on};

/// What happens until then is looked at by itself.
pub const EARLY: Minute = Minute(48 * 60);

/// Who plays what.
pub struct Plan {
    pub scenario: Arc<Scenario>,
    /// Names of bots and playbooks.
    pub strategies: Vec<String>,
    pub seeds: RangeInclusive<u64>,
    pub wanted: Wanted,
}

impl Plan {
    /// Says what is wrong, when there is no such strategy.
    pub fn new(
        scenario: &Arc<Scenario>,
        strategies: Option<Vec<String>>,
        seeds: RangeInclusive<u64>,
        wanted: Wanted,
    ) -> Result<Self, String> {
        let strategies = strategies.unwrap_or_else(|| bots::all_names(scenario));
        for (at, name) in strategies.iter().enumerate() {
            bots::by_name(name, scenario)?;
            if strategies[..at].contains(name) {
                return Err(format!("`{name}` is named twice"));
            }
        }
        Ok(Self { scenario: scenario.clone(), strategies, seeds, wanted })
    }

    pub fn strategy(&self, name: &str) -> Option<usize> {
        self.strategies.iter().position(|strategy| strategy == name)
    }

    /// Returns those among whom the best score is looked for: all that act, unless the scenario says who they are.
    pub fn contenders(&self) -> Vec<usize> {
        let named = &self.wanted.strategies;
        let competes = |name: &str| if named.is_empty() { name != "idle" } else { named.iter().any(|one| one.text == name) };
        (0..self.strategies.len()).filter(|at| competes(&self.strategies[*at])).collect()
    }

    pub fn games(&self) -> u64 {
        self.strategies.len() as u64 * self.seed_count()
    }

    pub fn seed_count(&self) -> u64 {
        (self.seeds.end() - self.seeds.start()).saturating_add(1)
    }

    fn bot(&self, strategy: usize) -> Box<dyn Bot> {
        bots::by_name(&self.strategies[strategy], &self.scenario).expect("a plan names strategies that exist")
    }
}

/// What is kept of a game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Game {
    #[serde(skip)]
    pub strategy: usize,
    pub seed: u64,
    pub doctrine: DoctrineId,
    pub standing: Standing,
    /// How things stood at each of the minutes that are asked for, in the order of [`Balance::marks`].
    #[serde(skip)]
    pub on_the_way: Vec<Mark>,
    /// When each of the moments came that are asked for, in the order of [`Balance::moments`].
    #[serde(skip)]
    pub moments: Vec<When>,
}

/// What is read of a game on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    unmet: u64,
    e_services: u32,
}

impl Game {
    pub fn score(&self) -> u32 {
        self.standing.score.total
    }

    pub fn flagship_down(&self) -> When {
        self.standing.flagship_down.map_or(When::Never, When::At)
    }

    pub fn flagship_back(&self) -> When {
        match (self.standing.flagship_down, self.standing.flagship_back) {
            (None, _) => When::Always,
            (Some(_), back) => back.map_or(When::Never, When::At),
        }
    }
}

/// All games of a plan: strategy by strategy, each seed by seed.
pub struct Balance {
    /// Only of the seeds that were played by all.
    pub plan: Plan,
    /// How many seeds were to be played.
    pub asked: u64,
    pub marks: Vec<Minute>,
    pub moments: Vec<Moment>,
    pub games: Vec<Game>,
}

/// For each thread, so many games may be under way or wait for one before them.
const AHEAD: u64 = 64;

/// The rules panicked: in whose game, on which seed, and what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub strategy: usize,
    pub seed: u64,
    pub words: String,
}

/// Plays all games of a plan on all threads of a pool, calling `told` after each. The result does not depend on how many there are.
///
/// When `stop` says so nothing more is begun: what comes out then is a balance of those seeds that all strategies have played; none
/// when there is no such seed.
pub fn play_all(
    mut plan: Plan,
    pool: &rayon::ThreadPool,
    stop: impl Fn() -> bool + Sync,
    mut told: impl FnMut(),
) -> Result<Option<Balance>, Fault> {
    let end = plan.scenario.calendar.length();
    let mut marks: Vec<Minute> = plan.wanted.marks().chain([EARLY.min(end)]).collect();
    marks.sort_unstable();
    marks.dedup();
    let mut moments: Vec<Moment> = Vec::new();
    for moment in plan.wanted.moments() {
        if !moments.contains(moment) {
            moments.push(moment.clone());
        }
    }
    let (asked, first, strategies) = (plan.seed_count(), *plan.seeds.start(), plan.strategies.len().max(1) as u64);
    // Seed by seed, so that what a stop leaves is whole.
    let work = |(): &mut (), number: u64| {
        let (strategy, seed) = ((number % strategies) as usize, first + number / strategies);
        caught(|| play_one(&plan, strategy, seed, &marks, &moments)).map_err(|words| Fault { strategy, seed, words })
    };
    let mut games: Vec<Game> = Vec::new();
    let ahead = AHEAD * pool.current_num_threads() as u64;
    let fault = in_order(
        pool,
        0..plan.games(),
        ahead,
        || (),
        work,
        stop,
        |played| {
            for game in played {
                match game {
                    Ok(game) => games.push(game),
                    Err(fault) => return ControlFlow::Break(fault),
                }
                told();
            }
            ControlFlow::Continue(())
        },
    );
    if let Some(fault) = fault {
        return Err(fault);
    }
    let seeds = games.len() as u64 / strategies;
    games.truncate((seeds * strategies) as usize);
    let Some(last) = seeds.checked_sub(1) else { return Ok(None) };
    plan.seeds = first..=first + last;
    // Strategy by strategy; the sort is stable.
    games.sort_by_key(|game| game.strategy);
    Ok(Some(Balance { plan, asked, marks, moments, games }))
}

fn play_one(plan: &Plan, strategy: usize, seed: u64, marks: &[Minute], moments: &[Moment]) -> Game {
    let sim = Sim::new(plan.scenario.clone(), seed);
    let mut marked = Marked { sim, marks, on_the_way: Vec::with_capacity(marks.len()) };
    play_on(&mut marked, plan.bot(strategy).as_mut(), |_| true);
    let Marked { sim, on_the_way, .. } = marked;
    Game {
        strategy,
        seed,
        doctrine: sim.truth().intruder().doctrine,
        standing: sim.standing(),
        on_the_way,
        moments: moments.iter().map(|moment| measure::find(&sim, moment)).collect(),
    }
}

/// An exercise of which it is noted how it stands at some minutes.
struct Marked<'a> {
    sim: Sim,
    marks: &'a [Minute],
    on_the_way: Vec<Mark>,
}

impl Exercise for Marked<'_> {
    fn sim(&self) -> &Sim {
        &self.sim
    }

    fn wait_until(&mut self, minute: Minute) {
        while let Some(mark) = self.marks.get(self.on_the_way.len()).filter(|mark| **mark <= minute) {
            self.sim.advance_to(*mark);
            let standing = self.sim.standing();
            self.on_the_way.push(Mark { unmet: standing.unmet, e_services: standing.e_services });
        }
        self.sim.advance_to(minute);
    }

    fn say(&mut self, order: Order) -> bool {
        self.sim.submit(order).is_ok()
    }
}

impl Balance {
    /// Says whether it was stopped before all seeds were played.
    pub fn is_partial(&self) -> bool {
        self.plan.seed_count() < self.asked
    }

    /// Returns the games of a strategy, seed by seed.
    pub fn of(&self, strategy: usize) -> &[Game] {
        let seeds = self.plan.seed_count() as usize;
        &self.games[strategy * seeds..(strategy + 1) * seeds]
    }

    pub fn number(&self, game: &Game, number: Number) -> u64 {
        let end = &game.standing;
        let marked = number.mark().and_then(|mark| game.on_the_way.get(self.marks.iter().position(|at| *at == mark)?));
        match number {
            Number::Score => u64::from(end.score.total),
            Number::Destroyed => u64::from(end.destroyed.0),
            Number::Lost => u64::from(end.hosts_lost),
            Number::Unmet => end.unmet,
            // A game that was over by then stands as it ended.
            Number::UnmetBy(_) => marked.map_or(end.unmet, |mark| mark.unmet),
            Number::EServices(_) => u64::from(marked.map_or(end.e_services, |mark| mark.e_services)),
            Number::Trust => u64::from(end.trust.0),
            Number::Evidence => u64::from(end.evidence.0),
            Number::Published => u64::from(end.published),
        }
    }

    pub fn moment(&self, game: &Game, moment: &Moment) -> When {
        self.moments.iter().position(|known| known == moment).and_then(|at| game.moments.get(at)).copied().unwrap_or(When::Never)
    }

    /// Returns the requests unmet until [`EARLY`].
    pub fn unmet_early(&self, game: &Game) -> u64 {
        self.number(game, Number::UnmetBy(EARLY.min(self.plan.scenario.calendar.length())))
    }

    /// Returns the share of seeds in which each of some strategies has the best score among them: of all seeds, or of those
    /// with one doctrine. Strategies that are equal are all best. None when there is no such seed.
    pub fn best(&self, among: &[usize], doctrine: Option<DoctrineId>) -> Option<Vec<Permille>> {
        let mut best = vec![0u64; among.len()];
        let mut seeds = 0;
        for at in 0..self.plan.seed_count() as usize {
            let games: Vec<&Game> = among.iter().map(|strategy| &self.of(*strategy)[at]).collect();
            if doctrine.is_some_and(|doctrine| games.iter().any(|game| game.doctrine != doctrine)) {
                continue;
            }
            seeds += 1;
            let most = games.iter().map(|game| game.score()).max();
            best.iter_mut().zip(&games).filter(|(_, game)| Some(game.score()) == most).for_each(|(count, _)| *count += 1);
        }
        (seeds > 0 && !among.is_empty()).then(|| best.into_iter().map(|count| Permille::share(count, seeds)).collect())
    }

    /// Returns how many seeds chose each doctrine.
    pub fn doctrines(&self) -> Vec<(DoctrineId, u64)> {
        let games = if self.plan.strategies.is_empty() { &[][..] } else { self.of(0) };
        let count = |doctrine| games.iter().filter(|game| game.doctrine == doctrine).count() as u64;
        self.plan.scenario.content.doctrines.ids().map(|doctrine| (doctrine, count(doctrine))).collect()
    }
}
