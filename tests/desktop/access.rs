//! What assistive technology is told of each screen, and what it can do there. `UPDATE_EXPECT=1` writes the trees anew.

use bevy::a11y::ActionRequest;
use expect_test::expect_file;
use godark::app::action::{Action, Leap, Overlay, Page, Screen, Thing};
use godark::app::codex::Chapter;
use godark::app::kit::entry::{Field, Stroke};
use godark::report::ledger::Meter;
use godark::scenario::names::*;

use crate::common::scenario;
use crate::room::left_of;
use crate::seat::Seat;

/// The tutorial: small enough to be read.
fn seat() -> Seat {
    Seat::of(vec![scenario("tutorial")], (1600, 900), None)
}

#[test]
fn every_screen_tells_its_tree() {
    let mut seat = seat();
    expect_file!["trees/title.txt"].assert_eq(&seat.tree());
    for (screen, file) in [
        (Screen::Library, expect_file!["trees/library.txt"]),
        (Screen::Briefing, expect_file!["trees/briefing.txt"]),
        (Screen::Settings, expect_file!["trees/settings.txt"]),
    ] {
        seat.say(Action::Go(screen));
        file.assert_eq(&seat.tree());
    }
    seat.say(Action::Go(Screen::Title));
    seat.say(Action::Begin);
    seat.say(Action::Select(Thing::System(SystemId::new(0))));
    expect_file!["trees/operations.txt"].assert_eq(&seat.tree());
    seat.say(Action::Open(Overlay::Menu));
    expect_file!["trees/menu.txt"].assert_eq(&seat.tree());
    seat.say(Action::Close);
    seat.say(Action::EndExercise);
    expect_file!["trees/debrief.txt"].assert_eq(&seat.tree());
    seat.say(Action::Turn(Page::Board));
    expect_file!["trees/debrief-board.txt"].assert_eq(&seat.tree());
    seat.say(Action::Leaf(Chapter::Moves, Some(0)));
    expect_file!["trees/codex.txt"].assert_eq(&seat.tree());
}

/// What stands over a screen, and the list of runs: in a run in which something has happened.
#[test]
fn every_dialog_tells_its_tree() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left_of(&scenario("tutorial"), folder.path(), "keep-serving", 200);
    let mut seat = Seat::of(vec![scenario("tutorial")], (1600, 900), Some(folder.path()));
    seat.say(Action::Go(Screen::Runs));
    // Where the folder lies is different each time.
    let place = folder.path().display().to_string();
    let tree: String = seat.tree().lines().filter(|line| !line.contains(&place)).map(|line| format!("{line}\n")).collect();
    expect_file!["trees/runs.txt"].assert_eq(&tree);
    seat.say(Action::Go(Screen::Title));
    seat.say(Action::Resume(path));
    let event = seat.game().lines.first().expect("something has happened").event;
    for (overlay, file) in [
        (Overlay::Keys, expect_file!["trees/keys.txt"]),
        (Overlay::ConfirmEnd, expect_file!["trees/confirm-end.txt"]),
        (Overlay::Why(event), expect_file!["trees/why.txt"]),
        (Overlay::Moved(Meter::Services), expect_file!["trees/moved.txt"]),
    ] {
        seat.say(Action::Open(overlay));
        file.assert_eq(&seat.dialog());
    }
    seat.say(Action::Close);
    seat.say(Action::Write(Field::Palette));
    seat.say(Action::Type(Stroke::Text("cut".to_owned())));
    expect_file!["trees/palette.txt"].assert_eq(&seat.dialog());
    // A question while it is open: a run from the beginning, on to the first that is asked.
    seat.say(Action::Close);
    seat.say(Action::Go(Screen::Title));
    seat.say(Action::Begin);
    while seat.game().questions().is_empty() {
        seat.say(Action::Leap(Leap::Decision));
        seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
    }
    let asks = seat.game().questions()[0].0;
    seat.say(Action::Open(Overlay::Ask(asks)));
    expect_file!["trees/question.txt"].assert_eq(&seat.dialog());
}

#[test]
fn whatever_can_be_pressed_has_a_role_and_a_name() {
    let mut seat = seat();
    let mut nameless = Vec::new();
    let mut look = |seat: &mut Seat, at: &str| nameless.extend(seat.nameless().into_iter().map(|what| format!("{at}: {what}")));
    for screen in [Screen::Title, Screen::Library, Screen::Briefing, Screen::Settings, Screen::Codex, Screen::Runs] {
        seat.say(Action::Go(screen));
        look(&mut seat, &format!("{screen:?}"));
    }
    seat.say(Action::Begin);
    let content = &seat.model().scenario().content;
    let mut things: Vec<Thing> = content.systems.ids().map(Thing::System).collect();
    things.extend(content.zones.ids().map(Thing::Zone));
    things.extend(content.links.ids().map(Thing::Link));
    things.extend(content.services.ids().map(Thing::Service));
    for thing in things {
        seat.say(Action::Select(thing));
        look(&mut seat, &format!("{thing:?}"));
    }
    for overlay in [Overlay::Menu, Overlay::Keys, Overlay::ConfirmEnd, Overlay::ConfirmQuit] {
        let at = format!("{overlay:?}");
        seat.say(Action::Open(overlay));
        look(&mut seat, &at);
    }
    seat.say(Action::Close);
    seat.say(Action::Write(Field::Palette));
    look(&mut seat, "palette");
    seat.say(Action::Close);
    seat.say(Action::EndExercise);
    for page in Page::ALL {
        seat.say(Action::Turn(page));
        look(&mut seat, &format!("{page:?}"));
    }
    assert!(nameless.is_empty(), "{nameless:#?}");
}

#[test]
fn assistive_clicks_press_and_assistive_focus_marks() {
    let mut seat = seat();
    let ask = |seat: &mut Seat, label: &str, action: accesskit::Action| {
        let target = seat.entity(label);
        let target_node = accesskit::NodeId(target.to_bits());
        let request = accesskit::ActionRequest { action, target_tree: accesskit::TreeId::ROOT, target_node, data: None };
        seat.app.world_mut().write_message(ActionRequest(request));
        seat.frames(3);
    };
    ask(&mut seat, "Settings", accesskit::Action::Focus);
    assert_eq!(seat.focus(), "Settings");
    ask(&mut seat, "Play", accesskit::Action::Click);
    assert_eq!(seat.model().screen, Screen::Library);
    // A node that has gone, and one that is no button, are no trouble.
    let request = accesskit::ActionRequest {
        action: accesskit::Action::Click,
        target_tree: accesskit::TreeId::ROOT,
        target_node: accesskit::NodeId(u64::MAX - 1),
        data: None,
    };
    seat.app.world_mut().write_message(ActionRequest(request));
    seat.frames(3);
    assert_eq!(seat.model().screen, Screen::Library);
}
