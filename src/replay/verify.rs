//! Playing a recording again, and finding the first place where it goes another way.

use std::fmt;

use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::EventId;
use crate::sim::order::{Order, Refusal};
use crate::words::Words;

use super::record::{self, Expectation, Record, Recording};
use super::trail::Trail;

/// What came of playing a recording again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same to the last bit.
    Same,
    /// It goes another way, first seen here.
    Diverged(Divergence),
    /// The run is the same, but not what its author expects.
    Unexpected(Vec<Miss>),
    /// It was changed after it was made: the seal does not fit.
    Edited,
    /// It is whole as far as it goes, but was left or cut off after this minute.
    CutOff(Minute),
}

/// The first difference between a recording and its replay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// The minute of the first event that differs, where the recording tells; else the one at which the difference was seen.
    pub minute: Minute,
    pub date: String,
    /// When it was seen: the minute of the record that does not fit.
    pub seen: Minute,
    /// At the last checkpoint before, everything was still the same.
    pub same_at: Minute,
    /// The first event that differs, where the recording tells.
    pub event: Option<EventId>,
    /// Components and the parts of them that differ when it is seen: things by their scenario ids, or fields.
    pub parts: Vec<(String, String)>,
    pub what: Difference,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Component types whose digests differ at a checkpoint.
    Components(Vec<String>),
    /// As many events as these were recorded, and as many happened.
    Events { recorded: u32, happened: u32 },
    /// An order that was taken then is refused now.
    Refused { order: String, why: String },
    /// The final digest.
    Digest,
}

/// An expectation that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    pub expected: Expectation,
    pub found: u64,
    pub date: String,
}

impl fmt::Display for Divergence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "minute {} ({}): ", self.minute.0, self.date)?;
        if let Some(event) = self.event {
            write!(f, "event {} is another", event.0)?;
            if self.seen != self.minute {
                write!(f, "; by minute {}", self.seen.0)?;
            } else {
                f.write_str(";")?;
            }
            f.write_str(" ")?;
        }
        match &self.what {
            Difference::Components(names) => write!(f, "{} {}", names.join(", "), if names.len() == 1 { "differs" } else { "differ" }),
            Difference::Events { recorded, happened } => write!(f, "{recorded} events were recorded, {happened} happened"),
            Difference::Refused { order, why } => write!(f, "the order `{order}` is refused now: {why}"),
            Difference::Digest => write!(f, "the final digest differs"),
        }
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Expectation { of, from, to, .. } = &self.expected;
        write!(f, "{}: {} is {}, expected {from} to {to}", self.date, of.word(), self.found)
    }
}

/// Plays a recording again, up to `until` at most, and compares.
pub fn verify(recording: &Recording, until: Option<Minute>) -> (Outcome, Sim) {
    let mut sim = Sim::new(recording.scenario.clone(), recording.header.seed);
    let mut misses = Vec::new();
    let mut expectations: Vec<&Expectation> =
        recording.records.iter().filter_map(|record| if let Record::Expect(expected) = record { Some(expected) } else { None }).collect();
    expectations.sort_by_key(|expected| expected.at);
    let mut expectations = expectations.into_iter().peekable();
    let mut last = Minute::START;
    let (mut trail, mut same_at) = (Trail::new(), Minute::START);
    for (number, record) in recording.records.iter().enumerate() {
        let Some(at) = record.at() else { continue };
        if until.is_some_and(|until| at > until) {
            break;
        }
        while let Some(expected) = expectations.next_if(|expected| expected.at < at) {
            expect(&mut sim, expected, &mut misses);
        }
        last = at;
        if let Some(what) = play(&mut sim, recording, record) {
            // A finished file whose seal does not fit was changed by somebody: that is the better answer.
            let edited = recording.finished && !seal_fits(recording);
            let divergence = locate(&sim, recording, number, at, what, (&mut trail, same_at));
            return (if edited { Outcome::Edited } else { Outcome::Diverged(divergence) }, sim);
        }
        if let Record::Checkpoint { marks, .. } = record {
            trail.remember(marks);
            same_at = at;
        }
        if matches!(record, Record::End { .. }) && recording.records.len() > number + 1 {
            break;
        }
    }
    if let Some(until) = until {
        sim.advance_to(until);
    }
    for expected in expectations.filter(|expected| until.is_none_or(|until| expected.at <= until)) {
        expect(&mut sim, expected, &mut misses);
    }
    let outcome = if recording.finished && !seal_fits(recording) {
        Outcome::Edited
    } else if !misses.is_empty() {
        Outcome::Unexpected(misses)
    } else if !recording.finished && until.is_none() {
        Outcome::CutOff(last)
    } else {
        Outcome::Same
    };
    (outcome, sim)
}

/// Finds the first event and the parts that differ, as far as the recording tells.
fn locate(
    sim: &Sim,
    recording: &Recording,
    number: usize,
    seen: Minute,
    what: Difference,
    (trail, same_at): (&mut Trail, Minute),
) -> Divergence {
    // An order that is refused stands before the checkpoint that tells what had happened until then.
    let next = recording.records[number..].iter().find(|record| matches!(record, Record::Checkpoint { .. }));
    let mut event = None;
    let mut parts = Vec::new();
    if let Some(Record::Checkpoint { events, trail: written, marks, at, .. }) = next {
        let known = sim.journal().len();
        let first = trail.first_difference(sim, written, *events).filter(|_| !written.is_empty());
        // Before that checkpoint, that the trail goes on says nothing.
        event = first.filter(|first| *at == seen || *first < known).map(|first| EventId(first as u32));
        if *at == seen && matches!(what, Difference::Components(_)) {
            parts = trail.parts_that_differ(sim, marks);
        }
    }
    let minute = event.map_or(seen, |event| sim.journal().get(event).map_or(seen, |event| event.minute));
    Divergence { minute, date: date(&recording.scenario, minute), seen, same_at, event, parts, what }
}

fn date(scenario: &Scenario, minute: Minute) -> String {
    scenario.calendar.date(minute)
}

fn expect(sim: &mut Sim, expected: &Expectation, misses: &mut Vec<Miss>) {
    if expected.at >= sim.now() {
        sim.advance_to(expected.at);
    }
    let found = expected.of.of(&sim.standing());
    if !(expected.from..=expected.to).contains(&found) {
        misses.push(Miss { expected: expected.clone(), found, date: date(&sim.scenario().clone(), expected.at) });
    }
}

/// Plays one record. Returns how it differs from what happens.
fn play(sim: &mut Sim, recording: &Recording, record: &Record) -> Option<Difference> {
    if let Err(why) = record.say_again(sim) {
        return Some(refused(recording, record, &why));
    }
    match record {
        Record::Checkpoint { events, digests, .. } => {
            let now: Vec<(String, String)> = sim.digests().0.into_iter().map(|(name, digest)| (name, digest.short())).collect();
            let differs = |name: &String| {
                let find = |list: &[(String, String)]| list.iter().find(|(known, _)| known == name).map(|(_, digest)| digest.clone());
                find(&now) != find(digests)
            };
            let mut names: Vec<String> = digests.iter().chain(&now).map(|(name, _)| name.clone()).filter(|name| differs(name)).collect();
            names.dedup();
            let mut seen = std::collections::BTreeSet::new();
            names.retain(|name| seen.insert(name.clone()));
            let happened = sim.journal().len() as u32;
            if !names.is_empty() {
                Some(Difference::Components(names))
            } else {
                (happened != *events).then_some(Difference::Events { recorded: *events, happened })
            }
        }
        Record::End { events, digest, .. } => {
            let happened = sim.journal().len() as u32;
            if happened != *events {
                Some(Difference::Events { recorded: *events, happened })
            } else {
                (sim.digests().whole().to_string() != *digest).then_some(Difference::Digest)
            }
        }
        Record::Header(_) | Record::Order { .. } | Record::Timer { .. } | Record::Expect(_) => None,
    }
}

/// Says whether the records are those that were sealed.
fn seal_fits(recording: &Recording) -> bool {
    let Some(end) = recording.records.iter().position(|record| matches!(record, Record::End { .. })) else { return true };
    let sealed: Vec<Record> = recording.records[..end].to_vec();
    match &recording.records[end] {
        Record::End { seal, .. } => record::seal(&sealed) == *seal,
        _ => true,
    }
}

fn refused(recording: &Recording, record: &Record, why: &Refusal) -> Difference {
    let line = record::line(record, &recording.scenario);
    let order = line.split(" //").next().unwrap_or_default().trim().trim_end_matches(',').to_owned();
    Difference::Refused { order, why: Words::english().refusal(&recording.scenario, why) }
}

/// Makes a recording that says what happens now: the same orders, new digests, the same expectations.
pub fn bless(recording: &Recording) -> Result<Vec<Record>, Divergence> {
    let mut session = super::Session::new(recording.scenario.clone(), recording.header.seed, recording.header.bot.clone());
    session.set_title(recording.header.title.clone());
    session.set_fork(recording.header.fork.clone());
    let mut end = None;
    for record in &recording.records {
        let Some(at) = record.at() else { continue };
        session.advance_to(at);
        match record {
            Record::Order { seat, act, .. } => {
                if let Err(why) = session.submit(Order { seat: *seat, act: act.clone() }) {
                    let what = refused(recording, record, &why);
                    return Err(Divergence {
                        minute: at,
                        date: date(&recording.scenario, at),
                        seen: at,
                        same_at: Minute::START,
                        event: None,
                        parts: Vec::new(),
                        what,
                    });
                }
            }
            Record::Timer { mark, .. } => session.mark(*mark),
            Record::End { at, .. } => end = Some(*at),
            _ => {}
        }
    }
    session.advance_to(end.unwrap_or(recording.scenario.calendar.length()));
    let expectations = recording.records.iter().filter(|record| matches!(record, Record::Expect(_)));
    session.finish_with(expectations.cloned().collect());
    Ok(session.records().to_vec())
}
