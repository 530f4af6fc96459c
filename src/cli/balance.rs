//! `godark balance`

use std::ops::RangeInclusive;
use std::path::PathBuf;

use super::{Exit, Format, colour, interrupt, load, pool, pretty, print, usage, write_file};
use crate::analysis::balance::sheet::Sheet;
use crate::analysis::balance::wanted::{Checked, Verdict};
use crate::analysis::balance::{self, Fault, Plan, plots, table, wanted};
use crate::scenario::library;
use crate::scenario::names::writing;

/// Most games in one go.
const GAMES_MAX: u64 = 1_000_000;
/// Most differences from a kept table, and most rows that were not judged, that are shown.
const SHOWN_MAX: usize = 3;

/// Play every strategy on many seeds, and say whether the scenario adds up
///
/// Prints what comes of each strategy, which of them is best how often, whether what the author wants holds, and what it means in
/// words. What is wanted are the rows of `balance.ron` beside the scenario. Rows of which no game was played are counted and named. The
/// table is the same however many threads play.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The scenario: the id of a built-in one, a folder, or a file
    #[arg(value_name = "SCENARIO", default_value = "albania-2022")]
    scenario: String,
    /// Which seeds are played, the first and the last of them included
    #[arg(long, default_value = "1..200", value_name = "A..B", value_parser = seeds)]
    seeds: RangeInclusive<u64>,
    /// Which bots and playbooks play; all when none is named
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    bots: Vec<String>,
    /// How many threads play, each in a world of its own; all cores without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Compare the table with one that was kept in this file, and name the first lines that differ
    #[arg(long, value_name = "FILE")]
    golden: Option<PathBuf>,
    /// Keep the table in that file instead, whatever it says
    #[arg(long, requires = "golden")]
    bless: bool,
    /// Draw the scores, who is best, and what is lost into this folder, as score.svg, best.svg and losses.svg
    #[arg(long, value_name = "FOLDER", conflicts_with = "moves")]
    plots: Option<PathBuf>,
    /// Look at single moves instead: for a moment at which each is the best thing to do, and one at which it is a mistake
    ///
    /// At moments of games every order that could be given is tried, and the bot goes on to the end. A bot that is
    /// disturbed gives other orders afterwards, for better or worse; `--bots idle` and playbooks show a move by itself.
    #[arg(long)]
    moves: bool,
    /// At how many moments moves are tried; each takes some seconds
    #[arg(long, default_value_t = 32, value_name = "N", requires = "moves", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    samples: u32,
}

/// Reads `1..200`, or one seed; as many as are played in one go.
pub(super) fn seeds(text: &str) -> Result<RangeInclusive<u64>, String> {
    let seeds = any_seeds(text)?;
    if seeds.end() - seeds.start() >= GAMES_MAX {
        return Err(format!("at most {GAMES_MAX} seeds are played"));
    }
    Ok(seeds)
}

/// Reads `1..200`, or one seed.
pub(super) fn any_seeds(text: &str) -> Result<RangeInclusive<u64>, String> {
    let number = |text: &str| text.trim().parse::<u64>().map_err(|_| format!("`{text}` is no seed; write `1..200`, or one number"));
    let (first, last) = match text.split_once("..") {
        Some((first, last)) => (number(first)?, number(last.strip_prefix('=').unwrap_or(last))?),
        None => (number(text)?, number(text)?),
    };
    if first > last {
        return Err(format!("{first} comes after {last}"));
    }
    Ok(first..=last)
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let scenario = load(&args.scenario)?;
    let shelf = library::find(&args.scenario).map_err(|problem| {
        complain!("{}", problem.render(colour()));
        Exit::BadScenario
    })?;
    let wanted = wanted::load(&shelf, &scenario).map_err(|problems| {
        complain!("{}", problems.render(colour()).trim_end());
        Exit::BadScenario
    })?;
    let strategies = (!args.bots.is_empty()).then(|| args.bots.iter().map(|name| name.trim().to_owned()).collect());
    let plan = Plan::new(&scenario, strategies, args.seeds.clone(), wanted).map_err(usage)?;
    if plan.games() > GAMES_MAX {
        return Err(usage(format!("these are {} games; at most {GAMES_MAX} are played", plan.games())));
    }
    let pool = pool(args.threads)?;
    interrupt::listen();
    let whole = if args.moves { weigh(args, &plan, &pool) } else { play(args, plan, &pool) }?;
    print(&whole.result)?;
    if whole.partial {
        let drawn = if args.plots.is_some() { ", and nothing is drawn of it" } else { "" };
        complain!("stopped: what was finished is above; it is held against nothing{drawn}");
        return Err(Exit::Interrupted);
    }
    for (folder, plot) in args.plots.iter().flat_map(|folder| whole.plots.iter().map(move |plot| (folder, plot))) {
        write_file(&folder.join(plot.file), &plot.svg)?;
    }
    if let Some(note) = unjudged(&whole.checked) {
        complain!("{note}");
    }
    if let Some(path) = &args.golden {
        if args.bless {
            write_file(path, &whole.result)?;
            return Ok(Exit::Ok);
        }
        compare(path, &whole.result)?;
    }
    if whole.checked.iter().any(|row| row.verdict == Verdict::Fails) {
        complain!("the scenario does not add up: some of what is wanted of it does not hold");
        return Ok(Exit::Unbalanced);
    }
    Ok(Exit::Ok)
}

/// What came of it.
struct Done {
    result: String,
    checked: Vec<Checked>,
    partial: bool,
    plots: Vec<plots::Plot>,
}

/// Plays everything: the table, and what became of all that is wanted.
fn play(args: &Args, plan: Plan, pool: &rayon::ThreadPool) -> Result<Done, Exit> {
    let bar = progress("playing", plan.games());
    let names = plan.strategies.clone();
    let played = balance::play_all(plan, pool, interrupt::came, || bar.inc(1));
    bar.finish_and_clear();
    let Some(balance) = played.map_err(|fault| broken(&names, fault))? else {
        complain!("stopped before every strategy had played a seed");
        return Err(Exit::Interrupted);
    };
    let checked = wanted::check(&balance);
    let plots = if args.plots.is_some() { plots::all(&Sheet::of(&balance, &checked)) } else { Vec::new() };
    let scenario = &balance.plan.scenario;
    let result = match args.format {
        Format::Text => table::text(&balance, &checked),
        Format::Json => writing(&scenario.names, &scenario.calendar, || pretty(&table::json(&balance, &checked))),
    };
    Ok(Done { result, partial: balance.is_partial(), checked, plots })
}

fn broken(names: &[String], fault: Fault) -> Exit {
    complain!("error: the rules broke in the game of {} on seed {}: {}", names[fault.strategy], fault.seed, fault.words);
    Exit::Found
}

/// Says how many rows could not be judged, and names the first of them. That is no failure, but nobody shall take it for success.
fn unjudged(checked: &[Checked]) -> Option<String> {
    let names: Vec<&str> = checked.iter().filter(|row| row.verdict == Verdict::NotPlayed).map(|row| row.about.as_str()).collect();
    let mut lines = match names.len() {
        0 => return None,
        count => vec![format!("note: {count} of {} rows of {} are not judged: no game of theirs was played", checked.len(), wanted::FILE)],
    };
    lines.extend(names.iter().take(SHOWN_MAX).map(|name| format!("  {name}")));
    if names.len() > SHOWN_MAX {
        lines.push(format!("  and {} more", names.len() - SHOWN_MAX));
    }
    Some(lines.join("\n"))
}

/// Tries single moves.
fn weigh(args: &Args, plan: &Plan, pool: &rayon::ThreadPool) -> Result<Done, Exit> {
    let asked = args.samples as usize;
    let bar = progress("trying moves", asked as u64);
    let weighed = balance::moves::weigh(plan, asked, pool, interrupt::came, || bar.inc(1));
    bar.finish_and_clear();
    let (samples, moves) = weighed.map_err(|fault| broken(&plan.strategies, fault))?;
    let count = (samples, asked);
    let result = match args.format {
        Format::Text => table::moves_text(plan, count, &moves),
        Format::Json => writing(&plan.scenario.names, &plan.scenario.calendar, || pretty(&table::moves_json(plan, count, &moves))),
    };
    Ok(Done { result, checked: Vec::new(), partial: samples < asked, plots: Vec::new() })
}

/// Returns a bar that is seen on a terminal only.
pub(super) fn progress(what: &str, of: u64) -> indicatif::ProgressBar {
    let style = indicatif::ProgressStyle::with_template(&format!("{what} {{bar:40}} {{pos}} of {{len}}, {{eta}} to go"));
    indicatif::ProgressBar::new(of).with_style(style.expect("a good template"))
}

/// Holds a result against one that was kept, line by line.
fn compare(path: &std::path::Path, result: &str) -> Result<(), Exit> {
    let kept = std::fs::read(path).map_err(|error| {
        let why = crate::scenario::ron_text::io_words(&error);
        complain!("error: cannot read {}: {why}; --bless writes it", path.display());
        Exit::Diverged
    })?;
    let kept = String::from_utf8_lossy(&kept);
    let differences = differences(&kept, result);
    if differences.is_empty() {
        return Ok(());
    }
    complain!("{} differs:\n{}", path.display(), differences.join("\n"));
    Err(Exit::Diverged)
}

/// Returns the first lines that differ, with their numbers, as they were and as they are.
fn differences(kept: &str, result: &str) -> Vec<String> {
    let (kept, result): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), result.lines().collect());
    let line = |lines: &[&str], at: usize| lines.get(at).map_or("(nothing)".to_owned(), |line| (*line).to_owned());
    (0..kept.len().max(result.len()))
        .filter(|at| kept.get(*at) != result.get(*at))
        .take(SHOWN_MAX)
        .map(|at| format!("line {}\n  kept {}\n  now  {}", at + 1, line(&kept, at), line(&result, at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_read_with_both_ends() {
        assert_eq!(seeds("1..200"), Ok(1..=200));
        assert_eq!(seeds("7"), Ok(7..=7));
        assert_eq!(seeds("3..=4"), Ok(3..=4));
        for bad in ["", "..", "4..3", "one..two", "-1..3", "0..18446744073709551615"] {
            assert!(seeds(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_could_not_be_judged_is_counted_and_named() {
        let row = |about: &str, verdict| Checked {
            about: about.to_owned(),
            verdict,
            wanted: String::new(),
            measured: String::new(),
            source: String::new(),
        };
        assert_eq!(unjudged(&[row("a", Verdict::Holds), row("b", Verdict::Fails)]), None);
        let mut rows = vec![row("a", Verdict::Holds), row("b", Verdict::NotPlayed)];
        assert_eq!(unjudged(&rows).as_deref(), Some("note: 1 of 2 rows of balance.ron are not judged: no game of theirs was played\n  b"));
        rows.extend(["c", "d", "e", "f"].map(|about| row(about, Verdict::NotPlayed)));
        let note = unjudged(&rows).expect("there are five");
        assert!(note.starts_with("note: 5 of 6 rows") && note.ends_with("\n  b\n  c\n  d\n  and 2 more"), "{note}");
    }

    #[test]
    fn the_first_lines_that_differ_are_named() {
        assert_eq!(differences("a\nb\nc\n", "a\nb\nc\n"), Vec::<String>::new());
        assert_eq!(differences("a\nb\n", "a\nx\ny\n"), ["line 2\n  kept b\n  now  x", "line 3\n  kept (nothing)\n  now  y"]);
        assert_eq!(differences("1\n2\n3\n4\n5\n", "").len(), SHOWN_MAX);
    }
}
