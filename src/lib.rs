//! Go Dark, an incident-response simulation.
//!
//! In reading order: [`scenario`] is what authors write, [`sim`] the rules, [`replay`] what is kept of a
//! run, [`analysis`] playing without a player, [`words`] what is said about it, [`cli`] the commands and
//! `app` the desktop game (feature `desktop`). The rules know nothing of what comes after them.

pub mod scenario;
pub mod sim;

pub mod replay;

pub mod analysis;
pub mod words;

pub mod cli;
pub mod storage;
