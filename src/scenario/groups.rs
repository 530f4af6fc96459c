//! Systems that an intruder comes at in the same way: of one zone, with the same doors and the same log-ons.
//!
//! What can be got at is asked of a group, not of each of its systems. In every order the systems of a group stand together,
//! and the groups of a zone too: a stretch of places is a group, or a zone.

use std::cmp::Reverse;
use std::ops::Range;

use super::Content;
use super::intruder::Preference;
use super::names::*;
use super::world::Flows;

/// Systems that an intruder comes at in the same way.
#[derive(Clone, Debug)]
pub struct Group {
    pub zone: ZoneId,
    /// Whose credentials open them.
    pub domain: Option<DomainId>,
    /// The intruder can log on as their built-in administrator.
    pub built_in: bool,
    pub listens: Flows,
    /// Their places, in any of the orders.
    pub places: Range<u32>,
}

/// All systems, group by group.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    all: Vec<Group>,
    of_zone: Table<ZoneId, Range<usize>>,
    of_domain: Table<DomainId, Vec<usize>>,
    of_system: Table<SystemId, u32>,
    pub by_id: Order,
    by_hosts: Order,
    by_criticality: Order,
}

/// All systems in an order in which the groups follow each other.
#[derive(Clone, Debug, Default)]
pub struct Order {
    systems: Vec<SystemId>,
    places: Table<SystemId, u32>,
}

impl Order {
    /// Returns the system at a place.
    pub fn at(&self, place: u32) -> SystemId {
        self.systems[place as usize]
    }

    pub fn place(&self, system: SystemId) -> u32 {
        self.places[system]
    }

    fn of(systems: Vec<SystemId>) -> Self {
        let mut places: Table<SystemId, u32> = vec![0; systems.len()].into();
        for (place, system) in systems.iter().enumerate() {
            places[*system] = place as u32;
        }
        Self { systems, places }
    }
}

impl Groups {
    pub(super) fn of(content: &Content) -> Self {
        let mut built_in: Table<SystemId, bool> = vec![false; content.systems.len()].into();
        content.intruder.built_in.iter().for_each(|system| built_in[*system] = true);
        let like = |system: SystemId| {
            let what = &content.systems[system];
            (what.zone, what.domain, built_in[system], what.listens)
        };
        let mut sorted: Vec<SystemId> = content.systems.ids().collect();
        sorted.sort_by_key(|system| (like(*system), *system));
        let mut all: Vec<Group> = Vec::new();
        let mut of_system: Table<SystemId, u32> = vec![0; sorted.len()].into();
        for (place, system) in sorted.iter().enumerate() {
            let (zone, domain, built_in, listens) = like(*system);
            if place == 0 || like(sorted[place - 1]) != like(*system) {
                all.push(Group { zone, domain, built_in, listens, places: place as u32..place as u32 });
            }
            of_system[*system] = all.len() as u32 - 1;
            if let Some(group) = all.last_mut() {
                group.places.end += 1;
            }
        }
        let by_worth = |worth: &dyn Fn(SystemId) -> u32| {
            let mut order = sorted.clone();
            order.sort_by_key(|system| (of_system[*system], Reverse(worth(*system)), *system));
            Order::of(order)
        };
        let mut of_domain: Table<DomainId, Vec<usize>> = vec![Vec::new(); content.domains.len()].into();
        for (number, group) in all.iter().enumerate() {
            if let Some(domain) = group.domain {
                of_domain[domain].push(number);
            }
        }
        let of_zone = |zone: ZoneId| {
            let first = all.partition_point(|group| group.zone < zone);
            first..all.partition_point(|group| group.zone <= zone)
        };
        Self {
            of_zone: content.zones.ids().map(of_zone).collect::<Vec<_>>().into(),
            by_hosts: by_worth(&|system| content.systems[system].hosts),
            by_criticality: by_worth(&|system| u32::from(content.systems[system].criticality)),
            by_id: Order::of(sorted),
            of_domain,
            of_system,
            all,
        }
    }

    pub fn all(&self) -> &[Group] {
        &self.all
    }

    /// Returns the group that a system is in.
    pub fn of_system(&self, system: SystemId) -> &Group {
        &self.all[self.number(system)]
    }

    /// Returns the number of the group that a system is in.
    pub fn number(&self, system: SystemId) -> usize {
        self.of_system[system] as usize
    }

    /// Returns the numbers of the groups of a zone.
    pub fn of_zone(&self, zone: ZoneId) -> Range<usize> {
        self.of_zone[zone].clone()
    }

    /// Returns the groups that a domain's credentials open.
    pub fn of_domain(&self, domain: DomainId) -> impl Iterator<Item = &Group> {
        self.of_domain[domain].iter().map(|group| &self.all[*group])
    }

    /// Returns the places of a zone's systems.
    pub fn places_of_zone(&self, zone: ZoneId) -> Range<u32> {
        let groups = &self.all[self.of_zone(zone)];
        match (groups.first(), groups.last()) {
            (Some(first), Some(last)) => first.places.start..last.places.end,
            _ => 0..0,
        }
    }

    /// Returns the order in which the systems of a group come when none is named: the worthiest first.
    pub fn by(&self, preference: Preference) -> &Order {
        match preference {
            Preference::Largest => &self.by_hosts,
            Preference::MostCritical => &self.by_criticality,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::albania;

    #[test]
    fn a_group_is_alike_and_a_stretch_of_every_order() {
        let scenario = albania();
        let (content, groups) = (&scenario.content, &scenario.plan.groups);
        let places: u32 = groups.all().iter().map(|group| group.places.len() as u32).sum();
        assert_eq!(places as usize, content.systems.len());
        for system in content.systems.ids() {
            let (what, group) = (&content.systems[system], groups.of_system(system));
            assert_eq!((group.zone, group.domain, group.listens), (what.zone, what.domain, what.listens));
            assert_eq!(group.built_in, content.intruder.built_in.contains(&system));
            for order in [&groups.by_id, groups.by(Preference::Largest), groups.by(Preference::MostCritical)] {
                assert!(group.places.contains(&order.place(system)));
                assert_eq!(order.at(order.place(system)), system);
            }
        }
        for zone in content.zones.ids() {
            let mut inside: Vec<SystemId> = groups.places_of_zone(zone).map(|place| groups.by_id.at(place)).collect();
            inside.sort_unstable();
            assert_eq!(inside, scenario.plan.zone_systems[zone]);
        }
    }

    #[test]
    fn the_worthiest_of_a_group_comes_first() {
        let scenario = albania();
        let groups = &scenario.plan.groups;
        let order = groups.by(Preference::Largest);
        let mut many = 0;
        for group in groups.all() {
            let hosts: Vec<u32> = group.places.clone().map(|place| scenario.content.systems[order.at(place)].hosts).collect();
            assert!(hosts.is_sorted_by(|a, b| a >= b), "{hosts:?}");
            many += usize::from(hosts.len() > 1);
        }
        assert!(many > 0, "some group has more than one system");
    }
}
