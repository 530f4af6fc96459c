//! Changes to the orders of a run: left out, moved in time, replaced, added. Orders are called by their numbers, as they are listed.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::replay::{Record, predicate};
use crate::scenario::calendar::parse_minutes;
use crate::scenario::diagnostic::{Diagnostic, Place, Source};
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::ron_text::one_from;
use crate::scenario::{Minute, Scenario};

/// Longest text of an order or a list of numbers that is read.
const LENGTH_MAX: usize = 4096;

/// Something that was said in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// An order of the run has its number there, whatever became of it.
    pub number: Option<usize>,
    pub record: Record,
}

impl Line {
    pub fn at(&self) -> Minute {
        self.record.at().unwrap_or_default()
    }

    pub fn act(&self) -> Option<&Act> {
        match &self.record {
            Record::Order { act, .. } => Some(act),
            _ => None,
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Leaves orders out.
    Drop(RangeInclusive<usize>),
    Move(usize, Shift),
    Change(usize, Act),
    Add {
        at: Minute,
        seat: SeatId,
        act: Act,
    },
}

/// Where an order is moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    To(Minute),
    /// Later by so many minutes, or earlier.
    By(i64),
}

/// Why a change cannot be read: in words, or shown where it is wrong.
#[derive(Debug)]
pub enum Slip {
    Words(String),
    Shown(Box<Diagnostic>),
}

impl From<String> for Slip {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl Edit {
    /// Reads `3`, or `3,5..8`.
    pub fn drops(text: &str) -> Result<Vec<Self>, String> {
        let wrong = || format!("`{}` names no orders; write their numbers, such as `3` or `3,5..8`", shortened(text));
        if text.len() > LENGTH_MAX {
            return Err(wrong());
        }
        let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
        text.split(',')
            .map(|part| {
                let (first, last) = match part.split_once("..") {
                    Some((first, last)) => (number(first)?, number(last.strip_prefix('=').unwrap_or(last))?),
                    None => (number(part)?, number(part)?),
                };
                if first > last { Err(format!("{first} comes after {last}")) } else { Ok(Self::Drop(first..=last)) }
            })
            .collect()
    }

    /// Reads `17=15 Jul 20:00`, `17=-6 h` or `17=480`.
    pub fn moves(text: &str, scenario: &Scenario) -> Result<Self, String> {
        let (number, to) = numbered(text, "a time, such as `17=-6 h`")?;
        let by = |sign: i64, rest: &str| {
            let minutes = parse_minutes(rest.trim());
            minutes
                .map(|minutes| Shift::By(sign * i64::from(minutes)))
                .ok_or_else(|| format!("`{to}` is no length of time; write `-6 h` or `+90 min`"))
        };
        let shift = match to.chars().next() {
            Some('+') => by(1, &to[1..])?,
            Some('-') => by(-1, &to[1..])?,
            _ => Shift::To(predicate::minute(to, scenario)?),
        };
        Ok(Self::Move(number, shift))
    }

    /// Reads `17=Do(move:"go-dark")`.
    pub fn changes(text: &str, scenario: &Scenario) -> Result<Self, Slip> {
        let (number, act) = numbered(text, "an order, such as `17=Do(move:\"go-dark\")`")?;
        Ok(Self::Change(number, act_of(act, "--change", scenario)?))
    }

    /// Reads `15 Jul 20:00=Do(move:"go-dark")`, or a line of a recording.
    pub fn adds(text: &str, scenario: &Scenario) -> Result<Self, Slip> {
        if text.trim_start().starts_with("Order(") {
            return match value::<Record>(text.trim().trim_end_matches(','), "--add", scenario)? {
                Record::Order { at, seat, act } => Ok(Self::Add { at, seat, act }),
                other => unreachable!("it begins as an order does: {other:?}"),
            };
        }
        let Some((at, act)) = text.split_once('=') else {
            return Err(
                format!("`{}` is no order; write `15 Jul 20:00=Do(move:\"go-dark\")`, or a line of a recording", shortened(text)).into()
            );
        };
        let at = predicate::minute(at.trim(), scenario)?;
        Ok(Self::Add { at, seat: SeatId::new(0), act: act_of(act, "--add", scenario)? })
    }
}

fn numbered<'a>(text: &'a str, what: &str) -> Result<(usize, &'a str), String> {
    let read = text.split_once('=').and_then(|(number, rest)| Some((number.trim().parse().ok()?, rest.trim())));
    read.ok_or_else(|| format!("`{}` is not the number of an order and {what}", shortened(text)))
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().count() <= SHOWN { text.to_owned() } else { format!("{}…", text.chars().take(SHOWN).collect::<String>()) }
}

fn act_of(text: &str, option: &str, scenario: &Scenario) -> Result<Act, Slip> {
    value(text, option, scenario)
}

/// Reads a value in the words of recordings, or shows what is wrong with it.
fn value<T: for<'de> serde::Deserialize<'de>>(text: &str, option: &str, scenario: &Scenario) -> Result<T, Slip> {
    if text.len() > LENGTH_MAX {
        return Err(format!("an order of {} bytes is none; at most {LENGTH_MAX} are read", text.len()).into());
    }
    let source = Source::new(option, text.trim());
    let (read, findings) = reading(&scenario.names, &scenario.calendar, &source, || {
        let (value, rest) = one_from::<T>(&source, &source.text)?;
        if rest.trim().is_empty() {
            return Ok(value);
        }
        let begin = source.text.len() - rest.trim_start().len();
        Err(Diagnostic::error("syntax", "something stands after the end of the order").at(Place::new(&source, begin..source.text.len())))
    });
    let value = read.map_err(|problem| Slip::Shown(Box::new(problem)))?;
    findings.problems.into_iter().next().map_or(Ok(value), |problem| Err(Slip::Shown(Box::new(problem))))
}

/// The lines of a run after some changes, and the first minute at which anything is another.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    pub lines: Vec<Line>,
    pub first: Minute,
}

/// Changes the lines of a run, or says which change makes no sense.
pub fn apply(lines: &[Line], edits: &[Edit], until: Minute, scenario: &Scenario) -> Result<Edited, String> {
    let count = lines.iter().filter_map(|line| line.number).max().unwrap_or_default();
    let date = |minute: Minute| format!("{}, minute {}", scenario.calendar.date(minute), minute.0);
    let known = |number: usize| {
        if (1..=count).contains(&number) {
            Ok(())
        } else if count == 0 {
            Err(format!("there is no order {number}: no orders were given in this run"))
        } else {
            Err(format!("there is no order {number}: they are numbered from 1 to {count}; --list shows them"))
        }
    };
    let mut out: Vec<Line> = lines.to_vec();
    let (mut dropped, mut moved, mut changed) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut first: Option<Minute> = None;
    let mut touch = |minute: Minute| first = Some(first.map_or(minute, |first| first.min(minute)));
    for edit in edits {
        match edit {
            Edit::Drop(numbers) => {
                known(*numbers.start()).and(known(*numbers.end()))?;
                for line in out.iter().filter(|line| line.number.is_some_and(|number| numbers.contains(&number))) {
                    touch(line.at());
                }
                dropped.extend(numbers.clone());
            }
            Edit::Move(number, shift) => {
                known(*number)?;
                if !moved.insert(*number) {
                    return Err(format!("order {number} is moved twice"));
                }
                let was = out.iter().find(|line| line.number == Some(*number)).map(Line::at).unwrap_or_default();
                let to = match shift {
                    Shift::To(minute) => i64::from(minute.0),
                    Shift::By(minutes) => i64::from(was.0) + minutes,
                };
                let to = u32::try_from(to).ok().map(Minute).filter(|to| *to <= until);
                let to = to.ok_or_else(|| {
                    let (begin, end) = (date(Minute::START), date(until));
                    format!("order {number} cannot be moved there: it is given at {}, and the run goes from {begin} to {end}", date(was))
                })?;
                touch(was.min(to));
                for line in out.iter_mut().filter(|line| line.number == Some(*number)) {
                    if let Record::Order { at, .. } = &mut line.record {
                        *at = to;
                    }
                }
            }
            Edit::Change(number, to) => {
                known(*number)?;
                if !changed.insert(*number) {
                    return Err(format!("order {number} is changed twice"));
                }
                for line in out.iter_mut().filter(|line| line.number == Some(*number)) {
                    touch(line.at());
                    if let Record::Order { act, .. } = &mut line.record {
                        *act = to.clone();
                    }
                }
            }
            Edit::Add { at, seat, act } => {
                if *at > until {
                    return Err(format!("an order cannot be added at {}: the run ends at {}", date(*at), date(until)));
                }
                touch(*at);
                out.push(Line { number: None, record: Record::Order { at: *at, seat: *seat, act: act.clone() } });
            }
        }
    }
    if let Some(number) = dropped.iter().find(|number| moved.contains(number) || changed.contains(number)) {
        return Err(format!("order {number} cannot be left out and be changed too"));
    }
    out.retain(|line| line.number.is_none_or(|number| !dropped.contains(&number)));
    out.sort_by_key(Line::at);
    Ok(Edited { lines: out, first: first.unwrap_or(until) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::whatif::lines;
    use crate::testing::{albania, played};

    fn run() -> Vec<Line> {
        lines(played("history", Minute(3000)).records())
    }

    fn numbers(edited: &Edited) -> Vec<(u32, Option<usize>)> {
        edited.lines.iter().map(|line| (line.at().0, line.number)).collect()
    }

    fn edited(edits: &[Edit]) -> Result<Edited, String> {
        apply(&run()[..4], edits, Minute(3000), &albania())
    }

    #[test]
    fn orders_are_left_out_moved_and_added_in_the_order_of_their_minutes() {
        assert_eq!(numbers(&edited(&[]).expect("nothing changes")), [(31, Some(1)), (271, Some(2)), (271, Some(3)), (301, Some(4))]);
        let drop = edited(&Edit::drops("1, 3..=4").expect("numbers")).expect("they are there");
        assert_eq!((numbers(&drop), drop.first), (vec![(271, Some(2))], Minute(31)));
        let moved = edited(&[Edit::Move(4, Shift::By(-240))]).expect("there is room");
        assert_eq!((numbers(&moved)[1], moved.first), ((61, Some(4)), Minute(61)));
        // What is added comes after what was said at the same minute.
        let add = Edit::adds("271=Do(move:\"go-dark\")", &albania()).expect("an order");
        let added = edited(&[add, Edit::Move(1, Shift::To(Minute(271)))]).expect("there is room");
        assert_eq!(numbers(&added), [(271, Some(1)), (271, Some(2)), (271, Some(3)), (271, None), (301, Some(4))]);
        assert_eq!(added.first, Minute(31));
    }

    #[test]
    fn a_line_of_a_recording_is_an_order() {
        let line = "    Order(at:1891,seat:\"lead\",act:Do(move:\"go-dark\",on:Nothing,by:None)),";
        let short = Edit::adds("Sat 16 Jul 19:31 = Do(move:\"go-dark\")", &albania());
        let short = short.expect("an order");
        assert_eq!(Edit::adds(line, &albania()).expect("an order"), short);
        assert!(matches!(short, Edit::Add { at: Minute(1891), .. }));
        assert_eq!(Edit::moves("17=-6 h", &albania()), Ok(Edit::Move(17, Shift::By(-360))));
        assert_eq!(Edit::moves("17 = +1 h 30 min", &albania()), Ok(Edit::Move(17, Shift::By(90))));
        assert_eq!(Edit::moves("17=Fri 15 Jul 20:00", &albania()), Ok(Edit::Move(17, Shift::To(Minute(480)))));
    }

    fn words(read: Result<Edit, Slip>) -> String {
        match read.expect_err("it cannot be read") {
            Slip::Words(words) => words,
            Slip::Shown(problem) => problem.render(false),
        }
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        let bad = |edits: &[Edit]| edited(edits).expect_err("it makes no sense");
        assert!(bad(&[Edit::Drop(5..=5)]).contains("from 1 to 4"));
        assert!(bad(&[Edit::Drop(0..=2)]).contains("there is no order 0"));
        assert!(bad(&[Edit::Move(1, Shift::By(-32))]).contains("it is given at Fri 15 Jul 12:31, minute 31"));
        assert!(bad(&[Edit::Move(1, Shift::By(i64::from(u32::MAX)))]).contains("cannot be moved there"));
        assert!(bad(&[Edit::Move(1, Shift::By(1)), Edit::Drop(1..=1)]).contains("left out and be changed too"));
        assert!(bad(&[Edit::Move(1, Shift::By(1)), Edit::Move(1, Shift::By(2))]).contains("moved twice"));
        assert!(apply(&[], &[Edit::Drop(1..=1)], Minute(10), &albania()).expect_err("none").contains("no orders were given"));
        let scenario = albania();
        for text in ["", "x", "4..2", "1,,2", "-1"] {
            assert!(Edit::drops(text).is_err(), "{text}");
        }
        for text in ["17", "17=", "17=soon", "x=+1 h", "17=+1 fortnight", "17=99999999", "17=-99999999999 h", "17=−6 h"] {
            assert!(Edit::moves(text, &scenario).is_err(), "{text}");
        }
        for (text, said) in [
            ("17=Do(move:\"go-drak\")", "did you mean `go-dark`?"),
            ("17=Do(move:\"go-dark\") Do", "after the end of the order"),
            ("17=Do(", "the file ends"),
            ("17=Dance", "`Dance` is not known"),
            ("Do(move:\"go-dark\")", "is not the number of an order"),
        ] {
            let found = words(Edit::changes(text, &scenario));
            assert!(found.contains(said), "{text}: {found}");
        }
        let endless = format!("1={}", "(".repeat(5_000_000));
        assert!(words(Edit::changes(&endless, &scenario)).contains("at most 4096"));
        assert!(words(Edit::adds(&endless, &scenario)).contains("at most 4096"));
        assert!(words(Edit::adds("16 Jul 19:31", &scenario)).contains("write `15 Jul 20:00="));
        assert!(words(Edit::adds("Order(at:1,seat:\"lead\")", &scenario)).contains("`act`"));
    }
}
