//! Same scenario, seed and orders: same bits, however time is cut, kept, put back or forked.

mod common;

use common::{reckless, sim};
use godark::scenario::Minute;
use godark::sim::Sim;
use godark::sim::invariants;
use proptest::prelude::*;

/// Plays `orders` reckless orders by a stream of numbers, advancing in steps of at most `step` minutes.
fn play(seed: u64, luck: u64, orders: usize, step: u32) -> Sim {
    let mut sim = sim(seed);
    let mut player = reckless(luck);
    for _ in 0..orders {
        let wait = player.number(300) + 1;
        let until = sim.now().plus(wait);
        while sim.now() < until && !sim.is_over() {
            sim.advance_to(sim.now().plus(step).min(until));
        }
        if let Some(order) = player.order(&sim) {
            sim.submit(order).expect("it was checked");
        }
    }
    sim
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn however_time_is_cut_the_result_is_the_same(seed in 0u64..1000, luck: u64) {
        let leap = play(seed, luck, 40, 100_000);
        let minutes = play(seed, luck, 40, 1);
        let odd = play(seed, luck, 40, 37);
        prop_assert_eq!(leap.digests(), minutes.digests());
        prop_assert_eq!(leap.digests(), odd.digests());
    }

    #[test]
    fn keeping_and_putting_back_changes_nothing(seed in 0u64..1000, luck: u64, at in 0u32..20_000) {
        let mut player = reckless(luck);
        let mut straight = sim(seed);
        for _ in 0..30 {
            straight.advance_to(straight.now().plus(player.number(240)));
            if let Some(order) = player.order(&straight) {
                straight.submit(order).expect("it was checked");
            }
        }
        straight.advance_to(straight.now().plus(at));
        let kept = straight.snapshot();
        // Through bytes, as a save would: and into an exercise that had gone somewhere else entirely.
        let bytes = postcard::to_allocvec(&kept).expect("plain data");
        let read = postcard::from_bytes(&bytes).expect("what was written can be read");
        let mut other = sim(seed + 1);
        other.advance_to(Minute(3000));
        prop_assert!(other.restore(&read));
        prop_assert_eq!(other.snapshot(), kept);
        straight.advance_to(Minute(29_000));
        other.advance_to(Minute(29_000));
        prop_assert_eq!(straight.digests(), other.digests());
    }

    #[test]
    fn a_fork_goes_its_own_way_and_leaves_the_first_alone(seed in 0u64..1000, luck: u64) {
        let mut first = play(seed, luck, 20, 500);
        let mut second = first.fork();
        let before = first.digests();
        second.advance_to(second.now().plus(5000));
        prop_assert_eq!(&first.digests(), &before);
        first.advance_to(first.now().plus(5000));
        prop_assert_eq!(first.digests(), second.digests());
    }

    #[test]
    fn a_refused_order_changes_nothing(seed in 0u64..100, luck: u64) {
        let mut sim = play(seed, luck, 15, 500);
        let mut player = reckless(luck ^ 1);
        let before = sim.snapshot();
        for _ in 0..60 {
            let order = player.any_order(&sim);
            if sim.check(&order).is_err() {
                prop_assert!(sim.submit(order).is_err());
            } else {
                sim.preview(&order);
            }
        }
        prop_assert_eq!(sim.snapshot(), before);
    }

    #[test]
    fn the_world_stays_sound(seed in 0u64..1000, luck: u64) {
        let mut sim = sim(seed);
        let mut player = reckless(luck);
        while !sim.is_over() {
            sim.advance_to(sim.now().plus(player.number(600) + 1));
            if let Some(order) = player.order(&sim) {
                sim.submit(order).expect("it was checked");
            }
            prop_assert_eq!(sim.broken(), []);
        }
    }

    #[test]
    fn every_event_has_a_cause_and_every_conclusion_a_source(seed in 0u64..1000, luck: u64) {
        let mut sim = play(seed, luck, 60, 500);
        sim.advance_to(Minute(29_520));
        prop_assert_eq!(invariants::of_events(sim.journal(), 0), []);
        prop_assert_eq!(sim.broken(), []);
    }
}

#[test]
fn different_seeds_differ() {
    let digest = |seed| {
        let mut sim = sim(seed);
        sim.advance_to(Minute(3000));
        sim.digests().whole()
    };
    assert_ne!(digest(1), digest(2));
    assert_eq!(digest(1), digest(1));
}

/// Threads share nothing: many games at once are the games one by one.
#[test]
fn threads_make_no_difference() {
    let alone: Vec<_> = (0..4).map(|seed| play(seed, seed, 25, 200).digests()).collect();
    let together: Vec<_> = std::thread::scope(|scope| {
        let games: Vec<_> = (0..4).map(|seed| scope.spawn(move || play(seed, seed, 25, 200).digests())).collect();
        games.into_iter().map(|game| game.join().expect("no game panics")).collect()
    });
    assert_eq!(alone, together);
}
