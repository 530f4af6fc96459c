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

use std::collections::{BTreeMap, BTreeSet};
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
    scenario: &'a Scenario,
    main: &'a Arc<Source>,
    /// Where each name is used: by the name, the file, and the place in it.
    uses: BTreeMap<((Kind, usize), At), &'a Place>,
    /// Where rows begin.
    rows: BTreeSet<At>,
}

/// A file, and a place in it: ordered within one file, which is all that is asked.
type At = (*const Source, usize);

fn at(place: &Place) -> At {
    (Arc::as_ptr(&place.source), place.range.start)
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

impl<'a> Lint<'a> {
    pub fn of(scenario: &'a Scenario, uses: &'a [Use], main: &'a Arc<Source>) -> Self {
        let uses = uses.iter().map(|used| (((used.kind, used.index), at(&used.place)), &used.place)).collect();
        let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Choice);
        let rows = kinds.flat_map(|kind| &scenario.places[*kind as usize]).map(at).collect();
        Self { scenario, main, uses, rows }
    }

    fn is_used(&self, kind: Kind, index: usize) -> bool {
        let name = (kind, index);
        self.uses.range((name, (std::ptr::null(), 0))..).next().is_some_and(|((used, _), _)| *used == name)
    }

    /// Says whether the scenario itself declares a move, and not the catalogue.
    fn is_own(&self, id: MoveId) -> bool {
        self.scenario.place(id).is_some_and(|place| !place.source.path.ends_with("assets/rules/moves.ron"))
    }

    /// Returns where a name is used in the row that `owner` declares, or else where the row begins.
    fn use_in<I: Id>(&self, owner: I, kind: Kind, index: usize) -> Option<Place> {
        let begin = self.scenario.place(owner)?;
        let (file, start) = at(begin);
        let end = self.rows.range((file, start + 1)..=(file, usize::MAX)).next().copied().unwrap_or((file, usize::MAX));
        let name = (kind, index);
        let inside = self.uses.range((name, (file, start + 1))..(name, end)).next();
        Some(inside.map_or(begin, |(_, place)| *place).clone())
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
