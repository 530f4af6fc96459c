//! Whose doing it was that people were not served: every unmet request, led back to an order or to a step of the intruder.

use std::collections::BTreeMap;

use crate::replay::Session;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{EventId, What};
use crate::sim::state::UNITS_PER_REQUEST;
use crate::words::{Words, story};

/// What a service was brought down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Culprit {
    /// How things stood when the exercise began.
    Start,
    /// An order of ours.
    Order(EventId),
    /// The intruder, by that technique.
    Technique(TechniqueId),
}

/// Requests in whole numbers; what a counter or another service took is not unmet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceToll {
    pub service: ServiceId,
    pub inside: u64,
    pub abroad: u64,
    pub on_paper: u64,
    pub redirected: u64,
}

/// What people asked for and did not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// By what brought the service down, the heaviest first.
    pub causes: Vec<(Culprit, u64)>,
    /// By service, the heaviest first; none for those that never failed anybody.
    pub services: Vec<ServiceToll>,
    /// By hour of the day, inside the country and abroad.
    pub hours: [(u64, u64); 24],
}

impl Toll {
    /// Plays a run again and adds up.
    pub fn of(session: &Session) -> Self {
        let services = session.sim.scenario().content.services.len();
        let whole = Told { units: 0, by: EventId::ROOT, level: (Permille::ALL, Permille::ALL) };
        let mut sums = Sums { read: 0, told: vec![whole; services], by: BTreeMap::new(), hours: [(0, 0); 24], counted: (0, 0) };
        let sim = session.retrace(Sums::step, |sim, from| {
            sums.read(sim);
            if sim.now() > from {
                sums.count_hour(sim, from);
            }
        });
        sums.close(&sim)
    }
}

/// A service, while a run is played again.
#[derive(Clone)]
struct Told {
    /// What has been put to an account so far.
    units: u64,
    /// The event that brought it down.
    by: EventId,
    /// Its level inside the country and abroad.
    level: (Permille, Permille),
}

struct Sums {
    /// How much of the journal has been read.
    read: usize,
    told: Vec<Told>,
    by: BTreeMap<EventId, u64>,
    hours: [(u64, u64); 24],
    counted: (u64, u64),
}

impl Sums {
    /// Goes on to what comes next, but not into another hour.
    fn step(sim: &Sim) -> Minute {
        let hour = sim.scenario().calendar.next_hour(sim.now());
        sim.next_due().map_or(hour, |due| due.min(hour))
    }

    /// Puts what went unmet until now to the account of what brought each service to its level.
    fn read(&mut self, sim: &Sim) {
        let events = sim.journal().since(self.read);
        self.read += events.len();
        for event in events {
            if let What::DataLost { service, requests, .. } = event.what {
                let units = u64::from(requests) * UNITS_PER_REQUEST;
                *self.by.entry(event.id).or_default() += units;
                self.told[service.index()].units += units;
            }
        }
        for event in events {
            if let What::ServiceLevel { service, inside, abroad } = event.what {
                self.settle(sim, service);
                let told = &mut self.told[service.index()];
                // What only got better is still on the account of what brought it down.
                if inside < told.level.0 || abroad < told.level.1 {
                    told.by = event.id;
                }
                told.level = (inside, abroad);
            }
        }
    }

    fn settle(&mut self, sim: &Sim, service: ServiceId) {
        let unmet = sim.truth().ledger(service).unmet();
        let told = &mut self.told[service.index()];
        if unmet > told.units {
            *self.by.entry(told.by).or_default() += unmet - told.units;
        }
        told.units = unmet;
    }

    fn count_hour(&mut self, sim: &Sim, from: Minute) {
        let services = sim.scenario().content.services.ids();
        let now = services.fold((0, 0), |(inside, abroad), service| {
            let ledger = sim.truth().ledger(service);
            (inside + ledger.unmet_inside, abroad + ledger.unmet_abroad)
        });
        let hour = &mut self.hours[sim.scenario().calendar.hour_of_week(from) % 24];
        hour.0 += now.0 - self.counted.0;
        hour.1 += now.1 - self.counted.1;
        self.counted = now;
    }

    fn close(mut self, sim: &Sim) -> Toll {
        let services: Vec<ServiceId> = sim.scenario().content.services.ids().collect();
        services.iter().for_each(|service| self.settle(sim, *service));
        let mut causes: BTreeMap<Culprit, u64> = BTreeMap::new();
        for (event, units) in &self.by {
            *causes.entry(culprit(sim, *event)).or_default() += units;
        }
        let requests = |units: u64| units / UNITS_PER_REQUEST;
        let mut causes: Vec<(Culprit, u64)> =
            causes.into_iter().map(|(culprit, units)| (culprit, requests(units))).filter(|(_, unmet)| *unmet > 0).collect();
        causes.sort_by_key(|(culprit, unmet)| (std::cmp::Reverse(*unmet), *culprit));
        let mut rows: Vec<ServiceToll> = services
            .into_iter()
            .map(|service| {
                let ledger = sim.truth().ledger(service);
                ServiceToll {
                    service,
                    inside: requests(ledger.unmet_inside),
                    abroad: requests(ledger.unmet_abroad),
                    on_paper: requests(ledger.on_paper),
                    redirected: requests(ledger.redirected),
                }
            })
            .filter(|row| row.inside + row.abroad + row.on_paper + row.redirected > 0)
            .collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.inside + row.abroad), row.service));
        Toll { causes, services: rows, hours: self.hours.map(|(inside, abroad)| (requests(inside), requests(abroad))) }
    }
}

/// A cause in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub text: String,
    pub since: Minute,
    pub ours: bool,
    pub requests: u64,
}

impl Toll {
    /// Returns the causes in words, the heaviest first.
    pub fn accounts(&self, sim: &Sim, scenario: &Scenario, words: &Words) -> Vec<Account> {
        let journal = sim.journal();
        let account = |(culprit, requests): &(Culprit, u64)| {
            let (text, since) = match *culprit {
                Culprit::Start => (words.get("rule-start"), Minute::START),
                Culprit::Order(order) => {
                    let event = journal.get(order)?;
                    (story::line(words, scenario, journal, event), event.minute)
                }
                Culprit::Technique(technique) => {
                    let is_it = |what: &What| matches!(what, What::StepDone { technique: of, worked: true, .. } if *of == technique);
                    let since = journal.events().iter().find(|event| is_it(&event.what)).map_or(Minute::START, |event| event.minute);
                    let name = scenario.content.techniques[technique].name.as_str();
                    (words.say("toll-by-intruder", &[("technique", name.into())]), since)
                }
            };
            Some(Account { text, since, ours: matches!(culprit, Culprit::Order(_)), requests: *requests })
        };
        self.causes.iter().filter_map(account).collect()
    }
}

/// Returns the nearest cause that somebody chose: an order of ours, or a step of the intruder.
pub fn culprit(sim: &Sim, event: EventId) -> Culprit {
    let found = sim.why(event).into_iter().find_map(|cause| match cause.what {
        What::OrderGiven { .. } => Some(Culprit::Order(cause.id)),
        What::StepBegan { technique, .. } | What::StepDone { technique, .. } | What::JobBegan { technique, .. } => {
            Some(Culprit::Technique(technique))
        }
        _ => None,
    });
    found.unwrap_or(Culprit::Start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::played_out;

    #[test]
    fn every_unmet_request_has_a_cause_that_somebody_chose() {
        for bot in ["history", "idle", "keep-serving"] {
            let session = played_out(bot);
            let toll = Toll::of(&session);
            let unmet = session.sim.standing().unmet;
            let causes: u64 = toll.causes.iter().map(|(_, requests)| requests).sum();
            // Each account is rounded down by itself.
            assert!(unmet - causes <= toll.causes.len() as u64, "{bot}: {causes} of {unmet}");
            let services: u64 = toll.services.iter().map(|row| row.inside + row.abroad).sum();
            assert!(unmet - services <= 2 * toll.services.len() as u64, "{bot}: {services} of {unmet}");
            let hours: u64 = toll.hours.iter().map(|(inside, abroad)| inside + abroad).sum();
            assert!(unmet - hours <= 48, "{bot}: {hours} of {unmet}");
            assert!(toll.causes.iter().all(|(culprit, _)| *culprit != Culprit::Start), "{bot}: {:?}", toll.causes);
        }
    }

    #[test]
    fn history_took_most_of_it_itself_and_nobody_took_none() {
        let ours = |bot: &str| {
            let session = played_out(bot);
            let toll = Toll::of(&session);
            let ours = toll.causes.iter().filter(|(culprit, _)| matches!(culprit, Culprit::Order(_))).map(|(_, unmet)| unmet).sum::<u64>();
            ours * 100 / session.sim.standing().unmet
        };
        assert!(ours("history") > 60);
        assert_eq!(ours("idle"), 0);
    }
}
