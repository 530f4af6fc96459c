//! Go Dark, an incident-response simulation.
//!
//! In reading order: [`scenario`] is what authors write, [`sim`] the rules, [`replay`] what is kept of a
//! run, [`analysis`] playing without a player, [`report`] looking back, [`words`] what is said about it all, [`cli`] the commands and
//! `app` the desktop game (feature `desktop`). The rules know nothing of what comes after them.

pub mod scenario;
pub mod sim;

pub mod replay;

pub mod analysis;
pub mod report;
pub mod words;

pub mod cli;
pub mod storage;

#[cfg(feature = "desktop")]
pub mod app;
