//! Playing without a player: bots, headless games, many of them at once, whether a scenario adds up, what
//! would have been, and trying to break things.

pub mod adviser;
pub mod balance;
pub mod batch;
pub mod bots;
pub mod fuzz;
pub mod game;
mod luck;
mod parting;
pub mod playtest;
pub mod script;
pub mod whatif;

pub use bots::{BOTS, Bot};
pub use game::play;
