//! Moves that are no decision: never possible, never worth making, or always right.

use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::names::*;

use super::finding::{SITUATIONS_MIN, Shown, Verdicts, at_most_percent, count, move_place};
use super::fork::{POINTS_MIN, Way};
use super::sample::{Sample, Trial};

pub const DEAD: &str = "play-dead-move";
pub const WORTHLESS: &str = "play-worthless-move";
pub const SURE: &str = "play-sure-move";

pub fn check(sample: &Sample, verdicts: &mut Verdicts) {
    let scenario = &sample.scenario;
    let mut few = Vec::new();
    for (what, _) in scenario.offered_moves() {
        let trials: Vec<&Trial> = sample.trials.iter().filter(|trial| trial.what == what).collect();
        let ordered = sample.plays.iter().any(|play| play.ordered[what] > 0);
        if !ordered && !sample.possible[what] {
            if sample.can_say_never() {
                dead(sample, what, verdicts);
            }
        } else if trials.len() < SITUATIONS_MIN {
            few.push(format!("`{}` ({})", scenario.name(what), trials.len()));
        } else {
            weigh(sample, what, &trials, verdicts);
        }
    }
    if !few.is_empty() {
        let line = format!("moves that could be made in fewer than {SITUATIONS_MIN} of the situations are not judged: {}", few.join(", "));
        verdicts.unjudged.push(line);
    }
}

fn dead(sample: &Sample, what: MoveId, verdicts: &mut Verdicts) {
    let name = sample.scenario.name(what);
    let plays = count(sample.plays.len(), "play");
    verdicts.push(
        Diagnostic::warning(DEAD, format!("the move `{name}` could be ordered in 0 of {plays}"))
            .at(move_place(sample, what))
            .help("give it something to be aimed at and a team with the skill, let what it waits for come true, or do not offer it"),
        Shown::play(DEAD, name, &sample.plays[0]),
    );
}

fn weigh(sample: &Sample, what: MoveId, trials: &[&Trial], verdicts: &mut Verdicts) {
    let name = sample.scenario.name(what);
    let situations = count(trials.len(), "situation");
    let error = at_most_percent(trials.len());
    let helped = trials.iter().any(|trial| trial.gain.helps() || trial.alone.helps());
    // Where it only pays with what its player does besides, leaving it out of the whole play shows that.
    let omissions = || sample.omissions.iter().filter(|omission| omission.what == what);
    if !helped && !omissions().any(|omission| omission.gain.helps()) {
        let Some(best) = trials.iter().max_by_key(|trial| trial.best().size()) else { return };
        let way = Way { alone: best.alone.size() > best.gain.size(), ..best.way() };
        verdicts.push(
            Diagnostic::warning(
                WORTHLESS,
                format!("the move `{name}` was worth {POINTS_MIN} points or an objective in 0 of {situations} (at most {error} % of such, with 95 % confidence)"),
            )
            .at(move_place(sample, what))
            .label(format!("at its best: {}; it did harm in {}", best.best(), trials.iter().filter(|trial| trial.gain.harms()).count()))
            .help("make it cheaper or let something depend on it, or do not offer it; a trap that is meant can stay"),
            Shown::fork(WORTHLESS, name, best.of, way),
        );
    }
    // What is left out is no choice for a player who does nothing anyway.
    let acting: Vec<&&Trial> = trials.iter().filter(|trial| sample.acts(trial.of.player)).collect();
    let sure =
        acting.iter().all(|trial| trial.gain.is_better() && !trial.alone.harms()) && omissions().all(|omission| !omission.gain.harms());
    if acting.len() >= SITUATIONS_MIN && sure {
        let Some(least) = acting.iter().min_by_key(|trial| trial.gain.size()) else { return };
        let (situations, error) = (count(acting.len(), "situation"), at_most_percent(acting.len()));
        verdicts.push(
            Diagnostic::warning(SURE, format!("the move `{name}` was better than leaving it out in all of {situations} (all but {error} % of such, with 95 % confidence)"))
                .at(move_place(sample, what))
                .label(format!("at its least: {}", least.gain))
                .help("give it a price: time, a service, trust, or something that the intruder notices"),
            Shown::fork(SURE, name, least.of, least.way()),
        );
    }
}
