//! A run that was cut off can be taken up again, and nothing that was ordered is lost.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use bevy::input::keyboard::KeyCode;
use godark::app::action::{Action, Leap, Overlay, Screen};
use godark::app::model::{Model, Places};
use godark::app::settings::Settings;
use godark::replay::record::{self, Record};
use godark::replay::verify::{Outcome, verify};
use godark::scenario::Minute;

use crate::seat::Seat;

fn begin(folder: &Path) -> Seat {
    let mut seat = Seat::at((1600, 900), Some(folder));
    for label in ["Play", "Briefing", "Take the chair"] {
        seat.choose(label);
    }
    seat
}

fn run_in(folder: &Path) -> PathBuf {
    let listed = std::fs::read_dir(folder).expect("the folder is there");
    listed.flatten().map(|entry| entry.path()).find(|path| path.to_string_lossy().ends_with("ron")).expect("a run")
}

fn orders(path: &Path) -> usize {
    let recording = record::read(path).expect("it is sound");
    recording.records.iter().filter(|record| matches!(record, Record::Order { .. })).count()
}

#[test]
fn after_a_kill_the_game_offers_to_go_on() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = begin(folder.path());
    seat.choose("Brief the Prime Minister");
    seat.key(KeyCode::KeyC);
    seat.choose("Close access from abroad");
    seat.key(KeyCode::KeyC);
    seat.say(Action::Leap(Leap::Hours(1)));
    seat.wait(20, |model| model.game.as_ref().is_some_and(|game| !game.is_moving()));
    let standing = seat.game().picture.clone();
    // The process is gone in the middle of writing: nobody says goodbye, and half a line stands at the end.
    drop(seat);
    let path = run_in(folder.path());
    let mut file = std::fs::OpenOptions::new().append(true).open(&path).expect("a file");
    file.write_all(b"    Order(at:31,seat:\"lead\",act:Do(move:\"go-d").expect("half a line");
    drop(file);
    assert_eq!(orders(&path), 2);

    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    seat.choose("Continue");
    assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
    let picture = &seat.game().picture;
    assert!(picture.teams.iter().filter(|team| team.work.is_some()).count() >= 2, "both orders are being carried out");
    assert!(picture.minute <= standing.minute, "time since the last line is given again");
    seat.key(KeyCode::Escape);
    for label in ["End here and look back", "End and look back"] {
        seat.choose(label);
    }
    assert_eq!(seat.model().screen, Screen::Debrief);
    assert_eq!(verify(&record::read(&path).expect("it is sound"), None).0, Outcome::Same);
    assert_eq!(orders(&path), 2);

    // What has ended is not offered again, and cannot be opened again by its name either.
    let ended = std::fs::read(&path).expect("it is there");
    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().screen, Screen::Title);
    assert!(seat.model().left.runs.is_empty());
    seat.say(Action::Resume(path.clone()));
    assert_eq!(seat.model().screen, Screen::Title);
    assert_eq!(std::fs::read(&path).expect("it is there"), ended);
}

#[test]
fn leaving_for_another_day_keeps_the_run() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = begin(folder.path());
    seat.choose("Brief the Prime Minister");
    seat.key(KeyCode::KeyC);
    seat.key(KeyCode::Escape);
    seat.choose("Leave, and go on another day");
    assert_eq!(seat.model().screen, Screen::Title);
    assert_eq!(seat.model().left.runs.len(), 1);
    seat.choose("Continue");
    assert_eq!(seat.model().screen, Screen::Operations);
    assert_eq!(orders(&run_in(folder.path())), 1);
}

/// The clock has no time to stop.
#[test]
fn closing_the_window_keeps_the_minute() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = begin(folder.path());
    seat.key(KeyCode::KeyP);
    let on_its_way = |model: &Model| model.game.as_ref().is_some_and(|game| game.picture.minute > Minute(0) && game.is_moving());
    assert!(seat.wait(20, on_its_way));
    let minute = seat.game().picture.minute;
    seat.close_window();
    drop(seat);
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    seat.choose("Continue");
    assert!(seat.game().picture.minute >= minute, "{} of {}", seat.game().picture.minute.0, minute.0);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_play_goes_on() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let blocked = folder.path().join("runs");
    std::fs::write(&blocked, "a file where the folder should be").expect("a file");
    let mut seat = begin(&blocked);
    let Some(Overlay::Trouble(text)) = seat.model().overlay.clone() else { panic!("the player is told") };
    assert!(text.contains("cannot be saved in") && text.contains("runs"), "{text}");
    seat.choose("Close");
    seat.choose("Brief the Prime Minister");
    // The place becomes writable in the middle of the run.
    std::fs::remove_file(&blocked).expect("it is a file");
    seat.key(KeyCode::KeyC);
    assert_eq!(seat.model().overlay, None, "the player is not told twice");
    assert_eq!(orders(&run_in(&blocked)), 1, "the whole run is on disk now");
}

/// Where nothing can be written, that the run is not saved comes before what matters less.
#[test]
fn several_troubles_are_all_said_and_the_run_comes_first() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let blocked = folder.path().join("home");
    std::fs::write(&blocked, "a file where the folder should be").expect("a file");
    let places = Places { saves: Some(blocked.join("runs")), codex: Some(blocked.join("codex.ron")), ..Places::default() };
    let model = Model::new(vec![crate::common::albania()], Settings::default(), places, 7);
    let mut seat = Seat::with((1600, 900), model);
    seat.say(Action::Begin);
    let Some(Overlay::Trouble(text)) = seat.model().overlay.clone() else { panic!("the player is told") };
    let (run, codex) = (text.find("This run cannot be saved in"), text.find("What has been met cannot be kept"));
    assert!(run == Some(0) && codex > run, "{text}");
    assert_eq!(seat.texts().iter().filter(|said| **said == text.replace("\u{a0}%", " %")).count(), 1);
    seat.choose("Close");
    assert_eq!(seat.model().overlay, None);
    // The menu says one thing of the run, and it is true.
    seat.key(KeyCode::Escape);
    let menu = seat.texts();
    assert!(menu.iter().any(|said| said.starts_with("This run cannot be saved as")), "{menu:#?}");
    assert!(!menu.iter().any(|said| said.starts_with("This run is kept")), "{menu:#?}");
    seat.choose("Quit");
    assert!(seat.texts().iter().any(|said| said.starts_with("This run is not saved")), "{:#?}", seat.texts());
}

#[test]
fn a_damaged_run_is_passed_over_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("broken.replay.ron");
    let broken = "[ Header((format:1,game:\"0.1.0\",";
    std::fs::write(&path, broken).expect("a file");
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    assert!(seat.model().left.runs.is_empty());
    seat.say(Action::Resume(path.clone()));
    assert!(matches!(seat.model().overlay, Some(Overlay::Trouble(_))));
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), broken);
}
