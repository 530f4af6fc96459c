//! The window: no larger than its monitor, and filling it when the player wants that.

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::{Monitor, MonitorSelection, OnMonitor, PrimaryWindow, RequestRedraw, VideoModeSelection, WindowMode};

use super::Play;
use super::action::Action;

/// Keeps the window as it should be.
pub struct GameWindowPlugin;

impl Plugin for GameWindowPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(Update, (fit_monitor, fill_or_not, keep_size));
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

/// A window that has kept its size for so long is as large as the player wants it.
const SETTLED: Duration = Duration::from_millis(500);

/// Notes the size to which the player has pulled the window, when it is pulled no more.
fn keep_size(
    windows: Query<&Window, With<PrimaryWindow>>,
    time: Res<Time<Real>>,
    mut seen: Local<Option<((u32, u32), Duration)>>,
    mut play: ResMut<Play>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Ok(window) = windows.single() else { return };
    if window.mode != WindowMode::Windowed || play.model.settings.fullscreen {
        *seen = None;
        return;
    }
    let size = (window.physical_width(), window.physical_height());
    match *seen {
        // As large as it opened is nothing that anybody has chosen.
        None => *seen = Some((size, Duration::MAX)),
        Some((before, _)) if before != size => {
            *seen = Some((size, time.elapsed()));
            redraw.write(RequestRedraw);
        }
        Some((_, since)) if time.elapsed().checked_sub(since).is_some_and(|still| still >= SETTLED) => {
            *seen = Some((size, Duration::MAX));
            play.bypass_change_detection().say(Action::SetWindow(size.0, size.1));
            redraw.write(RequestRedraw);
        }
        // Pulled a moment ago: it is looked again soon.
        Some((_, since)) if since != Duration::MAX => drop(redraw.write(RequestRedraw)),
        Some(_) => {}
    }
}
