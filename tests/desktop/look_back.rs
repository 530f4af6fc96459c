//! Looking back: the board at any minute, causes of meters, the timeline, what-if runs.

use std::path::{Path, PathBuf};

use bevy::input::ButtonState;
use bevy::input::keyboard::KeyCode;
use bevy::input::mouse::MouseButtonInput;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform};
use bevy::window::{CursorMoved, PrimaryWindow, WindowEvent};
use godark::analysis::{bots, play};
use godark::app::action::{Action, AutoPause, Leap, Overlay, Page, Screen, Thing};
use godark::app::game::Clock;
use godark::app::kit::mount::{Called, Slides};
use godark::app::model::{Model, Places};
use godark::app::settings::Settings;
use godark::cli::play::Pace;
use godark::replay::record::{self, Record};
use godark::replay::verify::{Outcome, verify};
use godark::scenario::Minute;

use crate::common::{albania, scenario};
use crate::seat::Seat;

/// A run that a bot has played until a minute, taken up on a screen.
pub fn taken_up(folder: &Path, size: (u32, u32), bot: &str, minute: u32) -> Seat {
    let scenario = albania();
    let mut bot = bots::by_name(bot, &scenario).expect("it is built in");
    let path = folder.join(format!("{}-{minute}.replay.ron", bot.name()));
    play(&scenario, bot.as_mut(), 7, |session| {
        let go_on = session.sim.now() < Minute(minute);
        if !go_on {
            std::fs::write(&path, session.text()).expect("the folder is writable");
        }
        go_on
    });
    let places = Places { saves: Some(folder.to_owned()), documents: Some(folder.join("documents")), ..Places::default() };
    let mut seat = Seat::with(size, Model::new(vec![scenario], Settings::default(), places, 7));
    seat.say(Action::Resume(path));
    assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
    seat
}

pub fn looking_back(folder: &Path, size: (u32, u32), bot: &str, minute: u32) -> Seat {
    let mut seat = taken_up(folder, size, bot, minute);
    seat.say(Action::EndExercise);
    assert_eq!(seat.model().screen, Screen::Debrief);
    seat
}

/// Where the marker can be dragged.
fn chart(seat: &mut Seat) -> Rect {
    let world = seat.app.world_mut();
    let mut sliders = world.query_filtered::<(&Called, &ComputedNode, &UiGlobalTransform), With<Slides>>();
    let (called, node, at) = sliders.single(world).expect("there is one chart");
    assert!(called.0.starts_with("Marker: "), "{called:?}");
    Rect::from_center_size(at.translation, node.size())
}

fn point_at(seat: &mut Seat, position: Vec2) {
    let world = seat.app.world_mut();
    let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).expect("one window");
    let moved = CursorMoved { window, position, delta: None };
    world.write_message(WindowEvent::CursorMoved(moved.clone()));
    world.write_message(moved);
    seat.frames(2);
}

fn button(seat: &mut Seat, state: ButtonState) {
    let world = seat.app.world_mut();
    let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).expect("one window");
    let input = MouseButtonInput { button: MouseButton::Left, state, window };
    world.write_message(WindowEvent::MouseButtonInput(input));
    world.write_message(input);
    seat.frames(2);
}

pub fn called(seat: &mut Seat, part: &str) -> Vec<String> {
    seat.buttons().into_iter().map(|(label, _)| label).filter(|label| label.contains(part)).collect()
}

fn recordings(folder: &Path) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    listed.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect()
}

#[test]
fn the_marker_is_dragged_and_the_board_follows() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 9000);
    seat.click("The board then");
    assert_eq!(seat.model().page, Page::Board);
    let place = chart(&mut seat);
    let across = |share: f32| Vec2::new(place.min.x + place.width() * share, place.center().y);

    // At the beginning nothing has been looked at.
    point_at(&mut seat, across(0.001));
    button(&mut seat, ButtonState::Pressed);
    assert!(seat.model().marker < Minute(120), "{:?}", seat.model().marker);
    let unknown = called(&mut seat, ": never checked").len();
    assert!(unknown > 20, "{unknown}");
    // Held and dragged to the middle, and beyond the edge.
    point_at(&mut seat, across(0.5));
    let middle = seat.model().marker.0;
    let end = seat.model().debrief.as_ref().expect("it is there").end;
    assert!(middle.abs_diff(end.0 / 2) < 60, "{middle} of {end:?}");
    assert!(called(&mut seat, ": never checked").len() < unknown, "more is known on the third day");
    assert_eq!(seat.model().past.as_ref().map(|past| past.then.now()), Some(Minute(middle)));
    point_at(&mut seat, Vec2::new(place.max.x + 200.0, place.center().y));
    assert_eq!(seat.model().marker, end);
    button(&mut seat, ButtonState::Released);
    point_at(&mut seat, across(0.2));
    assert_eq!(seat.model().marker, end, "let go, it stays");

    // The same by keys alone: small steps, days, the ends.
    seat.key(KeyCode::Home);
    assert_eq!(seat.model().marker, Minute::START);
    seat.key(KeyCode::PageDown);
    seat.key(KeyCode::ArrowRight);
    assert_eq!(seat.model().marker, Minute(24 * 60 + 180));
    seat.key(KeyCode::PageUp);
    seat.key(KeyCode::ArrowLeft);
    seat.key(KeyCode::ArrowLeft);
    assert_eq!(seat.model().marker, Minute::START, "nothing lies before the beginning");

    // The board is looked at with the keys that it has in play; on other pages they do nothing.
    let camera = |seat: &Seat| seat.model().past.as_ref().map(|past| past.then.camera);
    let whole = camera(&seat);
    seat.key(KeyCode::Equal);
    assert_ne!(camera(&seat), whole);
    seat.key(KeyCode::Digit0);
    assert_eq!(camera(&seat), whole);
    seat.key(KeyCode::Slash);
    assert!(seat.model().entry.is_some());
    seat.key(KeyCode::Escape);
    seat.click("What happened");
    seat.key(KeyCode::Slash);
    assert!(seat.model().entry.is_none());
}

/// With text twice as large there is no room for the chart beside the board; the marker is moved there all the same.
#[test]
fn the_marker_is_dragged_with_large_text_too() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for size in [(1280, 720), (1600, 900), (1024, 576)] {
        let mut seat = looking_back(folder.path(), size, "history", 3000);
        seat.say(Action::SetText(200));
        seat.say(Action::Turn(Page::Board));
        let place = chart(&mut seat);
        let end = seat.model().debrief.as_ref().expect("it is there").end;
        for share in [0.25, 0.75] {
            point_at(&mut seat, Vec2::new(place.min.x + place.width() * share, place.center().y));
            button(&mut seat, ButtonState::Pressed);
            button(&mut seat, ButtonState::Released);
            let wanted = (end.0 as f32 * share) as u32;
            assert!(seat.model().marker.0.abs_diff(wanted) < 60, "{:?} of {end:?} at {size:?}", seat.model().marker);
        }
        assert!(seat.cut().is_empty() && seat.overlaps().is_empty(), "{size:?}: {:?} {:?}", seat.cut(), seat.overlaps());
    }
}

#[test]
fn what_was_true_is_more_than_what_was_known() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "idle", 4000);
    seat.choose("The board then");
    seat.say(Action::At(Minute(1200)));
    assert!(called(&mut seat, "intruder on ").is_empty(), "what was known gives nothing away");
    seat.choose("what was true");
    let held = called(&mut seat, "intruder on ");
    assert!(!held.is_empty());
    // A system can be chosen, and the line says how it was.
    seat.choose(&held[0]);
    let Some(Thing::System(_)) = seat.model().past.as_ref().map(|past| past.then.selected) else { panic!("it is chosen") };
    seat.choose("what we knew");
    assert!(called(&mut seat, "intruder on ").is_empty());
}

#[test]
fn a_what_if_goes_on_from_the_marker_and_leaves_the_original_alone() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 6000);
    let original = recordings(folder.path()).pop().expect("one run was played");
    let kept = std::fs::read(&original).expect("it is there");
    seat.say(Action::At(Minute(1500)));
    let label = called(&mut seat, "Continue from ").pop().expect("another run can go on from here");
    seat.choose(&label);
    assert_eq!(seat.model().screen, Screen::Operations);
    assert_eq!(seat.game().now(), Minute(1500));
    let header = seat.game().session.header().clone();
    assert_eq!(header.fork.as_ref().map(|fork| fork.at_minute), Some(1500));
    assert!(header.title.is_some_and(|title| title.contains("What if")));
    let of_then = |record: &&Record| matches!(record, Record::Order { at, .. } if *at <= Minute(1500));
    let before = record::read(&original).expect("it is sound").records.iter().filter(of_then).count();
    assert_eq!(seat.game().session.records().iter().filter(of_then).count(), before);

    // It is played by hand, and ends in a debrief with the original as one more line.
    seat.choose("Close access from abroad");
    seat.key(KeyCode::KeyC);
    seat.say(Action::EndExercise);
    let debrief = seat.model().debrief.clone().expect("it is over");
    assert_eq!(debrief.before.as_ref().map(|(_, at)| *at), Some(Minute(1500)));
    assert_eq!(std::fs::read(&original).expect("it is there"), kept, "the original is untouched");
    let runs = recordings(folder.path());
    assert_eq!(runs.len(), 2, "{runs:?}");
    for run in runs {
        assert_eq!(verify(&record::read(&run).expect("it is sound"), None).0, Outcome::Same, "{run:?}");
    }
}

/// Who takes the mark of a decision can decide otherwise there: it has not been given yet, in the list, nor in the run that goes on.
#[test]
fn from_the_mark_of_a_decision_it_can_be_decided_otherwise() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 3000);
    let debrief = seat.model().debrief.clone().expect("it is over");
    let decision = debrief.decisions.iter().find(|one| one.minute > Minute(60)).expect("something was decided later").clone();
    seat.choose(&decision.text);
    assert_eq!(seat.model().marker, decision.before());
    let earlier = debrief.decisions.iter().filter(|one| one.minute < decision.minute).count();
    seat.say(Action::GoOnFromHere);
    let given = seat.game().session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count();
    assert_eq!(given, earlier, "neither it nor anything after it has been given");
    assert_eq!(seat.game().now(), decision.before());
}

/// Nobody has decided yet where a run goes on from: in rounds the time to do so begins when they say so.
#[test]
fn a_run_that_is_gone_on_with_in_rounds_is_halted_first() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 3000);
    seat.say(Action::SetPace(Pace::Rounds));
    seat.say(Action::At(Minute(1000)));
    seat.say(Action::GoOnFromHere);
    assert_eq!(seat.game().clock, Clock::Stopped);
    let halted = seat.model().words.get("clock-round-halted");
    assert!(seat.texts().contains(&halted), "it says how it goes on");
    let path = seat.game().session.path().map(Path::to_owned).expect("it is kept");
    seat.say(Action::Go(Screen::Title));
    seat.say(Action::Resume(path));
    assert_eq!(seat.game().clock, Clock::Stopped);
    seat.key(KeyCode::Space);
    assert!(matches!(seat.game().clock, Clock::Deciding { .. }));
}

/// Where no history is recorded, none is spoken of.
#[test]
fn a_scenario_without_history_has_no_history_beside_the_marker() {
    let mut seat = Seat::of(vec![scenario("tutorial")], (1600, 900), None);
    seat.say(Action::Begin);
    seat.say(Action::EndExercise);
    assert!(seat.model().debrief.as_ref().is_some_and(|debrief| debrief.history.is_none()));
    let texts = seat.texts();
    assert!(texts.iter().any(|text| text.contains(": you ") && text.contains("· nobody ")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("history") || text.contains('—')), "{texts:?}");
}

#[test]
fn a_what_if_taken_up_another_day_still_knows_the_run_before() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 3000);
    let played = seat.model().debrief.as_ref().map(|debrief| debrief.you.standing.clone());
    seat.say(Action::At(Minute(1000)));
    seat.say(Action::GoOnFromHere);
    let fork = seat.game().session.path().map(Path::to_owned).expect("it is kept");
    drop(seat);
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    seat.say(Action::Resume(fork));
    seat.say(Action::EndExercise);
    let debrief = seat.model().debrief.as_ref().expect("it is over");
    assert_eq!(debrief.before.as_ref().map(|(run, _)| run.standing.clone()), played);
}

#[test]
fn where_time_was_up_nothing_goes_on() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = taken_up(folder.path(), (1600, 900), "idle", 29_000);
    seat.say(Action::SetAutoPause(AutoPause::Never));
    for _ in 0..40 {
        seat.say(Action::Leap(Leap::Hours(24)));
        seat.wait(30, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
    }
    assert_eq!(seat.model().screen, Screen::Debrief, "the scenario has come to its end");
    seat.say(Action::Scrub(1.0));
    assert_eq!(called(&mut seat, "Time was up here").len(), 1);
    seat.say(Action::GoOnFromHere);
    assert_eq!(seat.model().screen, Screen::Debrief);
    seat.key(KeyCode::ArrowLeft);
    assert_eq!(called(&mut seat, "Continue from ").len(), 1);
}

#[test]
fn meters_and_marks_open_their_causes() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = taken_up(folder.path(), (1280, 720), "history", 3000);
    for meter in ["Services up: ", "Estate intact: ", "Public trust: ", "Evidence: "] {
        let label = called(&mut seat, meter).pop().expect("the meter is a button");
        seat.click(&label);
        assert!(matches!(seat.model().overlay, Some(Overlay::Moved(_))), "{meter}");
        seat.key(KeyCode::Escape);
    }
    let label = called(&mut seat, "Services up: ").pop().expect("the meter is a button");
    seat.choose(&label);
    let first = called(&mut seat, ": ").into_iter().find(|label| label.starts_with('−') || label.starts_with('+')).expect("it moved");
    seat.choose(&first);
    assert!(seat.model().unfolded.is_some(), "its causes are shown");
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().unfolded, None, "and hidden again");
    seat.key(KeyCode::Escape);

    // A mark of the timeline: what it says, and why.
    let mark = called(&mut seat, "Our order, ").pop().expect("orders are marked");
    seat.tab_to(&mark);
    assert!(seat.game().glanced.is_some());
    seat.key(KeyCode::Enter);
    assert!(matches!(seat.model().overlay, Some(Overlay::Why(_) | Overlay::Span(..))));
    seat.key(KeyCode::Escape);
    seat.key(KeyCode::Tab);
    let due = called(&mut seat, ", expected until ");
    assert_eq!(due.len(), seat.game().picture.teams.iter().filter(|team| team.work.is_some()).count());
    if let Some(work) = due.first() {
        seat.click(work);
        assert!(matches!(seat.game().selected, Thing::Team(_)));
    }
}

#[test]
fn looking_back_has_room_at_every_size() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for size in [(1280, 720), (1600, 900), (2560, 1440), (3440, 1440), (1280, 1024)] {
        let mut seat = taken_up(folder.path(), size, "keep-serving", 4000);
        let mut found = Vec::new();
        for part in ["Services up: ", "Public trust: "] {
            let label = called(&mut seat, part).pop().expect("the meter is a button");
            seat.click(&label);
            found.extend(seat.cut().into_iter().map(|cut| format!("{part}: {cut}")));
            found.extend(seat.overlaps().into_iter().map(|pair| format!("{part}: {pair:?}")));
            seat.key(KeyCode::Escape);
        }
        seat.say(Action::EndExercise);
        for page in [Page::Board, Page::Mattered] {
            seat.say(Action::Turn(page));
            for (minute, truth) in [(0, false), (1700, true), (3900, false)] {
                seat.say(Action::At(Minute(minute)));
                seat.say(Action::ShowTruth(truth));
                found.extend(seat.cut().into_iter().map(|cut| format!("{page:?} at {minute}: {cut}")));
                found.extend(seat.overlaps().into_iter().map(|pair| format!("{page:?} at {minute}: {pair:?}")));
            }
        }
        assert!(found.is_empty(), "at {size:?}:\n{}", found.join("\n"));
    }
}

#[test]
fn a_line_of_the_debrief_opens_what_led_to_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 2500);
    let line = seat.model().debrief.as_ref().and_then(|debrief| {
        debrief.timeline.iter().find(|entry| entry.minute.since(debrief.opening()) < 300 && entry.minute >= debrief.opening()).cloned()
    });
    let line = line.expect("something happened around the marker");
    seat.choose(&line.text);
    assert!(matches!(seat.model().overlay, Some(Overlay::Why(_))));
    seat.choose("Close");
    assert_eq!(seat.model().overlay, None);
}

#[test]
fn objectives_that_nobody_decided_say_how_they_stand() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = taken_up(folder.path(), (1280, 720), "history", 3000);
    seat.say(Action::EndExercise);
    seat.say(Action::Turn(Page::Objectives));
    let debrief = seat.model().debrief.as_ref().expect("it is over");
    let open: Vec<_> = debrief.goals.iter().filter(|goal| goal.verdict == godark::sim::state::Verdict::Open).cloned().collect();
    assert!(debrief.goals.iter().all(|goal| goal.so_far.is_some() == open.contains(goal)));
    assert!(open.iter().any(|goal| goal.so_far.as_ref().is_some_and(|so_far| so_far.met)), "{open:#?}");
    assert!(open.iter().any(|goal| goal.so_far.as_ref().is_some_and(|so_far| !so_far.met)), "{open:#?}");
    let texts = seat.texts();
    for goal in open {
        let so_far = goal.so_far.expect("it is open");
        assert!(texts.contains(&seat.model().words.get(so_far.key())));
        for figure in so_far.figures {
            assert!(texts.iter().any(|text| text.contains(&figure)), "{figure:?} is not among {texts:#?}");
        }
    }
}
