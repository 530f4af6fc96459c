//! How long it takes to see any minute of a long run: `cargo bench --no-default-features --bench seek`.
//!
//! A ladder of snapshots is built for three weeks of `albania-2022`, as history went and by a bot; then minutes all over the run
//! are looked for, forwards and backwards.

use std::sync::Arc;
use std::time::{Duration, Instant};

use godark::analysis::{bots, play};
use godark::replay::{Ladder, Session};
use godark::scenario::{Minute, Scenario, library, load};
use godark::sim::Sim;

const SEEKS: u32 = 1000;
/// Any minute is there within this.
const SEEK_MAX: Duration = Duration::from_millis(50);

fn main() {
    // `cargo test --benches` and listings want nothing that takes long.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let albania = load(&library::find("albania-2022").expect("it comes with the game")).expect("it is good").0;
    let mut worst = measure("albania-2022, three weeks, history", &albania, "history");
    worst = worst.max(measure("albania-2022, three weeks, dark-first", &albania, "dark-first"));
    assert!(worst < SEEK_MAX, "a minute takes {worst:?} to find; wanted is less than {SEEK_MAX:?}");
}

fn measure(name: &str, scenario: &Arc<Scenario>, bot: &str) -> Duration {
    let mut bot = bots::by_name(bot, scenario).expect("it is a bot");
    let session: Session = play(scenario, bot.as_mut(), 1, |_| true);
    let begun = Instant::now();
    let ladder = Ladder::of(&session);
    let built = begun.elapsed();
    let mut sim = Sim::new(scenario.clone(), 1);
    let end = ladder.end().0;
    let mut took: Vec<Duration> = (0..SEEKS)
        .map(|number| {
            // Steps of a number that shares nothing with the length: all over the run, in no order.
            let minute = Minute((number * 7919) % (end + 1));
            let begun = Instant::now();
            ladder.seek(&mut sim, minute);
            assert_eq!(sim.now(), minute);
            begun.elapsed()
        })
        .collect();
    took.sort();
    let worst = took[took.len() - 1];
    println!(
        "{name}: {} orders, {} minutes; built in {} ms; a minute in {} µs (median), {} µs (worst of {SEEKS})",
        session.records().len(),
        end,
        built.as_millis(),
        took[took.len() / 2].as_micros(),
        worst.as_micros()
    );
    worst
}
