//! `godark minimize`

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Exit, colour, print, replay, spare, write_file};
use crate::replay::minimize::Hunt;
use crate::replay::predicate::Predicate;
use crate::replay::record::EXTENSION;

/// Make the smallest recording that still shows something
///
/// Orders are left out for as long as the run still shows it, and what is left is written as a recording. It is there from
/// the first find on and gets smaller: stop with Ctrl-C when it is small enough.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The recording
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What the run must still show
    #[arg(long, value_name = "PREDICATE")]
    until: String,
    /// Where the smallest goes; beside the recording, as NAME.min.replay.ron, without
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Another build of the game: `diverges` means that it does not play the run in the same way
    #[arg(long, value_name = "PROGRAM")]
    other: Option<PathBuf>,
    /// The scenario that the recording is of, when it lies elsewhere: an id, a folder, or a file
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
}

const HELP: &str = "\
What a run can show, joined by `and`:
  panics                        the game panics
  breaks [NAME]                 something that always holds does not (docs/replays.md lists the names)
  diverges                      kept, put back and played twice, the run does not agree with itself; or with --other
  met OBJECTIVE                 the objective is met
  missed OBJECTIVE              the objective is missed
  unexpected                    something that the recording expects does not hold
  MEASURE < NUMBER [WHEN]       a number is so; also <=, >, >= and =. WHEN is `ever`, `at \"16 Jul 21:00\"` or `at MINUTE`;
                                the end without. Measures: destroyed_permille, services_up_permille,
                                services_up_abroad_permille, e_services, trust_permille, evidence_permille, unmet,
                                objectives_met, score

Example: godark minimize a.replay.ron --until 'missed told-in-time and trust_permille < 300'";

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let recording = replay::the_one(&args.file, args.scenario.as_deref())?;
    let predicate = Predicate::parse(&args.until, &recording.scenario).map_err(|problem| {
        complain!("{}", problem.render(colour()));
        Exit::Usage
    })?;
    let out = args.out.clone().unwrap_or_else(|| beside(&args.file));
    spare(&out, &args.file)?;
    if let Some(other) = args.other.as_deref() {
        runs(other)?;
    }
    let asked = args.other.as_deref().map(|program| {
        let (program, scenario) = (program.to_owned(), args.scenario.clone());
        let candidate = out.with_extension("candidate.replay.ron");
        move |text: &str| disagrees(&program, scenario.as_deref(), &candidate, text)
    });
    let other = asked.as_ref().map(|asked| asked as &dyn Fn(&str) -> bool);
    let hunt = Hunt::new(&recording, &predicate, other);
    let Some(first) = hunt.whole(&recording) else {
        complain!("{}: the run does not show it: {}", args.file.display(), predicate.text);
        return Ok(Exit::Diverged);
    };
    let (before, mut smallest) = (first.said.len(), usize::MAX);
    let bar = indicatif::ProgressBar::new_spinner();
    bar.set_style(indicatif::ProgressStyle::with_template("{spinner} {pos} runs, {msg}").expect("a good template"));
    let mut failed = None;
    let mut write = |shown: &crate::replay::minimize::Shown| {
        if shown.said.len() < smallest {
            smallest = shown.said.len();
            failed = write_file(&out, &hunt.recording(shown)).err();
        }
        failed.is_none()
    };
    let goes_on = write(&first);
    let best = if goes_on {
        hunt.minimize(first, |shown, progress| {
            bar.set_position(u64::from(progress.runs));
            bar.set_message(format!("{} of {before} orders left; Ctrl-C keeps {}", shown.said.len(), out.display()));
            write(shown)
        })
    } else {
        first
    };
    bar.finish_and_clear();
    if let Some(exit) = failed {
        return Err(exit);
    }
    let by = recording.scenario.calendar.date(best.by);
    let words = format!("{}: {} of {before} orders, shown by {by}: {}\n", out.display(), best.said.len(), predicate.text);
    print(&words)?;
    Ok(Exit::Ok)
}

/// Returns the name for the smallest beside the recording.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{}.min{EXTENSION}", name.strip_suffix(EXTENSION).unwrap_or(&name)))
}

fn runs(program: &Path) -> Result<(), Exit> {
    let tried = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    match tried {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => {
            complain!("error: {} is not Go Dark: it knows no --version", program.display());
            Err(Exit::Usage)
        }
        Err(error) => {
            complain!("error: cannot start {}: {}", program.display(), crate::scenario::ron_text::io_words(&error));
            Err(Exit::Usage)
        }
    }
}

/// Asks another build whether it plays a run in another way.
fn disagrees(program: &Path, scenario: Option<&str>, candidate: &Path, text: &str) -> bool {
    if write_file(candidate, text).is_err() {
        return false;
    }
    let mut command = Command::new(program);
    command.arg("replay").arg(candidate).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(scenario) = scenario {
        command.arg("--scenario").arg(scenario);
    }
    let said = command.status();
    let _ = std::fs::remove_file(candidate);
    let codes = [Exit::Diverged, Exit::WrongVersion].map(|exit| i32::from(exit.code()));
    said.is_ok_and(|status| status.code().is_some_and(|code| codes.contains(&code)))
}
