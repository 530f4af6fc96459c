//! What the rules may not contain: floating point, hash order, clocks, threads. Found by reading their source.

use std::path::Path;

/// Folders of the rules, and words that make a run depend on the machine.
const RULES: [&str; 3] = ["src/scenario", "src/sim", "src/replay"];
const FORBIDDEN: [&str; 9] = ["f32", "f64", "HashMap", "HashSet", "Instant", "SystemTime", "std::thread", "rayon", "thread_rng"];

fn look(folder: &Path, found: &mut Vec<String>, files: &mut usize) {
    for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            look(&path, found, files);
            continue;
        }
        *files += 1;
        let text = std::fs::read_to_string(&path).expect("text");
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').collect();
            for word in FORBIDDEN {
                if words.iter().any(|at| *at == word || at.ends_with(&format!("::{word}")) || at.starts_with(&format!("{word}::"))) {
                    found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                }
            }
        }
    }
}

#[test]
fn the_rules_hold_nothing_that_differs_between_machines() {
    let (mut found, mut files) = (Vec::new(), 0);
    for folder in RULES {
        look(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found, &mut files);
    }
    assert!(files > 50, "the scan finds them: {files}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Of the exercise that it advises in, the adviser may know what a player knows. These files are shown it; the others see what
/// these hand on, and worlds that the adviser has made up.
const SHOWN: [&str; 3] = ["known.rs", "bot.rs", "mod.rs"];
const HIDDEN: [&str; 14] = [
    ".truth()",
    ".snapshot()",
    ".seed()",
    ".standing()",
    ".digests()",
    ".fork()",
    ".why(",
    ".broken()",
    ".watched()",
    ".world()",
    ".next_due()",
    ".restore(",
    ".copy_from(",
    ".preview(",
];

#[test]
fn the_adviser_is_not_shown_the_truth() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/adviser");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the sources are there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(entry.path()).expect("text");
        let code = || text.lines().map(|line| line.split("//").next().unwrap_or_default()).enumerate();
        if SHOWN.contains(&name.as_str()) {
            for (number, line) in code() {
                // Its own worlds and thoughts can be copied.
                let line = ["self.worlds.fork()", "self.adviser.fork()", "self.hand.fork()"]
                    .iter()
                    .fold(line.to_owned(), |line, own| line.replace(own, ""));
                found.extend(HIDDEN.iter().filter(|word| line.contains(*word)).map(|word| format!("{name}:{}: {word}", number + 1)));
            }
            // The journal holds what is hidden: only orders are read of it, and in one place.
            let journals = code().filter(|(_, line)| line.contains(".journal()")).count();
            assert_eq!(journals, usize::from(name == "known.rs"), "{name} reads the journal so often");
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
