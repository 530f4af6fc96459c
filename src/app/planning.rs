//! The plan of a run: orders that wait until they are given, in an order of their own, with every edit taken back
//! as long as nothing has been given.

use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::sim::Sim;
use crate::sim::event::TimerMark;
use crate::sim::order::{Order, Refusal};
use crate::sim::preview::Preview;
use crate::words::Words;

use super::action::Vain;
use super::game::{Clock, Game};

/// A planned order, and what would follow from it once those before it are given.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub act: Act,
    pub preview: Preview,
}

/// Edits of the plan, to be taken back and made again.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    before: Vec<Vec<Act>>,
    after: Vec<Vec<Act>>,
}

impl Edits {
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Notes how the plan was before an edit.
    fn note(&mut self, plan: Vec<Act>) {
        self.before.push(plan);
        self.after.clear();
    }
}

/// Returns an order by the seat at this screen.
pub(super) fn order(act: &Act) -> Order {
    Order { seat: SeatId::new(0), act: act.clone() }
}

impl Planned {
    /// Returns a number that no other planned order has, wherever it stands.
    pub fn number(&self) -> usize {
        let Act::Do { what, on, .. } = &self.act else { return 0 };
        let of_target = match on {
            Target::Nothing => 0,
            Target::System(id) => id.index(),
            Target::Zone(id) => id.index(),
            Target::Flow(id, flow) => id.index() * 16 + *flow as usize,
            Target::Domain(id) => id.index(),
            Target::Service(id) => id.index(),
            Target::Agency(id) => id.index(),
            Target::Partner(id) => id.index(),
            Target::Fallback(id) => id.index(),
        };
        of_target * 4096 + what.index()
    }
}

impl Game {
    /// Says whether an order can be given now, and which team would take it.
    pub fn check(&self, act: &Act) -> Result<Option<TeamId>, Refusal> {
        self.session.sim.check(&order(act))
    }

    /// Shows what would follow from a move, after what is planned.
    pub fn consider(&mut self, what: MoveId, on: Target) {
        self.considered = Some((what, on, self.preview(what, on)));
    }

    /// Returns what would follow from a move, after what is planned.
    pub fn preview(&self, what: MoveId, on: Target) -> Preview {
        let act = Act::Do { what, on, by: None };
        match self.plan.iter().find(|planned| planned.act == act) {
            Some(planned) => planned.preview.clone(),
            None => self.ahead.as_ref().unwrap_or(&self.session.sim).preview(&order(&act)),
        }
    }

    /// Puts an order into the plan. The same one twice takes it out again.
    pub fn plan(&mut self, act: Act) {
        self.refuse_nothing();
        if let Some(at) = self.plan.iter().position(|planned| planned.act == act) {
            self.unplan(at);
            return;
        }
        match self.check(&act) {
            Ok(_) => self.edit(|plan| plan.push(act)),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Takes an order out of the plan.
    pub fn unplan(&mut self, at: usize) {
        if at < self.plan.len() {
            self.edit(|plan| {
                plan.remove(at);
            });
        }
    }

    /// Moves a planned order one place earlier, or later. The mark goes with it.
    pub fn shift(&mut self, at: usize, later: bool) {
        let to = if later { at + 1 } else { at.wrapping_sub(1) };
        if at < self.plan.len() && to < self.plan.len() {
            self.edit(|plan| plan.swap(at, to));
            self.marked = Some(to);
        }
    }

    /// Returns which planned order keys are about: the marked one, else the last.
    pub fn marked_order(&self) -> Option<usize> {
        let last = self.plan.len().checked_sub(1)?;
        Some(self.marked.map_or(last, |marked| marked.min(last)))
    }

    pub fn undo(&mut self) {
        if let Some(plan) = self.edits.before.pop() {
            self.refuse_nothing();
            self.edits.after.push(self.acts());
            self.plan_anew(plan);
        }
    }

    pub fn redo(&mut self) {
        if let Some(plan) = self.edits.after.pop() {
            self.refuse_nothing();
            self.edits.before.push(self.acts());
            self.plan_anew(plan);
        }
    }

    fn acts(&self) -> Vec<Act> {
        self.plan.iter().map(|planned| planned.act.clone()).collect()
    }

    fn edit(&mut self, change: impl FnOnce(&mut Vec<Act>)) {
        let mut acts = self.acts();
        self.edits.note(acts.clone());
        change(&mut acts);
        self.plan_anew(acts);
    }

    /// Looks at the plan again: what was planned may look different now.
    pub(super) fn review(&mut self) {
        self.plan_anew(self.acts());
    }

    /// Each planned order is looked at as if those before it had been given: a team that is busy by then is said to
    /// be. While time passes, that would be too much to work out for every minute.
    fn plan_anew(&mut self, acts: Vec<Act>) {
        let mut ahead = (!acts.is_empty() && !self.is_moving()).then(|| self.session.sim.fork());
        self.plan = acts
            .into_iter()
            .map(|act| {
                let preview = ahead.as_ref().unwrap_or(&self.session.sim).preview(&order(&act));
                // What is refused changes nothing for those behind it, and says so itself.
                if let Some(ahead) = &mut ahead {
                    let _refused = ahead.submit(order(&act));
                }
                Planned { act, preview }
            })
            .collect();
        self.ahead = ahead;
        self.marked = self.marked.filter(|marked| *marked < self.plan.len());
        if let Some((what, on, _)) = self.considered {
            self.consider(what, on);
        }
    }

    /// Says for which key there is nothing to do where nothing is planned: a round does not pass by accident.
    pub fn gives_nothing(&self) -> Option<Vain> {
        match self.clock {
            _ if !self.plan.is_empty() => None,
            Clock::Deciding { .. } => Some(Vain::GiveInRound),
            _ => Some(Vain::Give),
        }
    }

    /// Gives every planned order, in order. What the rules now refuse stays in the plan, with its reason.
    pub fn commit(&mut self, words: &Words) {
        self.give_plan();
        if matches!(self.clock, Clock::Deciding { .. }) {
            self.session.mark(TimerMark::RoundCommitted);
            self.begin_round(words);
        } else {
            self.look(words);
        }
    }

    pub(super) fn give_plan(&mut self) {
        self.refuse_nothing();
        self.edits = Edits::default();
        let acts = self.acts();
        let mut left = Vec::new();
        for act in acts {
            if let Err(refusal) = self.session.submit(order(&act)) {
                self.refuse(refusal);
                left.push(act);
            }
        }
        self.plan_anew(left);
    }

    /// Gives one order at once.
    pub fn give(&mut self, act: Act, words: &Words) {
        self.refuse_nothing();
        if let Err(refusal) = self.session.submit(order(&act)) {
            self.refuse(refusal);
        }
        self.look(words);
    }
}

/// The exercise as it will be once the plan is given, without a minute passing.
pub(super) type Ahead = Option<Sim>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::play::Pace;
    use crate::replay::Session;

    fn game() -> Game {
        let session = Session::new(crate::testing::albania(), 7, None);
        Game::new(session, Pace::Untimed, 60, &Words::english())
    }

    fn act(game: &Game, what: &str, on: &str) -> Act {
        let names = &game.scenario().names;
        let on = Target::System(names.get::<SystemId>(on).expect("a known system"));
        Act::Do { what: names.get::<MoveId>(what).expect("a known move"), on, by: None }
    }

    #[test]
    fn edits_of_the_plan_are_taken_back_and_made_again() {
        let mut game = game();
        let (one, two, three) = (
            act(&game, "isolate-system", "mail-gateway"),
            act(&game, "triage-system", "exchange"),
            act(&game, "isolate-system", "exchange"),
        );
        for act in [&one, &two, &three] {
            game.plan(act.clone());
        }
        game.shift(2, false);
        assert_eq!(game.acts(), [one.clone(), three.clone(), two.clone()]);
        assert_eq!(game.marked_order(), Some(1), "the mark goes with what is moved");
        game.shift(0, true);
        assert_eq!(game.acts(), [three.clone(), one.clone(), two.clone()]);
        game.unplan(0);
        assert_eq!(game.acts(), [one.clone(), two.clone()]);
        for wanted in [vec![&three, &one, &two], vec![&one, &three, &two], vec![&one, &two, &three], vec![&one, &two], vec![&one], vec![]] {
            game.undo();
            assert_eq!(game.acts().iter().collect::<Vec<_>>(), wanted);
        }
        assert!(!game.edits.can_undo());
        game.undo();
        game.redo();
        game.redo();
        assert_eq!(game.acts(), [one.clone(), two]);
        // A new edit leaves nothing to make again.
        game.plan(three);
        assert!(!game.edits.can_redo());
        // What has been given is not taken back.
        game.commit(&Words::english());
        assert!(game.plan.is_empty() && !game.edits.can_undo());
    }

    #[test]
    fn ends_of_the_plan_stay_where_they_are() {
        let mut game = game();
        game.shift(0, true);
        game.unplan(4);
        assert!(!game.edits.can_undo() && game.marked_order().is_none());
        game.plan(act(&game, "isolate-system", "mail-gateway"));
        game.shift(0, false);
        game.shift(0, true);
        assert_eq!(game.plan.len(), 1);
    }

    #[test]
    fn a_team_that_is_planned_for_is_busy_then() {
        let mut game = game();
        let names = game.scenario().names.clone();
        let systems: Vec<String> = names.all(Kind::System).map(str::to_owned).collect();
        for system in &systems {
            game.plan(act(&game, "isolate-system", system));
        }
        assert!(!game.plan[0].preview.queued, "the first begins at once");
        let mut teams: Vec<TeamId> = Vec::new();
        for planned in &game.plan {
            let Some(team) = planned.preview.team.filter(|_| planned.preview.refusal.is_none()) else { continue };
            assert_eq!(planned.preview.queued, teams.contains(&team), "{planned:?}");
            teams.push(team);
        }
        assert!(game.plan.iter().any(|planned| planned.preview.queued), "there are fewer teams than systems");
        assert!(game.plan.iter().any(|planned| planned.preview.refusal.is_some()), "no team takes on so much");
        // What is looked at next comes after all of it.
        let free = teams.len();
        game.consider(names.get::<MoveId>("triage-system").expect("a known move"), Target::System(SystemId::new(0)));
        assert!(free > 1 && game.considered.is_some());
    }
}
