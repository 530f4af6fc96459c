//! Which games there are, in which order, and which share of them is played here.

use std::ops::RangeInclusive;
use std::str::FromStr;
use std::sync::Arc;

use serde_json::{Value, json};

use super::row::COLUMNS;
use crate::analysis::bots;
use crate::scenario::Scenario;
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::names::*;

/// The doctrine that the dice of the seed choose.
pub const ANY: &str = "any";
/// Every doctrine of a scenario, each forced in turn.
pub const ALL: &str = "all";
/// Most games of a plan, so that each has a number that every table can hold.
const GAMES_MAX: u64 = i64::MAX as u64;
/// Most rows of a summary.
const CELLS_MAX: usize = 100_000;

/// Who plays what. Games are numbered scenario by scenario, doctrine by doctrine, bot by bot, seed by seed.
pub struct Plan {
    pub scenarios: Vec<Part>,
    pub seeds: RangeInclusive<u64>,
    /// A game is stopped when it has more events.
    pub events_max: u64,
    pub shard: Shard,
    cells: Vec<Cell>,
}

/// A scenario, and what is to be played in it.
pub struct Part {
    pub scenario: Arc<Scenario>,
    /// [`ANY`], or ids of doctrines.
    pub doctrines: Vec<String>,
    pub bots: Vec<String>,
}

/// All games that differ by their seeds only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    part: usize,
    doctrine: usize,
    bot: usize,
}

/// One of `of` equal shares of a plan: of its games, every `of`th, so that all shares take about as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: u64,
    pub of: u64,
}

impl Shard {
    pub const WHOLE: Self = Self { number: 1, of: 1 };
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.trim().parse::<u64>().ok();
        let read = text.split_once('/').and_then(|(one, of)| Some((number(one)?, number(of)?)));
        let Some((number, of)) = read else {
            return Err(format!("`{text}` is no share; write `1/4` for the first of four"));
        };
        if number == 0 || number > of {
            return Err(format!("there is no share {number} of {of}: they are numbered from 1 to {of}"));
        }
        Ok(Self { number, of })
    }
}

/// A game of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its number in the whole plan, from 1.
    pub number: u64,
    pub cell: usize,
    pub seed: u64,
}

impl Plan {
    /// Says what is wrong when a name does not fit a scenario, is there twice, or there is nothing to play.
    pub fn new(
        scenarios: Vec<Arc<Scenario>>,
        doctrines: &[String],
        bots: &[String],
        seeds: RangeInclusive<u64>,
        events_max: u64,
        shard: Shard,
    ) -> Result<Self, String> {
        let mut parts: Vec<Part> = Vec::new();
        for scenario in scenarios {
            if parts.iter().any(|part| part.scenario.id == scenario.id) {
                return Err(format!("the scenario `{}` is named twice", scenario.id));
            }
            let doctrines = doctrines_of(&scenario, doctrines)?;
            let bots = bots_of(&scenario, bots)?;
            parts.push(Part { scenario, doctrines, bots });
        }
        let count: usize = parts.iter().map(|part| part.doctrines.len().saturating_mul(part.bots.len())).fold(0, usize::saturating_add);
        if count > CELLS_MAX {
            return Err(format!("these are {count} scenarios × doctrines × bots; at most {CELLS_MAX} are played in one go"));
        }
        let cells: Vec<Cell> = parts
            .iter()
            .enumerate()
            .flat_map(|(part, of)| {
                let bots = of.bots.len();
                (0..of.doctrines.len()).flat_map(move |doctrine| (0..bots).map(move |bot| Cell { part, doctrine, bot }))
            })
            .collect();
        let plan = Self { scenarios: parts, seeds, events_max, shard, cells };
        let games = plan.seed_count().and_then(|seeds| seeds.checked_mul(plan.cells.len() as u64));
        match games {
            None => Err(format!("these are more games than have numbers; at most {GAMES_MAX} are played")),
            Some(games) if games > GAMES_MAX => Err(format!("these are {games} games; at most {GAMES_MAX} are played")),
            Some(0) => Err("there is nothing to play: name a scenario, and at least one seed".to_owned()),
            Some(_) => Ok(plan),
        }
    }

    fn seed_count(&self) -> Option<u64> {
        self.seeds.end().checked_sub(*self.seeds.start())?.checked_add(1)
    }

    /// Returns how many games the whole plan has.
    pub fn games(&self) -> u64 {
        self.seed_count().unwrap_or(0) * self.cells.len() as u64
    }

    /// Returns how many of them are in this share.
    pub fn share(&self) -> u64 {
        self.games().checked_sub(self.shard.number).map_or(0, |rest| rest / self.shard.of + 1)
    }

    /// Returns a game of this share; the first is 0.
    pub fn job(&self, at: u64) -> Job {
        let number = self.shard.number - 1 + at * self.shard.of;
        let seeds = self.seed_count().unwrap_or(1);
        Job { number: number + 1, cell: (number / seeds) as usize, seed: self.seeds.start() + number % seeds }
    }

    pub fn cells(&self) -> usize {
        self.cells.len()
    }

    pub fn part(&self, cell: usize) -> &Part {
        &self.scenarios[self.cells[cell].part]
    }

    /// Returns the doctrine that is asked for: [`ANY`], or a forced one.
    pub fn doctrine(&self, cell: usize) -> &str {
        &self.part(cell).doctrines[self.cells[cell].doctrine]
    }

    pub fn bot(&self, cell: usize) -> &str {
        &self.part(cell).bots[self.cells[cell].bot]
    }

    /// Returns the scenario that is played in a cell.
    pub fn scenario(&self, cell: usize) -> Arc<Scenario> {
        let scenario = &self.part(cell).scenario;
        match scenario.names.get::<DoctrineId>(self.doctrine(cell)) {
            Some(doctrine) => Arc::new(forced(scenario, doctrine)),
            None => scenario.clone(),
        }
    }

    /// Returns everything on which the rows depend, to be kept beside them.
    pub fn facts(&self) -> Value {
        let scenarios: Vec<Value> = self
            .scenarios
            .iter()
            .map(|part| {
                json!({
                    "id": part.scenario.id,
                    "content": part.scenario.digest.to_string(),
                    "doctrines": part.doctrines,
                    "bots": part.bots,
                })
            })
            .collect();
        json!({
            "game": env!("CARGO_PKG_VERSION"),
            "scenarios": scenarios,
            "seeds": [self.seeds.start(), self.seeds.end()],
            "events_max": self.events_max,
            "shard": [self.shard.number, self.shard.of],
            "games": self.share(),
            "columns": COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>(),
        })
    }
}

/// Returns a scenario in which every seed draws one doctrine. The draw itself is made all the same, so that a seed that
/// would have drawn this doctrine gives the same game, bit for bit.
fn forced(scenario: &Scenario, wanted: DoctrineId) -> Scenario {
    let mut forced = scenario.clone();
    for doctrine in scenario.content.doctrines.ids() {
        forced.content.doctrines[doctrine].weight = u32::from(doctrine == wanted);
    }
    forced
}

fn doctrines_of(scenario: &Scenario, wanted: &[String]) -> Result<Vec<String>, String> {
    let known: Vec<&str> = scenario.names.all(Kind::Doctrine).collect();
    if let Some(name) = known.iter().find(|name| [ANY, ALL].contains(name)) {
        return Err(format!("a doctrine of the scenario `{}` is called `{name}`, which means something else here", scenario.id));
    }
    let mut found: Vec<String> = Vec::new();
    for name in wanted {
        let names: Vec<&str> = match name.as_str() {
            ALL => known.clone(),
            ANY => vec![ANY],
            name if known.contains(&name) => vec![name],
            name => {
                let near = did_you_mean(name, known.iter().copied().chain([ANY, ALL]));
                let hint = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                let (id, known) = (&scenario.id, known.join(", "));
                return Err(format!("the scenario `{id}` has no doctrine `{name}`; {hint}write {ANY}, {ALL}, or some of: {known}"));
            }
        };
        for name in names {
            if found.iter().any(|one| one == name) {
                return Err(format!("the doctrine `{name}` is named twice"));
            }
            found.push(name.to_owned());
        }
    }
    Ok(found)
}

fn bots_of(scenario: &Arc<Scenario>, wanted: &[String]) -> Result<Vec<String>, String> {
    if wanted.is_empty() {
        return Ok(bots::all_names(scenario));
    }
    for (at, name) in wanted.iter().enumerate() {
        bots::by_name(name, scenario)?;
        if wanted[..at].contains(name) {
            return Err(format!("the bot `{name}` is named twice"));
        }
    }
    Ok(wanted.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::albania;

    fn plan(doctrines: &[&str], bots: &[&str], seeds: RangeInclusive<u64>, shard: Shard) -> Result<Plan, String> {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Plan::new(vec![albania()], &texts(doctrines), &texts(bots), seeds, 1000, shard)
    }

    #[test]
    fn shares_are_read_as_they_are_written() {
        assert_eq!("2/3".parse(), Ok(Shard { number: 2, of: 3 }));
        assert_eq!("7/1000000".parse(), Ok(Shard { number: 7, of: 1_000_000 }));
        for bad in ["0/3", "4/3", "0/0", "1", "a/b", "-1/3", "1/99999999999999999999999"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }

    #[test]
    fn every_game_is_in_one_share_and_all_shares_are_about_as_large() {
        let whole = plan(&["any", "all"], &["idle", "history"], 5..=8, Shard::WHOLE).expect("it is good");
        let all: Vec<Job> = (0..whole.share()).map(|at| whole.job(at)).collect();
        assert_eq!(all.len() as u64, whole.games());
        assert_eq!((all[0].number, all[0].seed, all[5].cell, all[5].seed), (1, 5, 1, 6));
        for of in [2, 3, 7, 39, 1_000_000] {
            let mut found: Vec<Job> = Vec::new();
            for number in 1..=of.min(50) {
                let part = plan(&["any", "all"], &["idle", "history"], 5..=8, Shard { number, of }).expect("it is good");
                assert!(part.share().abs_diff(whole.games() / of) <= 1, "{number}/{of}");
                found.extend((0..part.share()).map(|at| part.job(at)));
            }
            found.sort_by_key(|job| job.number);
            assert_eq!(found, all, "{of}");
        }
    }

    #[test]
    fn the_ends_of_the_numbers_are_no_trap() {
        assert!(plan(&["any"], &["idle"], 0..=u64::MAX, Shard::WHOLE).is_err());
        assert!(plan(&["any"], &["idle", "history"], 1..=u64::MAX / 2, Shard::WHOLE).is_err());
        let last = plan(&["any"], &["idle"], u64::MAX..=u64::MAX, Shard { number: u64::MAX, of: u64::MAX }).expect("it is good");
        assert_eq!(last.share(), 0);
        let one = plan(&["any"], &["idle"], u64::MAX..=u64::MAX, Shard { number: 1, of: u64::MAX }).expect("it is good");
        assert_eq!((one.share(), one.job(0).seed), (1, u64::MAX));
    }

    #[test]
    fn what_is_named_must_be_there_and_once() {
        let said = |doctrines: &[&str], bots: &[&str]| plan(doctrines, bots, 1..=2, Shard::WHOLE).map(|_| ()).expect_err("it is bad");
        assert!(said(&["any", "any"], &[]).contains("named twice"));
        assert!(said(&["all", "the-record"], &[]).contains("the-record"));
        assert!(said(&["any"], &["idle", "idle"]).contains("named twice"));
        assert!(said(&["any"], &["histroy"]).contains("did you mean `history`?"));
        assert!(said(&["nay"], &["idle"]).contains("has no doctrine `nay`"));
    }
}
