//! What can be done with the runs on disk: listed, named, put into the bin and brought back, copied out.
//!
//! A recording is never written to: its name and its score stand in a small file beside it. Everything is a
//! rename or a whole file put in place, so that the game may be killed between any two steps.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::about::{ABOUT, NAME_LONGEST, about, beside};
pub use super::about::{call, name_of, note_score};
pub use super::damage::Damage;
use super::saves;
use crate::replay::record::{EXTENSION, ReadError, Record, Recording};
use crate::scenario::ron_text::read_file;
use crate::scenario::{Minute, Scenario};
use crate::storage;

/// The folder beside the runs that holds what was thrown away.
const BIN: &str = "bin";
/// What lies in the bin is gone for good after so long.
const BIN_KEEPS: Duration = Duration::from_secs(BIN_DAYS as u64 * 24 * 60 * 60);
pub const BIN_DAYS: u32 = 30;

/// How a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be taken up again.
    Open,
    /// It was played to its end, and can be looked back at.
    Ended,
    /// It cannot be used any more.
    Outdated(Outdated),
    /// It is no recording, or damaged. It is left alone.
    Damaged(Damage),
}

/// Why a sound recording cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// Its scenario has changed.
    Changed,
    /// Its scenario is not here.
    Missing,
    /// It was written by a version with another format.
    Format(u32),
}

/// A run on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub path: PathBuf,
    /// What the player calls it.
    pub name: Option<String>,
    pub standing: Standing,
    /// The title of its scenario; the name of its file when that is not known.
    pub title: String,
    pub seed: u64,
    pub date: String,
    pub orders: usize,
    pub score: Option<u32>,
    /// Minutes since it was last played.
    pub ago: u64,
}

impl Run {
    /// Returns what it is called on the screen.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.title)
    }
}

/// A run in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thrown {
    pub run: Run,
    /// The second in which it was thrown away.
    pub second: u64,
}

/// Lists the runs in a folder, the latest first.
///
/// `shown` are the same scenarios in the language of the screens.
pub fn list(folder: &Path, known: &[Arc<Scenario>], shown: &[Arc<Scenario>], now: SystemTime) -> Vec<Run> {
    let found = saves::recordings(folder).into_iter();
    found.map(|(played, path)| describe(path, known, shown, now.duration_since(played).unwrap_or_default())).collect()
}

fn describe(path: PathBuf, known: &[Arc<Scenario>], shown: &[Arc<Scenario>], ago: Duration) -> Run {
    let about = about(&path);
    let mut run = Run {
        name: about.name,
        standing: Standing::Damaged(Damage::Empty),
        title: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        seed: 0,
        date: String::new(),
        orders: 0,
        score: about.score,
        ago: ago.as_secs() / 60,
        path,
    };
    if is_empty(&run.path) {
        return run;
    }
    match saves::read(&run.path, known) {
        Ok(recording) => fill(&mut run, &recording, shown),
        Err(ReadError::Scenario(_)) => run.standing = Standing::Outdated(Outdated::Missing),
        Err(ReadError::Format { found }) => run.standing = Standing::Outdated(Outdated::Format(found)),
        // A run of a scenario that has changed may name what is not there any more.
        Err(ReadError::Bad(_)) if is_of_other_content(&run.path, known) => run.standing = Standing::Outdated(Outdated::Changed),
        Err(ReadError::Bad(problem)) => run.standing = Standing::Damaged(Damage::of(&problem)),
    }
    run
}

fn is_empty(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|data| data.len() == 0)
}

fn fill(run: &mut Run, recording: &Recording, shown: &[Arc<Scenario>]) {
    let minute = recording.records.iter().rev().find_map(Record::at).unwrap_or(Minute::START);
    let scenario = shown.iter().find(|shown| shown.id == recording.scenario.id).unwrap_or(&recording.scenario);
    scenario.cover.title.as_str().clone_into(&mut run.title);
    run.seed = recording.header.seed;
    run.date = scenario.calendar.date(minute);
    run.orders = recording.records.iter().filter(|record| matches!(record, Record::Order { .. })).count();
    if run.name.is_none() {
        run.name.clone_from(&recording.header.title);
    }
    run.standing = match (recording.other_content, recording.finished) {
        (true, _) => Standing::Outdated(Outdated::Changed),
        (false, true) => Standing::Ended,
        (false, false) => Standing::Open,
    };
}

/// Says whether a file that cannot be read names a scenario by another content than the one that is here.
fn is_of_other_content(path: &Path, known: &[Arc<Scenario>]) -> bool {
    let Ok(source) = read_file(path) else { return false };
    let Some(header) = source.text.lines().find(|line| line.trim_start().starts_with("Header(")) else { return false };
    known.iter().any(|scenario| {
        header.contains(&format!("scenario:\"{}\"", scenario.id)) && !header.contains(&format!("content:\"{}\"", scenario.digest))
    })
}

fn bin(folder: &Path) -> PathBuf {
    folder.join(BIN)
}

fn second(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Puts a run into the bin beside the runs.
pub fn throw_away(recording: &Path, now: SystemTime) -> io::Result<PathBuf> {
    let folder = recording.parent().unwrap_or(Path::new("."));
    move_run(recording, &bin(folder).join(second(now).to_string()))
}

/// Brings a run back from the bin, under another file name where its own is taken.
pub fn bring_back(folder: &Path, thrown: &Thrown) -> io::Result<PathBuf> {
    let back = move_run(&thrown.run.path, folder)?;
    if let Some(emptied) = thrown.run.path.parent() {
        // Others may lie there still: then it stays.
        let _ = std::fs::remove_dir(emptied);
    }
    Ok(back)
}

/// Moves a recording, and then what is said about it. Nothing is ever overwritten.
fn move_run(recording: &Path, folder: &Path) -> io::Result<PathBuf> {
    let name = recording.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let stem = name.strip_suffix(EXTENSION).unwrap_or(name);
    let about = beside(recording);
    let to = storage::free_name(folder, stem, EXTENSION)?;
    std::fs::rename(recording, &to).inspect_err(|_| {
        let _ = std::fs::remove_file(&to);
    })?;
    if about.exists() && !beside(&to).exists() {
        // The name is not worth failing for: the run has arrived.
        let _ = std::fs::rename(&about, beside(&to));
    }
    Ok(to)
}

/// Lists what lies in the bin, what was thrown away last first.
pub fn thrown(folder: &Path, known: &[Arc<Scenario>], shown: &[Arc<Scenario>], now: SystemTime) -> Vec<Thrown> {
    // An empty file only keeps a name free while a run that is still there is moved to it.
    let keeps_free = |path: &Path| is_empty(path) && path.file_name().is_some_and(|name| folder.join(name).exists());
    let mut found: Vec<Thrown> = heaps(folder)
        .into_iter()
        .flat_map(|(second, heap)| list(&heap, known, shown, now).into_iter().map(move |run| Thrown { run, second }))
        .collect();
    found.retain(|thrown| !keeps_free(&thrown.run.path));
    found.sort_by_key(|thrown| std::cmp::Reverse(thrown.second));
    found
}

/// The folders in the bin, with the second in which each was filled.
fn heaps(folder: &Path) -> Vec<(u64, PathBuf)> {
    let Ok(listed) = std::fs::read_dir(bin(folder)) else { return Vec::new() };
    listed
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .collect()
}

/// Removes for good what has lain in the bin for too long.
pub fn clear_out(folder: &Path, now: SystemTime) {
    let limit = second(now).saturating_sub(BIN_KEEPS.as_secs());
    for (_, heap) in heaps(folder).into_iter().filter(|(second, _)| *second < limit) {
        // What cannot be removed today is tried again another day.
        let _ = remove_heap(&heap);
    }
}

/// Removes for good everything in the bin.
pub fn empty_bin(folder: &Path) -> io::Result<()> {
    heaps(folder).into_iter().try_for_each(|(_, heap)| remove_heap(&heap))
}

/// Removes the runs in a folder of the bin, and the folder when nothing else lies there.
fn remove_heap(heap: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(heap)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(EXTENSION) || name.ends_with(ABOUT) {
            std::fs::remove_file(entry.path())?;
        }
    }
    let _ = std::fs::remove_dir(heap);
    Ok(())
}

/// Copies a recording to a folder, under the name of the run, beside what is there already.
pub fn copy_out(run: &Run, folder: &Path) -> io::Result<PathBuf> {
    let bytes = std::fs::read(&run.path)?;
    storage::write_new(folder, &format!("{}{EXTENSION}", file_name(run)), &bytes)
}

/// Returns a name for a file that every system takes.
fn file_name(run: &Run) -> String {
    let name = run.called();
    let kept = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') { c } else { '-' };
    let name: String = name.trim_end_matches(EXTENSION).chars().map(kept).take(NAME_LONGEST).collect();
    format!("Go Dark {} seed {}", name.trim().trim_matches('-'), run.seed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replay::{Session, record};

    const NOW: Duration = Duration::from_secs(1_800_000_000);

    fn kept(folder: &Path, seed: u64) -> PathBuf {
        let scenario = crate::testing::albania();
        let path = saves::new_path(folder, &scenario, seed);
        let mut session = Session::new(scenario, seed, None);
        session.keep_in(&path).expect("the folder is writable");
        session.advance_to(Minute(1500));
        path
    }

    fn listed(folder: &Path) -> Vec<Run> {
        list(folder, &[crate::testing::albania()], &[], SystemTime::now())
    }

    #[test]
    fn names_are_kept_beside_the_recording_whatever_they_are() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = kept(folder.path(), 5);
        let before = std::fs::read(&path).expect("it is there");
        for (typed, kept) in [
            ("../../etc/passwd", Some("../../etc/passwd")),
            ("  Nata e gjatë “2” \\ \" 🌙 ", Some("Nata e gjatë “2” \\ \" 🌙")),
            ("a\nb\0c", Some("abc")),
            (" \t ", None),
        ] {
            call(&path, typed).expect("the folder is writable");
            assert_eq!(listed(folder.path())[0].name.as_deref(), kept);
        }
        assert_eq!(std::fs::read(&path).expect("it is there"), before, "the recording is never written to");
        // A damaged note loses a name, not a run.
        std::fs::write(beside(&path), "( name: ").expect("a file");
        assert_eq!((listed(folder.path())[0].name.clone(), listed(folder.path())[0].standing.clone()), (None, Standing::Open));
    }

    #[test]
    fn what_is_thrown_away_comes_back_and_overwrites_nothing() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = kept(folder.path(), 5);
        call(&path, "First try").expect("the folder is writable");
        note_score(&path, 512).expect("the folder is writable");
        let text = std::fs::read(&path).expect("it is there");
        let now = SystemTime::UNIX_EPOCH + NOW;
        throw_away(&path, now).expect("the bin is made");
        assert_eq!(listed(folder.path()), []);
        let known = [crate::testing::albania()];
        let in_bin = thrown(folder.path(), &known, &known, now);
        assert_eq!((in_bin.len(), in_bin[0].run.name.as_deref()), (1, Some("First try")));
        // Its place has been taken meanwhile.
        std::fs::write(&path, "something else").expect("a file");
        let back = bring_back(folder.path(), &in_bin[0]).expect("it comes back");
        assert_ne!(back, path);
        assert_eq!(std::fs::read(&path).expect("it is there"), b"something else");
        assert_eq!(std::fs::read(&back).expect("it is there"), text);
        let run = listed(folder.path()).into_iter().find(|run| run.path == back).expect("it is listed");
        assert_eq!((run.name.as_deref(), run.score), (Some("First try"), Some(512)));
        assert_eq!(thrown(folder.path(), &known, &known, now), []);
    }

    #[test]
    fn the_bin_keeps_for_some_days_and_is_emptied_only_of_runs() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let thrown_at = SystemTime::UNIX_EPOCH + NOW;
        let (old, new) = (kept(folder.path(), 1), kept(folder.path(), 2));
        throw_away(&old, thrown_at).expect("the bin is made");
        throw_away(&new, thrown_at + BIN_KEEPS).expect("the bin is there");
        let known = [crate::testing::albania()];
        let seeds = |now| thrown(folder.path(), &known, &known, now).iter().map(|thrown| thrown.run.seed).collect::<Vec<_>>();
        clear_out(folder.path(), thrown_at + BIN_KEEPS);
        assert_eq!(seeds(thrown_at), [2, 1]);
        // A clock that was set back removes nothing.
        clear_out(folder.path(), SystemTime::UNIX_EPOCH);
        clear_out(folder.path(), thrown_at + BIN_KEEPS + Duration::from_secs(1));
        assert_eq!(seeds(thrown_at), [2]);
        let letter = bin(folder.path()).join((second(thrown_at + BIN_KEEPS)).to_string()).join("letter.txt");
        std::fs::write(&letter, "not ours").expect("a file");
        empty_bin(folder.path()).expect("it can be emptied");
        assert!(seeds(thrown_at).is_empty() && letter.exists());
    }

    /// A kill between any two steps of throwing away and bringing back leaves the run in one place or the other.
    #[test]
    fn a_kill_between_two_steps_loses_nothing() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let known = [crate::testing::albania()];
        let path = kept(folder.path(), 5);
        call(&path, "Mine").expect("the folder is writable");
        let heap = bin(folder.path()).join("1800000000");
        // Killed after the name in the bin was taken.
        std::fs::create_dir_all(&heap).expect("a folder");
        std::fs::write(heap.join(path.file_name().expect("a name")), "").expect("a file");
        assert_eq!((listed(folder.path()).len(), thrown(folder.path(), &known, &known, SystemTime::now()).len()), (1, 0));
        // Killed after the recording was moved, before its name was.
        let moved = heap.join(path.file_name().expect("a name"));
        std::fs::rename(&path, &moved).expect("it can be moved");
        let in_bin = thrown(folder.path(), &known, &known, SystemTime::now());
        assert_eq!((listed(folder.path()).len(), in_bin.len()), (0, 1));
        let back = bring_back(folder.path(), &in_bin[0]).expect("it comes back");
        assert!(record::read_with(&back, &known[0]).is_ok());
        // Killed while the note was being written: the old one holds.
        call(&back, "Mine").expect("the folder is writable");
        std::fs::write(PathBuf::from(format!("{}.part", beside(&back).display())), "(na").expect("a file");
        assert_eq!(listed(folder.path())[0].name.as_deref(), Some("Mine"));
    }

    #[test]
    fn copies_are_numbered_and_a_folder_that_cannot_be_written_is_said() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = kept(folder.path(), 5);
        call(&path, "a/b: c?").expect("the folder is writable");
        let run = listed(folder.path()).remove(0);
        let out = folder.path().join("Documents/Go Dark");
        let first = copy_out(&run, &out).expect("the folder is made");
        let again = copy_out(&run, &out).expect("beside the first");
        assert_eq!(first.file_name().and_then(OsStr::to_str), Some("Go Dark a-b- c seed 5.replay.ron"));
        assert_ne!(first, again);
        assert_eq!(std::fs::read(&again).expect("it is there"), std::fs::read(&path).expect("it is there"));
        assert!(record::read_with(&again, &crate::testing::albania()).is_ok(), "a copy is a recording");
        let blocked = folder.path().join("blocked");
        std::fs::write(&blocked, "a file where the folder should be").expect("a file");
        assert!(copy_out(&run, &blocked).is_err());
    }

    #[test]
    fn what_cannot_be_used_is_listed_with_its_reason_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let text = std::fs::read_to_string(kept(folder.path(), 5)).expect("it is there");
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
        write("a-changed.replay.ron", &text.replacen("content:\"", "content:\"0", 1));
        let renamed =
            text.replacen("content:\"", "content:\"0", 1).replacen("]\n", "", 1) + "Order(at:1500,seat:\"nobody\",act:Stop(team:\"x\")),\n";
        write("b-changed.replay.ron", &renamed);
        write("c-missing.replay.ron", &text.replacen("albania-2022", "elsewhere", 1));
        let newer = text.replacen(&format!("format:{}", record::FORMAT), "format:9", 1);
        assert_ne!(newer, text);
        write("d-newer.replay.ron", &newer);
        write("e-damaged.replay.ron", "[ nonsense");
        write("f-empty.replay.ron", "");
        let standing = |name: &str| listed(folder.path()).into_iter().find(|run| run.path.ends_with(name)).map(|run| run.standing);
        assert_eq!(standing("a-changed.replay.ron"), Some(Standing::Outdated(Outdated::Changed)));
        assert_eq!(standing("b-changed.replay.ron"), Some(Standing::Outdated(Outdated::Changed)));
        assert_eq!(standing("c-missing.replay.ron"), Some(Standing::Outdated(Outdated::Missing)));
        assert_eq!(standing("d-newer.replay.ron"), Some(Standing::Outdated(Outdated::Format(9))));
        assert!(matches!(standing("e-damaged.replay.ron"), Some(Standing::Damaged(Damage::Says { line: Some(1), .. }))));
        assert_eq!(standing("f-empty.replay.ron"), Some(Standing::Damaged(Damage::Empty)));
        // A slip says its line, and what was most likely meant.
        let slip = text.replacen("]\n", "", 1) + "Order(at:1500,seat:\"nobody\",act:Stop(team:\"soc-analyst\")),\n]\n";
        write("g-slip.replay.ron", &slip);
        let Some(Standing::Damaged(Damage::Says { line, why })) = standing("g-slip.replay.ron") else { panic!("it is damaged") };
        assert_eq!(line, Some(slip.lines().count() as u64 - 1), "{why}");
        assert!(why.contains("nobody"), "{why}");
        // What is empty can be thrown away and brought back like anything else.
        let empty = folder.path().join("f-empty.replay.ron");
        throw_away(&empty, SystemTime::now()).expect("the bin is made");
        let known = [crate::testing::albania()];
        let in_bin = thrown(folder.path(), &known, &known, SystemTime::now());
        assert_eq!(in_bin.iter().map(|thrown| thrown.run.standing.clone()).collect::<Vec<_>>(), [Standing::Damaged(Damage::Empty)]);
        bring_back(folder.path(), &in_bin[0]).expect("it comes back");
        assert!(empty.exists());
    }
}
