//! Playing without a player: bots, headless games, many of them at once, whether a scenario adds up, and trying to break things.

pub mod adviser;
pub mod balance;
pub mod batch;
pub mod bots;
pub mod fuzz;
pub mod game;
pub mod playtest;

pub use bots::{BOTS, Bot};
pub use game::play;
