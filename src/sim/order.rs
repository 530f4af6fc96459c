//! Orders: what a seat says, whether it can be done, and the first step of doing it.

use bevy_ecs::prelude::{Resource, World};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::scenario::Scenario;
use crate::scenario::calendar::lasting;
use crate::scenario::moves::{Act, Aim, Move, Target};
use crate::scenario::names::*;

use super::event::{EventId, Rule, What};
use super::journal::{Journal, emit};
use super::rows::Rows;
use super::state::*;
use super::{conditions, injects, moves, partners, teams};

/// What a seat says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub seat: SeatId,
    pub act: Act,
}

/// Why an order cannot be carried out, in words a player can act on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    #[error("the exercise is over")]
    Over,
    #[error("this scenario does not offer that move")]
    NotOffered,
    #[error("this move is aimed at {0}")]
    WrongAim(&'static str),
    #[error("{0}")]
    WrongKind(String),
    /// A requirement of the move, in the author's words.
    #[error("{0}")]
    Required(String),
    #[error("nobody here knows {0}; {1}")]
    NobodyCan(&'static str, String),
    #[error("{0} cannot do this: it takes {1}")]
    TeamCannot(String, &'static str),
    #[error("{0} is not here{1}")]
    TeamAway(String, String),
    #[error("{0} has three more things waiting; stop one of them first")]
    TeamFull(String),
    #[error("{0} is on it already")]
    Ordered(String),
    /// Things are so already.
    #[error("{0}")]
    Already(String),
    /// Something else must come first.
    #[error("{0}")]
    First(String),
    #[error("{0} has nothing to stop")]
    NothingToStop(String),
    #[error("nobody is waiting for that answer")]
    NotAsked,
}

/// Most pieces of work that wait for one team.
pub const QUEUE_MAX: usize = 3;

/// The order of this minute, on its way into the schedule.
#[derive(Resource, Default)]
pub(super) struct Inbox(pub Option<Order>);

/// Says whether an order can be given now, and which team would take it. Changes nothing.
pub(super) fn check(world: &World, order: &Order) -> Result<Option<TeamId>, Refusal> {
    if is_over(world) {
        return Err(Refusal::Over);
    }
    match &order.act {
        Act::Do { what, on, by } => {
            check_move(world, *what, *on)?;
            let scenario = &world.resource::<Rules>().0;
            let team = teams::choose(world, scenario, *what, *by)?;
            check_unordered(world, scenario, *what, *on, team)?;
            Ok(Some(team))
        }
        Act::Stop { team } => {
            let crew = world.of::<Crew>(*team);
            if crew.work.is_none() && crew.queue.is_empty() {
                return Err(Refusal::NothingToStop(team_name(&world.resource::<Rules>().0, *team)));
            }
            Ok(None)
        }
        Act::Answer(choice) => {
            if injects::is_open(world, *choice) {
                Ok(None)
            } else {
                Err(Refusal::NotAsked)
            }
        }
    }
}

pub(super) fn is_over(world: &World) -> bool {
    world.now() >= world.resource::<Rules>().0.calendar.length()
}

/// Says whether a move makes sense on a target, whoever does it.
pub(super) fn check_move(world: &World, what: MoveId, on: Target) -> Result<(), Refusal> {
    let scenario = &world.resource::<Rules>().0;
    if !scenario.content.offered[what] {
        return Err(Refusal::NotOffered);
    }
    let rule = &scenario.content.moves[what];
    check_aim(scenario, rule, on)?;
    for (number, effect) in rule.does.iter().enumerate() {
        match moves::check(world, scenario, effect, on) {
            // What comes on top of a move may add nothing any more.
            Err(Refusal::Already(_)) if number > 0 => {}
            checked => checked?,
        }
    }
    for required in &rule.when {
        if !conditions::holds(world, &required.is) {
            return Err(Refusal::Required(required.otherwise.to_string()));
        }
    }
    Ok(())
}

fn check_aim(scenario: &Scenario, rule: &Move, on: Target) -> Result<(), Refusal> {
    if on.aim() != rule.aim {
        return Err(Refusal::WrongAim(rule.aim.word()));
    }
    let zone = match on {
        Target::System(system) => Some(scenario.content.systems[system].zone),
        Target::Zone(zone) => Some(zone),
        _ => None,
    };
    if let Some(zone) = zone {
        if !rule.parts.is_empty() && !rule.parts.contains(&scenario.content.zones[zone].part) {
            return Err(Refusal::WrongKind(format!("this is not for {}", scenario.content.zones[zone].name)));
        }
        if rule.aim == Aim::Zone && zone == scenario.plan.internet {
            return Err(Refusal::WrongKind("the internet is not ours".to_owned()));
        }
    }
    if let (Target::System(system), Some(make)) = (on, rule.make)
        && scenario.content.systems[system].make != make
    {
        return Err(Refusal::WrongKind(format!("this is not for {}", scenario.content.systems[system].name)));
    }
    if let Target::Flow(link, flow) = on
        && !scenario.content.links[link].flows.has(flow)
    {
        return Err(Refusal::WrongKind(format!("{} does not travel there", flow.word())));
    }
    Ok(())
}

/// The same thing is not done twice; but many hands may restore one system.
fn check_unordered(world: &World, scenario: &Scenario, what: MoveId, on: Target, by: TeamId) -> Result<(), Refusal> {
    let shared = scenario.content.moves[what].does.iter().any(moves::is_stretched);
    for team in scenario.content.teams.ids() {
        if shared && by != team {
            continue;
        }
        let crew = world.of::<Crew>(team);
        let working = crew.work.as_ref().is_some_and(|work| (work.what, work.on) == (what, on));
        if working || crew.queue.iter().any(|waiting| (waiting.what, waiting.on) == (what, on)) {
            return Err(Refusal::Ordered(team_name(scenario, team)));
        }
    }
    Ok(())
}

pub(super) fn team_name(scenario: &Scenario, team: TeamId) -> String {
    scenario.content.teams[team].name.to_string()
}

/// Says when an away team is back, for a refusal.
pub(super) fn away_words(world: &World, until: Option<crate::scenario::Minute>) -> String {
    until.map(|until| format!("; back in {}", lasting(until.since(world.now())))).unwrap_or_default()
}

/// Begins to carry out a checked order.
pub(super) fn hear_order(world: &mut World) {
    let Some(order) = world.resource_mut::<Inbox>().0.take() else { return };
    let team = check(world, &order).expect("orders are checked before they are put into the inbox");
    let act = world.resource_mut::<Journal>().add_act(order.act.clone());
    let by = emit(world, Rule::Order, EventId::ROOT, What::OrderGiven { seat: order.seat, act });
    match order.act {
        Act::Do { what, on, .. } => {
            let team = team.expect("a checked move has a team");
            partners::hold_to_terms(world, what, by);
            // Whoever stands down over this order does not carry it out.
            let away = world.of::<Crew>(team).away_until.is_some();
            let team = if away { teams::choose(world, &world.scenario(), what, None).unwrap_or(team) } else { team };
            teams::assign(world, team, what, on, by);
        }
        Act::Stop { team } => teams::stop(world, team, by),
        Act::Answer(choice) => injects::answer(world, choice, false, by),
    }
}
