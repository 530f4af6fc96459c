//! How the files of a scenario look from outside: whether somebody has changed them, without reading them.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::scenario::library::{MAIN_FILE, Shelf};
use crate::scenario::parts;
use crate::scenario::translation::{LANGUAGES, file_of};

/// Length and time of each file; none where there is no such file.
pub type Looks = Vec<Option<(u64, Option<SystemTime>)>>;

/// Returns the files that a scenario is read from: its main file, the parts that it names, and its translations, also those that are
/// not there yet. None: it comes with the game, and does not change.
pub fn files(shelf: &Shelf) -> Option<Vec<PathBuf>> {
    let (main, folder) = match shelf {
        Shelf::BuiltIn(_) => return None,
        Shelf::Folder(folder) => (folder.join(MAIN_FILE), folder.as_path()),
        Shelf::File(path) => (path.clone(), path.parent().unwrap_or(Path::new(""))),
    };
    let mut files = vec![main];
    files.extend(parts(shelf).iter().map(|name| folder.join(name)));
    if matches!(shelf, Shelf::Folder(_)) {
        files.extend(LANGUAGES.iter().map(|language| folder.join(file_of(language))));
    }
    Some(files)
}

/// Returns how files look.
pub fn looks(files: &[PathBuf]) -> Looks {
    files.iter().map(|path| std::fs::metadata(path).ok().map(|data| (data.len(), data.modified().ok()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(main: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for (name, text) in [("scenario.ron", main), ("world/people.ron", "()"), ("notes.txt", ""), ("replays/a.replay.ron", "[]")] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        folder
    }

    fn names(shelf: &Shelf, folder: &Path) -> Vec<String> {
        let files = files(shelf).expect("it is somebody's own");
        files.iter().map(|path| path.strip_prefix(folder).expect("it lies inside").display().to_string()).collect()
    }

    #[test]
    fn what_the_scenario_is_read_from_is_looked_at_and_nothing_beside() {
        let folder = folder("(format: 1, id: \"mine\", parts: [\"world/people.ron\", \"../out.ron\"])");
        let shelf = Shelf::Folder(folder.path().to_owned());
        assert_eq!(names(&shelf, folder.path()), ["scenario.ron", "world/people.ron", "sq.ftl"]);
        let files = files(&shelf).expect("it is somebody's own");
        let before = looks(&files);
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
        write("replays/a.replay.ron", "[1]");
        assert_eq!(looks(&files), before, "a run that is written down changes nothing");
        write("world/people.ron", "(seats: [])");
        let changed = looks(&files);
        assert_ne!(changed, before, "a part in a folder of its own is one all the same");
        write("sq.ftl", "title = Titulli");
        assert_ne!(looks(&files), changed, "a translation that was not there");
        assert_eq!(super::files(&Shelf::BuiltIn("tutorial")), None);
    }

    /// It may lie anywhere, also among thousands of other files.
    #[test]
    fn of_a_scenario_in_one_file_that_file_is_looked_at_and_what_it_names() {
        let folder = folder("(format: 1, id: \"mine\", parts: [\"world/people.ron\"");
        let alone = folder.path().join("scenario.ron");
        assert_eq!(names(&Shelf::File(alone), folder.path()), ["scenario.ron", "world/people.ron"], "a slip in it hides nothing");
        let broken = folder.path().join("notes.txt");
        assert_eq!(names(&Shelf::File(broken), folder.path()), ["notes.txt"]);
    }
}
