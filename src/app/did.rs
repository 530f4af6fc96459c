//! What a player has done with the game, as far as guidance and hints need to know.

use super::action::{Action, Leap, Overlay, Thing};

/// Something a player does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Did {
    Select,
    /// The whole cell was selected.
    Whole,
    Consider,
    Plan,
    Give,
    Run,
    Leap,
    Answer,
    Why,
}

impl Did {
    /// Returns what an action is for those who learn.
    pub fn of(action: &Action) -> Option<Self> {
        match action {
            Action::Select(Thing::Cell) => Some(Did::Whole),
            Action::Select(_) => Some(Did::Select),
            Action::Consider(..) => Some(Did::Consider),
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
