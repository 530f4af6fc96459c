//! Where scenarios are found: built into the program, or in folders and files.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::diagnostic::{Diagnostic, Source, did_you_mean};
use super::ron_text::{read_file, text_of};

/// The scenarios that come with the game.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");
/// The standard moves, read with every scenario.
static CATALOGUE: &str = include_str!("../../assets/rules/moves.ron");
/// Their words in Albanian.
static CATALOGUE_IN_ALBANIAN: &str = include_str!("../../assets/rules/sq.ftl");
/// The scenario that is offered first.
const TUTORIAL: &str = "tutorial";
/// The main file of a scenario's folder.
pub const MAIN_FILE: &str = "scenario.ron";

/// A place that holds the files of one scenario.
#[derive(Clone, Debug)]
pub enum Shelf {
    BuiltIn(&'static str),
    Folder(PathBuf),
    /// A scenario in a single file.
    File(PathBuf),
}

/// Returns the ids of the built-in scenarios, in the order in which they are offered.
pub fn built_in() -> Vec<&'static str> {
    let mut ids: Vec<&str> =
        BUILT_IN.dirs().filter(|dir| dir.get_file(dir.path().join(MAIN_FILE)).is_some()).filter_map(|dir| dir.path().to_str()).collect();
    // Who is new begins with the first.
    ids.sort_unstable_by_key(|id| (*id != TUTORIAL, *id));
    ids
}

/// Returns the files of a built-in scenario, those in folders below it too: name and content.
pub fn files(id: &str) -> impl Iterator<Item = (String, &'static [u8])> {
    let mut open: Vec<&Dir<'_>> = BUILT_IN.get_dir(id).into_iter().collect();
    let mut files = Vec::new();
    while let Some(dir) = open.pop() {
        let own = dir.files().filter_map(|file| Some((file.path().strip_prefix(id).ok()?.to_str()?.to_owned(), file.contents())));
        files.extend(own);
        open.extend(dir.dirs());
    }
    files.sort();
    files.into_iter()
}

/// Finds a scenario by the id of a built-in one, or by the path of a folder or file.
pub fn find(wanted: &str) -> Result<Shelf, Diagnostic> {
    let path = Path::new(wanted);
    let built_in = find_built_in(wanted);
    // A folder that only happens to be called like a built-in scenario does not hide it.
    if path.is_dir() && (built_in.is_err() || path.join(MAIN_FILE).is_file()) {
        return Ok(Shelf::Folder(path.to_owned()));
    }
    if path.is_file() {
        let main = path.file_name().is_some_and(|name| name == MAIN_FILE);
        return Ok(match path.parent().filter(|_| main) {
            Some(folder) if !folder.as_os_str().is_empty() => Shelf::Folder(folder.to_owned()),
            Some(_) => Shelf::Folder(PathBuf::from(".")),
            None => Shelf::File(path.to_owned()),
        });
    }
    // What is there and is no file, or cannot be looked at, is told by the reading.
    match std::fs::symlink_metadata(path) {
        Ok(found) if !found.is_dir() && built_in.is_err() => Ok(Shelf::File(path.to_owned())),
        Err(error)
            if built_in.is_err() && !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput) =>
        {
            Ok(Shelf::File(path.to_owned()))
        }
        _ => built_in,
    }
}

/// Finds a scenario that comes with the game.
pub fn find_built_in(wanted: &str) -> Result<Shelf, Diagnostic> {
    let known = built_in();
    if let Some(id) = known.iter().find(|id| **id == wanted) {
        return Ok(Shelf::BuiltIn(id));
    }
    let problem = Diagnostic::error("no-scenario", format!("there is no scenario `{wanted}`"));
    let help = match did_you_mean(wanted, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("name a folder, a file, or one of the scenarios that come with the game: {}", known.join(", ")),
    };
    Err(problem.help(help))
}

/// Returns the files of a built-in scenario's folder, and of those below it, whose names end in this; sorted.
pub fn built_in_files(id: &str, ending: &str) -> Vec<Arc<Source>> {
    fn gather(dir: &Dir<'_>, ending: &str, found: &mut Vec<Arc<Source>>) {
        let texts = dir.files().filter(|file| file.path().to_string_lossy().ends_with(ending));
        found.extend(texts.filter_map(|file| text_of(&Path::new("scenarios").join(file.path()), file.contents().to_vec()).ok()));
        dir.dirs().for_each(|dir| gather(dir, ending, found));
    }
    let mut found = Vec::new();
    if let Some(dir) = BUILT_IN.get_dir(id) {
        gather(dir, ending, &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Returns a file of a built-in scenario by its path, as [`built_in_files`] gives them. It may lead up and down again.
pub fn built_in_beside(id: &str, path: &Path) -> Result<Arc<Source>, Diagnostic> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    let inside = plain.strip_prefix(Path::new("scenarios").join(id)).unwrap_or(&plain);
    let shelf = find_built_in(id)?;
    shelf.part(&inside.to_string_lossy())
}

impl Shelf {
    /// Returns the main file.
    pub fn main(&self) -> Result<Arc<Source>, Diagnostic> {
        match self {
            Shelf::BuiltIn(_) => self.part(MAIN_FILE),
            Shelf::Folder(folder) => {
                let path = folder.join(MAIN_FILE);
                if !path.exists() {
                    return Err(Diagnostic::error("no-scenario", format!("{} has no {MAIN_FILE}", folder.display()))
                        .help("name the folder that holds it, or the file itself"));
                }
                read_file(&path)
            }
            Shelf::File(path) => read_file(path),
        }
    }

    /// Returns another file of the scenario.
    pub fn part(&self, name: &str) -> Result<Arc<Source>, Diagnostic> {
        match self {
            Shelf::BuiltIn(id) => {
                let path = Path::new(id).join(name);
                match BUILT_IN.get_file(&path) {
                    Some(file) => text_of(&Path::new("scenarios").join(&path), file.contents().to_vec()),
                    None => Err(Diagnostic::error("unreadable-file", format!("the built-in scenario `{id}` has no file {name}"))),
                }
            }
            Shelf::Folder(folder) => read_file(&folder.join(name)),
            Shelf::File(path) => read_file(&path.parent().unwrap_or(Path::new("")).join(name)),
        }
    }

    /// Says whether a name is that of the main file, directly or by a link.
    pub fn is_main(&self, name: &str) -> bool {
        let same = |main: &Path| {
            let part = main.parent().unwrap_or(Path::new("")).join(name);
            matches!((main.canonicalize(), part.canonicalize()), (Ok(main), Ok(part)) if main == part)
        };
        match self {
            Shelf::BuiltIn(_) => name == MAIN_FILE,
            Shelf::Folder(folder) => same(&folder.join(MAIN_FILE)),
            Shelf::File(path) => same(path),
        }
    }

    /// Returns what the folder, or the file, of the scenario is called.
    pub fn called(&self) -> String {
        match self {
            Shelf::BuiltIn(id) => (*id).to_owned(),
            Shelf::Folder(path) | Shelf::File(path) => {
                let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
                whole.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
        }
    }

    /// Returns the path of one of its files from the scenario's folder on, with `/` between names.
    pub fn within(&self, file: &Path) -> String {
        let folder = match self {
            Shelf::BuiltIn(id) => Path::new("scenarios").join(id),
            Shelf::Folder(folder) => folder.clone(),
            Shelf::File(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
        };
        let inner = file.strip_prefix(&folder).unwrap_or(file);
        inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Says whether a file stands beside the main file.
    pub fn holds(&self, name: &str) -> bool {
        match self {
            Shelf::BuiltIn(id) => BUILT_IN.get_file(Path::new(id).join(name)).is_some(),
            Shelf::Folder(folder) => folder.join(name).exists(),
            Shelf::File(path) => path.parent().unwrap_or(Path::new("")).join(name).exists(),
        }
    }

    /// Says whether a file belongs to the scenario: what lies beside a scenario in a single file may belong to another.
    pub fn holds_part(&self, name: &str) -> bool {
        !matches!(self, Shelf::File(_)) && self.holds(name)
    }

    /// Returns the standard moves.
    pub fn catalogue(&self) -> Arc<Source> {
        Source::new("assets/rules/moves.ron", CATALOGUE)
    }

    /// Returns the words of the standard moves in another language.
    pub fn catalogue_in(&self, language: &str) -> Option<Arc<Source>> {
        (language == "sq").then(|| Source::new("assets/rules/sq.ftl", CATALOGUE_IN_ALBANIAN))
    }

    /// Returns a file of a built-in scenario's folder as bytes, such as one of its recordings.
    pub fn recording(&self, name: &str) -> Result<Arc<Source>, Diagnostic> {
        self.part(&format!("replays/{name}.replay.ron"))
    }
}
