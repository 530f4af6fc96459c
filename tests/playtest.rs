//! The play lint: each lint fires on a scenario with its fault, and says nothing of what is sound; and the program says it.

mod common;
mod program;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use godark::analysis::playtest::{self, CODES, Finding, Pace, Sample, Verdicts};
use godark::replay::{Outcome, record, verify};
use godark::scenario::diagnostic::{Diagnostic, Severity, Source};
use godark::scenario::names::*;

use program::{Said, command, godark};

/// So many that every lint can speak.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=14;

/// Faults, each in a thing of its own.
const FAULTS: &[(&str, &str)] = &[
    // Nobody claims anything here; the other one comes.
    (
        "        injects: [",
        r#"        injects: [
            (id: "never-comes", from: press, speaker: "A channel", text: "It was us.", when: All([After("7 Mar 12:00"), Claimed])),
            (id: "asks-well", from: politics, speaker: "The mayor", at: "7 Mar 11:00", text: "What shall I say?",
                ask: (within: "3 h", answers: [(id: "truth", text: "The truth", does: [Trust(90)]), (id: "none", text: "Nothing", does: [Trust(-90)])], default: "none")),"#,
    ),
    (
        "objectives: [",
        r#"objectives: [
            (id: "never-met", text: "They boast", is: AtEnd(Claimed), weight: 1),
            (id: "never-missed", text: "They do not boast", is: Never(Claimed), weight: 1),
            (id: "idle-deadline", text: "Told on Monday", is: By("7 Mar 20:00", All([Stated, Not(After("7 Mar 20:00"))])), weight: 1),
            (id: "binding", text: "Told by evening", is: By("7 Mar 20:00", Stated), weight: 1),"#,
    ),
    ("postures: [", r#"postures: [(id: "sleeps", name: "sleeps", about: "It sleeps.", goals: []), "#),
    (
        "        techniques: [",
        r#"        moves: [
            (id: "hold-meeting", name: "Hold a meeting", about: "Talk.", group: coordinate, phase: detection, aim: nothing, skill: command, takes: "15 min", does: [Trust(-30)], harmless: true),
            (id: "give-cake", name: "Give out cake", about: "Free.", group: coordinate, phase: detection, aim: nothing, skill: liaison, takes: "5 min", does: [Trust(200)], harmless: true),
        ],
        techniques: ["#,
    ),
    // The one who is inside can be steered, so that there is something to do.
    ("footholds: [(on: \"file-server\", hosts: 1)]", "footholds: [(on: \"web-site\", hosts: 1)]"),
    // Another team does these, so that they wait for nobody and keep nobody from work.
    ("        teams: [", r#"        teams: [(id: "clerks", name: "Clerks", skills: [liaison], people: 2), "#),
];

/// Nothing can be done that changes anything.
const NOTHING_TO_DO: &[(&str, &str)] = &[("e_services: 10,", "e_services: 10, offers: [\"brief-leader\"],")];

struct Patient;

impl Pace for Patient {
    fn is_over(&self) -> bool {
        false
    }
    fn played(&self) {}
    fn seed_done(&self, _: u64) {}
}

struct Judged {
    sample: Sample,
    verdicts: Verdicts,
}

fn judged(replaced: &[(&str, &str)]) -> Judged {
    let replaced: Vec<(&str, &str)> = replaced.iter().copied().filter(|(from, to)| from != to).collect();
    let scenario = common::small(&replaced);
    let main = scenario.place(SeatId::new(0)).expect("it is declared").source.clone();
    let sample = Sample::new(&scenario, &main, SEEDS).play(&Patient);
    let verdicts = playtest::judge(&sample);
    Judged { sample, verdicts }
}

static FAULTY: LazyLock<Judged> = LazyLock::new(|| judged(FAULTS));
static POINTLESS: LazyLock<Judged> = LazyLock::new(|| judged(NOTHING_TO_DO));

impl Judged {
    fn of(&self, code: &str) -> Vec<&Finding> {
        self.verdicts.findings.iter().filter(|finding| finding.diagnostic.code == code).collect()
    }

    /// The names of what a lint speaks of.
    fn named(&self, code: &str) -> Vec<String> {
        let name = |finding: &&Finding| finding.diagnostic.message.split('`').nth(1).unwrap_or_default().to_owned();
        self.of(code).iter().map(name).collect()
    }

    fn one(&self, code: &str, name: &str) -> &Diagnostic {
        let found = self.of(code).into_iter().find(|finding| finding.diagnostic.message.contains(&format!("`{name}`")));
        let all: Vec<&str> = self.verdicts.findings.iter().map(|finding| finding.diagnostic.message.as_str()).collect();
        &found.unwrap_or_else(|| panic!("no {code} of {name} in {all:#?}")).diagnostic
    }
}

#[test]
fn an_inject_that_never_comes_is_named_with_what_it_lacks() {
    assert_eq!(FAULTY.named("play-dead-inject"), ["never-comes"]);
    let said = FAULTY.one("play-dead-inject", "never-comes");
    assert!(said.message.contains("0 of 112 plays"), "{}", said.message);
    assert!(said.help.as_ref().is_some_and(|help| help.contains("`Claimed` was never true")), "{said:?}");
    assert!(said.place.as_ref().is_some_and(|place| place.source.text[place.range.clone()] == *"\"never-comes\""), "at its declaration");
}

#[test]
fn endings_that_nobody_reaches_are_named() {
    assert_eq!(FAULTY.named("play-never-met"), ["never-met"]);
    assert!(FAULTY.named("play-never-missed").contains(&"never-missed".to_owned()));
    assert!(!FAULTY.named("play-never-missed").contains(&"binding".to_owned()));
    assert_eq!(FAULTY.named("play-dead-posture"), ["sleeps"]);
}

#[test]
fn moves_that_are_no_decision_are_named() {
    assert!(FAULTY.named("play-worthless-move").contains(&"hold-meeting".to_owned()), "{:?}", FAULTY.named("play-worthless-move"));
    assert!(FAULTY.named("play-sure-move").contains(&"give-cake".to_owned()), "{:?}", FAULTY.named("play-sure-move"));
    let dead = FAULTY.named("play-dead-move");
    assert!(dead.contains(&"move-to-cloud".to_owned()) && dead.contains(&"air-gap-vault".to_owned()), "there is neither: {dead:?}");
    for sound in ["isolate-system", "cut-flow", "restore-backup", "rebuild-system"] {
        assert!(CODES.iter().all(|code| !FAULTY.named(code).contains(&sound.to_owned())), "{sound} has its uses");
    }
}

#[test]
fn timers_that_never_bind_are_named() {
    let named = FAULTY.named("play-idle-deadline");
    assert!(named.contains(&"mayor-asks".to_owned()), "no answer is worth anything: {named:?}");
    assert!(named.contains(&"idle-deadline".to_owned()), "nobody can be late for it: {named:?}");
    assert!(!named.contains(&"asks-well".to_owned()) && !named.contains(&"binding".to_owned()), "{named:?}");
}

#[test]
fn where_nothing_can_be_done_waiting_is_best() {
    let said = POINTLESS.of("play-waiting-is-best");
    assert_eq!(said.len(), 1, "stretches beside each other are one");
    assert!(said[0].diagnostic.message.contains("waiting is best: orders were worth something in 0 of"), "{}", said[0].diagnostic.message);
    let faulty = FAULTY.of("play-waiting-is-best");
    let starts = FAULTY.sample.scenario.calendar.date(FAULTY.sample.stretches[0].0);
    assert!(faulty.iter().all(|finding| !finding.diagnostic.message.contains(&format!("from {starts} "))), "there is much to do at first");
}

#[test]
fn every_lint_is_shown_firing_and_warns() {
    for code in CODES {
        let found = FAULTY.of(code).into_iter().chain(POINTLESS.of(code)).next();
        let found = found.unwrap_or_else(|| panic!("{code} never fires"));
        assert_eq!(found.diagnostic.severity, Severity::Warning);
        assert!(found.diagnostic.place.is_some() && found.diagnostic.help.is_some(), "{code} has a place and a next step");
    }
}

/// On seeds too few nothing is said to happen never, or always.
#[test]
fn of_few_plays_little_is_said() {
    let scenario = FAULTY.sample.scenario.clone();
    let sample = Sample::new(&scenario, &FAULTY.sample.main, 1..=2).play(&Patient);
    let verdicts = playtest::judge(&sample);
    assert!(verdicts.findings.is_empty(), "{:?}", verdicts.findings);
    assert!(verdicts.unjudged.iter().any(|line| line.contains("2 seeds")), "{:?}", verdicts.unjudged);
}

/// The same seeds give the same result on one core and on two, and a time that is over cuts whole seeds off.
#[test]
fn what_is_found_does_not_depend_on_cores_or_time() {
    struct Hurried(std::sync::atomic::AtomicU64);
    impl Pace for Hurried {
        fn is_over(&self) -> bool {
            self.0.load(std::sync::atomic::Ordering::Relaxed) >= 2
        }
        fn played(&self) {}
        fn seed_done(&self, seeds: u64) {
            self.0.store(seeds, std::sync::atomic::Ordering::Relaxed);
        }
    }
    let scenario = FAULTY.sample.scenario.clone();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| Sample::new(&scenario, &FAULTY.sample.main, SEEDS).play(&Hurried(0.into())))
    };
    let (one, three) = (on(1), on(3));
    assert_eq!((one.played(), three.played()), (Some(1..=2), Some(1..=2)));
    assert_eq!((&one.trials, &one.askings, &one.pauses), (&three.trials, &three.askings, &three.pauses));
    assert_eq!(format!("{:?}", one.plays), format!("{:?}", three.plays));
    assert_eq!(one.trials[..], FAULTY.sample.trials[..one.trials.len()], "and they are the first of more");
}

/// What shows a finding is a recording that verifies, and the two ways part where it is said.
#[test]
fn evidence_is_recordings_that_verify() {
    for code in CODES {
        let (judged, found) = [&*FAULTY, &*POINTLESS]
            .into_iter()
            .find_map(|judged| Some((judged, *judged.of(code).first()?)))
            .unwrap_or_else(|| panic!("{code} never fires"));
        let recordings = found.shown.recordings(&judged.sample);
        assert_eq!(recordings.len(), if found.shown.way.is_some() { 2 } else { 1 }, "{code}");
        for (name, session) in &recordings {
            let source = Source::new(name.as_str(), session.text());
            let read = record::read_of(&source, &judged.sample.scenario).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(verify(&read, None).0, Outcome::Same, "{name}");
        }
    }
    // The recorded pair differs by just what the pair of plays did that was judged.
    let sure = FAULTY.of("play-sure-move").into_iter().find(|found| found.diagnostic.message.contains("`give-cake`")).expect("it is sure");
    let points: Vec<i64> =
        sure.shown.recordings(&FAULTY.sample).iter().map(|(_, session)| i64::from(session.sim.standing().score.total)).collect();
    let label = sure.diagnostic.label.text().expect("it says how much");
    assert!(label.contains(&format!("+{} points", points[0] - points[1])), "{label}: {points:?}");
}

/// Players who try everything give only orders that are taken, and the same on the same seed.
#[test]
fn random_players_play_by_the_rules_and_by_their_seed() {
    let scenario: Arc<_> = FAULTY.sample.scenario.clone();
    for name in ["random", "whims"] {
        let mut orders = 0;
        let mut digests = Vec::new();
        for seed in [1, 2, 3, 1] {
            let mut bot = godark::analysis::bots::by_name(name, &scenario).expect("it is known");
            let session = godark::analysis::play(&scenario, bot.as_mut(), seed, |_| true);
            orders += session.records().iter().filter(|record| matches!(record, godark::replay::Record::Order { .. })).count();
            digests.push(session.sim.digests());
        }
        assert!(orders > 10, "{name}: {orders}");
        assert!(digests[0] == digests[3] && digests[0] != digests[1]);
    }
}

fn check(args: &[&str]) -> Said {
    godark(&[&["check"], args].concat())
}

#[test]
fn the_program_says_what_was_played_and_keeps_the_evidence() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let text = include_str!("bad/good.ron").replacen(NOTHING_TO_DO[0].0, NOTHING_TO_DO[0].1, 1);
    std::fs::write(folder.path().join("scenario.ron"), text).expect("a file");
    let path = folder.path().display().to_string();
    let kept = folder.path().join("kept");
    let inner = kept.join("small-town");
    let kept_path = kept.display().to_string();
    let args = ["--play", &path, "--seeds", "1..8", "--seconds", "0", "--evidence", &kept_path];
    let said = check(&args);
    assert_eq!(said.code, 0, "warnings alone are no failure: {}", said.err);
    assert!(said.err.contains("warning[play-waiting-is-best]") && said.err.contains("scenario.ron:"), "{}", said.err);
    assert!(said.err.contains("on seeds 1..8: 64 plays by 8 players"), "{}", said.err);
    assert!(said.out.contains(": good."), "{}", said.out);
    let files: Vec<String> = std::fs::read_dir(&inner)
        .expect("the folder is made")
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(files.iter().any(|name| name.starts_with("play-waiting-is-best-") && name.ends_with(".replay.ron")), "{files:?}");
    // The recordings lie below the scenario, so that they can be played again as they are.
    let again = command(&["replay"]).arg(&inner).output().expect("the program starts");
    assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));

    let denied = check(&[&args[..6], &["--deny-warnings", "--format", "json"]].concat());
    assert_eq!(denied.code, 3, "{}", denied.err);
    let json: serde_json::Value = serde_json::from_str(&denied.out).expect("JSON");
    assert_eq!(json[0]["play"]["seeds"], serde_json::json!([1, 8]));
    assert_eq!(json[0]["warnings"], json[0]["play"]["evidence"].as_array().map(Vec::len).unwrap_or_default());
    assert!(json[0]["play"]["again"].as_str().is_some_and(|again| again.contains("--seeds 1..8")), "{json}");
}

#[test]
fn the_ways_to_play_need_to_be_asked_for() {
    for args in [["tutorial", "--seeds", "1..2"], ["tutorial", "--seconds", "5"]] {
        let said = check(&args);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains("--play"), "{}", said.err);
    }
    let said = check(&["--play", "tutorial", "--seeds", "3..1"]);
    assert_eq!(said.code, 2, "{}", said.err);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml").display().to_string();
    let said = check(&["--play", "tutorial", "--seeds", "1", "--evidence", &file]);
    assert_eq!(said.code, if said.err.contains("seen in") { 9 } else { 0 }, "a file is no folder: {}", said.err);
}

/// Every lint has its page.
#[test]
fn every_code_has_a_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for code in CODES {
        let page = std::fs::read_to_string(root.join(format!("docs/diagnostics/{code}.md"))).unwrap_or_default();
        for part in ["## How it is measured", "## Example", "## How to mend it"] {
            assert!(page.contains(part), "docs/diagnostics/{code}.md has no part `{part}`");
        }
    }
}
