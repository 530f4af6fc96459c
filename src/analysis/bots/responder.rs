//! Follows an order of work: answers, help; then [`super::containment`], and [`super::recovery`] after it.

use std::sync::Arc;

use super::Bot;
use super::rest::Rest;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::scenario::story::Outcome;
use crate::scenario::world::Part;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;
use crate::sim::picture::Picture;
use crate::sim::state::{Help, InjectState, Status};

/// From then on people work in shifts.
const SHIFTS_FROM: Minute = Minute(12 * 60 + 1);

/// What a responder puts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    DarkFirst,
    KeepServing,
    QuietEviction,
    SegmentFirst,
    EdgeFirst,
}

impl Style {
    pub const ALL: [Style; 5] = [Style::DarkFirst, Style::KeepServing, Style::QuietEviction, Style::SegmentFirst, Style::EdgeFirst];

    pub fn name(self) -> &'static str {
        match self {
            Style::DarkFirst => "dark-first",
            Style::KeepServing => "keep-serving",
            Style::QuietEviction => "quiet-eviction",
            Style::SegmentFirst => "segment-first",
            Style::EdgeFirst => "edge-first",
        }
    }

    /// Goes on, once nothing bad is known any more, until all that it cut is open again.
    fn opens_what_it_cut(self) -> bool {
        matches!(self, Style::QuietEviction | Style::SegmentFirst | Style::EdgeFirst)
    }
}

/// Follows an order of work: alarm, containment, search, eviction, restoration, reopening.
#[derive(Clone)]
pub struct Responder {
    scenario: Arc<Scenario>,
    style: Style,
    wishes: Vec<Act>,
    rest: Option<Rest>,
    /// An order was taken in this turn.
    acted: bool,
}

impl Responder {
    pub fn new(scenario: &Arc<Scenario>, style: Style) -> Self {
        Self { scenario: scenario.clone(), style, wishes: Vec::new(), rest: None, acted: false }
    }

    /// Orders wait for nobody: what cannot begin now is thought of again next time.
    fn can_begin(&self, sim: &Sim, act: &Act) -> bool {
        let Act::Do { what, .. } = act else { return true };
        // Most wishes end here, and this is asked in no time.
        if !sim.is_anybody_free(*what) {
            return false;
        }
        match sim.check(&Order { seat: SeatId::new(0), act: act.clone() }) {
            Ok(Some(team)) => sim.team(team).work.is_none(),
            Ok(None) => true,
            Err(_) => false,
        }
    }
}

impl Bot for Responder {
    fn name(&self) -> &str {
        self.style.name()
    }

    fn look(&mut self, sim: &Sim) {
        if self.rest.is_some_and(|rest| !rest.is_over(sim)) {
            return;
        }
        self.rest = None;
        self.acted = false;
        let picture = sim.picture();
        let mut mind = Mind { scenario: &self.scenario, picture: &picture, wishes: Vec::new() };
        mind.answer();
        if mind.is_alarmed() || self.style.opens_what_it_cut() && mind.has_cut() {
            match self.style {
                Style::DarkFirst => mind.contain_by_darkness(),
                Style::KeepServing => mind.contain_by_parts(),
                Style::QuietEviction => mind.contain_unseen(),
                Style::SegmentFirst => mind.contain_by_segments(),
                Style::EdgeFirst => mind.contain_at_the_edge(),
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
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        while let Some(act) = self.wishes.pop() {
            if self.can_begin(sim, &act) {
                return Some(act);
            }
        }
        if self.rest.is_none() && !self.acted {
            self.rest = Some(Rest::begin(sim, Some(SHIFTS_FROM).filter(|from| sim.now() < *from)));
        }
        None
    }

    fn heard(&mut self, taken: bool) {
        if taken {
            self.acted = true;
        }
    }

    fn fork(&self) -> Box<dyn Bot> {
        Box::new(self.clone())
    }
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

    /// Something of the network is still cut by us; the vault may stay so.
    fn has_cut(&self) -> bool {
        let zones = self.scenario.content.zones.iter().any(|(id, zone)| zone.part != Part::Vault && self.picture.zone(id).cut);
        let links = self.picture.links.iter().any(|link| !link.cut.is_empty());
        zones || links || self.picture.network.foreign_closed || self.picture.network.inbound_closed
    }

    /// Everything that was found has been evicted, and stolen keys fit no more.
    pub fn is_thrown_out(&self) -> bool {
        self.is_done("coordinated-eviction") && self.is_reset() && self.bad().is_empty()
    }

    pub fn is_reset(&self) -> bool {
        self.picture.domains.first().is_some_and(|domain| domain.reset.is_some())
    }

    /// A team is at that move.
    pub fn is_under_way(&self, what: &str) -> bool {
        let what = self.scenario.names.get::<MoveId>(what);
        self.picture.teams.iter().any(|team| team.work.as_ref().is_some_and(|work| Some(work.what) == what))
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

    /// Asks for people, speaks, opens counters.
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
        if self.picture.minute >= SHIFTS_FROM {
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
