//! Meters count to their new value, so that one sees which of them has moved, and which way.

use crate::app::kit::enter::eased;
use crate::app::kit::theme::MOTION_SECONDS;
use crate::report::ledger::Meter;
use crate::scenario::leaf::Permille;
use crate::sim::picture::Picture;

/// Returns what a meter stands at.
pub fn value(picture: &Picture, meter: Meter) -> Permille {
    match meter {
        Meter::Services => picture.services_up,
        Meter::Estate => picture.estate_intact,
        Meter::Trust => picture.trust,
        Meter::Evidence => picture.evidence,
    }
}

/// Where the figures are on their way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counting {
    way: Option<Way>,
}

#[derive(Clone, Debug, PartialEq)]
struct Way {
    from: [u16; Meter::ALL.len()],
    to: [u16; Meter::ALL.len()],
    /// For so many seconds on it.
    age: f32,
}

impl Way {
    fn shown(&self, at: usize) -> u16 {
        let (from, to) = (f32::from(self.from[at]), f32::from(self.to[at]));
        (from + (to - from) * eased(self.age / MOTION_SECONDS)).round() as u16
    }

    fn is_moving(&self) -> bool {
        self.from != self.to && self.age < MOTION_SECONDS
    }
}

impl Counting {
    /// Goes on counting to what the picture says. Returns whether another figure is to be seen.
    pub fn follow(&mut self, picture: &Picture, seconds: f32, still: bool) -> bool {
        let to = Meter::ALL.map(|meter| value(picture, meter).0);
        match &mut self.way {
            Some(way) if !still => {
                let moved = way.is_moving();
                way.age += seconds;
                let is_other = way.to != to;
                if is_other {
                    // It begins now, however long the screen has slept.
                    *way = Way { from: std::array::from_fn(|at| way.shown(at)), to, age: 0.0 };
                }
                moved || is_other
            }
            way => {
                let changed = way.as_ref().is_some_and(|way| way.to != to);
                *way = Some(Way { from: to, to, age: MOTION_SECONDS });
                changed
            }
        }
    }

    /// Says whether a figure is on its way.
    pub fn is_moving(&self) -> bool {
        self.way.as_ref().is_some_and(Way::is_moving)
    }

    /// Returns what the figure of a meter shows now; what it stands at when nobody has counted yet.
    pub fn shown(&self, picture: &Picture, meter: Meter) -> Permille {
        let at = Meter::ALL.iter().position(|other| *other == meter);
        self.way.as_ref().zip(at).map_or(value(picture, meter), |(way, at)| Permille(way.shown(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Minute;
    use crate::testing::played;

    #[test]
    fn a_figure_goes_to_its_new_value_and_stands_there() {
        let (before, after) = (played("history", Minute(0)).sim.picture(), played("history", Minute(2500)).sim.picture());
        let (old, new) = (before.services_up, after.services_up);
        assert!(old > new, "the network is dark by then");
        let mut counting = Counting::default();
        assert_eq!(counting.shown(&before, Meter::Services), old, "what was there when play began is shown at once");
        assert!(!counting.follow(&before, 0.1, false));
        assert!(counting.follow(&after, 9.0, false));
        assert_eq!(counting.shown(&after, Meter::Services), old, "the sleep before is not counted");
        assert!(counting.follow(&after, 0.05, false));
        let between = counting.shown(&after, Meter::Services);
        assert!(new < between && between < old, "{between:?}");
        assert!(counting.follow(&after, 1.0, false) && !counting.is_moving());
        assert_eq!(counting.shown(&after, Meter::Services), new);
        assert!(!counting.follow(&after, 0.1, false), "nothing moves any more");
    }

    #[test]
    fn without_motion_it_is_there_at_once() {
        let (before, after) = (played("history", Minute(0)).sim.picture(), played("history", Minute(2500)).sim.picture());
        let mut counting = Counting::default();
        counting.follow(&before, 0.1, true);
        assert!(counting.follow(&after, 0.0, true) && !counting.is_moving());
        assert_eq!(counting.shown(&after, Meter::Services), after.services_up);
    }
}
