//! Every screen at every size: nothing is cut off, nothing lies on anything else.

use std::path::Path;
use std::sync::Arc;

use godark::analysis::{bots, play};
use godark::app::action::{Action, Filter, Overlay, Page, Screen, Thing};
use godark::app::model::Model;
use godark::cli::play::Pace;
use godark::scenario::moves::Act;
use godark::scenario::names::*;
use godark::scenario::{Minute, Scenario, library};
use godark::words::Language;

use crate::common::{albania, scenario};
use crate::seat::Seat;

const SIZES: [(u32, u32); 5] = [(1280, 720), (1600, 900), (2560, 1440), (3440, 1440), (1280, 1024)];

/// Every size in English, the smallest and a large one in Albanian, whose words are longer.
fn sights() -> impl Iterator<Item = (Language, (u32, u32))> {
    let albanian = [SIZES[0], SIZES[2]].map(|size| (Language::Albanian, size));
    SIZES.map(|size| (Language::English, size)).into_iter().chain(albanian)
}

/// What does not fit on the screens that were looked at.
#[derive(Default)]
pub struct Looked {
    found: Vec<String>,
}

impl Looked {
    pub fn at(&mut self, seat: &mut Seat, what: &str) {
        // One to lay out, one to shorten or wrap anew what has no room, one to lay that out.
        seat.frames(4);
        self.found.extend(seat.cut().into_iter().map(|cut| format!("{what}: cut off: {cut}")));
        self.found.extend(seat.pale().into_iter().map(|pale| format!("{what}: hard to read: {pale}")));
        self.found.extend(seat.overlaps().into_iter().map(|(a, b)| format!("{what}: {a:?} and {b:?} overlap")));
    }

    pub fn fine(mut self, at: &str) {
        self.found.dedup();
        assert!(self.found.is_empty(), "at {at}:\n{}", self.found.join("\n"));
    }
}

/// Lets a bot play until a minute and leaves its recording in a folder, as a player who closes the window.
pub fn left_at(folder: &Path, bot: &str, minute: u32) -> std::path::PathBuf {
    left_of(&albania(), folder, bot, minute)
}

/// The same in a scenario of one's choice.
pub fn left_of(scenario: &Arc<Scenario>, folder: &Path, bot: &str, minute: u32) -> std::path::PathBuf {
    let mut bot = bots::by_name(bot, scenario).expect("it is built in");
    let path = folder.join(format!("{}-{}-{minute}.replay.ron", scenario.id, bot.name()));
    play(scenario, bot.as_mut(), 7, |session| {
        let go_on = session.sim.now() < Minute(minute);
        if !go_on {
            std::fs::write(&path, session.text()).expect("the folder is writable");
        }
        go_on
    });
    path
}

/// Everything that can be selected.
pub fn things(model: &Model) -> Vec<Thing> {
    Thing::all(model.scenario())
}

#[test]
fn screens_outside_play_have_room_for_their_words() {
    for (language, size) in sights() {
        let mut looked = Looked::default();
        let mut seat = Seat::in_language(language, vec![albania()], size, None);
        looked.at(&mut seat, "title");
        for screen in [Screen::Settings, Screen::Library, Screen::Briefing] {
            seat.say(Action::Go(screen));
            looked.at(&mut seat, &format!("{screen:?}"));
        }
        looked.fine(&format!("{size:?}, {language:?}"));
    }
}

/// Names and states that must be there in full: what a player reads the board by.
fn must_be_whole(model: &Model) -> Vec<String> {
    let content = &model.scenario().content;
    let mut names: Vec<String> = content.systems.iter().map(|(_, system)| system.short.to_string()).collect();
    names.extend(content.services.iter().map(|(_, service)| service.short.to_string()));
    names.extend(content.zones.iter().map(|(_, zone)| zone.name.to_string()));
    names.extend(content.teams.iter().map(|(_, team)| team.name.to_string()));
    names.extend(content.partners.iter().map(|(_, partner)| partner.name.to_string()));
    names.extend(
        ["card-never", "card-isolated", "card-compromised", "card-no-service", "card-half-service"].map(|key| model.words.get(key)),
    );
    names
}

#[test]
fn play_has_room_for_its_words() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let runs = [("keep-serving", 300), ("history", 2200), ("dark-first", 1700), ("keep-serving", 7000), ("idle", 9000)];
    let runs = runs.map(|(bot, minute)| (bot, minute, left_at(folder.path(), bot, minute)));
    for (language, size) in sights() {
        let mut looked = Looked::default();
        let mut seat = Seat::in_language(language, vec![albania()], size, Some(folder.path()));
        for (number, (bot, minute, path)) in runs.iter().enumerate() {
            seat.say(Action::SetPace([Pace::Live, Pace::Rounds, Pace::Untimed][number % 3]));
            seat.say(Action::Resume(path.clone()));
            assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
            let at = format!("{bot} at minute {minute}");
            let whole = must_be_whole(seat.model());
            // All things at one size in one run, some at every size in all.
            let step = if size == SIZES[0] && number == 1 { 1 } else { 11 };
            for (number, thing) in things(seat.model()).into_iter().enumerate().filter(|(number, _)| number % step == 0) {
                seat.say(Action::Select(thing));
                let offers = seat.model().game.as_ref().map(|game| game.moves_on(thing)).unwrap_or_default();
                if let Some(offer) = offers.get(number % offers.len().max(1)) {
                    seat.say(Action::Consider(offer.what, offer.on));
                    seat.say(Action::Plan(Act::Do { what: offer.what, on: offer.on, by: None }));
                }
                looked.at(&mut seat, &format!("{at}, {thing:?}"));
                let short = seat.shortened().into_iter().filter(|text| whole.contains(text));
                looked.found.extend(short.map(|text| format!("{at}, {thing:?}: shortened: {text:?}")));
            }
            for filter in Filter::ALL {
                seat.say(Action::Show(filter));
                looked.at(&mut seat, &format!("{at}, {filter:?}"));
            }
        }
        looked.fine(&format!("{size:?}, {language:?}"));
    }
}

#[test]
fn dialogs_have_room_for_their_words() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left_at(folder.path(), "keep-serving", 3000);
    for (language, size) in sights() {
        let mut looked = Looked::default();
        let mut seat = Seat::in_language(language, vec![albania()], size, Some(folder.path()));
        seat.say(Action::Resume(path.clone()));
        let trouble = "The settings cannot be kept in /home/somebody/.config/godark/settings.ron: the disk is full.".to_owned();
        for overlay in [Overlay::Menu, Overlay::Keys, Overlay::ConfirmEnd, Overlay::ConfirmQuit, Overlay::Trouble(trouble)] {
            let what = format!("{overlay:?}");
            seat.say(Action::Open(overlay));
            looked.at(&mut seat, &what);
        }
        let injects: Vec<InjectId> = seat.model().scenario().content.injects.ids().collect();
        for inject in injects {
            seat.say(Action::Open(Overlay::Ask(inject)));
            looked.at(&mut seat, &format!("{inject:?}"));
        }
        let events: Vec<_> = seat.model().game.iter().flat_map(|game| game.lines.iter().map(|line| line.event)).collect();
        for event in events.into_iter().step_by(7) {
            seat.say(Action::Open(Overlay::Why(event)));
            looked.at(&mut seat, &format!("why {event:?}"));
        }
        looked.fine(&format!("{size:?}, {language:?}"));
    }
}

#[test]
fn the_debrief_has_room_for_its_words() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = left_at(folder.path(), "keep-serving", 20_000);
    let left = std::fs::read(&path).expect("it is there");
    for (language, size) in sights() {
        // Looking back ends a run: each size has its own copy.
        std::fs::write(&path, &left).expect("the folder is writable");
        let mut looked = Looked::default();
        let mut seat = Seat::in_language(language, vec![albania()], size, Some(folder.path()));
        seat.say(Action::Resume(path.clone()));
        seat.say(Action::EndExercise);
        assert_eq!(seat.model().screen, Screen::Debrief);
        for page in [Page::Happened, Page::Truth, Page::Toll, Page::Objectives] {
            seat.say(Action::Turn(page));
            for (minute, truth) in [(0, false), (1700, true), (9000, false), (20_000, true)] {
                seat.say(Action::At(Minute(minute)));
                seat.say(Action::ShowTruth(truth));
                looked.at(&mut seat, &format!("{page:?} at {minute}, truth {truth}"));
            }
        }
        looked.found.extend(seat.shortened().into_iter().map(|text| format!("shortened: {text:?}")));
        looked.fine(&format!("{size:?}, {language:?}"));
    }
}

/// The other scenarios: their boards, their names, their injects.
#[test]
fn every_scenario_has_room_for_its_words() {
    let all: Vec<Arc<Scenario>> = library::built_in().into_iter().map(scenario).collect();
    assert!(all.len() >= 5, "{}", all.len());
    for (language, size) in [(Language::English, SIZES[0]), (Language::English, SIZES[2]), (Language::Albanian, SIZES[0])] {
        let mut looked = Looked::default();
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut seat = Seat::in_language(language, all.clone(), size, Some(folder.path()));
        for (number, scenario) in all.iter().enumerate() {
            // Those that are not written in a language are the same in it, and looked at already.
            if language != Language::English && !scenario.is_written_in(language.code()) {
                continue;
            }
            seat.say(Action::Go(Screen::Library));
            seat.say(Action::Choose(number));
            looked.at(&mut seat, &format!("library, {}", scenario.id));
            seat.say(Action::Go(Screen::Briefing));
            looked.at(&mut seat, &format!("briefing, {}", scenario.id));
            let path = left_of(scenario, folder.path(), "keep-serving", scenario.calendar.length().0 / 3);
            seat.say(Action::Resume(path));
            assert_eq!(seat.model().screen, Screen::Operations, "{}: {:?}", scenario.id, seat.model().overlay);
            let whole = must_be_whole(seat.model());
            looked.at(&mut seat, &format!("operations, {}", scenario.id));
            let short = seat.shortened().into_iter().filter(|text| whole.contains(text));
            looked.found.extend(short.map(|text| format!("{}: shortened: {text:?}", scenario.id)));
            for thing in things(seat.model()).into_iter().step_by(7) {
                seat.say(Action::Select(thing));
                looked.at(&mut seat, &format!("{}, {thing:?}", scenario.id));
            }
            for inject in scenario.content.injects.ids() {
                seat.say(Action::Open(Overlay::Ask(inject)));
                looked.at(&mut seat, &format!("{}, {inject:?}", scenario.id));
            }
            seat.say(Action::EndExercise);
            for page in [Page::Happened, Page::Truth, Page::Toll, Page::Objectives] {
                seat.say(Action::Turn(page));
                looked.at(&mut seat, &format!("{}, {page:?}", scenario.id));
            }
        }
        looked.fine(&format!("{size:?}, {language:?}"));
    }
}

/// Whoever looks for what does not fit must be able to find it.
#[test]
fn what_does_not_fit_is_found() {
    use bevy::prelude::*;
    use bevy::text::LineBreak;
    use bevy::ui::{Overflow, PositionType};
    let mut seat = Seat::at(SIZES[1], None);
    assert_eq!(godark::app::inspect::faults(seat.app.world_mut()), Vec::<String>::new());
    let world = seat.app.world_mut();
    let at = |left: f32, width: f32| Node {
        position_type: PositionType::Absolute,
        left: px(left),
        top: px(20),
        width: px(width),
        overflow: Overflow::clip(),
        ..default()
    };
    let text = |text: &str, colour: Color| (Text::new(text), TextColor(colour), TextLayout { linebreak: LineBreak::NoWrap, ..default() });
    for (left, width, said, colour) in [
        (20.0, 40.0, "Cut off in the middle", Color::WHITE),
        (300.0, 300.0, "One lies on the other", Color::WHITE),
        (310.0, 300.0, "The other lies on it", Color::WHITE),
        (900.0, 300.0, "Dark on dark", Color::srgb_u8(0x20, 0x28, 0x30)),
    ] {
        let place = world.spawn(at(left, width)).id();
        world.spawn((text(said, colour), ChildOf(place)));
    }
    seat.frames(4);
    assert!(seat.cut().iter().any(|cut| cut.contains("Cut off in the middle")), "{:?}", seat.cut());
    let pair = ("One lies on the other".to_owned(), "The other lies on it".to_owned());
    assert!(seat.overlaps().iter().any(|(a, b)| *a == pair.0 && *b == pair.1 || *a == pair.1 && *b == pair.0), "{:?}", seat.overlaps());
    assert!(seat.pale().iter().any(|pale| pale.contains("Dark on dark")), "{:?}", seat.pale());
    assert_eq!(godark::app::inspect::faults(seat.app.world_mut()).len(), 3, "and nothing else");
}
