//! What a run says in the language of the screens: refusals in words, and everything again when the language changes.

use super::action::Vain;
use super::game::Game;
use super::kit::theme::Tone;
use crate::sim::order::Refusal;
use crate::words::Words;

/// Why something that was wanted is not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The rules do not allow it.
    ByRules(Refusal),
    /// What is planned and not given would be forgotten on the way.
    PlanWaits,
    /// There is nothing to do.
    InVain(Vain),
}

impl Game {
    /// Goes on in another language: everything that has been said is said again.
    pub fn speak(&mut self, words: &Words) {
        self.words = words.clone();
        self.shown = words.shown(self.session.sim.scenario());
        self.lines.clear();
        self.marks.clear();
        self.read = 0;
        if let Some(why) = self.refused_by.take() {
            self.refuse_for(why);
        }
        self.look(words);
    }

    /// Keeps what the rules have refused, in words.
    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.refuse_for(Refused::ByRules(refusal));
    }

    /// Says why something is not done.
    pub(super) fn refuse_for(&mut self, why: Refused) {
        let said = |why: String| self.words.say("plan-refused", &[("why", (&why).into())]);
        self.refused = Some(match &why {
            Refused::ByRules(refusal) => said(self.words.refusal(&self.shown, refusal)),
            Refused::PlanWaits => said(self.words.get("plan-waits")),
            Refused::InVain(vain) => self.words.get(vain.key()),
        });
        self.refused_by = Some(why);
    }

    /// Returns in which tone it is said that something is not done. That there is nothing to do alarms nobody.
    pub fn refused_tone(&self) -> Tone {
        if matches!(self.refused_by, Some(Refused::InVain(_))) { Tone::Warning } else { Tone::Alarm }
    }

    pub(super) fn refuse_nothing(&mut self) {
        self.refused = None;
        self.refused_by = None;
    }
}
