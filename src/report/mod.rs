//! Looking back at a run: the same data for the debrief screen and for reports.

pub mod chart;
pub mod debrief;
mod decisions;
mod fields;
pub mod ledger;
mod lessons;
pub mod mattered;
pub mod page;
pub mod signals;
pub mod so_far;
pub mod toll;
pub mod weigh;

pub use debrief::Debrief;
