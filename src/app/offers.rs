//! What can be ordered on a thing, and why not where it cannot be.

use super::action::Thing;
use super::game::Game;
use crate::scenario::calendar::Takes;
use crate::scenario::moves::{Act, Aim, Group, Target};
use crate::scenario::names::*;
use crate::sim::order::Refusal;

/// A move on a thing: possible, or refused with a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub what: MoveId,
    pub on: Target,
    pub team: Option<TeamId>,
    /// How long it would take that team now.
    pub takes: Option<Takes>,
    pub refusal: Option<String>,
    pub group: Group,
}

impl Game {
    /// Returns what can be ordered on a thing: each move, and why not where it cannot be.
    pub fn moves_on(&self, thing: Thing) -> Vec<Offer> {
        let content = &self.scenario().content;
        let targets: Vec<(Aim, Target)> = match thing {
            Thing::Cell => vec![(Aim::Nothing, Target::Nothing)]
                .into_iter()
                .chain(content.domains.ids().map(|domain| (Aim::Domain, Target::Domain(domain))).take(1))
                .chain(content.fallbacks.ids().map(|fallback| (Aim::Fallback, Target::Fallback(fallback))))
                .collect(),
            Thing::System(system) => vec![(Aim::System, Target::System(system))],
            Thing::Zone(zone) => vec![(Aim::Zone, Target::Zone(zone))],
            Thing::Link(link) => content.links[link].flows.iter().map(|flow| (Aim::Flow, Target::Flow(link, flow))).collect(),
            Thing::Service(service) => vec![(Aim::Service, Target::Service(service))],
            Thing::Partner(partner) => vec![(Aim::Partner, Target::Partner(partner))],
            Thing::Agency(agency) => vec![(Aim::Agency, Target::Agency(agency))],
            Thing::Team(_) => Vec::new(),
        };
        let mut offers = Vec::new();
        for (aim, on) in targets {
            for (what, rule) in self.scenario().offered_moves().filter(|(_, rule)| rule.aim == aim) {
                let act = Act::Do { what, on, by: None };
                match self.check(&act) {
                    Ok(team) => {
                        let takes = team.map(|team| self.session.sim.takes(what, on, team));
                        offers.push(Offer { what, on, team, takes, refusal: None, group: rule.group });
                    }
                    // What is so already, or makes no sense for this thing, is not shown.
                    Err(Refusal::Already(_) | Refusal::WrongKind(_) | Refusal::WrongAim(_)) => {}
                    Err(refusal) => {
                        let refusal = Some(self.words.refusal(&self.shown, &refusal));
                        offers.push(Offer { what, on, team: None, takes: None, refusal, group: rule.group });
                    }
                }
            }
        }
        offers
    }
}
