//! The debrief: what happened, what was known and what was true, what it cost, beside history and beside
//! nobody answering at all, with the same luck.

use super::decisions::decisions;
pub use super::decisions::{Decision, before};
use super::ledger::{self, TrustSum};
use super::so_far::SoFar;
use super::toll::{Account, Toll};
use crate::analysis::{bots, play};
use crate::replay::Session;
use crate::scenario::condition::Condition;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::story::Aimed;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, What};
use crate::sim::score::Standing;
use crate::sim::state::{Status, Verdict};
use crate::words::{Words, story};

/// A run in the measures of the debrief.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub standing: Standing,
    /// Share of e-services that work inside the country, each from its minute on.
    pub services: Vec<(Minute, Permille)>,
    /// Share of machines ever destroyed.
    pub destroyed: Vec<(Minute, Permille)>,
    pub trust: Vec<(Minute, Permille)>,
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub minute: Minute,
    pub event: EventId,
    pub text: String,
    /// The players saw it when it happened.
    pub seen: bool,
    /// They did it, or the timer did.
    pub ours: bool,
}

/// A system as it was believed to be, and as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemTruth {
    pub system: SystemId,
    pub believed: Status,
    pub reported: u32,
    pub held: bool,
    pub destroyed: u32,
    pub lost: u32,
}

/// An objective and what decided it.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub objective: ObjectiveId,
    pub verdict: Verdict,
    /// When it was decided; the end of the run where it was not.
    pub minute: Minute,
    /// What happened last before it was decided. None when time itself decided.
    pub because: Option<String>,
    /// How it stood at the end of a run that ended before it was decided.
    pub so_far: Option<SoFar>,
}

/// Everything the debrief shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    pub title: String,
    pub doctrine: String,
    pub seed: u64,
    pub end: Minute,
    pub you: Run,
    /// None when the scenario records no history.
    pub history: Option<Run>,
    pub nobody: Run,
    /// The run that this one is a what-if of, and where they part. Whoever knows that run puts it here.
    pub before: Option<(Run, Minute)>,
    /// Why public trust moved, over the whole run.
    pub trust: Vec<TrustSum>,
    pub decisions: Vec<Decision>,
    pub timeline: Vec<Entry>,
    pub systems: Vec<SystemTruth>,
    pub goals: Vec<Goal>,
    /// Injects that were false or misleading, and that arrived: which, and what was true.
    pub false_leads: Vec<(InjectId, String)>,
    /// What people asked for and did not get, and by whose doing.
    pub toll: Toll,
    pub accounts: Vec<Account>,
}

impl Debrief {
    /// Looks back at a run. Plays the two references with the same seed.
    pub fn of(session: &Session, words: &Words) -> Self {
        let sim = &session.sim;
        let scenario = sim.scenario();
        let reference = |name: &str| {
            let mut bot = bots::by_name(name, scenario).ok()?;
            let until = sim.now();
            let session = play(scenario, &mut *bot, sim.seed(), |session| session.sim.now() < until);
            Some(Run::of(&session.sim))
        };
        let nobody = reference("idle").expect("nobody can always play");
        let toll = Toll::of(session);
        let shown = words.shown(scenario);
        Self {
            title: shown.cover.title.to_string(),
            doctrine: shown.content.doctrines[sim.truth().intruder().doctrine].name.to_string(),
            seed: sim.seed(),
            end: sim.now(),
            you: Run::of(sim),
            history: reference("history"),
            nobody,
            before: None,
            trust: ledger::trust_by_reason(sim),
            decisions: decisions(sim, &shown, words),
            timeline: timeline(sim, &shown, words),
            systems: systems(sim),
            goals: goals(sim, &shown, words),
            false_leads: false_leads(sim, &shown),
            accounts: toll.accounts(sim, &shown, words),
            toll,
        }
    }
}

impl Debrief {
    /// Returns the decisions because of which something changed, in the order of their numbers in charts and lists.
    pub fn marks(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.marked)
    }

    /// Returns where to begin looking: just before the first decision because of which something changed.
    pub fn opening(&self) -> Minute {
        self.marks().next().map_or(Minute::START, Decision::before)
    }

    /// Says when the service that the public means was back.
    pub fn flagship_back(words: &Words, scenario: &Scenario, standing: &Standing) -> String {
        match (standing.flagship_down, standing.flagship_back) {
            (None, _) => words.get("debrief-never-down"),
            (_, Some(back)) => scenario.calendar.date(back),
            (_, None) => words.get("debrief-not-back"),
        }
    }
}

impl Run {
    pub fn of(sim: &Sim) -> Self {
        let scenario = sim.scenario();
        let start = Sim::new(scenario.clone(), sim.seed()).picture();
        let covers = |service: ServiceId| u64::from(scenario.content.services[service].covers);
        let total = u64::from(scenario.content.e_services);
        let mut levels: Vec<u64> = start.services.iter().map(|service| u64::from(service.inside.0)).collect();
        let share = |levels: &[u64]| {
            let up: u64 = levels.iter().enumerate().map(|(at, level)| level * covers(ServiceId::new(at))).sum();
            Permille::share(up, total * 1000)
        };
        let mut services = vec![(Minute::START, share(&levels))];
        let mut destroyed = vec![(Minute::START, Permille(0))];
        let mut trust = vec![(Minute::START, start.trust)];
        let mut lost = vec![0; scenario.content.systems.len()];
        for event in sim.journal().events() {
            match event.what {
                What::ServiceLevel { service, inside, .. } => {
                    levels[service.index()] = u64::from(inside.0);
                    put(&mut services, event.minute, share(&levels));
                }
                What::HostsEncrypted { system, hosts } | What::HostsWiped { system, hosts } => {
                    put(&mut destroyed, event.minute, lose(&mut lost, scenario, system, hosts));
                }
                What::TrustMoved { by, .. } => {
                    let last = trust.last().map_or(start.trust, |(_, trust)| *trust);
                    put(&mut trust, event.minute, last.moved(i32::from(by)));
                }
                _ => {}
            }
        }
        Self { standing: sim.standing(), services, destroyed, trust }
    }

    /// Returns a value of a series at a minute.
    pub fn at(series: &[(Minute, Permille)], minute: Minute) -> Permille {
        let after = series.partition_point(|(at, _)| *at <= minute);
        after.checked_sub(1).map_or(Permille(0), |at| series[at].1)
    }
}

/// Adds machines that were destroyed; those that came back and were destroyed again count once.
fn lose(lost: &mut [u32], scenario: &Scenario, system: SystemId, hosts: u32) -> Permille {
    let at = system.index();
    lost[at] = (lost[at] + hosts).min(scenario.content.systems[system].hosts);
    Permille::share(lost.iter().map(|lost| u64::from(*lost)).sum(), u64::from(scenario.plan.hosts))
}

/// Adds a step; several at one minute leave the last.
fn put(series: &mut Vec<(Minute, Permille)>, minute: Minute, value: Permille) {
    match series.last_mut() {
        Some(last) if last.0 == minute => last.1 = value,
        Some(last) if last.1 == value => {}
        _ => series.push((minute, value)),
    }
}

fn timeline(sim: &Sim, scenario: &Scenario, words: &Words) -> Vec<Entry> {
    sim.journal()
        .events()
        .iter()
        .filter(|event| !is_small(&event.what))
        .map(|event| Entry {
            minute: event.minute,
            event: event.id,
            text: story::line(words, scenario, sim.journal(), event),
            seen: event.what.is_visible(scenario),
            ours: matches!(event.what, What::OrderGiven { .. } | What::Timer(_)),
        })
        .collect()
}

/// What would only fill the page.
fn is_small(what: &What) -> bool {
    matches!(
        what,
        What::WorkStarted { .. }
            | What::WorkQueued { .. }
            | What::WorkExtended { .. }
            | What::StepBegan { .. }
            | What::PathOpened { .. }
            | What::SystemLevel { .. }
            | What::NewsRead { .. }
            | What::TrustMoved { by: -14..=14, .. }
    )
}

fn systems(sim: &Sim) -> Vec<SystemTruth> {
    let picture = sim.picture();
    let truth = sim.truth();
    sim.scenario()
        .content
        .systems
        .ids()
        .map(|system| {
            let sight = picture.system(system);
            let hosts = truth.hosts(system);
            SystemTruth {
                system,
                believed: sight.status,
                reported: sight.encrypted + sight.wiped,
                held: truth.is_held(system),
                destroyed: hosts.destroyed(),
                lost: hosts.lost,
            }
        })
        .collect()
}

fn goals(sim: &Sim, scenario: &Scenario, words: &Words) -> Vec<Goal> {
    let journal = sim.journal();
    let goal = |objective: ObjectiveId| {
        let verdict = sim.truth().verdict(objective);
        let (Verdict::Met(event) | Verdict::Missed(event)) = verdict else {
            let so_far = Some(SoFar::of(sim, scenario, words, objective));
            return Goal { objective, verdict, minute: sim.now(), because: None, so_far };
        };
        let minute = journal.get(event).map_or(sim.now(), |event| event.minute);
        let (by_time, condition) = match &scenario.content.objectives[objective].is {
            Aimed::By(limit, condition) => (minute >= *limit, condition),
            Aimed::AtEnd(condition) => (true, condition),
            Aimed::Never(condition) => (matches!(verdict, Verdict::Met(_)), condition),
        };
        // The last thing that the objective speaks of, up to the moment in which it was decided.
        let speaks = |event: &&Event| bears_on(condition, &event.what);
        let before = || journal.events()[..event.0 as usize].iter().rev();
        let cause = if by_time { before().find(speaks) } else { before().take_while(|event| event.minute == minute).find(speaks) };
        let because = cause.map(|cause| {
            let line = story::line(words, scenario, journal, cause);
            // Where only the end decides, the last thing that counted may lie days back.
            let date = scenario.calendar.date(cause.minute);
            let what = if by_time { words.say("objective-last", &[("date", (&date).into()), ("what", (&line).into())]) } else { line };
            let order = journal.why(cause.id).into_iter().find_map(|event| match event.what {
                What::OrderGiven { act, .. } => journal.act(act),
                _ => None,
            });
            match order {
                Some(act) => {
                    words.say("objective-after-order", &[("what", (&what).into()), ("order", (&story::order(words, scenario, act)).into())])
                }
                None => what,
            }
        });
        Goal { objective, verdict, minute, because, so_far: None }
    };
    scenario.content.objectives.ids().map(goal).collect()
}

/// Says whether an event is of the kind of which a condition speaks.
fn bears_on(condition: &Condition, what: &What) -> bool {
    use Condition as C;
    let mut bears = false;
    condition.each(&mut |condition| {
        bears |= match (condition, what) {
            (C::Up(service) | C::Down(service) | C::UpAbroad(service), What::ServiceLevel { service: changed, .. }) => service == changed,
            (C::ServicesUp(_) | C::ServicesUpAtMost(_), What::ServiceLevel { .. })
            | (C::DestroyedAbove(_), What::HostsEncrypted { .. } | What::HostsWiped { .. })
            | (C::BackupsLost, What::BackupDestroyed { .. })
            | (C::Stated | C::Named, What::StatementMade { .. })
            | (C::EvidenceAbove(_), What::EvidenceCaptured { .. })
            | (C::EntryPatched, What::EntryPatched)
            | (C::Clean, What::HostsCleaned { .. } | What::ShellRemoved { .. })
            | (C::Dark, What::WentDark | What::DarkLifted)
            | (C::Claimed, What::AttackClaimed)
            | (C::Leaked, What::StolenPublished { .. }) => true,
            (C::Hit(system), What::HostsEncrypted { system: hit, .. } | What::HostsWiped { system: hit, .. }) => system == hit,
            (C::Open(fallback), What::FallbackOpened { fallback: opened }) => fallback == opened,
            (C::Done(what), What::WorkDone { what: done, .. }) => what == done,
            (C::Ordered(what), What::WorkStarted { what: begun, .. } | What::WorkQueued { what: begun, .. }) => what == begun,
            _ => false,
        };
    });
    bears
}

fn false_leads(sim: &Sim, scenario: &Scenario) -> Vec<(InjectId, String)> {
    sim.journal()
        .events()
        .iter()
        .filter_map(|event| match event.what {
            What::InjectArrived { inject } => Some(inject),
            _ => None,
        })
        .filter_map(|inject| {
            let truth = &scenario.content.injects[inject].truth;
            (!truth.is_empty()).then(|| (inject, truth.to_string()))
        })
        .collect()
}
