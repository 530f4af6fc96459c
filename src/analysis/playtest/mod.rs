//! The play lint: what a scenario turns out to be when it is played, by every bot and by players who try what is allowed.
//!
//! Reading order: [`player`] is who plays besides the bots, [`trace`] what is kept of a play, [`fork`] how two plays part,
//! [`sample`] how much is played; [`finding`] is what a lint says. Then the lints, one a file.

pub mod finding;
pub mod fork;
pub mod player;
pub mod sample;
pub mod trace;

mod dead_injects;
mod endings;
mod idle_deadlines;
mod moves;
mod nearness;
mod waiting;

pub use finding::{Finding, Shown, Verdicts};
pub use sample::{Pace, Sample};

use finding::{SEEDS_MIN, count};

/// Every code that a play lint can have.
pub const CODES: [&str; 9] = [
    dead_injects::CODE,
    endings::DEAD_POSTURE,
    endings::NEVER_MET,
    endings::NEVER_MISSED,
    moves::DEAD,
    moves::WORTHLESS,
    moves::SURE,
    idle_deadlines::CODE,
    waiting::CODE,
];

/// Judges what was played.
pub fn judge(sample: &Sample) -> Verdicts {
    let mut verdicts = Verdicts { unjudged: reservations(sample), ..Verdicts::default() };
    dead_injects::check(sample, &mut verdicts);
    endings::check(sample, &mut verdicts);
    moves::check(sample, &mut verdicts);
    idle_deadlines::check(sample, &mut verdicts);
    waiting::check(sample, &mut verdicts);
    verdicts
}

/// Says why nothing can be said of what never happens, if so.
fn reservations(sample: &Sample) -> Vec<String> {
    let mut said = Vec::new();
    if sample.seeds < SEEDS_MIN {
        said.push(format!("{} are too few to say what never happens; play {SEEDS_MIN} at least", count(sample.seeds as usize, "seed")));
    }
    let undrawn: Vec<String> = sample.undrawn().iter().map(|id| format!("`{}`", sample.scenario.name(*id))).collect();
    if sample.seeds > 0 && !undrawn.is_empty() {
        said.push(format!("no seed drew {}: what never happens cannot be said; play more seeds, or others", undrawn.join(", ")));
    }
    said
}
