//! Every word that is asked for is in the strings file, and nothing stands there for nobody.

use std::collections::BTreeSet;
use std::path::Path;

use godark::words::Words;

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
