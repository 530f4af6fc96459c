//! Nonsense, full disks, Ctrl-C and little memory: a clear end with its exit code, and what was finished is there and says that
//! it is a part. (`tests/batch.rs` and `tests/whatif.rs` hold the same of their commands.)

mod program;

use std::path::Path;
use std::process::{Command, Stdio};

use program::{command, godark, said, stopped};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn nonsense_ends_with_2_before_anything_is_played() {
    for (args, words) in [
        (&["run", "tutorial", "--bot", "idel"][..], "did you mean `idle`?"),
        (&["run", "tutorial", "--seed=-1"], "--seed"),
        (&["run", "tutorial", "--seed", "18446744073709551616"], "--seed"),
        (&["balance", "tutorial", "--seeds", "5..1"], "5 comes after 1"),
        (&["balance", "tutorial", "--seeds", ""], "is no seed"),
        (&["balance", "tutorial", "--seeds", "1..18446744073709551615"], "at most 1000000"),
        (&["balance", "tutorial", "--seeds", "18446744073709551616"], "is no seed"),
        (&["balance", "tutorial", "--bots", "nobody"], "there is no bot `nobody`"),
        (&["balance", "tutorial", "--moves", "--samples", "0"], "--samples"),
        (&["balance", "tutorial", "--moves", "--plots", "x"], "cannot be used with"),
        (&["batch", "tutorial", "--seeds", "5..1"], "5 comes after 1"),
        (&["batch", "tutorial", "--seeds", "0..18446744073709551615"], "more games than have numbers"),
        (&["batch", "tutorial", "--bots", "nobody"], "there is no bot `nobody`"),
        (&["batch", "tutorial", "--shard", "0/1000000"], "numbered from 1 to 1000000"),
        (&["batch", "tutorial", "--shard", "1000001/1000000"], "there is no share 1000001"),
        (&["batch", "tutorial", "--shard", "1/0"], "there is no share 1 of 0"),
        (&["batch", "tutorial", "--threads", "0"], "--threads"),
        (&["batch", "tutorial", "--threads", "1000000"], "--threads"),
        (&["advise", "x", "--at", "1", "--worlds", "0"], "--worlds"),
    ] {
        let said = godark(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
    }
}

/// Most of a million shares of a few games have none: that is no failure, for the others have them.
#[test]
fn a_million_shares_take_no_time() {
    let folder = folder();
    for (share, games) in [("1/1000000", 1), ("3/1000000", 1), ("4/1000000", 0), ("1000000/1000000", 0)] {
        let out = folder.path().join(format!("{}.csv", share.replace('/', "-")));
        let said = godark(&["batch", "tutorial", "--bots", "idle", "--seeds", "1..3", "--shard", share, "--out", &shown(&out)]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(said.err.contains("this share has no games"), games == 0, "{share}: {}", said.err);
        let lines = std::fs::read_to_string(&out).expect("it is there").lines().count();
        assert_eq!(lines, 1 + games, "{share}: the head, and its games");
    }
}

#[test]
fn a_scenario_cannot_go_on_for_ever() {
    let folder = folder();
    let good = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/good.ron")).expect("it is there");
    let at = good.find("ends: \"").expect("it ends") + "ends: \"".len();
    let end = at + good[at..].find('"').expect("a date");
    let write = |date: &str| {
        let path = folder.path().join("long.ron");
        std::fs::write(&path, format!("{}{date}{}", &good[..at], &good[end..])).expect("a file");
        shown(&path)
    };
    let ever = write("2999-01-01 00:00");
    for args in [&["run", &ever][..], &["balance", &ever], &["batch", &ever]] {
        let said = godark(args);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{args:?}");
        assert!(said.err.contains("366 days"), "{}", said.err);
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_ends_with_9_after_the_result() {
    let folder = folder();
    let file = folder.path().join("file");
    std::fs::write(&file, "mine").expect("a file");
    let small = ["balance", "tutorial", "--seeds", "1..2", "--bots", "idle,keep-serving"];
    // A file where a folder should be; a folder where a file should be.
    for more in [["--plots", &shown(&file)], ["--golden", &shown(folder.path())]] {
        let bless: &[&str] = if more[0] == "--golden" { &["--bless"] } else { &[] };
        let said = godark(&[&small[..], &more, bless].concat());
        assert_eq!(said.code, 9, "{more:?}: {}", said.err);
        assert!(said.err.contains("cannot write"), "{}", said.err);
        assert!(said.out.contains("in words"), "what was played is told all the same");
    }
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "mine");
    let said = godark(&["run", "tutorial", "--record", &shown(folder.path())]);
    assert_eq!((said.code, said.err.contains("cannot write")), (9, true), "{}", said.err);
    if Path::new("/dev/full").exists() {
        let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk"));
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/tutorial/replays/model-answer.replay.ron");
        let model = shown(&model);
        for args in [
            &small[..],
            &["run", "tutorial"],
            &["batch", "tutorial", "--seeds", "1..2"],
            &["whatif", &model, "--drop", "1", "--futures", "2"],
        ] {
            let told = command(args).stdout(full()).stderr(Stdio::piped()).output().expect("it starts");
            let told = crate::said(told);
            assert_eq!(told.code, 9, "{args:?}: {}", told.err);
            assert!(told.err.contains("no space left"), "{args:?}: {}", told.err);
        }
    }
}

#[test]
fn plots_are_pictures_with_words() {
    let folder = folder();
    let out = folder.path().join("new/plots");
    let said = godark(&["balance", "tutorial", "--seeds", "1..8", "--plots", &shown(&out)]);
    assert_eq!(said.code, 0, "{}", said.err);
    for name in ["score.svg", "best.svg", "losses.svg"] {
        let svg = std::fs::read_to_string(out.join(name)).expect("it is drawn");
        assert!(svg.starts_with("<svg") && svg.contains("<desc>") && svg.contains("keep-serving"), "{name}");
    }
    let json = godark(&["balance", "tutorial", "--seeds", "1..8", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["partial"], false);
    let words = json["in_words"].as_array().expect("paragraphs");
    assert!(words.iter().all(|one| said.out.contains(one.as_str().expect("text"))), "{words:?}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_the_seeds_that_are_finished() {
    let folder = folder();
    let kept = shown(&folder.path().join("kept.txt"));
    let long = ["balance", "albania-2022", "--bots", "idle,history", "--seeds", "1..200000"];
    let part = stopped(&[&long[..], &["--golden", &kept, "--bless"]].concat());
    assert_eq!(part.code, 130, "{}", part.err);
    let first = part.out.lines().next().expect("a line");
    let seeds = first.strip_prefix("PARTIAL: ").and_then(|rest| rest.strip_suffix(" of 200000 seeds")).expect(first);
    assert!(!Path::new(&kept).exists(), "a part is not kept for the whole");
    // What is finished is what those seeds come to by themselves.
    let whole = godark(&["balance", "albania-2022", "--bots", "idle,history", "--seeds", &format!("1..{seeds}")]);
    assert_eq!(part.out.split_once('\n').expect("lines").1, whole.out);

    let moves = stopped(&["balance", "albania-2022", "--moves", "--samples", "100000", "--bots", "idle"]);
    assert_eq!(moves.code, 130, "{}", moves.err);
    assert!(moves.out.starts_with("PARTIAL: ") && moves.out.contains(" of 100000 moments\n"), "{}", moves.out);
}

#[cfg(unix)]
#[test]
fn a_game_that_is_stopped_says_how_far_it_came_and_takes_no_whole_one_away() {
    let folder = folder();
    let kept = folder.path().join("kept.replay.ron");
    let game = ["run", "albania-2022", "--bot", "adviser", "--record", &shown(&kept)];
    let part = stopped(&game);
    assert_eq!(part.code, 130, "{}{}", part.out, part.err);
    assert!(part.out.starts_with("PARTIAL: stopped at "), "{}", part.out);
    let verified = godark(&["replay", &shown(&kept), "--scenario", "albania-2022"]);
    assert_eq!(verified.code, 0, "its recording is whole as far as it goes: {}", verified.err);

    let whole = godark(&["run", "albania-2022", "--bot", "history", "--record", &shown(&kept)]);
    assert_eq!(whole.code, 0, "{}", whole.err);
    let before = std::fs::read(&kept).expect("it is written");
    let part = stopped(&game);
    assert_eq!(part.code, 130, "{}{}", part.out, part.err);
    assert_eq!(std::fs::read(&kept).expect("it is there"), before, "a part takes the place of nothing");
    let beside = folder.path().join("kept (stopped).replay.ron");
    assert!(part.err.contains(&shown(&beside)), "{}", part.err);
    assert_eq!(godark(&["replay", &shown(&beside), "--scenario", "albania-2022"]).code, 0);
}

/// Pictures carry no mark that they show a part.
#[cfg(unix)]
#[test]
fn a_part_is_not_drawn() {
    let folder = folder();
    let plots = folder.path().join("plots");
    assert_eq!(godark(&["balance", "tutorial", "--seeds", "1..8", "--plots", &shown(&plots)]).code, 0);
    let drawn = |name: &str| std::fs::read(plots.join(name)).expect("it is drawn");
    let before = ["score.svg", "best.svg", "losses.svg"].map(drawn);
    let part = stopped(&["balance", "tutorial", "--seeds", "1..500000", "--bots", "idle,keep-serving", "--plots", &shown(&plots)]);
    assert_eq!(part.code, 130, "{}", part.err);
    assert!(part.err.contains("nothing is drawn"), "{}", part.err);
    assert_eq!(["score.svg", "best.svg", "losses.svg"].map(drawn), before);
}

/// Memory does not grow with the number of games, and where there is none for more threads, that is said.
#[cfg(target_os = "linux")]
#[test]
fn little_memory_is_enough_and_too_little_is_said() {
    let limited = |kib: u32, more: &str| {
        let script = format!("ulimit -v {kib}; exec \"$0\" batch tutorial --bots keep-serving {more}");
        said(Command::new("bash").args(["-c", &script, env!("CARGO_BIN_EXE_godark")]).output().expect("it starts"))
    };
    let many = limited(200_000, "--threads 2 --seeds 1..3000");
    assert_eq!(many.code, 0, "{}", many.err);
    assert!(many.out.starts_with("3\u{a0}000 games"), "{}", many.out);
    let threads = limited(400_000, "--threads 1024 --seeds 1..10");
    assert_eq!((threads.code, threads.out.as_str()), (2, ""), "{}", threads.err);
    assert!(threads.err.contains("cannot start so many threads") && threads.err.contains("name fewer"), "{}", threads.err);
}
