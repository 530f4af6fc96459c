//! The time to decide in a round.

use super::game::{Clock, Game};
use super::settings::NO_LIMIT;

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

    /// Returns which share of the time to decide is left. None where there is no limit, or nothing to decide.
    pub fn share_left(&self) -> Option<f32> {
        match self.clock {
            Clock::Deciding { left } if left.is_finite() => Some((left / self.round_seconds).clamp(0.0, 1.0)),
            _ => None,
        }
    }
}
