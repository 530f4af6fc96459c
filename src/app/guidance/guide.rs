//! Guidance for the first run: a retired colleague who says the next thing to do, points at it, and goes on when
//! it is done. She never stands in the way, and never decides.
//!
//! The steps are ours and stand here, not in the scenario: what they teach is the screen. Whether a step is done is
//! read from the run as it stands, so that a player who does things in another order is not asked to do them again.

use std::collections::BTreeSet;

use super::did::Did;
use crate::app::action::{Action, Filter, Overlay, Thing};
use crate::app::attention::mark::Mark;
use crate::app::game::Game;
use crate::cli::play::Pace;
use crate::replay::record::Record;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::sim::state::{InjectState, Status};

/// The scenario that is played with guidance.
pub const SCENARIO: &str = "tutorial";
/// The system that it all begins with.
const INTAKE: &str = "intake-server";
const QUESTION: &str = "hello";

/// A thing to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Look,
    Time,
    Wait,
    Answer,
    Why,
    Choose,
    Consider,
    Plan,
    Give,
    Clock,
    Cut,
    Whole,
    Speak,
    End,
}

impl Step {
    pub const ALL: [Step; 14] = [
        Step::Look,
        Step::Time,
        Step::Wait,
        Step::Answer,
        Step::Why,
        Step::Choose,
        Step::Consider,
        Step::Plan,
        Step::Give,
        Step::Clock,
        Step::Cut,
        Step::Whole,
        Step::Speak,
        Step::End,
    ];

    /// Returns the key of its words: of what is so by now, and of how time passes in this run.
    pub fn key(self, game: &Game) -> &'static str {
        match (self, game.pace) {
            (Step::Look, _) => "guide-look",
            (Step::Time, _) => "guide-time",
            (Step::Wait, _) => "guide-wait",
            (Step::Answer, _) => "guide-answer",
            (Step::Why, _) => "guide-why",
            (Step::Choose, _) => "guide-choose",
            (Step::Consider, _) => "guide-consider",
            (Step::Plan, _) => "guide-plan",
            (Step::Give, _) => "guide-give",
            (Step::Clock, Pace::Live) => "guide-clock",
            (Step::Clock, Pace::Untimed) => "guide-clock-untimed",
            (Step::Clock, Pace::Rounds) => "guide-clock-rounds",
            (Step::Cut, _) if is_found(game) => "guide-cut",
            (Step::Cut, _) => "guide-cut-unproved",
            (Step::Whole, _) => "guide-whole",
            (Step::Speak, _) => "guide-speak",
            (Step::End, _) => "guide-end",
        }
    }

    /// Says whether the player has done it.
    fn is_done(self, game: &Game, did: &BTreeSet<Did>) -> bool {
        let intake = named::<SystemId>(game, INTAKE);
        let question = named::<InjectId>(game, QUESTION).map(|id| game.picture.inject(id));
        let ordered = |wanted: fn(&str) -> bool| {
            game.session.records().iter().any(|record| match record {
                Record::Order { act: Act::Do { what, .. }, .. } => wanted(game.scenario().names.name(*what)),
                _ => false,
            })
        };
        let ordered_any = || ordered(|_| true);
        let cut = || ordered(|name| name == "isolate-system");
        let chosen = || intake.is_none_or(|intake| game.selected == Thing::System(intake)) || ordered_any();
        let planned = || !game.plan.is_empty() || ordered_any();
        match self {
            Step::Look | Step::Choose => chosen(),
            Step::Time => game.now().0 > 0,
            Step::Wait => !matches!(question, Some(InjectState::Waiting | InjectState::Coming)),
            Step::Answer => matches!(question, None | Some(InjectState::Over { .. })),
            // Who goes on from an earlier day, or from another run, has had that.
            Step::Why => did.contains(&Did::Why) || ordered_any(),
            Step::Consider => game.considered.as_ref().is_some_and(|(_, on, _)| intake.map(Target::System) == Some(*on)) || planned(),
            Step::Plan => planned(),
            Step::Give => ordered_any(),
            // Nobody is told what was found while somebody still looks.
            Step::Clock => cut() || is_found(game) || ((did.contains(&Did::Run) || game.pace == Pace::Rounds) && !is_at_work(game)),
            Step::Cut => cut(),
            Step::Whole => game.selected == Thing::Cell || ordered(is_for_people),
            Step::Speak => ordered(is_for_people),
            // The run is over then, and with it the guidance.
            Step::End => false,
        }
    }

    /// Returns what is pointed at while it is not done.
    fn mark(self, game: &Game) -> Option<Mark> {
        let intake = named::<SystemId>(game, INTAKE)?;
        let choose = || Mark::Says(Action::Select(Thing::System(intake)));
        // Towards an order: choose the thing, plan the move, give the order.
        let towards = |thing: Thing, what: &str, on: Target| {
            let act = Act::Do { what: named::<MoveId>(game, what)?, on, by: None };
            let action = if game.plan.iter().any(|planned| planned.act == act) {
                Action::Commit
            } else if game.selected == thing {
                Action::Plan(act)
            } else {
                Action::Select(thing)
            };
            Some(Mark::Says(action))
        };
        match self {
            Step::Look | Step::Choose => Some(choose()),
            Step::Time | Step::Wait => Some(Mark::Says(game.goes_on())),
            Step::Answer => named::<InjectId>(game, QUESTION).map(|id| Mark::Says(Action::Open(Overlay::Ask(id)))),
            Step::Why => {
                // What came of nothing one has done oneself has most behind it.
                let alert = game.lines.iter().rev().find(|line| line.filter == Filter::Alerts && line.ask.is_none());
                let line = alert.or(game.lines.last())?;
                Some(Mark::Says(Action::Open(Overlay::Why(line.event))))
            }
            // Who has taken it out of the plan again begins there.
            Step::Give if !game.plan.is_empty() => Some(Mark::Says(Action::Commit)),
            Step::Consider | Step::Plan | Step::Give => towards(Thing::System(intake), "triage-system", Target::System(intake)),
            Step::Clock => Some(Mark::Says(if game.pace == Pace::Rounds { game.goes_on() } else { Action::Toggle })),
            Step::Cut => towards(Thing::System(intake), "isolate-system", Target::System(intake)),
            Step::Whole => Some(Mark::Says(Action::Select(Thing::Cell))),
            Step::Speak => towards(Thing::Cell, "statement-open", Target::Nothing),
            Step::End => Some(Mark::Says(Action::Open(Overlay::Menu))),
        }
    }
}

/// Says whether it is known by now that the intruder is on the system that it all begins with.
fn is_found(game: &Game) -> bool {
    named::<SystemId>(game, INTAKE).is_some_and(|intake| game.picture.system(intake).status == Status::Compromised)
}

/// Says whether anybody works on what was ordered.
fn is_at_work(game: &Game) -> bool {
    game.picture.teams.iter().any(|team| team.work.is_some())
}

fn is_for_people(name: &str) -> bool {
    matches!(name, "statement-open" | "open-paper-desk")
}

fn named<I: Id>(game: &Game, name: &str) -> Option<I> {
    game.scenario().names.get::<I>(name)
}

/// Guidance as it stands.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    step: usize,
    did: BTreeSet<Did>,
    /// Put away by the player.
    pub hidden: bool,
}

impl Guide {
    /// Begins with a run. Who has put guidance away is not asked again.
    pub fn begin(&mut self) {
        *self = Self { hidden: self.hidden, ..Self::default() };
    }

    /// Notes what the player does.
    pub fn note(&mut self, did: Did) {
        self.did.insert(did);
    }

    /// Goes on to the first step that is not done yet. Returns whether that is another than before.
    pub fn follow(&mut self, game: &Game) -> bool {
        let before = self.step;
        if game.scenario().id == SCENARIO {
            while Step::ALL.get(self.step).is_some_and(|step| step.is_done(game, &self.did)) {
                self.step += 1;
            }
        }
        self.step != before
    }

    /// Returns the step that is shown, and which it is of how many.
    pub fn step(&self, game: &Game) -> Option<(Step, usize, usize)> {
        if game.scenario().id != SCENARIO {
            return None;
        }
        Step::ALL.get(self.step).map(|step| (*step, self.step + 1, Step::ALL.len()))
    }

    /// Returns what is pointed at.
    pub fn mark(&self, game: &Game) -> Option<Mark> {
        if self.hidden {
            return None;
        }
        self.step(game)?.0.mark(game)
    }
}
