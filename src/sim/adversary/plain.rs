//! What an operator does next, said plainly: every system is looked at. The tests hold [`super::choice`] against it.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::intruder::Deed;
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Flows, Part};

use super::super::identity::can_log_on;
use super::super::state::*;
use super::choice::{Choice, Eyes, Prey, Search};

/// Returns the step to take now, if there is any.
pub(super) fn choose(board: &Board, scenario: &Scenario) -> Option<Choice> {
    let plain = Plain(Eyes::of(board, scenario));
    plain.0.goals().iter().find_map(|goal| plain.0.towards(&plain, goal))
}

/// Whoever looks around system by system. What takes no looking around is done as always.
struct Plain<'a>(Eyes<'a>);

impl Plain<'_> {
    fn zone(&self, system: SystemId) -> ZoneId {
        self.0.scenario.content.systems[system].zone
    }

    /// Returns the flows by which a system could be entered with the credentials at hand, if a way led there.
    fn doors(&self, to: SystemId) -> Flows {
        let open = *self.0.board.of::<Standing>(to) == Standing::Connected
            // On a machine that is destroyed nobody logs on.
            && self.0.board.of::<Hosts>(to).standing() > 0
            && can_log_on(self.0.board, to);
        if open { self.0.scenario.content.systems[to].listens } else { Flows::NONE }
    }

    /// Returns the flows that lead from one system to another.
    fn ways(&self, from: SystemId, to: SystemId) -> Flows {
        let (here, there) = (self.zone(from), self.zone(to));
        match self.0.scenario.plan.link(here, there) {
            _ if here == there => Flows::ALL,
            Some(link) => self.0.board.of::<Cuts>(link).open,
            None => Flows::NONE,
        }
    }

    /// Returns the first of some systems from which another can be got at over a flow; of all, when none are named.
    fn source(&self, named: &[SystemId], to: SystemId, flow: Flow) -> Option<SystemId> {
        let mut sources =
            self.0.scenario.content.systems.ids().filter(|from| self.0.reaches(*from) && (named.is_empty() || named.contains(from)));
        sources.find(|from| *from != to && self.doors(to).both(self.ways(*from, to)).has(flow))
    }
}

impl Search for Plain<'_> {
    /// Breadth first from all footholds at once.
    fn approach(&self, goal: SystemId) -> Option<Choice> {
        let content = &self.0.scenario.content;
        let routes = content.techniques.iter().filter_map(|(id, technique)| match technique.deed {
            Deed::Move { by } => Some((id, by)),
            _ => None,
        });
        let routes: Vec<(TechniqueId, Flow)> = routes.collect();
        let (mut front, mut left): (Vec<SystemId>, Vec<SystemId>) = content.systems.ids().partition(|system| self.0.reaches(*system));
        // How the way to each system begins.
        let mut begins: Vec<Option<Choice>> = vec![None; content.systems.len()];
        while !front.is_empty() {
            let mut next = Vec::new();
            for from in front {
                left.retain(|&to| {
                    let ways = self.doors(to).both(self.ways(from, to));
                    let Some((technique, _)) = routes.iter().find(|(_, flow)| ways.has(*flow)) else { return true };
                    let begin = begins[from.index()].or_else(|| self.0.step(*technique, to, from));
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
        if self.0.board.of::<Logons>(domain).stolen {
            return None;
        }
        let with = self.0.technique(|deed| matches!(deed, Deed::Steal))?;
        let inside = |system: &SystemId| self.0.scenario.content.systems[*system].domain == Some(domain) && self.0.reaches(*system);
        self.0.scenario.content.systems.ids().filter(inside).find_map(|system| self.0.step(with, system, system))
    }

    fn destroy(&self, with: TechniqueId, from: &[SystemId], prey: &Prey) -> Option<Choice> {
        let (Deed::Encrypt { by, .. } | Deed::Wipe { by, .. }) = self.0.scenario.content.techniques[with].deed else { return None };
        let Prey { first, then, only } = *prey;
        let all = self.0.scenario.content.systems.ids();
        let targets: Vec<SystemId> = if only {
            // In the order of ids, each once.
            let mut named = first.to_vec();
            named.sort_unstable();
            named.dedup();
            named.into_iter().filter(|system| self.0.is_worth(*system)).collect()
        } else {
            all.filter(|system| self.0.is_worth(*system)).collect()
        };
        let rank = |system: SystemId| {
            let place = first.iter().position(|listed| *listed == system).unwrap_or(usize::MAX);
            // It does not burn its own bridges as long as there is anything else.
            (self.0.holds(system), place, self.0.worth(then, system), system)
        };
        let direct = targets.iter().filter_map(|on| self.source(from, *on, by).and_then(|from| self.0.step(with, *on, from)));
        if let Some(direct) = direct.min_by_key(|choice| rank(choice.on)) {
            return Some(direct);
        }
        // No way yet: win the foothold from which to strike, or come nearer to a target.
        if from.is_empty() {
            let nearer = targets.iter().filter(|goal| !self.0.reaches(**goal)).filter_map(|goal| Some((*goal, self.approach(*goal)?)));
            nearer.min_by_key(|(goal, _)| rank(*goal)).map(|(_, choice)| choice)
        } else {
            from.iter().filter(|goal| !self.0.reaches(**goal)).find_map(|goal| self.approach(*goal))
        }
    }

    fn destroy_backups(&self, with: TechniqueId) -> Option<Choice> {
        let Deed::Inhibit { by } = self.0.scenario.content.techniques[with].deed else { return None };
        let copies = self.0.scenario.content.systems.ids().any(|system| {
            let backup = self.0.board.of::<Backup>(system);
            backup.kept && !backup.destroyed
        });
        let vault = |system: &SystemId| self.0.scenario.content.zones[self.zone(*system)].part == Part::Vault;
        let vaults: Vec<SystemId> = self.0.scenario.content.systems.ids().filter(|system| copies && vault(system)).collect();
        let direct = vaults.iter().find_map(|on| self.source(&[], *on, by).and_then(|from| self.0.step(with, *on, from)));
        direct.or_else(|| vaults.iter().find_map(|on| self.approach(*on)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Intruder;
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
