//! What an operator does next: the first goal of the posture for which something can be done.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::intruder::{Deed, Goal, Preference};
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Flows, Part};

use super::super::hosts::is_held;
use super::super::identity::can_log_on;
use super::super::levels::passes;
use super::super::state::*;
use super::Intruder;

/// A step that can be taken now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub technique: TechniqueId,
    pub on: SystemId,
    pub from: SystemId,
}

/// Returns the step to take now, if there is any.
pub(super) fn choose(board: &Board, scenario: &Scenario) -> Option<Choice> {
    let intruder = board.resource::<Intruder>();
    let eyes = Eyes { board, scenario, intruder, ways_in: OnceCell::new() };
    scenario.content.postures[intruder.posture].goals.iter().find_map(|goal| eyes.towards(goal))
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
struct Eyes<'a> {
    board: &'a Board,
    scenario: &'a Scenario,
    intruder: &'a Intruder,
    /// Found when it is first asked for.
    ways_in: OnceCell<Vec<Option<Choice>>>,
}

/// Systems that it can steer, by id.
struct Sources {
    reached: Vec<SystemId>,
    /// The first two that lead to each zone over the flow that is asked for: what can be got at from one can be got at from all of
    /// its zone. Two, for none gets at itself.
    by_zone: RefCell<Vec<Option<[Option<SystemId>; 2]>>>,
}

impl Eyes<'_> {
    fn towards(&self, goal: &Goal) -> Option<Choice> {
        match goal {
            Goal::Hold(systems) => systems.iter().filter(|system| !self.holds(**system)).find_map(|system| self.approach(*system)),
            Goal::Credentials(domains) => domains.iter().find_map(|domain| self.steal(*domain)),
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
            Goal::Destroy { with, from, first, then, only } => self.destroy(*with, from, first, *then, *only),
            Goal::DestroyBackups { with } => self.destroy_backups(*with),
            Goal::Claim { with } => self.in_public(*with, !self.intruder.claimed),
            Goal::Leak { with, times, every } => {
                let rested = self.intruder.published_at.is_none_or(|at| self.board.now().since(at) >= every.0);
                // Who means to claim speaks first, and publishes afterwards.
                let goals = &self.scenario.content.postures[self.intruder.posture].goals;
                let spoken = self.intruder.claimed || !goals.iter().any(|goal| matches!(goal, Goal::Claim { .. }));
                self.in_public(*with, self.intruder.published < *times && rested && spoken && self.intruder.stolen.0 > 0)
            }
            Goal::Return => self.enter(),
            Goal::Flood { with, on } => {
                let calm = |system: &SystemId| self.board.of::<Load>(*system).flood.0 == 0;
                on.iter().copied().filter(calm).find_map(|system| self.step(*with, system, system))
            }
        }
    }

    fn holds(&self, system: SystemId) -> bool {
        is_held(self.board, system)
    }

    fn reaches(&self, system: SystemId) -> bool {
        self.board.of::<Foothold>(system).reached
    }

    fn zone(&self, system: SystemId) -> ZoneId {
        self.scenario.content.systems[system].zone
    }

    fn technique(&self, fits: impl Fn(&Deed) -> bool) -> Option<TechniqueId> {
        self.scenario.content.techniques.iter().find(|(_, technique)| fits(&technique.deed)).map(|(id, _)| id)
    }

    /// Makes a step of it, unless another hand is at it, or it failed not long ago.
    fn step(&self, technique: TechniqueId, on: SystemId, from: SystemId) -> Option<Choice> {
        let doing = |step: &super::Step| step.technique == technique && step.on == on;
        let taken = self.intruder.hands.iter().any(|hand| hand.step.as_ref().is_some_and(doing));
        let key = (technique.index() as u32, on.index() as u32);
        let resting = self.intruder.failed.get(&key).is_some_and(|until| self.board.now() < *until);
        (!taken && !resting).then_some(Choice { technique, on, from })
    }

    /// Returns the flows by which a system could be entered with the credentials at hand, if a way led there.
    fn doors(&self, to: SystemId) -> Flows {
        let open = *self.board.of::<Standing>(to) == Standing::Connected
            // On a machine that is destroyed nobody logs on.
            && self.board.of::<Hosts>(to).standing() > 0
            && can_log_on(self.board, to);
        if open { self.scenario.content.systems[to].listens } else { Flows::NONE }
    }

    /// Returns the flows that lead from one system to another.
    fn ways(&self, from: SystemId, to: SystemId) -> Flows {
        let (here, there) = (self.zone(from), self.zone(to));
        match self.scenario.plan.link(here, there) {
            _ if here == there => Flows::ALL,
            Some(link) => self.board.of::<Cuts>(link).open,
            None => Flows::NONE,
        }
    }

    /// Returns the first of some systems from which another can be got at over a flow.
    fn source(&self, sources: &Sources, to: SystemId, flow: Flow) -> Option<SystemId> {
        if !self.doors(to).has(flow) {
            return None;
        }
        let zone = self.zone(to);
        let mut by_zone = sources.by_zone.borrow_mut();
        let nearest = by_zone[zone.index()].get_or_insert_with(|| {
            let mut fit = sources.reached.iter().copied().filter(|from| self.ways(*from, to).has(flow));
            [fit.next(), fit.next()]
        });
        nearest.iter().flatten().copied().find(|from| *from != to)
    }

    /// Returns those of some systems that it can steer; of all, when none are named.
    fn sources(&self, named: &[SystemId]) -> Sources {
        let all = self.scenario.content.systems.ids();
        let reached = all.filter(|system| self.reaches(*system) && (named.is_empty() || named.contains(system))).collect();
        Sources { reached, by_zone: RefCell::new(vec![None; self.scenario.content.zones.len()]) }
    }

    /// Returns the first step on a shortest way to a system.
    fn approach(&self, goal: SystemId) -> Option<Choice> {
        self.ways_in.get_or_init(|| self.find_ways_in())[goal.index()]
    }

    /// Returns the first step on a shortest way to each system, where there is any.
    ///
    /// What a foothold gets at depends on its zone alone, so each zone is gone from once: from what is reached already, where a
    /// step that cannot be taken now bars the way, and once more from what would be reached on the way.
    fn find_ways_in(&self) -> Vec<Option<Choice>> {
        let content = &self.scenario.content;
        let routes: Vec<(TechniqueId, Flow)> = content
            .techniques
            .iter()
            .filter_map(|(id, technique)| match technique.deed {
                Deed::Move { by } => Some((id, by)),
                _ => None,
            })
            .collect();
        let usable = routes.iter().fold(Flows::NONE, |flows, (_, flow)| flows.with(*flow));
        // What is not reached yet and has a door: by id, so that the first found is the same everywhere.
        let mut left: Vec<(SystemId, Flows)> = Vec::new();
        let mut front: Vec<SystemId> = Vec::new();
        for system in content.systems.ids() {
            if self.reaches(system) {
                front.push(system);
            } else {
                let doors = self.doors(system).both(usable);
                if !doors.is_empty() {
                    left.push((system, doors));
                }
            }
        }
        // Breadth first from all footholds at once; `first` remembers how each way began.
        let mut first: Vec<Option<Choice>> = vec![None; content.systems.len()];
        let mut gone_from = [vec![false; content.zones.len()], vec![false; content.zones.len()]];
        while !front.is_empty() && !left.is_empty() {
            let mut next = Vec::new();
            for from in front {
                let begun = first[from.index()];
                let gone = &mut gone_from[usize::from(begun.is_some())][self.zone(from).index()];
                if std::mem::replace(gone, true) {
                    continue;
                }
                left.retain(|&(to, doors)| {
                    let ways = doors.both(self.ways(from, to));
                    if ways.is_empty() {
                        return true;
                    }
                    let technique = routes.iter().find(|(_, flow)| ways.has(*flow)).map(|(technique, _)| *technique);
                    let begin = begun.or_else(|| technique.and_then(|technique| self.step(technique, to, from)));
                    if begin.is_some() {
                        first[to.index()] = begin;
                        next.push(to);
                    }
                    begin.is_none()
                });
            }
            front = next;
        }
        first
    }

    fn steal(&self, domain: DomainId) -> Option<Choice> {
        if self.board.of::<Logons>(domain).stolen {
            return None;
        }
        let with = self.technique(|deed| matches!(deed, Deed::Steal))?;
        let inside = |system: &SystemId| self.scenario.content.systems[*system].domain == Some(domain) && self.reaches(*system);
        self.scenario.content.systems.ids().filter(inside).find_map(|system| self.step(with, system, system))
    }

    fn destroy(&self, with: TechniqueId, from: &[SystemId], first: &[SystemId], then: Preference, only: bool) -> Option<Choice> {
        let (Deed::Encrypt { by, .. } | Deed::Wipe { by, .. }) = self.scenario.content.techniques[with].deed else { return None };
        let all = self.scenario.content.systems.ids();
        let targets: Vec<SystemId> = if only {
            // In the order of ids, each once.
            let mut named = first.to_vec();
            named.sort_unstable();
            named.dedup();
            named.into_iter().filter(|system| self.is_worth(*system)).collect()
        } else {
            all.filter(|system| self.is_worth(*system)).collect()
        };
        let rank = |system: SystemId| {
            let what = &self.scenario.content.systems[system];
            let place = first.iter().position(|listed| *listed == system).unwrap_or(usize::MAX);
            // It does not burn its own bridges as long as there is anything else.
            let worth = match then {
                Preference::Largest => what.hosts,
                Preference::MostCritical => u32::from(what.criticality),
            };
            (self.holds(system), place, Reverse(worth), system)
        };
        let sources = self.sources(from);
        let direct = targets.iter().filter_map(|on| self.source(&sources, *on, by).and_then(|from| self.step(with, *on, from)));
        if let Some(direct) = direct.min_by_key(|choice| rank(choice.on)) {
            return Some(direct);
        }
        // No way yet: win the foothold from which to strike, or come nearer to a target.
        if from.is_empty() {
            let nearer = targets.iter().filter(|goal| !self.reaches(**goal)).filter_map(|goal| Some((*goal, self.approach(*goal)?)));
            nearer.min_by_key(|(goal, _)| rank(*goal)).map(|(_, choice)| choice)
        } else {
            from.iter().filter(|goal| !self.reaches(**goal)).find_map(|goal| self.approach(*goal))
        }
    }

    /// Something stands there that no push is at yet.
    fn is_worth(&self, system: SystemId) -> bool {
        let hosts = self.board.of::<Hosts>(system);
        hosts.standing() > 0 && !self.intruder.jobs.iter().any(|job| job.on == system)
    }

    fn destroy_backups(&self, with: TechniqueId) -> Option<Choice> {
        let Deed::Inhibit { by } = self.scenario.content.techniques[with].deed else { return None };
        let copies = self.scenario.content.systems.ids().any(|system| {
            let backup = self.board.of::<Backup>(system);
            backup.kept && !backup.destroyed
        });
        let vault = |system: &SystemId| self.scenario.content.zones[self.zone(*system)].part == Part::Vault;
        let vaults: Vec<SystemId> = self.scenario.content.systems.ids().filter(|system| copies && vault(system)).collect();
        let sources = self.sources(&[]);
        let direct = vaults.iter().find_map(|on| self.source(&sources, *on, by).and_then(|from| self.step(with, *on, from)));
        direct.or_else(|| vaults.iter().find_map(|on| self.approach(*on)))
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

/// Says whether the door by which the intruder came stands open to it.
pub(super) fn can_enter(board: &Board, scenario: &Scenario) -> bool {
    let entry = scenario.content.intruder.entry;
    let shut = board.resource::<Network>().foreign_closed && !board.resource::<Intruder>().rerouted;
    !shut
        && !board.resource::<Desk>().entry_patched
        && *board.of::<Standing>(entry) == Standing::Connected
        && passes(scenario, board, scenario.plan.internet, scenario.content.systems[entry].zone, Flow::Web)
}
