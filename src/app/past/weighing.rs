//! Weighing decisions while the player looks at something else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::aside::aside;
use crate::replay::Session;
use crate::report::weigh::{self, Weighed};

/// Decisions of a run being weighed on a thread of its own: each left out in turn, and those that mattered once more over futures.
/// Nobody waits for it; letting go of it stops it.
pub struct Weighing {
    state: Arc<Mutex<State>>,
    stopped: Arc<AtomicBool>,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    done: usize,
    of: usize,
    /// All of them, when all are weighed.
    weighed: Option<Arc<Vec<Weighed>>>,
    /// Of how many it is known what they are worth over futures, of how many that matter.
    asked: (usize, usize),
    /// Nothing more will come.
    finished: bool,
}

impl Weighing {
    /// Begins to weigh the decisions of a run.
    pub fn begin(session: Arc<Session>) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let stopped = Arc::new(AtomicBool::new(false));
        let (told, stop) = (state.clone(), stopped.clone());
        let weigh = move || {
            let state = || told.lock().unwrap_or_else(PoisonError::into_inner);
            let goes_on = || !stop.load(Ordering::Relaxed);
            let mut weighed = weigh::weigh(&session, |done, of| {
                let mut state = state();
                (state.done, state.of) = (done, of);
                goes_on()
            });
            if !goes_on() {
                return;
            }
            let most = weigh::telling(&weighed, &session.sim.standing()).len();
            {
                let mut state = state();
                (state.weighed, state.asked) = (Some(Arc::new(weighed.clone())), (0, most));
            }
            weigh::over_futures(&session, &mut weighed, weigh::FUTURES, |done, of| {
                state().asked = (done, of);
                goes_on()
            });
            let mut state = state();
            (state.weighed, state.finished) = (Some(Arc::new(weighed)), true);
        };
        std::thread::spawn(move || aside(weigh));
        Self { state, stopped }
    }

    /// Returns how many decisions are weighed, of how many. While none is, nobody knows of how many.
    pub fn progress(&self) -> (usize, usize) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.done, state.of)
    }

    /// Returns of how many decisions it is known what they are worth over futures, of how many.
    pub fn asked(&self) -> (usize, usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).asked
    }

    /// Says whether nothing more will come.
    pub fn is_finished(&self) -> bool {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).finished
    }

    /// Returns all decisions, weighed, once they are.
    pub fn weighed(&self) -> Option<Arc<Vec<Weighed>>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).weighed.clone()
    }
}

impl Drop for Weighing {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Minute;
    use crate::testing::played;

    fn until(so: impl Fn() -> bool) -> bool {
        (0..6000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            so()
        })
    }

    #[test]
    fn decisions_are_weighed_aside_as_they_would_be_here() {
        let session = Arc::new(played("history", Minute(1500)));
        let weighing = Weighing::begin(session.clone());
        assert!(until(|| weighing.is_finished()), "it comes to an end");
        let weighed = weighing.weighed().expect("it is there");
        let mut here = weigh::weigh(&session, |_, _| true);
        weigh::over_futures(&session, &mut here, weigh::FUTURES, |_, _| true);
        assert_eq!(*weighed, here);
        assert_eq!(weighing.progress(), (weighed.len(), weighed.len()));
        let (asked, of) = weighing.asked();
        assert!(asked == of && of >= weigh::WEIGHTIEST, "{asked} of {of}");
    }

    #[test]
    fn letting_go_of_it_ends_it() {
        let session = Arc::new(played("history", Minute(20_000)));
        let weighing = Weighing::begin(session.clone());
        assert!(until(|| weighing.progress().0 > 0), "it has begun");
        drop(weighing);
        assert!(until(|| Arc::strong_count(&session) == 1), "the thread has let go of the run");
    }
}
