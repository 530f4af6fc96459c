//! A scenario needs at least one of almost everything.

use crate::scenario::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::scenario::names::Kind;
use crate::scenario::read::Cast;

const NEEDED: [Kind; 11] = [
    Kind::Seat,
    Kind::Agency,
    Kind::Zone,
    Kind::System,
    Kind::Profile,
    Kind::Service,
    Kind::Team,
    Kind::Move,
    Kind::Posture,
    Kind::Doctrine,
    Kind::Objective,
];

pub(super) fn check(cast: &Cast<'_>, intruder: bool, found: &mut Diagnostics) {
    let place = Place::new(cast.main, 0..1);
    for kind in NEEDED {
        if cast.names.count(kind) == 0 && !cast.names.lost().has_of(kind) {
            found.push(
                Diagnostic::error("empty-catalogue", format!("the scenario has no {}", kind.plural()))
                    .at(place.clone())
                    .help(format!("declare at least one {} in one of its files", kind.word())),
            );
        }
    }
    if !intruder {
        found.push(
            Diagnostic::error("empty-catalogue", "the scenario has no `intruder`")
                .at(place)
                .help("say in one of its files what the intruder holds at the start; `operators: 0` for none"),
        );
    }
}
