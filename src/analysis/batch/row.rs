//! What is written of a game: a row of plain columns, the same in every form of a table.

use super::plan::{Job, Plan};
use crate::analysis::balance::measure::{self, Moment, When};
use crate::scenario::Minute;
use crate::sim::Sim;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id, or digits of a digest: lower-case letters, digits and hyphens.
    Text,
    /// Below 2^63.
    Number,
    /// A number, or nothing when it never came to it.
    Perhaps,
    /// A number that may be as large as a seed: below 2^64.
    Seed,
    Truth,
}

/// A column of the table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// What it says, with unit and range.
    pub about: &'static str,
    /// It measures how a game went: the summary puts it together.
    pub measured: bool,
}

/// One thing in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(u64),
    Truth(bool),
    Nothing,
}

/// A game: a value for each of [`COLUMNS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);

macro_rules! columns {
    ($($name:literal $kind:ident $measured:literal $about:literal;)*) => {
        /// All columns, in their order.
        pub const COLUMNS: [Column; [$($name),*].len()] =
            [$(Column { name: $name, kind: Kind::$kind, about: $about, measured: $measured }),*];
    };
}

columns! {
    "game" Number false "number of the game in the whole batch, from 1";
    "scenario" Text false "id of the scenario";
    "doctrine_asked" Text false "`any` when the seed's dice choose, else the doctrine that was forced";
    "bot" Text false "who played";
    "seed" Seed false "seed of all luck";
    "doctrine" Text false "doctrine that was played";
    "ended" Truth false "false when the game was stopped because it had too many events";
    "minute" Number false "scenario minutes from the start to its end";
    "score" Number true "0 to 1000, more is better";
    "score_continuity" Number true "0 to 1000, part of the score";
    "score_integrity" Number true "0 to 1000, part of the score";
    "score_confidentiality" Number true "0 to 1000, part of the score";
    "score_evidence" Number true "0 to 1000, part of the score";
    "score_trust" Number true "0 to 1000, part of the score";
    "score_recovery" Number true "0 to 1000, part of the score";
    "requests_unmet" Number true "requests that found neither the service nor a counter";
    "requests_unmet_abroad" Number true "those of them from abroad";
    "requests_on_paper" Number true "requests met at counters";
    "hosts_destroyed" Number true "machines ever encrypted or wiped";
    "hosts_destroyed_permille" Number true "their share of all machines, 0 to 1000";
    "services_up_permille" Number true "share of services that work inside the country at the end, 0 to 1000";
    "services_up_abroad_permille" Number true "share that works from abroad at the end, 0 to 1000";
    "e_services_up" Number true "e-services that work inside the country at the end";
    "stolen_permille" Number true "share of what can be stolen that was, 0 to 1000";
    "published_times" Number true "how often stolen data was published";
    "evidence_permille" Number true "share of evidence that is secured, 0 to 1000";
    "trust_permille" Number true "public trust at the end, 0 to 1000";
    "dark_minute" Perhaps true "scenario minute at which the network first went dark; empty: never";
    "flagship_down_minute" Perhaps true "scenario minute at which the flagship service first went down; empty: never";
    "flagship_back_minute" Perhaps true "scenario minute since which it is back for good; empty: it was never down, or never came back";
    "objectives_met" Number true "objectives that were met";
    "objectives_missed" Number true "objectives that were missed";
    "orders" Number true "orders that were given and taken";
    "events" Number true "events in the journal";
    "digest" Text false "first 16 digits of the digest of the whole state at the end";
}

/// Reads a game at its end.
pub fn of(plan: &Plan, job: Job, sim: &Sim, orders: u64) -> Row {
    let scenario = sim.scenario();
    let standing = sim.standing();
    let score = standing.score;
    let text = |text: &str| Value::Text(text.to_owned());
    let minute = |minute: Option<Minute>| minute.map_or(Value::Nothing, |minute| number(minute.0));
    let dark = match measure::find(sim, &Moment::Dark) {
        When::At(at) => Some(at),
        When::Always | When::Never => None,
    };
    Row(vec![
        number(job.number),
        text(&scenario.id),
        text(plan.doctrine(job.cell)),
        text(plan.bot(job.cell)),
        number(job.seed),
        text(scenario.name(sim.truth().intruder().doctrine)),
        Value::Truth(sim.is_over()),
        number(standing.minute.0),
        number(score.total),
        number(score.continuity),
        number(score.integrity),
        number(score.confidentiality),
        number(score.evidence),
        number(score.trust),
        number(score.recovery),
        number(standing.unmet),
        number(standing.unmet_abroad),
        number(standing.on_paper),
        number(standing.hosts_lost),
        number(standing.destroyed.0),
        number(standing.services_up.0),
        number(standing.services_up_abroad.0),
        number(standing.e_services),
        number(standing.stolen.0),
        number(standing.published),
        number(standing.evidence.0),
        number(standing.trust.0),
        minute(dark),
        minute(standing.flagship_down),
        minute(standing.flagship_back),
        number(standing.objectives_met),
        number(standing.objectives_missed),
        number(orders),
        number(sim.journal().len() as u64),
        Value::Text(sim.digests().whole().short()),
    ])
}

fn number(number: impl Into<u64>) -> Value {
    Value::Number(number.into())
}

impl Row {
    /// Says whether this is the row of a game of a plan.
    pub fn is_of(&self, plan: &Plan, job: Job) -> bool {
        let text = |text: &str| Value::Text(text.to_owned());
        let key = [
            number(job.number),
            text(&plan.part(job.cell).scenario.id),
            text(plan.doctrine(job.cell)),
            text(plan.bot(job.cell)),
            number(job.seed),
        ];
        self.0.len() == COLUMNS.len() && self.0.starts_with(&key)
    }

    /// Says whether the game was played to its end.
    pub fn ended(&self) -> bool {
        self.0.iter().zip(&COLUMNS).any(|(value, column)| column.name == "ended" && *value == Value::Truth(true))
    }

    /// Returns how it went, column by column.
    pub fn measured(&self) -> impl Iterator<Item = Option<u64>> {
        self.0.iter().zip(&COLUMNS).filter(|(_, column)| column.measured).map(|(value, _)| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    }
}

/// Returns the columns that measure how a game went.
pub fn measured() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| column.measured)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::batch::Shard;
    use crate::testing::albania;

    #[test]
    fn a_row_has_a_value_of_the_right_kind_for_each_column() {
        let plan = Plan::new(vec![albania()], &["any".to_owned()], &["idle".to_owned()], 3..=4, 1000, Shard::WHOLE).expect("it is good");
        let mut sim = Sim::new(albania(), 4);
        sim.advance_to(Minute(600));
        let row = of(&plan, plan.job(1), &sim, 0);
        assert_eq!(row.0.len(), COLUMNS.len());
        for (value, column) in row.0.iter().zip(&COLUMNS) {
            let fits = match value {
                Value::Text(_) => column.kind == Kind::Text,
                Value::Number(_) => matches!(column.kind, Kind::Number | Kind::Perhaps | Kind::Seed),
                Value::Truth(_) => column.kind == Kind::Truth,
                Value::Nothing => column.kind == Kind::Perhaps,
            };
            assert!(fits, "{}: {value:?}", column.name);
        }
        assert!(row.is_of(&plan, plan.job(1)) && !row.is_of(&plan, plan.job(0)));
        assert!(!row.ended(), "it is under way");
    }
}
