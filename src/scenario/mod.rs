//! Scenarios: files in RON, read into a mirror of what they say, checked, and turned into a [`Scenario`]
//! that the rules can trust.
//!
//! Reading order: [`world`], [`services`], [`people`], [`moves`], [`playbook`], [`intruder`] and [`story`] are the format,
//! in the words an author uses; [`names`] and [`calendar`] are its small change; [`read`](self::load) goes from files to a
//! scenario; `checks` holds what must be true of one, a file each; [`schema`] and [`reference`](mod@reference) say what the format is.

pub mod allow;
pub mod baseline;
mod brackets;
pub mod calendar;
mod checks;
pub mod condition;
pub mod diagnostic;
pub mod format;
mod gather;
pub mod groups;
pub mod hanging;
pub mod intruder;
pub mod leaf;
pub mod library;
mod mend;
pub mod migrate;
pub mod moves;
pub mod names;
pub mod pages;
mod part;
pub mod people;
pub mod plan;
pub mod playbook;
mod read;
pub mod reference;
pub mod ron_text;
pub mod schema;
pub mod services;
pub mod story;
mod table;
pub mod templates;
mod tokens;
pub mod translation;
pub mod world;

use std::sync::Arc;

use serde::Serialize;

pub use self::calendar::{Calendar, Minute};
pub use self::names::{Id, Names, Table};
pub(crate) use self::read::field_place;
pub use self::read::{FORMAT, load, load_telling_all, parts};

use self::condition::Condition;
use self::diagnostic::Place;
use self::intruder::{Doctrine, Intruder, Posture, Technique};
use self::leaf::{Permille, Prose};
use self::moves::{Move, Playbook, Target};
use self::names::*;
use self::plan::Plan;
use self::story::{Answer, FalseAlarms, Inject, Objective, Weights};
use self::translation::Translation;
use self::world::*;

/// A checked scenario. Every id in it leads somewhere.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub id: String,
    pub cover: Cover,
    pub calendar: Calendar,
    pub names: Arc<Names>,
    pub content: Content,
    /// What follows from the content and is looked up often.
    pub plan: Plan,
    /// A digest of everything that takes part in the rules: not prose, not the board's layout.
    pub digest: Digest,
    /// Its texts in other languages.
    pub translations: Vec<Translation>,
    pub(crate) places: Vec<Vec<Place>>,
}

/// What a player reads before the first minute.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    pub title: Prose,
    pub summary: Prose,
    pub place: Prose,
    pub role: Prose,
    pub briefing: Vec<Prose>,
    pub round_hours: u32,
    pub acute_until: Minute,
}

/// Everything the scenario declares, by id.
#[derive(Clone, Debug, Serialize)]
pub struct Content {
    pub e_services: u32,
    pub trust: Permille,
    pub news_hours: Vec<u8>,
    pub flagship_service: ServiceId,
    pub works_at_once: Option<u8>,
    pub weights: Weights,
    pub seats: Table<SeatId, Seat>,
    pub agencies: Table<AgencyId, Agency>,
    pub zones: Table<ZoneId, Zone>,
    pub links: Table<LinkId, Link>,
    pub domains: Table<DomainId, Domain>,
    pub systems: Table<SystemId, System>,
    pub profiles: Table<ProfileId, Profile>,
    pub fallbacks: Table<FallbackId, Fallback>,
    pub services: Table<ServiceId, Service>,
    pub teams: Table<TeamId, Team>,
    pub partners: Table<PartnerId, Partner>,
    pub moves: Table<MoveId, Move>,
    /// Which moves of the catalogue this scenario offers.
    pub offered: Table<MoveId, bool>,
    pub techniques: Table<TechniqueId, Technique>,
    pub postures: Table<PostureId, Posture>,
    pub doctrines: Table<DoctrineId, Doctrine>,
    pub intruder: Intruder,
    pub injects: Table<InjectId, Inject>,
    pub answers: Table<ChoiceId, (InjectId, Answer)>,
    /// What counts as said when nobody answers, for injects that ask.
    pub defaults: Table<InjectId, Option<ChoiceId>>,
    pub false_alarms: Option<FalseAlarms>,
    pub objectives: Table<ObjectiveId, Objective>,
    pub playbooks: Table<PlaybookId, Playbook>,
}

/// A BLAKE3 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Returns the digest of a value's postcard bytes.
    pub fn of_value<T: Serialize + ?Sized>(value: &T) -> Self {
        let bytes = postcard::to_allocvec(value).expect("plain data always has a binary form");
        Self::of(&bytes)
    }

    /// Returns the first 16 hexadecimal digits: enough to tell two apart.
    pub fn short(&self) -> String {
        self.0[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.short())
    }
}

impl Scenario {
    /// Returns what an author called the thing.
    pub fn name<I: Id>(&self, id: I) -> &str {
        self.names.name(id)
    }

    /// Returns `file:line` of a declaration.
    pub fn place<I: Id>(&self, id: I) -> Option<&Place> {
        self.places.get(I::KIND as usize)?.get(id.index())
    }

    /// Returns the name of a target, for people. Nothing has none; a flow has its word.
    pub fn called(&self, on: Target) -> &str {
        let content = &self.content;
        match on {
            Target::Nothing => "",
            Target::System(id) => content.systems[id].name.as_str(),
            Target::Zone(id) => content.zones[id].name.as_str(),
            Target::Flow(_, flow) => flow.word(),
            Target::Domain(id) => content.domains[id].name.as_str(),
            Target::Service(id) => content.services[id].name.as_str(),
            Target::Agency(id) => content.agencies[id].name.as_str(),
            Target::Partner(id) => content.partners[id].name.as_str(),
            Target::Fallback(id) => content.fallbacks[id].name.as_str(),
        }
    }

    /// Returns the moves on offer, in catalogue order.
    pub fn offered_moves(&self) -> impl Iterator<Item = (MoveId, &Move)> {
        self.content.moves.iter().filter(|(id, _)| self.content.offered[*id])
    }

    /// Calls `see` with every condition of the scenario.
    pub(crate) fn each_condition(&self, see: &mut dyn FnMut(&Condition)) {
        let content = &self.content;
        for (_, inject) in content.injects.iter() {
            inject.when.each(see);
        }
        for (_, what) in content.moves.iter() {
            what.when.iter().for_each(|required| required.is.each(see));
            what.eased.iter().for_each(|eased| eased.when.each(see));
        }
        for (_, partner) in content.partners.iter() {
            partner.available.each(see);
            partner.terms.iter().for_each(|term| term.until.each(see));
        }
        for (_, objective) in content.objectives.iter() {
            match &objective.is {
                story::Aimed::By(_, is) | story::Aimed::Never(is) | story::Aimed::AtEnd(is) => is.each(see),
            }
        }
    }
}
