//! Files of every kind that we read, spoilt and read again: a refusal or a good value, never a panic.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Luck, Reckless, mutate};
use crate::analysis::balance::wanted;
use crate::replay::predicate::Predicate;
use crate::replay::record::{self, EXTENSION, ReadError};
use crate::replay::verify::{self, Outcome};
use crate::replay::{Ladder, Session, trace};
use crate::scenario::baseline::Baseline;
use crate::scenario::library::{self, Shelf};
use crate::scenario::migrate::{self, Role, format_of};
use crate::scenario::ron_text::read_file;
use crate::scenario::{Digest, FORMAT, Minute, Scenario, diagnostic::Source, format};
use crate::sim::Sim;
use crate::trial;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// A scenario's own files
    Scenario,
    /// A scenario's texts in another language
    Translation,
    /// What is wanted of a scenario's balance
    Balance,
    /// Tests beside a scenario
    Test,
    /// Warnings that are known, as `godark check --baseline` reads them
    Baseline,
    /// Scenarios, their parts and tests, as `godark fmt` reads and writes them
    Layout,
    /// Scenarios of an older format, as `godark migrate` reads and writes them
    Migration,
    /// Recordings of runs that have ended
    Replay,
    /// Runs that were left, as the game takes them up again
    Save,
    /// Traces of runs
    Trace,
    /// What `godark minimize` looks for
    Predicate,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fed {
    /// It was read, and what it says was done.
    Taken,
    /// It was refused, with words.
    Refused,
}

/// Files of one kind to be spoilt, and what is needed to read them. Each worker has one of its own.
pub struct Kitchen {
    kind: Kind,
    folder: PathBuf,
    scenario: Arc<Scenario>,
    /// The digests of the scenarios whose texts are spoilt.
    digests: Vec<Digest>,
    /// A run of it.
    recording: Arc<Source>,
    /// Name and content.
    files: Vec<(String, Vec<u8>)>,
}

/// The scenarios whose files are spoilt: small, and between them with one of everything.
const SCENARIOS: [&str; 2] = ["tutorial", "norway-2022"];
/// The scenario whose wishes for its balance are spoilt.
const BALANCED: &str = "albania-2022";
/// Longer runs than this are not played to the end, in minutes.
const PLAYED_MAX: u32 = 60 * 24 * 60;
/// Of so many tests in a file it is looked how they go.
const RUNS_MAX: usize = 4;
/// A baseline with one of everything.
const BASELINE: &str = r#"// Warnings that are known.
(
    format: 1,
    known: [
        (scenario: "tutorial", file: "town.ron", code: "unused-id", message: "the profile `night` belongs to no service", count: 1),
        (scenario: "tutorial", file: "rosa.ron", code: "play-dead-inject", message: "`late` never comes", count: 3),
    ],
)
"#;
/// Orders that are given in a scenario that was spoilt and is still good.
const ORDERS: u32 = 12;

impl Kitchen {
    /// Puts the files into a folder of their own below `folder`.
    pub fn new(kind: Kind, folder: &Path) -> Result<Self, String> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let folder = folder.join(format!("{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir_all(&folder).map_err(|error| crate::scenario::ron_text::io_words(&error))?;
        let id = if kind == Kind::Balance { BALANCED } else { SCENARIOS[0] };
        let shelf = library::find_built_in(id).map_err(|problem| problem.message)?;
        let (scenario, _) = crate::scenario::load(&shelf).map_err(|problems| problems.render(false))?;
        let own = |id: &'static str, ending: &'static str| {
            let is =
                move |name: &str| name.ends_with(ending) && (matches!(ending, EXTENSION | trial::file::EXTENSION) || !name.contains('/'));
            library::files(id).filter(move |(name, _)| is(name)).map(move |(name, bytes)| (format!("{id}/{name}"), bytes.to_vec()))
        };
        let all = |ending: &'static str| SCENARIOS.into_iter().flat_map(move |id| own(id, ending));
        let files: Vec<(String, Vec<u8>)> = match kind {
            Kind::Scenario => all(".ron").collect(),
            Kind::Translation => all(".ftl").collect(),
            Kind::Balance => own(BALANCED, wanted::FILE).collect(),
            Kind::Test => own(id, trial::file::EXTENSION).collect(),
            Kind::Baseline => vec![("baseline.ron".to_owned(), BASELINE.as_bytes().to_vec())],
            Kind::Layout => all(".ron").chain(all(trial::file::EXTENSION)).collect(),
            Kind::Migration => all(".ron").map(|(name, bytes)| (name, unnumbered(&bytes))).collect(),
            Kind::Replay => own(id, EXTENSION).collect(),
            Kind::Save => own(id, EXTENSION).map(|(name, bytes)| (name, left(&bytes))).collect(),
            Kind::Trace => own(id, EXTENSION).take(1).map(|(_, bytes)| ("a.trace".to_owned(), traced(&bytes, &scenario))).collect(),
            Kind::Predicate => PREDICATES.iter().map(|text| ("predicate".to_owned(), text.as_bytes().to_vec())).collect(),
        };
        if files.is_empty() {
            return Err("there is no file of that kind to begin from".to_owned());
        }
        let around = if matches!(kind, Kind::Scenario | Kind::Translation) { all(".ron").chain(all(".ftl")).collect() } else { Vec::new() };
        for (name, bytes) in around.iter().chain(&files) {
            crate::storage::write_whole(&folder.join(name), bytes).map_err(|error| crate::scenario::ron_text::io_words(&error))?;
        }
        let recorded = own(id, EXTENSION).next().map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let recording = Source::new("a.replay.ron", recorded);
        let digest = |id: &str| library::find_built_in(id).ok().and_then(|shelf| Some(crate::scenario::load(&shelf).ok()?.0.digest));
        let digests = if kind == Kind::Translation { SCENARIOS.into_iter().filter_map(digest).collect() } else { Vec::new() };
        Ok(Self { kind, folder, scenario, digests, recording, files })
    }

    /// Returns a spoilt file: always the same for the same seed.
    pub fn spoil(&self, seed: u64) -> (String, Vec<u8>) {
        let mut luck = Luck::new(seed);
        let (name, bytes) = luck.pick(&self.files).cloned().unwrap_or_default();
        let spoilt = mutate::spoil(&bytes, &mut luck);
        (name, spoilt)
    }

    /// Reads a file, and does what it says if it is good.
    pub fn feed(&self, name: &str, bytes: &[u8]) -> Fed {
        let path = self.folder.join(name);
        let on_disk = !matches!(self.kind, Kind::Predicate | Kind::Trace);
        if on_disk && put(&path, bytes).is_err() {
            return Fed::Refused;
        }
        let fed = match self.kind {
            Kind::Scenario | Kind::Translation => self.scenario_file(&path),
            Kind::Balance => self.balance(&path),
            Kind::Test => self.test(&path),
            Kind::Baseline => Fed::of(Baseline::read(&path, false).map_err(|problem| problem.render(false)).is_ok()),
            Kind::Layout => Fed::of(read_file(&path).is_ok_and(|source| laid_out(&source))),
            Kind::Migration => Fed::of(read_file(&path).is_ok_and(|source| migrated(&source))),
            Kind::Replay => self.replay(&path),
            Kind::Save => self.save(&path),
            Kind::Trace => self.trace(bytes),
            Kind::Predicate => {
                Fed::of(Predicate::parse(&String::from_utf8_lossy(bytes), &self.scenario).map_err(|problem| problem.render(false)).is_ok())
            }
        };
        // The other files stay what they are.
        if let Some((_, good)) = self.files.iter().find(|(known, _)| known == name).filter(|_| on_disk) {
            let _ = put(&path, good);
        }
        fed
    }

    fn scenario_file(&self, path: &Path) -> Fed {
        match crate::scenario::load(&Shelf::Folder(path.parent().unwrap_or(path).to_owned())) {
            Err(problems) => {
                let said = problems.render(false);
                assert!(problems.errors() > 0 && said.contains("error["), "a refusal says why: {said}");
                Fed::Refused
            }
            Ok((scenario, warnings)) => {
                warnings.render(true);
                // Texts take no part in the rules.
                match self.kind {
                    Kind::Translation => assert!(self.digests.contains(&scenario.digest), "texts change no rules"),
                    _ => play_some(&scenario),
                }
                let words = crate::words::Words::of(crate::words::Language::Albanian);
                assert_eq!(words.shown(&scenario).digest, scenario.digest, "words change no rules");
                Fed::Taken
            }
        }
    }

    fn balance(&self, path: &Path) -> Fed {
        let source = read_file(path);
        let read = source
            .map_err(|problem| problem.render(false))
            .and_then(|source| wanted::read(&source, &self.scenario).map_err(|problems| problems.render(false)));
        Fed::of(read.is_ok())
    }

    fn test(&self, path: &Path) -> Fed {
        let Ok(source) = read_file(path) else { return Fed::Refused };
        let shelf = Shelf::BuiltIn(SCENARIOS[0]);
        match trial::read_of(&source, &self.scenario, &shelf) {
            Err(problems) => {
                assert!(problems.render(false).contains("error["), "a refusal says why");
                Fed::Refused
            }
            Ok(tests) => {
                for (number, test) in tests.tests.iter().enumerate().take(RUNS_MAX) {
                    let outcome = trial::run(&tests, number, test.seeds()[0]);
                    assert!(outcome.failures.iter().all(|failure| !failure.expected.is_empty()), "a failure says what was expected");
                }
                Fed::Taken
            }
        }
    }

    fn replay(&self, path: &Path) -> Fed {
        let recording = match record::read_with(path, &self.scenario) {
            Ok(recording) => recording,
            Err(ReadError::Bad(problem)) => {
                assert!(problem.render(false).starts_with("error["), "a refusal says why");
                return Fed::Refused;
            }
            Err(ReadError::Format { .. } | ReadError::Scenario(_)) => return Fed::Refused,
        };
        let (outcome, sim) = verify::verify(&recording, None);
        if let Outcome::Diverged(divergence) = &outcome {
            crate::replay::explain::divergence(divergence, &sim, path);
        }
        if let Ok(records) = verify::bless(&recording) {
            let text = record::text(&records, &recording.scenario);
            let blessed = record::read_of(&Source::new(path, text), &recording.scenario);
            let blessed = blessed.expect("what is blessed can be read");
            let sound = matches!(verify::verify(&blessed, None).0, Outcome::Same | Outcome::Unexpected(_));
            assert!(sound, "what is blessed plays the same");
        }
        Fed::Taken
    }

    fn save(&self, path: &Path) -> Fed {
        let Ok(recording) = record::read_with(path, &self.scenario) else { return Fed::Refused };
        let Ok(mut session) = Session::resume(recording) else { return Fed::Refused };
        session.keep_in(path).expect("the folder is ours");
        session.advance_to(session.sim.now().plus(60));
        session.rest();
        let ladder = Ladder::of(&session);
        let mut sim = Sim::new(self.scenario.clone(), 3);
        ladder.seek(&mut sim, Minute(session.sim.now().0 / 2));
        let again = record::read_with(path, &self.scenario).expect("what was taken up is sound on disk");
        assert!(Session::resume(again).is_ok(), "and can be taken up again");
        Fed::Taken
    }

    fn trace(&self, bytes: &[u8]) -> Fed {
        let recording = record::read_of(&self.recording, &self.scenario).expect("it is sound");
        match trace::against(&recording, bytes) {
            Ok(Some(parting)) => {
                crate::replay::explain::parting(&parting, &self.scenario);
                Fed::Taken
            }
            Ok(None) => Fed::Taken,
            Err(_) => Fed::Refused,
        }
    }
}

impl Drop for Kitchen {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Fed {
    fn of(taken: bool) -> Self {
        if taken { Fed::Taken } else { Fed::Refused }
    }
}

const PREDICATES: [&str; 4] = [
    "panics and breaks tallies and diverges",
    "missed copies-survive and destroyed_permille > 500 at \"8 Mar 10:00\"",
    "score <= 100 ever and unexpected",
    "unmet >= 18446744073709551615 at 90",
];

/// Writes a file anew. What is written over, some file systems bring to the disk at once.
fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let _ = std::fs::remove_file(path);
    std::fs::write(path, bytes)
}

/// Brings a file into the usual layout: what is written is in it, and says the same.
fn laid_out(source: &Arc<Source>) -> bool {
    match format::format(source) {
        Ok(text) => {
            let again = format::format(&Source::new(&source.path, text.as_str())).expect("what is written can be read");
            assert!(again == text, "what is in the usual layout stays as it is");
            true
        }
        Err(problem) => {
            assert!(problem.code != "not-kept", "a good file is not changed: {}", problem.render(false));
            false
        }
    }
}

/// Brings a file to the format of today: what is written is of it.
fn migrated(source: &Arc<Source>) -> bool {
    let role = if source.path.ends_with(library::MAIN_FILE) { Role::Main } else { Role::Part };
    let from = if role == Role::Main { format_of(source) } else { Ok(0) };
    let text = from.and_then(|from| migrate::migrate(source, role, from));
    if let (Ok(text), Role::Main) = (&text, role) {
        let written = Source::new(&source.path, text.as_str());
        assert!(format_of(&written).is_ok_and(|format| format >= FORMAT), "it is of the format of today: {text}");
        assert!(migrate::migrate(&written, role, FORMAT).is_ok_and(|again| again == *text), "and can be read");
    }
    text.map_err(|problem| problem.render(false)).is_ok()
}

/// Takes the number of the format away, as before formats were numbered.
fn unnumbered(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).replacen("format: 1,", "", 1).into_bytes()
}

/// Takes the end away, as when the game was left.
fn left(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().take_while(|line| !line.trim_start().starts_with("Checkpoint")).collect();
    format!("{}\n", lines.join("\n")).into_bytes()
}

fn traced(bytes: &[u8], scenario: &Arc<Scenario>) -> Vec<u8> {
    let source = Source::new("a.replay.ron", String::from_utf8_lossy(bytes));
    let mut text = Vec::new();
    if let Ok(recording) = record::read_of(&source, scenario) {
        let _ = trace::write(&recording, None, &mut text);
    }
    text
}

/// Plays a scenario with some orders: what `check` calls good must be playable.
fn play_some(scenario: &Arc<Scenario>) {
    let mut sim = Sim::new(scenario.clone(), 1);
    let mut player = Reckless::new(scenario, 7);
    let end = scenario.calendar.length().min(Minute(PLAYED_MAX));
    for number in 1..=ORDERS {
        if let Some(order) = player.order(&sim) {
            sim.preview(&order);
            let _ = sim.submit(order);
        }
        sim.advance_to(Minute(end.0 / ORDERS * number));
    }
    sim.advance_to(end);
    let broken = sim.broken();
    assert!(broken.is_empty(), "{}", broken[0]);
    sim.standing();
}
