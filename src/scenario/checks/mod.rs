//! What must be true of a scenario, and what is most likely meant otherwise, one file for each.
//!
//! Every check looks at the whole scenario and notes what it finds; none stops another. Checks find errors; lints find
//! what can be played but hardly makes sense, and look only at scenarios whose names all lead somewhere.

mod aims;
mod boundaries;
mod cycles;
mod decided;
mod early;
mod empty;
mod ends;
mod intruder;
mod never;
mod numbers;
mod possible;
mod reach;
mod skills;
mod steps;
mod texts;
mod unbreakable;
mod unused;
mod weightless;

use std::sync::Arc;

use super::Scenario;
use super::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use super::names::{Id, Kind, MoveId, Use};
use super::plan::Node;
use super::read::Cast;

/// Notes what is missing altogether. Runs before there is a scenario.
pub(super) fn emptiness(cast: &Cast<'_>, intruder: bool, found: &mut Diagnostics) {
    empty::check(cast, intruder, found);
}

/// Runs every other check.
pub(super) fn all(scenario: &Scenario, stuck: &[Node], main: &Arc<Source>, found: &mut Diagnostics) {
    cycles::check(scenario, stuck, found);
    reach::check(scenario, found);
    numbers::check(scenario, main, found);
    aims::check(scenario, found);
    skills::check(scenario, found);
    intruder::check(scenario, found);
}

/// What lints look at.
pub(super) struct Lint<'a> {
    pub scenario: &'a Scenario,
    /// Every place where a name is used.
    pub uses: &'a [Use],
    pub main: &'a Arc<Source>,
}

/// Runs every lint.
pub(super) fn lints(lint: &Lint<'_>, found: &mut Diagnostics) {
    let possible = possible::Possible::of(lint.scenario);
    unused::check(lint, found);
    unbreakable::check(lint, &possible, found);
    never::check(lint, &possible, found);
    decided::check(lint, &possible, found);
    steps::check(lint, found);
    ends::check(lint, found);
    texts::check(lint, found);
    early::check(lint, found);
    weightless::check(lint, found);
    boundaries::check(lint, found);
}

impl Lint<'_> {
    /// Says whether the scenario itself declares a move, and not the catalogue.
    fn is_own(&self, id: MoveId) -> bool {
        self.scenario.place(id).is_some_and(|place| !place.source.path.ends_with("assets/rules/moves.ron"))
    }

    /// Returns where a name is used in the row that `owner` declares, or else where the row begins.
    fn use_in<I: Id>(&self, owner: I, kind: Kind, index: usize) -> Option<Place> {
        let begin = self.scenario.place(owner)?;
        let file = |place: &Place| Arc::ptr_eq(&place.source, &begin.source);
        let rows = Kind::ALL.iter().filter(|kind| **kind != Kind::Choice).flat_map(|kind| &self.scenario.places[*kind as usize]);
        let end = rows.filter(|place| file(place) && place.range.start > begin.range.start).map(|place| place.range.start).min();
        let uses = self.uses.iter().filter(|used| used.kind == kind && used.index == index && file(&used.place));
        let inside = uses
            .map(|used| &used.place)
            .find(|place| place.range.start > begin.range.start && end.is_none_or(|end| place.range.start < end));
        Some(inside.unwrap_or(begin).clone())
    }
}

impl Scenario {
    /// Starts a warning about something declared, at its place.
    fn odd<I: Id>(&self, code: &'static str, id: I, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(code, message).at(self.place(id).cloned())
    }

    /// Starts an error about something declared, at its place.
    fn wrong<I: Id>(&self, code: &'static str, id: I, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).at(self.place(id).cloned())
    }
}
