//! What runs an exercise: an ECS world with an entity for each thing, the board, and the schedule of a minute.
//!
//! The board is a resource of the world while a minute runs. Between minutes it lies at hand, so that those who look at it need
//! not ask the world for it each time.
//!
//! To build one takes longer than to copy a state. What an exercise leaves behind is kept, for the next one of the same scenario
//! on this thread: its memory is used again, its state is written over.

use std::cell::RefCell;
use std::sync::Arc;

use bevy_ecs::prelude::{Resource, Schedule, World};

use crate::scenario::Scenario;

use super::board::Board;
use super::{schedule, things};

/// So many are kept for each thread.
const KEPT_MAX: usize = 4;

thread_local! {
    static KEPT: RefCell<Vec<Parts>> = const { RefCell::new(Vec::new()) };
}

/// A world and the schedule that runs in it.
pub(super) struct Engine {
    /// There until it is let go of.
    parts: Option<Parts>,
}

struct Parts {
    scenario: Arc<Scenario>,
    world: World,
    schedule: Schedule,
    /// There between minutes. Without it, one stopped half way: the engine is of no use to anybody else.
    board: Option<Box<Board>>,
}

/// The board of the minute that runs.
#[derive(Resource, Default)]
pub(super) struct Table(pub Option<Box<Board>>);

const AT_HAND: &str = "between minutes the board is at hand";

impl Engine {
    /// Returns an engine for a scenario, with `write` having put its board in order, and `make` having made it where there was none.
    pub fn with(scenario: &Arc<Scenario>, make: impl FnOnce() -> Board, write: impl FnOnce(&mut Board)) -> Self {
        let kept = KEPT.try_with(|kept| {
            let mut kept = kept.borrow_mut();
            let at = kept.iter().rposition(|parts| Arc::ptr_eq(&parts.scenario, scenario))?;
            Some(kept.swap_remove(at))
        });
        let parts = match kept.ok().flatten() {
            Some(mut parts) => {
                write(parts.board.as_mut().expect(AT_HAND));
                parts
            }
            None => {
                let mut world = World::new();
                things::spawn(&mut world, scenario);
                world.init_resource::<Table>();
                Parts { scenario: scenario.clone(), world, schedule: schedule::build(), board: Some(Box::new(make())) }
            }
        };
        Self { parts: Some(parts) }
    }

    fn parts(&self) -> &Parts {
        self.parts.as_ref().expect("it is there until the engine is let go of")
    }

    fn parts_mut(&mut self) -> &mut Parts {
        self.parts.as_mut().expect("it is there until the engine is let go of")
    }

    pub fn world(&self) -> &World {
        &self.parts().world
    }

    pub fn board(&self) -> &Board {
        self.parts().board.as_ref().expect(AT_HAND)
    }

    pub fn board_mut(&mut self) -> &mut Board {
        self.parts_mut().board.as_mut().expect(AT_HAND)
    }

    /// Runs the schedule of a minute.
    pub fn run(&mut self) {
        let parts = self.parts_mut();
        parts.world.resource_mut::<Table>().0 = parts.board.take();
        parts.schedule.run(&mut parts.world);
        parts.board = parts.world.resource_mut::<Table>().0.take();
        // Without this the world would remember every change for ever.
        parts.world.clear_trackers();
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let Some(parts) = self.parts.take().filter(|parts| parts.board.is_some()) else { return };
        // At the end of a thread nothing is kept any more.
        let _ = KEPT.try_with(|kept| {
            if let Ok(mut kept) = kept.try_borrow_mut() {
                if kept.len() == KEPT_MAX {
                    kept.remove(0);
                }
                kept.push(parts);
            }
        });
    }
}
