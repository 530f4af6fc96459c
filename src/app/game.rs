//! A run being played: the exercise, its clock, the plan, what is selected and what has been read.
//!
//! All of it is plain data, moved by [`Game::tick`] and by what the player says. Nothing here knows Bevy.

use std::sync::{Arc, Mutex, PoisonError};

use crate::cli::play::Pace;
use crate::replay::Session;
use crate::scenario::moves::Target;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::event::{EventId, TimerMark, What};
use crate::sim::picture::Picture;
use crate::sim::preview::Preview;
use crate::sim::state::InjectState;
use crate::words::Words;

use super::action::{AutoPause, Filter, Glanced, Leap, Thing};
use super::board::camera::Camera;
use super::board::layout::Plan;
use super::deputy::Deputy;
use super::feed::{self, Line};
use super::past::marks::{self, Mark};
use super::planning::{Ahead, Edits, Planned};
use super::rounds::seconds_to_decide;
use super::screens::operations::Place;
use super::settings::Tempo;
use super::spoken::Refused;
use super::trends::Trends;
use super::truth::TrueSystem;

/// A round is played through in about so many real seconds.
const ROUND_SECONDS: f32 = 3.0;
/// A leap to the next decision goes no further than this without asking.
const LEAP_MINUTES_MAX: u32 = 24 * 60;

/// What the clock is doing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clock {
    Stopped,
    Running,
    /// Going to a minute and no further, as far as nothing stops it.
    Leaping {
        until: Minute,
        to: Leap,
    },
    /// A round: so many seconds are left to decide.
    Deciding {
        left: f32,
    },
    /// A round is being played through.
    Resolving {
        until: Minute,
    },
}

/// What time stops at while it passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stops {
    At(AutoPause),
    Questions,
}

/// A run being played.
pub struct Game {
    pub session: Session,
    /// The scenario as it is shown, in the language of the screens.
    pub(super) shown: Arc<Scenario>,
    pub(super) words: Words,
    pub picture: Picture,
    pub pace: Pace,
    pub clock: Clock,
    pub speed: usize,
    /// Simulated minutes in a real second, by speed.
    pub speeds: [u32; 4],
    /// Why the clock stopped, when it did so by itself.
    pub stopped_by: Option<EventId>,
    pub selected: Thing,
    pub considered: Option<(MoveId, Target, Preview)>,
    pub plan: Vec<Planned>,
    pub edits: Edits,
    /// The planned order that keys are about.
    pub marked: Option<usize>,
    pub(super) ahead: Ahead,
    pub filter: Filter,
    pub lines: Vec<Line>,
    /// The lines from this one on came with the last news, and come in on the screen.
    pub fresh: usize,
    /// The newest line there was when somebody scrolled to older ones; the feed stands still since.
    pub(super) newest_read: Option<EventId>,
    /// Meters an hour apart, for their trends.
    pub trends: Trends,
    /// How the board is looked at.
    pub camera: Camera,
    /// The board's layout, for the place it was last made for.
    laid_out: Mutex<Option<Arc<Plan>>>,
    /// What happened, for the timeline; and the mark that the pointer or the focus is on.
    pub marks: Vec<Mark>,
    pub glanced: Option<Glanced>,
    pub deputy: Deputy,
    /// How each system really is: only where a run is looked back on.
    pub truth: Option<Vec<TrueSystem>>,
    /// What has just been refused, in words.
    pub refused: Option<String>,
    /// Why it was refused: said again when the language changes.
    pub(super) refused_by: Option<Refused>,
    pub(super) round_seconds: f32,
    /// What was left to decide when a round was halted.
    pub(super) left: f32,
    pub(super) read: usize,
    /// A part of a minute that has passed on the wall and not yet in the exercise.
    carry: f32,
}

impl Game {
    pub fn new(session: Session, pace: Pace, round_seconds: u16, words: &Words) -> Self {
        let picture = session.sim.picture();
        let shown = words.shown(session.sim.scenario());
        let trends = Trends::of(&session);
        let round_seconds = seconds_to_decide(round_seconds);
        let clock = if pace == Pace::Rounds { Clock::Deciding { left: round_seconds } } else { Clock::Stopped };
        let mut game = Self {
            session,
            shown,
            words: words.clone(),
            picture,
            pace,
            clock,
            speed: 1,
            speeds: Tempo::default().speeds(),
            stopped_by: None,
            selected: Thing::Cell,
            considered: None,
            plan: Vec::new(),
            edits: Edits::default(),
            marked: None,
            ahead: None,
            filter: Filter::All,
            lines: Vec::new(),
            fresh: 0,
            newest_read: None,
            trends,
            camera: Camera::default(),
            marks: Vec::new(),
            glanced: None,
            deputy: Deputy::default(),
            truth: None,
            laid_out: Mutex::default(),
            refused: None,
            refused_by: None,
            round_seconds,
            left: round_seconds,
            read: 0,
            carry: 0.0,
        };
        game.look(words);
        // What was there when one came is no news.
        game.fresh = game.lines.len();
        game
    }

    /// Returns the scenario as it is shown. That of the rules is `session.sim.scenario()`.
    pub fn scenario(&self) -> &Scenario {
        &self.shown
    }

    /// Returns the board's layout. It is made once for each size of the screen.
    pub fn board(&self, place: Place) -> Arc<Plan> {
        let mut laid_out = self.laid_out.lock().unwrap_or_else(PoisonError::into_inner);
        match &*laid_out {
            Some(plan) if plan.place == place => plan.clone(),
            _ => laid_out.insert(Arc::new(Plan::of(self.scenario(), place))).clone(),
        }
    }

    pub fn now(&self) -> Minute {
        self.session.sim.now()
    }

    pub fn is_over(&self) -> bool {
        self.session.sim.is_over()
    }

    pub fn is_moving(&self) -> bool {
        matches!(self.clock, Clock::Running | Clock::Leaping { .. } | Clock::Resolving { .. })
    }

    /// Lets real time pass. Returns whether anything changed that can be seen.
    pub fn tick(&mut self, seconds: f32, auto_pause: AutoPause, words: &Words) -> bool {
        if self.is_over() {
            return false;
        }
        let length = self.scenario().calendar.length();
        match self.clock {
            Clock::Stopped => false,
            Clock::Deciding { left } => {
                let left = left - seconds;
                if left > 0.0 {
                    self.clock = Clock::Deciding { left };
                } else {
                    self.session.mark(TimerMark::RoundRanOut);
                    self.begin_round(words);
                }
                left.is_finite()
            }
            Clock::Running => {
                let before = self.now();
                let until = self.reach(seconds * self.speeds[self.speed] as f32, length);
                let stopped = self.go(until, Stops::At(auto_pause), words);
                if stopped {
                    self.stop();
                }
                // Within a minute there is nothing new to see.
                stopped || self.now() != before
            }
            Clock::Leaping { until, to } => {
                // Who goes on to the next decision is stopped at it, whatever else the clock stops for.
                let auto_pause = if to == Leap::Decision { auto_pause.at_least_questions() } else { auto_pause };
                let far = until.since(self.now()).clamp(60, 720) as f32;
                let target = self.reach(seconds * far * 1.5, until);
                let stopped = self.go(target, Stops::At(auto_pause), words);
                if stopped || self.now() >= until {
                    self.stop();
                }
                if !stopped && self.now() >= until {
                    self.stopped_by = self.called_out();
                }
                true
            }
            Clock::Resolving { until } => {
                let round = self.round_minutes() as f32;
                let target = self.reach(seconds * round / ROUND_SECONDS, until);
                let asked = self.questions().len();
                self.go(target, Stops::Questions, words);
                // A question ends the round early: it might be over before the next.
                if self.now() >= until || self.questions().len() > asked {
                    self.session.rest();
                    self.left = self.round_seconds;
                    self.clock = Clock::Deciding { left: self.left };
                    self.review();
                }
                true
            }
        }
    }

    fn reach(&mut self, minutes: f32, limit: Minute) -> Minute {
        let minutes = self.carry + minutes.clamp(0.0, 2880.0);
        self.carry = minutes.fract();
        self.now().plus(minutes as u32).min(limit)
    }

    /// Advances to a minute, or to the first thing that should stop the clock. Returns whether it stopped.
    fn go(&mut self, until: Minute, stops: Stops, words: &Words) -> bool {
        let mut stopped;
        let mut read = self.read;
        let before = self.now();
        loop {
            let next = self.session.sim.next_due().filter(|next| *next <= until);
            self.session.advance_to(next.unwrap_or(until));
            let new = self.session.sim.journal().since(read);
            stopped = new.iter().find(|event| self.stops(&event.what, stops)).map(|event| event.id);
            read = self.session.sim.journal().len();
            if next.is_some() || self.now() != before {
                self.glance();
            }
            if stopped.is_some() || next.is_none() || self.is_over() {
                break;
            }
        }
        if self.now() != before || read != self.read {
            self.read_up(words);
        }
        if stopped.is_some() {
            self.stopped_by = stopped;
        }
        stopped.is_some()
    }

    fn stops(&self, what: &What, wanted: Stops) -> bool {
        let asks = |inject: InjectId| self.scenario().content.injects[inject].ask.is_some();
        let wanted = match wanted {
            Stops::Questions => return matches!(what, What::InjectArrived { inject } if asks(*inject)),
            Stops::At(wanted) => wanted,
        };
        match what {
            What::InjectArrived { inject } => wanted != AutoPause::Never && (asks(*inject) || wanted == AutoPause::Everything),
            // Damage is news the first time.
            What::DamageReported { system, encrypted, wiped } => {
                let known = self.picture.system(*system);
                let news = known.encrypted + known.wiped == 0 || (encrypted + wiped) > 3 * (known.encrypted + known.wiped);
                wanted != AutoPause::Never && news
            }
            what => feed::matters(what, wanted),
        }
    }

    /// Takes a new look at the exercise: picture, feed, meters.
    pub fn look(&mut self, words: &Words) {
        self.glance();
        self.read_up(words);
    }

    /// Takes what is needed at every minute at which something happens: picture and meters.
    fn glance(&mut self) {
        self.picture = self.session.sim.picture();
        self.trends.note(&self.picture);
    }

    /// Takes what is needed once, when time stands again for a moment: the feed, and what would follow from orders.
    fn read_up(&mut self, words: &Words) {
        let before = self.lines.len();
        feed::extend(&mut self.lines, &self.session.sim, &self.shown, words, self.read);
        if self.lines.len() > before {
            self.fresh = before;
        }
        marks::extend(&mut self.marks, &self.session.sim, &self.shown, words, self.read);
        self.read = self.session.sim.journal().len();
        // While time passes, only what the player looks at is kept up to date; the plan is looked at when time stands.
        if !self.is_moving() {
            self.review();
        } else {
            self.ahead = None;
            if let Some((what, on, _)) = self.considered {
                self.consider(what, on);
            }
        }
    }

    /// Commits the plan as it stands and lets the round be played.
    pub(super) fn begin_round(&mut self, words: &Words) {
        self.give_plan();
        self.plan.clear();
        let until = self.now().plus(self.round_minutes()).min(self.scenario().calendar.length());
        self.clock = Clock::Resolving { until };
        self.look(words);
    }

    /// Rounds are longer once the acute phase is over.
    fn round_minutes(&self) -> u32 {
        let hours = self.scenario().cover.round_hours.max(1);
        if self.now() < self.scenario().cover.acute_until { hours * 60 } else { hours * 240 }
    }

    pub fn toggle(&mut self) {
        self.refuse_nothing();
        self.stopped_by = None;
        self.carry = 0.0;
        match (self.clock, self.pace) {
            (Clock::Stopped, Pace::Live) => self.clock = Clock::Running,
            (Clock::Stopped, Pace::Untimed) => self.leap(Leap::Hours(1)),
            (Clock::Stopped, Pace::Rounds) => self.clock = Clock::Deciding { left: self.left },
            // A round at a table can be halted to talk.
            _ => self.stop(),
        }
    }

    /// Stops the clock. The minute is on disk then: after a crash the run goes on from here.
    ///
    /// A round that is being played is not stopped: it ends by itself.
    pub fn stop(&mut self) {
        match self.clock {
            Clock::Deciding { left } => self.left = left,
            Clock::Running | Clock::Leaping { .. } => self.session.rest(),
            Clock::Stopped | Clock::Resolving { .. } => return,
        }
        self.clock = Clock::Stopped;
        self.review();
    }

    pub fn leap(&mut self, leap: Leap) {
        if self.pace == Pace::Rounds {
            return;
        }
        self.stopped_by = None;
        self.carry = 0.0;
        self.refuse_nothing();
        let minutes = match leap {
            Leap::Hours(hours) => hours * 60,
            Leap::Decision => LEAP_MINUTES_MAX,
        };
        let until = self.now().plus(minutes).min(self.scenario().calendar.length());
        // A question that stands open now is called out again before it is answered by default.
        self.clock = Clock::Leaping { until: self.next_call().map_or(until, |call| call.min(until)), to: leap };
    }

    /// Returns what the clock stopped for, else what the feed spoke of last.
    pub fn news(&self) -> Option<Thing> {
        let of = |wanted: EventId| self.lines.iter().rev().find(|line| line.event == wanted).and_then(|line| line.about);
        self.stopped_by.and_then(of).or_else(|| self.lines.iter().rev().find_map(|line| line.about))
    }

    /// Returns the injects that wait for an answer, the most urgent first.
    pub fn questions(&self) -> Vec<(InjectId, Minute)> {
        let mut open: Vec<(InjectId, Minute)> = self
            .scenario()
            .content
            .injects
            .ids()
            .filter_map(|inject| match self.picture.inject(inject) {
                InjectState::Asking { until, .. } => Some((inject, until)),
                _ => None,
            })
            .collect();
        open.sort_by_key(|(_, until)| *until);
        open
    }
}
