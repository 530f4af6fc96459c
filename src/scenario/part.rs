//! The files of a scenario as serde reads them, before anything is checked.

use schemars::JsonSchema;
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
    /// Nothing where it is not said: before formats were numbered.
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

/// The main file of a scenario, `scenario.ron`: the cover, the score, and the names of the other files.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Main {
    /// The format that the file is written in. This version reads 1.
    #[serde(rename = "format")]
    #[schemars(range(min = 1, max = 1))]
    pub _format: u32,
    /// What the scenario is called in recordings and results. Choose it once.
    #[serde(rename = "id")]
    pub _id: Declared,
    /// What the scenario is called on the screen.
    pub title: Prose,
    /// What the list of scenarios says: two or three sentences.
    pub summary: Prose,
    /// Where the clocks stand: a name for people.
    #[serde(default)]
    pub place: Prose,
    /// Who the player is, in a sentence or two.
    pub role: Prose,
    /// What is read before the first minute: what is at stake, what is known, what choosing costs. One text a
    /// paragraph.
    pub briefing: Vec<Prose>,
    /// When the exercise begins, in local time: `2022-07-15 12:00`.
    #[serde(rename = "starts")]
    #[schemars(extend("pattern" = super::schema::DATE))]
    pub _starts: String,
    /// When it ends, in local time: at most 366 days after the start.
    #[serde(rename = "ends")]
    #[schemars(extend("pattern" = super::schema::DATE))]
    pub _ends: String,
    /// How many e-services there are. What the services cover must sum to it.
    pub e_services: u32,
    /// Public trust at the start, in thousandths.
    pub trust_permille: super::leaf::Permille,
    /// When news is read out, hours of the day from 0 to 23: public trust moves then.
    #[schemars(inner(range(max = 23)))]
    pub news_hours: Vec<u8>,
    /// The service that the public means. The score for recovery counts how long it was down.
    pub flagship_service: ServiceId,
    /// Moves on offer; empty means the whole catalogue and all moves of the scenario.
    #[serde(default)]
    pub offers: Vec<MoveId>,
    /// Moves that are not on offer.
    #[serde(default)]
    pub without: Vec<MoveId>,
    /// How many hours one round covers when it is played in rounds, 1 to 48.
    #[serde(default = "three")]
    #[schemars(range(min = 1, max = 48))]
    pub round_hours: u32,
    /// How many works the cell can coordinate at once, 1 to 255; what begins beyond that takes longer. Left out: any
    /// number.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub works_at_once: Option<u8>,
    /// What the score is made of.
    pub weights: Weights,
    /// The other files of the scenario, beside this one: at most 64. How the lists are divided between them is free.
    #[serde(rename = "parts", default)]
    #[schemars(length(max = 64))]
    pub _parts: Vec<String>,
    /// The end of the phase in which minutes matter; after it, play goes from decision to decision.
    #[serde(default)]
    pub acute_until: Minute,
    /// The lists themselves, for a scenario in a single file.
    #[serde(default)]
    pub content: Part,
}

fn three() -> u32 {
    3
}

/// A file with lists of things. Every list may be left out, and may be spread over files.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "PartFile")]
#[serde(deny_unknown_fields, default)]
pub(super) struct Part {
    /// Who gives orders. At least one.
    pub seats: Vec<Seat>,
    /// Who owns systems and services. At least one.
    pub agencies: Vec<Agency>,
    /// Parts of the network. One of them is the internet.
    pub zones: Vec<Zone>,
    /// What may travel between zones.
    pub links: Vec<Link>,
    /// Who may log on where.
    pub domains: Vec<Domain>,
    /// What is attacked and defended. At least one.
    pub systems: Vec<System>,
    /// How demand is spread over the week. At least one.
    pub profiles: Vec<Profile>,
    /// Ways to be served on paper.
    pub fallbacks: Vec<Fallback>,
    /// What people feel. At least one.
    pub services: Vec<Service>,
    /// Who works. At least one.
    pub teams: Vec<Team>,
    /// Who can be called.
    pub partners: Vec<Partner>,
    /// Moves of this scenario, besides the catalogue.
    pub moves: Vec<Move>,
    /// How long moves of the catalogue take here.
    pub prices: Vec<Price>,
    /// What the intruder can do.
    pub techniques: Vec<Technique>,
    /// What the intruder wants at a time. At least one.
    pub postures: Vec<Posture>,
    /// How the intruder goes from posture to posture. At least one; the seed draws one.
    pub doctrines: Vec<Doctrine>,
    /// Where things stand for the intruder at the start. Exactly one in all files.
    pub intruder: Option<Intruder>,
    /// What reaches the players from outside the network.
    pub injects: Vec<Inject>,
    /// Alarms that mean nothing. At most one such record in all files.
    pub false_alarms: Option<FalseAlarms>,
    /// What a good run achieves. At least one.
    pub objectives: Vec<Objective>,
    /// Decisions written down beforehand, for bots.
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
