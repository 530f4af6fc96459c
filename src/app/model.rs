//! Everything the screens show, and how it changes when the player says something.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Action, Leap, Overlay, Page, Screen};
use super::attention::counting::Counting;
use super::attention::cue::Cues;
use super::board::camera::Step;
use super::codex::{Bookmark, Codex};
use super::game::Game;
use super::guidance::guide::Guide;
use super::kit::entry::{Entry, Field};
use super::palette::Found;
use super::past::Past;
use super::reload::Watch;
use super::runs::Runs;
use super::runs::saves::Left;
use super::screens::board;
use super::screens::operations::Tab;
use super::settings::Settings;
use super::spoken::Refused;
use crate::cli::play::Pace;
use crate::replay::Fork;
use crate::report::Debrief;
use crate::report::debrief::Run;
use crate::scenario::{Minute, Scenario};
use crate::sim::event::EventId;
use crate::words::{Value, Words};

/// That the run itself cannot be saved is said before any other trouble.
pub(super) const RUN_NOT_KEPT: &str = "trouble-not-kept";

/// The state of the whole application.
pub struct Model {
    pub words: Words,
    pub screen: Screen,
    /// Where a screen that was opened from another goes back to.
    pub before: Vec<Screen>,
    pub overlay: Option<Overlay>,
    /// What is being typed, if anything.
    pub entry: Option<Entry>,
    /// The answers of the command palette.
    pub found: Vec<Found>,
    pub codex: Codex,
    /// Where the codex is open.
    pub bookmark: Bookmark,
    /// The scenarios as the rules have them.
    pub scenarios: Vec<Arc<Scenario>>,
    /// The same, as they are shown in the language of the screens.
    pub shown: Vec<Arc<Scenario>>,
    pub chosen: usize,
    pub seed: u64,
    pub settings: Settings,
    /// Runs that were left before their end.
    pub left: Left,
    /// All runs on disk, as the screen of runs shows them.
    pub runs: Runs,
    pub game: Option<Game>,
    pub debrief: Option<Debrief>,
    /// The run that the debrief is of.
    pub past: Option<Past>,
    /// The run that the last what-if parts from.
    pub(super) origin: Option<(Fork, Run)>,
    /// The line of a list whose causes are shown.
    pub unfolded: Option<EventId>,
    /// Where the recording of the run that has ended lies, if it is whole on disk.
    pub kept: Option<PathBuf>,
    pub page: Page,
    /// The minute that the debrief looks at.
    pub marker: Minute,
    pub show_truth: bool,
    /// Which part of the operations screen has its turn on a narrow screen.
    pub tab: Tab,
    /// Size of the screen in logical pixels of the design.
    pub size: (f32, f32),
    /// What calls for attention.
    pub cues: Cues,
    /// What the figures of the meters show.
    pub counting: Counting,
    /// Guidance in the first run.
    pub guide: Guide,
    /// Why sounds cannot be played, once that is known.
    pub no_sound: Option<String>,
    /// The application should close.
    pub closing: bool,
    /// The player knows that the recording is not all on disk.
    pub(super) troubled: bool,
    pub places: Places,
    /// The files of the scenario that was named when the game was opened.
    pub watch: Option<Watch>,
}

/// Where things are kept. None: nowhere, as in a test.
#[derive(Clone, Debug, Default)]
pub struct Places {
    pub saves: Option<PathBuf>,
    pub settings: Option<PathBuf>,
    /// Where pages go that people want to keep.
    pub documents: Option<PathBuf>,
    pub codex: Option<PathBuf>,
}

impl Model {
    pub fn new(scenarios: Vec<Arc<Scenario>>, settings: Settings, places: Places, seed: u64) -> Self {
        let words = Words::of(settings.language);
        let mut model = Self {
            shown: scenarios.iter().map(|scenario| words.shown(scenario)).collect(),
            words,
            screen: Screen::Title,
            before: Vec::new(),
            overlay: None,
            entry: None,
            found: Vec::new(),
            codex: Codex::default(),
            bookmark: Bookmark::default(),
            scenarios,
            chosen: 0,
            seed,
            settings,
            left: Left::default(),
            runs: Runs::default(),
            game: None,
            debrief: None,
            past: None,
            origin: None,
            unfolded: None,
            kept: None,
            page: Page::Happened,
            marker: Minute::START,
            show_truth: false,
            tab: Tab::Board,
            size: (1600.0, 900.0),
            cues: Cues::default(),
            counting: Counting::default(),
            guide: Guide::default(),
            no_sound: None,
            closing: false,
            troubled: false,
            places,
            watch: None,
        };
        if let Some(folder) = &model.places.saves {
            super::runs::shelf::clear_out(folder, std::time::SystemTime::now());
        }
        model.look_for_runs();
        model
    }

    /// Returns the chosen scenario as it is shown.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.shown[self.chosen]
    }

    /// Lets real time pass. Returns whether anything changed that can be seen.
    pub fn tick(&mut self, seconds: f32) -> bool {
        // Both may come to an end while something else is looked at.
        let told = self.hear_deputy() | self.wait_for_weighing();
        let counted = self.game.as_ref().is_some_and(|game| self.counting.follow(&game.picture, seconds, self.settings.stillness));
        let faded = self.cues.fade(seconds, self.settings.stillness) || told || counted;
        if self.screen != Screen::Operations || self.overlay.is_some() {
            return faded;
        }
        let Some(game) = &mut self.game else { return faded };
        let mut changed = game.tick(seconds, self.settings.auto_pause, &self.words) || faded;
        if let Some(watch) = self.watch.as_mut().filter(|_| game.is_moving()) {
            watch.note = None;
        }
        if !game.is_over() {
            self.cues.notice(game);
            changed |= self.guide.follow(game);
        }
        if game.is_over() {
            self.end();
            return true;
        }
        self.warn();
        self.remember();
        changed
    }

    /// Does what the player says.
    pub fn update(&mut self, action: Action) {
        self.learn(&action);
        self.act(action);
        if let Some(game) = &self.game {
            self.cues.notice(game);
            self.guide.follow(game);
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Go(screen) => self.go(screen),
            Action::Back => self.back(),
            Action::Open(overlay) => {
                if let Some(game) = &mut self.game {
                    game.stop();
                }
                self.overlay = Some(overlay);
                self.unfolded = None;
            }
            Action::Write(field) => self.write(field),
            Action::Type(stroke) => self.hear(stroke),
            Action::Accept => self.accept(),
            Action::Take(row) => self.take(row),
            Action::Row(row) => {
                if let Some(entry) = &mut self.entry {
                    entry.row = row;
                }
            }
            Action::Leaf(chapter, leaf) => {
                if self.screen != Screen::Codex {
                    self.go(Screen::Codex);
                }
                self.bookmark = Bookmark { chapter, leaf, ..self.bookmark };
            }
            Action::Shelf(scenario) => self.bookmark = Bookmark { scenario: Some(scenario), leaf: None, ..self.bookmark },
            Action::Find(thing) => self.find(thing),
            Action::Camera(step) => self.turn(step),
            Action::Close => self.overlay = None,
            Action::Quit => {
                if self.game.is_some() {
                    self.overlay = Some(Overlay::ConfirmQuit);
                } else {
                    self.close();
                }
            }
            Action::QuitAnyway => {
                self.rest();
                self.close();
            }
            Action::Choose(number) => self.chosen = number.min(self.scenarios.len().saturating_sub(1)),
            Action::Seed(by) => self.seed = self.seed.saturating_add_signed(by),
            Action::DrawSeed => self.seed = draw_seed(self.seed),
            Action::Begin => self.begin(),
            Action::Resume(path) => self.resume(&path),
            Action::Runs(deed) => self.on_runs(deed),
            Action::Deputy(wish) => self.on_deputy(wish),
            Action::Reread => self.reread(),
            Action::Tab(tab) => self.tab = tab,
            Action::EndExercise => {
                self.overlay = None;
                self.end();
            }
            action => {
                if let Some(action) = self.adjust(action).and_then(|action| self.look_back(action)) {
                    self.play(action);
                }
            }
        }
    }

    /// Does what the player says about a run.
    fn play(&mut self, action: Action) {
        let words = &self.words;
        let place = board::ground_of(self);
        let Some(game) = &mut self.game else { return };
        match action {
            Action::Select(thing) => {
                game.selected = thing;
                game.considered = None;
                self.tab = Tab::Thing;
                if let Some(place) = place {
                    game.turn(Step::Reveal(thing), place);
                }
            }
            Action::Show(filter) => {
                game.filter = filter;
                game.read_old(false);
            }
            Action::ReadOld(old) => game.read_old(old),
            Action::Glance(mark) => game.glanced = mark,
            Action::Consider(what, on) => game.consider(what, on),
            Action::Plan(act) => game.plan(act),
            Action::Unplan(number) => game.unplan(number),
            Action::PlanEarlier(number) => game.shift(number, false),
            Action::PlanLater(number) => game.shift(number, true),
            Action::Mark(number) => game.marked = Some(number),
            Action::Undo => game.undo(),
            Action::Redo => game.redo(),
            Action::Commit => game.commit(words),
            Action::Give(act) => {
                game.give(act, words);
                if matches!(self.overlay, Some(Overlay::Ask(_))) {
                    self.overlay = None;
                }
            }
            Action::Toggle => game.toggle(),
            Action::Speed(speed) => game.speed = speed.min(game.speeds.len() - 1),
            // What is planned and not given would be forgotten on the way.
            Action::Leap(Leap::Decision) if !game.plan.is_empty() => game.refuse_for(Refused::PlanWaits),
            Action::Leap(leap) => game.leap(leap),
            Action::InVain(vain) => game.refuse_for(Refused::InVain(vain)),
            _ => {}
        }
        self.warn();
        self.remember();
    }

    /// Says once that the recording cannot be written, as when the disk has become full in the middle of a run.
    fn warn(&mut self) {
        let Some(game) = &mut self.game else { return };
        let why = game.session.trouble().map(str::to_owned);
        if let Some(why) = &why
            && !self.troubled
        {
            game.stop();
            let path = game.session.path().map(Path::to_owned).unwrap_or_default();
            self.trouble(RUN_NOT_KEPT, &path, &[("why", why.into())]);
        }
        self.troubled = why.is_some();
    }

    /// Says that something went wrong with a file.
    pub(super) fn trouble(&mut self, key: &str, path: &Path, more: &[(&str, Value<'_>)]) {
        let place = path.display().to_string();
        let mut values = vec![("path", (&place).into())];
        values.extend_from_slice(more);
        self.tell(self.words.say(key, &values), key == RUN_NOT_KEPT);
    }

    /// Tells of a trouble. What nobody has read yet is told with it, and `first` before it.
    pub(super) fn tell(&mut self, text: String, first: bool) {
        let text = match self.overlay.take() {
            Some(Overlay::Trouble(before)) if before.contains(&text) => before,
            Some(Overlay::Trouble(before)) if first => format!("{text}\n\n{before}"),
            Some(Overlay::Trouble(before)) => format!("{before}\n\n{text}"),
            _ => text,
        };
        self.overlay = Some(Overlay::Trouble(text));
    }

    fn go(&mut self, screen: Screen) {
        self.overlay = None;
        self.entry = None;
        if let Some(game) = &mut self.game {
            game.stop();
        }
        if screen == Screen::Title {
            self.leave();
        }
        if screen == Screen::Operations && self.game.is_none() {
            return;
        }
        if screen == Screen::Runs {
            self.runs.said = None;
            self.rest();
            self.list_runs();
        }
        self.before.push(self.screen);
        self.screen = screen;
    }

    fn back(&mut self) {
        if self.overlay.take().is_some() {
            // The palette's line goes with it.
            self.entry = self.entry.take().filter(|entry| entry.field != Field::Palette);
            return;
        }
        if self.entry.take().is_some() {
            return;
        }
        match self.screen {
            Screen::Operations => self.overlay = Some(Overlay::Menu),
            Screen::Title => self.update(Action::Quit),
            _ => {
                let before = self.before.pop().unwrap_or(Screen::Title);
                // A finished run cannot be gone back into.
                let gone = before == Screen::Operations && self.game.is_none();
                self.screen = if gone { Screen::Title } else { before };
            }
        }
    }

    /// Closes the game, with everything on disk that is wanted there.
    fn close(&mut self) {
        self.save_awaited_page();
        self.closing = true;
    }

    /// Returns how time passes in the run, or would.
    pub fn pace(&self) -> Pace {
        self.game.as_ref().map_or(self.settings.pace, |game| game.pace)
    }
}

/// Draws a seed that people can write down, other than the last.
pub fn draw_seed(last: u64) -> u64 {
    let drawn = rand::random_range(1..=9998);
    if drawn >= last { drawn + 1 } else { drawn }
}
