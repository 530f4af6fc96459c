//! What several tests need.
#![allow(dead_code)] // each test file uses a part of it

use std::sync::{Arc, LazyLock};

use godark::analysis::bots::every_order;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::scenario::{Scenario, library, load};
use godark::sim::Sim;
use godark::sim::event::{EventId, What};
use godark::sim::order::Order;
use godark::sim::picture::TeamSight;
use godark::sim::state::{InjectState, Status};

static ALBANIA: LazyLock<Arc<Scenario>> = LazyLock::new(|| scenario("albania-2022"));
static ORDERS: LazyLock<Vec<Act>> = LazyLock::new(|| every_order(&albania()));

/// Loads a built-in scenario; its problems, if any, are the test's failure.
pub fn scenario(id: &str) -> Arc<Scenario> {
    let shelf = library::find(id).expect("it comes with the game");
    match load(&shelf) {
        Ok((scenario, _)) => scenario,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

pub fn albania() -> Arc<Scenario> {
    ALBANIA.clone()
}

pub fn sim(seed: u64) -> Sim {
    Sim::new(albania(), seed)
}

/// Returns an order by the head of the cell: a move by name, on a target.
pub fn order(act: Act) -> Order {
    Order { seat: SeatId::new(0), act }
}

/// A player who does anything that is allowed, by a stream of numbers.
pub struct Reckless(u64);

impl Reckless {
    pub fn new(luck: u64) -> Self {
        Self(luck)
    }

    /// SplitMix64, below `below`.
    pub fn number(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % u64::from(below.max(1))) as u32
    }

    /// Any order at all, sensible or not.
    pub fn any_order(&mut self, sim: &Sim) -> Order {
        let content = &sim.scenario().content;
        let act = match self.number(10) {
            0 => Act::Stop { team: TeamId::new(self.number(content.teams.len() as u32) as usize) },
            1 => Act::Answer(ChoiceId::new(self.number(content.answers.len() as u32) as usize)),
            _ => {
                let mut act = ORDERS[self.number(ORDERS.len() as u32) as usize].clone();
                if let Act::Do { by, .. } = &mut act
                    && self.number(4) == 0
                {
                    *by = Some(TeamId::new(self.number(content.teams.len() as u32) as usize));
                }
                act
            }
        };
        order(act)
    }

    /// An order that would be taken now, when one is found soon.
    pub fn order(&mut self, sim: &Sim) -> Option<Order> {
        let asking = sim
            .scenario()
            .content
            .answers
            .iter()
            .find(|(_, (inject, _))| matches!(sim.picture().inject(*inject), InjectState::Asking { .. }));
        if let Some((choice, _)) = asking
            && self.number(2) == 0
        {
            // At the very end a question may stand open that nobody can answer any more.
            return Some(order(Act::Answer(choice))).filter(|order| sim.check(order).is_ok());
        }
        (0..40).map(|_| self.any_order(sim)).find(|order| sim.check(order).is_ok())
    }
}

/// A small scenario, with some things replaced.
pub fn small(replaced: &[(&str, &str)]) -> Arc<Scenario> {
    let mut text = include_str!("../bad/good.ron").to_owned();
    for (from, to) in replaced {
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands in good.ron once");
        text = text.replace(from, to);
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), text).expect("a file");
    match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((scenario, _)) => scenario,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

pub fn act(scenario: &Scenario, what: &str, on: Target) -> Act {
    Act::Do { what: scenario.names.get::<MoveId>(what).expect("a known move"), on, by: None }
}

pub fn system(scenario: &Scenario, name: &str) -> SystemId {
    scenario.names.get::<SystemId>(name).expect("a known system")
}

/// Gives an order, and lets it be carried out.
pub fn done(sim: &mut Sim, what: &str, on: Target) {
    let act = act(sim.scenario(), what, on);
    sim.submit(order(act.clone())).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    let Act::Do { what: id, .. } = act else { return };
    for _ in 0..2000 {
        let picture = sim.picture();
        let at_it =
            |team: &TeamSight| team.work.as_ref().is_some_and(|work| (work.what, work.on) == (id, on)) || team.queue.contains(&(id, on));
        if !picture.teams.iter().any(at_it) {
            return;
        }
        sim.advance_to(sim.now().plus(30));
    }
    panic!("{what} never ends");
}

pub fn count(sim: &Sim, is: impl Fn(&What) -> bool) -> usize {
    sim.journal().events().iter().filter(|event| is(&event.what)).count()
}

/// Waits until so many hosts of a system are reported as encrypted.
pub fn until_encrypted(sim: &mut Sim, system: SystemId, hosts: u32) {
    while sim.picture().system(system).encrypted < hosts {
        sim.advance_to(sim.now().plus(10));
        assert!(!sim.is_over(), "it is encrypted within two days");
    }
}

/// Begins the flagship scenario with a look at the way in; none when it shows nothing.
pub fn with_entry_found(seed: u64) -> Option<Sim> {
    let mut sim = sim(seed);
    let entry = sim.scenario().content.intruder.entry;
    done(&mut sim, "triage-system", Target::System(entry));
    (sim.picture().system(entry).status == Status::Compromised).then_some(sim)
}

/// Returns where a belief comes from: a team's work, a report of damage, or what somebody said.
pub fn source(sim: &Sim, belief: EventId) -> Option<EventId> {
    sim.why(belief).iter().skip(1).find_map(|cause| match cause.what {
        What::WorkDone { .. }
        | What::WorkStarted { .. }
        | What::DamageReported { .. }
        | What::InjectArrived { .. }
        | What::InjectAnswered { .. } => Some(cause.id),
        _ => None,
    })
}

/// Says whether an event is one from which something is known of a system.
pub fn is_sign(what: &What) -> bool {
    matches!(what, What::AlertRaised { .. } | What::FalseAlarmRaised { .. } | What::DamageReported { .. } | What::Believed { .. })
}
