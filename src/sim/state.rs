//! What the board holds: the components of zones, systems, services, teams and the rest.
//!
//! Things are made once, in scenario order, and never die. Rules find their components by scenario id, in the columns of
//! `board.rs`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Openness, Target};
use crate::scenario::names::*;
use crate::scenario::world::Flows;

use super::event::EventId;

// ---- systems

/// What became of a system's hosts. Those that are none of these are clean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hosts {
    pub total: u32,
    pub implanted: u32,
    pub encrypted: u32,
    pub wiped: u32,
    /// How many have ever been encrypted or wiped: rebuilding does not take it back.
    pub lost: u32,
}

impl Hosts {
    pub fn destroyed(&self) -> u32 {
        self.encrypted + self.wiped
    }

    pub fn standing(&self) -> u32 {
        self.total - self.destroyed()
    }

    pub fn clean(&self) -> u32 {
        self.standing() - self.implanted
    }

    pub fn working(&self) -> Permille {
        Permille::share(u64::from(self.standing()), u64::from(self.total))
    }
}

/// Whether a system hangs on the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    #[default]
    Connected,
    /// Unplugged but running: memory is kept.
    Isolated,
    /// Switched off.
    ShutDown,
}

/// A flood of requests on a system, and what holds it off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Share of the capacity that the flood takes; 0 without one.
    pub flood: Permille,
    /// Share of the flood that comes from abroad.
    pub abroad: Permille,
    pub until: Minute,
    /// Share of a flood that is held off, and of honest requests that is turned away with it.
    pub absorbs: Permille,
    pub turns_away: Permille,
    /// Counts floods, so that an overtaken due entry can be told.
    pub token: u32,
}

impl Load {
    /// Returns the share of the capacity that is left for honest requests.
    pub fn left(self, foreign_shut: bool) -> Permille {
        let flood = if foreign_shut { Permille(1000 - self.abroad.0).of(u32::from(self.flood.0)) } else { u32::from(self.flood.0) };
        Permille(1000 - Permille(1000 - self.absorbs.0).of(flood) as u16)
    }
}

/// What the intruder has on a system besides implants.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foothold {
    pub shell: bool,
    /// Sensors are switched off here.
    pub blinded: bool,
    /// The intruder can reach it.
    pub reached: bool,
}

/// What a system's memory and disks can still prove, and what is secured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    pub left: Permille,
    pub captured: Permille,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupSight {
    #[default]
    NeverChecked,
    Good,
    Poisoned,
    Gone,
}

/// The copy of a system in the vault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// There is a plan to keep copies.
    pub kept: bool,
    pub poisoned: bool,
    pub destroyed: bool,
    pub sight: BackupSight,
}

/// How well a system serves those who need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level(pub Permille);

/// What defenders believe of a system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Unknown,
    Suspected,
    Compromised,
    Cleared,
}

impl Status {
    pub fn word(self) -> &'static str {
        match self {
            Status::Unknown => "never checked",
            Status::Suspected => "suspected",
            Status::Compromised => "compromised",
            Status::Cleared => "cleared",
        }
    }
}

/// A system in the picture: what is believed, since when, how surely, on which event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belief {
    pub status: Status,
    pub since: Minute,
    pub sure: Permille,
    pub by: EventId,
    /// Damage as last reported.
    pub encrypted: u32,
    pub wiped: u32,
    pub reports: u16,
    /// Somebody will report damage soon.
    pub report_coming: bool,
    /// Something was found on it once: that stays known.
    pub found_once: bool,
    /// It was cleared while something was wrong with it: nobody knows, until it shows.
    pub mistaken: bool,
}

/// What somebody has said of the intruder's next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    pub posture: PostureId,
    /// The system it is said to be after, if one is named.
    pub on: Option<SystemId>,
    /// How often such a word is right.
    pub sure: Permille,
    pub at: Minute,
    pub by: EventId,
}

// ---- zones and links

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// We cut every link of the zone.
    pub cut: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cuts {
    /// Flows that we cut by hand.
    pub cut: Flows,
    /// Flows that we opened through the dark, for a service.
    pub reopened: Flows,
    /// What may travel now, all things considered.
    pub open: Flows,
}

// ---- identity

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logons {
    /// The intruder holds credentials of the domain.
    pub stolen: bool,
    /// Privileged accounts are disabled.
    pub disabled: bool,
    /// A fast reset has everybody's log-ons fail until then.
    pub trouble_until: Option<Minute>,
    /// When credentials were last reset.
    pub reset: Option<Minute>,
}

// ---- services

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serving {
    /// We closed it, or have not opened it again.
    pub closed_inside: bool,
    pub closed_abroad: bool,
    /// It runs in a partner's cloud and needs nothing of ours.
    pub moved: bool,
    pub inside: Permille,
    pub abroad: Permille,
    /// The event that brought it to its level.
    pub by: EventId,
}

impl Serving {
    /// Says whether somebody who asks is not served.
    pub fn is_short(&self) -> bool {
        self.inside < Permille::ALL || self.abroad < Permille::ALL
    }
}

/// Requests asked for, unmet and met otherwise, in units of one sixty-thousandth of a request: whole
/// numbers of (requests an hour × minutes × thousandths), so that nothing is lost to rounding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    pub settled: Minute,
    pub unmet_inside: u64,
    pub unmet_abroad: u64,
    pub on_paper: u64,
    pub redirected: u64,
}

/// Ledger units in one request.
pub const UNITS_PER_REQUEST: u64 = 60_000;

impl Ledger {
    pub fn unmet(&self) -> u64 {
        self.unmet_inside + self.unmet_abroad
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counter {
    #[default]
    Closed,
    Opening(Minute),
    Open,
}

// ---- people

/// A piece of work that a team is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub what: MoveId,
    pub on: Target,
    pub started: Minute,
    pub due: Minute,
    /// When this stretch began: stretches restore hosts as they end.
    pub stretch: Minute,
    /// The first stretch also sets things up, for so many minutes.
    pub setup: u32,
    pub by: EventId,
}

/// A piece of work that waits for its team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub what: MoveId,
    pub on: Target,
    pub by: EventId,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crew {
    pub here: bool,
    pub away_until: Option<Minute>,
    /// On duty without a real break since then.
    pub on_duty_since: Minute,
    pub work: Option<Work>,
    pub queue: Vec<Waiting>,
    /// Counts pieces and stretches of work, so that an overtaken due entry can be told.
    pub token: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Help {
    #[default]
    NotAsked,
    Asked {
        at: Minute,
    },
    Remote,
    OnSite,
}

impl Help {
    pub fn is_present(self) -> bool {
        matches!(self, Help::Remote | Help::OnSite)
    }
}

/// Which of a partner's terms have been broken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub broken: u16,
}

// ---- story

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum InjectState {
    #[default]
    Waiting,
    /// It has come true and will arrive.
    Coming,
    /// It asks, and can be answered until then.
    Asking {
        until: Minute,
        by: EventId,
    },
    Over {
        choice: Option<ChoiceId>,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    #[default]
    Open,
    Met(EventId),
    Missed(EventId),
}

// ---- the whole

/// The government network as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    pub dark_since: Option<Minute>,
    pub prepared: bool,
    pub foreign_closed: bool,
    pub inbound_closed: bool,
}

/// What the response cell has arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub shifts: bool,
    pub priority: Option<AgencyId>,
    pub leader_briefed: bool,
    pub countries_warned: bool,
    pub redirected: bool,
    pub entry_patched: bool,
    /// Built-in administrators have new passwords everywhere.
    pub built_in_changed: bool,
    /// Searches find so much more.
    pub indicators: Permille,
    /// Network work takes so much less time.
    pub runbooks: Permille,
    pub cloud_ready: bool,
    /// What partners know of the intruder: a word on its next step is right so much more often.
    pub intelligence: Permille,
    /// More works that can be coordinated at once.
    pub coordinators: u8,
    pub intent: Option<Intent>,
    /// How often each move has been carried out.
    pub done: BTreeMap<MoveId, u32>,
}

/// What the public knows and feels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Public {
    pub trust: Permille,
    pub statement: Option<(Openness, Minute)>,
    /// The most that was ever said.
    pub said_most: Option<Openness>,
    /// Something hidden in a minimal statement has come out.
    pub found_out: bool,
    pub named: bool,
    pub claimed: bool,
    pub published: u16,
    /// Ledger units of unmet requests at the last news.
    pub unmet_then: u64,
    pub news_then: Minute,
    /// Extra demand, and how many surges it comes from.
    pub surge: Permille,
    pub surges: u16,
    /// Services that went down, so that people can be glad when they come back.
    pub gone: BTreeSet<ServiceId>,
    /// Services whose return people have already been glad about.
    pub glad: BTreeSet<ServiceId>,
    /// The share of public services that the outside monitor last saw.
    pub reachable: Permille,
    pub monitor_coming: bool,
}

/// Sums over all systems and services, kept as events change them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Hosts ever encrypted or wiped.
    pub hosts_lost: u32,
    /// E-services × thousandths of level, inside and abroad.
    pub e_services_inside: u64,
    pub e_services_abroad: u64,
    /// Thousandths × evidence weight.
    pub evidence: u64,
    pub backups_destroyed: u32,
    /// Systems with anything of the intruder on them.
    pub footholds: u32,
}

// ---- transient: empty between minutes, and in no digest

/// Nodes to look at again, by rank, with the event that made it necessary.
#[derive(Default)]
pub(super) struct Stale(pub BTreeMap<u32, EventId>);

/// What changed this minute that others react to.
#[derive(Default)]
pub(super) struct Stirred {
    /// The way between systems, or what the intruder has on them.
    pub ways: Option<EventId>,
    /// What the intruder has seen.
    pub seen: Option<EventId>,
    /// Anything that a condition can speak of.
    pub any: bool,
}
