//! Whole plays, and what is kept of each: what came, how it ended, what was done.

use std::sync::Arc;

use crate::analysis::bots;
use crate::analysis::game::{Exercise, play_on};
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::story::Aimed;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::What;
use crate::sim::order::Order;
use crate::sim::state::Verdict;

/// What is kept of a play.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Which of the players.
    pub player: usize,
    pub seed: u64,
    pub doctrine: DoctrineId,
    /// When each inject came.
    pub came: Table<InjectId, Option<Minute>>,
    /// Whether each objective was met.
    pub met: Table<ObjectiveId, bool>,
    /// Whether what each objective asks for came true when its time was over.
    pub late: Table<ObjectiveId, bool>,
    /// Whether the intruder was ever in each posture.
    pub taken: Table<PostureId, bool>,
    /// How often each move was ordered.
    pub ordered: Table<MoveId, u32>,
}

/// An exercise of which it is noted what comes true too late.
struct Watched {
    sim: Sim,
    late: Table<ObjectiveId, bool>,
}

impl Watched {
    fn look(&mut self) {
        let scenario = self.sim.scenario().clone();
        for (id, objective) in scenario.content.objectives.iter() {
            if let Aimed::By(limit, is) = &objective.is
                && self.sim.now() >= *limit
                && !self.late[id]
                && matches!(self.sim.truth().verdict(id), Verdict::Missed(_))
            {
                self.late[id] = self.sim.truth().holds(is);
            }
        }
    }
}

impl Exercise for Watched {
    fn sim(&self) -> &Sim {
        &self.sim
    }

    fn wait_until(&mut self, minute: Minute) {
        self.sim.advance_to(minute);
        self.look();
    }

    fn say(&mut self, order: Order) -> bool {
        self.sim.submit(order).is_ok()
    }
}

/// Plays once, from the first minute to the last.
pub fn play(scenario: &Arc<Scenario>, players: &[String], player: usize, seed: u64) -> Trace {
    let mut bot = bots::by_name(&players[player], scenario).expect("players are named by the scenario");
    let late = vec![false; scenario.content.objectives.len()].into();
    let mut watched = Watched { sim: Sim::new(scenario.clone(), seed), late };
    play_on(&mut watched, bot.as_mut(), |_| true);
    Trace { player, seed, late: watched.late, ..Trace::of(&watched.sim) }
}

impl Trace {
    fn of(sim: &Sim) -> Self {
        let content = &sim.scenario().content;
        let mut trace = Self {
            player: 0,
            seed: sim.seed(),
            doctrine: sim.truth().intruder().doctrine,
            came: vec![None; content.injects.len()].into(),
            met: content.objectives.ids().map(|id| matches!(sim.truth().verdict(id), Verdict::Met(_))).collect::<Vec<_>>().into(),
            late: Table::default(),
            taken: vec![false; content.postures.len()].into(),
            ordered: vec![0; content.moves.len()].into(),
        };
        for event in sim.journal().events() {
            match event.what {
                What::InjectArrived { inject } => trace.came[inject] = Some(event.minute),
                What::PostureTaken { posture } => trace.taken[posture] = true,
                What::OrderGiven { act, .. } => {
                    if let Some(Act::Do { what, .. }) = sim.journal().act(act) {
                        trace.ordered[*what] += 1;
                    }
                }
                _ => {}
            }
        }
        trace
    }
}
