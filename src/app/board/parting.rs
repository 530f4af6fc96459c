//! Links that have just been cut part before one's eyes, and stay parted.

use std::collections::HashMap;

use crate::app::kit::enter::eased;
use crate::app::kit::theme::MOTION_SECONDS;
use crate::app::screens::board::{LinkState, LinkView};
use crate::scenario::names::LinkId;

/// Which links were cut while one looked, and since when.
#[derive(Default)]
pub(super) struct Partings {
    states: HashMap<LinkId, LinkState>,
    /// For so many seconds already.
    ages: HashMap<LinkId, f32>,
}

impl Partings {
    /// Notes which links have been cut since. Returns whether something is to be seen of it after this.
    pub fn follow(&mut self, links: &[LinkView], seconds: f32, still: bool) -> bool {
        self.ages.values_mut().for_each(|age| *age += seconds);
        self.ages.retain(|_, age| *age < MOTION_SECONDS);
        for link in links {
            let before = self.states.insert(link.link, link.state);
            if link.state != LinkState::Cut {
                self.ages.remove(&link.link);
            } else if !still && before.is_some_and(|before| before != LinkState::Cut) {
                self.ages.insert(link.link, 0.0);
            }
        }
        self.are_moving()
    }

    pub fn are_moving(&self) -> bool {
        !self.ages.is_empty()
    }

    /// Returns how far a cut link has parted, of 1.
    pub fn share(&self, link: LinkId) -> f32 {
        self.ages.get(&link).map_or(1.0, |age| eased(age / MOTION_SECONDS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::names::Id as _;

    #[test]
    fn what_is_cut_parts_before_ones_eyes_and_stays_parted() {
        let seen = |state: LinkState| {
            let way = vec![(0.0, 0.0), (100.0, 0.0)];
            [LinkView { link: LinkId::new(0), way, state, chosen: false, dim: false, marked: false }]
        };
        let mut partings = Partings::default();
        assert!(!partings.follow(&seen(LinkState::Cut), 0.1, false), "what was cut when one came is parted already");
        assert_eq!(partings.share(LinkId::new(0)), 1.0);
        partings.follow(&seen(LinkState::Open), 0.1, false);
        assert!(partings.follow(&seen(LinkState::Cut), 0.1, false));
        assert_eq!(partings.share(LinkId::new(0)), 0.0);
        assert!(partings.follow(&seen(LinkState::Cut), MOTION_SECONDS / 2.0, false));
        assert!((0.5..1.0).contains(&partings.share(LinkId::new(0))));
        assert!(!partings.follow(&seen(LinkState::Cut), MOTION_SECONDS, false) && partings.share(LinkId::new(0)) == 1.0);
        // Without motion it is parted at once.
        partings.follow(&seen(LinkState::Open), 0.1, true);
        assert!(!partings.follow(&seen(LinkState::Cut), 0.1, true) && partings.share(LinkId::new(0)) == 1.0);
    }
}
