//! Teams: who does what, for how long, and what comes next.

use crate::sim::board::Board;

use crate::scenario::calendar::Takes;
use crate::scenario::moves::Target;
use crate::scenario::names::*;
use crate::scenario::world::Skill;
use crate::scenario::{Minute, Scenario};

use super::clock::{Due, Future};
use super::dice::{Dice, Purpose};
use super::event::{DropReason, EventId, Rule, What};
use super::journal::emit;
use super::order::{QUEUE_MAX, Refusal, check_move};
use super::state::*;
use super::{conditions, knowledge, moves};

/// After so long without shifts people need twice the time.
const TIRED_AFTER_MINUTES: u32 = 24 * 60;
const TIRED: u64 = 2000;
/// Shifts keep people fresh, and cost handovers.
const IN_SHIFTS: u64 = 1250;
/// Administrators without their privileged accounts.
const WITHOUT_ACCOUNTS: u64 = 1150;
const PRIORITY: u64 = 750;
const NO_PRIORITY: u64 = 1100;
/// Each work beyond those that can be coordinated makes what begins then slower by so much.
const UNCOORDINATED: u64 = 100;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    let now = board.now();
    match what {
        What::WorkQueued { team, what, on } => board.of_mut::<Crew>(team).queue.push(Waiting { what, on, by: id }),
        What::WorkStarted { team, what, on, due } => {
            let setup = moves::setup_minutes(&board.scenario(), what).map_or(0, |_| due.since(now));
            let crew = board.of_mut::<Crew>(team);
            if crew.queue.first().is_some_and(|waiting| (waiting.what, waiting.on) == (what, on)) {
                crew.queue.remove(0);
            }
            crew.work = Some(Work { what, on, started: now, due, stretch: now, setup, by: id });
            tick(board, team, due, id);
        }
        What::WorkExtended { team, due } => {
            let crew = board.of_mut::<Crew>(team);
            if let Some(work) = &mut crew.work {
                work.stretch = now;
                work.due = due;
                work.setup = 0;
            }
            tick(board, team, due, id);
        }
        What::WorkDone { team, what, .. } => {
            board.of_mut::<Crew>(team).work = None;
            *board.resource_mut::<Desk>().done.entry(what).or_default() += 1;
        }
        What::WorkDropped { team, what, on, .. } => {
            let crew = board.of_mut::<Crew>(team);
            if crew.work.as_ref().is_some_and(|work| (work.what, work.on) == (what, on)) {
                crew.work = None;
                crew.token += 1;
            } else if let Some(at) = crew.queue.iter().position(|waiting| (waiting.what, waiting.on) == (what, on)) {
                crew.queue.remove(at);
            }
        }
        What::ShiftsBegan => board.resource_mut::<Desk>().shifts = true,
        What::TeamArrived { team } => {
            let crew = board.of_mut::<Crew>(team);
            crew.here = true;
            crew.on_duty_since = now;
        }
        What::TeamStoodDown { team, until } => {
            let crew = board.of_mut::<Crew>(team);
            crew.away_until = Some(until);
            board.resource_mut::<Future>().schedule(until, Due::TeamBack(team), id);
        }
        What::TeamReturned { team } => {
            let crew = board.of_mut::<Crew>(team);
            crew.away_until = None;
            crew.on_duty_since = now;
        }
        What::TeamOccupied { team, until } => occupy(board, id, team, until),
        _ => unreachable!("not an event of teams: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

fn tick(board: &mut Board, team: TeamId, due: Minute, id: EventId) {
    let crew = board.of_mut::<Crew>(team);
    crew.token += 1;
    let token = crew.token;
    board.resource_mut::<Future>().schedule(due, Due::Work { team, token }, id);
}

/// Keeps a team from its work for a while: what it does takes that much longer.
fn occupy(board: &mut Board, id: EventId, team: TeamId, until: Minute) {
    let now = board.now();
    let crew = board.of_mut::<Crew>(team);
    match &mut crew.work {
        Some(work) => {
            let away = until.since(now);
            work.due = work.due.plus(away);
            // Nothing is restored meanwhile.
            work.setup += away;
            let due = work.due;
            tick(board, team, due, id);
        }
        None => {
            crew.away_until = Some(crew.away_until.map_or(until, |old| old.max(until)));
            board.resource_mut::<Future>().schedule(until, Due::TeamBack(team), id);
        }
    }
}

/// Chooses the team for a move: the named one, else the one that is free soonest.
pub(super) fn choose(board: &Board, scenario: &Scenario, what: MoveId, by: Option<TeamId>) -> Result<TeamId, Refusal> {
    let skill = scenario.content.moves[what].skill;
    let fit = |team: TeamId| -> Result<TeamId, Refusal> {
        let crew = board.of::<Crew>(team);
        if !crew.here {
            Err(Refusal::TeamAway(team, None))
        } else if crew.away_until.is_some() {
            Err(Refusal::TeamAway(team, crew.away_until.map(|until| until.since(board.now()))))
        } else if crew.queue.len() >= QUEUE_MAX {
            Err(Refusal::TeamFull(team))
        } else {
            Ok(team)
        }
    };
    if let Some(team) = by {
        if !scenario.content.teams[team].skills.contains(&skill) {
            return Err(Refusal::TeamCannot(team, skill));
        }
        return fit(team);
    }
    let able = || scenario.content.teams.iter().filter(|(_, team)| team.skills.contains(&skill)).map(|(id, _)| id);
    let free_at = |team: TeamId| {
        let crew = board.of::<Crew>(team);
        (crew.queue.len(), crew.work.as_ref().map_or(Minute::START, |work| work.due), team)
    };
    let fits = |team: &TeamId| {
        let crew = board.of::<Crew>(*team);
        crew.here && crew.away_until.is_none() && crew.queue.len() < QUEUE_MAX
    };
    if let Some(team) = able().filter(fits).min_by_key(|team| free_at(*team)) {
        return Ok(team);
    }
    // Nobody fits: say what is nearest to fitting.
    if let Some(refusal) = able().filter(|team| board.of::<Crew>(*team).here).find_map(|team| fit(team).err()) {
        return Err(refusal);
    }
    let partner = able().find_map(|team| scenario.content.teams[team].partner);
    Err(Refusal::NobodyCan(skill, partner))
}

/// Says whether somebody who could do a move has nothing to do.
pub(super) fn is_anybody_free(board: &Board, what: MoveId) -> bool {
    let content = &board.rules().content;
    let skill = content.moves[what].skill;
    let free = |crew: &Crew| crew.here && crew.away_until.is_none() && crew.work.is_none();
    content.teams.iter().any(|(id, team)| free(board.of::<Crew>(id)) && team.skills.contains(&skill))
}

/// Gives a team a piece of work, now or after what it is doing.
pub(super) fn assign(board: &mut Board, team: TeamId, what: MoveId, on: Target, by: EventId) {
    let crew = board.of::<Crew>(team);
    if crew.work.is_some() || crew.away_until.is_some() {
        emit(board, Rule::Order, by, What::WorkQueued { team, what, on });
    } else {
        start(board, team, what, on, by);
    }
}

fn start(board: &mut Board, team: TeamId, what: MoveId, on: Target, by: EventId) {
    let takes = work_takes(board, what, on, team);
    let subject = (what.index() as u32) << 16 | target_number(on);
    let minutes = board.resource_mut::<Dice>().takes(takes, Purpose::WorkTime, subject);
    let due = board.now().plus(minutes.max(1));
    emit(board, Rule::People, by, What::WorkStarted { team, what, on, due });
}

/// Returns a number for a target, to key luck by: the same order has the same luck whenever it is given.
fn target_number(on: Target) -> u32 {
    match on {
        Target::Nothing => 0,
        Target::System(id) => id.index() as u32,
        Target::Zone(id) => id.index() as u32,
        Target::Flow(id, flow) => (id.index() * 16) as u32 + flow as u32,
        Target::Domain(id) => id.index() as u32,
        Target::Service(id) => id.index() as u32,
        Target::Agency(id) => id.index() as u32,
        Target::Partner(id) => id.index() as u32,
        Target::Fallback(id) => id.index() as u32,
    }
}

/// Returns how long a move would take a team now: until the first result, when it restores hosts in stretches.
pub(super) fn work_takes(board: &Board, what: MoveId, on: Target, team: TeamId) -> Takes {
    let scenario = board.rules();
    let rule = &scenario.content.moves[what];
    let mut takes = match &rule.eased {
        Some(eased) if conditions::holds(board, &eased.when) => eased.takes,
        _ => rule.takes,
    };
    if let Target::Service(service) = on {
        let extra = rule.minutes_per_e_service.saturating_mul(scenario.content.services[service].covers);
        let uncleared = if rule.minutes_per_uncleared == 0 { 0 } else { knowledge::uncleared(board, scenario, service) };
        let extra = extra.saturating_add(rule.minutes_per_uncleared.saturating_mul(uncleared));
        takes = Takes { min: takes.min.saturating_add(extra), max: takes.max.saturating_add(extra) };
    }
    let pace = pace(board, scenario, what, on, team);
    let scaled = |minutes: u32| (u64::from(minutes) * pace / 1000).min(u64::from(u32::MAX)) as u32;
    Takes { min: scaled(takes.min), max: scaled(takes.max) }
}

/// Returns how many thousandths of the usual time a team needs for a move now.
pub(super) fn pace(board: &Board, scenario: &Scenario, what: MoveId, on: Target, team: TeamId) -> u64 {
    let desk = board.resource::<Desk>();
    let skill = scenario.content.moves[what].skill;
    let mut pace: u64 = 1000;
    let mut times = |factor: u64| pace = pace * factor / 1000;
    if desk.shifts {
        times(IN_SHIFTS);
    } else if is_tired(board, team) {
        times(TIRED);
    }
    let hands = matches!(skill, Skill::Systems | Skill::Applications | Skill::Network);
    if hands && scenario.content.domains.ids().any(|domain| board.of::<Logons>(domain).disabled) {
        times(WITHOUT_ACCOUNTS);
    }
    times(1000 + UNCOORDINATED * u64::from(excess(board, scenario, team)));
    if skill == Skill::Network {
        times(1000 - u64::from(desk.runbooks.0));
    }
    if let Some(agency) = desk.priority
        && let Some(owner) = owner(scenario, on)
    {
        times(if owner == agency { PRIORITY } else { NO_PRIORITY });
    }
    if moves::is_restore(&scenario.content.moves[what]) && !moves::vault_reaches(board, scenario, on) {
        times(moves::CARRIED_BY_HAND);
    }
    pace
}

/// Returns how many works there would be beyond those that can be coordinated, if a team worked too.
pub(super) fn excess(board: &Board, scenario: &Scenario, team: TeamId) -> u32 {
    let Some(limit) = scenario.content.works_at_once else { return 0 };
    let limit = u32::from(limit) + u32::from(board.resource::<Desk>().coordinators);
    let others = scenario.content.teams.ids().filter(|other| *other != team && board.of::<Crew>(*other).work.is_some()).count() as u32;
    (others + 1).saturating_sub(limit)
}

/// Says whether a team has worked too long without shifts.
pub(super) fn is_tired(board: &Board, team: TeamId) -> bool {
    !board.resource::<Desk>().shifts && board.now().since(board.of::<Crew>(team).on_duty_since) >= TIRED_AFTER_MINUTES
}

fn owner(scenario: &Scenario, on: Target) -> Option<AgencyId> {
    match on {
        Target::System(id) => Some(scenario.content.systems[id].owner),
        Target::Service(id) => Some(scenario.content.services[id].owner),
        Target::Agency(id) => Some(id),
        _ => None,
    }
}

/// Handles the end of a piece of work, or of a stretch of it.
pub(super) fn finish(board: &mut Board, team: TeamId, token: u32) {
    let crew = board.of::<Crew>(team);
    if crew.token != token {
        return;
    }
    let Some(work) = crew.work.clone() else { return };
    let scenario = board.scenario();
    let why = match moves::restore_stretch(board, &scenario, team, &work) {
        moves::Stretch::More(minutes) => {
            let due = board.now().plus(minutes);
            emit(board, Rule::Work, work.by, What::WorkExtended { team, due });
            return;
        }
        moves::Stretch::NoCopy => Some(DropReason::NoCopy),
        moves::Stretch::Done => is_overtaken(board, &scenario, &work).then_some(DropReason::Overtaken),
    };
    if let Some(why) = why {
        let dropped = emit(board, Rule::Work, work.by, What::WorkDropped { team, what: work.what, on: work.on, why });
        start_next(board, team, dropped);
        return;
    }
    let done = emit(board, Rule::Work, work.by, What::WorkDone { team, what: work.what, on: work.on });
    for effect in &scenario.content.moves[work.what].does {
        moves::carry_out(board, &scenario, effect, work.on, done);
    }
    start_next(board, team, done);
}

/// Says whether work has lost its point: what was possible when it began need not be so now.
fn is_overtaken(board: &Board, scenario: &Scenario, work: &Work) -> bool {
    let first = scenario.content.moves[work.what].does.first();
    first.is_some_and(|effect| {
        !moves::is_stretched(effect) && matches!(moves::check(board, scenario, effect, work.on), Err(Refusal::First(_)))
    })
}

/// Starts what waits for a team. What makes no sense any more is dropped.
fn start_next(board: &mut Board, team: TeamId, by: EventId) {
    loop {
        let crew = board.of::<Crew>(team);
        if crew.work.is_some() || crew.away_until.is_some() || !crew.here {
            return;
        }
        let Some(next) = crew.queue.first().cloned() else { return };
        if check_move(board, next.what, next.on).is_err() {
            emit(board, Rule::People, by, What::WorkDropped { team, what: next.what, on: next.on, why: DropReason::Overtaken });
            continue;
        }
        start(board, team, next.what, next.on, next.by);
    }
}

/// Stops what a team is doing, or drops the last thing that waits for it.
pub(super) fn stop(board: &mut Board, team: TeamId, by: EventId) {
    drop_work(board, team, by, DropReason::Stopped);
    start_next(board, team, by);
}

fn drop_work(board: &mut Board, team: TeamId, by: EventId, why: DropReason) {
    let crew = board.of::<Crew>(team);
    let dropped = match (crew.queue.last(), &crew.work) {
        (Some(waiting), _) if why == DropReason::Stopped => (waiting.what, waiting.on),
        (_, Some(work)) => (work.what, work.on),
        _ => return,
    };
    emit(board, Rule::People, by, What::WorkDropped { team, what: dropped.0, on: dropped.1, why });
}

/// A team leaves for a while, and drops what it is doing.
pub(super) fn stand_down(board: &mut Board, team: TeamId, minutes: u32, by: EventId) {
    let crew = board.of::<Crew>(team);
    if !crew.here {
        return;
    }
    while board.of::<Crew>(team).work.is_some() {
        drop_work(board, team, by, DropReason::TeamLeft);
    }
    let until = board.now().plus(minutes);
    emit(board, Rule::Partner, by, What::TeamStoodDown { team, until });
}

/// Handles the return of a team, unless something keeps it longer.
pub(super) fn come_back(board: &mut Board, team: TeamId, by: EventId) {
    if board.of::<Crew>(team).away_until.is_some_and(|until| until <= board.now()) {
        let back = emit(board, Rule::People, by, What::TeamReturned { team });
        start_next(board, team, back);
    }
}
