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
    let names: Vec<String> = (0..9).map(|number| format!("{number}.ron")).collect();
    for name in &names {
        std::fs::write(folder.path().join(name), " ".repeat(8_000_000)).expect("a file");
    }
    let parts = format!("e_services: 10, parts: {names:?},");
    std::fs::write(folder.path().join("scenario.ron"), GOOD.replace("e_services: 10,", &parts)).expect("a file");
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
        format!("{}(", row("// allow: unused-id because a sequel uses it\n", 180_000)),
        format!("{}(", row("/* allow: unused-id because */", 270_000)),
        format!("(zones: [{}])", row("#![enable(nothing)]\n", 20_000)),
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

/// Many things, each of which has to do with many others: what follows from it all is found out, and in time.
#[test]
fn much_that_hangs_together_is_looked_through() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let many = |times: usize, of: &dyn Fn(usize) -> String| (0..times).map(of).collect::<String>();
    let system = |number: usize| {
        let needs = if number == 0 { String::new() } else { format!("needs: On(\"c-{}\", smb), ", number - 1) };
        format!(
            "(id: \"c-{number}\", name: \"C\", about: \"One of many.\", zone: \"hall\", owner: \"town\", make: servers, hosts: 1, \
             domain: \"town-domain\", criticality: 3, listens: [smb], {needs}sensor_permille: 400, backup: (age: \"14 h\")),\n"
        )
    };
    let service = |number: usize| {
        format!(
            "(id: \"v-{number}\", name: \"V\", owner: \"town\", covers: 0, audience: staff, front: \"c-2999\", needs: Nothing, \
             profile: \"day\", requests_per_week: 9),\n"
        )
    };
    // Each comes when the next has come, and the last never.
    let inject = |number: usize| {
        let when = if number == 3_999 { "Never".to_owned() } else { format!("Happened(\"i-{}\")", number + 1) };
        format!("(id: \"i-{number}\", from: alert, speaker: \"Nobody\", when: {when}, text: \"Nobody said it\"),\n")
    };
    let begun = std::time::Instant::now();
    let looked = |services: usize| {
        let part =
            format!("(systems: [{}], services: [{}], injects: [{}])", many(3_000, &system), many(services, &service), many(4_000, &inject));
        std::fs::write(folder.path().join("part.ron"), part).expect("a file");
        with_part(folder.path(), "part.ron");
        said(folder.path())
    };
    // More services that each hang on all of them than can be kept in mind.
    let found = looked(4_000);
    assert!(
        found.0.iter().any(|problem| problem.code == "too-many" && problem.message.contains("hang on more than")),
        "{}",
        found.render(false)
    );
    let found = looked(2_000);
    // It takes seconds; before, it took minutes.
    assert!(begun.elapsed().as_secs() < 300, "it took {:?}", begun.elapsed());
    assert_eq!(found.errors(), 0, "{}", found.render(false));
    assert_eq!(found.0.len(), 501, "so many warnings are told, and that there are more");
    assert_eq!(found.0.iter().filter(|problem| problem.code == "never-holds").count(), 500);
}

#[test]
fn a_translation_of_anything_is_a_few_warnings() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), GOOD).expect("a file");
    let texts: String = (0..200_000).map(|number| format!("system-nothing-{number} = x\n")).collect();
    std::fs::write(folder.path().join("sq.ftl"), texts).expect("a file");
    let found = said(folder.path());
    assert_eq!(found.errors(), 0, "whoever cannot read it plays in English");
    assert!(found.0.len() <= 501 && codes(&found).contains(&"unknown-text"), "{} problems", found.0.len());
}

/// Files whose beginning is not that of a scenario: each says what should stand there, once.
#[test]
fn odd_beginnings_are_told_once() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    with_part(folder.path(), "part.ron");
    // (what the part holds, what is said)
    let cases = [
        ("", Some("the file is empty")),
        ("\u{feff} \r\n", Some("the file is empty")),
        ("// nothing yet", Some("a `(` should stand here")),
        ("[]", Some("a `(` should stand here")),
        ("#![enable(nonsense)]\n()", Some("RON has no extension `nonsense`")),
        ("#![enable(implicit_some)]\n()", None),
        ("#![enable(implicit_some]\n()", Some("something is not closed")),
        ("\u{feff}()", None),
        ("(\r\n)\r\n", None),
        ("(\tzones:\t[\t])", None),
    ];
    for (text, words) in cases {
        std::fs::write(folder.path().join("part.ron"), text).expect("a file");
        let found = said(folder.path());
        assert_eq!(found.0.len(), words.map_or(0, |_| 1), "{text:?}: {}", found.render(false));
        if let Some(words) = words {
            assert!(found.0[0].message.contains(words), "{text:?}: {}", found.render(false));
        }
    }
}

/// What is named and is no file is not said to be missing.
#[cfg(unix)]
#[test]
fn what_is_there_and_cannot_be_read_is_said_so() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let circle = folder.path().join("circle");
    std::os::unix::fs::symlink(&circle, &circle).expect("a link");
    let long = format!("{}/{}", folder.path().display(), "long".repeat(100));
    let named = [(Path::new("/dev/null"), "is not a regular file"), (&circle, "too many levels"), (Path::new(&long), "cannot read")];
    for (path, words) in named {
        let shelf = library::find(&path.display().to_string()).expect("something is there");
        let problems = load(&shelf).expect_err("it cannot be read");
        assert_eq!(codes(&problems), ["unreadable-file"]);
        assert!(problems.0[0].message.contains(words), "{}", problems.render(false));
    }
    assert_eq!(library::find("tutorail").expect_err("there is none").code, "no-scenario");
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
