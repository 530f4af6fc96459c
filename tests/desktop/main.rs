//! The desktop game without a screen and without a GPU: keys and pointer in, elements and records out.
#![cfg(feature = "desktop")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/headless.rs"]
mod headless;
mod seat;

mod access;
mod board;
mod deciding;
mod deputy;
mod feed;
mod guidance;
mod keyboard;
mod kill;
mod language;
mod look_back;
mod looks;
mod moves;
mod palette;
mod reach;
mod reload;
mod resume;
mod room;
mod shelf;
mod tips;
mod weighed;
