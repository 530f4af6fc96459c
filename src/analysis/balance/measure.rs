//! What is measured of a game: numbers at its end or at a minute on the way, and the moments at which something came true.

use serde::{Deserialize, Serialize};

use crate::scenario::calendar::lasting;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::Group;
use crate::scenario::names::*;
use crate::scenario::{Calendar, Minute};
use crate::sim::event::{Event, What};
use crate::sim::{HALF, Sim};
use crate::words::Words;

/// A number of a game; at its end, where no minute is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Number {
    Score,
    /// Share of all machines ever encrypted or wiped.
    Destroyed,
    /// Machines ever encrypted or wiped.
    Lost,
    Unmet,
    /// Requests unmet until then.
    UnmetBy(Minute),
    /// E-services that work inside the country then.
    EServices(Minute),
    Trust,
    Evidence,
    /// How often stolen mail was published.
    Published,
}

impl Number {
    /// Returns the minute on the way at which it is read.
    pub fn mark(self) -> Option<Minute> {
        match self {
            Number::UnmetBy(minute) | Number::EServices(minute) => Some(minute),
            _ => None,
        }
    }

    /// Returns a value in words: shares in percent.
    pub fn words(self, value: u64) -> String {
        match self {
            Number::Destroyed | Number::Trust | Number::Evidence => Permille(value.min(1000) as u16).to_string(),
            _ => Words::english().short(value),
        }
    }
}

/// A moment of a game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    /// The network went dark first.
    Dark,
    /// The first work of a restoring move began after the network went dark; if it never did, the first at all.
    RecoveryStarts,
    /// All of these services worked inside the country again: first after the network went dark; if it never did,
    /// first after one of them was down.
    Back(Vec<ServiceId>),
    /// The same for users abroad.
    BackAbroad(Vec<ServiceId>),
    /// At least this share of the e-services worked inside the country again.
    ServicesBack(Permille),
}

/// When something came true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// It was never otherwise.
    Always,
    At(Minute),
    Never,
}

impl When {
    pub fn words(self, calendar: &Calendar) -> String {
        self.words_by(|minute| calendar.date(minute))
    }

    /// Returns it as a length of time instead of a date.
    pub fn lasting(self) -> String {
        self.words_by(|minute| lasting(minute.0))
    }

    fn words_by(self, date: impl Fn(Minute) -> String) -> String {
        match self {
            When::Always => "no need".to_owned(),
            When::At(minute) => date(minute),
            When::Never => "never".to_owned(),
        }
    }

    /// Returns how long it was from `earlier` until this.
    pub fn since(self, earlier: Self) -> Self {
        match (earlier, self) {
            (When::At(earlier), When::At(minute)) => When::At(Minute(minute.since(earlier))),
            (_, When::Always) => When::Always,
            _ => When::Never,
        }
    }
}

/// Finds a moment in a finished game.
pub fn find(sim: &Sim, moment: &Moment) -> When {
    let events = sim.journal().events();
    let dark = events.iter().position(|event| event.what == What::WentDark);
    let content = &sim.scenario().content;
    match moment {
        Moment::Dark => dark.map_or(When::Never, |at| When::At(events[at].minute)),
        Moment::RecoveryStarts => {
            let restores =
                |event: &&Event| matches!(event.what, What::WorkStarted { what, .. } if content.moves[what].group == Group::Restore);
            events[dark.unwrap_or(0)..].iter().find(restores).map_or(When::Never, |event| When::At(event.minute))
        }
        Moment::Back(services) => back(events, dark, &mut Levels::new(services, |inside, _| inside)),
        Moment::BackAbroad(services) => back(events, dark, &mut Levels::new(services, |_, abroad| abroad)),
        Moment::ServicesBack(share) => {
            let covers: Vec<u64> = content.services.rows().iter().map(|service| u64::from(service.covers)).collect();
            let wanted = u64::from(share.0) * u64::from(content.e_services);
            let mut levels = vec![1000; covers.len()];
            back(events, dark, &mut |event: &Event| {
                if let What::ServiceLevel { service, inside, .. } = event.what {
                    levels[service.index()] = u64::from(inside.0);
                }
                levels.iter().zip(&covers).map(|(level, covers)| level * covers).sum::<u64>() >= wanted
            })
        }
    }
}

/// Something that is up or down, event by event.
trait Follows {
    /// Takes in an event, and says whether it is up after it.
    fn follow(&mut self, event: &Event) -> bool;
}

impl<F: FnMut(&Event) -> bool> Follows for F {
    fn follow(&mut self, event: &Event) -> bool {
        self(event)
    }
}

/// Whether services work, each by itself.
struct Levels {
    of: Vec<(ServiceId, bool)>,
    level: fn(Permille, Permille) -> Permille,
}

impl Levels {
    fn new(services: &[ServiceId], level: fn(Permille, Permille) -> Permille) -> Self {
        Self { of: services.iter().map(|service| (*service, true)).collect(), level }
    }
}

impl Follows for Levels {
    fn follow(&mut self, event: &Event) -> bool {
        if let What::ServiceLevel { service, inside, abroad } = event.what {
            for (_, up) in self.of.iter_mut().filter(|(of, _)| *of == service) {
                *up = (self.level)(inside, abroad) >= HALF;
            }
        }
        self.of.iter().all(|(_, up)| *up)
    }
}

/// Returns when something was up again that had been down, not before the network went dark.
fn back(events: &[Event], dark: Option<usize>, what: &mut impl Follows) -> When {
    let mut down = false;
    for (at, event) in events.iter().enumerate() {
        let up = what.follow(event);
        if dark.is_some_and(|dark| at < dark) {
            continue;
        }
        if up && down {
            return When::At(event.minute);
        }
        down |= !up;
    }
    if down { When::Never } else { When::Always }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::event::{Cause, EventId, Rule};

    fn event(minute: u32, what: What) -> Event {
        Event { id: EventId(minute), minute: Minute(minute), cause: Cause { rule: Rule::Start, parent: EventId::ROOT }, what }
    }

    fn level(minute: u32, inside: u16) -> Event {
        event(minute, What::ServiceLevel { service: ServiceId::new(0), inside: Permille(inside), abroad: Permille(0) })
    }

    fn when(events: &[Event]) -> When {
        let dark = events.iter().position(|event| event.what == What::WentDark);
        back(events, dark, &mut Levels { of: vec![(ServiceId::new(0), true)], level: |inside, _| inside })
    }

    #[test]
    fn what_was_down_is_back_when_it_works_again() {
        assert_eq!(when(&[]), When::Always);
        assert_eq!(when(&[level(3, 400)]), When::Never);
        assert_eq!(when(&[level(3, 400), level(5, 499), level(8, 500), level(9, 0)]), When::At(Minute(8)));
    }

    #[test]
    fn what_came_back_before_the_network_went_dark_does_not_count() {
        let events = [level(3, 0), level(4, 1000), event(5, What::WentDark), level(5, 0), level(9, 800)];
        assert_eq!(when(&events), When::At(Minute(9)));
        // It was down when the network went dark, and came back with nothing closed.
        assert_eq!(when(&[level(3, 0), event(5, What::WentDark), level(7, 800)]), When::At(Minute(7)));
    }

    #[test]
    fn never_comes_last() {
        let mut whens = [When::Never, When::At(Minute(9)), When::Always, When::At(Minute(4))];
        whens.sort();
        assert_eq!(whens, [When::Always, When::At(Minute(4)), When::At(Minute(9)), When::Never]);
        assert_eq!(When::At(Minute(90)).since(When::At(Minute(30))).lasting(), "1 h");
        assert_eq!(When::At(Minute(90)).since(When::Never), When::Never);
    }
}
