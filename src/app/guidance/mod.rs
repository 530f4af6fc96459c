//! The first minutes: guidance in the first run, hints that stop, and what the player can do by now.

pub mod did;
pub mod guide;
pub mod hints;
