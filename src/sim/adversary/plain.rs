//! What an operator does next, said plainly: every system is looked at. The tests hold [`super::choice`] against it.

use std::cmp::Reverse;

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::intruder::{Deed, Goal, Preference};
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Flows, Part};

use super::super::hosts::is_held;
use super::super::identity::can_log_on;
use super::super::state::*;
use super::Intruder;
use super::choice::{Choice, can_enter};

/// Returns the step to take now, if there is any.
pub(super) fn choose(board: &Board, scenario: &Scenario) -> Option<Choice> {
    let intruder = board.resource::<Intruder>();
    let eyes = Eyes { board, scenario, intruder };
    scenario.content.postures[intruder.posture].goals.iter().find_map(|goal| eyes.towards(goal))
}

struct Eyes<'a> {
    board: &'a Board,
    scenario: &'a Scenario,
    intruder: &'a Intruder,
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

    /// Returns the first of some systems from which another can be got at over a flow; of all, when none are named.
    fn source(&self, named: &[SystemId], to: SystemId, flow: Flow) -> Option<SystemId> {
        let mut sources =
            self.scenario.content.systems.ids().filter(|from| self.reaches(*from) && (named.is_empty() || named.contains(from)));
        sources.find(|from| *from != to && self.doors(to).both(self.ways(*from, to)).has(flow))
    }

    /// Returns the first step on a shortest way to a system: breadth first from all footholds at once.
    fn approach(&self, goal: SystemId) -> Option<Choice> {
        let content = &self.scenario.content;
        let routes = content.techniques.iter().filter_map(|(id, technique)| match technique.deed {
            Deed::Move { by } => Some((id, by)),
            _ => None,
        });
        let routes: Vec<(TechniqueId, Flow)> = routes.collect();
        let (mut front, mut left): (Vec<SystemId>, Vec<SystemId>) = content.systems.ids().partition(|system| self.reaches(*system));
        // How the way to each system begins.
        let mut begins: Vec<Option<Choice>> = vec![None; content.systems.len()];
        while !front.is_empty() {
            let mut next = Vec::new();
            for from in front {
                left.retain(|&to| {
                    let ways = self.doors(to).both(self.ways(from, to));
                    let Some((technique, _)) = routes.iter().find(|(_, flow)| ways.has(*flow)) else { return true };
                    let begin = begins[from.index()].or_else(|| self.step(*technique, to, from));
                    if begin.is_some() {
                        begins[to.index()] = begin;
                        next.push(to);
                    }
                    begin.is_none()
                });
            }
            front = next;
        }
        begins[goal.index()]
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
        let direct = targets.iter().filter_map(|on| self.source(from, *on, by).and_then(|from| self.step(with, *on, from)));
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
        let direct = vaults.iter().find_map(|on| self.source(&[], *on, by).and_then(|from| self.step(with, *on, from)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{library, load};
    use crate::sim::Sim;
    use crate::sim::adversary::{Step, reach};
    use crate::sim::event::EventId;
    use crate::sim::network::stir_ways;
    use crate::testing::synthetic::Luck;

    /// Spoils a board at random: what is held, broken, cut off, cut, stolen, tried already.
    fn spoil(board: &mut Board, scenario: &Scenario, luck: &mut Luck, spread: usize) {
        let mut luck = |permille: usize| luck.below(1000) < permille;
        let content = &scenario.content;
        for system in content.systems.ids() {
            let total = board.of::<Hosts>(system).total;
            let wiped = if luck(150) { total } else { 0 };
            let implanted = if luck(spread) { (total - wiped).min(2) } else { 0 };
            let hosts = board.of_mut::<Hosts>(system);
            (hosts.implanted, hosts.wiped, hosts.encrypted) = (implanted, wiped, 0);
            let foothold = board.of_mut::<Foothold>(system);
            (foothold.shell, foothold.reached) = (luck(spread / 2), false);
            *board.of_mut::<Standing>(system) = if luck(850) { Standing::Connected } else { Standing::Isolated };
        }
        for link in content.links.ids() {
            for flow in content.links[link].flows.iter().filter(|_| luck(250)) {
                board.of_mut::<Cuts>(link).open = board.of::<Cuts>(link).open.without(Flows::only(flow));
            }
        }
        for domain in content.domains.ids() {
            board.of_mut::<Logons>(domain).stolen = luck(700);
        }
        let now = board.now();
        let techniques = content.techniques.len() as u32;
        for system in 0..content.systems.len() as u32 {
            if luck(200) {
                let rested = now.plus(u32::from(luck(500)));
                board.resource_mut::<Intruder>().failed.insert(((system * 7) % techniques, system), rested);
            }
        }
        if let Some(hand) = board.resource_mut::<Intruder>().hands.first_mut() {
            let on = SystemId::new(content.systems.len() / 2);
            hand.step = Some(Step { technique: TechniqueId::new(0), on, from: on, by: EventId::ROOT });
        }
        let state = &board.state;
        board.index.read(scenario, state);
        stir_ways(board, EventId::ROOT);
        reach::look_around(board);
    }

    #[test]
    fn by_groups_and_system_by_system_the_same_step_is_found() {
        let (mut found, mut far, mut none) = (0, 0, 0);
        for id in library::built_in() {
            let scenario = load(&library::find(id).expect("it is there")).expect("it is good").0;
            for seed in 0..60 {
                let mut luck = Luck(seed);
                let mut sim = Sim::new(scenario.clone(), seed);
                let board = sim.board_mut();
                spoil(board, &scenario, &mut luck, [30, 150, 500][seed as usize % 3]);
                for posture in scenario.content.postures.ids() {
                    board.resource_mut::<Intruder>().posture = posture;
                    let plain = choose(board, &scenario);
                    assert_eq!(super::super::choice::choose(board, &scenario), plain, "{id}, {seed}, {posture:?}");
                    match plain {
                        Some(choice) if choice.from != choice.on => far += 1,
                        Some(_) => found += 1,
                        None => none += 1,
                    }
                }
            }
        }
        assert!(found > 100 && far > 100 && none > 10, "something of everything: {found}, {far}, {none}");
    }
}
