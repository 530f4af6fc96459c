//! One game of a batch, in a world that a thread keeps.

use std::sync::Arc;

use super::plan::{Job, Plan};
use super::row::{self, Row};
use crate::analysis::bots;
use crate::analysis::game::{Exercise, play_on};
use crate::replay::caught::caught;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;

/// Somebody who plays one game after the other.
pub struct Player<'a> {
    plan: &'a Plan,
    /// The scenario of the cell that was played last: forcing a doctrine takes a copy of it.
    at: Option<(usize, Arc<Scenario>)>,
}

impl<'a> Player<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        Self { plan, at: None }
    }

    /// Plays a game to its end, or until it has too many events. A panic of the rules is told.
    pub fn play(&mut self, job: Job) -> Result<Row, String> {
        let scenario = match &self.at {
            Some((cell, scenario)) if *cell == job.cell => scenario.clone(),
            _ => self.plan.scenario(job.cell),
        };
        self.at = Some((job.cell, scenario.clone()));
        let plan = self.plan;
        caught(|| {
            let mut bot = bots::by_name(plan.bot(job.cell), &scenario).expect("a plan names bots that exist");
            let mut counted = Counted { sim: fresh(&scenario, job.seed), orders: 0 };
            play_on(&mut counted, bot.as_mut(), |counted| counted.sim.journal().len() as u64 <= plan.events_max);
            row::of(plan, job, &counted.sim, counted.orders)
        })
    }
}

/// Returns an exercise at its first minute, in the world that this thread has kept from the one before.
fn fresh(scenario: &Arc<Scenario>, seed: u64) -> Sim {
    Sim::new(scenario.clone(), seed)
}

/// An exercise whose orders are counted.
struct Counted {
    sim: Sim,
    orders: u64,
}

impl Exercise for Counted {
    fn sim(&self) -> &Sim {
        &self.sim
    }

    fn wait_until(&mut self, minute: Minute) {
        self.sim.advance_to(minute);
    }

    fn say(&mut self, order: Order) -> bool {
        let taken = self.sim.submit(order).is_ok();
        self.orders += u64::from(taken);
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::batch::Shard;
    use crate::analysis::batch::row::{COLUMNS, Value};
    use crate::testing::albania;

    fn plan(doctrines: &str, events_max: u64) -> Plan {
        let all = [doctrines.to_owned()];
        Plan::new(vec![albania()], &all, &["idle".to_owned()], 1..=1, events_max, Shard::WHOLE).expect("it is good")
    }

    fn value(row: &Row, name: &str) -> Value {
        let at = COLUMNS.iter().position(|column| column.name == name).expect("it is a column");
        row.0[at].clone()
    }

    /// Forcing the doctrine that the dice would have chosen changes nothing; another one makes another game.
    #[test]
    fn a_forced_doctrine_leaves_all_other_luck_alone() {
        let any = plan("any", 1_000_000);
        let free = Player::new(&any).play(any.job(0)).expect("it is played");
        let all = plan("all", 1_000_000);
        let mut player = Player::new(&all);
        let mut same = 0;
        for at in 0..all.share() {
            let row = player.play(all.job(at)).expect("it is played");
            assert_eq!(value(&row, "doctrine"), value(&row, "doctrine_asked"), "it is the one that was asked for");
            let drawn = value(&row, "doctrine") == value(&free, "doctrine");
            assert_eq!(value(&row, "digest") == value(&free, "digest"), drawn);
            same += u32::from(drawn);
        }
        assert_eq!((all.share(), same), (4, 1));
    }

    #[test]
    fn a_game_with_too_many_events_is_stopped_and_says_so() {
        let plan = plan("any", 100);
        let row = Player::new(&plan).play(plan.job(0)).expect("it is played");
        assert!(!row.ended());
        let Value::Number(events) = value(&row, "events") else { panic!("a number") };
        assert!((101..1000).contains(&events), "{events}");
    }
}
