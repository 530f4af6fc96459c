//! Opening the game: settings, scenarios, a window; and what is said when there is no screen.

use std::sync::Arc;
use std::time::Duration;

use bevy::app::PluginGroup as _;
use bevy::prelude::*;
use bevy::window::{Window, WindowPlugin, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};

use super::action::Action;
use super::model::{Model, Places, draw_seed};
use super::settings::Settings;
use super::{GamePlugin, Play};
use crate::cli::Exit;
use crate::cli::play::Args;
use crate::scenario::{Scenario, library};
use crate::storage;

/// Opens the game and plays until the player leaves.
pub fn run(args: Args) -> Exit {
    if let Err(exit) = display() {
        return exit;
    }
    let model = match model(&args) {
        Ok(model) => model,
        Err(exit) => return exit,
    };
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(Window {
                    title: "Go Dark".to_owned(),
                    name: Some("godark".to_owned()),
                    resolution: WindowResolution::new(1600, 900),
                    resize_constraints: WindowResizeConstraints { min_width: 1024.0, min_height: 576.0, ..default() },
                    ..default()
                }),
                ..default()
            })
            .set(bevy::log::LogPlugin { filter: "warn,wgpu=error,naga=error".to_owned(), ..default() }),
    )
    // The screen sleeps until something happens; what moves asks to be shown.
    .insert_resource(WinitSettings {
        focused_mode: UpdateMode::reactive(Duration::from_millis(250)),
        unfocused_mode: UpdateMode::reactive_low_power(Duration::from_millis(250)),
    })
    .insert_resource(Play::new(model))
    .add_plugins(GamePlugin);
    match app.run() {
        AppExit::Success => Exit::Ok,
        AppExit::Error(_) => Exit::NoDisplay,
    }
}

/// Says whether there is a screen. On other systems than Linux there always is one to try.
fn display() -> Result<(), Exit> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY") && !set("WAYLAND_SOCKET") {
        eprintln!(
            "error: there is no screen to play on: neither DISPLAY nor WAYLAND_DISPLAY is set.\n\
             Without a screen: `godark run albania-2022 --bot history --seed 1` plays a game and tells how it went,\n\
             `godark replay FILE` plays a recording again, `godark check SCENARIO` checks a scenario."
        );
        return Err(Exit::NoDisplay);
    }
    Ok(())
}

fn model(args: &Args) -> Result<Model, Exit> {
    let places = Places { saves: args.saves.clone().or_else(storage::saves), settings: storage::settings() };
    let (mut settings, problem) = places.settings.as_deref().map(Settings::read).unwrap_or_default();
    if let Some(problem) = problem {
        // A bad settings file is kept: nothing is written over it until the player changes a setting.
        eprintln!("{}\nThe game opens with its own settings.", problem.render(false));
    }
    if let Some(pace) = args.pace {
        settings.pace = pace;
    }
    let mut scenarios = Vec::new();
    if let Some(wanted) = &args.scenario {
        scenarios.push(crate::cli::load(wanted)?);
    }
    for id in library::built_in() {
        let Ok(shelf) = library::find(id) else { continue };
        match crate::scenario::load(&shelf) {
            Ok((scenario, _)) if scenarios.iter().all(|known: &Arc<Scenario>| known.id != scenario.id) => scenarios.push(scenario),
            Ok(_) => {}
            Err(problems) => eprint!("{}", problems.render(false)),
        }
    }
    if scenarios.is_empty() {
        eprintln!("error: there is no scenario to play");
        return Err(Exit::BadScenario);
    }
    let mut model = Model::new(scenarios, settings, places, args.seed.unwrap_or_else(|| draw_seed(0)));
    if args.resume {
        match model.unfinished.first().map(|run| run.path.clone()) {
            Some(path) => model.resume(&path),
            None => eprintln!("There is no run to take up; the title screen opens instead."),
        }
    } else if args.scenario.is_some() {
        model.update(Action::Go(super::action::Screen::Briefing));
    }
    Ok(model)
}
