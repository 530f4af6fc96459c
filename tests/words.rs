//! Every word that is asked for is in the strings file, and nothing stands there for nobody.

use std::collections::BTreeSet;
use std::path::Path;

use godark::words::{Language, Words};

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).expect("text")));
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let words = Words::english();
    let mut missing = BTreeSet::new();
    let mut asked = 0;
    for (file, text) in all_sources() {
        for call in [".get(\"", ".say(\"", ".say(\n"] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start().trim_start_matches('"');
                let key = rest.split('"').next().unwrap_or_default();
                // Other things have a `get` too; keys of words have a hyphen.
                if key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
                    asked += 1;
                    if !words.has(key) {
                        missing.insert(format!("{file}: {key}"));
                    }
                }
            }
        }
    }
    assert!(asked > 150, "the scan finds them: {asked}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_word_stands_there_for_nobody() {
    let strings = include_str!("../assets/strings/en.ftl");
    let code: String = all_sources().into_iter().map(|(_, text)| text).collect();
    // The report's template asks for words too; names of its parts are put together there.
    let template = include_str!("../assets/report/debrief.html");
    let in_template = |key: &str| {
        let part = key.strip_prefix("report-").is_some_and(|part| template.contains(&format!("\"{part}\"")));
        part || template.contains(&format!("say(\"{key}\")")) || template.contains(&format!("say('{key}')"))
    };
    let unused: Vec<&str> = strings
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split(" =").next())
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !in_template(key))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// Every message of a strings file, in order: its key, and the values it speaks of.
fn messages(language: Language) -> Vec<(String, BTreeSet<String>)> {
    let mut messages: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in language.strings().lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase())
            && let Some((key, _)) = line.split_once(" =")
        {
            messages.push((key.to_owned(), BTreeSet::new()));
        }
        let Some((_, values)) = messages.last_mut() else { continue };
        for (at, _) in line.match_indices('$') {
            let name = |c: char| c.is_ascii_lowercase() || c == '-';
            values.insert(line[at + 1..].split(|c: char| !name(c)).next().unwrap_or_default().trim_end_matches('-').to_owned());
        }
    }
    messages
}

#[test]
fn every_language_says_the_same_things_of_the_same_values_in_the_same_order() {
    let english = messages(Language::English);
    assert!(english.len() > 500, "the scan finds them: {}", english.len());
    for language in Language::ALL {
        let said = messages(language);
        let keys = |messages: &[(String, BTreeSet<String>)]| messages.iter().map(|(key, _)| key.clone()).collect::<BTreeSet<_>>();
        let (wanted, found) = (keys(&english), keys(&said));
        assert_eq!(found.len(), said.len(), "{language:?}: a key stands twice");
        assert!(wanted.is_subset(&found), "{language:?} does not say {:#?}", wanted.difference(&found).collect::<Vec<_>>());
        assert!(found.is_subset(&wanted), "{language:?} says what nobody asks for: {:#?}", found.difference(&wanted).collect::<Vec<_>>());
        for ((key, values), (said_key, said_values)) in english.iter().zip(&said) {
            assert_eq!((key, values), (said_key, said_values), "{language:?}");
        }
    }
}

#[test]
fn albanian_is_not_english() {
    let (english, albanian) = (Words::english(), Words::of(Language::Albanian));
    // Signs, names, and words that are the same in both.
    const SAME: [&str; 21] = [
        "game-name",
        "time-minutes",
        "true-shell",
        "kind-partner",
        "codex-attack",
        "guide-title",
        "term-akshi",
        "term-attack",
        "term-cisa",
        "term-dart",
        "term-krbtgt",
        "term-kvtc",
        "term-nav",
        "term-nist",
        "term-nksc",
        "term-nsm",
        "term-partner",
        "term-tims",
        "term-udi",
        "term-vmi",
        "term-web-shell",
    ];
    // What stands in a message besides the names of its values.
    let bare = |text: String| text.split(['{', '}']).step_by(2).filter(|part| part.chars().any(char::is_alphabetic)).collect::<String>();
    let same: Vec<String> = messages(Language::English)
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !SAME.contains(&key.as_str()))
        .filter(|key| english.get(key) == albanian.get(key) && bare(english.get(key)).chars().filter(|c| c.is_alphabetic()).count() > 1)
        .collect();
    assert!(same.is_empty(), "not translated: {same:#?}");
}
