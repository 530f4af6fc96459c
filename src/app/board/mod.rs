//! The board beneath its cards: where things lie, the camera that looks at them, and the lines between them.

mod areas;
pub mod camera;
mod lanes;
pub mod layout;
pub mod links;
pub mod look;
mod parting;
mod sight;
