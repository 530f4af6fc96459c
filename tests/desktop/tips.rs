//! Rest on a sign without words, or on a line that was shortened, and it says what it is.

use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform};
use bevy::window::{CursorMoved, PrimaryWindow, WindowEvent};
use godark::app::action::{Action, Leap, Overlay, Screen};
use godark::app::kit::fit::Whole;
use godark::app::kit::theme::Theme;
use godark::app::kit::tip::Shown;

use crate::seat::Seat;

/// Longer than anybody has to wait for a tip: a frame is a twentieth of a second.
const A_WHILE: usize = 14;

/// What the tip says, when there is one.
fn tip(seat: &mut Seat) -> Vec<String> {
    let world = seat.app.world_mut();
    let mut tips = world.query_filtered::<&Children, With<Shown>>();
    let parts: Vec<Entity> = tips.iter(world).flatten().copied().collect();
    parts.into_iter().filter_map(|part| world.get::<Text>(part).map(|text| text.0.clone())).collect()
}

/// On what colour it says so.
fn colour(seat: &mut Seat) -> Color {
    let world = seat.app.world_mut();
    world.query_filtered::<&BackgroundColor, With<Shown>>().single(world).expect("there is a tip").0
}

/// Moves the pointer there, and rests.
fn rest_at(seat: &mut Seat, position: Vec2) {
    let world = seat.app.world_mut();
    let (window, mut held) = world.query_filtered::<(Entity, &mut Window), With<PrimaryWindow>>().single_mut(world).expect("one window");
    held.set_cursor_position(Some(position));
    let moved = CursorMoved { window, position, delta: None };
    world.write_message(WindowEvent::CursorMoved(moved.clone()));
    world.write_message(moved);
    seat.frames(A_WHILE);
}

#[test]
fn a_sign_says_what_it_is_and_which_key_does_the_same() {
    let mut seat = Seat::at((1600, 900), None);
    seat.say(Action::Begin);
    let place = seat.buttons().into_iter().find(|(label, _)| label == "Menu").map(|(_, at)| at.center()).expect("a button");
    assert_eq!(tip(&mut seat), Vec::<String>::new());
    rest_at(&mut seat, place);
    assert_eq!(tip(&mut seat), ["Menu", "Esc"]);
    rest_at(&mut seat, Vec2::new(800.0, 890.0));
    assert_eq!(tip(&mut seat), Vec::<String>::new(), "nothing is rested on any more");
    // The same by keys.
    seat.tab_to("To the next decision");
    seat.frames(A_WHILE);
    assert_eq!(tip(&mut seat), ["To the next decision", "N"]);
    // It has the colours in which all is shown.
    let before = colour(&mut seat);
    seat.say(Action::SetTheme(Theme::HighContrast));
    seat.frames(4);
    assert_eq!(tip(&mut seat), ["To the next decision", "N"]);
    assert_ne!(colour(&mut seat), before);
    assert_eq!(godark::app::inspect::faults(seat.app.world_mut()), Vec::<String>::new(), "it can be read");
    seat.say(Action::SetTheme(Theme::Dark));
    // Esc takes it away, and nothing else; it does not come again there.
    seat.key(KeyCode::Escape);
    seat.frames(A_WHILE);
    assert_eq!(tip(&mut seat), Vec::<String>::new());
    assert_eq!(seat.model().overlay, None);
    seat.key(KeyCode::Escape);
    seat.frames(A_WHILE);
    assert_eq!(seat.model().overlay, Some(Overlay::Menu));
    assert_eq!(tip(&mut seat), Vec::<String>::new(), "what lies under a dialog says nothing");
    assert!(godark::app::inspect::faults(seat.app.world_mut()).is_empty());
}

#[test]
fn a_line_that_was_shortened_says_all_of_it() {
    let mut seat = Seat::at((1280, 720), None);
    seat.say(Action::Begin);
    for _ in 0..6 {
        seat.say(Action::Leap(Leap::Decision));
        seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
    }
    assert_eq!(seat.model().screen, Screen::Operations);
    seat.frames(4);
    let world = seat.app.world_mut();
    let mut lines = world.query::<(&Whole, &Text, &ComputedNode, &UiGlobalTransform)>();
    let found = lines.iter(world).find(|(whole, text, node, _)| whole.text != text.0 && node.size().x > 40.0);
    let (whole, at) = found.map(|(whole, _, _, at)| (whole.text.clone(), at.translation)).expect("something has no room");
    rest_at(&mut seat, at);
    assert_eq!(tip(&mut seat), [whole]);
}
