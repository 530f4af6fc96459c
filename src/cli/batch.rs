//! `godark batch`

use std::ops::{ControlFlow, RangeInclusive};
use std::path::{Path, PathBuf};

use super::again::this_command;
use super::balance::{any_seeds, progress};
use super::{Exit, Format, interrupt, load, pool, pretty, print, usage};
use crate::analysis::batch::output::{self, Kind, Opened, Output, Start, Table, Trouble};
use crate::analysis::batch::plan::{ANY, Job};
use crate::analysis::batch::play::Player;
use crate::analysis::batch::window::in_order;
use crate::analysis::batch::{Plan, Row, Shard, Summary};
use crate::words::grouped;

/// For each thread, so many games may be under way or wait for one before them.
const AHEAD: u64 = 256;

/// Play many games and write a row for each: scenarios × doctrines × bots × seeds
///
/// Uses all cores; rows come in order and are the same, byte for byte, however many there are. With --out, rows are kept
/// in FILE.part as they come, and the file takes its name when all are there; after Ctrl-C, a kill or a full disk the same
/// command with --resume goes on. At the end a summary is printed. `godark docs batch` describes the columns, and how to
/// spread a batch over many machines.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The scenarios: ids of built-in ones, folders, or files
    #[arg(value_name = "SCENARIO", required = true)]
    scenarios: Vec<String>,
    /// Which doctrines the intruder follows: `any` as the seed's dice choose, `all` in turn, or names of some
    #[arg(long, value_name = "NAMES", value_delimiter = ',', default_value = ANY)]
    doctrines: Vec<String>,
    /// Which bots and playbooks play; all of a scenario when none is named
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    bots: Vec<String>,
    /// Which seeds are played, the first and the last of them included
    #[arg(long, default_value = "1..200", value_name = "A..B", value_parser = any_seeds)]
    seeds: RangeInclusive<u64>,
    /// Play one share of N only: of all games, every Nth from the Ith on
    #[arg(long, value_name = "I/N", default_value = "1/1", hide_default_value = true)]
    shard: Shard,
    /// Write the rows to this file: .csv, .jsonl or .parquet
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What the file is written as, when its name does not say
    #[arg(long = "as", value_name = "FORM", value_enum, requires = "out")]
    table: Option<Table>,
    /// Go on where this batch was stopped; begin where nothing is there yet
    #[arg(long, requires = "out", conflicts_with = "force")]
    resume: bool,
    /// Begin anew, and write over what is there
    #[arg(long, requires = "out")]
    force: bool,
    /// How many threads play, each in a world of its own; all cores without it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Stop a game that has more events than this, and say so in its row
    #[arg(long, value_name = "N", default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    events_max: u64,
    /// How to write the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

/// Why a batch broke off.
enum Broken {
    Output(Trouble),
    /// The rules panicked.
    Fault(Job, String),
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let table = args.out.as_deref().map(|path| table_of(path, args.table)).transpose().map_err(usage)?;
    let scenarios = args.scenarios.iter().map(|name| load(name)).collect::<Result<Vec<_>, Exit>>()?;
    let names = |list: &[String]| list.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>();
    let (doctrines, bots) = (names(&args.doctrines), names(&args.bots));
    let plan = Plan::new(scenarios, &doctrines, &bots, args.seeds.clone(), args.events_max, args.shard).map_err(usage)?;
    if plan.share() == 0 {
        complain!("note: this share has no games: there are {} games for {} shares", grouped(plan.games()), grouped(args.shard.of));
    }
    let pool = pool(args.threads)?;
    interrupt::listen();

    let mut summary = Summary::new(&plan);
    let (mut count, mut last) = (0, None);
    let opened = args.out.as_deref().zip(table).map(|(path, table)| {
        output::open(path, table, &plan, start(args), |job, row| {
            count += 1;
            summary.add(job, &row);
            last = Some((job, row));
        })
    });
    let mut output = match opened.transpose().map_err(refused)? {
        Some(Opened::Open(output)) => Some(output),
        Some(Opened::Whole) => {
            complain!("nothing to do: all {} games are there", grouped(count));
            None
        }
        None => None,
    };
    if let Some((job, row)) = last.filter(|_| output.is_some()) {
        plays_as_before(&plan, job, &row)?;
        complain!("going on: {} of {} games are there", grouped(count), grouped(plan.share()));
    }
    let broken = play(&plan, &pool, count, &mut |jobs, rows| {
        let (there, added) = output.as_mut().map_or((rows.len(), Ok(())), |output| output.add(&rows));
        jobs.into_iter().zip(&rows[..there]).for_each(|(job, row)| summary.add(job, row));
        added
    });

    let done = summary.done();
    let partial = done.is_partial();
    let device = output.as_ref().is_some_and(|output| output.part().is_none());
    let text = match args.format {
        Format::Text => done.text(),
        Format::Json => pretty(&done.json()),
    };
    if device {
        // The rows may go where the summary would.
        complain!("{}", text.trim_end());
    } else {
        print(&text)?;
    }
    let whole = format!("{} of {} games", grouped(done.games()), grouped(plan.share()));
    match broken {
        Some(Broken::Output(trouble)) => Err(cut_off(&trouble, output.as_ref(), &whole)),
        Some(Broken::Fault(job, words)) => {
            let (scenario, doctrine, bot) = (&plan.part(job.cell).scenario.id, plan.doctrine(job.cell), plan.bot(job.cell));
            complain!(
                "error: the rules broke in game {} ({scenario}, doctrine {doctrine}, bot {bot}, seed {}): {words}",
                job.number,
                job.seed
            );
            kept(output.as_ref(), &whole);
            Err(Exit::Found)
        }
        None if partial => {
            complain!("stopped");
            kept(output.as_ref(), &whole);
            Err(Exit::Interrupted)
        }
        None => {
            if let Some(output) = output {
                let again = output.part().map(Path::to_owned);
                output.finish().map_err(|trouble| {
                    complain!("error: {}", trouble.words);
                    kept_in(again.as_deref(), &whole);
                    Exit::Unwritable
                })?;
            }
            if done.stopped() == 0 {
                return Ok(Exit::Ok);
            }
            complain!(
                "note: {} of {} games had more than {} events and were stopped (--events-max): `ended` is false in their rows, and they are in no figure of the summary",
                grouped(done.stopped()),
                grouped(done.games()),
                grouped(args.events_max)
            );
            Ok(Exit::Stopped)
        }
    }
}

/// Plays all games of a share but the first `done`, and hands them over in order.
fn play(
    plan: &Plan,
    pool: &rayon::ThreadPool,
    done: u64,
    take: &mut dyn FnMut(Vec<Job>, Vec<Row>) -> Result<(), Trouble>,
) -> Option<Broken> {
    let bar = progress("playing", plan.share());
    bar.set_position(done);
    bar.reset_eta();
    let ahead = AHEAD * pool.current_num_threads() as u64;
    let mut at = done;
    let work = |player: &mut Player<'_>, at| player.play(plan.job(at));
    let broken = in_order(
        pool,
        done..plan.share(),
        ahead,
        || Player::new(plan),
        work,
        interrupt::came,
        |played| {
            let mut fault = None;
            let mut rows = Vec::with_capacity(played.len());
            for result in played {
                match result {
                    Ok(row) => rows.push(row),
                    Err(words) => {
                        fault = Some(words);
                        break;
                    }
                }
            }
            let count = rows.len() as u64;
            if let Err(trouble) = take((at..at + count).map(|at| plan.job(at)).collect(), rows) {
                return ControlFlow::Break(Broken::Output(trouble));
            }
            at += count;
            bar.inc(count);
            match fault {
                Some(words) => ControlFlow::Break(Broken::Fault(plan.job(at), words)),
                None => ControlFlow::Continue(()),
            }
        },
    );
    bar.finish_and_clear();
    broken
}

fn start(args: &Args) -> Start {
    match (args.resume, args.force) {
        (true, _) => Start::Resume,
        (_, true) => Start::Anew,
        _ => Start::New,
    }
}

fn table_of(path: &Path, said: Option<Table>) -> Result<Table, String> {
    said.or_else(|| Table::of(path)).ok_or_else(|| {
        format!("{} does not say what it is written as: end its name in .csv, .jsonl or .parquet, or say it with --as", path.display())
    })
}

fn refused(trouble: Trouble) -> Exit {
    complain!("error: {}", trouble.words);
    match trouble.kind {
        Kind::Unwritable => Exit::Unwritable,
        Kind::OtherPlan => Exit::Usage,
        Kind::OtherGame => Exit::WrongVersion,
        Kind::OtherContent => Exit::OtherScenario,
    }
}

/// Plays the last game that is there once more: a build that plays otherwise would make one table of two games.
fn plays_as_before(plan: &Plan, job: Job, row: &Row) -> Result<(), Exit> {
    if Player::new(plan).play(job).as_ref() == Ok(row) {
        return Ok(());
    }
    complain!(
        "error: this build of the game plays otherwise than the one that began: game {} comes out differently; --force begins anew",
        job.number
    );
    Err(Exit::Diverged)
}

/// Says that nothing more can be written, and how to go on.
fn cut_off(trouble: &Trouble, output: Option<&Output>, whole: &str) -> Exit {
    complain!("error: {}", trouble.words);
    kept(output, whole);
    Exit::Unwritable
}

fn kept(output: Option<&Output>, whole: &str) {
    kept_in(output.and_then(Output::part), whole);
}

fn kept_in(part: Option<&Path>, whole: &str) {
    match part {
        Some(part) => {
            complain!("{whole} are kept in {}; this goes on with them:\n  {}", part.display(), this_command("--force", "--resume"));
        }
        None => complain!("{whole} were played; without --out and a file there is nothing to go on with"),
    }
}
