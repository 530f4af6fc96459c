//! `godark fmt`

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::files::{below, ends_in};
use super::{Exit, colour, print, write_file};
use crate::replay::record::EXTENSION;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::format::format;
use crate::scenario::ron_text::{FILE_BYTES_MAX, io_words, read_file, text_of};

/// Bring scenarios, their parts and tests into the usual layout
///
/// Spaces, indents, commas and empty lines are put right; line breaks between things stay where you made them, and what is
/// too long for a line is broken. Comments are kept, and what a file says never changes. A file that cannot be read is left
/// as it is.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, or folders of them (*.ron, recordings aside); - reads from stdin and writes to stdout
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Change nothing; name the files that would change, and end with 1 if there are any
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args) -> Exit {
    let mut worst = Exit::Ok;
    let mut others = 0;
    for named in &args.files {
        let files = match gather(named) {
            Ok(files) => files,
            Err(exit) => {
                worst = worst.or(exit);
                continue;
            }
        };
        for file in files {
            let done = if file == Path::new("-") { stdin(args.check) } else { one(&file, args.check) };
            match done {
                Ok(changed) => others += usize::from(changed && args.check),
                // Nobody reads what is said any more.
                Err(Exit::Ok) => return worst,
                Err(exit) => worst = worst.or(exit),
            }
        }
    }
    if others > 0 {
        let these = if others == 1 { "1 file is".to_owned() } else { format!("{others} files are") };
        complain!("{these} not in the usual layout; `godark fmt` brings them into it");
    }
    worst.or(if others > 0 { Exit::Diverged } else { Exit::Ok })
}

/// Returns the files that are meant by a name.
fn gather(named: &Path) -> Result<Vec<PathBuf>, Exit> {
    if ends_in(named, EXTENSION) {
        complain!("error: {} is a recording: the game writes those, and they are left as they are", named.display());
        return Err(Exit::Usage);
    }
    if named == Path::new("-") || !named.is_dir() {
        return Ok(vec![named.to_owned()]);
    }
    let files = below(named, &|path| ends_in(path, ".ron") && !ends_in(path, EXTENSION))?;
    if files.is_empty() {
        complain!("error: {} holds no files to format (*.ron)", named.display());
        return Err(Exit::BadScenario);
    }
    Ok(files)
}

/// Formats a file. Returns whether it changes.
fn one(path: &Path, check: bool) -> Result<bool, Exit> {
    let source = read_file(path).map_err(wrong)?;
    let text = format(&source).map_err(wrong)?;
    if text == source.text {
        return Ok(false);
    }
    if !check {
        write_file(path, &text)?;
    }
    let done = if check { "" } else { ": formatted" };
    print(&format!("{}{done}\n", path.display()))?;
    Ok(true)
}

fn stdin(check: bool) -> Result<bool, Exit> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        complain!("error: cannot read stdin: {}", io_words(&error));
        return Err(Exit::BadScenario);
    }
    if bytes.len() as u64 > FILE_BYTES_MAX {
        complain!("error: stdin has more than {FILE_BYTES_MAX} bytes");
        return Err(Exit::BadScenario);
    }
    let source = text_of(Path::new("<stdin>"), bytes).map_err(wrong)?;
    let text = format(&source).map_err(wrong)?;
    if check {
        if text != source.text {
            print("<stdin>\n")?;
        }
    } else {
        print(&text)?;
    }
    Ok(text != source.text)
}

fn wrong(problem: Diagnostic) -> Exit {
    complain!("{}", problem.render(colour()));
    Exit::BadScenario
}
