//! A build that does not do what it should is found, from a recording alone and, to the field, from a trace; and a run that shows
//! something is made as small as it can be. Non-determinism is put in on purpose.

mod common;
mod program;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::albania;
use godark::analysis::{bots, play};
use godark::replay::heavy::{Heavy, Wrong};
use godark::replay::minimize::Hunt;
use godark::replay::predicate::Predicate;
use godark::replay::record::{self, Record, Recording};
use godark::replay::verify::{Difference, Divergence, Outcome, verify};
use godark::replay::walk::Meddle;
use godark::replay::{Session, explain, trace};
use godark::scenario::diagnostic::Source;
use godark::scenario::names::*;
use godark::scenario::{Minute, Scenario};
use godark::sim::event::EventId;
use godark::sim::snapshot::Snapshot;
use program::godark;

fn read(text: String, scenario: &Arc<Scenario>) -> Recording {
    record::read_of(&Source::new("a.replay.ron", text), scenario).expect("it can be read")
}

fn shipped(scenario: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{scenario}/replays/{name}.replay.ron"))
}

fn model_answer() -> Recording {
    record::read(&shipped("tutorial", "model-answer")).expect("it is shipped")
}

/// A recording by a build whose state is another one from some minute on.
fn made_elsewhere(bot: &str, at: u32, meddle: impl Fn(&mut Snapshot)) -> Recording {
    let scenario = albania();
    let mut bot = bots::by_name(bot, &scenario).expect("it is a bot");
    let original = play(&scenario, bot.as_mut(), 1, |session| session.sim.now() < Minute(3000));
    let mut session = Session::new(scenario.clone(), 1, None);
    let mut done = false;
    for record in original.records().iter().filter(|record| record.at().is_some()) {
        let until = record.at().unwrap_or_default();
        if !done && until.0 > at {
            session.advance_to(Minute(at));
            let mut state = session.sim.snapshot();
            meddle(&mut state);
            assert!(session.sim.restore(&state));
            done = true;
        }
        session.advance_to(until);
        if let Record::Order { seat, act, .. } = record {
            let _ = session.submit(godark::sim::order::Order { seat: *seat, act: act.clone() });
        }
    }
    session.finish();
    read(session.text(), &scenario)
}

fn diverged(recording: &Recording) -> (Divergence, String) {
    let (outcome, sim) = verify(recording, None);
    let Outcome::Diverged(divergence) = outcome else { panic!("{outcome:?}") };
    let said = format!("{divergence}\n{}", explain::divergence(&divergence, &sim, Path::new("a.replay.ron")));
    (divergence, said)
}

#[test]
fn a_recording_alone_names_component_and_thing_when_no_event_differs() {
    let recording = made_elsewhere("idle", 100, |state| state.proof[4].captured.0 += 3);
    let (found, said) = diverged(&recording);
    let system = albania().name(SystemId::new(4)).to_owned();
    assert_eq!((found.seen, found.same_at, found.event), (Minute(720), Minute::START, None), "{said}");
    assert_eq!(found.parts, [("Proof".to_owned(), format!("system `{system}`"))], "{said}");
    assert_eq!(found.what, Difference::Components(vec!["Proof".to_owned()]), "{said}");
    assert!(said.contains(&format!("differs by minute 720: Proof of system `{system}`")), "{said}");
    assert!(said.contains("godark trace a.replay.ron --out other.trace"), "{said}");
}

#[test]
fn a_recording_alone_names_the_first_event_that_differs_and_its_causes() {
    let at = Minute(900);
    let recording = made_elsewhere("history", at.0, |state| state.hosts.iter_mut().for_each(|hosts| hosts.implanted = 0));
    let (found, said) = diverged(&recording);
    assert_eq!(found.seen, Minute(1440), "{said}");
    assert_eq!(found.same_at, Minute(720), "{said}");
    let event = found.event.expect("the trail tells");
    assert!(at <= found.minute && found.minute <= found.seen, "{said}");
    assert!(said.contains(&format!("here: event {}, ", event.0)) && said.contains("because of event"), "{said}");
    // The event is the first: until then the two journals are the same.
    let (_, sim) = verify(&recording, Some(found.minute));
    assert_eq!(sim.journal().get(event).map(|event| event.minute), Some(found.minute));
    assert!(found.parts.iter().any(|(component, _)| component == "Hosts"), "{said}");
}

/// The trail of a recording is that of its events: what is cut, doubled or turned is found at its place.
#[test]
fn the_trail_finds_the_very_event() {
    let recording = model_answer();
    let Some(Record::Checkpoint { trail, events, .. }) =
        recording.records.iter().find(|record| matches!(record, Record::Checkpoint { .. }))
    else {
        panic!("it has a checkpoint")
    };
    assert_eq!(trail.len(), *events as usize * 2);
    for event in [1usize, 40, 120] {
        // From there on every sign is another one, as after a first difference.
        let spoilt: String = trail
            .char_indices()
            .map(|(at, sign)| {
                if at < event * 2 {
                    sign
                } else if sign == 'A' {
                    'B'
                } else {
                    'A'
                }
            })
            .collect();
        let text = recording.source.text.replace(trail, &spoilt).replacen("(\"Journal\",\"", "(\"Journal\",\"0", 1);
        let text: String = text.lines().filter(|line| !line.contains("End(")).map(|line| format!("{line}\n")).collect();
        let (found, said) = diverged(&read(text, &recording.scenario));
        assert_eq!(found.event, Some(EventId(event as u32)), "{said}");
    }
}

#[test]
fn a_trace_names_minute_event_component_thing_field_both_values_and_causes() {
    let recording = model_answer();
    let mut there = Vec::new();
    let meddle = Meddle { at: Minute(200), with: |state| state.beliefs[2].reports += 7 };
    trace::write(&recording, Some(meddle), &mut there).expect("it is written");
    let parting = trace::against(&recording, &there[..]).expect("it is a trace").expect("it parts");
    let system = recording.scenario.name(SystemId::new(2));
    let field = &parting.fields[0];
    assert_eq!(
        (field.component.as_str(), field.of.as_deref(), field.field.as_str()),
        ("Belief", Some(&*format!("system `{system}`")), "reports")
    );
    assert_eq!(field.there.as_u64().expect("a number") - field.here.as_u64().expect("a number"), 7);
    assert!(parting.minute >= Minute(200) && parting.minute < Minute(330), "{:?}", parting.minute);
    assert_eq!(parting.chain.last().map(|event| event.id), Some(EventId::ROOT), "causes lead back to the beginning");
    let said = explain::parting(&parting, &recording.scenario);
    let place = format!("Belief of system `{system}`, field reports: {} here, {} there", field.here, field.there);
    assert!(said.starts_with("parts at minute ") && said.contains(&place) && said.contains("because of event"), "{said}");

    // What follows from it, and is an event of its own, is shown from both sides.
    let mut there = Vec::new();
    let meddle = Meddle { at: Minute(200), with: |state| state.crews.iter_mut().for_each(|crew| crew.token += 1) };
    trace::write(&recording, Some(meddle), &mut there).expect("it is written");
    let parting = trace::against(&recording, &there[..]).expect("it is a trace").expect("it parts");
    assert!(
        !parting.fields.is_empty() && parting.fields.iter().all(|field| field.component == "Crew" && field.field == "token"),
        "{:?}",
        parting.fields
    );

    let mut same = Vec::new();
    trace::write(&recording, None, &mut same).expect("it is written");
    assert!(trace::against(&recording, &same[..]).expect("it is a trace").is_none());
    // A trace that goes on, or stops, is another one.
    let lines: Vec<&[u8]> = same.split_inclusive(|byte| *byte == b'\n').collect();
    let parting = trace::against(&recording, &lines[..lines.len() - 1].concat()[..]).expect("it is a trace").expect("it parts");
    assert!(parting.there.is_none() && parting.here.is_some());
    let longer = [&same[..], lines[lines.len() - 1]].concat();
    assert!(trace::against(&recording, &longer[..]).expect("it is a trace").expect("it parts").here.is_none());
}

#[test]
fn a_close_look_finds_what_does_not_agree_with_itself() {
    let recording = model_answer();
    let looked = Heavy::of(&recording).play().map_err(|found| found.0).expect("the game is sound");
    assert!(looked.events > 100 && looked.steps > 60, "{looked:?}");

    // A second run that differs in one field of one thing.
    let meddle = Meddle { at: Minute(300), with: |state| state.ledgers[1].on_paper += 1 };
    let found = Heavy::of(&recording).meddled(meddle).play().expect_err("it does not agree");
    let Wrong::SecondRun(changes) = &found.0.what else { panic!("{:?}", found.0.what) };
    let service = recording.scenario.name(ServiceId::new(1));
    assert_eq!((changes[0].component, changes[0].of.as_deref()), ("Ledger", Some(&*format!("service `{service}`"))));
    assert_eq!((changes[0].field.as_str(), found.0.minute >= Minute(300)), ("on_paper", true));
    let said = explain::fault(&found.0, &found.1.main.sim);
    assert!(said.contains("a second run of the same orders") && said.contains("field on_paper"), "{said}");

    // Something that cannot be.
    let meddle = Meddle { at: Minute(300), with: |state| state.tally.hosts_lost += 1 };
    let found = Heavy::of(&recording).meddled_itself(meddle).play().expect_err("it cannot be");
    let said = explain::fault(&found.0, &found.1.main.sim);
    assert!(said.contains("the invariant `tallies` is broken") && said.contains("because of event"), "{said}");
}

fn smallest(recording: &Recording, predicate: &str, other: Option<&dyn Fn(&str) -> bool>) -> (Recording, usize) {
    let predicate = Predicate::parse(predicate, &recording.scenario).expect("it is good");
    let hunt = Hunt::new(recording, &predicate, other);
    let first = hunt.whole(recording).expect("the whole run shows it");
    let mut sizes = vec![first.said.len()];
    let best = hunt.minimize(first, |shown, _| {
        sizes.push(shown.said.len());
        true
    });
    assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]), "it only gets smaller: {sizes:?}");
    // Nothing more can be left out.
    for at in 0..best.said.len() {
        let mut rest = best.said.clone();
        rest.remove(at);
        let text: String = record::text(&[&[Record::Header(recording.header.clone())][..], &rest[..]].concat(), &recording.scenario);
        let shorter = read(text, &recording.scenario);
        assert!(hunt.whole(&shorter).is_none(), "{:?} is not needed", best.said[at]);
    }
    (read(hunt.recording(&best), &recording.scenario), best.said.len())
}

#[test]
fn the_smallest_run_that_shows_something_is_a_recording_that_plays() {
    let recording = model_answer();
    let (small, orders) = smallest(&recording, "evidence_permille > 0", None);
    assert_eq!(orders, 1);
    let said: Vec<&Record> = small.records.iter().filter(|record| matches!(record, Record::Order { .. })).collect();
    assert!(record::line(said[0], &small.scenario).contains("capture-evidence"), "{said:?}");
    assert!(small.header.title.as_deref().is_some_and(|title| title.contains("evidence_permille > 0")));
    assert!(small.records.iter().any(|record| matches!(record, Record::Expect(expected) if expected.from == 1)));
    assert_eq!(verify(&small, None).0, Outcome::Same, "it is a test that holds");

    // What follows from nobody doing anything needs no order at all.
    assert_eq!(smallest(&recording, "destroyed_permille >= 0", None).1, 0);
    // Something for which two orders are needed.
    let (_, orders) = smallest(&recording, "evidence_permille > 0 and trust_permille > 0 at 90", None);
    assert_eq!(orders, 1);
    // Another build that trips over one order.
    let trips = |text: &str| text.contains("air-gap-vault") && text.contains("isolate-system");
    let (small, orders) = smallest(&recording, "diverges", Some(&trips));
    assert_eq!((orders, verify(&small, None).0), (2, Outcome::Same));

    let predicate = Predicate::parse("panics", &recording.scenario).expect("it is good");
    assert!(Hunt::new(&recording, &predicate, None).whole(&recording).is_none(), "it does not");
}

// ---- the command line

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn two_builds_are_compared_on_the_command_line() {
    let folder = folder();
    let recording = shown(&shipped("tutorial", "model-answer"));
    let trace = shown(&folder.path().join("other.trace"));
    assert_eq!(godark(&["trace", &recording, "--out", &trace]).code, 0);
    let same = godark(&["replay", &recording, "--against", &trace]);
    assert_eq!(same.code, 0, "{}", same.err);
    assert!(same.out.contains("event for event and field for field"), "{}", same.out);

    let text = std::fs::read_to_string(&trace).expect("it is there");
    let event = text.find("HostsEncrypted").expect("hosts are encrypted");
    let place = event + text[event..].find("\"component\":\"Hosts\"").expect("hosts change");
    let encrypted = place + text[place..].find("\"is\":").expect("a value") + 5;
    let (before, after) = text.split_at(encrypted);
    let other = format!("{before}9{after}");
    std::fs::write(&trace, &other).expect("a file");
    let said = godark(&["replay", &recording, "--against", &trace]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("parts at minute ") && said.err.contains("Hosts of system `"), "{}", said.err);
    let json: serde_json::Value =
        serde_json::from_str(&godark(&["replay", &recording, "--against", &trace, "--format", "json"]).out).expect("JSON");
    assert_eq!(json[0]["parting"]["fields"][0]["component"], "Hosts", "{json}");

    // (the trace, the code, what is said)
    let cases: [(String, i32, &str); 6] = [
        (String::new(), 4, "it is empty"),
        ("{\"trace\":7,\"game\":\"\",\"scenario\":\"\",\"content\":\"\",\"seed\":1,\"said\":\"\"}\n".to_owned(), 5, "format 7"),
        (text.replacen("\"seed\":1", "\"seed\":2", 1), 6, "its seed differ"),
        (text.replacen("tutorial", "albania-2022", 1), 6, "its scenario differ"),
        (text.replacen("{\"minute\":0", "{\"hour\":0", 1), 4, "line 2"),
        (text[..text.len() / 2].to_owned(), 4, "cannot be read: line"),
    ];
    for (text, code, words) in cases {
        std::fs::write(&trace, &text).expect("a file");
        let said = godark(&["replay", &recording, "--against", &trace]);
        assert_eq!(said.code, code, "{words}: {}", said.err);
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    assert_eq!(godark(&["replay", &recording, "--against", &shown(folder.path())]).code, 4);
    assert_eq!(godark(&["replay", &recording, "--against", "nowhere.trace"]).code, 4);
    assert_eq!(godark(&["trace", "nowhere.replay.ron"]).code, 4);
    let under_a_file = Path::new(&trace).join("under.trace");
    assert_eq!(godark(&["trace", &recording, "--out", &shown(&under_a_file)]).code, 9);
}

#[test]
fn a_command_does_not_write_over_the_recording_that_it_reads() {
    let folder = folder();
    let file = folder.path().join("a.replay.ron");
    std::fs::copy(shipped("albania-2022", "history"), &file).expect("the folder is writable");
    let before = std::fs::read(&file).expect("it is there");
    let same = folder.path().join(".").join("a.replay.ron");
    let commands: [&[&str]; 3] = [&["trace"], &["report"], &["minimize", "--until", "panics"]];
    for command in commands {
        let name = command[0];
        let mut args = command.to_vec();
        let (file, same) = (shown(&file), shown(&same));
        args.extend([file.as_str(), "--out", same.as_str()]);
        let refused = godark(&args);
        assert_eq!(refused.code, 2, "{name}: {}", refused.err);
        assert!(refused.err.contains("would be written over"), "{name}: {}", refused.err);
    }
    assert_eq!(std::fs::read(&file).expect("it is there"), before);
}

#[test]
fn any_minute_is_told_with_the_state_of_everything() {
    let recording = shown(&shipped("tutorial", "model-answer"));
    let said = godark(&["replay", &recording, "--at", "200", "--at", "8 Mar 12:30"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for words in ["minute 200 of 720", "minute 300 of 720", "standing   score", "intruder", "intake-server", "team "] {
        assert!(said.out.contains(words), "{words} is missing in:\n{}", said.out);
    }
    let json: serde_json::Value =
        serde_json::from_str(&godark(&["replay", &recording, "--at", "200", "--format", "json"]).out).expect("JSON");
    let state = &json[0]["states"][0];
    assert_eq!((state["minute"].as_u64(), state["state"]["Hosts"]["intake-server"]["total"].is_u64()), (Some(200), true), "{state}");
    for bad in ["noon", "721", "-1", ""] {
        let said = godark(&["replay", &recording, &format!("--at={bad}")]);
        assert_eq!(said.code, 2, "{bad}: {}", said.err);
        assert!(said.err.contains("a minute from 0 to 720"), "{}", said.err);
    }
}

#[test]
fn close_looks_and_smaller_runs_on_the_command_line() {
    let folder = folder();
    let recording = shown(&shipped("tutorial", "model-answer"));
    let said = godark(&["replay", "--heavy", &recording]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("sound: "), "{}", said.out);

    let out = shown(&folder.path().join("small.replay.ron"));
    let said = godark(&["minimize", &recording, "--until", "evidence_permille > 0", "--out", &out]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("1 of 17 orders"), "{}", said.out);
    assert_eq!(godark(&["replay", &out]).code, 0);
    // The same program is no other build.
    let same = godark(&["minimize", &recording, "--until", "diverges", "--other", env!("CARGO_BIN_EXE_godark"), "--out", &out]);
    assert_eq!(same.code, 1, "{}", same.err);
    assert!(same.err.contains("the run does not show it"), "{}", same.err);

    let slip = godark(&["minimize", &recording, "--until", "evidense_permille > 0"]);
    assert_eq!(slip.code, 2);
    assert!(slip.err.contains("^^^^^^^^^^^^^^^^^ did you mean `evidence_permille`?"), "{}", slip.err);
    assert_eq!(godark(&["minimize", &recording, "--until", "panics", "--out", &recording]).code, 2);
    assert_eq!(godark(&["minimize", &recording, "--until", "diverges", "--other", "no-such-program"]).code, 2);
    assert_eq!(godark(&["minimize", "nowhere.replay.ron", "--until", "panics"]).code, 4);
}

#[test]
fn recordings_of_the_first_format_are_read_and_blessed_into_the_present_one() {
    let folder = folder();
    let path = folder.path().join("old.replay.ron");
    let recording = model_answer();
    // As version 1 wrote it: no trail and no marks.
    let mut records: Vec<Record> = recording
        .records
        .iter()
        .filter(|record| !matches!(record, Record::End { .. }))
        .cloned()
        .map(|record| match record {
            Record::Header(header) => Record::Header(godark::replay::Header { format: 1, ..header }),
            Record::Checkpoint { at, events, digests, .. } => {
                Record::Checkpoint { at, events, digests, trail: String::new(), marks: Vec::new() }
            }
            other => other,
        })
        .collect();
    let Some(Record::End { at, events, digest, .. }) = recording.records.last().cloned() else { panic!("it has an end") };
    records.push(Record::End { at, events, digest, seal: record::seal(&records) });
    let old = record::text(&records, &recording.scenario);
    assert!(old.contains("format:1") && !old.contains("trail") && !old.contains("marks"));
    std::fs::write(&path, &old).expect("a file");
    let path = shown(&path);
    assert_eq!(godark(&["replay", &path]).code, 0);
    // What changes is told, and what is blessed is what ships.
    let said = godark(&["replay", "--bless", &path]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("the run is the same") && said.err.contains("format 1 -> 2"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), recording.source.text);

    // A run that was left in the old format is taken up, and goes on in the new one.
    let left: String = old.lines().filter(|line| !line.contains("End(") && *line != "]").map(|line| format!("{line}\n")).collect();
    let mut session = Session::resume(read(left, &recording.scenario)).expect("it can be taken up");
    session.finish();
    assert_eq!(verify(&read(session.text(), &recording.scenario), None).0, Outcome::Same);
    assert_eq!(session.header().format, record::FORMAT);
}

#[test]
fn blessing_tells_what_changes_before_it_writes() {
    let folder = folder();
    let path = folder.path().join("a.replay.ron");
    let text = model_answer().source.text.replacen("(\"Hosts\",\"", "(\"Hosts\",\"0", 1);
    std::fs::write(&path, text).expect("a file");
    let said = godark(&["replay", "--bless", "--yes", &shown(&path)]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("the run is the same") && said.err.contains("1 of 1 checkpoints change, from minute 720 on"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), model_answer().source.text);
    assert_eq!(godark(&["replay", "--yes", &shown(&path)]).code, 2, "there is nothing to agree to");
}

/// Each invariant and each condition of a run is described where people look for it.
#[test]
fn the_page_on_replays_names_everything() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/replays.md")).expect("it is there");
    for (name, is) in godark::sim::invariants::ALL {
        assert!(page.contains(&format!("| `{name}` | {is} |")), "{name}: {is}");
    }
    let conditions = ["panics", "breaks", "diverges", "met OBJECTIVE", "missed OBJECTIVE", "unexpected"];
    let measures = record::Measure::ALL.map(record::Measure::word);
    for word in conditions.into_iter().chain(measures) {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
}
