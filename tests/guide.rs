//! The author's guide, followed to the letter: its commands are run and its snippets applied, in its order.

use std::path::Path;
use std::process::Command;

/// One fenced block of the page.
struct Block<'a> {
    line: usize,
    info: &'a str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in page.lines().enumerate() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some(block)) => found.push(block),
            (Some(info), None) => open = Some(Block { line: number + 1, info, text: String::new() }),
            (None, Some(mut block)) => {
                block.text.push_str(line);
                block.text.push('\n');
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block has no end");
    found
}

/// Returns the words of a command line; quotes keep blanks together.
fn words(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    let pieces = quoted.flat_map(|(index, piece)| match index % 2 {
        1 => vec![piece.to_owned()],
        _ => piece.split_whitespace().map(str::to_owned).collect(),
    });
    pieces.collect()
}

/// Returns what stands behind `name=` in the info string of a block.
fn option<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    let value = info.split_once(&format!(" {name}="))?.1;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(' ').next(),
    }
}

fn run(folder: &Path, block: &Block) -> usize {
    let wanted: i32 = option(block.info, "fails").map_or(0, |code| code.parse().expect("a number"));
    let mut run = 0;
    for line in block.text.lines() {
        let words = words(line);
        let at = format!("line {}: {line}", block.line);
        assert_eq!(words[0], "godark", "{at}");
        if words[1] == "play" {
            continue; // needs a screen
        }
        let output = Command::new(env!("CARGO_BIN_EXE_godark")).args(&words[1..]).current_dir(folder).output().expect("it starts");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(wanted), "{at}\n{said}");
        if let Some(words) = option(block.info, "says") {
            assert!(said.contains(words), "{at}: no {words:?} in:\n{said}");
        }
        run += 1;
    }
    run
}

fn change(path: &Path, at: usize, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).expect("the file is there");
    assert_eq!(text.matches(from).count(), 1, "line {at}: `{from}` stands once in {}", path.display());
    std::fs::write(path, text.replace(from, to)).expect("it can be written");
}

#[test]
fn the_guide_works_as_it_is_written() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authors-guide.md")).expect("it is there");
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (mut commands, mut changes) = (0, 0);
    for block in blocks(&page) {
        let language = block.info.split(' ').next().unwrap_or_default();
        match language {
            "sh" => commands += run(folder.path(), &block),
            "ron" => {
                if let Some(name) = option(block.info, "write") {
                    std::fs::write(folder.path().join(name), &block.text).expect("it can be written");
                } else {
                    let (name, list) = option(block.info, "add").expect("where it goes").split_once(':').expect("file:list");
                    let begin = format!("\n    {list}: [\n");
                    change(&folder.path().join(name), block.line, &begin, &format!("{begin}{}", block.text));
                }
                changes += 1;
            }
            "diff" => {
                let side = |sign: char| block.text.lines().filter_map(|line| line.strip_prefix(sign)).collect::<Vec<_>>().join("\n");
                change(&folder.path().join(option(block.info, "file").expect("which file")), block.line, &side('-'), &side('+'));
                changes += 1;
            }
            other => panic!("line {}: nobody looks at a block of `{other}`", block.line),
        }
    }
    assert!(commands >= 15 && changes >= 9, "the page is read: {commands} commands, {changes} changes");
    assert!(folder.path().join("early-cut.html").is_file() && folder.path().join("night-shift/replays/early-cut.replay.ron").is_file());
}

#[test]
fn what_the_pages_for_authors_link_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (page, folder) in [("README.md", ""), ("docs/authors-guide.md", "docs"), ("docs/reference.md", "docs"), ("docs/editor.md", "docs")]
    {
        let text = std::fs::read_to_string(root.join(page)).expect("it is there");
        let mut anchors: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim().to_lowercase())
            .map(|line| line.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>().replace(' ', "-"))
            .collect();
        anchors.sort();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            match link.split_once('#') {
                Some(("", anchor)) => assert!(anchors.binary_search(&anchor.to_owned()).is_ok(), "{page}: no heading for #{anchor}"),
                _ if link.starts_with("https://") => {}
                _ => assert!(root.join(folder).join(link.split('#').next().unwrap_or(link)).exists(), "{page}: no {link}"),
            }
        }
    }
}

/// The patterns that the page for editors gives to VS Code find the problems in what `godark check` says.
#[test]
fn the_problem_matcher_matches_what_check_says() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editor.md")).expect("it is there");
    let blocks = blocks(&page);
    let tasks = blocks.iter().find(|block| block.info == "json").expect("there is one");
    let tasks: serde_json::Value = serde_json::from_str(&tasks.text).expect("it is JSON");
    let patterns = tasks["tasks"][0]["problemMatcher"]["pattern"].as_array().expect("two patterns");
    let regex = |index: usize| regex::Regex::new(patterns[index]["regexp"].as_str().expect("a pattern")).expect("it is one");
    let folder = tempfile::tempdir().expect("a folder for the test");
    for file in godark::scenario::templates::files("wiper", "town", "Town").expect("it is there") {
        let text = file.text.replace("front: \"customer-portal\"", "front: \"customer-portla\"");
        std::fs::write(folder.path().join(&file.name), text).expect("a file");
    }
    let args: Vec<&str> = tasks["tasks"][0]["args"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str).collect();
    let output = Command::new(env!("CARGO_BIN_EXE_godark")).args(args).current_dir(folder.path()).output().expect("it starts");
    let said = String::from_utf8(output.stderr).expect("text");
    let lines: Vec<&str> = said.lines().collect();
    let found: Vec<(String, String)> = lines
        .windows(2)
        .filter_map(|pair| {
            let (what, place) = (regex(0).captures(pair[0])?, regex(1).captures(pair[1])?);
            assert!(place[2].parse::<u32>().is_ok() && place[3].parse::<u32>().is_ok());
            Some((what[2].to_owned(), place[1].trim_start_matches("./").to_owned()))
        })
        .collect();
    let one = ("unknown-id".to_owned(), "services.ron".to_owned());
    assert_eq!(found, [one.clone(), one], "{said}");
}
