//! Runs on disk: a run's recording is its saved game.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::replay::record::{self, EXTENSION, ReadError, Record};
use crate::scenario::{Minute, Scenario};

/// A run that was left before its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    pub path: PathBuf,
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

/// How many runs in a folder were left, and cannot be taken up because their scenario has changed since.
pub fn outdated(folder: &Path, known: &[Arc<Scenario>]) -> usize {
    let Ok(listed) = std::fs::read_dir(folder) else { return 0 };
    let recordings = listed.flatten().map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(EXTENSION));
    recordings.filter_map(|path| read(&path, known).ok()).filter(|recording| recording.other_content && !recording.finished).count()
}

/// Returns the runs in a folder that can be taken up again, the latest first.
///
/// Files that are no recordings, or of scenarios that are gone or have changed, are passed over: they stay
/// where they are.
pub fn unfinished(folder: &Path, known: &[Arc<Scenario>]) -> Vec<Unfinished> {
    let Ok(listed) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(SystemTime, PathBuf)> = listed
        .flatten()
        .filter(|entry| entry.path().to_string_lossy().ends_with(EXTENSION))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    found.sort();
    found.reverse();
    found.into_iter().filter_map(|(_, path)| look(&path, known)).take(20).collect()
}

fn look(path: &Path, known: &[Arc<Scenario>]) -> Option<Unfinished> {
    let recording = read(path, known).ok()?;
    let played = recording.records.iter().any(|record| !matches!(record, Record::Header(_)));
    if recording.finished || recording.other_content || !played {
        return None;
    }
    let minute = recording.records.iter().rev().find_map(|record| match record {
        Record::Order { at, .. } | Record::Timer { at, .. } | Record::Checkpoint { at, .. } => Some(*at),
        _ => None,
    })?;
    Some(Unfinished {
        path: path.to_owned(),
        scenario: recording.scenario.id.clone(),
        title: recording.scenario.cover.title.to_string(),
        seed: recording.header.seed,
        minute,
        date: recording.scenario.calendar.date(minute),
        orders: recording.records.iter().filter(|record| matches!(record, Record::Order { .. })).count(),
    })
}

/// Reads a run of one of the known scenarios.
pub fn read(path: &Path, known: &[Arc<Scenario>]) -> Result<record::Recording, ReadError> {
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
    use crate::scenario::{library, load};

    #[test]
    fn what_was_left_is_found_and_what_is_no_run_is_passed_over() {
        let shelf = library::find("albania-2022").expect("it comes with the game");
        let Ok((scenario, _)) = load(&shelf) else { panic!("it is good") };
        let folder = tempfile::tempdir().expect("a folder for the test");
        let known = [scenario.clone()];
        assert_eq!(unfinished(folder.path(), &known), []);
        assert_eq!(unfinished(&folder.path().join("not-there"), &known), []);

        let path = new_path(folder.path(), &scenario, 5);
        let mut session = Session::new(scenario.clone(), 5, None);
        session.keep_in(&path).expect("the folder is writable");
        session.advance_to(Minute(1500));
        std::fs::write(folder.path().join("other.replay.ron"), "[ nonsense").expect("a file");
        let found = unfinished(folder.path(), &known);
        assert_eq!(found.iter().map(|run| (run.seed, run.minute)).collect::<Vec<_>>(), [(5, Minute(1440))]);
        // Another run of the same second gets a name of its own.
        assert_ne!(new_path(folder.path(), &scenario, 5), path);

        // A run of a scenario that has changed since is counted, so that it does not vanish without a word.
        let text = std::fs::read_to_string(&path).expect("it is there").replacen("content:\"", "content:\"0", 1);
        std::fs::write(folder.path().join("old.replay.ron"), text).expect("a file");
        assert_eq!(outdated(folder.path(), &known), 1);
        std::fs::remove_file(folder.path().join("old.replay.ron")).expect("it is there");

        session.finish();
        assert_eq!(unfinished(folder.path(), &known), [], "a finished run is not taken up again");
    }
}
