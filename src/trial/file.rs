//! What stands in a file of tests.

use serde::Deserialize;

use crate::analysis::balance::measure::Moment;
use crate::replay::record::Measure;
use crate::scenario::Minute;
use crate::scenario::condition::Condition;
use crate::scenario::moves::Act;
use crate::scenario::names::*;

use super::sighting::Sighting;

/// Files of tests end in this.
pub const EXTENSION: &str = ".test.ron";
/// The format that this version reads.
pub const FORMAT: u32 = 1;

/// What is read of a file first: enough to know what it is of.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Cover {
    pub format: u32,
    #[serde(default)]
    pub scenario: Option<Declared>,
}

/// A file of tests.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    pub _format: u32,
    /// The id of a scenario that comes with the game; else the one in whose folder the file lies.
    #[serde(rename = "scenario", default)]
    pub _scenario: Option<Declared>,
    pub tests: Vec<Test>,
}

/// One test: a run, and what is expected of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// What it says, in a few words.
    pub name: Declared,
    /// Why it matters, for people.
    #[serde(default)]
    pub about: String,
    /// It is played once with each; the first when none is named.
    #[serde(default)]
    pub seeds: Vec<u64>,
    /// A bot or a playbook; nobody when none is named.
    #[serde(default)]
    pub plays: Option<Declared>,
    /// A recording, from the test's folder: its orders are given at their minutes.
    #[serde(default)]
    pub recording: Option<Declared>,
    /// Orders besides those.
    #[serde(default)]
    pub orders: Vec<Given>,
    /// Where it stops; at the end of the scenario when it is not said.
    #[serde(default)]
    pub until: Option<Minute>,
    pub expect: Vec<Expect>,
}

impl Test {
    /// Returns the seeds with which it is played.
    pub fn seeds(&self) -> &[u64] {
        if self.seeds.is_empty() { &[1] } else { &self.seeds }
    }
}

/// An order at its minute.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    pub at: Minute,
    /// Who gives it; the first seat when it is not said.
    #[serde(default)]
    pub seat: SeatId,
    pub act: Act,
    /// The key of the refusal that should come; taken when none is named.
    #[serde(default)]
    pub refused: Option<Declared>,
    /// Its place among the orders of the file; none when it comes from a recording.
    #[serde(skip)]
    pub row: Option<usize>,
}

/// Something that should be so. What is looked at *at* a minute is looked at when that minute has passed, with all its orders
/// given; ranges hold both their ends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Expect {
    /// An event like this happened, so often, in that time.
    Happened {
        event: Sighting,
        #[serde(default)]
        from: Option<Minute>,
        #[serde(default)]
        to: Option<Minute>,
        #[serde(default = "once")]
        at_least: u32,
        #[serde(default)]
        at_most: Option<u32>,
    },
    /// No event like this happened in that time.
    NotHappened {
        event: Sighting,
        #[serde(default)]
        from: Option<Minute>,
        #[serde(default)]
        to: Option<Minute>,
    },
    /// A condition holds.
    Holds { at: Minute, is: Condition },
    /// A measure, as in a recording's expectations.
    Measure {
        at: Minute,
        of: Measure,
        #[serde(default)]
        from: u64,
        #[serde(default = "any")]
        to: u64,
    },
    /// Something came true in that time, as in `balance.ron`.
    Time {
        is: Moment,
        #[serde(default)]
        from: Option<Minute>,
        #[serde(default)]
        to: Option<Minute>,
    },
    /// An objective is decided like this, at the end when no minute is named.
    Objective {
        of: ObjectiveId,
        is: Decided,
        #[serde(default)]
        at: Option<Minute>,
    },
    /// A number of a service.
    Service {
        at: Minute,
        of: ServiceId,
        is: ServiceNumber,
        #[serde(default)]
        from: u64,
        #[serde(default = "any")]
        to: u64,
    },
    /// A number of a system.
    System {
        at: Minute,
        of: SystemId,
        is: SystemNumber,
        #[serde(default)]
        from: u64,
        #[serde(default = "any")]
        to: u64,
    },
}

fn once() -> u32 {
    1
}

fn any() -> u64 {
    u64::MAX
}

/// How an objective stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    Met,
    Missed,
    Open,
}

impl Decided {
    pub fn word(self) -> &'static str {
        match self {
            Decided::Met => "met",
            Decided::Missed => "missed",
            Decided::Open => "open",
        }
    }
}

/// What can be measured of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceNumber {
    /// How well it works inside the country, in thousandths.
    InsidePermille,
    /// How well it works for users abroad.
    AbroadPermille,
    /// Requests that found neither it nor a counter, until then.
    Unmet,
    /// Requests served on paper, until then.
    OnPaper,
}

/// What can be measured of a system, truth included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SystemNumber {
    /// How well it serves those who need it, in thousandths.
    LevelPermille,
    Implanted,
    Encrypted,
    Wiped,
    /// Hosts ever encrypted or wiped: rebuilding does not take it back.
    Lost,
}

impl Expect {
    /// Returns the minute at which it is looked at; none when the whole run is.
    pub fn at(&self) -> Option<Minute> {
        match self {
            Expect::Holds { at, .. } | Expect::Measure { at, .. } | Expect::Service { at, .. } | Expect::System { at, .. } => Some(*at),
            Expect::Objective { at, .. } => *at,
            Expect::Happened { .. } | Expect::NotHappened { .. } | Expect::Time { .. } => None,
        }
    }

    /// Returns the last minute that it speaks of.
    pub fn last(&self) -> Option<Minute> {
        match self {
            Expect::Happened { from, to, .. } | Expect::NotHappened { from, to, .. } | Expect::Time { from, to, .. } => to.or(*from),
            _ => self.at(),
        }
    }

    /// Says whether nothing can lie in its range.
    pub fn is_empty(&self) -> bool {
        let backwards = |from: &Option<Minute>, to: &Option<Minute>| matches!((from, to), (Some(from), Some(to)) if from > to);
        match self {
            Expect::Happened { from, to, at_least, at_most, .. } => backwards(from, to) || at_most.is_some_and(|most| most < *at_least),
            Expect::NotHappened { from, to, .. } | Expect::Time { from, to, .. } => backwards(from, to),
            Expect::Measure { from, to, .. } | Expect::Service { from, to, .. } | Expect::System { from, to, .. } => from > to,
            Expect::Holds { .. } | Expect::Objective { .. } => false,
        }
    }
}
