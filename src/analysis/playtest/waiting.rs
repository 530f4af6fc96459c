//! Stretches of time in which giving no orders is best.

use crate::scenario::Minute;
use crate::scenario::diagnostic::{Diagnostic, Place};
use crate::scenario::field_place;

use super::finding::{SITUATIONS_MIN, Shown, Verdicts, at_most_percent, count};
use super::sample::{Pause, Sample, Trial};

pub const CODE: &str = "play-waiting-is-best";

pub fn check(sample: &Sample, verdicts: &mut Verdicts) {
    let calendar = &sample.scenario.calendar;
    let idle: Vec<bool> = (0..sample.stretches.len()).map(|stretch| is_idle(sample, stretch)).collect();
    let mut stretch = 0;
    while stretch < idle.len() {
        let until = (stretch..idle.len()).find(|one| !idle[*one]).unwrap_or(idle.len());
        if until > stretch {
            let (from, to) = (sample.stretches[stretch].0, sample.stretches[until - 1].1);
            let pauses: Vec<&Pause> = sample.pauses.iter().filter(|pause| (stretch..until).contains(&pause.stretch)).collect();
            let Some(best) = pauses.iter().max_by_key(|pause| pause.gain.size()) else { return };
            let (times, error) = (count(pauses.len(), "pause"), at_most_percent(pauses.len()));
            verdicts.push(
                Diagnostic::warning(
                    CODE,
                    format!(
                        "from {} to {} waiting is best: orders were worth something in 0 of {times} (at most {error} % of such, with 95 % confidence)",
                        calendar.date(from),
                        calendar.date(to)
                    ),
                )
                .at(place(sample, from, to))
                .label(format!("orders at their best: {}", best.gain))
                .help("let something happen then that wants an answer, or leave the time out"),
                Shown::fork(CODE, &stretch.to_string(), best.of, sample.pausing(best.stretch)),
            );
        }
        stretch = until.max(stretch + 1);
    }
}

/// Neither the orders of any player, nor any single order, were worth anything in a stretch.
fn is_idle(sample: &Sample, stretch: usize) -> bool {
    let (from, to) = sample.stretches[stretch];
    let pauses = || sample.pauses.iter().filter(|pause| pause.stretch == stretch);
    let trials = sample.trials.iter().filter(|trial| (from..to).contains(&trial.at));
    let helped = |trial: &Trial| trial.gain.helps() || trial.alone.helps();
    pauses().count() >= SITUATIONS_MIN && !pauses().any(|pause| pause.gain.helps()) && !trials.into_iter().any(helped)
}

/// Returns what the scenario says of that time: its start, its end, or the end of its acute phase.
fn place(sample: &Sample, from: Minute, to: Minute) -> Option<Place> {
    let scenario = &sample.scenario;
    let field = if to >= scenario.calendar.length() {
        "ends"
    } else if from < scenario.cover.acute_until {
        "starts"
    } else {
        "acute_until"
    };
    field_place(&sample.main, field)
}
