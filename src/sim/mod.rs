//! The rules. A [`Sim`] is one exercise: an ordinary value that is built from a scenario and a seed, takes
//! orders, moves through time, and can be looked at, kept, put back and compared.
//!
//! Reading order: [`state`] is what there is and `board` where it stands, [`event`] what can happen, [`clock`] when; `schedule` is one
//! minute from beginning to end. Then one file for each area of the rules: `network`, `levels`,
//! `services`, `floods`, `hosts`, `identity`, `teams`, `partners`, `adversary`, `knowledge`, `injects`, `public`,
//! `objectives`, and `moves` for what the defenders can do.

pub mod adversary;
pub(crate) mod board;
mod build;
pub mod clock;
pub mod compare;
mod conditions;
mod coordination;
pub mod dice;
mod engine;
pub mod event;
mod floods;
mod hosts;
mod identity;
mod index;
mod injects;
pub mod invariants;
pub mod journal;
mod knowledge;
mod levels;
mod mirage;
mod moves;
mod network;
mod numbers;
mod objectives;
pub mod order;
mod partners;
pub mod picture;
pub mod preview;
mod public;
mod schedule;
pub mod score;
mod services;
pub mod snapshot;
pub mod state;
mod teams;
pub mod things;
pub mod watch;

use std::sync::Arc;

use bevy_ecs::prelude::World;

use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};

use self::board::Board;
use self::engine::Engine;
use self::event::{EventId, Rule, TimerMark, What};
use self::journal::{Journal, emit};
use self::order::{Order, Refusal};
use self::picture::Picture;
use self::preview::Preview;
use self::snapshot::{Digests, Snapshot};

pub use self::levels::HALF;
pub use self::network::is_government;
pub use self::services::systems_of;

/// One exercise.
pub struct Sim {
    scenario: Arc<Scenario>,
    engine: Engine,
}

impl Sim {
    /// Builds an exercise at its first minute.
    pub fn new(scenario: Arc<Scenario>, seed: u64) -> Self {
        let engine = Engine::with(&scenario, || build::board(&scenario, seed), |board| build::begin_anew(board, seed));
        Self { scenario, engine }
    }

    /// Begins anew with another seed, in the same world.
    pub fn reset(&mut self, seed: u64) {
        build::begin_anew(self.board_mut(), seed);
    }

    fn board(&self) -> &Board {
        self.engine.board()
    }

    fn board_mut(&mut self) -> &mut Board {
        self.engine.board_mut()
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    pub fn seed(&self) -> u64 {
        self.board().state.dice.seed()
    }

    pub fn now(&self) -> Minute {
        self.board().now()
    }

    pub fn is_over(&self) -> bool {
        order::is_over(self.board())
    }

    pub fn journal(&self) -> &Journal {
        &self.board().state.journal
    }

    /// Returns the ECS world of this exercise, to look at: the entities of [`things`], and whatever else is in it.
    pub fn world(&self) -> &World {
        self.engine.world()
    }

    /// Returns the next minute at which something happens, up to the end.
    pub fn next_due(&self) -> Option<Minute> {
        if self.is_over() {
            return None;
        }
        self.board().state.future.next().map(|next| next.min(self.scenario.calendar.length()))
    }

    /// Lets time pass until `minute`, or to the end of the scenario.
    ///
    /// However the way there is cut into pieces, the result is the same.
    pub fn advance_to(&mut self, minute: Minute) {
        let minute = minute.min(self.scenario.calendar.length());
        loop {
            let board = self.engine.board_mut();
            if order::is_over(board) {
                return;
            }
            match board.state.future.next().filter(|next| *next <= minute) {
                Some(next) => board.call_up(next),
                None => return board.state.future.wait_until(minute),
            }
            self.engine.run();
        }
    }

    /// Says whether an order could be given now, and which team would take it.
    pub fn check(&self, order: &Order) -> Result<Option<TeamId>, Refusal> {
        order::check(self.board(), order)
    }

    /// Says whether somebody who could do a move has nothing to do: only then can it begin at once.
    pub fn is_anybody_free(&self, what: MoveId) -> bool {
        teams::is_anybody_free(self.board(), what)
    }

    /// Returns the next minute at which an order that is refused now may be taken although nothing happens until then.
    pub fn opens_by_itself(&self) -> Option<Minute> {
        order::opens_by_itself(self.board())
    }

    /// Gives an order. A refused order leaves the exercise exactly as it was.
    pub fn submit(&mut self, order: Order) -> Result<(), Refusal> {
        order::check(self.board(), &order)?;
        self.board_mut().passing.inbox.0 = Some(order);
        self.engine.run();
        Ok(())
    }

    /// Notes in the journal what the timer did. Nothing in the rules follows from it.
    pub fn mark(&mut self, mark: TimerMark) {
        if !self.is_over() {
            emit(self.board_mut(), Rule::Timer, EventId::ROOT, What::Timer(mark));
        }
    }

    /// Returns what the defenders know.
    pub fn picture(&self) -> Picture {
        picture::take(self.board())
    }

    /// Returns what is known of one team, as the picture has it.
    pub fn team(&self, id: TeamId) -> picture::TeamSight {
        picture::team(self.board(), id)
    }

    /// Says what would follow from an order, from the picture alone.
    pub fn preview(&self, order: &Order) -> Preview {
        preview::of(self.board(), order)
    }

    /// Returns how long a move would take a team now: until its first result, when it restores machines.
    pub fn takes(&self, what: MoveId, on: crate::scenario::moves::Target, team: TeamId) -> crate::scenario::calendar::Takes {
        teams::work_takes(self.board(), what, on, team)
    }

    /// Returns the state as plain data.
    pub fn snapshot(&self) -> Snapshot {
        self.board().state.clone()
    }

    /// Puts a state back that was taken from an exercise of the same scenario.
    ///
    /// Returns false, and changes nothing, when the state does not fit.
    pub fn restore(&mut self, snapshot: &Snapshot) -> bool {
        let board = self.board_mut();
        let fits = snapshot.fits(&board.state);
        if fits {
            board.take_over(snapshot);
        }
        fits
    }

    /// Returns the invariants that do not hold now. There should never be one.
    pub fn broken(&self) -> Vec<invariants::Broken> {
        invariants::settled(self.board(), &self.board().state, &self.scenario)
    }

    /// Keeps the state after every event from now on, until it is asked for with [`Sim::watched`].
    pub fn watch(&mut self) {
        self.board_mut().passing.watch.get_or_insert_default();
    }

    /// Returns the state after each event since this was last asked for.
    pub fn watched(&mut self) -> Vec<watch::Seen> {
        self.board_mut().passing.watch.as_mut().map(|watch| std::mem::take(&mut watch.0)).unwrap_or_default()
    }

    /// Returns a second exercise in the same state.
    pub fn fork(&self) -> Self {
        let board = self.board();
        let engine = Engine::with(&self.scenario, || board.fork(), |other| other.become_fork(board));
        Self { scenario: self.scenario.clone(), engine }
    }

    /// Takes over the state of another exercise of the same scenario, in the memory of this one.
    ///
    /// Returns false, and changes nothing, when it does not fit.
    pub fn copy_from(&mut self, other: &Self) -> bool {
        let fits = other.board().state.fits(&self.board().state);
        if fits {
            self.board_mut().copy(other.board());
        }
        fits
    }

    /// Returns a digest for each component type.
    pub fn digests(&self) -> Digests {
        self.board().state.digests()
    }

    /// Returns an event and what led to it, back to the beginning.
    pub fn why(&self, event: EventId) -> Vec<&event::Event> {
        self.journal().why(event)
    }

    /// Returns how the exercise stands, in the measures by which runs are compared.
    pub fn standing(&self) -> score::Standing {
        score::of(self.board())
    }

    /// Returns the names, numbers and components of what the rules hold: for the debrief and the facilitator only.
    pub fn truth(&self) -> Truth<'_> {
        Truth { board: self.board() }
    }
}

/// What is really so. The screens of play have no business here.
pub struct Truth<'a> {
    board: &'a Board,
}

impl Truth<'_> {
    pub fn hosts(&self, system: SystemId) -> &state::Hosts {
        self.board.of::<state::Hosts>(system)
    }

    pub fn is_held(&self, system: SystemId) -> bool {
        hosts::is_held(self.board, system)
    }

    pub fn backup(&self, system: SystemId) -> &state::Backup {
        self.board.of::<state::Backup>(system)
    }

    /// Returns what a service's users asked for and did not get, until now.
    pub fn ledger(&self, service: ServiceId) -> state::Ledger {
        services::ledger_now(self.board, self.scenario(), service, self.board.now())
    }

    pub fn intruder(&self) -> &adversary::Intruder {
        &self.board.state.intruder
    }

    pub fn verdict(&self, objective: ObjectiveId) -> state::Verdict {
        *self.board.of::<state::Verdict>(objective)
    }

    /// Says whether a condition holds now.
    pub fn holds(&self, condition: &crate::scenario::condition::Condition) -> bool {
        conditions::holds(self.board, condition)
    }

    /// Returns the scenario the world was built from.
    pub fn scenario(&self) -> &Scenario {
        self.board.rules()
    }
}
