//! What a player has done with the game, as far as guidance and hints need to know.

use crate::app::action::{Action, Leap, Overlay, Thing};
use crate::app::model::Model;

/// Something a player does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Did {
    Select,
    Plan,
    Give,
    Run,
    Leap,
    Answer,
    Why,
    Ask,
}

impl Did {
    /// Returns what an action is for those who learn.
    pub fn of(action: &Action) -> Option<Self> {
        match action {
            Action::Select(thing) if *thing != Thing::Cell => Some(Did::Select),
            Action::Plan(_) => Some(Did::Plan),
            Action::Commit => Some(Did::Give),
            Action::Toggle => Some(Did::Run),
            Action::Leap(Leap::Decision | Leap::Hours(_)) => Some(Did::Leap),
            Action::Open(Overlay::Ask(_)) => Some(Did::Answer),
            Action::Open(Overlay::Why(_)) => Some(Did::Why),
            _ => None,
        }
    }
}

impl Model {
    /// Notes what the player can do by now.
    pub(in crate::app) fn learn(&mut self, action: &Action) {
        if let Some(did) = Did::of(action).filter(|_| self.game.is_some()) {
            self.note(did);
        }
    }

    /// Notes that the player has done something in a run.
    pub(in crate::app) fn note(&mut self, did: Did) {
        self.guide.note(did);
        if self.settings.hints.note(did) {
            self.keep_hints();
        }
    }

    /// Writes down which hints are still wanted. That this fails is no reason to interrupt anybody.
    pub(in crate::app) fn keep_hints(&self) {
        if let Some(path) = &self.places.settings {
            let _ = self.settings.hints.write(path);
        }
    }
}
