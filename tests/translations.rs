//! Translations of scenarios: those that are there are whole, and what is wrong with one is said with its place.

use std::collections::BTreeSet;

use godark::scenario::diagnostic::Diagnostics;
use godark::scenario::{library, load};
use godark::words::{Language, Words};

const GOOD: &str = include_str!("bad/good.ron");
/// Scenarios of the game that can be played in Albanian from the first word to the last.
const IN_ALBANIAN: [&str; 5] = ["albania-2022", "lithuania-2022", "norway-2022", "tims-2022", "tutorial"];

#[test]
fn a_translation_that_is_there_is_whole() {
    let mut written = BTreeSet::new();
    for id in library::built_in() {
        let (scenario, warnings) = load(&library::find(id).expect("it comes with the game")).expect("it is good");
        assert!(warnings.0.is_empty(), "{id}: {}", warnings.render(false));
        if scenario.is_written_in("sq") {
            written.insert(id);
        }
    }
    assert!(IN_ALBANIAN.iter().all(|id| written.contains(id)), "{written:?}");
}

#[test]
fn the_moves_are_shown_in_albanian_everywhere_and_the_rules_stay_as_they_are() {
    let words = Words::of(Language::Albanian);
    for id in library::built_in() {
        let (scenario, _) = load(&library::find(id).expect("it comes with the game")).expect("it is good");
        let shown = words.shown(&scenario);
        assert_eq!((shown.digest, shown.plan.hosts), (scenario.digest, scenario.plan.hosts));
        let what = scenario.names.get("isolate-system").expect("it is in the catalogue");
        assert_eq!(scenario.content.moves[what].name.as_str(), "Cut it off");
        assert_eq!(shown.content.moves[what].name.as_str(), "Shkëpute");
    }
}

/// Puts a translation beside the good scenario and returns what is said about it, without the test's own folder.
fn said(translation: &str) -> (Diagnostics, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), GOOD).expect("a file");
    std::fs::write(folder.path().join("sq.ftl"), translation).expect("a file");
    let (scenario, warnings) = load(&library::Shelf::Folder(folder.path().to_owned())).expect("it can be played all the same");
    assert!(scenario.is_written_in("sq"));
    let own = format!("{}/", folder.path().display());
    let text = warnings.render(false).replace(&own, "");
    (warnings, text)
}

fn codes(translation: &str) -> (BTreeSet<&'static str>, String) {
    let (problems, text) = said(translation);
    assert_eq!(problems.errors(), 0, "a translation keeps nobody from playing: {text}");
    (problems.0.iter().map(|problem| problem.code).collect(), text)
}

#[test]
fn what_is_missing_is_counted_and_said_in_english() {
    let (codes, text) = codes("scenario = Qyteza\n");
    assert_eq!(codes, BTreeSet::from(["missing-text"]));
    assert!(text.contains("texts are not translated") && text.contains("sq.ftl:1:1") && text.contains("shown in English"), "{text}");
}

#[test]
fn a_key_that_nothing_has_is_shown_with_what_might_be_meant() {
    let (codes, text) = codes("scenario = Qyteza\n\nsystem-web-sitte = Faqja\n    .abot = Asgjë.\n");
    assert!(codes.contains("unknown-text"), "{text}");
    assert!(text.contains("sq.ftl:3:1") && text.contains("did you mean `system-web-site`?"), "{text}");
}

#[test]
fn what_is_no_fluent_is_shown_and_the_rest_is_read() {
    let (codes, text) = codes("scenario = Qyteza\n\nthis is no message\n\nagency-town = Bashkia { $name }\n\nscenario = Qyteti\n");
    assert!(codes.contains("bad-translation") && codes.contains("text-twice"), "{text}");
    assert!(text.contains("sq.ftl:3:") && text.contains("sq.ftl:5:1") && text.contains("asks for a value"), "{text}");
}

#[test]
fn a_file_that_is_no_text_keeps_nobody_from_playing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), GOOD).expect("a file");
    std::fs::write(folder.path().join("sq.ftl"), [0xff, 0xfe, 0x00]).expect("a file");
    let (scenario, warnings) = load(&library::Shelf::Folder(folder.path().to_owned())).expect("it can be played in English");
    assert_eq!(warnings.0.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["not-text"]);
    assert!(!scenario.is_written_in("sq"));
}
