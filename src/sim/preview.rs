//! What would follow from an order, before it is given. Built from the picture only: where the picture is
//! wrong, so is the preview.

use bevy_ecs::prelude::World;
use serde::{Deserialize, Serialize};

use crate::scenario::Scenario;
use crate::scenario::calendar::Takes;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Act, Effect, Openness, Target};
use crate::scenario::names::*;
use crate::scenario::plan::Node;
use crate::scenario::world::{Audience, Flow, Flows};

use super::levels::{self, Closed, Sight};
use super::moves::{self, On};
use super::network::{combine, is_government};
use super::order::{Order, Refusal, check};
use super::rows::Rows;
use super::services::{Demand, paths};
use super::state::*;
use super::{knowledge, partners, teams};

/// What would follow from an order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Why it cannot be given, in words.
    pub refusal: Option<String>,
    pub team: Option<TeamId>,
    /// The team has other work first.
    pub queued: bool,
    /// Minutes of work; for work in stretches until all known damage is mended.
    pub takes: Option<Takes>,
    pub lost: Vec<Change>,
    pub regained: Vec<Change>,
    /// Requests an hour, at this hour, that would go unmet, or be met again.
    pub unmet_more_per_hour: u32,
    pub unmet_less_per_hour: u32,
    pub notes: Vec<Note>,
    /// None: there is nothing to undo. Some(false): it cannot be undone.
    pub undoable: Option<bool>,
}

/// A service whose level would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub service: ServiceId,
    pub from: Permille,
    pub to: Permille,
    /// It is about users abroad only.
    pub abroad: bool,
}

/// Something else worth knowing, as data: screens put it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Note {
    /// The intruder's beacon there would fall silent, as far as we know.
    BeaconLost(SystemId),
    /// We do not know whether the intruder would notice.
    MayNotice(SystemId),
    /// Its log-ons would fail.
    LogonsFail(DomainId),
    /// It listens to public statements.
    Overheard,
    /// A way the intruder uses would close.
    WayCloses(LinkId, Flow),
    /// Memory is lost when a system is switched off.
    MemoryLost(SystemId),
    /// Memory and disks stay as they are.
    EvidenceStays(SystemId),
    /// Evidence that nobody has secured would be lost.
    EvidenceLost(SystemId),
    /// An encryptor that waits for the next start would go off again.
    Restart(SystemId),
    /// The copy was never checked.
    CopyUnchecked(SystemId),
    CopyPoisoned(SystemId),
    CarriedByHand,
    /// Systems nobody has cleared would go live.
    Uncleared(u32),
    /// Everybody's log-ons fail for a while.
    LogonTrouble(Takes),
    WorkSlower,
    /// A partner would stand down.
    TermBroken(PartnerId, u8),
    /// Opens for people after so long.
    OpensAfter(Takes),
    PartnerRemote(Takes),
    PartnerOnSite(Takes),
    /// Only what is known would be thrown out.
    KnownOnly(u32),
    TeamTired(TeamId),
    Prepared(bool),
    /// It would be called clean although little speaks for it.
    ThinEvidence(SystemId),
    /// What waits for its arguments looks clean in a sandbox.
    SandboxCanLie,
    /// Who sits on the controllers takes the new keys, too.
    ControllersNotCleared(DomainId),
    /// More works than can be coordinated: each takes longer.
    Overstretched(u32),
    /// What was entered in so many minutes is lost with the copy.
    CopyOld(SystemId, u32),
    /// This share of honest requests is turned away with the flood.
    TurnsAway(Permille),
}

pub(super) fn of(world: &World, order: &Order) -> Preview {
    let mut preview = Preview::default();
    let checked = check(world, order);
    if let Err(refusal) = &checked {
        preview.refusal = Some(refusal.to_string());
    }
    let Act::Do { what, on, by } = &order.act else { return preview };
    let scenario = world.scenario();
    let rule = &scenario.content.moves[*what];
    if matches!(checked, Err(Refusal::WrongAim(_) | Refusal::NotOffered)) {
        return preview;
    }
    preview.undoable = if rule.harmless { None } else { Some(rule.undone_by.is_some()) };
    let team = checked.ok().flatten().or_else(|| teams::choose(world, &scenario, *what, *by).ok());
    if let Some(team) = team {
        preview.team = Some(team);
        preview.queued = world.of::<Crew>(team).work.is_some();
        preview.takes = Some(takes(world, &scenario, *what, *on, team));
        if teams::is_tired(world, team) {
            preview.notes.push(Note::TeamTired(team));
        }
        let excess = teams::excess(world, &scenario, team);
        if excess > 0 {
            preview.notes.push(Note::Overstretched(excess));
        }
    }
    let before = Mirage::of(world, &scenario);
    let mut after = before.clone();
    for effect in &rule.does {
        after.imagine(world, effect, *on);
        note(world, &scenario, effect, *on, &mut preview.notes);
    }
    for (partner, number) in partners::broken_terms(world, *what) {
        preview.notes.push(Note::TermBroken(partner, number as u8));
    }
    preview.notes.sort();
    preview.notes.dedup();
    after.settle();
    compare(world, &scenario, &before, &after, &mut preview);
    preview
}

fn takes(world: &World, scenario: &Scenario, what: MoveId, on: Target, team: TeamId) -> Takes {
    let setup = teams::work_takes(world, what, on, team);
    let Some(effect) = moves::stretched(&scenario.content.moves[what]) else { return setup };
    let Target::System(system) = on else { return setup };
    let belief = world.of::<Belief>(system);
    let make = scenario.content.systems[system].make;
    let rate = u64::from(moves::restore_rate(effect, make).max(1));
    let pace = teams::pace(world, scenario, what, on, team);
    let hosts = u64::from(belief.encrypted) + u64::from(belief.wiped);
    let more = (hosts * 60 * pace / (1000 * rate)).min(u64::from(u32::MAX / 4)) as u32;
    Takes { min: setup.min + more, max: setup.max + more }
}

/// Says whether a service would come up if it were opened now, with its paths. A flood keeps nobody from opening it.
pub(super) fn would_open(world: &World, scenario: &Scenario, service: ServiceId) -> bool {
    let mut mirage = Mirage::of(world, scenario);
    mirage.loads.fill(Load::default());
    mirage.open_service(service);
    mirage.settle();
    mirage.services[service.index()].0 > Permille(0)
}

fn compare(world: &World, scenario: &Scenario, before: &Mirage<'_>, after: &Mirage<'_>, preview: &mut Preview) {
    let hour = scenario.calendar.hour_of_week(world.now());
    let (mut now, mut then) = (0u64, 0u64);
    for (service, what) in scenario.content.services.iter() {
        let was = before.services[service.index()];
        let is = after.services[service.index()];
        if was == is {
            continue;
        }
        let abroad = was.0 == is.0;
        let change =
            if abroad { Change { service, from: was.1, to: is.1, abroad } } else { Change { service, from: was.0, to: is.0, abroad } };
        // Only users abroad, and there are none: nobody would feel it.
        if change.abroad && what.abroad_permille == Permille(0) {
            continue;
        }
        if change.to < change.from {
            preview.lost.push(change);
        } else {
            preview.regained.push(change);
        }
        let mut demand = Demand::of(world, scenario, service);
        let mut unmet = |levels: (Permille, Permille)| {
            (demand.inside, demand.abroad) = levels;
            let rate = demand.hour(scenario, service, hour);
            rate.inside + rate.abroad
        };
        now += unmet(was);
        then += unmet(is);
    }
    preview.unmet_more_per_hour = (then.saturating_sub(now) / 1000) as u32;
    preview.unmet_less_per_hour = (now.saturating_sub(then) / 1000) as u32;
}

fn note(world: &World, scenario: &Scenario, effect: &Effect, on: Target, notes: &mut Vec<Note>) {
    let belief = |system: SystemId| world.of::<Belief>(system);
    let found = |system: SystemId| belief(system).status == Status::Compromised;
    let silence = |system: SystemId, notes: &mut Vec<Note>| match belief(system).status {
        Status::Compromised => notes.push(Note::BeaconLost(system)),
        Status::Suspected => notes.push(Note::MayNotice(system)),
        _ => {}
    };
    let unsecured = |system: SystemId| scenario.content.systems[system].evidence > 0 && world.of::<Proof>(system).captured == Permille(0);
    let controllers = |domain: DomainId, notes: &mut Vec<Note>| {
        if belief(scenario.content.domains[domain].controllers).status != Status::Cleared {
            notes.push(Note::ControllersNotCleared(domain));
        }
    };
    match effect {
        Effect::Isolate => {
            silence(on.system(), notes);
            notes.push(Note::EvidenceStays(on.system()));
        }
        Effect::ShutDown => {
            silence(on.system(), notes);
            if unsecured(on.system()) {
                notes.push(Note::MemoryLost(on.system()));
            }
        }
        Effect::StartUp if found(on.system()) => notes.push(Note::Restart(on.system())),
        Effect::Clean { .. } => silence(on.system(), notes),
        Effect::Segment => scenario.plan.zone_systems[on.zone()].iter().for_each(|system| silence(*system, notes)),
        Effect::CutFlow => {
            let (link, flow) = on.flow();
            let (a, b) = scenario.content.links[link].between;
            let near = |zone: ZoneId| scenario.plan.zone_systems[zone].iter().any(|system| found(*system));
            if near(a) || near(b) {
                notes.push(Note::WayCloses(link, flow));
            }
        }
        Effect::GoDark | Effect::CloseInbound | Effect::CloseForeign => {
            if let Some(system) = scenario.content.systems.ids().find(|system| found(*system)) {
                notes.push(Note::BeaconLost(system));
            }
            if matches!(effect, Effect::GoDark) {
                notes.push(Note::Prepared(world.resource::<Network>().prepared));
            }
        }
        Effect::DisableAccounts => {
            notes.push(Note::LogonsFail(on.domain()));
            notes.push(Note::WorkSlower);
        }
        Effect::ResetFast { trouble } => {
            notes.push(Note::LogonsFail(on.domain()));
            notes.push(Note::LogonTrouble(*trouble));
            controllers(on.domain(), notes);
        }
        Effect::ResetSafe => {
            notes.push(Note::LogonsFail(on.domain()));
            controllers(on.domain(), notes);
        }
        Effect::Clear => notes.push(Note::ThinEvidence(on.system())),
        Effect::Sandbox { .. } => notes.push(Note::SandboxCanLie),
        Effect::Shield { turns_away_permille, .. } if turns_away_permille.0 > 0 => notes.push(Note::TurnsAway(*turns_away_permille)),
        Effect::Evict { .. } => {
            let known = scenario.content.systems.ids().filter(|system| found(*system)).count();
            notes.push(Note::KnownOnly(known as u32));
        }
        Effect::Rebuild { .. } if unsecured(on.system()) => notes.push(Note::EvidenceLost(on.system())),
        Effect::Restore { verified, .. } => {
            let system = on.system();
            if unsecured(system) {
                notes.push(Note::EvidenceLost(system));
            }
            if let Some(copy) = &scenario.content.systems[system].backup
                && super::services::holds_data(scenario, system)
            {
                notes.push(Note::CopyOld(system, copy.age.0));
            }
            match world.of::<Backup>(system).sight {
                BackupSight::Poisoned if !verified => notes.push(Note::CopyPoisoned(system)),
                BackupSight::NeverChecked if !verified => notes.push(Note::CopyUnchecked(system)),
                _ => {}
            }
            if !moves::vault_reaches(world, scenario, on) {
                notes.push(Note::CarriedByHand);
            }
        }
        Effect::Reopen { checked: false } => {
            let uncleared = knowledge::uncleared(world, scenario, on.service());
            if uncleared > 0 {
                notes.push(Note::Uncleared(uncleared));
            }
        }
        Effect::OpenFallback { opens_after } => notes.push(Note::OpensAfter(*opens_after)),
        Effect::Engage => {
            let partner = &scenario.content.partners[on.partner()];
            notes.push(Note::PartnerRemote(partner.remote_after));
            if let Some(on_site) = partner.on_site_after {
                notes.push(Note::PartnerOnSite(on_site));
            }
        }
        Effect::State { openness } if *openness > Openness::Minimal => notes.push(Note::Overheard),
        Effect::SubmitSample => notes.push(Note::Overheard),
        _ => {}
    }
}

/// The network as it would be. Starts as what is known of it now.
#[derive(Clone)]
struct Mirage<'a> {
    scenario: &'a Scenario,
    standings: Vec<Standing>,
    working: Vec<Permille>,
    logons: Vec<Permille>,
    loads: Vec<Load>,
    cuts: Vec<Cuts>,
    segments: Vec<bool>,
    network: Network,
    closed: Vec<Closed>,
    open: Vec<Flows>,
    levels: Vec<Permille>,
    services: Vec<(Permille, Permille)>,
}

impl<'a> Mirage<'a> {
    fn of(world: &World, scenario: &'a Scenario) -> Self {
        let content = &scenario.content;
        let mut mirage = Self {
            scenario,
            standings: content.systems.ids().map(|system| *world.of::<Standing>(system)).collect(),
            working: content.systems.iter().map(|(system, what)| known_working(world.of::<Belief>(system), what.hosts)).collect(),
            logons: content.systems.ids().map(|system| world.logons(system)).collect(),
            loads: content.systems.ids().map(|system| *world.of::<Load>(system)).collect(),
            cuts: content.links.ids().map(|link| world.of::<Cuts>(link).clone()).collect(),
            segments: content.zones.ids().map(|zone| world.of::<Segment>(zone).cut).collect(),
            network: world.resource::<Network>().clone(),
            closed: content.services.ids().map(|service| Sight::closed(world, service)).collect(),
            open: content.links.ids().map(|link| world.of::<Cuts>(link).open).collect(),
            levels: content.systems.ids().map(|system| world.of::<Level>(system).0).collect(),
            services: content
                .services
                .ids()
                .map(|service| (world.of::<Serving>(service).inside, world.of::<Serving>(service).abroad))
                .collect(),
        };
        mirage.settle();
        mirage
    }

    /// Takes over what an effect would change for the network and its services.
    fn imagine(&mut self, world: &World, effect: &Effect, on: Target) {
        match effect {
            Effect::CloseForeign => self.network.foreign_closed = true,
            Effect::OpenForeign => self.network.foreign_closed = false,
            Effect::CloseInbound => self.network.inbound_closed = true,
            Effect::OpenInbound => self.network.inbound_closed = false,
            Effect::CutFlow => {
                let (link, flow) = on.flow();
                self.cuts[link.index()].cut = self.cuts[link.index()].cut.with(flow);
            }
            Effect::RestoreFlow => {
                let (link, flow) = on.flow();
                self.cuts[link.index()].cut = self.cuts[link.index()].cut.without(Flows::only(flow));
            }
            Effect::Isolate => self.standings[on.system().index()] = Standing::Isolated,
            Effect::ShutDown => self.standings[on.system().index()] = Standing::ShutDown,
            Effect::Reconnect | Effect::StartUp => self.standings[on.system().index()] = Standing::Connected,
            Effect::Segment => self.segments[on.zone().index()] = true,
            Effect::Rejoin => self.segments[on.zone().index()] = false,
            Effect::Shield { absorbs_permille, turns_away_permille } => {
                let load = &mut self.loads[on.system().index()];
                (load.absorbs, load.turns_away) = (*absorbs_permille, *turns_away_permille);
            }
            Effect::Unshield => {
                let load = &mut self.loads[on.system().index()];
                (load.absorbs, load.turns_away) = (Permille(0), Permille(0));
            }
            Effect::CloseService => {
                let closed = &mut self.closed[on.service().index()];
                closed.inside = true;
                closed.abroad = true;
            }
            Effect::GoDark => self.go_dark(world),
            Effect::LiftDark => self.network.dark_since = None,
            Effect::DisableAccounts | Effect::EnableAccounts | Effect::ResetFast { .. } => {
                let controllers = self.scenario.content.domains[on.domain()].controllers;
                let after = |domain: DomainId| {
                    let mut logons = world.of::<Logons>(domain).clone();
                    match effect {
                        _ if domain != on.domain() => {}
                        Effect::ResetFast { .. } => return levels::HALF,
                        effect => logons.disabled = matches!(effect, Effect::DisableAccounts),
                    }
                    levels::log_ons(&logons)
                };
                let controlled = self.scenario.content.domains.iter().filter(|(_, domain)| domain.controllers == controllers);
                self.logons[controllers.index()] = controlled.map(|(id, _)| after(id)).min().unwrap_or(Permille::ALL);
            }
            Effect::Rebuild { .. } | Effect::Restore { .. } => self.working[on.system().index()] = Permille::ALL,
            Effect::Reopen { .. } => self.open_service(on.service()),
            Effect::ReopenAbroad => self.closed[on.service().index()].abroad = false,
            Effect::MoveMail => self.closed[on.service().index()] = Closed { inside: false, abroad: false, moved: true },
            _ => {}
        }
    }

    fn go_dark(&mut self, world: &World) {
        self.network.dark_since = Some(world.now());
        self.cuts.iter_mut().for_each(|cuts| cuts.reopened = Flows::NONE);
        for (service, what) in self.scenario.content.services.iter() {
            let closed = &mut self.closed[service.index()];
            if what.audience == Audience::Public
                && !closed.moved
                && is_government(self.scenario, self.scenario.content.systems[what.front].zone)
            {
                closed.inside = true;
                closed.abroad = true;
            }
        }
    }

    fn open_service(&mut self, service: ServiceId) {
        self.closed[service.index()].inside = false;
        for (link, flow) in paths(self.scenario, service) {
            let cuts = &mut self.cuts[link.index()];
            cuts.cut = cuts.cut.without(Flows::only(flow));
            cuts.reopened = cuts.reopened.with(flow);
        }
    }

    /// Works out every level, each after what it needs.
    fn settle(&mut self) {
        let scenario = self.scenario;
        for (link, what) in scenario.content.links.iter() {
            let (a, b) = what.between;
            let segmented = self.segments[a.index()] || self.segments[b.index()];
            self.open[link.index()] = combine(scenario, link, &self.cuts[link.index()], segmented, &self.network);
        }
        for node in &scenario.plan.order {
            match node {
                Node::System(system) => self.levels[system.index()] = levels::of_system(scenario, self, *system),
                Node::Service(service) => self.services[service.index()] = levels::of_service(scenario, self, *service),
            }
        }
    }
}

/// Returns the share of a system's hosts that nobody has reported as destroyed.
pub(super) fn known_working(belief: &Belief, hosts: u32) -> Permille {
    Permille::share(u64::from(hosts.saturating_sub(belief.encrypted + belief.wiped)), u64::from(hosts))
}

impl Sight for Mirage<'_> {
    fn standing(&self, system: SystemId) -> Standing {
        self.standings[system.index()]
    }

    fn working(&self, system: SystemId) -> Permille {
        self.working[system.index()]
    }

    fn logons(&self, system: SystemId) -> Permille {
        self.logons[system.index()]
    }

    fn open(&self, link: LinkId) -> Flows {
        self.open[link.index()]
    }

    fn system_level(&self, system: SystemId) -> Permille {
        self.levels[system.index()]
    }

    fn service_level(&self, service: ServiceId) -> Permille {
        self.services[service.index()].0
    }

    fn closed(&self, service: ServiceId) -> Closed {
        self.closed[service.index()]
    }

    fn foreign_closed(&self) -> bool {
        self.network.foreign_closed
    }

    fn pressed(&self, system: SystemId) -> (Permille, Permille) {
        let load = self.loads[system.index()];
        let ours = is_government(self.scenario, self.scenario.content.systems[system].zone);
        (load.left(ours && self.network.foreign_closed), load.turns_away)
    }
}
