//! The files of one scenario, gathered into one whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::Content;
use super::calendar::Calendar;
use super::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use super::mend::Mended;
use super::names::*;
use super::part::{Declarations, Main, MainDeclarations, Part};
use super::read::{Cast, field_place};
use super::ron_text::from_source;
use super::story::Answer;

/// Most zones of a scenario: every two of them are looked at.
const ZONES_MAX: usize = 500;
/// Most systems, and most services.
const SYSTEMS_MAX: usize = 100_000;
/// Most things of any other kind.
const KIND_MAX: usize = 5_000;
/// So many slips of names are told one by one.
const SLIPS_MAX: usize = 200;

/// Gathers every declared name, and where it stands.
///
/// The main file comes first. Returns nothing when there are too many to go on with.
pub(super) fn declare(own: &Declared, files: &[Mended], found: &mut Diagnostics) -> Option<(Names, Vec<Vec<Place>>)> {
    let mut names = Names::new();
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); Kind::ALL.len()];
    let nothing = Arc::new(Names::new());
    let place_of = |file: &Mended, id: &Declared| file.place(&id.range.clone().unwrap_or(0..0));
    let (mut slips, told) = (Diagnostics::default(), found);
    if let (false, Some(main), Some(_)) = (own.is_well_formed(), files.first(), &own.range) {
        slips.push(bad_id("scenario", own).at(place_of(main, own)));
    }
    for (number, file) in files.iter().enumerate() {
        names.lose(&file.lost);
        // What cannot be read here has been told.
        let (declarations, _) = reading(&nothing, &Calendar::default(), &file.source, || {
            if number == 0 {
                from_source::<MainDeclarations>(&file.source).map(|main| main.content).unwrap_or_default()
            } else {
                from_source::<Declarations>(&file.source).unwrap_or_default()
            }
        });
        for (kind, id) in declarations.all() {
            let found = &mut slips;
            let place = place_of(file, &id);
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
    if let Some(more @ 1..) = slips.0.len().checked_sub(SLIPS_MAX) {
        slips.0.truncate(SLIPS_MAX);
        let problem = Diagnostic::error("too-many", format!("{more} more things have ids that cannot be, or that stand there twice"));
        slips.push(problem.help("mend the others first"));
    }
    told.0.append(&mut slips.0);
    let mut many = false;
    for kind in Kind::ALL {
        let most = match kind {
            Kind::Zone => ZONES_MAX,
            Kind::System | Kind::Service => SYSTEMS_MAX,
            _ => KIND_MAX,
        };
        if names.count(kind) > most {
            many = true;
            let problem = Diagnostic::error("too-many", format!("the scenario has {} {}", names.count(kind), kind.plural()));
            told.push(problem.at(places[kind as usize].get(most).cloned()).help(format!("at most {most} are read")));
        }
    }
    (!many).then_some((names, places))
}

fn bad_id(what: &str, id: &Declared) -> Diagnostic {
    Diagnostic::error("bad-id", format!("`{}` cannot be an id ({what})", id.text))
        .help("use lower-case letters, digits and single hyphens between them, 40 at most")
}

/// The files of one scenario while they are read.
#[derive(Default)]
pub(super) struct Reading {
    pub whole: Part,
    pub dangling: BTreeSet<Kind>,
    /// Where names are used.
    pub uses: Vec<Use>,
}

impl Reading {
    pub fn file<T: DeserializeOwned>(
        &mut self,
        file: &Mended,
        names: &Arc<Names>,
        calendar: &Calendar,
        found: &mut Diagnostics,
    ) -> Option<T> {
        let (value, mut findings) = reading(names, calendar, &file.source, || from_source::<T>(&file.source));
        let mut told = |mut problem| {
            file.relate(&mut problem);
            found.push(problem);
        };
        findings.problems.into_iter().for_each(&mut told);
        findings.uses.iter_mut().for_each(|used| file.relate_place(&mut used.place));
        self.dangling.extend(findings.dangling);
        self.uses.append(&mut findings.uses);
        match value {
            Ok(value) => Some(value),
            Err(problem) => {
                if file.readable {
                    told(problem);
                }
                None
            }
        }
    }

    pub fn append(&mut self, part: Part, source: &Arc<Source>, found: &mut Diagnostics) {
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
pub(super) fn assemble(head: Main, whole: Part, cast: &Cast<'_>, found: &mut Diagnostics) -> Option<Content> {
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
