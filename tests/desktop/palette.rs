//! The command palette: everything is reached by typing.

use bevy::prelude::*;
use godark::app::action::{Action, Overlay, Screen, Thing};
use godark::app::game::Clock;
use godark::app::kit::entry::Field;
use godark::app::kit::theme::Theme;
use godark::cli::play::Pace;
use godark::replay::record::Record;
use godark::words::Language;

use crate::deciding::{holding, planned, playing, write};
use crate::seat::Seat;

#[test]
fn a_move_is_planned_by_typing_it() {
    let mut seat = playing((1600, 900));
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    assert_eq!(seat.model().overlay, Some(Overlay::Palette));
    write(&mut seat, "isolate mail gateway");
    assert_eq!(seat.model().entry.as_ref().map(|entry| entry.text.as_str()), Some("isolate mail gateway"));
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().overlay, None);
    assert_eq!(planned(&seat), ["isolate-system Mail gateway"]);
    let orders = seat.game().session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count();
    assert_eq!(orders, 0, "a plan is no order");
    assert!(matches!(seat.game().selected, Thing::System(_)), "{:?}", seat.game().selected);

    // Arrows choose another answer; letters that are keys elsewhere are only letters here.
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "mail gateway");
    let second = seat.model().found[1].text.clone();
    seat.key(KeyCode::ArrowDown);
    seat.key(KeyCode::Enter);
    assert_eq!(planned(&seat).len(), 2, "{second}");
    // Esc leaves everything as it was. Ctrl+A marks all that was typed, and what is typed next takes its place.
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "come back");
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyA);
    write(&mut seat, "go dark");
    assert_eq!(seat.model().entry.as_ref().map(|entry| entry.text.as_str()), Some("go dark"));
    seat.key(KeyCode::Escape);
    assert_eq!((planned(&seat).len(), seat.model().overlay.clone(), seat.model().entry.is_none()), (2, None, true));
    // A command, and a screen.
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "settings");
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().screen, Screen::Settings);
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "back to the board");
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().screen, Screen::Operations);
    // What means nothing is said to mean nothing, and Enter does nothing.
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "qqqq");
    seat.key(KeyCode::Enter);
    assert!(seat.model().found.is_empty() && seat.model().overlay == Some(Overlay::Palette));
}

#[test]
fn looks_and_languages_are_reached_by_typing_and_typing_errors_are_mended() {
    let mut seat = playing((1600, 900));
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "ook hifg contrast");
    seat.key(KeyCode::Home);
    write(&mut seat, "l");
    for _ in 0.."ook hi".len() {
        seat.key(KeyCode::ArrowRight);
    }
    seat.key(KeyCode::Delete);
    seat.key(KeyCode::ArrowRight);
    write(&mut seat, "h");
    assert_eq!(seat.model().entry.as_ref().map(|entry| entry.text.as_str()), Some("look high contrast"));
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().settings.theme, Theme::HighContrast);
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "language shqip");
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().settings.language, Language::Albanian);
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyK);
    write(&mut seat, "gjuha english");
    seat.key(KeyCode::Enter);
    assert_eq!((seat.model().settings.language, seat.model().screen), (Language::English, Screen::Operations));
}

#[test]
fn the_palette_works_by_pointer_and_holds_the_clock() {
    let mut seat = Seat::at((1280, 720), None);
    seat.say(Action::SetPace(Pace::Live));
    seat.say(Action::Begin);
    seat.key(KeyCode::Space);
    assert_eq!(seat.game().clock, Clock::Running);
    seat.click("Find a move, a thing, a command");
    let stood = seat.game().now();
    seat.frames(60);
    assert_eq!(seat.game().now(), stood, "time waits while one types");
    let label = format!("{}: ", seat.model().found[0].text);
    let first = seat.buttons().into_iter().map(|(label, _)| label).find(|other| other.starts_with(&label)).expect("it is shown");
    seat.click(&first);
    assert_eq!(planned(&seat).len(), 1, "{first}");
    assert_eq!(seat.game().clock, Clock::Running, "and goes on as before");
    // More answers than fit can be turned to.
    seat.say(Action::Write(Field::Palette));
    let shown = format!("{}: ", seat.model().found[0].text);
    assert!(seat.buttons().iter().any(|(label, _)| label.starts_with(&shown)));
    seat.click("More");
    assert!(seat.buttons().iter().all(|(label, _)| !label.starts_with(&shown)), "{shown} has gone out of sight");
}

#[test]
fn a_refused_move_says_why_and_stays() {
    let mut seat = playing((1600, 900));
    seat.say(Action::Write(Field::Palette));
    write(&mut seat, "restore");
    let refused = seat.model().found.iter().position(|found| found.says.is_empty()).expect("one is refused");
    seat.say(Action::Take(refused));
    assert_eq!(seat.model().overlay, Some(Overlay::Palette));
    assert!(planned(&seat).is_empty());
}
