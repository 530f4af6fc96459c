//! What is new comes in from the side, once, and stands still then.

use bevy::prelude::*;
use bevy::ui::{UiSystems, UiTransform, Val2};
use bevy::window::RequestRedraw;

use super::theme::MOTION_SECONDS;

/// It comes from so far, in logical pixels.
const FROM: f32 = 28.0;

/// Moves what comes in.
pub struct EnterPlugin;

impl Plugin for EnterPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(PostUpdate, enter.before(UiSystems::Layout));
    }
}

/// On its way in, for so many seconds already.
#[derive(Component, Default)]
pub struct Entering {
    age: f32,
}

fn enter(
    mut coming: Query<(Entity, &mut Entering, &mut UiTransform)>,
    time: Res<Time<Real>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    for (entity, mut entering, mut place) in &mut coming {
        // The frame in which it appears may have come after a long sleep.
        if !entering.is_added() {
            entering.age += time.delta_secs();
        }
        let left = FROM * (1.0 - eased(entering.age / MOTION_SECONDS));
        place.translation = Val2::px(left, 0.0);
        if entering.age >= MOTION_SECONDS {
            commands.entity(entity).try_remove::<Entering>();
        }
        redraw.write(RequestRedraw);
    }
}

/// Returns how far a motion is, of 1: quick at first, and slowly to its end.
pub fn eased(share: f32) -> f32 {
    let left = 1.0 - share.clamp(0.0, 1.0);
    1.0 - left * left * left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motion_begins_at_its_beginning_and_ends_at_its_end() {
        assert_eq!([-1.0, 0.0, 1.0, 7.0].map(eased), [0.0, 0.0, 1.0, 1.0]);
        let way: Vec<f32> = (0..=10).map(|step| eased(step as f32 / 10.0)).collect();
        assert!(way.windows(2).all(|pair| pair[0] < pair[1]), "{way:?}");
        assert!(way[5] > 0.8, "quick at first: {way:?}");
    }
}
