//! Small files that the game keeps for itself: settings, hints, what was met. One that cannot be read is said, and put
//! aside before another takes its place: somebody may have written it by hand, or with a newer game.

use std::io;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::ron_text::{from_source, read_file};
use crate::storage;

/// What a bad file's name ends in once it has been put aside.
pub const ASIDE: &str = ".bad.ron";

/// Reads a file. None: there is none.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Diagnostic> {
    if !path.exists() {
        return Ok(None);
    }
    read_file(path).and_then(|source| from_source(&source)).map(Some)
}

/// Writes a file. A bad one that lies there is put aside first.
pub fn write<T: Serialize + DeserializeOwned>(path: &Path, value: &T) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    if read::<T>(path).is_err() {
        put_aside(path)?;
    }
    storage::write_whole(path, text.as_bytes())
}

/// Gives a file another name in its folder, one that nothing has yet. What is no file is left alone.
fn put_aside(path: &Path) -> io::Result<()> {
    // Behind a link lies the file that is written.
    let path = std::fs::canonicalize(path)?;
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem().and_then(|stem| stem.to_str())) else { return Ok(()) };
    if !std::fs::metadata(&path)?.is_file() {
        return Ok(());
    }
    let aside = storage::free_name(folder, stem, ASIDE)?;
    std::fs::rename(&path, &aside).inspect_err(|_| {
        let _ = std::fs::remove_file(&aside);
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::analysis::fuzz::{Luck, mutate};
    use crate::app::codex::Codex;
    use crate::app::guidance::did::Did;
    use crate::app::guidance::hints::Hints;
    use crate::app::settings::{Settings, Tempo};
    use crate::words::Language;

    /// So many spoilt files of each kind are read; the variable asks for more.
    const SPOILT: u64 = 200;
    const SPOILT_VARIABLE: &str = "GODARK_SPOILT_FILES";

    /// Everything in a folder, by its name.
    fn lying_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let files = std::fs::read_dir(folder).expect("a folder").flatten().filter(|entry| entry.path().is_file());
        files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("it is there"))).collect()
    }

    /// What became of spoilt files.
    #[derive(Debug, Default)]
    struct Became {
        taken: u64,
        refused: u64,
    }

    /// Spoils a good file over and over. Each time it is read, and another written in its place: what could not be read
    /// lies beside it then, byte for byte, and what could is read again as it was.
    fn spoil(name: &str, good: &str, read: impl Fn(&Path) -> bool, write: impl Fn(&Path)) -> Became {
        let count = std::env::var(SPOILT_VARIABLE).ok().and_then(|count| count.parse().ok()).unwrap_or(SPOILT);
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join(name);
        let mut became = Became::default();
        for seed in 0..count {
            let spoilt = mutate::spoil(good.as_bytes(), &mut Luck::new(seed));
            std::fs::write(&path, &spoilt).expect("a file");
            let taken = read(&path);
            assert_eq!(std::fs::read(&path).expect("it is there"), spoilt, "reading changes nothing");
            write(&path);
            assert!(read(&path), "{name}, seed {seed}: what is written can be read");
            let mut lies = lying_in(folder.path());
            lies.remove(name);
            if taken {
                became.taken += 1;
                assert!(lies.is_empty(), "{name}, seed {seed}: {:?}", lies.keys());
            } else {
                became.refused += 1;
                assert_eq!(lies.values().collect::<Vec<_>>(), [&spoilt], "{name}, seed {seed}: it is kept");
            }
            for aside in lies.keys() {
                std::fs::remove_file(folder.path().join(aside)).expect("it is there");
            }
        }
        println!("{name}: {count} spoilt, {became:?}");
        assert!(became.taken > 0 && became.refused > 0, "{became:?}");
        became
    }

    fn text<T: Serialize>(value: &T) -> String {
        ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default()).expect("it can be written")
    }

    #[test]
    fn spoilt_settings_are_said_and_kept() {
        let settings = Settings { tempo: Tempo::Fast, window: Some((1600, 900)), language: Language::Albanian, ..Settings::default() };
        let read = |path: &Path| {
            let (settings, problem) = Settings::read(path, Language::English);
            assert_eq!(settings, settings.clone().sound());
            problem.is_none_or(|problem| problem.render(true).is_empty())
        };
        spoil("settings.ron", &text(&settings), read, |path| settings.write(path).expect("the folder is writable"));
    }

    #[test]
    fn spoilt_hints_are_said_and_kept() {
        let mut hints = Hints::default();
        for did in [Did::Plan, Did::Plan, Did::Leap, Did::Why] {
            hints.note(did);
        }
        let read = |path: &Path| Hints::read(&path.with_file_name("settings.ron")).1.is_none();
        spoil("hints.ron", &text(&hints), read, |path| hints.write(&path.with_file_name("settings.ron")).expect("the folder is writable"));
    }

    #[test]
    fn a_spoilt_codex_is_said_and_kept() {
        let mut codex = Codex::default();
        codex.look_back(&crate::testing::played("idle", crate::scenario::Minute(900)).sim);
        let good = text(&codex);
        assert!(good.contains("techniques"), "{good}");
        let read = |path: &Path| Codex::read(path).1.is_none();
        let write = |path: &Path| {
            let mut codex = Codex::default();
            codex.open(&crate::testing::albania());
            codex.keep(path).expect("the folder is writable");
        };
        spoil("codex.ron", &good, read, write);
    }

    #[test]
    fn several_bad_files_lie_beside_each_other_and_what_is_no_file_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("numbers.ron");
        for bad in ["first", "second"] {
            std::fs::write(&path, bad).expect("a file");
            assert!(read::<u8>(&path).is_err());
            write(&path, &5u8).expect("the folder is writable");
            assert_eq!(read::<u8>(&path).ok(), Some(Some(5)));
        }
        let lies = lying_in(folder.path());
        assert_eq!(lies.keys().collect::<Vec<_>>(), ["numbers 2.bad.ron", "numbers.bad.ron", "numbers.ron"]);
        assert_eq!((&*lies["numbers.bad.ron"], &*lies["numbers 2.bad.ron"]), (&b"first"[..], &b"second"[..]));
        let blocked = folder.path().join("blocked.ron");
        std::fs::create_dir(&blocked).expect("a folder where the file should be");
        assert!(write(&blocked, &5u8).is_err());
        assert!(blocked.is_dir());
        #[cfg(unix)]
        {
            // Behind a link, the file that it leads to is put aside and written anew; the link stays.
            let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
            std::fs::write(&real, "bad").expect("a file");
            std::os::unix::fs::symlink(&real, &link).expect("a link");
            write(&link, &7u8).expect("the folder is writable");
            assert_eq!(std::fs::read(folder.path().join("real.bad.ron")).expect("it is kept"), b"bad");
            assert!(read::<u8>(&link).is_ok_and(|value| value == Some(7)));
        }
    }
}
