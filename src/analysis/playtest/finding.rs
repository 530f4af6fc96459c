//! What a play lint says: a warning at a place of the scenario, and a play that shows it.

use std::sync::Arc;

use crate::replay::Session;
use crate::replay::record::EXTENSION;
use crate::scenario::diagnostic::{Diagnostic, Place};
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::scenario::{Scenario, field_place};

use super::fork::{Of, Way, record};
use super::sample::Sample;
use super::trace::Trace;

/// What happens in none of the plays is only said of so many seeds or more.
pub const SEEDS_MIN: u64 = 8;
/// What is so in every situation is only said of so many situations or more: with 95 % confidence it is otherwise in at
/// most one in ten.
pub const SITUATIONS_MIN: usize = 30;

/// A play that shows what was found.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What the recordings are called.
    pub name: String,
    pub of: Of,
    /// How it parts from the play of its player; none when that play itself shows it.
    pub way: Option<Way>,
}

/// Something an author should look at.
#[derive(Clone, Debug)]
pub struct Finding {
    pub diagnostic: Diagnostic,
    pub shown: Shown,
}

/// Everything that was found, and what could not be judged.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    pub findings: Vec<Finding>,
    /// In whole sentences.
    pub unjudged: Vec<String>,
}

impl Verdicts {
    pub fn push(&mut self, diagnostic: Diagnostic, shown: Shown) {
        self.findings.push(Finding { diagnostic, shown });
    }
}

impl Shown {
    pub fn play(code: &str, name: &str, trace: &Trace) -> Self {
        Self { name: file_stem(code, name), of: Of { player: trace.player, seed: trace.seed }, way: None }
    }

    pub fn fork(code: &str, name: &str, of: Of, way: Way) -> Self {
        Self { name: file_stem(code, name), of, way: Some(way) }
    }

    /// Plays again what shows it. Returns recordings by file name: the play, and where there are two ways the other one.
    pub fn recordings(&self, sample: &Sample) -> Vec<(String, Session)> {
        let file = |ending: &str| format!("{}{ending}{EXTENSION}", self.name);
        let play = |way| record(&sample.scenario, &sample.players, self.of, way);
        let Some(way) = &self.way else { return vec![(file(""), play(None))] };
        // Where the other way is the play as it was, this one parts from that recording.
        let other = way.counterpart();
        let parts_from = other.is_none().then(|| file("-other"));
        vec![(file(""), play(Some((way, parts_from)))), (file("-other"), play(other.as_ref().map(|other| (other, None))))]
    }

    /// Says of which play it is, and where it parts from it.
    pub fn words(&self, sample: &Sample) -> String {
        let play = format!("seed {}, player `{}`", self.of.seed, sample.players[self.of.player]);
        match &self.way {
            None => play,
            Some(way) => format!("{play}, {}", way_words(way, &sample.scenario)),
        }
    }
}

fn way_words(way: &Way, scenario: &Scenario) -> String {
    let at = scenario.calendar.date(way.at);
    let what = match &way.act {
        Some(Act::Do { what, on, .. }) => match aimed_at(scenario, *on) {
            Some(on) => format!(", `{}` on `{on}`", scenario.name(*what)),
            None => format!(", `{}`", scenario.name(*what)),
        },
        Some(Act::Answer(choice)) => format!(", the answer `{}`", scenario.name(*choice)),
        Some(Act::Stop { .. }) | None => ", without orders".to_owned(),
    };
    let alone = if way.alone { ", and no other order afterwards" } else { "" };
    format!("{at}{what}{alone}")
}

/// Returns the name of what a move was aimed at, if anything.
fn aimed_at(scenario: &Scenario, on: Target) -> Option<String> {
    Some(match on {
        Target::Nothing => return None,
        Target::System(id) => scenario.name(id).to_owned(),
        Target::Zone(id) => scenario.name(id).to_owned(),
        Target::Flow(id, flow) => format!("{}: {}", scenario.name(id), flow.word()),
        Target::Domain(id) => scenario.name(id).to_owned(),
        Target::Service(id) => scenario.name(id).to_owned(),
        Target::Agency(id) => scenario.name(id).to_owned(),
        Target::Partner(id) => scenario.name(id).to_owned(),
        Target::Fallback(id) => scenario.name(id).to_owned(),
    })
}

fn file_stem(code: &str, name: &str) -> String {
    format!("{code}-{}", name.replace('/', "-"))
}

/// Returns the place where a scenario offers a move: its own declaration; or what the scenario says of the catalogue's moves.
pub fn move_place(sample: &Sample, what: MoveId) -> Option<Place> {
    let scenario: &Arc<Scenario> = &sample.scenario;
    let declared = scenario.place(what).filter(|place| !is_catalogue(place));
    if let Some(place) = declared {
        return Some(place.clone());
    }
    let quoted = format!("\"{}\"", scenario.name(what));
    let listed = field_place(&sample.main, "offers").and_then(|offers| {
        let after = offers.range.end;
        let list = &sample.main.text[after..];
        let at = list[..list.find(']').unwrap_or(list.len())].find(&quoted)?;
        Some(Place::new(&sample.main, after + at..after + at + quoted.len()))
    });
    listed.or_else(|| field_place(&sample.main, "without")).or_else(|| field_place(&sample.main, "id"))
}

/// Says whether something is declared in the catalogue of standard moves.
pub fn is_catalogue(place: &Place) -> bool {
    place.source.path.starts_with("assets")
}

/// Returns a count with its word: `1 play`, `12 plays`.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// Returns how often something may be otherwise that was so in all of some situations: at most, in percent, with 95 %
/// confidence. The rule of three.
pub fn at_most_percent(situations: usize) -> usize {
    300usize.div_ceil(situations.max(1)).min(100)
}
