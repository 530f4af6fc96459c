//! The debrief as one self-contained HTML page, from the same data as the debrief screen.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value};

use super::chart::{self, Series};
use super::debrief::{Debrief, Run};
use super::fields::*;
use super::ledger::TrustSum;
use super::toll::Account;
use super::weigh::{self, Weighed};
use crate::replay::Session;
use crate::scenario::leaf::Permille;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::score::Standing;
use crate::words::{Words, grouped, story};

static TEMPLATE: &str = include_str!("../../assets/report/debrief.html");
/// So many causes of unmet requests are told.
const CAUSES_MAX: usize = 12;

/// Writes the page of a run that is over. `told` hears how far the weighing of decisions is, and then that of the weightiest over
/// futures.
pub fn write(session: &Session, words: &Words, mut told: impl FnMut(usize, usize) -> bool) -> String {
    let mut weighed = weigh::weigh(session, &mut told);
    weigh::over_futures(session, &mut weighed, weigh::FUTURES, told);
    render(session, words, &Debrief::of(session, words), Some(&weighed))
}

/// Writes the page from what is known of the run already. None: its decisions could not be weighed.
pub fn render(session: &Session, words: &Words, debrief: &Debrief, weighed: Option<&[Weighed]>) -> String {
    let writer = Writer { words, debrief, sim: &session.sim, scenario: &words.shown(session.sim.scenario()) };
    let page = writer.page(session, weighed);
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let spoken = words.clone();
    environment.add_function("say", move |key: String| spoken.get(&key));
    environment.add_template("debrief", TEMPLATE).expect("the template is part of the program");
    let template = environment.get_template("debrief").expect("it was just added");
    template.render(Value::from(Serde(&page))).expect("the page has everything that the template asks for")
}

/// Writes the parts of the page; those about decisions and signals are in `lessons.rs`.
pub(super) struct Writer<'a> {
    pub(super) words: &'a Words,
    pub(super) debrief: &'a Debrief,
    pub(super) sim: &'a Sim,
    pub(super) scenario: &'a Scenario,
}

impl Writer<'_> {
    fn page(&self, session: &Session, weighed: Option<&[Weighed]>) -> Page {
        let (unweighed, weighed) = (weighed.is_none(), weighed.unwrap_or_default());
        let (words, debrief) = (self.words, self.debrief);
        let seed = debrief.seed.to_string();
        let player = session.header().bot.clone().map(|bot| format!(" · {bot}")).unwrap_or_default();
        let sub = words.say(
            "debrief-sub",
            &[("scenario", (&debrief.title).into()), ("seed", (&seed).into()), ("doctrine", (&debrief.doctrine).into())],
        );
        let span = format!("{} – {}", self.date(Minute::START), self.date(debrief.end));
        Page {
            language: words.language().code(),
            game: env!("CARGO_PKG_VERSION"),
            title: debrief.title.clone(),
            sub: format!("{sub} · {span}{player}"),
            short: self.short(),
            has_history: debrief.history.is_some(),
            cost: self.cost(),
            charts: self.charts(),
            causes: self.causes(),
            services: self.services(),
            trust: self.trust(),
            by_hour: self.by_hour(),
            marks: self.marks(),
            value_names: self.value_names(),
            values: self.values(),
            mattered: self.mattered(weighed),
            unweighed,
            goals: self.goals(),
            missed: self.missed(),
            conclusions: self.conclusions(),
            leads: self.leads(),
            phases: self.phases(),
            techniques: self.techniques(),
            past: self.past(),
            systems: self.systems(),
            days: self.days(),
            method: self.method(weighed),
        }
    }

    fn method(&self, weighed: &[Weighed]) -> Vec<String> {
        let asked = weighed.iter().any(|one| one.futures.is_some());
        let mut keys = vec!["report-method-score", "report-method-luck", "report-method-weigh"];
        keys.extend(asked.then_some("report-method-futures"));
        keys.push("report-method-model");
        keys.into_iter().map(|key| self.words.get(key)).collect()
    }

    pub(super) fn date(&self, minute: Minute) -> String {
        self.scenario.calendar.date(minute)
    }

    fn runs(&self) -> Vec<(&'static str, &'static str, &Run)> {
        let mut runs = vec![("chart-you", "you", &self.debrief.you)];
        runs.extend(self.debrief.history.as_ref().map(|history| ("chart-history", "history", history)));
        runs.push(("chart-nobody", "nobody", &self.debrief.nobody));
        runs
    }

    fn short(&self) -> Vec<String> {
        let words = self.words;
        let standing = &self.debrief.you.standing;
        let nobody = &self.debrief.nobody.standing;
        let destroyed = words.share(standing.destroyed);
        let without = words.share(nobody.destroyed);
        let hosts = grouped(u64::from(self.scenario.plan.hosts));
        let mut lines =
            vec![words.say(
                "report-short-destroyed",
                &[("share", (&destroyed).into()), ("hosts", (&hosts).into()), ("nobody", (&without).into())],
            )];
        let unmet = grouped(standing.unmet);
        let abroad = grouped(standing.unmet_abroad);
        let paper = grouped(standing.on_paper);
        lines
            .push(words.say("report-short-unmet", &[("unmet", (&unmet).into()), ("abroad", (&abroad).into()), ("paper", (&paper).into())]));
        let service = self.scenario.content.services[self.scenario.content.flagship_service].name.as_str();
        lines.push(match (standing.flagship_down, standing.flagship_back) {
            (None, _) => words.say("report-short-never-down", &[("service", service.into())]),
            (Some(down), Some(back)) => {
                let (down, back) = (self.date(down), self.date(back));
                words.say("report-short-back", &[("service", service.into()), ("down", (&down).into()), ("back", (&back).into())])
            }
            (Some(down), None) => {
                let down = self.date(down);
                words.say("report-short-gone", &[("service", service.into()), ("down", (&down).into())])
            }
        });
        let (met, all) = (u64::from(standing.objectives_met), self.debrief.goals.len() as u64);
        let score = u64::from(standing.score.total);
        lines.push(words.say("report-short-score", &[("met", met.into()), ("all", all.into()), ("score", score.into())]));
        lines
    }

    fn cost(&self) -> Vec<Cost> {
        let words = self.words;
        let row = |name: String, of: &dyn Fn(&Standing) -> String| Cost {
            name,
            you: of(&self.debrief.you.standing),
            history: self.debrief.history.as_ref().map(|run| of(&run.standing)).unwrap_or_default(),
            nobody: of(&self.debrief.nobody.standing),
        };
        let back = |standing: &Standing| Debrief::flagship_back(words, self.scenario, standing);
        let service = self.scenario.content.services[self.scenario.content.flagship_service].short.as_str();
        let e_services = self.scenario.content.e_services;
        let weights = &self.scenario.content.weights;
        let part = |key: &str, weight: u32| words.say("report-weighs", &[("part", (&words.get(key)).into()), ("weight", weight.into())]);
        vec![
            row(words.get("card-score"), &|standing| standing.score.total.to_string()),
            row(part("report-score-continuity", weights.continuity), &|standing| standing.score.continuity.to_string()),
            row(part("report-score-integrity", weights.integrity), &|standing| standing.score.integrity.to_string()),
            row(part("report-score-confidentiality", weights.confidentiality), &|standing| standing.score.confidentiality.to_string()),
            row(part("report-score-evidence", weights.evidence), &|standing| standing.score.evidence.to_string()),
            row(part("report-score-trust", weights.trust), &|standing| standing.score.trust.to_string()),
            row(part("report-score-recovery", weights.recovery), &|standing| standing.score.recovery.to_string()),
            row(words.get("card-unmet"), &|standing| grouped(standing.unmet)),
            row(words.get("card-destroyed"), &|standing| {
                format!("{} ({})", words.share(standing.destroyed), grouped(u64::from(standing.hosts_lost)))
            }),
            row(words.say("card-portal", &[("service", service.into())]), &back),
            row(words.get("result-services"), &|standing| format!("{} / {e_services}", standing.e_services)),
            row(words.get("card-mail"), &|standing| {
                words.say("result-published-times", &[("times", u32::from(standing.published).into())])
            }),
            row(words.get("card-evidence-kept"), &|standing| words.share(standing.evidence)),
            row(words.get("card-trust-left"), &|standing| words.share(standing.trust)),
        ]
    }

    fn charts(&self) -> Vec<Chart> {
        let marks: Vec<Minute> = self.debrief.marks().map(|decision| decision.minute).collect();
        let chart = |key: &str, about: &str, of: fn(&Run) -> &[(Minute, Permille)], marks: &[Minute]| {
            let names: Vec<String> = self.runs().iter().map(|(name, ..)| self.words.get(name)).collect();
            let runs = self.runs();
            let series: Vec<Series<'_>> =
                runs.iter().zip(&names).map(|((_, class, run), name)| Series { name, class, steps: of(run) }).collect();
            let title = self.words.get(key);
            let about = self.words.get(about);
            let svg = chart::draw(&title, &about, &self.scenario.calendar, self.debrief.end, Permille(1000), &series, marks);
            Chart { title, svg }
        };
        vec![
            chart("chart-title", "report-chart-services", |run| &run.services, &marks),
            chart("card-destroyed", "report-chart-destroyed", |run| &run.destroyed, &[]),
            chart("card-trust-left", "report-chart-trust", |run| &run.trust, &[]),
        ]
    }

    fn causes(&self) -> Vec<CauseRow> {
        let rows = self.debrief.accounts.iter().take(CAUSES_MAX);
        let named = |account: &Account| {
            let class = if account.ours { "ours" } else { "" };
            (account.text.clone(), self.date(account.since), class, account.requests)
        };
        let mut list: Vec<(String, String, &'static str, u64)> = rows.map(named).collect();
        let others = self.debrief.accounts.iter().skip(CAUSES_MAX).map(|account| account.requests).sum::<u64>();
        if others > 0 {
            list.push((self.words.get("report-others"), String::new(), "", others));
        }
        let shares = Permille::shares(&list.iter().map(|(.., requests)| *requests).collect::<Vec<u64>>());
        let row = |((text, date, class, requests), share): ((String, String, &'static str, u64), Permille)| CauseRow {
            text,
            date,
            class,
            requests: grouped(requests),
            share: self.words.share(share),
        };
        list.into_iter().zip(shares).map(row).collect()
    }

    fn services(&self) -> Vec<ServiceRow> {
        let rows = self.debrief.toll.services.iter();
        rows.map(|row| ServiceRow {
            name: self.scenario.content.services[row.service].name.to_string(),
            inside: grouped(row.inside),
            abroad: grouped(row.abroad),
            on_paper: grouped(row.on_paper),
            redirected: grouped(row.redirected),
        })
        .collect()
    }

    fn trust(&self) -> Vec<TrustRow> {
        let row = |sum: &TrustSum| TrustRow {
            why: self.words.get(story::trust_key(sum.why)),
            times: sum.times,
            points: self.words.signed(sum.by),
            class: if sum.by > 0 { "better" } else { "worse" },
        };
        self.debrief.trust.iter().map(row).collect()
    }

    fn by_hour(&self) -> Chart {
        let title = self.words.get("report-by-hour");
        let names = [self.words.get("report-inside"), self.words.get("report-abroad")];
        Chart { svg: chart::bars(&title, &self.words.get("report-by-hour-about"), &names, &self.debrief.toll.hours), title }
    }

    fn marks(&self) -> Vec<Numbered> {
        let marks = self.debrief.marks().enumerate();
        marks.map(|(at, decision)| Numbered { number: at + 1, date: self.date(decision.minute), text: decision.text.clone() }).collect()
    }

    fn value_names(&self) -> Vec<String> {
        let of = |key: &str| {
            let what = self.words.get(key);
            self.runs().into_iter().map(move |(name, ..)| (what.clone(), name)).collect::<Vec<_>>()
        };
        ["chart-title", "card-destroyed", "card-trust-left"]
            .into_iter()
            .flat_map(of)
            .map(|(what, name)| format!("{what}, {}", self.words.get(name)))
            .collect()
    }

    /// The three charts as figures, at noon of each day.
    fn values(&self) -> Vec<Values> {
        let mut noon = self.scenario.calendar.next_clock(Minute::START, 12);
        let mut rows = Vec::new();
        let mut row = |minute: Minute| {
            let series: [fn(&Run) -> &[(Minute, Permille)]; 3] = [|run| &run.services, |run| &run.destroyed, |run| &run.trust];
            let values = series
                .into_iter()
                .flat_map(|of| self.runs().into_iter().map(|(_, _, run)| self.words.share(Run::at(of(run), minute))).collect::<Vec<_>>())
                .collect();
            rows.push(Values { date: self.date(minute), values });
        };
        row(Minute::START);
        while noon < self.debrief.end {
            row(noon);
            noon = noon.plus(24 * 60);
        }
        row(self.debrief.end);
        rows
    }

    fn systems(&self) -> Vec<SystemRow> {
        self.debrief
            .systems
            .iter()
            .map(|system| {
                let (truth, class) = if system.held { ("truth-held", "worse") } else { ("truth-clean", "") };
                SystemRow {
                    name: self.scenario.content.systems[system.system].name.to_string(),
                    believed: self.words.status(system.believed),
                    truth: self.words.get(truth),
                    class,
                    lost: grouped(u64::from(system.lost)),
                }
            })
            .collect()
    }

    fn days(&self) -> Vec<Day> {
        let calendar = &self.scenario.calendar;
        let mut days: Vec<Day> = Vec::new();
        for entry in &self.debrief.timeline {
            let date = calendar.long_day(entry.minute);
            if days.last().is_none_or(|day| day.date != date) {
                days.push(Day { date, lines: Vec::new() });
            }
            let (class, kind) = match (entry.ours, entry.seen) {
                (true, _) => ("ours", "report-kind-ours"),
                (false, true) => ("seen", "report-kind-seen"),
                (false, false) => ("hidden", "report-kind-hidden"),
            };
            let line = Line { time: calendar.clock(entry.minute), kind: self.words.get(kind), class, text: entry.text.clone() };
            if let Some(day) = days.last_mut() {
                day.lines.push(line);
            }
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bot: &str) -> String {
        write(&crate::testing::played_out(bot), &Words::english(), |_, _| true)
    }

    #[test]
    fn the_page_is_whole_and_stands_alone() {
        let page = page("history");
        assert!(page.ends_with("</html>"));
        // Nothing is fetched from anywhere, and no word is missing.
        for outside in ["http://", "https://", "<script", "<link", "<img", "@import", "url("] {
            let allowed = page.matches("http://www.w3.org/2000/svg").count();
            let found = page.matches(outside).count();
            assert_eq!(found, if outside == "http://" { allowed } else { 0 }, "{outside}");
        }
        assert!(!page.contains('⟨'), "{}", page.split('⟨').nth(1).unwrap_or_default().split('⟩').next().unwrap_or_default());
        assert_eq!(page.matches("<svg").count(), 4);
        let weighed = page.matches("class=\"weighed\"").count();
        assert!((weigh::WEIGHTIEST..=weigh::WEIGHTIEST + weigh::HARMFUL).contains(&weighed), "{weighed}");
        assert!(page.contains("Go dark"));
        let asked = page.matches(&format!("In {} futures with other luck", weigh::FUTURES)).count();
        assert_eq!(asked, weighed, "how much of each was luck is said beside it");
        for part in [
            "short",
            "cost",
            "course",
            "toll",
            "mattered",
            "objectives",
            "signals",
            "phases",
            "techniques",
            "knowledge",
            "timeline",
            "method",
        ] {
            assert!(page.contains(&format!("<section id=\"{part}\">")), "{part}");
        }
    }

    #[test]
    fn a_run_without_orders_has_a_page_too() {
        let page = page("idle");
        assert_eq!(page.matches("class=\"weighed\"").count(), 0);
        assert!(page.contains("<section id=\"signals\">"));
    }
}
