//! Playing a test, and holding the run against what is expected of it.

use std::sync::Arc;

use crate::analysis::balance::measure::{When, find};
use crate::analysis::bots;
use crate::analysis::game::{Exercise, look_from, play_on};
use crate::replay::Session;
use crate::replay::record::{self, ReadError};
use crate::replay::verify::{self, verify};
use crate::scenario::Minute;
use crate::scenario::condition::Condition;
use crate::scenario::diagnostic::Source;
use crate::scenario::names::writing;
use crate::sim::Sim;
use crate::sim::event::Event;
use crate::sim::order::{Order, Refusal};
use crate::sim::state::{UNITS_PER_REQUEST, Verdict};
use crate::words::{Words, story};

use super::file::{Decided, Expect, Given, ServiceNumber, SystemNumber, Test};
use super::read::{Places, Tests};
use super::sighting::Sighting;

/// Most dates of an event that are told.
const DATES_MAX: usize = 3;

/// Of one run, so much is told that is not as it should be.
const FAILURES_MAX: usize = 100;

/// What came of a test with one seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub failures: Vec<Failure>,
    /// How many orders were taken, and how many events happened.
    pub orders: usize,
    pub events: usize,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// `file:line:column`.
    pub place: String,
    /// What should have been, in the words of the test.
    pub expected: String,
    pub found: String,
    /// When it was looked at; none when it is about the whole run.
    pub date: Option<String>,
}

/// Plays a test with one seed. The run is then written down as a recording, read, and played again.
pub fn run(tests: &Tests, number: usize, seed: u64) -> Outcome {
    let test = &tests.tests[number];
    let scenario = &tests.scenario;
    let length = scenario.calendar.length();
    let name = test.plays.as_ref().map_or("idle", |name| name.text.as_str());
    let places = tests.places.get(number).cloned().unwrap_or_default();
    let judge = Judge { tests, test, places };
    let mut bot = match bots::by_name(name, scenario) {
        Ok(bot) => bot,
        Err(why) => return Outcome { failures: vec![judge.whole(format!("plays: \"{name}\""), why)], orders: 0, events: 0 },
    };
    let mut marks: Vec<(Minute, usize)> =
        test.expect.iter().enumerate().filter_map(|(row, expected)| Some((expected.at()?, row))).collect();
    marks.sort_unstable();
    let until = test.until.unwrap_or(length).min(length);
    let session = Session::new(scenario.clone(), seed, test.plays.as_ref().map(|name| name.text.clone()));
    let mut stage = Stage { session, judge: &judge, until, orders: &test.orders, marks: &marks, failures: Vec::new() };
    play_on(&mut stage, bot.as_mut(), |stage: &Stage<'_>| look_from(stage.session.sim.now().plus(1)) <= until);
    stage.close();
    let Stage { mut session, mut failures, .. } = stage;
    session.finish();
    for (row, expected) in test.expect.iter().enumerate().filter(|(_, expected)| expected.at().is_none()) {
        if failures.len() < FAILURES_MAX {
            failures.extend(judge.expected(row, expected, &session.sim));
        }
    }
    if failures.len() == FAILURES_MAX {
        failures.push(
            judge.whole("what else is expected".to_owned(), format!("not looked at: {FAILURES_MAX} things are not as they should be")),
        );
    }
    failures.extend(judge.again(&session));
    let orders = session.records().iter().filter(|record| matches!(record, record::Record::Order { .. })).count();
    Outcome { failures, orders, events: session.sim.journal().len() }
}

/// A run under way, with what is to be said and looked at on the way.
struct Stage<'a> {
    session: Session,
    judge: &'a Judge<'a>,
    until: Minute,
    orders: &'a [Given],
    marks: &'a [(Minute, usize)],
    failures: Vec<Failure>,
}

impl Exercise for Stage<'_> {
    fn sim(&self) -> &Sim {
        &self.session.sim
    }

    fn wait_until(&mut self, minute: Minute) {
        let minute = minute.min(self.until);
        loop {
            let order = self.orders.first().filter(|order| order.at <= minute);
            // A minute is looked at when it has passed: the bot, too, may still say something in this one.
            let mark = self.marks.first().filter(|(at, _)| *at < minute);
            match (order, mark) {
                (Some(order), mark) if mark.is_none_or(|(at, _)| order.at <= *at) => {
                    self.orders = &self.orders[1..];
                    self.session.advance_to(order.at);
                    self.give(order);
                }
                (_, Some((at, row))) => {
                    self.marks = &self.marks[1..];
                    self.session.advance_to(*at);
                    self.look(*row);
                }
                _ => break,
            }
        }
        self.session.advance_to(minute);
    }

    fn say(&mut self, order: Order) -> bool {
        self.session.submit(order).is_ok()
    }
}

impl Stage<'_> {
    /// Lets the rest of the run pass, and looks at its last minute.
    fn close(&mut self) {
        self.wait_until(self.until);
        for (_, row) in std::mem::take(&mut self.marks) {
            self.look(*row);
        }
    }

    fn look(&mut self, row: usize) {
        if self.failures.len() >= FAILURES_MAX {
            return;
        }
        self.failures.extend(self.judge.expected(row, &self.judge.test.expect[row], &self.session.sim));
    }

    fn give(&mut self, order: &Given) {
        let answer = self.session.submit(Order { seat: order.seat, act: order.act.clone() });
        if self.failures.len() >= FAILURES_MAX {
            return;
        }
        self.failures.extend(self.judge.answered(order, answer, &self.session.sim));
    }
}

/// Holds what is against what should be.
struct Judge<'a> {
    tests: &'a Tests,
    test: &'a Test,
    places: Places,
}

impl Judge<'_> {
    fn source(&self) -> &Arc<Source> {
        &self.tests.source
    }

    fn place(&self, at: usize) -> String {
        crate::scenario::diagnostic::Place::new(self.source(), at..at).short()
    }

    /// A failure of the whole test.
    fn whole(&self, expected: String, found: String) -> Failure {
        Failure { place: self.place(self.places.name.start), expected, found, date: None }
    }

    /// Says how an order was answered, when it should have been answered otherwise.
    fn answered(&self, order: &Given, answer: Result<(), Refusal>, sim: &Sim) -> Option<Failure> {
        let wanted = order.refused.as_ref().map(|refused| refused.text.as_str());
        let found = match (&answer, wanted) {
            (Ok(()), None) => return None,
            (Err(refusal), Some(wanted)) if key(refusal) == wanted => return None,
            (Ok(()), Some(_)) => "it was taken".to_owned(),
            (Err(refusal), _) => {
                format!("it was refused as `{}`: {}", key(refusal), Words::english().refusal(sim.scenario(), refusal))
            }
        };
        let range = order.row.and_then(|row| self.places.orders.get(row)).cloned();
        let said = match &range {
            Some(range) => self.slice(range.clone()),
            None => format!("the order of the recording {} is taken", self.ron(&order.act)),
        };
        let place = self.place(range.map_or(self.places.name.start, |range| range.start));
        Some(Failure { place, expected: said, found, date: Some(self.date(sim.now())) })
    }

    /// Returns the words of the test, on one line.
    fn slice(&self, range: std::ops::Range<usize>) -> String {
        self.source().text[range].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn ron<T: serde::Serialize>(&self, value: &T) -> String {
        let scenario = &self.tests.scenario;
        writing(&scenario.names, &scenario.calendar, || ron::ser::to_string(value)).unwrap_or_default()
    }

    fn date(&self, minute: Minute) -> String {
        self.tests.scenario.calendar.date(minute)
    }

    /// Says how something is, when it should be otherwise.
    fn expected(&self, row: usize, expected: &Expect, sim: &Sim) -> Option<Failure> {
        let found = self.found(expected, sim)?;
        let range = self.places.expect.get(row).cloned().unwrap_or_default();
        let date = expected.at().map(|at| self.date(at));
        Some(Failure { place: self.place(range.start), expected: self.slice(range), found, date })
    }

    fn found(&self, expected: &Expect, sim: &Sim) -> Option<String> {
        let outside = |number: u64, from: u64, to: u64, what: &str| (!(from..=to).contains(&number)).then(|| format!("{what} is {number}"));
        match expected {
            Expect::Happened { event, from, to, at_least, at_most } => {
                let (inside, all) = self.sightings(event, *from, *to, sim);
                let count = inside.len() as u32;
                let enough = count >= *at_least && at_most.is_none_or(|most| count <= most);
                (!enough).then(|| match (inside.len(), all.len()) {
                    (_, 0) => "it never happened".to_owned(),
                    (0, _) => format!("it happened outside that time: {}", self.dates(&all)),
                    (times, _) => format!("it happened {times} times: {}", self.dates(&inside)),
                })
            }
            Expect::NotHappened { event, from, to } => {
                let (inside, _) = self.sightings(event, *from, *to, sim);
                let first = inside.first()?;
                let told = story::line(&Words::english(), &self.tests.scenario, sim.journal(), first);
                Some(format!("it happened: {}: {told}", self.dates(&inside)))
            }
            Expect::Holds { is, .. } => (!sim.truth().holds(is)).then(|| format!("not so: {}", self.ron(failing(is, sim)))),
            Expect::Measure { of, from, to, .. } => outside(of.of(&sim.standing()), *from, *to, of.word()),
            Expect::Time { is, from, to } => {
                let when = find(sim, is);
                let after = |minute: Minute| from.is_none_or(|from| from <= minute);
                let before = |minute: Minute| to.is_none_or(|to| minute <= to);
                let holds = matches!(when, When::At(minute) if after(minute) && before(minute));
                (!holds).then(|| match when {
                    When::At(minute) => format!("it came true at {}", self.date(minute)),
                    When::Always => "it was never otherwise".to_owned(),
                    When::Never => "it never came true".to_owned(),
                })
            }
            Expect::Objective { of, is, .. } => {
                let stands = match sim.truth().verdict(*of) {
                    Verdict::Met(_) => Decided::Met,
                    Verdict::Missed(_) => Decided::Missed,
                    Verdict::Open => Decided::Open,
                };
                (stands != *is).then(|| format!("it is {}", stands.word()))
            }
            Expect::Service { of, is, from, to, .. } => {
                let picture = sim.picture();
                let sight = picture.service(*of);
                let (number, what) = match is {
                    ServiceNumber::InsidePermille => (u64::from(sight.inside.0), "inside_permille"),
                    ServiceNumber::AbroadPermille => (u64::from(sight.abroad.0), "abroad_permille"),
                    ServiceNumber::Unmet => (sim.truth().ledger(*of).unmet() / UNITS_PER_REQUEST, "unmet"),
                    ServiceNumber::OnPaper => (sim.truth().ledger(*of).on_paper / UNITS_PER_REQUEST, "on_paper"),
                };
                outside(number, *from, *to, what)
            }
            Expect::System { of, is, from, to, .. } => {
                let truth = sim.truth();
                let hosts = truth.hosts(*of);
                let (number, what) = match is {
                    SystemNumber::LevelPermille => (u64::from(sim.picture().system(*of).level.0), "level_permille"),
                    SystemNumber::Implanted => (u64::from(hosts.implanted), "implanted"),
                    SystemNumber::Encrypted => (u64::from(hosts.encrypted), "encrypted"),
                    SystemNumber::Wiped => (u64::from(hosts.wiped), "wiped"),
                    SystemNumber::Lost => (u64::from(hosts.lost), "lost"),
                };
                outside(number, *from, *to, what)
            }
        }
    }

    /// Returns the events that are such ones: those of that time, and all.
    fn sightings<'s>(&self, event: &Sighting, from: Option<Minute>, to: Option<Minute>, sim: &'s Sim) -> (Vec<&'s Event>, Vec<&'s Event>) {
        let all: Vec<&Event> = sim.journal().events().iter().filter(|happened| event.fits(&happened.what)).collect();
        let within = |event: &&&Event| from.is_none_or(|from| from <= event.minute) && to.is_none_or(|to| event.minute <= to);
        (all.iter().filter(within).copied().collect(), all)
    }

    fn dates(&self, events: &[&Event]) -> String {
        let mut dates: Vec<String> = events.iter().take(DATES_MAX).map(|event| self.date(event.minute)).collect();
        if events.len() > DATES_MAX {
            dates.push(format!("and {} more", events.len() - DATES_MAX));
        }
        dates.join(", ")
    }

    /// Writes the run down as a recording, reads it, and plays it again.
    fn again(&self, session: &Session) -> Option<Failure> {
        let source = Source::new("the recording of this test", session.text());
        let what = match record::read_of(&source, session.sim.scenario()) {
            Ok(recording) => match verify(&recording, None).0 {
                verify::Outcome::Same => return None,
                verify::Outcome::Diverged(divergence) => divergence.to_string(),
                other => format!("{other:?}"),
            },
            Err(ReadError::Bad(problem)) => problem.render(false),
            Err(ReadError::Format { found }) => format!("it is of format {found}"),
            Err(ReadError::Scenario(why)) => why,
        };
        Some(self.whole("the run plays the same again, as a recording".to_owned(), what))
    }
}

/// Returns the part of a condition that keeps it from holding.
fn failing<'a>(condition: &'a Condition, sim: &Sim) -> &'a Condition {
    match condition {
        Condition::All(all) => all.iter().find(|part| !sim.truth().holds(part)).map_or(condition, |part| failing(part, sim)),
        _ => condition,
    }
}

/// Returns the key of a refusal: that of its words, without `refusal-`.
pub fn key(refusal: &Refusal) -> &'static str {
    let whole = match refusal {
        Refusal::Over => "over",
        Refusal::NotOffered => "not-offered",
        Refusal::WrongAim(_) => "wrong-aim",
        Refusal::WrongKind(said) | Refusal::Already(said) | Refusal::First(said) => said.key,
        Refusal::Required(..) => REQUIRED,
        Refusal::NobodyCan(_, None) => "nobody",
        Refusal::NobodyCan(_, Some(_)) => "nobody-yet",
        Refusal::TeamCannot(..) => "team-cannot",
        Refusal::TeamAway(_, None) => "team-away",
        Refusal::TeamAway(_, Some(_)) => "team-back",
        Refusal::TeamFull(_) => "team-full",
        Refusal::Ordered(_) => "ordered",
        Refusal::NothingToStop(_) => "nothing-to-stop",
        Refusal::NotAsked => "not-asked",
    };
    whole.strip_prefix(PREFIX).unwrap_or(whole)
}

/// The key of what a move's own `when` refuses: its words are the author's.
const REQUIRED: &str = "required";
const PREFIX: &str = "refusal-";

/// Returns every key that a refusal can have.
pub fn refusal_keys() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../../assets/strings/en.ftl").lines();
    let named = lines.filter_map(|line| Some(line.strip_prefix(PREFIX)?.split_once(" =")?.0));
    named.chain([REQUIRED])
}
