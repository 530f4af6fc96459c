//! Opening the game: settings, scenarios, a window; and what is said when there is no screen.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use bevy::app::PluginGroup as _;
use bevy::prelude::*;
use bevy::window::{Window, WindowPlugin, WindowResolution};
use bevy::winit::WinitSettings;

use super::action::Action;
use super::aside;
use super::codex::Codex;
use super::guidance::hints::Hints;
use super::model::{Model, Places, draw_seed};
use super::reload::Watch;
use super::settings::{Settings, WINDOW_MIN};
use super::{GamePlugin, Play};
use crate::cli::Exit;
use crate::cli::play::{Args, WITHOUT_SCREEN};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::{Scenario, library};
use crate::storage;
use crate::words::Language;

/// Opens the game and plays until the player leaves.
pub fn run(args: Args) -> Exit {
    match model(&args) {
        Ok(model) => {
            let size = model.settings.window.unwrap_or(OPENING);
            open(model, size, |_| {})
        }
        Err(exit) => exit,
    }
}

/// The window opens with this size the first time, unless its monitor is smaller.
const OPENING: (u32, u32) = (1600, 900);

/// Opens the game with a model, in a window of some size, and `more` besides; returns when it has closed.
pub fn open(model: Model, size: (u32, u32), more: impl FnOnce(&mut App)) -> Exit {
    if let Err(exit) = display() {
        return exit;
    }
    let kept = model.places.saves.clone();
    let mut app = match opening(|| window(model, size)) {
        Ok(app) => app,
        Err(why) => {
            complain!("error: {why}\n{WITHOUT_SCREEN}");
            return Exit::NoDisplay;
        }
    };
    more(&mut app);
    speak_up_when_it_breaks(kept);
    match app.run() {
        AppExit::Success => Exit::Ok,
        // Bevy ends with 130 when Ctrl-C is pressed in the terminal; what is not ours either is a screen that went away.
        AppExit::Error(code) => [Exit::Diverged, Exit::Unwritable, Exit::Interrupted]
            .into_iter()
            .find(|exit| exit.code() == code.get())
            .unwrap_or(Exit::NoDisplay),
    }
}

/// Builds the application: a window, a GPU, and the game on them.
fn window(model: Model, (width, height): (u32, u32)) -> App {
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(Window {
                    title: "Go Dark".to_owned(),
                    name: Some("godark".to_owned()),
                    resolution: WindowResolution::new(width, height),
                    resize_constraints: WindowResizeConstraints {
                        min_width: WINDOW_MIN.0 as f32,
                        min_height: WINDOW_MIN.1 as f32,
                        ..default()
                    },
                    ..default()
                }),
                ..default()
            })
            .set(bevy::log::LogPlugin { filter: "warn,wgpu=error,wgpu_hal=off,naga=error,winit=error".to_owned(), ..default() }),
    )
    // The screen sleeps until something happens (`doze`); what moves asks to be shown.
    .insert_resource(WinitSettings::desktop_app())
    .insert_resource(Play::new(model))
    .add_plugins(GamePlugin);
    #[cfg(feature = "audio")]
    app.add_plugins(super::attention::sound::SoundPlugin);
    app
}

/// Builds the application. Where the engine panics because there is no screen or no GPU, says so.
fn opening<T>(build: impl FnOnce() -> T) -> Result<T, String> {
    let said = Arc::new(Mutex::new(String::new()));
    let ear = said.clone();
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let text = info.payload_as_str().unwrap_or("the window could not be made");
        // The first is the reason, others follow from it.
        let mut heard = ear.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.is_empty() {
            text.clone_into(&mut heard);
        }
    }));
    let built = panic::catch_unwind(AssertUnwindSafe(build));
    panic::set_hook(usual);
    built.map_err(|_| plain(&said.lock().unwrap_or_else(PoisonError::into_inner)))
}

/// Says in plain words why no window opens.
fn plain(said: &str) -> String {
    let value = |name: &str| std::env::var(name).unwrap_or_default();
    if said.contains("find a GPU") {
        return "there is no graphics driver that the game can use: neither Vulkan nor OpenGL ES 3 answers.\n\
                Install one for your graphics card; Mesa's software driver does without a card\n\
                (Debian and Ubuntu: `apt install mesa-vulkan-drivers`)."
            .to_owned();
    }
    if said.contains("event loop") {
        let (x11, wayland) = (value("DISPLAY"), value("WAYLAND_DISPLAY"));
        let place = if wayland.is_empty() { format!("DISPLAY={x11}") } else { format!("WAYLAND_DISPLAY={wayland}") };
        return format!("the screen that {place} names does not answer.");
    }
    format!("the window cannot be opened: {said}")
}

/// If the game breaks, the player learns that the run is not lost. Where only work aside has broken, the game goes on.
fn speak_up_when_it_breaks(saves: Option<PathBuf>) {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        usual(info);
        let is_aside = std::thread::current().name() == Some(aside::NAME);
        if let Some(saves) = saves.as_ref().filter(|_| !is_aside) {
            complain!(
                "Go Dark has stopped because of a mistake of its own. The run is kept up to the last order in {};\n\
                 `godark play --resume` takes it up again.",
                saves.display()
            );
        }
    }));
}

/// Says whether there is a screen. On other systems than Linux there always is one to try.
fn display() -> Result<(), Exit> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !set("DISPLAY") && !set("WAYLAND_DISPLAY") && !set("WAYLAND_SOCKET") {
        complain!("error: there is no screen to play on: neither DISPLAY nor WAYLAND_DISPLAY is set.\n{WITHOUT_SCREEN}");
        return Err(Exit::NoDisplay);
    }
    Ok(())
}

fn model(args: &Args) -> Result<Model, Exit> {
    let places = Places {
        saves: args.saves.clone().or_else(storage::saves),
        settings: storage::settings(),
        codex: storage::codex(),
        documents: storage::documents(),
    };
    let first = Language::of_system();
    let Kept { mut settings, codex, bad } = Kept::read(&places, first);
    if let Some(language) = args.lang {
        settings.language = language;
    }
    if let Some(pace) = args.pace {
        settings.pace = pace;
    }
    let scenarios = scenarios(args.scenario.as_deref())?;
    let mut model = Model::new(scenarios, settings, places, args.seed.unwrap_or_else(|| draw_seed(0)));
    model.codex = codex;
    model.watch = args.scenario.as_deref().and_then(|wanted| library::find(wanted).ok()).and_then(Watch::of);
    if args.resume {
        match model.left.runs.first().map(|run| run.path.clone()) {
            Some(path) => model.resume(&path),
            None => complain!("There is no run to take up; the title screen opens instead."),
        }
    } else if args.scenario.is_some() {
        model.update(Action::Go(super::action::Screen::Briefing));
    }
    if !bad.is_empty() {
        let files: Vec<String> = bad.iter().map(|path| path.display().to_string()).collect();
        let files = files.join(", ");
        model.tell(model.words.say("trouble-bad-files", &[("files", (&files).into())]), false);
    }
    Ok(model)
}

/// What the game has kept for itself from the last time.
#[derive(Default)]
struct Kept {
    settings: Settings,
    codex: Codex,
    /// Files that could not be read.
    bad: Vec<PathBuf>,
}

impl Kept {
    /// Reads it. What is bad is said, and done without.
    fn read(places: &Places, first: Language) -> Self {
        let mut kept = Self { settings: Settings { language: first, ..Settings::default() }, ..Self::default() };
        let mut said = |path: PathBuf, problem: Option<Diagnostic>, what: &str| {
            if let Some(problem) = problem {
                complain!("{}\n{what}; the file is put aside before another takes its place.", problem.render(false));
                kept.bad.push(path);
            }
        };
        if let Some(path) = &places.settings {
            let (settings, problem) = Settings::read(path, first);
            kept.settings = settings;
            said(path.clone(), problem, "The game opens with its own settings");
            let (hints, problem) = Hints::read(path);
            kept.settings.hints = hints;
            said(Hints::beside(path), problem, "All hints are shown again");
        }
        if let Some(path) = &places.codex {
            let (codex, problem) = Codex::read(path);
            kept.codex = codex;
            said(path.clone(), problem, "The codex begins anew");
        }
        kept
    }
}

/// Loads what can be played: what is wished for first, then what is built in.
pub fn scenarios(wanted: Option<&str>) -> Result<Vec<Arc<Scenario>>, Exit> {
    let mut scenarios = Vec::new();
    if let Some(wanted) = wanted {
        scenarios.push(crate::cli::load(wanted)?);
    }
    for id in library::built_in() {
        let Ok(shelf) = library::find(id) else { continue };
        match crate::scenario::load(&shelf) {
            Ok((scenario, _)) if scenarios.iter().all(|known: &Arc<Scenario>| known.id != scenario.id) => scenarios.push(scenario),
            Ok(_) => {}
            Err(problems) => complain!("{}", problems.render(false).trim_end()),
        }
    }
    if scenarios.is_empty() {
        complain!("error: there is no scenario to play");
        return Err(Exit::BadScenario);
    }
    Ok(scenarios)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_files_are_named_and_the_others_hold() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let settings = folder.path().join("settings.ron");
        let places = Places { settings: Some(settings.clone()), codex: Some(folder.path().join("codex.ron")), ..Places::default() };
        assert!(Kept::read(&places, Language::Albanian).bad.is_empty(), "nothing was kept yet");
        std::fs::write(&settings, "(volume: 7)").expect("a file");
        for bad in ["hints.ron", "codex.ron"] {
            std::fs::write(folder.path().join(bad), "(off: perhaps").expect("a file");
        }
        let kept = Kept::read(&places, Language::Albanian);
        assert_eq!(kept.settings.volume, 7);
        assert_eq!(kept.bad, [folder.path().join("hints.ron"), folder.path().join("codex.ron")]);
        std::fs::write(&settings, "(volume: loud)").expect("a file");
        let kept = Kept::read(&places, Language::Albanian);
        assert_eq!((kept.bad.len(), kept.settings.language), (3, Language::Albanian));
    }

    #[test]
    fn a_panic_while_opening_becomes_an_answer() {
        assert_eq!(opening(|| 5), Ok(5));
        let no_gpu = opening(|| -> u8 { panic!("Unable to find a GPU! Make sure you have installed required drivers!") });
        assert!(no_gpu.is_err_and(|why| why.contains("no graphics driver")));
        let no_screen = opening(|| -> u8 { panic!("Failed to build event loop: XNotSupported") });
        assert!(no_screen.is_err_and(|why| why.contains("does not answer")));
    }
}
