//! `godark whatif`

use std::ops::RangeInclusive;
use std::path::PathBuf;

use super::balance::{any_seeds, progress};
use super::{Exit, Format, colour, interrupt, pool, pretty, print, replay, spare, spare_other, usage, write_file};
use crate::analysis::bots;
use crate::analysis::whatif::edits::{self, Shift, Slip};
use crate::analysis::whatif::{Answer, Change, Edit, Line, Luck, WhatIf, lines, told};
use crate::replay::caught::caught;
use crate::replay::record::Recording;
use crate::replay::{predicate, walk};
use crate::scenario::moves::Act;
use crate::scenario::{Minute, Scenario};
use crate::words::{Words, story};

/// Most pairs that are played.
const PAIRS_MAX: u64 = 100_000;

/// Change a decision of a recording, and see what would have come of it
///
/// The run is forked: what was said before is the same in both branches, then one goes on as it was and the other as you say.
/// First both are played with the luck of that run, to the bit; then in pairs with other luck, the same in both branches of a
/// pair, to tell what the change is worth from what was chance.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The recording
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// List its orders with their numbers, and do nothing else
    #[arg(long, conflicts_with_all = ["at", "drop", "move_", "change", "add", "bot", "until", "record", "futures", "seeds"])]
    list: bool,
    /// Leave orders out, by their numbers: 17, or 17,20..24
    #[arg(long, value_name = "NUMBERS")]
    drop: Vec<String>,
    /// Give an order at another time: 17=-6 h, or "17=15 Jul 20:00"
    #[arg(id = "move_", long = "move", value_name = "NUMBER=TIME")]
    move_: Vec<String>,
    /// Give another order in its place: '17=Do(move:"go-dark")'
    #[arg(long, value_name = "NUMBER=ORDER")]
    change: Vec<String>,
    /// Give one more: '15 Jul 20:00=Do(move:"go-dark")', or a line of a recording
    #[arg(long, value_name = "TIME=ORDER")]
    add: Vec<String>,
    /// Hand over to a bot or playbook at --at; `godark run --help` says what each does
    #[arg(long, value_name = "NAME", requires = "at", conflicts_with_all = ["drop", "move_", "change", "add"])]
    bot: Option<String>,
    /// Where the branches part, such as "16 Jul 21:00" or minute 1980; without it, at the first thing that is changed
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Where the branches are compared; without it, where the recording ends
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// In how many pairs of futures with fresh luck from the fork on
    #[arg(long, default_value_t = 200, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=PAIRS_MAX))]
    futures: u64,
    /// On these seeds from the first minute on instead, both included
    #[arg(long, value_name = "A..B", value_parser = seeds, conflicts_with = "futures")]
    seeds: Option<RangeInclusive<u64>>,
    /// Write the changed run, with the luck of the recording, to this file
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// The scenario that the recording is of, when it lies elsewhere: an id, a folder, or a file
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// How many threads play, each in a world of its own; all cores without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const HELP: &str = "\
Luck. In a future only the dice after the fork are fresh, the same in both branches; the past, what is hidden (whose \
doctrine, which machines are held, which copies are bad) and what was under way stay as in that run. With --seeds all of it \
is another: what holds there holds for the scenario, not for that run. Orders are given at their minutes whatever happens; \
one that is refused is tried again for 6 hours, or until the branches part, then counted and listed.

The same recording and change give the same answer on every machine and any number of threads. `godark docs whatif` says more.

Examples:
  godark whatif scenarios/albania-2022/replays/history.replay.ron --list
  godark whatif scenarios/albania-2022/replays/history.replay.ron --move '16=15 Jul 20:00'
  godark whatif scenarios/albania-2022/replays/history.replay.ron --at '16 Jul 06:00' --bot edge-first";

fn seeds(text: &str) -> Result<RangeInclusive<u64>, String> {
    let seeds = any_seeds(text)?;
    if seeds.end() - seeds.start() >= PAIRS_MAX {
        return Err(format!("at most {PAIRS_MAX} seeds are played"));
    }
    Ok(seeds)
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let recording = replay::the_one(&args.file, args.scenario.as_deref())?;
    let said = lines(&recording.records);
    if args.list {
        let scenario = &recording.scenario;
        let text = match args.format {
            Format::Text => told::orders(scenario, &said),
            Format::Json => pretty(&told::orders_json(scenario, &said)),
        };
        return print(&text).map(|()| Exit::Ok);
    }
    let (what_if, change) = asked(args, &recording, &said)?;
    if let Some(path) = &args.record {
        spare(path, &args.file)?;
        spare_other(path)?;
    }
    // The run as it was must be what this build plays.
    let (finished, file) = (recording.finished, args.file.as_path());
    replay::resume(file, recording)?;
    if !finished {
        let until = what_if.scenario.calendar.date(what_if.until);
        complain!("note: {} is not finished: both branches go on to {until}", file.display());
    }
    let pool = pool(args.threads)?;
    if let Some(path) = &args.record {
        let of = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let recorded = caught(|| what_if.recorded(of, format!("What if {change}")).text());
        write_file(path, &recorded.map_err(|words| broken("with the luck of the run", &words))?)?;
    }
    let luck = args.seeds.clone().map_or(Luck::Futures(args.futures), Luck::Seeds);
    answer(args, &what_if, &change, luck, &pool)
}

fn answer(args: &Args, what_if: &WhatIf, change: &str, luck: Luck, pool: &rayon::ThreadPool) -> Result<Exit, Exit> {
    interrupt::listen();
    let own = what_if.own().map_err(|words| broken("with the luck of the run", &words))?;
    let bar = progress("playing", luck.count());
    let pairs = what_if.pairs(&luck, &own.fork, pool, interrupt::came, |more| bar.inc(more));
    bar.finish_and_clear();
    let pairs = pairs.map_err(|(number, words)| {
        let of = if matches!(luck, Luck::Seeds(_)) { "seed" } else { "future" };
        broken(&format!("in {of} {number}"), &words)
    })?;
    let answer = Answer { own, pairs, luck };
    print(&match args.format {
        Format::Text => told::text(what_if, &answer, change),
        Format::Json => pretty(&told::json(what_if, &answer, change)),
    })?;
    if answer.is_partial() {
        complain!("stopped");
        return Ok(Exit::Interrupted);
    }
    Ok(Exit::Ok)
}

fn broken(place: &str, words: &str) -> Exit {
    complain!("error: the rules broke {place}: {words}");
    Exit::Found
}

/// Reads what is asked: the run and its fork, and the change in words.
fn asked(args: &Args, recording: &Recording, said: &[Line]) -> Result<(WhatIf, String), Exit> {
    let scenario = &recording.scenario;
    let minute = |text: &String| predicate::minute(text, scenario).map_err(usage);
    let date = |minute: Minute| format!("{}, minute {}", scenario.calendar.date(minute), minute.0);
    let end = walk::end(recording);
    let until = args.until.as_ref().map(minute).transpose()?.unwrap_or(end);
    let at = args.at.as_ref().map(minute).transpose()?;
    if until > end {
        return Err(usage(format!("the recording ends at {}: nothing is known of it at {}", date(end), date(until))));
    }
    if let Some(at) = at.filter(|at| *at >= until) {
        return Err(usage(format!("the branches cannot part at {}: they are compared at {}", date(at), date(until))));
    }
    if let Some((name, at)) = args.bot.as_ref().zip(at) {
        bots::by_name(name, scenario).map_err(usage)?;
        let what_if = WhatIf::new(scenario, recording.header.seed, said, Change::Bot(name.clone()), at, until);
        return Ok((what_if, format!("{name} takes over at {}", scenario.calendar.date(at))));
    }
    let edits = edits_of(args, scenario)?;
    if edits.is_empty() {
        let options = "--drop, --move, --change, --add, or --at with --bot";
        return Err(usage(format!("nothing is changed: say what would be otherwise with {options}; --list shows the orders")));
    }
    let edited = edits::apply(said, &edits, until, scenario).map_err(usage)?;
    let words = words(&edits, said, scenario);
    let at = at.unwrap_or(edited.first);
    if edited.first < at {
        return Err(usage(format!("the branches part at {}, but something is changed at {}", date(at), date(edited.first))));
    }
    if at >= until {
        return Err(usage(format!("nothing is changed before {}, where the branches are compared", date(until))));
    }
    Ok((WhatIf::new(scenario, recording.header.seed, said, Change::Orders(edited.lines), at, until), words))
}

fn edits_of(args: &Args, scenario: &Scenario) -> Result<Vec<Edit>, Exit> {
    let mut edits = Vec::new();
    for text in &args.drop {
        edits.extend(Edit::drops(text).map_err(usage)?);
    }
    for text in &args.move_ {
        edits.push(Edit::moves(text, scenario).map_err(usage)?);
    }
    for text in &args.change {
        edits.push(Edit::changes(text, scenario).map_err(slip)?);
    }
    for text in &args.add {
        edits.push(Edit::adds(text, scenario).map_err(slip)?);
    }
    Ok(edits)
}

fn slip(slip: Slip) -> Exit {
    match slip {
        Slip::Words(words) => usage(words),
        Slip::Shown(problem) => {
            complain!("{}", problem.render(colour()));
            Exit::Usage
        }
    }
}

/// Says in words what is changed.
fn words(edits: &[Edit], said: &[Line], scenario: &Scenario) -> String {
    let words = Words::english();
    let order = |act: &Act| story::order(&words, scenario, act);
    let called = |number: usize| {
        let line = said.iter().find(|line| line.number == Some(number));
        let act = line.map(|line| format!(" ({})", told::in_words(scenario, line))).unwrap_or_default();
        format!("order {number}{act}")
    };
    let date = |minute: Minute| scenario.calendar.date(minute);
    let one = |edit: &Edit| match edit {
        Edit::Drop(numbers) if numbers.start() == numbers.end() => format!("{} is left out", called(*numbers.start())),
        Edit::Drop(numbers) => format!("orders {} to {} are left out", numbers.start(), numbers.end()),
        Edit::Move(number, Shift::To(to)) => format!("{} is given at {}", called(*number), date(*to)),
        Edit::Move(number, Shift::By(minutes)) => {
            let size = crate::scenario::calendar::lasting(u32::try_from(minutes.unsigned_abs()).unwrap_or(u32::MAX));
            format!("{} is given {size} {}", called(*number), if *minutes < 0 { "earlier" } else { "later" })
        }
        Edit::Change(number, act) => format!("{} is {}", called(*number), order(act)),
        Edit::Add { at, act, .. } => format!("{} is ordered at {}", order(act), date(*at)),
    };
    edits.iter().map(one).collect::<Vec<_>>().join(", and ")
}
