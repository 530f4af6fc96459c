//! Rest: a bot that has nothing to say need not look again until something happens.
//!
//! What it would say follows from what it knows, and that changes with events, or at times that are known beforehand.

use crate::scenario::Minute;
use crate::sim::Sim;

/// Nothing to do until there is another event, or a minute has come.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    events: usize,
    until: Option<Minute>,
}

impl Rest {
    /// Begins to rest. `own` is the next minute at which time alone changes the bot's mind.
    pub fn begin(sim: &Sim, own: Option<Minute>) -> Self {
        Self { events: sim.journal().len(), until: own.into_iter().chain(sim.opens_by_itself()).min() }
    }

    pub fn is_over(&self, sim: &Sim) -> bool {
        sim.journal().len() != self.events || self.until.is_some_and(|until| sim.now() >= until)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::bots::by_name;
    use crate::analysis::game::{LOOK_MINUTES, play_on};
    use crate::scenario::moves::Act;
    use crate::sim::Sim;
    use crate::sim::order::Order;
    use crate::testing::albania;

    /// A bot that has never rested, because it was made anew, wants at every look what a rested one wants.
    #[test]
    fn who_rests_misses_nothing() {
        let scenario = albania();
        for name in ["keep-serving", "edge-first"] {
            let mut bot = by_name(name, &scenario).expect("it is a bot");
            let mut looks = 0;
            play_on(&mut Sim::new(scenario.clone(), 3), bot.as_mut(), |sim| {
                looks += 1;
                if looks % 7 == 0 {
                    let mut later = sim.fork();
                    later.advance_to(sim.now().plus(LOOK_MINUTES));
                    let mut fresh = by_name(name, &scenario).expect("it is a bot");
                    let mut rested = bot_after(sim, name);
                    rested.look(&later);
                    fresh.look(&later);
                    assert_eq!(wants(rested.as_mut(), &later), wants(fresh.as_mut(), &later), "{name} at {}", later.now().0);
                }
                true
            });
            assert!(looks > 500);
        }

        /// Returns a bot that has had its turn at this minute.
        fn bot_after(sim: &Sim, name: &str) -> Box<dyn crate::analysis::bots::Bot> {
            let mut bot = by_name(name, sim.scenario()).expect("it is a bot");
            bot.look(sim);
            wants(bot.as_mut(), sim);
            bot
        }

        fn wants(bot: &mut dyn crate::analysis::bots::Bot, sim: &Sim) -> Vec<Act> {
            let mut wants = Vec::new();
            while let Some(act) = bot.next(sim) {
                let taken = sim.check(&Order { seat: crate::scenario::names::Id::new(0), act: act.clone() }).is_ok();
                wants.push(act);
                bot.heard(taken);
            }
            wants
        }
    }
}
