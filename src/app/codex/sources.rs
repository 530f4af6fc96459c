//! What a scenario stands on: its `SOURCES.md`, section by section.

use crate::scenario::{Scenario, library};
use crate::words::Words;

use super::leaves::Leaf;

const FILE: &str = "SOURCES.md";
/// The section that only names documents.
const NAMES: &str = "Sources";
/// What stands between two documents in that section.
const BETWEEN: &str = " · ";

/// Returns the sections, and how many are shown only after a debrief: they tell how it went.
pub fn leaves(words: &Words, scenario: &Scenario, looked_back: bool) -> (Vec<Leaf>, usize) {
    let shelf = library::find_built_in(&scenario.id).ok().filter(|shelf| shelf.holds(FILE));
    let Some(source) = shelf.and_then(|shelf| shelf.part(FILE).ok()) else {
        return (
            vec![Leaf { name: words.get("codex-sources-none"), sub: String::new(), lines: vec![words.get("codex-sources-none-about")] }],
            0,
        );
    };
    let (open, closed): (Vec<Leaf>, Vec<Leaf>) = sections(&source.text).into_iter().partition(|leaf| looked_back || leaf.name == NAMES);
    (open, closed.len())
}

/// Takes a text apart at its second headings. What stands before the first belongs to nobody.
fn sections(text: &str) -> Vec<Leaf> {
    text.split("\n## ")
        .skip(1)
        .map(|section| {
            let (name, body) = section.split_once('\n').unwrap_or((section, ""));
            let name = plain(name);
            let mut lines: Vec<String> = body.split("\n\n").flat_map(paragraph).collect();
            if name == NAMES {
                lines = lines.iter().flat_map(|line| line.split(BETWEEN)).map(|line| line.trim().to_owned()).collect();
            }
            Leaf { name, sub: String::new(), lines }
        })
        .collect()
}

/// A paragraph is one line; each row of a table, and each item of a list, is one of its own.
fn paragraph(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Above its rule a table only names its columns.
    let body = text.lines().position(|line| line.starts_with("|--")).map_or(0, |rule| rule + 1);
    for line in text.lines().skip(body).map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('|') {
            let cells: Vec<String> = line.trim_matches('|').split('|').map(plain).filter(|cell| !cell.is_empty()).collect();
            lines.push(cells.join(BETWEEN));
        } else if let Some(item) = line.strip_prefix("* ") {
            lines.push(plain(item));
        } else {
            match lines.last_mut() {
                Some(last) => *last = format!("{last} {}", plain(line)),
                None => lines.push(plain(line)),
            }
        }
    }
    lines
}

/// Takes the marks of emphasis and code out of a text.
fn plain(text: &str) -> String {
    text.replace("**", "").replace('`', "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_tables_and_lists_become_lines() {
        let text = "# Title\n\nIntro.\n\n## Found\n\n| what | source |\n|---|---|\n| **one** | `a` |\n| two | b |\n\nAnd\nmore.\n\n\
                    * first\n* second\n  half\n\n## Sources\n\nA, one ·\nB\n";
        let sections = sections(text);
        assert_eq!(sections.len(), 2);
        assert_eq!(sections[0].lines, ["one · a", "two · b", "And more.", "first", "second half"]);
        assert_eq!(sections[1].lines, ["A, one", "B"]);
    }

    #[test]
    fn what_tells_how_it_went_waits_for_the_debrief() {
        let words = Words::english();
        let scenario = crate::testing::albania();
        let (before, closed) = leaves(&words, &scenario, false);
        assert!(before.len() == 1 && before[0].lines.len() > 5 && closed > 1, "{before:?}");
        let (after, closed) = leaves(&words, &scenario, true);
        assert!(after.len() > 2 && closed == 0);
    }
}
