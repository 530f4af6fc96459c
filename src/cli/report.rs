//! `godark report`

use std::path::PathBuf;

use super::{Exit, print, replay, spare, write_file};
use crate::replay::record::EXTENSION;
use crate::report::page;
use crate::words::{Language, Words};

/// Write the debrief of a recording as one HTML page
///
/// The page stands alone: it can be mailed, printed and read without a network. Each decision is left out in turn
/// to find those that mattered; that takes a few seconds.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The recording
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The scenario that the recording is of, when it lies elsewhere: an id, a folder, or a file
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// Where to write the page; - for stdout. Without it: the recording's name with .html, in this folder
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of the page
    #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
    lang: Language,
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(()) => Exit::Ok,
        Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<(), Exit> {
    let recording = replay::the_one(&args.file, args.scenario.as_deref())?;
    let finished = recording.finished;
    let session = replay::resume(&args.file, recording)?;
    if !finished {
        complain!("{}: not finished; the page shows it as far as it goes", args.file.display());
    }
    let progress = indicatif::ProgressBar::new(0);
    progress.set_style(indicatif::ProgressStyle::with_template("weighing decisions {bar:40} {pos} of {len}").expect("a good template"));
    let html = page::write(&session, &Words::of(args.lang), |done, of| {
        progress.set_length(of as u64);
        progress.set_position(done as u64);
        true
    });
    progress.finish_and_clear();
    if args.out.as_ref().is_some_and(|out| out.as_os_str() == "-") {
        return print(&html);
    }
    let out = args.out.clone().unwrap_or_else(|| {
        let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        PathBuf::from(format!("{}.html", name.strip_suffix(EXTENSION).unwrap_or(&name)))
    });
    spare(&out, &args.file)?;
    write_file(&out, &html)?;
    print(&format!("{}\n", out.display()))
}
