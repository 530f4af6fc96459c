//! Injects that never come.

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::names::*;

use super::finding::{Shown, Verdicts, count};
use super::nearness::{self, Hope};
use super::sample::Sample;

pub const CODE: &str = "play-dead-inject";

pub fn check(sample: &Sample, verdicts: &mut Verdicts) {
    if !sample.can_say_never() {
        return;
    }
    let scenario = &sample.scenario;
    let dead: Vec<InjectId> =
        scenario.content.injects.ids().filter(|id| sample.plays.iter().all(|play| play.came[*id].is_none())).collect();
    let end = scenario.calendar.length();
    let hopes: Vec<Hope> =
        dead.iter().map(|id| &scenario.content.injects[*id]).map(|inject| Hope::new(inject.at, end, &inject.when)).collect();
    for (id, near) in dead.into_iter().zip(nearness::look(sample, &hopes)) {
        let name = scenario.name(id);
        let plays = count(sample.plays.len(), "play");
        verdicts.push(
            Diagnostic::warning(CODE, format!("the inject `{name}` came in 0 of {plays}"))
                .at(scenario.place(id).cloned())
                .help(near.words(scenario)),
            Shown::play(CODE, name, &sample.plays[near.play]),
        );
    }
}
