//! Partners: asked, on the line, on site; what they bring, and the terms they come on.

use crate::sim::board::Board;

use crate::scenario::names::*;
use crate::scenario::world::Gift;

use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::state::*;
use super::{conditions, teams};

pub(super) fn apply(board: &mut Board, what: What) {
    let now = board.now();
    match what {
        What::PartnerAsked { partner } => *board.of_mut::<Help>(partner) = Help::Asked { at: now },
        What::PartnerRemote { partner } => {
            *board.of_mut::<Help>(partner) = Help::Remote;
            let scenario = board.scenario();
            let desk = board.resource_mut::<Desk>();
            for gift in &scenario.content.partners[partner].brings {
                match gift {
                    Gift::Indicators(_) => {}
                    Gift::CloudMail => desk.cloud_ready = true,
                    Gift::Runbooks(permille) => desk.runbooks = desk.runbooks.max(*permille),
                    Gift::Intelligence(permille) => desk.intelligence = desk.intelligence.moved(i32::from(permille.0)),
                    Gift::Coordinators(more) => desk.coordinators = desk.coordinators.saturating_add(*more),
                }
            }
        }
        What::PartnerOnSite { partner } => *board.of_mut::<Help>(partner) = Help::OnSite,
        What::TermBroken { partner, term } => board.of_mut::<Terms>(partner).broken |= 1 << term,
        _ => unreachable!("not an event of partners: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

/// Calls a partner: from now on it is on its way.
pub(super) fn ask(board: &mut Board, partner: PartnerId, by: EventId) {
    if *board.of::<Help>(partner) != Help::NotAsked {
        return;
    }
    let scenario = board.scenario();
    let what = &scenario.content.partners[partner];
    let asked = emit(board, Rule::Partner, by, What::PartnerAsked { partner });
    let subject = partner.index() as u32;
    let remote = board.resource_mut::<Dice>().takes(what.remote_after, Purpose::PartnerTime, subject);
    let at = board.now().plus(remote);
    board.resource_mut::<Future>().schedule(at, Due::PartnerRemote(partner), asked);
    if let Some(on_site) = what.on_site_after {
        let minutes = board.resource_mut::<Dice>().takes(on_site, Purpose::PartnerTime, subject);
        let at = board.now().plus(minutes.max(remote + 1));
        board.resource_mut::<Future>().schedule(at, Due::PartnerOnSite(partner), asked);
    }
}

/// The partner begins to help from afar.
pub(super) fn come_on_line(board: &mut Board, partner: PartnerId, by: EventId) {
    let here = emit(board, Rule::Partner, by, What::PartnerRemote { partner });
    let scenario = board.scenario();
    let what = &scenario.content.partners[partner];
    for gift in &what.brings {
        if let Gift::Indicators(permille) = gift {
            emit(board, Rule::Partner, here, What::IndicatorsGained { permille: *permille });
        }
    }
    // Without people on site, all of its people work from afar.
    bring_teams(board, partner, what.on_site_after.is_none(), here);
}

/// The partner's people are in the room.
pub(super) fn come_on_site(board: &mut Board, partner: PartnerId, by: EventId) {
    let here = emit(board, Rule::Partner, by, What::PartnerOnSite { partner });
    bring_teams(board, partner, true, here);
}

fn bring_teams(board: &mut Board, partner: PartnerId, all: bool, by: EventId) {
    let scenario = board.scenario();
    for (team, what) in scenario.content.teams.iter() {
        if what.partner == Some(partner) && (all || what.remote) && !board.of::<Crew>(team).here {
            emit(board, Rule::Partner, by, What::TeamArrived { team });
        }
    }
}

/// Lets partners stand down whose terms an ordered move breaks. Each term is broken once.
pub(super) fn hold_to_terms(board: &mut Board, ordered: MoveId, by: EventId) {
    let scenario = board.scenario();
    for (partner, number) in broken_terms(board, ordered) {
        let broken = emit(board, Rule::Partner, by, What::TermBroken { partner, term: number as u8 });
        let minutes = scenario.content.partners[partner].terms[number].stands_down.0;
        for (team, what) in scenario.content.teams.iter() {
            if what.partner == Some(partner) {
                teams::stand_down(board, team, minutes, broken);
            }
        }
    }
}

/// Returns the terms of present partners that ordering a move now would break.
pub(super) fn broken_terms(board: &Board, ordered: MoveId) -> Vec<(PartnerId, usize)> {
    let scenario = board.rules();
    let mut broken = Vec::new();
    for (partner, what) in scenario.content.partners.iter() {
        if !board.of::<Help>(partner).is_present() {
            continue;
        }
        for (number, term) in what.terms.iter().enumerate().take(16) {
            let told = board.of::<Terms>(partner).broken & 1 << number != 0;
            if !told && term.without.contains(&ordered) && !conditions::holds(board, &term.until) {
                broken.push((partner, number));
            }
        }
    }
    broken
}
