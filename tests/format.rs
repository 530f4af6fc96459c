//! Files are brought into one layout: twice is as once, and nothing that they say changes.

use std::path::{Path, PathBuf};

use godark::scenario::diagnostic::Source;
use godark::scenario::format::format;
use godark::scenario::format::lexer::{Kind, tokens};
use proptest::prelude::*;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("it is there").flatten() {
        let path = entry.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            files(&path, found);
        } else if name.ends_with(".ron") && !name.ends_with(".replay.ron") {
            found.push(path);
        }
    }
}

fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![root.join("tests/bad/good.ron"), root.join("assets/rules/moves.ron")];
    files(&root.join("scenarios"), &mut found);
    files(&root.join("assets/templates"), &mut found);
    found.sort();
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).expect("text"))).collect()
}

/// What a file says, found in another way than the formatter does: by its tokens, without commas before closing brackets.
fn said(text: &str) -> (Vec<String>, Vec<String>) {
    let source = Source::new("x.ron", text);
    let all = tokens(&source).expect("it was formatted");
    let comments = all.iter().filter(|token| token.is_comment()).map(|token| token.text.to_owned()).collect();
    let rest: Vec<_> = all.iter().filter(|token| !token.is_comment()).collect();
    let meant = rest
        .iter()
        .enumerate()
        .filter(|(at, token)| token.kind != Kind::Comma || rest.get(at + 1).is_none_or(|next| next.kind != Kind::Close));
    (meant.map(|(_, token)| token.text.to_owned()).collect(), comments)
}

/// Formats a text, if it is RON, and holds what must be so against it.
fn check(text: &str) -> Result<bool, TestCaseError> {
    let Ok(once) = format(&Source::new("x.ron", text)) else { return Ok(false) };
    prop_assert_eq!(said(text), said(&once), "it says the same");
    let twice = format(&Source::new("x.ron", once.as_str()));
    prop_assert_eq!(twice.as_ref().ok(), Some(&once), "a second time changes nothing");
    prop_assert!(once.ends_with('\n') && !once.contains("\n\n\n"), "one empty line at most");
    Ok(true)
}

#[test]
fn shipped_files_are_in_the_layout() {
    for (path, text) in texts().into_iter().filter(|(path, _)| !path.ends_with("bad/good.ron")) {
        let formatted = format(&Source::new(&path, text.as_str())).unwrap_or_else(|problem| panic!("{}", problem.render(false)));
        assert!(formatted == text, "{} is not: `godark fmt scenarios assets/rules assets/templates` brings it there", path.display());
    }
}

#[test]
fn a_scenario_says_the_same_in_any_layout() {
    let load = |text: &str| {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::write(folder.path().join("scenario.ron"), text).expect("a file");
        godark::scenario::load(&godark::scenario::library::Shelf::Folder(folder.path().to_owned())).expect("it is good").0.digest
    };
    let good = include_str!("bad/good.ron");
    let squeezed = good.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::trim).collect::<Vec<_>>().join(" ");
    let formatted = format(&Source::new("x.ron", squeezed.as_str())).expect("it is RON");
    assert!(formatted.lines().count() > 20, "{formatted}");
    assert_eq!((load(good), load(&squeezed)), (load(&formatted), load(&formatted)));
}

/// However much there is of something, each piece is looked at once: it takes seconds, not a quarter of an hour.
#[test]
fn large_files_are_brought_into_the_layout() {
    for text in ["(a: 1),\n".repeat(100_000), "(a: 1), ".repeat(100_000), "/* /* */ */ 1,".repeat(100_000), "// a\n".repeat(100_000)] {
        let text = format!("[{text}]");
        let formatted = format(&Source::new("x.ron", text.as_str())).unwrap_or_else(|problem| panic!("{}", problem.render(false)));
        let letters = |text: &str| text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b',').collect::<Vec<_>>();
        assert!(letters(&formatted) == letters(&text), "nothing is lost");
    }
}

/// Format 1 has only grown since its first day: a scenario of then is one of now.
#[test]
fn the_first_scenario_of_format_1_is_still_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/1-first.ron");
    let shelf = godark::scenario::library::Shelf::File(path);
    let loaded = godark::scenario::load(&shelf);
    assert!(loaded.is_ok(), "{}", loaded.err().map(|problems| problems.render(false)).unwrap_or_default());
}

/// What is done to a file: where, in thousandths of its tokens, and what.
fn change() -> impl Strategy<Value = (usize, usize)> {
    (0..1000usize, 0..10usize)
}

/// Changes a text between its tokens, or one of its bytes.
fn changed(text: &str, changes: &[(usize, usize)]) -> String {
    let mut text = text.to_owned();
    for (place, what) in changes {
        let source = Source::new("x.ron", text.as_str());
        let Ok(all) = tokens(&source) else { return text };
        let Some(token) = all.get(place * all.len() / 1000) else { return text };
        let (at, end) = (token.at, token.end());
        match what {
            0 => text.insert_str(at, "\n\n\n"),
            1 => text.insert_str(at, " // odd\n"),
            2 => text.insert_str(at, "/* a\n b */"),
            3 => text.insert_str(end, "  "),
            4 => text.insert_str(end, "\r\n"),
            5 => text.insert_str(end, " /* x */ // y\n"),
            6 if token.kind == Kind::Close => text.insert(at, ','),
            7 if token.kind != Kind::LineComment => {
                let space = text[end..].len() - text[end..].trim_start().len();
                text.replace_range(end..end + space, " ");
            }
            8 => text.replace_range(at..end, ""),
            9 => text.truncate(end),
            _ => text.insert(at, '\n'),
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_whatever_a_file_looks_like(number in 0..1000usize, changes in prop::collection::vec(change(), 1..12)) {
        let texts = texts();
        let (_, text) = &texts[number % texts.len()];
        check(&changed(text, &changes))?;
    }

    /// Changes that keep it RON: these are all formatted.
    #[test]
    fn any_layout_is_brought_into_one(number in 0..1000usize, changes in prop::collection::vec((0..1000usize, 0..8usize), 1..30)) {
        let texts = texts();
        let (path, text) = &texts[number % texts.len()];
        let kept: Vec<_> = changes.into_iter().filter(|(_, what)| *what != 6).collect();
        prop_assert!(check(&changed(text, &kept))?, "{} is still RON", path.display());
    }
}
