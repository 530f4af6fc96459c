//! The files of a scenario as serde reads them, before anything is checked.

use serde::Deserialize;

use super::calendar::Minute;
use super::intruder::{Doctrine, Intruder, Posture, Technique};
use super::leaf::Prose;
use super::moves::{Move, Playbook, Price};
use super::names::*;
use super::story::{FalseAlarms, Inject, Objective, Weights};
use super::world::*;

/// The first thing read of the main file: enough to know when it plays and which files belong to it. What is missing
/// is named by the full reading that follows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Cover {
    pub format: Option<u32>,
    pub id: Declared,
    pub starts: Option<String>,
    pub ends: Option<String>,
    pub parts: Vec<String>,
}

/// The main file when what it says of itself is not whole: what it declares is read all the same.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MainContent {
    pub content: Part,
}

/// The main file of a scenario, `scenario.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Main {
    #[serde(rename = "format")]
    pub _format: u32,
    #[serde(rename = "id")]
    pub _id: Declared,
    pub title: Prose,
    pub summary: Prose,
    /// Where the clocks stand: a name for people.
    #[serde(default)]
    pub place: Prose,
    pub role: Prose,
    pub briefing: Vec<Prose>,
    #[serde(rename = "starts")]
    pub _starts: String,
    #[serde(rename = "ends")]
    pub _ends: String,
    /// How many e-services there are; what the services cover must sum to it.
    pub e_services: u32,
    pub trust_permille: super::leaf::Permille,
    /// When news is read out, hours of the day: public trust moves then.
    pub news_hours: Vec<u8>,
    /// What play looks at when it looks at the portal: the service the public means.
    pub flagship_service: ServiceId,
    /// Moves on offer; empty means the whole catalogue.
    #[serde(default)]
    pub offers: Vec<MoveId>,
    /// Moves of the catalogue that are not on offer.
    #[serde(default)]
    pub without: Vec<MoveId>,
    /// How many hours one round covers at a table.
    #[serde(default = "three")]
    pub round_hours: u32,
    /// How many works the cell can coordinate at once; what begins beyond that takes longer. None: any number.
    #[serde(default)]
    pub works_at_once: Option<u8>,
    pub weights: Weights,
    #[serde(rename = "parts", default)]
    pub _parts: Vec<String>,
    /// The end of the phase in which minutes matter; after it, play goes from decision to decision.
    #[serde(default)]
    pub acute_until: Minute,
    #[serde(default)]
    pub content: Part,
}

fn three() -> u32 {
    3
}

/// A file with lists of things; every list may be spread over files.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Part {
    pub seats: Vec<Seat>,
    pub agencies: Vec<Agency>,
    pub zones: Vec<Zone>,
    pub links: Vec<Link>,
    pub domains: Vec<Domain>,
    pub systems: Vec<System>,
    pub profiles: Vec<Profile>,
    pub fallbacks: Vec<Fallback>,
    pub services: Vec<Service>,
    pub teams: Vec<Team>,
    pub partners: Vec<Partner>,
    pub moves: Vec<Move>,
    pub prices: Vec<Price>,
    pub techniques: Vec<Technique>,
    pub postures: Vec<Posture>,
    pub doctrines: Vec<Doctrine>,
    pub intruder: Option<Intruder>,
    pub injects: Vec<Inject>,
    pub false_alarms: Option<FalseAlarms>,
    pub objectives: Vec<Objective>,
    pub playbooks: Vec<Playbook>,
}

/// The lists of a part, and what their rows declare.
pub(super) const LISTS: [(&str, Option<Kind>); 20] = [
    ("seats", Some(Kind::Seat)),
    ("agencies", Some(Kind::Agency)),
    ("zones", Some(Kind::Zone)),
    ("links", Some(Kind::Link)),
    ("domains", Some(Kind::Domain)),
    ("systems", Some(Kind::System)),
    ("profiles", Some(Kind::Profile)),
    ("fallbacks", Some(Kind::Fallback)),
    ("services", Some(Kind::Service)),
    ("teams", Some(Kind::Team)),
    ("partners", Some(Kind::Partner)),
    ("moves", Some(Kind::Move)),
    ("prices", None),
    ("techniques", Some(Kind::Technique)),
    ("postures", Some(Kind::Posture)),
    ("doctrines", Some(Kind::Doctrine)),
    ("injects", Some(Kind::Inject)),
    ("false_alarms", None),
    ("objectives", Some(Kind::Objective)),
    ("playbooks", Some(Kind::Playbook)),
];

/// Only the ids of a part: read first, so that names may be used before they are declared.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Declarations {
    pub seats: Vec<Named>,
    pub agencies: Vec<Named>,
    pub zones: Vec<Named>,
    pub links: Vec<Named>,
    pub domains: Vec<Named>,
    pub systems: Vec<Named>,
    pub profiles: Vec<Named>,
    pub fallbacks: Vec<Named>,
    pub services: Vec<Named>,
    pub teams: Vec<Named>,
    pub partners: Vec<Named>,
    pub moves: Vec<Named>,
    pub techniques: Vec<Named>,
    pub postures: Vec<Named>,
    pub doctrines: Vec<Named>,
    pub injects: Vec<NamedInject>,
    pub objectives: Vec<Named>,
    pub playbooks: Vec<Named>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub id: Declared,
}

#[derive(Debug, Deserialize)]
pub(super) struct NamedInject {
    pub id: Declared,
    #[serde(default)]
    pub ask: Option<NamedAsk>,
}

#[derive(Debug, Deserialize)]
pub(super) struct NamedAsk {
    pub answers: Vec<Named>,
}

/// The main file, for the ids of what it declares itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MainDeclarations {
    pub content: Declarations,
}

impl Declarations {
    /// Returns every declared name with its kind; answers as `inject/answer`.
    pub fn all(self) -> Vec<(Kind, Declared)> {
        let lists = [
            (Kind::Seat, self.seats),
            (Kind::Agency, self.agencies),
            (Kind::Zone, self.zones),
            (Kind::Link, self.links),
            (Kind::Domain, self.domains),
            (Kind::System, self.systems),
            (Kind::Profile, self.profiles),
            (Kind::Fallback, self.fallbacks),
            (Kind::Service, self.services),
            (Kind::Team, self.teams),
            (Kind::Partner, self.partners),
            (Kind::Move, self.moves),
            (Kind::Technique, self.techniques),
            (Kind::Posture, self.postures),
            (Kind::Doctrine, self.doctrines),
            (Kind::Objective, self.objectives),
            (Kind::Playbook, self.playbooks),
        ];
        let mut all: Vec<(Kind, Declared)> =
            lists.into_iter().flat_map(|(kind, list)| list.into_iter().map(move |named| (kind, named.id))).collect();
        for inject in self.injects {
            for answer in inject.ask.into_iter().flat_map(|ask| ask.answers) {
                let text = format!("{}/{}", inject.id.text, answer.id.text);
                all.push((Kind::Choice, Declared { text, range: answer.id.range }));
            }
            all.push((Kind::Inject, inject.id));
        }
        all
    }
}
