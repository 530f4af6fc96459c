//! Questions that stand open are called out again before they are answered by default: while there is still time to do
//! something about them, and once more at the last minute.

use super::game::Game;
use crate::scenario::Minute;
use crate::sim::event::{EventId, What};
use crate::sim::state::InjectState;

/// The last call comes so long before a question is answered by default.
const LAST_CALL_MINUTES: u32 = 15;
/// The call before it comes when this part of the time to answer is left: enough for most moves.
const EARLY_CALL_PART: u32 = 3;
/// It comes no earlier than this before the end.
const EARLY_CALL_MINUTES_MAX: u32 = 6 * 60;

/// An inject that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Question {
    /// What brought it.
    by: EventId,
    asked: Minute,
    until: Minute,
}

impl Question {
    /// Returns the minutes at which it is called out, the early one first.
    fn calls(self) -> [Minute; 2] {
        let early = (self.until.since(self.asked) / EARLY_CALL_PART).clamp(LAST_CALL_MINUTES, EARLY_CALL_MINUTES_MAX);
        [early, LAST_CALL_MINUTES].map(|before| Minute(self.until.0.saturating_sub(before)).max(self.asked))
    }
}

impl Game {
    fn open_questions(&self) -> impl Iterator<Item = Question> {
        self.scenario().content.injects.ids().filter_map(|inject| match self.picture.inject(inject) {
            InjectState::Asking { until, by } => {
                let asked = self.session.sim.journal().get(by)?.minute;
                Some(Question { by, asked, until })
            }
            _ => None,
        })
    }

    /// Returns when one of the questions that stand open now is called out next.
    pub(super) fn next_call(&self) -> Option<Minute> {
        self.open_questions().flat_map(Question::calls).filter(|call| *call > self.now()).min()
    }

    /// Returns the question that is called out at this minute, the most urgent one.
    pub(super) fn called_out(&self) -> Option<EventId> {
        let called = self.open_questions().filter(|question| question.calls().contains(&self.now()));
        called.min_by_key(|question| question.until).map(|question| question.by)
    }

    /// Returns how many minutes are left to answer the question for which the clock was stopped, if it was called out again.
    pub fn call_left(&self) -> Option<u32> {
        let by = self.session.sim.journal().get(self.stopped_by?)?;
        let What::InjectArrived { inject } = by.what else { return None };
        match self.picture.inject(inject) {
            InjectState::Asking { until, .. } if by.minute < self.now() => Some(until.since(self.now())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_called_out_while_something_can_be_done_and_at_the_last_minute() {
        let calls = |within: u32| {
            let question = Question { by: EventId(0), asked: Minute(1000), until: Minute(1000 + within) };
            question.calls().map(|call| question.until.since(call))
        };
        assert_eq!(calls(40), [15, 15], "a short one once");
        assert_eq!(calls(90), [30, 15]);
        assert_eq!(calls(12 * 60), [4 * 60, 15]);
        assert_eq!(calls(3 * 24 * 60), [6 * 60, 15], "no earlier than six hours before");
        assert_eq!(calls(10), [10, 10], "never before it was asked");
    }
}
