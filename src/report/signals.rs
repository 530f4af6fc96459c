//! What could have been noticed: the intruder's techniques, seen and unseen, and alerts that nobody followed.

use std::collections::BTreeMap;

use crate::scenario::moves::{Act, Phase, Target};
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, What};

/// An alert counts as followed when something was ordered on its system or zone within so many minutes.
const FOLLOWED_MINUTES: u32 = 12 * 60;

/// A word on the intruder's next step is about so many minutes.
const FORESEEN_MINUTES: u32 = 24 * 60;

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

/// What the intruder did, from when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub posture: PostureId,
    pub minute: Minute,
}

/// What was true of something that was concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// This came within a day.
    Came(Taken),
    /// Nothing else came: this went on.
    WentOn(Taken),
    /// What was called clean was not.
    NotClean,
}

/// Something that was concluded about the intruder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concluded {
    pub event: EventId,
    pub was: Was,
    pub right: bool,
}

/// Returns what was said of the intruder's next step, and what was called clean that was not, in the order in which it came out.
pub fn conclusions(sim: &Sim) -> Vec<Concluded> {
    judged(sim.journal().events())
}

fn judged(events: &[Event]) -> Vec<Concluded> {
    let taken = |event: &Event| match event.what {
        What::PostureTaken { posture } => Some(Taken { posture, minute: event.minute }),
        _ => None,
    };
    let concluded = |(at, event): (usize, &Event)| match event.what {
        What::IntentAssessed { posture, .. } => {
            let next = events[at..].iter().find_map(taken).filter(|next| next.minute.since(event.minute) <= FORESEEN_MINUTES);
            let truth = next.or_else(|| events[..at].iter().rev().find_map(taken))?;
            let was = if next.is_some() { Was::Came(truth) } else { Was::WentOn(truth) };
            Some(Concluded { event: event.id, was, right: truth.posture == posture })
        }
        What::ClearedWrongly { .. } => Some(Concluded { event: event.id, was: Was::NotClean, right: false }),
        _ => None,
    };
    events.iter().enumerate().filter_map(concluded).collect()
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
    use crate::scenario::leaf::Permille;
    use crate::sim::event::{Cause, Rule};
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

    #[test]
    fn what_was_said_of_the_next_step_is_held_against_what_came() {
        let [reads, breaks] = [PostureId::new(0), PostureId::new(1)];
        let taken = |posture| What::PostureTaken { posture };
        let said = |posture| What::IntentAssessed { posture, on: None, sure: Permille(700) };
        let wrongly = What::ClearedWrongly { system: SystemId::new(0) };
        let course =
            [(0, taken(reads)), (10, said(reads)), (20, said(breaks)), (1450, taken(breaks)), (1500, wrongly), (9000, said(reads))];
        let events: Vec<Event> = course
            .into_iter()
            .enumerate()
            .map(|(at, (minute, what))| {
                let cause = Cause { rule: Rule::Start, parent: EventId::ROOT };
                Event { id: EventId(at as u32), minute: Minute(minute), cause, what }
            })
            .collect();
        let broke = Taken { posture: breaks, minute: Minute(1450) };
        let concluded = |event: u32, was: Was, right: bool| Concluded { event: EventId(event), was, right };
        let expected = [
            concluded(1, Was::Came(broke), false),
            concluded(2, Was::Came(broke), true),
            concluded(4, Was::NotClean, false),
            concluded(5, Was::WentOn(broke), false),
        ];
        assert_eq!(judged(&events), expected);
        // What comes after more than a day is not what was spoken of: it went on until then.
        let later: Vec<Event> =
            events.iter().copied().map(|event| Event { minute: event.minute.plus(u32::from(event.id.0 == 3)), ..event }).collect();
        let read = Taken { posture: reads, minute: Minute(0) };
        assert_eq!(judged(&later)[0], concluded(1, Was::WentOn(read), true));
    }
}
