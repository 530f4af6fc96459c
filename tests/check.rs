//! `godark check` as an author uses it: suppression, baselines, pages, JSON for programs.

mod program;

use std::path::Path;

use program::godark;

const GOOD: &str = include_str!("bad/good.ron");
const UNUSED: &str = "(id: \"bus\", name: \"Bus\", about: \"A desk in a bus.\", hours: (8, 16), days: [mon])";

/// Writes a scenario with a fallback that nobody uses, and what stands before and behind it.
fn scenario(folder: &Path, before: &str, behind: &str) -> String {
    let text = GOOD.replace("fallbacks: [", &format!("fallbacks: [\n{before}\n{UNUSED}, {behind}\n"));
    std::fs::write(folder.join("scenario.ron"), text).expect("a file");
    folder.display().to_string()
}

#[test]
fn a_warning_is_allowed_beside_its_place_with_a_reason() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let strict = |before: &str, behind: &str| godark(&["check", "--deny-warnings", &scenario(folder.path(), before, behind)]);
    let bare = strict("", "");
    assert_eq!(bare.code, 3);
    assert!(bare.err.contains("warning[unused-id]") && bare.err.contains("godark check --explain unused-id"), "{}", bare.err);
    assert_eq!(strict("// allow: unused-id because a sequel uses it", "").code, 0);
    assert_eq!(strict("", "// allow: unused-id because a sequel uses it").code, 0);
    for (before, code) in [
        ("// allow: unused-id", "bad-allow"),
        ("// allow: unused-id because", "bad-allow"),
        ("// allow: unusd-id because of this", "did you mean `unused-id`?"),
        ("// allow: empty-text because of that", "unused-allow"),
    ] {
        let said = strict(before, "");
        assert!(said.code == 3 && said.err.contains(code) && said.err.contains("unused-id"), "{before}: {}", said.err);
    }
    // An error is told whatever is allowed.
    let wrong = GOOD.replace("criticality: 3,", "criticality: 6, // allow: bad-number because I say so\n");
    std::fs::write(folder.path().join("scenario.ron"), wrong).expect("a file");
    let said = godark(&["check", &folder.path().display().to_string()]);
    assert!(said.code == 3 && said.err.contains("error[bad-number]") && said.err.contains("unused-allow"), "{}", said.err);
}

#[test]
fn a_baseline_leaves_out_what_is_known_and_tells_what_is_new_and_gone() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let baseline = folder.path().join("known.ron").display().to_string();
    let path = scenario(folder.path(), "", "");
    let strict = |more: &[&str]| godark(&[&["check", &path, "--deny-warnings", "--baseline", &baseline][..], more].concat());

    let missing = strict(&[]);
    assert!(missing.code == 2 && missing.err.contains("--write-baseline"), "{}", missing.err);
    assert_eq!(godark(&["check", &path, "--baseline", &baseline, "--write-baseline"]).code, 0);
    let first = std::fs::read_to_string(&baseline).expect("it is written");
    assert!(first.contains("unused-id") && !first.contains(&path), "{first}");
    assert_eq!(strict(&[]).code, 0, "what is known is left out");

    // Lines above do not matter; a second warning of another thing is new.
    let text = std::fs::read_to_string(folder.path().join("scenario.ron")).expect("text");
    std::fs::write(folder.path().join("scenario.ron"), format!("// one line more\n{}", text.replace("weight: 1)", "weight: 0)")))
        .expect("a file");
    let new = strict(&[]);
    assert!(new.code == 3 && new.err.contains("no-weight") && !new.err.contains("unused-id"), "{}", new.err);

    std::fs::write(folder.path().join("scenario.ron"), GOOD).expect("a file");
    let gone = strict(&[]);
    assert!(gone.code == 3 && gone.err.contains("unused-baseline"), "{}", gone.err);
    assert_eq!(strict(&["--write-baseline"]).code, 0);
    assert!(!std::fs::read_to_string(&baseline).expect("it is written").contains("unused-id"));

    // What playing finds is not gone because nobody played.
    let name = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
    let row = format!("(scenario: \"{name}\", file: \"scenario.ron\", code: \"play-dead-inject\", message: \"it never comes\")");
    std::fs::write(&baseline, format!("(format: 1, known: [{row}])")).expect("a file");
    assert_eq!(strict(&[]).code, 0);
    assert_eq!(strict(&["--write-baseline"]).code, 0);
    assert!(std::fs::read_to_string(&baseline).expect("it is written").contains("play-dead-inject"));

    std::fs::write(&baseline, "(format: 7, known: [])").expect("a file");
    assert!(strict(&[]).code == 2 && strict(&[]).err.contains("wrong-format"));
    assert_eq!(godark(&["check", &path, "--write-baseline"]).code, 2, "it wants to know where");
}

#[test]
fn a_page_is_printed_for_each_code() {
    let page = godark(&["check", "--explain", "unused-id"]);
    assert!(page.code == 0 && page.out.starts_with("# unused-id\n") && page.out.contains("Mended:"), "{}", page.out);
    let all = godark(&["check", "--explain"]);
    assert!(all.code == 0 && all.out.contains("| [never-holds](never-holds.md) | warning |"), "{}", all.out);
    let unknown = godark(&["check", "--explain", "unusd-id"]);
    assert!(unknown.code == 2 && unknown.err.contains("did you mean `unused-id`?"), "{}", unknown.err);
    assert_eq!(godark(&["check"]).code, 2);
}

/// The fields that `docs/check-json.md` promises, and no others that it does not name.
#[test]
fn the_fields_of_json_are_those_that_are_documented() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = scenario(folder.path(), "", "");
    let result: serde_json::Value = serde_json::from_str(&godark(&["check", "--format", "json", &path, "nowhere"]).out).expect("JSON");
    let promised = include_str!("../docs/check-json.md");
    let mut seen = std::collections::BTreeSet::new();
    for scenario in result.as_array().expect("a list") {
        for (field, _) in scenario.as_object().expect("an object") {
            seen.insert(field.clone());
        }
        for problem in scenario["diagnostics"].as_array().expect("a list") {
            let fields: Vec<&str> = problem.as_object().expect("an object").keys().map(String::as_str).collect();
            let always = ["code", "column", "end_column", "end_line", "file", "help", "label", "line", "message", "severity"];
            assert_eq!(fields, always);
            seen.extend(fields.into_iter().map(str::to_owned));
        }
    }
    for field in &seen {
        assert!(promised.contains(&format!("`{field}`")), "{field} is not described");
    }
    let warning = &result[0]["diagnostics"][0];
    let line = 1 + std::fs::read_to_string(folder.path().join("scenario.ron"))
        .expect("text")
        .lines()
        .position(|line| line.contains("\"bus\""))
        .expect("it is there");
    assert_eq!(warning["line"], line);
    assert_eq!((&warning["column"], &warning["end_column"], &warning["end_line"]), (&6.into(), &11.into(), &line.into()));
    assert_eq!((&result[0]["ok"], &result[0]["warnings"], &warning["severity"]), (&true.into(), &1.into(), &"warning".into()));
    assert_eq!((&result[1]["ok"], &result[1]["diagnostics"][0]["file"]), (&false.into(), &serde_json::Value::Null));
}

#[test]
fn shipped_scenarios_have_no_warnings() {
    let ids = godark::scenario::library::built_in();
    let all = [&["check", "--deny-warnings"][..], &ids].concat();
    let said = godark(&all);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}
