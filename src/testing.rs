//! What unit tests of several modules need.

use std::sync::Arc;

use crate::analysis::{bots, play};
use crate::replay::Session;
use crate::scenario::{Minute, Scenario, library, load};

/// Loads the flagship scenario; its problems, if any, are the test's failure.
pub fn albania() -> Arc<Scenario> {
    load(&library::find("albania-2022").expect("it comes with the game")).expect("it is good").0
}

/// Lets a bot play it until a minute, with seed 1.
pub fn played(bot: &str, until: Minute) -> Session {
    let scenario = albania();
    let mut bot = bots::by_name(bot, &scenario).expect("it is a bot of the scenario");
    play(&scenario, bot.as_mut(), 1, |session| session.sim.now() < until)
}

/// Lets a bot play it to the end.
pub fn played_out(bot: &str) -> Session {
    played(bot, albania().calendar.length())
}
