//! Bots: players that follow simple rules. They see the picture and may ask whether an order would be taken,
//! as a player sees a grey button; they never see the truth.

use std::sync::Arc;

use crate::scenario::Scenario;
use crate::scenario::moves::{Act, Aim, Target};
use crate::scenario::names::*;
use crate::scenario::story::Outcome;
use crate::scenario::world::{Audience, Make, Part};
use crate::sim::Sim;
use crate::sim::order::Order;
use crate::sim::picture::Picture;
use crate::sim::state::{Help, InjectState, Standing, Status};

/// A player without a screen.
pub trait Bot {
    fn name(&self) -> &str;
    /// Looks at the picture, before its turn.
    fn look(&mut self, sim: &Sim);
    /// Returns what it wants to say next, or nothing when its turn is over.
    fn next(&mut self, sim: &Sim) -> Option<Act>;
    /// Learns whether what it said was taken.
    fn heard(&mut self, taken: bool);
}

/// The built-in bots: name, and what each does in a sentence.
pub const BOTS: [(&str, &str); 4] = [
    ("idle", "gives no orders at all"),
    ("history", "takes the decisions that the scenario's playbook `history` records"),
    ("dark-first", "goes dark at the first credible sign, then searches, evicts, restores and reopens"),
    ("keep-serving", "never goes dark: cuts only what is bad and keeps everything else open"),
];

/// Returns a bot by name, or says why there is none.
pub fn by_name(name: &str, scenario: &Arc<Scenario>) -> Result<Box<dyn Bot>, String> {
    match name {
        "idle" => Ok(Box::new(Idle)),
        "dark-first" => Ok(Box::new(Responder::new(scenario, Style::DarkFirst))),
        "keep-serving" => Ok(Box::new(Responder::new(scenario, Style::KeepServing))),
        _ => match scenario.names.get::<PlaybookId>(name) {
            Some(playbook) => Ok(Box::new(Reader::new(scenario, playbook))),
            None if name == "history" => Err(format!("the scenario `{}` has no playbook `history`", scenario.id)),
            None => {
                let mut known: Vec<&str> = BOTS.iter().map(|(name, _)| *name).collect();
                known.extend(scenario.names.all(Kind::Playbook).filter(|name| *name != "history"));
                let near = crate::scenario::diagnostic::did_you_mean(name, known.iter().copied());
                let hint = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
                Err(format!("there is no bot `{name}`; {hint}known: {}", known.join(", ")))
            }
        },
    }
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
}

/// Reads from a playbook: each step not before its minute, again until it is taken or its time is over.
struct Reader {
    name: String,
    scenario: Arc<Scenario>,
    playbook: PlaybookId,
    left: Vec<usize>,
    /// Which of the steps that are left is tried next in this turn.
    at: usize,
}

impl Reader {
    fn new(scenario: &Arc<Scenario>, playbook: PlaybookId) -> Self {
        let steps = scenario.content.playbooks[playbook].steps.len();
        Self { name: scenario.name(playbook).to_owned(), scenario: scenario.clone(), playbook, left: (0..steps).collect(), at: 0 }
    }
}

impl Bot for Reader {
    fn name(&self) -> &str {
        &self.name
    }

    fn look(&mut self, sim: &Sim) {
        let steps = &self.scenario.content.playbooks[self.playbook].steps;
        self.left.retain(|step| sim.now() <= steps[*step].at.plus(steps[*step].tries.0));
        self.at = 0;
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        let steps = &self.scenario.content.playbooks[self.playbook].steps;
        while let Some(step) = self.left.get(self.at) {
            let step = &steps[*step];
            let order = Order { seat: SeatId::new(0), act: step.act.clone() };
            // A condition of a playbook is what was known when the decision was taken.
            if sim.now() >= step.at && sim.truth().holds(&step.when) && sim.check(&order).is_ok() {
                return Some(order.act);
            }
            self.at += 1;
        }
        None
    }

    fn heard(&mut self, taken: bool) {
        if taken {
            self.left.remove(self.at);
        } else {
            self.at += 1;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    DarkFirst,
    KeepServing,
}

/// Follows an order of work: alarm, containment, search, eviction, restoration, reopening.
struct Responder {
    scenario: Arc<Scenario>,
    style: Style,
    picture: Option<Picture>,
    wishes: Vec<Act>,
}

impl Responder {
    fn new(scenario: &Arc<Scenario>, style: Style) -> Self {
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
struct Mind<'a> {
    scenario: &'a Scenario,
    picture: &'a Picture,
    wishes: Vec<Act>,
}

impl Mind<'_> {
    /// Wishes for a move, if the scenario offers it.
    fn wish(&mut self, what: &str, on: Target) {
        if let Some(what) = self.scenario.names.get::<MoveId>(what) {
            self.wishes.push(Act::Do { what, on, by: None });
        }
    }

    fn is_done(&self, what: &str) -> bool {
        self.scenario.names.get::<MoveId>(what).is_some_and(|what| self.picture.done.contains(&what))
    }

    fn systems(&self) -> impl Iterator<Item = SystemId> + use<> {
        self.scenario.content.systems.ids()
    }

    /// Systems that are known to be compromised.
    fn bad(&self) -> Vec<SystemId> {
        self.systems().filter(|system| self.is(*system, Status::Compromised)).collect()
    }

    fn is(&self, system: SystemId, status: Status) -> bool {
        self.picture.system(system).status == status
    }

    /// Something is going on: damage, a finding, or two suspicions.
    fn is_alarmed(&self) -> bool {
        let sure = self.systems().any(|system| self.is(system, Status::Compromised));
        let strong = |system: SystemId| self.is(system, Status::Suspected) && self.picture.system(system).sure.0 >= 550;
        sure || self.systems().filter(|system| strong(*system)).count() >= 2 || self.picture.network.dark_since.is_some()
    }

    fn keep_watch(&mut self) {
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

    fn zones(&self, part: Part) -> Vec<ZoneId> {
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
        for (domain, _) in self.scenario.content.domains.iter() {
            self.wish("disable-accounts", Target::Domain(domain));
            break;
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
                for flow in [crate::scenario::world::Flow::Smb, crate::scenario::world::Flow::Rdp] {
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

    fn search(&mut self) {
        for system in self.bad() {
            if self.scenario.content.systems[system].evidence >= 3 && self.picture.system(system).captured.0 == 0 {
                self.wish("capture-evidence", Target::System(system));
            }
        }
        self.keep_watch();
        // What faces the internet or runs services is looked at again until that was thorough.
        for part in [Part::Edge, Part::Identity, Part::Core] {
            for zone in self.zones(part) {
                for system in &self.scenario.plan.zone_systems[zone] {
                    let sight = self.picture.system(*system);
                    if sight.status == Status::Cleared && sight.sure.0 < 750 {
                        self.wish("triage-system", Target::System(*system));
                    }
                }
            }
        }
        for part in [Part::Edge, Part::Core, Part::Identity, Part::Management, Part::Office] {
            for zone in self.zones(part) {
                let unknown = |system: &SystemId| self.is(*system, Status::Unknown);
                if self.scenario.plan.zone_systems[zone].iter().filter(|system| unknown(system)).count() >= 1 {
                    self.wish("hunt-zone", Target::Zone(zone));
                }
            }
        }
        self.wish("check-backups", Target::Nothing);
        self.wish("ask-for-indicators", Target::Nothing);
    }

    fn evict(&mut self, style: Style) {
        let searched = self
            .zones(Part::Core)
            .iter()
            .chain(&self.zones(Part::Edge))
            .all(|zone| self.scenario.plan.zone_systems[*zone].iter().all(|system| !self.is(*system, Status::Unknown)));
        if !self.picture.entry_patched {
            self.wish("patch-entry", Target::Nothing);
        }
        if !searched && style == Style::DarkFirst {
            return;
        }
        let bad = self.systems().any(|system| {
            self.is(system, Status::Compromised) && self.picture.system(system).encrypted + self.picture.system(system).wiped == 0
        });
        if bad {
            self.wish("coordinated-eviction", Target::Nothing);
        }
        if !self.is_done("remove-web-shells") {
            self.wish("remove-web-shells", Target::Nothing);
        }
        if self.picture.domains.first().is_some_and(|domain| domain.reset.is_none())
            && let Some((domain, _)) = self.scenario.content.domains.iter().next()
        {
            self.wish("reset-credentials-fast", Target::Domain(domain));
        }
    }

    fn restore(&mut self) {
        let mut broken: Vec<SystemId> =
            self.systems().filter(|system| self.picture.system(*system).encrypted + self.picture.system(*system).wiped > 0).collect();
        broken.sort_by_key(|system| {
            let what = &self.scenario.content.systems[*system];
            (std::cmp::Reverse(what.criticality), *system)
        });
        for system in broken {
            let servers = self.scenario.content.systems[system].make == Make::Servers;
            let what = if servers && self.picture.system(system).backup.is_some() { "restore-verified" } else { "rebuild-system" };
            self.wish(what, Target::System(system));
            self.wish("rebuild-system", Target::System(system));
        }
        for system in self.systems() {
            let clear = self.is(system, Status::Cleared);
            match self.picture.system(system).standing {
                Standing::Isolated if clear => self.wish("reconnect-system", Target::System(system)),
                Standing::ShutDown if clear => self.wish("start-up-system", Target::System(system)),
                _ => {}
            }
        }
    }

    fn reopen(&mut self, style: Style) {
        let bad = self.systems().filter(|system| self.is(*system, Status::Compromised)).count();
        let reset = self.picture.domains.first().is_some_and(|domain| domain.reset.is_some());
        let safe = match style {
            Style::DarkFirst => reset && self.picture.entry_patched,
            Style::KeepServing => true,
        };
        if !safe {
            return;
        }
        let mut services: Vec<ServiceId> = self.scenario.content.services.ids().collect();
        services.sort_by_key(|service| std::cmp::Reverse(self.scenario.content.services[*service].requests_per_week));
        let flagship = self.scenario.content.flagship_service;
        services.sort_by_key(|service| *service != flagship);
        for service in &services {
            if self.picture.service(*service).closed_inside {
                self.wish("reopen-checked", Target::Service(*service));
            }
        }
        for service in &services {
            let sight = self.picture.service(*service);
            if !sight.closed_inside && sight.closed_abroad && self.scenario.content.services[*service].audience == Audience::Public {
                self.wish("reopen-abroad", Target::Service(*service));
            }
        }
        if bad == 0 && reset {
            self.wish("open-foreign-access", Target::Nothing);
            for (domain, _) in self.scenario.content.domains.iter() {
                self.wish("enable-accounts", Target::Domain(domain));
            }
            for (link, what) in self.scenario.content.links.iter() {
                for flow in self.picture.link(link).cut.both(what.flows).iter() {
                    self.wish("restore-flow", Target::Flow(link, flow));
                }
            }
            if self.picture.services.iter().all(|service| !service.closed_inside) {
                self.wish("lift-dark", Target::Nothing);
            }
        }
        for (service, what) in self.scenario.content.services.iter() {
            if what.can_move && self.picture.service(service).inside.0 < 500 {
                self.wish("move-to-cloud", Target::Service(service));
            }
        }
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
