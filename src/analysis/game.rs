//! One headless game: a bot plays a scenario from the first minute to the last.

use std::sync::Arc;

use crate::replay::Session;
use crate::scenario::{Minute, Scenario};
use crate::sim::order::Order;

use super::bots::Bot;

/// A bot looks at the picture so often, in scenario time.
const LOOK_MINUTES: u32 = 30;

/// Plays a whole exercise, calling `watch` now and then; when it returns false the game stops there.
pub fn play(scenario: &Arc<Scenario>, bot: &mut dyn Bot, seed: u64, mut watch: impl FnMut(&Session) -> bool) -> Session {
    let mut session = Session::new(scenario.clone(), seed, Some(bot.name().to_owned()));
    let end = scenario.calendar.length();
    let mut minute = Minute(1);
    loop {
        session.advance_to(minute);
        if session.sim.is_over() {
            break;
        }
        take_turn(&mut session, bot);
        if !watch(&session) {
            break;
        }
        minute = minute.plus(LOOK_MINUTES).min(end);
    }
    session.finish();
    session
}

/// Lets a bot give the orders it wants to give now.
fn take_turn(session: &mut Session, bot: &mut dyn Bot) {
    let seat = crate::scenario::names::Id::new(0);
    bot.look(&session.sim);
    while let Some(act) = bot.next(&session.sim) {
        let order = Order { seat, act };
        // What is refused is not said: the bot finds out by itself what it cannot do.
        let taken = session.submit(order).is_ok();
        bot.heard(taken);
    }
}
