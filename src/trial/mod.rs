//! Tests of a scenario, written beside it: given a seed and orders, what is expected of the run.
//!
//! [`file`](mod@file) is what an author writes, [`read`](mod@read) finds what is wrong with it, [`sighting`] is what an event should
//! look like, [`run`](mod@run) plays a test and holds the run against what is expected.

pub mod file;
pub mod read;
pub mod run;
pub mod sighting;

pub use file::{EXTENSION, Test};
pub use read::{Tests, read, read_of};
pub use run::{Failure, Outcome, run};
