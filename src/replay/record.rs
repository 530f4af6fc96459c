//! The file of a recording: a list of records in RON, one a line, written as they happen.
//!
//! A recording that ends with `End` is finished and sealed. One without was left or cut off; everything
//! before the cut counts.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::scenario::diagnostic::{Diagnostic, Place, Source};
use crate::scenario::leaf::Permille;
use crate::scenario::library;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::ron_text::{one_from, read_file};
use crate::scenario::{Calendar, Digest, Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::TimerMark;
use crate::sim::order::{Order, Refusal};

/// The format of recordings that this version writes and reads.
pub const FORMAT: u32 = 1;
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

/// Something that should be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Looked at when this minute has passed.
    pub at: Minute,
    pub of: Measure,
    pub from: u64,
    pub to: u64,
}

/// A number that can be expected to lie in a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    DestroyedPermille,
    ServicesUpPermille,
    ServicesUpAbroadPermille,
    EServices,
    TrustPermille,
    EvidencePermille,
    Unmet,
    ObjectivesMet,
    Score,
}

impl Measure {
    /// Returns the word for it, as recordings have it.
    pub fn word(self) -> &'static str {
        match self {
            Measure::DestroyedPermille => "destroyed_permille",
            Measure::ServicesUpPermille => "services_up_permille",
            Measure::ServicesUpAbroadPermille => "services_up_abroad_permille",
            Measure::EServices => "e_services",
            Measure::TrustPermille => "trust_permille",
            Measure::EvidencePermille => "evidence_permille",
            Measure::Unmet => "unmet",
            Measure::ObjectivesMet => "objectives_met",
            Measure::Score => "score",
        }
    }

    pub fn of(self, standing: &crate::sim::score::Standing) -> u64 {
        let share = |share: Permille| u64::from(share.0);
        match self {
            Measure::DestroyedPermille => share(standing.destroyed),
            Measure::ServicesUpPermille => share(standing.services_up),
            Measure::ServicesUpAbroadPermille => share(standing.services_up_abroad),
            Measure::EServices => u64::from(standing.e_services),
            Measure::TrustPermille => share(standing.trust),
            Measure::EvidencePermille => share(standing.evidence),
            Measure::Unmet => standing.unmet,
            Measure::ObjectivesMet => u64::from(standing.objectives_met),
            Measure::Score => u64::from(standing.score.total),
        }
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
    fn bad(problem: Diagnostic) -> Self {
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

fn find_scenario(id: &str, recording: &Path) -> Result<Arc<Scenario>, String> {
    let folders = recording.ancestors().skip(1).take(4).map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let mut broken = None;
    for folder in folders.filter(|folder| folder.join(library::MAIN_FILE).is_file()) {
        match crate::scenario::load(&library::Shelf::Folder(folder.to_owned())) {
            Ok((scenario, _)) if scenario.id == id => return Ok(scenario),
            Ok(_) => {}
            Err(problems) => broken = Some(problems.render(false)),
        }
    }
    // A scenario that cannot be read is no reason to try the recording on another.
    if let Some(broken) = broken {
        return Err(broken);
    }
    match library::find_built_in(id) {
        Ok(shelf) => crate::scenario::load(&shelf).map(|(scenario, _)| scenario).map_err(|problems| problems.render(false)),
        Err(problem) => {
            let help = "keep the recording in the scenario's folder, or in one below it, or name the scenario with --scenario";
            Err(problem.help(help).render(false))
        }
    }
}

fn read_source(source: &Arc<Source>, find: impl FnOnce(&str) -> Result<Arc<Scenario>, String>) -> Result<Recording, ReadError> {
    let mut reader = Reader::new(source).map_err(ReadError::bad)?;
    let nobody = Arc::new(Names::new());
    let begin = reader.rest;
    let (first, _) = reading(&nobody, &Calendar::default(), source, || one_from::<Record>(source, reader.rest));
    let header = match first {
        Ok((Record::Header(header), rest)) => {
            reader.rest = rest;
            header
        }
        // A newer format may have fields that this version does not know: say so instead of naming the field.
        Err(_) if newer_format(begin).is_some() => return Err(ReadError::Format { found: newer_format(begin).unwrap_or(0) }),
        Ok(_) | Err(_) => {
            let problem = match first {
                Err(problem) if !begin.trim().is_empty() => problem,
                _ => Diagnostic::error("no-header", "this is no recording of Go Dark: it does not begin with a header")
                    .at(Place::new(source, 0..1)),
            };
            return Err(ReadError::bad(problem));
        }
    };
    if header.format != FORMAT {
        return Err(ReadError::Format { found: header.format });
    }
    let scenario = find(&header.scenario).map_err(ReadError::Scenario)?;
    let mut recording = Recording {
        source: source.clone(),
        other_content: header.content != scenario.digest.to_string(),
        records: vec![Record::Header(header.clone())],
        places: vec![reader.offset(begin)],
        sound_bytes: reader.offset(reader.rest),
        finished: false,
        header,
        scenario: scenario.clone(),
    };
    let (read, findings) = reading(&scenario.names, &scenario.calendar, source, || reader.records(&mut recording));
    read.map_err(ReadError::bad)?;
    if let Some(problem) = findings.problems.into_iter().next() {
        return Err(ReadError::bad(problem));
    }
    check_order(&recording).map_err(ReadError::bad)?;
    Ok(recording)
}

/// Returns the format number in the text of a header that cannot be read otherwise.
fn newer_format(text: &str) -> Option<u32> {
    let at = text.find("format:")?;
    let digits: String = text[at + "format:".len()..].trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|found| *found != FORMAT)
}

/// Minutes must not run backwards, and nothing comes after the end.
fn check_order(recording: &Recording) -> Result<(), Diagnostic> {
    let mut last = Minute::START;
    let mut ended = false;
    for (record, place) in recording.records.iter().zip(&recording.places) {
        let place = Place::new(&recording.source, *place..*place + 1);
        match record {
            Record::Header(_) if recording.places.first() != Some(&place.range.start) => {
                return Err(Diagnostic::error("second-header", "a recording has one header, at its beginning").at(place));
            }
            Record::Expect(expected) if expected.from > expected.to => {
                return Err(Diagnostic::error("empty-range", "nothing lies in a range that ends before it begins").at(place));
            }
            _ => {}
        }
        if ended {
            return Err(Diagnostic::error("after-end", "nothing can happen after the end of a recording").at(place));
        }
        let Some(at) = record.at() else { continue };
        if at < last {
            return Err(Diagnostic::error("backwards", "this happens before the record above it")
                .at(place)
                .help("put records in the order of their minutes"));
        }
        if at > recording.scenario.calendar.length() {
            return Err(Diagnostic::error("time-outside", "this happens after the scenario has ended").at(place));
        }
        last = at;
        ended = matches!(record, Record::End { .. });
    }
    Ok(())
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Steps into the list.
    fn new(source: &'a Arc<Source>) -> Result<Self, Diagnostic> {
        let mut reader = Self { source, rest: &source.text };
        reader.skip_space();
        if let Some(rest) = reader.rest.strip_prefix('[') {
            reader.rest = rest;
            reader.skip_space();
            Ok(reader)
        } else {
            let at = reader.offset(reader.rest);
            Err(Diagnostic::error("no-header", "this is no recording of Go Dark: a recording is a list that begins with `[`")
                .at(Place::new(source, at..at + 1)))
        }
    }

    fn offset(&self, rest: &str) -> usize {
        self.source.text.len() - rest.len()
    }

    /// Skips white space and comments. A comment that does not end skips to the end.
    fn skip_space(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(comment) = self.rest.strip_prefix("//") {
                self.rest = comment.find('\n').map_or("", |end| &comment[end..]);
            } else if let Some(comment) = self.rest.strip_prefix("/*") {
                self.rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            } else {
                return;
            }
        }
    }

    /// Reads records to the end, or to where the file was cut off.
    fn records(&mut self, recording: &mut Recording) -> Result<(), Diagnostic> {
        loop {
            self.skip_space();
            let comma = self.rest.strip_prefix(',');
            if let Some(rest) = comma {
                self.rest = rest;
                recording.sound_bytes = self.offset(rest);
                self.skip_space();
            }
            if self.rest.is_empty() {
                // The closing bracket says nothing: with its end, a recording is whole.
                recording.finished = recording.records.iter().any(|record| matches!(record, Record::End { .. }));
                return Ok(());
            }
            if let Some(rest) = self.rest.strip_prefix(']') {
                self.rest = rest;
                self.skip_space();
                if !self.rest.is_empty() {
                    let at = self.offset(self.rest);
                    return Err(
                        Diagnostic::error("syntax", "something stands after the end of the list").at(Place::new(self.source, at..at + 1))
                    );
                }
                recording.finished = recording.records.iter().any(|record| matches!(record, Record::End { .. }));
                return Ok(());
            }
            if comma.is_none() {
                let at = self.offset(self.rest);
                return Err(Diagnostic::error("syntax", "records are separated by commas").at(Place::new(self.source, at..at + 1)));
            }
            let begin = self.rest;
            match one_from::<Record>(self.source, begin) {
                Ok((record, rest)) => {
                    recording.places.push(self.offset(begin));
                    recording.records.push(record);
                    self.rest = rest;
                    recording.sound_bytes = self.offset(rest);
                }
                // The last line was cut off in the middle: what stands before it counts.
                Err(_) if is_cut_off(begin) => return Ok(()),
                Err(problem) => return Err(problem),
            }
        }
    }
}

/// Says whether a record that cannot be read is the last of the file, and incomplete.
fn is_cut_off(begin: &str) -> bool {
    // Where more records follow, a damaged one is no cut: what comes after it would be lost.
    let begins = |line: &str| ["Order(", "Timer(", "Checkpoint(", "Expect(", "End("].iter().any(|word| line.trim_start().starts_with(word));
    if begin.lines().skip(1).any(begins) {
        return false;
    }
    let mut depth = 0i32;
    let mut quoted = false;
    let mut escaped = false;
    for c in begin.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => {
                depth -= 1;
                if depth <= 0 {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
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
