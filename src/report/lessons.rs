//! What the page says of decisions and signals: what mattered, what was concluded, missed or taken for true, and what the
//! intruder used.

use super::fields::*;
use super::page::Writer;
use super::signals::{self, Taken, Was};
use super::weigh::{self, Weighed};
use crate::sim::state::{Status, Verdict};
use crate::words::{grouped, story};

/// Longest chain of consequences told for a decision.
const CHAIN_MAX: usize = 4;

impl Writer<'_> {
    pub(super) fn mattered(&self, weighed: &[Weighed]) -> Vec<Mattered> {
        let with = &self.debrief.you.standing;
        weigh::telling(weighed, with)
            .into_iter()
            .map(|one| {
                let worth = one.worth(with);
                let points = worth.unsigned_abs();
                let key = if worth > 0 { "report-worth-gained" } else { "report-worth-lost" };
                let destroyed = one.without.destroyed.to_string();
                let unmet = grouped(one.without.unmet);
                let (with_destroyed, with_unmet) = (with.destroyed.to_string(), grouped(with.unmet));
                // Where nothing is ever destroyed there is nothing to say of it.
                let harmless = one.without.destroyed.0 == 0 && with.destroyed.0 == 0;
                let same = (one.without.destroyed, one.without.unmet) == (with.destroyed, with.unmet);
                let (trust, with_trust) = (one.without.trust.to_string(), with.trust.to_string());
                let outcome = match (same, harmless) {
                    (true, _) => "report-without-trust",
                    (false, true) => "report-without-harmless",
                    (false, false) => "report-without",
                };
                let without = self.words.say(
                    outcome,
                    &[
                        ("destroyed", (&destroyed).into()),
                        ("unmet", (&unmet).into()),
                        ("with-destroyed", (&with_destroyed).into()),
                        ("with-unmet", (&with_unmet).into()),
                        ("trust", (&trust).into()),
                        ("with-trust", (&with_trust).into()),
                    ],
                );
                let mut without = vec![without];
                if one.impossible > 0 {
                    without.push(self.words.say("report-impossible", &[("count", one.impossible.into())]));
                }
                Mattered {
                    text: story::order(self.words, self.scenario, &one.act),
                    date: self.date(one.minute),
                    good: worth > 0,
                    worth: self.words.say(key, &[("points", points.into())]),
                    without: without.join(" "),
                    chain: self.consequences(one),
                }
            })
            .collect()
    }

    /// The first things that followed from an order, in the order in which they happened.
    fn consequences(&self, one: &Weighed) -> Vec<Step> {
        let journal = self.sim.journal();
        journal
            .since(one.event.0 as usize + 1)
            .iter()
            .filter(|event| journal.why(event.id).iter().any(|cause| cause.id == one.event))
            .filter(|event| {
                use crate::sim::event::What::*;
                !matches!(
                    event.what,
                    SystemLevel { .. }
                        | WorkQueued { .. }
                        | WorkStarted { .. }
                        | WorkExtended { .. }
                        | WorkDone { .. }
                        | Believed { status: Status::Cleared, .. }
                        | TrustMoved { by: -14..=14, .. }
                )
            })
            .take(CHAIN_MAX)
            .map(|event| Step { date: self.date(event.minute), text: story::line(self.words, self.scenario, journal, event) })
            .collect()
    }

    pub(super) fn goals(&self) -> Vec<Goal> {
        self.debrief
            .goals
            .iter()
            .map(|goal| {
                let date = self.date(goal.minute);
                let (key, class) = match goal.verdict {
                    Verdict::Met(_) => ("objective-met", "better"),
                    Verdict::Missed(_) => ("objective-missed", "worse"),
                    Verdict::Open => ("objective-open", ""),
                };
                Goal {
                    text: self.scenario.content.objectives[goal.objective].text.to_string(),
                    verdict: self.words.say(key, &[("date", (&date).into())]),
                    class,
                    because: goal.because.clone().unwrap_or_else(|| self.words.get("report-by-time")),
                }
            })
            .collect()
    }

    pub(super) fn missed(&self) -> Vec<Signal> {
        signals::missed(self.sim)
            .into_iter()
            .map(|missed| {
                let text =
                    self.sim.journal().get(missed.alert).map(|event| story::line(self.words, self.scenario, self.sim.journal(), event));
                Signal {
                    date: self.date(missed.minute),
                    text: text.unwrap_or_default(),
                    after: self.words.say("report-lost-after", &[("hosts", missed.destroyed.into())]),
                }
            })
            .collect()
    }

    pub(super) fn leads(&self) -> Vec<Lead> {
        self.debrief
            .false_leads
            .iter()
            .map(|(inject, truth)| Lead { said: self.scenario.content.injects[*inject].text.to_string(), truth: truth.clone() })
            .collect()
    }

    pub(super) fn phases(&self) -> Vec<PhaseRow> {
        signals::phases(self.sim)
            .into_iter()
            .map(|work| PhaseRow { name: work.phase.word(), orders: work.orders, first: self.date(work.first), last: self.date(work.last) })
            .collect()
    }

    pub(super) fn techniques(&self) -> Vec<TechniqueRow> {
        signals::techniques(self.sim)
            .into_iter()
            .map(|used| {
                let technique = &self.scenario.content.techniques[used.technique];
                TechniqueRow {
                    attack: technique.numbers().collect::<Vec<_>>().join(", "),
                    name: technique.name.to_string(),
                    worked: used.worked,
                    failed: used.failed,
                    first: self.date(used.first),
                    seen: used.seen.map_or_else(|| self.words.get("report-unseen"), |seen| self.date(seen)),
                }
            })
            .collect()
    }

    pub(super) fn past(&self) -> Vec<PastRow> {
        let past = self.scenario.content.intruder.past.iter();
        past.map(|past| PastRow { attack: past.attack.clone(), what: past.what.to_string(), when: past.when.to_string() }).collect()
    }

    /// What was said of the intruder's next step, and what was called clean that was not.
    pub(super) fn conclusions(&self) -> Vec<Conclusion> {
        let journal = self.sim.journal();
        let posture = |key: &str, taken: &Taken| {
            let name = self.scenario.content.postures[taken.posture].name.as_str();
            let date = self.date(taken.minute);
            self.words.say(key, &[("posture", name.into()), ("date", (&date).into())])
        };
        let told = signals::conclusions(self.sim).into_iter().filter_map(|concluded| {
            let event = journal.get(concluded.event)?;
            let was = match &concluded.was {
                Was::Came(taken) => posture("report-came", taken),
                Was::WentOn(taken) => posture("report-went-on", taken),
                Was::NotClean => self.words.get("report-not-clean"),
            };
            let class = if concluded.right { "better" } else { "worse" };
            Some(Conclusion { date: self.date(event.minute), said: story::line(self.words, self.scenario, journal, event), was, class })
        });
        told.collect()
    }
}
