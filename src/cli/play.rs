//! `godark play`

use std::path::PathBuf;

use super::Exit;
use crate::words::Language;

/// Open the game
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// The scenario to begin with: the id of a built-in one, a folder, or a file. Without it, the title screen opens
    #[arg(value_name = "SCENARIO")]
    pub scenario: Option<String>,
    /// The seed of all luck; without it, one is drawn
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How time passes
    #[arg(long, value_enum, value_name = "PACE")]
    pub pace: Option<Pace>,
    /// Take up the last run where it was left
    #[arg(long, conflicts_with_all = ["seed"])]
    pub resume: bool,
    /// The language of the game; without it, that of its settings, and the first time that of the system
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Keep recordings in this folder instead of the usual one
    #[arg(long, value_name = "FOLDER")]
    pub saves: Option<PathBuf>,
}

/// How time passes
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// The clock runs; it stops by itself at what matters
    #[default]
    Live,
    /// Rounds of some hours, with a countdown to decide; then the plan is committed as it stands
    Rounds,
    /// Time passes only when you say so
    Untimed,
}

/// What can be done where no window opens.
pub const WITHOUT_SCREEN: &str = "\
Without a screen: `godark run albania-2022 --bot history --seed 1` plays a game and tells how it went,
`godark replay FILE` plays a recording again, `godark check SCENARIO` checks a scenario.";

#[cfg(feature = "desktop")]
pub fn run(args: Args) -> Exit {
    crate::app::run(args)
}

#[cfg(not(feature = "desktop"))]
pub fn run(_: Args) -> Exit {
    complain!("error: this build has no desktop game: it was made with --no-default-features.\n{WITHOUT_SCREEN}");
    Exit::NoDisplay
}
