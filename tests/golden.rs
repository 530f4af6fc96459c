//! The recordings that ship with the scenarios play the same, bit for bit, on every machine.

use std::path::{Path, PathBuf};

use godark::replay::Session;
use godark::replay::record::{self, EXTENSION};
use godark::replay::verify::{Difference, Outcome, verify};
use godark::scenario::{library, load, ron_text};
use godark::sim::event::{EventId, What};

fn recordings(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the scenarios are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            recordings(&path, found);
        } else if path.to_string_lossy().ends_with(EXTENSION) {
            found.push(path);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// A new recording is picked up by being there.
#[test]
fn every_recording_plays_the_same() {
    let mut files = Vec::new();
    recordings(&root(), &mut files);
    files.sort();
    for scenario in library::built_in() {
        let of = root().join(scenario).join("replays");
        assert!(files.iter().any(|file| file.starts_with(&of)), "{scenario} has recordings");
    }
    for name in ["history", "nobody-answers", "dark-on-friday", "first-time"] {
        assert!(files.contains(&root().join(format!("albania-2022/replays/{name}.replay.ron"))), "{name} is shipped");
    }
    let mut wrong = Vec::new();
    for file in files {
        let shown = file.strip_prefix(root()).unwrap_or(&file).display().to_string();
        let recording = record::read(&file).unwrap_or_else(|error| panic!("{shown}: {error:?}"));
        assert!(!recording.other_content, "{shown}: the scenario has changed since; `godark replay --bless` makes it anew");
        match verify(&recording, None).0 {
            Outcome::Same => {}
            Outcome::Diverged(divergence) => wrong.push(format!("{shown}: {divergence}")),
            Outcome::Unexpected(misses) => wrong.extend(misses.iter().map(|miss| format!("{shown}: {miss}"))),
            other => wrong.push(format!("{shown}: {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every event of every recording can be followed back to the beginning, and every loss of a service to somebody's choice.
#[test]
fn every_event_of_every_recording_has_a_root() {
    let mut files = Vec::new();
    recordings(&root(), &mut files);
    for file in files {
        let recording = record::read(&file).unwrap_or_else(|error| panic!("{}: {error:?}", file.display()));
        let session = Session::resume(recording).unwrap_or_else(|_| panic!("{}: it plays the same", file.display()));
        let sim = &session.sim;
        for event in sim.journal().events() {
            let chain = sim.why(event.id);
            assert_eq!(chain.last().map(|root| root.id), Some(EventId::ROOT), "{:?}", event.what);
            assert!(chain.windows(2).all(|pair| pair[0].id > pair[1].id), "causes come before what they cause: {:?}", event.what);
            if matches!(event.what, What::ServiceLevel { inside, .. } if inside.0 < 500) {
                let chosen = |what: &What| {
                    matches!(what, What::OrderGiven { .. } | What::StepBegan { .. } | What::StepDone { .. } | What::JobBegan { .. })
                };
                assert!(chain.iter().any(|cause| chosen(&cause.what)), "{}: {:?}", file.display(), event);
            }
        }
    }
}

/// What a golden recording is for: a rule that changed is found, with the minute and what differs then.
#[test]
fn a_changed_rule_is_found_with_its_minute_and_component() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for entry in std::fs::read_dir(root().join("albania-2022")).expect("it is there").flatten().filter(|entry| entry.path().is_file()) {
        let text = std::fs::read_to_string(entry.path()).expect("text");
        std::fs::write(folder.path().join(entry.file_name()), text.replace("hosts_per_hour: 44", "hosts_per_hour: 46")).expect("a file");
    }
    let changed = load(&library::Shelf::Folder(folder.path().to_owned())).expect("it is still good").0;
    let source = ron_text::read_file(&root().join("albania-2022/replays/nobody-answers.replay.ron")).expect("it is there");
    let recording = record::read_of(&source, &changed).expect("it can be read");
    assert!(recording.other_content);
    let (outcome, sim) = verify(&recording, None);
    let Outcome::Diverged(divergence) = outcome else { panic!("the rule has changed: {outcome:?}") };
    // The encryptor starts on Friday afternoon; the first checkpoint after that is at midnight, and the trail tells the event.
    assert_eq!((divergence.seen.0, divergence.same_at.0), (720, 0));
    assert!(divergence.minute.0 < 720, "{divergence}");
    let event = divergence.event.and_then(|event| sim.journal().get(event).copied()).expect("it is named");
    assert!(matches!(event.what, What::HostsEncrypted { .. }), "{event:?}");
    assert_eq!(event.minute, divergence.minute);
    let Difference::Components(names) = &divergence.what else { panic!("{divergence}") };
    assert!(names.contains(&"Hosts".to_owned()), "{divergence}");
    assert!(!names.contains(&"Crew".to_owned()), "what is the same is not named: {divergence}");
    assert!(divergence.parts.iter().any(|(component, of)| component == "Hosts" && of.starts_with("system `")), "{:?}", divergence.parts);
    assert!(divergence.to_string().contains(&format!("event {} is another; by minute 720 Hosts", event.id.0)), "{divergence}");
}
