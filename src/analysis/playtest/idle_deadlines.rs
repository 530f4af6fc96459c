//! Timers that never bind: questions that lose nothing when their time runs out, and deadlines that nobody is too late for.

use std::collections::BTreeSet;

use crate::scenario::Scenario;
use crate::scenario::condition::Condition;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::story::Aimed;

use super::finding::{SITUATIONS_MIN, Shown, Verdicts, at_most_percent, count};
use super::fork::{POINTS_MIN, Way};
use super::player::Left;
use super::sample::{Asking, LATE, Sample};

pub const CODE: &str = "play-idle-deadline";

pub fn check(sample: &Sample, verdicts: &mut Verdicts) {
    questions(sample, verdicts);
    if sample.can_say_never() {
        objectives(sample, verdicts);
    }
}

fn questions(sample: &Sample, verdicts: &mut Verdicts) {
    let scenario = &sample.scenario;
    let mut few = Vec::new();
    let leads_on = questions_that_lead_on(scenario);
    for (id, _) in scenario.content.injects.iter().filter(|(id, inject)| inject.ask.is_some() && !leads_on.contains(id)) {
        let name = scenario.name(id);
        let askings: Vec<&Asking> = sample.askings.iter().filter(|asking| asking.inject == id).collect();
        if askings.len() < SITUATIONS_MIN {
            few.push(format!("`{name}` ({})", askings.len()));
            continue;
        }
        let answers = || askings.iter().flat_map(|asking| asking.answers.iter().map(move |(choice, gain)| (*asking, *choice, *gain)));
        if answers().any(|(.., gain)| gain.helps()) {
            continue;
        }
        let Some((asking, choice, gain)) = answers().max_by_key(|(.., gain)| gain.size()) else { continue };
        let way = Way { at: asking.at, act: Some(Act::Answer(choice)), left: Left::Answers(id), alone: false };
        let (times, error) = (count(askings.len(), "time"), at_most_percent(askings.len()));
        verdicts.push(
            Diagnostic::warning(
                CODE,
                format!("the question `{name}` was asked {times}, and no answer was worth {POINTS_MIN} points or an objective more than letting its time run out (at most {error} % of such, with 95 % confidence)"),
            )
            .at(scenario.place(id).cloned())
            .label(format!("the best of them: {gain}"))
            .help("let what counts as said cost something, or let an answer be worth something"),
            Shown::fork(CODE, name, asking.of, way),
        );
    }
    if !few.is_empty() {
        let line = format!("questions that were asked fewer than {SITUATIONS_MIN} times are not judged: {}", few.join(", "));
        verdicts.unjudged.push(line);
    }
}

/// Returns the questions on whose answers something else waits: the story goes on in another way when they run out.
fn questions_that_lead_on(scenario: &Scenario) -> BTreeSet<InjectId> {
    let mut found = BTreeSet::new();
    scenario.each_condition(&mut |condition| {
        if let Condition::Answered(choice) = condition {
            found.insert(scenario.content.answers[*choice].0);
        }
    });
    found
}

/// A deadline binds when what it asks for comes true after it in some play.
fn objectives(sample: &Sample, verdicts: &mut Verdicts) {
    let scenario = &sample.scenario;
    for (id, objective) in scenario.content.objectives.iter() {
        let Aimed::By(limit, _) = &objective.is else { continue };
        let met = sample.plays.iter().filter(|play| play.met[id]).count();
        // A deadline shortly before the end asks how things end. What is never met, or always, is said by another lint.
        let length = scenario.calendar.length();
        if length.since(*limit) < length.0 / LATE || met == 0 || met == sample.plays.len() || sample.plays.iter().any(|play| play.late[id])
        {
            continue;
        }
        let name = scenario.name(id);
        let Some(missed) = sample.plays.iter().find(|play| !play.met[id]) else { continue };
        verdicts.push(
            Diagnostic::warning(CODE, format!("the deadline of the objective `{name}` decided 0 of {}", count(sample.plays.len(), "play")))
                .at(scenario.place(id).cloned())
                .label(format!("met in {met}; in the others what it asks for never came true afterwards either"))
                .help("set the deadline earlier, so that it can be missed by being late; or ask for it at the end"),
            Shown::play(CODE, name, missed),
        );
    }
}
