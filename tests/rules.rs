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
