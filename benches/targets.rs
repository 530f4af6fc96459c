//! What we promise of speed and memory, measured: `cargo bench --no-default-features --bench targets`.
//!
//! Each row stands beside what we want. Rates are per second of one core's time as the system counts it (Linux; elsewhere by the
//! clock on the wall, which other programs disturb). It ends with 1 when a row is not reached.

mod workloads;

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use godark::analysis::game::play_on;
use godark::analysis::play;
use godark::analysis::whatif::{self, Change, Edit, Luck, WhatIf, edits};
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::{Id, MoveId};
use godark::scenario::{Minute, Scenario};
use godark::sim::Sim;
use rayon::prelude::*;

use workloads::{DECISIONS, Decider, bot, flagship, game, made_up, made_up_quiet, stands_at};

/// Each rate is measured for about so long, three times; the best counts.
const MEASURED: Duration = Duration::from_millis(700);
const TIMES: usize = 3;
/// Decisions a second of CybORG's CAGE 4 and of NASim with 1,000 hosts, one process, measured beside ours on two cores.
const CAGE_4: f64 = 29.0;
const NASIM_1000: f64 = 2_100.0;
/// Friday evening of the flagship: to go dark then matters.
const FRIDAY: Minute = Minute(8 * 60);
const PAIRS: u64 = 200;
const WORLDS: usize = 200;
/// Systems of made-up worlds in which the same happens; and of some in which more happens the more there are.
const SIZES: [usize; 4] = [40, 1_000, 10_000, 100_000];
const GROWING: [usize; 2] = [40, 1_000];

/// A row of the table.
struct Row {
    what: String,
    measured: f64,
    wanted: Wanted,
    unit: &'static str,
}

#[derive(Clone, Copy)]
enum Wanted {
    AtLeast(f64),
    AtMost(f64),
    /// Told for comparison.
    Nothing,
}

impl Row {
    fn reached(&self) -> bool {
        match self.wanted {
            Wanted::AtLeast(least) => self.measured >= least,
            Wanted::AtMost(most) => self.measured <= most,
            Wanted::Nothing => true,
        }
    }
}

fn main() {
    // `cargo test --benches` and listings want nothing that takes long.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    println!("{:64} {:>12} {:>16}", "", "measured", "wanted");
    let mut missed = 0;
    for row in rows() {
        let wanted = match row.wanted {
            Wanted::AtLeast(least) => format!("at least {}", number(least)),
            Wanted::AtMost(most) => format!("at most {}", number(most)),
            Wanted::Nothing => String::new(),
        };
        let verdict = if row.reached() { "" } else { "  NOT REACHED" };
        println!("{:64} {:>12} {wanted:>16} {}{verdict}", row.what, number(row.measured), row.unit);
        missed += usize::from(!row.reached());
    }
    if missed > 0 {
        println!("\n{missed} of these are not reached.");
        std::process::exit(1);
    }
}

fn number(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add =
        |what: &str, measured: f64, wanted: Wanted, unit: &'static str| rows.push(Row { what: what.to_owned(), measured, wanted, unit });
    // First, before there is memory that was held and is free again.
    if let Some(kib) = memory() {
        add("memory of a flagship world at its end", kib / 1024.0, Wanted::AtMost(1.0), "MiB");
    }
    games(&mut add);
    small_worlds(&mut add);
    sizes(&mut add);
    cores(&mut add);
    states(&mut add);
    futures(&mut add);
    starts(&mut add);
    rows
}

type Add<'a> = dyn FnMut(&str, f64, Wanted, &'static str) + 'a;

/// Whole games of the flagship, by who plays.
fn games(add: &mut Add) {
    let scenario = flagship();
    for (name, wanted) in [
        ("history", Wanted::AtLeast(1000.0)),
        ("idle", Wanted::Nothing),
        ("dark-first", Wanted::Nothing),
        ("keep-serving", Wanted::Nothing),
        ("edge-first", Wanted::Nothing),
    ] {
        let mut sim = Sim::new(scenario.clone(), 1);
        let rate = rate(|seed| {
            game(&mut sim, name, seed);
            1
        });
        add(&format!("flagship games, bot `{name}`, one core"), rate, wanted, "/s");
    }
}

fn small_worlds(add: &mut Add) {
    for (systems, wanted) in
        [(13, Wanted::AtLeast(300_000.0)), (100, Wanted::AtLeast(2000.0 * CAGE_4)), (1000, Wanted::AtLeast(10.0 * NASIM_1000))]
    {
        let scenario = made_up(systems);
        let rate = rate(decide(&scenario));
        add(&format!("decisions, {systems} systems, journal and digest on, one core"), rate, wanted, "/s");
    }
    let scenario = made_up(13);
    let both = [0, 1].into_par_iter().map(|_| rate_by(&wall, decide(&scenario))).sum();
    add("decisions, 13 systems, two worlds side by side", both, Wanted::AtLeast(500_000.0), "/s");
}

fn decide(scenario: &Arc<Scenario>) -> impl FnMut(u64) -> u32 + use<> {
    let mut sim = Sim::new(scenario.clone(), 1);
    let mut decider = Decider::new(scenario);
    move |seed| {
        decider.game(&mut sim, seed);
        DECISIONS
    }
}

/// What an event costs in a large world against a small one in which the same happens, and in worlds in which more happens.
fn sizes(add: &mut Add) {
    let small = event_cost(&made_up_quiet(SIZES[0]));
    add(&format!("an event with {} systems", SIZES[0]), small, Wanted::Nothing, "µs");
    for systems in &SIZES[1..] {
        let cost = event_cost(&made_up_quiet(*systems));
        add(&format!("an event with {systems} systems, the same happening"), cost, Wanted::Nothing, "µs");
        add("    against the smallest", cost / small, Wanted::AtMost(1.5), "times");
    }
    for systems in GROWING {
        let cost = event_cost(&made_up(systems));
        add(&format!("an event with {systems} systems, all of which the intruder is after"), cost, Wanted::Nothing, "µs");
    }
}

/// Returns what an event costs, in microseconds: of whole games without their beginning, the quickest.
fn event_cost(scenario: &Arc<Scenario>) -> f64 {
    let mut sim = Sim::new(scenario.clone(), 1);
    let (begun, mut best) = (Instant::now(), f64::INFINITY);
    while begun.elapsed() < MEASURED * TIMES as u32 {
        sim.reset(1);
        let mut player = bot("idle", scenario);
        let (first, at) = (sim.journal().len(), Instant::now());
        play_on(&mut sim, player.as_mut(), |_| true);
        let took = at.elapsed().as_secs_f64() * 1e6;
        best = best.min(took / (sim.journal().len() - first) as f64);
    }
    best
}

/// The same games on one thread and on two.
fn cores(add: &mut Add) {
    let scenario = flagship();
    let play = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let run = || {
            let begun = Instant::now();
            pool.install(|| {
                (0..400u64).into_par_iter().for_each_init(
                    || Sim::new(scenario.clone(), 1),
                    |sim, seed| {
                        game(sim, "history", seed);
                    },
                );
            });
            begun.elapsed()
        };
        (0..TIMES).map(|_| run()).min().expect("it ran").as_secs_f64()
    };
    add("flagship games on two cores against one", play(1) / play(2), Wanted::AtLeast(1.9), "times");
}

fn states(add: &mut Add) {
    let (mut sim, _) = stands_at(&flagship(), "dark-first", Minute(2 * 24 * 60));
    let micros = |rate: f64| 1e6 / rate;
    let both = rate(|_| {
        let state = sim.snapshot();
        assert!(sim.restore(&state));
        1
    });
    add("snapshot and restore, flagship", micros(both), Wanted::AtMost(10.0), "µs");
    let fork = rate(|_| {
        std::hint::black_box(sim.fork());
        1
    });
    add("fork, flagship", micros(fork), Wanted::AtMost(20.0), "µs");
}

/// A decision weighed over futures, as `godark whatif` does: both branches with the same luck, to the end.
fn futures(add: &mut Add) {
    let scenario = flagship();
    let run = play(&scenario, bot("history", &scenario).as_mut(), 1, |_| true);
    let lines = whatif::lines(run.records());
    let what = scenario.names.get::<MoveId>("go-dark").expect("it is a move");
    let edit = Edit::Add { at: FRIDAY, seat: Id::new(0), act: Act::Do { what, on: Target::Nothing, by: None } };
    let edited = edits::apply(&lines, &[edit], run.sim.now(), &scenario).expect("an order can be added");
    let what_if = WhatIf::new(&scenario, run.sim.seed(), &lines, Change::Orders(edited.lines), FRIDAY, run.sim.now());
    let pool = rayon::ThreadPoolBuilder::new().build().expect("threads");
    let begun = Instant::now();
    let own = what_if.own().expect("the rules hold");
    let pairs = what_if.pairs(&Luck::Futures(PAIRS), &own.fork, &pool, || false, |_| ()).expect("the rules hold");
    assert_eq!(pairs.len() as u64, PAIRS);
    add("200 paired what-if futures of one decision, all cores", begun.elapsed().as_secs_f64(), Wanted::AtMost(1.0), "s");
}

fn starts(add: &mut Add) {
    let load = 1e3 / rate(|_| flagship().content.systems.len().min(1) as u32);
    add("load and check the flagship", load, Wanted::AtMost(20.0), "ms");
    let help = || {
        let begun = Instant::now();
        let said = Command::new(env!("CARGO_BIN_EXE_godark")).arg("--help").output().expect("it starts");
        assert!(said.status.success());
        begun.elapsed()
    };
    let help = (0..20).map(|_| help()).min().expect("it ran");
    add("godark --help", help.as_secs_f64() * 1e3, Wanted::AtMost(10.0), "ms");
    if let Some(kib) = held("VmHWM:") {
        add("most memory held for any of this", kib / 1024.0, Wanted::Nothing, "MiB");
    }
}

/// Returns how many KiB the program holds, or has held at most.
fn held(which: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(which))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Returns how many KiB a world takes that has been played to its end: what many of them add to what the program holds.
fn memory() -> Option<f64> {
    let held = || held("VmRSS:");
    let scenario = flagship();
    let before = held()?;
    let worlds: Vec<Sim> = (0..WORLDS as u64)
        .map(|seed| {
            let mut sim = Sim::new(scenario.clone(), seed);
            play_on(&mut sim, bot("edge-first", &scenario).as_mut(), |_| true);
            sim
        })
        .collect();
    let after = held()?;
    assert!(worlds.iter().all(Sim::is_over));
    Some((after - before).max(0.0) / WORLDS as f64)
}

/// Returns how many things are done a second of processor time. The work is told a number that goes up, and says how many it did.
fn rate(work: impl FnMut(u64) -> u32) -> f64 {
    rate_by(&processor, work)
}

fn rate_by(clock: &dyn Fn() -> f64, mut work: impl FnMut(u64) -> u32) -> f64 {
    let mut number = 0;
    let mut best: f64 = 0.0;
    for _ in 0..TIMES {
        let (begun, at_wall) = (clock(), Instant::now());
        let mut done = 0.0;
        while at_wall.elapsed() < MEASURED {
            number += 1;
            done += f64::from(work(number));
        }
        let took = clock() - begun;
        best = best.max(done / took.max(1e-9));
    }
    best
}

/// Seconds of processor time that this program has used.
fn processor() -> f64 {
    let ticks = || -> Option<f64> {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").ok()?;
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
        let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        // Linux counts in hundredths of a second.
        Some((user + system) / 100.0)
    };
    ticks().unwrap_or_else(wall)
}

fn wall() -> f64 {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    BEGUN.get_or_init(Instant::now).elapsed().as_secs_f64()
}
