//! What the page says of decisions and signals: what mattered, what was concluded, missed or taken for true, and what the
//! intruder used.

use super::fields::*;
use super::mattered;
use super::page::Writer;
use super::signals::{self, Taken, Was};
use super::so_far::SoFar;
use super::weigh::Weighed;
use crate::sim::event::EventId;
use crate::sim::state::Verdict;
use crate::words::story;

impl Writer<'_> {
    pub(super) fn mattered(&self, weighed: &[Weighed]) -> Vec<Mattered> {
        let journal = self.sim.journal();
        let step = |event: &EventId| {
            let event = journal.get(*event)?;
            Some(Step { date: self.date(event.minute), text: story::line(self.words, self.scenario, journal, event) })
        };
        mattered::told(self.sim, self.words, weighed)
            .into_iter()
            .map(|one| Mattered {
                date: self.date(one.minute),
                good: one.worth > 0,
                chain: one.chain.iter().filter_map(step).collect(),
                text: one.text,
                worth: one.said,
                without: one.without,
                futures: one.futures,
            })
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
                    Verdict::Open => (goal.so_far.as_ref().map_or("objective-open", SoFar::key), ""),
                };
                Goal {
                    text: self.scenario.content.objectives[goal.objective].text.to_string(),
                    verdict: self.words.say(key, &[("date", (&date).into())]),
                    class,
                    because: match (&goal.because, &goal.so_far) {
                        (Some(because), _) => because.clone(),
                        (None, Some(so_far)) => so_far.figures.join("; "),
                        (None, None) => self.words.get("report-by-time"),
                    },
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
            .map(|work| PhaseRow {
                name: self.words.phase(work.phase),
                orders: work.orders,
                first: self.date(work.first),
                last: self.date(work.last),
            })
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
