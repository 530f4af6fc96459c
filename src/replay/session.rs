//! One exercise being played, and its recording, kept up to the last order.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::TimerMark;
use crate::sim::order::{Order, Refusal};

use super::record::{self, CHECKPOINT_MINUTES, FORMAT, Fork, Header, Record, Recording};
use super::trail::Trail;
use super::verify::{Outcome, verify};

/// An exercise, and everything that was said in it so far.
pub struct Session {
    pub sim: Sim,
    records: Vec<Record>,
    trail: Trail,
    /// Where the recording is to be kept, whether or not that works yet.
    wanted: Option<PathBuf>,
    disk: Option<Disk>,
    /// Why the recording could not be written, until it can be again.
    trouble: Option<String>,
}

/// The recording's file. What is not yet on it is written before anything else.
struct Disk {
    file: File,
    /// How many records are safely on disk.
    written: usize,
}

impl Session {
    /// Begins an exercise.
    pub fn new(scenario: Arc<Scenario>, seed: u64, bot: Option<String>) -> Self {
        let header = Header {
            format: FORMAT,
            game: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario.id.clone(),
            content: scenario.digest.to_string(),
            seed,
            bot,
            title: None,
            fork: None,
        };
        let sim = Sim::new(scenario, seed);
        Self { sim, records: vec![Record::Header(header)], trail: Trail::new(), wanted: None, disk: None, trouble: None }
    }

    /// Takes up an exercise where its recording ends, if it still goes the way it went.
    pub fn resume(recording: Recording) -> Result<Self, Outcome> {
        let (outcome, _) = verify(&recording, None);
        if matches!(outcome, Outcome::Diverged(_) | Outcome::Edited) {
            return Err(outcome);
        }
        let mut session = Self {
            sim: Sim::new(recording.scenario.clone(), recording.header.seed),
            // What is written from now on is of this format, whatever the beginning was.
            records: vec![Record::Header(Header { format: FORMAT, ..recording.header.clone() })],
            trail: Trail::new(),
            wanted: None,
            disk: None,
            trouble: None,
        };
        for record in recording.records.into_iter().skip(1) {
            match record {
                Record::Expect(_) => continue,
                // What ended between two records is seen to its end.
                Record::End { at, .. } => {
                    session.sim.advance_to(at);
                    continue;
                }
                _ => {}
            }
            record.say_again(&mut session.sim).expect("it was taken when the recording was verified");
            session.trail.pass(&session.sim, &record);
            session.records.push(record);
        }
        Ok(session)
    }

    pub fn records(&self) -> &[Record] {
        &self.records
    }

    pub fn header(&self) -> &Header {
        match &self.records[0] {
            Record::Header(header) => header,
            _ => unreachable!("a recording begins with its header"),
        }
    }

    /// Keeps the recording in a file from now on. What was said so far is written first.
    ///
    /// The file is written anew beside its place and put there whole, so that an older one is never half gone.
    /// When that does not work it is tried again with every record.
    pub fn keep_in(&mut self, path: &Path) -> io::Result<()> {
        self.wanted = Some(path.to_owned());
        let begun = self.begin_file(path);
        self.trouble = begun.as_ref().err().map(crate::scenario::ron_text::io_words);
        begun
    }

    fn begin_file(&mut self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let begun = path.with_extension("part");
        std::fs::write(&begun, record::text(&self.records, self.sim.scenario()))?;
        let mut file = OpenOptions::new().read(true).write(true).open(&begun)?;
        file.sync_data()?;
        std::fs::rename(&begun, path)?;
        file.seek(SeekFrom::End(0))?;
        self.disk = Some(Disk { file, written: self.records.len() });
        Ok(())
    }

    pub fn path(&self) -> Option<&Path> {
        self.wanted.as_deref()
    }

    /// Returns why the recording could not be written, if it is not all on disk.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Lets time pass, taking digests on the way.
    pub fn advance_to(&mut self, minute: Minute) {
        let minute = minute.min(self.sim.scenario().calendar.length());
        while let Some(at) = next_checkpoint(self.sim.now()).filter(|at| *at <= minute) {
            self.sim.advance_to(at);
            self.take_checkpoint();
        }
        self.sim.advance_to(minute);
    }

    fn take_checkpoint(&mut self) {
        let record = self.trail.checkpoint(&self.sim);
        self.add(record);
    }

    /// Gives an order; it is on disk before it is answered.
    pub fn submit(&mut self, order: Order) -> Result<(), Refusal> {
        self.sim.submit(order.clone())?;
        self.add(Record::Order { at: self.sim.now(), seat: order.seat, act: order.act });
        Ok(())
    }

    /// Notes what the timer did.
    pub fn mark(&mut self, mark: TimerMark) {
        if !self.sim.is_over() {
            self.sim.mark(mark);
            self.add(Record::Timer { at: self.sim.now(), mark });
        }
    }

    /// Notes the minute at which the clock was stopped, so that the run goes on from there after a crash.
    pub fn rest(&mut self) {
        if self.records.iter().rev().find_map(Record::at) != Some(self.sim.now()) {
            self.mark(TimerMark::Paused);
        }
    }

    /// Ends the recording where the exercise stands, and seals it.
    pub fn finish(&mut self) {
        self.finish_with(Vec::new());
    }

    /// Ends the recording where the exercise stands, with what is expected of it, and seals it.
    pub fn finish_with(&mut self, expectations: Vec<Record>) {
        if self.records.iter().any(|record| matches!(record, Record::End { .. })) {
            return;
        }
        // The trail goes to the very end.
        let last = self.records.iter().rev().find_map(|record| match record {
            Record::Checkpoint { at, events, .. } => Some((*at, *events)),
            _ => None,
        });
        if last != Some((self.sim.now(), self.sim.journal().len() as u32)) {
            self.take_checkpoint();
        }
        expectations.into_iter().for_each(|record| self.add(record));
        let end = Record::End {
            at: self.sim.now(),
            events: self.sim.journal().len() as u32,
            digest: self.sim.digests().whole().to_string(),
            seal: record::seal(&self.records),
        };
        self.add(end);
    }

    /// Plays the run again, and says again what was said in it, up to where it stands. Returns it as it stands then.
    ///
    /// `step` names how far to go next; what was said is never passed over. `see` looks after each step, and after each
    /// thing that was said; it hears from which minute the step was taken.
    pub fn retrace(&self, step: impl Fn(&Sim) -> Minute, mut see: impl FnMut(&Sim, Minute)) -> Sim {
        let mut sim = Sim::new(self.sim.scenario().clone(), self.sim.seed());
        let walk = |sim: &mut Sim, to: Minute, see: &mut dyn FnMut(&Sim, Minute)| {
            while sim.now() < to && !sim.is_over() {
                let from = sim.now();
                sim.advance_to(step(sim).clamp(from.plus(1), to));
                see(sim, from);
            }
        };
        for record in &self.records {
            if let Some(at) = record.at() {
                walk(&mut sim, at, &mut see);
                // What was taken when the run was played is taken again.
                let _ = record.say_again(&mut sim);
                see(&sim, sim.now());
            }
        }
        walk(&mut sim, self.sim.now(), &mut see);
        sim
    }

    /// Names the run.
    pub fn set_title(&mut self, title: Option<String>) {
        if let Record::Header(header) = &mut self.records[0] {
            header.title = title;
        }
    }

    /// Says that the run parts from another one.
    pub fn set_fork(&mut self, fork: Option<Fork>) {
        if let Record::Header(header) = &mut self.records[0] {
            header.fork = fork;
        }
    }

    fn add(&mut self, record: Record) {
        self.records.push(record);
        self.write();
    }

    /// Writes what is not yet on disk. Trouble is kept and tried again with the next record: play goes on.
    pub fn write(&mut self) {
        let Some(disk) = &mut self.disk else {
            if let Some(path) = self.wanted.clone() {
                let _ = self.keep_in(&path);
            }
            return;
        };
        let scenario = self.sim.scenario();
        let mut text: String = self.records[disk.written..].iter().map(|record| record::line(record, scenario)).collect();
        if matches!(self.records.last(), Some(Record::End { .. })) {
            text.push_str("]\n");
        }
        if text.is_empty() {
            return;
        }
        let before = disk.file.stream_position();
        let done = disk.file.write_all(text.as_bytes()).and_then(|()| disk.file.sync_data());
        match (done, before) {
            (Ok(()), _) => {
                disk.written = self.records.len();
                self.trouble = None;
            }
            (Err(error), before) => {
                // A line that is half written is taken back, so that the next try begins on a clean line.
                if let Ok(before) = before {
                    let _ = disk.file.set_len(before).and_then(|()| disk.file.seek(SeekFrom::Start(before)));
                }
                self.trouble = Some(crate::scenario::ron_text::io_words(&error));
            }
        }
    }

    /// Returns the recording as text.
    pub fn text(&self) -> String {
        record::text(&self.records, self.sim.scenario())
    }
}

/// Returns the next minute at which digests are taken.
fn next_checkpoint(now: Minute) -> Option<Minute> {
    Some(Minute((now.0 / CHECKPOINT_MINUTES + 1).checked_mul(CHECKPOINT_MINUTES)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> Session {
        Session::new(crate::testing::albania(), 3, None)
    }

    #[test]
    fn a_recording_that_cannot_be_written_is_tried_again() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let in_the_way = folder.path().join("runs");
        std::fs::write(&in_the_way, "a file where the folder should be").expect("a file");
        let path = in_the_way.join("a.replay.ron");
        let mut session = begun();
        assert!(session.keep_in(&path).is_err());
        session.advance_to(Minute(800));
        assert!(session.trouble().is_some());

        std::fs::remove_file(&in_the_way).expect("it is a file");
        session.advance_to(Minute(1500));
        assert_eq!(session.trouble(), None);
        assert_eq!(std::fs::read_to_string(&path).expect("it is there now"), session.text(), "with everything from the beginning");
    }

    #[test]
    fn a_run_retraced_is_the_run_itself_seen_step_by_step() {
        let session = crate::testing::played("history", Minute(3000));
        let (mut seen, mut minutes) = (Vec::new(), Vec::new());
        let again = session.retrace(
            |sim| sim.now().plus(7),
            |sim, from| {
                seen.push(sim.journal().len());
                minutes.push((from, sim.now()));
            },
        );
        assert_eq!(again.digests(), session.sim.digests());
        assert_eq!(minutes.last().map(|(_, minute)| *minute), Some(session.sim.now()));
        assert!(minutes.iter().all(|(from, minute)| minute.since(*from) <= 7), "no step is longer than was asked for");
        assert!(minutes.windows(2).all(|pair| pair[0].1 == pair[1].0), "each begins where the last one ended");
        let records = session.records().iter().filter(|record| record.at().is_some()).count();
        assert_eq!(minutes.iter().filter(|(from, minute)| from == minute).count(), records, "and what was said is seen once");
        assert_eq!(seen.last(), Some(&session.sim.journal().len()));
    }

    #[test]
    fn a_run_that_goes_another_way_now_is_not_taken_up() {
        let mut session = begun();
        session.advance_to(Minute(1500));
        let text = session.text().replacen("events:", "events:9", 1);
        let source = crate::scenario::diagnostic::Source::new("a.replay.ron", text);
        let recording = record::read_of(&source, session.sim.scenario()).expect("it can be read");
        assert!(matches!(Session::resume(recording), Err(Outcome::Diverged(_))));
    }
}
