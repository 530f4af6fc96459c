//! Whole runs of random orders, legal and illegal, with everything that always holds checked after every event.

use std::sync::Arc;

use super::Reckless;
use crate::replay::caught::caught;
use crate::replay::heavy::{Checker, Fault, Heavy, Wrong};
use crate::replay::record::{self, Record};
use crate::replay::session::Session;
use crate::replay::walk::Meddle;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;

/// The longest time without an order, in minutes.
const WAIT_MAX: u32 = 400;
/// Most orders in one minute.
const AT_ONCE_MAX: u32 = 4;
/// Luck of the player is another stream than the luck of the run.
const PLAYER: u64 = 0x0dd0_5eed;

/// What was tried in one run, or in many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub runs: u64,
    pub events: u64,
    pub taken: u64,
    pub refused: u64,
}

impl std::ops::Add for Tried {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            runs: self.runs + other.runs,
            events: self.events + other.events,
            taken: self.taken + other.taken,
            refused: self.refused + other.refused,
        }
    }
}

/// A run in which something went wrong.
#[derive(Debug)]
pub struct Find {
    pub seed: u64,
    /// What went wrong, in words.
    pub what: String,
    /// The predicate under which `godark minimize` makes it smaller.
    pub predicate: String,
    /// The run as a recording, to play and to make smaller.
    pub recording: String,
}

/// Plays a run of random orders, up to `until` at most; `closely` looks at it once more as `godark replay --heavy` does.
pub fn play(scenario: &Arc<Scenario>, seed: u64, until: Option<Minute>, closely: bool) -> Result<Tried, Box<Find>> {
    play_meddled(scenario, seed, until, closely, None)
}

/// For tests only: a game that does not do what it should.
#[doc(hidden)]
pub fn play_meddled(
    scenario: &Arc<Scenario>,
    seed: u64,
    until: Option<Minute>,
    closely: bool,
    meddle: Option<Meddle>,
) -> Result<Tried, Box<Find>> {
    let end = scenario.calendar.length().min(until.unwrap_or(Minute(u32::MAX)));
    let mut said = Vec::new();
    let mut tried = Tried { runs: 1, ..Tried::default() };
    let mut sim = None;
    let played = caught(|| {
        let sim = sim.insert(Sim::new(scenario.clone(), seed));
        run(sim, seed, end, (&mut said, &mut tried), meddle)?;
        if closely {
            return Heavy::new(scenario.clone(), seed, said.clone(), end).play().map(drop).map_err(|found| found.0);
        }
        Ok(())
    });
    let recording = || {
        let mut records = Session::new(scenario.clone(), seed, Some("fuzz".to_owned())).records().to_vec();
        records.extend(said.iter().cloned());
        record::text(&records, scenario)
    };
    let found = |what: String, predicate: String| Err(Box::new(Find { seed, what, predicate, recording: recording() }));
    match (played, &sim) {
        (Ok(Ok(())), _) => Ok(tried),
        (Ok(Err(fault)), Some(sim)) => found(crate::replay::explain::fault(&fault, sim), predicate(&fault)),
        (Ok(Err(fault)), None) => found(format!("minute {}", fault.minute.0), predicate(&fault)),
        (Err(panic), _) => found(format!("the game panics: {panic}"), "panics".to_owned()),
    }
}

fn run(
    sim: &mut Sim,
    seed: u64,
    end: Minute,
    (said, tried): (&mut Vec<Record>, &mut Tried),
    mut meddle: Option<Meddle>,
) -> Result<(), Fault> {
    let scenario = sim.scenario().clone();
    let mut player = Reckless::new(&scenario, seed ^ PLAYER);
    let mut checker = Checker::new(sim);
    let mut copy = Sim::new(scenario, seed.wrapping_add(1));
    while !sim.is_over() && sim.now() < end {
        let until = sim.now().plus(player.number(WAIT_MAX)).min(end);
        while let Some(due) = sim.next_due().filter(|due| *due <= until) {
            sim.advance_to(due);
            tried.events += u64::from(checker.look(sim)?);
            if sim.is_over() {
                return Ok(());
            }
        }
        sim.advance_to(until);
        if let Some(meddle) = meddle.take_if(|meddle| sim.now() >= meddle.at) {
            let mut state = sim.snapshot();
            (meddle.with)(&mut state);
            sim.restore(&state);
        }
        checker.look(sim)?;
        for _ in 0..=player.number(AT_ONCE_MAX) {
            let legal = player.number(3) > 0;
            let order = if legal { player.order(sim) } else { None }.unwrap_or_else(|| player.any_order(sim));
            let takes = sim.check(&order);
            sim.preview(&order);
            said.push(Record::Order { at: sim.now(), seat: order.seat, act: order.act.clone() });
            let given = sim.submit(order);
            if given.is_err() {
                // What is refused cannot stand in a recording, and must leave no trace.
                said.pop();
                tried.refused += 1;
                checker.refused(sim, tried.refused as usize)?;
            } else {
                tried.taken += 1;
            }
            assert_eq!(takes.is_ok(), given.is_ok(), "an order is taken when it was said that it would be");
            tried.events += u64::from(checker.look(sim)?);
        }
        checker.keep(sim, &mut copy)?;
    }
    Ok(())
}

/// Returns the words by which a fault is looked for.
fn predicate(fault: &Fault) -> String {
    match &fault.what {
        Wrong::Broken(broken) => format!("breaks {}", broken.rule),
        Wrong::Kept(_) | Wrong::PutBack(_) | Wrong::SecondRun(_) => "diverges".to_owned(),
    }
}
