//! Pictures of every screen in every theme and language, taken by the game itself, with a look at what does not fit.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::RequestRedraw;

use super::action::{Action, Overlay, Page, Screen, Thing};
use super::codex::Chapter;
use super::deputy::Wish;
use super::kit::entry::{Field, Stroke};
use super::kit::theme::Theme;
use super::model::{Model, Places};
use super::settings::Settings;
use super::{Play, inspect, start};
use crate::analysis::{bots, play};
use crate::cli::Exit;
use crate::cli::pictures::Args;
use crate::scenario::moves::Act;
use crate::scenario::{Minute, Scenario};
use crate::words::Language;

/// The run that is looked at: its scenario, who played, with which seed, and how far.
const SCENARIO: &str = "albania-2022";
const BOT: &str = "keep-serving";
const SEED: u64 = 7;
const UNTIL: Minute = Minute(700);
/// Frames until a screen stands still: laid out, shortened, scrolled, drawn.
const FRAMES: u32 = 6;
/// Frames in which a picture must have come back from the graphics card.
const PATIENCE: u32 = 600;
/// One pixel in so many is looked at.
const SAMPLED: usize = 11;
/// A screen with fewer colours than this shows next to nothing.
const COLOURS_MIN: usize = 24;

/// A place to stop at: its name, and what is said to come there.
type Station = (&'static str, fn(&Tour, &Model) -> Vec<Action>);

const STATIONS: &[Station] = &[
    ("title", |_, _| vec![Action::Go(Screen::Title)]),
    ("library", |_, _| vec![Action::Go(Screen::Library)]),
    ("briefing", |_, _| vec![Action::Go(Screen::Briefing)]),
    ("settings", |_, _| vec![Action::Go(Screen::Settings)]),
    ("runs", |_, _| vec![Action::Go(Screen::Runs)]),
    ("operations", |tour, _| vec![Action::Go(Screen::Title), Action::Resume(tour.run.clone()), Action::Select(Thing::Cell)]),
    ("operations-system", |_, model| of_system(model)),
    ("operations-service", |_, model| vec![Action::Select(Thing::Service(model.scenario().content.flagship_service))]),
    ("palette", |_, _| vec![Action::Write(Field::Palette), Action::Type(Stroke::Text("isolate mail".to_owned()))]),
    ("question", |_, model| {
        let open = model.game.as_ref().and_then(|game| game.questions().first().map(|(inject, _)| *inject));
        let any = model.scenario().content.injects.iter().find(|(_, inject)| inject.ask.is_some()).map(|(id, _)| id);
        open.or(any).map(|inject| Action::Open(Overlay::Ask(inject))).into_iter().collect()
    }),
    ("why", |_, model| {
        let line = model.game.as_ref().and_then(|game| game.lines.last());
        line.map(|line| Action::Open(Overlay::Why(line.event))).into_iter().collect()
    }),
    ("deputy-thinks", |_, _| vec![Action::Deputy(Wish::AskAnew)]),
    ("deputy", |_, _| vec![Action::Deputy(Wish::Ask)]),
    ("deputy-plan", |_, model| named(model).into_iter().map(|act| Action::Deputy(Wish::Plan(act))).collect()),
    ("menu", |_, _| vec![Action::Open(Overlay::Menu)]),
    ("keys", |_, _| vec![Action::Open(Overlay::Keys)]),
    ("codex", |_, _| vec![Action::Close, Action::Leaf(Chapter::Systems, Some(0))]),
    ("codex-terms", |_, _| vec![Action::Leaf(Chapter::Terms, Some(1))]),
    ("debrief", |_, _| vec![Action::Close, Action::EndExercise, Action::At(Minute(400))]),
    ("debrief-board", |_, _| vec![Action::Turn(Page::Board)]),
    ("debrief-mattered", |_, _| vec![Action::Turn(Page::Mattered)]),
    ("debrief-truth", |_, _| vec![Action::Turn(Page::Truth)]),
    ("debrief-toll", |_, _| vec![Action::Turn(Page::Toll)]),
    ("debrief-objectives", |_, _| vec![Action::Turn(Page::Objectives)]),
];

/// What is waited for before a picture is taken: answers of threads that nobody waits for in play.
const AWAITED: &[(&str, fn(&Model) -> bool)] = &[
    ("deputy", |model| model.game.as_ref().is_none_or(|game| game.deputy.thinks_of().is_none())),
    ("debrief-mattered", |model| model.past.as_ref().is_none_or(|past| past.asking.is_none())),
];

/// Returns the order that the deputy has named; where it says to wait, what came nearest.
fn named(model: &Model) -> Option<Act> {
    let advice = model.game.as_ref()?.deputy.answer.as_ref()?.advice.as_ref()?;
    advice.named.iter().chain(&advice.others).map(|one| one.act.clone()).next()
}

/// Selects a system that somebody has looked at, considers its first move and plans it.
fn of_system(model: &Model) -> Vec<Action> {
    let Some(game) = &model.game else { return Vec::new() };
    let mut systems = model.scenario().content.systems.ids().map(Thing::System);
    let Some(thing) = systems.find(|thing| game.moves_on(*thing).len() > 2) else { return Vec::new() };
    let mut said = vec![Action::Select(thing)];
    if let Some(offer) = game.moves_on(thing).into_iter().find(|offer| offer.refusal.is_none()) {
        said.push(Action::Consider(offer.what, offer.on));
        said.push(Action::Plan(Act::Do { what: offer.what, on: offer.on, by: None }));
    }
    said
}

/// The walk through the screens.
#[derive(Resource)]
struct Tour {
    folder: PathBuf,
    size: (u32, u32),
    /// Where the run lies that is taken up and looked back at, and what it is at the beginning.
    run: PathBuf,
    text: String,
    looks: Vec<Look>,
    look: usize,
    station: usize,
    step: Step,
    taken: usize,
    faults: Vec<String>,
    /// A picture that cannot be written ends the walk.
    broken: Option<String>,
}

/// How everything looks while the stations are walked through.
#[derive(Clone, Copy, Debug)]
struct Look {
    theme: Theme,
    language: Language,
}

impl Look {
    fn all() -> Vec<Self> {
        Language::ALL.into_iter().flat_map(|language| Theme::ALL.map(|theme| Self { theme, language })).collect()
    }

    fn name(self) -> String {
        let theme = match self.theme {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::HighContrast => "contrast",
        };
        format!("{theme}-{}", self.language.code())
    }

    fn actions(self) -> [Action; 2] {
        [Action::SetTheme(self.theme), Action::SetLanguage(self.language)]
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Come,
    Settle(u32),
    Wait(u32),
}

/// Opens the game and takes its pictures.
pub fn run(args: &Args) -> Exit {
    let tour = match prepare(args) {
        Ok(tour) => tour,
        Err(exit) => return exit,
    };
    let scenarios: Vec<Arc<Scenario>> = match start::scenarios(None) {
        Ok(scenarios) => scenarios,
        Err(exit) => return exit,
    };
    let settings = Settings { stillness: true, text_percent: args.text, ..Settings::default() };
    let places = Places { saves: tour.run.parent().map(Into::into), settings: None, ..Places::default() };
    let mut model = Model::new(scenarios, settings, places, SEED);
    if let Some(number) = model.scenarios.iter().position(|scenario| scenario.id == SCENARIO) {
        model.update(Action::Choose(number));
    }
    start::open(model, args.size, |app| {
        app.insert_resource(tour).add_systems(Update, walk.before(super::hear));
    })
}

/// Makes the folder, and the run that is looked at.
fn prepare(args: &Args) -> Result<Tour, Exit> {
    let unwritable = |path: &Path, error: &std::io::Error| {
        complain!("error: cannot write {}: {}", path.display(), crate::scenario::ron_text::io_words(error));
        Exit::Unwritable
    };
    let runs = args.folder.join("run");
    std::fs::create_dir_all(&runs).map_err(|error| unwritable(&runs, &error))?;
    let scenario = crate::cli::load(SCENARIO)?;
    let mut bot = bots::by_name(BOT, &scenario).map_err(|why| {
        complain!("error: {why}");
        Exit::Usage
    })?;
    let mut text = String::new();
    play(&scenario, bot.as_mut(), SEED, |session| {
        let go_on = session.sim.now() < UNTIL;
        if !go_on {
            text = session.text();
        }
        go_on
    });
    let run = runs.join("tour.replay.ron");
    std::fs::write(&run, &text).map_err(|error| unwritable(&run, &error))?;
    Ok(Tour {
        folder: args.folder.clone(),
        size: args.size,
        run,
        text,
        looks: Look::all(),
        look: 0,
        station: 0,
        step: Step::Come,
        taken: 0,
        faults: Vec::new(),
        broken: None,
    })
}

/// Takes one step: goes to a station, waits until it stands still, looks at it, takes its picture.
fn walk(world: &mut World) {
    world.write_message(RequestRedraw);
    let tour = world.resource::<Tour>();
    let (step, station, look) = (tour.step, tour.station, tour.look);
    if let Some(why) = &tour.broken {
        complain!("error: {why}");
        return end(world, Exit::Unwritable);
    }
    match step {
        Step::Come => {
            let Some(look) = tour.looks.get(look).copied() else { return finish(world) };
            // Looking back ends a run: each look has its own copy.
            if station == 0
                && let Err(error) = std::fs::write(&tour.run, &tour.text)
            {
                let why = format!("cannot write {}: {error}", tour.run.display());
                world.resource_mut::<Tour>().broken = Some(why);
                return;
            }
            let model = &world.resource::<Play>().model;
            let mut said: Vec<Action> = if station == 0 { look.actions().to_vec() } else { Vec::new() };
            said.extend(STATIONS[station].1(world.resource::<Tour>(), model));
            said.into_iter().for_each(|action| world.resource_mut::<Play>().say(action));
            world.resource_mut::<Tour>().step = Step::Settle(FRAMES);
        }
        Step::Settle(left) if !has_come(world, station) => {
            world.resource_mut::<Tour>().step = Step::Settle(left.max(FRAMES));
        }
        Step::Settle(0) => {
            let name = format!("{}-{}-{}x{}", STATIONS[station].0, tour.looks[look].name(), tour.size.0, tour.size.1);
            let path = tour.folder.join(format!("{name}.png"));
            let found = inspect::faults(world);
            let mut tour = world.resource_mut::<Tour>();
            tour.faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
            tour.step = Step::Wait(PATIENCE);
            world.spawn(Screenshot::primary_window()).observe(move |captured: On<ScreenshotCaptured>, mut tour: ResMut<Tour>| {
                match keep(&captured.image, &path) {
                    Ok(()) => tour.arrive(),
                    Err(why) => tour.broken = Some(why),
                }
            });
        }
        Step::Settle(left) => world.resource_mut::<Tour>().step = Step::Settle(left - 1),
        Step::Wait(0) => world.resource_mut::<Tour>().broken = Some("a picture does not come back from the graphics card".to_owned()),
        Step::Wait(left) => world.resource_mut::<Tour>().step = Step::Wait(left - 1),
    }
}

/// Says whether what a station waits for is there.
fn has_come(world: &World, station: usize) -> bool {
    let awaited = AWAITED.iter().find(|(name, _)| *name == STATIONS[station].0);
    awaited.is_none_or(|(_, has_come)| has_come(&world.resource::<Play>().model))
}

impl Tour {
    /// A picture is taken: on to the next station, and after the last to the next look.
    fn arrive(&mut self) {
        self.taken += 1;
        self.step = Step::Come;
        self.station += 1;
        if self.station == STATIONS.len() {
            self.station = 0;
            self.look += 1;
        }
    }
}

/// Writes a picture, if there is anything on it.
fn keep(image: &Image, path: &Path) -> Result<(), String> {
    let picture = image.clone().try_into_dynamic().map_err(|error| format!("a picture cannot be read: {error}"))?.to_rgb8();
    let colours: std::collections::HashSet<[u8; 3]> = picture.pixels().step_by(SAMPLED).map(|pixel| pixel.0).collect();
    picture.save(path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    if colours.len() < COLOURS_MIN {
        return Err(format!("{} shows next to nothing: {} colours", path.display(), colours.len()));
    }
    Ok(())
}

/// Says what was found.
fn finish(world: &mut World) {
    let mut tour = world.resource_mut::<Tour>();
    let (taken, mut faults) = (tour.taken, std::mem::take(&mut tour.faults));
    faults.dedup();
    let mut said = format!("{taken} pictures in {}\n", tour.folder.display());
    for fault in &faults {
        said.push_str(fault);
        said.push('\n');
    }
    let found = if faults.is_empty() { Exit::Ok } else { Exit::Diverged };
    end(world, crate::cli::print(&said).err().unwrap_or(found));
}

fn end(world: &mut World, exit: Exit) {
    let how = std::num::NonZeroU8::new(exit.code()).map_or(AppExit::Success, AppExit::Error);
    world.write_message(how);
}
