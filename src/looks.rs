//! How the files of a scenario look from outside: whether somebody has changed them, without reading them.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::scenario::library::Shelf;

/// Path, length and time of each file, by path.
pub type Looks = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Parts may lie in folders below the scenario's, so deep…
const DEPTH_MAX: usize = 4;
/// …and so many things are looked at.
const SEEN_MAX: usize = 2_000;

/// Returns how the files look that may belong to a scenario. None: it comes with the game, and does not change.
pub fn looks(shelf: &Shelf) -> Option<Looks> {
    let folder = match shelf {
        Shelf::BuiltIn(_) => return None,
        Shelf::Folder(folder) => folder.clone(),
        Shelf::File(path) => path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| ".".into(), Into::into),
    };
    let (mut found, mut seen) = (Looks::new(), 0);
    gather(&folder, 0, &mut seen, &mut found);
    found.sort_unstable();
    Some(found)
}

fn gather(folder: &Path, depth: usize, seen: &mut usize, found: &mut Looks) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        *seen += 1;
        if *seen > SEEN_MAX {
            return;
        }
        let path = entry.path();
        // A link to a folder is not followed, so that none leads in circles.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth < DEPTH_MAX && !entry.file_name().to_string_lossy().starts_with('.') {
                gather(&path, depth + 1, seen, found);
            }
        } else if belongs(&path)
            && let Ok(data) = std::fs::metadata(&path)
        {
            found.push((path, data.len(), data.modified().ok()));
        }
    }
}

/// Says whether a file may be a part of a scenario or a translation. Recordings and tests are not.
fn belongs(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    (name.ends_with(".ron") && !name.ends_with(".replay.ron") && !name.ends_with(".test.ron")) || name.ends_with(".ftl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_translations_are_looked_at_wherever_they_lie_and_recordings_are_not() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        };
        for name in ["scenario.ron", "world/people.ron", "sq.ftl", "replays/a.replay.ron", "tests/a.test.ron", ".git/b.ron", "notes.txt"] {
            write(name, "()");
        }
        let shelf = Shelf::Folder(folder.path().to_owned());
        let before = looks(&shelf).expect("it is somebody's own");
        let names: Vec<_> = before.iter().filter_map(|(path, ..)| path.strip_prefix(folder.path()).ok()).collect();
        assert_eq!(names, ["scenario.ron", "sq.ftl", "world/people.ron"].map(Path::new));
        write("replays/a.replay.ron", "[]");
        assert_eq!(looks(&shelf), Some(before.clone()), "a run that is written down changes nothing");
        write("world/people.ron", "(seats: [])");
        assert_ne!(looks(&shelf), Some(before), "a part in a folder of its own is one all the same");
        assert_eq!(looks(&Shelf::BuiltIn("tutorial")), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_are_not_followed() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("a link");
        std::os::unix::fs::symlink(folder.path().join("self.ron"), folder.path().join("self.ron")).expect("a link");
        std::fs::write(folder.path().join("scenario.ron"), "()").expect("a file");
        assert_eq!(looks(&Shelf::Folder(folder.path().to_owned())).map(|found| found.len()), Some(1));
    }
}
