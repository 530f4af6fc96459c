//! Go Dark, an incident-response simulation.
//!
//! In reading order: [`scenario`] is what authors write, [`sim`] the rules, [`replay`] what is kept of a
//! run, [`analysis`] playing without a player, [`trial`] tests beside a scenario, [`report`] looking back, [`words`] what is
//! said about it all, [`cli`] the commands and `app` the desktop game (feature `desktop`). The rules know nothing of what comes after them.
//!
//! An exercise is an ordinary value:
//!
//! ```
//! use godark::scenario::{Minute, library, load};
//! use godark::sim::Sim;
//!
//! let shelf = library::find("albania-2022").expect("it comes with the game");
//! let (scenario, _warnings) = load(&shelf).expect("it is good");
//! let mut sim = Sim::new(scenario, 1);
//! sim.advance_to(Minute(24 * 60));
//! assert!(sim.standing().hosts_lost > 0, "nobody answered on the first day");
//! ```

/// Writes a line to stderr. Where nobody can read it, nothing more can be done.
macro_rules! complain {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

pub mod scenario;
pub mod sim;

pub mod replay;

pub mod analysis;
pub mod report;
pub mod trial;
pub mod words;

pub mod cli;
pub mod looks;
pub mod storage;
pub mod svg;

#[cfg(test)]
mod testing;

#[cfg(feature = "desktop")]
pub mod app;
