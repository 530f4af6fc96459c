//! `godark fuzz`

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::balance::{progress, seeds};
use super::{Exit, load, print, write_file};
use crate::analysis::fuzz::files::{Fed, Kind, Kitchen};
use crate::analysis::fuzz::{self, Tried};
use crate::replay::caught::caught;
use crate::scenario::{Minute, library};

/// Most finds that are told.
const TOLD_MAX: usize = 10;

/// Try to break the game: with random orders, or with spoilt files
///
/// Plays runs of random legal and illegal orders and checks after every event what always holds. With --files, spoils real
/// files at random and reads them. Each find is told with the one command that shows it again, and kept in a file. Uses all
/// cores; RAYON_NUM_THREADS sets how many.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The scenarios to play: ids of built-in ones, folders, or files; all built-in ones when none is named
    #[arg(value_name = "SCENARIO", conflicts_with = "files")]
    scenarios: Vec<String>,
    /// Which seeds are tried, the first and the last of them included: one run, or one file each
    #[arg(long, default_value = "1..100", value_name = "A..B", value_parser = seeds)]
    seeds: RangeInclusive<u64>,
    /// Play so many minutes of each run only
    #[arg(long, value_name = "N", conflicts_with = "files")]
    minutes: Option<u32>,
    /// Look at each run once more as `godark replay --heavy` does; takes some ten times as long
    #[arg(long, conflicts_with = "files")]
    heavy: bool,
    /// Spoil files of this kind instead
    #[arg(long, value_name = "KIND", value_enum)]
    files: Option<Kind>,
    /// Where finds are kept
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    out: PathBuf,
}

pub fn run(args: &Args) -> Exit {
    let done = match args.files {
        Some(kind) => spoil(args, kind),
        None => play(args),
    };
    match done {
        Ok(exit) | Err(exit) => exit,
    }
}

fn count(seeds: &RangeInclusive<u64>) -> u64 {
    seeds.end() - seeds.start() + 1
}

fn play(args: &Args) -> Result<Exit, Exit> {
    let wanted: Vec<String> =
        if args.scenarios.is_empty() { library::built_in().into_iter().map(str::to_owned).collect() } else { args.scenarios.clone() };
    let mut worst = Exit::Ok;
    for name in wanted {
        let scenario = load(&name)?;
        let bar = progress(&name, count(&args.seeds));
        let begun = Instant::now();
        let until = args.minutes.map(Minute);
        let finds = Mutex::new(Vec::new());
        let tried = args
            .seeds
            .clone()
            .into_par_iter()
            .map(|seed| {
                let done = fuzz::play(&scenario, seed, until, args.heavy);
                bar.inc(1);
                done.unwrap_or_else(|find| {
                    note(&finds, find);
                    Tried { runs: 1, ..Tried::default() }
                })
            })
            .reduce(Tried::default, std::ops::Add::add);
        bar.finish_and_clear();
        let mut finds = finds.into_inner().unwrap_or_default();
        finds.sort_by_key(|find| find.seed);
        print(&format!(
            "{name}: {} runs, {} events, {} orders taken, {} refused, {}; {}\n",
            tried.runs,
            tried.events,
            tried.taken,
            tried.refused,
            found(finds.len()),
            seconds(begun.elapsed())
        ))?;
        for find in finds.iter().take(TOLD_MAX) {
            worst = Exit::Found;
            let path = args.out.join(format!("find-{}-{}.replay.ron", scenario.id, find.seed));
            write_file(&path, &find.recording)?;
            let minutes = args.minutes.map(|minutes| format!(" --minutes {minutes}")).unwrap_or_default();
            let heavy = if args.heavy { " --heavy" } else { "" };
            let shown = path.display();
            complain!("seed {}: {}", find.seed, find.what);
            complain!("  again: godark fuzz {name} --seeds {}{minutes}{heavy}", find.seed);
            complain!("  kept in {shown}; smaller: godark minimize {shown} --until '{}'", find.predicate);
        }
    }
    Ok(worst)
}

fn note<T>(list: &Mutex<Vec<T>>, find: T) {
    if let Ok(mut list) = list.lock() {
        list.push(find);
    }
}

fn found(finds: usize) -> String {
    match finds {
        0 => "nothing found".to_owned(),
        1 => "1 find".to_owned(),
        finds => format!("{finds} finds"),
    }
}

fn seconds(time: Duration) -> String {
    format!("{}.{:01} s", time.as_secs(), time.subsec_millis() / 100)
}

/// What came of spoilt files.
#[derive(Clone, Copy, Default)]
struct Spoilt {
    taken: u64,
    refused: u64,
    slowest: (Duration, u64),
}

impl std::ops::Add for Spoilt {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { taken: self.taken + other.taken, refused: self.refused + other.refused, slowest: self.slowest.max(other.slowest) }
    }
}

fn spoil(args: &Args, kind: Kind) -> Result<Exit, Exit> {
    let refused = |why: String| {
        complain!("error: cannot begin: {why}");
        Exit::Unwritable
    };
    let word = clap::ValueEnum::to_possible_value(&kind).map(|value| value.get_name().to_owned()).unwrap_or_default();
    let folder = std::env::temp_dir().join("godark-fuzz");
    Kitchen::new(kind, &folder).map_err(refused)?;
    let bar = progress(&word, count(&args.seeds));
    let begun = Instant::now();
    let finds = Mutex::new(Vec::new());
    let one = |kitchen: &Kitchen, seed: u64| {
        let began = Instant::now();
        let (name, bytes) = kitchen.spoil(seed);
        let fed = caught(|| kitchen.feed(&name, &bytes));
        bar.inc(1);
        let mut spoilt = Spoilt { slowest: (began.elapsed(), seed), ..Spoilt::default() };
        match fed {
            Ok(Fed::Taken) => spoilt.taken += 1,
            Ok(Fed::Refused) => spoilt.refused += 1,
            Err(panic) => note(&finds, (seed, name, bytes, panic)),
        }
        spoilt
    };
    let fresh = || Kitchen::new(kind, &folder).ok();
    let spoilt = args
        .seeds
        .clone()
        .into_par_iter()
        .fold(
            || (fresh(), Spoilt::default()),
            |(kitchen, sum), seed| {
                let kitchen = kitchen.or_else(fresh);
                let found = kitchen.as_ref().map(|kitchen| one(kitchen, seed)).unwrap_or_default();
                (kitchen, sum + found)
            },
        )
        .map(|(_, sum)| sum)
        .reduce(Spoilt::default, std::ops::Add::add);
    bar.finish_and_clear();
    let mut finds = finds.into_inner().unwrap_or_default();
    finds.sort();
    let memory = memory_peak().map(|peak| format!(", {peak} MB at most")).unwrap_or_default();
    print(&format!(
        "{word}: {} inputs, {} read, {} refused, {}; {}{memory}, slowest {} ms (seed {})\n",
        spoilt.taken + spoilt.refused + finds.len() as u64,
        spoilt.taken,
        spoilt.refused,
        found(finds.len()),
        seconds(begun.elapsed()),
        spoilt.slowest.0.as_millis(),
        spoilt.slowest.1,
    ))?;
    for (seed, name, bytes, panic) in finds.iter().take(TOLD_MAX) {
        let path = args.out.join(format!("find-{word}-{seed}-{}", name.rsplit('/').next().unwrap_or(name)));
        crate::storage::write_whole(&path, bytes).map_err(|error| {
            complain!("error: cannot write {}: {}", path.display(), crate::scenario::ron_text::io_words(&error));
            Exit::Unwritable
        })?;
        complain!("seed {seed}: {panic}");
        complain!("  again: godark fuzz --files {word} --seeds {seed}");
        complain!("  kept in {}", path.display());
    }
    Ok(if finds.is_empty() { Exit::Ok } else { Exit::Found })
}

/// Returns the most memory that this process has held, in megabytes, where the system tells.
fn memory_peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
