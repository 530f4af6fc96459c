//! Scenarios with one thing wrong each: what is said about it, to the letter.
//!
//! `good.ron` is broken in one place by each case. What is expected stands in `tests/bad/expected`;
//! `UPDATE_EXPECT=1 cargo test --test bad_scenarios` writes it anew, to be read before it is kept. That there is a case for each
//! diagnostic is the matter of `diagnostic_pages.rs`.

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::expect_file;
use godark::scenario::diagnostic::Diagnostics;
use godark::scenario::{library, load};

const GOOD: &str = include_str!("bad/good.ron");

/// A code, what stands in the good scenario, and what stands there instead.
const CASES: &[(&str, &str, &str, &str)] = &[
    // What is written
    ("syntax", "a-comma-is-missing", "hosts: 2, domain", "hosts: 2 domain"),
    ("syntax", "a-bracket-is-missing", "speaker: \"the mayor\", staff: 40)", "speaker: \"the mayor\", staff: 40"),
    ("unknown-field", "a-field-is-misspelt", "agencies: [(id: \"town\", name:", "agencies: [(id: \"town\", nmae:"),
    ("missing-field", "a-field-is-missing", "sensor_permille: 400, backup", "backup"),
    ("duplicate-field", "a-field-stands-twice", "staff: 40)", "staff: 40, staff: 41)"),
    ("unknown-word", "a-word-is-misspelt", "part: core", "part: cored"),
    ("syntax", "text-instead-of-a-number", "staff: 40)", "staff: \"many\")"),
    ("bad-value", "a-negative-number", "hosts: 2,", "hosts: -2,"),
    ("bad-share", "more-than-a-thousand-permille", "trust_permille: 600", "trust_permille: 1600"),
    ("too-deep", "brackets-without-end", "needs: From(\"web-site\", \"file-server\", database)", DEEP),
    ("wrong-format", "a-newer-format", "format: 1,", "format: 2,"),
    // Times
    ("bad-calendar", "an-end-before-the-start", "ends: \"2022-03-09 08:00\"", "ends: \"2022-03-06 08:00\""),
    ("bad-calendar", "no-date", "starts: \"2022-03-07 08:00\"", "starts: \"Monday\""),
    ("bad-time", "no-time", "at: \"7 Mar 10:00\"", "at: \"at ten\""),
    ("wrong-weekday", "another-day-of-the-week", "at: \"7 Mar 10:00\"", "at: \"Sun 7 Mar 10:00\""),
    ("time-outside", "after-the-end", "at: \"7 Mar 10:00\"", "at: \"17 Mar 10:00\""),
    ("bad-duration", "no-unit", "within: \"2 h\"", "within: \"2\""),
    ("no-time", "a-step-without-time", "takes: \"50..110 min\"", "takes: \"0 min\""),
    ("bad-hour", "closes-before-it-opens", "hours: (8, 16)", "hours: (16, 8)"),
    ("bad-hour", "news-at-25", "news_hours: [8, 20]", "news_hours: [8, 25]"),
    // Names
    ("unknown-id", "a-name-that-nothing-has", "owner: \"town\", make: servers, hosts: 2", "owner: \"twon\", make: servers, hosts: 2"),
    ("duplicate-id", "one-name-for-two", "(id: \"file-server\", name", "(id: \"web-site\", name"),
    ("bad-id", "capitals-in-an-id", "(id: \"town\", name", "(id: \"Town\", name"),
    ("unknown-default", "no-such-answer", "default: \"later\"", "default: \"never\""),
    ("declared-twice", "two-intruders", "e_services: 10,", "e_services: 10, parts: [\"more.ron\"],"),
    // What must be there
    ("empty-catalogue", "no-services", SERVICES, "services: [],"),
    ("empty-catalogue", "no-intruder", INTRUDER, ""),
    ("no-internet", "no-zone-outside", "part: internet", "part: office"),
    ("system-outside", "a-system-in-the-internet", "zone: \"edge\", owner", "zone: \"internet\", owner"),
    ("unreachable-zone", "a-zone-without-a-link", "between: (\"edge\", \"hall\")", "between: (\"internet\", \"edge\")"),
    ("bad-link", "a-link-with-itself", "between: (\"edge\", \"hall\")", "between: (\"hall\", \"hall\")"),
    ("bad-link", "a-link-without-flows", "flows: [web, outbound]", "flows: []"),
    ("no-way", "what-is-needed-cannot-be-reached", "flows: [web, database, smb, rdp]", "flows: [web, smb, rdp]"),
    ("needs-cycle", "needs-itself-by-a-detour", CYCLE_FROM, CYCLE_TO),
    ("no-team", "nobody-has-the-skill", "skills: [command, analysis, network,", "skills: [command, analysis,"),
    // What must add up
    ("weights-differ", "e-services-do-not-add-up", "e_services: 10", "e_services: 12"),
    ("weights-differ", "weights-do-not-add-up", "trust: 150", "trust: 151"),
    ("bad-number", "no-hosts", "hosts: 3,", "hosts: 0,"),
    ("bad-number", "criticality-six", "criticality: 3", "criticality: 6"),
    ("bad-number", "nobody-coordinates", "weights: (continuity", "works_at_once: Some(0), weights: (continuity"),
    (
        "bad-number",
        "a-flood-of-nothing",
        "deed: Encrypt(by: smb, hosts_per_hour: 2)",
        "deed: Flood(load_permille: 0, abroad_permille: 0, lasts: \"1 h\")",
    ),
    (
        "no-way",
        "a-flood-on-what-is-inside",
        "goals: [Destroy(with: \"push\", first: [])]",
        "goals: [Flood(with: \"push\", on: [\"file-server\"])]",
    ),
    (
        "no-way",
        "what-asks-outside-has-no-way-out",
        "needs: From(\"web-site\", \"file-server\", database)",
        "needs: Outside(\"file-server\")",
    ),
    (
        "bad-foothold",
        "a-foothold-without-a-chance",
        "(on: \"file-server\", hosts: 1)",
        "(on: \"file-server\", hosts: 1, chance_permille: 0)",
    ),
    ("bad-value", "an-empty-number", "attack: \"T1570\"", "attack: \"T1570\", also: [\"\"]"),
    ("bad-foothold", "more-footholds-than-hosts", "(on: \"file-server\", hosts: 1)", "(on: \"file-server\", hosts: 9)"),
    ("wrong-technique", "a-goal-that-its-technique-cannot-reach", "deed: Encrypt(by: smb, hosts_per_hour: 2)", "deed: Claim"),
    ("aim-differs", "an-effect-that-needs-another-aim", "techniques: [", MOVE),
    // What time decides
    ("decided-at-start", "an-end-that-is-always-so", "is: Never(DestroyedAbove(500))", "is: AtEnd(After(\"8 Mar 08:00\"))"),
    (
        "decided-at-start",
        "an-end-that-cannot-be",
        "is: Never(DestroyedAbove(500))",
        "is: AtEnd(All([Up(\"permits\"), Not(After(\"8 Mar 08:00\"))]))",
    ),
    (
        "decided-at-start",
        "a-time-after-its-own",
        "is: Never(DestroyedAbove(500))",
        "is: By(\"7 Mar 12:00\", All([After(\"8 Mar 08:00\"), Up(\"permits\")]))",
    ),
    // Parts
    ("unreadable-file", "a-part-that-is-not-there", "e_services: 10,", "e_services: 10, parts: [\"gone.ron\"],"),
    ("bad-part", "a-part-outside-the-folder", "e_services: 10,", "e_services: 10, parts: [\"../more.ron\"],"),
    ("duplicate-part", "a-part-twice", "e_services: 10,", "e_services: 10, parts: [\"empty.ron\", \"empty.ron\"],"),
];

const DEEP: &str = "needs: All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([All([Nothing])])])])])])])])])])])])])])])])])])])])])])])])])])])])])])])])])])";
const SERVICES: &str = r#"services: [
            (
                id: "permits", name: "Permits", short: "Permits", owner: "town", covers: 10, audience: public, front: "web-site",
                needs: From("web-site", "file-server", database), profile: "day", requests_per_week: 900, abroad_permille: 0,
                paper: (at: "counter", per_hour: 5), shouts: "everybody",
            ),
        ],"#;
const INTRUDER: &str = r#"intruder: (
            name: "Somebody", about: "Unknown.", operators: 1,
            footholds: [(on: "file-server", hosts: 1)],
            holds: ["town-domain"], entry: "web-site", stolen_permille: 0, reroute: "3..6 h", past: [],
        ),"#;
const CYCLE_FROM: &str = "listens: [smb, database], sensor_permille: 400";
const CYCLE_TO: &str = "listens: [smb, database], needs: On(\"file-server\", smb), sensor_permille: 400";
const MOVE: &str = r#"moves: [(id: "odd", name: "Odd", about: "Odd.", group: isolate, phase: containment, aim: zone, skill: network, takes: "1 h", does: [GoDark])],
        techniques: ["#;

/// Breaks the good scenario and returns what is said about it, without the test's own folder.
fn said(broken: &str) -> (Diagnostics, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), broken).expect("a file");
    std::fs::write(folder.path().join("more.ron"), format!("({INTRUDER})")).expect("a file");
    std::fs::write(folder.path().join("empty.ron"), "()").expect("a file");
    let shelf = library::Shelf::Folder(folder.path().to_owned());
    let problems = match load(&shelf) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    let own = format!("{}/", folder.path().display());
    let text = problems.render(false).replace(&own, "");
    (problems, text)
}

fn broken(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "`{from}` stands in good.ron once");
    GOOD.replacen(from, to, 1)
}

#[test]
fn the_good_one_is_good() {
    let (problems, text) = said(GOOD);
    assert!(problems.0.is_empty(), "{text}");
}

#[test]
fn each_slip_is_named_and_shown() {
    let mut wrong = Vec::new();
    for (code, name, from, to) in CASES {
        let (problems, text) = said(&broken(from, to));
        if !problems.0.iter().any(|problem| problem.code == *code) {
            wrong.push(format!("{name}: expected `{code}`, got:\n{text}"));
        }
        let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/bad/expected/{name}.txt"));
        expect_file![expected].assert_eq(&text);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every problem of a scenario is found at once, not one at a time.
#[test]
fn several_slips_are_found_in_one_pass() {
    let mut text = GOOD.to_owned();
    for name in ["closes-before-it-opens", "weights-do-not-add-up", "more-footholds-than-hosts", "a-zone-without-a-link", "criticality-six"]
    {
        let (_, _, from, to) = CASES.iter().find(|(_, case, ..)| *case == name).expect("it is a case");
        text = text.replacen(from, to, 1);
    }
    let (problems, _) = said(&text);
    let codes: BTreeSet<&str> = problems.0.iter().map(|problem| problem.code).collect();
    for code in ["bad-hour", "weights-differ", "bad-foothold", "unreachable-zone", "bad-number"] {
        assert!(codes.contains(code), "{code} is not among {codes:?}");
    }
    let (problems, _) = said(&GOOD.replace("owner: \"town\"", "owner: \"twon\"").replace("profile: \"day\"", "profile: \"night\""));
    assert_eq!(problems.0.iter().filter(|problem| problem.code == "unknown-id").count(), 4, "three owners and a profile dangle");
}

/// Broken text of any kind ends in a sentence, never in a panic.
#[test]
fn a_file_that_is_cut_anywhere_is_refused() {
    for end in (0..GOOD.len()).step_by(97) {
        let (problems, text) = said(&GOOD[..end]);
        assert!(problems.errors() > 0, "cut at {end}: {text}");
    }
    let bytes: Vec<u8> = [b"(format: 1, id: \"".as_slice(), &[0xff, 0xfe], b"\")"].concat();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("scenario.ron");
    std::fs::write(&file, bytes).expect("a file");
    let problems = load(&library::Shelf::File(file)).expect_err("it is no text");
    assert_eq!(problems.0[0].code, "not-text");
}
