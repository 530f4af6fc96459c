//! Orders: what a seat says, whether it can be done, and the first step of doing it.

use crate::sim::board::Board;
use serde::{Deserialize, Serialize};

use crate::scenario::moves::{Act, Aim, Move, Target};
use crate::scenario::names::*;
use crate::scenario::world::Skill;
use crate::scenario::{Minute, Scenario};

use super::event::{EventId, Rule, What};
use super::journal::{Journal, emit};
use super::state::*;
use super::{conditions, injects, moves, partners, teams};

/// What a seat says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub seat: SeatId,
    pub act: Act,
}

/// Why an order cannot be carried out. `words` says it in words a player can act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Over,
    NotOffered,
    WrongAim(Aim),
    WrongKind(Said),
    /// A requirement of the move, by its number.
    Required(MoveId, usize),
    /// Nobody who is here has the skill; people of that partner would.
    NobodyCan(Skill, Option<PartnerId>),
    TeamCannot(TeamId, Skill),
    /// Back in so many minutes, if it is known.
    TeamAway(TeamId, Option<u32>),
    TeamFull(TeamId),
    Ordered(TeamId),
    /// Things are so already.
    Already(Said),
    /// Something else must come first.
    First(Said),
    NothingToStop(TeamId),
    NotAsked,
}

/// A reason: the key of its words, and what it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub key: &'static str,
    pub of: Target,
    /// With a service that would not come up: what keeps it down.
    pub because: Vec<Blocker>,
}

/// What keeps a service from coming up if it were opened now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocker {
    CutOff(SystemId),
    ShutDown(SystemId),
    Destroyed(SystemId),
    ZoneCut(ZoneId),
    /// A link on its way is cut.
    Link,
}

impl Said {
    pub(super) fn of(key: &'static str, of: Target) -> Self {
        Self { key, of, because: Vec::new() }
    }
}

/// Most pieces of work that wait for one team.
pub const QUEUE_MAX: usize = 3;

/// The order of this minute, on its way into the schedule.
#[derive(Default)]
pub(super) struct Inbox(pub Option<Order>);

/// Says whether an order can be given now, and which team would take it. Changes nothing.
pub(super) fn check(board: &Board, order: &Order) -> Result<Option<TeamId>, Refusal> {
    if is_over(board) {
        return Err(Refusal::Over);
    }
    match &order.act {
        Act::Do { what, on, by } => {
            check_move(board, *what, *on)?;
            let scenario = board.rules();
            let team = teams::choose(board, scenario, *what, *by)?;
            check_unordered(board, scenario, *what, *on, team)?;
            Ok(Some(team))
        }
        Act::Stop { team } => {
            let crew = board.of::<Crew>(*team);
            if crew.work.is_none() && crew.queue.is_empty() {
                return Err(Refusal::NothingToStop(*team));
            }
            Ok(None)
        }
        Act::Answer(choice) => {
            if injects::is_open(board, *choice) {
                Ok(None)
            } else {
                Err(Refusal::NotAsked)
            }
        }
    }
}

/// Returns the next minute at which an order that is refused now may be taken although nothing happens until then.
pub(super) fn opens_by_itself(board: &Board) -> Option<Minute> {
    let now = board.now();
    let scenario = board.rules();
    if !scenario.plan.orders_wait_for_time {
        return moves::speaks_again(board);
    }
    let required = scenario.offered_moves().flat_map(|(_, rule)| rule.when.iter().map(|required| &required.is));
    let partners = scenario.content.partners.rows().iter().map(|partner| &partner.available);
    required.chain(partners).filter_map(|condition| condition.changes_after(now)).chain(moves::speaks_again(board)).min()
}

pub(super) fn is_over(board: &Board) -> bool {
    board.now() >= board.rules().calendar.length()
}

/// Says whether a move makes sense on a target, whoever does it.
pub(super) fn check_move(board: &Board, what: MoveId, on: Target) -> Result<(), Refusal> {
    let scenario = board.rules();
    if !scenario.content.offered[what] {
        return Err(Refusal::NotOffered);
    }
    let rule = &scenario.content.moves[what];
    check_aim(scenario, rule, on)?;
    for (number, effect) in rule.does.iter().enumerate() {
        match moves::check(board, scenario, effect, on) {
            // What comes on top of a move may add nothing any more.
            Err(Refusal::Already(_)) if number > 0 => {}
            checked => checked?,
        }
    }
    for (number, required) in rule.when.iter().enumerate() {
        if !conditions::holds(board, &required.is) {
            return Err(Refusal::Required(what, number));
        }
    }
    Ok(())
}

fn check_aim(scenario: &Scenario, rule: &Move, on: Target) -> Result<(), Refusal> {
    if on.aim() != rule.aim {
        return Err(Refusal::WrongAim(rule.aim));
    }
    let zone = match on {
        Target::System(system) => Some(scenario.content.systems[system].zone),
        Target::Zone(zone) => Some(zone),
        _ => None,
    };
    if let Some(zone) = zone {
        if !rule.parts.is_empty() && !rule.parts.contains(&scenario.content.zones[zone].part) {
            return Err(Refusal::WrongKind(Said::of("refusal-not-for", Target::Zone(zone))));
        }
        if rule.aim == Aim::Zone && zone == scenario.plan.internet {
            return Err(Refusal::WrongKind(Said::of("refusal-internet", on)));
        }
    }
    if let (Target::System(system), Some(make)) = (on, rule.make)
        && scenario.content.systems[system].make != make
    {
        return Err(Refusal::WrongKind(Said::of("refusal-not-for", on)));
    }
    if let Target::Flow(link, flow) = on
        && !scenario.content.links[link].flows.has(flow)
    {
        return Err(Refusal::WrongKind(Said::of("refusal-no-such-flow", on)));
    }
    Ok(())
}

/// The same thing is not done twice; but many hands may restore one system.
fn check_unordered(board: &Board, scenario: &Scenario, what: MoveId, on: Target, by: TeamId) -> Result<(), Refusal> {
    let shared = scenario.content.moves[what].does.iter().any(moves::is_stretched);
    for team in scenario.content.teams.ids() {
        if shared && by != team {
            continue;
        }
        let crew = board.of::<Crew>(team);
        let working = crew.work.as_ref().is_some_and(|work| (work.what, work.on) == (what, on));
        if working || crew.queue.iter().any(|waiting| (waiting.what, waiting.on) == (what, on)) {
            return Err(Refusal::Ordered(team));
        }
    }
    Ok(())
}

/// Begins to carry out a checked order.
pub(super) fn hear_order(board: &mut Board) {
    let Some(order) = board.resource_mut::<Inbox>().0.take() else { return };
    let team = check(board, &order).expect("orders are checked before they are put into the inbox");
    let act = board.resource_mut::<Journal>().add_act(order.act.clone());
    let by = emit(board, Rule::Order, EventId::ROOT, What::OrderGiven { seat: order.seat, act });
    match order.act {
        Act::Do { what, on, .. } => {
            let team = team.expect("a checked move has a team");
            partners::hold_to_terms(board, what, by);
            // Whoever stands down over this order does not carry it out.
            let away = board.of::<Crew>(team).away_until.is_some();
            let team = if away { teams::choose(board, &board.scenario(), what, None).unwrap_or(team) } else { team };
            teams::assign(board, team, what, on, by);
        }
        Act::Stop { team } => teams::stop(board, team, by),
        Act::Answer(choice) => injects::answer(board, choice, false, by),
    }
}
