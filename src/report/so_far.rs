//! How an objective stands that nobody has decided: for runs that are looked back at before their end.

use crate::scenario::Scenario;
use crate::scenario::condition::Condition;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::story::Aimed;
use crate::sim::{Sim, Truth};
use crate::words::{Words, grouped};

/// How an objective stands, as if the run ended with what is so now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    pub met: bool,
    /// The numbers it speaks of, each beside its bound; how much of it holds, where it speaks of several things.
    pub figures: Vec<String>,
}

impl SoFar {
    /// Looks how an objective stands that is not decided.
    pub fn of(sim: &Sim, scenario: &Scenario, words: &Words, objective: ObjectiveId) -> Self {
        let truth = sim.truth();
        let (condition, met) = match &scenario.content.objectives[objective].is {
            // It could still come true in time. That it is too early for it says nothing against it.
            Aimed::By(_, condition) => (condition, holds_in_time(&truth, condition)),
            Aimed::Never(condition) => (condition, !truth.holds(condition)),
            Aimed::AtEnd(condition) => (condition, holds_in_time(&truth, condition)),
        };
        let mut figures = Vec::new();
        condition.each(&mut |part| figures.extend(figure(sim, words, part)));
        figures.extend(parts(&truth, words, condition));
        if let Aimed::By(limit, _) = &scenario.content.objectives[objective].is {
            let date = scenario.calendar.date(*limit);
            figures.push(words.say("so-far-until", &[("date", (&date).into())]));
        }
        Self { met, figures }
    }

    /// Returns the key of what is said of it.
    pub fn key(&self) -> &'static str {
        if self.met { "so-far-met" } else { "so-far-unmet" }
    }
}

/// Says whether a condition holds once the minutes have come of which it speaks.
fn holds_in_time(truth: &Truth<'_>, condition: &Condition) -> bool {
    match condition {
        Condition::After(_) => true,
        Condition::All(all) => all.iter().all(|part| holds_in_time(truth, part)),
        Condition::Any(any) => any.iter().any(|part| holds_in_time(truth, part)),
        other => truth.holds(other),
    }
}

/// Says how many of several things hold, unless all do.
fn parts(truth: &Truth<'_>, words: &Words, condition: &Condition) -> Option<String> {
    let Condition::All(all) = condition else { return None };
    let all: Vec<&Condition> = all.iter().filter(|part| !matches!(part, Condition::After(_))).collect();
    let hold = all.iter().filter(|part| holds_in_time(truth, part)).count();
    (hold < all.len() && all.len() > 1)
        .then(|| words.say("so-far-parts", &[("hold", (hold as u64).into()), ("all", (all.len() as u64).into())]))
}

/// Returns the number of which a condition speaks, beside its bound.
fn figure(sim: &Sim, words: &Words, condition: &Condition) -> Option<String> {
    let standing = sim.standing();
    let share = |key: &str, is: Permille, bound: Permille| {
        Some(words.say(key, &[("is", (&words.share(is)).into()), ("bound", (&words.share(bound)).into())]))
    };
    match condition {
        Condition::DestroyedAbove(bound) => share("so-far-destroyed", standing.destroyed, *bound),
        Condition::ServicesUp(bound) | Condition::ServicesUpAtMost(bound) => share("so-far-services", standing.services_up, *bound),
        Condition::TrustBelow(bound) => share("so-far-trust", standing.trust, *bound),
        Condition::EvidenceAbove(bound) => share("so-far-evidence", standing.evidence, *bound),
        Condition::UnmetAbove(bound) => {
            let (is, bound) = (grouped(standing.unmet), grouped(*bound));
            Some(words.say("so-far-requests", &[("is", (&is).into()), ("bound", (&bound).into())]))
        }
        Condition::Clean => {
            let truth = sim.truth();
            let held = sim.scenario().content.systems.ids().filter(|system| truth.is_held(*system)).count();
            Some(words.say("so-far-held", &[("count", (held as u64).into())]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Minute;
    use crate::sim::state::Verdict;
    use crate::testing::played;

    #[test]
    fn what_is_not_decided_stands_as_its_condition_does() {
        let words = Words::english();
        let (mut seen, mut figures) = ((0, 0), 0);
        for (bot, minute) in [("idle", 2500), ("keep-serving", 3000), ("dark-first", 1700)] {
            let session = played(bot, Minute(minute));
            let (sim, scenario) = (&session.sim, session.sim.scenario());
            for objective in scenario.content.objectives.ids() {
                if sim.truth().verdict(objective) != Verdict::Open {
                    continue;
                }
                let so_far = SoFar::of(sim, scenario, &words, objective);
                match &scenario.content.objectives[objective].is {
                    Aimed::Never(condition) => assert_eq!(so_far.met, !sim.truth().holds(condition)),
                    // What holds already, time apart, counts as met so far.
                    Aimed::AtEnd(condition) | Aimed::By(_, condition) => {
                        assert!(so_far.met || !sim.truth().holds(condition), "{objective:?}");
                    }
                }
                seen.0 += usize::from(so_far.met);
                seen.1 += usize::from(!so_far.met);
                figures += so_far.figures.len();
            }
        }
        assert!(seen.0 > 0 && seen.1 > 0 && figures > 0, "{seen:?}, {figures} figures");
    }

    #[test]
    fn figures_stand_beside_their_bounds() {
        let session = played("idle", Minute(2500));
        let (sim, words) = (&session.sim, Words::english());
        let said = |condition: Condition| figure(sim, &words, &condition).expect("it speaks of a number");
        let lost = words.share(sim.standing().destroyed);
        assert_eq!(said(Condition::DestroyedAbove(Permille(200))), format!("{lost} of all machines were destroyed; the bound is 20 %"));
        assert!(said(Condition::UnmetAbove(1_500_000)).contains(&grouped(1_500_000)));
        let truth = sim.truth();
        let held = sim.scenario().content.systems.ids().filter(|system| truth.is_held(*system)).count();
        assert!(held > 1 && said(Condition::Clean).contains(&held.to_string()));
        assert_eq!(figure(sim, &words, &Condition::Stated), None);
        let both = Condition::All(vec![Condition::After(Minute(90_000)), Condition::Always, Condition::Never]);
        assert_eq!(parts(&sim.truth(), &words, &both).as_deref(), Some("1 of its 2 parts were so"));
        assert!(!holds_in_time(&sim.truth(), &both));
        let early = Condition::All(vec![Condition::After(Minute(90_000)), Condition::Always]);
        assert!(holds_in_time(&sim.truth(), &early) && !sim.truth().holds(&early));
    }
}
