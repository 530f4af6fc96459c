//! Why a move helps or harms: two futures of one imagined world, with it and without it; the part of the score that it moves most,
//! and the chain of causes behind that.

use std::collections::BTreeMap;

use crate::analysis::parting::only_in;
use crate::scenario::names::*;
use crate::scenario::story::Weights;
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, What};
use crate::sim::journal::Journal;
use crate::sim::score::Score;

/// A part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Continuity,
    Integrity,
    Confidentiality,
    Evidence,
    Trust,
    Recovery,
}

impl Part {
    pub const ALL: [Part; 6] = [Part::Continuity, Part::Integrity, Part::Confidentiality, Part::Evidence, Part::Trust, Part::Recovery];

    /// Returns its name in results for programs.
    pub fn name(self) -> &'static str {
        match self {
            Part::Continuity => "continuity",
            Part::Integrity => "integrity",
            Part::Confidentiality => "confidentiality",
            Part::Evidence => "evidence",
            Part::Trust => "trust",
            Part::Recovery => "recovery",
        }
    }

    fn of(self, score: &Score) -> i64 {
        i64::from(match self {
            Part::Continuity => score.continuity,
            Part::Integrity => score.integrity,
            Part::Confidentiality => score.confidentiality,
            Part::Evidence => score.evidence,
            Part::Trust => score.trust,
            Part::Recovery => score.recovery,
        })
    }

    fn weight(self, weights: &Weights) -> i64 {
        i64::from(match self {
            Part::Continuity => weights.continuity,
            Part::Integrity => weights.integrity,
            Part::Confidentiality => weights.confidentiality,
            Part::Evidence => weights.evidence,
            Part::Trust => weights.trust,
            Part::Recovery => weights.recovery,
        })
    }
}

/// Why, in one imagined world.
#[derive(Clone, Debug)]
pub struct Reason {
    /// The part of the score that differs most, and by how many points of the whole score: above nothing when the move helps.
    pub part: Part,
    pub points: i64,
    /// The chain is what happens with the move; otherwise, without it.
    pub with: bool,
    /// What happens, and what leads to it, the nearest cause first.
    pub chain: Vec<Event>,
    /// The first thing that happens in another way, besides the order itself and the work on it.
    pub first: Option<Event>,
    /// The first thing happens with the move; otherwise, without it.
    pub first_with: bool,
    /// The journal that the chain is from, and the one that the first thing is from: for their orders in words.
    pub journal: Journal,
    pub first_journal: Journal,
}

/// Returns why an imagined world ends in another way with a move than without it, from an event on; none when it does not.
pub fn of(with: &Sim, without: &Sim, from: usize) -> Option<Reason> {
    let scenario = with.scenario();
    let (a, b) = (with.standing(), without.standing());
    let weighed = |part: Part| (part.of(&a.score) - part.of(&b.score)) * part.weight(&scenario.content.weights);
    let part = Part::ALL.into_iter().max_by_key(|part| (weighed(*part).abs(), std::cmp::Reverse(*part as u8)))?;
    let points = weighed(part);
    if points == 0 {
        return None;
    }
    let (better, worse) = if points > 0 { (with, without) } else { (without, with) };
    let found = match part {
        Part::Evidence => rising(better, worse, from, evidence).map(|event| (event, true)),
        Part::Trust => moved(better, worse, from),
        Part::Integrity => rising(worse, better, from, destroyed).map(|event| (event, false)),
        Part::Confidentiality => rising(worse, better, from, taken).map(|event| (event, false)),
        Part::Continuity => failing(worse, better, from, scenario.content.services.ids()).map(|event| (event, false)),
        Part::Recovery => failing(worse, better, from, [scenario.content.flagship_service].into_iter()).map(|event| (event, false)),
    };
    let (event, in_better) = found?;
    let chain_with = in_better == (points > 0);
    let told = if chain_with { with } else { without };
    let first = first_difference(with, without, from);
    let first_with = first.is_some_and(|(_, is_with)| is_with);
    Some(Reason {
        part,
        points: points / 1000,
        with: chain_with,
        chain: told.why(event).into_iter().copied().collect(),
        first: first.map(|(event, _)| event),
        first_with,
        journal: told.journal().clone(),
        first_journal: if first_with { with } else { without }.journal().clone(),
    })
}

/// Returns the first event of the kind and thing that there is most more of in one run than in the other.
fn rising(more: &Sim, less: &Sim, from: usize, of: fn(&What) -> Option<(usize, i64)>) -> Option<EventId> {
    let sums = |sim: &Sim| {
        let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
        for (key, number) in sim.journal().since(from).iter().filter_map(|event| of(&event.what)) {
            *sums.entry(key).or_default() += number;
        }
        sums
    };
    let other = sums(less);
    let differences = sums(more).into_iter().map(|(key, number)| (number - other.get(&key).copied().unwrap_or_default(), key));
    let (most, key) = differences.max_by_key(|(number, key)| (*number, std::cmp::Reverse(*key)))?;
    let first = || more.journal().since(from).iter().find(|event| of(&event.what).is_some_and(|(its, _)| its == key));
    if most > 0 { first().map(|event| event.id) } else { None }
}

fn destroyed(what: &What) -> Option<(usize, i64)> {
    match what {
        What::HostsWiped { system, hosts } | What::HostsEncrypted { system, hosts } => Some((system.index(), i64::from(*hosts))),
        _ => None,
    }
}

fn evidence(what: &What) -> Option<(usize, i64)> {
    match what {
        What::EvidenceCaptured { system, share } => Some((system.index(), i64::from(share.0))),
        _ => None,
    }
}

fn taken(what: &What) -> Option<(usize, i64)> {
    match what {
        What::StolenPublished { .. } => Some((usize::MAX, 100)),
        What::MailTaken { system, .. } => Some((system.index(), 1)),
        _ => None,
    }
}

/// Returns what moved trust most otherwise, for one reason: its first event, and whether it is in the run that ends better.
fn moved(better: &Sim, worse: &Sim, from: usize) -> Option<(EventId, bool)> {
    let up = |what: &What| match what {
        What::TrustMoved { by, why } if *by > 0 => Some((*why as usize, i64::from(*by))),
        _ => None,
    };
    let down = |what: &What| match what {
        What::TrustMoved { by, why } if *by < 0 => Some((*why as usize, -i64::from(*by))),
        _ => None,
    };
    let lost = rising(worse, better, from, down).map(|event| (event, false));
    lost.or_else(|| rising(better, worse, from, up).map(|event| (event, true)))
}

/// Returns the event that first brought the service down that people go without most more of in one run.
fn failing(worse: &Sim, better: &Sim, from: usize, services: impl Iterator<Item = ServiceId>) -> Option<EventId> {
    let unmet = |sim: &Sim, service: ServiceId| sim.truth().ledger(service).unmet();
    let more = |service: &ServiceId| unmet(worse, *service).saturating_sub(unmet(better, *service));
    let service = services.max_by_key(|service| (more(service), std::cmp::Reverse(*service)))?;
    let mut level = 1000;
    let mut fell = |event: &Event| match event.what {
        What::ServiceLevel { service: its, inside, .. } if its == service => std::mem::replace(&mut level, inside.0) > inside.0,
        _ => false,
    };
    let falls: Vec<EventId> = worse.journal().events().iter().filter(|event| fell(event)).map(|event| event.id).collect();
    // One that is down already and stays so fell before.
    falls.iter().find(|id| id.0 as usize >= from).or(falls.last()).copied()
}

/// Returns the first event of one run that does not happen at the same minute in the other, and whether it is of the first run.
fn first_difference(with: &Sim, without: &Sim, from: usize) -> Option<(Event, bool)> {
    let first = |one: &Sim, other: &Sim| only_in(one.journal(), other.journal(), from).next().copied();
    match (first(with, without), first(without, with)) {
        (Some(a), Some(b)) if b.minute < a.minute => Some((b, false)),
        (Some(a), _) => Some((a, true)),
        (None, b) => b.map(|event| (event, false)),
    }
}
