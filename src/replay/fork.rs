//! What-if runs: another run that is the same up to a minute, and goes on from there by hand.

use crate::scenario::Minute;
use crate::sim::order::Order;

use super::record::{Fork, Record};
use super::session::Session;

impl Session {
    /// Begins a run of its own that has everything that was said in this one up to `at`, and stands there.
    ///
    /// This run stays as it is. `of` names its recording, so that the two can be laid beside each other.
    pub fn what_if(&self, at: Minute, of: Option<String>) -> Self {
        let mut fork = Session::new(self.sim.scenario().clone(), self.sim.seed(), None);
        let at = at.min(self.sim.now());
        fork.set_fork(Some(Fork { at_minute: at.0, of }));
        for record in self.records().iter().take_while(|record| record.at().is_none_or(|said| said <= at)) {
            match record {
                Record::Order { at, seat, act } => {
                    fork.advance_to(*at);
                    fork.submit(Order { seat: *seat, act: act.clone() }).expect("it was taken when the run was played");
                }
                Record::Timer { at, mark } => {
                    fork.advance_to(*at);
                    fork.mark(*mark);
                }
                Record::Header(_) | Record::Checkpoint { .. } | Record::Expect(_) | Record::End { .. } => {}
            }
        }
        fork.advance_to(at);
        fork.rest();
        fork
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::record;
    use crate::replay::verify::{Outcome, verify};
    use crate::scenario::diagnostic::Source;
    use crate::testing::{albania, played_out};

    #[test]
    fn a_what_if_is_the_same_run_up_to_its_minute_and_verifies() {
        let original = played_out("history");
        let before = original.text();
        let at = Minute(1900);
        let mut fork = original.what_if(at, Some("first.replay.ron".to_owned()));
        assert_eq!(fork.sim.now(), at);
        let events = fork.sim.journal().events();
        let same = |len: usize| original.sim.journal().events()[..len] == events[..len];
        // The last event may be the mark of the fork itself.
        assert!(same(events.len() - 1), "everything that happened up to then has happened here too");
        assert_eq!(fork.header().fork, Some(Fork { at_minute: at.0, of: Some("first.replay.ron".to_owned()) }));
        fork.advance_to(Minute(9000));
        fork.finish();
        let source = Source::new("fork.replay.ron", fork.text());
        let read = record::read_of(&source, &albania()).expect("it is sound");
        assert_eq!(read.header.fork, fork.header().fork);
        assert_eq!(verify(&read, None).0, Outcome::Same);
        assert_eq!(original.text(), before, "the original stays as it was");
    }

    #[test]
    fn beyond_the_end_there_is_nothing_to_fork() {
        let original = played_out("idle");
        assert!(original.what_if(Minute(u32::MAX), None).sim.is_over());
    }
}
