//! The picture: what the defenders know, as plain data. Screens, bots and seats elsewhere see this and the
//! visible events, and nothing else.

use crate::sim::board::Board;
use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Openness, Target};
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Flows};

use super::event::{EventId, What};
use super::journal::Journal;
use super::services::{Demand, ledger_now};
use super::state::*;
use super::teams;
use super::{conditions, floods};

/// What the defenders know at a minute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    pub minute: Minute,
    pub over: bool,
    pub systems: Vec<SystemSight>,
    pub zones: Vec<ZoneSight>,
    pub links: Vec<LinkSight>,
    pub services: Vec<ServiceSight>,
    pub fallbacks: Vec<Counter>,
    pub domains: Vec<DomainSight>,
    pub teams: Vec<TeamSight>,
    pub partners: Vec<Help>,
    pub injects: Vec<InjectState>,
    pub network: Network,
    pub entry_patched: bool,
    pub shifts: bool,
    pub redirected: bool,
    pub leader_briefed: bool,
    pub cloud_ready: bool,
    pub priority: Option<AgencyId>,
    pub indicators: Permille,
    /// What has been said of the intruder's next step.
    pub intent: Option<Intent>,
    /// How many works could be coordinated at once; none when any number can.
    pub works_at_once: Option<u8>,
    /// Moves that have been carried out.
    pub done: Vec<MoveId>,
    pub statement: Option<(Openness, Minute)>,
    pub claimed: bool,
    pub published: u16,
    pub trust: Permille,
    /// Share of e-services that work inside the country, and for users abroad.
    pub services_up: Permille,
    pub services_up_abroad: Permille,
    /// Share of all hosts that nobody has reported encrypted or wiped.
    pub estate_intact: Permille,
    pub evidence: Permille,
    /// Requests unmet so far, and in an hour as things stand.
    pub unmet: u64,
    pub unmet_per_hour: u32,
    pub unmet_abroad_per_hour: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemSight {
    pub status: Status,
    pub since: Minute,
    pub sure: Permille,
    pub by: EventId,
    /// Who concluded it, by which move; none when it was a sensor or a report.
    pub concluded: Option<(TeamId, MoveId)>,
    pub encrypted: u32,
    pub wiped: u32,
    /// Share of its capacity that a flood takes, as far as it is not held off.
    pub flooded: Permille,
    /// Share of a flood that is held off.
    pub shielded: Permille,
    pub standing: Standing,
    /// Whether it answers its users: monitoring sees that much.
    pub level: Permille,
    pub captured: Permille,
    pub backup: Option<BackupSight>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneSight {
    pub cut: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSight {
    pub open: Flows,
    pub cut: Flows,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceSight {
    pub inside: Permille,
    pub abroad: Permille,
    pub closed_inside: bool,
    pub closed_abroad: bool,
    pub moved: bool,
    pub by: EventId,
    pub unmet_per_hour: u32,
    pub unmet: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainSight {
    pub disabled: bool,
    pub trouble_until: Option<Minute>,
    pub reset: Option<Minute>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamSight {
    pub here: bool,
    pub away_until: Option<Minute>,
    pub tired: bool,
    pub work: Option<WorkSight>,
    pub queue: Vec<(MoveId, Target)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkSight {
    pub what: MoveId,
    pub on: Target,
    pub started: Minute,
    pub due: Minute,
}

pub(super) fn take(board: &Board) -> Picture {
    let scenario = board.scenario();
    let content = &scenario.content;
    let now = board.now();
    let desk = board.resource::<Desk>();
    let public = board.resource::<Public>();
    let hour = scenario.calendar.hour_of_week(now);
    let mut unmet_per_hour = (0u64, 0u64);
    let services: Vec<ServiceSight> = content
        .services
        .ids()
        .map(|service| {
            let serving = board.of::<Serving>(service);
            // Where everybody is served, nothing goes unmet.
            let short = serving.is_short().then(|| {
                let rate = Demand::of(board, &scenario, service).hour(&scenario, service, hour);
                (rate, ledger_now(board, &scenario, service, now).unmet())
            });
            let (inside, abroad, unmet) = match short {
                Some((rate, unmet)) => (rate.inside, rate.abroad, unmet),
                None => (0, 0, board.of::<Ledger>(service).unmet()),
            };
            if content.services[service].audience == Audience::Public {
                unmet_per_hour.0 += inside + abroad;
                unmet_per_hour.1 += abroad;
            }
            ServiceSight {
                inside: serving.inside,
                abroad: serving.abroad,
                closed_inside: serving.closed_inside,
                closed_abroad: serving.closed_abroad,
                moved: serving.moved,
                by: serving.by,
                unmet_per_hour: ((inside + abroad) / 1000) as u32,
                unmet: unmet / UNITS_PER_REQUEST,
            }
        })
        .collect();
    let systems: Vec<SystemSight> = content
        .systems
        .ids()
        .map(|system| {
            let belief = board.of::<Belief>(system);
            let backup = board.of::<Backup>(system);
            SystemSight {
                status: belief.status,
                since: belief.since,
                sure: belief.sure,
                by: belief.by,
                concluded: concluded(board, belief.by),
                flooded: floods::presses(board, system),
                shielded: board.of::<Load>(system).absorbs,
                encrypted: belief.encrypted,
                wiped: belief.wiped,
                standing: *board.of::<Standing>(system),
                level: board.of::<Level>(system).0,
                captured: board.of::<Proof>(system).captured,
                backup: backup.kept.then_some(backup.sight),
            }
        })
        .collect();
    let lost: u64 = systems.iter().map(|system| u64::from(system.encrypted) + u64::from(system.wiped)).sum();
    let hosts = u64::from(scenario.plan.hosts);
    Picture {
        minute: now,
        over: super::order::is_over(board),
        zones: content.zones.ids().map(|zone| ZoneSight { cut: board.of::<Segment>(zone).cut }).collect(),
        links: content
            .links
            .ids()
            .map(|link| {
                let cuts = board.of::<Cuts>(link);
                LinkSight { open: cuts.open, cut: cuts.cut }
            })
            .collect(),
        fallbacks: content.fallbacks.ids().map(|fallback| *board.of::<Counter>(fallback)).collect(),
        domains: content
            .domains
            .ids()
            .map(|domain| {
                let logons = board.of::<Logons>(domain);
                DomainSight { disabled: logons.disabled, trouble_until: logons.trouble_until, reset: logons.reset }
            })
            .collect(),
        teams: content.teams.ids().map(|id| team(board, id)).collect(),
        partners: content.partners.ids().map(|partner| *board.of::<Help>(partner)).collect(),
        injects: content.injects.ids().map(|inject| seen(*board.of::<InjectState>(inject))).collect(),
        network: board.resource::<Network>().clone(),
        entry_patched: desk.entry_patched,
        shifts: desk.shifts,
        redirected: desk.redirected,
        leader_briefed: desk.leader_briefed,
        cloud_ready: desk.cloud_ready,
        priority: desk.priority,
        indicators: desk.indicators,
        intent: desk.intent,
        works_at_once: content.works_at_once.map(|works| works.saturating_add(desk.coordinators)),
        done: desk.done.keys().copied().collect(),
        statement: public.statement,
        claimed: public.claimed,
        published: public.published,
        trust: public.trust,
        services_up: conditions::services_up(board),
        services_up_abroad: conditions::services_up_abroad(board),
        estate_intact: Permille::share(hosts - lost.min(hosts), hosts),
        evidence: conditions::evidence(board),
        unmet: services.iter().map(|service| service.unmet).sum(),
        unmet_per_hour: (unmet_per_hour.0 / 1000) as u32,
        unmet_abroad_per_hour: (unmet_per_hour.1 / 1000) as u32,
        services,
        systems,
    }
}

/// Returns what is known of one team.
pub(super) fn team(board: &Board, id: TeamId) -> TeamSight {
    let crew = board.of::<Crew>(id);
    TeamSight {
        here: crew.here,
        away_until: crew.away_until,
        tired: teams::is_tired(board, id),
        work: crew.work.as_ref().map(|work| WorkSight { what: work.what, on: work.on, started: work.started, due: work.due }),
        queue: crew.queue.iter().map(|waiting| (waiting.what, waiting.on)).collect(),
    }
}

impl Picture {
    pub fn system(&self, id: SystemId) -> &SystemSight {
        &self.systems[id.index()]
    }

    pub fn service(&self, id: ServiceId) -> &ServiceSight {
        &self.services[id.index()]
    }

    pub fn link(&self, id: LinkId) -> &LinkSight {
        &self.links[id.index()]
    }

    pub fn zone(&self, id: ZoneId) -> &ZoneSight {
        &self.zones[id.index()]
    }

    pub fn team(&self, id: TeamId) -> &TeamSight {
        &self.teams[id.index()]
    }

    pub fn partner(&self, id: PartnerId) -> Help {
        self.partners[id.index()]
    }

    pub fn inject(&self, id: InjectId) -> InjectState {
        self.injects[id.index()]
    }
}

/// Returns the team and the move by which something was concluded.
fn concluded(board: &Board, by: EventId) -> Option<(TeamId, MoveId)> {
    let journal = board.resource::<Journal>();
    let mut at = by;
    // The finding, what it was found by, and the work.
    for _ in 0..3 {
        let event = journal.get(at)?;
        match event.what {
            What::WorkDone { team, what, .. } | What::WorkStarted { team, what, .. } => return Some((team, what)),
            _ => at = event.cause.parent,
        }
    }
    None
}

/// What players see of an inject: one that is still to come looks as if it never came.
fn seen(state: InjectState) -> InjectState {
    match state {
        InjectState::Coming => InjectState::Waiting,
        state => state,
    }
}
