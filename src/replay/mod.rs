//! Recordings: what was said, when, and how the world stood then. A recording is its own saved game.
//!
//! [`record`] is the file, [`session`] plays and records, [`mod@verify`] plays again and compares, [`seek`] shows any
//! minute of a run at once, and a what-if goes on from one ([`Session::what_if`]).

pub mod anew;
mod fork;
pub mod record;
pub mod seek;
pub mod session;
pub mod verify;

pub use record::{Fork, Header, Record, Recording};
pub use seek::Ladder;
pub use session::Session;
pub use verify::{Outcome, verify};
