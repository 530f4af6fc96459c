//! Who and what there is: an entity for each agency, system, partner and every other thing of a scenario.
//!
//! Entities say what a thing is and whose: for inspectors, and for systems that others add to the world. What changes about a
//! thing stands in the columns of `board.rs`, by the same number; the numbers that Bevy gives entities appear in no rule.

use bevy_ecs::name::Name;
use bevy_ecs::prelude::*;

use crate::scenario::Scenario;
use crate::scenario::names::*;

/// What a thing is, and which of its kind.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[component(immutable)]
pub struct Thing {
    pub kind: Kind,
    pub number: usize,
}

/// What an agency owns. Bevy keeps the list from [`OwnedBy`].
#[derive(Component, Default)]
#[relationship_target(relationship = OwnedBy)]
pub struct Owns(Vec<Entity>);

/// The agency that owns a system or a service, or the partner that a team comes from.
#[derive(Component)]
#[relationship(relationship_target = Owns)]
pub struct OwnedBy(pub Entity);

/// Spawns them all, in the order of the scenario.
pub(super) fn spawn(world: &mut World, scenario: &Scenario) {
    let content = &scenario.content;
    let agencies = spawn_kind(world, scenario, content.agencies.ids());
    spawn_kind(world, scenario, content.zones.ids());
    spawn_kind(world, scenario, content.links.ids());
    let systems = spawn_kind(world, scenario, content.systems.ids());
    spawn_kind(world, scenario, content.domains.ids());
    let services = spawn_kind(world, scenario, content.services.ids());
    spawn_kind(world, scenario, content.fallbacks.ids());
    let teams = spawn_kind(world, scenario, content.teams.ids());
    let partners = spawn_kind(world, scenario, content.partners.ids());
    spawn_kind(world, scenario, content.injects.ids());
    spawn_kind(world, scenario, content.objectives.ids());
    for (id, system) in content.systems.iter() {
        world.entity_mut(systems[id.index()]).insert(OwnedBy(agencies[system.owner.index()]));
    }
    for (id, service) in content.services.iter() {
        world.entity_mut(services[id.index()]).insert(OwnedBy(agencies[service.owner.index()]));
    }
    for (id, team) in content.teams.iter() {
        if let Some(partner) = team.partner {
            world.entity_mut(teams[id.index()]).insert(OwnedBy(partners[partner.index()]));
        }
    }
}

fn spawn_kind<I: Id>(world: &mut World, scenario: &Scenario, ids: impl Iterator<Item = I>) -> Vec<Entity> {
    ids.map(|id| world.spawn((Thing { kind: I::KIND, number: id.index() }, Name::new(scenario.names.name(id).to_owned()))).id()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::albania;

    #[test]
    fn everything_the_scenario_declares_is_an_entity_with_its_name_and_owner() {
        let scenario = albania();
        let mut world = World::new();
        spawn(&mut world, &scenario);
        let mut found = world.query::<(&Thing, &Name, Option<&OwnedBy>)>();
        let systems: Vec<_> = found.iter(&world).filter(|(thing, ..)| thing.kind == Kind::System).collect();
        assert_eq!(systems.len(), scenario.content.systems.len());
        for (thing, name, owner) in systems {
            let id = SystemId::new(thing.number);
            assert_eq!(name.as_str(), scenario.name(id));
            let owner = owner.and_then(|owner| world.get::<Thing>(owner.0)).expect("every system has an owner");
            assert_eq!((owner.kind, owner.number), (Kind::Agency, scenario.content.systems[id].owner.index()));
        }
        let owned: usize = world.query::<&Owns>().iter(&world).map(|owns| owns.0.len()).sum();
        let hired = scenario.content.teams.rows().iter().filter(|team| team.partner.is_some()).count();
        assert_eq!(owned, scenario.content.systems.len() + scenario.content.services.len() + hired);
    }
}
