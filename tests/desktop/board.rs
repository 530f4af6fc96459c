//! The board at three sizes of network: read, moved, searched, and still when nothing happens.

use std::sync::Arc;

use bevy::input::ButtonState;
use bevy::input::mouse::{MouseButtonInput, MouseScrollUnit, MouseWheel};
use bevy::prelude::*;
use bevy::window::{CursorMoved, PrimaryWindow, RequestRedraw, WindowEvent};
use godark::app::Play;
use godark::app::action::{Action, Leap, Thing};
use godark::app::board::camera::{Camera, Step};
use godark::app::kit::entry::Stroke;
use godark::app::model::{Model, Places};
use godark::app::screens::operations::Tab;
use godark::app::settings::Settings;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::scenario::{Scenario, library, load};
use godark::sim::state::Status;
use godark::words::Language;

use crate::common::synthetic;
use crate::seat::Seat;

fn made_up(systems: usize) -> Arc<Scenario> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join(library::MAIN_FILE), synthetic::scenario(systems, 1)).expect("a file");
    match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((scenario, _)) => scenario,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

/// A seat at a run of a made-up scenario.
fn seat(systems: usize, size: (u32, u32)) -> Seat {
    let mut seat = Seat::of(vec![made_up(systems)], size, None);
    seat.say(Action::Begin);
    seat
}

fn zoom(seat: &Seat) -> f32 {
    seat.game().camera.zoom
}

/// Words on the board that are cut or lie on each other. A camera cuts what stands at the board's edge: that is
/// looked at only when the whole board is shown.
fn wrong(seat: &mut Seat, whole: bool) -> Vec<String> {
    seat.frames(2);
    let mut found: Vec<String> = seat.overlaps().into_iter().map(|(a, b)| format!("{a:?} and {b:?} overlap")).collect();
    if whole {
        found.extend(seat.cut().into_iter().map(|cut| format!("cut off: {cut}")));
    }
    found
}

#[test]
fn boards_of_any_size_have_room_for_their_words() {
    for systems in [12, 40, 300] {
        for size in [(1280, 720), (1600, 900), (2560, 1440)] {
            let mut seat = seat(systems, size);
            let found = wrong(&mut seat, true);
            assert!(found.is_empty(), "{systems} systems at {size:?}:\n{}", found.join("\n"));
            let groups = seat.buttons().iter().filter(|(label, _)| label.contains(" systems: ")).count();
            assert!(systems != 12 || groups == 0, "{groups} groups for {systems} systems at {size:?}");
            assert!(systems != 300 || groups > 10, "{groups} groups for {systems} systems at {size:?}");
            let zones: Vec<ZoneId> = seat.model().scenario().content.zones.ids().skip(1).step_by(5).collect();
            let mut cards = 0;
            for zone in zones {
                seat.say(Action::Camera(Step::Onto(zone)));
                let found = wrong(&mut seat, false);
                assert!(found.is_empty(), "{systems} systems at {size:?}, onto {zone:?}:\n{}", found.join("\n"));
                if let Some(first) = seat.model().scenario().plan.zone_systems[zone].first().copied() {
                    let name = seat.model().scenario().content.systems[first].name.to_string();
                    let shown = seat.buttons().iter().any(|(label, _)| label.starts_with(&format!("{name}: ")));
                    assert!(shown, "{name} has a card of its own once the camera is there");
                    cards += 1;
                }
            }
            assert!(cards > 0, "no zone of {systems} systems has any");
        }
    }
}

#[test]
fn the_camera_listens_to_keys_and_to_buttons() {
    let mut seat = seat(40, (1600, 900));
    seat.key(KeyCode::BracketRight);
    assert_eq!(zoom(&seat), 1.0, "a key that makes no + or = is none");
    seat.key(KeyCode::Equal);
    let near = zoom(&seat);
    assert!(near > 1.2);
    seat.key(KeyCode::Digit0);
    assert_eq!(seat.game().camera, Camera::default());
    seat.click("Closer");
    assert_eq!(zoom(&seat), near);
    seat.click("Closer");
    seat.click("Farther away");
    assert!((zoom(&seat) - near).abs() < 0.001);
    seat.choose("The whole board");
    assert_eq!(seat.game().camera, Camera::default());
}

#[test]
fn the_wheel_comes_closer_and_the_ground_can_be_pulled() {
    let mut seat = seat(12, (1600, 900));
    let window = {
        let world = seat.app.world_mut();
        world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).expect("one window")
    };
    let go_to = |seat: &mut Seat, position: Vec2| {
        let world = seat.app.world_mut();
        world.get_mut::<Window>(window).expect("a window").set_cursor_position(Some(position));
        let moved = CursorMoved { window, position, delta: None };
        world.write_message(WindowEvent::CursorMoved(moved.clone()));
        world.write_message(moved);
        seat.frames(2);
    };
    let turn_wheel = |seat: &mut Seat| {
        let phase = bevy::input::touch::TouchPhase::Moved;
        seat.app.world_mut().write_message(MouseWheel { unit: MouseScrollUnit::Line, x: 0.0, y: 1.0, window, phase });
        seat.frames(2);
    };
    // Between zones there is nothing to press: the lower left corner of the internet's ground.
    let place = godark::app::screens::board::ground_of(seat.model()).expect("the board is on the screen");
    go_to(&mut seat, Vec2::new(place.x + 4.0, place.y + place.h - 20.0));
    for _ in 0..4 {
        turn_wheel(&mut seat);
    }
    let before = seat.game().camera;
    assert!(before.zoom > 1.5, "{before:?}");
    let press = |seat: &mut Seat, state: ButtonState| {
        let input = MouseButtonInput { button: MouseButton::Left, state, window };
        seat.app.world_mut().write_message(WindowEvent::MouseButtonInput(input));
        seat.app.world_mut().write_message(input);
        seat.frames(2);
    };
    // Taken by a card, pulled, and let go: the board moves, and the card is not pressed.
    let sight = Rect::new(place.x + 10.0, place.y + 10.0, place.x + place.w - 10.0, place.y + place.h - 10.0);
    let card = seat.buttons().into_iter().find(|(label, at)| label.contains(" of the agency: ") && sight.contains(at.center()));
    let held = card.map(|(_, at)| at.center()).expect("a card is in sight");
    go_to(&mut seat, held);
    press(&mut seat, ButtonState::Pressed);
    go_to(&mut seat, held - Vec2::new(60.0, 40.0));
    press(&mut seat, ButtonState::Released);
    let after = seat.game().camera;
    assert!(after.centre.0 > before.centre.0, "{before:?} {after:?}");
    assert_eq!(seat.game().selected, Thing::Cell, "what pulls does not press");
    go_to(&mut seat, Vec2::new(place.x + 200.0, place.y + 30.0));
    assert_eq!(seat.game().camera, after, "what is let go stays");
    // Elsewhere on the screen the wheel is not the board's.
    go_to(&mut seat, Vec2::new(100.0, 300.0));
    turn_wheel(&mut seat);
    assert_eq!(seat.game().camera, after);
}

#[test]
fn what_is_searched_is_found_by_keys_alone() {
    let mut seat = seat(300, (1280, 720));
    let wanted = SystemId::new(217);
    let name = seat.model().scenario().content.systems[wanted].short.to_string();
    seat.choose("Find (/)");
    assert_eq!(seat.focus(), "Find a system, a zone or a service");
    for letter in [KeyCode::Digit2, KeyCode::Digit1, KeyCode::Digit7] {
        seat.key(letter);
    }
    assert_eq!(seat.model().entry.as_ref().map(|entry| entry.text.as_str()), Some("217"), "digits are letters here, not speeds");
    assert_eq!(seat.game().speed, 1);
    seat.key(KeyCode::Enter);
    assert_eq!(seat.game().selected, Thing::System(wanted), "{name}");
    assert_eq!(seat.model().entry, None);
    let cards = seat.buttons();
    let card = cards.iter().find(|(label, _)| label.starts_with(&format!("{name} of the agency: "))).expect("its card is there");
    let screen = Rect::new(0.0, 0.0, 1280.0, 720.0);
    assert!(screen.contains(card.1.min) && screen.contains(card.1.max), "{:?}", card.1);
}

#[test]
fn a_search_can_be_gone_through_corrected_and_given_up() {
    let mut seat = seat(40, (1600, 900));
    seat.say(Action::Write(godark::app::kit::entry::Field::Search));
    let typed = |text: &str| Action::Type(Stroke::Text(text.to_owned()));
    seat.say(typed("no such thing"));
    seat.frames(2);
    assert_eq!(seat.cut(), Vec::<String>::new(), "the search lies over the board, and shows all it says");
    seat.key(KeyCode::Enter);
    assert!(seat.model().entry.is_some(), "there is nothing to go to");
    for _ in 0..3 {
        seat.say(Action::Type(Stroke::EraseWord));
    }
    seat.say(typed("mail"));
    seat.key(KeyCode::ArrowDown);
    seat.key(KeyCode::ArrowDown);
    assert_eq!(seat.model().entry.as_ref().map(|entry| entry.row), Some(2));
    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().entry, None);
    assert_eq!(seat.game().selected, Thing::Cell);
    assert_eq!(seat.model().overlay, None, "the first Esc closes the search, not more");
}

#[test]
fn the_camera_follows_what_is_selected_and_where_the_focus_goes() {
    let mut seat = seat(40, (1280, 720));
    for _ in 0..5 {
        seat.say(Action::Camera(Step::Closer));
    }
    let board = Rect::new(0.0, 0.0, 1280.0, 720.0);
    for system in [39, 0, 20, 7] {
        let id = SystemId::new(system);
        seat.say(Action::Select(Thing::System(id)));
        let name = seat.model().scenario().content.systems[id].name.to_string();
        let cards = seat.buttons();
        let card = cards.iter().find(|(label, _)| label.starts_with(&format!("{name}: "))).expect("what is selected is in sight");
        assert!(board.contains(card.1.min) && board.contains(card.1.max), "{:?}", card.1);
    }
    // A card out of sight has its name only; when Tab comes to it, it comes into sight.
    let hidden = {
        let content = &seat.model().scenario().content;
        let names: Vec<String> = content.systems.iter().map(|(_, system)| system.name.to_string()).collect();
        let buttons = seat.buttons();
        names.into_iter().find(|name| buttons.iter().any(|(label, _)| label == name)).expect("not everything is in sight")
    };
    let before = seat.game().camera;
    let mut steps = 0;
    while !seat.focus().starts_with(&hidden) {
        seat.key(KeyCode::Tab);
        steps += 1;
        assert!(steps < 400, "Tab comes to {hidden}");
    }
    seat.frames(3);
    assert_ne!(seat.game().camera, before);
    assert!(seat.buttons().iter().any(|(label, _)| label.starts_with(&format!("{hidden}: "))), "{hidden} is in sight now");
}

/// By keys, one comes closer to what is selected, not to the middle of the board.
#[test]
fn coming_closer_by_keys_keeps_what_is_selected_in_sight() {
    let mut seat = Seat::of(vec![crate::common::albania()], (1280, 720), None);
    seat.say(Action::Begin);
    for system in seat.game().scenario().content.systems.ids().step_by(3) {
        seat.key(KeyCode::Digit0);
        seat.say(Action::Find(Thing::System(system)));
        let name = seat.game().scenario().content.systems[system].name.to_string();
        for key in [KeyCode::Equal, KeyCode::Equal, KeyCode::Equal, KeyCode::Minus] {
            seat.key(key);
            let model = seat.model();
            let place = godark::app::screens::board::ground_of(model).expect("the board is shown");
            let plan = seat.game().board(place);
            let seen = plan.seen(seat.game().scenario(), seat.game().camera);
            let card = seen.card(system);
            let inside = |at: f32, length: f32, from: f32, room: f32| at >= from - 1.0 && at + length <= from + room + 1.0;
            let in_sight = inside(card.x, card.w, place.x, place.w) && inside(card.y, card.h, place.y, place.h);
            assert!(in_sight, "{name} at {card:?} on {place:?}, at {:.1}", zoom(&seat));
        }
        assert!(zoom(&seat) > 1.5);
    }
}

/// However small a zone is: how many of its systems are in which state can be seen, and pressed.
#[test]
fn with_large_text_no_zone_is_an_empty_box() {
    for language in [Language::English, Language::Albanian] {
        for size in [(1280, 720), (1600, 900)] {
            let mut seat = Seat::in_language(language, vec![crate::common::albania()], size, None);
            seat.say(Action::SetText(200));
            seat.say(Action::Begin);
            seat.say(Action::Tab(Tab::Board));
            let buttons = seat.buttons();
            let content = &seat.game().session.sim.scenario().content;
            let shown: Vec<String> = {
                let shown = &seat.model().shown[0].content;
                let of_zone = |zone: ZoneId| {
                    let systems = content.systems.iter().filter(|(_, system)| system.zone == zone);
                    systems.map(|(id, _)| shown.systems[id].name.to_string()).collect::<Vec<_>>()
                };
                let is_said = |zone: ZoneId| {
                    let counts = format!("{}, ", shown.zones[zone].name);
                    let systems = of_zone(zone);
                    let card = |label: &String| systems.iter().any(|name| label.starts_with(&format!("{name}: ")));
                    systems.is_empty() || buttons.iter().any(|(label, at)| at.width() > 10.0 && (label.starts_with(&counts) || card(label)))
                };
                content.zones.ids().filter(|zone| !is_said(*zone)).map(|zone| shown.zones[zone].name.to_string()).collect()
            };
            assert!(shown.is_empty(), "{language:?} at {size:?}: nothing is said of {shown:?} in {buttons:#?}");
            let found = wrong(&mut seat, true);
            assert!(found.is_empty(), "{language:?} at {size:?}:\n{}", found.join("\n"));
        }
    }
}

/// That we cut a system off is one thing; what somebody found in it is another.
#[test]
fn a_card_keeps_apart_what_we_did_and_what_was_found() {
    let mut seat = Seat::of(vec![crate::common::albania()], (1600, 900), None);
    seat.say(Action::Begin);
    let names = seat.game().scenario().names.clone();
    let system = names.get::<SystemId>("mail-gateway").expect("it is in the scenario");
    for what in ["isolate-system", "triage-system"] {
        let what = names.get::<MoveId>(what).expect("it is offered");
        seat.say(Action::Give(Act::Do { what, on: Target::System(system), by: None }));
    }
    let found = |seat: &Seat| seat.game().picture.system(system).status;
    for _ in 0..30 {
        if found(&seat) != Status::Unknown {
            break;
        }
        seat.say(Action::Leap(Leap::Hours(1)));
        seat.wait(30, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
        seat.say(Action::Close);
    }
    assert_eq!(found(&seat), Status::Cleared, "it is clean with this seed");
    seat.entity("Mail gateway: off · cleared");
    seat.say(Action::Find(Thing::System(system)));
    for _ in 0..4 {
        seat.key(KeyCode::Equal);
    }
    let said = seat.texts();
    let ours = said.iter().filter(|text| *text == "cut off by us").count();
    assert_eq!(ours, 2, "in the legend and on the card: {said:#?}");
    assert!(said.iter().any(|text| text.starts_with("cleared, ") && text.ends_with("by Security watch")), "{said:#?}");
}

#[test]
fn a_service_shows_what_it_hangs_on_and_a_system_whom_it_feeds() {
    let mut seat = seat(40, (1600, 900));
    let service = ServiceId::new(0);
    let front = seat.model().scenario().content.services[service].front;
    let hanging = |seat: &mut Seat| seat.buttons().into_iter().filter(|(label, _)| label.ends_with("hangs on what is selected")).count();
    assert_eq!(hanging(&mut seat), 0);
    seat.say(Action::Select(Thing::System(front)));
    let fed = seat.model().scenario().content.services.ids().collect::<Vec<_>>();
    let fed = fed.into_iter().filter(|service| godark::sim::systems_of(seat.model().scenario(), *service).contains(&front)).count();
    assert!(fed > 0);
    assert_eq!(hanging(&mut seat), fed);
    seat.say(Action::Select(Thing::Service(service)));
    let focus = godark::app::screens::board::Focus::of(seat.model(), seat.game());
    let systems: Vec<SystemId> = focus.systems.iter().copied().collect();
    assert_eq!(systems, godark::sim::systems_of(seat.model().scenario(), service), "exactly what it hangs on");
    assert!(focus.dims);
    let outside = focus.needs.iter().any(|need| need.to == godark::app::screens::board::End::Outside);
    assert!(outside, "it needs the way out, and says so: {:?}", focus.needs);
}

#[test]
fn nothing_asks_to_be_drawn_while_the_clock_stands() {
    for stillness in [true, false] {
        let settings = Settings { stillness, ..Settings::default() };
        let mut seat = Seat::with((1600, 900), Model::new(vec![made_up(40)], settings, Places::default(), 7));
        seat.say(Action::Begin);
        seat.frames(20);
        let asked = |seat: &mut Seat| {
            let mut asked = 0;
            for _ in 0..40 {
                seat.app.world_mut().resource_mut::<Messages<RequestRedraw>>().clear();
                seat.app.update();
                asked += seat.app.world().resource::<Messages<RequestRedraw>>().len();
            }
            asked
        };
        let views = seat.app.world().resource::<Play>().views();
        assert_eq!(asked(&mut seat), 0, "stillness {stillness}");
        assert_eq!(seat.app.world().resource::<Play>().views(), views, "nothing was built anew either");
        seat.say(Action::Toggle);
        assert!(asked(&mut seat) > 30, "when time passes, it is shown");
        seat.say(Action::Speed(0));
        seat.frames(5);
        let (views, minute) = (seat.app.world().resource::<Play>().views(), seat.game().now().0);
        seat.frames(60);
        let (more, minutes) = (seat.app.world().resource::<Play>().views() - views, u64::from(seat.game().now().0 - minute));
        assert!(minutes > 1 && more <= minutes, "{more} views for {minutes} minutes: one for each at most");
    }
}

/// What stands over the strip is what its chips say, together.
#[test]
fn the_strip_adds_up() {
    let mut seat = Seat::of(vec![crate::common::scenario("tutorial")], (1600, 900), None);
    seat.say(Action::Begin);
    let names = seat.game().scenario().names.clone();
    let hall = names.get::<ServiceId>("ticket-hall").expect("it is in the scenario");
    let mut in_the_hall = 0;
    for hour in 0..11 {
        seat.say(Action::SetAutoPause(godark::app::action::AutoPause::Never));
        seat.say(Action::Leap(Leap::Hours(1)));
        assert!(seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving())), "hour {hour}");
        seat.frames(2);
        let picture = &seat.game().picture;
        let sum: u64 = picture.services.iter().map(|service| u64::from(service.unmet_per_hour)).sum();
        in_the_hall = in_the_hall.max(picture.service(hall).unmet_per_hour);
        if sum > 0 {
            let head = format!("unmet now: {} requests an hour", seat.model().words.short(sum));
            let texts = seat.texts();
            assert!(texts.iter().any(|text| text.starts_with(&head)), "{head:?} is not among {texts:#?}");
        }
    }
    assert!(in_the_hall > 0, "people who stand in the hall are counted as well");
}
