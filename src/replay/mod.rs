//! Recordings: what was said, when, and how the world stood then. A recording is its own saved game.
//!
//! [`record`] is the file, [`session`] plays and records, [`mod@verify`] plays again and compares, [`seek`] shows any
//! minute of a run at once, and a what-if goes on from one ([`Session::what_if`]). [`trace`] writes down every event with what it
//! changed and finds the first field in which two builds differ; [`heavy`] looks whether one build agrees with itself;
//! [`minimize`] makes a run that shows something as small as it can be.

pub mod anew;
pub mod caught;
mod expect;
pub mod explain;
mod fork;
pub mod heavy;
pub mod minimize;
pub mod predicate;
mod reading;
pub mod record;
pub mod seek;
pub mod session;
pub mod trace;
mod trail;
pub mod verify;
pub mod walk;

pub use record::{Fork, Header, Record, Recording};
pub use seek::Ladder;
pub use session::Session;
pub use verify::{Outcome, verify};
