//! The command line: one command per file.

mod advise;
mod again;
mod balance;
mod batch;
mod check;
mod check_play;
mod docs;
mod exit;
mod files;
mod fmt;
mod fuzz;
mod interrupt;
mod junit;
mod migrate;
mod minimize;
mod new;
pub mod pictures;
pub mod play;
mod replay;
mod report;
mod run;
mod schema;
mod test;
mod trace;
mod whatif;

use std::path::Path;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand};

pub use exit::Exit;

use crate::scenario::Scenario;
use crate::scenario::library;

/// Incident response as a tabletop simulation: the July 2022 attack on Albania, and your own scenarios
#[derive(Debug, Parser)]
#[command(name = "godark", version, about, long_about = LONG_ABOUT, after_help = exit::HELP, styles = STYLES, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
}

const LONG_ABOUT: &str = "\
Incident response as a tabletop simulation.

You lead the response cell of a national agency while somebody breaks its network. What you isolate is safe, \
and takes services from citizens who have no counter to go to. Without a command, the desktop game opens; the \
other commands check scenarios, play them without a screen, and play recordings again bit for bit.";

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Cyan.on_default());

#[derive(Debug, Subcommand)]
pub enum Command {
    Play(play::Args),
    New(new::Args),
    Check(check::Args),
    Fmt(fmt::Args),
    Migrate(migrate::Args),
    Run(run::Args),
    Replay(replay::Args),
    Test(test::Args),
    Trace(trace::Args),
    Minimize(minimize::Args),
    Fuzz(fuzz::Args),
    Report(report::Args),
    Balance(balance::Args),
    Batch(batch::Args),
    Whatif(whatif::Args),
    Advise(advise::Args),
    Docs(docs::Args),
    Schema(schema::Args),
    Pictures(pictures::Args),
}

/// What a result is written as
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
}

/// Reads the command line, does what it says, and returns how it ended.
pub fn main() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout and are no error.
            let printed = error.print();
            return match printed {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Unwritable,
                _ if error.use_stderr() => Exit::Usage,
                _ => Exit::Ok,
            };
        }
    };
    match cli.command.unwrap_or_else(|| Command::Play(play::Args::default())) {
        Command::Play(args) => play::run(args),
        Command::New(args) => new::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Fmt(args) => fmt::run(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::Run(args) => run::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Trace(args) => trace::run(&args),
        Command::Minimize(args) => minimize::run(&args),
        Command::Fuzz(args) => fuzz::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Balance(args) => balance::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Whatif(args) => whatif::run(&args),
        Command::Advise(args) => advise::run(&args),
        Command::Docs(args) => docs::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Pictures(args) => pictures::run(&args),
    }
}

/// Writes to stdout. A reader that has gone away is no error; a full disk is.
pub(crate) fn print(text: &str) -> Result<(), Exit> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Exit::Ok),
        Err(error) => {
            complain!("error: cannot write the result: {}", crate::scenario::ron_text::io_words(&error));
            Err(Exit::Unwritable)
        }
    }
}

/// Returns a value as JSON that people can read too, with a line end.
fn pretty(value: &impl serde::Serialize) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).expect("plain data"))
}

/// Says whether messages may have colours.
fn colour() -> bool {
    use std::io::IsTerminal as _;
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Loads a scenario, or says what is wrong with it.
pub(crate) fn load(wanted: &str) -> Result<std::sync::Arc<Scenario>, Exit> {
    let shelf = library::find(wanted).map_err(|problem| {
        complain!("{}", problem.render(colour()));
        Exit::BadScenario
    })?;
    crate::scenario::load(&shelf).map(|(scenario, _)| scenario).map_err(|problems| {
        complain!("{}", problems.render(colour()).trim_end());
        Exit::BadScenario
    })
}

/// Refuses to write over the file that a command reads.
fn spare(out: &Path, file: &Path) -> Result<(), Exit> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if whole(out) == whole(file) {
        complain!("error: {} would be written over; name another file with --out", out.display());
        return Err(Exit::Usage);
    }
    Ok(())
}

/// Refuses to write a recording over a file that is none.
fn spare_other(path: &Path) -> Result<(), Exit> {
    let other = path.is_file() && std::fs::read(path).is_ok_and(|bytes| !bytes.is_empty() && !bytes.trim_ascii_start().starts_with(b"["));
    if other {
        complain!("error: {} is there already, and is no recording: name another file", path.display());
        return Err(Exit::Unwritable);
    }
    Ok(())
}

/// Says what is wrong with the command line.
fn usage(message: impl std::fmt::Display) -> Exit {
    complain!("error: {message}");
    Exit::Usage
}

/// Starts so many threads, or one for each core.
fn pool(threads: Option<u16>) -> Result<rayon::ThreadPool, Exit> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.map_or(0, usize::from)).build();
    pool.map_err(|error| usage(format!("cannot start so many threads: {error}; name fewer with --threads")))
}

/// Writes a file so that it is there whole or not at all.
fn write_file(path: &Path, text: &str) -> Result<(), Exit> {
    crate::storage::write_whole(path, text.as_bytes()).map_err(|error| {
        complain!("error: cannot write {}: {}", path.display(), crate::scenario::ron_text::io_words(&error));
        Exit::Unwritable
    })
}
