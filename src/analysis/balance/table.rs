//! The table: for people, and as data.

use serde_json::{Value, json};

use super::measure::{Number, When};
use super::moves::{Found, Weighing};
use super::reading;
use super::sheet::Sheet;
use super::spread::Spread;
use super::wanted::{Checked, Verdict};
use super::{Balance, EARLY, Game, Plan};
use crate::scenario::calendar::lasting;
use crate::scenario::names::*;

/// Returns the table for people.
pub fn text(balance: &Balance, checked: &[Checked]) -> String {
    let plan = &balance.plan;
    let partial = if balance.is_partial() { format!("PARTIAL: {} of {} seeds\n", plan.seed_count(), balance.asked) } else { String::new() };
    let mut out = format!(
        "{partial}{} on {}: {} games\nmedian, and in brackets what a tenth of the games stays below and a tenth goes beyond\n",
        plan.scenario.id,
        seeds(plan),
        plan.games(),
    );
    let doctrines: Vec<String> =
        balance.doctrines().into_iter().map(|(doctrine, seeds)| format!("{} on {seeds}", plan.scenario.name(doctrine))).collect();
    out.push_str(&format!("doctrines: {}\n\n", doctrines.join(", ")));
    out.push_str(&numbers(balance));
    out.push('\n');
    out.push_str(&times(balance));
    out.push('\n');
    out.push_str(&best(balance));
    if !checked.is_empty() {
        out.push('\n');
        out.push_str(&rows(checked));
    }
    out.push_str("\nin words\n");
    for paragraph in reading::paragraphs(&Sheet::of(balance, checked)) {
        out.push_str(&format!("  {paragraph}\n"));
    }
    out
}

fn seeds(plan: &Plan) -> String {
    match (plan.seeds.start(), plan.seeds.end()) {
        (first, last) if first == last => format!("seed {first}"),
        (first, last) => format!("seeds {first} to {last}"),
    }
}

fn numbers(balance: &Balance) -> String {
    let early = format!("unmet, first {}", lasting(EARLY.0));
    let columns: [(&str, Number); 7] = [
        ("score", Number::Score),
        ("destroyed", Number::Destroyed),
        ("requests unmet", Number::Unmet),
        (&early, Number::UnmetBy(EARLY.min(balance.plan.scenario.calendar.length()))),
        ("trust", Number::Trust),
        ("evidence", Number::Evidence),
        ("published", Number::Published),
    ];
    let head = std::iter::once(String::new()).chain(columns.iter().map(|(name, _)| (*name).to_owned())).collect();
    let mut lines: Vec<Vec<String>> = vec![head];
    for (strategy, name) in balance.plan.strategies.iter().enumerate() {
        let cell = |number: Number| {
            let spread = Spread::of(balance.of(strategy).iter().map(|game| balance.number(game, number)));
            spread.map(|spread| bracketed(&[spread.median, spread.low, spread.high].map(|value| number.words(value)))).unwrap_or_default()
        };
        lines.push(std::iter::once(name.clone()).chain(columns.iter().map(|(_, number)| cell(*number))).collect());
    }
    aligned(&lines)
}

fn times(balance: &Balance) -> String {
    let scenario = &balance.plan.scenario;
    let flagship = &scenario.content.services[scenario.content.flagship_service];
    let flagship = if flagship.short.is_empty() { &flagship.name } else { &flagship.short };
    let mut lines = vec![vec![String::new(), format!("{flagship} down"), format!("{flagship} back")]];
    for (strategy, name) in balance.plan.strategies.iter().enumerate() {
        let cell = |when: fn(&Game) -> When| {
            let spread = Spread::of(balance.of(strategy).iter().map(when));
            spread.map(|spread| bracketed(&[spread.median, spread.low, spread.high].map(|when| when.words(&scenario.calendar))))
        };
        lines.push(vec![name.clone(), cell(Game::flagship_down).unwrap_or_default(), cell(Game::flagship_back).unwrap_or_default()]);
    }
    aligned(&lines)
}

/// Writes the middle, and how far values reach when they differ.
fn bracketed([median, low, high]: &[String; 3]) -> String {
    if low == high { median.clone() } else { format!("{median} ({low} – {high})") }
}

fn best(balance: &Balance) -> String {
    let contenders = balance.plan.contenders();
    let doctrines: Vec<DoctrineId> =
        balance.doctrines().into_iter().filter(|(_, seeds)| *seeds > 0).map(|(doctrine, _)| doctrine).collect();
    let mut head = vec!["best score, share of seeds".to_owned(), "all".to_owned()];
    let mut columns = vec![balance.best(&contenders, None)];
    for doctrine in &doctrines {
        head.push(format!("{}, median score", balance.plan.scenario.name(*doctrine)));
        columns.push(balance.best(&contenders, Some(*doctrine)));
    }
    let mut lines = vec![head];
    for (row, strategy) in contenders.iter().enumerate() {
        let mut line = vec![balance.plan.strategies[*strategy].clone()];
        for (column, shares) in columns.iter().enumerate() {
            let share = shares.as_ref().map(|shares| shares[row].to_string()).unwrap_or_default();
            line.push(match column.checked_sub(1).map(|at| doctrines[at]) {
                None => share,
                Some(doctrine) => {
                    let games = balance.of(*strategy).iter().filter(|game| game.doctrine == doctrine);
                    let median = Spread::of(games.map(Game::score)).map(|spread| spread.median).unwrap_or_default();
                    format!("{share}, {median}")
                }
            });
        }
        lines.push(line);
    }
    aligned(&lines)
}

fn rows(checked: &[Checked]) -> String {
    let mut lines = vec![["", "wanted of the games", "wanted", "measured: median (least – most)"].map(str::to_owned).to_vec()];
    for row in checked {
        let verdict = match row.verdict {
            Verdict::Holds => "ok",
            Verdict::Fails => "NOT OK",
            Verdict::NotPlayed => "–",
        };
        lines.push(vec![verdict.to_owned(), row.about.clone(), row.wanted.clone(), row.measured.clone()]);
    }
    aligned(&lines)
}

/// Puts cells into columns, two spaces apart.
pub(in crate::analysis) fn aligned(lines: &[Vec<String>]) -> String {
    let width = |cell: &String| cell.chars().count();
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> =
        (0..columns).map(|column| lines.iter().filter_map(|line| line.get(column)).map(width).max().unwrap_or_default()).collect();
    let mut out = String::new();
    for line in lines {
        let mut text = String::new();
        for (cell, wide) in line.iter().zip(&widths) {
            text.push_str(cell);
            text.extend(std::iter::repeat_n(' ', wide - width(cell) + 2));
        }
        out.push_str(text.trim_end_matches(' '));
        out.push('\n');
    }
    out
}

/// Returns the table, and every game, as data. Names are written where a scope is open.
pub fn json(balance: &Balance, checked: &[Checked]) -> Value {
    let plan = &balance.plan;
    let contenders = plan.contenders();
    let best = balance.best(&contenders, None);
    let strategies: Vec<Value> = plan
        .strategies
        .iter()
        .enumerate()
        .map(|(strategy, name)| {
            let games = balance.of(strategy);
            let spread = |number: Number| Spread::of(games.iter().map(|game| balance.number(game, number)));
            let place = contenders.iter().position(|one| *one == strategy);
            json!({
                "strategy": name,
                "score": spread(Number::Score),
                "destroyed": spread(Number::Destroyed),
                "unmet": spread(Number::Unmet),
                "unmet_early": Spread::of(games.iter().map(|game| balance.unmet_early(game))),
                "trust": spread(Number::Trust),
                "evidence": spread(Number::Evidence),
                "published": spread(Number::Published),
                "flagship_down": Spread::of(games.iter().map(Game::flagship_down)),
                "flagship_back": Spread::of(games.iter().map(Game::flagship_back)),
                "best_permille": place.and_then(|place| best.as_ref().map(|best| best[place])),
                "games": games,
            })
        })
        .collect();
    let by_doctrine: serde_json::Map<String, Value> = balance
        .doctrines()
        .into_iter()
        .map(|(doctrine, seeds)| {
            let shares = balance.best(&contenders, Some(doctrine)).unwrap_or_default();
            let shares: serde_json::Map<String, Value> =
                contenders.iter().zip(shares).map(|(strategy, share)| (plan.strategies[*strategy].clone(), json!(share))).collect();
            (plan.scenario.name(doctrine).to_owned(), json!({ "seeds": seeds, "best_permille": shares }))
        })
        .collect();
    json!({
        "game": env!("CARGO_PKG_VERSION"),
        "scenario": plan.scenario.id,
        "content": plan.scenario.digest.to_string(),
        "seeds": [plan.seeds.start(), plan.seeds.end()],
        "early_minutes": EARLY,
        "strategies": strategies,
        "doctrines": by_doctrine,
        "wanted": checked,
        "partial": balance.is_partial(),
        "in_words": reading::paragraphs(&Sheet::of(balance, checked)),
    })
}

/// Returns what was found about single moves, for people.
pub fn moves_text(plan: &Plan, (samples, asked): (usize, usize), moves: &[Weighing]) -> String {
    let partial = if samples < asked { format!("PARTIAL: {samples} of {asked} moments\n") } else { String::new() };
    let mut out = format!(
        "{partial}{}: every order that could be given, tried at {samples} moments of games on {}, by the score at the end\n\n",
        plan.scenario.id,
        seeds(plan),
    );
    let mut lines =
        vec![["move", "tried", "beats every other move, and none", "beats none", "a mistake: worse than none"].map(str::to_owned).to_vec()];
    for one in moves {
        let cell = |found: &Option<Found>, sign: char| match found {
            Some(found) => format!("{sign}{} {}", found.points, place(plan, found)),
            None => "not found".to_owned(),
        };
        let name = plan.scenario.name(one.what).to_owned();
        lines.push(vec![name, one.tried.to_string(), cell(&one.best, '+'), cell(&one.help, '+'), cell(&one.mistake, '−')]);
    }
    out.push_str(&aligned(&lines));
    let count = |found: fn(&Weighing) -> bool| moves.iter().filter(|one| found(one)).count();
    out.push_str(&format!(
        "\n{} moves: {} are best somewhere, {} help somewhere, {} are a mistake somewhere, {} could never be made\n",
        moves.len(),
        count(|one| one.best.is_some()),
        count(|one| one.help.is_some()),
        count(|one| one.mistake.is_some()),
        count(|one| one.tried == 0),
    ));
    out
}

fn place(plan: &Plan, found: &Found) -> String {
    let date = plan.scenario.calendar.date(found.minute);
    let on = found.target_name(&plan.scenario).map(|name| format!("{name}; ")).unwrap_or_default();
    format!("{on}{}, seed {}, {date}", plan.strategies[found.strategy], found.seed)
}

/// Returns what was found about single moves, as data.
pub fn moves_json(plan: &Plan, (samples, asked): (usize, usize), moves: &[Weighing]) -> Value {
    let found = |found: &Option<Found>| {
        found.as_ref().map(|found| {
            json!({
                "strategy": plan.strategies[found.strategy],
                "seed": found.seed,
                "minute": found.minute,
                "on": found.on,
                "points": found.points,
            })
        })
    };
    let moves: Vec<Value> = moves
        .iter()
        .map(|one| {
            let (best, help, mistake) = (found(&one.best), found(&one.help), found(&one.mistake));
            json!({ "move": one.what, "tried": one.tried, "best": best, "help": help, "mistake": mistake })
        })
        .collect();
    json!({
        "game": env!("CARGO_PKG_VERSION"),
        "scenario": plan.scenario.id,
        "content": plan.scenario.digest.to_string(),
        "samples": samples,
        "partial": samples < asked,
        "moves": moves,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_lines_end_where_words_end() {
        let lines =
            [["", "score", "trust"], ["idle", "199", ""], ["e-Albania ë", "1", "27.9 %"]].map(|line| line.map(str::to_owned).to_vec());
        assert_eq!(aligned(&lines), "             score  trust\nidle         199\ne-Albania ë  1      27.9 %\n");
    }

    #[test]
    fn what_does_not_differ_is_said_once() {
        assert_eq!(bracketed(&["3", "3", "3"].map(str::to_owned)), "3");
        assert_eq!(bracketed(&["3", "1", "4"].map(str::to_owned)), "3 (1 – 4)");
    }
}
