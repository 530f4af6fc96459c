//! Looks at what is laid out on the screen as a reader would: what is cut off, what lies on something else, what
//! can hardly be read. Tests and the picture lane look with it; the game does not.

use bevy::prelude::*;
use bevy::text::TextLayoutInfo;
use bevy::ui::{CalculatedClip, ComputedNode, UiGlobalTransform};
use bevy::ui_widgets::ScrollArea;
use bevy::window::PrimaryWindow;

use super::kit::fit::Whole;
use super::kit::theme::contrast;
use super::kit::tip::Shown;

/// What WCAG 2 asks of text: 4.5 to 1.
const CONTRAST_MIN: f32 = 4.5;
/// So many physical pixels may be lost when boxes are put on whole pixels.
const SLACK: f32 = 1.5;
/// Letters have some room above and below.
const SLACK_DOWN: f32 = SLACK + 2.0;
/// Texts that share less than this, in physical pixels, do not disturb each other.
const SHARED_MAX: Vec2 = Vec2::new(2.0, 4.0);

/// A text, and where its letters are, in physical pixels.
struct Written {
    entity: Entity,
    text: String,
    letters: Rect,
    clip: Rect,
}

/// Returns everything that is wrong with the screen, in words.
pub fn faults(world: &mut World) -> Vec<String> {
    let mut found: Vec<String> = cut(world).into_iter().map(|what| format!("cut off: {what}")).collect();
    found.extend(overlaps(world).into_iter().map(|(a, b)| format!("{a:?} and {b:?} overlap")));
    found.extend(pale(world).into_iter().map(|what| format!("hard to read: {what}")));
    found
}

fn written(world: &mut World) -> Vec<Written> {
    let mut windows = world.query_filtered::<&Window, With<PrimaryWindow>>();
    let Ok(window) = windows.single(world) else { return Vec::new() };
    let whole = Rect::new(0.0, 0.0, window.physical_width() as f32, window.physical_height() as f32);
    let mut texts = world.query::<(Entity, &Text, &TextLayoutInfo, &ComputedNode, &UiGlobalTransform, Option<&CalculatedClip>)>();
    texts
        .iter(world)
        .filter(|(_, text, ..)| !text.0.trim().is_empty())
        .map(|(entity, text, info, node, at, clip)| {
            // Glyphs begin at the upper left corner of their node.
            let corner = at.translation - node.size() / 2.0;
            let letters = Rect::from_corners(corner, corner + info.size * info.scale_factor);
            Written { entity, text: text.0.clone(), letters, clip: clip.map_or(whole, |clip| clip.clip.intersect(whole)) }
        })
        .collect()
}

/// Returns the texts of which a part cannot be seen, apart from what can be scrolled to.
pub fn cut(world: &mut World) -> Vec<String> {
    let mut cut = Vec::new();
    for Written { entity, text, letters, clip } in written(world) {
        let across = letters.min.x >= clip.min.x - SLACK && letters.max.x <= clip.max.x + SLACK;
        let down = letters.min.y >= clip.min.y - SLACK_DOWN && letters.max.y <= clip.max.y + SLACK_DOWN;
        if !across || (!down && !scrolls(world, entity)) {
            cut.push(format!("{text:?} {letters:?} in {clip:?}"));
        }
    }
    cut
}

/// Returns the texts that were shortened: what each of them has to say.
pub fn shortened(world: &mut World) -> Vec<String> {
    let mut lines = world.query::<(&Whole, &Text)>();
    lines.iter(world).filter(|(whole, text)| whole.text != text.0).map(|(whole, _)| whole.text.clone()).collect()
}

/// Returns pairs of texts that lie on each other, apart from what is under a dialog.
pub fn overlaps(world: &mut World) -> Vec<(String, String)> {
    // A tip lies over other things, and goes again.
    let all: Vec<Written> = shown(world).into_iter().filter(|written| !is_tip(world, written.entity)).collect();
    let mut pairs = Vec::new();
    for (at, a) in all.iter().enumerate() {
        for b in &all[at + 1..] {
            let both = a.letters.intersect(b.letters).size();
            if both.x > SHARED_MAX.x && both.y > SHARED_MAX.y {
                pairs.push((a.text.clone(), b.text.clone()));
            }
        }
    }
    pairs
}

/// Returns the texts that stand out too little from what is behind them.
pub fn pale(world: &mut World) -> Vec<String> {
    let all = shown(world);
    let mut pale = Vec::new();
    for Written { entity, text, .. } in all {
        let Some(colour) = world.get::<TextColor>(entity) else { continue };
        let (ink, ground) = (bytes(colour.0), ground(world, entity));
        let found = contrast(ink, ground);
        if found < CONTRAST_MIN {
            pale.push(format!("{text:?}: {found:.1} to 1, {ink:02x?} on {ground:02x?}"));
        }
    }
    pale
}

/// What can be seen of the texts, without those under a dialog.
fn shown(world: &mut World) -> Vec<Written> {
    let all = written(world);
    let dialog = all.iter().any(|written| in_dialog(world, written.entity));
    all.into_iter()
        .map(|written| Written { letters: written.letters.intersect(written.clip), ..written })
        .filter(|written| written.letters.width() > 2.0 && written.letters.height() > 2.0)
        .filter(|written| !dialog || in_dialog(world, written.entity) || is_tip(world, written.entity))
        .collect()
}

fn is_tip(world: &World, entity: Entity) -> bool {
    ancestors(world, entity).any(|entity| world.get::<Shown>(entity).is_some())
}

/// Returns the colour on which an element stands: that of the nearest ancestor that has one. A light is drawn under all of
/// what it is around, and shows where there is nothing over it.
fn ground(world: &World, entity: Entity) -> [u8; 3] {
    let is_opaque = |colour: &Color| colour.alpha() > 0.99;
    let light = |entity| world.get::<BoxShadow>(entity).and_then(|light| light.0.iter().map(|ring| ring.color).find(is_opaque));
    let filled = ancestors(world, entity)
        .find_map(|entity| world.get::<BackgroundColor>(entity).map(|ground| ground.0).filter(is_opaque).or_else(|| light(entity)));
    bytes(filled.unwrap_or_else(|| world.resource::<ClearColor>().0))
}

fn bytes(colour: Color) -> [u8; 3] {
    let [r, g, b, _] = colour.to_srgba().to_u8_array();
    [r, g, b]
}

fn scrolls(world: &World, entity: Entity) -> bool {
    ancestors(world, entity).any(|entity| world.get::<ScrollArea>(entity).is_some())
}

fn in_dialog(world: &World, entity: Entity) -> bool {
    use bevy::input_focus::tab_navigation::TabGroup;
    ancestors(world, entity).any(|entity| world.get::<TabGroup>(entity).is_some_and(|group| group.modal))
}

/// An element, and what it is in, from the inside out.
fn ancestors(world: &World, entity: Entity) -> impl Iterator<Item = Entity> {
    std::iter::successors(Some(entity), |entity| world.get::<ChildOf>(*entity).map(ChildOf::parent))
}
