//! The answer, for people and for programs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::analysis::adviser::gain::Gain;
use crate::analysis::balance::table::aligned;
use crate::analysis::script::Missed;
use crate::scenario::calendar::lasting;
use crate::scenario::moves::Act;
use crate::scenario::names::writing;
use crate::scenario::{Minute, Scenario};
use crate::sim::event::{Event, EventId, What};
use crate::sim::journal::Journal;
use crate::sim::order::Refusal;
use crate::words::{Words, grouped, story};

use super::branch::Branch;
use super::measure::{Difference, NUMBERS, Number, Shifted, Sure, TIMES, Time, Unit, sure};
use super::pairs::{Answer, Luck, Pair, Refused, Side, refused};
use super::{Line, Outcome, WhatIf};

/// So many orders that could not be given are told; programs get all.
const REFUSED_MAX: usize = 12;

/// Lists the orders of a run by their numbers.
pub fn orders(scenario: &Scenario, lines: &[Line]) -> String {
    let words = Words::english();
    let mut rows = vec![["", "", "minute", "order", "in words"].map(str::to_owned).to_vec()];
    for line in lines {
        let (Some(number), Some(act)) = (line.number, line.act()) else { continue };
        rows.push(vec![
            number.to_string(),
            scenario.calendar.date(line.at()),
            line.at().0.to_string(),
            ron_of(scenario, act),
            story::order(&words, scenario, act),
        ]);
    }
    if rows.len() == 1 { "no orders were given in this run\n".to_owned() } else { aligned(&rows) }
}

/// Lists them for programs.
pub fn orders_json(scenario: &Scenario, lines: &[Line]) -> Value {
    let orders = lines.iter().filter(|line| line.number.is_some()).map(|line| line_json(scenario, line));
    Value::Array(orders.collect())
}

fn line_json(scenario: &Scenario, line: &Line) -> Value {
    let words = Words::english();
    let act = line.act().map(|act| (writing(&scenario.names, &scenario.calendar, || json!(act)), story::order(&words, scenario, act)));
    let (act, said) = act.unzip();
    json!({ "number": line.number, "minute": line.at(), "act": act, "words": said })
}

/// Writes an order as recordings have it.
fn ron_of(scenario: &Scenario, act: &Act) -> String {
    writing(&scenario.names, &scenario.calendar, || ron::ser::to_string(act)).expect("orders are plain data")
}

/// Returns the answer for people. `change` says in words what was done otherwise.
pub fn text(what_if: &WhatIf, answer: &Answer, change: &str) -> String {
    let scenario = &*what_if.scenario;
    let date = |minute: Minute| scenario.calendar.date(minute);
    let mut out = String::new();
    if answer.is_partial() {
        let (done, of) = (grouped(answer.pairs.len() as u64), grouped(answer.luck.count()));
        out.push_str(&format!("PARTIAL: {done} of {of} pairs\n"));
    }
    out.push_str(&format!("{}, seed {}: what if {change}\n", scenario.id, what_if.seed));
    out.push_str(&format!("the branches part at {}, and are compared at {}\n\n", date(what_if.at), date(what_if.until)));
    out.push_str(&own(what_if, answer));
    out.push('\n');
    out.push_str(&over_pairs(what_if, answer));
    out
}

fn own(what_if: &WhatIf, answer: &Answer) -> String {
    let scenario = &*what_if.scenario;
    let pair = &answer.own.pair;
    let mut rows = vec![["with the luck of that run", "as it was", "what if", "difference"].map(str::to_owned).to_vec()];
    for number in &NUMBERS {
        let (kept, changed) = ((number.of)(&pair.kept), (number.of)(&pair.changed));
        let difference = changed as f64 - kept as f64;
        rows.push(vec![number.words.to_owned(), number.value(kept as f64), number.value(changed as f64), number.change(difference)]);
    }
    for time in &TIMES {
        let (kept, changed) = ((time.of)(&pair.kept), (time.of)(&pair.changed));
        let said = |minute: Option<Minute>| minute.map_or("–".to_owned(), |minute| scenario.calendar.date(minute));
        let later = kept.zip(changed).map(|(kept, changed)| later(f64::from(changed.0) - f64::from(kept.0))).unwrap_or_default();
        rows.push(vec![time.words(scenario), said(kept), said(changed), later]);
    }
    let mut out = aligned(&rows);
    out.push('\n');
    let firsts = [("as it was", &answer.own.only_kept, &answer.own.kept), ("what if", &answer.own.only_changed, &answer.own.changed)];
    if firsts.iter().all(|(_, firsts, _)| firsts.is_empty()) {
        out.push_str("nothing happens otherwise\n");
    } else {
        out.push_str("the first things that happen in one branch only\n");
        for (name, firsts, journal) in firsts {
            let mut told = BTreeSet::new();
            for chain in firsts {
                out.push_str(&first(scenario, name, chain, journal, &mut told));
            }
        }
    }
    for (name, branch, missed) in
        [("as it was", &what_if.kept, &answer.own.missed_kept), ("what if", &what_if.changed, &answer.own.missed_changed)]
    {
        if missed.is_empty() {
            continue;
        }
        out.push_str(&format!("\norders that cannot be given, {name}: {} of {}\n", missed.len(), orders_in(branch)));
        let told = missed.iter().take(REFUSED_MAX).filter_map(|one| Some((branch.line(one.place)?, &one.why)));
        let why = |why: &Refusal| Words::english().refusal(scenario, why);
        told.for_each(|(line, refusal)| out.push_str(&format!("  {}: {}\n", called(scenario, line), why(refusal))));
        more(&mut out, missed.len());
    }
    out
}

fn orders_in(branch: &Branch) -> usize {
    match branch {
        Branch::Script(lines) => lines.iter().filter(|line| line.act().is_some()).count(),
        Branch::Bot(_) => 0,
    }
}

fn more(out: &mut String, of: usize) {
    if of > REFUSED_MAX {
        out.push_str(&format!("  and {} more\n", of - REFUSED_MAX));
    }
}

/// Names an order in a list: by its number, when it is one of the run.
fn called(scenario: &Scenario, line: &Line) -> String {
    let number = line.number.map(|number| format!("{number} ")).unwrap_or_default();
    format!("{number}{}, {}", in_words(scenario, line), scenario.calendar.date(line.at()))
}

/// Says what is ordered.
pub fn in_words(scenario: &Scenario, line: &Line) -> String {
    line.act().map(|act| story::order(&Words::english(), scenario, act)).unwrap_or_default()
}

/// Tells an event with its nearest cause and the order behind it; what was told before is not told again.
fn first(scenario: &Scenario, branch: &str, chain: &[Event], journal: &Journal, told: &mut BTreeSet<EventId>) -> String {
    let words = Words::english();
    let said = |event: &Event| {
        let line = story::line(&words, scenario, journal, event);
        format!("{}, {line} ({})", scenario.calendar.date(event.minute), story::rule(&words, event.cause.rule))
    };
    let Some((event, causes)) = chain.split_first() else { return String::new() };
    told.insert(event.id);
    let mut out = format!("  {branch:<9}  {}\n", said(event));
    let order = causes.iter().find(|cause| matches!(cause.what, What::OrderGiven { .. }));
    for cause in causes.first().into_iter().chain(order) {
        if told.insert(cause.id) {
            out.push_str(&format!("               because of: {}\n", said(cause)));
        }
    }
    out
}

fn over_pairs(what_if: &WhatIf, answer: &Answer) -> String {
    let scenario = &*what_if.scenario;
    let count = answer.pairs.len() as u64;
    if count == 0 {
        return "no pair was finished\n".to_owned();
    }
    let of = match &answer.luck {
        Luck::Futures(_) => format!("{} futures", grouped(count)),
        Luck::Seeds(seeds) => format!("{} seeds from {}", grouped(count), seeds.start()),
    };
    let head = [of.as_str(), "as it was", "what if", "difference", "standard error", "95 % interval", ""];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for number in &NUMBERS {
        let found = Difference::of(number, &answer.pairs);
        let mut row = vec![number.words.to_owned(), number.value(found.kept), number.value(found.changed)];
        row.extend(judged(&found.gain, &|value| number.change(value), &|value| number.value(value)));
        rows.push(row);
    }
    let mut out = aligned(&rows);
    out.push_str("means; difference is what if less as it was, each pair with the same luck\n\n");
    let mut rows = vec![
        ["", "as it was", "", "what if", "", "where in both: later by", "standard error", "95 % interval", ""].map(str::to_owned).to_vec(),
    ];
    for time in &TIMES {
        let found = Shifted::of(time, &answer.pairs);
        if found.never() {
            continue;
        }
        let mean = |mean: Option<f64>| mean.map_or(String::new(), |mean| scenario.calendar.date(Minute(mean.round() as u32)));
        let times = |times: usize| format!("in {} of {}", grouped(times as u64), grouped(count));
        let mut row = vec![time.words(scenario), times(found.kept), mean(found.kept_mean), times(found.changed), mean(found.changed_mean)];
        row.extend(judged(&found.later, &later, &|minutes| lasting(minutes.round() as u32)));
        rows.push(row);
    }
    if rows.len() > 1 {
        out.push_str(&aligned(&rows));
    }
    out.push_str(&refused_text(what_if, &answer.pairs));
    out
}

/// Returns a mean difference with its error, its interval, and how sure it is.
fn judged(gain: &Gain, change: &dyn Fn(f64) -> String, size: &dyn Fn(f64) -> String) -> [String; 4] {
    if gain.each.is_empty() {
        return Default::default();
    }
    let mean = gain.mean();
    let sure = sure(gain);
    let interval = gain.margin().map(|margin| format!("{} to {}", change(mean - margin), change(mean + margin)));
    let said = match sure {
        Sure::Same => "the same in all".to_owned(),
        Sure::Alike => format!("the same difference in all {}", gain.each.len()),
        Sure::Clear => "clear".to_owned(),
        Sure::Open => "could be luck".to_owned(),
        Sure::Unknown => String::new(),
    };
    // Of what is alike in a few pairs nothing is known but that.
    let known = sure != Sure::Alike;
    [change(mean), gain.error().filter(|_| known).map(size).unwrap_or_default(), interval.filter(|_| known).unwrap_or_default(), said]
}

/// Lists the orders that could not be given in some pairs: those first that one branch loses more often than the other.
fn refused_text(what_if: &WhatIf, pairs: &[Pair]) -> String {
    let mut orders: BTreeMap<(Option<usize>, String), [usize; 3]> = BTreeMap::new();
    for one in refused(pairs) {
        if let Some(line) = line(what_if, one.side, one.place) {
            orders.entry((line.number, called(&what_if.scenario, line))).or_default()[one.side as usize] += one.times;
        }
    }
    if orders.is_empty() {
        return String::new();
    }
    let before = orders.values().any(|times| times[0] > 0);
    let apart = |times: &[usize; 3]| times[1].abs_diff(times[2]);
    let mut orders: Vec<((Option<usize>, String), [usize; 3])> = orders.into_iter().collect();
    orders.sort_by_key(|(_, times)| std::cmp::Reverse(apart(times)));
    let names: &[&str] = if before { &["before they part", "as it was", "what if"] } else { &["as it was", "what if"] };
    let head = format!("orders that cannot be given, in how many of {} pairs", grouped(pairs.len() as u64));
    let mut rows = vec![std::iter::once(head).chain(names.iter().map(|name| (*name).to_owned())).collect::<Vec<_>>()];
    for ((_, called), times) in orders.iter().take(REFUSED_MAX) {
        let times = &times[usize::from(!before)..];
        rows.push(std::iter::once(format!("  {called}")).chain(times.iter().map(|times| grouped(*times as u64))).collect());
    }
    let mut out = format!("\n{}", aligned(&rows));
    more(&mut out, orders.len());
    out
}

fn line(what_if: &WhatIf, side: Side, place: usize) -> Option<&Line> {
    match side {
        Side::Before => what_if.before.get(place),
        Side::Kept => what_if.kept.line(place),
        Side::Changed => what_if.changed.line(place),
    }
}

/// Writes a difference in minutes.
fn later(minutes: f64) -> String {
    let size = lasting(minutes.abs().round() as u32);
    match minutes.round() {
        0.0 => size,
        later if later > 0.0 => format!("+{size}"),
        _ => format!("−{size}"),
    }
}

impl Number {
    /// Writes a value of it, or the mean of some.
    fn value(&self, value: f64) -> String {
        match self.unit {
            Unit::Permille => format!("{:.2} %", value / 10.0),
            Unit::Points | Unit::Count if value.fract() != 0.0 && value.abs() < 10.0 => format!("{value:.2}"),
            Unit::Points | Unit::Count if value.fract() != 0.0 && value.abs() < 1_000.0 => format!("{value:.1}"),
            Unit::Points | Unit::Count => grouped(value.abs().round() as u64),
        }
    }

    /// Writes a difference of it, with its sign.
    fn change(&self, value: f64) -> String {
        let size = self.value(value.abs());
        // What is rounded away has no sign.
        match size.chars().any(|digit| ('1'..='9').contains(&digit)) {
            false => size,
            true if value < 0.0 => format!("−{size}"),
            true => format!("+{size}"),
        }
    }
}

/// Returns the answer for programs.
pub fn json(what_if: &WhatIf, answer: &Answer, change: &str) -> Value {
    let scenario = &what_if.scenario;
    let luck = match &answer.luck {
        Luck::Futures(count) => json!({ "kind": "futures", "asked": count }),
        Luck::Seeds(seeds) => json!({ "kind": "seeds", "first": seeds.start(), "last": seeds.end(), "asked": answer.luck.count() }),
    };
    let script = |branch: &Branch| match branch {
        Branch::Script(lines) => {
            let orders = lines.iter().filter(|line| line.act().is_some()).map(|line| line_json(scenario, line)).collect::<Vec<_>>();
            json!({ "orders": orders })
        }
        Branch::Bot(name) => json!({ "bot": name }),
    };
    let numbers: Map<String, Value> = NUMBERS
        .iter()
        .map(|number| {
            let found = Difference::of(number, &answer.pairs);
            let mut value = gain_json(&found.gain);
            let any = !answer.pairs.is_empty();
            (value["as_it_was"], value["what_if"]) = (json!(any.then_some(found.kept)), json!(any.then_some(found.changed)));
            (number.name.to_owned(), value)
        })
        .collect();
    let times: Map<String, Value> = TIMES.iter().map(|time| (time.name.to_owned(), time_json(time, &answer.pairs))).collect();
    json!({
        "game": env!("CARGO_PKG_VERSION"),
        "scenario": scenario.id,
        "content": scenario.digest.to_string(),
        "seed": what_if.seed,
        "change": change,
        "fork_minute": what_if.at,
        "until_minute": what_if.until,
        "branches": { "as_it_was": script(&what_if.kept), "what_if": script(&what_if.changed) },
        "luck": luck,
        "partial": answer.is_partial(),
        "pairs": answer.pairs.len(),
        "own": own_json(what_if, answer),
        "numbers": numbers,
        "times": times,
        "not_given": refused(&answer.pairs).iter().map(|one| refused_json(what_if, one)).collect::<Vec<_>>(),
    })
}

fn gain_json(gain: &Gain) -> Value {
    let margin = gain.margin();
    let mean = (!gain.each.is_empty()).then(|| gain.mean());
    json!({
        "difference": mean,
        "standard_error": gain.error(),
        "low": margin.map(|margin| gain.mean() - margin),
        "high": margin.map(|margin| gain.mean() + margin),
        "sure": sure(gain),
        "each": gain.each,
    })
}

fn time_json(time: &Time, pairs: &[Pair]) -> Value {
    let found = Shifted::of(time, pairs);
    let mut value = gain_json(&found.later);
    value["came"] = json!({ "as_it_was": found.kept, "what_if": found.changed, "both": found.later.each.len() });
    (value["as_it_was"], value["what_if"]) = (json!(found.kept_mean), json!(found.changed_mean));
    value
}

fn own_json(what_if: &WhatIf, answer: &Answer) -> Value {
    let (scenario, own) = (&what_if.scenario, &answer.own);
    let chains = |chains: &[Vec<Event>], journal: &Journal| {
        let words = Words::english();
        let told = |event: &Event| {
            let what = writing(&scenario.names, &scenario.calendar, || json!(event));
            json!({ "event": what, "date": scenario.calendar.date(event.minute), "words": story::line(&words, scenario, journal, event) })
        };
        chains.iter().map(|chain| chain.iter().map(told).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let missed = |branch: &Branch, missed: &[Missed]| {
        let told = missed.iter().filter_map(|one| {
            let mut value = line_json(scenario, branch.line(one.place)?);
            value["why"] = Words::english().refusal(scenario, &one.why).into();
            Some(value)
        });
        told.collect::<Vec<_>>()
    };
    let branch = |end: &Outcome| json!({ "standing": end.standing, "dark_minute": end.dark });
    json!({
        "as_it_was": branch(&own.pair.kept),
        "what_if": branch(&own.pair.changed),
        "only_as_it_was": chains(&own.only_kept, &own.kept),
        "only_what_if": chains(&own.only_changed, &own.changed),
        "not_given": { "as_it_was": missed(&what_if.kept, &own.missed_kept), "what_if": missed(&what_if.changed, &own.missed_changed) },
    })
}

fn refused_json(what_if: &WhatIf, one: &Refused) -> Value {
    let mut value = line(what_if, one.side, one.place).map(|line| line_json(&what_if.scenario, line)).unwrap_or_default();
    value["branch"] = match one.side {
        Side::Before => "before",
        Side::Kept => "as_it_was",
        Side::Changed => "what_if",
    }
    .into();
    value["times"] = one.times.into();
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_signs_and_units() {
        let of = |name: &str| NUMBERS.iter().find(|number| number.name == name).expect("it is measured");
        let (score, lost, unmet) = (of("score"), of("hosts_destroyed_permille"), of("requests_unmet"));
        assert_eq!([score.change(-12.25), score.change(3.0), score.change(0.0), score.change(0.01)], ["−12.2", "+3", "0", "+0.01"]);
        assert_eq!([lost.value(83.0), lost.change(-4.5)], ["8.30 %", "−0.45 %"]);
        assert_eq!([unmet.value(404_123.4), unmet.change(-12_345.0)], ["404\u{a0}123", "−12\u{a0}345"]);
        assert_eq!([later(90.0), later(-2880.0), later(0.2)], ["+1 h 30 min", "−2 d", "0 min"]);
    }
}
