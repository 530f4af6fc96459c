//! `godark whatif`: what a decision was worth, told from luck; the same on any number of threads; nothing is dropped in silence.

mod program;

use std::path::{Path, PathBuf};

use serde_json::Value;

use program::{Said, godark};

fn whatif(file: &Path, args: &[&str]) -> Said {
    godark(&[&["whatif", &file.display().to_string()], args].concat())
}

/// The answer for programs, which must be there.
fn asked(file: &Path, args: &[&str]) -> Value {
    let said = whatif(file, &[args, &["--format", "json"]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

fn shipped(scenario: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{scenario}/replays/{name}.replay.ron"))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// The number of the first order of a run whose words have this in them.
fn number(file: &Path, words: &str) -> String {
    let list: Value = serde_json::from_str(&whatif(file, &["--list", "--format", "json"]).out).expect("JSON");
    let orders = list.as_array().expect("a list");
    let order = orders.iter().find(|order| order["words"].as_str().is_some_and(|said| said.contains(words)));
    order.unwrap_or_else(|| panic!("{words}: {orders:?}"))["number"].to_string()
}

fn float(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// Who goes dark on Friday keeps the machines: without that order far more of them are destroyed, whatever the luck.
#[test]
fn going_dark_on_friday_matters_and_luck_is_no_excuse() {
    let file = shipped("albania-2022", "dark-on-friday");
    let dark = number(&file, "Go dark");
    let answer = asked(&file, &["--drop", &dark, "--futures", "40"]);
    let (lost, score) = (&answer["numbers"]["hosts_destroyed_permille"], &answer["numbers"]["score"]);
    assert!(float(&lost["low"]) > 0.0, "more is destroyed without it, and the interval is above nothing: {lost}");
    assert!(float(&score["high"]) < 0.0, "and the score is lower: {score}");
    assert_eq!((&lost["sure"], &score["sure"]), (&Value::from("clear"), &Value::from("clear")));
    assert_eq!(lost["each"].as_array().map(Vec::len), Some(40));
    // It is never dark then, and always was.
    let came = &answer["times"]["dark_minute"]["came"];
    assert_eq!((&came["as_it_was"], &came["what_if"]), (&Value::from(40), &Value::from(0)));
    let own = &answer["own"];
    let destroyed = |branch: &str| own[branch]["standing"]["destroyed"].as_u64().expect("a share");
    assert!(destroyed("what_if") > destroyed("as_it_was") + 50);
    // What was ordered because of it cannot be ordered any more, and that is said, each with its reason.
    let lost = own["not_given"]["what_if"].as_array().expect("a list");
    assert!(lost.iter().any(|order| order["words"].as_str().is_some_and(|words| words.contains("Check and open"))), "{lost:?}");
    assert!(lost.iter().all(|order| order["number"].is_u64() && order["why"].as_str().is_some_and(|why| !why.is_empty())));
    assert_eq!(own["not_given"]["as_it_was"], serde_json::json!([]), "as it was, everything could be said");
    // The first thing that differs is told with its minute and what led to it.
    let first = &own["only_as_it_was"][0];
    assert!(first.as_array().is_some_and(|chain| chain.len() >= 2), "{first}");
    assert!(first[0]["event"]["minute"].as_u64() >= answer["fork_minute"].as_u64());
}

/// To ask twice for the same in the same minute is refused in both branches: nothing differs, in no future.
#[test]
fn a_change_that_does_nothing_is_worth_nothing_at_all() {
    let file = shipped("albania-2022", "history");
    let answer = asked(&file, &["--add", "5 Aug 00:00=Do(move:\"ask-for-indicators\")", "--at", "4 Aug 12:00", "--futures", "12"]);
    for (name, number) in answer["numbers"].as_object().expect("numbers") {
        assert_eq!((float(&number["difference"]), &number["sure"]), (0.0, &Value::from("same")), "{name}: {number}");
        assert_eq!((float(&number["low"]), float(&number["high"])), (0.0, 0.0), "{name}");
    }
    assert_eq!(answer["own"]["as_it_was"], answer["own"]["what_if"]);
    // An order moved by no time at all is the run itself, event for event.
    let answer = asked(&file, &["--move", "14=+0 min", "--futures", "3"]);
    assert_eq!((&answer["own"]["only_as_it_was"], &answer["own"]["only_what_if"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(answer["numbers"]["requests_unmet"]["each"], serde_json::json!([0, 0, 0]));
}

/// A late look at a zone is worth no points that luck could not make.
#[test]
fn the_interval_of_what_hardly_matters_holds_nothing() {
    let file = shipped("albania-2022", "history");
    let last = number(&file, "Hunt through the zone · Edge");
    let answer = asked(&file, &["--move", &format!("{last}=+1 h"), "--futures", "40"]);
    let score = &answer["numbers"]["score"];
    assert!(float(&score["low"]) <= 0.0 && float(&score["high"]) >= 0.0, "{score}");
}

#[test]
fn with_the_luck_of_the_run_it_is_the_run() {
    for (scenario, name) in [("albania-2022", "history"), ("tutorial", "model-answer"), ("norway-2022", "history")] {
        let file = shipped(scenario, name);
        let at = if scenario == "tutorial" { "90" } else { "1500" };
        let answer = asked(&file, &["--at", at, "--bot", "idle", "--futures", "2"]);
        let played = godark(&["replay", &file.display().to_string(), "--format", "json"]);
        let played: Value = serde_json::from_str(&played.out).expect("JSON");
        assert_eq!(answer["own"]["as_it_was"]["standing"], played[0]["standing"], "{scenario}");
    }
}

#[test]
fn the_answer_is_the_same_on_any_number_of_threads() {
    let file = shipped("tutorial", "model-answer");
    for args in [
        &["--drop", "2", "--futures", "30"][..],
        &["--drop", "2", "--seeds", "5..34"],
        &["--at", "60", "--bot", "keep-serving", "--futures", "30"],
    ] {
        let on = |threads: &str| {
            let said = whatif(&file, &[args, &["--threads", threads, "--format", "json"]].concat());
            assert_eq!((said.code, said.err.as_str()), (0, ""));
            said.out
        };
        let one = on("1");
        assert_eq!(one, on("2"));
        assert_eq!(one, on("7"));
        let text = |threads: &str| whatif(&file, &[args, &["--threads", threads]].concat()).out;
        assert_eq!(text("1"), text("7"));
    }
}

/// The same future is the same luck in every what-if of a run, so that two changes can be held against each other.
#[test]
fn more_futures_begin_with_the_fewer() {
    let file = shipped("tutorial", "model-answer");
    let each = |futures: &str| asked(&file, &["--drop", "2", "--futures", futures])["numbers"]["score"]["each"].clone();
    let (few, many) = (each("5"), each("9"));
    assert_eq!(few.as_array().map(|few| &few[..]), many.as_array().map(|many| &many[..5]));
}

#[test]
fn the_changed_run_is_a_recording_that_verifies() {
    let folder = folder();
    let file = shipped("tutorial", "model-answer");
    let changed = folder.path().join("changed.replay.ron");
    let name = changed.display().to_string();
    let answer = asked(&file, &["--drop", "2", "--add", "120=Do(move:\"go-dark\")", "--futures", "2", "--record", &name]);
    let played = godark(&["replay", &name, "--scenario", "tutorial", "--format", "json"]);
    assert_eq!(played.code, 0, "{}", played.err);
    let played: Value = serde_json::from_str(&played.out).expect("JSON");
    assert_eq!(answer["own"]["what_if"]["standing"], played[0]["standing"]);
    let text = std::fs::read_to_string(&changed).expect("it is there");
    assert!(text.contains("fork:Some((at_minute:61,of:Some(\"model-answer.replay.ron\")))"), "{}", text.lines().nth(1).unwrap_or_default());
    assert!(text.contains("What if order 2"), "it says what it is");
    // What is there already and is no recording stays as it is, and so does the run itself.
    let notes = folder.path().join("notes.txt");
    std::fs::write(&notes, "mine").expect("a file");
    let other = whatif(&file, &["--drop", "2", "--record", &notes.display().to_string()]);
    assert_eq!((other.code, std::fs::read_to_string(&notes).expect("it is there").as_str()), (9, "mine"));
    assert_eq!(whatif(&changed, &["--drop", "1", "--scenario", "tutorial", "--record", &name]).code, 2);
    // It can be asked about again.
    assert_eq!(whatif(&changed, &["--drop", "1", "--scenario", "tutorial", "--futures", "2"]).code, 0);
}

#[test]
fn people_read_what_changed_and_what_could_not_be_given() {
    let file = shipped("albania-2022", "dark-on-friday");
    let dark = number(&file, "Go dark");
    let said = whatif(&file, &["--drop", &dark, "--futures", "6"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for words in [
        "what if order 4 (Go dark) is left out",
        "the branches part at Fri 15 Jul 16:01",
        "with the luck of that run",
        "the first things that happen in one branch only",
        "because of: Fri 15 Jul 16:01, Order: Go dark",
        "orders that cannot be given, what if: ",
        "6 futures",
        "95 % interval",
        "network dark",
        "in how many of 6 pairs",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    let list = whatif(&file, &["--list"]).out;
    assert!(list.lines().any(|line| line.starts_with("4  ") && line.contains("Do(move:\"go-dark\",on:Nothing,by:None)")), "{list}");
}

#[test]
fn seeds_are_other_worlds_from_the_first_minute_on() {
    let file = shipped("tutorial", "model-answer");
    let answer = asked(&file, &["--drop", "2", "--seeds", "1..8"]);
    assert_eq!((&answer["luck"]["kind"], &answer["pairs"]), (&Value::from("seeds"), &Value::from(8)));
    // The seed of the run itself comes to what the run came to.
    let own = |branch: &str| answer["own"][branch]["standing"]["score"]["total"].as_i64().expect("points");
    let seed = answer["seed"].as_u64().expect("a seed");
    assert!((1..=8).contains(&seed));
    assert_eq!(answer["numbers"]["score"]["each"][seed as usize - 1].as_i64(), Some(own("what_if") - own("as_it_was")));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_what_is_finished() {
    let file = shipped("albania-2022", "history").display().to_string();
    let said = program::stopped(&["whatif", &file, "--drop", "3", "--futures", "100000", "--threads", "1"]);
    assert_eq!(said.code, 130, "{}", said.err);
    assert!(said.out.starts_with("PARTIAL: ") && said.out.contains("of 100\u{a0}000 pairs"), "{}", said.out);
    assert!(said.out.contains("standard error") && said.err.contains("stopped"), "{}{}", said.out, said.err);
}

#[test]
fn what_makes_no_sense_is_said_with_its_exit_code() {
    let folder = folder();
    let file = shipped("tutorial", "model-answer");
    let path = file.display().to_string();
    let other = folder.path().join("other.replay.ron").display().to_string();
    std::fs::write(&other, "(").expect("a file");
    let below = folder.path().join("other.replay.ron/x.replay.ron").display().to_string();
    let room = folder.path().display().to_string();
    for (args, code, words) in [
        (vec![&*path], 2, "nothing is changed"),
        (vec![&path, "--drop", "99"], 2, "there is no order 99: they are numbered from 1 to"),
        (vec![&path, "--drop", "0"], 2, "there is no order 0"),
        (vec![&path, "--drop", "5..1"], 2, "5 comes after 1"),
        (vec![&path, "--drop", "1..99999999999"], 2, "there is no order 99999999999"),
        (vec![&path, "--drop", "two"], 2, "names no orders"),
        (vec![&path, "--move", "2=+99 d"], 2, "cannot be moved there"),
        (vec![&path, "--move", "2=-2 h"], 2, "cannot be moved there"),
        (vec![&path, "--move", "2=soon"], 2, "is no time of this scenario"),
        (vec![&path, "--move", "2=+1 h", "--drop", "2"], 2, "left out and be changed too"),
        (vec![&path, "--change", "2=Do(move:\"go-drak\")"], 2, "did you mean `go-dark`?"),
        (vec![&path, "--change", "77=Do(move:\"go-dark\")"], 2, "there is no order 77"),
        (vec![&path, "--add", "60=Do(move:\"go-dark\""], 2, "a closing bracket should stand here"),
        (vec![&path, "--add", "9999999=Do(move:\"go-dark\")"], 2, "is no time of this scenario"),
        (vec![&path, "--add", "720=Do(move:\"go-dark\")"], 2, "nothing is changed before"),
        (vec![&path, "--at", "9999999", "--bot", "idle"], 2, "is no time of this scenario"),
        (vec![&path, "--at", "720", "--bot", "idle"], 2, "the branches cannot part at"),
        (vec![&path, "--at", "60", "--bot", "idel"], 2, "did you mean `idle`?"),
        (vec![&path, "--bot", "idle"], 2, "--at"),
        (vec![&path, "--at", "60", "--bot", "idle", "--drop", "1"], 2, "cannot be used with"),
        (vec![&path, "--at", "300", "--drop", "1"], 2, "but something is changed at"),
        (vec![&path, "--at", "60", "--until", "60", "--drop", "1"], 2, "the branches cannot part at"),
        (vec![&path, "--drop", "1", "--futures", "0"], 2, "--futures"),
        (vec![&path, "--drop", "1", "--futures", "99999999"], 2, "--futures"),
        (vec![&path, "--drop", "1", "--seeds", "5..1"], 2, "5 comes after 1"),
        (vec![&path, "--drop", "1", "--seeds", "0..18446744073709551615"], 2, "at most 100000 seeds"),
        (vec![&path, "--drop", "1", "--seeds", "1..2", "--futures", "3"], 2, "cannot be used with"),
        (vec![&path, "--drop", "1", "--threads", "0"], 2, "--threads"),
        (vec![&path, "--drop", "1", "--record", &path], 2, "would be written over"),
        (vec![&path, "--drop", "1", "--record", &room], 9, "cannot write"),
        (vec![&path, "--drop", "1", "--record", &below], 9, "cannot write"),
        (vec![&path, "--drop", "1", "--scenario", "albania-2022"], 6, "not of `albania-2022`"),
        (vec![&other, "--drop", "1"], 4, "not readable"),
        (vec!["no-such-file", "--drop", "1"], 4, "no-such-file"),
        (vec![&room, "--list"], 4, "not readable"),
    ] {
        let said = godark(&[&["whatif"], &args[..]].concat());
        assert_eq!(said.code, code, "{args:?}: {}{}", said.out, said.err);
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
        assert_eq!(said.out, "", "{args:?}");
    }
    // A full disk is no success.
    #[cfg(target_os = "linux")]
    assert_eq!(whatif(&file, &["--drop", "1", "--futures", "2", "--record", "/dev/full"]).code, 9);
}

/// A run that was changed by hand is not taken for what it was, and one that was cut off is looked at to the end.
#[test]
fn runs_that_are_not_what_they_were_are_told() {
    let folder = folder();
    let text = std::fs::read_to_string(shipped("tutorial", "model-answer")).expect("it is there");
    let copy = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let edited = copy("edited.replay.ron", &text.replacen("statement-open", "statement-vague", 1));
    assert!([4, 7, 1].contains(&whatif(&edited, &["--drop", "1", "--futures", "2", "--scenario", "tutorial"]).code));
    let lines: Vec<&str> = text.lines().collect();
    let cut = copy("cut.replay.ron", &format!("{}\n", lines[..8].join("\n")));
    let said = whatif(&cut, &["--drop", "1", "--futures", "2", "--scenario", "tutorial"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("is not finished: both branches go on to"), "{}", said.err);
    // A run in which nothing was ordered has nothing to leave out.
    let idle = folder.path().join("idle.replay.ron").display().to_string();
    assert_eq!(godark(&["run", "tutorial", "--bot", "idle", "--record", &idle]).code, 0);
    assert!(godark(&["whatif", &idle, "--list"]).out.contains("no orders were given"));
    assert!(godark(&["whatif", &idle, "--drop", "1"]).err.contains("no orders were given"));
}
