//! Playing without a player: bots, headless games, and whether a scenario adds up.

pub mod balance;
pub mod bots;
pub mod game;
pub mod playtest;

pub use bots::{BOTS, Bot};
pub use game::play;
