//! A board for a scenario: components in scenario order, and the first entries of the event list.

use crate::sim::board::Board;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::scenario::condition::Condition;
use crate::scenario::intruder::Foothold as Start;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::story::Aimed;
use crate::scenario::world::{Flows, System};
use crate::scenario::{Minute, Scenario};

use super::adversary::{self, Hand, Intruder, Seen};
use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{EventId, Rule, What};
use super::journal::{Journal, emit};
use super::snapshot::Snapshot;
use super::state::*;
use super::{network, public, services};

/// Sets up a board at the first minute.
pub(super) fn board(scenario: &Arc<Scenario>, seed: u64) -> Board {
    let mut dice = Dice::new(seed);
    let (footholds, poisoned) = hidden(scenario, &mut dice);
    let weights: Vec<u32> = scenario.content.doctrines.rows().iter().map(|doctrine| doctrine.weight).collect();
    let doctrine = DoctrineId::new(dice.weighted(&weights, Purpose::Doctrine, 0));
    let mut board = Board::new(scenario.clone(), state(scenario, dice, doctrine, &footholds, &poisoned));
    begin(&mut board, scenario, doctrine);
    board
}

/// Sets a board back to the first minute, with another seed. Nobody looks at it any more.
pub(super) fn begin_anew(board: &mut Board, seed: u64) {
    let scenario = board.scenario().shared().clone();
    *board = self::board(&scenario, seed);
}

/// Rolls what the intruder has already, and which copies are bad: for each system, in order.
fn hidden<'a>(scenario: &'a Scenario, dice: &mut Dice) -> (Vec<Option<&'a Start>>, Vec<bool>) {
    let rolled = scenario.content.systems.iter().map(|(id, system)| {
        let foothold = scenario
            .content
            .intruder
            .footholds
            .iter()
            .find(|foothold| foothold.on == id && dice.chance(foothold.chance_permille, Purpose::Sleeper, id.index() as u32));
        let poisoned =
            system.backup.as_ref().is_some_and(|backup| dice.chance(backup.poisoned_permille, Purpose::Poison, id.index() as u32));
        (foothold, poisoned)
    });
    rolled.unzip()
}

/// Returns the state before anything has happened.
fn state(scenario: &Scenario, dice: Dice, doctrine: DoctrineId, footholds: &[Option<&Start>], poisoned: &[bool]) -> Snapshot {
    let content = &scenario.content;
    let start = &content.intruder;
    let systems = content.systems.len();
    let hosts = |(id, system): (SystemId, &System)| Hosts {
        total: system.hosts,
        implanted: footholds[id.index()].map_or(0, |foothold| foothold.hosts),
        encrypted: 0,
        wiped: 0,
        lost: 0,
    };
    let foothold =
        |foothold: &Option<&Start>| Foothold { shell: foothold.is_some_and(|foothold| foothold.shell), blinded: false, reached: false };
    let backup = |(id, system): (SystemId, &System)| Backup {
        kept: system.backup.is_some(),
        poisoned: poisoned[id.index()],
        destroyed: false,
        sight: BackupSight::NeverChecked,
    };
    let belief = Belief {
        status: Status::Unknown,
        since: Minute::START,
        sure: Permille(0),
        by: EventId::ROOT,
        encrypted: 0,
        wiped: 0,
        reports: 0,
        report_coming: false,
        found_once: false,
        mistaken: false,
    };
    let serving =
        Serving { closed_inside: false, closed_abroad: false, moved: false, inside: Permille(0), abroad: Permille(0), by: EventId::ROOT };
    Snapshot {
        hosts: content.systems.iter().map(hosts).collect(),
        standing: vec![Standing::default(); systems],
        loads: vec![Load::default(); systems],
        footholds: footholds.iter().map(foothold).collect(),
        proof: vec![Proof { left: Permille::ALL, captured: Permille(0) }; systems],
        backups: content.systems.iter().map(backup).collect(),
        levels: vec![Level(Permille::ALL); systems],
        beliefs: vec![belief; systems],
        segments: vec![Segment::default(); content.zones.len()],
        cuts: vec![Cuts::default(); content.links.len()],
        logons: content.domains.ids().map(|id| Logons { stolen: start.holds.contains(&id), ..Logons::default() }).collect(),
        serving: vec![serving; content.services.len()],
        ledgers: vec![Ledger::default(); content.services.len()],
        counters: vec![Counter::default(); content.fallbacks.len()],
        crews: content.teams.rows().iter().map(|team| Crew { here: team.partner.is_none(), ..Crew::default() }).collect(),
        help: vec![Help::default(); content.partners.len()],
        terms: vec![Terms::default(); content.partners.len()],
        injects: vec![InjectState::default(); content.injects.len()],
        verdicts: vec![Verdict::default(); content.objectives.len()],
        network: Network::default(),
        desk: Desk::default(),
        public: Public {
            trust: content.trust,
            statement: None,
            said_most: None,
            found_out: false,
            named: false,
            claimed: false,
            published: 0,
            unmet_then: 0,
            news_then: Minute::START,
            surge: Permille(0),
            surges: 0,
            gone: BTreeSet::new(),
            glad: BTreeSet::new(),
            reachable: Permille::ALL,
            monitor_coming: false,
        },
        tally: Tally::default(),
        intruder: Intruder {
            doctrine,
            posture: content.doctrines[doctrine].starts,
            posture_by: EventId::ROOT,
            turning: None,
            turn_token: 0,
            hands: vec![Hand::default(); usize::from(start.operators)],
            jobs: Vec::new(),
            next_job: 0,
            seen: Seen::default(),
            linked: false,
            unlinked_since: None,
            rerouted: false,
            rerouting: false,
            considering: BTreeSet::new(),
            reroute_token: 0,
            stolen: start.stolen_permille,
            claimed: false,
            published: 0,
            published_at: None,
            failed: BTreeMap::new(),
        },
        dice,
        future: Future::default(),
        journal: Journal::default(),
    }
}

/// The first minute: links open, levels settle, the intruder looks around, the clock is wound.
fn begin(board: &mut Board, scenario: &Arc<Scenario>, doctrine: DoctrineId) {
    let root = emit(board, Rule::Start, EventId::ROOT, What::Began { doctrine });
    for link in scenario.content.links.ids() {
        let open = network::open_flows(board, scenario, link);
        board.of_mut::<Cuts>(link).open = open;
        debug_assert_ne!(open, Flows::NONE, "checked scenarios have no empty links");
    }
    services::begin(board, scenario);
    board.index.read(scenario, &board.state);
    adversary::begin(board, root);

    public::schedule_news(board, scenario, root);
    let future = board.resource_mut::<Future>();
    for minute in moments(scenario) {
        future.schedule(minute, Due::Moment, root);
    }
    future.schedule(Minute(1), Due::Moment, root);
    future.schedule(scenario.calendar.length(), Due::End, root);
    if let Some(alarms) = &scenario.content.false_alarms {
        let first = board.resource_mut::<Dice>().takes(alarms.every, Purpose::FalseAlarmTime, 0);
        board.resource_mut::<Future>().schedule(Minute(first), Due::FalseAlarm, root);
    }
    super::schedule::tidy(board);
}

/// Every time that a condition, an inject or an objective speaks of: things may come true then by time alone.
fn moments(scenario: &Scenario) -> BTreeSet<Minute> {
    let mut moments = BTreeSet::new();
    scenario.each_condition(&mut |condition| {
        if let Condition::After(minute) = condition {
            moments.insert(*minute);
        }
    });
    moments.extend(scenario.content.injects.rows().iter().map(|inject| inject.at));
    for objective in scenario.content.objectives.rows() {
        if let Aimed::By(limit, _) = objective.is {
            moments.insert(limit);
        }
    }
    moments
}
