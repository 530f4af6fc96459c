//! What belongs to what is selected: a service and exactly what it hangs on, a system and whom it feeds, or
//! what is looked for.

use std::collections::BTreeSet;

use super::super::looks;
use super::search;
use crate::app::action::Thing;
use crate::app::game::Game;
use crate::app::model::Model;
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Needs};

/// One end of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    System(SystemId),
    /// The world outside.
    Outside,
}

/// From whom to whom something is needed, and whether it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    pub from: End,
    pub to: End,
    pub works: bool,
}

/// What is shown before everything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    pub systems: BTreeSet<SystemId>,
    pub services: BTreeSet<ServiceId>,
    pub zones: BTreeSet<ZoneId>,
    pub needs: Vec<Need>,
    /// Everything else steps back.
    pub dims: bool,
}

impl Focus {
    pub fn of(model: &Model, game: &Game) -> Self {
        if let Some(found) = search::found(model, game) {
            return Self::on(&found);
        }
        match game.selected {
            Thing::System(id) => Self::system(game, id),
            Thing::Service(id) => Self::service(game, id),
            _ => Self::default(),
        }
    }

    /// Only these things.
    fn on(things: &[Thing]) -> Self {
        let mut focus = Self { dims: true, ..Self::default() };
        for thing in things {
            match thing {
                Thing::System(id) => drop(focus.systems.insert(*id)),
                Thing::Service(id) => drop(focus.services.insert(*id)),
                Thing::Zone(id) => drop(focus.zones.insert(*id)),
                _ => {}
            }
        }
        focus
    }

    /// A system, what it needs, and what needs it.
    fn system(game: &Game, id: SystemId) -> Self {
        let content = &game.scenario().content;
        let mut focus = Self::default();
        focus.needs_of(game, id, None);
        for other in content.systems.ids() {
            focus.needs_of(game, other, Some(id));
        }
        for service in content.services.ids() {
            focus.needs_of_service(game, service, Some(id));
        }
        focus.services = content.services.ids().filter(|service| crate::sim::systems_of(game.scenario(), *service).contains(&id)).collect();
        focus.systems.insert(id);
        focus
    }

    /// A service, and exactly what it hangs on.
    fn service(game: &Game, id: ServiceId) -> Self {
        let content = &game.scenario().content;
        let mut focus = Self { dims: true, ..Self::default() };
        let mut services = vec![id];
        let mut at = 0;
        while let Some(service) = services.get(at).copied() {
            at += 1;
            content.services[service].needs.leaves(&mut |leaf| {
                if let Needs::Service(other) = leaf
                    && !services.contains(other)
                {
                    services.push(*other);
                }
            });
        }
        for service in services {
            focus.needs_of_service(game, service, None);
            let front = content.services[service].front;
            if content.services[service].audience == Audience::Public {
                focus.add(game, End::Outside, End::System(front));
            }
        }
        for &system in crate::sim::systems_of(game.scenario(), id) {
            focus.needs_of(game, system, None);
            focus.systems.insert(system);
        }
        focus
    }

    /// What a system needs itself; with `only`, of that system.
    fn needs_of(&mut self, game: &Game, system: SystemId, only: Option<SystemId>) {
        game.scenario().content.systems[system].needs.leaves(&mut |leaf| match leaf {
            Needs::On(to, _) | Needs::Up(to) if only.is_none_or(|only| only == *to) => {
                self.add(game, End::System(system), End::System(*to));
            }
            Needs::Outside(from) if only.is_none() => self.add(game, End::System(*from), End::Outside),
            _ => {}
        });
    }

    /// Ways that a service needs; with `only`, those that begin or end there.
    fn needs_of_service(&mut self, game: &Game, service: ServiceId, only: Option<SystemId>) {
        game.scenario().content.services[service].needs.leaves(&mut |leaf| match leaf {
            Needs::From(from, to, _) if only.is_none_or(|only| only == *from || only == *to) => {
                self.add(game, End::System(*from), End::System(*to));
            }
            Needs::Outside(from) if only.is_none_or(|only| only == *from) => self.add(game, End::System(*from), End::Outside),
            _ => {}
        });
    }

    fn add(&mut self, game: &Game, from: End, to: End) {
        let works = match (from, to) {
            (_, End::System(to)) if from != End::Outside => game.picture.system(to).level.0 > 0,
            (End::System(system), _) | (_, End::System(system)) => {
                let content = &game.scenario().content;
                let apart = content.zones[content.systems[system].zone].separate;
                game.picture.system(system).level.0 > 0 && (apart || !looks::is_dark(game))
            }
            _ => true,
        };
        let need = Need { from, to, works };
        if from != to && !self.needs.contains(&need) {
            self.needs.push(need);
        }
        for end in [from, to] {
            if let End::System(system) = end {
                self.systems.insert(system);
            }
        }
    }

    /// Says whether a need runs between two zones.
    pub fn runs_between(&self, game: &Game, (a, b): (ZoneId, ZoneId)) -> bool {
        let scenario = game.scenario();
        let zone = |end: End| match end {
            End::System(system) => scenario.content.systems[system].zone,
            End::Outside => scenario.plan.internet,
        };
        self.needs.iter().any(|need| {
            let ends = (zone(need.from), zone(need.to));
            ends == (a, b) || ends == (b, a)
        })
    }
}
