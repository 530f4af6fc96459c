//! What a player can say to the game. Buttons and keys say the same things.

use std::path::PathBuf;

use super::board::camera::Step;
use super::codex::Chapter;
use super::deputy::Wish;
use super::guidance::hints::AboutHints;
use super::kit::entry::{Field, Stroke};
use super::kit::theme::Theme;
use super::runs::Deed;
use super::screens::operations::Tab;
use super::settings::Tempo;
use crate::cli::play::Pace;
use crate::report::ledger::Meter;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::event::EventId;
use crate::words::Language;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    Title,
    Library,
    Briefing,
    Operations,
    Debrief,
    Settings,
    Codex,
    /// All runs on disk.
    Runs,
}

/// Something over the screen that wants an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The game is paused, with a menu.
    Menu,
    /// The question of an inject.
    Ask(InjectId),
    /// What the deputy thinks about, or says.
    Deputy,
    /// Why something happened.
    Why(EventId),
    /// What moved a meter.
    Moved(Meter),
    /// What happened in a stretch of time.
    Span(Minute, Minute),
    ConfirmEnd,
    ConfirmQuit,
    /// The bin is to be emptied for good.
    ConfirmEmpty,
    Keys,
    /// The command palette; what is typed stands in the entry.
    Palette,
    /// Something went wrong, in words; play can go on.
    Trouble(String),
    /// The scenario that is worked on has errors; play goes on with what it was.
    Problems(String),
}

/// What is selected on the operations screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// The whole network, and ourselves.
    #[default]
    Cell,
    System(SystemId),
    Zone(ZoneId),
    Link(LinkId),
    Service(ServiceId),
    Team(TeamId),
    Partner(PartnerId),
    Agency(AgencyId),
}

impl Thing {
    /// Everything that can be selected in a scenario.
    pub fn all(scenario: &Scenario) -> Vec<Self> {
        let content = &scenario.content;
        let mut things = vec![Thing::Cell];
        things.extend(content.systems.ids().map(Thing::System));
        things.extend(content.zones.ids().map(Thing::Zone));
        things.extend(content.links.ids().map(Thing::Link));
        things.extend(content.services.ids().map(Thing::Service));
        things.extend(content.teams.ids().map(Thing::Team));
        things.extend(content.partners.ids().map(Thing::Partner));
        things.extend(content.agencies.ids().map(Thing::Agency));
        things
    }
}

/// What the pointer or the focus is on, on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glanced {
    Event(EventId),
    /// What a team is doing, where it is expected to end.
    Work(TeamId),
}

/// Which lines of the feed are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    #[default]
    All,
    Alerts,
    Public,
    Services,
    Work,
}

impl Filter {
    pub const ALL: [Filter; 5] = [Filter::All, Filter::Alerts, Filter::Public, Filter::Services, Filter::Work];

    /// Returns the key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Filter::All => "filter-all",
            Filter::Alerts => "filter-alerts",
            Filter::Public => "filter-public",
            Filter::Services => "filter-services",
            Filter::Work => "filter-work",
        }
    }
}

/// A page of the debrief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    #[default]
    Happened,
    Board,
    Mattered,
    Truth,
    Toll,
    Objectives,
}

impl Page {
    pub const ALL: [Page; 6] = [Page::Happened, Page::Board, Page::Mattered, Page::Truth, Page::Toll, Page::Objectives];

    /// Returns the key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Page::Happened => "page-happened",
            Page::Board => "page-board",
            Page::Mattered => "page-mattered",
            Page::Truth => "page-truth",
            Page::Toll => "page-toll",
            Page::Objectives => "page-objectives",
        }
    }
}

/// How far time goes when it is told to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leap {
    Hours(u32),
    /// To the next thing that matters.
    Decision,
}

/// Something that a key was pressed for although there is nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vain {
    /// Nobody waits for an answer.
    Answer,
    /// Nothing new has happened to go to.
    News,
    /// Nothing is planned that could be given.
    Give,
    /// The same in a round, which passes without orders only for who says so.
    GiveInRound,
    /// No edit of the plan can be taken back.
    Undo,
    /// There is no deputy: the player plays without.
    Deputy,
}

impl Vain {
    /// Returns the key of what is said.
    pub fn key(self) -> &'static str {
        match self {
            Vain::Answer => "vain-answer",
            Vain::News => "vain-news",
            Vain::Give => "vain-give",
            Vain::GiveInRound => "vain-give-round",
            Vain::Undo => "vain-undo",
            Vain::Deputy => "vain-deputy",
        }
    }
}

/// When the clock stops by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AutoPause {
    /// At alerts, questions, and when a team is free.
    #[default]
    Everything,
    /// At questions and new damage only.
    Questions,
    Never,
}

impl AutoPause {
    /// Returns the same, but stopping at questions in any case.
    pub fn at_least_questions(self) -> Self {
        if self == AutoPause::Never { AutoPause::Questions } else { self }
    }
}

/// What a player says.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    // Between screens
    Go(Screen),
    Back,
    Open(Overlay),
    Close,
    Quit,
    QuitAnyway,

    // Before play
    Choose(usize),
    Seed(i64),
    DrawSeed,
    SetPace(Pace),
    Begin,
    Resume(PathBuf),
    Runs(Deed),

    // Looking
    Select(Thing),
    /// Which part of the operations screen has its turn, where there is no room for all.
    Tab(Tab),
    Show(Filter),
    /// The pointer or the focus is on a move: what would follow?
    Consider(MoveId, Target),
    /// The pointer or the focus is on a mark of the timeline, or on none any more.
    Glance(Option<Glanced>),
    /// Shows what led to a line of a list, or hides it again.
    Unfold(EventId),

    // Writing
    /// Opens a line to type into, or closes it when it is open.
    Write(Field),
    Type(Stroke),
    /// Takes the chosen answer to what is typed.
    Accept,
    /// Takes that answer of the palette.
    Take(usize),
    /// Chooses that answer of the palette, so that it and those behind it are shown.
    Row(usize),

    /// Moves the board's camera.
    Camera(Step),
    /// Selects what was looked for, and goes there.
    Find(Thing),

    // Deciding
    Plan(Act),
    Unplan(usize),
    PlanEarlier(usize),
    PlanLater(usize),
    /// The pointer or the focus is on a planned order: keys are about it.
    Mark(usize),
    Undo,
    Redo,
    Commit,
    Give(Act),
    Deputy(Wish),

    // The codex
    /// Opens a chapter, at an entry or at its beginning.
    Leaf(Chapter, Option<usize>),
    /// Shows the entries of another scenario.
    Shelf(usize),

    // Time
    Toggle,
    Speed(usize),
    Leap(Leap),
    /// Somebody reads what is old in the feed, or what is newest again.
    ReadOld(bool),
    /// Says that there is nothing to do for which a key was pressed.
    InVain(Vain),
    EndExercise,

    // Afterwards
    Turn(Page),
    At(Minute),
    /// Moves the marker by minutes.
    Nudge(i32),
    /// Moves it to a share of the run.
    Scrub(f32),
    ShowTruth(bool),
    /// Begins a run of its own at the marker.
    GoOnFromHere,
    /// Writes the debrief as a page.
    SavePage,

    // Settings
    SetAutoPause(AutoPause),
    SetStillness(bool),
    /// There is a deputy whom one may ask, or none.
    SetDeputy(bool),
    SetRound(u16),
    /// The files of the scenario have changed.
    Reread,
    SetFullscreen(bool),
    /// The window has another size, in pixels of the screen.
    SetWindow(u32, u32),
    /// What filling the screen means: by a mode of the screen's own, or by a window without a frame.
    SetExclusive(bool),
    SetTempo(Tempo),
    SetVolume(u8),
    /// There is nothing to play sounds on; why.
    NoSound(String),
    Hints(AboutHints),
    ShowGuide(bool),
    SetTheme(Theme),
    /// Text, and everything with it, in percent.
    SetText(u16),
    SetLanguage(Language),
}
