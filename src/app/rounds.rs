//! The time to decide in a round.

use super::action::{Action, Leap};
use super::game::{Clock, Game};
use super::settings::NO_LIMIT;
use crate::cli::play::Pace;
use crate::replay::record::Record;
use crate::sim::event::TimerMark;

/// Returns the time to decide in a round. Without a limit it never runs out.
pub fn seconds_to_decide(seconds: u16) -> f32 {
    if seconds == NO_LIMIT { f32::INFINITY } else { f32::from(seconds) }
}

impl Game {
    /// Gives another time to decide, now and in the rounds that follow.
    pub fn set_round(&mut self, seconds: u16) {
        self.round_seconds = seconds_to_decide(seconds);
        self.left = self.round_seconds;
        if let Clock::Deciding { left } = &mut self.clock {
            *left = self.round_seconds;
        }
    }

    /// Returns what lets time go on: to the next decision; in rounds the next one, or deciding where it was halted.
    pub fn goes_on(&self) -> Action {
        match (self.pace, self.clock) {
            (Pace::Rounds, Clock::Stopped) => Action::Toggle,
            (Pace::Rounds, _) => Action::Commit,
            _ => Action::Leap(Leap::Decision),
        }
    }

    /// Returns the key of what a round is called to go on to: that it passes without orders is said.
    pub fn round_key(&self) -> &'static str {
        match self.clock {
            Clock::Stopped => "control-round-decide",
            _ if self.plan.is_empty() => "control-round-pass",
            _ => "control-round",
        }
    }

    /// Returns which round it is: the first is 1.
    pub fn round(&self) -> u64 {
        let over = |record: &&Record| matches!(record, Record::Timer { mark: TimerMark::RoundCommitted | TimerMark::RoundRanOut, .. });
        1 + self.session.records().iter().filter(over).count() as u64
    }

    /// Returns which share of the time to decide is left. None where there is no limit, or nothing to decide.
    pub fn share_left(&self) -> Option<f32> {
        match self.clock {
            Clock::Deciding { left } if left.is_finite() => Some((left / self.round_seconds).clamp(0.0, 1.0)),
            _ => None,
        }
    }
}
