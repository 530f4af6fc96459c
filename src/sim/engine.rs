//! What runs an exercise: an ECS world with an entity for each thing, the board, and the schedule of a minute.
//!
//! To build one takes longer than to copy a state. What an exercise leaves behind is kept, for the next one of the same scenario
//! on this thread: its memory is used again, its state is written over.

use std::cell::RefCell;
use std::sync::Arc;

use bevy_ecs::prelude::{Schedule, World};

use crate::scenario::Scenario;

use super::board::Board;
use super::{schedule, things};

/// So many are kept for each thread.
const KEPT_MAX: usize = 4;

thread_local! {
    static KEPT: RefCell<Vec<Box<Parts>>> = const { RefCell::new(Vec::new()) };
}

/// A world and the schedule that runs in it.
pub(super) struct Engine {
    /// There until it is let go of.
    parts: Option<Box<Parts>>,
}

struct Parts {
    scenario: Arc<Scenario>,
    world: World,
    schedule: Schedule,
    /// It stopped in the middle of a minute: of no use to anybody else.
    broken: bool,
}

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
                write(&mut parts.world.resource_mut::<Board>());
                parts
            }
            None => {
                let mut world = World::new();
                things::spawn(&mut world, scenario);
                world.insert_resource(make());
                Box::new(Parts { scenario: scenario.clone(), world, schedule: schedule::build(), broken: false })
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
        self.parts().world.resource::<Board>()
    }

    pub fn board_mut(&mut self) -> &mut Board {
        self.parts_mut().world.resource_mut::<Board>().into_inner()
    }

    /// Runs the schedule of a minute.
    pub fn run(&mut self) {
        let parts = self.parts_mut();
        parts.broken = true;
        parts.schedule.run(&mut parts.world);
        // Without this the world would remember every change for ever.
        parts.world.clear_trackers();
        parts.broken = false;
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let Some(parts) = self.parts.take().filter(|parts| !parts.broken) else { return };
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
