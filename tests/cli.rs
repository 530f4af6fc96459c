//! The command line, as its user meets it: what it says, and the code it ends with.

mod program;

use std::path::{Path, PathBuf};
use std::process::Command;

use program::Said;

fn godark(args: &[&str]) -> Said {
    said(
        Command::new(env!("CARGO_BIN_EXE_godark"))
            .args(args)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET"),
    )
}

fn said(command: &mut Command) -> Said {
    program::said(command.output().expect("the program starts"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shipped(name: &str) -> PathBuf {
    root().join(format!("scenarios/albania-2022/replays/{name}.replay.ron"))
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

/// A shipped recording, changed, in a folder of its own.
fn changed(change: impl FnOnce(String) -> String) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("a.replay.ron");
    let text = std::fs::read_to_string(shipped("history")).expect("it is shipped");
    std::fs::write(&path, change(text)).expect("a file");
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn help_is_for_strangers() {
    let help = godark(&["--help"]);
    assert_eq!(help.code, 0);
    for word in ["play", "check", "run", "replay", "report", "balance", "Exit codes:", "130"] {
        assert!(help.out.contains(word), "{word} is missing in:\n{}", help.out);
    }
    for command in ["play", "check", "run", "replay", "report", "balance", "batch"] {
        let help = godark(&[command, "--help"]);
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{command}");
        assert!(help.out.contains("Usage: godark"), "{}", help.out);
    }
    for bot in ["idle", "history", "dark-first", "keep-serving", "quiet-eviction", "segment-first", "edge-first"] {
        assert!(godark(&["run", "--help"]).out.contains(bot), "{bot}");
    }
}

#[test]
fn what_cannot_be_understood_ends_with_2() {
    for args in [
        &["rnu"][..],
        &["run"],
        &["run", "albania-2022", "--seed", "many"],
        &["run", "albania-2022", "--sead", "1"],
        &["run", "albania-2022", "--bot", "histroy"],
        &["replay"],
        &["play", "--pace", "fast"],
    ] {
        let said = godark(args);
        assert_eq!(said.code, 2, "{args:?}: {}", said.err);
        assert!(said.err.starts_with("error: "), "{args:?}: {}", said.err);
    }
    assert!(godark(&["run", "albania-2022", "--bot", "histroy"]).err.contains("did you mean `history`?"));
}

#[test]
fn a_run_says_how_it_went_and_is_the_same_twice() {
    let args = ["run", "albania-2022", "--bot", "history", "--seed", "1", "--format", "json"];
    let (first, second) = (godark(&args), godark(&args));
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(first.out, second.out);
    let result = json(&first.out);
    assert_eq!(result["seed"], 1);
    assert!(result["orders"].as_u64().is_some_and(|orders| orders > 50), "{result}");
    // The same digest as in the recording that ships, whatever this build is.
    let recording = std::fs::read_to_string(shipped("history")).expect("it is shipped");
    let digest = result["digest"].as_str().expect("a digest");
    assert!(recording.contains(&format!("digest:\"{digest}\"")), "{digest}");

    let text = godark(&["run", "albania-2022", "--bot", "idle", "--seed", "2"]);
    assert!(text.out.contains("Less than a tenth of all machines is destroyed"), "{}", text.out);
    let events = godark(&["run", "albania-2022", "--bot", "idle", "--events"]);
    assert!(events.out.lines().count() > 500, "{} lines", events.out.lines().count());
}

#[test]
fn scenarios_are_checked() {
    let good = godark(&["check", "albania-2022", &root().join("scenarios/albania-2022").display().to_string()]);
    assert_eq!((good.code, good.out.lines().count()), (0, 2), "{}", good.err);
    let alone = godark(&["check", "tutorial"]);
    assert!(alone.out.contains(" 1 agency, ") && good.out.contains(" agencies, "), "{}", alone.out);
    let missing = godark(&["check", "albnia-2022"]);
    assert_eq!(missing.code, 3);
    assert!(missing.err.contains("did you mean `albania-2022`?"), "{}", missing.err);

    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("bad.ron");
    std::fs::write(&file, "(format: 1, titel: \"x\")").expect("a file");
    let file = file.display().to_string();
    let bad = godark(&["check", &file]);
    assert_eq!(bad.code, 3);
    assert!(bad.err.contains("bad.ron:1:"), "{}", bad.err);
    let bad = json(&godark(&["check", &file, "--format", "json"]).out);
    assert_eq!(bad[0]["ok"], false);
    assert!(bad[0]["diagnostics"][0]["code"].is_string(), "{bad}");
    assert_eq!(godark(&["run", &file]).code, 3);
}

#[test]
fn recordings_are_verified() {
    let folder = root().join("scenarios/albania-2022/replays").display().to_string();
    let all = godark(&["replay", &folder]);
    assert_eq!((all.code, all.err.as_str()), (0, ""));
    assert_eq!(all.out.matches("the same, bit for bit").count(), 4, "{}", all.out);
    let history = shipped("history").display().to_string();
    let at = json(&godark(&["replay", &history, "--at", "16 Jul 21:30", "--format", "json"]).out);
    assert_eq!(at[0]["ok"], true);
    assert!(at[0]["standing"]["services_up"].as_u64().expect("a number") < 100, "the network is dark: {at}");
    assert_eq!(godark(&["replay", &history, "--at", "noon"]).code, 2);
}

#[test]
fn bad_recordings_end_with_codes_of_their_own() {
    let no_file = godark(&["replay", "nowhere.replay.ron"]);
    assert_eq!(no_file.code, 4);
    assert!(no_file.err.contains("cannot read nowhere.replay.ron: no such file"), "{}", no_file.err);

    // (what is done to it, the code it ends with, what is said)
    let cases: [(&str, fn(String) -> String, i32, &str); 13] = [
        ("no recording", |_| "(hello: 1)".to_owned(), 4, "this is no recording of Go Dark"),
        ("empty", |_| String::new(), 4, "the file is empty"),
        ("cut off in its header", |text| text[..60].to_owned(), 4, "cut off in its header"),
        ("a typo", |text| text.replacen("triage-system", "triage-sistem", 1), 4, "did you mean `triage-system`?"),
        ("a newer format", |text| text.replacen("format:2", "format:7,colour:3", 1), 5, "format 7"),
        (
            "another version",
            |text| unsealed(text).replacen("game:\"0.1.0\"", "game:\"0.0.9\"", 1).replace("events:", "events:7"),
            5,
            "0.0.9",
        ),
        ("another scenario", |text| text.replacen("scenario:\"albania-2022\"", "scenario:\"atlantis\"", 1), 6, "atlantis"),
        (
            "said to be of another scenario",
            |text| text.replacen("scenario:\"albania-2022\"", "scenario:\"tutorial\"", 1),
            6,
            "is not what it was",
        ),
        (
            "a move that is gone from a scenario that has changed",
            |text| text.replacen("content:\"", "content:\"0", 1).replacen("triage-system", "triage-sistem", 1),
            6,
            "the scenario `albania-2022` is not what it was",
        ),
        ("changed content", |text| text.replacen("content:\"", "content:\"0", 1), 6, "it was changed since"),
        ("an order moved", |text| text.replacen("at:271,", "at:272,", 1), 4, "before the record above"),
        ("edited", |text| text.replacen("seed:1", "seed:3", 1), 7, "its seal does not fit"),
        ("cut off", |text| text[..text.len() / 2].to_owned(), 8, "was left or cut off"),
    ];
    for (what, change, code, words) in cases {
        let (_folder, path) = changed(change);
        let before = std::fs::read(&path).expect("it is there");
        let said = godark(&["replay", &path]);
        assert_eq!(said.code, code, "{what}: {}", said.err);
        assert!(said.err.contains(words), "{what}: {}", said.err);
        assert_eq!(std::fs::read(&path).expect("it is still there"), before, "{what}: the file is as it was");
    }
}

/// Takes the end and its seal away.
fn unsealed(text: String) -> String {
    text.lines().take_while(|line| !line.trim_start().starts_with("End")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_divergence_names_minute_and_component() {
    let (_folder, path) = changed(|text| unsealed(text).replacen("(\"Hosts\",\"", "(\"Hosts\",\"0", 1));
    let said = godark(&["replay", &path]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("diverged at minute 720 (Sat 16 Jul 00:00): Hosts differs"), "{}", said.err);
}

#[test]
fn blessing_writes_what_happens_now_and_keeps_expectations() {
    let (_folder, path) = changed(|text| text.replacen("content:\"", "content:\"0", 1));
    assert_eq!(godark(&["replay", "--bless", &path]).code, 0);
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), std::fs::read_to_string(shipped("history")).expect("it is shipped"));
    // What its author expects is not blessed away.
    let (_folder, path) = changed(|text| text.replacen("of:destroyed_permille,from:60", "of:destroyed_permille,from:100", 1));
    let before = std::fs::read(&path).expect("it is there");
    let said = godark(&["replay", "--bless", &path]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("does not hold"), "{}", said.err);
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
    let (_folder, path) = changed(|text| text.replacen("of:destroyed_permille,from:60", "of:destroyed_permille,from:999", 1));
    assert_eq!(godark(&["replay", &path]).code, 4, "a range that ends before it begins");
    // Another run is not called the same.
    let text = std::fs::read_to_string(shipped("nobody-answers")).expect("it is shipped");
    let without = text.lines().filter(|line| !line.trim_start().starts_with("Expect")).collect::<Vec<_>>().join("\n");
    let (_folder, path) = changed(|_| without.replacen("seed:1", "seed:2", 1));
    let said = godark(&["replay", "--bless", &path]);
    assert!(said.out.contains("blessed: ") && !said.out.contains("the run is the same"), "{}{}", said.out, said.err);
}

#[test]
fn a_report_is_one_page_beside_which_nothing_is_needed() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let history = shipped("history").display().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
    let out = said(command.args(["report", &history]).current_dir(folder.path()));
    assert_eq!((out.code, out.out.as_str(), out.err.as_str()), (0, "history.html\n", ""));
    let page = std::fs::read_to_string(folder.path().join("history.html")).expect("it is there");
    assert!(page.contains("The decisions that mattered") && page.ends_with("</html>"));
    assert_eq!(godark(&["report", &history, "--out", "-"]).out, page, "the same twice");

    let blocked = folder.path().display().to_string();
    assert_eq!(godark(&["report", &history, "--out", &blocked]).code, 9);
    assert_eq!(godark(&["report", "nowhere.replay.ron"]).code, 4);
    let (_folder, edited) = changed(|text| text.replacen("seed:1", "seed:3", 1));
    assert_eq!(godark(&["report", &edited]).code, 7);
    // A run that was left is shown as far as it goes.
    let (_folder, left) = changed(|text| text[..text.len() / 2].to_owned());
    let left = godark(&["report", &left, "--out", "-"]);
    assert_eq!(left.code, 0);
    assert!(left.err.contains("not finished"), "{}", left.err);
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let blocked = folder.path().display().to_string();
    let said = godark(&["run", "albania-2022", "--record", &blocked]);
    assert_eq!(said.code, 9, "{}", said.err);
    assert!(said.err.contains("cannot write"), "{}", said.err);
    assert_eq!(std::fs::read_dir(folder.path()).expect("it is there").count(), 0, "nothing is left behind");
    if Path::new("/dev/full").exists() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
        let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
        let output = command.args(["run", "albania-2022"]).stdout(full).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(9));
        assert!(String::from_utf8_lossy(&output.stderr).contains("no space left"));
    }
}

#[test]
fn where_nobody_hears_errors_the_exit_code_still_speaks() {
    if Path::new("/dev/full").exists() {
        let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
        for (args, code) in [(&["check", "nowhere"][..], 3), (&["run", "nowhere"], 3), (&["replay", "nowhere"], 4), (&["rnu"], 9)] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
            let status = command.args(args).stderr(full()).status().expect("the program starts");
            assert_eq!(status.code(), Some(code), "{args:?}");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
        assert_eq!(command.arg("--help").stdout(full()).status().expect("the program starts").code(), Some(9));
        // A device is written to, and not replaced.
        let said = godark(&["run", "albania-2022", "--record", "/dev/full"]);
        assert_eq!(said.code, 9, "{}", said.err);
        assert!(!std::fs::metadata("/dev/full").expect("it is there").is_file());
    }
}

#[test]
fn a_recording_is_not_written_over_something_else() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let precious = folder.path().join("precious.md");
    std::fs::write(&precious, "# Precious").expect("a file");
    let said = godark(&["run", "albania-2022", "--record", &precious.display().to_string()]);
    assert_eq!(said.code, 9, "{}", said.err);
    assert_eq!(std::fs::read_to_string(&precious).expect("it is there"), "# Precious");
}

#[test]
fn a_recording_in_a_broken_copy_of_a_scenario_is_not_tried_on_the_original() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let copy = folder.path().join("alb");
    std::fs::create_dir_all(copy.join("replays")).expect("a folder");
    for entry in
        std::fs::read_dir(root().join("scenarios/albania-2022")).expect("it is there").flatten().filter(|entry| entry.path().is_file())
    {
        let text = std::fs::read_to_string(entry.path()).expect("text");
        std::fs::write(copy.join(entry.file_name()), text.replace("id: \"gateway\"", "id: \"gatewai\"")).expect("a file");
    }
    let recording = copy.join("replays/history.replay.ron");
    std::fs::copy(shipped("history"), &recording).expect("a file");
    assert_eq!(godark(&["replay", &recording.display().to_string()]).code, 6);
    // One part that is missing is one error, not a hundred.
    std::fs::remove_file(copy.join("network.ron")).expect("it is there");
    let said = godark(&["check", &copy.display().to_string()]);
    assert_eq!(said.code, 3);
    assert!(said.err.lines().count() < 20, "{}", said.err);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
    let mut child =
        command.args(["run", "albania-2022", "--events"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

/// Without a screen the game says so and names what works without one. In the headless build there is no game.
#[test]
fn without_a_screen_the_game_says_so() {
    for args in [&[][..], &["play", "albania-2022"]] {
        let said = godark(args);
        assert_eq!(said.code, 10, "{}", said.err);
        assert!(said.err.contains("godark run albania-2022"), "{}", said.err);
    }
}

#[cfg(all(feature = "desktop", target_os = "linux"))]
#[test]
fn a_screen_that_does_not_answer_is_named() {
    let said =
        said(Command::new(env!("CARGO_BIN_EXE_godark")).env("DISPLAY", ":7654").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET"));
    assert_eq!(said.code, 10, "{}", said.err);
    assert!(said.err.contains("DISPLAY=:7654 names does not answer"), "{}", said.err);
}

#[test]
fn recordings_of_ones_own_scenario_are_verified_wherever_it_lies() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mine = folder.path().join("mine");
    std::fs::create_dir_all(mine.join("replays")).expect("a folder");
    std::fs::copy(root().join("tests/bad/good.ron"), mine.join("scenario.ron")).expect("a file");
    let (scenario, inside) = (mine.display().to_string(), mine.join("replays/a.replay.ron").display().to_string());
    assert_eq!(godark(&["run", &scenario, "--bot", "idle", "--record", &inside]).code, 0);
    let said = godark(&["replay", &inside]);
    assert_eq!(said.code, 0, "{}", said.err);
    // Away from the scenario, the recording needs to be told where it is.
    let away = folder.path().join("away/b.replay.ron");
    std::fs::create_dir_all(folder.path().join("away")).expect("a folder");
    std::fs::copy(&inside, &away).expect("a file");
    let away = away.display().to_string();
    let lost = godark(&["replay", &away]);
    assert_eq!(lost.code, 6, "{}", lost.err);
    assert!(lost.err.contains("--scenario"), "{}", lost.err);
    assert_eq!(godark(&["replay", &away, "--scenario", &scenario]).code, 0);
}

#[test]
fn a_folder_called_like_a_built_in_scenario_does_not_hide_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::create_dir(folder.path().join("albania-2022")).expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
    assert_eq!(said(command.args(["check", "albania-2022"]).current_dir(folder.path())).code, 0);
}

#[test]
fn an_unfinished_recording_is_not_blessed() {
    let (_folder, path) = changed(unsealed);
    let before = std::fs::read(&path).expect("it is there");
    assert_eq!(godark(&["replay", "--bless", &path]).code, 8);
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
}

/// People are spoken to in their language when they ask for it; what is for programs is the same in any.
#[test]
fn results_and_reports_can_be_in_albanian() {
    let run = |more: &[&str]| godark(&[&["run", "tutorial", "--bot", "idle", "--seed", "1"], more].concat());
    let (english, albanian) = (run(&[]), run(&["--lang", "sq", "--events"]));
    assert_eq!((english.code, albanian.code), (0, 0), "{}", albanian.err);
    assert!(english.out.starts_with("First shift · seed 1") && english.out.contains("requests unmet"), "{}", english.out);
    for words in ["Turni i parë · fara 1", "kërkesa pa përgjigje", "mar 8 mar 08:12", "Kopjet në depo shpëtojnë", "ngjarje, gjurma"]
    {
        assert!(albanian.out.contains(words), "{words} is missing in:\n{}", albanian.out);
    }
    assert_eq!(run(&["--format", "json"]).out, run(&["--format", "json", "--lang", "sq"]).out);

    let recording = root().join("scenarios/tutorial/replays/too-late.replay.ron").display().to_string();
    let page = godark(&["report", &recording, "--out", "-", "--lang", "sq"]);
    assert_eq!(page.code, 0, "{}", page.err);
    for words in ["<html lang=\"sq\">", "Analiza përmbyllëse: Turni i parë", "Vendimet që peshuan", "E martë 8 mars 2022", "nën dyshim"]
    {
        assert!(page.out.contains(words), "{words} is missing");
    }
    assert!(!page.out.contains('⟨') && !page.out.contains("never checked"), "all of it is in Albanian");
    assert_eq!(godark(&["run", "tutorial", "--lang", "xx"]).code, 2);
}
