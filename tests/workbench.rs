//! `godark fmt`, `godark migrate` and `godark test`, as their user meets them.

mod program;

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use program::{Said, command, said};

fn godark_in(folder: &Path, args: &[&str], stdin: &str) -> Said {
    let mut command = command(args);
    command.current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // Who does not read stdin closes it.
    let _ = child.stdin.take().expect("it is piped").write_all(stdin.as_bytes());
    said(child.wait_with_output().expect("it ends"))
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("it is there")
}

const MESSY: &str = "( // all of it\na:1,b :[ 1,2 ])";
const NEAT: &str = "(\n    // all of it\n    a: 1, b: [1, 2],\n)\n";

#[test]
fn files_are_formatted_and_what_cannot_be_read_is_left() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    write(&at("deep/messy.ron"), MESSY);
    write(&at("neat.ron"), NEAT);
    write(&at("broken.ron"), "(a: 1");
    write(&at("old.replay.ron"), MESSY);

    let check = godark_in(folder.path(), &["fmt", "--check", "deep", "neat.ron"], "");
    assert_eq!((check.code, check.out.as_str()), (1, "deep/messy.ron\n"), "{}", check.err);
    assert_eq!(read(&at("deep/messy.ron")), MESSY, "nothing is changed");

    let all = godark_in(folder.path(), &["fmt", "."], "");
    assert_eq!(all.code, 3, "one is broken");
    assert!(all.err.contains("broken.ron:1:"), "{}", all.err);
    assert_eq!((read(&at("deep/messy.ron")).as_str(), read(&at("broken.ron")).as_str()), (NEAT, "(a: 1"));
    assert_eq!(read(&at("old.replay.ron")), MESSY, "recordings are left as they are");
    assert_eq!(godark_in(folder.path(), &["fmt", "--check", "deep", "neat.ron"], "").code, 0);

    assert_eq!(godark_in(folder.path(), &["fmt", "old.replay.ron"], "").code, 2);
    assert_eq!(godark_in(folder.path(), &["fmt", "gone.ron"], "").code, 3);
    assert_eq!(godark_in(folder.path(), &["fmt"], "").code, 2);
    std::fs::create_dir(at("empty")).expect("a folder");
    assert_eq!(godark_in(folder.path(), &["fmt", "empty"], "").code, 3);
}

#[test]
fn stdin_is_formatted_to_stdout() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = godark_in(here, &["fmt", "-"], MESSY);
    assert_eq!((said.code, said.out.as_str()), (0, NEAT), "{}", said.err);
    assert_eq!(godark_in(here, &["fmt", "--check", "-"], MESSY).code, 1);
    let broken = godark_in(here, &["fmt", "-"], "(a: \"x");
    assert_eq!((broken.code, broken.out.as_str()), (3, ""));
    assert!(broken.err.contains("<stdin>:1:"), "{}", broken.err);
}

/// A small repository of an author: one scenario, one file of tests.
fn repository(test: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let good = include_str!("bad/good.ron");
    write(&folder.path().join("town/scenario.ron"), good);
    write(&folder.path().join("town/tests/a.test.ron"), test);
    folder
}

const HOLDS: &str = r#"(format: 1, tests: [(name: "it is cut off", seeds: [1, 2],
    orders: [(at: "+10 min", act: Do(move: "isolate-system", on: System("file-server")))],
    expect: [Happened(event: SystemIsolated(system: "file-server"))])])"#;
const FAILS: &str = r#"(format: 1, tests: [(name: "it goes <dark>", until: "+60 min", expect: [Happened(event: WentDark)])])"#;

#[test]
fn everything_in_a_repository_is_tested() {
    let folder = repository(HOLDS);
    let recorded = godark_in(folder.path(), &["run", "town", "--bot", "idle", "--record", "town/replays/nobody.replay.ron"], "");
    assert_eq!(recorded.code, 0, "{}", recorded.err);
    let said = godark_in(folder.path(), &["test"], "");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    for line in [
        "ok    recording  town/replays/nobody.replay.ron (0 orders)",
        "ok    scenario   town/scenario.ron",
        "ok    test       town/tests/a.test.ron: it is cut off (seed 1)",
        "ok    test       town/tests/a.test.ron: it is cut off (seed 2)",
        "4 passed, 0 failed",
    ] {
        assert!(said.out.contains(line), "{line} is missing in:\n{}", said.out);
    }
    let one = godark_in(folder.path(), &["test", "--filter", "seed 2"], "");
    assert!(one.code == 0 && one.out.contains("1 passed, 0 failed"), "{}", one.out);
    let none = godark_in(folder.path(), &["test", "--filter", "sead 2"], "");
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    assert!(none.err.contains("nothing has `sead 2`"), "{}", none.err);
}

#[test]
fn what_fails_is_told_with_place_and_date_and_as_junit() {
    let folder = repository(FAILS);
    let said = godark_in(folder.path(), &["test", "town", "--junit", "out/junit.xml"], "");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("FAIL  test       town/tests/a.test.ron: it goes <dark> (seed 1)"), "{}", said.out);
    assert!(said.out.contains("town/tests/a.test.ron:1:") && said.out.contains("found    it never happened"), "{}", said.out);
    let xml = read(&folder.path().join("out/junit.xml"));
    assert!(xml.contains(r#"<testcase name="it goes &lt;dark&gt; (seed 1)""#), "{xml}");
    assert!(xml.contains(r#"tests="2" failures="1""#), "{xml}");
    let json: serde_json::Value = serde_json::from_str(&godark_in(folder.path(), &["test", "--format", "json"], "").out).expect("JSON");
    assert_eq!((json["passed"].as_u64(), json["failed"].as_u64()), (Some(1), Some(1)), "{json}");
    assert_eq!(json["cases"][1]["failures"][0]["found"], "it never happened", "{json}");
}

#[test]
fn what_cannot_be_read_fails_with_its_own_code() {
    let folder = repository("(format: 1, tests: [(name: \"a\", expect: [Happened(event: WentDrk)])])");
    let said = godark_in(folder.path(), &["test"], "");
    assert_eq!(said.code, 3, "{}", said.out);
    assert!(said.out.contains("did you mean `WentDark`?"), "{}", said.out);
    write(&folder.path().join("town/scenario.ron"), "(format: 1");
    assert_eq!(godark_in(folder.path(), &["test"], "").code, 3);
    let empty = tempfile::tempdir().expect("a folder for the test");
    let nothing = godark_in(empty.path(), &["test"], "");
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("nothing to test"), "{}", nothing.err);
    assert_eq!(godark_in(empty.path(), &["test", "no-such-place"], "").code, 3);
    write(&empty.path().join("alone.test.ron"), HOLDS);
    let alone = godark_in(empty.path(), &["test"], "");
    assert!(alone.code == 3 && alone.out.contains("lie in no scenario's folder"), "{}", alone.out);
}

#[test]
fn scenarios_that_come_with_the_game_are_tested_by_their_id() {
    let empty = tempfile::tempdir().expect("a folder for the test");
    let said = godark_in(empty.path(), &["test", "tutorial"], "");
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("scenarios/tutorial/tests/first-shift.test.ron"), "{}", said.out);
    // Anybody's tests of such a scenario, from anywhere.
    write(
        &empty.path().join("mine.test.ron"),
        r#"(format: 1, scenario: "tutorial", tests: [(name: "a", expect: [NotHappened(event: WentDark)])])"#,
    );
    assert_eq!(godark_in(empty.path(), &["test", "mine.test.ron"], "").code, 0);
}

#[test]
fn a_scenario_of_an_older_format_is_brought_to_this_one() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let main = folder.path().join("town/scenario.ron");
    let old = include_str!("formats/0.ron");
    write(&main, old);
    let refused = godark_in(folder.path(), &["check", "town"], "");
    assert!(refused.code == 3 && refused.err.contains("this is format 0") && refused.err.contains("godark migrate"), "{}", refused.err);
    let check = godark_in(folder.path(), &["migrate", "--check", "town"], "");
    assert_eq!((check.code, check.out.as_str()), (1, "town/scenario.ron\n"), "{}", check.err);
    assert_eq!(read(&main), old, "nothing is changed");

    let done = godark_in(folder.path(), &["migrate", "town"], "");
    assert_eq!((done.code, done.out.as_str()), (0, "town/scenario.ron: migrated\n"), "{}", done.err);
    let new = read(&main);
    let added: Vec<&str> = new.lines().filter(|line| !old.lines().any(|was| was == *line)).map(str::trim).collect();
    assert_eq!(
        added,
        ["format: 1,", r#"without: ["limit-requests", "lift-limits", "run-in-sandbox", "clear-system", "assess-intruder"],"#],
        "and everything else is as it was, comments too"
    );
    let good = godark_in(folder.path(), &["check", "town"], "");
    assert!(good.code == 0 && good.out.contains("49 moves"), "what was on offer then: {}{}", good.out, good.err);
    let again = godark_in(folder.path(), &["migrate", "town/scenario.ron"], "");
    assert!(again.code == 0 && again.out.contains("of format 1 already") && read(&main) == new, "{}", again.out);

    write(&main, &old.replacen("(", "(format: 7,", 1));
    let newer = godark_in(folder.path(), &["migrate", "town"], "");
    assert!(newer.code == 3 && newer.err.contains("a newer Go Dark reads it"), "{}", newer.err);
    // What is no record at all stays what it is; the fuzzer found that it was called migrated.
    for odd in ["f", "on ", "[()]", "(1, 2)", "\"(a: 1)\""] {
        write(&main, odd);
        let said = godark_in(folder.path(), &["migrate", "town"], "");
        assert!(said.code == 3 && said.err.contains("this is no scenario") && read(&main) == odd, "{odd}: {}{}", said.out, said.err);
    }
    write(&main, "(parts: [\"../other.ron\"]");
    assert_eq!(godark_in(folder.path(), &["migrate", "town"], "").code, 3);
    write(&main, "(parts: [\"../other.ron\"])");
    let outside = godark_in(folder.path(), &["migrate", "town"], "");
    assert!(outside.code == 3 && outside.err.contains("leads out"), "{}", outside.err);
    assert_eq!(godark_in(folder.path(), &["migrate", "gone"], "").code, 3);
}
