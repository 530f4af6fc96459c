//! A branch: one of the ways to go on from the fork.

use crate::analysis::bots;
use crate::analysis::game::{look_from, play_on};
use crate::analysis::script::{self, Missed, Stage};
use crate::scenario::Minute;
use crate::sim::Sim;

use super::Line;
use super::measure::Outcome;

/// A way to go on from the fork.
#[derive(Clone, Debug, PartialEq)]
pub enum Branch {
    /// This is said.
    Script(Vec<Line>),
    /// A bot plays.
    Bot(String),
}

/// How a branch ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub outcome: Outcome,
    /// What could not be said, by its place in the script.
    pub missed: Vec<Missed>,
}

impl Branch {
    /// Goes on from where an exercise stands until a minute. Returns what could not be said.
    pub fn play(&self, stage: &mut impl Stage, until: Minute) -> Vec<Missed> {
        match self {
            Branch::Script(lines) => script::play(stage, lines.iter().map(|line| &line.record), until),
            Branch::Bot(name) => {
                let scenario = stage.sim().scenario().clone();
                let mut bot = bots::by_name(name, &scenario).expect("a branch names a bot that exists");
                // At a look before the end it has its last turn.
                let goes_on = |sim: &Sim| look_from(sim.now().plus(1)) < until;
                if look_from(stage.sim().now()) < until {
                    play_on(stage, bot.as_mut(), |stage| goes_on(stage.sim()));
                }
                stage.wait_until(until);
                Vec::new()
            }
        }
    }

    /// Goes on to the end of the comparison.
    pub fn end(&self, sim: &mut Sim, until: Minute) -> Ended {
        let missed = self.play(sim, until);
        Ended { outcome: Outcome::of(sim), missed }
    }

    /// Returns a line of the script.
    pub fn line(&self, place: usize) -> Option<&Line> {
        match self {
            Branch::Script(lines) => lines.get(place),
            Branch::Bot(_) => None,
        }
    }
}
