//! Playing without a player: bots, and headless games.

pub mod bots;
pub mod game;

pub use bots::{BOTS, Bot};
pub use game::play;
