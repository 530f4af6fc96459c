//! The deputy thinks on a thread of its own. Nobody waits for it; letting go of it stops it.

use std::sync::{Arc, Mutex};

use crate::analysis::adviser::seat::Seat;
use crate::analysis::adviser::{Advice, Effort};
use crate::app::aside::{Aside, Telling};
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
pub struct Thinking(Aside<State>);

impl Thinking {
    /// Begins to think about the minute at which a run stands. It is told what a player has, and the scenario.
    pub fn begin(session: &Session, kept: Kept) -> Self {
        let (scenario, seed, at) = (session.sim.scenario().clone(), session.sim.seed(), session.sim.now());
        let records = session.records().to_vec();
        Self(Aside::begin(move |telling: &Telling<State>| {
            let tell = |progress: Progress| telling.tell(|state| state.progress = progress);
            // Who was asked before, and is to stop, gives up the seat first: two never think at once.
            let mut kept = kept.lock().unwrap_or_else(|broken| {
                // Nobody knows how one that has broken has left it.
                kept.clear_poison();
                let mut kept = broken.into_inner();
                *kept = None;
                kept
            });
            if !telling.goes_on() {
                return;
            }
            let seat = kept.get_or_insert_with(|| Seat::new(&scenario, seed, Effort::of_worlds(WORLDS)));
            let (done, of) = (|minute: Minute| minute.0 as usize, at.0 as usize);
            let outcome = match seat.come_to(&records, at, |minute| tell(Progress { ahead: false, done: done(minute), of })) {
                Err(_) => Outcome::Lost,
                Ok(false) => return,
                Ok(true) => match seat.advise(|done, of| tell(Progress { ahead: true, done, of })) {
                    Some(advice) => Outcome::Said(Arc::new(advice)),
                    None if !telling.goes_on() => return,
                    None => Outcome::Lost,
                },
            };
            // One that could not follow is of no use to anybody.
            if matches!(outcome, Outcome::Lost) {
                *kept = None;
            }
            telling.tell(|state| state.outcome = Some(outcome));
        }))
    }

    pub fn progress(&self) -> Progress {
        self.0.look(|state| state.progress)
    }

    /// Returns what came of it, once it is at its end.
    pub fn outcome(&self) -> Option<Outcome> {
        let has_ended = self.0.has_ended();
        // A thread that has broken says nothing, and must not be waited for.
        self.0.look(|state| state.outcome.clone()).or_else(|| has_ended.then_some(Outcome::Lost))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::aside::tests::until;
    use crate::testing::played;

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
        let is_gone = thinking.0.watch();
        drop(thinking);
        assert!(until(is_gone), "the thread has ended");
        assert!(kept.lock().expect("nobody broke").is_some());
    }

    /// Whoever asks again at once is answered by the one who sits there, not by a second one beside.
    #[test]
    fn who_is_asked_after_another_takes_the_same_seat() {
        let session = played("keep-serving", Minute(900));
        let kept = Kept::default();
        let first = Thinking::begin(&session, kept.clone());
        assert!(until(|| first.progress().percent() > 0), "it has begun");
        drop(first);
        let second = Thinking::begin(&session, kept.clone());
        let begun_at = second.progress().percent();
        assert!(until(|| second.progress().percent() > begun_at));
        assert!(kept.try_lock().is_err(), "it sits there");
        let is_gone = second.0.watch();
        drop(second);
        assert!(until(is_gone) && kept.lock().expect("nobody broke").is_some());
    }

    #[test]
    fn one_that_breaks_has_nothing_to_say() {
        let thinking = Thinking(Aside::begin(|_| panic!("it breaks, as this test wants")));
        assert!(until(|| thinking.outcome().is_some()));
        assert!(matches!(thinking.outcome(), Some(Outcome::Lost)));
    }
}
