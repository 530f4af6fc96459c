//! The one place that knows where things are kept, and how files are written safely.

use std::io;
use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

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
}
