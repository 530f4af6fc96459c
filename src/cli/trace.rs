//! `godark trace`

use std::path::PathBuf;

use super::{Exit, print, replay, spare, write_file};
use crate::replay::trace;

/// Write down every event of a recording with its cause and every field that it changed
///
/// One line of JSON an event; for three weeks of `albania-2022` about a megabyte. The build that made a recording writes its
/// trace, and `godark replay FILE --against TRACE` with another build names the first field that differs.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The recording
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the trace goes; to stdout without
    #[arg(long, value_name = "TRACE")]
    out: Option<PathBuf>,
    /// The scenario that the recording is of, when it lies elsewhere: an id, a folder, or a file
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(()) => Exit::Ok,
        Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<(), Exit> {
    let recording = replay::the_one(&args.file, args.scenario.as_deref())?;
    if let Some(path) = &args.out {
        spare(path, &args.file)?;
    }
    let mut text = Vec::new();
    trace::write(&recording, None, &mut text).map_err(|error| {
        complain!("error: cannot write the trace: {}", crate::scenario::ron_text::io_words(&error));
        Exit::Unwritable
    })?;
    let text = String::from_utf8_lossy(&text);
    match &args.out {
        Some(path) => write_file(path, &text),
        None => print(&text),
    }
}
