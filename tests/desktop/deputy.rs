//! The deputy: asked by key, by pointer and by name; it thinks aside, names a move and why, and changes nothing.

use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use bevy::input::keyboard::KeyCode;
use expect_test::expect_file;
use godark::analysis::adviser::advice::Advice;
use godark::analysis::adviser::seat::{self, Seat as AdvisersSeat};
use godark::analysis::adviser::{Effort, told};
use godark::app::Play;
use godark::app::action::{Action, Overlay, Page, Screen, Thing};
use godark::app::deputy::{Answer, Moment, Wish};
use godark::app::game::{Clock, Game};
use godark::app::guidance::hints::{AboutHints, Hint};
use godark::app::kit::entry::{Field, Stroke};
use godark::app::kit::theme::Theme;
use godark::app::model::{Model, Places};
use godark::app::palette;
use godark::app::screens::operations::Tab;
use godark::app::settings::Settings;
use godark::cli::play::Pace;
use godark::replay::record::{self, Record};
use godark::replay::verify::{Outcome, verify};
use godark::scenario::moves::Act;
use godark::scenario::{Minute, Scenario};
use godark::words::{Language, story};

use crate::common::{albania, scenario};
use crate::room::{Looked, left_at, left_of};
use crate::seat::Seat;

/// In so many worlds the deputy of the game looks ahead, as `godark advise` does.
const WORLDS: usize = 32;

/// The tutorial under way, left by a bot at a minute.
fn playing(folder: &Path, bot: &str, minute: u32, pace: Pace) -> Seat {
    playing_of(scenario("tutorial"), folder, bot, minute, pace)
}

fn playing_of(scenario: Arc<Scenario>, folder: &Path, bot: &str, minute: u32, pace: Pace) -> Seat {
    let path = left_of(&scenario, folder, bot, minute);
    let settings = Settings { pace, ..Settings::default() };
    let places = Places { saves: Some(folder.to_owned()), ..Places::default() };
    let mut seat = Seat::with((1600, 900), Model::new(vec![scenario], settings, places, 7));
    take_up(&mut seat, &path, minute);
    seat
}

/// Takes up a run, and lets time pass to the minute at which it was left: its recording ends with its last order.
fn take_up(seat: &mut Seat, path: &Path, minute: u32) {
    seat.say(Action::Resume(path.to_owned()));
    assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
    let words = seat.model().words.clone();
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    let game = play.model.game.as_mut().expect("a run is being played");
    game.session.advance_to(Minute(minute));
    game.look(&words);
    seat.say(Action::Select(Thing::Cell));
}

/// Lets frames pass until the deputy has an answer. Returns how far it was seen to be, in hundredths.
fn hear_out(seat: &mut Seat) -> Vec<usize> {
    let mut seen = Vec::new();
    for _ in 0..24_000 {
        if seat.game().deputy.thinks_of().is_none() {
            return seen;
        }
        seen.push(seat.game().deputy.progress.percent());
        seat.frames(1);
        sleep(Duration::from_millis(5));
    }
    panic!("the deputy never comes to an end; it was at {:?}", seen.last());
}

fn orders(game: &Game) -> usize {
    game.session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count()
}

/// What an adviser says who goes through the records of a run from their beginning.
fn advised_anew(game: &Game) -> Option<Advice> {
    let (scenario, seed) = (game.session.sim.scenario(), game.session.sim.seed());
    let (records, now) = (game.session.records(), game.now());
    let (sim, mut adviser) = seat::take(scenario, seed, records, now, Effort::of_worlds(WORLDS), |_| true).expect("it was taken once");
    adviser.advise(&sim, |_, _| true)
}

fn advice(seat: &Seat) -> Arc<Advice> {
    let answer = seat.game().deputy.answer.as_ref().expect("it has answered");
    answer.advice.clone().expect("it has followed the run")
}

fn says(seat: &mut Seat, part: &str) -> bool {
    seat.texts().iter().any(|text| text.contains(part))
}

fn can_press(seat: &mut Seat, label: &str) -> bool {
    seat.buttons().iter().any(|(name, _)| name == label)
}

/// Asked with a key, the clock stands; what is said is what the adviser of the command line says; planned and given, it is an order
/// like any other, and nothing else of it is in the recording.
#[test]
fn asked_by_key_it_names_a_move_which_is_planned_and_given() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    // The flagship: there is so much to look at that one sees the bar fill.
    let mut seat = playing_of(albania(), folder.path(), "idle", 480, Pace::Live);
    seat.say(Action::Toggle);
    assert_eq!(seat.game().clock, Clock::Running);
    seat.key(KeyCode::KeyD);
    assert_eq!(seat.model().overlay, Some(Overlay::Deputy));
    assert_eq!(seat.game().clock, Clock::Stopped, "what is opened over the board stops the clock");
    let (now, before) = (seat.game().now(), seat.game().session.text());
    assert!(seat.tree().contains("%: "), "a bar says how far it is:\n{}", seat.tree());
    seat.tab_to("Close");
    let seen = hear_out(&mut seat);
    seat.frames(2);
    assert_eq!(seat.focus(), "Close", "whoever is about to close it does not plan anything by that");
    let mut further = seen.clone();
    further.dedup();
    assert!(further.len() > 3 && further.is_sorted(), "the bar is watched as it fills: {further:?}");

    let advice = advice(&seat);
    let anew = advised_anew(seat.game()).expect("the exercise goes on");
    let shown = seat.game().session.sim.scenario().clone();
    assert_eq!(told::json(&shown, &advice), told::json(&shown, &anew));
    assert_eq!((seat.game().now(), seat.game().session.text()), (now, before), "asking leaves no trace");

    let named = advice.named.as_ref().expect("at this minute an order is worth its price");
    let words = seat.model().words.clone();
    let name = story::order(&words, seat.game().scenario(), &named.act);
    for part in [format!("Order: {name}"), told::points(&named.gain), "with 95 % certainty".into(), "32 worlds".into(), "Imagined".into()] {
        assert!(says(&mut seat, &part), "{part}: {:#?}", seat.texts());
    }
    let chain = &named.reason.as_ref().expect("it makes a difference").chain;
    let date = shown.calendar.date(chain[0].minute);
    assert!(says(&mut seat, &date), "{date}: {:#?}", seat.texts());

    seat.choose("Plan it");
    assert_eq!(seat.model().overlay, None);
    assert_eq!(seat.game().plan.iter().map(|planned| planned.act.clone()).collect::<Vec<_>>(), std::slice::from_ref(&named.act));
    let given = orders(seat.game());
    seat.key(KeyCode::KeyC);
    assert_eq!(orders(seat.game()), given + 1);
    assert!(seat.game().session.records().iter().any(|record| matches!(record, Record::Order { act, .. } if *act == named.act)));

    // A plan that holds it already is not asked to take it out.
    seat.key(KeyCode::KeyD);
    assert!(seat.game().deputy.thinks_of().is_some(), "an order was given: it thinks anew");
    seat.choose("Never mind");
    seat.say(Action::EndExercise);
    let past = seat.model().past.as_ref().expect("it is looked back on");
    let (path, scenario) = (past.session.path().expect("it is on disk"), past.session.sim.scenario());
    let recording = record::read_with(path, scenario).expect("it is whole");
    assert_eq!(verify(&recording, None).0, Outcome::Same, "and it plays the same again");
    seat.say(Action::Turn(Page::Mattered));
    assert!(seat.wait(120, |model| {
        sleep(Duration::from_millis(2));
        model.past.as_ref().is_some_and(|past| past.mattered.is_some())
    }));
    seat.frames(3);
    assert!(says(&mut seat, "What the deputy advised") && says(&mut seat, "Followed"), "{:#?}", seat.texts());
}

/// The player goes on while it thinks. What it says then is of another minute, and says so.
#[test]
fn the_world_moves_on_while_it_thinks_and_the_answer_says_so() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = playing_of(albania(), folder.path(), "idle", 480, Pace::Untimed);
    let asked = seat.game().now();
    seat.click("Ask the deputy (D)");
    assert_eq!(seat.model().overlay, Some(Overlay::Deputy));
    seat.click("Close");
    assert!(seat.buttons().iter().any(|(label, _)| label.starts_with("Thinking: ")), "{:#?}", seat.buttons());
    seat.key(KeyCode::Space);
    assert!(seat.wait(20, |model| model.game.as_ref().is_some_and(|game| game.now() > asked)), "time passes while it thinks");
    hear_out(&mut seat);
    seat.frames(2);
    assert_eq!(seat.model().overlay, None, "nobody is interrupted");
    seat.wait(20, |model| model.game.as_ref().is_some_and(|game| !game.is_moving()));
    seat.click("Advice is here (D)");
    assert_eq!(advice(&seat).minute, asked);
    assert!(says(&mut seat, "The world has moved on"), "{:#?}", seat.texts());
    assert!(!seat.game().deputy.waits(), "it has been looked at");
    seat.choose("Ask again");
    assert_eq!(seat.game().deputy.thinks_of().map(|of| of.minute), Some(seat.game().now()));
    hear_out(&mut seat);
    assert_eq!(advice(&seat).minute, seat.game().now());
    assert!(!says(&mut seat, "The world has moved on") && !can_press(&mut seat, "Ask again"));
    // Asked again in the same minute, it has said so already.
    seat.key(KeyCode::Escape);
    seat.key(KeyCode::KeyD);
    assert!(seat.game().deputy.thinks_of().is_none() && says(&mut seat, "with 95 % certainty") | says(&mut seat, "Wait"));
}

#[test]
fn whoever_needs_no_advice_after_all_gets_none() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = playing_of(albania(), folder.path(), "idle", 480, Pace::Untimed);
    seat.key(KeyCode::KeyD);
    seat.choose("Never mind");
    assert_eq!(seat.model().overlay, None);
    assert!(seat.game().deputy.thinks_of().is_none() && can_press(&mut seat, "Ask the deputy (D)"));
    // Whoever is asked next takes the same seat: who sat there has left it by the time there is an answer.
    seat.key(KeyCode::KeyD);
    hear_out(&mut seat);
    let deputy = &seat.game().deputy;
    assert_eq!(deputy.advised.len(), 1, "what was not wanted was not said: {:?}", deputy.advised);
    // Leaving the run lets go of it too; so does the pointer.
    seat.choose("Close");
    seat.say(Action::Deputy(Wish::AskAnew));
    seat.click("Never mind");
    assert_eq!((seat.model().overlay.clone(), seat.game().deputy.thinks_of()), (None, None));
    seat.key(KeyCode::KeyD);
    assert!(seat.game().deputy.thinks_of().is_some());
    seat.say(Action::Go(Screen::Title));
    assert!(seat.model().game.is_none());
    seat.frames(5);
}

/// A moment at which nothing is to be done: it says so, and names what came nearest.
#[test]
fn it_can_say_wait() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = playing(folder.path(), "model-answer", 640, Pace::Untimed);
    seat.key(KeyCode::KeyD);
    hear_out(&mut seat);
    seat.frames(2);
    assert!(advice(&seat).named.is_none(), "{:?}", advice(&seat).named);
    assert!(says(&mut seat, "Wait") && says(&mut seat, "Letting time pass is a decision too"), "{:#?}", seat.texts());
    assert!(!can_press(&mut seat, "Plan it") && !can_press(&mut seat, "Look at it"));
    // What came nearest can be looked at.
    let nearest = advice(&seat).others.first().map(|one| one.act.clone()).expect("something was weighed");
    seat.say(Action::Deputy(Wish::Look(nearest.clone())));
    match nearest {
        Act::Do { what, on, .. } => {
            assert_eq!(seat.model().overlay, None);
            assert_eq!(seat.game().selected, Thing::of(on));
            assert_eq!(seat.game().considered.as_ref().map(|(what, on, _)| (*what, *on)), Some((what, on)));
        }
        other => panic!("an order to a team: {other:?}"),
    }
}

/// To look at what is named selects it, and shows what would follow; it is not in the plan by that.
#[test]
fn what_it_names_can_be_looked_at() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = playing(folder.path(), "keep-serving", 150, Pace::Untimed);
    seat.key(KeyCode::KeyD);
    hear_out(&mut seat);
    seat.frames(2);
    let named = advice(&seat).named.as_ref().map(|named| named.act.clone()).expect("an order is worth its price");
    let Act::Do { what, on, .. } = named else { panic!("a move: {named:?}") };
    let tree = seat.tree();
    let dialog = tree.find("Dialog ").map_or("", |at| &tree[at..]);
    expect_file!["trees/deputy.txt"].assert_eq(dialog);
    seat.choose("Look at it");
    assert_eq!((seat.model().overlay.clone(), seat.game().selected), (None, Thing::of(on)));
    assert_eq!(seat.game().considered.as_ref().map(|(what, on, _)| (*what, *on)), Some((what, on)));
    let name = story::order(&seat.model().words, seat.game().scenario(), &named);
    assert!(says(&mut seat, &format!("If we: {name}")), "{:#?}", seat.texts());
    assert!(seat.game().plan.is_empty());
    // Planned by hand, it is said to be planned.
    seat.say(Action::Plan(named));
    seat.key(KeyCode::KeyD);
    assert!(says(&mut seat, "It is in the plan already."));
    seat.key(KeyCode::Enter);
    assert_eq!(seat.game().plan.len(), 1, "and is not taken out");
}

#[test]
fn it_is_found_by_typing_and_a_hint_tells_of_it_until_it_was_asked() {
    let mut seat = Seat::at((1600, 900), None);
    seat.say(Action::SetPace(Pace::Untimed));
    seat.say(Action::Begin);
    let hint = seat.model().words.get(Hint::Deputy.key());
    assert!(says(&mut seat, &hint));
    seat.say(Action::Hints(AboutHints::PutAway(Hint::Deputy)));
    assert!(!says(&mut seat, &hint));
    seat.say(Action::Write(Field::Palette));
    seat.say(Action::Type(Stroke::Text("ask the deputy".to_owned())));
    seat.key(KeyCode::Enter);
    assert_eq!(seat.model().overlay, Some(Overlay::Deputy));
    assert!(seat.game().deputy.thinks_of().is_some());
    seat.key(KeyCode::Escape);
    assert!(seat.game().deputy.thinks_of().is_some(), "closed, it thinks on");
}

/// Where the parts of the screen take turns, the button may be out of sight.
#[test]
fn on_a_narrow_screen_a_tab_says_that_there_is_an_answer() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = playing(folder.path(), "keep-serving", 150, Pace::Untimed);
    seat.say(Action::SetText(200));
    seat.say(Action::Tab(Tab::Board));
    assert!(can_press(&mut seat, "Selected") && !can_press(&mut seat, "Ask the deputy (D)"), "{:#?}", seat.buttons());
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    let game = play.model.game.as_mut().expect("a run is being played");
    game.deputy.answer = Some(Answer { of: Moment::of(&game.session), advice: None, read: false, was_awaited: false });
    seat.say(Action::Tab(Tab::Board));
    seat.click("Selected (1)");
    seat.click("Advice is here (D)");
    assert!(!seat.game().deputy.waits());
    seat.key(KeyCode::Escape);
    assert!(can_press(&mut seat, "Selected"), "{:#?}", seat.buttons());
}

/// Who leads an exercise may want none.
#[test]
fn the_settings_do_without_a_deputy() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = playing(folder.path(), "keep-serving", 150, Pace::Untimed);
    seat.key(KeyCode::KeyD);
    seat.say(Action::Go(Screen::Settings));
    seat.choose("No deputy");
    assert!(!seat.model().settings.deputy);
    seat.key(KeyCode::Escape);
    assert_eq!(seat.model().screen, Screen::Operations);
    assert!(seat.game().deputy.thinks_of().is_none(), "it is let go");
    assert!(!can_press(&mut seat, "Ask the deputy (D)"));
    seat.key(KeyCode::KeyD);
    assert_eq!(seat.model().overlay, None);
    assert!(says(&mut seat, "There is no deputy"), "{:#?}", seat.texts());
    assert!(palette::find(seat.model(), "deputy").iter().all(|found| !found.says.contains(&Action::Deputy(Wish::Ask))));
}

/// Advice on the flagship: for looking at.
fn advice_of(folder: &Path, bot: &str, minute: u32) -> (std::path::PathBuf, Arc<Advice>) {
    let path = left_at(folder, bot, minute);
    let albania = albania();
    let recording = record::read_with(&path, &albania).expect("it is whole");
    let mut seat = AdvisersSeat::new(&albania, recording.header.seed, Effort::of_worlds(WORLDS));
    assert_eq!(seat.come_to(&recording.records, Minute(minute), |_| true), Ok(true));
    (path, Arc::new(seat.advise(|_, _| true).expect("the exercise goes on")))
}

/// Opens advice that was asked for now, or some time ago.
pub fn answer(seat: &mut Seat, advice: &Arc<Advice>, old: bool) {
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    let game = play.model.game.as_mut().expect("a run is being played");
    let now = Moment::of(&game.session);
    let of = if old { Moment { minute: Minute(now.minute.0 - 100), orders: now.orders.saturating_sub(2) } } else { now };
    game.deputy.answer = Some(Answer { of, advice: Some(advice.clone()), read: true, was_awaited: false });
    seat.say(Action::Open(Overlay::Deputy));
}

/// The same advice, with nothing named: what stands there when it says to wait.
fn waiting(advice: &Advice) -> Arc<Advice> {
    let others = advice.named.iter().chain(&advice.others).cloned().collect();
    Arc::new(Advice { named: None, others, ..advice.clone() })
}

#[test]
fn what_it_says_has_room_at_every_size_in_every_language_theme_and_size_of_text() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let told = [("idle", 480), ("keep-serving", 3000)];
    let told = told.map(|(bot, minute)| (minute, advice_of(folder.path(), bot, minute)));
    assert!(
        told.iter().any(|(_, (_, advice))| advice.named.as_ref().is_some_and(|named| named.reason.is_some())),
        "there is a chain to look at"
    );
    let sizes = [(1280, 720), (2560, 1440), (1024, 576)];
    let looks = [(Theme::Dark, 100), (Theme::Light, 125), (Theme::HighContrast, 200)];
    for language in Language::ALL {
        for (size, (theme, percent)) in sizes.into_iter().flat_map(|size| looks.map(|look| (size, look))) {
            let mut looked = Looked::default();
            let mut seat = Seat::in_language(language, vec![albania()], size, Some(folder.path()));
            seat.say(Action::SetTheme(theme));
            seat.say(Action::SetText(percent));
            for (minute, (path, advice)) in &told {
                take_up(&mut seat, path, *minute);
                for (old, advice) in [(false, advice.clone()), (true, advice.clone()), (false, waiting(advice))] {
                    answer(&mut seat, &advice, old);
                    looked.at(&mut seat, &format!("advice, old: {old}, named: {}", advice.named.is_some()));
                }
                // While it thinks, and while it thinks aside.
                seat.say(Action::Deputy(Wish::AskAnew));
                looked.at(&mut seat, "thinking");
                seat.say(Action::Close);
                seat.say(Action::Tab(Tab::Thing));
                looked.at(&mut seat, "thinking aside");
                seat.say(Action::Deputy(Wish::Stop));
                looked.at(&mut seat, "not asked");
            }
            looked.fine(&format!("{size:?}, {language:?}, {theme:?}, {percent} %"));
        }
    }
}
