//! Guidance in the first run: who does what it points at comes to its end, by keyboard and by pointer.

use bevy::input::keyboard::KeyCode;
use godark::app::action::{Action, Leap, Overlay, Screen, Thing};
use godark::app::attention::mark::Mark;
use godark::app::guidance::guide::Step;
use godark::app::guidance::hints::Hint;
use godark::app::screens;
use godark::cli::play::Pace;
use godark::replay::record::Record;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::sim::state::Status;

use crate::common::{albania, scenario};
use crate::seat::Seat;

fn begin(size: (u32, u32)) -> Seat {
    let mut seat = Seat::of(vec![scenario("tutorial"), albania()], size, None);
    for label in ["Play", "Briefing", "Take the chair"] {
        seat.choose(label);
    }
    seat
}

fn step(seat: &Seat) -> Option<Step> {
    let game = seat.model().game.as_ref()?;
    seat.model().guide.step(game).map(|(step, ..)| step)
}

/// What is pointed at, as it is called.
fn pointed_at(seat: &Seat) -> String {
    let mark = seat.model().guide.mark(seat.game()).expect("every step points somewhere");
    let view = screens::view(seat.model());
    let el = mark.find(&view).unwrap_or_else(|| panic!("{:?} points at nothing: {mark:?}", step(seat)));
    assert!(el.glow.is_some(), "it glows");
    el.label.clone()
}

/// Does what the guide points at, until it has nothing more to say. Returns the steps in their order.
fn follow(seat: &mut Seat, press: impl Fn(&mut Seat, &str)) -> Vec<Step> {
    let mut steps = Vec::new();
    for _ in 0..80 {
        let Some(now) = step(seat) else { break };
        if steps.last() != Some(&now) {
            steps.push(now);
        }
        match seat.model().overlay.clone() {
            Some(Overlay::Ask(_)) => seat.key(KeyCode::Enter),
            Some(Overlay::Menu) => {
                press(seat, "End here and look back");
                press(seat, "End and look back");
            }
            Some(_) => seat.key(KeyCode::Escape),
            None => {
                let label = pointed_at(seat);
                assert!(seat.pale().is_empty(), "{now:?}, at {label:?}: {:?}", seat.pale());
                press(seat, &label);
                // Time that was set going is let go on until it stops by itself, or is stopped.
                seat.wait(10, |model| model.game.as_ref().is_none_or(|game| !game.is_moving()));
                if seat.model().game.as_ref().is_some_and(godark::app::game::Game::is_moving) {
                    seat.key(KeyCode::KeyP);
                }
            }
        }
    }
    steps
}

fn assert_learned(seat: &Seat, steps: &[Step]) {
    assert_eq!(seat.model().screen, Screen::Debrief, "{steps:?}");
    for wanted in [Step::Look, Step::Time, Step::Answer, Step::Why, Step::Cut, Step::Whole, Step::Speak, Step::End] {
        assert!(steps.contains(&wanted), "{wanted:?} is not among {steps:?}");
    }
}

#[test]
fn who_follows_every_step_by_keyboard_comes_to_the_debrief() {
    let mut seat = begin((1280, 720));
    let steps = follow(&mut seat, Seat::choose);
    assert_learned(&seat, &steps);
}

#[test]
fn who_follows_every_step_by_pointer_comes_to_the_debrief() {
    let mut seat = begin((1600, 900));
    let steps = follow(&mut seat, Seat::click);
    assert_learned(&seat, &steps);
}

/// What Rosa says now.
fn says(seat: &Seat) -> String {
    let game = seat.game();
    let (step, ..) = seat.model().guide.step(game).expect("she has something to say");
    seat.model().words.get(step.key(game))
}

fn wait_until_it_stands(seat: &mut Seat) {
    assert!(seat.wait(60, |model| model.game.as_ref().is_none_or(|game| !game.is_moving())));
}

/// Every step waits for its own deed, and nobody is told what has not happened.
#[test]
fn rosa_never_runs_ahead() {
    for pace in [Pace::Live, Pace::Untimed] {
        let mut seat = Seat::of(vec![scenario("tutorial"), albania()], (1600, 900), None);
        seat.say(Action::SetPace(pace));
        seat.say(Action::Begin);
        let names = seat.game().scenario().names.clone();
        let system = |name: &str| names.get::<SystemId>(name).expect("it is in the scenario");
        let (intake, other) = (system("intake-server"), system("web-site"));
        let triage = names.get::<MoveId>("triage-system").expect("it is offered");
        let on = Target::System(intake);

        // Another card than the one that glows is not what she asked for.
        seat.say(Action::Select(Thing::System(other)));
        assert_eq!(step(&seat), Some(Step::Look));
        seat.say(Action::Select(Thing::System(intake)));
        assert_eq!(step(&seat), Some(Step::Time));
        seat.say(Action::Select(Thing::System(other)));
        while step(&seat) == Some(Step::Time) || step(&seat) == Some(Step::Wait) {
            assert!(seat.game().questions().is_empty(), "nothing is asked before she says so");
            seat.say(Action::Leap(Leap::Decision));
            wait_until_it_stands(&mut seat);
        }
        assert_eq!(step(&seat), Some(Step::Answer));
        assert_eq!(seat.game().questions().len(), 1);
        let (inject, _) = seat.game().questions()[0];
        let choice = seat.game().scenario().content.answers.iter().find(|(_, (of, _))| *of == inject).map(|(choice, _)| choice);
        seat.say(Action::Give(Act::Answer(choice.expect("it can be answered"))));
        assert_eq!(step(&seat), Some(Step::Why));
        let line = seat.game().lines.last().map(|line| line.event).expect("the feed is not empty");
        seat.say(Action::Open(Overlay::Why(line)));
        seat.say(Action::Close);
        assert_eq!(step(&seat), Some(Step::Choose), "another system is selected");
        // What was pointed at on another system was not this one.
        seat.say(Action::Consider(triage, Target::System(other)));
        seat.say(Action::Select(Thing::System(intake)));
        assert_eq!(step(&seat), Some(Step::Consider));
        seat.say(Action::Consider(triage, on));
        assert_eq!(step(&seat), Some(Step::Plan));
        seat.say(Action::Plan(Act::Do { what: triage, on, by: None }));
        assert_eq!(step(&seat), Some(Step::Give));
        // Who takes the order out of the plan again is led to it again.
        seat.say(Action::Undo);
        assert_eq!(step(&seat), Some(Step::Give));
        assert_eq!(pointed_at(&seat), "Triage");
        seat.say(Action::Plan(Act::Do { what: triage, on, by: None }));
        seat.say(Action::Commit);
        assert_eq!(step(&seat), Some(Step::Clock));
        assert!(says(&seat).contains("Space"), "{}", says(&seat));

        // While the analyst looks, nothing is found.
        seat.say(Action::Toggle);
        seat.say(Action::Toggle);
        for _ in 0..20 {
            let found = seat.game().picture.system(intake).status == Status::Compromised;
            let works = seat.game().picture.teams.iter().any(|team| team.work.is_some());
            let wanted = if found || !works { Step::Cut } else { Step::Clock };
            assert_eq!(step(&seat), Some(wanted), "found: {found}, at work: {works}");
            if wanted == Step::Cut {
                assert_eq!(says(&seat).contains("Now it is proved"), found, "{}", says(&seat));
                break;
            }
            seat.say(Action::Leap(Leap::Decision));
            wait_until_it_stands(&mut seat);
        }
        assert_eq!(step(&seat), Some(Step::Cut), "{pace:?}");
        let isolate = names.get::<MoveId>("isolate-system").expect("it is offered");
        seat.say(Action::Give(Act::Do { what: isolate, on, by: None }));
        // The cell was selected at the beginning, and is to be looked at now.
        assert_eq!(step(&seat), Some(Step::Whole));
        seat.say(Action::Select(Thing::Cell));
        assert_eq!(step(&seat), Some(Step::Speak));
        let desk = names.get::<MoveId>("open-paper-desk").expect("it is offered");
        let paper = names.get::<FallbackId>("paper-desk").expect("it is in the scenario");
        seat.say(Action::Give(Act::Do { what: desk, on: Target::Fallback(paper), by: None }));
        assert_eq!(step(&seat), Some(Step::End));
    }
}

#[test]
fn in_rounds_rosa_speaks_of_rounds() {
    let mut seat = Seat::of(vec![scenario("tutorial"), albania()], (1600, 900), None);
    seat.say(Action::SetPace(Pace::Rounds));
    seat.say(Action::Begin);
    let mut clock = None;
    for _ in 0..60 {
        match step(&seat) {
            Some(Step::Clock) => clock = Some(says(&seat)),
            Some(Step::Cut) | None => break,
            _ => {}
        }
        match seat.model().overlay.clone() {
            Some(Overlay::Ask(_)) => seat.key(KeyCode::Enter),
            Some(_) => seat.key(KeyCode::Escape),
            None => {
                let label = pointed_at(&seat);
                seat.click(&label);
                wait_until_it_stands(&mut seat);
            }
        }
    }
    assert_eq!(step(&seat), Some(Step::Cut));
    assert!(clock.is_none_or(|clock| clock.contains("In rounds")));
}

#[test]
fn guidance_can_be_put_away_brought_back_and_is_not_in_other_runs() {
    let mut seat = begin((1280, 720));
    seat.choose("Put the guidance away");
    assert!(seat.model().guide.mark(seat.game()).is_none());
    assert!(seat.buttons().iter().any(|(label, _)| label == "Ask Rosa (R)"));
    seat.key(KeyCode::KeyR);
    assert!(seat.model().guide.mark(seat.game()).is_some());
    // Nothing is waited for: time passes whatever she says.
    seat.say(Action::Leap(Leap::Hours(1)));
    seat.wait(10, |model| model.game.as_ref().is_some_and(|game| !game.is_moving()));
    assert!(seat.game().now().0 > 0);
    // A step that was done out of turn is not asked for.
    let mut seat = Seat::of(vec![albania()], (1280, 720), None);
    for label in ["Play", "Briefing", "Take the chair"] {
        seat.choose(label);
    }
    assert_eq!(step(&seat), None);
}

#[test]
fn hints_stop_when_they_are_followed_and_come_again_when_wanted() {
    let mut seat = Seat::at((1280, 720), None);
    for label in ["Play", "Briefing", "Take the chair"] {
        seat.choose(label);
    }
    let said = |seat: &Seat, hint: Hint| {
        seat.model().settings.hints.wants(hint) && Mark::Key(hint.key()).find(&screens::view(seat.model())).is_some()
    };
    assert!(said(&seat, Hint::Plan) && said(&seat, Hint::Leap));
    for _ in 0..3 {
        seat.choose("Brief the Prime Minister");
    }
    assert!(!said(&seat, Hint::Plan), "it was followed three times");
    let away = seat.model().words.say("hint-away", &[("hint", (&seat.model().words.get("hint-leap")).into())]);
    seat.click(&away);
    assert!(!said(&seat, Hint::Leap) && said(&seat, Hint::Give));
    seat.say(Action::Go(Screen::Settings));
    seat.choose("Not shown");
    assert!(!seat.model().settings.hints.wants(Hint::Give));
    seat.choose("Show all again");
    assert!(Hint::ALL.into_iter().all(|hint| seat.model().settings.hints.wants(hint)));
}

/// After a click the keyboard still belongs to the clock: Space does not press again what was clicked.
#[test]
fn space_goes_on_after_a_click_and_after_the_clock_has_stopped_by_itself() {
    let mut seat = begin((1280, 720));
    seat.click("To the next decision");
    seat.wait(10, |model| model.game.as_ref().is_some_and(|game| !game.is_moving()));
    assert!(seat.game().stopped_by.is_some(), "Rosa has called");
    let words = screens::view(seat.model());
    assert!(Mark::Key("foot").find(&words).is_some_and(|foot| foot.label.contains("Rosa")), "the reason is said");
    seat.click("Say what is going on");
    assert_eq!(seat.game().plan.len(), 1);
    seat.key(KeyCode::Space);
    assert_eq!(seat.game().plan.len(), 1, "the clicked move stays planned");
    assert!(seat.game().is_moving(), "the clock goes on");
    assert!(!seat.game().session.records().iter().any(|record| matches!(record, Record::Order { act: Act::Do { .. }, .. })));
}

#[test]
fn a_calm_run_counts_no_real_seconds_and_rounds_can_be_without_a_limit() {
    let mut seat = Seat::at((1280, 720), None);
    for label in ["Play", "Untimed, calm", "Briefing", "Take the chair"] {
        seat.choose(label);
    }
    let before = (seat.game().now(), seat.game().session.records().len());
    seat.frames(20 * 120);
    assert_eq!((seat.game().now(), seat.game().session.records().len()), before);
    assert!(Mark::Key("running-out").find(&screens::view(seat.model())).is_none());

    let mut seat = Seat::at((1280, 720), None);
    seat.choose("Settings");
    seat.choose("No limit");
    seat.choose("Back");
    for label in ["Play", "Rounds", "Briefing", "Take the chair"] {
        seat.choose(label);
    }
    seat.frames(20 * 120);
    assert_eq!(seat.game().now().0, 0, "nobody is hurried");
    // The limit can be set in the middle of a run: then it is counted, and its bar is there.
    seat.say(Action::SetRound(60));
    assert!(Mark::Key("running-out").find(&screens::view(seat.model())).is_some());
    seat.wait(70, |model| model.game.as_ref().is_some_and(|game| game.now().0 > 0));
    assert!(seat.game().now().0 > 0);
}

#[test]
fn every_briefing_stands_on_one_screen() {
    use bevy::ui_widgets::ScrollArea;
    let all: Vec<_> = godark::scenario::library::built_in().into_iter().map(scenario).collect();
    let mut seat = Seat::of(all.clone(), (1280, 720), None);
    for (number, scenario) in all.iter().enumerate() {
        seat.say(Action::Choose(number));
        seat.say(Action::Go(Screen::Briefing));
        seat.frames(2);
        let world = seat.app.world_mut();
        let mut scrolled = world.query_filtered::<&bevy::ui::ComputedNode, bevy::prelude::With<ScrollArea>>();
        for node in scrolled.iter(world) {
            assert!(node.content_size().y <= node.size().y + 1.0, "{}: {} in {}", scenario.id, node.content_size(), node.size());
        }
    }
}
