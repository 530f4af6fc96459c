//! Looking back at a run: the same data for the debrief screen and for reports.

pub mod debrief;

pub use debrief::Debrief;
