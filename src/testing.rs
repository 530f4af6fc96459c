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

#[path = "../tests/common/synthetic.rs"]
pub mod synthetic;

/// Loads a made-up scenario of so many systems.
pub fn made_up(systems: usize) -> Arc<Scenario> {
    of_text(&synthetic::scenario(systems, 1))
}

/// Loads a scenario from its text.
pub fn of_text(text: &str) -> Arc<Scenario> {
    of_files(&[(library::MAIN_FILE.to_owned(), text.to_owned())])
}

fn of_files(files: &[(String, String)]) -> Arc<Scenario> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((scenario, _)) => scenario,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

#[test]
fn made_up_scenarios_are_good_at_every_size() {
    for systems in [12, 40, 300] {
        let scenario = made_up(systems);
        assert_eq!(scenario.content.systems.len(), systems);
        assert!(scenario.content.zones.iter().all(|(_, zone)| zone.board.is_none()));
        assert!(scenario.content.services.len() >= 2);
        assert_eq!(of_files(&synthetic::files(systems, 1)).digest, scenario.digest, "the same in many files as in one");
    }
}
