//! `godark trace`

use std::io::Write as _;
use std::path::PathBuf;

use super::{Exit, replay};
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
    let refused = |(exit, said): (Exit, String)| {
        complain!("{}: {said}", args.file.display());
        exit
    };
    let scenario = args.scenario.as_deref().map(super::load).transpose()?;
    let recording = replay::open(&args.file, scenario.as_ref()).map_err(refused)?;
    replay::same_content(&recording).map_err(refused)?;
    let written = match &args.out {
        Some(path) => std::fs::File::create(path).and_then(|file| {
            let mut out = std::io::BufWriter::new(file);
            trace::write(&recording, None, &mut out)?;
            out.flush()
        }),
        None => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            trace::write(&recording, None, &mut out).and_then(|()| out.flush())
        }
    };
    written.or_else(|error| {
        // A reader that goes away is no error.
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Ok(());
        }
        let to = args.out.as_ref().map_or("the trace".to_owned(), |path| path.display().to_string());
        complain!("error: cannot write {to}: {}", crate::scenario::ron_text::io_words(&error));
        Err(Exit::Unwritable)
    })
}
