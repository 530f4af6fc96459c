//! The feed follows what is new; the clock stops at questions, and calls them out again in time; keys that can do nothing
//! say so.

use std::path::Path;

use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use bevy::ui::{CalculatedClip, ComputedNode, ScrollPosition, UiGlobalTransform};
use godark::app::action::{Action, AutoPause, Filter, Leap, Vain};
use godark::app::kit::mount::TellsScroll;
use godark::app::screens::operations::Tab;
use godark::scenario::Minute;
use godark::scenario::names::*;
use godark::sim::event::What;

use crate::room::left_at;
use crate::seat::Seat;

fn taken_up(folder: &Path, size: (u32, u32), minute: u32) -> Seat {
    let path = left_at(folder, "idle", minute);
    let mut seat = Seat::at(size, Some(folder));
    seat.say(Action::Resume(path));
    assert!(seat.model().game.is_some(), "{:?}", seat.model().overlay);
    seat
}

/// Lets time pass until the clock stops.
fn leap(seat: &mut Seat, leap: Leap) {
    seat.say(Action::Leap(leap));
    assert!(seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving())));
    seat.frames(3);
}

/// The texts of the feed that can be seen, from top to bottom.
fn seen(seat: &mut Seat) -> Vec<String> {
    let world = seat.app.world_mut();
    let mut areas = world.query_filtered::<Entity, With<TellsScroll>>();
    let area = areas.single(world).expect("one feed");
    let mut texts = world.query::<(Entity, &Text, &ComputedNode, &UiGlobalTransform, Option<&CalculatedClip>)>();
    let is_in =
        |entity: Entity| std::iter::successors(Some(entity), |at| world.get::<ChildOf>(*at).map(ChildOf::parent)).any(|at| at == area);
    let mut found: Vec<(f32, String)> = texts
        .iter(world)
        .filter(|(entity, ..)| is_in(*entity))
        .filter(|(_, _, node, at, clip)| {
            let place = Rect::from_center_size(at.translation, node.size());
            clip.is_none_or(|clip| clip.clip.min.y <= place.min.y + 2.0 && clip.clip.max.y >= place.max.y - 2.0)
        })
        .map(|(_, text, _, at, _)| (at.translation.y, text.0.clone()))
        .collect();
    found.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    found.into_iter().map(|(_, text)| text).collect()
}

fn scroll(seat: &mut Seat, to: f32) {
    let world = seat.app.world_mut();
    let mut areas = world.query_filtered::<&mut ScrollPosition, With<TellsScroll>>();
    areas.single_mut(world).expect("one feed").y = to;
    seat.frames(3);
}

fn scrolled(seat: &mut Seat) -> f32 {
    let world = seat.app.world_mut();
    let mut areas = world.query_filtered::<&ScrollPosition, With<TellsScroll>>();
    areas.single(world).expect("one feed").y
}

/// The newest line that does not wait for an answer: those stand above.
fn newest(seat: &Seat) -> Option<String> {
    let asks: Vec<InjectId> = seat.game().questions().into_iter().map(|(inject, _)| inject).collect();
    let line = seat.game().lines.iter().rev().find(|line| line.ask.is_none_or(|inject| !asks.contains(&inject)));
    line.map(|line| line.text.clone())
}

fn news_chip(seat: &mut Seat) -> Option<String> {
    seat.buttons().into_iter().map(|(label, _)| label).find(|label| label.starts_with('↑') && label.contains("new line"))
}

#[test]
fn the_feed_follows_what_is_new_unless_somebody_reads_what_is_old() {
    for size in [(1600, 900), (1280, 720)] {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut seat = taken_up(folder.path(), size, 1500);
        seat.say(Action::SetAutoPause(AutoPause::Never));
        seat.say(Action::Tab(Tab::Feed));
        for _ in 0..3 {
            leap(&mut seat, Leap::Hours(12));
            let newest = newest(&seat).expect("something has happened");
            assert!(seen(&mut seat).contains(&newest), "{newest:?} is not among {:#?}", seen(&mut seat));
        }
        assert_eq!(news_chip(&mut seat), None);

        scroll(&mut seat, 300.0);
        assert!(seat.game().reads_old());
        let (before, count) = (seen(&mut seat), seat.game().lines.len());
        leap(&mut seat, Leap::Hours(24));
        assert!(seat.game().lines.len() > count, "something is new");
        assert_eq!(seen(&mut seat), before, "what is read stays where it is");
        let chip = news_chip(&mut seat).expect("it says that something is new");
        seat.click(&chip);
        seat.frames(3);
        assert_eq!((scrolled(&mut seat), seat.game().reads_old()), (0.0, false));
        let now = newest(&seat).expect("something has happened");
        assert!(seen(&mut seat).contains(&now) && news_chip(&mut seat).is_none());

        // Who scrolls back to the top is with the news again; so is who looks at other lines.
        scroll(&mut seat, 300.0);
        scroll(&mut seat, 0.0);
        assert!(!seat.game().reads_old());
        scroll(&mut seat, 300.0);
        seat.say(Action::Show(Filter::Services));
        seat.frames(3);
        assert_eq!((scrolled(&mut seat), seat.game().reads_old()), (0.0, false));
    }
}

/// However much is asked, there is room for what has happened last.
#[test]
fn questions_leave_room_for_what_is_new() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = taken_up(folder.path(), (1600, 900), 1);
    seat.say(Action::SetAutoPause(AutoPause::Questions));
    let (mut most, mut looked) = (0, 0);
    for _ in 0..120 {
        if most >= 2 || seat.model().game.as_ref().is_none_or(godark::app::game::Game::is_over) {
            break;
        }
        leap(&mut seat, Leap::Decision);
        let open = seat.game().questions().len();
        most = most.max(open);
        if let Some(newest) = newest(&seat) {
            assert!(seen(&mut seat).contains(&newest), "{open} questions: {newest:?} is not among {:#?}", seen(&mut seat));
            looked += 1;
        }
        let answers = seat.buttons().iter().filter(|(label, _)| label.starts_with("answer: ")).count();
        assert!(answers >= open.min(2), "{answers} of {open}");
    }
    assert!(most >= 1 && looked >= 1, "{most} questions at most, {looked} looks at what is new");
}

#[test]
fn the_next_decision_is_a_question_when_it_comes_and_in_time_before_it_lapses() {
    for auto_pause in [AutoPause::Everything, AutoPause::Questions, AutoPause::Never] {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut seat = taken_up(folder.path(), (1600, 900), 1);
        seat.say(Action::SetAutoPause(auto_pause));
        let mut called = 0;
        let mut arrived = Vec::new();
        for _ in 0..60 {
            let before: Vec<InjectId> = seat.game().questions().into_iter().map(|(inject, _)| inject).collect();
            leap(&mut seat, Leap::Decision);
            let (game, now) = (seat.game(), seat.game().now());
            let came: Vec<InjectId> =
                game.questions().into_iter().map(|(inject, _)| inject).filter(|inject| !before.contains(inject)).collect();
            let journal = game.session.sim.journal();
            for inject in came {
                let asked =
                    journal.events().iter().rev().find(|event| matches!(event.what, What::InjectArrived { inject: it } if it == inject));
                assert_eq!(asked.map(|event| event.minute), Some(now), "{auto_pause:?}: stopped when it came");
                arrived.push(inject);
            }
            if let Some(left) = game.call_left() {
                called += 1;
                let (_, until) = game.questions()[0];
                assert_eq!(until, now.plus(left));
                assert!(left >= 15, "{left} minutes are time to do something");
                let said = seat.model().words.lasting(left);
                let texts = seat.texts();
                assert!(texts.iter().any(|text| text.starts_with(&format!("{said} left to answer"))), "{texts:#?}");
            }
            if arrived.len() >= 3 && called >= 3 {
                break;
            }
        }
        assert!(arrived.len() >= 3 && called >= 3, "{auto_pause:?}: {} questions, called out {called} times", arrived.len());
    }
}

#[test]
fn keys_that_can_do_nothing_say_so() {
    // Beside the plan; and where the plan is not to be seen, under the clock.
    for size in [(1600, 900), (1024, 576)] {
        let mut seat = Seat::at(size, None);
        seat.say(Action::Begin);
        assert_eq!(seat.game().now(), Minute(0));
        for (key, vain) in
            [(KeyCode::KeyA, Vain::Answer), (KeyCode::KeyG, Vain::News), (KeyCode::KeyC, Vain::Give), (KeyCode::KeyU, Vain::Undo)]
        {
            seat.key(key);
            let said = seat.model().words.get(vain.key());
            assert!(seat.texts().contains(&said), "{key:?} at {size:?}: {:#?}", seat.texts());
            assert_eq!(seat.model().overlay, None);
            assert!(seat.cut().is_empty() && seat.pale().is_empty());
        }
        let records = seat.game().session.records().len();
        seat.key(KeyCode::Space);
        assert_eq!(seat.game().refused, None, "once time goes on there is nothing to say");
        assert_eq!(seat.game().session.records().len(), records, "no key that does nothing is recorded");
        // In another language it is said in that language.
        seat.say(Action::Toggle);
        seat.key(KeyCode::KeyA);
        seat.say(Action::SetLanguage(godark::words::Language::Albanian));
        assert_eq!(seat.game().refused, Some(seat.model().words.get(Vain::Answer.key())));
    }
}
