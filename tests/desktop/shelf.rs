//! The screen of all runs: named, put into the bin and brought back, copied out, looked back at.

use std::path::{Path, PathBuf};

use bevy::input::keyboard::KeyCode;
use godark::analysis::{bots, play};
use godark::app::action::{Action, Screen};
use godark::app::runs::Deed;
use godark::app::runs::shelf::Standing;
use godark::replay::record;
use godark::scenario::Minute;

use crate::common::albania;
use crate::seat::Seat;

const SIZE: (u32, u32) = (1280, 720);

/// Leaves a run by a bot in a folder: cut off at a minute, or played to its end.
fn left(folder: &Path, name: &str, seed: u64, minute: Option<u32>) -> PathBuf {
    let path = folder.join(format!("{name}.replay.ron"));
    let mut bot = bots::by_name("idle", &albania()).expect("it is built in");
    let mut text = String::new();
    let mut session = play(&albania(), bot.as_mut(), seed, |session| {
        text = session.text();
        minute.is_none_or(|minute| session.sim.now() < Minute(minute))
    });
    if minute.is_none() {
        session.finish();
        text = session.text();
    }
    std::fs::write(&path, text).expect("the folder is writable");
    path
}

fn open(folder: &Path) -> Seat {
    let mut seat = Seat::at(SIZE, Some(folder));
    seat.choose("Runs");
    assert_eq!(seat.model().screen, Screen::Runs);
    seat
}

fn names(seat: &Seat) -> Vec<String> {
    let runs = &seat.model().runs.list;
    runs.iter().map(|run| run.name.clone().unwrap_or_else(|| run.title.clone())).collect()
}

fn type_in(seat: &mut Seat, text: &str) {
    for c in text.chars() {
        seat.say(Action::Type(godark::app::kit::entry::Stroke::Text(c.to_string())));
    }
}

#[test]
fn a_run_is_named_thrown_away_and_brought_back_by_keyboard() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left(folder.path(), "one", 3, Some(900));
    let before = std::fs::read(&path).expect("it is there");
    let mut seat = open(folder.path());
    seat.choose("Rename");
    assert_eq!(seat.focus(), "Name of the run", "the line has the focus");
    // U is a letter here, not a command.
    for key in [KeyCode::KeyU, KeyCode::KeyR, KeyCode::KeyA] {
        seat.key(key);
    }
    type_in(&mut seat, " ë/\\\"");
    seat.key(KeyCode::Enter);
    assert_eq!(names(&seat), ["ura ë/\\\""]);
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
    // The title of the game calls it so too.
    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().screen, Screen::Title);
    assert!(seat.texts().iter().any(|text| text.starts_with("ura ë/\\\" · ")), "{:?}", seat.texts());
    seat.choose("Runs");
    // It begins with the name that it has, all marked: an arrow keeps it, so that it can be added to.
    seat.choose("Rename");
    assert_eq!(seat.model().entry.as_ref().map(|entry| (entry.text.clone(), entry.marked)), Some(("ura ë/\\\"".to_owned(), true)));
    seat.key(KeyCode::ArrowRight);
    type_in(&mut seat, "!");
    seat.key(KeyCode::Enter);
    assert_eq!(names(&seat), ["ura ë/\\\"!"]);
    seat.choose("Rename");
    type_in(&mut seat, "ura ë/\\\"");
    seat.key(KeyCode::Enter);
    assert_eq!(names(&seat), ["ura ë/\\\""]);

    // A name that is begun and left is forgotten.
    seat.choose("Rename");
    type_in(&mut seat, "zzz");
    seat.key(KeyCode::Escape);
    assert_eq!((names(&seat), seat.model().screen), (vec!["ura ë/\\\"".to_owned()], Screen::Runs));

    seat.choose("Delete");
    assert!(names(&seat).is_empty() && !path.exists());
    assert_eq!(seat.model().runs.bin.len(), 1);
    seat.key(KeyCode::Escape);
    assert!(seat.model().left.runs.is_empty(), "what is in the bin is not offered");
    seat.choose("Runs");
    seat.key(KeyCode::KeyU);
    assert_eq!(names(&seat), ["ura ë/\\\""]);
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
    seat.choose("Go on with it");
    assert_eq!(seat.model().screen, Screen::Operations);
}

#[test]
fn by_pointer_to_the_debrief_of_a_run_that_has_ended_and_a_copy_of_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left(folder.path(), "ended", 4, None);
    let before = std::fs::read(&path).expect("it is there");
    let mut seat = open(folder.path());
    let run = seat.model().runs.list[0].clone();
    assert_eq!(run.standing, Standing::Ended);
    assert!(run.score.is_some_and(|score| score > 0));
    seat.click("Copy it out");
    seat.click("Copy it out");
    let said = seat.model().runs.said.clone().expect("it is said");
    assert!(!said.failed && said.text.contains("out/Go Dark"), "{said:?}");
    let copies: Vec<_> = std::fs::read_dir(folder.path().join("out")).expect("it is made").flatten().collect();
    assert_eq!(copies.len(), 2, "the second has a number");
    for copy in copies {
        assert!(record::read(&copy.path()).expect("it is sound").finished);
    }
    seat.click("Look back at it");
    assert_eq!(seat.model().screen, Screen::Debrief);
    assert_eq!(seat.model().debrief.as_ref().map(|debrief| debrief.seed), Some(4));
    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().screen, Screen::Runs);
    assert_eq!(std::fs::read(&path).expect("it is there"), before, "looking changes nothing");
}

#[test]
fn a_copy_that_cannot_be_made_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    left(folder.path(), "one", 3, Some(900));
    std::fs::write(folder.path().join("out"), "a file where the folder should be").expect("a file");
    let mut seat = open(folder.path());
    seat.choose("Copy it out");
    let said = seat.model().runs.said.clone().expect("it is said");
    assert!(said.failed && said.text.contains("nothing was changed"), "{said:?}");
}

#[test]
fn the_bin_is_emptied_only_when_that_is_confirmed() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, seed) in [("one", 3), ("two", 4)] {
        left(folder.path(), name, seed, Some(900));
    }
    let mut seat = open(folder.path());
    seat.choose("Delete");
    seat.choose("Delete");
    seat.choose("Empty the bin");
    seat.choose("Back");
    assert_eq!(seat.model().runs.bin.len(), 2);
    seat.choose("Empty the bin");
    seat.choose("Remove them for good");
    assert_eq!((seat.model().runs.bin.len(), seat.model().overlay.clone()), (0, None));
}

#[test]
fn the_run_that_is_played_is_not_thrown_away_and_can_be_gone_back_to() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = Seat::at(SIZE, Some(folder.path()));
    for label in ["Play", "Briefing", "Take the chair", "Brief the Prime Minister"] {
        seat.choose(label);
    }
    seat.key(KeyCode::KeyC);
    seat.key(KeyCode::Escape);
    seat.choose("All runs");
    seat.choose("Delete");
    assert!(seat.model().runs.said.as_ref().is_some_and(|said| said.failed));
    assert_eq!(seat.model().runs.list.len(), 1);
    seat.choose("Go on with it");
    assert_eq!(seat.model().screen, Screen::Operations);
    assert!(seat.game().session.trouble().is_none());
}

#[test]
fn the_list_has_room_for_its_words() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (number, minute) in [(1, Some(900)), (2, None), (3, Some(9000)), (4, Some(1500))] {
        left(folder.path(), &format!("run-{number}"), number, minute);
    }
    std::fs::write(folder.path().join("damaged.replay.ron"), "[ nonsense").expect("a file");
    let text = std::fs::read_to_string(folder.path().join("run-1.replay.ron")).expect("it is there");
    std::fs::write(folder.path().join("old.replay.ron"), text.replacen("content:\"", "content:\"0", 1)).expect("a file");
    for size in [(1280, 720), (1600, 900), (3440, 1440), (1280, 1024)] {
        let mut seat = Seat::at(size, Some(folder.path()));
        seat.say(Action::Go(Screen::Runs));
        let thrown = seat.model().runs.list.iter().find(|run| run.standing == Standing::Open).map(|run| run.path.clone());
        seat.say(Action::Runs(Deed::ThrowAway(thrown.expect("one is open"))));
        let paths: Vec<PathBuf> = seat.model().runs.list.iter().map(|run| run.path.clone()).collect();
        for path in paths {
            seat.say(Action::Runs(Deed::Choose(path)));
            seat.frames(2);
            let (cut, overlaps) = (seat.cut(), seat.overlaps());
            assert!(cut.is_empty() && overlaps.is_empty(), "{size:?}: {cut:#?} {overlaps:#?}");
        }
        seat.say(Action::Runs(Deed::BringBack(0)));
    }
}

/// The list speaks the language of the screens, also when that changes while it waits to be gone back to.
#[test]
fn the_list_of_runs_is_in_the_language_of_the_screens() {
    use godark::words::Language;
    let folder = tempfile::tempdir().expect("a folder for the test");
    left(folder.path(), "one", 3, Some(900));
    left(folder.path(), "two", 4, Some(900));
    let mut seat = open(folder.path());
    seat.say(Action::Runs(Deed::ThrowAway(folder.path().join("two.replay.ron"))));
    let english = (seat.model().runs.list[0].clone(), seat.model().runs.bin[0].run.clone());
    seat.say(Action::Go(Screen::Settings));
    seat.say(Action::SetLanguage(Language::Albanian));
    seat.say(Action::Back);
    assert_eq!(seat.model().screen, Screen::Runs);
    let (run, thrown) = (&seat.model().runs.list[0], &seat.model().runs.bin[0].run);
    assert_eq!((&run.path, run.seed), (&english.0.path, english.0.seed));
    assert_ne!((&run.title, &run.date), (&english.0.title, &english.0.date));
    assert_ne!(thrown.title, english.1.title);
    let title = run.title.clone();
    assert!(seat.texts().contains(&title), "{title}");
    assert!(seat.model().runs.said.is_none(), "what was said in the other language is gone");
    seat.say(Action::SetLanguage(Language::English));
    assert_eq!(seat.model().runs.list[0].title, english.0.title);
}

/// A file that is no run says what is wrong with it, as `godark replay` does; so does one in which nothing stands.
#[test]
fn what_is_wrong_with_a_damaged_run_is_said() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left(folder.path(), "one", 3, Some(900));
    let text = std::fs::read_to_string(&path).expect("it is there");
    let slip = text.replacen("]\n", "", 1) + "Ordr(at:900,seat:\"incident-commander\",act:Stop(team:\"x\")),\n]\n";
    std::fs::write(&path, &slip).expect("a file");
    std::fs::write(folder.path().join("two.replay.ron"), "").expect("a file");
    let mut seat = open(folder.path());
    assert_eq!(seat.model().runs.list.len(), 2, "the empty one is listed too");
    let mut said = Vec::new();
    for run in seat.model().runs.list.clone() {
        seat.say(Action::Runs(Deed::Choose(run.path)));
        said.extend(seat.texts().into_iter().filter(|text| text.starts_with("This file")));
    }
    assert!(said.iter().any(|text| text.contains("is empty")), "{said:?}");
    let line = format!("Line {}: ", slip.lines().count() - 1);
    assert!(said.iter().any(|text| text.contains(&line) && text.contains("did you mean `Order`?")), "{said:?}");
}
