//! What several tests need.
#![allow(dead_code)] // each test file uses a part of it

pub mod synthetic;

use std::sync::{Arc, LazyLock};

pub use godark::analysis::fuzz::Reckless;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::scenario::{Scenario, library, load};
use godark::sim::Sim;
use godark::sim::event::{EventId, What};
use godark::sim::order::Order;
use godark::sim::picture::TeamSight;
use godark::sim::state::Status;

static ALBANIA: LazyLock<Arc<Scenario>> = LazyLock::new(|| scenario("albania-2022"));

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

/// A player who does anything, by a stream of numbers.
pub fn reckless(luck: u64) -> Reckless {
    Reckless::new(&albania(), luck)
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
    sim.submit(order(act.clone())).unwrap_or_else(|refusal| panic!("{what}: {refusal:?}"));
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
