//! The one place that knows where things are kept, and how files are written safely.

use std::io;
use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

/// So many files of one name can lie beside each other.
const NUMBERS_MAX: u32 = 999;

/// Writes a file so that it is there whole or not at all, whatever happens on the way.
///
/// A device or a pipe is written to as it is; behind a link, the file that it leads to is written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = std::fs::canonicalize(path);
    let path = target.as_deref().unwrap_or(path);
    if std::fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir()) {
        use std::io::Write as _;
        return std::fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut begun = path.as_os_str().to_owned();
    begun.push(".part");
    let begun = PathBuf::from(begun);
    let written = (|| {
        use std::io::Write as _;
        let mut file = std::fs::File::create(&begun)?;
        file.write_all(bytes)?;
        file.sync_all()
    })();
    if let Err(error) = written.and_then(|()| std::fs::rename(&begun, path)) {
        let _ = std::fs::remove_file(&begun);
        return Err(error);
    }
    Ok(())
}

/// Takes a free name in a folder: an empty file is there until something is put in its place.
///
/// `stem` is numbered when it is taken, so that nothing is ever written over.
pub fn free_name(folder: &Path, stem: &str, extension: &str) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let mut number = 1;
    loop {
        let name = if number == 1 { format!("{stem}{extension}") } else { format!("{stem} {number}{extension}") };
        let path = folder.join(name);
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Writes a new file into a folder and returns where it is. What lies there already is never written over: a name
/// that is taken gets a number.
pub fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    use std::io::Write as _;
    std::fs::create_dir_all(folder)?;
    // `run.replay.ron` becomes `run-2.replay.ron`.
    let (stem, ending) = name.split_at(name.find('.').unwrap_or(name.len()));
    for number in 1..=NUMBERS_MAX {
        let path = if number == 1 { folder.join(name) } else { folder.join(format!("{stem}-{number}{ending}")) };
        let mut file = match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
            // Half a file is none.
            let _ = std::fs::remove_file(&path);
            return Err(error);
        }
        return Ok(path);
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn strategy() -> Option<impl AppStrategy> {
    choose_app_strategy(AppStrategyArgs { top_level_domain: "org".to_owned(), author: "Go Dark".to_owned(), app_name: "godark".to_owned() })
        .ok()
}

/// Returns the folder for recordings; none when the system names no home.
pub fn saves() -> Option<PathBuf> {
    strategy().map(|places| places.data_dir().join("runs"))
}

/// Returns the file for settings.
pub fn settings() -> Option<PathBuf> {
    strategy().map(|places| places.config_dir().join("settings.ron"))
}

/// Returns the folder in which people keep what they have made; none when the system names no home.
pub fn documents() -> Option<PathBuf> {
    let home = etcetera::home_dir().ok()?;
    let config = std::env::var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
    let listed = std::fs::read_to_string(config.join("user-dirs.dirs")).ok();
    let named = listed.and_then(|text| named_documents(&text, &home));
    Some(named.unwrap_or_else(|| home.join("Documents")))
}

/// Reads the folder's name where desktops on Linux keep it, in words of their own language.
fn named_documents(text: &str, home: &Path) -> Option<PathBuf> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?.trim().trim_matches('"');
    let path = match value.strip_prefix("$HOME") {
        Some(below) => home.join(below.trim_start_matches('/')),
        None => PathBuf::from(value),
    };
    path.is_absolute().then_some(path)
}

/// Returns the file for what has been met.
pub fn codex() -> Option<PathBuf> {
    strategy().map(|places| places.data_dir().join("codex.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("deep/er/run.ron");
        write_whole(&path, b"one").expect("folders are made on the way");
        write_whole(&path, b"two").expect("an old file is replaced");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"two");
        // A folder stands in the way: nothing is left behind.
        let blocked = folder.path().join("deep");
        assert!(write_whole(&blocked, b"three").is_err());
        assert!(!folder.path().join("deep.part").exists());
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let deep = folder.path().join("pages");
        let first = write_new(&deep, "run.replay.ron", b"one").expect("folders are made on the way");
        let second = write_new(&deep, "run.replay.ron", b"two").expect("there is room beside it");
        assert_eq!((first.file_name(), second.file_name()), (Some("run.replay.ron".as_ref()), Some("run-2.replay.ron".as_ref())));
        assert_eq!(std::fs::read(&first).expect("it is there"), b"one");
        assert_eq!(std::fs::read(&second).expect("it is there"), b"two");
        let blocked = folder.path().join("pages/run.replay.ron");
        assert!(write_new(&blocked, "a.html", b"three").is_err(), "a file is no folder");
    }

    #[test]
    fn the_folder_for_documents_has_the_name_that_the_desktop_gives_it() {
        let home = Path::new("/home/era");
        let named = |text: &str| named_documents(text, home);
        assert_eq!(named("# words\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n"), Some(PathBuf::from("/home/era/Dokumente")));
        assert_eq!(named("XDG_DOCUMENTS_DIR=\"/data/papers\""), Some(PathBuf::from("/data/papers")));
        assert_eq!(named("XDG_MUSIC_DIR=\"$HOME/Music\""), None);
    }
}
