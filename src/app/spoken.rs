//! What a run says in the language of the screens: refusals in words, and everything again when the language changes.

use super::game::Game;
use super::planning::order;
use crate::scenario::moves::Act;
use crate::sim::Sim;
use crate::sim::order::Refusal;
use crate::sim::preview::Preview;
use crate::words::Words;

impl Game {
    /// Goes on in another language: everything that has been said is said again.
    pub fn speak(&mut self, words: &Words) {
        self.words = words.clone();
        self.shown = words.shown(self.session.sim.scenario());
        self.lines.clear();
        self.marks.clear();
        self.read = 0;
        if let Some(refusal) = self.refused_by.take() {
            self.refuse(refusal);
        } else if self.refused.is_some() {
            self.refused = Some(words.get("plan-waits"));
        }
        self.look(words);
    }

    /// Keeps what the rules have refused, in words.
    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.refused = Some(self.words.refusal(&self.shown, &refusal));
        self.refused_by = Some(refusal);
    }

    /// What is planned and not given would be forgotten on the way.
    pub(super) fn refuse_to_leap(&mut self) {
        self.refused = Some(self.words.get("plan-waits"));
        self.refused_by = None;
    }

    pub(super) fn refuse_nothing(&mut self) {
        self.refused = None;
        self.refused_by = None;
    }

    /// Returns what would follow from an act in an exercise, with a refusal in the language of the screens.
    pub(super) fn foresee(&self, sim: &Sim, act: &Act) -> Preview {
        let order = order(act);
        let mut preview = sim.preview(&order);
        if preview.refusal.is_some() {
            preview.refusal = sim.check(&order).err().map(|refusal| self.words.refusal(&self.shown, &refusal));
        }
        preview
    }
}
