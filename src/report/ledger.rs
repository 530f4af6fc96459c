//! What moved a meter: each change with its minute, its amount and the events that made it.

use std::sync::Arc;

use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{EventId, TrustReason, What};

/// One of the four meters that players see all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meter {
    Services,
    Estate,
    Trust,
    Evidence,
}

impl Meter {
    pub const ALL: [Meter; 4] = [Meter::Services, Meter::Estate, Meter::Trust, Meter::Evidence];
}

/// A change of a meter. What happened at one minute is one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub minute: Minute,
    /// In thousandths; less is below zero.
    pub by: i32,
    pub after: Permille,
    /// What made it, with its part of the amount, the greatest first.
    pub events: Vec<(EventId, i32)>,
}

impl Change {
    /// Returns the event that did most of it.
    pub fn main(&self) -> EventId {
        self.events.first().map_or(EventId::ROOT, |(event, _)| *event)
    }
}

/// Returns every change of a meter so far, the first one first: what players could see of it when it happened.
pub fn changes(sim: &Sim, meter: Meter) -> Vec<Change> {
    let start = Sim::new(sim.scenario().clone(), sim.seed());
    let mut gauge = Gauge::new(&start, meter);
    let mut list: Vec<Change> = Vec::new();
    let mut before = gauge.value();
    for event in sim.journal().events() {
        gauge.read(&event.what);
        let after = gauge.value();
        let by = i32::from(after.0) - i32::from(before.0);
        before = after;
        if by == 0 {
            continue;
        }
        match list.last_mut().filter(|change| change.minute == event.minute) {
            Some(change) => {
                change.by += by;
                change.after = after;
                change.events.push((event.id, by));
            }
            None => list.push(Change { minute: event.minute, by, after, events: vec![(event.id, by)] }),
        }
    }
    // What went down and up again within a minute has changed nothing.
    list.retain(|change| change.by != 0);
    for change in &mut list {
        change.events.sort_by_key(|(event, by)| (std::cmp::Reverse(by.abs()), *event));
    }
    list
}

/// A meter, while the journal is read.
struct Gauge {
    scenario: Arc<Scenario>,
    meter: Meter,
    trust: Permille,
    /// Thousandths × weight.
    evidence: u64,
    /// Level of each service inside the country.
    levels: Vec<Permille>,
    /// Machines encrypted and wiped of each system: as it was, and as it was reported.
    true_damage: Vec<(u32, u32)>,
    reported: Vec<(u32, u32)>,
}

impl Gauge {
    fn new(start: &Sim, meter: Meter) -> Self {
        let picture = start.picture();
        let systems = start.scenario().content.systems.len();
        let hosts = |system: SystemId| {
            let hosts = start.truth().hosts(system).clone();
            (hosts.encrypted, hosts.wiped)
        };
        Self {
            scenario: start.scenario().clone(),
            meter,
            trust: picture.trust,
            evidence: 0,
            levels: picture.services.iter().map(|service| service.inside).collect(),
            true_damage: start.scenario().content.systems.ids().map(hosts).collect(),
            reported: vec![(0, 0); systems],
        }
    }

    fn read(&mut self, what: &What) {
        match *what {
            What::TrustMoved { by, .. } => self.trust = self.trust.moved(i32::from(by)),
            What::ServiceLevel { service, inside, .. } => self.levels[service.index()] = inside,
            What::EvidenceCaptured { system, share } => {
                self.evidence += u64::from(self.scenario.content.systems[system].evidence) * u64::from(share.0);
            }
            What::HostsEncrypted { system, hosts } => self.true_damage[system.index()].0 += hosts.min(self.standing(system)),
            What::HostsWiped { system, hosts } => self.true_damage[system.index()].1 += hosts.min(self.standing(system)),
            What::HostsRestored { system, hosts, .. } => {
                let (encrypted, wiped) = &mut self.true_damage[system.index()];
                let from_wiped = hosts.min(*wiped);
                *wiped -= from_wiped;
                *encrypted -= (hosts - from_wiped).min(*encrypted);
                // Those who restore machines know how many are left.
                let reported = &mut self.reported[system.index()];
                *reported = (reported.0.min(*encrypted), reported.1.min(*wiped));
            }
            What::DamageReported { system, encrypted, wiped } => {
                // A report says how it is.
                self.true_damage[system.index()] = (encrypted, wiped);
                self.reported[system.index()] = (encrypted, wiped);
            }
            _ => {}
        }
    }

    /// Returns how many machines of a system are left to destroy.
    fn standing(&self, system: SystemId) -> u32 {
        let (encrypted, wiped) = self.true_damage[system.index()];
        self.scenario.content.systems[system].hosts.saturating_sub(encrypted + wiped)
    }

    fn value(&self) -> Permille {
        let scenario = &self.scenario;
        match self.meter {
            Meter::Trust => self.trust,
            Meter::Services => {
                let covers = scenario.content.services.iter().map(|(_, service)| u64::from(service.covers));
                let up: u64 = covers.zip(&self.levels).map(|(covers, level)| covers * u64::from(level.0)).sum();
                Permille::share(up, u64::from(scenario.content.e_services) * 1000)
            }
            Meter::Estate => {
                let lost: u64 = self.reported.iter().map(|(encrypted, wiped)| u64::from(*encrypted) + u64::from(*wiped)).sum();
                let hosts = u64::from(scenario.plan.hosts);
                Permille::share(hosts - lost.min(hosts), hosts)
            }
            Meter::Evidence => Permille::share(self.evidence, u64::from(scenario.plan.evidence) * 1000),
        }
    }
}

/// What trust was lost and gained by, in thousandths, the weightiest first.
pub fn trust_by_reason(sim: &Sim) -> Vec<TrustSum> {
    let mut sums: Vec<TrustSum> = Vec::new();
    for event in sim.journal().events() {
        let What::TrustMoved { by, why } = event.what else { continue };
        match sums.iter_mut().find(|sum| sum.why == why) {
            Some(sum) => {
                sum.by += i32::from(by);
                sum.times += 1;
                sum.last = event.id;
            }
            None => sums.push(TrustSum { why, by: i32::from(by), times: 1, last: event.id }),
        }
    }
    sums.sort_by_key(|sum| std::cmp::Reverse(sum.by.abs()));
    sums
}

/// One reason why trust moved, over a whole run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustSum {
    pub why: TrustReason,
    pub by: i32,
    pub times: u32,
    /// The last time it did.
    pub last: EventId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::played;

    #[test]
    fn changes_add_up_to_what_the_meters_show() {
        for (bot, until) in [("history", 1700), ("history", 20_000), ("keep-serving", 6000), ("idle", 9000)] {
            let session = played(bot, Minute(until));
            let (sim, picture) = (&session.sim, session.sim.picture());
            let start = Sim::new(sim.scenario().clone(), sim.seed()).picture();
            for meter in Meter::ALL {
                let (began, now) = match meter {
                    Meter::Services => (start.services_up, picture.services_up),
                    Meter::Estate => (start.estate_intact, picture.estate_intact),
                    Meter::Trust => (start.trust, picture.trust),
                    Meter::Evidence => (start.evidence, picture.evidence),
                };
                let list = changes(sim, meter);
                assert_eq!(list.last().map_or(began, |change| change.after), now, "{bot} until {until}: {meter:?}");
                let sum: i32 = list.iter().map(|change| change.by).sum();
                assert_eq!(sum, i32::from(now.0) - i32::from(began.0), "{bot} until {until}: {meter:?}");
                assert!(list.windows(2).all(|pair| pair[0].minute < pair[1].minute));
                for change in &list {
                    assert_eq!(change.events.iter().map(|(_, by)| by).sum::<i32>(), change.by);
                    assert!(sim.journal().get(change.main()).is_some_and(|event| event.minute == change.minute));
                }
            }
        }
    }

    #[test]
    fn reasons_for_trust_add_up() {
        let session = played("history", Minute(20_000));
        let start = Sim::new(session.sim.scenario().clone(), session.sim.seed()).picture().trust;
        let sums = trust_by_reason(&session.sim);
        let sum: i32 = sums.iter().map(|sum| sum.by).sum();
        assert_eq!(i32::from(start.0) + sum, i32::from(session.sim.picture().trust.0));
        assert!(sums.len() > 3 && sums.windows(2).all(|pair| pair[0].by.abs() >= pair[1].by.abs()));
    }
}
