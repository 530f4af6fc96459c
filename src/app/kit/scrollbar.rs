//! A thin bar beside what can be scrolled: there is more, and where one is. It is only to be looked at.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::picking::Pickable;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform, UiSystems};
use bevy::ui_widgets::ScrollArea;
use bevy::window::RequestRedraw;

use super::drawn::Drawn;
use super::theme::Tone;

const WIDTH: f32 = 3.0;
const HEIGHT_MIN: f32 = 18.0;

/// Draws the bars.
pub struct ScrollbarPlugin;

impl Plugin for ScrollbarPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(PostUpdate, (put_bars, place_bars).chain().after(UiSystems::Layout));
    }
}

/// The bar of an area.
#[derive(Component)]
struct BarOf(Entity);

/// Where an element that covers the screen takes its bars.
#[derive(Component)]
pub struct HoldsBars;

/// Every area has a bar; a bar without its area goes.
fn put_bars(
    areas: Query<Entity, Added<ScrollArea>>,
    all: Query<(), With<ScrollArea>>,
    bars: Query<(Entity, &BarOf)>,
    holder: Query<Entity, With<HoldsBars>>,
    mut commands: Commands,
) {
    let Ok(holder) = holder.single() else { return };
    for area in &areas {
        let node = Node {
            position_type: PositionType::Absolute,
            display: Display::None,
            border_radius: BorderRadius::all(px(WIDTH / 2.0)),
            ..default()
        };
        commands.spawn((BarOf(area), node, BackgroundColor::default(), ZIndex(1), Pickable::IGNORE, ChildOf(holder)));
    }
    for (bar, BarOf(area)) in &bars {
        if !all.contains(*area) {
            commands.entity(bar).despawn();
        }
    }
}

/// Puts bars beside their areas, as long as the part that is seen. Under a dialog there are none.
fn place_bars(
    areas: Query<(&ComputedNode, &UiGlobalTransform), With<ScrollArea>>,
    mut bars: Query<(&BarOf, &mut Node, &mut BackgroundColor)>,
    drawn: Res<Drawn>,
    groups: Query<(Entity, &TabGroup)>,
    parents: Query<&ChildOf>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let dialog = groups.iter().find(|(_, group)| group.modal).map(|(entity, _)| entity);
    for (BarOf(area), mut style, mut colour) in &mut bars {
        colour.set_if_neq(BackgroundColor(Tone::Bar.color(drawn.theme())));
        let Ok((node, at)) = areas.get(*area) else { continue };
        let usable = dialog.is_none_or(|dialog| *area == dialog || parents.iter_ancestors(*area).any(|ancestor| ancestor == dialog));
        let scale = node.inverse_scale_factor();
        let (size, all) = (node.size() * scale, node.content_size().y * scale);
        let mut wanted = style.clone();
        if usable && all > size.y + 1.0 && size.y > HEIGHT_MIN {
            let height = (size.y * size.y / all).max(HEIGHT_MIN);
            let range = (all - size.y).max(1.0);
            let gone = (node.scroll_position.y * scale / range).clamp(0.0, 1.0);
            let corner = at.translation * scale - size / 2.0;
            wanted.display = Display::Flex;
            wanted.left = px(corner.x + size.x - WIDTH + 6.0);
            wanted.top = px(corner.y + gone * (size.y - height));
            wanted.width = px(WIDTH);
            wanted.height = px(height);
        } else {
            wanted.display = Display::None;
        }
        if *style != wanted {
            *style = wanted;
            redraw.write(RequestRedraw);
        }
    }
}
