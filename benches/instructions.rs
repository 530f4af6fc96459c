//! A gate that noise cannot fool: `cargo bench --no-default-features --bench instructions`.
//!
//! Counts the instructions of three fixed workloads under callgrind, less what it takes to prepare them, and compares them with
//! `benches/instructions.txt`. More than five percent more is a failure. `-- --bless 'why'` writes the counts down anew, tells by how much they changed, and keeps the
//! reason. Valgrind is needed: `apt-get install valgrind`.

mod workloads;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use godark::sim::Sim;

use workloads::{Decider, flagship, game, made_up};

/// So many percent more fail.
const MORE_MAX: f64 = 5.0;
/// What is counted: a name, and the function.
const WORKLOADS: [(&str, fn(u64)); 3] =
    [("flagship-games", flagship_games), ("small-decisions", small_decisions), ("flagship-load", flagship_load)];
/// Its arguments name the workload that callgrind counts, and how often it is done: none at all is its preparation.
const WORK: &str = "--workload";
const TIMES: u64 = 5;
const BLESS: &str = "--bless";

/// Two bots play the flagship.
fn flagship_games(times: u64) {
    let mut sim = Sim::new(flagship(), 1);
    for seed in 1..=times {
        for bot in ["history", "edge-first"] {
            std::hint::black_box(game(&mut sim, bot, seed));
        }
    }
}

/// Four games of a hundred decisions with 13 systems.
fn small_decisions(times: u64) {
    let scenario = made_up(13);
    let mut sim = Sim::new(scenario.clone(), 1);
    let mut decider = Decider::new(&scenario);
    for seed in 0..times * 4 {
        std::hint::black_box(decider.game(&mut sim, seed));
    }
}

fn flagship_load(times: u64) {
    for _ in 0..times {
        std::hint::black_box(flagship());
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    // `cargo test --benches` and listings want nothing that takes long.
    if arguments.iter().any(|argument| argument == "--test" || argument == "--list") {
        return ExitCode::SUCCESS;
    }
    if let Some(at) = arguments.iter().position(|argument| argument == WORK) {
        let wanted = arguments.get(at + 1).map(String::as_str);
        let work = WORKLOADS.iter().find(|(name, _)| Some(*name) == wanted);
        return match (work, arguments.get(at + 2).and_then(|times| times.parse().ok())) {
            (Some((_, work)), Some(times)) => {
                work(times);
                ExitCode::SUCCESS
            }
            _ => fail("there is no such workload"),
        };
    }
    let why = arguments.iter().position(|argument| argument == BLESS).map(|at| arguments.get(at + 1).cloned().unwrap_or_default());
    match gate(why.as_deref()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => fail(&problem),
    }
}

fn fail(problem: &str) -> ExitCode {
    eprintln!("error: {problem}");
    ExitCode::FAILURE
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.txt")
}

/// Counts, compares, and says whether all is well.
fn gate(why: Option<&str>) -> Result<bool, String> {
    if why.is_some_and(|why| why.trim().is_empty()) {
        return Err(format!("say why the counts change: {BLESS} 'why'"));
    }
    let kept = std::fs::read_to_string(file()).unwrap_or_default();
    let mut well = true;
    let mut lines = Vec::new();
    println!("{:20} {:>16} {:>16} {:>9}", "instructions", "counted", "kept", "");
    for (name, _) in WORKLOADS {
        let counted = count(name, TIMES)?.saturating_sub(count(name, 0)?);
        let before = kept.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok());
        let percent = before.map(|before| (counted as f64 / before as f64 - 1.0) * 100.0);
        let change = percent.map_or("new".to_owned(), |percent| format!("{percent:+.2} %"));
        println!("{name:20} {counted:>16} {:>16} {change:>9}", before.map_or("-".to_owned(), |before| before.to_string()));
        well &= percent.is_some_and(|percent| percent <= MORE_MAX);
        lines.push((format!("{name} {counted}"), format!("{name} {change}")));
    }
    let Some(why) = why else {
        if !well {
            println!("\nMore than {MORE_MAX} % more. Make it faster, or bless it: -- {BLESS} 'why'");
        }
        return Ok(well);
    };
    // The counts, and under them what was blessed, the latest first.
    let counts: Vec<&str> = lines.iter().map(|(count, _)| count.as_str()).collect();
    let changes: Vec<&str> = lines.iter().map(|(_, change)| change.as_str()).collect();
    let blessed = format!("# {}: {}", why.trim(), changes.join(", "));
    let older: Vec<&str> = kept.lines().filter(|line| line.starts_with('#')).collect();
    let text = format!("{}\n{blessed}\n{}", counts.join("\n"), older.iter().map(|line| format!("{line}\n")).collect::<String>());
    std::fs::write(file(), text).map_err(|error| format!("cannot write {}: {error}", file().display()))?;
    println!("\nwritten down: {}", file().display());
    Ok(true)
}

/// Returns how many instructions it takes to do a workload so often, its preparation included.
fn count(name: &str, times: u64) -> Result<u64, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let said = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .args([WORK, name, &times.to_string()])
        .output()
        .map_err(|error| format!("valgrind does not start ({error}); install it: apt-get install valgrind"))?;
    let told = String::from_utf8_lossy(&said.stderr);
    let collected = told.lines().find_map(|line| line.split_once("Collected :")).and_then(|(_, count)| count.trim().parse().ok());
    match collected {
        Some(count) if said.status.success() => Ok(count),
        _ => Err(format!("valgrind did not count `{name}`:\n{told}")),
    }
}
