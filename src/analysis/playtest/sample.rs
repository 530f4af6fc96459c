//! What the lints judge by: whole plays, and pairs of plays that part at a moment, seed by seed.
//!
//! A seed counts whole or not at all. Which seeds were played may depend on the time there was; what is found on them does not,
//! nor does it depend on how many cores there are.

use std::ops::RangeInclusive;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::bots;
use crate::analysis::game::{FIRST_LOOK, LOOK_MINUTES, look_from, look_within};
use crate::scenario::diagnostic::Source;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::What;

use super::finding::SEEDS_MIN;
use super::fork::{Gain, Moment, Of, Way, Worth};
use super::player::{Left, Luck, WANDERERS, is_possible};
use super::trace::{self, Trace};

/// At so many moments of each seed, moves are tried.
const MOMENTS: u32 = 4;
/// In so many plays of each seed, questions are answered otherwise, and players pause.
const PAIRED_PLAYS: usize = 4;
/// In the last of so many parts of the time no moves are tried.
pub const LATE: u32 = 8;
/// The acute phase and what follows it are each cut into so many stretches.
const STRETCHES: u32 = 4;

/// One move, tried at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    pub of: Of,
    pub at: Minute,
    pub what: MoveId,
    pub act: Act,
    /// What it was worth when the player, who never makes that move afterwards, went on.
    pub gain: Gain,
    /// What it was worth when nobody gave any other order from then on.
    pub alone: Gain,
}

impl Trial {
    pub fn way(&self) -> Way {
        Way { at: self.at, act: Some(self.act.clone()), left: Left::Move(self.what), alone: false }
    }

    /// What it was worth at its best.
    pub fn best(&self) -> Gain {
        if self.alone.size() > self.gain.size() { self.alone } else { self.gain }
    }
}

/// One question, and what each answer to it was worth at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub of: Of,
    pub at: Minute,
    pub inject: InjectId,
    /// What it was worth over letting the time run out.
    pub answers: Vec<(ChoiceId, Gain)>,
}

/// A stretch of a play in which its player gave orders, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    pub of: Of,
    pub stretch: usize,
    /// What the orders were worth over giving none until the stretch was over.
    pub gain: Gain,
}

/// A whole play in which one move, that its player makes, is left out from the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    pub of: Of,
    pub what: MoveId,
    /// What the move was worth over leaving it out.
    pub gain: Gain,
}

/// Everything that was played.
#[derive(Clone, Debug)]
pub struct Sample {
    pub scenario: Arc<Scenario>,
    /// The scenario's main file.
    pub main: Arc<Source>,
    pub players: Vec<String>,
    /// The seeds that were asked for, and how many of them, from the first on, were played.
    pub wanted: RangeInclusive<u64>,
    pub seeds: u64,
    pub stretches: Vec<(Minute, Minute)>,
    pub plays: Vec<Trace>,
    pub trials: Vec<Trial>,
    pub askings: Vec<Asking>,
    pub pauses: Vec<Pause>,
    pub omissions: Vec<Omission>,
    /// Moves that could be ordered at one of the moments at least.
    pub possible: Table<MoveId, bool>,
}

/// What one seed adds.
#[derive(Default)]
struct Seed {
    plays: Vec<Trace>,
    trials: Vec<Trial>,
    askings: Vec<Asking>,
    pauses: Vec<Pause>,
    omissions: Vec<Omission>,
    possible: Vec<MoveId>,
}

/// Whoever waits for the plays.
pub trait Pace: Sync {
    /// Says whether there is no time for another play.
    fn is_over(&self) -> bool;
    /// Hears of every play: a whole one, or one that goes on from a moment.
    fn played(&self);
    /// Hears of every seed that is done.
    fn seed_done(&self, seeds: u64);
}

impl Sample {
    /// Begins with nothing played yet.
    pub fn new(scenario: &Arc<Scenario>, main: &Arc<Source>, wanted: RangeInclusive<u64>) -> Self {
        let mut players = bots::all_names(scenario);
        for (name, _) in WANDERERS {
            // A playbook of that name stands before it.
            if !players.iter().any(|known| known == name) {
                players.push(name.to_owned());
            }
        }
        Self {
            scenario: scenario.clone(),
            main: main.clone(),
            players,
            wanted,
            seeds: 0,
            stretches: stretches(scenario),
            plays: Vec::new(),
            trials: Vec::new(),
            askings: Vec::new(),
            pauses: Vec::new(),
            omissions: Vec::new(),
            possible: vec![false; scenario.content.moves.len()].into(),
        }
    }

    /// Plays seed after seed until all are played or time is over.
    pub fn play(mut self, pace: &impl Pace) -> Self {
        for seed in self.wanted.clone() {
            let Some(more) = self.play_seed(seed, pace) else { break };
            self.plays.extend(more.plays);
            self.trials.extend(more.trials);
            self.askings.extend(more.askings);
            self.pauses.extend(more.pauses);
            self.omissions.extend(more.omissions);
            more.possible.into_iter().for_each(|what| self.possible[what] = true);
            self.seeds += 1;
            pace.seed_done(self.seeds);
        }
        self
    }

    /// Returns the seeds that were played; none when no seed was.
    pub fn played(&self) -> Option<RangeInclusive<u64>> {
        let last = self.seeds.checked_sub(1)?;
        Some(*self.wanted.start()..=self.wanted.start() + last)
    }

    /// Says whether enough was played to say that something happens in no play: on seeds enough, and with every doctrine.
    pub fn can_say_never(&self) -> bool {
        self.seeds >= SEEDS_MIN && self.undrawn().is_empty()
    }

    /// Returns the doctrines that a seed could choose, and none did.
    pub fn undrawn(&self) -> Vec<DoctrineId> {
        let drawn = |id: DoctrineId| self.plays.iter().any(|play| play.doctrine == id);
        self.scenario.content.doctrines.iter().filter(|(id, doctrine)| doctrine.weight > 0 && !drawn(*id)).map(|(id, _)| id).collect()
    }

    fn play_seed(&self, seed: u64, pace: &impl Pace) -> Option<Seed> {
        let all = 0..self.players.len();
        let plays: Option<Vec<Trace>> =
            all.into_par_iter().map(|player| in_time(pace, || trace::play(&self.scenario, &self.players, player, seed))).collect();
        let plays = plays?;
        let number = (seed - self.wanted.start()) as usize;
        let (tried, (askings, pauses)) = rayon::join(
            || (0..MOMENTS).into_par_iter().map(|moment| self.try_moves(seed, number, moment, pace)).collect::<Option<Vec<_>>>(),
            || rayon::join(|| self.ask(seed, number, &plays, pace), || self.pause(seed, number, &plays, pace)),
        );
        let (pauses, omissions) = pauses?;
        let mut found = Seed { askings: askings?, pauses, omissions, plays, ..Seed::default() };
        for (trials, possible) in tried? {
            found.trials.extend(trials);
            found.possible.extend(possible);
        }
        Some(found)
    }

    /// Tries each move that could be ordered at a moment of a play, on one of the things it could be aimed at.
    fn try_moves(&self, seed: u64, number: usize, moment: u32, pace: &impl Pace) -> Option<(Vec<Trial>, Vec<MoveId>)> {
        let turn = number * MOMENTS as usize + moment as usize;
        let at = self.moment(turn as u32);
        // Each round over the players begins with another one.
        let of = Of { player: (turn + turn / self.players.len()) % self.players.len(), seed };
        let here = in_time(pace, || Moment::reach(&self.scenario, &self.players, of, &[at]))?.pop()?;
        let plain = Way { at, act: None, left: Left::Nothing, alone: false };
        let without = in_time(pace, || here.ends(&plain))??;
        let given = ordered_since(&without, here.sim.journal().len());
        let without = Worth::of(&without);
        let alone = in_time(pace, || here.worth(&Way { alone: true, ..plain.clone() }))??;
        let chosen = self.choose(&here);
        let possible = chosen.iter().map(|(what, _)| *what).collect();
        let trials: Option<Vec<Option<Trial>>> = chosen
            .into_par_iter()
            .map(|(what, act)| {
                let with = Way { act: Some(act.clone()), left: Left::Move(what), ..plain.clone() };
                let other = Way { act: None, ..with.clone() };
                // Who never gives that order afterwards plays the same without it.
                let without = if given.contains(&what) { in_time(pace, || here.worth(&other))?? } else { without };
                let Some(gain) = in_time(pace, || here.worth(&with))?.map(|worth| worth.over(without)) else { return Some(None) };
                let by_itself = in_time(pace, || here.worth(&Way { alone: true, ..with }))?;
                Some(by_itself.map(|worth| Trial { of, at, what, act, gain, alone: worth.over(alone) }))
            })
            .collect();
        Some((trials?.into_iter().flatten().collect(), possible))
    }

    /// Returns a look at which moves are tried: every other one in the acute phase, none so late that nothing can follow.
    fn moment(&self, turn: u32) -> Minute {
        let length = self.scenario.calendar.length();
        let last = Minute(length.0 - length.0 / LATE);
        let acute = self.scenario.cover.acute_until.min(last);
        let (from, to) = match turn.is_multiple_of(2) {
            true if acute > Minute::START => (Minute::START, acute),
            _ if acute < last => (acute, last),
            _ => (Minute::START, last),
        };
        look_within(turn, from, to).min(length)
    }

    /// Chooses a target for each move that could be ordered.
    fn choose(&self, here: &Moment<'_>) -> Vec<(MoveId, Act)> {
        let mut possible: Vec<(MoveId, Vec<Act>)> = Vec::new();
        for act in bots::every_order(&self.scenario) {
            let Act::Do { what, .. } = act else { continue };
            if is_possible(&here.sim, &act) {
                match possible.last_mut().filter(|(last, _)| *last == what) {
                    Some((_, acts)) => acts.push(act),
                    None => possible.push((what, vec![act])),
                }
            }
        }
        let luck = Luck(here.of.seed);
        let chosen = |(what, mut acts): (MoveId, Vec<Act>)| {
            let at = luck.below(acts.len(), &("tried on", here.at.0, what.index()));
            (what, acts.swap_remove(at))
        };
        possible.into_iter().map(chosen).collect()
    }

    /// Answers the questions of some plays in every way, and in none.
    fn ask(&self, seed: u64, number: usize, plays: &[Trace], pace: &impl Pace) -> Option<Vec<Asking>> {
        let content = &self.scenario.content;
        let players = (0..PAIRED_PLAYS.min(self.players.len())).map(|one| (number * PAIRED_PLAYS + one) % self.players.len());
        let asked: Vec<Option<Vec<Asking>>> = players
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|player| {
                let came = content.injects.iter().filter(|(_, inject)| inject.ask.is_some());
                let mut came: Vec<(Minute, InjectId)> = came.filter_map(|(id, _)| Some((look_from(plays[player].came[id]?), id))).collect();
                came.sort_unstable();
                let looks: Vec<Minute> = came.iter().map(|(at, _)| *at).collect();
                let moments = in_time(pace, || Moment::reach(&self.scenario, &self.players, Of { player, seed }, &looks))?;
                came.into_par_iter().zip(moments).map(|((_, inject), here)| self.ask_here(&here, inject, pace)).collect()
            })
            .collect();
        Some(asked.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().filter(|asking| !asking.answers.is_empty()).collect())
    }

    fn ask_here(&self, here: &Moment<'_>, inject: InjectId, pace: &impl Pace) -> Option<Asking> {
        let none = Way { at: here.at, act: None, left: Left::Answers(inject), alone: false };
        let choices = self.scenario.content.answers.iter().filter(|(_, (of, _))| *of == inject).map(|(id, _)| id);
        let open: Vec<ChoiceId> = choices.filter(|choice| is_possible(&here.sim, &Act::Answer(*choice))).collect();
        let mut asking = Asking { of: here.of, at: here.at, inject, answers: Vec::new() };
        if open.is_empty() {
            return Some(asking);
        }
        let without = in_time(pace, || here.worth(&none))??;
        for choice in open {
            let with = in_time(pace, || here.worth(&Way { act: Some(Act::Answer(choice)), ..none.clone() }))??;
            asking.answers.push((choice, with.over(without)));
        }
        Some(asking)
    }

    /// Lets players who act give no orders for a stretch, and leave out one of their moves.
    fn pause(&self, seed: u64, number: usize, plays: &[Trace], pace: &impl Pace) -> Option<(Vec<Pause>, Vec<Omission>)> {
        let acting: Vec<usize> = (0..self.players.len()).filter(|player| self.acts(*player)).collect();
        let players = (0..PAIRED_PLAYS.min(acting.len())).map(|one| acting[(number * PAIRED_PLAYS + one) % acting.len()]);
        let looks: Vec<Minute> = [FIRST_LOOK].into_iter().chain(self.stretches.iter().map(|(from, _)| *from)).collect();
        let paused: Option<Vec<(Vec<Pause>, Vec<Omission>)>> = players
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|player| {
                let of = Of { player, seed };
                let moments = in_time(pace, || Moment::reach(&self.scenario, &self.players, of, &looks))?;
                let (first, starts) = moments.split_first()?;
                let plain = Way { at: first.at, act: None, left: Left::Nothing, alone: false };
                let whole = in_time(pace, || first.worth(&plain))??;
                let pauses: Option<Vec<Pause>> = starts
                    .par_iter()
                    .enumerate()
                    .map(|(stretch, here)| {
                        let paused = in_time(pace, || here.worth(&self.pausing(stretch)))??;
                        Some(Pause { of, stretch, gain: whole.over(paused) })
                    })
                    .collect();
                let ordered = plays[player].ordered.iter().filter(|(_, times)| **times > 0).map(|(what, _)| what).collect::<Vec<_>>();
                let omissions: Option<Vec<Omission>> = ordered
                    .into_par_iter()
                    .map(|what| {
                        let without = in_time(pace, || first.worth(&Way { left: Left::Move(what), ..plain.clone() }))??;
                        Some(Omission { of, what, gain: whole.over(without) })
                    })
                    .collect();
                Some((pauses?, omissions?))
            })
            .collect();
        let (pauses, omissions): (Vec<Vec<Pause>>, Vec<Vec<Omission>>) = paused?.into_iter().unzip();
        Some((pauses.concat(), omissions.concat()))
    }

    /// Returns the way in which a stretch passes without orders.
    pub fn pausing(&self, stretch: usize) -> Way {
        let (from, to) = self.stretches[stretch];
        Way { at: from, act: None, left: Left::All(from, to), alone: false }
    }

    /// Says whether a player follows a plan, and gives orders.
    pub fn acts(&self, player: usize) -> bool {
        let name = self.players[player].as_str();
        name != "idle" && (!WANDERERS.iter().any(|(known, _)| *known == name) || self.scenario.names.find(Kind::Playbook, name).is_some())
    }
}

/// Plays, unless time is over.
fn in_time<T>(pace: &impl Pace, play: impl FnOnce() -> T) -> Option<T> {
    if pace.is_over() {
        return None;
    }
    let played = play();
    pace.played();
    Some(played)
}

/// Returns the moves that were ordered after so many events.
fn ordered_since(sim: &Sim, events: usize) -> Vec<MoveId> {
    let journal = sim.journal();
    let since = journal.since(events).iter().filter_map(|event| match event.what {
        What::OrderGiven { act, .. } => journal.act(act),
        _ => None,
    });
    let mut moves: Vec<MoveId> = since.filter_map(|act| if let Act::Do { what, .. } = act { Some(*what) } else { None }).collect();
    moves.sort_unstable();
    moves.dedup();
    moves
}

/// Cuts the time of a scenario into stretches, finer where minutes matter. Each begins at a look, and ends where the next begins.
fn stretches(scenario: &Scenario) -> Vec<(Minute, Minute)> {
    let end = scenario.calendar.length();
    let acute = scenario.cover.acute_until.min(end);
    let cut = |from: Minute, to: Minute| {
        (0..STRETCHES)
            .map(move |part| look_from(Minute(from.0 + (u64::from(to.since(from)) * u64::from(part) / u64::from(STRETCHES)) as u32)))
    };
    let mut starts: Vec<Minute> = cut(Minute::START, acute).chain(cut(acute, end)).filter(|start| start.plus(LOOK_MINUTES) < end).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([end]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).collect()
}
