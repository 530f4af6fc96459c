//! Bots: players that follow simple rules. They see the picture and may ask whether an order would be taken,
//! as a player sees a grey button. Only the conditions of a playbook look at the truth: they stand for what was
//! known when the recorded decision was taken.

mod containment;
mod reader;
mod recovery;
mod responder;
mod rest;

use std::sync::Arc;

use super::adviser::{Effort, bot as adviser};
use super::playtest::player;
use crate::scenario::Scenario;
use crate::scenario::moves::{Act, Aim, Target};
use crate::scenario::names::*;
use crate::sim::Sim;

use self::reader::Reader;
use self::responder::{Responder, Style};

/// A player without a screen.
pub trait Bot: Send + Sync {
    fn name(&self) -> &str;
    /// Looks at the picture, before its turn.
    fn look(&mut self, sim: &Sim);
    /// Returns what it wants to say next, or nothing when its turn is over.
    fn next(&mut self, sim: &Sim) -> Option<Act>;
    /// Learns whether what it said was taken.
    fn heard(&mut self, taken: bool);
    /// Returns a second one in the same state of mind.
    fn fork(&self) -> Box<dyn Bot>;
}

/// The built-in bots: name, and what each does in a sentence.
pub const BOTS: [(&str, &str); 7] = [
    ("idle", "gives no orders at all"),
    ("history", "takes the decisions that the scenario's playbook `history` records"),
    ("dark-first", "goes dark at the first credible sign, then searches, evicts, restores and reopens"),
    ("keep-serving", "never goes dark: cuts only what is bad and keeps everything else open"),
    ("quiet-eviction", "searches and secures evidence unseen, evicts everywhere in one night; goes dark only when much is being destroyed"),
    ("segment-first", "segments offices that are hit and cuts flows elsewhere, says so openly, rejoins and restores what is checked"),
    ("edge-first", "shuts the intruder out at the edge, abroad and outbound first, everything inbound if it wipes; opens again in stages"),
];

/// Returns a bot by name, or says why there is none.
pub fn by_name(name: &str, scenario: &Arc<Scenario>) -> Result<Box<dyn Bot>, String> {
    if let Some(style) = Style::ALL.into_iter().find(|style| style.name() == name) {
        return Ok(Box::new(Responder::new(scenario, style)));
    }
    match name {
        "idle" => Ok(Box::new(Idle)),
        adviser::NAME => Ok(Box::new(adviser::Deputy::new(scenario, Effort::default()))),
        _ => match scenario.names.get::<PlaybookId>(name) {
            Some(playbook) => Ok(Box::new(Reader::new(scenario, playbook))),
            None if let Some(wanderer) = player::by_name(name, scenario) => Ok(wanderer),
            None if name == "history" => {
                let others = all_names(scenario);
                Err(format!("the scenario `{}` has no playbook `history`; name another bot with --bot: {}", scenario.id, others.join(", ")))
            }
            None => {
                let mut known: Vec<&str> = BOTS.iter().map(|(name, _)| *name).chain([adviser::NAME]).collect();
                known.extend(scenario.names.all(Kind::Playbook).filter(|name| *name != "history"));
                let near = crate::scenario::diagnostic::did_you_mean(name, known.iter().copied());
                let hint = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                Err(format!("there is no bot `{name}`; {hint}known: {}", known.join(", ")))
            }
        },
    }
}

/// Returns who plays where nobody is named.
pub fn usual(scenario: &Scenario) -> &'static str {
    if scenario.names.get::<PlaybookId>("history").is_some() { "history" } else { "keep-serving" }
}

/// Returns everybody who can play a scenario: the built-in bots, `history` only where there is that playbook, and the
/// scenario's other playbooks.
pub fn all_names(scenario: &Scenario) -> Vec<String> {
    let playbooks: Vec<&str> = scenario.names.all(Kind::Playbook).collect();
    let built_in = BOTS.iter().map(|(name, _)| *name).filter(|name| *name != "history" || playbooks.contains(name));
    let others = playbooks.iter().copied().filter(|name| !BOTS.iter().any(|(known, _)| known == name));
    built_in.chain(others).map(str::to_owned).collect()
}

/// Nobody answers.
struct Idle;

impl Bot for Idle {
    fn name(&self) -> &str {
        "idle"
    }
    fn look(&mut self, _: &Sim) {}
    fn next(&mut self, _: &Sim) -> Option<Act> {
        None
    }
    fn heard(&mut self, _: bool) {}
    fn fork(&self) -> Box<dyn Bot> {
        Box::new(Idle)
    }
}

/// Returns every order that a seat could think of: each offered move on each thing it can be aimed at.
pub fn every_order(scenario: &Scenario) -> Vec<Act> {
    let content = &scenario.content;
    let mut acts = Vec::new();
    for (what, rule) in scenario.offered_moves() {
        let mut add = |on: Target| acts.push(Act::Do { what, on, by: None });
        match rule.aim {
            Aim::Nothing => add(Target::Nothing),
            Aim::System => content.systems.ids().for_each(|id| add(Target::System(id))),
            Aim::Zone => content.zones.ids().for_each(|id| add(Target::Zone(id))),
            Aim::Flow => content.links.iter().for_each(|(id, link)| link.flows.iter().for_each(|flow| add(Target::Flow(id, flow)))),
            Aim::Domain => content.domains.ids().for_each(|id| add(Target::Domain(id))),
            Aim::Service => content.services.ids().for_each(|id| add(Target::Service(id))),
            Aim::Agency => content.agencies.ids().for_each(|id| add(Target::Agency(id))),
            Aim::Partner => content.partners.ids().for_each(|id| add(Target::Partner(id))),
            Aim::Fallback => content.fallbacks.ids().for_each(|id| add(Target::Fallback(id))),
        }
    }
    acts
}
