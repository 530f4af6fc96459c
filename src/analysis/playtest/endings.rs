//! Endings that are never reached: objectives that nobody meets, or nobody misses, and turns that the intruder never takes.

use crate::scenario::Minute;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::story::Aimed;

use super::finding::{Shown, Verdicts, count};
use super::nearness::{self, Hope, written};
use super::sample::Sample;

pub const DEAD_POSTURE: &str = "play-dead-posture";
pub const NEVER_MET: &str = "play-never-met";
pub const NEVER_MISSED: &str = "play-never-missed";

pub fn check(sample: &Sample, verdicts: &mut Verdicts) {
    if !sample.can_say_never() {
        return;
    }
    objectives(sample, verdicts);
    postures(sample, verdicts);
}

fn objectives(sample: &Sample, verdicts: &mut Verdicts) {
    let scenario = &sample.scenario;
    let end = scenario.calendar.length();
    let plays = count(sample.plays.len(), "play");
    let mut one_sided = Vec::new();
    for (id, objective) in scenario.content.objectives.iter() {
        let met = sample.plays.iter().filter(|play| play.met[id]).count();
        if met > 0 && met < sample.plays.len() {
            continue;
        }
        // What would have to come true for the other ending; none where it would have to stay untrue.
        let hope = match (&objective.is, met > 0) {
            (Aimed::By(limit, is), false) => Some(Hope::new(Minute::START, *limit, is)),
            (Aimed::AtEnd(is), false) => Some(Hope::new(end, end, is)),
            (Aimed::Never(is), true) => Some(Hope::new(Minute::START, end, is)),
            _ => None,
        };
        one_sided.push((id, met > 0, hope));
    }
    let hopes: Vec<Hope> = one_sided.iter().filter_map(|(.., hope)| hope.clone()).collect();
    let mut nearness = nearness::look(sample, &hopes).into_iter();
    for (id, met, hope) in one_sided {
        let name = scenario.name(id);
        let near = hope.and_then(|_| nearness.next());
        let (code, message) = match met {
            true => (NEVER_MISSED, format!("the objective `{name}` is missed in 0 of {plays}: it asks for nothing")),
            false => (NEVER_MET, format!("the objective `{name}` is met in 0 of {plays}")),
        };
        let help = match (&near, &scenario.content.objectives[id].is) {
            (Some(near), _) => near.words(scenario),
            (None, Aimed::Never(is)) => format!("`{}` came true in every play: ask for something that can be kept", written(scenario, is)),
            (None, Aimed::By(_, is) | Aimed::AtEnd(is)) => {
                format!("`{}` comes true whatever is done: ask for more, or for it sooner", written(scenario, is))
            }
        };
        let shown = &sample.plays[near.map_or(0, |near| near.play)];
        verdicts.push(Diagnostic::warning(code, message).at(scenario.place(id).cloned()).help(help), Shown::play(code, name, shown));
    }
}

fn postures(sample: &Sample, verdicts: &mut Verdicts) {
    let scenario = &sample.scenario;
    for id in scenario.content.postures.ids().filter(|id| sample.plays.iter().all(|play| !play.taken[*id])) {
        let name = scenario.name(id);
        let mut doctrines = scenario.content.doctrines.rows().iter();
        let help = match doctrines.any(|doctrine| doctrine.starts == id || doctrine.turns.iter().any(|turn| turn.to == id)) {
            true => "look at the turns that lead to it: what they wait for never happens in the posture they leave, or another comes first",
            false => "no doctrine starts in it or turns to it: let one, or take it out",
        };
        let plays = count(sample.plays.len(), "play");
        verdicts.push(
            Diagnostic::warning(DEAD_POSTURE, format!("the intruder takes the posture `{name}` in 0 of {plays}"))
                .at(scenario.place(id).cloned())
                .help(help),
            Shown::play(DEAD_POSTURE, name, &sample.plays[0]),
        );
    }
}
