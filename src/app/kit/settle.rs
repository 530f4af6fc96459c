//! Text that wraps is measured in the room there is, and laid out in that room cut to whole pixels. Where a line fits the one
//! and not the other, it would lie on what stands below: such a text is measured anew in a little less room.

use bevy::prelude::*;
use bevy::text::{LineBreak, TextLayout, TextLayoutInfo};
use bevy::ui::{ComputedNode, UiSystems};
use bevy::window::RequestRedraw;

/// Lets wrapped texts have the height that they need.
pub struct SettlePlugin;

impl Plugin for SettlePlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(PostUpdate, settle.after(UiSystems::PostLayout));
    }
}

/// So many physical pixels more than it has room for are a line more.
const LINE_MIN: f32 = 6.0;

/// Measured in less room than there is, when its parent was so wide.
#[derive(Component)]
struct Settled(f32);

fn settle(
    mut texts: Query<(Entity, &ComputedNode, &TextLayout, &TextLayoutInfo, &mut Node, &ChildOf, Option<&Settled>)>,
    boxes: Query<&ComputedNode>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for (entity, node, layout, written, mut style, parent, settled) in &mut texts {
        let Ok(around) = boxes.get(parent.parent()).map(|around| around.size().x) else { continue };
        if settled.is_some_and(|Settled(before)| (before - around).abs() > 0.5) {
            style.max_width = Val::Auto;
            commands.entity(entity).remove::<Settled>();
            redraw.write(RequestRedraw);
        } else if settled.is_none()
            && layout.linebreak != LineBreak::NoWrap
            && node.size().x > 1.0
            && written.size.y * written.scale_factor > node.size().y + LINE_MIN
        {
            style.max_width = px((node.size().x - 1.0).floor() * node.inverse_scale_factor());
            commands.entity(entity).insert(Settled(around));
            redraw.write(RequestRedraw);
        }
    }
}
