//! Runs on disk: a run's recording is its saved game.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::shelf;
use crate::replay::record::{self, EXTENSION, ReadError, Record, Recording};
use crate::scenario::{Minute, Scenario};

/// A run that was left before its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    pub path: PathBuf,
    /// What the player calls it, or what it began as.
    pub name: Option<String>,
    pub scenario: String,
    pub title: String,
    pub seed: u64,
    pub minute: Minute,
    pub date: String,
    pub orders: usize,
}

/// Returns the file for a new run: scenario, seed and the second it began.
pub fn new_path(folder: &Path, scenario: &Scenario, seed: u64) -> PathBuf {
    let second = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut path = folder.join(format!("{}-{second}-seed-{seed}{EXTENSION}", scenario.id));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{}-{second}-seed-{seed}-{number}{EXTENSION}", scenario.id));
        number += 1;
    }
    path
}

/// The runs in a folder that were left before their end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    /// Those that can be taken up again, the latest first.
    pub runs: Vec<Unfinished>,
    /// How many cannot, because their scenario has changed since.
    pub outdated: usize,
}

/// Returns the files in a folder that are called recordings, with when they were last written, the latest first.
pub fn recordings(folder: &Path) -> Vec<(SystemTime, PathBuf)> {
    let Ok(listed) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(SystemTime, PathBuf)> = listed
        .flatten()
        .filter(|entry| entry.path().to_string_lossy().ends_with(EXTENSION))
        .filter_map(|entry| {
            let data = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
            Some((data.modified().unwrap_or(SystemTime::UNIX_EPOCH), entry.path()))
        })
        .collect();
    found.sort();
    found.reverse();
    found
}

/// Looks for runs in a folder.
///
/// `shown` are the known scenarios as they are shown. Files that are no recordings, or of scenarios that are gone, are
/// passed over: they stay where they are.
pub fn left(folder: &Path, known: &[Arc<Scenario>], shown: &[Arc<Scenario>]) -> Left {
    let mut left = Left::default();
    for (_, path) in recordings(folder) {
        match read(&path, known) {
            Ok(recording) if recording.finished => {}
            Ok(recording) if recording.other_content => left.outdated += 1,
            Ok(recording) => {
                let shown = shown.iter().find(|shown| shown.id == recording.scenario.id).unwrap_or(&recording.scenario);
                left.runs.extend(unfinished(path, &recording, shown));
            }
            Err(_) => {}
        }
    }
    left
}

/// Describes a run that was left. One in which nothing has happened yet is not worth going on with.
fn unfinished(path: PathBuf, recording: &Recording, shown: &Scenario) -> Option<Unfinished> {
    let minute = recording.records.iter().rev().find_map(Record::at)?;
    Some(Unfinished {
        name: shelf::name_of(&path).or_else(|| recording.header.title.clone()),
        path,
        scenario: recording.scenario.id.clone(),
        title: shown.cover.title.to_string(),
        seed: recording.header.seed,
        minute,
        date: shown.calendar.date(minute),
        orders: recording.records.iter().filter(|record| matches!(record, Record::Order { .. })).count(),
    })
}

/// Reads a run of one of the known scenarios.
pub fn read(path: &Path, known: &[Arc<Scenario>]) -> Result<Recording, ReadError> {
    let mut last = None;
    for scenario in known {
        let source = crate::scenario::ron_text::read_file(path).map_err(|problem| ReadError::Bad(Box::new(problem)))?;
        match record::read_of(&source, scenario) {
            Err(ReadError::Scenario(why)) => last = Some(ReadError::Scenario(why)),
            other => return other,
        }
    }
    Err(last.unwrap_or(ReadError::Scenario("no scenario is known".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::Session;

    #[test]
    fn what_was_left_is_found_and_what_is_no_run_is_passed_over() {
        let scenario = crate::testing::albania();
        let folder = tempfile::tempdir().expect("a folder for the test");
        let known = [scenario.clone()];
        assert_eq!(left(folder.path(), &known, &known), Left::default());
        assert_eq!(left(&folder.path().join("not-there"), &known, &known), Left::default());

        let path = new_path(folder.path(), &scenario, 5);
        let mut session = Session::new(scenario.clone(), 5, None);
        session.keep_in(&path).expect("the folder is writable");
        session.advance_to(Minute(1500));
        std::fs::write(folder.path().join("other.replay.ron"), "[ nonsense").expect("a file");
        let found = left(folder.path(), &known, &known).runs;
        assert_eq!(found.iter().map(|run| (run.seed, run.minute)).collect::<Vec<_>>(), [(5, Minute(1440))]);
        // Another run of the same second gets a name of its own.
        assert_ne!(new_path(folder.path(), &scenario, 5), path);

        // A run of a scenario that has changed since is counted, so that it does not vanish without a word.
        let text = std::fs::read_to_string(&path).expect("it is there").replacen("content:\"", "content:\"0", 1);
        std::fs::write(folder.path().join("old.replay.ron"), text).expect("a file");
        assert_eq!(left(folder.path(), &known, &known).outdated, 1);
        std::fs::remove_file(folder.path().join("old.replay.ron")).expect("it is there");

        session.finish();
        assert_eq!(left(folder.path(), &known, &known), Left::default(), "a finished run is not taken up again");
    }
}
