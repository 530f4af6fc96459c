//! The deputy whom a player may ask: thinks aside, names a move, says what it is worth and why. It changes nothing: only orders
//! that the player gives afterwards reach the run.
//!
//! What it says comes from the adviser (`docs/adviser.md`), which knows what the player knows.

pub mod thinking;
mod wishes;

use std::sync::Arc;

use crate::analysis::adviser::Advice;
use crate::analysis::adviser::futures::TRIED_MINUTES;
use crate::analysis::adviser::gain::Gain;
use crate::replay::{Record, Session};
use crate::scenario::Minute;
use crate::scenario::moves::Act;

use self::thinking::{Kept, Outcome, Progress, Thinking};
pub use self::wishes::{Wish, age};

/// The deputy of a run.
#[derive(Default)]
pub struct Deputy {
    seat: Kept,
    thinking: Option<(Moment, Thinking)>,
    /// How far the thinking was when it was last asked.
    pub progress: Progress,
    pub answer: Option<Answer>,
    /// What was advised since the run was opened.
    pub advised: Vec<Advised>,
}

/// When something was asked: the minute, and how many orders had been given by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub minute: Minute,
    pub orders: usize,
}

impl Moment {
    pub fn of(session: &Session) -> Self {
        let orders = session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count();
        Self { minute: session.sim.now(), orders }
    }
}

/// What the deputy says, and of when.
#[derive(Clone, Debug)]
pub struct Answer {
    pub of: Moment,
    /// None: it could not follow the run.
    pub advice: Option<Arc<Advice>>,
    /// It has been on the screen.
    pub read: bool,
    /// It has come while its dialog was open.
    pub was_awaited: bool,
}

/// What was advised, to be looked back on.
#[derive(Clone, Debug, PartialEq)]
pub struct Advised {
    pub at: Minute,
    /// The order that was named, and what it was said to be worth; none: to wait.
    pub named: Option<(Act, Gain)>,
}

impl Advised {
    /// Returns the minute at which a run has followed it: while it was weighed against not being given.
    pub fn followed(&self, session: &Session) -> Option<Minute> {
        let (wanted, _) = self.named.as_ref()?;
        let in_time = |at: Minute| at >= self.at && at <= self.at.plus(TRIED_MINUTES);
        session.records().iter().find_map(|record| match record {
            Record::Order { at, act, .. } if act == wanted && in_time(*at) => Some(*at),
            _ => None,
        })
    }
}

/// What there is new of the deputy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Nothing,
    /// It is further than before.
    Further,
    Answered,
}

impl Deputy {
    /// Asks about the minute at which a run stands. What was asked before is let go.
    pub fn ask(&mut self, session: &Session) {
        self.stop();
        self.answer = None;
        self.thinking = Some((Moment::of(session), Thinking::begin(session, self.seat.clone())));
    }

    /// Lets go of what was asked.
    pub fn stop(&mut self) {
        self.thinking = None;
        self.progress = Progress::default();
    }

    /// Forgets what it has said, and thinks of nothing.
    pub fn dismiss(&mut self) {
        self.stop();
        self.answer = None;
        self.seat = Kept::default();
    }

    /// Returns what it thinks about.
    pub fn thinks_of(&self) -> Option<Moment> {
        self.thinking.as_ref().map(|(of, _)| *of)
    }

    /// Says whether there is an answer that nobody has looked at.
    pub fn waits(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.read)
    }

    /// Says whether a question now would be answered by what it thinks about, or has said.
    pub fn has_something_to_say(&self, session: &Session) -> bool {
        let fresh = |answer: &Answer| answer.advice.is_some() && (!answer.read || answer.of == Moment::of(session));
        self.thinking.is_some() || self.answer.as_ref().is_some_and(fresh)
    }

    /// Hears how far it is.
    pub fn hear(&mut self) -> News {
        let Some((of, thinking)) = &self.thinking else { return News::Nothing };
        if let Some(outcome) = thinking.outcome() {
            let advice = match outcome {
                Outcome::Said(advice) => Some(advice),
                Outcome::Lost => None,
            };
            if let Some(advice) = &advice {
                let named = advice.named.as_ref().map(|named| (named.act.clone(), named.gain.clone()));
                self.advised.push(Advised { at: advice.minute, named });
            }
            self.answer = Some(Answer { of: *of, advice, read: false, was_awaited: false });
            self.stop();
            return News::Answered;
        }
        let progress = thinking.progress();
        if progress == self.progress {
            return News::Nothing;
        }
        self.progress = progress;
        News::Further
    }
}
