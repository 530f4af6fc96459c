//! The adviser: a deputy who looks ahead, and a bot that does what it would advise (`docs/adviser.md`).
//!
//! It knows what a player knows ([`known`]). From that it keeps worlds that could be the one we are in ([`worlds`], `nearness`),
//! lets them go on in several ways ([`futures`]), compares pairs of futures ([`gain`]), and either chooses a way to play
//! ([`choice`], [`bot`]) or names one order with its worth ([`advice`]) and why ([`reason`]); [`told`] puts that into words. In a
//! run that is on its way it takes a [`seat`].
//!
//! All luck is its own, and its effort is counted in futures, never in time: the same scenario, orders and seed give the same
//! advice on every machine.

pub mod advice;
pub mod bot;
pub mod choice;
pub mod futures;
pub mod gain;
pub mod known;
mod nearness;
pub mod reason;
pub mod seat;
pub mod told;
pub mod worlds;

use std::sync::Arc;

use crate::scenario::moves::Act;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;

pub use self::advice::{Advice, Weighed};
pub use self::choice::Effort;

use self::choice::Chooser;
use self::futures::{Futures, Way};
use self::known::{Ear, Known};
use self::worlds::Worlds;

/// Later ways are chosen seldom: from a minute on, every so many minutes.
const SELDOM: [(u32, u32); 2] = [(3 * 24 * 60, 12 * 60), (7 * 24 * 60, 24 * 60)];
/// At first they are chosen so often in the length of a scenario, and not more or less often than this.
const CHOICES: u32 = 48;
const CHOICE_MINUTES: std::ops::RangeInclusive<u32> = 30..=180;

/// Returns how long a way is followed that is chosen at a minute of a scenario of some length.
fn until_next(now: Minute, length: Minute) -> u32 {
    let often = (length.0 / CHOICES).clamp(*CHOICE_MINUTES.start(), *CHOICE_MINUTES.end());
    SELDOM.iter().rev().find(|(from, _)| now.0 >= *from).map_or(often, |(_, every)| *every)
}

/// Watches an exercise, and advises.
pub struct Adviser {
    scenario: Arc<Scenario>,
    effort: Effort,
    ear: Ear,
    worlds: Worlds,
    chooser: Chooser,
    way: Way,
    /// When it chooses next.
    next: Minute,
}

impl Adviser {
    pub fn new(scenario: &Arc<Scenario>, effort: Effort) -> Self {
        Self {
            scenario: scenario.clone(),
            effort,
            ear: Ear::default(),
            worlds: Worlds::new(scenario, effort.worlds),
            chooser: Chooser::default(),
            way: Way::default(),
            next: Minute::START,
        }
    }

    /// Sees what there is to see now. It is to see an exercise from its beginning, at the looks of a bot.
    pub fn watch(&mut self, sim: &Sim) {
        self.hear(sim);
    }

    /// Says what it would order now.
    ///
    /// `told` hears after each slice of work how far it is; when it returns false there is no advice. There is none either when
    /// the exercise is over.
    pub fn advise(&mut self, sim: &Sim, told: impl FnMut(usize, usize) -> bool) -> Option<Advice> {
        let (known, _) = self.hear(sim);
        let now = known.picture.minute;
        if known.picture.over {
            return None;
        }
        advice::find(|number| self.ahead(now, number), &self.way, &known::possible(sim), &self.effort, told)
    }

    /// Says what an order would be worth, given now against not given for half a day, and why; none when it would be refused.
    pub fn weigh(&mut self, sim: &Sim, act: &Act) -> Option<Weighed> {
        let (known, _) = self.hear(sim);
        known::would_be_taken(sim, act).then(|| advice::weigh(&self.ahead(known.picture.minute, 1), &self.way, act, &self.effort))
    }

    /// Hears what is new, and chooses among worlds when it is time for it. Says whether it was.
    fn hear(&mut self, sim: &Sim) -> (Known, bool) {
        let known = self.ear.listen(sim);
        let now = known.picture.minute;
        self.worlds.follow(&known);
        self.way.tidy(now);
        let due = now >= self.next;
        if due {
            self.next = now.plus(until_next(now, self.scenario.calendar.length()));
            self.worlds.choose(&known);
        }
        (known, due)
    }

    /// Goes over to the way that does best from here, when it is time for it.
    fn decide(&mut self, sim: &Sim) {
        let (known, due) = self.hear(sim);
        if due && !known.picture.over {
            let now = known.picture.minute;
            let futures = self.futures(now, now.0.into());
            self.way = self.chooser.choose(&futures, &self.way, &known::possible(sim), &self.effort);
        }
    }

    /// Returns futures with luck of their own, by number, for advice: other than that for which a way was chosen.
    fn ahead(&self, now: Minute, number: u64) -> Futures {
        self.futures(now, u64::from(now.0) * 2 + number + (1 << 32))
    }

    fn futures(&self, now: Minute, occasion: u64) -> Futures {
        Futures { scenario: self.scenario.clone(), states: self.worlds.states(self.effort.asked, occasion), now }
    }

    /// Returns a second one in the same state of mind.
    fn fork(&self) -> Self {
        Self {
            scenario: self.scenario.clone(),
            effort: self.effort,
            ear: self.ear.clone(),
            worlds: self.worlds.fork(),
            chooser: self.chooser.clone(),
            way: self.way.clone(),
            next: self.next,
        }
    }
}
