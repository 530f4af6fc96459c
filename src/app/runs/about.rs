//! What is said about a run, in a small file beside its recording: its name, and what it was worth.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::replay::record::EXTENSION;
use crate::scenario::ron_text::{from_source, read_file};
use crate::storage;

/// What is said about a recording stands in a file that ends in this.
pub(super) const ABOUT: &str = ".about.ron";
/// A longer name helps nobody.
pub(super) const NAME_LONGEST: usize = 60;

/// What is said about a recording, beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct About {
    pub(super) name: Option<String>,
    pub(super) score: Option<u32>,
}

/// Returns the file beside a recording that says what it is called.
pub(super) fn beside(recording: &Path) -> PathBuf {
    let name = recording.file_name().unwrap_or_default().to_string_lossy();
    recording.with_file_name(format!("{}{ABOUT}", name.strip_suffix(EXTENSION).unwrap_or(&name)))
}

/// What is said about a recording. Where nothing can be read, nothing is said: the recording itself counts.
pub(super) fn about(recording: &Path) -> About {
    let path = beside(recording);
    if !path.exists() {
        return About::default();
    }
    read_file(&path).and_then(|source| from_source(&source)).unwrap_or_default()
}

fn say_about(recording: &Path, change: impl FnOnce(&mut About)) -> io::Result<()> {
    let mut about = about(recording);
    change(&mut about);
    let text = ron::ser::to_string(&about).map_err(io::Error::other)?;
    storage::write_whole(&beside(recording), text.as_bytes())
}

/// Returns what the player calls a run.
pub fn name_of(recording: &Path) -> Option<String> {
    about(recording).name
}

/// Calls a run by a name, or by none. Whatever was typed is kept as it is, but for what cannot be seen.
pub fn call(recording: &Path, name: &str) -> io::Result<()> {
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_LONGEST).collect();
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    say_about(recording, |about| about.name = name)
}

/// Notes what a run was worth, so that it need not be played through again to be told.
pub fn note_score(recording: &Path, score: u32) -> io::Result<()> {
    say_about(recording, |about| about.score = Some(score))
}
