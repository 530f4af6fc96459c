//! One minute: the stages in which everything due is handled, always in the same order.

use bevy_ecs::prelude::*;
use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel, SingleThreadedExecutor};

use super::board::Board;
use super::clock::{Due, Stage};
use super::engine::Table;
use super::event::{EventId, Rule, What};
use super::journal::{Journal, emit};
use super::order::hear_order;
use super::services::{follow_needs, settle_all};
use super::state::*;
use super::{adversary, floods, identity, injects, knowledge, moves, objectives, partners, public, teams};

/// The schedule of a minute at which something is due, or an order is given.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct MinuteSchedule;

/// What is due this minute, by stage.
#[derive(Default)]
pub(super) struct DueNow(pub [Vec<(Due, EventId)>; Stage::ALL.len()]);

/// How long the journal was when the minute began.
#[derive(Default)]
pub(super) struct First(pub usize);

/// Builds the schedule: one chain, one thread, and any ambiguity is an error.
pub(super) fn build() -> Schedule {
    let mut schedule = Schedule::new(MinuteSchedule);
    schedule.set_executor(SingleThreadedExecutor::new());
    schedule.set_build_settings(ScheduleBuildSettings { ambiguity_detection: LogLevel::Error, ..Default::default() });
    schedule.add_systems((stage(hear), stage(happen), stage(follow), stage(react)).chain());
    schedule
}

/// Makes a system of what happens to the board in a stage.
fn stage(act: fn(&mut Board)) -> impl FnMut(ResMut<Table>) {
    move |mut table| act(table.0.as_mut().expect("the board is on the table while a minute runs"))
}

/// An order is heard before anything else happens.
fn hear(board: &mut Board) {
    board.passing.first.0 = board.state.journal.len();
    hear_order(board);
}

/// What is due happens.
fn happen(board: &mut Board) {
    move_people(board);
    move_intruder(board);
    learn(board);
    tell_story(board);
}

/// What follows from it for the ways through the network, and for what hangs on them.
fn follow(board: &mut Board) {
    adversary::look_around(board);
    follow_needs(board);
}

/// The world outside, the intruder and the story react to what the minute has brought.
fn react(board: &mut Board) {
    feel(board);
    think(board);
    watch(board);
    tidy(board);
}

/// Hands what is due in a stage to `act`, in order.
fn each_due(board: &mut Board, stage: Stage, mut act: impl FnMut(&mut Board, Due, EventId)) {
    let mut due = std::mem::take(&mut board.resource_mut::<DueNow>().0[stage as usize]);
    for (due, by) in due.drain(..) {
        act(board, due, by);
    }
    // The list goes back empty, to be used again.
    board.resource_mut::<DueNow>().0[stage as usize] = due;
}

fn move_people(board: &mut Board) {
    each_due(board, Stage::People, |board, due, by| match due {
        Due::Work { team, token } => teams::finish(board, team, token),
        Due::TeamBack(team) => teams::come_back(board, team, by),
        Due::PartnerRemote(partner) => partners::come_on_line(board, partner, by),
        Due::PartnerOnSite(partner) => partners::come_on_site(board, partner, by),
        Due::FallbackOpens(fallback) => moves::open_counter(board, fallback, by),
        Due::TroubleOver(domain) => identity::end_trouble(board, domain, by),
        other => unreachable!("not due for people: {other:?}"),
    });
}

fn move_intruder(board: &mut Board) {
    each_due(board, Stage::Intruder, |board, due, by| match due {
        Due::Operator { hand, token } => adversary::finish_step(board, hand, token, by),
        Due::Job { job } => adversary::jobs::advance(board, job, by),
        Due::Beacon(system) => adversary::miss_beacon(board, system, by),
        Due::Turn { token } => adversary::take_turn(board, token),
        Due::Consider => adversary::consider(board, by),
        Due::Rerouted { token } => adversary::rerouted(board, token, by),
        Due::Flood { system, token } => floods::look(board, system, token, by),
        other => unreachable!("not due for the intruder: {other:?}"),
    });
}

fn learn(board: &mut Board) {
    each_due(board, Stage::Knowledge, |board, due, by| match due {
        Due::Alert { system, technique } => knowledge::raise_alert(board, system, technique, by),
        Due::Report(system) => knowledge::report_damage(board, system, by),
        Due::FalseAlarm => knowledge::raise_false_alarm(board, by),
        Due::Monitor => knowledge::report_from_outside(board, by),
        other => unreachable!("nothing to learn from: {other:?}"),
    });
}

fn tell_story(board: &mut Board) {
    each_due(board, Stage::Story, |board, due, by| match due {
        Due::Inject(inject) => injects::arrive(board, inject, by),
        Due::Deadline(inject) => injects::run_out(board, inject, by),
        Due::SurgeOver => {
            emit(board, Rule::Public, by, What::SurgeOver);
        }
        Due::News => public::read_news(board, by),
        Due::Moment => board.resource_mut::<Stirred>().any = true,
        Due::End => {
            settle_all(board);
            emit(board, Rule::Start, by, What::Ended);
        }
        other => unreachable!("no part of the story: {other:?}"),
    });
}

/// The public and the world outside react to what the minute has brought.
fn feel(board: &mut Board) {
    let first = board.resource::<First>().0;
    if board.resource::<Journal>().len() > first {
        public::welcome_back(board, first);
        knowledge::stir_monitor(board, first);
    }
}

/// The intruder thinks about what it has noticed.
fn think(board: &mut Board) {
    if let Some(by) = board.resource_mut::<Stirred>().seen.take() {
        adversary::consider(board, by);
    }
}

/// Injects and objectives look at what has come true.
fn watch(board: &mut Board) {
    let any = board.resource::<Stirred>().any || board.resource::<Journal>().len() > board.resource::<First>().0;
    if any {
        injects::watch(board);
        let over = super::order::is_over(board);
        objectives::judge(board, over);
    }
}

/// Leaves nothing behind that is not part of the state.
pub(super) fn tidy(board: &mut Board) {
    debug_assert!(board.resource::<Stale>().0.is_empty(), "levels are settled in the minute that moves them");
    debug_assert!(board.resource::<Stirred>().ways.is_none(), "ways are looked at in the minute that changes them");
    *board.resource_mut::<Stirred>() = Stirred::default();
}
