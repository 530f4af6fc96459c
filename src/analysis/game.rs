//! One headless game: a bot plays a scenario from the first minute to the last.

use std::sync::Arc;

use crate::replay::Session;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;

use super::bots::Bot;

/// A bot looks at the picture so often, in scenario time.
pub const LOOK_MINUTES: u32 = 30;
/// The minute of its first look.
pub const FIRST_LOOK: Minute = Minute(1);

/// What a bot can play on: an exercise by itself, or one that is recorded.
pub trait Exercise {
    fn sim(&self) -> &Sim;
    fn wait_until(&mut self, minute: Minute);
    /// Gives an order. Returns whether it was taken.
    fn say(&mut self, order: Order) -> bool;
}

impl Exercise for Sim {
    fn sim(&self) -> &Sim {
        self
    }
    fn wait_until(&mut self, minute: Minute) {
        self.advance_to(minute);
    }
    fn say(&mut self, order: Order) -> bool {
        self.submit(order).is_ok()
    }
}

impl Exercise for Session {
    fn sim(&self) -> &Sim {
        &self.sim
    }
    fn wait_until(&mut self, minute: Minute) {
        self.advance_to(minute);
    }
    fn say(&mut self, order: Order) -> bool {
        self.submit(order).is_ok()
    }
}

/// Plays a whole exercise, calling `watch` now and then; when it returns false the game stops there.
pub fn play(scenario: &Arc<Scenario>, bot: &mut dyn Bot, seed: u64, watch: impl FnMut(&Session) -> bool) -> Session {
    let mut session = Session::new(scenario.clone(), seed, Some(bot.name().to_owned()));
    play_on(&mut session, bot, watch);
    session.finish();
    session
}

/// Plays on from where an exercise stands, calling `watch` after every turn of the bot; when it returns false the game
/// stops there. An exercise that stands at a look of the bot begins with its turn.
pub fn play_on<E: Exercise>(exercise: &mut E, bot: &mut dyn Bot, mut watch: impl FnMut(&E) -> bool) {
    let end = exercise.sim().scenario().calendar.length();
    let mut minute = look_from(exercise.sim().now());
    loop {
        exercise.wait_until(minute.min(end));
        if exercise.sim().is_over() {
            break;
        }
        take_turn(exercise, bot);
        if !watch(exercise) {
            break;
        }
        minute = minute.plus(LOOK_MINUTES);
    }
}

/// Returns the first minute, not before `minute`, at which a bot looks.
pub fn look_from(minute: Minute) -> Minute {
    FIRST_LOOK.plus(minute.since(FIRST_LOOK).next_multiple_of(LOOK_MINUTES))
}

/// Lets a bot play until just before its turn at a look, or until the end if that comes first.
pub fn play_up_to<E: Exercise>(exercise: &mut E, bot: &mut dyn Bot, look: Minute) {
    if look > FIRST_LOOK {
        play_on(exercise, bot, |exercise| exercise.sim().now().plus(LOOK_MINUTES) < look);
    }
    exercise.wait_until(look);
}

/// Returns a look within a stretch of time: one of a row that falls evenly into any stretch, however long the row is.
pub fn look_within(number: u32, from: Minute, to: Minute) -> Minute {
    // Steps of the golden section.
    let share = u64::from(number.wrapping_mul(2_654_435_769));
    let into = (u64::from(to.since(from)) * share) >> 32;
    look_from(from.plus(into as u32))
}

/// Lets a bot give the orders it wants to give now.
fn take_turn(exercise: &mut impl Exercise, bot: &mut dyn Bot) {
    let seat = crate::scenario::names::Id::new(0);
    bot.look(exercise.sim());
    while let Some(act) = bot.next(exercise.sim()) {
        // What is refused is not said: the bot finds out by itself what it cannot do.
        let taken = exercise.say(Order { seat, act });
        bot.heard(taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bots::by_name;
    use crate::testing::{albania, played_out};

    #[test]
    fn looks_are_every_half_hour_from_the_first_minute() {
        let looks: Vec<u32> = [0, 1, 2, 31, 32, 90].into_iter().map(|minute| look_from(Minute(minute)).0).collect();
        assert_eq!(looks, [1, 1, 31, 31, 61, 91]);
    }

    /// A fork of exercise and bot goes where the game would have gone, recorded or not.
    #[test]
    fn a_game_can_be_left_and_gone_on_with() {
        let scenario = albania();
        for name in ["history", "dark-first"] {
            let mut bot = by_name(name, &scenario).expect("it is a bot");
            let mut sim = Sim::new(scenario.clone(), 1);
            play_on(&mut sim, bot.as_mut(), |sim| sim.now() < Minute(3000));
            let (mut fork, mut other) = (sim.fork(), bot.fork());
            fork.advance_to(fork.now().plus(LOOK_MINUTES));
            play_on(&mut fork, other.as_mut(), |_| true);
            assert_eq!(fork.digests(), played_out(name).sim.digests(), "{name}");
        }
    }
}
