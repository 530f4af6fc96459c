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

/// A system of which there are many; in its row stands what it is said to have more.
fn system(id: &str, hosts: &str, more: &str) -> String {
    format!(
        "(id: \"{id}\", name: \"S\", about: \"One of many.\", zone: \"hall\", owner: \"town\", make: servers, hosts: {hosts}, \
         domain: \"town-domain\", criticality: 3, listens: [smb], {more}sensor_permille: 400),\n"
    )
}

fn service(id: &str, more: &str) -> String {
    format!("(id: \"{id}\", name: \"V\", owner: \"town\", covers: 0, audience: staff, front: \"file-server\", profile: \"day\", {more}),\n")
}

/// A file that has more slips than are mended is not read: what its names stand for is not there.
#[test]
fn what_leans_on_a_part_that_cannot_be_read_is_not_judged() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let rows: String = (0..300).map(|number| system(&format!("s-{number}"), "\"many\"", "")).collect();
    std::fs::write(folder.path().join("part.ron"), format!("(systems: [{rows}])")).expect("a file");
    with_part(folder.path(), "part.ron");
    let main = std::fs::read_to_string(folder.path().join("scenario.ron")).expect("it is there");
    let main = main.replace("From(\"web-site\", \"file-server\", database)", "From(\"web-site\", \"s-299\", database)");
    assert!(main.contains("s-299"));
    std::fs::write(folder.path().join("scenario.ron"), main).expect("a file");
    let found = said(folder.path());
    assert!(found.0.iter().all(|problem| problem.code == "syntax"), "{}", found.render(false));
    assert!(found.errors() >= 100, "{}", found.errors());
}

/// Each alone is as much as one may have; all together would not fit into the numbers that the rules count with.
#[test]
fn what_is_too_much_together_is_said_with_its_sum() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let systems = |times: usize| (0..times).map(|number| system(&format!("s-{number}"), "10000000", "")).collect::<String>();
    let services = |times: usize| {
        let row = |number| service(&format!("v-{number}"), "needs: Nothing, requests_per_week: 1000000000");
        (0..times).map(row).collect::<String>()
    };
    let sums = |rows: String| {
        std::fs::write(folder.path().join("part.ron"), format!("({rows})")).expect("a file");
        with_part(folder.path(), "part.ron");
        let found = said(folder.path());
        let sums = found.0.iter().filter(|problem| problem.message.starts_with("all "));
        sums.map(|problem| format!("{}: {}; {}", problem.code, problem.message, problem.help.clone().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let few: Vec<String> = Vec::new();
    assert_eq!(sums(format!("systems: [{}]", systems(9))), few);
    assert_eq!(sums(format!("systems: [{}]", systems(10))), ["bad-number: all systems together have 100000005 hosts; at most 100000000"]);
    assert_eq!(sums(format!("services: [{}]", services(1))), few);
    let found = sums(format!("services: [{}]", services(2)));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("bad-number: all services together have 2000") && found[0].ends_with("; at most 2000000000"), "{found:?}");
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

/// Many things, each of which has to do with many others: what follows from it all is found out, in seconds.
#[test]
fn much_that_hangs_together_is_looked_through() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let many = |times: usize, of: &dyn Fn(usize) -> String| (0..times).map(of).collect::<String>();
    let systems = |number: usize| {
        let needs = if number == 0 { String::new() } else { format!("needs: On(\"c-{}\", smb), ", number - 1) };
        system(&format!("c-{number}"), "1", &needs)
    };
    let alike = |number: usize| service(&format!("v-{number}"), "needs: Up(\"c-2999\"), requests_per_week: 9");
    // Each comes when the next has come, and the last never.
    let inject = |number: usize| {
        let when = if number == 3_999 { "Never".to_owned() } else { format!("Happened(\"i-{}\")", number + 1) };
        format!("(id: \"i-{number}\", from: alert, speaker: \"Nobody\", when: {when}, text: \"Nobody said it\"),\n")
    };
    let looked = |services: usize| {
        let part =
            format!("(systems: [{}], services: [{}], injects: [{}])", many(3_000, &systems), many(services, &alike), many(4_000, &inject));
        std::fs::write(folder.path().join("part.ron"), part).expect("a file");
        with_part(folder.path(), "part.ron");
        said(folder.path())
    };
    // More services that each hang on all of them than can be kept in mind.
    let found = looked(4_000);
    assert!(
        found.0.iter().any(|problem| problem.code == "too-many" && problem.message.contains("hang on too much")),
        "{}",
        found.render(false)
    );
    let found = looked(2_000);
    assert_eq!(found.errors(), 0, "{}", found.render(false));
    assert_eq!(found.0.len(), 501, "so many warnings are told, and that there are more");

    // Services that hang on each other in one long row: what each hangs on grows with its place.
    let row = |number: usize| {
        let needs = if number == 0 { "Nothing".to_owned() } else { format!("Service(\"v-{}\")", number - 1) };
        service(&format!("v-{number}"), &format!("needs: {needs}, requests_per_week: 9"))
    };
    for (length, is_read) in [(2_000, true), (20_000, false)] {
        std::fs::write(folder.path().join("part.ron"), format!("(services: [{}])", many(length, &row))).expect("a file");
        let found = said(folder.path());
        assert_eq!(found.errors() == 0, is_read, "{length}: {}", found.render(false));
        assert_eq!(codes(&found).contains(&"too-many") && found.render(false).contains("hang on too much"), !is_read, "{length}");
    }
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
