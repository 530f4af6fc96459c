//! `godark docs`

use super::{Exit, print};

/// Print the documentation for authors, as Markdown
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which page
    #[arg(value_enum, value_name = "PAGE", default_value_t)]
    page: Page,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Page {
    /// From an empty folder to a scenario in an hour
    #[default]
    Guide,
    /// Every record and field of the format, and the standard moves
    Reference,
    /// Highlighting, checks on save and completion in editors
    Editor,
    /// Scenario tests: what can be given and expected, and how to run everything in a CI
    Testing,
    /// Recordings: what is in one, how a difference is found, made small, and looked for
    Replays,
    /// Many games at once: columns, stopping and going on, many machines, putting shares together
    Batch,
    /// A run forked at a minute: what can be changed, what luck means there, how sure the answer is
    Whatif,
    /// The adviser: what it knows, how it decides, what its advice is worth
    Adviser,
    /// What `godark check --format json` writes
    CheckJson,
}

pub fn run(args: &Args) -> Exit {
    let text = match args.page {
        Page::Guide => include_str!("../../docs/authors-guide.md"),
        Page::Reference => include_str!("../../docs/reference.md"),
        Page::Editor => include_str!("../../docs/editor.md"),
        Page::Testing => include_str!("../../docs/testing.md"),
        Page::Replays => include_str!("../../docs/replays.md"),
        Page::Batch => include_str!("../../docs/batch.md"),
        Page::Whatif => include_str!("../../docs/whatif.md"),
        Page::Adviser => include_str!("../../docs/adviser.md"),
        Page::CheckJson => include_str!("../../docs/check-json.md"),
    };
    match print(text) {
        Ok(()) => Exit::Ok,
        Err(exit) => exit,
    }
}
