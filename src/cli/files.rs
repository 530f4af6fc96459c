//! Finding files below folders, in an order that is the same everywhere.

use std::path::{Path, PathBuf};

use super::Exit;
use crate::scenario::ron_text::io_words;

/// Deepest folder that is looked into.
const DEPTH_MAX: usize = 32;
/// Most files that are looked at in one go.
const FILES_MAX: usize = 100_000;

/// Returns the files below a folder that `wanted` asks for, sorted by path. Folders that are hidden, links to folders, and
/// folders in which Cargo builds are passed over.
pub(super) fn below(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Exit> {
    let mut found = Vec::new();
    let mut seen = 0;
    gather(folder, wanted, 0, &mut seen, &mut found).map_err(|(path, why)| {
        complain!("error: cannot read {}: {why}", path.display());
        Exit::BadScenario
    })?;
    found.sort();
    Ok(found)
}

type Trouble = (PathBuf, String);

fn gather(folder: &Path, wanted: &dyn Fn(&Path) -> bool, depth: usize, seen: &mut usize, found: &mut Vec<PathBuf>) -> Result<(), Trouble> {
    let trouble = |error: std::io::Error| (folder.to_owned(), io_words(&error));
    if depth > DEPTH_MAX {
        return Err((folder.to_owned(), format!("it lies more than {DEPTH_MAX} folders deep")));
    }
    for entry in std::fs::read_dir(folder).map_err(trouble)? {
        let entry = entry.map_err(trouble)?;
        *seen += 1;
        if *seen > FILES_MAX {
            return Err((folder.to_owned(), format!("there are more than {FILES_MAX} files; name a folder further down")));
        }
        let name = entry.file_name();
        // A link to a folder is not followed, so that none leads in circles.
        let kind = entry.file_type().map_err(trouble)?;
        let path = if folder == Path::new(".") { PathBuf::from(&name) } else { folder.join(&name) };
        if kind.is_dir() {
            let passed = name.to_string_lossy().starts_with('.') || path.join("CACHEDIR.TAG").is_file();
            if !passed {
                gather(&path, wanted, depth + 1, seen, found)?;
            }
        } else if wanted(&path) {
            found.push(path);
        }
    }
    Ok(())
}

/// Says whether a file's name ends in this.
pub(super) fn ends_in(path: &Path, ending: &str) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_order_and_what_is_hidden_or_built_is_not() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for name in ["b/two.ron", "a/one.ron", "a/one.txt", ".git/three.ron", "built/four.ron"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
            std::fs::write(path, "()").expect("a file");
        }
        std::fs::write(folder.path().join("built/CACHEDIR.TAG"), "Signature").expect("a file");
        let found = below(folder.path(), &|path| ends_in(path, ".ron")).expect("it can be read");
        let names: Vec<_> = found.iter().filter_map(|path| path.strip_prefix(folder.path()).ok()).collect();
        assert_eq!(names, [Path::new("a/one.ron"), Path::new("b/two.ron")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_in_circles_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("a link");
        std::fs::write(folder.path().join("one.ron"), "()").expect("a file");
        assert_eq!(below(folder.path(), &|path| ends_in(path, ".ron")).map(|found| found.len()), Ok(1));
    }
}
