//! `godark batch`: the same bytes on any number of threads, after a kill, and put together from shares; nothing finished is lost.

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use godark::analysis::batch::line::{self, Form};
use godark::analysis::batch::row::{COLUMNS, Row, Value};
use godark::analysis::batch::{Plan, Shard, output, parquet};
use godark::scenario::{library, load};

use program::{Said, said};

fn batch(args: &[&str]) -> Said {
    said(godark().arg("batch").args(args).output().expect("the program starts"))
}

fn godark() -> Command {
    Command::new(env!("CARGO_BIN_EXE_godark"))
}

/// 24 games of the smallest scenario.
const SMALL: [&str; 7] = ["tutorial", "--doctrines", "any,all", "--bots", "idle,keep-serving", "--seeds", "1..6"];
/// Enough games to be stopped in the midst of them.
const LONG: [&str; 5] = ["tutorial", "--bots", "keep-serving,idle", "--seeds", "1..300"];

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Plays a batch into a file, which must work.
fn played(args: &[&str], file: &Path, more: &[&str]) -> Said {
    let said = with_out(args, file, more);
    assert_eq!(said.code, 0, "{}", said.err);
    said
}

fn with_out(args: &[&str], file: &Path, more: &[&str]) -> Said {
    batch(&[args, &["--out", &file.display().to_string()], more].concat())
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

fn rows(form: Form, text: &[u8]) -> Vec<Row> {
    let lines = text.split_inclusive(|byte| *byte == b'\n').skip(usize::from(form == Form::Csv));
    lines.map(|text| line::read(form, text).expect("it is a row")).collect()
}

fn value<'a>(row: &'a Row, name: &str) -> &'a Value {
    &row.0[COLUMNS.iter().position(|column| column.name == name).expect("it is a column")]
}

fn number(row: &Row, name: &str) -> u64 {
    match value(row, name) {
        Value::Number(number) => *number,
        other => panic!("{name} is {other:?}"),
    }
}

#[test]
fn the_table_and_the_summary_are_the_same_on_any_number_of_threads() {
    let folder = folder();
    for ending in ["csv", "jsonl", "parquet"] {
        let file = |threads: &str| folder.path().join(format!("{threads}.{ending}"));
        let mut found = Vec::new();
        for threads in ["1", "2", "7"] {
            let said = played(&SMALL, &file(threads), &["--threads", threads, "--format", "json"]);
            assert_eq!(said.err, "");
            found.push((bytes(&file(threads)), said.out));
            assert!(!beside(&file(threads), ".part").exists());
            let plan = |threads| fs::read(beside(&file(threads), ".plan.json")).ok();
            assert_eq!((plan(threads), plan(threads).is_some()), (plan("1"), ending != "parquet"));
        }
        assert!(found.iter().all(|one| *one == found[0]), "{ending}");
    }
}

#[test]
fn a_row_is_the_game_that_run_plays() {
    let folder = folder();
    let file = folder.path().join("a.csv");
    played(&SMALL, &file, &[]);
    let rows = rows(Form::Csv, &bytes(&file));
    assert_eq!(rows.len(), 24);
    let numbers: Vec<u64> = rows.iter().map(|row| number(row, "game")).collect();
    assert_eq!(numbers, (1..=24).collect::<Vec<u64>>());
    let row = rows.iter().find(|row| *value(row, "bot") == Value::Text("keep-serving".to_owned())).expect("it plays");
    let args = ["run", "tutorial", "--bot", "keep-serving", "--seed", "1", "--format", "json"];
    let run = said(godark().args(args).output().expect("the program starts"));
    let run: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(*value(row, "digest"), Value::Text(run["digest"].as_str().expect("digits")[..16].to_owned()));
    for (column, place) in
        [("events", "/events"), ("orders", "/orders"), ("score", "/standing/score/total"), ("minute", "/standing/minute")]
    {
        assert_eq!(Some(number(row, column)), run.pointer(place).and_then(serde_json::Value::as_u64), "{column}");
    }
}

#[test]
fn parquet_says_what_csv_says() {
    let folder = folder();
    let (csv, table, lines) = (folder.path().join("a.csv"), folder.path().join("a.parquet"), folder.path().join("a.jsonl"));
    [&csv, &table, &lines].into_iter().for_each(|file| drop(played(&SMALL, file, &[])));
    let (plan, read) = parquet::read(fs::File::open(&table).expect("it is there")).expect("it is Parquet");
    assert_eq!(plan["seeds"], serde_json::json!([1, 6]));
    let found: Vec<Row> = read.map(|row| row.expect("it is a row")).collect();
    assert_eq!(found, rows(Form::Csv, &bytes(&csv)));
    assert_eq!(found, rows(Form::JsonLines, &bytes(&lines)));
    assert!(found.iter().any(|row| *value(row, "dark_minute") == Value::Nothing), "nobody goes dark in some of them");
}

/// Starts a batch, and waits until some rows are kept.
fn under_way(file: &Path, more: &[&str]) -> Child {
    let name = file.display().to_string();
    let mut command = godark();
    command.arg("batch").args(LONG).args(["--out", &name]).args(more);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let part = beside(file, ".part");
    while fs::read(&part).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count()) < 5 {
        assert!(child.try_wait().expect("it can be asked").is_none(), "it is over already");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child
}

#[test]
fn after_a_kill_it_goes_on_and_ends_as_if_nothing_had_been() {
    let folder = folder();
    for ending in ["csv", "parquet"] {
        let (whole, file) = (folder.path().join(format!("whole.{ending}")), folder.path().join(format!("killed.{ending}")));
        let summary = played(&LONG, &whole, &[]).out;
        let mut child = under_way(&file, &["--threads", "2"]);
        // Nobody else may write to it meanwhile.
        let other = with_out(&LONG, &file, &["--resume"]);
        assert_eq!(other.code, 9);
        assert!(other.err.contains("by another batch"), "{}", other.err);
        child.kill().expect("it can be killed");
        assert_eq!(child.wait().expect("it ends").code(), None, "it was killed in the midst of it");
        assert!(!file.exists() && beside(&file, ".part").exists());
        let said = played(&LONG, &file, &["--resume", "--threads", "7"]);
        assert!(said.err.starts_with("going on: "), "{}", said.err);
        assert_eq!(said.out, summary);
        assert!(bytes(&file) == bytes(&whole), "{ending}");
        assert!(!beside(&file, ".part").exists());
        // Once more is no work, and says the same.
        let again = played(&LONG, &file, &["--resume"]);
        assert_eq!(again.out, summary);
        assert!(bytes(&file) == bytes(&whole), "{ending}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_loses_no_game_and_says_how_to_go_on() {
    let folder = folder();
    let (whole, file) = (folder.path().join("whole.jsonl"), folder.path().join("stopped.jsonl"));
    played(&LONG, &whole, &[]);
    let child = under_way(&file, &["--threads", "3"]);
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("there is kill");
    assert!(told.success());
    let stopped = said(child.wait_with_output().expect("it ends"));
    assert_eq!(stopped.code, 130, "{}", stopped.err);
    assert!(stopped.out.starts_with("PARTIAL: "), "{}", stopped.out);
    let kept = rows(Form::JsonLines, &bytes(&beside(&file, ".part"))).len();
    assert!(stopped.err.contains(&format!("\n{kept} of 600 games are kept in ")), "{kept}: {}", stopped.err);
    // The command that it tells is the one that goes on.
    let told = stopped.err.lines().last().expect("it tells").trim();
    let told = told.strip_prefix("godark batch ").and_then(|args| args.strip_suffix(" --resume")).expect("a command");
    assert_eq!(told, format!("{} --out {} --threads 3", LONG.join(" "), file.display()));
    assert!(bytes(&whole).starts_with(&bytes(&beside(&file, ".part"))));
    played(&LONG, &file, &["--resume"]);
    assert!(bytes(&file) == bytes(&whole));
}

/// Wherever a file was torn, as by a loss of power, the rest is played and the whole is the same.
#[test]
fn a_torn_file_is_gone_on_with_from_its_last_whole_line() {
    let folder = folder();
    let args = ["tutorial", "--bots", "idle", "--seeds", "1..4"];
    for ending in ["csv", "jsonl"] {
        let file = folder.path().join(format!("a.{ending}"));
        played(&args, &file, &[]);
        let whole = bytes(&file);
        let (part, length) = (beside(&file, ".part"), whole.len());
        for (end, tail) in
            [(0, &b""[..]), (7, b""), (length / 3, b""), (length - 1, b""), (length, b""), (length / 2, &[0; 500]), (length, b"{}\n")]
        {
            fs::remove_file(&file).expect("it is there");
            fs::write(&part, [&whole[..end], tail].concat()).expect("a file");
            played(&args, &file, &["--resume"]);
            assert!(bytes(&file) == whole, "{ending} torn at {end}");
            assert!(!part.exists());
        }
    }
}

#[test]
fn shares_put_together_are_the_whole() {
    let folder = folder();
    let whole = folder.path().join("whole.jsonl");
    played(&SMALL, &whole, &[]);
    for of in [2, 7, 40] {
        let mut found = BTreeMap::new();
        for number in 1..=of {
            let file = folder.path().join(format!("{of}/{number}.jsonl"));
            let said = played(&SMALL, &file, &["--shard", &format!("{number}/{of}"), "--resume"]);
            assert_eq!(said.err.starts_with("note: this share has no games"), number > 24, "{}", said.err);
            for row in rows(Form::JsonLines, &bytes(&file)) {
                assert!(found.insert(self::number(&row, "game"), row).is_none(), "each game is in one share");
            }
        }
        assert_eq!(found.into_values().collect::<Vec<Row>>(), rows(Form::JsonLines, &bytes(&whole)), "{of}");
    }
}

#[test]
fn the_summary_says_what_the_rows_say() {
    let folder = folder();
    let file = folder.path().join("a.csv");
    let args = ["tutorial", "--bots", "keep-serving", "--seeds", "1..7", "--format", "json"];
    let said = played(&args, &file, &[]);
    let summary: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!((&summary["partial"], &summary["games"]), (&false.into(), &7.into()));
    let mut scores: Vec<u64> = rows(Form::Csv, &bytes(&file)).iter().map(|row| number(row, "score")).collect();
    scores.sort_unstable();
    let score = &summary["cells"][0]["columns"]["score"];
    let mean = scores.iter().sum::<u64>() as f64 / 7.0;
    let variance = scores.iter().map(|score| (*score as f64 - mean).powi(2)).sum::<f64>() / 6.0;
    let near =
        |key: &str, wanted: f64| assert!(score[key].as_f64().is_some_and(|is| (is - wanted).abs() < 1e-3), "{key}: {score}, {wanted}");
    near("mean", mean);
    near("deviation", variance.sqrt());
    near("mean_low", mean - 2.4469 * (variance / 7.0).sqrt());
    near("mean_high", mean + 2.4469 * (variance / 7.0).sqrt());
    for (key, rank) in [("least", 0), ("p05", 0), ("p25", 1), ("p50", 3), ("p75", 5), ("p95", 6), ("most", 6)] {
        assert_eq!(score[key], scores[rank], "{key}");
    }
    let text = batch(&args[..5]);
    assert!(
        text.out.starts_with("7 games\nmean ± its 95 % confidence interval") && text.out.contains("tutorial any keep-serving"),
        "{}",
        text.out
    );
}

/// A game that does not come to an end is stopped, stays in the table, and is in no figure.
#[test]
fn too_many_events_end_a_game_and_mark_it() {
    let folder = folder();
    let file = folder.path().join("a.csv");
    let said = with_out(&["tutorial", "--bots", "idle", "--seeds", "1..3", "--events-max", "5", "--format", "json"], &file, &[]);
    assert_eq!(said.code, 15, "{}", said.err);
    assert!(said.err.starts_with("note: 3 of 3 games had more than 5 events and were stopped"), "{}", said.err);
    assert!(rows(Form::Csv, &bytes(&file)).iter().all(|row| *value(row, "ended") == Value::Truth(false) && number(row, "events") > 5));
    let summary: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!((&summary["games_stopped"], &summary["cells"][0]["columns"]["score"]["games"]), (&3.into(), &0.into()));
}

#[test]
fn what_cannot_be_understood_ends_with_2_and_writes_nothing() {
    let folder = folder();
    let file = folder.path().join("a.csv").display().to_string();
    let cases: [(&[&str], &str); 19] = [
        (&[], "SCENARIO"),
        (&["tutorial", "--seeds", ""], "is no seed"),
        (&["tutorial", "--seeds", "5..4"], "5 comes after 4"),
        (&["tutorial", "--seeds", "0..18446744073709551615"], "more games than have numbers"),
        (&["tutorial", "--shard", "3/2"], "there is no share 3 of 2"),
        (&["tutorial", "--shard", "0/2"], "numbered from 1 to 2"),
        (&["tutorial", "--shard", "2"], "is no share"),
        (&["tutorial", "--bots", "idel"], "did you mean `idle`?"),
        (&["tutorial", "--bots", "idle,idle"], "the bot `idle` is named twice"),
        (&["tutorial", "tutorial"], "the scenario `tutorial` is named twice"),
        (&["tutorial", "--doctrines", "by-the-lst"], "did you mean `by-the-list`?"),
        (&["tutorial", "--doctrines", "all,by-the-list"], "is named twice"),
        (&["tutorial", "--threads", "0"], "1..=1024"),
        (&["tutorial", "--threads", "100000"], "1..=1024"),
        (&["tutorial", "--events-max", "0"], "1..=1000000000"),
        (&["tutorial", "--resume"], "--out"),
        (&["tutorial", "--force"], "--out"),
        (&["tutorial", "--resume", "--force", "--out", &file], "cannot be used with"),
        (&["tutorial", "--out", "games.txt"], "end its name in .csv, .jsonl or .parquet"),
    ];
    for (args, words) in cases {
        let said = batch(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
        assert!(said.err.starts_with("error: ") && said.err.contains(words), "{args:?}: {}", said.err);
    }
    assert_eq!(batch(&["tutorail", "--out", &file]).code, 3);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn what_is_there_already_is_spared() {
    let folder = folder();
    let args = ["tutorial", "--bots", "idle", "--seeds", "1..2"];
    let file = folder.path().join("a.csv");
    fs::write(&file, "mine").expect("a file");
    let said = with_out(&args, &file, &[]);
    assert_eq!((said.code, said.out.as_str()), (9, ""));
    assert!(said.err.contains("is there already; --force writes over it"), "{}", said.err);
    let said = with_out(&args, &file, &["--resume"]);
    assert_eq!(said.code, 2, "it has no plan beside it: {}", said.err);
    assert_eq!(bytes(&file), b"mine");
    played(&args, &file, &["--force"]);
    assert_eq!(rows(Form::Csv, &bytes(&file)).len(), 2);
    // What is unfinished is spared too.
    fs::write(beside(&file, ".part"), "begun").expect("a file");
    let said = with_out(&args, &file, &[]);
    assert_eq!(said.code, 9);
    assert!(said.err.contains("unfinished: --resume goes on with it, --force begins anew"), "{}", said.err);
    assert_eq!(bytes(&beside(&file, ".part")), b"begun");
}

#[test]
fn only_the_same_batch_is_gone_on_with() {
    let folder = folder();
    let town = folder.path().join("town.ron");
    let good = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/good.ron")).expect("it is there");
    fs::write(&town, &good).expect("a file");
    let town = town.display().to_string();
    let args = [town.as_str(), "--bots", "idle", "--seeds", "1..3"];
    let file = folder.path().join("a.csv");
    let (part, plan) = (beside(&file, ".part"), beside(&file, ".plan.json"));
    played(&args, &file, &[]);
    let whole = bytes(&file);
    let begun = &whole[..whole.len() - 5];
    fs::remove_file(&file).expect("it is there");
    fs::write(&part, begun).expect("a file");
    let kept = fs::read_to_string(&plan).expect("it is there");
    let refused = |args: &[&str], code: i32, words: &str| {
        let said = with_out(args, &file, &["--resume"]);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{words}: {}", said.err);
        assert!(said.err.contains(words), "{}", said.err);
        assert_eq!(bytes(&part), begun, "nothing is lost");
    };
    refused(&[&town, "--bots", "idle", "--seeds", "1..4"], 2, "has `seeds.1` 3, now it is 4; --force begins anew");
    refused(&[&town, "--bots", "dark-first", "--seeds", "1..3"], 2, "has `scenarios.0.bots.0` \"idle\", now it is \"dark-first\"");
    refused(&[&args[..], &["--shard", "1/2"]].concat(), 2, "`shard.1` 1, now it is 2");
    refused(&[&args[..], &["--as", "jsonl"]].concat(), 2, "`table` \"csv\", now it is \"jsonl\"");
    fs::write(&plan, kept.replace("\"0.1.0\"", "\"0.0.9\"")).expect("a file");
    refused(&args, 5, "`game` \"0.0.9\"");
    fs::write(&plan, "{").expect("a file");
    refused(&args, 2, "which says what was begun");
    fs::write(&plan, &kept).expect("a file");
    let changed = good.replacen("weight: ", "weight: 1", 1);
    assert_ne!(changed, good);
    fs::write(&town, changed).expect("a file");
    refused(&args, 6, "content`");
    fs::write(&town, &good).expect("a file");

    // A build that plays otherwise: the last row that is kept is another one.
    let text = String::from_utf8(begun.to_vec()).expect("text");
    let (first, torn) = text.rsplit_once('\n').expect("there are lines");
    let mut other = first.to_owned();
    other.replace_range(other.len() - 1.., if other.ends_with('0') { "1" } else { "0" });
    fs::write(&part, format!("{other}\n{torn}")).expect("a file");
    let said = with_out(&args, &file, &["--resume"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("game 2 comes out differently"), "{}", said.err);
    fs::write(&part, begun).expect("a file");
    played(&args, &file, &["--resume"]);
    assert!(bytes(&file) == whole);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_ends_with_9_and_keeps_what_is_finished() {
    let folder = folder();
    let args = ["tutorial", "--bots", "idle,keep-serving", "--seeds", "1..20"];
    let full = batch(&[&args[..], &["--out", "/dev/full", "--as", "csv"]].concat());
    assert_eq!(full.code, 9);
    assert!(full.err.contains("cannot write /dev/full: no space left"), "{}", full.err);
    for (path, words) in [(folder.path().to_owned(), "is a folder"), (PathBuf::from("/dev/null"), "Parquet needs a file")] {
        let said = with_out(&args, &path, &["--as", "parquet"]);
        assert_eq!(said.code, 9, "{}", said.err);
        assert!(said.err.contains(words), "{}", said.err);
    }
    fs::write(folder.path().join("file"), "").expect("a file");
    assert_eq!(with_out(&args, &folder.path().join("file/a.csv"), &[]).code, 9);
    // A disk that is full in the midst of it: no file may be larger than a block of 1024 bytes or two.
    for (ending, blocks) in [("csv", 2), ("parquet", 5)] {
        let (whole, file) = (folder.path().join(format!("whole.{ending}")), folder.path().join(format!("a.{ending}")));
        played(&args, &whole, &[]);
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" batch {} --out {}", args.join(" "), file.display());
        let full = said(Command::new("bash").args(["-c", &line, env!("CARGO_BIN_EXE_godark")]).output().expect("it starts"));
        assert_eq!(full.code, 9, "{}", full.err);
        assert!(full.err.contains("cannot write ") && full.err.contains("too large") && full.err.contains("this goes on"), "{}", full.err);
        assert!(full.out.starts_with("PARTIAL: "), "{}", full.out);
        let part = bytes(&beside(&file, ".part"));
        assert!(part.ends_with(b"\n"), "no half line is left");
        let said = played(&args, &file, &["--resume"]);
        assert!(said.err.starts_with("going on: "), "{}", said.err);
        assert!(bytes(&file) == bytes(&whole), "{ending}");
    }
}

/// Rows can go to a pipe; the summary then goes elsewhere.
#[cfg(unix)]
#[test]
fn rows_can_be_piped_on() {
    let said = batch(&["tutorial", "--bots", "idle", "--seeds", "1..3", "--out", "/dev/stdout", "--as", "jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(rows(Form::JsonLines, said.out.as_bytes()).len(), 3);
    assert!(said.err.starts_with("3 games\n"), "{}", said.err);
}

#[test]
fn a_file_of_another_batch_is_not_taken_for_this_one() {
    let folder = folder();
    let scenario = load(&library::find("tutorial").expect("it is shipped")).expect("it is good").0;
    let plan =
        |seeds| Plan::new(vec![scenario.clone()], &["any".to_owned()], &["idle".to_owned()], seeds, 1000, Shard::WHOLE).expect("good");
    let file = folder.path().join("a.parquet");
    played(&["tutorial", "--bots", "idle", "--seeds", "1..2", "--events-max", "1000"], &file, &[]);
    let open = |seeds| output::open(&file, output::Table::Parquet, &plan(seeds), output::Start::Resume, |_, _| ());
    assert!(matches!(open(1..=2), Ok(output::Opened::Whole)));
    assert!(matches!(open(2..=3), Err(trouble) if trouble.kind == output::Kind::OtherPlan));
    // Its plan fits, but the file itself was changed.
    fs::write(&file, "no Parquet").expect("a file");
    assert!(matches!(open(1..=2), Err(trouble) if trouble.words.contains("is not the table of this batch")));
}

#[test]
fn the_page_names_every_column() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/batch.md")).expect("it is there");
    for column in COLUMNS {
        let row = format!("| `{}` | {} |", column.name, column.about);
        assert!(page.contains(&row), "docs/batch.md lacks\n{row}");
    }
}
