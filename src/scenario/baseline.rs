//! Warnings that a scenario is known to have: a file of them, so that `godark check` tells only what is new.
//!
//! A warning is known by its scenario, file, code and words, and by how many of the kind there are; not by its line, so
//! that edits elsewhere change nothing. Errors are always told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use super::library::Shelf;
use super::ron_text::{from_source, read_file};

/// The format that this version reads and writes.
const FORMAT: u32 = 1;
/// So many known warnings that are gone are named: for each, its place in the file is looked for.
const GONE_MAX: usize = 100;
/// Codes of what only comes out when a scenario is played begin with this.
const IN_PLAY: &str = "play-";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    known: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Row {
    scenario: String,
    file: String,
    code: String,
    message: String,
    #[serde(default = "one")]
    count: u32,
}

fn one() -> u32 {
    1
}

/// What a baseline holds, while scenarios are checked against it.
pub struct Baseline {
    pub path: PathBuf,
    source: Option<Arc<Source>>,
    /// How many of each are still expected; those of checked scenarios that remain are gone.
    known: BTreeMap<Row, u32>,
    /// Found now, for writing.
    found: BTreeMap<Row, u32>,
    writes: bool,
}

impl Baseline {
    /// Reads a baseline. One that is to be written need not be there, and nothing is left out by it.
    pub fn read(path: &Path, writes: bool) -> Result<Self, Diagnostic> {
        let mut baseline = Self { path: path.to_owned(), source: None, known: BTreeMap::new(), found: BTreeMap::new(), writes };
        if writes && !path.exists() {
            return Ok(baseline);
        }
        let source = read_file(path).map_err(|problem| match problem.help {
            None => problem.help("`--write-baseline` writes it"),
            Some(_) => problem,
        })?;
        let file: File = from_source(&source)?;
        if file.format != FORMAT {
            let message = format!("this baseline is of format {}, and this version of Go Dark reads format {FORMAT}", file.format);
            return Err(Diagnostic::error("wrong-format", message)
                .at(Place::new(&source, 0..1))
                .help("write it anew with `--write-baseline`"));
        }
        for row in file.known {
            *baseline.known.entry(Row { count: 1, ..row.clone() }).or_default() += row.count;
        }
        baseline.source = Some(source);
        Ok(baseline)
    }

    /// Takes known warnings out of what was found in a scenario, and names those that are gone, when all was `read`; of
    /// those that playing finds, when it was `played`.
    pub fn apply(&mut self, shelf: &Shelf, read: bool, played: bool, problems: &mut Diagnostics) {
        let scenario = shelf.called();
        let row = |problem: &Diagnostic| {
            let place = problem.place.as_ref()?;
            let file = shelf.within(&place.source.path);
            let row = Row { scenario: scenario.clone(), file, code: problem.code.into(), message: problem.message.clone(), count: 1 };
            (problem.severity == Severity::Warning).then_some(row)
        };
        if self.writes {
            // What was known of scenarios that are not checked now stays known.
            self.known.retain(|row, _| !read || row.scenario != scenario || (row.code.starts_with(IN_PLAY) && !played));
            problems.0.iter().filter_map(row).for_each(|row| *self.found.entry(row).or_default() += 1);
            return;
        }
        problems.0.retain(|problem| match row(problem).and_then(|row| self.known.get_mut(&row)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        });
        let looked = |row: &Row| read && row.scenario == scenario && (played || !row.code.starts_with(IN_PLAY));
        let gone: Vec<&Row> = self.known.iter().filter(|(row, left)| **left > 0 && looked(row)).map(|(row, _)| row).collect();
        for row in gone.iter().take(GONE_MAX) {
            let place = self.source.as_ref().map(|source| {
                let at = source.text.find(&format!("{:?}", row.message)).unwrap_or_default();
                Place::new(source, at..at + row.message.len() + 2)
            });
            problems.push(
                Diagnostic::warning("unused-baseline", format!("`{}` in {} is known and is not there any more", row.code, row.file))
                    .at(place)
                    .help("write the baseline anew with `--write-baseline`"),
            );
        }
        if let Some(more @ 1..) = gone.len().checked_sub(GONE_MAX) {
            let message = format!("{more} more warnings are known and are not there any more");
            problems.push(Diagnostic::warning("unused-baseline", message).help("write the baseline anew with `--write-baseline`"));
        }
    }

    /// Returns the file with everything that was found.
    pub fn text(&self) -> String {
        let mut all = self.known.clone();
        for (row, count) in &self.found {
            all.insert(row.clone(), *count);
        }
        let rows: String = all
            .into_iter()
            .map(|(row, count)| format!("        {},\n", ron::to_string(&Row { count, ..row }).expect("plain data")))
            .collect();
        let comment =
            "// Warnings that are known. Written by `godark check --write-baseline`; `godark check --baseline` leaves them out.\n";
        format!("{comment}(\n    format: {FORMAT},\n    known: [\n{rows}    ],\n)\n")
    }
}
