//! Players who try everything that is allowed: one gives any order that would be taken, the other follows a bot and has whims.
//!
//! Both know what a player knows: whether an order would be taken now. Their luck is keyed by the seed and by what a draw
//! is for, so the same seed is the same player, and what one draw decides shifts no other.

use std::sync::Arc;

use serde::Serialize;

use crate::analysis::bots::{self, Bot};
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::{Digest, Scenario};
use crate::sim::Sim;
use crate::sim::order::Order;

/// Name, and what each does in a sentence. They take no part in a balance table.
pub const WANDERERS: [(&str, &str); 2] = [
    ("random", "gives any order that would be taken, of moves that its seed has chosen"),
    ("whims", "follows another bot of the scenario, but answers at random, forgets things, and has ideas of its own"),
];

/// Returns one of them by name.
pub fn by_name(name: &str, scenario: &Arc<Scenario>) -> Option<Box<dyn Bot>> {
    let name = WANDERERS.iter().map(|(known, _)| *known).find(|known| *known == name)?;
    Some(Box::new(Wanderer::new(name, scenario)))
}

/// In so many looks of a hundred an order is tried, by temper.
const TEMPERS: [u32; 4] = [2, 6, 15, 40];
/// Of so many hundredths of the moves a player knows, by schooling: who knows few gets to where many keep others from.
const SCHOOLINGS: [u32; 3] = [20, 50, 100];
/// So many ideas of a hundred are to take an earlier one back.
const REGRETS: u32 = 30;
/// So many orders are thought of before a look is given up.
const THOUGHTS: u32 = 16;
/// So many hundredths of its bot's orders a player with whims forgets for a day, by carelessness.
const CARELESSNESS: [u32; 3] = [0, 10, 30];

/// Luck of players.
#[derive(Clone, Copy)]
pub struct Luck(pub u64);

impl Luck {
    /// Returns a number below `below`, keyed by what it is for; 0 when `below` is 0.
    pub fn below(self, below: usize, key: &impl Serialize) -> usize {
        let Digest(bytes) = Digest::of_value(&("Go Dark players, first edition", self.0, key));
        let bits = u64::from_le_bytes(bytes[..8].try_into().expect("a digest has more than eight bytes"));
        ((u128::from(bits) * below as u128) >> 64) as usize
    }

    /// Returns one of some things.
    pub fn one<T: Copy>(self, of: &[T], key: &impl Serialize) -> Option<T> {
        of.get(self.below(of.len(), key)).copied()
    }

    /// Says whether something happens that happens so many times in a hundred.
    pub fn chance(self, in_a_hundred: u32, key: &impl Serialize) -> bool {
        self.below(100, key) < in_a_hundred as usize
    }
}

/// Tries what is allowed; with a bot behind it, on top of what that one does.
struct Wanderer {
    name: &'static str,
    scenario: Arc<Scenario>,
    /// Every order that could be thought of, move by move.
    orders: Arc<Vec<Vec<Act>>>,
    /// What the seed made of it, from its first look on.
    character: Option<Character>,
    /// What is left to say in this turn, the last of it first.
    wishes: Vec<Act>,
    /// Its own ideas so far.
    ideas: Vec<Act>,
    /// The bot it follows has still to be asked.
    follows: bool,
    /// What was said last was the bot's word, and it waits to hear what became of it.
    said_for_bot: bool,
}

struct Character {
    luck: Luck,
    temper: u32,
    careless: u32,
    knows: Vec<bool>,
    bot: Option<Box<dyn Bot>>,
}

impl Wanderer {
    fn new(name: &'static str, scenario: &Arc<Scenario>) -> Self {
        let mut orders: Vec<Vec<Act>> = vec![Vec::new(); scenario.content.moves.len()];
        for act in bots::every_order(scenario) {
            if let Act::Do { what, .. } = act {
                orders[what.index()].push(act);
            }
        }
        orders.retain(|of_one| !of_one.is_empty());
        Self {
            name,
            scenario: scenario.clone(),
            orders: Arc::new(orders),
            character: None,
            wishes: Vec::new(),
            ideas: Vec::new(),
            follows: false,
            said_for_bot: false,
        }
    }

    fn draw_character(&self, seed: u64) -> Character {
        let luck = Luck(seed);
        let pick = |of: &[u32], what: &str| luck.one(of, &(self.name, what)).unwrap_or_default();
        let schooling = pick(&SCHOOLINGS, "schooling");
        let bot = (self.name == "whims").then(|| {
            let others: Vec<String> = bots::all_names(&self.scenario).into_iter().filter(|name| name != "idle").collect();
            let name = &others[luck.below(others.len(), &"whose ways")];
            bots::by_name(name, &self.scenario).expect("it is a bot of the scenario")
        });
        Character {
            luck,
            temper: pick(&TEMPERS, "temper"),
            careless: pick(&CARELESSNESS, "carelessness"),
            knows: (0..self.orders.len()).map(|what| luck.chance(schooling, &(self.name, "knows", what))).collect(),
            bot,
        }
    }

    /// Answers what is asked, each question as its seed would have it; some never.
    fn answers(&self, sim: &Sim, luck: Luck) -> Vec<Act> {
        let content = &self.scenario.content;
        let mut said = Vec::new();
        for inject in content.injects.ids() {
            let choices: Vec<ChoiceId> = content.answers.iter().filter(|(_, (of, _))| *of == inject).map(|(id, _)| id).collect();
            let chosen = choices.get(luck.below(choices.len() + 1, &("answer", inject.index())));
            said.extend(chosen.map(|choice| Act::Answer(*choice)).filter(|act| is_possible(sim, act)));
        }
        said
    }

    /// Takes back something that it did: what undoes one move on one thing is hard to hit on by chance.
    fn regret(&self, luck: Luck, now: u32) -> Option<Act> {
        let Act::Do { what, on, .. } = self.ideas.get(luck.below(self.ideas.len(), &("regretted", now)))? else { return None };
        let what = self.scenario.content.moves[*what].undone_by?;
        Some(Act::Do { what, on: *on, by: None })
    }

    /// Thinks of an order that would be taken: first of a move, then of what to aim it at.
    fn idea(&self, sim: &Sim, character: &Character) -> Option<Act> {
        let now = sim.now().0;
        if !character.luck.chance(character.temper, &("idea", self.name, now)) {
            return None;
        }
        let teams = self.scenario.content.teams.len();
        if character.luck.chance(5, &("stop", now)) {
            let team = TeamId::new(character.luck.below(teams, &("whose work", now)));
            return Some(Act::Stop { team }).filter(|act| is_possible(sim, act));
        }
        if character.luck.chance(REGRETS, &("regret", now))
            && let Some(act) = self.regret(character.luck, now).filter(|act| is_possible(sim, act))
        {
            return Some(act);
        }
        (0..THOUGHTS).find_map(|thought| {
            let what = character.luck.below(self.orders.len(), &("move", now, thought));
            let of_one = self.orders.get(what).filter(|_| character.knows[what])?;
            let act = of_one.get(character.luck.below(of_one.len(), &("target", now, thought)))?;
            is_possible(sim, act).then(|| act.clone())
        })
    }
}

/// Says whether an order would be taken now.
pub fn is_possible(sim: &Sim, act: &Act) -> bool {
    sim.check(&said(act)).is_ok()
}

/// Returns an order of the first seat.
pub fn said(act: &Act) -> Order {
    Order { seat: SeatId::new(0), act: act.clone() }
}

impl Bot for Wanderer {
    fn name(&self) -> &str {
        self.name
    }

    fn look(&mut self, sim: &Sim) {
        let mut character = self.character.take().unwrap_or_else(|| self.draw_character(sim.seed()));
        let idea = self.idea(sim, &character);
        self.ideas.extend(idea.iter().filter(|act| matches!(act, Act::Do { .. })).cloned());
        self.wishes = idea.into_iter().chain(self.answers(sim, character.luck)).collect();
        self.follows = character.bot.is_some();
        self.said_for_bot = false;
        if let Some(bot) = &mut character.bot {
            bot.look(sim);
        }
        self.character = Some(character);
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        while let Some(act) = self.wishes.pop() {
            if is_possible(sim, &act) {
                return Some(act);
            }
        }
        let Character { luck, careless, bot, .. } = self.character.as_mut()?;
        let bot = bot.as_mut().filter(|_| self.follows)?;
        let day = sim.now().0 / (24 * 60);
        while let Some(act) = bot.next(sim) {
            let forgotten = matches!(act, Act::Answer(_)) || luck.chance(*careless, &("forgotten", day, &act));
            if !forgotten {
                self.said_for_bot = true;
                return Some(act);
            }
            bot.heard(false);
        }
        self.follows = false;
        None
    }

    fn heard(&mut self, taken: bool) {
        if !std::mem::take(&mut self.said_for_bot) {
            return;
        }
        if let Some(bot) = self.character.as_mut().and_then(|character| character.bot.as_mut()) {
            bot.heard(taken);
        }
    }

    fn fork(&self) -> Box<dyn Bot> {
        let character = self.character.as_ref().map(|one| Character {
            luck: one.luck,
            temper: one.temper,
            careless: one.careless,
            knows: one.knows.clone(),
            bot: one.bot.as_ref().map(|bot| bot.fork()),
        });
        Box::new(Self {
            name: self.name,
            scenario: self.scenario.clone(),
            orders: self.orders.clone(),
            character,
            wishes: self.wishes.clone(),
            ideas: self.ideas.clone(),
            follows: self.follows,
            said_for_bot: self.said_for_bot,
        })
    }
}

/// What a player leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Nothing,
    Move(MoveId),
    /// Answers to an inject.
    Answers(InjectId),
    /// Every order from a minute until another.
    All(crate::scenario::Minute, crate::scenario::Minute),
}

/// Another player who leaves something out.
pub struct Without {
    pub player: Box<dyn Bot>,
    pub left: Left,
    pub scenario: Arc<Scenario>,
    /// Whether it has left something out by now.
    pub missed: bool,
}

impl Without {
    pub fn new(player: Box<dyn Bot>, left: Left, scenario: &Arc<Scenario>) -> Self {
        Self { player, left, scenario: scenario.clone(), missed: false }
    }

    fn is_left(&self, act: &Act) -> bool {
        match (self.left, act) {
            (Left::Move(left), Act::Do { what, .. }) => left == *what,
            (Left::Answers(left), Act::Answer(choice)) => self.scenario.content.answers[*choice].0 == left,
            _ => false,
        }
    }

    fn is_away(&self, sim: &Sim) -> bool {
        matches!(self.left, Left::All(from, until) if (from..until).contains(&sim.now()))
    }
}

impl Bot for Without {
    fn name(&self) -> &str {
        self.player.name()
    }

    fn look(&mut self, sim: &Sim) {
        if !self.is_away(sim) {
            self.player.look(sim);
        }
    }

    fn next(&mut self, sim: &Sim) -> Option<Act> {
        if self.is_away(sim) {
            return None;
        }
        while let Some(act) = self.player.next(sim) {
            if !self.is_left(&act) {
                return Some(act);
            }
            self.missed = true;
            self.player.heard(false);
        }
        None
    }

    fn heard(&mut self, taken: bool) {
        self.player.heard(taken);
    }

    fn fork(&self) -> Box<dyn Bot> {
        Box::new(Self { player: self.player.fork(), left: self.left, scenario: self.scenario.clone(), missed: self.missed })
    }
}
