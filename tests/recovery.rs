//! Reading on after a slip: one pass finds what is wrong elsewhere, and says nothing that only follows from it.

use godark::scenario::diagnostic::Diagnostics;
use godark::scenario::{library, load};

const GOOD: &str = include_str!("bad/good.ron");

fn problems(files: &[(&str, &str)]) -> Diagnostics {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    }
}

/// Replaces each of these, which stand there once, and returns the codes of what is said with their lines' first words.
fn said(changes: &[(&str, &str)]) -> Vec<String> {
    let mut text = GOOD.to_owned();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands there once");
        text = text.replacen(from, to, 1);
    }
    let problems = problems(&[("scenario.ron", &text)]);
    problems.0.iter().map(|problem| format!("{} {}", problem.code, place(problem))).collect()
}

fn place(problem: &godark::scenario::diagnostic::Diagnostic) -> String {
    let Some(place) = &problem.place else { return String::new() };
    let rest = &place.source.text[place.range.start..];
    rest.trim_start().chars().take_while(|c| *c != ',' && *c != '\n').take(16).collect()
}

#[test]
fn a_missing_comma_hides_nothing() {
    let found = said(&[
        ("hosts: 2, domain", "hosts: 2 domain"),
        ("owner: \"town\", covers", "owner: \"twon\", covers"),
        ("criticality: 3", "criticality: 6"),
    ]);
    assert_eq!(found, ["syntax domain: \"town-do", "bad-number \"file-server\"", "unknown-id \"twon\""]);
}

#[test]
fn a_missing_bracket_hides_nothing() {
    let found = said(&[
        ("flows: [web, outbound]),", "flows: [web, outbound,"),
        ("criticality: 3", "criticality: 6"),
        ("hours: (8, 16)", "hours: (16, 8)"),
    ]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("syntax") && found[1] == "bad-number \"file-server\"" && found[2].starts_with("bad-hour"), "{found:?}");
    let found = said(&[("poisoned_permille: 50)),", "poisoned_permille: 50),"), ("hours: (8, 16)", "hours: (16, 8)")]);
    assert!(found.len() == 2 && found[0].starts_with("syntax") && found[1].starts_with("bad-hour"), "{found:?}");
}

#[test]
fn a_missing_quote_costs_one_row() {
    let found = said(&[
        ("name: \"Web site\", short", "name: \"Web site, short"),
        ("hours: (8, 16)", "hours: (16, 8)"),
        ("at: \"7 Mar 10:00\"", "at: \"ten\""),
    ]);
    assert!(found.len() == 3 && found[0].starts_with("syntax"), "{found:?}");
    assert!(found[1].starts_with("bad-hour") && found[2].starts_with("bad-time"), "{found:?}");
}

#[test]
fn several_fields_of_one_row_are_told() {
    let found = said(&[
        ("hosts: 2, domain", "hosts: \"two\", domain"),
        ("listens: [web, smb]", "listens: [wbe, smb]"),
        ("part: core", "part: cored"),
        ("(id: \"lead\", name", "(id: \"lead\", nmae"),
    ]);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("unknown-field nmae") && found[1].starts_with("unknown-word cored"), "{found:?}");
    assert!(found[2].starts_with("syntax \"two\"") && found[3].starts_with("unknown-word wbe"), "{found:?}");
}

#[test]
fn a_misspelt_word_is_read_as_the_one_that_was_meant() {
    // A title that is called `titel` is not missing as well, and everything else is looked at.
    let found =
        said(&[("title: \"Small town\"", "titel: \"Small town\""), ("criticality: 3", "criticality: 6"), ("trust: 150", "trust: 151")]);
    assert_eq!(found, ["unknown-field titel: \"Small to", "weights-differ weights: (contin", "bad-number \"file-server\""]);
    // One that is shorter, and one that is longer.
    let found =
        said(&[("news_hours: [8, 20]", "newshours: [8, 20]"), ("trust_permille: 600", "trust_permilles: 600"), ("staff: 40", "staf: 40")]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|found| found.starts_with("unknown-field")), "{found:?}");
    // Where the one that was meant is there too, the other is only too much.
    let found = said(&[("title: \"Small town\"", "titel: \"Big town\", title: \"Small town\"")]);
    assert_eq!(found, ["unknown-field titel: \"Big town"]);
    assert_eq!(said(&[("part: core", "part: cored"), ("hours: (8, 16)", "hours: (16, 8)")]).len(), 2);
}

#[test]
fn what_only_follows_is_not_told() {
    // The zone is gone with its slip; that systems stand in it is no second one.
    assert_eq!(said(&[("part: core", "part: cored")]), ["unknown-word cored"]);
    // Without a calendar no time is outside it.
    assert_eq!(said(&[("starts: \"2022-03-07 08:00\"", "starts: \"Monday\""), ("criticality: 3", "criticality: \"x\"")]).len(), 2);
    // Without a title the rest is read all the same.
    let found = said(&[("title: \"Small town\",", ""), ("owner: \"town\", covers", "owner: \"twon\", covers")]);
    assert!(
        found.len() == 2 && found.iter().any(|at| at.starts_with("missing-field")) && found.contains(&"unknown-id \"twon\"".to_owned()),
        "{found:?}"
    );
}

#[test]
fn other_files_are_read_after_a_broken_one() {
    let main = GOOD.replace("e_services: 10,", "e_services: 10, parts: [\"gone.ron\", \"a.ron\", \"b.ron\"],");
    let a = "(zones: [(id: \"one\" name: \"One\", part: office), (id: \"two\", part: offise, name: \"Two\")])";
    let b = "(links: [(id: \"l\", between: (\"two\", \"hall\"), flows: [web)], seats: [(id: \"x\", name: \"X\", age: 3)])";
    let found = problems(&[("scenario.ron", &main), ("a.ron", a), ("b.ron", b)]);
    let codes: Vec<&str> = found.0.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["syntax", "unknown-word", "syntax", "unknown-field", "unreadable-file"], "{}", found.render(false));
}

/// Whatever is cut out, the places that are told lie in the file, and reading comes to an end.
#[test]
fn anything_may_be_missing() {
    let tokens: Vec<(usize, &str)> = GOOD.match_indices(['(', ')', '[', ']', ',', '"', ':']).collect();
    for (at, token) in tokens.iter().step_by(7) {
        let text = format!("{}{}", &GOOD[..*at], &GOOD[at + token.len()..]);
        let found = problems(&[("scenario.ron", &text)]);
        // A comma before a bracket is missed by nobody.
        assert!(found.errors() > 0 || *token == ",", "without `{token}` at {at}");
        assert!(found.0.len() < 12, "without `{token}` at {at}: {}", found.render(false));
        assert!(found.0.iter().flat_map(|problem| &problem.place).all(|place| place.source.text == text), "places are the author's");
    }
}
