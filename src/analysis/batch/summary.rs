//! What all games come to: for each scenario, doctrine and bot, every measured column.

use serde_json::{Map, Value, json};

use super::plan::{Job, Plan};
use super::row::{self, Column, Row};
use super::tally::{Figure, QUANTILES, Tally};
use crate::analysis::balance::table::aligned;
use crate::scenario::calendar::lasting;
use crate::words::grouped;

/// The columns that people are shown; programs get all.
const SHOWN: [&str; 7] = [
    "score",
    "hosts_destroyed_permille",
    "requests_unmet",
    "trust_permille",
    "evidence_permille",
    "flagship_down_minute",
    "flagship_back_minute",
];

/// A summary as it grows. Games are added in their order, so that only one cell at a time is open.
pub struct Summary<'a> {
    plan: &'a Plan,
    open: Option<Open>,
    cells: Vec<Cell>,
}

struct Open {
    cell: usize,
    games: u64,
    stopped: u64,
    tallies: Vec<Tally>,
}

/// What the games of a scenario, doctrine and bot come to.
struct Cell {
    cell: usize,
    games: u64,
    /// Games that had too many events: in no figure.
    stopped: u64,
    /// In the order of the measured columns.
    figures: Vec<Figure>,
}

impl<'a> Summary<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        Self { plan, open: None, cells: Vec::new() }
    }

    pub fn add(&mut self, job: Job, row: &Row) {
        if self.open.as_ref().is_some_and(|open| open.cell != job.cell) {
            self.close();
        }
        let fresh = || Open { cell: job.cell, games: 0, stopped: 0, tallies: row::measured().map(|_| Tally::default()).collect() };
        let open = self.open.get_or_insert_with(fresh);
        open.games += 1;
        if !row.ended() {
            open.stopped += 1;
            return;
        }
        open.tallies.iter_mut().zip(row.measured()).for_each(|(tally, value)| tally.add(value));
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let figures = open.tallies.iter().map(Tally::figure).collect();
            self.cells.push(Cell { cell: open.cell, games: open.games, stopped: open.stopped, figures });
        }
    }

    /// Ends the summary.
    pub fn done(mut self) -> Done<'a> {
        self.close();
        Done { plan: self.plan, cells: self.cells }
    }
}

/// A summary of all that was played.
pub struct Done<'a> {
    plan: &'a Plan,
    cells: Vec<Cell>,
}

impl Done<'_> {
    pub fn games(&self) -> u64 {
        self.cells.iter().map(|cell| cell.games).sum()
    }

    /// Returns how many games were stopped because they had too many events.
    pub fn stopped(&self) -> u64 {
        self.cells.iter().map(|cell| cell.stopped).sum()
    }

    /// Says whether games of the share are missing.
    pub fn is_partial(&self) -> bool {
        self.games() < self.plan.share()
    }

    /// Returns the summary for people.
    pub fn text(&self) -> String {
        let shard = self.plan.shard;
        let share = if shard.of > 1 { format!(", share {} of {}", shard.number, shard.of) } else { String::new() };
        let mut out = if self.is_partial() {
            format!("PARTIAL: {} of {} games{share}\n", grouped(self.games()), grouped(self.plan.share()))
        } else {
            format!("{} games{share}\n", grouped(self.games()))
        };
        out.push_str("mean ± its 95 % confidence interval, quantiles\n");
        for (at, column) in row::measured().enumerate().filter(|(_, column)| SHOWN.contains(&column.name)) {
            out.push('\n');
            out.push_str(&self.table(at, column));
        }
        out
    }

    fn table(&self, at: usize, column: &Column) -> String {
        let head = ["games", "mean", "5 %", "25 %", "50 %", "75 %", "95 %"].map(str::to_owned);
        let mut lines: Vec<Vec<String>> = vec![std::iter::once(column.name.to_owned()).chain(head).collect()];
        for cell in &self.cells {
            let plan = self.plan;
            let names = [plan.part(cell.cell).scenario.id.as_str(), plan.doctrine(cell.cell), plan.bot(cell.cell)];
            let figure = &cell.figures[at];
            let mut line = vec![names.join(" "), grouped(figure.of), mean(column, figure)];
            line.extend(figure.quantiles.map(|value| if figure.of == 0 { String::new() } else { shown(column, value) }));
            lines.push(line);
        }
        aligned(&lines)
    }

    /// Returns the summary for programs: every measured column.
    pub fn json(&self) -> Value {
        let cells: Vec<Value> = self
            .cells
            .iter()
            .map(|cell| {
                let columns: Map<String, Value> =
                    row::measured().zip(&cell.figures).map(|(column, figure)| (column.name.to_owned(), figure_json(figure))).collect();
                json!({
                    "scenario": self.plan.part(cell.cell).scenario.id,
                    "doctrine_asked": self.plan.doctrine(cell.cell),
                    "bot": self.plan.bot(cell.cell),
                    "games": cell.games,
                    "games_stopped": cell.stopped,
                    "columns": columns,
                })
            })
            .collect();
        json!({
            "plan": self.plan.facts(),
            "partial": self.is_partial(),
            "games": self.games(),
            "games_stopped": self.stopped(),
            "cells": cells,
        })
    }
}

fn figure_json(figure: &Figure) -> Value {
    let mut value = json!({
        "games": figure.of,
        "values": figure.values,
        "mean": figure.mean,
        "mean_low": figure.mean.zip(figure.margin).map(|(mean, margin)| mean - margin),
        "mean_high": figure.mean.zip(figure.margin).map(|(mean, margin)| mean + margin),
        "deviation": figure.deviation,
        "least": figure.least,
        "most": figure.most,
        "quantile_step": figure.step,
    });
    for (permille, quantile) in QUANTILES.iter().zip(figure.quantiles) {
        value[format!("p{:02}", permille / 10)] = json!(quantile);
    }
    value
}

/// Returns a mean with its interval; of games that have a value, and how many these are when not all do.
fn mean(column: &Column, figure: &Figure) -> String {
    let Some(mean) = figure.mean else { return shown(column, None) };
    let spread = figure.margin.map(|margin| format!(" ± {}", real(column, margin))).unwrap_or_default();
    let some = if figure.values < figure.of { format!(" (of {})", grouped(figure.values)) } else { String::new() };
    format!("{}{spread}{some}", real(column, mean))
}

fn real(column: &Column, value: f64) -> String {
    match column.name {
        name if name.ends_with("_permille") => format!("{:.2} %", value / 10.0),
        name if name.ends_with("_minute") => lasting(value.round() as u32),
        _ if value < 10_000.0 => format!("{value:.1}"),
        _ => grouped(value.round() as u64),
    }
}

fn shown(column: &Column, value: Option<u64>) -> String {
    match value {
        None => "never".to_owned(),
        Some(value) if column.name.ends_with("_permille") => format!("{}.{} %", value / 10, value % 10),
        Some(value) if column.name.ends_with("_minute") => lasting(u32::try_from(value).unwrap_or(u32::MAX)),
        Some(value) => grouped(value),
    }
}
