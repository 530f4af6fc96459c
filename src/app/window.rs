//! The window: no larger than its monitor, and filling it when the player wants that.

use bevy::prelude::*;
use bevy::window::{Monitor, MonitorSelection, OnMonitor, PrimaryWindow, VideoModeSelection, WindowMode};

use super::Play;

/// Keeps the window as it should be.
pub struct GameWindowPlugin;

impl Plugin for GameWindowPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, (fit_monitor, fill_or_not));
    }
}

/// Makes a window that opened larger than its monitor as large as the monitor, once.
fn fit_monitor(
    mut windows: Query<(&mut Window, Option<&OnMonitor>), With<PrimaryWindow>>,
    monitors: Query<&Monitor>,
    mut done: Local<bool>,
) {
    if *done {
        return;
    }
    let Ok((mut window, on)) = windows.single_mut() else { return };
    let Some(monitor) = on.and_then(|on| monitors.get(on.0).ok()).or_else(|| monitors.iter().next()) else { return };
    *done = true;
    let (width, height) = (window.physical_width().min(monitor.physical_width), window.physical_height().min(monitor.physical_height));
    if width > 0 && height > 0 && (width, height) != (window.physical_width(), window.physical_height()) {
        window.resolution.set_physical_resolution(width, height);
    }
}

/// Fills the screen, or not, as the settings say.
fn fill_or_not(play: Res<Play>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    let Ok(mut window) = windows.single_mut() else { return };
    let settings = &play.model.settings;
    let wanted = match (settings.fullscreen, settings.exclusive) {
        (false, _) => WindowMode::Windowed,
        (true, false) => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
        (true, true) => WindowMode::Fullscreen(MonitorSelection::Current, VideoModeSelection::Current),
    };
    if window.mode != wanted {
        window.mode = wanted;
    }
}
