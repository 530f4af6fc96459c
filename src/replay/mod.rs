//! Recordings: what was said, when, and how the world stood then. A recording is its own saved game.
//!
//! [`record`] is the file, [`session`] plays and records, [`mod@verify`] plays again and compares.

pub mod record;
pub mod session;
pub mod verify;

pub use record::{Header, Record, Recording};
pub use session::Session;
pub use verify::{Outcome, verify};
