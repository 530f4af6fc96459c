//! Differences and faults in words: what happened, what it belongs to, and what led to it.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::scenario::Scenario;
use crate::scenario::names::writing;
use crate::sim::Sim;
use crate::sim::compare::Change;
use crate::sim::event::{Event, EventId};
use crate::sim::journal::Journal;
use crate::words::{Words, story};

use super::heavy::{Fault, Wrong};
use super::trace::{Differing, Parting};
use super::verify::Divergence;

/// Most links of a chain, and most fields and parts, that are shown.
const SHOWN_MAX: usize = 8;

/// Says what a recording tells of a divergence: the event here with its causes, and the things that differ.
pub fn divergence(found: &Divergence, sim: &Sim, file: &Path) -> String {
    let scenario = sim.scenario();
    let mut out = String::new();
    match found.event {
        Some(event) => match sim.journal().get(event) {
            Some(_) => chain(&mut out, scenario, sim.journal(), &sim.why(event)),
            None => {
                let _ = writeln!(out, "  here: no event {} happens by then", event.0);
            }
        },
        None => {
            let _ = writeln!(out, "  the same at minute {}, and no event after it is known to differ", found.same_at.0);
        }
    }
    let mut parts = found.parts.iter().map(|(component, part)| format!("{component} of {part}"));
    for part in parts.by_ref().take(SHOWN_MAX) {
        let _ = writeln!(out, "  differs by minute {}: {part}", found.seen.0);
    }
    more(&mut out, parts.count());
    let shown = file.display();
    let _ = writeln!(out, "  fields and both values: `godark trace {shown} --out other.trace` with the build that made it, then");
    let _ = write!(out, "  `godark replay {shown} --against other.trace` with this one");
    out
}

/// Returns the same for programs.
pub fn divergence_json(found: &Divergence, sim: &Sim) -> Value {
    let happened = found.event.and_then(|event| sim.journal().get(event));
    json!({
        "minute": found.minute.0,
        "date": found.date,
        "seen_at": found.seen.0,
        "same_at": found.same_at.0,
        "event": found.event,
        "happened": happened.map(|event| event_json(event, sim.scenario())),
        "chain": happened.map(|event| chain_json(&sim.why(event.id), sim.scenario())),
        "parts": found.parts.iter().map(|(component, of)| json!({ "component": component, "of": of })).collect::<Vec<_>>(),
        "what": found.to_string(),
    })
}

fn event_json(event: &Event, scenario: &Scenario) -> Value {
    writing(&scenario.names, &scenario.calendar, || serde_json::to_value(event).unwrap_or_default())
}

fn chain_json(chain: &[&Event], scenario: &Scenario) -> Vec<Value> {
    chain.iter().map(|event| event_json(event, scenario)).collect()
}

/// Says where a run parts from a trace.
pub fn parting(found: &Parting, scenario: &Scenario) -> String {
    let mut out = format!("parts at minute {} ({})", found.minute.0, scenario.calendar.date(found.minute));
    let number = |line: &Option<super::trace::Line>| line.as_ref().and_then(|line| line.event);
    if let Some(event) = number(&found.here).or(number(&found.there)) {
        let _ = write!(out, ", event {event}");
    }
    out.push('\n');
    let same = matches!((&found.here, &found.there), (Some(here), Some(there)) if here.what == there.what && here.event == there.event);
    if !same {
        for (who, line) in [("here ", &found.here), ("there", &found.there)] {
            let _ = match line {
                None => writeln!(out, "  {who}: nothing more happens"),
                Some(line) if line.what.is_null() => writeln!(out, "  {who}: no event, but something changes"),
                Some(line) => writeln!(out, "  {who}: {} at minute {}, because of {}", line.what, line.minute, line.cause),
            };
        }
    }
    let mut fields = found.fields.iter().map(differing);
    for field in fields.by_ref().take(SHOWN_MAX) {
        let _ = writeln!(out, "  {field}");
    }
    more(&mut out, fields.count());
    chain(&mut out, scenario, &found.journal, &found.chain.iter().collect::<Vec<_>>());
    out.trim_end().to_owned()
}

/// Returns the same for programs.
pub fn parting_json(found: &Parting, scenario: &Scenario) -> Value {
    json!({
        "minute": found.minute.0,
        "here": found.here,
        "there": found.there,
        "fields": found.fields,
        "chain": chain_json(&found.chain.iter().collect::<Vec<_>>(), scenario),
    })
}

fn differing(field: &Differing) -> String {
    format!("{}: {} here, {} there", place(&field.component, field.of.as_deref(), &field.field), field.here, field.there)
}

fn place(component: &str, of: Option<&str>, field: &str) -> String {
    let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
    if field.is_empty() { format!("{component}{of}") } else { format!("{component}{of}, field {field}") }
}

/// Says what is wrong with a run that was looked at closely.
pub fn fault(found: &Fault, sim: &Sim) -> String {
    let scenario = sim.scenario();
    let mut out = format!("minute {} ({}), ", found.minute.0, scenario.calendar.date(found.minute));
    let _ = match &found.what {
        Wrong::Broken(broken) => writeln!(out, "{broken}"),
        Wrong::Kept(_) => writeln!(out, "a state that was kept and put back is another one"),
        Wrong::PutBack(_) => writeln!(out, "an exercise that was put back goes another way"),
        Wrong::SecondRun(_) => writeln!(out, "a second run of the same orders goes another way"),
    };
    changes(&mut out, found.what.changes());
    chain(&mut out, scenario, sim.journal(), &sim.why(found.event));
    out.trim_end().to_owned()
}

/// Returns the same for programs.
pub fn fault_json(found: &Fault, sim: &Sim) -> Value {
    let (kind, of) = match &found.what {
        Wrong::Broken(broken) => (broken.rule, Some(broken.of.as_str())),
        Wrong::Kept(_) => ("kept", None),
        Wrong::PutBack(_) => ("put-back", None),
        Wrong::SecondRun(_) => ("second-run", None),
    };
    let field = |change: &Change| json!({ "component": change.component, "of": change.of, "field": change.field, "first": change.left, "then": change.right });
    json!({
        "minute": found.minute.0,
        "event": found.event,
        "kind": kind,
        "of": of,
        "fields": found.what.changes().iter().map(field).collect::<Vec<_>>(),
        "chain": chain_json(&sim.why(found.event), sim.scenario()),
    })
}

fn changes(out: &mut String, changes: &[Change]) {
    for change in changes.iter().take(SHOWN_MAX) {
        let place = place(change.component, change.of.as_deref(), &change.field);
        let _ = writeln!(out, "  {place}: {} first, {} then", change.left, change.right);
    }
    more(out, changes.len().saturating_sub(SHOWN_MAX));
}

/// Adds an event and what led to it.
fn chain(out: &mut String, scenario: &Scenario, journal: &Journal, chain: &[&Event]) {
    let words = Words::english();
    for (at, event) in chain.iter().take(SHOWN_MAX).enumerate() {
        let lead = if at == 0 { "here: event" } else { "  because of event" };
        let line = story::line(&words, scenario, journal, event);
        let rule = story::rule(&words, event.cause.rule);
        let _ = writeln!(out, "  {lead} {}, {}: {line} ({rule})", event.id.0, scenario.calendar.date(event.minute));
    }
    if chain.len() > SHOWN_MAX {
        let _ = writeln!(out, "    and {} before them, back to event {}", chain.len() - SHOWN_MAX, EventId::ROOT.0);
    }
}

fn more(out: &mut String, count: usize) {
    if count > 0 {
        let _ = writeln!(out, "  and {count} more");
    }
}
