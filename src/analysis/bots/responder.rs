//! Follows an order of work: answers, containment, help; [`super::recovery`] is what comes after.

use std::sync::Arc;

use super::Bot;
use crate::scenario::Scenario;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::scenario::story::Outcome;
use crate::scenario::world::{Flow, Part};
use crate::sim::Sim;
use crate::sim::order::Order;
use crate::sim::picture::Picture;
use crate::sim::state::{Help, InjectState, Standing, Status};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    DarkFirst,
    KeepServing,
}

/// Follows an order of work: alarm, containment, search, eviction, restoration, reopening.
pub struct Responder {
    scenario: Arc<Scenario>,
    style: Style,
    picture: Option<Picture>,
    wishes: Vec<Act>,
}

impl Responder {
    pub fn new(scenario: &Arc<Scenario>, style: Style) -> Self {
        Self { scenario: scenario.clone(), style, picture: None, wishes: Vec::new() }
    }
}

impl Bot for Responder {
    fn name(&self) -> &str {
        match self.style {
            Style::DarkFirst => "dark-first",
            Style::KeepServing => "keep-serving",
        }
    }

    fn look(&mut self, sim: &Sim) {
        let picture = sim.picture();
        let mut mind = Mind { scenario: &self.scenario, picture: &picture, wishes: Vec::new() };
        mind.answer();
        if mind.is_alarmed() {
            match self.style {
                Style::DarkFirst => mind.contain_by_darkness(),
                Style::KeepServing => mind.contain_by_parts(),
            }
            mind.call_for_help();
            mind.search();
            mind.evict(self.style);
            mind.restore();
            mind.reopen(self.style);
        } else {
            mind.keep_watch();
        }
        self.wishes = mind.wishes;
        self.wishes.reverse();
        self.picture = Some(picture);
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        let idle = |act: &Act| match act {
            // Orders wait for nobody: what cannot begin now is thought of again next time.
            Act::Do { .. } => sim
                .check(&Order { seat: SeatId::new(0), act: act.clone() })
                .is_ok_and(|team| team.is_none_or(|team| sim.picture().team(team).work.is_none())),
            _ => true,
        };
        while let Some(act) = self.wishes.pop() {
            if idle(&act) {
                return Some(act);
            }
        }
        None
    }

    fn heard(&mut self, _: bool) {}
}

/// One turn's thoughts.
pub struct Mind<'a> {
    pub scenario: &'a Scenario,
    pub picture: &'a Picture,
    wishes: Vec<Act>,
}

impl Mind<'_> {
    /// Wishes for a move, if the scenario offers it.
    pub fn wish(&mut self, what: &str, on: Target) {
        if let Some(what) = self.scenario.names.get::<MoveId>(what) {
            self.wishes.push(Act::Do { what, on, by: None });
        }
    }

    pub fn is_done(&self, what: &str) -> bool {
        self.scenario.names.get::<MoveId>(what).is_some_and(|what| self.picture.done.contains(&what))
    }

    pub fn systems(&self) -> impl Iterator<Item = SystemId> + use<> {
        self.scenario.content.systems.ids()
    }

    /// Systems that are known to be compromised.
    pub fn bad(&self) -> Vec<SystemId> {
        self.systems().filter(|system| self.is(*system, Status::Compromised)).collect()
    }

    pub fn is(&self, system: SystemId, status: Status) -> bool {
        self.picture.system(system).status == status
    }

    /// Something is going on: damage, a finding, or two suspicions.
    fn is_alarmed(&self) -> bool {
        let sure = self.systems().any(|system| self.is(system, Status::Compromised));
        let strong = |system: SystemId| self.is(system, Status::Suspected) && self.picture.system(system).sure.0 >= 550;
        sure || self.systems().filter(|system| strong(*system)).count() >= 2 || self.picture.network.dark_since.is_some()
    }

    pub fn keep_watch(&mut self) {
        let mut suspects: Vec<SystemId> = self.systems().filter(|system| self.is(*system, Status::Suspected)).collect();
        suspects.sort_by_key(|system| std::cmp::Reverse(self.picture.system(*system).sure));
        for system in suspects {
            self.wish("triage-system", Target::System(system));
        }
    }

    /// Answers what is asked: with the answer that moves trust up most, and costs least work.
    fn answer(&mut self) {
        for (inject, _) in self.scenario.content.injects.iter() {
            if !matches!(self.picture.inject(inject), InjectState::Asking { .. }) {
                continue;
            }
            let worth = |choice: ChoiceId| {
                let (_, answer) = &self.scenario.content.answers[choice];
                answer
                    .does
                    .iter()
                    .map(|outcome| match outcome {
                        Outcome::Trust(by) => i32::from(*by),
                        Outcome::Occupy(_, lasting) => -(lasting.0 as i32) / 60,
                        Outcome::Offer(_) => 5,
                        _ => 0,
                    })
                    .sum::<i32>()
            };
            let answers = self.scenario.content.answers.iter().filter(|(_, (of, _))| *of == inject).map(|(id, _)| id);
            // A promise may not be kept: honest answers win between equals that come first.
            if let Some(best) = answers.max_by_key(|choice| (worth(*choice).min(12), std::cmp::Reverse(*choice))) {
                self.wishes.push(Act::Answer(best));
            }
        }
    }

    pub fn zones(&self, part: Part) -> Vec<ZoneId> {
        self.scenario.content.zones.iter().filter(|(_, zone)| zone.part == part).map(|(id, _)| id).collect()
    }

    fn protect_copies(&mut self) {
        for vault in self.zones(Part::Vault) {
            if !self.picture.zone(vault).cut {
                self.wish("air-gap-vault", Target::Zone(vault));
            }
        }
    }

    fn contain_by_darkness(&mut self) {
        if self.picture.network.dark_since.is_none() && !self.is_done("lift-dark") {
            self.wish("brief-leader", Target::Nothing);
            self.wish("go-dark", Target::Nothing);
        }
        self.protect_copies();
        if self.picture.network.dark_since.is_some() {
            for system in self.bad() {
                if self.picture.system(system).standing == Standing::Connected && !self.is_carrying(system) {
                    self.wish("isolate-system", Target::System(system));
                }
            }
        }
    }

    /// Cuts off what is bad, and the ways by which it spreads; leaves what serves people.
    fn contain_by_parts(&mut self) {
        self.protect_copies();
        self.wish("close-foreign-access", Target::Nothing);
        if let Some(domain) = self.scenario.content.domains.ids().next() {
            self.wish("disable-accounts", Target::Domain(domain));
        }
        let bad = self.bad();
        for system in &bad {
            if self.picture.system(*system).standing == Standing::Connected && !self.is_carrying(*system) {
                self.wish("isolate-system", Target::System(*system));
            }
        }
        for system in bad {
            let zone = self.scenario.content.systems[system].zone;
            for link in &self.scenario.plan.zone_links[zone] {
                for flow in [Flow::Smb, Flow::Rdp] {
                    if self.picture.link(*link).open.has(flow) {
                        self.wish("cut-flow", Target::Flow(*link, flow));
                    }
                }
            }
        }
    }

    /// Some service hangs on the system.
    fn is_carrying(&self, system: SystemId) -> bool {
        self.scenario.content.services.ids().any(|service| crate::sim::systems_of(self.scenario, service).contains(&system))
    }

    fn call_for_help(&mut self) {
        for (partner, _) in self.scenario.content.partners.iter() {
            if self.picture.partner(partner) == Help::NotAsked {
                self.wish("engage-partner", Target::Partner(partner));
            }
        }
        self.wish("brief-leader", Target::Nothing);
        if self.picture.services_up.0 < 900 && self.picture.statement.is_none() {
            self.wish("statement-open", Target::Nothing);
        }
        if self.picture.minute.0 > 12 * 60 {
            self.wish("run-shifts", Target::Nothing);
        }
        if self.picture.services_up.0 < 700 {
            for (fallback, _) in self.scenario.content.fallbacks.iter() {
                self.wish("open-counters", Target::Fallback(fallback));
            }
            self.wish("redirect-demand", Target::Nothing);
        }
    }
}
