//! `godark replay`

mod at;
mod bless;

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Exit, Format, colour, pretty, print};
use crate::replay::heavy::Heavy;
use crate::replay::record::{self, EXTENSION, ReadError, Record, Recording};
use crate::replay::trace::TraceError;
use crate::replay::verify::{self, Divergence, Outcome};
use crate::replay::{Session, explain, predicate, trace};
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;

/// Play recordings again and report the first place that differs
///
/// A difference is told as far as the recording knows: the minute, the first event that is another, what led to it, and the
/// components and things that differ. Against a trace, which the build that made the recording writes with `godark trace`,
/// the field and both values are told as well.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Recordings, or folders of them (*.replay.ron)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Play up to this time only, such as "16 Jul 21:00" or minute 1980, and tell how everything stands; may be given again
    #[arg(long, value_name = "TIME")]
    at: Vec<String>,
    /// Look closely: check after every event what always holds, put the state back at every step, and play a second run beside
    #[arg(long, conflicts_with_all = ["at", "bless", "against"])]
    heavy: bool,
    /// Hold the run against a trace of the same recording that another build has written, to the first field that differs
    #[arg(long, value_name = "TRACE", conflicts_with_all = ["at", "bless"])]
    against: Option<PathBuf>,
    /// Write down what happens now as what should happen: same orders, new digests; what changes is told first
    #[arg(long, conflicts_with = "at")]
    bless: bool,
    /// Bless without asking. Only on a terminal is anybody asked
    #[arg(long, requires = "bless")]
    yes: bool,
    /// The scenario that the recordings are of, when it lies elsewhere: an id, a folder, or a file
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn run(args: &Args) -> Exit {
    let files = match gather(&args.files) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    let scenario = match args.scenario.as_deref().map(super::load).transpose() {
        Ok(scenario) => scenario,
        Err(exit) => return exit,
    };
    let mut worst = Exit::Ok;
    let mut json = Vec::new();
    for file in &files {
        let said = one(args, file, scenario.as_ref());
        worst = worst.or(said.exit);
        match args.format {
            Format::Json => json.push(said.to_json(file)),
            Format::Text => {
                let line = format!("{}: {}\n", file.display(), said.message);
                if said.exit == Exit::Ok {
                    if let Err(exit) = print(&line) {
                        return worst.or(exit);
                    }
                } else {
                    complain!("{}", line.trim_end());
                }
            }
        }
    }
    if args.format == Format::Json
        && let Err(exit) = print(&pretty(&json))
    {
        return worst.or(exit);
    }
    worst
}

/// Returns the files to play, those in folders sorted by name.
fn gather(wanted: &[PathBuf]) -> Result<Vec<PathBuf>, Exit> {
    let mut files = Vec::new();
    for path in wanted {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let listed = std::fs::read_dir(path).map_err(|error| {
            complain!("error: cannot read {}: {}", path.display(), crate::scenario::ron_text::io_words(&error));
            Exit::BadReplay
        })?;
        let mut found: Vec<PathBuf> =
            listed.flatten().map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(EXTENSION)).collect();
        if found.is_empty() {
            complain!("error: {} holds no recordings (*{EXTENSION})", path.display());
            return Err(Exit::BadReplay);
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// What came of one recording.
struct Said {
    exit: Exit,
    message: String,
    sim: Option<Sim>,
    /// More, for programs.
    more: Vec<(&'static str, Value)>,
}

impl Said {
    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), sim: None, more: Vec::new() }
    }

    fn of(self, sim: Sim) -> Self {
        Self { sim: Some(sim), ..self }
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.more.push((name, value));
        self
    }

    fn to_json(&self, file: &std::path::Path) -> Value {
        let mut value = json!({
            "file": file.display().to_string(),
            "ok": self.exit == Exit::Ok,
            "code": self.exit.code(),
            "message": self.message,
            "standing": self.sim.as_ref().map(Sim::standing),
        });
        for (name, more) in &self.more {
            value[*name] = more.clone();
        }
        value
    }
}

impl From<(Exit, String)> for Said {
    fn from((exit, message): (Exit, String)) -> Self {
        Said::new(exit, message)
    }
}

fn one(args: &Args, file: &std::path::Path, scenario: Option<&Arc<Scenario>>) -> Said {
    let recording = match open(file, scenario) {
        Ok(recording) => recording,
        Err(refused) => return refused.into(),
    };
    if args.bless {
        return bless::bless(file, &recording, args.yes);
    }
    if let Err((exit, said)) = same_content(&recording) {
        return Said::new(exit, format!("{said}. `--bless` makes a new recording of the same orders"));
    }
    if let Some(trace) = &args.against {
        return against(&recording, trace);
    }
    if args.heavy {
        return look_closely(&recording);
    }
    if args.at.is_empty() {
        return verify(file, &recording, None);
    }
    let mut told = Vec::new();
    let mut states = Vec::new();
    let mut last = None;
    for text in &args.at {
        let minute = match predicate::minute(text, &recording.scenario) {
            Ok(minute) => minute,
            Err(why) => return Said::new(Exit::Usage, why),
        };
        let said = verify(file, &recording, Some(minute));
        let Some(sim) = said.sim.as_ref().filter(|_| said.exit == Exit::Ok) else { return said };
        told.push(format!("{}\n{}", said.message, at::text(sim)));
        states.push(at::json(sim));
        last = Some(said);
    }
    match last {
        Some(said) => Said { message: told.join("\n").trim_end().to_owned(), ..said }.with("states", states.into()),
        None => Said::new(Exit::Usage, "no time is named"),
    }
}

fn against(recording: &Recording, path: &std::path::Path) -> Said {
    let unreadable = |why: String| Said::new(Exit::BadReplay, format!("the trace {} cannot be read: {why}", path.display()));
    let opened = match std::fs::metadata(path) {
        Ok(data) if data.is_dir() => return unreadable("it is a folder".to_owned()),
        Ok(_) => std::fs::File::open(path),
        Err(error) => Err(error),
    };
    let file = match opened {
        Ok(file) => file,
        Err(error) => return unreadable(crate::scenario::ron_text::io_words(&error)),
    };
    match trace::against(recording, std::io::BufReader::new(file)) {
        Ok(None) => Said::new(Exit::Ok, "the same as in the trace, event for event and field for field"),
        Ok(Some(parting)) => {
            let message = explain::parting(&parting, &recording.scenario);
            Said::new(Exit::Diverged, message).with("parting", explain::parting_json(&parting, &recording.scenario))
        }
        Err(TraceError::Bad(line, why)) => unreadable(format!("line {line}: {why}")),
        Err(TraceError::Format(found)) => {
            let message = format!("the trace is of format {found}; this version reads format {}", trace::FORMAT);
            Said::new(Exit::WrongVersion, message)
        }
        Err(TraceError::Other(why)) => Said::new(Exit::OtherScenario, format!("{}: {why}", path.display())),
    }
}

fn look_closely(recording: &Recording) -> Said {
    match Heavy::of(recording).play() {
        Ok(looked) => {
            let message = format!("sound: {} events and {} steps, each kept, put back and played twice", looked.events, looked.steps);
            Said::new(Exit::Ok, message)
        }
        Err(found) => {
            let (fault, run) = *found;
            let message = explain::fault(&fault, &run.main.sim);
            let fault = explain::fault_json(&fault, &run.main.sim);
            Said::new(Exit::Found, message).of(run.main.sim).with("fault", fault)
        }
    }
}

/// Reads a recording, of a scenario that is named or of the one that is found for it.
pub(super) fn open(file: &std::path::Path, scenario: Option<&Arc<Scenario>>) -> Result<Recording, (Exit, String)> {
    let read = match scenario {
        Some(scenario) => record::read_with(file, scenario),
        None => record::read(file),
    };
    read.map_err(unreadable)
}

/// Reads the recording that a command is about, or says why it cannot be: its scenario must be what it was.
pub(super) fn the_one(file: &std::path::Path, scenario: Option<&str>) -> Result<Recording, Exit> {
    let scenario = scenario.map(super::load).transpose()?;
    let recording = open(file, scenario.as_ref()).and_then(|recording| same_content(&recording).map(|()| recording));
    recording.map_err(|(exit, said)| {
        complain!("{}: {said}", file.display());
        exit
    })
}

/// Takes up the run that a command is about, or says why it is not what it was when it was recorded.
pub(super) fn resume(file: &std::path::Path, recording: Recording) -> Result<Session, Exit> {
    Session::resume(recording).map_err(|outcome| {
        let (exit, said) = match outcome {
            Outcome::Diverged(divergence) => (Exit::Diverged, format!("it goes another way now, first at {divergence}")),
            _ => (Exit::Edited, "it was changed after it was made: its seal does not fit".to_owned()),
        };
        complain!("{}: {said}", file.display());
        exit
    })
}

/// Refuses a recording whose scenario is not what it was.
pub(super) fn same_content(recording: &Recording) -> Result<(), (Exit, String)> {
    if recording.other_content {
        let id = &recording.header.scenario;
        return Err((Exit::OtherScenario, format!("recorded with another content of the scenario `{id}`: it was changed since")));
    }
    Ok(())
}

fn unreadable(error: ReadError) -> (Exit, String) {
    match error {
        ReadError::Bad(problem) if problem.code == record::CHANGED => {
            (Exit::OtherScenario, format!("cannot be played\n{}", problem.render(colour())))
        }
        ReadError::Bad(problem) => (Exit::BadReplay, format!("not readable\n{}", problem.render(colour()))),
        ReadError::Format { found } => {
            let newer = if found > record::FORMAT { "; a newer Go Dark plays it" } else { "" };
            let plays = format!("{} to {}", record::FORMAT_OLDEST, record::FORMAT);
            (Exit::WrongVersion, format!("a recording of format {found}; this version plays formats {plays}{newer}"))
        }
        ReadError::Scenario(why) => (Exit::OtherScenario, format!("its scenario cannot be loaded\n{why}")),
    }
}

fn verify(file: &std::path::Path, recording: &Recording, until: Option<Minute>) -> Said {
    let (outcome, sim) = verify::verify(recording, until);
    let date = |minute: Minute| recording.scenario.calendar.date(minute);
    let said = match outcome {
        Outcome::Same => {
            let orders = recording.records.iter().filter(|record| matches!(record, Record::Order { at, .. } if *at <= sim.now())).count();
            let standing = sim.standing();
            let how = format!(
                "{orders} orders, {} events to {}; score {}, {} destroyed, {} of {} e-services",
                sim.journal().len(),
                date(sim.now()),
                standing.score.total,
                standing.destroyed,
                standing.e_services,
                recording.scenario.content.e_services,
            );
            Said::new(Exit::Ok, format!("the same, bit for bit: {how}"))
        }
        Outcome::Diverged(divergence) => diverged(file, recording, &divergence, &sim),
        Outcome::Unexpected(misses) => {
            let list: Vec<String> = misses.iter().map(ToString::to_string).collect();
            Said::new(Exit::Diverged, format!("the same, but not as expected: {}", list.join("; ")))
        }
        Outcome::Edited => Said::new(Exit::Edited, "changed after it was made: its seal does not fit. `--bless` seals it anew"),
        Outcome::CutOff(last) => Said::new(
            Exit::CutOff,
            format!("whole up to {}, but not finished: it was left or cut off there. The game can take it up again", date(last)),
        ),
    };
    said.of(sim)
}

fn diverged(file: &std::path::Path, recording: &Recording, divergence: &Divergence, sim: &Sim) -> Said {
    let version = env!("CARGO_PKG_VERSION");
    let made = &recording.header.game;
    let (exit, lead) = if made == version {
        (Exit::Diverged, "diverged at".to_owned())
    } else {
        (Exit::WrongVersion, format!("made by Go Dark {made}, whose rules differ from {version}; first difference at"))
    };
    let message = format!("{lead} {divergence}\n{}", explain::divergence(divergence, sim, file));
    Said::new(exit, message).with("divergence", explain::divergence_json(divergence, sim))
}
