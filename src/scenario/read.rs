//! From files to a checked scenario, noting every problem on the way.

use std::path::{Component, Path};
use std::sync::Arc;

use super::calendar::{Calendar, CalendarError};
use super::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use super::gather::{Reading, assemble, declare};
use super::hanging::{HANGING_MAX, LOOKED_MAX};
use super::library::Shelf;
use super::mend::Mended;
use super::names::*;
use super::part::{Cover, Main, MainContent, Part};
use super::plan::Plan;
use super::ron_text::from_source;
use super::{Digest, Scenario, allow, checks, translation};

/// The format that this version reads.
pub const FORMAT: u32 = 1;
/// Most files that a scenario may consist of.
const PARTS_MAX: usize = 64;
/// Most bytes that all of them may have together. It is enough for the most systems that there may be.
const BYTES_MAX: usize = 64 * 1024 * 1024;

/// Reads and checks a scenario. On success the second part holds warnings only. Of many problems as many are told as somebody reads.
pub fn load(shelf: &Shelf) -> Result<(Arc<Scenario>, Diagnostics), Diagnostics> {
    let cut = |mut found: Diagnostics| {
        found.cut();
        found
    };
    load_telling_all(shelf).map(|(scenario, found)| (scenario, cut(found))).map_err(cut)
}

/// The same, with every problem: for whoever leaves some of them out before they are told.
pub fn load_telling_all(shelf: &Shelf) -> Result<(Arc<Scenario>, Diagnostics), Diagnostics> {
    let mut pass = Pass::default();
    let scenario = pass.read(shelf);
    let mut found = pass.found;
    found.sort();
    allow::apply(shelf, &pass.sources, pass.linted, &mut found);
    match scenario {
        Some(scenario) if found.errors() == 0 => Ok((Arc::new(scenario), found)),
        _ => Err(found),
    }
}

/// One reading of a scenario.
#[derive(Default)]
struct Pass {
    found: Diagnostics,
    /// Every file that the author wrote and that could be read.
    sources: Vec<Arc<Source>>,
    /// All there is was read and looked at: what was not found is not there.
    linted: bool,
}

impl Pass {
    fn read(&mut self, shelf: &Shelf) -> Option<Scenario> {
        let main = noted(shelf.main(), &mut self.found)?;
        self.sources.push(main.clone());
        let mut mended = Mended::of(&main);
        let timeless = Calendar::stand_in();
        let Some(cover) = cover(&mut mended, &timeless) else {
            self.found.0.append(&mut mended.problems);
            return None;
        };
        let format = cover.format.unwrap_or(0);
        if format != FORMAT {
            self.found.push(wrong_format(format).at(field_place(&main, "format")));
            return None;
        }
        let found = &mut self.found;
        let calendar = calendar(&main, &cover, found);
        let (timed, calendar) = (calendar.is_some(), calendar.unwrap_or(timeless));
        let headed = mended.until_readable::<Main>(&calendar);
        if !headed && !mended.until_readable::<MainContent>(&calendar) {
            mended.lost.all();
        }
        let mut files = vec![mended];
        let parts = part_sources(shelf, &main, &cover, found);
        let complete = parts.len() == cover.parts.len();
        self.sources.extend(parts.iter().cloned());
        files.push(Mended::of(&shelf.catalogue()));
        for part in &parts {
            let mut part = Mended::of(part);
            if !part.until_readable::<Part>(&calendar) {
                part.lost.all();
            }
            files.push(part);
        }
        if !complete {
            files[0].lost.all();
        }
        let whole = complete && files.iter().all(|file| file.whole);
        for file in &mut files {
            found.0.append(&mut file.problems);
        }
        let (names, places) = declare(&cover.id, &files, found)?;
        let names = Arc::new(names);

        let mut read = Reading::default();
        let mut head = None;
        let mut slips = Diagnostics::default();
        // Names were declared whose rows are not there: what stands for them would be another row, or none.
        let mut rowless = false;
        for (number, file) in files.iter().enumerate() {
            let part = if number > 0 {
                read.file::<Part>(file, &names, &calendar, &mut slips)
            } else if headed {
                head = read.file::<Main>(file, &names, &calendar, &mut slips);
                head.as_mut().map(|head| std::mem::take(&mut head.content))
            } else {
                read.file::<MainContent>(file, &names, &calendar, &mut slips).map(|main| main.content)
            };
            match part {
                Some(part) => read.append(part, &file.original, &mut slips),
                None => rowless = true,
            }
        }
        // Without a calendar nothing is outside it.
        slips.0.retain(|slip| timed || !matches!(slip.code, "time-outside" | "wrong-weekday"));
        let untimed = slips.0.iter().any(|slip| slip.code == "bad-duration");
        found.0.append(&mut slips.0);
        let cast = Cast { names: &names, places: &places, main: &main };
        // What was left out may hold the intruder: nothing is missing for sure then.
        checks::emptiness(&cast, read.whole.intruder.is_some() || !whole, found);
        let head = head.filter(|_| timed)?;
        if rowless || read.dangling.iter().any(|kind| names.count(*kind) == 0) || names.count(Kind::Zone) == 0 {
            return None; // nothing can stand in for what is missing
        }
        let content = assemble(head.clone(), read.whole, &cast, found)?;
        let (plan, stuck) = Plan::of(&content);
        if plan.is_overgrown {
            let most = format!("{HANGING_MAX} systems, services and ways, and {LOOKED_MAX} needs on the way to them");
            found.push(
                Diagnostic::error("too-many", "all services together hang on too much")
                    .at(field_place(&main, "services"))
                    .help(format!("at most {most}; let them need less, or make one system of many")),
            );
        }
        let mut scenario = Scenario {
            id: cover.id.text,
            cover: super::Cover {
                title: head.title,
                summary: head.summary,
                place: head.place,
                role: head.role,
                briefing: head.briefing,
                round_hours: head.round_hours,
                acute_until: head.acute_until,
            },
            digest: Digest::of_value(&(&content, calendar.date(super::Minute::START), calendar.length())),
            calendar,
            names,
            content,
            plan,
            translations: Vec::new(),
            places,
        };
        let mut checked = Diagnostics::default();
        checks::all(&scenario, &stuck, &main, &mut checked);
        // Another thing stands in for a name that dangles: what is said of that thing's place or ways is not meant.
        let dangles = |kinds: &[Kind]| kinds.iter().any(|kind| read.dangling.contains(kind));
        checked.0.retain(|problem| match problem.code {
            "no-time" => !untimed,
            "bad-number" | "bad-hour" | "bad-value" => whole || problem.place.is_some(),
            "aim-differs" => !dangles(&[Kind::Move]),
            "system-outside" => whole && !dangles(&[Kind::Zone]),
            "bad-link" => whole && !dangles(&[Kind::Zone]),
            "no-way" => whole && !dangles(&[Kind::Zone, Kind::System]),
            _ => whole,
        });
        found.0.append(&mut checked.0);
        if whole && read.dangling.is_empty() && !found.0.iter().any(|problem| problem.code == "no-internet") {
            checks::lints(&checks::Lint::of(&scenario, &read.uses, &main), found);
            scenario.translations = translation::read(shelf, &scenario, found);
            self.linted = true;
        }
        Some(scenario)
    }
}

/// What checks need to point at things while there is no scenario yet.
pub(super) struct Cast<'a> {
    pub names: &'a Names,
    pub places: &'a [Vec<Place>],
    pub main: &'a Arc<Source>,
}

impl Cast<'_> {
    pub fn place(&self, kind: Kind, index: usize) -> Option<Place> {
        self.places.get(kind as usize)?.get(index).cloned()
    }
}

/// Keeps a value, or its problem.
fn noted<T>(result: Result<T, Diagnostic>, found: &mut Diagnostics) -> Option<T> {
    result.map_err(|problem| found.push(problem)).ok()
}

/// Returns where a field of the main file stands, by its name.
pub(crate) fn field_place(source: &Arc<Source>, field: &str) -> Option<Place> {
    let at = source.text.find(&format!("{field}:"))?;
    Some(Place::new(source, at..at + field.len()))
}

fn wrong_format(format: u32) -> Diagnostic {
    Diagnostic::error("wrong-format", format!("this is format {format}, and this version of Go Dark reads format {FORMAT}"))
        .help(if format > FORMAT { "a newer Go Dark reads it" } else { "run `godark migrate`, or write `format: 1` if it is new" })
}

/// Returns the calendar, or nothing when there is none; what is missing is named by the full reading.
fn calendar(main: &Arc<Source>, cover: &Cover, found: &mut Diagnostics) -> Option<Calendar> {
    let error = match Calendar::new(cover.starts.as_deref()?, cover.ends.as_deref()?) {
        Ok(calendar) => return Some(calendar),
        Err(error) => error,
    };
    let (field, message) = match error {
        CalendarError::Start => ("starts", "the start is not a date"),
        CalendarError::End => ("ends", "the end is not a date"),
        CalendarError::Backwards => ("ends", "the scenario ends before it starts"),
        CalendarError::TooLong => ("ends", "the scenario lasts more than 366 days"),
    };
    found.push(Diagnostic::error("bad-calendar", message).at(field_place(main, field)).help("write a date such as \"2022-07-15 12:00\""));
    None
}

/// Returns the parts that can be read; what cannot is noted.
/// Reads what the main file says of itself, as far as it can be mended.
fn cover(main: &mut Mended, calendar: &Calendar) -> Option<Cover> {
    let readable = main.until_readable::<Cover>(calendar);
    let (cover, _) = reading(&Arc::new(Names::new()), calendar, &main.source, || from_source::<Cover>(&main.source));
    cover.ok().filter(|_| readable)
}

/// Returns the names of the files that the main file counts among its parts, as far as it can be read.
pub fn parts(shelf: &Shelf) -> Vec<String> {
    let Ok(main) = shelf.main() else { return Vec::new() };
    let parts = cover(&mut Mended::of(&main), &Calendar::stand_in()).map(|cover| cover.parts).unwrap_or_default();
    parts.into_iter().take(PARTS_MAX).filter(|name| is_inside(name)).collect()
}

/// Says whether a name does not lead out of the scenario's folder.
fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn part_sources(shelf: &Shelf, main: &Arc<Source>, cover: &Cover, found: &mut Diagnostics) -> Vec<Arc<Source>> {
    let mut sources: Vec<Arc<Source>> = Vec::new();
    let mut bytes = main.text.len();
    for (number, name) in cover.parts.iter().enumerate() {
        let place = main.text.find(&format!("\"{name}\"")).map(|at| Place::new(main, at..at + name.len() + 2));
        if number >= PARTS_MAX {
            found.push(Diagnostic::error("too-many-parts", format!("a scenario has at most {PARTS_MAX} parts")).at(place));
            break;
        }
        if cover.parts[..number].contains(name) {
            found.push(Diagnostic::error("duplicate-part", format!("`{name}` stands here twice")).at(place));
            continue;
        }
        let bad = |message: &str| Diagnostic::error("bad-part", format!("`{name}` {message}")).help("name a file beside scenario.ron");
        if !is_inside(name) {
            found.push(bad("leads out of the scenario's folder").at(place));
            continue;
        }
        if shelf.is_main(name) {
            found.push(bad("is the main file itself").at(place));
            continue;
        }
        match shelf.part(name) {
            Ok(source) => {
                bytes += source.text.len();
                if bytes > BYTES_MAX {
                    let problem = Diagnostic::error("too-large", format!("with `{name}` the files have {bytes} bytes together"));
                    found.push(problem.at(place).help(format!("at most {BYTES_MAX} are read")));
                    break;
                }
                sources.push(source);
            }
            Err(problem) => {
                let place = problem.place.clone().or(place);
                found.push(problem.at(place));
            }
        }
    }
    sources
}
