//! A run played anew in a scenario that has changed: every order that still makes sense is given again.
//!
//! What was said goes over by the names of things, as a recording has them; numbers of things may have changed.

use std::sync::Arc;

use super::record::{self, Record};
use super::session::Session;
use crate::scenario::diagnostic::Source;
use crate::scenario::moves::Act;
use crate::scenario::names::{Id as _, SeatId, reading};
use crate::scenario::ron_text::one_from;
use crate::scenario::{Minute, Scenario};
use crate::sim::order::Order;
use crate::words::Words;

/// Something that was said, and cannot be said in the scenario as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    pub at: Minute,
    /// The record as it stands in a recording.
    pub line: String,
    pub why: String,
}

impl Session {
    /// Plays the run anew in a changed scenario, up to the minute where this one stands.
    ///
    /// What was `lost` when it was last played anew is tried again. Returns what is lost now.
    pub fn anew(&self, scenario: &Arc<Scenario>, lost: &[Lost]) -> (Self, Vec<Lost>) {
        let before = self.sim.scenario();
        let said = self.records().iter().filter(|record| matches!(record, Record::Order { .. } | Record::Timer { .. }));
        let mut lines: Vec<(Minute, String)> =
            said.filter_map(|record| Some((record.at()?, record::line(record, before).trim().to_owned()))).collect();
        lines.extend(lost.iter().map(|lost| (lost.at, lost.line.clone())));
        lines.sort_by_key(|(at, _)| *at);

        let mut anew = Session::new(scenario.clone(), self.sim.seed(), self.header().bot.clone());
        anew.set_title(self.header().title.clone());
        anew.set_fork(self.header().fork.clone());
        let mut lost = Vec::new();
        for (at, line) in lines {
            let said = match read(&line, scenario) {
                Ok(record) => anew.say(&record),
                Err(why) => Err(why),
            };
            if let Err(why) = said {
                lost.push(Lost { at, line, why });
            }
        }
        anew.advance_to(self.sim.now());
        // A run that is over has no minute from which it goes on.
        if !self.records().iter().any(|record| matches!(record, Record::End { .. })) {
            anew.rest();
        }
        (anew, lost)
    }

    fn say(&mut self, record: &Record) -> Result<(), String> {
        match record {
            Record::Order { at, seat, act } => {
                self.advance_to(*at);
                self.submit(Order { seat: *seat, act: act.clone() })
                    .map_err(|refusal| Words::english().refusal(self.sim.scenario(), &refusal))
            }
            Record::Timer { at, mark } => {
                self.advance_to(*at);
                self.mark(*mark);
                Ok(())
            }
            Record::Header(_) | Record::Checkpoint { .. } | Record::Expect(_) | Record::End { .. } => Ok(()),
        }
    }
}

/// Reads a record of another version of the scenario.
fn read(line: &str, scenario: &Scenario) -> Result<Record, String> {
    let source = Source::new("the run so far", line);
    let (read, findings) = reading(&scenario.names, &scenario.calendar, &source, || one_from::<Record>(&source, &source.text));
    let (record, _) = read.map_err(|problem| problem.message)?;
    match findings.problems.into_iter().next() {
        Some(problem) => Err(problem.message),
        None => Ok(record),
    }
}

/// Returns an act of one version of a scenario as it is said in another, if it still can be.
pub fn said_in(act: &Act, before: &Scenario, now: &Scenario) -> Option<Act> {
    let order = Record::Order { at: Minute::START, seat: SeatId::new(0), act: act.clone() };
    match read(record::line(&order, before).trim(), now) {
        Ok(Record::Order { act, .. }) => Some(act),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::library::Shelf;
    use crate::testing::{albania, played};

    /// Loads the flagship with something called otherwise.
    fn renamed(from: &str, to: &str) -> Arc<Scenario> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let files = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/albania-2022");
        for entry in std::fs::read_dir(files).expect("it comes with the game").flatten() {
            if entry.path().extension().is_some_and(|kind| kind == "ron") {
                let text = std::fs::read_to_string(entry.path()).expect("it can be read").replace(from, to);
                std::fs::write(folder.path().join(entry.file_name()), text).expect("a file");
            }
        }
        crate::scenario::load(&Shelf::Folder(folder.path().to_owned())).expect("as good as before").0
    }

    #[test]
    fn in_the_same_scenario_it_is_the_same_run() {
        let session = played("history", Minute(4000));
        let (anew, lost) = session.anew(&albania(), &[]);
        assert!(lost.is_empty(), "{lost:?}");
        let differs = anew.sim.journal().events().iter().zip(session.sim.journal().events()).find(|(now, then)| now != then);
        assert_eq!(differs, None);
        assert_eq!(anew.sim.digests(), session.sim.digests());
        let orders = |session: &Session| session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count();
        assert_eq!(orders(&anew), orders(&session));
        assert_eq!(anew.header(), session.header());
    }

    #[test]
    fn what_has_lost_its_name_is_told_and_tried_again() {
        let session = played("history", Minute(4000));
        let without = renamed("akshi-computers", "akshi-desks");
        let orders = |session: &Session| session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count();
        let (poorer, lost) = session.anew(&without, &[]);
        assert!(!lost.is_empty() && lost.iter().any(|lost| lost.why.contains("akshi-computers")), "{lost:?}");
        assert_eq!(poorer.sim.now(), session.sim.now());
        assert_eq!(orders(&poorer) + lost.len(), orders(&session));
        // The author takes the change back: nothing is gone.
        let (whole, lost) = poorer.anew(&albania(), &lost);
        assert!(lost.is_empty(), "{lost:?}");
        // The journal alone knows that the clock was stopped in between.
        let world = |session: &Session| session.sim.digests().0.into_iter().filter(|(name, _)| name != "Journal").collect::<Vec<_>>();
        assert_eq!(world(&whole), world(&session));
        assert_eq!(orders(&whole), orders(&session));
    }
}
