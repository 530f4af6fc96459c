//! What must be true of a scenario, one file for each kind of thing that can be wrong.
//!
//! Every check looks at the whole scenario and notes what it finds; none stops another.

mod aims;
mod cycles;
mod empty;
mod intruder;
mod numbers;
mod reach;
mod skills;

use std::sync::Arc;

use super::Scenario;
use super::diagnostic::{Diagnostic, Diagnostics, Source};
use super::names::Id;
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

impl Scenario {
    /// Starts an error about something declared, at its place.
    fn wrong<I: Id>(&self, code: &'static str, id: I, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).at(self.place(id).cloned())
    }
}
