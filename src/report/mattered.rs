//! The decisions that mattered, in words: what each was worth, how the run would have ended without it, and what followed.

use crate::analysis::adviser::gain::Gain;
use crate::analysis::whatif::{self, measure::Sure};
use crate::scenario::Minute;
use crate::sim::Sim;
use crate::sim::event::{EventId, What};
use crate::sim::score::Standing;
use crate::sim::state::Status;
use crate::words::{Words, grouped, story};

use super::weigh::{self, Weighed};

/// Longest chain of consequences told for a decision.
const CHAIN_MAX: usize = 4;

/// A decision that mattered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mattered {
    /// The event of the order.
    pub event: EventId,
    pub minute: Minute,
    pub text: String,
    /// Points of the score; below zero when it did harm.
    pub worth: i64,
    /// The same in words.
    pub said: String,
    /// How the run would have ended without it.
    pub without: String,
    /// What it was worth with other luck, when that was asked.
    pub futures: Option<String>,
    /// The first things that followed, in the order in which they happened.
    pub chain: Vec<EventId>,
}

/// Tells the decisions of a finished run that moved the score most, and the worst of the others.
pub fn told(sim: &Sim, words: &Words, weighed: &[Weighed]) -> Vec<Mattered> {
    let shown = words.shown(sim.scenario());
    let with = &sim.standing();
    weigh::telling(weighed, with)
        .into_iter()
        .map(|one| {
            let worth = one.worth(with);
            let key = if worth > 0 { "report-worth-gained" } else { "report-worth-lost" };
            Mattered {
                event: one.event,
                minute: one.minute,
                text: story::order(words, &shown, &one.act),
                worth,
                said: words.say(key, &[("points", worth.unsigned_abs().into())]),
                without: without(words, one, with),
                futures: one.futures.as_ref().and_then(|gain| futures(words, gain)),
                chain: consequences(sim, one.event),
            }
        })
        .collect()
}

/// Says what a decision is worth over futures, and how sure that is.
fn futures(words: &Words, gain: &Gain) -> Option<String> {
    let points = gain.mean().abs().round() as u64;
    let key = match whatif::measure::sure(gain) {
        Sure::Same if points == 0 => "report-futures-none",
        Sure::Open => "report-futures-open",
        _ if points == 0 => "report-futures-little",
        _ if gain.mean() > 0.0 => "report-futures-gained",
        _ => "report-futures-lost",
    };
    // Nothing is surer than it is.
    let margin = gain.margin()?.ceil() as u64;
    Some(words.say(key, &[("futures", (gain.each.len() as u64).into()), ("points", points.into()), ("margin", margin.into())]))
}

/// Says how the run would have ended without a decision.
fn without(words: &Words, one: &Weighed, with: &Standing) -> String {
    // Where nothing is ever destroyed there is nothing to say of it.
    let harmless = one.without.destroyed.0 == 0 && with.destroyed.0 == 0;
    let same = (one.without.destroyed, one.without.unmet) == (with.destroyed, with.unmet);
    let outcome = match (same, harmless) {
        (true, _) if one.without.trust == with.trust => "report-without-evidence",
        (true, _) => "report-without-trust",
        (false, true) => "report-without-harmless",
        (false, false) => "report-without",
    };
    let (destroyed, with_destroyed) = (words.share(one.without.destroyed), words.share(with.destroyed));
    let (unmet, with_unmet) = (grouped(one.without.unmet), grouped(with.unmet));
    let (evidence, with_evidence) = (words.share(one.without.evidence), words.share(with.evidence));
    let (trust, with_trust) = (words.share(one.without.trust), words.share(with.trust));
    let said = words.say(
        outcome,
        &[
            ("destroyed", (&destroyed).into()),
            ("unmet", (&unmet).into()),
            ("with-destroyed", (&with_destroyed).into()),
            ("with-unmet", (&with_unmet).into()),
            ("trust", (&trust).into()),
            ("with-trust", (&with_trust).into()),
            ("evidence", (&evidence).into()),
            ("with-evidence", (&with_evidence).into()),
        ],
    );
    let mut said = vec![said];
    if one.impossible > 0 {
        said.push(words.say("report-impossible", &[("count", one.impossible.into())]));
    }
    said.join(" ")
}

/// Returns the first things that followed from an order, in the order in which they happened.
pub fn consequences(sim: &Sim, order: EventId) -> Vec<EventId> {
    let journal = sim.journal();
    let small = |what: &What| {
        matches!(
            what,
            What::SystemLevel { .. }
                | What::WorkQueued { .. }
                | What::WorkStarted { .. }
                | What::WorkExtended { .. }
                | What::WorkDone { .. }
                | What::Believed { status: Status::Cleared, .. }
                | What::TrustMoved { by: -14..=14, .. }
        )
    };
    journal
        .since(order.0 as usize + 1)
        .iter()
        .filter(|event| journal.why(event.id).iter().any(|cause| cause.id == order))
        .filter(|event| !small(&event.what))
        .take(CHAIN_MAX)
        .map(|event| event.id)
        .collect()
}
