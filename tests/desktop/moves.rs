//! Every move of every scenario is ordered through the screen: what it is aimed at is selected by its label, the move
//! pressed by its label, the order given with a key, and found in the recording.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::input::keyboard::KeyCode;
use bevy::prelude::*;
use godark::analysis::bots;
use godark::analysis::game::play_on;
use godark::app::action::{Action, Screen, Thing};
use godark::app::game::Game;
use godark::app::kit::mount::{Called, OnPress};
use godark::app::offers::Offer;
use godark::app::runs::saves;
use godark::cli::play::Pace;
use godark::replay::Session;
use godark::replay::record::Record;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::scenario::{Minute, Scenario, library};
use godark::words::story;

use crate::common::{order, scenario};
use crate::seat::Seat;

const SEED: u64 = 7;
/// Who tries everything gives orders this far apart…
const STEP_MINUTES: u32 = 120;
/// … so many at a time, so that teams stay free for others…
const ORDERS_AT_ONCE: usize = 3;
/// … and each move so often.
const TRIES: u32 = 3;

/// A run that was left, and what is to be ordered when it is taken up again.
struct Place {
    path: PathBuf,
    text: String,
    orders: BTreeMap<MoveId, Target>,
}

/// Looks for places in which every move can be ordered.
struct Search<'a> {
    scenario: &'a Arc<Scenario>,
    every: Vec<Act>,
    missing: BTreeSet<MoveId>,
    folder: &'a Path,
    found: Vec<Place>,
}

impl<'a> Search<'a> {
    fn of(scenario: &'a Arc<Scenario>, folder: &'a Path) -> Self {
        let missing = scenario.offered_moves().map(|(id, _)| id).collect();
        Self { scenario, every: bots::every_order(scenario), missing, folder, found: Vec::new() }
    }

    /// Returns what can be ordered of what is still missing.
    fn possible(&self, session: &Session) -> BTreeMap<MoveId, Target> {
        let mut possible = BTreeMap::new();
        for act in &self.every {
            let Act::Do { what, on, .. } = act else { continue };
            if self.missing.contains(what) && !possible.contains_key(what) && session.sim.check(&order(act.clone())).is_ok() {
                possible.insert(*what, *on);
            }
        }
        possible
    }

    /// Leaves the run here, if something new can be ordered in it.
    fn look(&mut self, session: &mut Session) {
        let orders = self.possible(session);
        if orders.is_empty() || session.records().is_empty() {
            return;
        }
        session.rest();
        let path = self.folder.join(format!("{}-{}.replay.ron", self.scenario.id, self.found.len()));
        let text = session.text();
        self.missing.retain(|what| !orders.contains_key(what));
        self.found.push(Place { path, text, orders });
    }

    /// Tries everything that can be tried: what takes something back is possible only after it was done.
    fn try_everything(&mut self, without: &[&str]) {
        let mut session = Session::new(self.scenario.clone(), SEED, None);
        let mut tried: BTreeMap<MoveId, u32> = BTreeMap::new();
        let end = self.scenario.calendar.length();
        let mut minute = Minute(1);
        while minute < end && !self.missing.is_empty() {
            session.advance_to(minute);
            self.look(&mut session);
            let mut given = 0;
            let mut acts: Vec<&Act> = self.every.iter().collect();
            acts.sort_by_key(|act| match act {
                Act::Do { what, .. } => tried.get(what).copied().unwrap_or(0),
                _ => TRIES,
            });
            for act in acts {
                let Act::Do { what, .. } = act else { continue };
                if without.contains(&self.scenario.name(*what)) {
                    continue;
                }
                let count = tried.entry(*what).or_insert(0);
                if given < ORDERS_AT_ONCE && *count < TRIES && session.submit(order(act.clone())).is_ok() {
                    *count += 1;
                    given += 1;
                }
            }
            minute = minute.plus(STEP_MINUTES);
        }
    }

    /// Follows those who play in earnest.
    fn follow(&mut self, name: &str) {
        let mut bot = bots::by_name(name, self.scenario).expect("it is a bot of the scenario");
        let mut session = Session::new(self.scenario.clone(), SEED, None);
        while !self.missing.is_empty() && !session.sim.is_over() {
            let until = session.sim.now().plus(STEP_MINUTES);
            play_on(&mut session, bot.as_mut(), |session: &Session| session.sim.now() < until);
            self.look(&mut session);
        }
    }
}

impl Seat {
    /// Presses what is called so, as assistive technology does: it need not be scrolled to. Where several are, each in
    /// turn until it is done.
    fn press(&mut self, fits: impl Fn(&str) -> bool, done: impl Fn(&Game) -> bool) {
        let world = self.app.world_mut();
        let mut buttons = world.query_filtered::<(Entity, &Called), With<OnPress>>();
        let fitting: Vec<Entity> = buttons.iter(world).filter(|(_, called)| fits(&called.0)).map(|(entity, _)| entity).collect();
        for entity in fitting {
            let request = accesskit::ActionRequest {
                action: accesskit::Action::Click,
                target_tree: accesskit::TreeId::ROOT,
                target_node: accesskit::NodeId(entity.to_bits()),
                data: None,
            };
            self.app.world_mut().write_message(bevy::a11y::ActionRequest(request));
            self.frames(2);
            if done(self.game()) {
                return;
            }
        }
    }

    /// Selects what a move is aimed at, by its label.
    fn select(&mut self, target: Target) {
        let thing = Thing::of(target);
        let scenario = self.game().session.sim.scenario().clone();
        let content = &scenario.content;
        let name = match thing {
            Thing::Cell | Thing::Team(_) => String::new(),
            Thing::System(id) => content.systems[id].name.to_string(),
            Thing::Zone(id) => content.zones[id].name.to_string(),
            Thing::Link(id) => story::link(&scenario, id),
            Thing::Service(id) if content.services[id].short.is_empty() => content.services[id].name.to_string(),
            Thing::Service(id) => content.services[id].short.to_string(),
            Thing::Partner(id) => content.partners[id].name.to_string(),
            // An agency is reached from something that it owns.
            Thing::Agency(id) => {
                let owned = scenario.plan.agency_systems[id].first().map(|system| Target::System(*system));
                let of_service =
                    || content.services.iter().find(|(_, service)| service.owner == id).map(|(service, _)| Target::Service(service));
                self.select(owned.or_else(of_service).expect("an agency owns something"));
                self.model().words.say("detail-agency", &[("name", content.agencies[id].name.as_str().into())])
            }
        };
        if thing == Thing::Cell {
            self.key(KeyCode::KeyH);
        } else {
            let with_state = format!("{name}: ");
            self.press(|label| label == name || label.starts_with(&with_state), |game| game.selected == thing);
        }
        assert_eq!(self.game().selected, thing, "`{name}` selects it");
    }

    /// Orders a move. Returns whether it could be ordered now.
    fn order(&mut self, what: MoveId, on: Target) -> bool {
        self.select(on);
        let offers: Vec<Offer> = self.game().moves_on(Thing::of(on));
        let Some(offer) = offers.iter().find(|offer| (offer.what, offer.on) == (what, on) && offer.refusal.is_none()) else { return false };
        let content = &self.game().scenario().content;
        let name = content.moves[what].name.as_str();
        let label = match offer.on {
            Target::Flow(_, flow) => format!("{name}: {}", flow.word()),
            Target::Fallback(id) => format!("{name}: {}", content.fallbacks[id].name),
            _ => name.to_owned(),
        };
        let act = Act::Do { what, on, by: None };
        self.press(|other| other == label, |game| !game.plan.is_empty());
        assert_eq!(self.game().plan.iter().map(|planned| &planned.act).collect::<Vec<_>>(), [&act], "{label}");
        let before = self.game().session.records().len();
        self.key(KeyCode::KeyC);
        let given = |record: &Record| matches!(record, Record::Order { act: given, .. } if *given == act);
        assert!(self.game().session.records()[before..].iter().any(given), "`{label}` stands in the recording");
        true
    }
}

#[test]
fn every_move_of_every_scenario_is_ordered_through_the_screen() {
    let all: Vec<Arc<Scenario>> = library::built_in().into_iter().map(scenario).collect();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = Seat::of(all.clone(), (1600, 900), Some(folder.path()));
    seat.say(Action::SetPace(Pace::Untimed));
    let (mut ordered, mut left_out) = (0, Vec::new());
    for scenario in &all {
        let mut search = Search::of(scenario, folder.path());
        search.try_everything(&[]);
        // Some things can only be opened while others were never closed.
        search.try_everything(&["close-foreign-access", "go-dark"]);
        for name in bots::all_names(scenario) {
            search.follow(&name);
        }
        let missing = search.missing.iter().map(|what| format!("{}: {} can never be ordered", scenario.id, scenario.name(*what)));
        left_out.extend(missing);
        for mut place in search.found {
            while !place.orders.is_empty() {
                std::fs::write(&place.path, &place.text).expect("the folder is writable");
                assert!(saves::read(&place.path, &all).is_ok());
                seat.say(Action::Resume(place.path.clone()));
                assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
                let before = place.orders.len();
                place.orders.retain(|what, on| !seat.order(*what, *on));
                ordered += before - place.orders.len();
                if place.orders.len() == before {
                    let names = place.orders.keys().map(|what| format!("{}: {}", scenario.id, scenario.name(*what)));
                    left_out.extend(names);
                    break;
                }
            }
            std::fs::remove_file(&place.path).expect("it is there");
        }
    }
    assert!(left_out.is_empty(), "{left_out:#?}");
    let offered: usize = all.iter().map(|scenario| scenario.offered_moves().count()).sum();
    assert_eq!(ordered, offered);
}
