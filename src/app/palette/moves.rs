//! Moves that answer to what is typed: by their names, by those of what they are given to, or by both.

use crate::scenario::moves::{Act, Aim, Target};
use crate::scenario::names::*;
use crate::sim::order::Refusal;
use crate::words::story;

use super::matching::{folded, score};
use super::{About, FINE, FOR_EXACT, FOR_THINGS, FOUND_MAX, Found, Offered, is_exact, short_of};
use crate::app::action::{Action, Thing};
use crate::app::game::Game;

/// Most moves that are asked whether they can be ordered now.
const CHECKED_MAX: usize = 240;
/// What of a score is kept, in hundredths, where only the target of a move was named…
const ONLY_TARGET: u32 = 80;
/// … where only the move was: a thing of that name comes before it, a command does not…
const ONLY_MOVE: u32 = 96;
/// … and where a word is another name of the move, not what its button says.
const OTHER_NAME: u32 = 90;
/// What concerns the selected thing comes before what concerns another.
const FOR_SELECTED: u32 = 30;
/// What cannot be done now comes after what can.
const FOR_POSSIBLE: u32 = 90;

/// Returns the moves whose names and targets answer to the words.
pub(super) fn moves(game: &Game, words: &[String]) -> Vec<Found> {
    let scenario = game.scenario();
    let targets: Vec<Named> = Named::all(game, words);
    let mut candidates: Vec<(u32, MoveId, Target)> = Vec::new();
    for (what, rule) in scenario.offered_moves() {
        let name = folded(rule.name.as_str());
        let other = folded(&format!("{} {}", scenario.names.name(what), game.words.group(rule.group)));
        let by_move: Vec<u32> = words.iter().map(|word| score(word, &name).max(score(word, &other) * OTHER_NAME / 100)).collect();
        for target in targets.iter().filter(|target| target.on.aim() == rule.aim) {
            if let Some(mut score) = together(&by_move, target) {
                if target.selected {
                    score += FOR_SELECTED;
                }
                if target.exact {
                    score += FOR_EXACT;
                }
                candidates.push((score, what, target.on));
            }
        }
    }
    candidates.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    candidates.into_iter().take(CHECKED_MAX).filter_map(|(score, what, on)| answer(game, what, on, score)).take(FOUND_MAX).collect()
}

/// A target, and how well it answers to each typed word.
struct Named {
    on: Target,
    scores: Vec<u32>,
    /// It has a name that somebody could type.
    named: bool,
    selected: bool,
    /// All of its short name was typed.
    exact: bool,
}

impl Named {
    fn all(game: &Game, words: &[String]) -> Vec<Self> {
        targets(game)
            .into_iter()
            .map(|on| {
                let thing = Thing::of(on);
                let short = short_of(game, thing).filter(|_| on != Target::Nothing);
                // The board's name of a thing is as good as its long one.
                let name = folded(&format!("{} {}", story::target(&game.words, game.scenario(), on), short.unwrap_or_default()));
                let more = match on {
                    Target::System(id) => folded(game.scenario().name(id)),
                    Target::Service(id) => folded(game.scenario().name(id)),
                    _ => String::new(),
                };
                let exact = short.is_some_and(|short| is_exact(words, short));
                let scores = words.iter().map(|word| score(word, &name).max(score(word, &more) * OTHER_NAME / 100)).collect();
                Self { on, scores, named: on != Target::Nothing, selected: thing == game.selected, exact }
            })
            .collect()
    }
}

/// Returns everything that a move can be aimed at.
fn targets(game: &Game) -> Vec<Target> {
    let content = &game.scenario().content;
    let aims: Vec<Aim> = game.scenario().offered_moves().map(|(_, rule)| rule.aim).collect();
    let mut all = vec![Target::Nothing];
    all.extend(content.systems.ids().map(Target::System));
    all.extend(content.zones.ids().map(Target::Zone));
    all.extend(content.links.iter().flat_map(|(id, link)| link.flows.iter().map(move |flow| Target::Flow(id, flow))));
    all.extend(content.domains.ids().map(Target::Domain));
    all.extend(content.services.ids().map(Target::Service));
    all.extend(content.agencies.ids().map(Target::Agency));
    all.extend(content.partners.ids().map(Target::Partner));
    all.extend(content.fallbacks.ids().map(Target::Fallback));
    all.retain(|on| aims.contains(&on.aim()));
    all
}

/// Returns the score of a move on a target: each word must be in one of their names.
fn together(by_move: &[u32], target: &Named) -> Option<u32> {
    let (mut sum, mut of_move, mut of_target) = (0, false, false);
    for (by_move, by_target) in by_move.iter().zip(&target.scores) {
        let best = (*by_move).max(*by_target);
        if best == 0 {
            return None;
        }
        of_move |= by_move >= by_target;
        of_target |= by_target > by_move;
        sum += best;
    }
    let average = sum * FINE / by_move.len().max(1) as u32;
    Some(match (of_move, of_target) {
        (true, true) => average + FOR_THINGS,
        (true, false) if target.named => average * ONLY_MOVE / 100,
        (true, false) => average,
        _ => average * ONLY_TARGET / 100,
    })
}

/// Returns a move on a target as an answer; none when it makes no sense there.
pub(super) fn answer(game: &Game, what: MoveId, on: Target, score: u32) -> Option<Found> {
    let scenario = game.scenario();
    let rule = &scenario.content.moves[what];
    let act = Act::Do { what, on, by: None };
    let planned = game.plan.iter().any(|planned| planned.act == act);
    let (team, refusal) = match game.check(&act) {
        Ok(team) => (team, None),
        Err(Refusal::Already(_) | Refusal::WrongKind(_) | Refusal::WrongAim(_)) => return None,
        Err(refusal) => (None, Some(game.words.refusal(scenario, &refusal))),
    };
    let text = story::order(&game.words, scenario, &act);
    let mut says = Vec::new();
    if refusal.is_none() {
        says.push(Action::Select(Thing::of(on)));
        // Planning twice would take it out again.
        if !planned {
            says.push(Action::Plan(act));
        }
    }
    let score = score + if refusal.is_none() { FOR_POSSIBLE } else { 0 };
    let takes = team.map(|team| game.session.sim.takes(what, on, team));
    let for_good = rule.is_for_good();
    Some(Found { text, about: About::Move(Offered { what, on, team, takes, refusal, planned, for_good }), says, score })
}
