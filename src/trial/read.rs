//! Reading a file of tests, with everything that is wrong said in one pass.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::bots;
use crate::replay::record::{self, ReadError, Record};
use crate::scenario::diagnostic::{Diagnostic, Diagnostics, Place, Source, did_you_mean};
use crate::scenario::format::{lexer, tree};
use crate::scenario::library::{self, Shelf};
use crate::scenario::names::{Declared, Names, reading};
use crate::scenario::ron_text::{from_source, read_file};
use crate::scenario::{Calendar, Minute, Scenario};

use super::file::{Cover, FORMAT, File, Given, Test};
use super::run::refusal_keys;

/// A file of tests that makes sense, with its scenario.
#[derive(Debug)]
pub struct Tests {
    pub source: Arc<Source>,
    pub scenario: Arc<Scenario>,
    pub tests: Vec<Test>,
    /// Where the parts of each test stand.
    pub places: Vec<Places>,
}

/// Where a test's parts stand in the file.
#[derive(Clone, Debug, Default)]
pub struct Places {
    pub name: Range<usize>,
    pub orders: Vec<Range<usize>>,
    pub expect: Vec<Range<usize>>,
}

/// Reads a file of tests, and the scenario it is of: the one that it names, or the one in whose folder it lies, or in one below.
pub fn read(path: &Path) -> Result<Tests, Diagnostics> {
    let source = read_file(path).map_err(one)?;
    let cover = cover(&source)?;
    let scenario = match &cover.scenario {
        Some(named) => built_in(&source, named)?,
        None => beside(&source, path)?,
    };
    read_source(&source, scenario, None)
}

/// Reads tests of a scenario that is at hand. Recordings that they name are looked for on its shelf.
pub fn read_of(source: &Arc<Source>, scenario: &Arc<Scenario>, shelf: &Shelf) -> Result<Tests, Diagnostics> {
    cover(source)?;
    read_source(source, scenario.clone(), Some(shelf))
}

fn one(problem: Diagnostic) -> Diagnostics {
    Diagnostics(vec![problem])
}

/// Reads what the file is of, and its format.
fn cover(source: &Arc<Source>) -> Result<Cover, Diagnostics> {
    let (cover, _) = reading(&Arc::new(Names::new()), &Calendar::default(), source, || from_source::<Cover>(source));
    let cover = cover.map_err(one)?;
    if cover.format != FORMAT {
        let at = source.text.find("format").unwrap_or_default();
        let help = if cover.format > FORMAT { "a newer Go Dark reads it" } else { "write `format: 1`" };
        let message = format!("these are tests of format {}, and this version of Go Dark reads format {FORMAT}", cover.format);
        return Err(one(Diagnostic::error("wrong-format", message).at(Place::new(source, at..at + "format".len())).help(help)));
    }
    Ok(cover)
}

fn built_in(source: &Arc<Source>, named: &Declared) -> Result<Arc<Scenario>, Diagnostics> {
    let place = named.range.clone().map(|range| Place::new(source, range));
    let shelf = library::find_built_in(&named.text).map_err(|mut problem| {
        let near = problem.help.take().filter(|help| help.starts_with("did you mean"));
        let help = "leave `scenario` out for the one in whose folder the tests lie; named is only one that comes with the game";
        one(problem.at(place).help(near.unwrap_or_else(|| help.to_owned())))
    })?;
    crate::scenario::load(&shelf).map(|(scenario, _)| scenario)
}

fn beside(source: &Arc<Source>, path: &Path) -> Result<Arc<Scenario>, Diagnostics> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute.ancestors().skip(1).take(4).find(|folder| folder.join(library::MAIN_FILE).is_file());
    let Some(folder) = folder else {
        let message = "these tests lie in no scenario's folder, and name none";
        let help = "keep them beside `scenario.ron`, or in a folder below it; or name a scenario that comes with the game: \
                    `scenario: \"albania-2022\"`";
        return Err(one(Diagnostic::error("no-scenario", message).at(Place::new(source, 0..1)).help(help)));
    };
    // What is said of the scenario has the path that was asked for, where there is one.
    let steps = absolute.ancestors().skip(1).position(|above| above == folder).unwrap_or_default();
    let named = path.ancestors().nth(steps + 1).map(|above| if above.as_os_str().is_empty() { Path::new(".") } else { above });
    let folder = named.filter(|named| named.join(library::MAIN_FILE).is_file()).unwrap_or(folder);
    crate::scenario::load(&Shelf::Folder(folder.to_owned())).map(|(scenario, _)| scenario)
}

fn read_source(source: &Arc<Source>, scenario: Arc<Scenario>, shelf: Option<&Shelf>) -> Result<Tests, Diagnostics> {
    let (file, findings) = reading(&scenario.names, &scenario.calendar, source, || from_source::<File>(source));
    let mut found = Diagnostics(findings.problems);
    let mut tests = match file {
        Ok(file) => file.tests,
        Err(problem) => {
            found.push(problem);
            found.sort();
            return Err(found);
        }
    };
    // A time or name that cannot be read stands for another one: what is said of orders and ranges is not meant then.
    let sound = found.is_empty();
    let places = places(source).map_err(one)?;
    for (number, test) in tests.iter_mut().enumerate() {
        let own = places.get(number).cloned().unwrap_or_default();
        let checker = Checker { source, scenario: &scenario, shelf, places: &own };
        checker.names(test, &mut found);
        if sound {
            checker.ranges(test, &mut found);
        }
        checker.recording(test, &mut found);
    }
    let mut named = BTreeSet::new();
    for test in &tests {
        if !named.insert(test.name.text.as_str()) {
            let place = test.name.range.clone().map(|range| Place::new(source, range));
            let message = format!("two tests are called `{}`", test.name.text);
            found.push(Diagnostic::error("duplicate-id", message).at(place).help("give each a name of its own"));
        }
    }
    if tests.is_empty() {
        found.push(Diagnostic::error("no-tests", "there are no tests in this file").at(Place::new(source, 0..1)));
    }
    found.sort();
    found.cut();
    if found.is_empty() { Ok(Tests { source: source.clone(), scenario, tests, places }) } else { Err(found) }
}

/// Returns where everything stands, from the text itself.
fn places(source: &Arc<Source>) -> Result<Vec<Places>, Diagnostic> {
    let tokens = lexer::tokens(source)?;
    let file = tree::tree(source, &tokens)?;
    let group = |item: Option<&tree::Item<'_>>| {
        let items = item.and_then(tree::Item::group).map(|group| group.items.iter().map(tree::Item::range).collect::<Vec<_>>());
        items.unwrap_or_default()
    };
    let tests = file.items.first().and_then(tree::Item::group).and_then(|file| file.item("tests")).and_then(tree::Item::group);
    let rows = tests.map_or(&[][..], |tests| tests.items.as_slice());
    Ok(rows
        .iter()
        .filter_map(tree::Item::group)
        .map(|test| Places {
            name: test.item("name").map(tree::Item::range).unwrap_or_default(),
            orders: group(test.item("orders")),
            expect: group(test.item("expect")),
        })
        .collect())
}

/// Looks at one test.
struct Checker<'a> {
    source: &'a Arc<Source>,
    scenario: &'a Arc<Scenario>,
    shelf: Option<&'a Shelf>,
    places: &'a Places,
}

impl Checker<'_> {
    fn place(&self, name: &Declared) -> Option<Place> {
        name.range.clone().map(|range| Place::new(self.source, range))
    }

    fn row(&self, rows: &[Range<usize>], number: usize) -> Option<Place> {
        rows.get(number).map(|range| Place::new(self.source, range.clone()))
    }

    /// Bots and keys of refusals: names that are not the scenario's.
    fn names(&self, test: &Test, found: &mut Diagnostics) {
        if test.name.text.trim().is_empty() {
            found.push(Diagnostic::error("missing-text", "a test needs a name").at(self.place(&test.name)));
        }
        if let Some(who) = &test.plays {
            let known = bots::all_names(self.scenario);
            if !known.contains(&who.text) {
                let problem = Diagnostic::error("unknown-strategy", format!("nobody plays as `{}`", who.text)).at(self.place(who));
                found.push(suggest(problem, &who.text, known.iter().map(String::as_str), "bots and playbooks"));
            }
        }
        for refused in test.orders.iter().filter_map(|order| order.refused.as_ref()) {
            if !refusal_keys().any(|key| key == refused.text) {
                let problem = Diagnostic::error("unknown-refusal", format!("nothing is refused as `{}`", refused.text));
                found.push(suggest(problem.at(self.place(refused)), &refused.text, refusal_keys(), "reasons"));
            }
        }
        if test.expect.is_empty() && test.orders.iter().all(|order| order.refused.is_none()) {
            let problem = Diagnostic::error("expects-nothing", format!("the test `{}` expects nothing", test.name.text));
            found.push(problem.at(self.place(&test.name)).help("say in `expect` what should be so"));
        }
        let mut seeds = BTreeSet::new();
        for seed in &test.seeds {
            if !seeds.insert(seed) {
                let problem = Diagnostic::error("duplicate-id", format!("the seed {seed} stands here twice"));
                found.push(problem.at(self.place(&test.name)));
            }
        }
    }

    /// Ranges in which nothing lies, and what comes after the end of the run.
    fn ranges(&self, test: &Test, found: &mut Diagnostics) {
        let until = test.until.unwrap_or(self.scenario.calendar.length());
        let late = |minute: Minute| minute > until;
        let after = |place| {
            let message = format!("the test stops before that, at {}", self.scenario.calendar.date(until));
            Diagnostic::error("time-outside", message).at(place).help("name a later `until`, or an earlier minute")
        };
        for (number, order) in test.orders.iter().enumerate() {
            if late(order.at) {
                found.push(after(self.row(&self.places.orders, number)));
            }
        }
        for (number, expected) in test.expect.iter().enumerate() {
            let place = self.row(&self.places.expect, number);
            if expected.is_empty() {
                found.push(Diagnostic::error("empty-range", "nothing lies in a range that ends before it begins").at(place));
            } else if expected.last().is_some_and(late) {
                found.push(after(place));
            }
        }
    }

    /// Takes the orders of a recording over.
    fn recording(&self, test: &mut Test, found: &mut Diagnostics) {
        test.orders.iter_mut().enumerate().for_each(|(number, order)| order.row = Some(number));
        if let Some(file) = &test.recording {
            match self.orders(&file.text) {
                Ok(orders) => {
                    let until = test.until.unwrap_or(self.scenario.calendar.length());
                    test.orders.splice(0..0, orders.into_iter().filter(|order| order.at <= until));
                }
                Err(why) => {
                    let message = format!("the recording `{}` cannot be used: {why}", file.text);
                    let help = "name it as it is seen from the folder of this file, such as \"../replays/history.replay.ron\"";
                    found.push(Diagnostic::error("unreadable-file", message).at(self.place(file)).help(help));
                }
            }
        }
        // Orders of one minute stay as they stand.
        test.orders.sort_by_key(|order| order.at);
    }

    fn orders(&self, file: &str) -> Result<Vec<Given>, String> {
        let path = self.source.path.parent().unwrap_or(Path::new("")).join(file);
        let source = match self.shelf {
            Some(Shelf::BuiltIn(id)) => library::built_in_beside(id, &path),
            _ => read_file(&path),
        };
        let source = source.map_err(|problem| problem.message)?;
        let recording = record::read_of(&source, self.scenario).map_err(|error| match error {
            ReadError::Bad(problem) => problem.message,
            ReadError::Format { found } => format!("it is of format {found}"),
            ReadError::Scenario(why) => why,
        })?;
        let orders = recording.records.into_iter().filter_map(|record| match record {
            Record::Order { at, seat, act } => Some(Given { at, seat, act, refused: None, row: None }),
            _ => None,
        });
        Ok(orders.collect())
    }
}

fn suggest<'a>(problem: Diagnostic, name: &str, known: impl Iterator<Item = &'a str>, what: &str) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => problem.meant(near),
        None => problem.help(format!("{what}: {}", known.join(", "))),
    }
}
