//! Weighing decisions while the player looks at something else.

use std::sync::Arc;

use crate::app::aside::{Aside, Telling};
use crate::replay::Session;
use crate::report::weigh::{self, Weighed};

/// Decisions of a run being weighed: each left out in turn, and those that mattered once more over futures. Nobody waits for it;
/// letting go of it stops it.
pub struct Weighing(Aside<State>);

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    done: usize,
    of: usize,
    /// All of them, when all are weighed.
    weighed: Option<Arc<Vec<Weighed>>>,
    /// Of how many it is known what they are worth over futures, of how many that matter.
    asked: (usize, usize),
}

impl Weighing {
    /// Begins to weigh the decisions of a run.
    pub fn begin(session: Arc<Session>) -> Self {
        Self(Aside::begin(move |telling: &Telling<State>| {
            let mut weighed = weigh::weigh(&session, |done, of| telling.tell(|state| (state.done, state.of) = (done, of)));
            if !telling.goes_on() {
                return;
            }
            let most = weigh::telling(&weighed, &session.sim.standing()).len();
            telling.tell(|state| (state.weighed, state.asked) = (Some(Arc::new(weighed.clone())), (0, most)));
            weigh::over_futures(&session, &mut weighed, weigh::FUTURES, |done, of| telling.tell(|state| state.asked = (done, of)));
            telling.tell(|state| state.weighed = Some(Arc::new(weighed)));
        }))
    }

    /// Returns how many decisions are weighed, of how many. While none is, nobody knows of how many.
    pub fn progress(&self) -> (usize, usize) {
        self.0.look(|state| (state.done, state.of))
    }

    /// Returns of how many decisions it is known what they are worth over futures, of how many.
    pub fn asked(&self) -> (usize, usize) {
        self.0.look(|state| state.asked)
    }

    /// Says whether nothing more will come.
    pub fn is_finished(&self) -> bool {
        self.0.has_ended()
    }

    /// Returns all decisions, weighed, once they are; none when it has broken before.
    pub fn weighed(&self) -> Option<Arc<Vec<Weighed>>> {
        self.0.look(|state| state.weighed.clone())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::aside::tests::until;
    use crate::scenario::Minute;
    use crate::testing::played;

    impl Weighing {
        /// One that breaks before anything is weighed, or after all is.
        pub fn that_breaks(weighed: Option<Vec<Weighed>>) -> Self {
            let weighing = Self(Aside::begin(move |telling: &Telling<State>| {
                telling.tell(|state| state.weighed = weighed.map(Arc::new));
                panic!("it breaks, as this test wants");
            }));
            assert!(until(|| weighing.is_finished()));
            weighing
        }
    }

    #[test]
    fn decisions_are_weighed_aside_as_they_would_be_here() {
        let session = Arc::new(played("history", Minute(3000)));
        let weighing = Weighing::begin(session.clone());
        assert!(until(|| weighing.is_finished()), "it comes to an end");
        let weighed = weighing.weighed().expect("it is there");
        let mut here = weigh::weigh(&session, |_, _| true);
        weigh::over_futures(&session, &mut here, weigh::FUTURES, |_, _| true);
        assert_eq!(*weighed, here);
        assert_eq!(weighing.progress(), (weighed.len(), weighed.len()));
        let (asked, of) = weighing.asked();
        let telling = weigh::telling(&weighed, &session.sim.standing()).len();
        assert!(asked == of && of == telling && of > 1, "{asked} of {of}, of {telling}");
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
