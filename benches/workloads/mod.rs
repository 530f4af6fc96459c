//! What is measured: the same work for every bench, so that their figures belong together.

// Each bench needs some of it.
#![allow(dead_code)]

use std::sync::Arc;

use godark::analysis::bots::{self, Bot};
use godark::analysis::game::play_on;
use godark::scenario::moves::Act;
use godark::scenario::names::Id;
use godark::scenario::{Minute, Scenario, library, load};
use godark::sim::Sim;
use godark::sim::order::Order;

#[path = "../../tests/common/synthetic.rs"]
mod synthetic;

/// The flagship scenario: 38 systems, three weeks.
pub const FLAGSHIP: &str = "albania-2022";
/// Decisions in a game of a made-up world, and how many minutes lie between two: its two days are over with the last.
pub const DECISIONS: u32 = 100;
const BETWEEN_MINUTES: u32 = 28;
/// So many orders are tried for one decision at most; then it is to wait.
const TRIES_MAX: usize = 3;
/// Two orders that follow each other in a game lie so far apart in the list of all: a number that shares nothing with most lengths.
const STRIDE: usize = 7919;

pub fn flagship() -> Arc<Scenario> {
    load(&library::find(FLAGSHIP).expect("it comes with the game")).expect("it is good").0
}

/// Returns a made-up world of so many systems.
pub fn made_up(systems: usize) -> Arc<Scenario> {
    of_files(systems, |text| text)
}

/// Returns a made-up world of so many systems in which the same happens whatever their number: three systems are destroyed, and from
/// a fourth something is taken again and again, for two weeks.
pub fn made_up_quiet(systems: usize) -> Arc<Scenario> {
    let few = "first: [\"system-1\", \"system-2\", \"system-3\"], only: true), Collect([\"system-0\"]";
    let take = "techniques: [(id: \"take\", name: \"Takes mail\", attack: \"T1114\", deed: Collect(permille_per_step: 1), \
                takes: \"20..60 min\", noise_permille: 100, succeeds_permille: 900, sign: \"mail goes out\"),";
    of_files(systems, |text| {
        text.replace("first: []", few).replace("techniques: [", take).replace("ends: \"2022-03-09 08:00\"", "ends: \"2022-03-21 08:00\"")
    })
}

fn of_files(systems: usize, change: impl Fn(String) -> String) -> Arc<Scenario> {
    let folder = tempfile::tempdir().expect("a folder for the bench");
    for (name, text) in synthetic::files(systems, 1) {
        // A reader gives up where thousands of texts are missing.
        let text = change(text).replace(" short:", " about: \"Nobody wrote this.\", short:");
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((scenario, _)) => scenario,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

pub fn bot(name: &str, scenario: &Arc<Scenario>) -> Box<dyn Bot> {
    bots::by_name(name, scenario).expect("it is a bot")
}

/// Lets a bot play a whole game in a world that is there already. Returns how many events there were.
pub fn game(sim: &mut Sim, name: &str, seed: u64) -> usize {
    sim.reset(seed);
    let mut player = bot(name, &sim.scenario().clone());
    play_on(sim, player.as_mut(), |_| true);
    sim.journal().len()
}

/// Plays until a minute, as a bot would.
pub fn stands_at(scenario: &Arc<Scenario>, name: &str, minute: Minute) -> (Sim, Box<dyn Bot>) {
    let mut sim = Sim::new(scenario.clone(), 1);
    let mut player = bot(name, scenario);
    play_on(&mut sim, player.as_mut(), |sim| sim.now() < minute);
    (sim, player)
}

/// A player of made-up worlds who decides a hundred times: orders from the list of all, one after the other.
pub struct Decider {
    orders: Vec<Order>,
    at: usize,
}

impl Decider {
    pub fn new(scenario: &Arc<Scenario>) -> Self {
        let said = |act: Act| Order { seat: Id::new(0), act };
        Self { orders: bots::every_order(scenario).into_iter().map(said).collect(), at: 0 }
    }

    /// Plays a whole game: each decision is tried by the rules, taken or refused, and time goes on; the end is digested.
    /// Returns how many orders were taken.
    pub fn game(&mut self, sim: &mut Sim, seed: u64) -> u32 {
        sim.reset(seed);
        self.at = seed as usize;
        let mut taken = 0;
        for decision in 1..=DECISIONS {
            for _ in 0..TRIES_MAX {
                self.at = (self.at + STRIDE) % self.orders.len();
                if sim.submit(self.orders[self.at].clone()).is_ok() {
                    taken += 1;
                    break;
                }
            }
            sim.advance_to(Minute(decision * BETWEEN_MINUTES));
        }
        std::hint::black_box(sim.digests());
        taken
    }
}
