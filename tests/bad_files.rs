//! Files that are none: links in a circle, folders, too much of everything. Each ends in a sentence.

use std::path::Path;

use godark::scenario::diagnostic::Diagnostics;
use godark::scenario::{library, load};

const GOOD: &str = include_str!("bad/good.ron");

fn said(folder: &Path) -> Diagnostics {
    match load(&library::Shelf::Folder(folder.to_owned())) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    }
}

fn codes(found: &Diagnostics) -> Vec<&'static str> {
    found.0.iter().map(|problem| problem.code).collect()
}

fn with_part(folder: &Path, name: &str) {
    std::fs::write(folder.join("scenario.ron"), GOOD.replace("e_services: 10,", &format!("e_services: 10, parts: [\"{name}\"],")))
        .expect("a file");
}

#[test]
fn a_part_that_is_no_file_is_said_so() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::create_dir(folder.path().join("folder.ron")).expect("a folder");
    with_part(folder.path(), "folder.ron");
    let found = said(folder.path());
    assert_eq!(codes(&found), ["unreadable-file"]);
    assert!(found.0[0].message.ends_with("is a folder") && found.0[0].place.is_some(), "{}", found.render(false));
    with_part(folder.path(), "scenario.ron");
    assert_eq!(codes(&said(folder.path())), ["bad-part"], "the main file is no part of itself");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_come_to_an_end() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder for the test");
    symlink(folder.path().join("b.ron"), folder.path().join("a.ron")).expect("a link");
    symlink(folder.path().join("a.ron"), folder.path().join("b.ron")).expect("a link");
    with_part(folder.path(), "a.ron");
    assert_eq!(codes(&said(folder.path())), ["unreadable-file"]);
    symlink(folder.path().join("scenario.ron"), folder.path().join("again.ron")).expect("a link");
    with_part(folder.path(), "again.ron");
    assert_eq!(codes(&said(folder.path())), ["bad-part"], "a link to the main file is the main file");
    symlink("/dev/zero", folder.path().join("zero.ron")).expect("a link");
    with_part(folder.path(), "zero.ron");
    assert_eq!(codes(&said(folder.path())), ["unreadable-file"]);
}

#[test]
fn a_hundred_megabytes_are_not_read() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = std::fs::File::create(folder.path().join("scenario.ron")).expect("a file");
    file.set_len(100_000_000).expect("a sparse file");
    assert_eq!(codes(&said(folder.path())), ["too-large"]);
    // Nor many that are each small enough.
    std::fs::write(folder.path().join("a.ron"), " ".repeat(5_000_000)).expect("a file");
    std::fs::write(folder.path().join("b.ron"), " ".repeat(5_000_000)).expect("a file");
    let parts = "e_services: 10, parts: [\"a.ron\", \"b.ron\"],";
    std::fs::write(folder.path().join("scenario.ron"), GOOD.replace("e_services: 10,", parts)).expect("a file");
    assert!(codes(&said(folder.path())).contains(&"too-large"));
}

/// Much of one thing, as large as is read, or nearly.
#[test]
fn much_of_anything_is_few_words() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let row = |text: &str, times: usize| text.repeat(times);
    let ids: String = (0..40_000).map(|number| format!("(id: \"z-{number}\", name: \"Z\", part: office),\n")).collect();
    let parts = [
        row("(", 1_000_000),
        row("[", 1_000_000),
        row("()", 500_000),
        row("(a:", 300_000),
        row("\"", 999_999),
        row("/*", 500_000),
        row("zones: [", 500_000),
        row("[)", 1_000_000),
        row("(id: \"a\", ", 300_000),
        format!("({}", row("a: 1 b: 2, ", 300_000)),
        format!("(zones: [{}])", row("All([", 200_000)),
        format!("(zones: [{ids}])"),
        format!("(zones: [{}])", row("(id: \"z\", name: \"Z\", part: office),", 30_000)),
        format!("(zones: [{}])", row("(id: \"z\", nmae: \"Z\"),\n", 3_000)),
        format!("(links: [(id: \"l\", between: (\"edge\", \"hall\"), flows: [{}])])", row("wbe,", 100_000)),
        format!("(links: [{}])", row("(id: \"l\", between: (\"nowhere\", \"elsewhere\"), flows: [web]),\n", 20_000)),
    ];
    for (number, part) in parts.iter().enumerate() {
        std::fs::write(folder.path().join("part.ron"), part).expect("a file");
        with_part(folder.path(), "part.ron");
        let found = said(folder.path());
        assert!(found.errors() > 0 && found.0.len() <= 501, "{number}: {} problems", found.0.len());
        let text = found.render(false);
        assert!(text.len() < 2_000_000, "{number}: {} bytes are said", text.len());
    }
}

#[test]
fn bytes_that_are_no_text_are_said_so() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("part.ron"), [b'(', 0xff, 0xfe, b')']).expect("a file");
    with_part(folder.path(), "part.ron");
    assert_eq!(codes(&said(folder.path())), ["not-text"]);
    std::fs::write(folder.path().join("part.ron"), [0; 4096]).expect("a file");
    assert_eq!(codes(&said(folder.path())), ["syntax"]);
}
