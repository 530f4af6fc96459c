//! Looking over the rules' shoulder: the state after every event, for those who compare and check.
//!
//! Nobody looks unless they ask to: the rules neither know nor care.

use crate::sim::board::Board;

use super::event::EventId;
use super::snapshot::Snapshot;

/// The state just after an event was applied. Its journal is left out: the event stands in the exercise's own.
#[derive(Clone, Debug)]
pub struct Seen {
    pub event: EventId,
    pub state: Snapshot,
}

/// What was seen and not yet asked for. While it is there, somebody looks.
#[derive(Default)]
pub(super) struct Watch(pub Vec<Seen>);

/// Keeps the state after an event, if somebody looks.
pub(super) fn note(board: &mut Board, event: EventId) {
    if board.passing.watch.is_none() {
        return;
    }
    // The journal grows with the run, and would be copied with every event.
    let journal = std::mem::take(&mut board.state.journal);
    let state = board.state.clone();
    board.state.journal = journal;
    if let Some(watch) = &mut board.passing.watch {
        watch.0.push(Seen { event, state });
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::Minute;
    use crate::sim::Sim;

    #[test]
    fn who_looks_sees_the_state_after_every_event_and_changes_nothing() {
        let scenario = crate::testing::albania();
        let (mut watched, mut alone) = (Sim::new(scenario.clone(), 1), Sim::new(scenario, 1));
        let before = watched.journal().len();
        watched.watch();
        watched.advance_to(Minute(900));
        alone.advance_to(Minute(900));
        assert_eq!(watched.digests(), alone.digests());
        let seen = watched.watched();
        let numbers: Vec<u32> = seen.iter().map(|seen| seen.event.0).collect();
        assert_eq!(numbers, (before as u32..watched.journal().len() as u32).collect::<Vec<_>>(), "each event once, in order");
        assert!(seen.iter().all(|seen| seen.state.journal.is_empty()));
        assert!(watched.watched().is_empty(), "what was asked for is gone");
        assert!(alone.watched().is_empty());
    }
}
