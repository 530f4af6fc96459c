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
        expect![[r#"
            error[unknown-strategy]: nobody plays as `model-anser`
             --> a.test.ron:5:33
              |
            5 |             name: "one", plays: "model-anser",
              |                                 ^^^^^^^^^^^^^ did you mean `model-answer`?

            error[unknown-id]: no move is called `isolate-sistem`
             --> a.test.ron:6:56
              |
            6 |             orders: [(at: "8 Mar 08:06", act: Do(move: "isolate-sistem", on: System("intake-server")), refused: "cut-of-already")],
              |                                                        ^^^^^^^^^^^^^^^^ did you mean `isolate-system`?

            error[unknown-refusal]: nothing is refused as `cut-of-already`
             --> a.test.ron:6:113
              |
            6 |             orders: [(at: "8 Mar 08:06", act: Do(move: "isolate-sistem", on: System("intake-server")), refused: "cut-of-already")],
              |                                                                                                                 ^^^^^^^^^^^^^^^^ did you mean `cut-off-already`?

            error[time-outside]: `9 Mar 08:00` is outside the scenario
             --> a.test.ron:7:32
              |
            7 |             expect: [Holds(at: "9 Mar 08:00", is: Up("applicatons"))],
              |                                ^^^^^^^^^^^^^
              |
              = help: it runs from Tue 8 Mar 07:30 to Tue 8 Mar 19:30

            error[unknown-id]: no service is called `applicatons`
             --> a.test.ron:7:54
              |
            7 |             expect: [Holds(at: "9 Mar 08:00", is: Up("applicatons"))],
              |                                                      ^^^^^^^^^^^^^ did you mean `applications`?

            error[duplicate-id]: two tests are called `one`
             --> a.test.ron:9:16
              |
            9 |         (name: "one", recording: "replays/gone.replay.ron", expect: []),
              |                ^^^^^
              |
              = help: give each a name of its own

            error[expects-nothing]: the test `one` expects nothing
             --> a.test.ron:9:16
              |
            9 |         (name: "one", recording: "replays/gone.replay.ron", expect: []),
              |                ^^^^^
              |
              = help: say in `expect` what should be so

            error[unreadable-file]: the recording `replays/gone.replay.ron` cannot be used: the built-in scenario `tutorial` has no file replays/gone.replay.ron
             --> a.test.ron:9:34
              |
            9 |         (name: "one", recording: "replays/gone.replay.ron", expect: []),
              |                                  ^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: name it as it is seen from the folder of this file, such as "../replays/history.replay.ron"

            8 errors
        "#]],
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
        expect![[r#"
            error[duplicate-id]: the seed 1 stands here twice
             --> a.test.ron:5:19
              |
            5 |             name: "late", until: "8 Mar 09:00", seeds: [1, 1],
              |                   ^^^^^^

            error[time-outside]: the test stops before that, at Tue 8 Mar 09:00
             --> a.test.ron:6:22
              |
            6 |             orders: [(at: "8 Mar 09:01", act: Answer("hello/cut"))],
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: name a later `until`, or an earlier minute

            error[empty-range]: nothing lies in a range that ends before it begins
             --> a.test.ron:8:17
              |
            8 |                 Measure(at: "8 Mar 08:00", of: unmet, from: 5, to: 4),
              |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            error[time-outside]: the test stops before that, at Tue 8 Mar 09:00
             --> a.test.ron:9:17
              |
            9 |                 Happened(event: WentDark, from: "8 Mar 08:00", to: "8 Mar 12:00"),
              |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: name a later `until`, or an earlier minute

            error[empty-range]: nothing lies in a range that ends before it begins
              --> a.test.ron:10:17
               |
            10 |                 Happened(event: WentDark, at_least: 2, at_most: 1),
               |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            5 errors
        "#]],
    );
}

#[test]
fn names_of_events_and_formats_are_checked() {
    wrong(
        "(format: 1, tests: [(name: \"a\", expect: [Happened(event: SystemIsolatd())])])",
        expect![[r#"
        error[unknown-word]: `SystemIsolatd` is not known as `Sighting`
         --> a.test.ron:1:58
          |
        1 | (format: 1, tests: [(name: "a", expect: [Happened(event: SystemIsolatd())])])
          |                                                          ^^^^^^^^^^^^^ did you mean `SystemIsolated`?
          |
          = help: one of: ShiftsBegan, LeaderBriefed, CountriesWarned, ForeignClosed, ForeignOpened, InboundClosed, InboundOpened, DarkPrepared, WentDark, DarkLifted, Redirected, EntryPatched, BuiltInChanged, LinkLost, LinkRegained, Rerouting, AttackClaimed, SampleSubmitted, SurgeOver, Ended, Began, OrderGiven, WorkQueued, WorkStarted, WorkExtended, WorkDone, WorkDropped, TeamArrived, TeamStoodDown, TeamReturned, TeamOccupied, PartnerAsked, PartnerRemote, PartnerOnSite, TermBroken, Prioritised, FlowCut, FlowRestored, PathOpened, SystemIsolated, SystemReconnected, SystemShutDown, SystemStarted, ZoneSegmented, ZoneRejoined, ServiceClosed, ServiceOpened, ServiceOpenedAbroad, ServiceMoved, ReopenRefused, SystemLevel, ServiceLevel, FallbackPromised, FallbackOpened, FallbackClosed, DataLost, FloodBegan, FloodAbsorbed, FloodEnded, Shielded, Unshielded, HostsImplanted, HostsEncrypted, HostsWiped, HostsRestored, HostsCleaned, ShellPlanted, ShellRemoved, BackupChecked, BackupDestroyed, AccountsDisabled, AccountsEnabled, CredentialsTaken, CredentialsReset, LogonTrouble, LogonTroubleOver, PostureTaken, StepBegan, StepDone, JobBegan, JobStopped, SensorsBlinded, LogsErased, MailTaken, BeaconMissed, LogonFailed, StolenPublished, AlertRaised, FalseAlarmRaised, DamageReported, Believed, EvidenceCaptured, EvidenceLost, IndicatorsGained, SampleRan, ClearedWrongly, IntentAssessed, MonitorReported, StatementMade, NewsRead, TrustMoved, SurgeBegan, InjectArrived, InjectAnswered, ObjectiveMet, ObjectiveMissed

        1 error
    "#]],
    );
    wrong(
        "(format: 1, tests: [(name: \"a\", expect: [Happened(event: SystemIsolated(sistem: \"mail\"))])])",
        expect![[r#"
        error[unknown-field]: there is no field `sistem` in `SystemIsolated`
         --> a.test.ron:1:73
          |
        1 | (format: 1, tests: [(name: "a", expect: [Happened(event: SystemIsolated(sistem: "mail"))])])
          |                                                                         ^^^^^^ did you mean `system`?
          |
          = help: fields: system

        1 error
    "#]],
    );
    wrong(
        "(format: 2, trials: [])",
        expect![[r#"
        error[wrong-format]: these are tests of format 2, and this version of Go Dark reads format 1
         --> a.test.ron:1:2
          |
        1 | (format: 2, trials: [])
          |  ^^^^^^
          |
          = help: a newer Go Dark reads it

        1 error
    "#]],
    );
    wrong(
        "(format: 1, tests: [])",
        expect![[r#"
        error[no-tests]: there are no tests in this file
         --> a.test.ron:1:1
          |
        1 | (format: 1, tests: [])
          | ^

        1 error
    "#]],
    );
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
    expect![[r#"
        (at: "8 Mar 08:07", act: Do(move: "isolate-system", on: System("intake-server"))) on Tue 8 Mar 08:07: it was refused as `ordered`: Network desk: on it already
        (at: "8 Mar 08:08", act: Do(move: "air-gap-vault", on: Zone("vault")), refused: "cut-off-already") on Tue 8 Mar 08:08: it was taken
        (at: "8 Mar 09:00", act: Do(move: "reconnect-system", on: System("file-server")), refused: "cut-off-already") on Tue 8 Mar 09:00: it was refused as `not-cut-off`: File server: not cut off
        Holds(at: "8 Mar 09:00", is: All([Isolated("intake-server"), Up("applications")])) on Tue 8 Mar 09:00: not so: Up("applications")
        Measure(at: "8 Mar 09:00", of: evidence_permille, from: 1) on Tue 8 Mar 09:00: evidence_permille is 0
        Service(at: "8 Mar 09:00", of: "applications", is: inside_permille, from: 500) on Tue 8 Mar 09:00: inside_permille is 0
        System(at: "8 Mar 09:00", of: "intake-server", is: encrypted, from: 1) on Tue 8 Mar 09:00: encrypted is 0
        Happened(event: BackupDestroyed()): it never happened
        Happened(event: SystemIsolated(system: "intake-server"), from: "8 Mar 11:00"): it happened outside that time: Tue 8 Mar 08:20
        Happened(event: HostsEncrypted(), at_most: 1): it never happened
        NotHappened(event: SystemIsolated()): it happened: Tue 8 Mar 08:20: Intake server: cut off
        Time(is: Dark, from: "8 Mar 08:00", to: "8 Mar 12:00"): it never came true
        Time(is: Back(["fees"]), from: "8 Mar 08:00", to: "8 Mar 12:00"): it was never otherwise
        Objective(of: "copies-survive", is: missed): it is open
    "#]].assert_eq(&failed(all));
}

#[test]
fn an_end_that_is_left_out_is_open() {
    let test = |range: &str| failed(&format!(r#"(name: "a", plays: "model-answer", expect: [Time(is: Back(["applications"]){range})])"#));
    for range in ["", r#", from: "8 Mar 09:00""#, r#", to: "8 Mar 19:30""#] {
        assert_eq!(test(range), "", "it comes back in the afternoon: {range}");
    }
    assert!(test(r#", to: "8 Mar 12:00""#).contains("it came true at "));
    let never = failed(r#"(name: "a", expect: [Time(is: Dark, from: "8 Mar 09:00")])"#);
    assert!(never.contains("it never came true"), "{never}");
}

/// However much is wrong, what is said can be read.
#[test]
fn of_much_that_is_wrong_some_is_told() {
    let same = r#"(name: "a", expect: [NotHappened(event: WentDark)]),"#.repeat(5_000);
    let said = tutorial(&format!("(format: 1, tests: [{same}])")).expect_err("they have one name");
    assert!(said.contains("there are 4499 more problems") && said.matches("error[").count() == 501, "{}", said.len());
    let seeds = "1,".repeat(5_000);
    let said = tutorial(&format!(r#"(format: 1, tests: [(name: "a", seeds: [{seeds}], expect: [])])"#)).expect_err("one seed, often");
    assert!(said.matches("error[").count() <= 501, "{}", said.len());
    let expect = r#"Holds(at: "8 Mar 09:00", is: Dark),"#.repeat(20_000);
    let said = failed(&format!(r#"(name: "a", until: "8 Mar 10:00", expect: [{expect}])"#));
    assert_eq!(said.lines().count(), 101, "{}", said.len());
    assert!(
        said.ends_with("what else is expected: not looked at: 100 things are not as they should be\n"),
        "{}",
        &said[said.len() - 200..]
    );
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
    let manual = manual.split_whitespace().collect::<Vec<_>>().join(" ");
    for (name, fields) in trial::sighting::Sighting::ALL {
        let row = if fields.is_empty() { format!("`{name}`") } else { format!("`{name}({})`", fields.join(", ")) };
        assert!(manual.contains(&row), "{row} is missing in docs/testing.md");
    }
    for key in trial::run::refusal_keys() {
        assert!(manual.contains(&format!("`{key}`")), "{key} is missing in docs/testing.md");
    }
}
