//! How well systems and services work, from what they need and what is cut.
//!
//! The same functions serve the world as it is and a world as it might be: a preview asks them with a few
//! answers changed.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Flow, Flows, Needs};

use super::network::is_government;
use super::state::*;

/// From this share on, of working hosts or of what a flood leaves, nobody notices.
pub(super) const FULL_FROM: Permille = Permille(700);
/// From this share on, it works for some.
pub(super) const HALF_FROM: Permille = Permille(350);
/// What works for some.
pub const HALF: Permille = Permille(500);

/// With privileged accounts disabled, what runs under them stops: so much still works.
const WITHOUT_PRIVILEGED: Permille = Permille(820);

/// Returns the share of log-ons in a domain that succeed.
pub(super) fn log_ons(logons: &Logons) -> Permille {
    match logons {
        Logons { trouble_until: Some(_), .. } => HALF,
        Logons { disabled: true, .. } => WITHOUT_PRIVILEGED,
        _ => Permille::ALL,
    }
}

/// What levels depend on.
pub(super) trait Sight {
    fn standing(&self, system: SystemId) -> Standing;
    fn working(&self, system: SystemId) -> Permille;
    /// The share of log-ons through this controller that succeed.
    fn logons(&self, system: SystemId) -> Permille;
    fn open(&self, link: LinkId) -> Flows;
    fn system_level(&self, system: SystemId) -> Permille;
    fn service_level(&self, service: ServiceId) -> Permille;
    fn closed(&self, service: ServiceId) -> Closed;
    fn foreign_closed(&self) -> bool;
    /// The share of its capacity that a flood leaves a system, and the share of honest requests its shield turns away.
    fn pressed(&self, system: SystemId) -> (Permille, Permille);
}

/// What keeps a service from its users, whatever its systems do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    pub inside: bool,
    pub abroad: bool,
    pub moved: bool,
}

/// Says whether a flow can go from one zone to another. Inside a zone everything can.
pub(super) fn passes(scenario: &Scenario, sight: &impl Sight, from: ZoneId, to: ZoneId, flow: Flow) -> bool {
    from == to || scenario.plan.link(from, to).is_some_and(|link| sight.open(link).has(flow))
}

/// Returns how well a system serves those who can reach it.
pub(super) fn of_system(scenario: &Scenario, sight: &impl Sight, system: SystemId) -> Permille {
    if sight.standing(system) != Standing::Connected {
        return Permille(0);
    }
    let (left, turned_away) = sight.pressed(system);
    // Nobody floods what nobody can reach from outside.
    let reachable = passes(scenario, sight, scenario.plan.internet, scenario.content.systems[system].zone, Flow::Web);
    let left = if reachable { left } else { Permille::ALL };
    let own = match sight.working(system).min(left) {
        working if working >= FULL_FROM => Permille(1000 - turned_away.0),
        working if working >= HALF_FROM => HALF.min(Permille(1000 - turned_away.0)),
        _ => return Permille(0),
    };
    let own = own.min(sight.logons(system));
    own.min(of_needs(scenario, sight, &scenario.content.systems[system].needs, Some(system)))
}

/// Returns how well a service serves users inside the country, and abroad.
pub(super) fn of_service(scenario: &Scenario, sight: &impl Sight, service: ServiceId) -> (Permille, Permille) {
    let what = &scenario.content.services[service];
    let closed = sight.closed(service);
    let level = if closed.moved {
        Permille::ALL
    } else {
        let front = scenario.content.systems[what.front].zone;
        let reached = what.audience == Audience::Staff || passes(scenario, sight, scenario.plan.internet, front, Flow::Web);
        if reached { sight.system_level(what.front).min(of_needs(scenario, sight, &what.needs, None)) } else { Permille(0) }
    };
    let inside = if closed.inside { Permille(0) } else { level };
    // What runs in a cloud or on a network of its own is not behind our edge.
    let behind_edge = !closed.moved && is_government(scenario, scenario.content.systems[what.front].zone);
    let foreign = what.audience == Audience::Public && behind_edge && sight.foreign_closed();
    let abroad = if closed.abroad || foreign { Permille(0) } else { inside };
    (inside, abroad)
}

fn of_needs(scenario: &Scenario, sight: &impl Sight, needs: &Needs, own: Option<SystemId>) -> Permille {
    let zone = |system: SystemId| scenario.content.systems[system].zone;
    let arc = |from: SystemId, to: SystemId, flow: Flow| {
        if passes(scenario, sight, zone(from), zone(to), flow) { sight.system_level(to) } else { Permille(0) }
    };
    match needs {
        Needs::Nothing => Permille::ALL,
        Needs::On(target, flow) => own.map_or(Permille(0), |own| arc(own, *target, *flow)),
        Needs::From(from, target, flow) => arc(*from, *target, *flow),
        Needs::Outside(system) if !passes(scenario, sight, zone(*system), scenario.plan.internet, Flow::Outbound) => Permille(0),
        Needs::Up(target) | Needs::Outside(target) => sight.system_level(*target),
        Needs::Service(service) => sight.service_level(*service),
        Needs::All(all) => all.iter().map(|needs| of_needs(scenario, sight, needs, own)).min().unwrap_or(Permille::ALL),
        Needs::Any(any) => any.iter().map(|needs| of_needs(scenario, sight, needs, own)).max().unwrap_or(Permille::ALL),
    }
}

/// The world as it is.
impl Sight for Board {
    fn standing(&self, system: SystemId) -> Standing {
        *self.of::<Standing>(system)
    }

    fn working(&self, system: SystemId) -> Permille {
        self.of::<Hosts>(system).working()
    }

    fn logons(&self, system: SystemId) -> Permille {
        let controlled = &self.rules().plan.controlled[system];
        controlled.iter().map(|domain| log_ons(self.of::<Logons>(*domain))).min().unwrap_or(Permille::ALL)
    }

    fn open(&self, link: LinkId) -> Flows {
        self.of::<Cuts>(link).open
    }

    fn system_level(&self, system: SystemId) -> Permille {
        self.of::<Level>(system).0
    }

    fn service_level(&self, service: ServiceId) -> Permille {
        self.of::<Serving>(service).inside
    }

    fn closed(&self, service: ServiceId) -> Closed {
        let serving = self.of::<Serving>(service);
        Closed { inside: serving.closed_inside, abroad: serving.closed_abroad, moved: serving.moved }
    }

    fn foreign_closed(&self) -> bool {
        self.resource::<Network>().foreign_closed
    }

    fn pressed(&self, system: SystemId) -> (Permille, Permille) {
        let load = self.of::<Load>(system);
        (load.left(super::floods::is_shut_out(self, system)), load.turns_away)
    }
}
