//! The board: every component of an exercise in columns, by scenario id, and what exists once.
//!
//! The systems of a minute are given it as one resource of the ECS world. A rule reads components of many things for one
//! event: here each is a place in a column, found without asking for a type at run time. That is what makes a game take a
//! millisecond; everything else stands to be read as it would with entities.

use std::ops::Deref;
use std::sync::Arc;

use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};

use super::index::Index;
use super::order::Inbox;
use super::schedule::{DueNow, First};
use super::snapshot::Snapshot;
use super::state::{Stale, Stirred};
use super::watch::Watch;

/// Everything that one exercise holds.
pub(super) struct Board {
    scenario: Book,
    /// What is part of the state: kept, compared and put back.
    pub(super) state: Snapshot,
    /// What follows from the state and is asked for often.
    pub(super) index: Index,
    pub(super) passing: Passing,
}

/// What is empty between minutes, and in no digest.
#[derive(Default)]
pub(super) struct Passing {
    pub inbox: Inbox,
    pub due_now: DueNow,
    pub first: First,
    pub stale: Stale,
    pub stirred: Stirred,
    /// Kept only while somebody looks.
    pub watch: Option<Watch>,
}

impl Passing {
    /// Forgets everything. Whoever looks goes on looking.
    pub fn clear(&mut self) {
        self.inbox.0 = None;
        self.due_now.0.iter_mut().for_each(Vec::clear);
        self.first.0 = 0;
        self.stale = Stale::default();
        self.stirred = Stirred::default();
    }
}

/// The scenario in the hand of one exercise.
///
/// Rules take it along while they change the board. Its count is the exercise's own, so that exercises on other threads do not
/// wait for it.
#[derive(Clone)]
pub(super) struct Book(Arc<Shared>);

/// The scenario that all exercises of it share.
struct Shared(Arc<Scenario>);

impl Book {
    /// Returns the scenario as all exercises share it.
    pub fn shared(&self) -> &Arc<Scenario> {
        &self.0.0
    }
}

impl Deref for Book {
    type Target = Scenario;

    fn deref(&self) -> &Scenario {
        &self.0.0
    }
}

/// A component: one for each thing of a kind.
pub(super) trait Row: Sized {
    type Of: Id;
    fn column(state: &Snapshot) -> &Vec<Self>;
    fn column_mut(state: &mut Snapshot) -> &mut Vec<Self>;
}

/// Something that exists once.
pub(super) trait Whole {
    fn of(board: &Board) -> &Self;
    fn of_mut(board: &mut Board) -> &mut Self;
}

macro_rules! passing {
    ($($field:ident: $Whole:ident),*) => {
        $(impl Whole for $Whole {
            fn of(board: &Board) -> &Self {
                &board.passing.$field
            }
            fn of_mut(board: &mut Board) -> &mut Self {
                &mut board.passing.$field
            }
        })*
    };
}

passing!(inbox: Inbox, due_now: DueNow, first: First, stale: Stale, stirred: Stirred);

impl Board {
    pub fn new(scenario: Arc<Scenario>, state: Snapshot) -> Self {
        let index = Index::of(&scenario, &state);
        Self { scenario: Book(Arc::new(Shared(scenario))), state, index, passing: Passing::default() }
    }

    /// Returns a component of a thing.
    pub fn of<C: Row>(&self, id: C::Of) -> &C {
        &C::column(&self.state)[id.index()]
    }

    pub fn of_mut<C: Row>(&mut self, id: C::Of) -> &mut C {
        &mut C::column_mut(&mut self.state)[id.index()]
    }

    /// Returns what exists once.
    pub fn resource<R: Whole>(&self) -> &R {
        R::of(self)
    }

    pub fn resource_mut<R: Whole>(&mut self) -> &mut R {
        R::of_mut(self)
    }

    /// Returns the scenario to take along while the board changes.
    pub fn scenario(&self) -> Book {
        self.scenario.clone()
    }

    /// Returns the scenario to read in while the board stays as it is.
    pub fn rules(&self) -> &Scenario {
        &self.scenario
    }

    pub fn now(&self) -> Minute {
        self.state.future.now()
    }

    /// Moves the clock to `minute`, and lays out what is due then.
    pub fn call_up(&mut self, minute: Minute) {
        let due_now = &mut self.passing.due_now;
        self.state.future.take(minute, |due, by| due_now.0[due.stage() as usize].push((due, by)));
    }

    /// Takes over a state, in the memory of this one.
    pub fn take_over(&mut self, state: &Snapshot) {
        self.state.clone_from(state);
        self.index.read(self.scenario.shared(), &self.state);
        self.passing.clear();
    }

    /// Takes over the state of another board of the same scenario, in the memory of this one.
    pub fn copy(&mut self, of: &Self) {
        self.state.clone_from(&of.state);
        self.index.clone_from(&of.index);
        self.passing.clear();
    }

    /// Becomes a second board in the same state, at which nobody looks.
    pub fn become_fork(&mut self, of: &Self) {
        self.copy(of);
        self.passing.watch = None;
    }

    /// Returns a second board in the same state.
    pub fn fork(&self) -> Self {
        let scenario = Book(Arc::new(Shared(self.scenario.shared().clone())));
        Self { scenario, state: self.state.clone(), index: self.index.clone(), passing: Passing::default() }
    }
}
