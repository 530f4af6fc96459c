//! Templates are little games: they are good as they stand, everybody can play them, and what comes of it depends on
//! how they are played.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use godark::analysis::{bots, play};
use godark::scenario::library::Shelf;
use godark::scenario::names::*;
use godark::scenario::{self, Scenario, templates};
use godark::sim::event::What;
use godark::sim::state::Verdict;

const SEEDS: std::ops::RangeInclusive<u64> = 1..=6;

/// A scenario after a template, in a folder of its own.
fn fresh(template: &str) -> (tempfile::TempDir, std::sync::Arc<Scenario>) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for file in templates::files(template, "fresh", "Fresh").expect("the template is there") {
        std::fs::write(folder.path().join(&file.name), file.text).expect("a file");
    }
    let (scenario, warnings) = scenario::load(&Shelf::Folder(folder.path().to_owned()))
        .unwrap_or_else(|problems| panic!("{template}: {}", problems.render(false)));
    assert!(warnings.0.is_empty(), "{template}: {}", warnings.render(false));
    (folder, scenario)
}

#[test]
fn every_bot_plays_every_template_and_it_matters_who_plays() {
    for (template, _) in templates::ALL {
        let (_folder, scenario) = fresh(template);
        let content = &scenario.content;
        assert_eq!((scenario.id.as_str(), scenario.cover.title.as_str()), ("fresh", "Fresh"));
        let mut arrived: BTreeSet<InjectId> = BTreeSet::new();
        let mut verdicts: BTreeMap<ObjectiveId, BTreeSet<bool>> = BTreeMap::new();
        let mut doctrines: BTreeSet<DoctrineId> = BTreeSet::new();
        let mut endings: BTreeSet<Vec<bool>> = BTreeSet::new();
        let mut scores: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let names = bots::all_names(&scenario);
        assert!(names.len() >= 8, "{template}: built-in bots and two playbooks: {names:?}");
        for name in &names {
            for seed in SEEDS {
                let mut bot = bots::by_name(name, &scenario).expect("it is known");
                let session = play(&scenario, &mut *bot, seed, |_| true);
                let sim = &session.sim;
                doctrines.insert(sim.truth().intruder().doctrine);
                arrived.extend(sim.journal().events().iter().filter_map(|event| match event.what {
                    What::InjectArrived { inject } => Some(inject),
                    _ => None,
                }));
                let ending: Vec<bool> = content
                    .objectives
                    .ids()
                    .map(|objective| match sim.truth().verdict(objective) {
                        Verdict::Met(_) => true,
                        Verdict::Missed(_) => false,
                        Verdict::Open => panic!("{template}: {} is open at the end", scenario.name(objective)),
                    })
                    .collect();
                for (objective, met) in content.objectives.ids().zip(&ending) {
                    verdicts.entry(objective).or_default().insert(*met);
                }
                endings.insert(ending);
                scores.entry(name.clone()).or_default().push(sim.standing().score.total);
            }
        }
        let dead: Vec<&str> =
            content.injects.ids().filter(|inject| !arrived.contains(inject)).map(|inject| scenario.name(inject)).collect();
        assert!(dead.is_empty(), "{template}: never arrived: {dead:?}");
        let decided: Vec<&str> =
            verdicts.iter().filter(|(_, both)| both.len() < 2).map(|(objective, _)| scenario.name(*objective)).collect();
        assert!(decided.is_empty(), "{template}: met by all, or by nobody: {decided:?}");
        assert_eq!(doctrines.len(), content.doctrines.len(), "{template}: each mind is met");
        assert!(endings.len() >= 4, "{template}: {} endings", endings.len());
        // Playing is worth it, and it can be done badly.
        let sum = |name: &str| scores[name].iter().sum::<u32>();
        let best = scores.values().map(|scores| scores.iter().sum::<u32>()).max().unwrap_or(0);
        assert!(best > sum("idle") + 100 * SEEDS.count() as u32, "{template}: {scores:?}");
    }
}

#[test]
fn templates_say_where_they_are_unlike_the_others() {
    for (template, _) in templates::ALL {
        let (_folder, scenario) = fresh(template);
        let content = &scenario.content;
        assert!((4..=8).contains(&content.systems.len()), "{template}: {} systems", content.systems.len());
        assert!((3..=5).contains(&content.services.len()) && content.fallbacks.len() == 1, "{template}");
        let sources = templates::files(template, "fresh", "Fresh").expect("it is there").into_iter().find(|file| file.name == "SOURCES.md");
        assert!(sources.is_some_and(|file| file.text.contains("Nothing here is on record")), "{template}");
        for file in templates::files(template, "fresh", "Fresh").expect("it is there").iter().filter(|file| file.name.ends_with(".ron")) {
            assert!(file.text.starts_with("// "), "{template}/{}: what is in it is said first", file.name);
        }
    }
}

fn godark(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_godark")).args(args).current_dir(folder).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    let said = (status.code().expect("it ends by itself"), text(stdout), text(stderr));
    assert!(!said.2.contains("panicked"), "{}", said.2);
    said
}

#[test]
fn a_new_scenario_is_good_and_can_be_played() {
    let place = tempfile::tempdir().expect("a folder for the test");
    for (template, about) in templates::ALL {
        let (code, out, _) = godark(place.path(), &["new", "--list"]);
        assert!(code == 0 && out.contains(template) && out.contains(about), "{out}");
        let folder = format!("towns/{template}-2");
        let (code, out, err) = godark(place.path(), &["new", &folder, "--template", template, "--title", "A \"town\" \\ hall"]);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert!(out.contains(&format!("godark check {folder}")), "{out}");
        let (code, out, err) = godark(place.path(), &["check", &folder, "--deny-warnings"]);
        assert_eq!(code, 0, "{out}{err}");
        let (code, out, _) = godark(place.path(), &["run", &folder, "--bot", "idle", "--seed", "2"]);
        assert!(code == 0 && out.contains("A \"town\" \\ hall"), "{out}");
    }
    // A title is made of the name when none is given; `.` is a folder too.
    let here = place.path().join("my-town");
    std::fs::create_dir(&here).expect("a folder");
    assert_eq!(godark(&here, &["new", "."]).0, 0);
    let main = std::fs::read_to_string(here.join("scenario.ron")).expect("it is there");
    assert!(main.contains("id: \"my-town\",") && main.contains("title: \"My town\","), "{main}");
}

#[test]
fn nothing_is_ever_written_over() {
    let place = tempfile::tempdir().expect("a folder for the test");
    std::fs::create_dir(place.path().join("mine")).expect("a folder");
    std::fs::write(place.path().join("mine/notes.txt"), "mine").expect("a file");
    std::fs::write(place.path().join("a-file"), "mine").expect("a file");
    for (args, code, says) in [
        (&["new", "mine"][..], 9, "is not empty"),
        (&["new", "a-file"], 9, "is a file"),
        (&["new", "a-file/below"], 9, "lies below one"),
        (&["new", "My Town"], 2, "such as `my-town`"),
        (&["new", "..."], 2, "cannot be the id"),
        (&["new", "town", "--template", "ransomwear"], 2, "a similar value exists: 'ransomware'"),
        (&["new", "town", "--title", " "], 2, "a title is one line of text"),
        (&["new", "town", "--title", "a\nb"], 2, "a title is one line of text"),
        (&["new"], 2, "required"),
        (&["new", "town", "--list"], 2, "cannot be used with"),
    ] {
        let (is, out, err) = godark(place.path(), args);
        assert_eq!((is, out.as_str()), (code, ""), "{args:?}: {err}");
        assert!(err.contains(says), "{args:?}: {err}");
    }
    let mut left: Vec<String> = std::fs::read_dir(place.path())
        .expect("a folder")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["a-file", "mine"], "nothing else was written");
    assert_eq!(std::fs::read_to_string(place.path().join("mine/notes.txt")).expect("it is there"), "mine");
}

#[test]
fn schema_and_pages_are_printed() {
    let place = tempfile::tempdir().expect("a folder for the test");
    for (args, title) in [(&["schema"][..], "The main file"), (&["schema", "--part"], "A part")] {
        let (code, out, _) = godark(place.path(), args);
        let schema: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(code, 0);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["title"].as_str().is_some_and(|words| words.starts_with(title)), "{}", schema["title"]);
    }
    for (page, heading) in
        [("guide", "# The author's guide"), ("reference", "# The scenario format"), ("editor", "# Editors"), ("adviser", "# The adviser")]
    {
        let (code, out, _) = godark(place.path(), &["docs", page]);
        assert!(code == 0 && out.starts_with(heading), "{page}");
    }
}
