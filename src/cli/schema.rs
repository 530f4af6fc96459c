//! `godark schema`

use super::{Exit, pretty, print};
use crate::scenario::schema;

/// Print a JSON Schema (2020-12) of the scenario format
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Of the other files of a scenario, instead of `scenario.ron`
    #[arg(long)]
    part: bool,
}

pub fn run(args: &Args) -> Exit {
    let schema = if args.part { schema::of_part() } else { schema::of_main() };
    match print(&pretty(&schema)) {
        Ok(()) => Exit::Ok,
        Err(exit) => exit,
    }
}
