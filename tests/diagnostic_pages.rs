//! The pages on diagnostics: there is one for each code, its first example says exactly that, and its second says nothing.
//!
//! What is said about each first example stands in `tests/bad/pages`, to the letter; `UPDATE_EXPECT=1 cargo test --test
//! diagnostic_pages` writes it anew.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use expect_test::expect_file;
use godark::analysis::playtest::CODES;
use godark::scenario::diagnostic::Diagnostics;
use godark::scenario::{library, load, pages};

const GOOD: &str = include_str!("bad/good.ron");
/// Beside the scenario stands a second intruder, for the example that has two.
const MORE: &str = r#"(intruder: (name: "Somebody", about: "Unknown.", operators: 1, footholds: [], holds: [], entry: "web-site", stolen_permille: 0, reroute: "3..6 h"))"#;
/// Between pieces of an example that stand in different places.
const ELSEWHERE: &str = "// …\n";

struct Example<'a> {
    code: &'static str,
    language: &'a str,
    failing: &'a str,
    mended: &'a str,
    /// What of the good scenario both stand for.
    stands_for: &'a str,
}

/// Returns the block of code after a word.
fn block<'a>(page: &'a str, word: &str) -> (&'a str, &'a str) {
    let rest = page.split_once(word).unwrap_or_else(|| panic!("`{word}` is missing in {page}")).1;
    let (language, rest) = rest.split_once("```").expect("a block of code").1.split_once('\n').expect("its language");
    (language, rest.split_once("\n```").expect("its end").0)
}

fn example(code: &'static str) -> Example<'static> {
    let page = pages::page(code).expect("it has a page");
    let (language, failing) = block(page, "\nFails:\n");
    let (_, mended) = block(page, "\nMended:\n");
    let stands_for = page.split_once("<!-- stands for:\n").map_or(mended, |(_, rest)| rest.split_once("\n-->").expect("its end").0);
    Example { code, language, failing, mended, stands_for }
}

/// Returns where a piece stands in a text, whatever the white space between its words.
fn find(text: &str, piece: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = piece.chars().filter(|c| !c.is_whitespace()).collect();
    let there: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let starts = 0..there.len().saturating_sub(wanted.len() - 1);
    let same = |start: &usize| wanted.iter().zip(&there[*start..]).all(|(wanted, (_, c))| wanted == c);
    starts.filter(same).map(|start| there[start].0..there[start + wanted.len() - 1].0 + 1).collect()
}

/// Puts an example into the good scenario.
fn put(example: &Example<'_>, text: &str) -> String {
    let mut whole = GOOD.to_owned();
    let pieces = example.stands_for.split(ELSEWHERE).zip(text.split(ELSEWHERE));
    for (from, to) in pieces {
        let places = find(&whole, from);
        assert_eq!(places.len(), 1, "{}: `{from}` stands in good.ron once", example.code);
        whole.replace_range(places[0].clone(), &format!("{to}\n"));
    }
    let rooms: String = (2..=500).map(|room| format!("(id: \"room-{room}\", name: \"Room {room}\", part: office),\n")).collect();
    whole.replace("// … and so on to room-500", &rooms)
}

/// Returns what is said about an example, without the test's own folder.
fn said(example: &Example<'_>, text: &str) -> (BTreeSet<String>, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("a file");
    let own = format!("{}/", folder.path().display());
    if example.code == "unused-baseline" {
        write("baseline.ron", text.as_bytes());
        return checked(&["check", "tutorial", "--format", "json", "--baseline", &format!("{own}baseline.ron")], &own);
    }
    if example.language == "sh" {
        let words: Vec<&str> = text.split_whitespace().skip(1).chain(["--format", "json"]).collect();
        return checked(&words, &own);
    }
    write("more.ron", MORE.as_bytes());
    for name in ["empty.ron".to_owned()].into_iter().chain((1..=65).map(|number| format!("p{number:02}.ron"))) {
        if text.contains(&name) {
            write(&name, b"()");
        }
    }
    write("latin.ron", b"() // \xeb");
    if text.contains("large.ron") {
        write("large.ron", " ".repeat(8 * 1024 * 1024 + 1).as_bytes());
    }
    if example.language == "ftl" {
        write("scenario.ron", GOOD.as_bytes());
        let rest = if example.code == "missing-text" { "" } else { "# allow: missing-text because the page shows one message\n\n" };
        write("sq.ftl", format!("{rest}{text}\n").as_bytes());
    } else {
        write("scenario.ron", put(example, text).as_bytes());
    }
    let problems = match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    (codes(&problems), problems.render(false).replace(&own, ""))
}

fn codes(problems: &Diagnostics) -> BTreeSet<String> {
    problems.0.iter().map(|problem| problem.code.to_owned()).collect()
}

/// Runs the program, which writes JSON, and returns the codes and the messages.
fn checked(words: &[&str], own: &str) -> (BTreeSet<String>, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_godark")).args(words).output().expect("it runs");
    let result: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let found = result[0]["diagnostics"].as_array().expect("a list").clone();
    let text = |field: &serde_json::Value| field.as_str().unwrap_or_default().replace(own, "");
    let lines = found.iter().map(|problem| {
        let [severity, code, message, help] = ["severity", "code", "message", "help"].map(|field| text(&problem[field]));
        format!("{severity}[{code}]: {message}\nhelp: {help}\n")
    });
    (found.iter().map(|problem| text(&problem["code"])).collect(), lines.collect())
}

#[test]
fn each_page_shows_what_it_is_about() {
    let mut wrong = Vec::new();
    // What comes out in play has its examples in tests/playtest.rs; one is a guard that no file is known to set off.
    for code in pages::codes().into_iter().filter(|code| !CODES.contains(code) && *code != "not-kept") {
        let example = example(code);
        let (codes, text) = said(&example, example.failing);
        if codes != BTreeSet::from([code.to_owned()]) {
            wrong.push(format!("{code}: the first example says {codes:?}:\n{text}"));
        }
        // Lists that grow with the game are no part of what is expected.
        if code != "no-scenario" {
            let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/bad/pages/{code}.txt"));
            expect_file![expected].assert_eq(&text);
        }
        let (codes, text) = said(&example, example.mended);
        if !codes.is_empty() {
            wrong.push(format!("{code}: the second example says {codes:?}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The index and the pages name the same codes, say whether they are errors, and every code in the source has a page.
#[test]
fn every_code_has_a_page_and_a_line_in_the_index() {
    fn sources(folder: &Path, found: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
            if entry.path().is_dir() {
                sources(&entry.path(), found);
            } else {
                found.push_str(&std::fs::read_to_string(entry.path()).expect("text"));
            }
        }
    }
    let mut text = String::new();
    for folder in ["src/scenario", "src/cli"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    let mut used = BTreeSet::new();
    for call in ["Diagnostic::error(", "Diagnostic::warning(", ".wrong(", ".odd("] {
        for (at, _) in text.match_indices(call) {
            if let Some(code) = text[at + call.len()..].trim_start().strip_prefix('"') {
                used.insert(code.split('"').next().unwrap_or_default());
            }
        }
    }
    used.extend(CODES);
    let written: BTreeSet<&str> = pages::codes().into_iter().collect();
    assert!(used.len() > 50, "the scan finds them: {used:?}");
    assert_eq!(used.difference(&written).collect::<Vec<_>>(), Vec::<&&str>::new(), "codes without a page");
    assert_eq!(written.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "pages without a code");
    let rows: BTreeSet<&str> = pages::index().lines().filter_map(|line| line.strip_prefix("| [")?.split(']').next()).collect();
    assert_eq!(rows, written, "the index lists all pages");
    for code in written {
        let page = pages::page(code).expect("it is there");
        let row = pages::index().lines().find(|line| line.starts_with(&format!("| [{code}]("))).expect("a row");
        let severity = row.split(" | ").nth(1).expect("a column");
        assert!(page.starts_with(&format!("# {code}\n\n{severity}: ")), "{code}: page and index agree");
    }
}
