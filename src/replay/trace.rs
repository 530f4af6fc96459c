//! A trace: every event of a run with its cause and every field that it changed, one line of JSON each.
//!
//! A recording is small and says where two builds part; a trace is large and says how. The build that made a recording writes
//! the trace of it, and another build holds its own run against it, line by line, to the first field that differs.

use std::collections::BTreeMap;
use std::io::{BufRead, Read as _};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::scenario::names::writing;
use crate::scenario::{Digest, Minute, Scenario};
use crate::sim::Sim;
use crate::sim::compare::{self, Change};
use crate::sim::event::{Event, EventId};
use crate::sim::journal::Journal;
use crate::sim::snapshot::Snapshot;
use crate::words::Words;

use super::record::Recording;
use super::walk::{Meddle, Step, Walk, said};

/// The format of traces that this version writes and reads.
pub const FORMAT: u32 = 1;
/// The longest line that is read, in bytes.
const LINE_MAX: u64 = 16 * 1024 * 1024;

/// The first line: what the trace is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    pub trace: u32,
    /// The version of the game that wrote it.
    pub game: String,
    pub scenario: String,
    pub content: String,
    pub seed: u64,
    /// A digest of everything that was said in the run.
    pub said: String,
}

/// Every other line: an event and what it changed, or what has changed besides by the end of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub minute: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<u32>,
    /// The rule that produced the event, and the event before it in its chain.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub cause: Value,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub what: Value,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Changed>,
}

/// A field that has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    pub component: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    pub field: String,
    pub was: Value,
    pub is: Value,
}

/// What a change is of: component, thing, field.
type Key<'a> = (&'a str, Option<&'a str>, &'a str);

impl Changed {
    fn key(&self) -> Key<'_> {
        (&self.component, self.of.as_deref(), &self.field)
    }
}

impl From<Change> for Changed {
    fn from(change: Change) -> Self {
        Self { component: change.component.to_owned(), of: change.of, field: change.field, was: change.left, is: change.right }
    }
}

impl Cover {
    pub fn of(recording: &Recording) -> Self {
        Self {
            trace: FORMAT,
            game: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: recording.scenario.id.clone(),
            content: recording.scenario.digest.to_string(),
            seed: recording.header.seed,
            said: Digest::of_value(&said(&recording.records)).to_string(),
        }
    }
}

/// Plays a recording and hands over each line of its trace, with the exercise as it stands after the step. Stops when `see`
/// returns false.
pub fn each(recording: &Recording, meddle: Option<Meddle>, mut see: impl FnMut(&Sim, Line) -> bool) {
    let scenario = recording.scenario.clone();
    let mut walk = Walk::of(recording).meddled(meddle);
    let mut before = walk.sim.snapshot();
    for event in walk.sim.journal().events() {
        if !see(&walk.sim, line_of(event, &scenario)) {
            return;
        }
    }
    let first = Line { minute: 0, event: None, cause: Value::Null, what: Value::Null, changed: first_state(&before, &scenario) };
    if !see(&walk.sim, first) {
        return;
    }
    walk.sim.watch();
    while let Some(step) = walk.step() {
        for seen in walk.sim.watched() {
            let Some(event) = walk.sim.journal().get(seen.event) else { continue };
            let changed = before.changes(&seen.state, &scenario).into_iter().map(Changed::from).collect();
            before = seen.state;
            if !see(&walk.sim, Line { changed, ..line_of(event, &scenario) }) {
                return;
            }
        }
        let after = walk.sim.snapshot();
        let changed: Vec<Changed> = before.changes(&after, &scenario).into_iter().map(Changed::from).collect();
        before = after;
        let what = match step {
            Step::Refused(number, why) => serde_json::json!({ "refused": Words::english().refusal(&scenario, &why), "number": number }),
            Step::Time | Step::Said(_) => Value::Null,
        };
        let rest = Line { minute: walk.sim.now().0, event: None, cause: Value::Null, what, changed };
        if (!rest.changed.is_empty() || !rest.what.is_null()) && !see(&walk.sim, rest) {
            return;
        }
    }
}

/// Writes the trace of a recording.
pub fn write(recording: &Recording, meddle: Option<Meddle>, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    line(&Cover::of(recording), out)?;
    let mut done = Ok(());
    each(recording, meddle, |_, next| {
        done = line(&next, out);
        done.is_ok()
    });
    done
}

fn line<T: Serialize>(value: &T, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn line_of(event: &Event, scenario: &Scenario) -> Line {
    writing(&scenario.names, &scenario.calendar, || Line {
        minute: event.minute.0,
        event: Some(event.id.0),
        cause: serde_json::to_value(event.cause).unwrap_or_default(),
        what: serde_json::to_value(event.what).unwrap_or_default(),
        changed: Vec::new(),
    })
}

fn first_state(state: &Snapshot, scenario: &Scenario) -> Vec<Changed> {
    let parts = state.parts(scenario).into_iter();
    parts.map(|(component, of, is)| Changed { component: component.to_owned(), of, field: String::new(), was: Value::Null, is }).collect()
}

/// Where a run parts from a trace.
#[derive(Clone, Debug)]
pub struct Parting {
    pub minute: Minute,
    /// The line here, and the line there; none where one of them is at its end.
    pub here: Option<Line>,
    pub there: Option<Line>,
    /// The fields that differ: value here, value there.
    pub fields: Vec<Differing>,
    /// The event behind it, and what led to it, the nearest first.
    pub chain: Vec<Event>,
    /// What had happened here until then.
    pub journal: Journal,
}

/// A field of a component that has another value here than there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differing {
    pub component: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    pub field: String,
    pub here: Value,
    pub there: Value,
}

/// Why a trace cannot be used.
#[derive(Debug)]
pub enum TraceError {
    /// It cannot be read; at this line.
    Bad(u64, String),
    Format(u32),
    /// It is of another run: what differs.
    Other(String),
}

/// Holds the run that was recorded, as this build plays it, against a trace. Returns nothing when they are the same to the end.
pub fn against(recording: &Recording, trace: impl BufRead) -> Result<Option<Parting>, TraceError> {
    let mut lines = Lines { trace, number: 0 };
    check_cover(&lines.next::<Cover>()?.ok_or_else(|| TraceError::Bad(1, "it is empty".to_owned()))?, &Cover::of(recording))?;
    let (mut parting, mut error) = (None, None);
    each(recording, None, |sim, here| {
        let there = match lines.next::<Line>() {
            Ok(there) => there,
            Err(problem) => {
                error = Some(problem);
                return false;
            }
        };
        if there.as_ref() == Some(&here) {
            return true;
        }
        // Without an event of its own, a change goes with the last one.
        let event = here.event.unwrap_or((sim.journal().len() as u32).saturating_sub(1));
        let chain = sim.why(EventId(event)).into_iter().copied().collect();
        parting = Some(Parting { chain, journal: sim.journal().clone(), ..part(here, there) });
        false
    });
    match (error, parting) {
        (Some(error), _) => Err(error),
        (None, Some(parting)) => Ok(Some(parting)),
        (None, None) => Ok(lines.next::<Line>()?.map(|there| Parting {
            minute: Minute(there.minute),
            here: None,
            there: Some(there),
            fields: Vec::new(),
            chain: Vec::new(),
            journal: Journal::default(),
        })),
    }
}

fn check_cover(there: &Cover, here: &Cover) -> Result<(), TraceError> {
    if there.trace != FORMAT {
        return Err(TraceError::Format(there.trace));
    }
    let pairs = [
        ("scenario", &there.scenario, &here.scenario),
        ("scenario's content", &there.content, &here.content),
        ("seed", &there.seed.to_string(), &here.seed.to_string()),
        ("orders", &there.said, &here.said),
    ];
    match pairs.into_iter().find(|(_, there, here)| there != here) {
        Some((what, ..)) => Err(TraceError::Other(format!("it is the trace of another run: its {what} differ"))),
        None => Ok(()),
    }
}

fn part(here: Line, there: Option<Line>) -> Parting {
    let mut fields = Vec::new();
    if let Some(there) = &there {
        let (ours, theirs) = (by_field(&here.changed), by_field(&there.changed));
        for changed in &here.changed {
            let other = theirs.get(&changed.key()).copied();
            if other != Some(changed) {
                // What did not change there still has the value that it had.
                let there = other.map_or(&changed.was, |other| &other.is);
                differ(changed, &changed.is, there, &mut fields);
            }
        }
        for changed in there.changed.iter().filter(|changed| !ours.contains_key(&changed.key())) {
            differ(changed, &changed.was, &changed.is, &mut fields);
        }
    }
    let minute = Minute(there.as_ref().map_or(here.minute, |there| there.minute.min(here.minute)));
    Parting { minute, here: Some(here), there, fields, chain: Vec::new(), journal: Journal::default() }
}

/// Returns the changes by what they are of. A trace can name a field twice: the first counts.
fn by_field(changes: &[Changed]) -> BTreeMap<Key<'_>, &Changed> {
    changes.iter().rev().map(|changed| (changed.key(), changed)).collect()
}

fn differ(changed: &Changed, here: &Value, there: &Value, found: &mut Vec<Differing>) {
    compare::fields(here, there, changed.field.clone(), &mut |field, here, there| {
        found.push(Differing { component: changed.component.clone(), of: changed.of.clone(), field, here, there });
    });
}

struct Lines<R> {
    trace: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    fn next<T: for<'de> Deserialize<'de>>(&mut self) -> Result<Option<T>, TraceError> {
        self.number += 1;
        let mut bytes = Vec::new();
        let bad = |why: String| TraceError::Bad(self.number, why);
        self.trace
            .by_ref()
            .take(LINE_MAX)
            .read_until(b'\n', &mut bytes)
            .map_err(|error| bad(crate::scenario::ron_text::io_words(&error)))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if bytes.len() as u64 == LINE_MAX {
            return Err(bad(format!("a line has more than {LINE_MAX} bytes")));
        }
        serde_json::from_slice(&bytes).map(Some).map_err(|error| bad(error.to_string()))
    }
}
