//! `godark replay`

use std::path::PathBuf;
use std::sync::Arc;

use super::{Exit, Format, colour, print, write_file};
use crate::replay::record::{self, EXTENSION, ReadError, Record, Recording};
use crate::replay::verify::{self, Outcome};
use crate::scenario::{Minute, Scenario};

/// Play recordings again and report the first place that differs
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Recordings, or folders of them (*.replay.ron)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Play up to this time only, such as "16 Jul 21:00", and tell how things stand
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Write down what happens now as what should happen: same orders, new digests
    #[arg(long, conflicts_with = "at")]
    bless: bool,
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
        let (exit, said, standing) = one(args, file, scenario.as_ref());
        worst = worst.or(exit);
        match args.format {
            Format::Json => json.push(serde_json::json!({
                "file": file.display().to_string(),
                "ok": exit == Exit::Ok,
                "code": exit.code(),
                "message": said,
                "standing": standing,
            })),
            Format::Text => {
                let line = format!("{}: {said}\n", file.display());
                if exit == Exit::Ok {
                    if let Err(exit) = print(&line) {
                        return worst.or(exit);
                    }
                } else {
                    complain!("{}", line.trim_end());
                }
            }
        }
    }
    if args.format == Format::Json {
        let text = serde_json::to_string_pretty(&json).expect("plain data");
        if let Err(exit) = print(&format!("{text}\n")) {
            return worst.or(exit);
        }
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

type Said = (Exit, String, Option<crate::sim::score::Standing>);

fn one(args: &Args, file: &std::path::Path, scenario: Option<&Arc<Scenario>>) -> Said {
    let recording = match open(file, scenario) {
        Ok(recording) => recording,
        Err((exit, said)) => return (exit, said, None),
    };
    if args.bless {
        return bless(file, &recording);
    }
    if let Err((exit, said)) = same_content(&recording) {
        return (exit, format!("{said}. `--bless` makes a new recording of the same orders"), None);
    }
    let until = match &args.at {
        None => None,
        Some(text) => match recording.scenario.calendar.parse(text) {
            Ok(minute) => Some(minute),
            Err(_) => return (Exit::Usage, format!("`{text}` is no time of this scenario; write `16 Jul 21:00` or `+33 h`"), None),
        },
    };
    verify(&recording, until)
}

/// Reads a recording, of a scenario that is named or of the one that is found for it.
pub(super) fn open(file: &std::path::Path, scenario: Option<&Arc<Scenario>>) -> Result<Recording, (Exit, String)> {
    let read = match scenario {
        Some(scenario) => record::read_with(file, scenario),
        None => record::read(file),
    };
    read.map_err(unreadable)
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
        ReadError::Bad(problem) => (Exit::BadReplay, format!("not readable\n{}", problem.render(colour()))),
        ReadError::Format { found } => {
            let newer = if found > record::FORMAT { "; a newer Go Dark plays it" } else { "" };
            (Exit::WrongVersion, format!("a recording of format {found}; this version plays format {}{newer}", record::FORMAT))
        }
        ReadError::Scenario(why) => (Exit::OtherScenario, format!("its scenario cannot be loaded\n{why}")),
    }
}

fn verify(recording: &Recording, until: Option<Minute>) -> Said {
    let (outcome, sim) = verify::verify(recording, until);
    let date = |minute: Minute| recording.scenario.calendar.date(minute);
    let standing = Some(sim.standing());
    let version = env!("CARGO_PKG_VERSION");
    let (exit, message) = match outcome {
        Outcome::Same => {
            let orders = recording.records.iter().filter(|record| matches!(record, Record::Order { .. })).count();
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
            (Exit::Ok, format!("the same, bit for bit: {how}"))
        }
        Outcome::Diverged(divergence) if recording.header.game != version => (
            Exit::WrongVersion,
            format!("made by Go Dark {}, whose rules differ from {version}; first difference at {divergence}", recording.header.game),
        ),
        Outcome::Diverged(divergence) => (Exit::Diverged, format!("diverged at {divergence}")),
        Outcome::Unexpected(misses) => {
            let list: Vec<String> = misses.iter().map(ToString::to_string).collect();
            (Exit::Diverged, format!("the same, but not as expected: {}", list.join("; ")))
        }
        Outcome::Edited => (Exit::Edited, "changed after it was made: its seal does not fit. `--bless` seals it anew".to_owned()),
        Outcome::CutOff(last) => (
            Exit::CutOff,
            format!("whole up to {}, but not finished: it was left or cut off there. The game can take it up again", date(last)),
        ),
    };
    (exit, message, standing)
}

fn bless(file: &std::path::Path, recording: &Recording) -> Said {
    if !recording.finished {
        let message = "not blessed: it was left or cut off. Take it up in the game and end it, then bless it".to_owned();
        return (Exit::CutOff, message, None);
    }
    let records = match verify::bless(recording) {
        Ok(records) => records,
        Err(divergence) => return (Exit::Diverged, format!("cannot be blessed, its orders do not fit any more: {divergence}"), None),
    };
    let text = record::text(&records, &recording.scenario);
    if text == recording.source.text {
        return (Exit::Ok, "nothing to bless: it is as it was".to_owned(), None);
    }
    let source = crate::scenario::diagnostic::Source::new(file, text.as_str());
    let misses = match record::read_of(&source, &recording.scenario).map(|blessed| verify::verify(&blessed, None).0) {
        Ok(Outcome::Unexpected(misses)) => misses,
        _ => Vec::new(),
    };
    if !misses.is_empty() {
        let list: Vec<String> = misses.iter().map(ToString::to_string).collect();
        let message = format!("not blessed, what its author expects does not hold: {}", list.join("; "));
        return (Exit::Diverged, message, None);
    }
    let ends = |records: &[Record]| {
        records.iter().find_map(|record| if let Record::End { digest, .. } = record { Some(digest.clone()) } else { None })
    };
    let changed = match verify::verify(recording, None).0 {
        Outcome::Diverged(divergence) => format!("first change at {divergence}"),
        _ if ends(&recording.records) != ends(&records) => "it is another run now: seed or orders were changed".to_owned(),
        _ => "the run is the same; the file is written anew".to_owned(),
    };
    match write_file(file, &text) {
        Ok(()) => (Exit::Ok, format!("blessed: {changed}"), None),
        Err(exit) => (exit, "not blessed".to_owned(), None),
    }
}
