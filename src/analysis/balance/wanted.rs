//! What a scenario's author wants of its numbers: `balance.ron` beside the scenario, and whether it holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use crate::scenario::calendar::Lasting;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics, Place, Source, TOLD_MAX, did_you_mean};
use crate::scenario::leaf::Permille;
use crate::scenario::library::Shelf;
use crate::scenario::names::{Declared, DoctrineId, reading};
use crate::scenario::ron_text::from_source;
use crate::scenario::{Minute, Scenario};

use super::measure::{Moment, Number, When};
use super::spread::{Spread, between_quarters, quantile};
use super::{Balance, Game};
use crate::analysis::bots;

/// The file of a scenario's folder that holds what is wanted.
pub const FILE: &str = "balance.ron";
/// The format that this version reads.
const FORMAT: u32 = 1;

/// What is wanted. The default wants nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    format: u32,
    /// Among whom the best score is looked for: distinct strategies that a sensible player might follow.
    pub strategies: Vec<Declared>,
    pub rows: Vec<Row>,
}

/// One thing that is wanted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What it is about, for people.
    pub about: String,
    pub is: Want,
    /// Only games in which the intruder follows that doctrine.
    #[serde(default)]
    pub doctrine: Option<DoctrineId>,
    /// Why it is wanted: what is on record, or what play needs.
    #[serde(default)]
    pub source: String,
}

/// A strategy's middle game is meant wherever nothing else is said: half of its games lie on either side.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Want {
    /// A number lies between two others, both included.
    Number { of: Declared, is: Number, from: u64, to: u64 },
    /// Something comes true between two minutes, both included.
    Time { of: Declared, is: Moment, from: Minute, to: Minute },
    /// From one moment until another it lasts so long.
    Span { of: Declared, from: Moment, until: Moment, at_least: Lasting, at_most: Lasting },
    /// One moment comes later than another, or never.
    Later { of: Declared, is: Moment, than: Moment },
    /// A number is smaller than with another strategy.
    Less { of: Declared, is: Number, than: Declared },
    /// A number is larger than with another strategy.
    More { of: Declared, is: Number, than: Declared },
    /// No strategy is best in more than this share of the seeds; at least so many are in at least that share.
    Contest { best_at_most: Permille, strategies_at_least: usize, each_at_least: Permille },
    /// With orders fixed, the score is spread less over seeds than it is over strategies with luck fixed. Both are the
    /// distance between the first and the third quarter; for strategies, the middle one of all seeds.
    Luck { orders: Vec<Declared> },
}

/// Reads what is wanted of a scenario; where no file says so, nothing is.
pub fn load(shelf: &Shelf, scenario: &Arc<Scenario>) -> Result<Wanted, Diagnostics> {
    if !shelf.holds(FILE) {
        return Ok(Wanted::default());
    }
    let source = shelf.part(FILE).map_err(one)?;
    read(&source, scenario)
}

fn one(problem: Diagnostic) -> Diagnostics {
    Diagnostics(vec![problem])
}

/// Reads what is wanted from a file's text.
pub fn read(source: &Arc<Source>, scenario: &Arc<Scenario>) -> Result<Wanted, Diagnostics> {
    let (wanted, findings) = reading(&scenario.names, &scenario.calendar, source, || from_source::<Wanted>(source));
    let wanted = wanted.map_err(one)?;
    let mut found = Diagnostics(findings.problems);
    if wanted.format != FORMAT {
        let at = source.text.find("format").unwrap_or_default();
        return Err(one(Diagnostic::error(
            "wrong-format",
            format!("this is format {}, and this version reads format {FORMAT}", wanted.format),
        )
        .at(Place::new(source, at..at + "format".len()))));
    }
    // A time or name that cannot be read stands for another one: what is said of ranges is not meant then.
    let sound = found.is_empty();
    let known = bots::all_names(scenario);
    let place = |name: &Declared| name.range.clone().map(|range| Place::new(source, range));
    let mut named = BTreeSet::new();
    for name in &wanted.strategies {
        if !named.insert(name.text.as_str()) {
            found.push(Diagnostic::error("duplicate-strategy", format!("`{}` stands here twice", name.text)).at(place(name)));
        }
    }
    for name in wanted.strategies.iter().chain(wanted.rows.iter().flat_map(|row| row.is.names())) {
        if !known.contains(&name.text) {
            let problem = Diagnostic::error("unknown-strategy", format!("nobody plays as `{}`", name.text)).at(place(name));
            found.push(match did_you_mean(&name.text, known.iter().map(String::as_str)) {
                Some(near) => problem.meant(near),
                None => problem.help(format!("bots and playbooks: {}", known.join(", "))),
            });
        }
    }
    for row in wanted.rows.iter().filter(|_| sound) {
        if let Some(why) = row.is.slip(&wanted) {
            // Rows have no names: the words that say what it is about show which one it is. Of more than are told nobody asks where.
            let find = || source.text.find(&format!("\"{}\"", row.about)).map(|at| Place::new(source, at..at + row.about.len() + 2));
            let at = if found.0.len() > TOLD_MAX { None } else { find() };
            found.push(Diagnostic::error("bad-row", why).at(at));
        }
    }
    found.sort();
    found.cut();
    if found.is_empty() { Ok(wanted) } else { Err(found) }
}

impl Want {
    fn names(&self) -> Vec<&Declared> {
        match self {
            Want::Number { of, .. } | Want::Time { of, .. } | Want::Span { of, .. } | Want::Later { of, .. } => vec![of],
            Want::Less { of, than, .. } | Want::More { of, than, .. } => vec![of, than],
            Want::Contest { .. } => Vec::new(),
            Want::Luck { orders } => orders.iter().collect(),
        }
    }

    fn numbers(&self) -> Option<Number> {
        match self {
            Want::Number { is, .. } | Want::Less { is, .. } | Want::More { is, .. } => Some(*is),
            _ => None,
        }
    }

    fn moments(&self) -> Vec<&Moment> {
        match self {
            Want::Time { is, .. } => vec![is],
            Want::Span { from, until, .. } => vec![from, until],
            Want::Later { is, than, .. } => vec![is, than],
            _ => Vec::new(),
        }
    }

    /// Says what is wrong with a row by itself.
    fn slip(&self, wanted: &Wanted) -> Option<String> {
        let backwards = || Some("the range ends before it begins: nothing can lie in it".to_owned());
        match self {
            Want::Number { from, to, .. } if from > to => backwards(),
            Want::Time { from, to, .. } if from > to => backwards(),
            Want::Span { at_least, at_most, .. } if at_least > at_most => backwards(),
            Want::Contest { .. } | Want::Luck { .. } if wanted.strategies.len() < 2 => {
                Some("this compares strategies: name at least two in `strategies`".to_owned())
            }
            Want::Contest { strategies_at_least, .. } if *strategies_at_least > wanted.strategies.len() => {
                Some(format!("only {} strategies are named in `strategies`", wanted.strategies.len()))
            }
            Want::Luck { orders } if orders.is_empty() => Some("name the playbooks whose orders stay the same".to_owned()),
            _ if self.moments().iter().any(|moment| matches!(moment, Moment::Back(of) | Moment::BackAbroad(of) if of.is_empty())) => {
                Some("name the services that are to be back".to_owned())
            }
            _ => None,
        }
    }
}

impl Wanted {
    /// Returns the minutes at which games are looked at on the way.
    pub fn marks(&self) -> impl Iterator<Item = Minute> {
        self.rows.iter().filter_map(|row| row.is.numbers()?.mark())
    }

    /// Returns the moments that are looked for in games.
    pub fn moments(&self) -> impl Iterator<Item = &Moment> {
        self.rows.iter().flat_map(|row| row.is.moments())
    }
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Holds,
    Fails,
    /// Somebody whom the row speaks of does not play.
    NotPlayed,
}

/// A row, what was measured, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Checked {
    pub about: String,
    pub verdict: Verdict,
    pub wanted: String,
    pub measured: String,
    pub source: String,
}

/// Holds every row against the games that were played.
pub fn check(balance: &Balance) -> Vec<Checked> {
    let rows = &balance.plan.wanted.rows;
    rows.iter()
        .map(|row| {
            let (verdict, measured) = match measure(balance, row) {
                Some((true, measured)) => (Verdict::Holds, measured),
                Some((false, measured)) => (Verdict::Fails, measured),
                None => (Verdict::NotPlayed, "not played".to_owned()),
            };
            Checked { about: row.about.clone(), verdict, wanted: in_words(balance, &row.is), measured, source: row.source.clone() }
        })
        .collect()
}

/// Says what a row wants.
fn in_words(balance: &Balance, want: &Want) -> String {
    let calendar = &balance.plan.scenario.calendar;
    match want {
        Want::Number { is, from, to, .. } => format!("{} to {}", is.words(*from), is.words(*to)),
        Want::Time { from, to, .. } => format!("{} to {}", calendar.date(*from), calendar.date(*to)),
        Want::Span { at_least, at_most, .. } => {
            let words = |lasting: &Lasting| When::At(Minute(lasting.0)).lasting();
            format!("{} to {}", words(at_least), words(at_most))
        }
        Want::Later { .. } => "later".to_owned(),
        Want::Less { than, .. } => format!("less than {}", than.text),
        Want::More { than, .. } => format!("more than {}", than.text),
        Want::Contest { best_at_most, strategies_at_least, each_at_least } => {
            format!("none above {best_at_most}, {strategies_at_least} or more at {each_at_least} or above")
        }
        Want::Luck { .. } => "spread over seeds smaller than over strategies".to_owned(),
    }
}

/// Returns whether a row holds, and what was measured; none when somebody in it does not play.
fn measure(balance: &Balance, row: &Row) -> Option<(bool, String)> {
    let want = &row.is;
    let meant = |game: &&Game| row.doctrine.is_none_or(|doctrine| game.doctrine == doctrine);
    let calendar = &balance.plan.scenario.calendar;
    let games = |name: &Declared| {
        let games = balance.of(balance.plan.strategy(&name.text)?);
        let games: Vec<&Game> = games.iter().filter(meant).collect();
        (!games.is_empty()).then_some(games)
    };
    let numbers = |name: &Declared, is: Number| Spread::of(games(name)?.iter().map(|game| balance.number(game, is)));
    let whens = |name: &Declared, when: &dyn Fn(&Game) -> When| Spread::of(games(name)?.iter().map(|game| when(game)));
    match want {
        Want::Number { of, is, from, to } => {
            let spread = numbers(of, *is)?;
            let words = format!("{} ({} – {})", is.words(spread.median), is.words(spread.least), is.words(spread.most));
            Some(((*from..=*to).contains(&spread.median), words))
        }
        Want::Time { of, is, from, to } => {
            let spread = whens(of, &|game| balance.moment(game, is))?;
            let words = [spread.median, spread.least, spread.most].map(|when| when.words(calendar));
            let holds = (When::At(*from)..=When::At(*to)).contains(&spread.median);
            Some((holds, format!("{} ({} – {})", words[0], words[1], words[2])))
        }
        Want::Span { of, from, until, at_least, at_most } => {
            let spread = whens(of, &|game| balance.moment(game, until).since(balance.moment(game, from)))?;
            let words = [spread.median, spread.least, spread.most].map(When::lasting);
            let holds = (When::At(Minute(at_least.0))..=When::At(Minute(at_most.0))).contains(&spread.median);
            Some((holds, format!("{} ({} – {})", words[0], words[1], words[2])))
        }
        Want::Later { of, is, than } => {
            let (later, earlier) = (whens(of, &|game| balance.moment(game, is))?, whens(of, &|game| balance.moment(game, than))?);
            Some((later.median > earlier.median, format!("{}, after {}", later.median.words(calendar), earlier.median.words(calendar))))
        }
        Want::Less { of, is, than } | Want::More { of, is, than } => {
            let (own, other) = (numbers(of, *is)?.median, numbers(than, *is)?.median);
            let holds = if matches!(want, Want::Less { .. }) { own < other } else { own > other };
            Some((holds, format!("{} against {}", is.words(own), is.words(other))))
        }
        Want::Contest { best_at_most, strategies_at_least, each_at_least } => {
            let among = contenders(balance)?;
            let best = balance.best(&among, row.doctrine)?;
            let good = best.iter().filter(|share| *share >= each_at_least).count();
            let holds = best.iter().all(|share| share <= best_at_most) && good >= *strategies_at_least;
            let mut ranking: Vec<(Permille, &str)> =
                best.iter().zip(&among).map(|(share, strategy)| (*share, balance.plan.strategies[*strategy].as_str())).collect();
            ranking.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
            let words: Vec<String> = ranking.iter().map(|(share, name)| format!("{name} {share}")).collect();
            Some((holds, words.join(", ")))
        }
        Want::Luck { orders } => {
            let among = contenders(balance)?;
            let mut over_strategies: Vec<u32> = (0..balance.plan.seed_count() as usize)
                .filter(|seed| among.first().is_some_and(|first| meant(&&balance.of(*first)[*seed])))
                .filter_map(|seed| between_quarters(among.iter().map(|strategy| balance.of(*strategy)[seed].score())))
                .collect();
            over_strategies.sort_unstable();
            let over_strategies = quantile(&over_strategies, 500)?;
            let mut words = Vec::new();
            let mut holds = true;
            for name in orders {
                let over_seeds = between_quarters(games(name)?.iter().map(|game| game.score()))?;
                holds &= over_seeds < over_strategies;
                words.push(format!("{} {over_seeds}", name.text));
            }
            Some((holds, format!("over seeds {}; over strategies {over_strategies}", words.join(", "))))
        }
    }
}

/// Returns all strategies that are compared, when all of them play.
fn contenders(balance: &Balance) -> Option<Vec<usize>> {
    balance.plan.wanted.strategies.iter().map(|name| balance.plan.strategy(&name.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::albania;
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: Expect) {
        let source = Source::new("balance.ron", text);
        let said = match read(&source, &albania()) {
            Ok(wanted) => format!("{} rows", wanted.rows.len()),
            Err(problems) => problems.render(false),
        };
        expect.assert_eq(&said);
    }

    #[test]
    fn the_file_that_ships_is_good() {
        let wanted = load(&crate::scenario::library::find("albania-2022").expect("it comes with the game"), &albania());
        let wanted = wanted.unwrap_or_else(|problems| panic!("{}", problems.render(false)));
        assert!(wanted.rows.len() >= 10 && wanted.strategies.len() == 6, "{wanted:?}");
    }

    #[test]
    fn slips_are_shown_where_they_are() {
        check("(format: 1, strategies: [], rows: [])", expect!["0 rows"]);
        check(
            "(format: 2, strategies: [], rows: [])",
            expect![[r#"
            error[wrong-format]: this is format 2, and this version reads format 1
             --> balance.ron:1:2
              |
            1 | (format: 2, strategies: [], rows: [])
              |  ^^^^^^

            1 error
        "#]],
        );
        check(
            "(format: 1, strategies: [\"histroy\", \"idle\", \"idle\"], rows: [])",
            expect![[r#"
            error[unknown-strategy]: nobody plays as `histroy`
             --> balance.ron:1:26
              |
            1 | (format: 1, strategies: ["histroy", "idle", "idle"], rows: [])
              |                          ^^^^^^^^^ did you mean `history`?

            error[duplicate-strategy]: `idle` stands here twice
             --> balance.ron:1:45
              |
            1 | (format: 1, strategies: ["histroy", "idle", "idle"], rows: [])
              |                                             ^^^^^^

            2 errors
        "#]],
        );
        check(
            "(format: 1, strategies: [], rows: [\n  (about: \"a\", is: Number(of: \"nobody\", is: Destroid, from: 1, to: 2)),\n])",
            expect![[r#"
                error[unknown-word]: `Destroid` is not known as `Number`
                 --> balance.ron:2:45
                  |
                2 |   (about: "a", is: Number(of: "nobody", is: Destroid, from: 1, to: 2)),
                  |                                             ^^^^^^^^ did you mean `Destroyed`?
                  |
                  = help: one of: Score, Destroyed, Lost, Unmet, UnmetBy, EServices, Trust, Evidence, Published

                1 error
            "#]],
        );
        check(
            "(format: 1, strategies: [], rows: [\n  (about: \"portal\", is: Time(of: \"idle\", is: Back([\"portl-account\"]), from: \"17 Jly 10:00\", to: \"16 Jul 10:00\")),\n])",
            expect![[r#"
                error[unknown-id]: no service is called `portl-account`
                 --> balance.ron:2:52
                  |
                2 |   (about: "portal", is: Time(of: "idle", is: Back(["portl-account"]), from: "17 Jly 10:00", to: "16 Jul 10:00")),
                  |                                                    ^^^^^^^^^^^^^^^ did you mean `portal-account`?

                error[bad-time]: `17 Jly 10:00` is not a time
                 --> balance.ron:2:77
                  |
                2 |   (about: "portal", is: Time(of: "idle", is: Back(["portl-account"]), from: "17 Jly 10:00", to: "16 Jul 10:00")),
                  |                                                                             ^^^^^^^^^^^^^^
                  |
                  = help: write `15 Jul 14:10`, `Fri 15 Jul 14:10`, `2022-07-15 14:10` or `+90 min` after the start

                2 errors
            "#]],
        );
        check(
            "(format: 1, strategies: [\"idle\"], rows: [\n  (about: \"cut\", is: Time(of: \"history\", is: Dark, from: \"17 Jul 10:00\", to: \"16 Jul 10:00\")),\n  (about: \"contest\", is: Contest(best_at_most: 500, strategies_at_least: 4, each_at_least: 100)),\n  (about: \"back\", is: Time(of: \"history\", is: Back([]), from: \"16 Jul 10:00\", to: \"17 Jul 10:00\")),\n])",
            expect![[r#"
                error[bad-row]: the range ends before it begins: nothing can lie in it
                 --> balance.ron:2:11
                  |
                2 |   (about: "cut", is: Time(of: "history", is: Dark, from: "17 Jul 10:00", to: "16 Jul 10:00")),
                  |           ^^^^^

                error[bad-row]: this compares strategies: name at least two in `strategies`
                 --> balance.ron:3:11
                  |
                3 |   (about: "contest", is: Contest(best_at_most: 500, strategies_at_least: 4, each_at_least: 100)),
                  |           ^^^^^^^^^

                error[bad-row]: name the services that are to be back
                 --> balance.ron:4:11
                  |
                4 |   (about: "back", is: Time(of: "history", is: Back([]), from: "16 Jul 10:00", to: "17 Jul 10:00")),
                  |           ^^^^^^

                3 errors
            "#]],
        );
    }
}
