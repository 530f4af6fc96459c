//! What a scenario says people feel: services, when they are wanted, and what serves people without them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Curve, Permille, Prose};
use super::names::*;
use super::world::Needs;

/// Most requests a week for all services together: no sum of the rules comes near its end with them.
pub const ALL_REQUESTS_MAX: u32 = 2_000_000_000;

/// How demand is spread over the week.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// Weight of each hour of the day, from 00:00: 24 whole numbers.
    pub hours: Curve<24>,
    /// Weight of each day, from Monday: 7 whole numbers.
    pub days: Curve<7>,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A way to be served without the network: counters, police stations, manual registers.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// What it looks like, in a sentence.
    #[serde(default)]
    pub about: Prose,
    /// The hour at which it opens and the one at which it closes, 0 to 24: `(8, 16)`.
    pub hours: (u8, u8),
    /// The days on which it is staffed.
    pub days: Vec<Day>,
}

/// From where a service is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Over the internet: a link from there to the zone of its front must carry `web`.
    Public,
    /// Inside the government network.
    Staff,
}

/// Requests that a fallback can serve while the service is down.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Where people go.
    pub at: FallbackId,
    /// So many requests an hour can be served there.
    pub per_hour: u32,
}

/// Another service that can take part of the demand, once people are sent there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandIn {
    /// That other service.
    pub service: ServiceId,
    /// The share of the demand, in thousandths, that it can take.
    pub takes_permille: Permille,
}

/// Something that people use. It works as well as its front and what it needs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// A name that fits a chip.
    #[serde(default)]
    pub short: Prose,
    /// What it is, for people.
    #[serde(default)]
    pub about: Prose,
    /// The agency that answers for it.
    pub owner: AgencyId,
    /// How many of the scenario's e-services it stands for.
    #[serde(default)]
    pub covers: u32,
    /// Who uses it, and from where.
    pub audience: Audience,
    /// The system that its users reach.
    pub front: SystemId,
    /// What must work besides the front.
    pub needs: Needs,
    /// When it is wanted.
    pub profile: ProfileId,
    /// How often it is wanted in a week, 0 to 1,000,000,000; for all services together 2,000,000,000 at most.
    #[schemars(range(max = 1_000_000_000))]
    pub requests_per_week: u32,
    /// The share of requests, in thousandths, that comes from abroad.
    #[serde(default)]
    pub abroad_permille: Permille,
    /// How it is served without the network. Left out: not at all.
    #[serde(default)]
    pub paper: Option<Paper>,
    /// Where people can be sent instead. Left out: nowhere.
    #[serde(default)]
    pub stand_in: Option<StandIn>,
    /// It can move to a partner's cloud.
    #[serde(default)]
    pub can_move: bool,
    /// Who complains when it is down.
    #[serde(default)]
    pub shouts: Prose,
}
