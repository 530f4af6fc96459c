//! The reference and the schema say what the types say: the page in the tree is up to date, every record is on it, and
//! every scenario in the tree keeps to the schema.

#[path = "common/ron_json.rs"]
mod ron_json;
#[path = "common/schema.rs"]
mod schema;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use godark::scenario::{self, library, reference};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_page_in_the_tree_is_up_to_date() {
    let shelf = library::find_built_in("albania-2022").expect("it comes with the game");
    let (standard, _) = scenario::load(&shelf).expect("it is good");
    expect_test::expect_file!["../docs/reference.md"].assert_eq(&reference::page(&standard));
}

#[test]
fn every_record_has_its_place_on_the_page_and_words() {
    let listed: Vec<&str> = reference::CHAPTERS.iter().flat_map(|(_, records)| records.iter().copied()).collect();
    let once: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(once.len(), listed.len(), "a record stands in two chapters");
    let known = reference::records();
    assert_eq!(once, known.iter().map(String::as_str).collect::<BTreeSet<_>>());
    let mut silent = Vec::new();
    for schema in [scenario::schema::of_main(), scenario::schema::of_part()] {
        schema::each_without_words(&schema, &mut silent);
    }
    assert!(silent.is_empty(), "fields and records without a doc comment:\n{}", silent.join("\n"));
}

/// The RON files of a scenario, the main file first.
fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "ron"))
        .filter(|path| !["balance.ron"].contains(&path.file_name().and_then(|name| name.to_str()).unwrap_or_default()))
        .collect();
    files.sort_by_key(|path| (path.file_name() != Some("scenario.ron".as_ref()), path.clone()));
    files
}

#[test]
fn every_scenario_in_the_tree_keeps_to_the_schema() {
    let (main, part) = (scenario::schema::of_main(), scenario::schema::of_part());
    let mut seen = 0;
    for folder in ["scenarios", "assets/templates"] {
        for scenario in std::fs::read_dir(root().join(folder)).expect("it is there").flatten() {
            for file in files_of(&scenario.path()) {
                let text = std::fs::read_to_string(&file).expect("text");
                let value = ron_json::read(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                let schema = if file.ends_with("scenario.ron") { &main } else { &part };
                let problems = schema::problems(schema, &value);
                assert!(problems.is_empty(), "{}:\n{}", file.display(), problems.join("\n"));
                seen += 1;
            }
        }
    }
    let good = std::fs::read_to_string(root().join("tests/bad/good.ron")).expect("it is there");
    assert_eq!(schema::problems(&main, &ron_json::read(&good).expect("RON")), Vec::<String>::new());
    assert!(seen >= 50, "the files are found: {seen}");
}

#[test]
fn what_is_wrong_is_wrong_by_the_schema_too() {
    let main = scenario::schema::of_main();
    let good = std::fs::read_to_string(root().join("tests/bad/good.ron")).expect("it is there");
    for (from, to, place) in [
        ("trust_permille: 600", "trust_permille: 1600", "trust_permille"),
        ("trust_permille: 600,", "", "trust_permille"),
        ("title: \"Small town\"", "titel: \"Small town\"", "titel"),
        ("id: \"small-town\"", "id: \"Small Town\"", "id"),
        ("criticality: 4", "criticality: 6", "criticality"),
        ("flows: [web, outbound]", "flows: [web, outward]", "flows"),
        ("takes: \"50..110 min\"", "takes: \"50..110 minutes\"", "takes"),
        ("deed: Encrypt(by: smb, hosts_per_hour: 2)", "deed: Encrypts(by: smb, hosts_per_hour: 2)", "deed"),
        ("starts: \"2022-03-07 08:00\"", "starts: \"7 Mar 08:00\"", "starts"),
        ("days: [10, 10, 10, 10, 9, 3, 2]", "days: [10, 10, 10, 10, 9, 3]", "days"),
    ] {
        assert!(good.contains(from), "{from}");
        let problems = schema::problems(&main, &ron_json::read(&good.replacen(from, to, 1)).expect("RON"));
        assert!(problems.iter().any(|problem| problem.contains(place)), "{to}: {problems:?}");
    }
}
