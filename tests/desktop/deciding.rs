//! Deciding: the palette, the plan, the feed and the codex, by keyboard and by pointer.

use std::path::Path;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use godark::analysis::{bots, play};
use godark::app::action::{Action, Screen, Thing};
use godark::app::codex::{Chapter, Codex};
use godark::app::kit::entry::{Field, Stroke};
use godark::app::model::{Model, Places};
use godark::app::settings::Settings;
use godark::cli::play::Pace;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::scenario::{Minute, Scenario};
use godark::words::Language;

use crate::common::{albania, scenario};
use crate::seat::Seat;

/// Presses a key while another is held.
pub fn holding(seat: &mut Seat, held: KeyCode, key: KeyCode) {
    let world = seat.app.world_mut();
    let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).expect("one window");
    let input = |state| KeyboardInput { key_code: held, logical_key: Key::Control, state, text: None, repeat: false, window };
    seat.app.world_mut().write_message(input(ButtonState::Pressed));
    seat.frames(1);
    seat.key(key);
    seat.app.world_mut().write_message(input(ButtonState::Released));
    seat.frames(1);
}

pub fn write(seat: &mut Seat, text: &str) {
    const LETTERS: [KeyCode; 26] = [
        KeyCode::KeyA,
        KeyCode::KeyB,
        KeyCode::KeyC,
        KeyCode::KeyD,
        KeyCode::KeyE,
        KeyCode::KeyF,
        KeyCode::KeyG,
        KeyCode::KeyH,
        KeyCode::KeyI,
        KeyCode::KeyJ,
        KeyCode::KeyK,
        KeyCode::KeyL,
        KeyCode::KeyM,
        KeyCode::KeyN,
        KeyCode::KeyO,
        KeyCode::KeyP,
        KeyCode::KeyQ,
        KeyCode::KeyR,
        KeyCode::KeyS,
        KeyCode::KeyT,
        KeyCode::KeyU,
        KeyCode::KeyV,
        KeyCode::KeyW,
        KeyCode::KeyX,
        KeyCode::KeyY,
        KeyCode::KeyZ,
    ];
    for letter in text.bytes() {
        seat.key(if letter == b' ' { KeyCode::Space } else { LETTERS[usize::from(letter - b'a')] });
    }
}

pub fn playing(size: (u32, u32)) -> Seat {
    let mut seat = Seat::at(size, None);
    seat.say(Action::SetPace(Pace::Untimed));
    seat.say(Action::Begin);
    seat
}

/// Returns what is planned: moves by name, with their targets.
pub fn planned(seat: &Seat) -> Vec<String> {
    let game = seat.game();
    let name = |act: &Act| match act {
        Act::Do { what, on, .. } => format!(
            "{} {}",
            game.scenario().name(*what),
            godark::words::story::target(&godark::words::Words::english(), game.scenario(), *on)
        ),
        other => format!("{other:?}"),
    };
    game.plan.iter().map(|planned| name(&planned.act).trim().to_owned()).collect()
}

#[test]
fn the_plan_is_put_in_order_and_edits_are_taken_back_by_keys_and_by_pointer() {
    let mut seat = playing((1600, 900));
    for text in ["isolate mail gateway", "triage mail gateway", "close access from abroad"] {
        seat.say(Action::Write(Field::Palette));
        write(&mut seat, text);
        seat.key(KeyCode::Enter);
    }
    let [one, two, three] = &planned(&seat)[..] else { panic!("{:?}", planned(&seat)) };
    let (one, two, three) = (one.clone(), two.clone(), three.clone());
    // Nothing is marked: the keys are about the last.
    holding(&mut seat, KeyCode::AltLeft, KeyCode::ArrowUp);
    assert_eq!(planned(&seat), [one.clone(), three.clone(), two.clone()]);
    // The mark goes with it, and back again.
    holding(&mut seat, KeyCode::AltLeft, KeyCode::ArrowUp);
    holding(&mut seat, KeyCode::AltLeft, KeyCode::ArrowDown);
    assert_eq!(planned(&seat), [one.clone(), three.clone(), two.clone()]);
    seat.click("Later: Cut it off: Mail gateway");
    assert_eq!(planned(&seat), [three.clone(), one.clone(), two.clone()]);
    seat.click("Take out: Cut it off: Mail gateway");
    assert_eq!(planned(&seat), [three.clone(), two.clone()]);
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyZ);
    assert_eq!(planned(&seat), [three.clone(), one.clone(), two.clone()]);
    holding(&mut seat, KeyCode::ControlLeft, KeyCode::KeyY);
    assert_eq!(planned(&seat), [three.clone(), two.clone()]);
    seat.key(KeyCode::KeyU);
    seat.click("Undo");
    assert_eq!(planned(&seat), [one, three, two]);
    seat.click("Redo");
    assert_eq!(planned(&seat).len(), 3);
    // Once it is given, nothing of it is taken back.
    seat.key(KeyCode::KeyC);
    seat.key(KeyCode::KeyU);
    assert!(planned(&seat).is_empty());
}

/// Who does it and how long it takes stands below the name where both do not fit.
#[test]
fn the_plan_names_every_order_in_full() {
    for language in Language::ALL {
        for size in [(1280, 720), (1600, 900)] {
            let mut seat = Seat::in_language(language, vec![albania()], size, None);
            seat.say(Action::Begin);
            let names = seat.game().scenario().names.clone();
            let on = |name: &str| Target::System(names.get::<SystemId>(name).expect("a system"));
            let vault = Target::Zone(names.get::<ZoneId>("vault").expect("a zone"));
            let orders = [
                ("triage-system", on("domain-controllers")),
                ("triage-system", on("mail-gateway")),
                ("capture-evidence", on("exchange")),
                ("air-gap-vault", vault),
                ("block-inbound", Target::Nothing),
            ];
            for (what, on) in orders {
                let what = names.get::<MoveId>(what).expect("it is offered");
                seat.say(Action::Plan(Act::Do { what, on, by: None }));
            }
            assert_eq!(planned(&seat).len(), orders.len(), "{:?}", planned(&seat));
            let game = seat.game();
            let name = |act: &Act| match act {
                Act::Do { what, on, .. } => godark::words::story::given(&seat.model().words, game.scenario(), *what, *on),
                other => panic!("{other:?} was not planned"),
            };
            let wanted: Vec<String> = game.plan.iter().map(|planned| name(&planned.act)).collect();
            let cut = seat.shortened();
            assert!(!wanted.iter().any(|name| cut.contains(name)), "{language:?} at {size:?}: {cut:?} of {wanted:?}");
            assert!(seat.cut().is_empty() && seat.overlaps().is_empty(), "{:?} {:?}", seat.cut(), seat.overlaps());
        }
    }
}

#[test]
fn what_cannot_be_undone_is_marked_before_it_is_chosen() {
    let mut seat = playing((1600, 900));
    let game = seat.game();
    let content = &game.scenario().content;
    let for_good: Vec<_> = game
        .moves_on(Thing::Cell)
        .into_iter()
        .filter(|offer| !content.moves[offer.what].harmless && content.moves[offer.what].undone_by.is_none())
        .map(|offer| (offer.what, offer.on, content.moves[offer.what].name.to_string()))
        .collect();
    assert!(!for_good.is_empty());
    let mark = seat.model().words.get("move-for-good");
    let shown = seat.texts().iter().filter(|text| **text == mark).count();
    assert_eq!(shown, for_good.len(), "each of {for_good:?} has the mark, and nothing else");
    for (what, on, name) in &for_good {
        seat.say(Action::Write(Field::Palette));
        seat.say(Action::Type(Stroke::Text(name.clone())));
        let offered = seat.model().found.iter().filter_map(|found| found.offered());
        let hit = offered.into_iter().find(|found| (found.what, found.on) == (*what, *on)).unwrap_or_else(|| panic!("{name} is not found"));
        assert!(hit.for_good);
        seat.key(KeyCode::Escape);
    }
}

/// A run that a bot has played until a minute, in a folder of its own.
fn left(scenario: &std::sync::Arc<Scenario>, folder: &Path, bot: &str, minute: u32) -> std::path::PathBuf {
    let mut bot = bots::by_name(bot, scenario).expect("it is built in");
    let path = folder.join(format!("{}-{minute}.replay.ron", scenario.id));
    play(scenario, bot.as_mut(), 7, |session| {
        let go_on = session.sim.now() < Minute(minute);
        if !go_on {
            std::fs::write(&path, session.text()).expect("the folder is writable");
        }
        go_on
    });
    path
}

#[test]
fn an_alert_leads_to_what_it_is_about() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left(&albania(), folder.path(), "keep-serving", 900);
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    seat.say(Action::Resume(path));
    let line = seat.game().lines.iter().rev().find(|line| matches!(line.about, Some(Thing::System(_)))).expect("an alert").clone();
    seat.key(KeyCode::KeyH);
    seat.tab_to(&line.text);
    seat.key(KeyCode::Enter);
    assert_eq!(Some(seat.game().selected), line.about);
    let Some(Thing::System(_)) = line.about else { panic!("it is about a system") };
    assert!(!seat.game().moves_on(seat.game().selected).is_empty(), "what can be done about it is at hand");
    // G goes to the last news that is about something.
    seat.key(KeyCode::KeyH);
    seat.key(KeyCode::KeyG);
    assert_eq!(Some(seat.game().selected), seat.game().news());
    assert_ne!(seat.game().selected, Thing::Cell);
}

#[test]
fn what_is_said_of_the_next_step_stands_where_one_looks() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let scenario = albania();
    let assess = scenario.names.get::<MoveId>("assess-intruder").expect("a known move");
    let path = left(&scenario, folder.path(), "keep-serving", 600);
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    seat.say(Action::SetPace(Pace::Untimed));
    seat.say(Action::Resume(path));
    assert!(seat.texts().iter().all(|text| !text.starts_with("Next, it is said")));
    seat.say(Action::Give(Act::Do { what: assess, on: Target::Nothing, by: None }));
    for _ in 0..200 {
        if seat.game().picture.intent.is_some() {
            break;
        }
        seat.key(KeyCode::Space);
        seat.wait(20, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
    }
    let intent = seat.game().picture.intent.expect("somebody has said something");
    let said: Vec<String> = seat.texts().into_iter().filter(|text| text.starts_with("Next, it is said")).collect();
    assert!(said.len() >= 2, "with the intruder and at the feed: {said:?}");
    assert!(seat.texts().iter().any(|text| text.contains(&intent.sure.to_string())));
}

#[test]
fn the_codex_fills_while_one_plays_and_is_kept() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("codex.ron");
    let places = Places { codex: Some(file.clone()), ..Places::default() };
    let mut seat = Seat::with((1600, 900), Model::new(vec![albania()], Settings::default(), places, 7));
    seat.choose("Codex");
    assert_eq!(seat.model().screen, Screen::Codex);
    assert!(seat.texts().iter().any(|text| text.starts_with("0 met")), "nothing has been met");
    seat.key(KeyCode::Escape);
    seat.say(Action::Begin);
    seat.click("Mail gateway: never checked");
    seat.tab_to("Triage");
    seat.key(KeyCode::KeyX);
    assert!(seat.buttons().iter().any(|(label, _)| label == "Mail gateway"));
    seat.choose("Mail gateway");
    assert_eq!(seat.model().bookmark.leaf, Some(0));
    seat.choose("Moves");
    seat.choose("Triage");
    assert!(seat.texts().iter().any(|text| text.contains("NIST SP 800-61")));
    seat.choose("Terms");
    assert!(seat.buttons().iter().any(|(label, _)| label == "Wiper"));
    let kept = Codex::read(&file).0;
    let met = kept.of(&albania());
    assert!(met.systems.contains("mail-gateway") && met.moves.contains("triage-system"), "{met:?}");
    assert!(met.techniques.is_empty() && !met.looked_back);
    // The debrief tells what the intruder did.
    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().screen, Screen::Operations);
    for _ in 0..40 {
        seat.say(Action::Leap(godark::app::action::Leap::Hours(12)));
        seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
        if seat.game().now() >= Minute(36 * 60) {
            break;
        }
    }
    seat.say(Action::EndExercise);
    let met = Codex::read(&file).0.of(&albania());
    assert!(met.looked_back && !met.techniques.is_empty(), "{met:?}");
}

/// A zone that is called as whose it is, is named once.
#[test]
fn what_is_called_the_same_twice_is_said_once() {
    let mut seat = playing((1600, 900));
    let content = &seat.game().scenario().content;
    let same = content.systems.iter().find(|(_, system)| content.zones[system.zone].name == content.agencies[system.owner].name);
    let id = same.expect("a zone is called as its agency").0;
    let name = content.zones[content.systems[id].zone].name.to_string();
    seat.say(Action::Select(Thing::System(id)));
    let said: Vec<String> = seat.texts().into_iter().filter(|text| text.starts_with(&format!("{name} · "))).collect();
    assert!(!said.is_empty() && said.iter().all(|text| text.matches(&name).count() == 1), "{said:?}");
}

/// The palette and the codex have room for their words.
#[test]
fn palette_and_codex_have_room_for_their_words() {
    for size in [(1280, 720), (1600, 900), (2560, 1440), (3440, 1440), (1280, 1024), (1024, 576)] {
        let mut found = Vec::new();
        let mut seat = Seat::of(vec![scenario("tutorial"), albania()], size, None);
        seat.say(Action::Choose(1));
        seat.say(Action::Begin);
        let mut look = |seat: &mut Seat, what: &str| {
            seat.frames(2);
            found.extend(seat.cut().into_iter().map(|cut| format!("{what}: cut off: {cut}")));
            found.extend(seat.overlaps().into_iter().map(|(a, b)| format!("{what}: {a:?} and {b:?} overlap")));
        };
        let systems: Vec<SystemId> = seat.model().scenario().content.systems.ids().collect();
        for system in systems {
            seat.say(Action::Select(Thing::System(system)));
        }
        let moves: Vec<_> = seat.game().moves_on(seat.game().selected);
        for offer in moves {
            seat.say(Action::Consider(offer.what, offer.on));
        }
        // What lies under the palette has tests of its own, at sizes of its own.
        let typed: &[&str] = if size.0 < 1280 { &[] } else { &["", "mail", "isolate", "restore", "krbtgt", "statement", "zzz"] };
        for typed in typed {
            seat.say(Action::Write(Field::Palette));
            seat.say(Action::Type(Stroke::Text((*typed).to_owned())));
            look(&mut seat, &format!("palette, {typed:?}"));
            seat.key(KeyCode::Escape);
        }
        for chapter in Chapter::ALL {
            for leaf in [None, Some(0), Some(2)] {
                seat.say(Action::Leaf(chapter, leaf));
                look(&mut seat, &format!("codex, {chapter:?}, {leaf:?}"));
            }
        }
        assert!(found.is_empty(), "at {size:?}:\n{}", found.join("\n"));
    }
}

/// What a move is said to be like and what is said to follow from it do not contradict each other.
#[test]
fn where_nobody_is_known_to_be_an_intruder_may_still_notice() {
    let mut seat = Seat::at((1600, 900), None);
    seat.say(Action::Begin);
    let names = seat.game().scenario().names.clone();
    let on = Target::System(names.get::<SystemId>("mail-gateway").expect("it is in the scenario"));
    let said = |seat: &mut Seat, what: &str, key: &str| {
        seat.say(Action::Consider(names.get::<MoveId>(what).expect("it is in the catalogue"), on));
        let text = seat.model().words.get(key);
        seat.texts().contains(&text)
    };
    seat.say(Action::Select(Thing::of(on)));
    // "Whoever sits on it notices."
    assert!(said(&mut seat, "isolate-system", "if-unnoticed-as-known") && !said(&mut seat, "isolate-system", "if-unnoticed"));
    assert!(said(&mut seat, "triage-system", "if-unnoticed") && !said(&mut seat, "triage-system", "if-unnoticed-as-known"));
}
