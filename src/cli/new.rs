//! `godark new`

use std::io;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::{Exit, print};
use crate::scenario::ron_text::io_words;
use crate::scenario::templates::{self, File};

/// Write a new scenario to start from: commented, complete, and playable as it stands
#[derive(Debug, clap::Args)]
#[command(after_help = templates_help())]
pub struct Args {
    /// The folder to write it to; its name becomes the scenario's id
    #[arg(value_name = "FOLDER", required_unless_present = "list")]
    folder: Option<PathBuf>,
    /// What to start from
    #[arg(long, value_name = "NAME", default_value = templates::ALL[0].0, value_parser = PossibleValuesParser::new(templates::ALL.map(|(name, _)| name)), hide_possible_values = true)]
    template: String,
    /// What the scenario is called; made from the folder's name when left out
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// List the templates, and write nothing
    #[arg(long, conflicts_with_all = ["folder", "title"])]
    list: bool,
}

fn templates_help() -> String {
    let mut help = String::from("Templates:\n");
    for (name, about) in templates::ALL {
        help.push_str(&format!("  {name:<18} {about}\n"));
    }
    help.push_str("  The guide for authors is printed by `godark docs guide`.");
    help
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(()) => Exit::Ok,
        Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<(), Exit> {
    let Some(folder) = args.folder.as_deref().filter(|_| !args.list) else {
        let lines: Vec<String> = templates::ALL.iter().map(|(name, about)| format!("{name:<18} {about}\n")).collect();
        return print(&lines.concat());
    };
    let id = id_of(folder)?;
    let title = title(args.title.as_deref(), &id)?;
    let files = templates::files(&args.template, &id, &title).ok_or(Exit::Usage)?;
    refuse_what_is_there(folder)?;
    write_all(folder, &files).map_err(|(path, error)| {
        complain!("error: cannot write {}: {}; nothing was left behind", path.display(), io_words(&error));
        Exit::Unwritable
    })?;
    print(&next_steps(folder, &args.template, &files))
}

/// Returns the id that a folder's name gives, or says which name would do.
fn id_of(folder: &Path) -> Result<String, Exit> {
    // `.` and `..` have a name only once they are looked up.
    let named = match folder.file_name() {
        Some(name) => Some(name.to_owned()),
        None => std::fs::canonicalize(folder).ok().and_then(|whole| whole.file_name().map(ToOwned::to_owned)),
    };
    let name = named.unwrap_or_default().to_string_lossy().into_owned();
    if templates::is_id(&name) {
        return Ok(name);
    }
    complain!(
        "error: `{name}` cannot be the id of a scenario: lower-case letters, digits and single hyphens, at most 40, such as `{}`",
        templates::near_id(&name).unwrap_or_else(|| "my-town".to_owned())
    );
    Err(Exit::Usage)
}

fn title(wanted: Option<&str>, id: &str) -> Result<String, Exit> {
    let Some(title) = wanted else { return Ok(templates::title_of(id)) };
    if title.trim().is_empty() || title.chars().any(char::is_control) {
        complain!("error: a title is one line of text, and not empty");
        return Err(Exit::Usage);
    }
    Ok(title.trim().to_owned())
}

/// Nothing is ever written over: the folder must be new or empty.
fn refuse_what_is_there(folder: &Path) -> Result<(), Exit> {
    let refuse = |why: &str| {
        complain!("error: {} {why}", folder.display());
        Err(Exit::Unwritable)
    };
    match std::fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => refuse("is not empty: name a new folder, nothing is ever written over"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match std::fs::symlink_metadata(folder) {
            Ok(_) => refuse("is a link that leads nowhere: name a new folder"),
            Err(_) => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => refuse("is a file, or lies below one: name a new folder"),
        Err(error) => refuse(&format!("cannot be looked into: {}", io_words(&error))),
    }
}

/// Writes every file, or takes back what was written.
fn write_all(folder: &Path, files: &[File]) -> Result<(), (PathBuf, io::Error)> {
    let mut made = Made::default();
    let written = made.folders(folder).and_then(|()| files.iter().try_for_each(|file| made.file(&folder.join(&file.name), &file.text)));
    if written.is_err() {
        made.take_back();
    }
    written
}

/// What has been made so far, in order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn folders(&mut self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        let missing = |path: &&Path| !path.as_os_str().is_empty() && !path.is_dir();
        let mut wanted: Vec<&Path> = folder.ancestors().take_while(missing).collect();
        wanted.reverse();
        for path in wanted {
            std::fs::create_dir(path).map_err(|error| (path.to_owned(), error))?;
            self.folders.push(path.to_owned());
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<(), (PathBuf, io::Error)> {
        use std::io::Write as _;
        let failed = |error| (path.to_owned(), error);
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
    }

    fn take_back(&self) {
        for path in &self.files {
            let _ = std::fs::remove_file(path);
        }
        for path in self.folders.iter().rev() {
            let _ = std::fs::remove_dir(path);
        }
    }
}

fn next_steps(folder: &Path, template: &str, files: &[File]) -> String {
    let shown = folder.display().to_string();
    // A shell takes a name with a blank apart.
    let place = if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown };
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let steps = [
        (format!("godark check {place}"), "what is wrong with it, and where; after every change"),
        (format!("godark run {place} --bot idle --events"), "what happens when nobody answers"),
        (format!("godark play {place}"), "play it"),
        ("godark docs guide".to_owned(), "the guide for authors"),
    ];
    let width = steps.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let mut text = format!("{place}: a new scenario after `{template}`: {}\n\nNext:\n", names.join(", "));
    for (command, about) in steps {
        text.push_str(&format!("  {command:<width$}  {about}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), text: "()".to_owned() }
    }

    #[test]
    fn what_fails_on_the_way_leaves_nothing_behind() {
        let place = tempfile::tempdir().expect("a folder for the test");
        let folder = place.path().join("deep/er");
        // There is no folder for the second file.
        let failed = write_all(&folder, &[file("a.ron"), file("gone/b.ron"), file("c.ron")]);
        assert_eq!(failed.expect_err("it cannot be written").0, folder.join("gone/b.ron"));
        assert!(!place.path().join("deep").exists());
        // What was there before stays.
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("b.ron"), "mine").expect("a file");
        assert!(write_all(&folder, &[file("a.ron"), file("b.ron")]).is_err());
        assert_eq!(std::fs::read_to_string(folder.join("b.ron")).expect("it is there"), "mine");
        assert!(!folder.join("a.ron").exists());
    }
}
