//! Advice in words, for people and for programs.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::scenario::Scenario;
use crate::scenario::names::writing;
use crate::sim::event::Event;
use crate::sim::journal::Journal;
use crate::words::{Words, grouped, signed, story};

use super::advice::{Advice, Weighed};
use super::gain::Gain;
use super::reason::{Part, Reason};

/// So many links of a chain are told.
const CHAIN_MAX: usize = 6;
/// So many orders are told of besides the one that is named.
const OTHERS_MAX: usize = 4;

/// Advice, line by line. A deputy says these lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What to order, or to wait.
    pub order: String,
    /// What it is worth, how sure that is, in how many worlds; none when nothing is named.
    pub worth: Option<String>,
    /// Fewer requests unmet, fewer machines lost.
    pub besides: Option<String>,
    /// What is compared with what.
    pub measured: String,
    /// Why: what moves the score most, and the chain behind it, the nearest cause first.
    pub why: Vec<String>,
    /// What was weighed besides.
    pub others: Vec<String>,
}

/// Puts advice into words.
pub fn told(words: &Words, scenario: &Arc<Scenario>, advice: &Advice) -> Told {
    let scenario = &*words.shown(scenario);
    let named = advice.named.as_ref();
    let said = |one: &Weighed| story::order(words, scenario, &one.act);
    let measured = words.say("advice-measured", &[("hand", advice.hand.into()), ("tried", (advice.tried as u64).into())]);
    Told {
        order: named.map_or_else(|| words.get("advice-wait"), |one| words.say("advice-named", &[("order", (&said(one)).into())])),
        worth: named.map(|one| worth(words, &one.gain)),
        besides: named.and_then(|one| besides(words, one)),
        measured,
        why: named.and_then(|one| one.reason.as_ref()).map(|reason| why(words, scenario, reason)).unwrap_or_default(),
        others: advice
            .others
            .iter()
            .take(OTHERS_MAX)
            .map(|one| words.say("advice-other", &[("points", (&points(&one.gain)).into()), ("order", (&said(one)).into())]))
            .collect(),
    }
}

fn worth(words: &Words, gain: &Gain) -> String {
    words.say("advice-worth", &[("points", (&points(gain)).into()), ("worlds", (gain.each.len() as u64).into())])
}

/// Writes `+34 ± 9`.
pub fn points(gain: &Gain) -> String {
    let margin = gain.margin().map(|margin| format!(" ± {margin:.0}")).unwrap_or_default();
    format!("{}{margin}", signed(gain.mean().round() as i64))
}

/// Returns how many fewer or more requests go unmet and machines are lost; none where that makes no difference.
pub fn besides(words: &Words, one: &Weighed) -> Option<String> {
    let mut said = Vec::new();
    let keys = |number: i64, fewer: &'static str, more: &'static str| if number > 0 { fewer } else { more };
    for (number, key) in [
        (one.requests, keys(one.requests, "advice-requests-fewer", "advice-requests-more")),
        (one.hosts, keys(one.hosts, "advice-machines-fewer", "advice-machines-more")),
    ] {
        if number != 0 {
            said.push(words.say(key, &[("number", (&grouped(number.unsigned_abs())).into())]));
        }
    }
    (!said.is_empty()).then(|| said.join(", "))
}

/// Returns which part of the score moves most, and by how much.
pub fn heading(words: &Words, reason: &Reason) -> String {
    let part = words.get(match reason.part {
        Part::Continuity => "advice-part-continuity",
        Part::Integrity => "advice-part-integrity",
        Part::Confidentiality => "advice-part-confidentiality",
        Part::Evidence => "advice-part-evidence",
        Part::Trust => "advice-part-trust",
        Part::Recovery => "advice-part-recovery",
    });
    words.say("advice-why", &[("part", (&part).into()), ("points", (&signed(reason.points)).into())])
}

fn why(words: &Words, scenario: &Scenario, reason: &Reason) -> Vec<String> {
    let mut lines = vec![heading(words, reason)];
    for (at, event) in reason.chain.iter().take(CHAIN_MAX).enumerate() {
        let key = match (at, reason.with) {
            (0, true) => "advice-with",
            (0, false) => "advice-without",
            _ => "advice-because",
        };
        lines.push(words.say(key, &[("text", (&dated(words, scenario, &reason.journal, event)).into())]));
    }
    if let Some(first) = &reason.first {
        let key = if reason.first_with { "advice-first-with" } else { "advice-first-without" };
        lines.push(words.say(key, &[("text", (&dated(words, scenario, &reason.first_journal, first)).into())]));
    }
    lines
}

fn dated(words: &Words, scenario: &Scenario, journal: &Journal, event: &Event) -> String {
    format!("{}, {}", scenario.calendar.date(event.minute), story::line(words, scenario, journal, event))
}

/// Returns advice for programs, by scenario ids.
pub fn json(scenario: &Scenario, advice: &Advice) -> Value {
    let weighed = |one: &Weighed| {
        json!({
            "act": one.act,
            "points": one.gain.mean(),
            "standard_error": one.gain.error(),
            "margin_95": one.gain.margin(),
            "worlds": one.gain.each.len(),
            "each": one.gain.each,
            "requests_fewer": one.requests,
            "machines_fewer": one.hosts,
            "reason": one.reason.as_ref().map(|reason| json!({
                "part": reason.part.name(),
                "points": reason.points,
                "with": reason.with,
                "chain": reason.chain,
                "first_difference": reason.first,
                "first_with": reason.first_with,
            })),
        })
    };
    writing(&scenario.names, &scenario.calendar, || {
        json!({
            "minute": advice.minute.0,
            "date": scenario.calendar.date(advice.minute),
            "named": advice.named.as_ref().map(weighed),
            "others": advice.others.iter().map(weighed).collect::<Vec<_>>(),
            "hand": advice.hand,
            "tried": advice.tried,
        })
    })
}
