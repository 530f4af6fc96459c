//! What could have been noticed: the intruder's techniques, seen and unseen, and alerts that nobody followed.

use std::collections::BTreeMap;

use crate::scenario::moves::{Act, Phase, Target};
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, What};

/// An alert counts as followed when something was ordered on its system or zone within so many minutes.
const FOLLOWED_MINUTES: u32 = 12 * 60;

/// A technique of the intruder, and whether anybody saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    pub technique: TechniqueId,
    /// Steps that succeeded, and steps that failed.
    pub worked: u32,
    pub failed: u32,
    pub first: Minute,
    /// When a sensor or a person first reported it, or what it had done.
    pub seen: Option<Minute>,
}

/// Returns the techniques that were used, in the order of their first use.
pub fn techniques(sim: &Sim) -> Vec<Used> {
    let mut used: BTreeMap<TechniqueId, Used> = BTreeMap::new();
    let mut struck: BTreeMap<SystemId, TechniqueId> = BTreeMap::new();
    for event in sim.journal().events() {
        match event.what {
            What::StepDone { technique, worked, .. } => {
                let entry = used.entry(technique).or_insert(Used { technique, worked: 0, failed: 0, first: event.minute, seen: None });
                entry.worked += u32::from(worked);
                entry.failed += u32::from(!worked);
            }
            What::JobBegan { technique, on, .. } => {
                struck.insert(on, technique);
            }
            _ => {}
        }
        // An alert names it; damage, a claim or a leak shows it.
        let seen = match event.what {
            What::AlertRaised { technique, .. } => Some(technique),
            What::DamageReported { system, .. } => struck.get(&system).copied(),
            What::AttackClaimed | What::StolenPublished { .. } => sim.why(event.id).into_iter().find_map(|cause| match cause.what {
                What::StepDone { technique, .. } => Some(technique),
                _ => None,
            }),
            _ => None,
        };
        if let Some(technique) = seen {
            let entry = used.entry(technique).or_insert(Used { technique, worked: 0, failed: 0, first: event.minute, seen: None });
            entry.seen.get_or_insert(event.minute);
        }
    }
    let mut list: Vec<Used> = used.into_values().collect();
    list.sort_by_key(|used| (used.first, used.technique));
    list
}

/// A true alert that nobody followed, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Missed {
    pub alert: EventId,
    pub minute: Minute,
    pub system: SystemId,
    /// Machines of the system that were destroyed afterwards.
    pub destroyed: u32,
}

/// Returns the true alerts that nobody followed on systems where something was destroyed afterwards, the first of each system.
pub fn missed(sim: &Sim) -> Vec<Missed> {
    let scenario = sim.scenario();
    let events = sim.journal().events();
    let mut told: BTreeMap<SystemId, Missed> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        let What::AlertRaised { system, .. } = event.what else { continue };
        if told.contains_key(&system) || followed(sim, &events[at..], event.minute, system) {
            continue;
        }
        let destroyed = events[at..]
            .iter()
            .map(|event| match event.what {
                What::HostsEncrypted { system: hit, hosts } | What::HostsWiped { system: hit, hosts } if hit == system => hosts,
                _ => 0,
            })
            .sum::<u32>()
            .min(scenario.content.systems[system].hosts);
        if destroyed > 0 {
            told.insert(system, Missed { alert: event.id, minute: event.minute, system, destroyed });
        }
    }
    let mut list: Vec<Missed> = told.into_values().collect();
    list.sort_by_key(|missed| missed.alert);
    list
}

fn followed(sim: &Sim, events: &[Event], since: Minute, system: SystemId) -> bool {
    let zone = sim.scenario().content.systems[system].zone;
    events.iter().take_while(|event| event.minute.since(since) <= FOLLOWED_MINUTES).any(|event| {
        let What::OrderGiven { act, .. } = event.what else { return false };
        matches!(
            sim.journal().act(act),
            Some(Act::Do { on: Target::System(on), .. }) if *on == system
        ) || matches!(sim.journal().act(act), Some(Act::Do { on: Target::Zone(on), .. }) if *on == zone)
    })
}

/// How much of the work was of one phase of incident response.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseWork {
    pub phase: Phase,
    pub orders: u32,
    pub first: Minute,
    pub last: Minute,
}

/// Returns the orders by their phase in NIST SP 800-61 revision 2, in the order of the phases.
pub fn phases(sim: &Sim) -> Vec<PhaseWork> {
    let mut work: Vec<PhaseWork> = Vec::new();
    for (minute, act) in orders(sim) {
        let Act::Do { what, .. } = act else { continue };
        let phase = phase_of(sim.scenario(), *what);
        match work.iter_mut().find(|work| work.phase == phase) {
            Some(work) => {
                work.orders += 1;
                work.last = minute;
            }
            None => work.push(PhaseWork { phase, orders: 1, first: minute, last: minute }),
        }
    }
    work.sort_by_key(|work| work.phase);
    work
}

fn phase_of(scenario: &Scenario, what: MoveId) -> Phase {
    scenario.content.moves[what].phase
}

fn orders(sim: &Sim) -> impl Iterator<Item = (Minute, &Act)> {
    sim.journal().events().iter().filter_map(|event| match event.what {
        What::OrderGiven { act, .. } => Some((event.minute, sim.journal().act(act)?)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::played_out;

    #[test]
    fn who_does_nothing_misses_signals_and_who_acts_works_in_phases() {
        let nobody = played_out("idle");
        assert!(!missed(&nobody.sim).is_empty());
        assert_eq!(phases(&nobody.sim), []);
        assert!(techniques(&nobody.sim).iter().any(|used| used.seen.is_some()));
        let history = played_out("history");
        let phases = phases(&history.sim);
        assert!(phases.iter().any(|work| work.phase == Phase::Containment));
        assert!(phases.windows(2).all(|pair| pair[0].phase < pair[1].phase));
        assert!(missed(&history.sim).len() <= missed(&nobody.sim).len());
    }
}
