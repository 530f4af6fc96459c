//! What would follow from an order, before it is given. Built from the picture only: where the picture is
//! wrong, so is the preview.

use crate::sim::board::Board;

use crate::scenario::Scenario;
use crate::scenario::calendar::Takes;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Act, Effect, Openness, Target};
use crate::scenario::names::*;
use crate::scenario::world::Flow;

use super::mirage::Mirage;
use super::moves::{self, On};
use super::order::{Order, Refusal, check};
use super::services::Demand;
use super::state::*;
use super::{knowledge, partners, teams};

/// What would follow from an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Why it cannot be given.
    pub refusal: Option<Refusal>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub service: ServiceId,
    pub from: Permille,
    pub to: Permille,
    /// It is about users abroad only.
    pub abroad: bool,
}

/// Something else worth knowing, as data: screens put it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

pub(super) fn of(board: &Board, order: &Order) -> Preview {
    let mut preview = Preview::default();
    let checked = check(board, order);
    preview.refusal = checked.as_ref().err().cloned();
    let Act::Do { what, on, by } = &order.act else { return preview };
    let scenario = board.scenario();
    let rule = &scenario.content.moves[*what];
    if matches!(checked, Err(Refusal::WrongAim(_) | Refusal::NotOffered)) {
        return preview;
    }
    preview.undoable = if rule.harmless { None } else { Some(!rule.is_for_good()) };
    let team = checked.ok().flatten().or_else(|| teams::choose(board, &scenario, *what, *by).ok());
    if let Some(team) = team {
        preview.team = Some(team);
        preview.queued = board.of::<Crew>(team).work.is_some();
        preview.takes = Some(takes(board, &scenario, *what, *on, team));
        if teams::is_tired(board, team) {
            preview.notes.push(Note::TeamTired(team));
        }
        let excess = teams::excess(board, &scenario, team);
        if excess > 0 {
            preview.notes.push(Note::Overstretched(excess));
        }
    }
    let before = Mirage::of(board, &scenario);
    let mut after = before.clone();
    for effect in &rule.does {
        after.imagine(board, effect, *on);
        note(board, &scenario, effect, *on, &mut preview.notes);
    }
    for (partner, number) in partners::broken_terms(board, *what) {
        preview.notes.push(Note::TermBroken(partner, number as u8));
    }
    preview.notes.sort();
    preview.notes.dedup();
    after.settle();
    compare(board, &scenario, &before, &after, &mut preview);
    preview
}

fn takes(board: &Board, scenario: &Scenario, what: MoveId, on: Target, team: TeamId) -> Takes {
    let setup = teams::work_takes(board, what, on, team);
    let Some(effect) = moves::stretched(&scenario.content.moves[what]) else { return setup };
    let Target::System(system) = on else { return setup };
    let belief = board.of::<Belief>(system);
    let make = scenario.content.systems[system].make;
    let rate = u64::from(moves::restore_rate(effect, make).max(1));
    let pace = teams::pace(board, scenario, what, on, team);
    let hosts = u64::from(belief.encrypted) + u64::from(belief.wiped);
    let more = (hosts * 60 * pace / (1000 * rate)).min(u64::from(u32::MAX / 4)) as u32;
    Takes { min: setup.min + more, max: setup.max + more }
}

fn compare(board: &Board, scenario: &Scenario, before: &Mirage<'_>, after: &Mirage<'_>, preview: &mut Preview) {
    let hour = scenario.calendar.hour_of_week(board.now());
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
        let mut demand = Demand::of(board, scenario, service);
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

fn note(board: &Board, scenario: &Scenario, effect: &Effect, on: Target, notes: &mut Vec<Note>) {
    let belief = |system: SystemId| board.of::<Belief>(system);
    let found = |system: SystemId| belief(system).status == Status::Compromised;
    let silence = |system: SystemId, notes: &mut Vec<Note>| match belief(system).status {
        Status::Compromised => notes.push(Note::BeaconLost(system)),
        Status::Suspected => notes.push(Note::MayNotice(system)),
        _ => {}
    };
    let unsecured = |system: SystemId| scenario.content.systems[system].evidence > 0 && board.of::<Proof>(system).captured == Permille(0);
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
                notes.push(Note::Prepared(board.resource::<Network>().prepared));
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
            match board.of::<Backup>(system).sight {
                BackupSight::Poisoned if !verified => notes.push(Note::CopyPoisoned(system)),
                BackupSight::NeverChecked if !verified => notes.push(Note::CopyUnchecked(system)),
                _ => {}
            }
            if !moves::vault_reaches(board, scenario, on) {
                notes.push(Note::CarriedByHand);
            }
        }
        Effect::Reopen { checked: false } => {
            let uncleared = knowledge::uncleared(board, scenario, on.service());
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
