//! A small helping of what `godark fuzz` tries by the hundred thousand, and files that are none.

mod common;

use std::path::Path;
use std::process::Command;

use common::scenario;
use godark::analysis::fuzz::files::{Fed, Kind, Kitchen};
use godark::analysis::fuzz::{self, orders, player::Reckless};
use godark::replay::record;
use godark::replay::walk::Meddle;
use godark::scenario::{Minute, library};
use godark::sim::Sim;
use proptest::prelude::*;

/// Files of each kind that are spoilt here.
const FILES: u32 = 40;

#[test]
fn random_orders_break_nothing_in_any_scenario() {
    for name in library::built_in() {
        let scenario = scenario(name);
        for seed in 1..=2 {
            let tried = fuzz::play(&scenario, seed, Some(Minute(4 * 1440)), false).unwrap_or_else(|find| panic!("{name}: {}", find.what));
            assert!(tried.taken > 0 && tried.refused > 0 && tried.events > 100, "{name}: {tried:?}");
        }
    }
    let tutorial = scenario("tutorial");
    for seed in 1..=4 {
        fuzz::play(&tutorial, seed, None, true).unwrap_or_else(|find| panic!("{}", find.what));
    }
    assert_eq!(fuzz::play(&tutorial, 9, None, false).ok(), fuzz::play(&tutorial, 9, None, false).ok(), "a seed is always the same run");
}

/// A game that does what it should not is found, with a recording, and what to look for in it.
#[test]
fn a_fault_is_found_and_kept() {
    let tutorial = scenario("tutorial");
    let wrong = Meddle { at: Minute(200), with: |state| state.hosts[0].wiped = state.hosts[0].total + 1 };
    let find = orders::play_meddled(&tutorial, 3, None, false, Some(wrong)).expect_err("more machines than there are");
    assert_eq!((find.seed, find.predicate.as_str()), (3, "breaks hosts-add-up"));
    assert!(find.what.contains("the invariant `hosts-add-up` is broken"), "{}", find.what);
    let source = godark::scenario::diagnostic::Source::new("find.replay.ron", find.recording);
    let kept = record::read_of(&source, &tutorial).expect("it can be read");
    assert_eq!((kept.header.seed, kept.header.bot.as_deref()), (3, Some("fuzz")));
    // It has no end, and is looked at to the end of its scenario.
    assert_eq!(godark::replay::walk::end(&kept), tutorial.calendar.length());
    let bad = Meddle { at: Minute(200), with: |_| panic!("on purpose") };
    let find = orders::play_meddled(&tutorial, 3, None, false, Some(bad)).expect_err("it panics");
    assert!(find.what.contains("the game panics") && find.what.contains("on purpose"), "{}", find.what);
    assert_eq!(find.predicate, "panics");
}

#[test]
fn a_player_who_does_anything_does_most_things() {
    let tutorial = scenario("tutorial");
    let sim = Sim::new(tutorial.clone(), 1);
    let mut player = Reckless::new(&tutorial, 5);
    let orders: Vec<_> = (0..400).map(|_| player.any_order(&sim)).collect();
    let taken = orders.iter().filter(|order| sim.check(order).is_ok()).count();
    assert!(taken > 20 && taken < 380, "legal and illegal: {taken}");
}

fn spoilt(kind: Kind) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let kitchen = Kitchen::new(kind, folder.path()).expect("there are files");
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { cases: FILES, failure_persistence: None, ..ProptestConfig::default() });
    let (refused, fed) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let tried = runner.run(&any::<u64>(), |seed| {
        let (name, bytes) = kitchen.spoil(seed);
        let done = kitchen.feed(&name, &bytes);
        fed.set(fed.get() + 1);
        refused.set(refused.get() + u32::from(done == Fed::Refused));
        Ok(())
    });
    assert!(tried.is_ok(), "{tried:?}");
    assert!(fed.get() >= FILES && refused.get() > 0, "{} of {} were refused", refused.get(), fed.get());
}

#[test]
fn spoilt_scenarios_are_refused_or_can_be_played() {
    spoilt(Kind::Scenario);
}

#[test]
fn spoilt_translations_and_balances_are_refused_or_said() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    // A text that is wrong is a warning: the scenario is played in English.
    let kitchen = Kitchen::new(Kind::Translation, folder.path()).expect("there are files");
    for seed in 0..u64::from(FILES) {
        let (name, bytes) = kitchen.spoil(seed);
        assert_eq!(kitchen.feed(&name, &bytes), Fed::Taken, "seed {seed}");
    }
    spoilt(Kind::Balance);
}

#[test]
fn spoilt_recordings_and_runs_that_were_left_are_refused_or_can_be_played() {
    spoilt(Kind::Replay);
    spoilt(Kind::Save);
}

#[test]
fn spoilt_tests_and_baselines_are_refused_or_mean_something() {
    spoilt(Kind::Test);
    spoilt(Kind::Baseline);
}

#[test]
fn spoilt_files_are_laid_out_and_migrated_or_left_alone() {
    spoilt(Kind::Layout);
    spoilt(Kind::Migration);
}

#[test]
fn spoilt_traces_and_predicates_are_refused() {
    spoilt(Kind::Trace);
    spoilt(Kind::Predicate);
}

/// Runs the program and returns the code it ends with, and what it said.
fn godark(args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_godark")).args(args).output().expect("the program starts");
    let err = String::from_utf8(output.stderr).expect("it speaks UTF-8");
    assert!(!err.contains("panicked"), "{err}");
    (output.status.code().expect("it ends by itself"), err)
}

/// A folder where a file should be, a file of 100 MB, a link to itself, a file that gives an error: each is refused, by each
/// command that reads files.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    let show = |path: &Path| path.display().to_string();
    std::fs::create_dir(at("folder.replay.ron")).expect("a folder");
    std::os::unix::fs::symlink(at("loop.replay.ron"), at("loop.replay.ron")).expect("a link");
    let large = std::fs::File::create(at("large.replay.ron")).expect("a file");
    large.set_len(100 * 1024 * 1024).expect("it has no content");
    std::fs::write(at("bytes.replay.ron"), b"[\n    Header(\xff\xfe").expect("a file");
    std::fs::write(at("deep.replay.ron"), "[".repeat(200_000)).expect("a file");
    // (the file, what is said of it; each command has its code)
    let mut cases = vec![
        (at("loop.replay.ron"), "too many levels of symbolic links"),
        (at("large.replay.ron"), "at most"),
        (at("bytes.replay.ron"), "is not UTF-8"),
        (at("deep.replay.ron"), "error["),
        (Path::new("/dev/zero").to_owned(), "is not a regular file"),
    ];
    if cfg!(target_os = "linux") {
        // It is there, it is a file, and reading it is an error.
        cases.push((Path::new("/proc/self/mem").to_owned(), "cannot read /proc/self/mem: "));
    }
    for (path, words) in &cases {
        let path = show(path);
        for args in [
            &["replay", &path][..],
            &["replay", "--bless", &path],
            &["trace", &path],
            &["report", &path],
            &["minimize", &path, "--until", "panics"],
        ] {
            let (code, err) = godark(args);
            assert_eq!(code, 4, "{args:?}: {err}");
            assert!(err.contains(words), "{args:?}: {err}");
        }
    }
    let (code, err) = godark(&["replay", &show(&at("folder.replay.ron"))]);
    assert_eq!(code, 4, "{err}");
    assert!(err.contains("holds no recordings"), "{err}");
    let (code, err) = godark(&["replay", &show(folder.path())]);
    assert_eq!(code, 4, "{err}");
    assert!(err.contains("folder.replay.ron is a folder"), "{err}");

    // The same as scenarios, and as parts of one.
    for (path, words) in &cases {
        let mine = at("mine");
        std::fs::create_dir_all(&mine).expect("a folder");
        let main = mine.join("scenario.ron");
        let _ = std::fs::remove_file(&main);
        std::os::unix::fs::symlink(path, &main).expect("a link");
        let (code, err) = godark(&["check", &show(&mine)]);
        assert_eq!(code, 3, "{words}: {err}");
    }
    let recording = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/tutorial/replays/too-late.replay.ron").display().to_string();
    for name in ["large.replay.ron", "bytes.replay.ron", "deep.replay.ron", "folder.replay.ron", "loop.replay.ron"] {
        let (code, err) = godark(&["replay", &recording, "--against", &show(&at(name))]);
        assert_eq!(code, 4, "{name}: {err}");
        assert!(err.contains("cannot be read"), "{name}: {err}");
    }
}

#[test]
fn the_fuzzers_answer_on_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let out = folder.path().display().to_string();
    let said = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_godark")).args(args).args(["--out", &out]).output().expect("it starts");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, text, err) = said(&["fuzz", "tutorial", "--seeds", "1..2", "--minutes", "200"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(text.starts_with("tutorial: 2 runs, ") && text.contains("nothing found"), "{text}");
    let (code, text, err) = said(&["fuzz", "--files", "predicate", "--seeds", "1..50"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(text.starts_with("predicate: 50 inputs, ") && text.contains("nothing found"), "{text}");
    assert_eq!(said(&["fuzz", "--files", "songs"]).0, Some(2));
    assert_eq!(said(&["fuzz", "tutorail"]).0, Some(3));
    assert_eq!(said(&["fuzz", "--seeds", "9..1"]).0, Some(2));
    assert!(std::fs::read_dir(folder.path()).expect("it is there").next().is_none(), "where nothing is found, nothing is written");
}
