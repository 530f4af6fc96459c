//! The deputy thinks on a thread of its own. Nobody waits for it; letting go of it stops it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::analysis::adviser::seat::Seat;
use crate::analysis::adviser::{Advice, Effort};
use crate::app::aside::aside;
use crate::replay::Session;
use crate::scenario::Minute;

/// Advice is looked for in so many worlds, as by `godark advise`.
const WORLDS: usize = 32;
/// Of all thinking, going through what has happened is counted as so many hundredths.
const FOLLOWING_PERCENT: usize = 20;

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// It has gone through what has happened, and looks ahead.
    pub ahead: bool,
    /// Minutes of the run, or futures.
    pub done: usize,
    pub of: usize,
}

impl Progress {
    /// Returns how much of all thinking is done, in hundredths.
    pub fn percent(self) -> usize {
        let (before, all) = if self.ahead { (FOLLOWING_PERCENT, 100) } else { (0, FOLLOWING_PERCENT) };
        before + (all - before) * self.done.min(self.of) / self.of.max(1)
    }
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Outcome {
    Said(Arc<Advice>),
    /// The run cannot be followed, as when the exercise is over.
    Lost,
}

/// A seat is kept from one question to the next: the run need not be gone through again.
pub type Kept = Arc<Mutex<Option<Seat>>>;

#[derive(Default)]
struct State {
    progress: Progress,
    outcome: Option<Outcome>,
}

/// Thinking that is under way.
pub struct Thinking {
    state: Arc<Mutex<State>>,
    stopped: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Thinking {
    /// Begins to think about the minute at which a run stands. It is told what a player has, and the scenario.
    pub fn begin(session: &Session, kept: Kept) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let stopped = Arc::new(AtomicBool::new(false));
        let (scenario, seed, at) = (session.sim.scenario().clone(), session.sim.seed(), session.sim.now());
        let records = session.records().to_vec();
        let (told, stop) = (state.clone(), stopped.clone());
        let think = move || {
            let tell = |progress: Progress| {
                told.lock().unwrap_or_else(PoisonError::into_inner).progress = progress;
                !stop.load(Ordering::Relaxed)
            };
            let before = kept.lock().unwrap_or_else(PoisonError::into_inner).take();
            let mut seat = before.unwrap_or_else(|| Seat::new(&scenario, seed, Effort::of_worlds(WORLDS)));
            let (done, of) = (|minute: Minute| minute.0 as usize, at.0 as usize);
            let outcome = match seat.come_to(&records, at, |minute| tell(Progress { ahead: false, done: done(minute), of })) {
                Err(_) => Some(Outcome::Lost),
                Ok(false) => None,
                Ok(true) => match seat.advise(|done, of| tell(Progress { ahead: true, done, of })) {
                    Some(advice) => Some(Outcome::Said(Arc::new(advice))),
                    None => Some(Outcome::Lost),
                },
            };
            // One that could not follow is of no use to anybody.
            if !matches!(outcome, Some(Outcome::Lost)) || stop.load(Ordering::Relaxed) {
                *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(seat);
            }
            if !stop.load(Ordering::Relaxed) {
                told.lock().unwrap_or_else(PoisonError::into_inner).outcome = outcome;
            }
        };
        let thread = thread::spawn(move || aside(think));
        Self { state, stopped, thread }
    }

    pub fn progress(&self) -> Progress {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).progress
    }

    /// Returns what came of it, once it is at its end.
    pub fn outcome(&self) -> Option<Outcome> {
        let ended = self.thread.is_finished();
        let outcome = self.state.lock().unwrap_or_else(PoisonError::into_inner).outcome.clone();
        // A thread that has broken says nothing, and must not be waited for.
        outcome.or_else(|| ended.then_some(Outcome::Lost))
    }
}

impl Drop for Thinking {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::played;

    fn until(so: impl Fn() -> bool) -> bool {
        (0..12_000).any(|_| {
            thread::sleep(std::time::Duration::from_millis(10));
            so()
        })
    }

    #[test]
    fn it_goes_from_nothing_to_all_of_it() {
        let following = |done| Progress { ahead: false, done, of: 60 }.percent();
        let ahead = |done| Progress { ahead: true, done, of: 900 }.percent();
        assert_eq!((Progress::default().percent(), following(60), ahead(0), ahead(450), ahead(900)), (0, 20, 20, 60, 100));
        assert_eq!(ahead(2000), 100, "more than was thought");
    }

    /// Whoever loses patience gets no answer, and what was gone through is kept for the next question.
    #[test]
    fn letting_go_of_it_ends_it_and_keeps_what_it_has_gone_through() {
        let session = played("keep-serving", Minute(900));
        let kept = Kept::default();
        let thinking = Thinking::begin(&session, kept.clone());
        assert!(until(|| thinking.progress().percent() > 0), "it has begun");
        let state = thinking.state.clone();
        drop(thinking);
        assert!(until(|| Arc::strong_count(&state) == 1), "the thread has ended");
        assert!(state.lock().expect("nobody broke").outcome.is_none());
        assert!(kept.lock().expect("nobody broke").is_some());
    }
}
