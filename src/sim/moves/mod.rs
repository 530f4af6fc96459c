//! What moves do, a file for each group: whether an effect makes sense now, and what it does when the work
//! is done.

mod continuity;
mod coordinate;
mod eradicate;
mod investigate;
mod isolate;
mod restore;

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::moves::{Effect, Group, Move, Target};
use crate::scenario::names::*;

use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::order::{Refusal, Said};
use super::state::*;

pub(super) use coordinate::speaks_again;
pub(super) use restore::{CARRIED_BY_HAND, Stretch, is_restore, restore_rate, vault_reaches};

/// Says whether an effect makes sense on a target now. Looks only at what the defenders know.
pub(super) fn check(board: &Board, scenario: &Scenario, effect: &Effect, on: Target) -> Result<(), Refusal> {
    match effect.group() {
        Some(Group::Isolate) => isolate::check(board, scenario, effect, on),
        Some(Group::Investigate) => investigate::check(board, scenario, effect, on),
        Some(Group::Eradicate) => eradicate::check(board, scenario, effect, on),
        Some(Group::Restore) => restore::check(board, scenario, effect, on),
        Some(Group::Continue) => continuity::check(board, scenario, effect, on),
        Some(Group::Coordinate) => coordinate::check(board, scenario, effect, on),
        None => Ok(()),
    }
}

/// Does what an effect does.
pub(super) fn carry_out(board: &mut Board, scenario: &Scenario, effect: &Effect, on: Target, by: EventId) {
    match effect.group() {
        Some(Group::Isolate) => isolate::carry_out(board, scenario, effect, on, by),
        Some(Group::Investigate) => investigate::carry_out(board, scenario, effect, on, by),
        Some(Group::Eradicate) => eradicate::carry_out(board, scenario, effect, on, by),
        // Hosts come back stretch by stretch, while the work goes on.
        Some(Group::Restore) if is_stretched(effect) => {}
        Some(Group::Restore) => restore::carry_out(board, scenario, effect, on, by),
        Some(Group::Continue) => continuity::carry_out(board, scenario, effect, on, by),
        Some(Group::Coordinate) => coordinate::carry_out(board, scenario, effect, on, by),
        None => {
            if let Effect::Trust(by_permille) = effect {
                super::public::move_trust(board, *by_permille, super::event::TrustReason::Move, by);
            }
        }
    }
}

/// Says whether an effect works in stretches: many teams may share it.
pub(super) fn is_stretched(effect: &Effect) -> bool {
    matches!(effect, Effect::Rebuild { .. } | Effect::Restore { .. })
}

/// Returns the effect of a move that works in stretches.
pub(super) fn stretched(rule: &Move) -> Option<&Effect> {
    rule.does.iter().find(|effect| is_stretched(effect))
}

/// Says that a move begins with a time of setting up, before the first stretch.
pub(super) fn setup_minutes(scenario: &Scenario, what: MoveId) -> Option<()> {
    stretched(&scenario.content.moves[what]).map(|_| ())
}

/// Ends a stretch of restoring, and says how it goes on.
pub(super) fn restore_stretch(board: &mut Board, scenario: &Scenario, team: TeamId, work: &Work) -> Stretch {
    restore::stretch(board, scenario, team, work)
}

/// A counter that was promised opens.
pub(super) fn open_counter(board: &mut Board, fallback: FallbackId, by: EventId) {
    if matches!(board.of::<Counter>(fallback), Counter::Opening(at) if *at <= board.now()) {
        emit(board, Rule::Fallback, by, What::FallbackOpened { fallback });
    }
}

/// Helpers to take the thing out of a target whose aim has been checked.
pub(super) trait On {
    fn system(self) -> SystemId;
    fn zone(self) -> ZoneId;
    fn domain(self) -> DomainId;
    fn service(self) -> ServiceId;
    fn fallback(self) -> FallbackId;
    fn agency(self) -> AgencyId;
    fn partner(self) -> PartnerId;
    fn flow(self) -> (LinkId, crate::scenario::world::Flow);
}

macro_rules! on {
    ($($name:ident $Kind:ident -> $Id:ty),*) => {
        $(fn $name(self) -> $Id {
            match self {
                Target::$Kind(id) => id,
                other => unreachable!("the scenario's check lets no move be aimed at {other:?} here"),
            }
        })*
    };
}

impl On for Target {
    on!(
        system System -> SystemId, zone Zone -> ZoneId, domain Domain -> DomainId, service Service -> ServiceId,
        fallback Fallback -> FallbackId, agency Agency -> AgencyId, partner Partner -> PartnerId
    );

    fn flow(self) -> (LinkId, crate::scenario::world::Flow) {
        match self {
            Target::Flow(link, flow) => (link, flow),
            other => unreachable!("the scenario's check lets no move be aimed at {other:?} here"),
        }
    }
}

fn already(key: &'static str, on: Target) -> Refusal {
    Refusal::Already(Said::of(key, on))
}

fn first(key: &'static str, on: Target) -> Refusal {
    Refusal::First(Said::of(key, on))
}

fn wrong_kind(key: &'static str, on: Target) -> Refusal {
    Refusal::WrongKind(Said::of(key, on))
}

fn unless(is_so: bool, refusal: impl FnOnce() -> Refusal) -> Result<(), Refusal> {
    if is_so { Err(refusal()) } else { Ok(()) }
}
