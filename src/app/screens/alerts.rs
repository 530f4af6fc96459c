//! Alerts that nobody has answered yet: nothing was ordered on the system since, and it is as it was.

use std::collections::BTreeMap;

use crate::app::action::{Filter, Thing};
use crate::app::feed::Line;
use crate::app::game::Game;
use crate::app::kit::theme::Tone;
use crate::replay::record::Record;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::SystemId;
use crate::sim::event::EventId;
use crate::sim::state::Standing;

/// What a line of the feed waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    Nothing,
    /// It asks something.
    Asks,
    /// It is an alert on which nothing was ordered.
    Alerts,
}

/// Returns the last alert of each system on which nothing was ordered since.
pub fn open(game: &Game) -> BTreeMap<SystemId, EventId> {
    let mut open = BTreeMap::new();
    for line in &game.lines {
        let Some(Thing::System(system)) = line.about.filter(|_| line.filter == Filter::Alerts) else { continue };
        match line.tone {
            Tone::Warning | Tone::Alarm => drop(open.insert(system, (line.minute, line.event))),
            // Cleared, or its copy was checked: what was before is settled.
            Tone::Serving => drop(open.remove(&system)),
            _ => {}
        }
    }
    for record in game.session.records() {
        let Record::Order { at, act: Act::Do { on: Target::System(system), .. }, .. } = record else { continue };
        if open.get(system).is_some_and(|(minute, _)| minute <= at) {
            open.remove(system);
        }
    }
    let connected = |system: &SystemId| game.picture.system(*system).standing == Standing::Connected;
    open.into_iter().filter(|(system, _)| connected(system)).map(|(system, (_, event))| (system, event)).collect()
}

/// Returns what a line waits for that asks nothing.
pub fn waits(open: &BTreeMap<SystemId, EventId>, line: &Line) -> Waits {
    let last = matches!(line.about, Some(Thing::System(system)) if open.get(&system) == Some(&line.event));
    if last { Waits::Alerts } else { Waits::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::play::Pace;
    use crate::scenario::Minute;
    use crate::scenario::names::MoveId;
    use crate::words::Words;

    #[test]
    fn an_alert_waits_until_something_is_ordered() {
        let words = Words::english();
        let mut game = Game::new(crate::testing::played("idle", Minute(900)), Pace::Untimed, 60, &words);
        let before = open(&game);
        assert!(!before.is_empty(), "nobody has answered any of {} lines", game.lines.len());
        let what = game.scenario().names.get::<MoveId>("isolate-system").expect("a move");
        let order = |system: SystemId| Act::Do { what, on: Target::System(system), by: None };
        let possible =
            |system: &SystemId| game.moves_on(Thing::System(*system)).iter().any(|offer| offer.what == what && offer.refusal.is_none());
        let (system, event) =
            before.iter().find(|(system, _)| possible(system)).map(|(system, event)| (*system, *event)).expect("one can be cut off");
        let line = game.lines.iter().find(|line| line.event == event).expect("it stands in the feed");
        assert_eq!(waits(&before, line), Waits::Alerts);
        game.give(order(system), &words);
        assert_eq!(game.refused, None);
        let after = open(&game);
        assert!(!after.contains_key(&system));
        assert_eq!(after.len() + 1, before.len(), "the others wait as before");
    }
}
