//! Two languages: switched in the middle of a run, at once, and nothing is lost.

use bevy::prelude::KeyCode;
use godark::app::action::{Action, Overlay, Screen, Thing};
use godark::app::game::Clock;
use godark::app::model::{Model, Places};
use godark::app::settings::Settings;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::words::Language;

use crate::common::albania;
use crate::seat::Seat;

#[test]
fn the_language_changes_in_the_middle_of_a_run_and_nothing_is_lost() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let places =
        Places { saves: Some(folder.path().join("runs")), settings: Some(folder.path().join("settings.ron")), ..Places::default() };
    let mut seat = Seat::with((1600, 900), Model::new(vec![albania()], Settings::default(), places.clone(), 7));
    seat.say(Action::Begin);
    let names = &seat.model().scenario().names;
    let (system, what) = (names.get::<SystemId>("civil-registry"), names.get::<MoveId>("triage-system"));
    let (system, what) = (system.expect("it is in the scenario"), what.expect("it is in the catalogue"));
    seat.say(Action::Select(Thing::System(system)));
    seat.say(Action::Plan(Act::Do { what, on: Target::System(system), by: None }));
    seat.say(Action::Toggle);
    assert!(seat.wait(30, |model| model.game.as_ref().is_some_and(|game| !game.lines.is_empty() && game.clock == Clock::Stopped)));
    // Something that the rules refuse, in words.
    let nobody = names_of(&seat).get::<MoveId>("move-to-cloud").expect("it is in the catalogue");
    let mail = names_of(&seat).get::<ServiceId>("staff-mail").expect("it is in the scenario");
    seat.say(Action::Plan(Act::Do { what: nobody, on: Target::Service(mail), by: None }));
    assert!(seat.game().refused.as_deref().is_some_and(|why| why.contains("engage a partner")), "{:?}", seat.game().refused);

    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().overlay, Some(Overlay::Menu));
    seat.tab_to("Shqip");
    let (minute, lines, plan) = (seat.game().now(), seat.game().lines.clone(), seat.game().plan.clone());
    seat.key(KeyCode::Enter);
    assert_eq!(seat.focus(), "Shqip", "the focus stays");
    assert_eq!(seat.model().overlay, Some(Overlay::Menu), "the menu stays open");
    let labels: Vec<String> = seat.buttons().into_iter().map(|(label, _)| label).collect();
    assert!(labels.iter().any(|label| label == "Kthehu në punë"), "at once: {labels:?}");
    let game = seat.game();
    assert_eq!((game.now(), game.selected, seat.model().words.language()), (minute, Thing::System(system), Language::Albanian));
    let acts = |plan: &[godark::app::planning::Planned]| plan.iter().map(|planned| planned.act.clone()).collect::<Vec<_>>();
    assert_eq!(acts(&game.plan), acts(&plan));
    assert_eq!(game.lines.iter().map(|line| line.event).collect::<Vec<_>>(), lines.iter().map(|line| line.event).collect::<Vec<_>>());
    assert!(game.lines.iter().zip(&lines).all(|(now, before)| now.text != before.text), "{:?}", game.lines);
    assert!(game.refused.as_deref().is_some_and(|why| why.contains("kërkojini ndihmë")), "{:?}", game.refused);
    seat.choose("Kthehu në punë");
    assert!(seat.buttons().iter().any(|(label, _)| label.starts_with("Regjistri civil")));

    // It is kept: whoever opens the game again is spoken to in it.
    let (kept, problem) = Settings::read(&folder.path().join("settings.ron"), Language::English);
    assert!(problem.is_none(), "{problem:?}");
    assert_eq!(kept.language, Language::Albanian);
    // And back again, from the settings.
    seat.say(Action::Go(Screen::Settings));
    seat.choose("English");
    seat.choose("Back");
    assert_eq!(seat.model().screen, Screen::Operations);
    assert_eq!(seat.game().lines, lines);
    assert_eq!(seat.game().plan, plan);
}

fn names_of(seat: &Seat) -> &Names {
    &seat.model().scenario().names
}

#[test]
fn the_rules_and_the_recording_know_nothing_of_the_language() {
    let play = |language: Language| {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let places = Places { saves: Some(folder.path().to_owned()), ..Places::default() };
        let settings = Settings { language, ..Settings::default() };
        let mut seat = Seat::with((1280, 720), Model::new(vec![albania()], settings, places, 3));
        seat.say(Action::Begin);
        let system = names_of(&seat).get::<SystemId>("print-server").expect("it is in the scenario");
        let what = names_of(&seat).get::<MoveId>("isolate-system").expect("it is in the catalogue");
        seat.say(Action::Give(Act::Do { what, on: Target::System(system), by: None }));
        let session = &seat.game().session;
        assert_eq!(session.sim.scenario().cover.title.as_str(), "Albania, July 2022");
        (session.text(), session.sim.digests().whole())
    };
    assert_eq!(play(Language::English), play(Language::Albanian));
}
