//! `godark migrate`

use std::path::{Component, Path, PathBuf};

use super::{Exit, colour, print, write_file};
use crate::scenario::FORMAT;
use crate::scenario::diagnostic::{Diagnostic, Place};
use crate::scenario::library::MAIN_FILE;
use crate::scenario::migrate::{RULES, Role, format_of, migrate, parts_of};
use crate::scenario::ron_text::read_file;

/// Bring a scenario of an older format to the format of today
///
/// The main file and its parts are changed where the format has changed, and nowhere else: comments and layout stay. A
/// scenario that is of this format already is left as it is.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A scenario's folder, or its main file
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// Change nothing; name the files that would change, and end with 1 if there are any
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let main = if args.scenario.is_dir() { args.scenario.join(MAIN_FILE) } else { args.scenario.clone() };
    let source = read_file(&main).map_err(wrong)?;
    let from = format_of(&source).map_err(wrong)?;
    if from > FORMAT {
        let at = source.text.find("format").unwrap_or_default();
        let message = format!("this is format {from}, and this version of Go Dark reads format {FORMAT}");
        let place = Place::new(&source, at..at + "format".len());
        return Err(wrong(Diagnostic::error("wrong-format", message).at(place).help("a newer Go Dark reads it")));
    }
    if from == FORMAT {
        print(&format!("{}: of format {FORMAT} already\n", main.display()))?;
        return Ok(Exit::Ok);
    }
    // Everything is ready before anything is written; the number is written last, so that what was interrupted is done again.
    let folder = main.parent().unwrap_or(Path::new(""));
    let mut changed = Vec::new();
    for name in parts_of(&source).map_err(wrong)? {
        if !Path::new(&name).components().all(|part| matches!(part, Component::Normal(_))) {
            let message = format!("`{name}` leads out of the scenario's folder");
            return Err(wrong(Diagnostic::error("bad-part", message).help("name a file beside scenario.ron")));
        }
        let part = read_file(&folder.join(&name)).map_err(wrong)?;
        let text = migrate(&part, Role::Part, from).map_err(wrong)?;
        if text != part.text {
            changed.push((folder.join(name), text));
        }
    }
    changed.push((main, migrate(&source, Role::Main, from).map_err(wrong)?));
    for (path, text) in &changed {
        if !args.check {
            write_file(path, text)?;
        }
        let done = if args.check { "" } else { ": migrated" };
        print(&format!("{}{done}\n", path.display()))?;
    }
    for rule in RULES.iter().filter(|rule| rule.from >= from) {
        complain!("from format {} to {}: {}", rule.from, rule.from + 1, rule.about);
    }
    if args.check {
        return Ok(Exit::Diverged);
    }
    complain!("this is format {FORMAT} now; `godark check` says whether everything is right");
    Ok(Exit::Ok)
}

fn wrong(problem: Diagnostic) -> Exit {
    complain!("{}", problem.render(colour()));
    Exit::BadScenario
}
