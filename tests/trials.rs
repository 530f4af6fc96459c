//! The tests that ship with the scenarios hold, and what is wrong with a test is said with its place.

mod common;

use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use godark::scenario::diagnostic::Source;
use godark::scenario::library::{self, Shelf};
use godark::trial::{self, EXTENSION, Tests};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the scenarios are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.to_string_lossy().ends_with(EXTENSION) {
            found.push(path);
        }
    }
}

/// A new test is picked up by being there.
#[test]
fn every_test_of_every_scenario_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    for id in library::built_in() {
        assert!(found.iter().any(|file| file.starts_with(root.join(id))), "{id} has tests");
    }
    let mut wrong = Vec::new();
    for file in found {
        let tests = trial::read(&file).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
        for (number, test) in tests.tests.iter().enumerate() {
            for seed in test.seeds() {
                let outcome = trial::run(&tests, number, *seed);
                assert!(outcome.events > 0, "{}", test.name.text);
                let say = |failure: &trial::Failure| format!("{}: seed {seed}: {} / {}", failure.place, failure.expected, failure.found);
                wrong.extend(outcome.failures.iter().map(say));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_ships_is_built_in_with_its_tests() {
    for id in library::built_in() {
        let sources = library::built_in_files(id, EXTENSION);
        assert!(!sources.is_empty(), "{id}");
        for source in sources {
            let read = trial::read_of(&source, &common::scenario(id), &Shelf::BuiltIn(id));
            assert!(read.is_ok(), "{}", read.err().map(|problems| problems.render(false)).unwrap_or_default());
        }
    }
}

fn tutorial(text: &str) -> Result<Tests, String> {
    let source = Source::new("a.test.ron", text);
    trial::read_of(&source, &common::scenario("tutorial"), &Shelf::BuiltIn("tutorial")).map_err(|problems| problems.render(false))
}

fn wrong(text: &str, expect: Expect) {
    expect.assert_eq(&tutorial(text).expect_err("something is wrong with it"));
}

/// Runs one test with seed 1, and says what failed.
fn failed(test: &str) -> String {
    let text = format!("(format: 1, tests: [{test}])");
    let tests = tutorial(&text).unwrap_or_else(|said| panic!("{said}"));
    let failures = trial::run(&tests, 0, 1).failures;
    failures
        .iter()
        .map(|failure| {
            format!(
                "{}{}: {}\n",
                failure.expected,
                failure.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default(),
                failure.found
            )
        })
        .collect()
}

#[test]
fn everything_that_is_wrong_is_said_in_one_pass() {
    wrong(
        r#"(
    format: 1,
    tests: [
        (
            name: "one", plays: "model-anser",
            orders: [(at: "8 Mar 08:06", act: Do(move: "isolate-sistem", on: System("intake-server")), refused: "cut-of-already")],
            expect: [Holds(at: "9 Mar 08:00", is: Up("applicatons"))],
        ),
        (name: "one", recording: "replays/gone.replay.ron", expect: []),
    ],
)"#,
        expect![[""]],
    );
}

#[test]
fn what_makes_no_sense_is_said_with_its_place() {
    wrong(
        r#"(
    format: 1,
    tests: [
        (
            name: "late", until: "8 Mar 09:00", seeds: [1, 1],
            orders: [(at: "8 Mar 09:01", act: Answer("hello/cut"))],
            expect: [
                Measure(at: "8 Mar 08:00", of: unmet, from: 5, to: 4),
                Happened(event: WentDark, from: "8 Mar 08:00", to: "8 Mar 12:00"),
                Happened(event: WentDark, at_least: 2, at_most: 1),
            ],
        ),
    ],
)"#,
        expect![[""]],
    );
}

#[test]
fn names_of_events_and_formats_are_checked() {
    wrong("(format: 1, tests: [(name: \"a\", expect: [Happened(event: SystemIsolatd())])])", expect![[""]]);
    wrong("(format: 1, tests: [(name: \"a\", expect: [Happened(event: SystemIsolated(sistem: \"mail\"))])])", expect![[""]]);
    wrong("(format: 2, trials: [])", expect![[""]]);
    wrong("(format: 1, tests: [])", expect![[""]]);
}

#[test]
fn each_kind_of_expectation_says_what_was_found() {
    let all = r#"(
        name: "wrong in every way", until: "8 Mar 12:00",
        orders: [
            (at: "8 Mar 08:06", act: Do(move: "isolate-system", on: System("intake-server"))),
            (at: "8 Mar 08:07", act: Do(move: "isolate-system", on: System("intake-server"))),
            (at: "8 Mar 08:08", act: Do(move: "air-gap-vault", on: Zone("vault")), refused: "cut-off-already"),
            (at: "8 Mar 09:00", act: Do(move: "reconnect-system", on: System("file-server")), refused: "cut-off-already"),
        ],
        expect: [
            Happened(event: BackupDestroyed()),
            Happened(event: SystemIsolated(system: "intake-server"), from: "8 Mar 11:00"),
            Happened(event: HostsEncrypted(), at_most: 1),
            NotHappened(event: SystemIsolated()),
            Holds(at: "8 Mar 09:00", is: All([Isolated("intake-server"), Up("applications")])),
            Measure(at: "8 Mar 09:00", of: evidence_permille, from: 1),
            Time(is: Dark, from: "8 Mar 08:00", to: "8 Mar 12:00"),
            Time(is: Back(["fees"]), from: "8 Mar 08:00", to: "8 Mar 12:00"),
            Objective(of: "copies-survive", is: missed),
            Service(at: "8 Mar 09:00", of: "applications", is: inside_permille, from: 500),
            System(at: "8 Mar 09:00", of: "intake-server", is: encrypted, from: 1),
        ],
    )"#;
    expect![[""]].assert_eq(&failed(all));
}

#[test]
fn what_is_said_of_a_minute_is_looked_at_when_it_has_passed() {
    // The order of that very minute counts, and so does what the bot says then.
    let order = r#"(at: "8 Mar 08:06", act: Do(move: "isolate-system", on: System("intake-server")))"#;
    let test = |expect: &str| format!(r#"(name: "a", orders: [{order}], until: "8 Mar 08:06", expect: [{expect}])"#);
    assert_eq!(
        failed(&test(r#"Happened(event: WorkStarted(what: "isolate-system", on: System("intake-server")), to: "8 Mar 08:06")"#)),
        ""
    );
    assert_eq!(failed(&test(r#"Holds(at: "8 Mar 08:06", is: Not(Isolated("intake-server")))"#)), "");
    let bot = r#"(name: "a", plays: "model-answer", until: "8 Mar 08:31", expect: [Happened(event: OrderGiven(), from: "8 Mar 08:31")])"#;
    assert_eq!(failed(bot), "");
    let before = r#"(name: "a", plays: "model-answer", until: "8 Mar 08:30", expect: [NotHappened(event: OrderGiven())])"#;
    assert_eq!(failed(before), "");
}

#[test]
fn the_manual_names_every_event_and_every_reason() {
    let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/testing.md")).expect("it is there");
    for (name, fields) in trial::sighting::Sighting::ALL {
        let row = if fields.is_empty() { format!("`{name}`") } else { format!("`{name}({})`", fields.join(", ")) };
        assert!(manual.contains(&row), "{row} is missing in docs/testing.md");
    }
    for key in trial::run::refusal_keys() {
        assert!(manual.contains(&format!("`{key}`")), "{key} is missing in docs/testing.md");
    }
}
