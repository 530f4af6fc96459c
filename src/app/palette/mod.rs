//! The command palette: every move on everything it can be given to, every thing, every screen and command, found
//! by typing a few letters of it.
//!
//! Names are looked through each time something is typed. Only the best answers are then asked whether they can be
//! ordered now, so that hundreds of systems and dozens of moves cost no more than a few.

mod commands;
mod matching;
mod moves;

use crate::scenario::calendar::Takes;
use crate::scenario::moves::Target;
use crate::scenario::names::*;
use crate::words::story;

use super::action::{Action, Screen, Thing};
use super::codex::Chapter;
use super::game::Game;
use super::model::Model;
pub use matching::folded;
use matching::{score_all, typed_words};
use moves::{answer, moves};

/// Most answers that are shown.
pub const FOUND_MAX: usize = 40;
/// What of a score is kept, in hundredths, of a term of the codex: it is looked up more seldom than something is done.
const OF_TERMS: u32 = 85;
/// A thing comes before what can be done with it, a command before the moves that only resemble it.
const FOR_THINGS: u32 = 60;
const FOR_COMMANDS: u32 = 40;
/// What is called just as it was typed comes before what is called so among other words.
const FOR_EXACT: u32 = 20;
/// Scores are this many times the average of their words' scores.
const FINE: u32 = 10;

/// What an answer is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    Command,
    Thing(Thing),
    Move(Offered),
    /// A page of the codex.
    Page(Chapter),
}

/// A move on a target, as it could be ordered now.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    pub what: MoveId,
    pub on: Target,
    pub team: Option<TeamId>,
    pub takes: Option<Takes>,
    pub refusal: Option<String>,
    pub planned: bool,
    /// It cannot be undone.
    pub for_good: bool,
}

/// An answer to what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub text: String,
    pub about: About,
    /// What happens when it is taken. Nothing does where a move is refused.
    pub says: Vec<Action>,
    score: u32,
}

impl Found {
    /// Returns the move that it stands for.
    pub fn offered(&self) -> Option<&Offered> {
        match &self.about {
            About::Move(offered) => Some(offered),
            _ => None,
        }
    }
}

impl Model {
    /// Takes an answer of the palette. One that is refused says so, and the palette stays open.
    pub(super) fn take(&mut self, row: usize) {
        let Some(says) = self.found.get(row).map(|found| found.says.clone()).filter(|says| !says.is_empty()) else { return };
        self.entry = None;
        self.found.clear();
        self.overlay = None;
        for action in says {
            self.update(action);
        }
    }
}

/// Returns the answers to what was typed, the best first.
pub fn find(model: &Model, typed: &str) -> Vec<Found> {
    let words = typed_words(typed);
    let mut found: Vec<Found> = commands::all(model)
        .into_iter()
        .filter_map(|(text, action)| {
            let score = graded(&words, &folded(&text), FOR_COMMANDS)?;
            Some(Found { text, about: About::Command, says: vec![action], score })
        })
        .collect();
    found.extend(pages(model, &words));
    if let Some(game) = &model.game {
        let of_commands = found.len();
        if words.is_empty() {
            let offers = game.moves_on(game.selected).into_iter().filter(|offer| offer.refusal.is_none());
            found.extend(offers.filter_map(|offer| answer(game, offer.what, offer.on, 2 * FOR_COMMANDS)));
        } else {
            found.extend(things(model, game, &words));
            found.extend(moves(game, &words));
        }
        if model.screen != Screen::Operations {
            // What is done is done on the board. What is refused stays where it is, and says so.
            for answer in found[of_commands..].iter_mut().filter(|answer| !answer.says.is_empty()) {
                answer.says.insert(0, Action::Go(Screen::Operations));
            }
        }
    }
    // Of two that answer as well, the shorter is the closer. Where nothing is typed, they stand as they always do.
    let length = |found: &Found| if words.is_empty() { 0 } else { found.text.len() };
    found.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| length(a).cmp(&length(b))));
    found.truncate(FOUND_MAX);
    found
}

/// Returns the score of a folded text, with what its kind is worth; none when it does not answer.
fn graded(words: &[String], text: &str, bonus: u32) -> Option<u32> {
    if words.is_empty() {
        return Some(bonus);
    }
    Some(score_all(words, text)? * FINE / words.len() as u32 + bonus)
}

/// Entries of the codex: what terms mean.
fn pages(model: &Model, words: &[String]) -> Vec<Found> {
    if words.is_empty() {
        return Vec::new();
    }
    let terms = super::codex::terms(&model.words);
    terms
        .into_iter()
        .enumerate()
        .filter_map(|(number, term)| {
            let score = graded(words, &folded(&term.name), 0)? * OF_TERMS / 100;
            let says = vec![Action::Go(Screen::Codex), Action::Leaf(Chapter::Terms, Some(number))];
            Some(Found { text: term.name, about: About::Page(Chapter::Terms), says, score })
        })
        .collect()
}

fn things(model: &Model, game: &Game, words: &[String]) -> Vec<Found> {
    Thing::all(game.scenario())
        .into_iter()
        .filter_map(|thing| {
            let (name, more) = name_of(model, game, thing);
            let exact = if short_of(game, thing).is_some_and(|short| is_exact(words, short)) { FOR_EXACT } else { 0 };
            let score = graded(words, &folded(&format!("{name} {more}")), FOR_THINGS + exact)?;
            Some(Found { text: name, about: About::Thing(thing), says: vec![Action::Select(thing)], score })
        })
        .collect()
}

/// Returns the name of a thing, and what else it is known by.
fn name_of(model: &Model, game: &Game, thing: Thing) -> (String, String) {
    let content = &game.scenario().content;
    let names = &game.scenario().names;
    match thing {
        Thing::Cell => (model.words.get("cell-title"), String::new()),
        Thing::System(id) => (content.systems[id].name.to_string(), format!("{} {}", content.systems[id].short, names.name(id))),
        Thing::Service(id) => (content.services[id].name.to_string(), format!("{} {}", content.services[id].short, names.name(id))),
        Thing::Zone(id) => (content.zones[id].name.to_string(), names.name(id).to_owned()),
        Thing::Link(id) => (story::link(game.scenario(), id), String::new()),
        Thing::Team(id) => (content.teams[id].name.to_string(), names.name(id).to_owned()),
        Thing::Partner(id) => (content.partners[id].name.to_string(), names.name(id).to_owned()),
        Thing::Agency(id) => (content.agencies[id].name.to_string(), names.name(id).to_owned()),
    }
}

/// Returns the name that the board has for a thing, where it has one of its own.
fn short_of(game: &Game, thing: Thing) -> Option<&str> {
    let content = &game.scenario().content;
    match thing {
        Thing::System(id) => Some(content.systems[id].short.as_str()),
        Thing::Service(id) => Some(content.services[id].short.as_str()),
        _ => None,
    }
}

/// Says whether every word of a short name was typed.
fn is_exact(words: &[String], short: &str) -> bool {
    let short = typed_words(short);
    !short.is_empty() && short.iter().all(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::kit::entry::{Field, Stroke};
    use crate::app::model::Places;
    use crate::app::settings::Settings;

    fn playing() -> Model {
        let mut model = Model::new(vec![crate::testing::albania()], Settings::default(), Places::default(), 7);
        model.update(Action::Begin);
        model
    }

    fn texts(model: &Model, typed: &str) -> Vec<String> {
        find(model, typed).into_iter().map(|found| found.text).collect()
    }

    fn first(model: &Model, typed: &str) -> String {
        texts(model, typed).first().cloned().unwrap_or_default()
    }

    #[test]
    fn what_is_meant_comes_first() {
        let model = playing();
        assert_eq!(first(&model, "isolate mail gateway"), "Cut it off · Mail gateway");
        assert_eq!(first(&model, "mail gateway isol"), "Cut it off · Mail gateway");
        assert_eq!(first(&model, "cut mail gatway"), "Cut it off · Mail gateway");
        assert_eq!(first(&model, "mail gateway"), "Mail gateway");
        assert_eq!(first(&model, "go dark"), "Go dark");
        assert_eq!(first(&model, "settings"), model.words.get("command-settings"));
        assert_eq!(first(&model, "pause"), model.words.get("command-pause"));
        assert!(texts(&model, "xyzzy").is_empty());
    }

    /// Who types the name of a move wants to give it, on what is selected if it can be; the codex is looked up second.
    #[test]
    fn what_can_be_done_comes_before_what_can_be_read() {
        let mut model = playing();
        assert!(texts(&model, "triage").contains(&"Triage".to_owned()), "the codex has the term");
        let is_possible = |found: &Found| found.offered().is_some_and(|offered| offered.refusal.is_none());
        assert!(find(&model, "triage").first().is_some_and(is_possible));
        let game = model.game.as_ref().expect("a run");
        let content = &game.scenario().content;
        let gateway = content.systems.iter().find(|(_, system)| system.short.as_str() == "Gateway").expect("the scenario has it").0;
        model.update(Action::Select(Thing::System(gateway)));
        let best = find(&model, "triage").swap_remove(0);
        assert_eq!(best.offered().map(|offered| offered.on), Some(Target::System(gateway)));
    }

    /// What the board calls a thing is its name: nothing else that has the word in its long name comes before it.
    #[test]
    fn the_name_on_the_board_is_the_best_of_names() {
        let model = playing();
        let game = model.game.as_ref().expect("a run");
        let content = &game.scenario().content;
        let gateway = content.systems.iter().find(|(_, system)| system.short.as_str() == "Gateway").expect("the scenario has it").0;
        assert!(content.systems.iter().any(|(id, system)| id != gateway && system.name.as_str().contains("gateway")));
        let best = find(&model, "triage gateway").swap_remove(0);
        assert_eq!(best.offered().map(|offered| offered.on), Some(Target::System(gateway)));
        assert_eq!(find(&model, "gateway")[0].about, About::Thing(Thing::System(gateway)));
    }

    /// The codex is opened to read, and what it says is done on the board.
    #[test]
    fn moves_are_found_from_every_screen_and_lead_to_the_board() {
        for screen in [Screen::Codex, Screen::Settings, Screen::Runs] {
            let mut model = playing();
            model.update(Action::Go(screen));
            model.update(Action::Write(Field::Palette));
            model.update(Action::Type(Stroke::Text("isolate mail gateway".to_owned())));
            assert_eq!(model.found[0].text, "Cut it off · Mail gateway", "{screen:?}");
            model.update(Action::Accept);
            assert_eq!((model.screen, model.overlay.clone()), (Screen::Operations, None), "{screen:?}");
            let game = model.game.as_ref().expect("a run");
            assert_eq!(game.plan.len(), 1, "{screen:?}");
            assert!(matches!(game.selected, Thing::System(_)));
        }
    }

    #[test]
    fn every_thing_every_move_and_every_command_can_be_reached() {
        let model = playing();
        let game = model.game.as_ref().expect("a run");
        for thing in Thing::all(game.scenario()) {
            let name = name_of(&model, game, thing).0;
            assert!(find(&model, &name).iter().any(|found| found.about == About::Thing(thing)), "{name}");
        }
        for (text, _) in commands::all(&model) {
            assert!(texts(&model, &text).contains(&text), "{text}");
        }
        let mut offered = 0;
        for thing in Thing::all(game.scenario()) {
            for offer in game.moves_on(thing) {
                let name = &game.scenario().content.moves[offer.what].name;
                let typed = format!("{name} {}", story::target(&game.words, game.scenario(), offer.on));
                let found = find(&model, &typed);
                let is_it = |found: &Found| found.offered().is_some_and(|found| (found.what, found.on) == (offer.what, offer.on));
                let hit = found.iter().find(|found| is_it(found)).unwrap_or_else(|| panic!("`{typed}` is not found"));
                assert_eq!(hit.offered().and_then(|found| found.refusal.clone()), offer.refusal, "{typed}");
                offered += 1;
            }
        }
        assert!(offered > 200, "{offered} moves on offer");
    }

    #[test]
    fn refused_moves_say_why_and_do_nothing() {
        let model = playing();
        let refused: Vec<Found> =
            find(&model, "restore").into_iter().filter(|found| found.offered().is_some_and(|found| found.refusal.is_some())).collect();
        assert!(!refused.is_empty());
        assert!(refused.iter().all(|found| found.says.is_empty()));
    }

    /// Three hundred systems, and every move of the catalogue.
    #[test]
    fn one_of_hundreds_of_systems_is_found() {
        let systems: String = (0..300)
            .map(|number| {
                format!(
                    "(id: \"node-{number}\", name: \"Office node {number}\", zone: \"hall\", owner: \"town\", make: servers, hosts: 2, \
                     domain: \"town-domain\", criticality: 2, listens: [smb], sensor_permille: 400),"
                )
            })
            .collect();
        let text = include_str!("../../../tests/bad/good.ron").replace("systems: [\n", &format!("systems: [\n{systems}\n"));
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("large.ron");
        std::fs::write(&file, text).expect("the folder is writable");
        let scenario = match crate::scenario::load(&crate::scenario::library::Shelf::File(file)) {
            Ok((scenario, _)) => scenario,
            Err(problems) => panic!("{}", problems.render(false)),
        };
        assert!(scenario.content.systems.len() > 300 && scenario.offered_moves().count() > 50);
        let mut model = Model::new(vec![scenario], Settings::default(), Places::default(), 7);
        model.update(Action::Begin);
        for typed in ["o", "off", "office", "isolate", "isolate office node 217", "reset", "node 29"] {
            assert!(!find(&model, typed).is_empty(), "{typed}");
        }
        assert_eq!(first(&model, "isolate office node 217"), "Cut it off · Office node 217");
    }

    #[test]
    fn marks_on_letters_do_not_matter() {
        let model = playing();
        let folded_name = texts(&model, "albanian");
        assert!(!folded_name.is_empty());
        assert_eq!(texts(&model, "Mäil Gätewäy"), texts(&model, "mail gateway"));
    }
}
