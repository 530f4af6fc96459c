//! One minute: the stages in which everything due is handled, always in the same order.

use bevy_ecs::prelude::*;
use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel, SingleThreadedExecutor};

use super::board::Board;
use super::clock::{Due, Stage};
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
fn stage(act: fn(&mut Board)) -> impl FnMut(ResMut<Board>) {
    move |mut board| act(&mut board)
}

/// An order is heard before anything else happens.
fn hear(world: &mut Board) {
    world.passing.first.0 = world.state.journal.len();
    hear_order(world);
}

/// What is due happens.
fn happen(world: &mut Board) {
    move_people(world);
    move_intruder(world);
    learn(world);
    tell_story(world);
}

/// What follows from it for the ways through the network, and for what hangs on them.
fn follow(world: &mut Board) {
    adversary::look_around(world);
    follow_needs(world);
}

/// The world outside, the intruder and the story react to what the minute has brought.
fn react(world: &mut Board) {
    feel(world);
    think(world);
    watch(world);
    tidy(world);
}

/// Hands what is due in a stage to `act`, in order.
fn each_due(world: &mut Board, stage: Stage, mut act: impl FnMut(&mut Board, Due, EventId)) {
    let mut due = std::mem::take(&mut world.resource_mut::<DueNow>().0[stage as usize]);
    for (due, by) in due.drain(..) {
        act(world, due, by);
    }
    // The list goes back empty, to be used again.
    world.resource_mut::<DueNow>().0[stage as usize] = due;
}

fn move_people(world: &mut Board) {
    each_due(world, Stage::People, |world, due, by| match due {
        Due::Work { team, token } => teams::finish(world, team, token),
        Due::TeamBack(team) => teams::come_back(world, team, by),
        Due::PartnerRemote(partner) => partners::come_on_line(world, partner, by),
        Due::PartnerOnSite(partner) => partners::come_on_site(world, partner, by),
        Due::FallbackOpens(fallback) => moves::open_counter(world, fallback, by),
        Due::TroubleOver(domain) => identity::end_trouble(world, domain, by),
        other => unreachable!("not due for people: {other:?}"),
    });
}

fn move_intruder(world: &mut Board) {
    each_due(world, Stage::Intruder, |world, due, by| match due {
        Due::Operator { hand, token } => adversary::finish_step(world, hand, token, by),
        Due::Job { job } => adversary::jobs::advance(world, job, by),
        Due::Beacon(system) => adversary::miss_beacon(world, system, by),
        Due::Turn { token } => adversary::take_turn(world, token),
        Due::Consider => adversary::consider(world, by),
        Due::Rerouted { token } => adversary::rerouted(world, token, by),
        Due::Flood { system, token } => floods::look(world, system, token, by),
        other => unreachable!("not due for the intruder: {other:?}"),
    });
}

fn learn(world: &mut Board) {
    each_due(world, Stage::Knowledge, |world, due, by| match due {
        Due::Alert { system, technique } => knowledge::raise_alert(world, system, technique, by),
        Due::Report(system) => knowledge::report_damage(world, system, by),
        Due::FalseAlarm => knowledge::raise_false_alarm(world, by),
        Due::Monitor => knowledge::report_from_outside(world, by),
        other => unreachable!("nothing to learn from: {other:?}"),
    });
}

fn tell_story(world: &mut Board) {
    each_due(world, Stage::Story, |world, due, by| match due {
        Due::Inject(inject) => injects::arrive(world, inject, by),
        Due::Deadline(inject) => injects::run_out(world, inject, by),
        Due::SurgeOver => {
            emit(world, Rule::Public, by, What::SurgeOver);
        }
        Due::News => public::read_news(world, by),
        Due::Moment => world.resource_mut::<Stirred>().any = true,
        Due::End => {
            settle_all(world);
            emit(world, Rule::Start, by, What::Ended);
        }
        other => unreachable!("no part of the story: {other:?}"),
    });
}

/// The public and the world outside react to what the minute has brought.
fn feel(world: &mut Board) {
    let first = world.resource::<First>().0;
    if world.resource::<Journal>().len() > first {
        public::welcome_back(world, first);
        knowledge::stir_monitor(world);
    }
}

/// The intruder thinks about what it has noticed.
fn think(world: &mut Board) {
    if let Some(by) = world.resource_mut::<Stirred>().seen.take() {
        adversary::consider(world, by);
    }
}

/// Injects and objectives look at what has come true.
fn watch(world: &mut Board) {
    let any = world.resource::<Stirred>().any || world.resource::<Journal>().len() > world.resource::<First>().0;
    if any {
        injects::watch(world);
        let over = super::order::is_over(world);
        objectives::judge(world, over);
    }
}

/// Leaves nothing behind that is not part of the state.
pub(super) fn tidy(world: &mut Board) {
    debug_assert!(world.resource::<Stale>().0.is_empty(), "levels are settled in the minute that moves them");
    debug_assert!(world.resource::<Stirred>().ways.is_none(), "ways are looked at in the minute that changes them");
    *world.resource_mut::<Stirred>() = Stirred::default();
}
