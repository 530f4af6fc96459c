//! What a frame costs the processor, without a GPU and without a window: `cargo bench --bench frame`.
//!
//! For 40 and for 300 systems, at rest and while the clock runs: whole frames of the application, and apart from
//! them each step of the bridge from simulation to screen: picture, previews, tree of elements, and the mesh of
//! the board's ground. Numbers are medians in microseconds.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use godark::app::action::{Action, AutoPause, Thing};
use godark::app::board::camera::Step;
use godark::app::board::links;
use godark::app::game::Game;
use godark::app::model::{Model, Places};
use godark::app::screens::board::{board_view, ground, ground_of};
use godark::app::screens::operations::Layout;
use godark::app::settings::Settings;
use godark::app::{Play, screens};
use godark::scenario::moves::Act;
use godark::scenario::names::Id;
use godark::scenario::{Scenario, library, load};

#[path = "../tests/common/headless.rs"]
mod headless;
#[path = "../tests/common/synthetic.rs"]
mod synthetic;

/// A frame at sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);
const WARM_UP: usize = 30;
const FRAMES: usize = 300;
const TIMES: usize = 200;
/// The bridge from simulation to screen may cost so much with 300 systems.
const BRIDGE_MAX: Duration = Duration::from_millis(1);
const WINDOW: (u32, u32) = (1600, 900);
/// How high what citizens feel is, with three rows of services.
const STRIP: f32 = 114.0;

fn main() {
    // `cargo test --benches` and listings want nothing that takes long.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    println!("{:44} {:>10} {:>10}", "microseconds, median", "40", "300");
    let costs: Vec<Vec<(&str, Duration)>> = [40, 300].into_iter().map(costs).collect();
    for (few, many) in costs[0].iter().zip(&costs[1]) {
        println!("{:44} {:>10.0} {:>10.0}", few.0, micros(few.1), micros(many.1));
    }
    let bridge = costs[1].iter().find(|(name, _)| *name == BRIDGE).map_or(Duration::ZERO, |(_, cost)| *cost);
    let verdict = if bridge < BRIDGE_MAX { "within" } else { "ABOVE" };
    println!("\nThe bridge at 300 systems is {verdict} its {} µs.", BRIDGE_MAX.as_micros());
    if bridge >= BRIDGE_MAX {
        std::process::exit(1);
    }
}

const BRIDGE: &str = "bridge: picture, previews, tree";

fn micros(cost: Duration) -> f64 {
    cost.as_secs_f64() * 1e6
}

fn costs(systems: usize) -> Vec<(&'static str, Duration)> {
    let mut costs = Vec::new();
    let mut model = model(systems);
    model.update(Action::Begin);
    plan_something(&mut model);
    let words = godark::words::Words::english();
    if let Some(game) = &mut model.game {
        costs.push(("layout of the board, once for a size", median(5, || drop(fresh_layout(game)))));
        costs.push(("picture", median(TIMES, || drop(game.session.sim.picture()))));
        costs.push(("a new look while the clock stands, with the plan", median(TIMES, || game.look(&words))));
    }
    // The bridge is crossed at every minute that something happens in: the clock runs, and a move is looked at.
    model.update(Action::Toggle);
    costs.push(("tree of elements, whole board", median(TIMES, || drop(screens::view(&model)))));
    let bridge = median(TIMES, || {
        if let Some(game) = &mut model.game {
            game.look(&words);
        }
        drop(screens::view(&model));
    });
    costs.push((BRIDGE, bridge));
    costs.push(("mesh of the ground", median(TIMES, || drop(mesh(&model)))));
    close_in(&mut model);
    costs.push(("tree of elements, closer by", median(TIMES, || drop(screens::view(&model)))));
    costs.push(("mesh of the ground, closer by", median(TIMES, || drop(mesh(&model)))));

    for (name, near, running) in [
        ("whole frame, clock stopped", false, false),
        ("whole frame, clock running", false, true),
        ("whole frame, closer by, clock stopped", true, false),
        ("whole frame, closer by, clock running", true, true),
    ] {
        let mut app = headless::app(self::model(systems), WINDOW, FRAME);
        app.world_mut().resource_mut::<Play>().say(Action::Begin);
        frames(&mut app, 2);
        let model = &mut app.world_mut().resource_mut::<Play>().model;
        plan_something(model);
        if near {
            close_in(model);
        }
        if running {
            app.world_mut().resource_mut::<Play>().say(Action::Speed(2));
            app.world_mut().resource_mut::<Play>().say(Action::Toggle);
        }
        frames(&mut app, WARM_UP);
        costs.push((name, median(FRAMES, || app.update())));
    }
    costs
}

fn model(systems: usize) -> Model {
    let settings = Settings { auto_pause: AutoPause::Never, ..Settings::default() };
    Model::new(vec![scenario(systems)], settings, Places::default(), 1)
}

fn scenario(systems: usize) -> Arc<Scenario> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(library::MAIN_FILE), synthetic::scenario(systems, 1)).expect("a file");
    match load(&library::Shelf::Folder(folder.path().to_owned())) {
        Ok((scenario, _)) => scenario,
        Err(problems) => panic!("{}", problems.render(false)),
    }
}

/// Two orders in the plan and one that is looked at: what a player has on the table.
fn plan_something(model: &mut Model) {
    let thing = Thing::System(Id::new(3));
    model.update(Action::Select(thing));
    let offers = model.game.as_ref().map(|game| game.moves_on(thing)).unwrap_or_default();
    for offer in offers.iter().filter(|offer| offer.refusal.is_none()).take(2) {
        model.update(Action::Plan(Act::Do { what: offer.what, on: offer.on, by: None }));
    }
    if let Some(offer) = offers.first() {
        model.update(Action::Consider(offer.what, offer.on));
    }
}

fn close_in(model: &mut Model) {
    for _ in 0..3 {
        model.update(Action::Camera(Step::Closer));
    }
}

fn fresh_layout(game: &Game) -> godark::app::board::layout::Plan {
    godark::app::board::layout::Plan::of(game.scenario(), ground(Layout::of((1600.0, 900.0), STRIP).board))
}

fn mesh(model: &Model) -> Option<Mesh> {
    let game = model.game.as_ref()?;
    let plan = game.board(ground_of(model)?);
    Some(links::mesh(&board_view(model, game, &plan.seen(game.scenario(), game.camera)), 1.0, model.size, model.settings.theme))
}

fn frames(app: &mut App, count: usize) {
    (0..count).for_each(|_| app.update());
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut costs: Vec<Duration> = (0..times)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    costs.sort();
    costs[times / 2]
}
