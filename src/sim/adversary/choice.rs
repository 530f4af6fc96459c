//! What an operator does next: the first goal of the posture for which something can be done.
//!
//! Systems of a group are come at alike (`scenario/groups.rs`), and `sim/index.rs` knows which of a group there are. So a step is
//! found by looking at groups, and at the first system of each; `ways.rs` finds the way to what is farther off. `plain.rs`
//! says the same with all systems looked at one by one, and the tests hold the one against the other.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::groups::Group;
use crate::scenario::intruder::{Deed, Goal, Preference};
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Flows};

use super::super::hosts::is_held;
use super::super::identity::can_log_on_to;
use super::super::levels::passes;
use super::super::state::*;
use super::Intruder;
use super::ways::Ways;

/// A step that can be taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub technique: TechniqueId,
    pub on: SystemId,
    pub from: SystemId,
}

/// Returns the step to take now, if there is any.
pub(super) fn choose(board: &Board, scenario: &Scenario) -> Option<Choice> {
    let eyes = Eyes::of(board, scenario);
    let found = eyes.goals().iter().find_map(|goal| eyes.towards(&eyes, goal));
    #[cfg(test)]
    assert_eq!(found, super::plain::choose(board, scenario), "what is found by groups is what is found system by system");
    found
}

/// Returns the system that it is at, or would be at next. What is done in public is done to none.
pub(in super::super) fn next_target(board: &Board, scenario: &Scenario) -> Option<SystemId> {
    let intruder = board.resource::<Intruder>();
    let of = |technique: TechniqueId, on: SystemId| {
        (!matches!(scenario.content.techniques[technique].deed, Deed::Claim | Deed::Leak)).then_some(on)
    };
    let at = intruder.hands.iter().find_map(|hand| hand.step.as_ref().and_then(|step| of(step.technique, step.on)));
    let next = || choose(board, scenario).and_then(|choice| of(choice.technique, choice.on));
    at.or_else(|| intruder.jobs.first().map(|job| job.on)).or_else(next)
}

/// What the intruder can see of its own position.
pub(super) struct Eyes<'a> {
    pub board: &'a Board,
    pub scenario: &'a Scenario,
    pub intruder: &'a Intruder,
    /// Found when it is first asked for.
    ways: OnceCell<Ways>,
}

/// What takes looking around: by groups, or system by system.
pub(super) trait Search {
    /// Returns the first step on a shortest way to a system.
    fn approach(&self, goal: SystemId) -> Option<Choice>;
    fn steal(&self, domain: DomainId) -> Option<Choice>;
    fn destroy(&self, with: TechniqueId, from: &[SystemId], prey: &Prey) -> Option<Choice>;
    fn destroy_backups(&self, with: TechniqueId) -> Option<Choice>;
}

/// Systems from which it can strike over a flow.
struct Sources {
    flow: Flow,
    /// Only these that it can steer, by id; when none are named, all that it can steer.
    named: Option<Vec<SystemId>>,
    /// The first two that lead to a zone: what can be got at from one can be got at from all of its zone. Two, for none gets at
    /// itself.
    of_zone: RefCell<Vec<(ZoneId, [Option<SystemId>; 2])>>,
}

/// What is to be destroyed, and in which order.
pub(super) struct Prey<'a> {
    pub first: &'a [SystemId],
    pub then: Preference,
    pub only: bool,
}

impl<'a> Eyes<'a> {
    pub fn of(board: &'a Board, scenario: &'a Scenario) -> Self {
        Self { board, scenario, intruder: board.resource::<Intruder>(), ways: OnceCell::new() }
    }

    /// Returns what it wants now, the first thing first.
    pub fn goals(&self) -> &'a [Goal] {
        &self.scenario.content.postures[self.intruder.posture].goals
    }

    /// Returns the step to take now towards a goal.
    pub fn towards(&self, search: &impl Search, goal: &Goal) -> Option<Choice> {
        match goal {
            Goal::Hold(systems) => systems.iter().filter(|system| !self.holds(**system)).find_map(|system| search.approach(*system)),
            Goal::Credentials(domains) => domains.iter().find_map(|domain| search.steal(*domain)),
            Goal::Blind(systems) => {
                let with = self.technique(|deed| matches!(deed, Deed::Blind))?;
                let open = |system: &SystemId| self.reaches(*system) && !self.board.of::<Foothold>(*system).blinded;
                systems.iter().copied().filter(open).find_map(|system| self.step(with, system, system))
            }
            Goal::Collect(systems) => {
                let with = self.technique(|deed| matches!(deed, Deed::Collect { .. }))?;
                let more = self.intruder.stolen.0 < 1000;
                systems.iter().copied().filter(|system| more && self.reaches(*system)).find_map(|system| self.step(with, system, system))
            }
            Goal::Destroy { with, from, first, then, only } => search.destroy(*with, from, &Prey { first, then: *then, only: *only }),
            Goal::DestroyBackups { with } => search.destroy_backups(*with),
            Goal::Claim { with } => self.in_public(*with, !self.intruder.claimed),
            Goal::Leak { with, times, every } => {
                let rested = self.intruder.published_at.is_none_or(|at| self.board.now().since(at) >= every.0);
                // Who means to claim speaks first, and publishes afterwards.
                let spoken = self.intruder.claimed || !self.goals().iter().any(|goal| matches!(goal, Goal::Claim { .. }));
                self.in_public(*with, self.intruder.published < *times && rested && spoken && self.intruder.stolen.0 > 0)
            }
            Goal::Return => self.enter(),
            Goal::Flood { with, on } => {
                let calm = |system: &SystemId| self.board.of::<Load>(*system).flood.0 == 0;
                on.iter().copied().filter(calm).find_map(|system| self.step(*with, system, system))
            }
        }
    }

    pub fn holds(&self, system: SystemId) -> bool {
        is_held(self.board, system)
    }

    pub fn reaches(&self, system: SystemId) -> bool {
        self.board.of::<Foothold>(system).reached
    }

    pub fn technique(&self, fits: impl Fn(&Deed) -> bool) -> Option<TechniqueId> {
        self.scenario.content.techniques.iter().find(|(_, technique)| fits(&technique.deed)).map(|(id, _)| id)
    }

    /// Makes a step of it, unless another hand is at it, or it failed not long ago.
    pub fn step(&self, technique: TechniqueId, on: SystemId, from: SystemId) -> Option<Choice> {
        let doing = |step: &super::Step| step.technique == technique && step.on == on;
        let taken = self.intruder.hands.iter().any(|hand| hand.step.as_ref().is_some_and(doing));
        let key = (technique.index() as u32, on.index() as u32);
        let resting = self.intruder.failed.get(&key).is_some_and(|until| self.board.now() < *until);
        (!taken && !resting).then_some(Choice { technique, on, from })
    }

    /// Returns the flows by which those of a group that stand open could be entered with the credentials at hand, if a way led there.
    pub fn doors(&self, group: &Group) -> Flows {
        if can_log_on_to(self.board, group) { group.listens } else { Flows::NONE }
    }

    /// Says whether somebody could log on to a system at all: on a machine that is destroyed nobody does.
    fn is_open(&self, system: SystemId) -> bool {
        *self.board.of::<Standing>(system) == Standing::Connected && self.board.of::<Hosts>(system).standing() > 0
    }

    /// Returns the zones to which something leads from a zone, or from which it leads there, with what may travel: itself first.
    pub fn around(&self, zone: ZoneId) -> impl Iterator<Item = (ZoneId, Flows)> {
        let others = self.scenario.plan.neighbours[zone].iter().map(|(other, link)| (*other, self.board.of::<Cuts>(*link).open));
        std::iter::once((zone, Flows::ALL)).chain(others)
    }

    /// Returns the systems in a zone that it can steer, the first by id of each group.
    pub fn reached_in(&self, zone: ZoneId) -> impl Iterator<Item = SystemId> {
        let groups = &self.scenario.plan.groups;
        let of_group = |group: &Group| self.board.index.reached.within(group.places.clone()).map(|place| groups.by_id.at(place)).take(2);
        groups.all()[groups.of_zone(zone)].iter().flat_map(of_group)
    }

    /// Returns the first of some systems from which another can be got at.
    fn source(&self, sources: &Sources, to: SystemId) -> Option<SystemId> {
        let group = self.scenario.plan.groups.of_system(to);
        if !self.is_open(to) || !self.doors(group).has(sources.flow) {
            return None;
        }
        self.sources_for(sources, group.zone).into_iter().flatten().find(|from| *from != to)
    }

    /// Returns the first two of some systems that lead to a zone.
    fn sources_for(&self, sources: &Sources, zone: ZoneId) -> [Option<SystemId>; 2] {
        let mut of_zone = sources.of_zone.borrow_mut();
        if let Some((_, found)) = of_zone.iter().find(|(known, _)| *known == zone) {
            return *found;
        }
        let leads = |(_, open): &(ZoneId, Flows)| open.has(sources.flow);
        let mut first = [None, None];
        match &sources.named {
            Some(named) => {
                let zone_of = |system: SystemId| self.scenario.content.systems[system].zone;
                let fits = |from: &&SystemId| self.around(zone).filter(leads).any(|(other, _)| other == zone_of(**from));
                for (place, from) in first.iter_mut().zip(named.iter().filter(fits)) {
                    *place = Some(*from);
                }
            }
            None => {
                for from in self.around(zone).filter(leads).flat_map(|(other, _)| self.reached_in(other)) {
                    if first[0].is_none_or(|known| from < known) {
                        first = [Some(from), first[0]];
                    } else if first[1].is_none_or(|known| from < known) {
                        first[1] = Some(from);
                    }
                }
            }
        }
        of_zone.push((zone, first));
        first
    }

    /// Returns those of some systems that it can steer; of all, when none are named.
    fn sources(&self, flow: Flow, named: &[SystemId]) -> Sources {
        let named = (!named.is_empty()).then(|| {
            let mut named: Vec<SystemId> = named.iter().copied().filter(|system| self.reaches(*system)).collect();
            named.sort_unstable();
            named.dedup();
            named
        });
        Sources { flow, named, of_zone: RefCell::new(Vec::new()) }
    }

    /// Returns the first step that `can` be taken towards something to destroy. It does not burn its own bridges as long as there is
    /// anything else: then come those that are named, in their order, and the worthiest, by id.
    fn best(&self, prey: &Prey, in_group: impl Fn(&Group) -> bool, can: impl Fn(SystemId) -> Option<Choice>) -> Option<Choice> {
        let listed = |held: bool| {
            let fits = move |on: &SystemId| self.holds(*on) == held && self.is_worth(*on);
            prey.first.iter().copied().filter(fits).find_map(&can)
        };
        // The first of each group: the others of the group are worth less.
        let free = || {
            let groups = &self.scenario.plan.groups;
            let (order, left) = (groups.by(prey.then), self.board.index.prey(prey.then));
            let first = |group: &Group| {
                let systems = left.within(group.places.clone()).map(|place| order.at(place)).filter(|on| self.is_worth(*on));
                systems.filter_map(|on| Some((self.worth(prey.then, on), on, can(on)?))).next()
            };
            let found = groups.all().iter().filter(|group| in_group(group)).filter_map(first);
            found.min_by_key(|(worth, on, _)| (*worth, *on)).map(|(.., choice)| choice)
        };
        let held = || {
            let systems = self.board.index.held.iter().map(|system| SystemId::new(system as usize)).filter(|on| self.is_worth(*on));
            let found = systems.filter_map(|on| Some((self.worth(prey.then, on), on, can(on)?)));
            found.min_by_key(|(worth, on, _)| (*worth, *on)).map(|(.., choice)| choice)
        };
        listed(false)
            .or_else(|| if prey.only { None } else { free() })
            .or_else(|| listed(true))
            .or_else(|| if prey.only { None } else { held() })
    }

    /// Returns what comes first, when none is named.
    pub fn worth(&self, then: Preference, system: SystemId) -> Reverse<u32> {
        let what = &self.scenario.content.systems[system];
        Reverse(match then {
            Preference::Largest => what.hosts,
            Preference::MostCritical => u32::from(what.criticality),
        })
    }

    /// Something stands there that no push is at yet.
    pub fn is_worth(&self, system: SystemId) -> bool {
        let hosts = self.board.of::<Hosts>(system);
        hosts.standing() > 0 && !self.intruder.jobs.iter().any(|job| job.on == system)
    }

    /// What is done in public needs no foothold.
    fn in_public(&self, with: TechniqueId, wanted: bool) -> Option<Choice> {
        let entry = self.scenario.content.intruder.entry;
        wanted.then(|| self.step(with, entry, entry)).flatten()
    }

    /// Comes in again through the door it came by, when it holds nothing it can steer.
    fn enter(&self) -> Option<Choice> {
        let with = self.technique(|deed| matches!(deed, Deed::Enter))?;
        let entry = self.scenario.content.intruder.entry;
        let open = !self.intruder.linked && can_enter(self.board, self.scenario);
        open.then(|| self.step(with, entry, entry)).flatten()
    }
}

impl Search for Eyes<'_> {
    fn approach(&self, goal: SystemId) -> Option<Choice> {
        self.ways.get_or_init(|| Ways::find(self)).towards(self, goal)
    }

    fn steal(&self, domain: DomainId) -> Option<Choice> {
        if self.board.of::<Logons>(domain).stolen {
            return None;
        }
        let with = self.technique(|deed| matches!(deed, Deed::Steal))?;
        let groups = &self.scenario.plan.groups;
        let first = |group: &Group| {
            let inside = self.board.index.reached.within(group.places.clone()).map(|place| groups.by_id.at(place));
            inside.filter_map(|system| self.step(with, system, system)).next()
        };
        groups.of_domain(domain).filter_map(first).min_by_key(|choice| choice.on)
    }

    fn destroy(&self, with: TechniqueId, from: &[SystemId], prey: &Prey) -> Option<Choice> {
        let (Deed::Encrypt { by, .. } | Deed::Wipe { by, .. }) = self.scenario.content.techniques[with].deed else { return None };
        let sources = self.sources(by, from);
        let struck_from = |group: &Group| self.doors(group).has(by) && self.sources_for(&sources, group.zone)[0].is_some();
        let strike = |on: SystemId| self.source(&sources, on).and_then(|from| self.step(with, on, from));
        if let Some(direct) = self.best(prey, struck_from, strike) {
            return Some(direct);
        }
        // No way yet: win the foothold from which to strike, or come nearer to a target.
        if from.is_empty() {
            self.best(prey, |_| true, |goal| if self.reaches(goal) { None } else { self.approach(goal) })
        } else {
            from.iter().filter(|goal| !self.reaches(**goal)).find_map(|goal| self.approach(*goal))
        }
    }

    fn destroy_backups(&self, with: TechniqueId) -> Option<Choice> {
        let Deed::Inhibit { by } = self.scenario.content.techniques[with].deed else { return None };
        if self.board.index.copies == 0 {
            return None;
        }
        let vaults = &self.scenario.plan.vaults;
        let sources = self.sources(by, &[]);
        let direct = vaults.iter().find_map(|on| self.source(&sources, *on).and_then(|from| self.step(with, *on, from)));
        direct.or_else(|| vaults.iter().find_map(|on| self.approach(*on)))
    }
}

/// Says whether the door by which the intruder came stands open to it.
pub(super) fn can_enter(board: &Board, scenario: &Scenario) -> bool {
    let entry = scenario.content.intruder.entry;
    let shut = board.resource::<Network>().foreign_closed && !board.resource::<Intruder>().rerouted;
    !shut
        && !board.resource::<Desk>().entry_patched
        && *board.of::<Standing>(entry) == Standing::Connected
        && passes(scenario, board, scenario.plan.internet, scenario.content.systems[entry].zone, Flow::Web)
}
