//! The rules. A [`Sim`] is one exercise: an ordinary value that is built from a scenario and a seed, takes
//! orders, moves through time, and can be looked at, kept, put back and compared.
//!
//! Reading order: [`state`] is what there is, [`event`] what can happen, [`clock`] when; `schedule` is one
//! minute from beginning to end. Then one file for each area of the rules: `network`, `levels`,
//! `services`, `floods`, `hosts`, `identity`, `teams`, `partners`, `adversary`, `knowledge`, `injects`, `public`,
//! `objectives`, and `moves` for what the defenders can do.

pub mod adversary;
mod build;
pub mod clock;
pub mod compare;
mod conditions;
mod coordination;
pub mod dice;
pub mod event;
mod floods;
mod hosts;
mod identity;
mod injects;
pub mod invariants;
pub mod journal;
mod knowledge;
mod levels;
mod mirage;
mod moves;
mod network;
mod objectives;
pub mod order;
mod partners;
pub mod picture;
pub mod preview;
mod public;
mod rows;
mod schedule;
pub mod score;
mod services;
pub mod snapshot;
pub mod state;
mod teams;
pub mod watch;

use std::sync::Arc;

use bevy_ecs::prelude::{Schedule, World};

use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};

use self::clock::Future;
use self::event::{EventId, Rule, TimerMark, What};
use self::journal::{Journal, emit};
use self::order::{Inbox, Order, Refusal};
use self::picture::Picture;
use self::preview::Preview;
use self::schedule::DueNow;
use self::snapshot::{Digests, Snapshot};
use self::state::{Rules, Stale, Stirred};

pub use self::levels::HALF;
pub use self::services::systems_of;

/// One exercise.
pub struct Sim {
    scenario: Arc<Scenario>,
    seed: u64,
    world: World,
    schedule: Schedule,
}

impl Sim {
    /// Builds an exercise at its first minute.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Self {
        let world = build::world(&scenario, seed);
        Self { scenario, seed, world, schedule: schedule::build() }
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    pub fn now(&self) -> Minute {
        self.world.resource::<Future>().now()
    }

    pub fn is_over(&self) -> bool {
        order::is_over(&self.world)
    }

    pub fn journal(&self) -> &Journal {
        self.world.resource::<Journal>()
    }

    /// Returns the next minute at which something happens, up to the end.
    pub fn next_due(&self) -> Option<Minute> {
        if self.is_over() {
            return None;
        }
        self.world.resource::<Future>().next().map(|next| next.min(self.scenario.calendar.length()))
    }

    /// Lets time pass until `minute`, or to the end of the scenario.
    ///
    /// However the way there is cut into pieces, the result is the same.
    pub fn advance_to(&mut self, minute: Minute) {
        let minute = minute.min(self.scenario.calendar.length());
        while let Some(next) = self.world.resource::<Future>().next().filter(|next| *next <= minute) {
            if self.is_over() {
                return;
            }
            self.step_to(next);
        }
        if !self.is_over() {
            self.world.resource_mut::<Future>().wait_until(minute);
        }
    }

    fn step_to(&mut self, minute: Minute) {
        self.world.resource_scope::<Future, _>(|world, mut future| {
            let mut due_now = world.resource_mut::<DueNow>();
            future.take(minute, |due, by| due_now.0[due.stage() as usize].push((due, by)));
        });
        self.schedule.run(&mut self.world);
    }

    /// Says whether an order could be given now, and which team would take it.
    pub fn check(&self, order: &Order) -> Result<Option<TeamId>, Refusal> {
        order::check(&self.world, order)
    }

    /// Gives an order. A refused order leaves the exercise exactly as it was.
    pub fn submit(&mut self, order: Order) -> Result<(), Refusal> {
        order::check(&self.world, &order)?;
        self.world.resource_mut::<Inbox>().0 = Some(order);
        self.schedule.run(&mut self.world);
        Ok(())
    }

    /// Notes in the journal what the timer did. Nothing in the rules follows from it.
    pub fn mark(&mut self, mark: TimerMark) {
        if !self.is_over() {
            emit(&mut self.world, Rule::Timer, EventId::ROOT, What::Timer(mark));
        }
    }

    /// Returns what the defenders know.
    pub fn picture(&self) -> Picture {
        picture::take(&self.world)
    }

    /// Says what would follow from an order, from the picture alone.
    pub fn preview(&self, order: &Order) -> Preview {
        preview::of(&self.world, order)
    }

    /// Returns how long a move would take a team now: until its first result, when it restores machines.
    pub fn takes(&self, what: MoveId, on: crate::scenario::moves::Target, team: TeamId) -> crate::scenario::calendar::Takes {
        teams::work_takes(&self.world, what, on, team)
    }

    /// Returns the state as plain data.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::take(&self.world)
    }

    /// Puts a state back that was taken from an exercise of the same scenario.
    ///
    /// Returns false, and changes nothing, when the state does not fit.
    pub fn restore(&mut self, snapshot: &Snapshot) -> bool {
        if !snapshot.fits(&self.world) {
            return false;
        }
        snapshot.put(&mut self.world);
        self.seed = snapshot.dice.seed();
        *self.world.resource_mut::<Stale>() = Stale::default();
        *self.world.resource_mut::<Stirred>() = Stirred::default();
        true
    }

    /// Returns the invariants that do not hold now. There should never be one.
    pub fn broken(&self) -> Vec<invariants::Broken> {
        invariants::settled(&self.world, &self.snapshot(), &self.scenario)
    }

    /// Keeps the state after every event from now on, until it is asked for with [`Sim::watched`].
    pub fn watch(&mut self) {
        self.world.init_resource::<watch::Watch>();
    }

    /// Returns the state after each event since this was last asked for.
    pub fn watched(&mut self) -> Vec<watch::Seen> {
        self.world.get_resource_mut::<watch::Watch>().map(|mut watch| std::mem::take(&mut watch.0)).unwrap_or_default()
    }

    /// Returns a second exercise in the same state.
    pub fn fork(&self) -> Self {
        let mut fork = Self::new(self.scenario.clone(), self.seed);
        assert!(fork.restore(&self.snapshot()), "a state fits the scenario it comes from");
        fork
    }

    /// Returns a digest for each component type.
    pub fn digests(&self) -> Digests {
        self.snapshot().digests()
    }

    /// Returns an event and what led to it, back to the beginning.
    pub fn why(&self, event: EventId) -> Vec<&event::Event> {
        self.journal().why(event)
    }

    /// Returns how the exercise stands, in the measures by which runs are compared.
    pub fn standing(&self) -> score::Standing {
        score::of(&self.world)
    }

    /// Returns the names, numbers and components of what the rules hold: for the debrief and the facilitator only.
    pub fn truth(&self) -> Truth<'_> {
        Truth { world: &self.world }
    }
}

/// What is really so. The screens of play have no business here.
pub struct Truth<'a> {
    world: &'a World,
}

impl Truth<'_> {
    pub fn hosts(&self, system: SystemId) -> &state::Hosts {
        use rows::Rows as _;
        self.world.of::<state::Hosts>(system)
    }

    pub fn is_held(&self, system: SystemId) -> bool {
        hosts::is_held(self.world, system)
    }

    pub fn backup(&self, system: SystemId) -> &state::Backup {
        use rows::Rows as _;
        self.world.of::<state::Backup>(system)
    }

    /// Returns what a service's users asked for and did not get, until now.
    pub fn ledger(&self, service: ServiceId) -> state::Ledger {
        services::ledger_now(self.world, self.scenario(), service, self.world.resource::<Future>().now())
    }

    pub fn intruder(&self) -> &adversary::Intruder {
        self.world.resource::<adversary::Intruder>()
    }

    pub fn verdict(&self, objective: ObjectiveId) -> state::Verdict {
        use rows::Rows as _;
        *self.world.of::<state::Verdict>(objective)
    }

    /// Says whether a condition holds now.
    pub fn holds(&self, condition: &crate::scenario::condition::Condition) -> bool {
        conditions::holds(self.world, condition)
    }

    /// Returns the scenario the world was built from.
    pub fn scenario(&self) -> &Scenario {
        &self.world.resource::<Rules>().0
    }
}
