//! The file of a recording: a list of records in RON, one a line, written as they happen.
//!
//! A recording that ends with `End` is finished and sealed. One without was left or cut off; everything
//! before the cut counts.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::scenario::diagnostic::{Diagnostic, Source};
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::ron_text::read_file;
use crate::scenario::{Digest, Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::TimerMark;
use crate::sim::order::{Order, Refusal};

pub use super::expect::{Expectation, Measure};
pub use super::reading::CHANGED;
use super::reading::{find_scenario, read_source};

/// The format of recordings that this version writes. Since format 2, checkpoints carry a trail of events, and marks.
pub const FORMAT: u32 = 2;
/// The oldest format that it reads.
pub const FORMAT_OLDEST: u32 = 1;
/// Recordings end in this.
pub const EXTENSION: &str = ".replay.ron";
/// The digests of a checkpoint are taken so often.
pub const CHECKPOINT_MINUTES: u32 = 12 * 60;

/// What a recording is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub format: u32,
    /// The version of the game that made it.
    pub game: String,
    pub scenario: String,
    /// The digest of the scenario's content.
    pub content: String,
    pub seed: u64,
    /// Who played: a bot's name, or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bot: Option<String>,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it parts from another run, when it is a what-if.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fork: Option<Fork>,
}

/// A what-if: up to a minute it is another run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fork {
    pub at_minute: u32,
    /// The name of the other run's file, when it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// One line of a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Record {
    Header(Header),
    Order {
        at: Minute,
        seat: SeatId,
        act: Act,
    },
    /// What the timer did: no rule follows from it, but it is part of the story.
    Timer {
        at: Minute,
        mark: TimerMark,
    },
    Checkpoint {
        at: Minute,
        events: u32,
        /// The first 16 digits of each component type's digest.
        digests: Vec<(String, String)>,
        /// Two signs for each event since the checkpoint before.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        trail: String,
        /// Two signs for each row or field of the components that have changed since the checkpoint before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        marks: Vec<(String, String)>,
    },
    /// What an author expects of the run.
    Expect(Expectation),
    End {
        at: Minute,
        events: u32,
        digest: String,
        /// A digest over all records before this one: tells whether the file was changed afterwards.
        seal: String,
    },
}

impl Record {
    /// Returns the minute of what happened. A header and an expectation have none.
    pub fn at(&self) -> Option<Minute> {
        match self {
            Record::Order { at, .. } | Record::Timer { at, .. } | Record::Checkpoint { at, .. } | Record::End { at, .. } => Some(*at),
            Record::Header(_) | Record::Expect(_) => None,
        }
    }

    /// Lets time pass up to this record, and says again what it says. Only an order can be refused.
    pub fn say_again(&self, sim: &mut Sim) -> Result<(), Refusal> {
        if let Some(at) = self.at() {
            sim.advance_to(at);
        }
        match self {
            Record::Order { seat, act, .. } => sim.submit(Order { seat: *seat, act: act.clone() })?,
            Record::Timer { mark, .. } => sim.mark(*mark),
            Record::Header(_) | Record::Checkpoint { .. } | Record::Expect(_) | Record::End { .. } => {}
        }
        Ok(())
    }
}

/// A recording as it was read, with its scenario.
#[derive(Debug)]
pub struct Recording {
    pub source: Arc<Source>,
    pub scenario: Arc<Scenario>,
    pub header: Header,
    pub records: Vec<Record>,
    /// Where each record begins.
    pub places: Vec<usize>,
    /// How many bytes of the file are whole records.
    pub sound_bytes: usize,
    pub finished: bool,
    /// The scenario is not the one that was recorded: its content differs.
    pub other_content: bool,
}

/// Why a recording cannot be used.
#[derive(Debug)]
pub enum ReadError {
    /// The file is not a recording, or damaged.
    Bad(Box<Diagnostic>),
    /// Another format, older or newer.
    Format { found: u32 },
    /// Its scenario cannot be found or read.
    Scenario(String),
}

impl ReadError {
    pub(super) fn bad(problem: Diagnostic) -> Self {
        Self::Bad(Box::new(problem))
    }
}

/// Reads a recording from a file, and the scenario it is of.
///
/// A scenario is looked for beside the recording, and in the folders above it, before the built-in ones.
pub fn read(path: &Path) -> Result<Recording, ReadError> {
    let source = read_file(path).map_err(ReadError::bad)?;
    read_source(&source, |id| find_scenario(id, path))
}

/// Reads a recording from a file, of a scenario that is at hand.
pub fn read_with(path: &Path, scenario: &Arc<Scenario>) -> Result<Recording, ReadError> {
    read_of(&read_file(path).map_err(ReadError::bad)?, scenario)
}

/// Reads a recording of a scenario that is at hand.
pub fn read_of(source: &Arc<Source>, scenario: &Arc<Scenario>) -> Result<Recording, ReadError> {
    read_source(source, |id| {
        if id == scenario.id { Ok(scenario.clone()) } else { Err(format!("this is a recording of `{id}`, not of `{}`", scenario.id)) }
    })
}

/// Writes a record as one line, with a date beside minutes for people.
pub fn line(record: &Record, scenario: &Scenario) -> String {
    let text = writing(&scenario.names, &scenario.calendar, || ron::ser::to_string(record)).expect("records are plain data");
    let mut line = format!("    {text},");
    if let Some(at) = record.at() {
        let _ = write!(line, " // {}", scenario.calendar.date(at));
    }
    line.push('\n');
    line
}

/// Returns the seal over records: a digest of what they say, whatever the file looks like.
pub fn seal(records: &[Record]) -> String {
    Digest::of_value(records).to_string()
}

/// Writes a whole recording, sealed when it has an end.
pub fn text(records: &[Record], scenario: &Scenario) -> String {
    let mut text = String::from("[\n");
    for record in records {
        text.push_str(&line(record, scenario));
    }
    if records.iter().any(|record| matches!(record, Record::End { .. })) {
        text.push_str("]\n");
    }
    text
}
