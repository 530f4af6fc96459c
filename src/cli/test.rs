//! `godark test`

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::files::{below, ends_in};
use super::replay::{open, same_content};
use super::{Exit, Format, junit, pretty, print, write_file};
use crate::replay::record::{self, EXTENSION, Record, Recording};
use crate::replay::verify::{Outcome, verify};
use crate::scenario::diagnostic::{Diagnostics, Severity};
use crate::scenario::library::{self, MAIN_FILE, Shelf};
use crate::scenario::{Scenario, diagnostic};
use crate::trial::{self, Failure, Tests};

/// Run everything that can be tested: scenarios, their recordings, and the tests beside them
///
/// Below each folder, every scenario (a folder with a scenario.ron) is checked, every recording (*.replay.ron) played again
/// and every file of tests (*.test.ron) run. Each failure is told with what was expected, what was found, and when.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folders, files, or ids of scenarios that come with the game
    #[arg(default_value = ".", value_name = "PATH")]
    paths: Vec<String>,
    /// Only what has this in its file or its name
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Let a scenario's warnings count as errors
    #[arg(long)]
    deny_warnings: bool,
    /// Write the results to this file as JUnit XML
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What a case is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Scenario,
    Recording,
    Test,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Kind::Scenario => "scenario",
            Kind::Recording => "recording",
            Kind::Test => "test",
        }
    }
}

/// One thing that was tried.
#[derive(Debug)]
pub(super) struct Case {
    pub file: String,
    pub name: String,
    pub kind: Kind,
    pub failures: Vec<Trouble>,
    /// What more there is to tell when all is well.
    pub note: String,
    pub seconds: f64,
    /// How the command ends when it failed.
    pub exit: Exit,
}

/// Something that is not as it should be.
#[derive(Debug)]
pub(super) struct Trouble {
    pub place: Option<String>,
    pub expected: Option<String>,
    pub found: String,
    pub date: Option<String>,
}

impl Case {
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }

    fn line(&self) -> String {
        let verdict = if self.passed() { "ok  " } else { "FAIL" };
        let note = if self.note.is_empty() || !self.passed() { String::new() } else { format!(" ({})", self.note) };
        let name = if self.kind == Kind::Test { format!(": {}", self.name) } else { String::new() };
        format!("{verdict}  {:<9}  {}{name}{note}\n", self.kind.word(), self.file)
    }

    fn to_json(&self) -> serde_json::Value {
        let failures: Vec<serde_json::Value> = self
            .failures
            .iter()
            .map(|failure| {
                serde_json::json!({
                    "place": failure.place, "expected": failure.expected, "found": failure.found, "date": failure.date,
                })
            })
            .collect();
        serde_json::json!({
            "kind": self.kind.word(), "file": self.file, "name": self.name, "ok": self.passed(),
            "seconds": (self.seconds * 1000.0).round() / 1000.0, "failures": failures,
        })
    }
}

impl Trouble {
    fn said(found: impl Into<String>) -> Self {
        Self { place: None, expected: None, found: found.into(), date: None }
    }

    /// Returns the first line of what was found.
    pub fn title(&self) -> &str {
        self.found.lines().next().unwrap_or_default()
    }

    pub fn text(&self) -> String {
        let Some(expected) = &self.expected else { return self.found.clone() };
        let date = self.date.as_ref().map(|date| format!(", on {date}")).unwrap_or_default();
        let place = self.place.as_ref().map(|place| format!("{place}\n")).unwrap_or_default();
        format!("{place}  expected {expected}\n  found    {}{date}", self.found)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self { place: Some(failure.place), expected: Some(failure.expected), found: failure.found, date: failure.date }
    }
}

/// Something to look at.
enum Job {
    Scenario(Shelf, String),
    Recording(PathBuf),
    Tests(PathBuf),
    /// A scenario that comes with the game, with its recordings and tests.
    BuiltIn(&'static str),
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let begun = Instant::now();
    let mut jobs = Vec::new();
    for path in &args.paths {
        jobs.extend(gather(path)?);
    }
    if jobs.is_empty() {
        complain!(
            "error: there is nothing to test in {}: no scenario ({MAIN_FILE}), no recording (*{EXTENSION}), no tests (*{})",
            args.paths.join(", "),
            trial::EXTENSION
        );
        return Err(Exit::Usage);
    }
    let mut runner = Runner { args, cases: Vec::new() };
    for job in &jobs {
        runner.job(job)?;
    }
    let cases = runner.cases;
    if cases.is_empty() {
        complain!("error: nothing has `{}` in its file or its name", args.filter.as_deref().unwrap_or_default());
        return Err(Exit::Usage);
    }
    let seconds = begun.elapsed().as_secs_f64();
    let exit = cases.iter().filter(|case| !case.passed()).fold(Exit::Ok, |exit, case| exit.or(case.exit));
    let written = args.junit.as_ref().map_or(Exit::Ok, |path| match junit::xml(&cases, seconds) {
        Ok(text) => write_file(path, &text).err().unwrap_or(Exit::Ok),
        Err(error) => {
            complain!("error: cannot write {}: {error}", path.display());
            Exit::Unwritable
        }
    });
    let said = match args.format {
        Format::Json => json(&cases, seconds),
        Format::Text => summary(&cases, seconds),
    };
    match print(&said) {
        Ok(()) => Ok(exit.or(written)),
        Err(unsaid) => Ok(exit.or(written).or(unsaid)),
    }
}

fn json(cases: &[Case], seconds: f64) -> String {
    let failed = cases.iter().filter(|case| !case.passed()).count();
    let value = serde_json::json!({
        "passed": cases.len() - failed,
        "failed": failed,
        "seconds": (seconds * 1000.0).round() / 1000.0,
        "cases": cases.iter().map(Case::to_json).collect::<Vec<_>>(),
    });
    pretty(&value)
}

fn summary(cases: &[Case], seconds: f64) -> String {
    let mut out = String::new();
    let failed: Vec<&Case> = cases.iter().filter(|case| !case.passed()).collect();
    for case in &failed {
        let name = if case.kind == Kind::Test { format!(": {}", case.name) } else { String::new() };
        out.push_str(&format!("\n{} {}{name}\n", case.kind.word(), case.file));
        for failure in &case.failures {
            out.push_str(&format!("{}\n", failure.text()));
        }
    }
    out.push_str(&format!("\n{} passed, {} failed, in {seconds:.2} s\n", cases.len() - failed.len(), failed.len()));
    out
}

/// Returns what a name on the command line stands for.
fn gather(named: &str) -> Result<Vec<Job>, Exit> {
    let path = Path::new(named);
    if path.is_dir() {
        let wanted = |path: &Path| {
            path.file_name().is_some_and(|name| name == MAIN_FILE) || ends_in(path, EXTENSION) || ends_in(path, trial::EXTENSION)
        };
        return Ok(below(path, &wanted)?.into_iter().map(job).collect());
    }
    if path.exists() {
        return Ok(vec![job(path.to_owned())]);
    }
    match library::find(named) {
        Ok(Shelf::BuiltIn(id)) => Ok(vec![Job::BuiltIn(id)]),
        Ok(shelf) => Ok(vec![Job::Scenario(shelf, named.to_owned())]),
        Err(problem) => {
            complain!("{}", problem.render(super::colour()));
            Err(Exit::BadScenario)
        }
    }
}

fn job(path: PathBuf) -> Job {
    if ends_in(&path, EXTENSION) {
        return Job::Recording(path);
    }
    if ends_in(&path, trial::EXTENSION) {
        return Job::Tests(path);
    }
    let shown = path.display().to_string();
    match library::find(&shown) {
        Ok(shelf) => Job::Scenario(shelf, shown),
        Err(_) => Job::Scenario(Shelf::File(path), shown),
    }
}

/// Does jobs one after the other, and says at once what came of each.
struct Runner<'a> {
    args: &'a Args,
    cases: Vec<Case>,
}

impl Runner<'_> {
    fn wanted(&self, file: &str, name: &str) -> bool {
        self.args.filter.as_ref().is_none_or(|text| file.contains(text.as_str()) || name.contains(text.as_str()))
    }

    /// Tries one thing, if it is wanted.
    fn case(&mut self, kind: Kind, file: &str, name: String, attempt: impl FnOnce() -> (Exit, Vec<Trouble>, String)) -> Result<(), Exit> {
        if !self.wanted(file, &name) {
            return Ok(());
        }
        let begun = Instant::now();
        let (exit, failures, note) = attempt();
        let case = Case { file: file.to_owned(), name, kind, failures, note, seconds: begun.elapsed().as_secs_f64(), exit };
        let line = case.line();
        self.cases.push(case);
        if self.args.format == Format::Text { print(&line) } else { Ok(()) }
    }

    fn job(&mut self, job: &Job) -> Result<(), Exit> {
        match job {
            Job::Scenario(shelf, shown) => {
                let deny = self.args.deny_warnings;
                self.case(Kind::Scenario, shown, "scenario".to_owned(), || checked(crate::scenario::load(shelf), deny))
            }
            Job::Recording(path) => self.case(Kind::Recording, &path.display().to_string(), "recording".to_owned(), || {
                match open(path, None).and_then(|recording| same_content(&recording).map(|()| recording)) {
                    Ok(recording) => played(&recording),
                    Err((exit, said)) => (exit, vec![Trouble::said(said)], String::new()),
                }
            }),
            Job::Tests(path) => {
                let shown = path.display().to_string();
                let read = trial::read(path);
                self.tests(&shown, read)
            }
            Job::BuiltIn(id) => self.built_in(id),
        }
    }

    fn built_in(&mut self, id: &'static str) -> Result<(), Exit> {
        let shelf = Shelf::BuiltIn(id);
        let loaded = crate::scenario::load(&shelf);
        let scenario = loaded.as_ref().ok().map(|(scenario, _)| scenario.clone());
        let deny = self.args.deny_warnings;
        self.case(Kind::Scenario, &format!("scenarios/{id}/{MAIN_FILE}"), "scenario".to_owned(), || checked(loaded, deny))?;
        let Some(scenario) = scenario else { return Ok(()) };
        for source in library::built_in_files(id, EXTENSION) {
            let shown = source.path.display().to_string();
            self.case(Kind::Recording, &shown, "recording".to_owned(), || match record::read_of(&source, &scenario) {
                Ok(recording) => played(&recording),
                Err(error) => (Exit::BadReplay, vec![Trouble::said(format!("{error:?}"))], String::new()),
            })?;
        }
        for source in library::built_in_files(id, trial::EXTENSION) {
            let shown = source.path.display().to_string();
            self.tests(&shown, trial::read_of(&source, &scenario, &shelf))?;
        }
        Ok(())
    }

    fn tests(&mut self, shown: &str, read: Result<Tests, Diagnostics>) -> Result<(), Exit> {
        let tests = match read {
            Ok(tests) => tests,
            Err(problems) => {
                let failure = Trouble::said(problems.render(false).trim_end());
                return self.case(Kind::Test, shown, "can be read".to_owned(), || (Exit::BadScenario, vec![failure], String::new()));
            }
        };
        for (number, test) in tests.tests.iter().enumerate() {
            for seed in test.seeds() {
                let name = format!("{} (seed {seed})", test.name.text);
                self.case(Kind::Test, shown, name, || {
                    let outcome = trial::run(&tests, number, *seed);
                    (Exit::Diverged, outcome.failures.into_iter().map(Trouble::from).collect(), String::new())
                })?;
            }
        }
        Ok(())
    }
}

type Loaded = Result<(Arc<Scenario>, Diagnostics), Diagnostics>;

/// Says what is wrong with a scenario.
fn checked(loaded: Loaded, deny_warnings: bool) -> (Exit, Vec<Trouble>, String) {
    let (found, sound) = match &loaded {
        Ok((_, found)) => (found, true),
        Err(found) => (found, false),
    };
    let counts = |problem: &&diagnostic::Diagnostic| problem.severity == Severity::Error || deny_warnings;
    let mut failures: Vec<Trouble> = found.0.iter().filter(counts).map(|problem| Trouble::said(problem.render(false))).collect();
    if !sound && failures.is_empty() {
        failures.push(Trouble::said("it cannot be loaded"));
    }
    let note = match found.warnings() {
        0 => String::new(),
        1 => "1 warning".to_owned(),
        more => format!("{more} warnings"),
    };
    (Exit::BadScenario, failures, note)
}

/// Plays a recording again.
fn played(recording: &Recording) -> (Exit, Vec<Trouble>, String) {
    let (exit, said) = match verify(recording, None).0 {
        Outcome::Same => {
            let orders = recording.records.iter().filter(|record| matches!(record, Record::Order { .. })).count();
            return (Exit::Ok, Vec::new(), format!("{orders} orders"));
        }
        Outcome::Diverged(divergence) if recording.header.game != env!("CARGO_PKG_VERSION") => {
            let made = &recording.header.game;
            (Exit::WrongVersion, format!("made by Go Dark {made}, whose rules differ; first difference at {divergence}"))
        }
        Outcome::Diverged(divergence) => (Exit::Diverged, format!("diverged at {divergence}")),
        Outcome::Unexpected(misses) => {
            let failures = misses.iter().map(|miss| Trouble::said(miss.to_string())).collect();
            return (Exit::Diverged, failures, String::new());
        }
        Outcome::Edited => (Exit::Edited, "changed after it was made: its seal does not fit".to_owned()),
        Outcome::CutOff(last) => {
            (Exit::CutOff, format!("not finished: it was left or cut off at {}", recording.scenario.calendar.date(last)))
        }
    };
    (exit, vec![Trouble::said(said)], String::new())
}
