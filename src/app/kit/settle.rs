//! Text that wraps is measured in the room there is, and laid out in that room cut to whole pixels. Where a line fits the one
//! and not the other, it, or the row it stands in, is a line too low, and it would lie on what stands below: such a text is
//! measured anew in a little less room.

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

/// It gets so many physical pixels less the first time, and twice as many each time after.
const LESS: f32 = 4.0;

/// A text is measured anew so often at most while its parent keeps its width.
const TIMES_MAX: u8 = 5;

/// Measured in less room than there is.
#[derive(Component)]
struct Settled {
    /// How wide its parent was, and what it said.
    around: f32,
    said: String,
    times: u8,
}

type Wrapped<'a> =
    (Entity, Mut<'a, Text>, &'a ComputedNode, &'a TextLayout, &'a TextLayoutInfo, &'a mut Node, &'a ChildOf, Option<&'a Settled>);

fn settle(mut texts: Query<Wrapped>, boxes: Query<&ComputedNode>, mut commands: Commands, mut redraw: MessageWriter<RequestRedraw>) {
    for (entity, mut text, node, layout, written, mut style, parent, settled) in &mut texts {
        let Ok(Vec2 { x: around, y: height }) = boxes.get(parent.parent()).map(ComputedNode::size) else { continue };
        let times = settled.map_or(0, |settled| settled.times);
        // Other words, or other room: from the beginning.
        if settled.is_some_and(|settled| settled.said != text.0 || (settled.around - around).abs() > 0.5) {
            style.max_width = Val::Auto;
            commands.entity(entity).remove::<Settled>();
            redraw.write(RequestRedraw);
        } else if times < TIMES_MAX
            && layout.linebreak != LineBreak::NoWrap
            && node.size().x > LESS
            && written.size.y * written.scale_factor > node.size().y.min(height) + LINE_MIN
        {
            style.max_width = px((node.size().x - LESS * f32::from(1u8 << times)).floor().max(1.0) * node.inverse_scale_factor());
            // Whether it wraps may have changed since it was measured.
            text.set_changed();
            commands.entity(entity).insert(Settled { around, said: text.0.clone(), times: times + 1 });
            redraw.write(RequestRedraw);
        }
    }
}
