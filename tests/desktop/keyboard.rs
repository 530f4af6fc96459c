//! From the title to the debrief by keyboard alone, and by pointer alone.

use std::path::Path;

use bevy::input::keyboard::KeyCode;
use godark::app::action::{Action, Overlay, Screen, Thing};
use godark::app::game::Clock;
use godark::cli::play::Pace;
use godark::replay::record::{self, Record};
use godark::replay::verify::{Outcome, verify};
use godark::scenario::Minute;
use godark::scenario::moves::Act;
use godark::sim::state::InjectState;

use crate::seat::Seat;

/// Returns the one recording in a folder.
fn only_run(folder: &Path) -> record::Recording {
    let files: Vec<_> = std::fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
    let [file] = &files[..] else { panic!("one run was played, not {files:?}") };
    record::read(file).expect("it is sound")
}

/// Returns what was ordered, as it stands in the recording.
fn orders(recording: &record::Recording) -> Vec<String> {
    let scenario = &recording.scenario;
    let is_order = |record: &&Record| matches!(record, Record::Order { .. });
    recording.records.iter().filter(is_order).map(|record| record::line(record, scenario).trim().to_owned()).collect()
}

#[track_caller]
fn assert_same(recording: &record::Recording) {
    let (outcome, _) = verify(recording, None);
    assert_eq!(outcome, Outcome::Same);
}

#[test]
fn by_keyboard_from_title_to_debrief() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    assert_eq!(seat.model().screen, Screen::Title);

    seat.choose("Play");
    assert_eq!(seat.model().screen, Screen::Library);
    seat.choose("Briefing");
    assert_eq!(seat.model().screen, Screen::Briefing);
    seat.choose("Take the chair");
    assert_eq!(seat.model().screen, Screen::Operations);
    assert_eq!(seat.focus(), "", "nothing is pressed by accident when play begins");

    // A system is selected, a move on it planned and ordered.
    seat.choose("Mail gateway: never checked");
    seat.choose("Triage");
    assert_eq!(seat.game().plan.len(), 1);
    assert_eq!(seat.game().session.sim.picture().teams.iter().filter(|team| team.work.is_some()).count(), 0, "a plan is no order");
    seat.key(KeyCode::KeyC);
    assert_eq!(seat.game().plan.len(), 0);

    // The cell's own moves; one is taken back before it is ordered.
    seat.key(KeyCode::KeyH);
    seat.choose("Keep the internet out");
    seat.choose("Close access from abroad");
    assert_eq!(seat.game().plan.len(), 2);
    seat.key(KeyCode::KeyU);
    assert_eq!(seat.game().plan.len(), 1);
    seat.key(KeyCode::KeyU);
    seat.choose("Close access from abroad");
    seat.key(KeyCode::KeyC);

    // Time: it runs, it stops, it leaps.
    seat.key(KeyCode::Digit3);
    seat.key(KeyCode::Space);
    seat.frames(40);
    assert!(seat.game().now() > Minute(10), "{:?}", seat.game().now());
    if seat.game().is_moving() {
        seat.key(KeyCode::Space);
    }
    let stood = seat.game().now();
    seat.frames(40);
    assert_eq!(seat.game().now(), stood, "the clock stands");

    let mut answered = 0;
    for _ in 0..2000 {
        if seat.model().screen != Screen::Operations {
            break;
        }
        if !seat.game().questions().is_empty() {
            seat.key(KeyCode::KeyA);
            let Some(Overlay::Ask(inject)) = seat.model().overlay else { panic!("A opens the question") };
            // The first answer has the focus.
            seat.key(KeyCode::Enter);
            assert_eq!(seat.model().overlay, None);
            assert!(!matches!(seat.game().picture.inject(inject), InjectState::Asking { .. }), "it is answered");
            answered += 1;
        }
        seat.key(KeyCode::KeyN);
        seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
    }
    assert_eq!(seat.model().screen, Screen::Debrief, "three weeks can be played through");
    assert!(answered >= 3, "{answered} questions were answered");

    seat.choose("Objectives");
    seat.choose("What was true");
    let before = seat.model().marker;
    seat.key(KeyCode::ArrowRight);
    assert_eq!(seat.model().marker, before.plus(180), "the marker moves by three hours");

    let recording = only_run(folder.path());
    assert!(recording.finished);
    assert_same(&recording);
    let orders = orders(&recording);
    assert!(orders[0].contains("triage-system") && orders[0].contains("mail-gateway"), "{orders:#?}");
    assert!(orders[1].contains("close-foreign-access"), "{orders:#?}");
    assert_eq!(orders.len(), 2 + answered, "{orders:#?}");

    seat.choose("To the title");
    assert_eq!(seat.model().screen, Screen::Title);
    assert!(seat.model().left.runs.is_empty(), "a finished run is not offered again");
}

#[test]
fn by_pointer_from_title_to_debrief() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = Seat::at((1280, 720), Some(folder.path()));
    for label in ["Play", "Rounds", "Briefing", "Take the chair"] {
        seat.click(label);
    }
    assert_eq!(seat.model().screen, Screen::Operations);
    seat.click("Civil registry: never checked");
    assert!(matches!(seat.game().selected, Thing::System(_)), "{:?}", seat.game().selected);
    seat.click("Cut it off");
    assert_eq!(seat.game().plan.len(), 1, "{:?}", seat.game().refused);
    // A round is committed, and played through.
    let begun = seat.game().now();
    seat.click("Give this order");
    seat.wait(20, |model| model.game.as_ref().is_some_and(|game| !game.is_moving()));
    assert!(seat.game().now() > begun, "{:?}", seat.game().now());
    // A question has ended it early, so that nobody misses it.
    assert_eq!(seat.game().questions().len(), 1);
    // A round without orders is played as well.
    let nothing = seat.game().now();
    assert!(!seat.buttons().iter().any(|(label, _)| label == "Play the round"), "nothing is planned");
    seat.click("Let the round pass without orders");
    seat.wait(20, |model| model.game.as_ref().is_some_and(|game| !game.is_moving()));
    assert!(seat.game().now() >= nothing.plus(60), "{:?}", seat.game().now());
    // Time to decide runs out, and the round goes on with what was planned.
    let decided = seat.game().now();
    seat.wait(700, |model| model.game.as_ref().is_some_and(|game| game.now() > decided));
    assert!(seat.game().now() > decided);

    seat.key(KeyCode::Escape);
    for label in ["End here and look back", "End and look back"] {
        seat.click(label);
    }
    assert_eq!(seat.model().screen, Screen::Debrief);
    let recording = only_run(folder.path());
    assert_same(&recording);
    assert_eq!(orders(&recording).len(), 1);
    assert!(orders(&recording)[0].contains("isolate-system"));
    let marks = recording.records.iter().filter(|record| matches!(record, Record::Timer { .. })).count();
    assert!(marks >= 3, "two rounds that were committed and one that ran out are in the recording, not {marks} marks");
    seat.click("Play again");
    assert_eq!(seat.model().screen, Screen::Library);
}

/// C gives orders. Where there are none it says so, and the round waits: only who says that it may pass without orders lets it.
#[test]
fn a_round_does_not_pass_without_orders_by_accident() {
    let mut seat = Seat::at((1600, 900), None);
    seat.say(Action::SetPace(Pace::Rounds));
    seat.say(Action::Begin);
    let began = seat.game().now();
    seat.key(KeyCode::KeyC);
    assert!(matches!(seat.game().clock, Clock::Deciding { .. }), "{:?}", seat.game().clock);
    let said = seat.model().words.get("vain-give-round");
    assert_eq!(seat.game().refused.as_deref(), Some(said.as_str()));
    assert!(seat.texts().contains(&said), "it is on the screen");
    seat.key(KeyCode::KeyN);
    assert!(matches!(seat.game().clock, Clock::Resolving { .. }), "{:?}", seat.game().clock);
    assert!(seat.wait(30, |model| model.game.as_ref().is_some_and(|game| matches!(game.clock, Clock::Deciding { .. }))));
    assert!(seat.game().now() > began);

    // With a plan the same key gives it, and the round is played.
    let act = seat.game().moves_on(Thing::Cell).into_iter().find(|offer| offer.refusal.is_none()).expect("something can be ordered");
    seat.say(Action::Plan(Act::Do { what: act.what, on: act.on, by: None }));
    assert!(seat.buttons().iter().any(|(label, _)| label == "Play the round"));
    seat.key(KeyCode::KeyC);
    assert!(matches!(seat.game().clock, Clock::Resolving { .. }));
    assert_eq!(seat.game().session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count(), 1);
}
