//! The application without a window and without a GPU: for tests of the screens, and for measuring them.

use std::time::Duration;

use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::settings::{RenderCreation, WgpuSettings};
use bevy::time::TimeUpdateStrategy;
use bevy::window::WindowResolution;
use bevy::winit::WinitPlugin;
use godark::app::model::Model;
use godark::app::{GamePlugin, Play};

/// Builds it with a screen of some size; each frame takes as long as it is told.
pub fn app(model: Model, (width, height): (u32, u32), frame: Duration) -> App {
    let mut app = App::new();
    let no_gpu = RenderCreation::Automatic(Box::new(WgpuSettings { backends: None, ..default() }));
    let window = Window { resolution: WindowResolution::new(width, height), focused: true, ..default() };
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..default() })
            .set(RenderPlugin { render_creation: no_gpu, ..default() })
            .disable::<WinitPlugin>()
            .disable::<bevy::log::LogPlugin>(),
    )
    .insert_resource(TimeUpdateStrategy::ManualDuration(frame))
    .insert_resource(Play::new(model))
    .add_plugins(GamePlugin);
    app.finish();
    app.cleanup();
    app
}
