//! What a player wants of the deputy.

use super::{Moment, News};
use crate::app::action::{Action, Overlay, Thing, Vain};
use crate::app::attention::cue::Cue;
use crate::app::attention::mark::Mark;
use crate::app::guidance::did::Did;
use crate::app::model::Model;
use crate::app::screens::operations::Tab;
use crate::app::spoken::Refused;
use crate::scenario::moves::Act;

/// What a player wants of the deputy.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Advice on this minute; what is being thought about, or has been said of it, is shown.
    Ask,
    /// Advice on this minute, whatever was said before.
    AskAnew,
    /// No advice after all.
    Stop,
    /// To see what would follow from an order, where orders are chosen.
    Look(Act),
    /// To have an order in the plan.
    Plan(Act),
}

impl Model {
    /// Does what the player wants of the deputy.
    pub(in crate::app) fn on_deputy(&mut self, wish: Wish) {
        let Some(game) = &mut self.game else { return };
        if !self.settings.deputy {
            return game.refuse_for(Refused::InVain(Vain::Deputy));
        }
        match wish {
            Wish::Ask | Wish::AskAnew => {
                self.note(Did::Ask);
                let Some(game) = &mut self.game else { return };
                // As with everything that is opened over the board, the clock stands while it is read.
                game.stop();
                if wish == Wish::AskAnew || !game.deputy.has_something_to_say(&game.session) {
                    game.deputy.ask(&game.session);
                }
                if let Some(answer) = &mut game.deputy.answer {
                    (answer.read, answer.was_awaited) = (true, false);
                }
                self.unfolded = None;
                self.overlay = Some(Overlay::Deputy);
            }
            Wish::Stop => {
                game.deputy.stop();
                self.overlay = None;
            }
            Wish::Look(act) => self.look_at(&act),
            Wish::Plan(act) => {
                let planned = game.plan.iter().any(|planned| planned.act == act);
                self.look_at(&act);
                // Planning twice would take it out again.
                if !planned && matches!(act, Act::Do { .. }) {
                    let plan = Action::Plan(act);
                    self.learn(&plan);
                    self.act(plan);
                    self.tab = Tab::Plan;
                }
            }
        }
    }

    /// Goes to where an order is given.
    fn look_at(&mut self, act: &Act) {
        self.overlay = None;
        match act {
            Act::Do { what, on, .. } => {
                self.act(Action::Select(Thing::of(*on)));
                self.act(Action::Consider(*what, *on));
                self.cues.call(Cue::Advice, Mark::Says(Action::Plan(act.clone())));
            }
            Act::Answer(answer) => {
                if let Some(game) = &self.game {
                    let (inject, _) = game.scenario().content.answers[*answer];
                    self.act(Action::Open(Overlay::Ask(inject)));
                }
            }
            Act::Stop { team } => self.act(Action::Select(Thing::Team(*team))),
        }
    }

    /// Hears how far the deputy is. Returns whether anything changed that can be seen.
    pub(in crate::app) fn hear_deputy(&mut self) -> bool {
        let Some(game) = &mut self.game else { return false };
        let news = game.deputy.hear();
        if news == News::Answered {
            match &mut game.deputy.answer {
                Some(answer) if self.overlay == Some(Overlay::Deputy) => (answer.read, answer.was_awaited) = (true, true),
                _ => {
                    self.cues.call(Cue::Advice, Mark::Key("deputy"));
                    // On a narrow screen the button may have no turn.
                    self.cues.call(Cue::Advice, Mark::Says(Action::Tab(Tab::Thing)));
                }
            }
        }
        news != News::Nothing
    }
}

/// Returns how long ago something was asked, in minutes, and how many orders were given since; none: it is of now.
pub fn age(of: Moment, now: Moment) -> Option<(u32, usize)> {
    (of != now).then(|| (now.minute.since(of.minute), now.orders.saturating_sub(of.orders)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::guidance::hints::Hint;
    use crate::app::model::Places;
    use crate::app::settings::Settings;

    #[test]
    fn who_plans_through_the_deputy_has_planned() {
        let mut model = Model::new(vec![crate::testing::albania()], Settings::default(), Places::default(), 7);
        model.update(Action::Begin);
        let game = model.game.as_ref().expect("it is played");
        let things = Thing::all(game.scenario()).into_iter();
        let offer = things.flat_map(|thing| game.moves_on(thing)).find(|offer| offer.refusal.is_none()).expect("something can be done");
        let act = Act::Do { what: offer.what, on: offer.on, by: None };
        for _ in 0..3 {
            assert!(model.settings.hints.wants(Hint::Plan));
            for _ in 0..2 {
                model.update(Action::Deputy(Wish::Plan(act.clone())));
                assert_eq!(model.game.as_ref().map(|game| game.plan.len()), Some(1), "what is planned is not taken out");
            }
            model.update(Action::Undo);
        }
        assert!(!model.settings.hints.wants(Hint::Plan), "nobody needs to be told how any more");
    }
}
