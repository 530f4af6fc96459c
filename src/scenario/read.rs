//! From files to a checked scenario, noting every problem on the way.

use std::collections::BTreeSet;
use std::path::{Component, Path};
use std::sync::Arc;

use serde::Deserialize;

use super::calendar::{Calendar, CalendarError};
use super::checks;
use super::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use super::library::Shelf;
use super::names::*;
use super::part::{Cover, Declarations, Main, MainDeclarations, Part};
use super::plan::Plan;
use super::ron_text::from_source;
use super::story::Answer;
use super::{Content, Digest, Scenario, translation};

/// The format that this version reads.
pub const FORMAT: u32 = 1;
/// Most files that a scenario may consist of.
const PARTS_MAX: usize = 64;

/// Reads and checks a scenario. On success the second part holds warnings only.
pub fn load(shelf: &Shelf) -> Result<(Arc<Scenario>, Diagnostics), Diagnostics> {
    let mut found = Diagnostics::default();
    let scenario = read(shelf, &mut found);
    found.sort();
    match scenario {
        Some(scenario) if found.errors() == 0 => Ok((Arc::new(scenario), found)),
        _ => Err(found),
    }
}

fn read(shelf: &Shelf, found: &mut Diagnostics) -> Option<Scenario> {
    let main = noted(shelf.main(), found)?;
    let nothing = Arc::new(Names::new());
    let (cover, findings) = reading(&nothing, &Calendar::default(), &main, || from_source::<Cover>(&main));
    found.0.extend(findings.problems);
    let cover = noted(cover, found)?;
    if cover.format != FORMAT {
        found.push(
            Diagnostic::error(
                "wrong-format",
                format!("this is format {}, and this version of Go Dark reads format {FORMAT}", cover.format),
            )
            .at(field_place(&main, "format"))
            .help(if cover.format > FORMAT {
                "a newer Go Dark reads it"
            } else {
                "run `godark migrate`, or write `format: 1` if it is new"
            }),
        );
        return None;
    }
    let calendar = calendar(&main, &cover, found)?;
    let parts = part_sources(shelf, &main, &cover, found);
    let (names, places) = declare(&main, &cover.id, &parts, found);
    let names = Arc::new(names);

    let mut read = Reading::default();
    let head = read.file::<Main>(&main, &names, &calendar, found);
    let head = head.map(|mut head| {
        read.append(std::mem::take(&mut head.content), &main, found);
        head
    });
    for source in &parts {
        if let Some(part) = read.file::<Part>(source, &names, &calendar, found) {
            read.append(part, source, found);
        }
    }
    let cast = Cast { names: &names, places: &places, main: &main };
    // A file that cannot be read may hold the intruder: nothing is missing for sure then.
    checks::emptiness(&cast, read.whole.intruder.is_some() || !read.sound, found);
    drop_names_of_unread_files(found);
    let head = head.filter(|_| read.sound)?;
    if read.dangling.iter().any(|kind| names.count(*kind) == 0) {
        return None; // nothing can stand in for what is missing
    }
    let content = assemble(head.clone(), read.whole, &cast, found)?;
    let (plan, stuck) = Plan::of(&content);
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
    let untimed = found.0.iter().any(|problem| problem.code == "bad-duration");
    checked.0.retain(|problem| match problem.code {
        "no-time" => !untimed,
        "system-outside" => !dangles(&[Kind::Zone]),
        "no-way" => !dangles(&[Kind::Zone, Kind::System]),
        _ => true,
    });
    found.0.append(&mut checked.0);
    scenario.translations = translation::read(shelf, &scenario, found);
    Some(scenario)
}

/// A file that cannot be read declares nothing: that its names are missing follows from that, and is left out.
fn drop_names_of_unread_files(found: &mut Diagnostics) {
    const UNREAD: [&str; 6] = ["unreadable-file", "not-text", "bad-part", "syntax", "too-deep", "missing-field"];
    if found.0.iter().any(|problem| UNREAD.contains(&problem.code)) {
        found.0.retain(|problem| !matches!(problem.code, "unknown-id" | "empty-catalogue"));
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

fn calendar(main: &Arc<Source>, cover: &Cover, found: &mut Diagnostics) -> Option<Calendar> {
    let error = match Calendar::new(&cover.starts, &cover.ends) {
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

fn part_sources(shelf: &Shelf, main: &Arc<Source>, cover: &Cover, found: &mut Diagnostics) -> Vec<Arc<Source>> {
    let mut sources = vec![shelf.catalogue()];
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
        let plain = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || name.is_empty() {
            found.push(
                Diagnostic::error("bad-part", format!("`{name}` leads out of the scenario's folder"))
                    .at(place)
                    .help("name a file beside scenario.ron"),
            );
            continue;
        }
        match shelf.part(name) {
            Ok(source) => sources.push(source),
            Err(problem) => {
                let place = problem.place.clone().or(place);
                found.push(problem.at(place));
            }
        }
    }
    sources
}

/// Gathers every declared name, and where it stands.
fn declare(main: &Arc<Source>, own: &Declared, parts: &[Arc<Source>], found: &mut Diagnostics) -> (Names, Vec<Vec<Place>>) {
    let mut names = Names::new();
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); Kind::ALL.len()];
    let nothing = Arc::new(Names::new());
    let place_of = |source: &Arc<Source>, id: &Declared| Place::new(source, id.range.clone().unwrap_or(0..0));
    if !own.is_well_formed() {
        found.push(bad_id("scenario", own).at(place_of(main, own)));
    }
    for (number, source) in std::iter::once(main).chain(parts).enumerate() {
        // What cannot be read here is reported by the full reading that follows.
        let (declarations, _) = reading(&nothing, &Calendar::default(), source, || {
            if number == 0 {
                from_source::<MainDeclarations>(source).map(|main| main.content).unwrap_or_default()
            } else {
                from_source::<Declarations>(source).unwrap_or_default()
            }
        });
        for (kind, id) in declarations.all() {
            let place = place_of(source, &id);
            // Answers are called by their inject and their own id.
            let own = if kind == Kind::Choice { id.text.rsplit('/').next().unwrap_or_default() } else { id.text.as_str() };
            let last = Declared { text: own.to_owned(), range: None };
            if !last.is_well_formed() {
                found.push(bad_id(kind.word(), &last).at(place.clone()));
            }
            if names.declare(kind, &id.text) {
                places[kind as usize].push(place);
            } else {
                let first = names.find(kind, &id.text).and_then(|index| places[kind as usize].get(index));
                let first = first.map(|place| format!("it is declared first at {}", place.short()));
                let problem = Diagnostic::error("duplicate-id", format!("two {} are called `{}`", kind.plural(), id.text)).at(place);
                found.push(match first {
                    Some(first) => problem.help(first),
                    None => problem,
                });
            }
        }
    }
    (names, places)
}

fn bad_id(what: &str, id: &Declared) -> Diagnostic {
    Diagnostic::error("bad-id", format!("`{}` cannot be an id ({what})", id.text))
        .help("use lower-case letters, digits and single hyphens between them, 40 at most")
}

/// The files of one scenario while they are read.
struct Reading {
    whole: Part,
    /// Every file could be read as a whole.
    sound: bool,
    dangling: BTreeSet<Kind>,
}

impl Default for Reading {
    fn default() -> Self {
        Self { whole: Part::default(), sound: true, dangling: BTreeSet::new() }
    }
}

impl Reading {
    fn file<'de, T: Deserialize<'de>>(
        &mut self,
        source: &'de Arc<Source>,
        names: &Arc<Names>,
        calendar: &Calendar,
        found: &mut Diagnostics,
    ) -> Option<T> {
        let (value, findings) = reading(names, calendar, source, || from_source::<T>(source));
        found.0.extend(findings.problems);
        self.dangling.extend(findings.dangling);
        let value = noted(value, found);
        self.sound &= value.is_some();
        value
    }

    fn append(&mut self, part: Part, source: &Arc<Source>, found: &mut Diagnostics) {
        let whole = &mut self.whole;
        /// Appends lists whose rows have an id; of rows with the same id the first stays.
        macro_rules! append {
            ($($list:ident),*) => {
                $(
                    let mut seen: BTreeSet<String> = whole.$list.iter().map(|row| row.id.text.clone()).collect();
                    whole.$list.extend(part.$list.into_iter().filter(|row| seen.insert(row.id.text.clone())));
                )*
            };
        }
        append!(
            seats, agencies, zones, links, domains, systems, profiles, fallbacks, services, teams, partners, moves, techniques, postures,
            doctrines, injects, objectives, playbooks
        );
        whole.prices.extend(part.prices);
        for inject in &mut whole.injects {
            if let Some(ask) = &mut inject.ask {
                let mut seen = BTreeSet::new();
                ask.answers.retain(|answer| seen.insert(answer.id.text.clone()));
            }
        }
        let mut once = |field: &'static str| {
            found.push(
                Diagnostic::error("declared-twice", format!("the scenario has a second `{field}`"))
                    .at(field_place(source, field))
                    .help("keep it in one file only"),
            );
        };
        if part.intruder.is_some() && whole.intruder.is_some() {
            once("intruder");
        }
        whole.intruder = whole.intruder.take().or(part.intruder);
        if part.false_alarms.is_some() && whole.false_alarms.is_some() {
            once("false_alarms");
        }
        whole.false_alarms = whole.false_alarms.take().or(part.false_alarms);
    }
}

/// Puts the parts together. Returns nothing when there is no intruder.
fn assemble(head: Main, whole: Part, cast: &Cast<'_>, found: &mut Diagnostics) -> Option<Content> {
    let intruder = whole.intruder?;
    let mut moves: Table<MoveId, _> = whole.moves.into();
    for price in whole.prices {
        moves[price.of].takes = price.takes;
    }
    let offered: Vec<bool> =
        moves.ids().map(|id| (head.offers.is_empty() || head.offers.contains(&id)) && !head.without.contains(&id)).collect();
    let mut answers: Vec<(InjectId, Answer)> = Vec::new();
    let mut defaults = Vec::new();
    for (index, inject) in whole.injects.iter().enumerate() {
        let first = answers.len();
        let Some(ask) = &inject.ask else {
            defaults.push(None);
            continue;
        };
        answers.extend(ask.answers.iter().map(|answer| (InjectId::new(index), answer.clone())));
        let default = ask.answers.iter().position(|answer| answer.id.text == ask.default.text);
        if default.is_none() {
            found.push(
                Diagnostic::error("unknown-default", format!("`{}` is none of the answers", ask.default.text))
                    .at(cast.place(Kind::Inject, index))
                    .help("name one of the answers as `default`"),
            );
        }
        defaults.push(default.map(|at| ChoiceId::new(first + at)));
    }
    Some(Content {
        e_services: head.e_services,
        trust: head.trust_permille,
        news_hours: head.news_hours,
        flagship_service: head.flagship_service,
        works_at_once: head.works_at_once,
        weights: head.weights,
        seats: whole.seats.into(),
        agencies: whole.agencies.into(),
        zones: whole.zones.into(),
        links: whole.links.into(),
        domains: whole.domains.into(),
        systems: whole.systems.into(),
        profiles: whole.profiles.into(),
        fallbacks: whole.fallbacks.into(),
        services: whole.services.into(),
        teams: whole.teams.into(),
        partners: whole.partners.into(),
        moves,
        offered: offered.into(),
        techniques: whole.techniques.into(),
        postures: whole.postures.into(),
        doctrines: whole.doctrines.into(),
        intruder,
        injects: whole.injects.into(),
        answers: answers.into(),
        defaults: defaults.into(),
        false_alarms: whole.false_alarms,
        objectives: whole.objectives.into(),
        playbooks: whole.playbooks.into(),
    })
}
