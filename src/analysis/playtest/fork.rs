//! Two ways to go on from the same moment, with the same luck: what one order, one answer or one pause is worth.

use std::sync::Arc;

use crate::analysis::bots::{self, Bot};
use crate::analysis::game::{Exercise, play_on, play_up_to};
use crate::replay::Session;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::snapshot::Snapshot;
use crate::sim::state::Verdict;
use crate::words::signed;

use super::player::{Left, Without, said};

/// So many points of the score, of a thousand, are the least that counts as a difference.
pub const POINTS_MIN: i32 = 3;

/// How a play ended: points of the score, and the weight of the objectives that were met, in thousandths of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    pub points: i32,
    pub objectives: i32,
}

impl Worth {
    pub fn of(sim: &Sim) -> Self {
        let objectives = &sim.scenario().content.objectives;
        let all: u64 = objectives.rows().iter().map(|objective| u64::from(objective.weight)).sum();
        let met = |id: ObjectiveId| matches!(sim.truth().verdict(id), Verdict::Met(_));
        let met: u64 = objectives.iter().filter(|(id, _)| met(*id)).map(|(_, objective)| u64::from(objective.weight)).sum();
        Self { points: sim.standing().score.total as i32, objectives: i32::from(Permille::share(met, all).0) }
    }

    /// Returns what there is more than in another play.
    pub fn over(self, other: Self) -> Gain {
        Gain { points: self.points - other.points, objectives: self.objectives - other.objectives }
    }
}

/// By how much one play ended better than another; less than nothing where it ended worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    pub points: i32,
    pub objectives: i32,
}

impl Gain {
    /// More points, by enough to count, or more objectives.
    pub fn helps(self) -> bool {
        self.points >= POINTS_MIN || self.objectives > 0
    }

    /// Fewer points, by enough to count, or fewer objectives.
    pub fn harms(self) -> bool {
        self.points <= -POINTS_MIN || self.objectives < 0
    }

    /// Better in one respect and worse in none.
    pub fn is_better(self) -> bool {
        self.helps() && !self.harms()
    }

    /// Returns a number to sort by: everything in thousandths.
    pub fn size(self) -> i32 {
        self.points + self.objectives
    }
}

impl std::fmt::Display for Gain {
    /// Writes `+12 points, −150 ‰ of the objectives`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} points", signed(self.points.into()))?;
        if self.objectives != 0 {
            write!(f, ", {} ‰ of the objectives", signed(self.objectives.into()))?;
        }
        Ok(())
    }
}

/// A play by one player on one seed, named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    pub player: usize,
    pub seed: u64,
}

/// How a play parts from the one that its player would have played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The look at which they part.
    pub at: Minute,
    /// What is said there, before the player's turn.
    pub act: Option<Act>,
    /// What the player leaves out from there on.
    pub left: Left,
    /// From there on nobody gives orders.
    pub alone: bool,
}

impl Way {
    /// Returns the way it is compared with: without what is said, or with the pause filled; none when that is the play as it was.
    pub fn counterpart(&self) -> Option<Self> {
        match self.left {
            Left::All(..) | Left::Nothing => None,
            Left::Move(_) | Left::Answers(_) => Some(Self { act: None, ..self.clone() }),
        }
    }
}

/// A play, kept at a moment just before a turn of its player.
pub struct Moment<'a> {
    pub scenario: &'a Arc<Scenario>,
    pub of: Of,
    pub at: Minute,
    /// How things stand. Questions to it change nothing.
    pub sim: Sim,
    state: Snapshot,
    bot: Box<dyn Bot>,
}

impl<'a> Moment<'a> {
    /// Plays up to each of some looks, the earliest first.
    pub fn reach(scenario: &'a Arc<Scenario>, players: &[String], of: Of, looks: &[Minute]) -> Vec<Self> {
        let mut sim = Sim::new(scenario.clone(), of.seed);
        let mut bot = player(scenario, &players[of.player]);
        let mut moments = Vec::with_capacity(looks.len());
        for at in looks {
            // Several may be wanted of the same look.
            if sim.now() < *at {
                play_up_to(&mut sim, bot.as_mut(), *at);
            }
            moments.push(Self { scenario, of, at: *at, sim: sim.fork(), state: sim.snapshot(), bot: bot.fork() });
        }
        moments
    }

    /// Goes on in some way, and returns the play at its end.
    pub fn ends(&self, way: &Way) -> Option<Sim> {
        let mut sim = Sim::new(self.scenario.clone(), self.of.seed);
        if !sim.restore(&self.state) {
            return None;
        }
        go_on(&mut sim, self.bot.fork(), way, self.scenario).then_some(sim)
    }

    /// Goes on in some way, and returns what the end is worth.
    pub fn worth(&self, way: &Way) -> Option<Worth> {
        self.ends(way).map(|sim| Worth::of(&sim))
    }
}

fn player(scenario: &Arc<Scenario>, name: &str) -> Box<dyn Bot> {
    bots::by_name(name, scenario).expect("players are named by the scenario")
}

/// Goes on in some way to the end. Returns whether what was to be said could be said.
fn go_on<E: Exercise>(exercise: &mut E, bot: Box<dyn Bot>, way: &Way, scenario: &Arc<Scenario>) -> bool {
    if way.act.as_ref().is_some_and(|act| !exercise.say(said(act))) {
        return false;
    }
    if way.alone {
        exercise.wait_until(scenario.calendar.length());
    } else {
        play_on(exercise, &mut Without::new(bot, way.left, scenario), |_| true);
    }
    true
}

/// Plays again with a recording: a whole play, or one that parts from it in some way.
pub fn record(scenario: &Arc<Scenario>, players: &[String], of: Of, way: Option<(&Way, Option<String>)>) -> Session {
    let name = &players[of.player];
    let mut session = Session::new(scenario.clone(), of.seed, Some(name.clone()));
    let mut bot = player(scenario, name);
    play_up_to(&mut session, bot.as_mut(), way.as_ref().map_or(scenario.calendar.length(), |(way, _)| way.at));
    if let Some((way, other)) = way {
        let mut fork = session.what_if(way.at, other);
        go_on(&mut fork, bot, way, scenario);
        session = fork;
    }
    session.finish();
    session
}
