//! What the rules cost, part by part: `cargo bench --no-default-features --bench rules`.
//!
//! Times are of the wall clock and differ between machines; `--bench targets` sets the ones we promise beside what we want, and
//! `--bench instructions` is what fails when something becomes slower.

mod workloads;

use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use godark::analysis::game::play_on;
use godark::analysis::{bots, play};
use godark::replay::verify::verify;
use godark::replay::{Ladder, Session};
use godark::scenario::diagnostic::Source;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::{Id, MoveId};
use godark::scenario::{Minute, Scenario};
use godark::sim::Sim;
use godark::sim::event::EventId;
use godark::sim::order::Order;

use workloads::{DECISIONS, Decider, flagship, game, made_up, made_up_quiet, stands_at};

/// The evening of the flagship's second day, when much goes on.
const BUSY: Minute = Minute(2 * 24 * 60);

fn main() {
    divan::main();
}

#[divan::bench]
fn load_and_check_the_flagship() -> usize {
    flagship().content.systems.len()
}

/// A whole game in a world that is there already.
#[divan::bench(args = ["idle", "history", "dark-first", "keep-serving", "quiet-eviction", "segment-first", "edge-first"])]
fn flagship_game(bencher: Bencher, bot: &str) {
    let mut sim = Sim::new(flagship(), 1);
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        game(&mut sim, bot, seed)
    });
}

/// The next minute at which something is due.
#[divan::bench]
fn due_minute(bencher: Bencher) {
    let (sim, _) = stands_at(&flagship(), "dark-first", BUSY);
    let mut fork = sim.fork();
    bencher.bench_local(|| {
        let Some(next) = fork.next_due() else {
            fork.copy_from(&sim);
            return;
        };
        fork.advance_to(next);
    });
}

#[divan::bench]
fn snapshot(bencher: Bencher) {
    let (sim, _) = stands_at(&flagship(), "dark-first", BUSY);
    bencher.bench_local(|| sim.snapshot());
}

#[divan::bench]
fn restore(bencher: Bencher) {
    let (mut sim, _) = stands_at(&flagship(), "dark-first", BUSY);
    let state = sim.snapshot();
    bencher.bench_local(|| sim.restore(&state));
}

#[divan::bench]
fn fork(bencher: Bencher) {
    let (sim, _) = stands_at(&flagship(), "dark-first", BUSY);
    bencher.bench_local(|| sim.fork());
}

#[divan::bench]
fn reset(bencher: Bencher) {
    let mut sim = Sim::new(flagship(), 1);
    bencher.bench_local(|| sim.reset(2));
}

#[divan::bench]
fn digest(bencher: Bencher) {
    let (sim, _) = stands_at(&flagship(), "dark-first", BUSY);
    bencher.bench_local(|| sim.digests());
}

#[divan::bench]
fn picture(bencher: Bencher) {
    let (sim, _) = stands_at(&flagship(), "dark-first", BUSY);
    bencher.bench_local(|| sim.picture());
}

#[divan::bench(args = ["go-dark", "close-foreign-access", "brief-leader"])]
fn preview(bencher: Bencher, what: &str) {
    let scenario = flagship();
    let (sim, _) = stands_at(&scenario, "idle", BUSY);
    let what = scenario.names.get::<MoveId>(what).expect("it is a move");
    let order = Order { seat: Id::new(0), act: Act::Do { what, on: Target::Nothing, by: None } };
    bencher.bench_local(|| sim.preview(&order));
}

/// Every order there is, tried once.
#[divan::bench]
fn every_order_tried(bencher: Bencher) {
    let scenario = flagship();
    let (sim, _) = stands_at(&scenario, "dark-first", BUSY);
    let orders: Vec<Order> = bots::every_order(&scenario).into_iter().map(|act| Order { seat: Id::new(0), act }).collect();
    bencher.counter(ItemsCount::new(orders.len())).bench_local(|| orders.iter().filter(|order| sim.check(order).is_ok()).count());
}

fn whole_run(scenario: &Arc<Scenario>) -> Session {
    play(scenario, workloads::bot("history", scenario).as_mut(), 1, |_| true)
}

#[divan::bench]
fn verify_a_recording(bencher: Bencher) {
    let scenario = flagship();
    let source = Source::new("bench.replay.ron", whole_run(&scenario).text());
    let recording = godark::replay::record::read_of(&source, &scenario).expect("it is sound");
    bencher.bench_local(|| verify(&recording, None).0);
}

#[divan::bench]
fn seek_a_minute(bencher: Bencher) {
    let scenario = flagship();
    let ladder = Ladder::of(&whole_run(&scenario));
    let mut sim = Sim::new(scenario, 1);
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        ladder.seek(&mut sim, Minute((number * 7919) % (ladder.end().0 + 1)));
    });
}

/// The cause chain of every event of a game.
#[divan::bench]
fn every_why(bencher: Bencher) {
    let session = whole_run(&flagship());
    let events = session.sim.journal().len();
    bencher
        .counter(ItemsCount::new(events))
        .bench_local(|| (0..events).map(|event| session.sim.why(EventId(event as u32)).len()).sum::<usize>());
}

/// A hundred decisions in a made-up world in which the more happens, the larger it is.
#[divan::bench(args = [13, 100, 1000])]
fn decisions(bencher: Bencher, systems: usize) {
    let scenario = made_up(systems);
    let mut sim = Sim::new(scenario.clone(), 1);
    let mut decider = Decider::new(&scenario);
    let mut seed = 0;
    bencher.counter(ItemsCount::new(DECISIONS)).bench_local(|| {
        seed += 1;
        decider.game(&mut sim, seed)
    });
}

/// The same attack in worlds of different size, from where the exercise has begun.
#[divan::bench(args = [40, 1000, 10_000, 100_000], sample_size = 1)]
fn same_attack(bencher: Bencher, systems: usize) {
    attack(bencher, made_up_quiet(systems));
}

/// An attack on everything there is: the more systems, the more happens.
#[divan::bench(args = [40, 1000], sample_size = 1)]
fn attack_on_all(bencher: Bencher, systems: usize) {
    attack(bencher, made_up(systems));
}

fn attack(bencher: Bencher, scenario: Arc<Scenario>) {
    let begun = Sim::new(scenario.clone(), 1);
    // To begin anew is not counted.
    bencher.with_inputs(|| begun.fork()).bench_local_refs(|sim| play_on(sim, workloads::bot("idle", &scenario).as_mut(), |_| true));
}
