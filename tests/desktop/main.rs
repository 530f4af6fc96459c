//! The desktop game without a screen and without a GPU: keys and pointer in, elements and records out.
#![cfg(feature = "desktop")]

#[path = "../common/mod.rs"]
mod common;
mod seat;

mod guidance;
mod keyboard;
mod resume;
mod room;
mod shelf;
