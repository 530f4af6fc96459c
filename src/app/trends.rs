//! The meters, hour by hour: what the small curves beside them show.

use crate::replay::Session;
use crate::scenario::Minute;
use crate::sim::picture::Picture;

/// How many hours are kept.
const HOURS_MAX: usize = 48;

/// The meters at an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meters {
    pub minute: Minute,
    pub services: u16,
    pub estate: u16,
    pub trust: u16,
    pub evidence: u16,
}

impl Meters {
    fn of(picture: &Picture) -> Self {
        Self {
            minute: picture.minute,
            services: picture.services_up.0,
            estate: picture.estate_intact.0,
            trust: picture.trust.0,
            evidence: picture.evidence.0,
        }
    }
}

/// The meters of the last two days, an hour apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trends(Vec<Meters>);

impl Trends {
    /// Looks back over a run that is taken up again.
    pub fn of(session: &Session) -> Self {
        let mut trends = Self::default();
        let since = Minute(session.sim.now().0.saturating_sub(HOURS_MAX as u32 * 60));
        let next_hour = |now: Minute| Minute((now.0 / 60 + 1) * 60);
        session.retrace(
            |sim| if sim.now() < since { since } else { next_hour(sim.now()) },
            |sim, from| {
                if sim.now() > from && sim.now() >= since {
                    trends.note(&sim.picture());
                }
            },
        );
        trends
    }

    /// Takes a reading, if an hour has passed since the last.
    pub fn note(&mut self, picture: &Picture) {
        if self.0.last().is_none_or(|last| picture.minute.since(last.minute) >= 60) {
            self.0.push(Meters::of(picture));
            if self.0.len() > HOURS_MAX {
                self.0.remove(0);
            }
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Meters> {
        self.0.iter()
    }

    pub fn last(&self) -> Option<&Meters> {
        self.0.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_taken_up_again_has_the_trends_of_its_last_two_days() {
        let session = crate::testing::played("history", Minute(5000));
        let trends = Trends::of(&session);
        assert!(trends.iter().count() >= HOURS_MAX - 1);
        assert!(trends.iter().all(|meters| meters.minute >= Minute(5000 - 48 * 60 - 60)));
        let picture = session.sim.picture();
        let last = trends.last().expect("there are many");
        assert_eq!((last.estate, last.evidence), (picture.estate_intact.0, picture.evidence.0));
    }
}
