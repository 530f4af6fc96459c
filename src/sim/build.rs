//! A world for a scenario: entities in scenario order, resources, and the first entries of the event list.

use bevy_ecs::prelude::World;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::scenario::condition::Condition;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::story::Aimed;
use crate::scenario::world::Flows;
use crate::scenario::{Minute, Scenario};

use super::adversary::{self, Hand, Intruder, Seen};
use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{EventId, Rule, What};
use super::journal::{Journal, emit};
use super::order::Inbox;
use super::rows::{Index, Rows};
use super::schedule::{DueNow, First};
use super::state::*;
use super::{network, public, services};

/// Spawns everything. Names are used so that a debugger shows them; rules never read them.
pub(super) fn world(scenario: &Arc<Scenario>, seed: u64) -> World {
    let mut world = World::new();
    let mut dice = Dice::new(seed);
    let mut index = Index::default();
    populate(&mut world, scenario, &mut index, &mut dice);
    let weights: Vec<u32> = scenario.content.doctrines.rows().iter().map(|doctrine| doctrine.weight).collect();
    let doctrine = DoctrineId::new(dice.weighted(&weights, Purpose::Doctrine, 0));
    let starts = scenario.content.doctrines[doctrine].starts;
    let start = &scenario.content.intruder;

    world.insert_resource(index);
    world.insert_resource(Rules(scenario.clone()));
    world.insert_resource(dice);
    world.insert_resource(Future::default());
    world.insert_resource(Journal::default());
    world.insert_resource(Inbox::default());
    world.insert_resource(DueNow::default());
    world.insert_resource(First::default());
    world.insert_resource(Stale::default());
    world.insert_resource(Stirred::default());
    world.insert_resource(Network::default());
    world.insert_resource(Desk::default());
    world.insert_resource(Tally::default());
    world.insert_resource(Public {
        trust: scenario.content.trust,
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
    });
    world.insert_resource(Intruder {
        doctrine,
        posture: starts,
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
        considering: Default::default(),
        reroute_token: 0,
        stolen: start.stolen_permille,
        claimed: false,
        published: 0,
        published_at: None,
        failed: BTreeMap::new(),
    });
    begin(&mut world, scenario, doctrine);
    world
}

fn populate(world: &mut World, scenario: &Arc<Scenario>, index: &mut Index, dice: &mut Dice) {
    let content = &scenario.content;
    let intruder = &content.intruder;
    index.agencies = content.agencies.ids().map(|_| world.spawn_empty().id()).collect();
    index.zones = content.zones.ids().map(|_| world.spawn(Segment::default()).id()).collect();
    index.links = content.links.ids().map(|_| world.spawn(Cuts::default()).id()).collect();
    index.systems = content
        .systems
        .iter()
        .map(|(id, system)| {
            let foothold = intruder
                .footholds
                .iter()
                .find(|foothold| foothold.on == id && dice.chance(foothold.chance_permille, Purpose::Sleeper, id.index() as u32));
            let poisoned =
                system.backup.as_ref().is_some_and(|backup| dice.chance(backup.poisoned_permille, Purpose::Poison, id.index() as u32));
            world
                .spawn((
                    OwnedBy(index.agencies[system.owner.index()]),
                    Hosts {
                        total: system.hosts,
                        implanted: foothold.map_or(0, |foothold| foothold.hosts),
                        encrypted: 0,
                        wiped: 0,
                        lost: 0,
                    },
                    Standing::default(),
                    Load::default(),
                    Foothold { shell: foothold.is_some_and(|foothold| foothold.shell), blinded: false, reached: false },
                    Proof { left: Permille::ALL, captured: Permille(0) },
                    Backup { kept: system.backup.is_some(), poisoned, destroyed: false, sight: BackupSight::NeverChecked },
                    Level(Permille::ALL),
                    Belief {
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
                    },
                ))
                .id()
        })
        .collect();
    let held = |domain: DomainId| Logons { stolen: intruder.holds.contains(&domain), ..Logons::default() };
    index.domains = content.domains.ids().map(|id| world.spawn(held(id)).id()).collect();
    index.services = content
        .services
        .ids()
        .map(|_| {
            let serving = Serving {
                closed_inside: false,
                closed_abroad: false,
                moved: false,
                inside: Permille(0),
                abroad: Permille(0),
                by: EventId::ROOT,
            };
            world.spawn((serving, Ledger::default())).id()
        })
        .collect();
    index.fallbacks = content.fallbacks.ids().map(|_| world.spawn(Counter::default()).id()).collect();
    index.teams =
        content.teams.rows().iter().map(|team| world.spawn(Crew { here: team.partner.is_none(), ..Crew::default() }).id()).collect();
    index.partners = content.partners.ids().map(|_| world.spawn((Help::default(), Terms::default())).id()).collect();
    index.injects = content.injects.ids().map(|_| world.spawn(InjectState::default()).id()).collect();
    index.objectives = content.objectives.ids().map(|_| world.spawn(Verdict::default()).id()).collect();
}

/// The first minute: links open, levels settle, the intruder looks around, the clock is wound.
fn begin(world: &mut World, scenario: &Arc<Scenario>, doctrine: DoctrineId) {
    let root = emit(world, Rule::Start, EventId::ROOT, What::Began { doctrine });
    for link in scenario.content.links.ids() {
        let open = network::open_flows(world, scenario, link);
        world.of_mut::<Cuts>(link).open = open;
        debug_assert_ne!(open, Flows::NONE, "checked scenarios have no empty links");
    }
    services::begin(world, scenario);
    adversary::begin(world, root);

    public::schedule_news(world, scenario, root);
    let mut future = world.resource_mut::<Future>();
    for minute in moments(scenario) {
        future.schedule(minute, Due::Moment, root);
    }
    future.schedule(Minute(1), Due::Moment, root);
    future.schedule(scenario.calendar.length(), Due::End, root);
    if let Some(alarms) = &scenario.content.false_alarms {
        let first = world.resource_mut::<Dice>().takes(alarms.every, Purpose::FalseAlarmTime, 0);
        world.resource_mut::<Future>().schedule(Minute(first), Due::FalseAlarm, root);
    }
    super::schedule::tidy(world);
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
