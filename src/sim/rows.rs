//! Finding things: from a scenario id to its entity and its components.

use std::sync::Arc;

use bevy_ecs::component::Mutable;
use bevy_ecs::prelude::*;

use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};

use super::clock::Future;
use super::state::Rules;

/// The entity of each thing, by scenario id.
#[derive(Resource, Default)]
pub(super) struct Index {
    pub agencies: Vec<Entity>,
    pub zones: Vec<Entity>,
    pub links: Vec<Entity>,
    pub systems: Vec<Entity>,
    pub domains: Vec<Entity>,
    pub services: Vec<Entity>,
    pub fallbacks: Vec<Entity>,
    pub teams: Vec<Entity>,
    pub partners: Vec<Entity>,
    pub injects: Vec<Entity>,
    pub objectives: Vec<Entity>,
}

/// A scenario id that has an entity.
pub(super) trait Row: Id {
    fn list(index: &Index) -> &Vec<Entity>;
}

macro_rules! rows {
    ($($Id:ident $list:ident),*) => {
        $(impl Row for $Id { fn list(index: &Index) -> &Vec<Entity> { &index.$list } })*
    };
}

rows!(
    AgencyId agencies, ZoneId zones, LinkId links, SystemId systems, DomainId domains, ServiceId services,
    FallbackId fallbacks, TeamId teams, PartnerId partners, InjectId injects, ObjectiveId objectives
);

/// Reading and writing components by scenario id.
pub(super) trait Rows {
    fn of<C: Component>(&self, id: impl Row) -> &C;
    fn of_mut<C: Component<Mutability = Mutable>>(&mut self, id: impl Row) -> &mut C;
    fn scenario(&self) -> Arc<Scenario>;
    fn now(&self) -> Minute;
}

impl Rows for World {
    fn of<C: Component>(&self, id: impl Row) -> &C {
        self.get(entity(self, id)).expect("every entity is made with all components of its kind")
    }

    fn of_mut<C: Component<Mutability = Mutable>>(&mut self, id: impl Row) -> &mut C {
        let entity = entity(self, id);
        self.get_mut::<C>(entity).expect("every entity is made with all components of its kind").into_inner()
    }

    fn scenario(&self) -> Arc<Scenario> {
        self.resource::<Rules>().0.clone()
    }

    fn now(&self) -> Minute {
        self.resource::<Future>().now()
    }
}

fn entity<I: Row>(world: &World, id: I) -> Entity {
    I::list(world.resource::<Index>())[id.index()]
}
