//! `godark balance`: the table is kept, the same on any number of cores, and what is wanted of a scenario is held against it.

mod program;

use std::path::{Path, PathBuf};

use program::{Said, command, said};

fn balance_on(threads: &str, args: &[&str]) -> Said {
    said(command(&[&["balance"], args].concat()).env("RAYON_NUM_THREADS", threads).output().expect("the program starts"))
}

fn balance(args: &[&str]) -> Said {
    balance_on("2", args)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A small scenario in a folder of its own, with a file that says what is wanted of it.
fn small(wanted: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::copy(root().join("tests/bad/good.ron"), folder.path().join("scenario.ron")).expect("a file");
    std::fs::write(folder.path().join("balance.ron"), wanted).expect("a file");
    let path = folder.path().display().to_string();
    (folder, path)
}

fn kept() -> PathBuf {
    root().join("tests/balance/albania-2022.txt")
}

/// What the kept table says is for people to judge; here it is the same, on one core and on two.
#[test]
fn the_kept_table_is_the_same_on_any_number_of_cores() {
    let kept = kept().display().to_string();
    let args = ["albania-2022", "--seeds", "1..2", "--golden", &kept];
    let (one, two) = (balance_on("1", &args), balance_on("2", &args));
    assert_ne!(one.code, 1, "{}`just bless` keeps the new one, to be read before it is committed", one.err);
    assert_eq!(one.out, two.out);
    assert_eq!((one.code, &one.err), (two.code, &two.err));
}

#[test]
fn single_moves_are_weighed_the_same_on_any_number_of_cores() {
    let (_folder, path) = small("(format: 1, strategies: [], rows: [])");
    let args = [path.as_str(), "--moves", "--samples", "6", "--bots", "idle,keep-serving", "--seeds", "1..2"];
    let (one, two) = (balance_on("1", &args), balance_on("2", &args));
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    assert_eq!(one.out, two.out);
    assert!(one.out.contains("triage-system") && one.out.contains("not found"), "{}", one.out);
    let json = balance(&[path.as_str(), "--moves", "--samples", "2", "--bots", "idle", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert!(json["moves"].as_array().is_some_and(|moves| moves.iter().any(|one| one["move"] == "go-dark")), "{json}");
}

#[test]
fn what_is_wanted_is_held_against_what_is_played() {
    let row = |from: u32, to: u32| {
        format!(
            "(format: 1, strategies: [\"idle\", \"keep-serving\"], rows: [(about: \"idle: score\", is: Number(of: \"idle\", is: Score, from: {from}, to: {to}))])"
        )
    };
    let (_folder, path) = small(&row(0, 1000));
    let good = balance(&[&path, "--seeds", "1..3"]);
    assert_eq!((good.code, good.err.as_str()), (0, ""));
    assert!(good.out.contains("\nok "), "{}", good.out);
    // Who does not play is not judged, and that is said.
    let other = balance(&[&path, "--seeds", "1..3", "--bots", "dark-first"]);
    assert_eq!(other.code, 0);
    assert!(other.out.contains("\n– ") && other.out.contains("not played"), "{}", other.out);
    assert_eq!(other.err, "note: 1 of 1 rows of balance.ron are not judged: no game of theirs was played\n  idle: score\n");
    let json = balance(&[&path, "--seeds", "1..3", "--bots", "dark-first", "--format", "json"]);
    assert_eq!((json.code, &json.err), (0, &other.err));
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["wanted"][0]["verdict"], "not_played");

    let (_folder, path) = small(&row(1000, 1000));
    let bad = balance(&[&path, "--seeds", "1..3", "--format", "json"]);
    assert_eq!(bad.code, 11, "{}", bad.err);
    let json: serde_json::Value = serde_json::from_str(&bad.out).expect("JSON");
    assert_eq!(json["wanted"][0]["verdict"], "fails");
    assert_eq!(json["strategies"][0]["games"].as_array().map(Vec::len), Some(3));
}

/// What fails decides how it ends; what could not be judged is said besides.
#[test]
fn a_row_about_a_doctrine_that_no_seed_has_is_not_passed_over() {
    let kept = kept().display().to_string();
    let said = balance(&["albania-2022", "--seeds", "1..2", "--golden", &kept]);
    let unjudged = said.out.lines().filter(|line| line.starts_with('–')).count();
    assert!(unjudged > 0, "two seeds cannot have all four doctrines:\n{}", said.out);
    assert!(said.err.starts_with(&format!("note: {unjudged} of ")), "{}", said.err);
    let fails = said.out.lines().any(|line| line.starts_with("NOT OK"));
    assert_eq!((said.code, said.err.contains("does not add up")), if fails { (11, true) } else { (0, false) });
}

#[test]
fn a_bad_file_is_shown_where_it_is_wrong() {
    let (_folder, path) = small("(\n  format: 1,\n  strategies: [\"idel\"],\n  rows: [],\n)");
    let said = balance(&[&path]);
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert!(said.err.contains("balance.ron:3:16") && said.err.contains("did you mean `idle`?"), "{}", said.err);
    let (_folder, path) = small("(format: 1, strategies: [], rows: [(about: \"x\", is: Nmber())])");
    let said = balance(&[&path]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("did you mean `Number`?"), "{}", said.err);
}

#[test]
fn a_table_is_kept_and_compared() {
    let (folder, path) = small("(format: 1, strategies: [], rows: [])");
    let golden = folder.path().join("kept.txt");
    let golden = golden.display().to_string();
    let args = |rest: &[&'static str]| [&[path.as_str(), "--seeds", "1..2", "--bots", "idle", "--golden", golden.as_str()], rest].concat();
    let missing = balance(&args(&[]));
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("no such file") && missing.err.contains("--bless"), "{}", missing.err);
    assert_eq!(balance(&args(&["--bless"])).code, 0);
    assert_eq!(balance(&args(&[])).code, 0);
    let text = std::fs::read_to_string(&golden).expect("it was written");
    std::fs::write(&golden, text.replacen("2 games", "7 games", 1)).expect("a file");
    let differs = balance(&args(&[]));
    assert_eq!(differs.code, 1);
    assert!(differs.err.contains("line 1\n  kept ") && !differs.err.contains("line 2"), "{}", differs.err);
}

#[test]
fn what_cannot_be_understood_ends_with_2() {
    for args in [
        &["albania-2022", "--seeds", "4..1"][..],
        &["albania-2022", "--seeds", "many"],
        &["albania-2022", "--bots", "histroy"],
        &["albania-2022", "--bots", "idle,idle"],
        &["albania-2022", "--bless"],
        &["albania-2022", "--samples", "3"],
        &["albania-2022", "--seeds", "1..999999"],
    ] {
        let said = balance(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        assert!(said.err.starts_with("error: "), "{args:?}: {}", said.err);
    }
    assert_eq!(balance(&["albnia-2022"]).code, 3);
}
