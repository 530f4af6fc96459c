//! What always holds, whatever anybody orders. A state for which one of these is not so is our mistake, never the player's.
//!
//! The fuzzer, `godark replay --heavy` and the tests all look here. [`ALL`] is the list, with what each means.

use crate::sim::board::Board;

use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};

use super::clock::Future;
use super::compare::named;
use super::event::{EventId, What};
use super::index::Index;
use super::journal::Journal;
use super::levels;
use super::moves;
use super::order::{self, QUEUE_MAX};
use super::snapshot::Snapshot;
use super::state::*;

/// Every invariant: its name, and what is so.
pub const ALL: [(&str, &str); 19] = [
    ("hosts-add-up", "each host of a system is one thing: clean, implanted, encrypted or wiped; as many as the scenario says"),
    ("shares", "every share lies between 0 and 1000 thousandths"),
    ("tallies", "sums that are kept equal the sums of what they are kept of"),
    ("teams", "who is not here has no work; no more waits for a team than may; no two teams do what only one can do"),
    ("works", "a work began before now and is due from now on, its stretch in between"),
    ("future", "nothing that is due lies behind, until the end there is something due, and the clock stays within the scenario"),
    ("levels", "how well each system and service works is what follows from its needs now"),
    ("closed", "what is closed serves nobody there"),
    ("sources", "what is believed of a system comes from a sensor, a report or a conclusion about that system"),
    ("conclusions", "every conclusion comes from somebody's work, a report of damage, or what somebody said"),
    ("reports", "no more damage is reported than a system has hosts"),
    ("journal", "events are numbered in order, and minutes do not run backwards"),
    ("causes", "a cause comes before what it causes, and every chain leads to the beginning"),
    ("verdicts", "a decided objective names the event that decided it"),
    ("questions", "what asks for an answer still has time for one"),
    ("pushes", "each push of the intruder has a number of its own, and whoever steers one steers one that runs"),
    ("refused", "an order that is refused changes nothing"),
    ("at-hand", "what is kept at hand, so that nobody need look for it, is what the state says"),
    ("one-way", "what was lost, unmet or written down stays so"),
];

/// An invariant that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its name in [`ALL`].
    pub rule: &'static str,
    /// Where it does not hold, in words.
    pub of: String,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let is = ALL.iter().find(|(name, _)| *name == self.rule).map_or("", |(_, is)| is);
        write!(f, "the invariant `{}` is broken ({is}): {}", self.rule, self.of)
    }
}

/// Returns what does not hold just after an event: levels and the future may be about to follow.
pub fn after_event(state: &Snapshot, scenario: &Scenario) -> Vec<Broken> {
    let mut broken = Vec::new();
    hosts(state, scenario, &mut broken);
    shares(state, scenario, &mut broken);
    tallies(state, scenario, &mut broken);
    pushes(state, &mut broken);
    broken
}

/// Returns what does not hold between two minutes.
pub(super) fn settled(board: &Board, state: &Snapshot, scenario: &Scenario) -> Vec<Broken> {
    let mut broken = after_event(state, scenario);
    let over = order::is_over(board);
    teams(state, scenario, &mut broken);
    works(state, scenario, &mut broken);
    future(&state.future, scenario, over, &mut broken);
    // What follows from hosts that do not add up means nothing.
    if broken.iter().all(|broken| broken.rule != "hosts-add-up") {
        follow(board, state, scenario, &mut broken);
    }
    sources(state, scenario, &mut broken);
    story(state, scenario, over, &mut broken);
    if board.index != Index::of(scenario, state) {
        add(&mut broken, "at-hand", format!("{:?}", board.index));
    }
    broken
}

/// Returns what does not hold of events from number `first` on.
pub fn of_events(journal: &Journal, first: usize) -> Vec<Broken> {
    let mut broken = Vec::new();
    let events = journal.events();
    for (number, event) in events.iter().enumerate().skip(first) {
        let before = number.checked_sub(1).map(|before| events[before].minute);
        if event.id.0 as usize != number || before.is_some_and(|before| before > event.minute) {
            add(&mut broken, "journal", format!("event {number}: {event:?}"));
        }
        let chain = journal.why(event.id);
        let backwards = chain.windows(2).any(|pair| pair[0].id <= pair[1].id || pair[0].minute < pair[1].minute);
        if backwards || chain.last().map(|root| root.id) != Some(EventId::ROOT) {
            add(&mut broken, "causes", format!("event {number}: {event:?}"));
        }
        let said = |what: &What| {
            matches!(
                what,
                What::WorkDone { .. }
                    | What::WorkStarted { .. }
                    | What::DamageReported { .. }
                    | What::InjectArrived { .. }
                    | What::InjectAnswered { .. }
            )
        };
        if matches!(event.what, What::Believed { .. }) && !chain.iter().skip(1).any(|cause| said(&cause.what)) {
            add(&mut broken, "conclusions", format!("event {number}: {event:?}"));
        }
    }
    broken
}

/// Returns what does not hold from one state to a later one of the same run.
pub fn between(before: &Snapshot, after: &Snapshot, scenario: &Scenario) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (at, (old, new)) in before.hosts.iter().zip(&after.hosts).enumerate() {
        if new.lost < old.lost {
            add(&mut broken, "one-way", format!("{} lost {} hosts, and now {}", system(at, scenario), old.lost, new.lost));
        }
    }
    for (at, (old, new)) in before.ledgers.iter().zip(&after.ledgers).enumerate() {
        let fell = new.unmet_inside < old.unmet_inside || new.unmet_abroad < old.unmet_abroad || new.settled < old.settled;
        if fell || new.on_paper < old.on_paper || new.redirected < old.redirected {
            add(&mut broken, "one-way", format!("{}: {old:?} became {new:?}", named(ServiceId::new(at), &scenario.names)));
        }
    }
    let known = before.journal.events();
    if after.journal.events().get(..known.len()) != Some(known) {
        add(&mut broken, "one-way", "events were written anew".to_owned());
    }
    broken
}

/// Returns what does not hold of an order that was refused: the states before and after it, and its number in the run.
pub fn refused(before: &Snapshot, after: &Snapshot, number: usize) -> Option<Broken> {
    (before != after).then(|| Broken { rule: "refused", of: format!("the order that was said as number {number}") })
}

fn add(broken: &mut Vec<Broken>, rule: &'static str, of: String) {
    broken.push(Broken { rule, of });
}

fn system(at: usize, scenario: &Scenario) -> String {
    named(SystemId::new(at), &scenario.names)
}

fn hosts(state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    for (at, (hosts, known)) in state.hosts.iter().zip(scenario.content.systems.rows()).enumerate() {
        let held = u64::from(hosts.implanted) + u64::from(hosts.encrypted) + u64::from(hosts.wiped);
        if hosts.total != known.hosts || held > u64::from(hosts.total) || hosts.lost > hosts.total {
            add(broken, "hosts-add-up", format!("{}: {hosts:?}", system(at, scenario)));
        }
    }
}

fn shares(state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    let mut look = |of: &dyn Fn() -> String, shares: &[Permille]| {
        if let Some(share) = shares.iter().find(|share| **share > Permille::ALL) {
            add(broken, "shares", format!("{}: {}", of(), share.0));
        }
    };
    for at in 0..state.hosts.len() {
        let (load, proof) = (&state.loads[at], &state.proof[at]);
        let shares = [
            state.levels[at].0,
            state.beliefs[at].sure,
            proof.left,
            proof.captured,
            load.flood,
            load.abroad,
            load.absorbs,
            load.turns_away,
        ];
        look(&|| system(at, scenario), &shares);
    }
    for (at, serving) in state.serving.iter().enumerate() {
        look(&|| named(ServiceId::new(at), &scenario.names), &[serving.inside, serving.abroad]);
    }
    let desk = [state.desk.indicators, state.desk.runbooks, state.desk.intelligence];
    look(&|| "the cell".to_owned(), &desk);
    look(&|| "the public".to_owned(), &[state.public.trust, state.public.reachable]);
    look(&|| "the intruder".to_owned(), &[state.intruder.stolen]);
}

fn tallies(state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    let tally = &state.tally;
    let weighed = |of: &dyn Fn(&Serving) -> Permille| -> u64 {
        let all = state.serving.iter().zip(scenario.content.services.rows());
        all.map(|(serving, what)| u64::from(of(serving).0) * u64::from(what.covers)).sum()
    };
    let evidence = state.proof.iter().zip(scenario.content.systems.rows());
    let sums = [
        ("hosts lost", u64::from(tally.hosts_lost), state.hosts.iter().map(|hosts| u64::from(hosts.lost)).sum()),
        ("e-services inside", tally.e_services_inside, weighed(&|serving| serving.inside)),
        ("e-services abroad", tally.e_services_abroad, weighed(&|serving| serving.abroad)),
        ("evidence", tally.evidence, evidence.map(|(proof, what)| u64::from(proof.captured.0) * u64::from(what.evidence)).sum()),
        ("copies destroyed", u64::from(tally.backups_destroyed), state.backups.iter().filter(|backup| backup.destroyed).count() as u64),
    ];
    for (of, kept, sum) in sums {
        if kept != sum {
            add(broken, "tallies", format!("{of}: {kept} is kept, the sum is {sum}"));
        }
    }
}

fn teams(state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    let mut busy = Vec::new();
    for (at, crew) in state.crews.iter().enumerate() {
        let team = || named(TeamId::new(at), &scenario.names);
        let absent = !crew.here && (crew.work.is_some() || !crew.queue.is_empty());
        if absent || (crew.away_until.is_some() && crew.work.is_some()) || crew.queue.len() > QUEUE_MAX {
            add(broken, "teams", format!("{}: {crew:?}", team()));
        }
        let orders = crew.work.iter().map(|work| (work.what, work.on)).chain(crew.queue.iter().map(|waiting| (waiting.what, waiting.on)));
        for (what, on) in orders {
            let shared = scenario.content.moves[what].does.iter().any(moves::is_stretched);
            // Many hands may restore one system, but one team does not do it twice.
            if busy.iter().any(|(other, known)| *known == (what, on) && (!shared || *other == at)) {
                add(broken, "teams", format!("{} has `{}` twice, or with another team", team(), scenario.name(what)));
            }
            busy.push((at, (what, on)));
        }
    }
}

fn works(state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    let now = state.future.now();
    for (at, crew) in state.crews.iter().enumerate() {
        if let Some(work) = &crew.work
            && (work.started > now || work.due < now || work.stretch < work.started || work.stretch > work.due)
        {
            add(broken, "works", format!("{} at minute {}: {work:?}", named(TeamId::new(at), &scenario.names), now.0));
        }
    }
}

fn future(future: &Future, scenario: &Scenario, over: bool, broken: &mut Vec<Broken>) {
    let (now, length) = (future.now(), scenario.calendar.length());
    let behind = future.next().is_some_and(|next| next <= now);
    if now > length || (!over && (behind || future.next().is_none())) {
        let next = future.next().map(|Minute(next)| next);
        add(broken, "future", format!("it is minute {} of {}, and something is due at {next:?}", now.0, length.0));
    }
}

fn follow(board: &Board, state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    for (id, level) in scenario.content.systems.ids().zip(&state.levels) {
        let follows = levels::of_system(scenario, board, id);
        if follows != level.0 {
            add(broken, "levels", format!("{} is at {}, and should be at {}", named(id, &scenario.names), level.0.0, follows.0));
        }
    }
    for (id, serving) in scenario.content.services.ids().zip(&state.serving) {
        let name = || named(id, &scenario.names);
        let (inside, abroad) = levels::of_service(scenario, board, id);
        if (inside, abroad) != (serving.inside, serving.abroad) {
            let is = format!("{} inside and {} abroad", serving.inside.0, serving.abroad.0);
            add(broken, "levels", format!("{} is at {is}, and should be at {} and {}", name(), inside.0, abroad.0));
        }
        if (serving.closed_inside && serving.inside > Permille(0)) || (serving.closed_abroad && serving.abroad > Permille(0)) {
            add(broken, "closed", format!("{}: {serving:?}", name()));
        }
    }
}

fn sources(state: &Snapshot, scenario: &Scenario, broken: &mut Vec<Broken>) {
    for (at, belief) in state.beliefs.iter().enumerate() {
        let of = SystemId::new(at);
        let by = state.journal.get(belief.by).map(|event| event.what);
        let sign = match by {
            Some(What::AlertRaised { system, .. } | What::FalseAlarmRaised { system, .. }) => system == of,
            Some(What::DamageReported { system, .. } | What::Believed { system, .. }) => system == of,
            _ => false,
        };
        if belief.status != Status::Unknown && !sign {
            add(broken, "sources", format!("{} is {} by {by:?}", system(at, scenario), belief.status.word()));
        }
        let hosts = scenario.content.systems[of].hosts;
        let reported = u64::from(belief.encrypted) + u64::from(belief.wiped);
        if reported > u64::from(hosts) {
            add(broken, "reports", format!("{}: {belief:?}", system(at, scenario)));
        }
    }
}

fn story(state: &Snapshot, scenario: &Scenario, over: bool, broken: &mut Vec<Broken>) {
    for (id, verdict) in scenario.content.objectives.ids().zip(&state.verdicts) {
        let what = |event: &EventId| state.journal.get(*event).map(|event| event.what);
        let fits = match verdict {
            Verdict::Open => !over,
            Verdict::Met(by) => what(by) == Some(What::ObjectiveMet { objective: id }),
            Verdict::Missed(by) => what(by) == Some(What::ObjectiveMissed { objective: id }),
        };
        if !fits {
            add(broken, "verdicts", format!("{}: {verdict:?}", named(id, &scenario.names)));
        }
    }
    for (id, inject) in scenario.content.injects.ids().zip(&state.injects) {
        if let InjectState::Asking { until, .. } = inject
            && *until <= state.future.now()
            && !over
        {
            add(broken, "questions", format!("{} asks until minute {}, and that has passed", named(id, &scenario.names), until.0));
        }
    }
}

fn pushes(state: &Snapshot, broken: &mut Vec<Broken>) {
    let jobs = &state.intruder.jobs;
    let sorted = jobs.windows(2).all(|pair| pair[0].number < pair[1].number);
    let known = jobs.iter().all(|job| job.number < state.intruder.next_job);
    let steered = state.intruder.hands.iter().filter_map(|hand| hand.steers).all(|steers| jobs.iter().any(|job| job.number == steers));
    if !sorted || !known || !steered {
        add(broken, "pushes", format!("{jobs:?}, steered by {:?}", state.intruder.hands));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sim::Sim;
    use crate::sim::event::Event;

    fn names(broken: &[Broken]) -> Vec<&'static str> {
        let mut names: Vec<&str> = broken.iter().map(|broken| broken.rule).collect();
        names.dedup();
        names
    }

    /// Each invariant sees the damage that it is there for.
    #[test]
    fn every_invariant_finds_what_breaks_it() {
        let scenario = crate::testing::albania();
        let mut sim = Sim::new(scenario.clone(), 1);
        sim.advance_to(Minute(4000));
        assert_eq!(sim.broken(), []);
        let good = sim.snapshot();
        let cases: Vec<(&str, Box<dyn Fn(&mut Snapshot)>)> = vec![
            ("hosts-add-up", Box::new(|state| state.hosts[3].wiped = state.hosts[3].total + 1)),
            ("shares", Box::new(|state| state.desk.indicators = Permille(1001))),
            ("tallies", Box::new(|state| state.tally.hosts_lost += 1)),
            ("teams", Box::new(|state| state.crews[0].queue = vec![waiting(); 2])),
            ("works", Box::new(|state| state.crews[0].work = Some(work(Minute(4001))))),
            ("levels", Box::new(|state| state.levels[0].0 = Permille(if state.levels[0].0 == Permille(7) { 8 } else { 7 }))),
            ("closed", Box::new(|state| state.serving.iter_mut().for_each(close))),
            ("sources", Box::new(|state| (state.beliefs[0].status, state.beliefs[0].by) = (Status::Cleared, EventId(0)))),
            ("reports", Box::new(|state| state.beliefs[0].wiped = u32::MAX)),
            ("verdicts", Box::new(|state| state.verdicts[0] = Verdict::Met(EventId(0)))),
            ("questions", Box::new(|state| state.injects[0] = InjectState::Asking { until: Minute(3), by: EventId(0) })),
            ("pushes", Box::new(|state| state.intruder.hands[0].steers = Some(u32::MAX))),
            ("future", Box::new(|state| state.future = Future::default())),
        ];
        for (rule, break_it) in &cases {
            let mut state = good.clone();
            break_it(&mut state);
            assert!(sim.restore(&state));
            assert!(names(&sim.broken()).contains(rule), "{rule}: {:?}", sim.broken());
        }
        assert!(sim.restore(&good));
        assert_eq!(sim.broken(), []);
        sim.board_mut().index.unmet += 1;
        assert_eq!(names(&sim.broken()), ["at-hand"]);
        let mut later = good.clone();
        later.hosts.iter_mut().for_each(|hosts| hosts.lost = 0);
        assert_eq!(names(&between(&good, &later, &scenario)), ["one-way"]);
        assert_eq!(between(&good, &good, &scenario), []);
        assert_eq!(refused(&good, &later, 3).map(|broken| broken.rule), Some("refused"));
        assert_eq!(refused(&good, &good, 3), None);
        assert_eq!(of_events(&good.journal, 0), []);
        let spoilt = |at: usize, change: &dyn Fn(&mut Event)| {
            let mut events = good.journal.events().to_vec();
            change(&mut events[at]);
            names(&of_events(&Journal::of_events(events), 0))
        };
        assert!(spoilt(9, &|event| event.id = EventId(4000)).contains(&"journal"));
        assert!(spoilt(9, &|event| event.cause.parent = EventId(10)).contains(&"causes"));
        let believed = What::Believed { system: SystemId::new(0), status: Status::Cleared, sure: Permille(1) };
        assert_eq!(spoilt(1, &|event| event.what = believed), ["conclusions"]);
        let covered = cases.iter().map(|(rule, _)| *rule).chain(["at-hand", "one-way", "refused", "journal", "causes", "conclusions"]);
        assert_eq!(covered.collect::<BTreeSet<_>>(), ALL.iter().map(|(name, _)| *name).collect(), "each has a case");
    }

    fn waiting() -> Waiting {
        Waiting { what: MoveId::new(0), on: crate::scenario::moves::Target::Nothing, by: EventId(0) }
    }

    fn work(started: Minute) -> Work {
        let Waiting { what, on, by } = waiting();
        Work { what, on, started, due: started, stretch: started, setup: 0, by }
    }

    fn close(serving: &mut Serving) {
        (serving.closed_inside, serving.inside) = (true, Permille(1));
    }
}
