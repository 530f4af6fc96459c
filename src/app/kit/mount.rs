//! Puts a tree of elements into the world, changing only what differs from the tree before.

use std::collections::HashMap;

use accesskit::Role;
use bevy::a11y::AccessibilityNode;
use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::picking::Pickable;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::ui::{InteractionDisabled, ScrollPosition};
use bevy::ui_widgets::{Button, ScrollArea};

use super::drawn::{Drawn, put_content};
use super::el::{El, Key, Part, Tip};
use super::enter::Entering;
use super::theme::{Theme, Tone};
use crate::app::action::Action;
use crate::app::attention::mark::Glow;

/// What an element says when it is pressed.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct OnPress(pub Action);

/// What it says when the pointer or the focus comes to it.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct OnPoint(pub Action);

/// The pointer presses and drags along it.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slides;

/// What it is called: for assistive technology and for tests.
#[derive(Component, Clone, Debug, PartialEq, Eq)]
pub struct Called(pub String);

/// What it says when the focus comes to it by a key.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct OnFocus(pub Action);

/// A line that hears what is typed while it has the focus.
#[derive(Component, Clone, Copy, Debug)]
pub struct HearsTyping;

/// Pointed at: it should be in sight.
#[derive(Component, Clone, Copy, Debug)]
pub struct Sought;

/// It is said whether it is scrolled to somewhere below its beginning.
#[derive(Component, Clone, Copy, Debug)]
pub struct TellsScroll;

/// What is said beside it while the pointer or the focus is on it.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Tipped(pub Tip);

/// How a pressable element is filled when nothing happens to it.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    pub fill: Tone,
    pub edge: Tone,
}

/// What is on the screen now.
#[derive(Resource, Default)]
pub struct Mounted {
    root: Option<Branch>,
}

/// An element in the world, with those inside it.
struct Branch {
    entity: Entity,
    /// The element without its children.
    el: El,
    children: Vec<Branch>,
}

/// Shows a tree: spawns what is new, changes what differs, despawns what is gone.
pub fn show(world: &mut World, parent: Entity, wanted: El, scale: f32, theme: Theme) {
    let redraw = world.resource_mut::<Drawn>().turn(scale, theme);
    let old = world.resource_mut::<Mounted>().root.take();
    let mut old: Vec<Branch> = old.into_iter().collect();
    let mut new = reconcile(world, parent, &mut old, vec![wanted], redraw, false);
    let root = new.pop();
    if let Some(first) = root.as_ref().and_then(|root| first_in_dialog(root, false)) {
        let focused = world.resource::<InputFocus>().get();
        // What had the focus is gone: it stays in the dialog.
        if focused.is_some_and(|focused| world.get_entity(focused).is_err()) {
            world.resource_mut::<InputFocus>().set(first, FocusCause::Navigated);
        }
    }
    world.resource_mut::<Mounted>().root = root;
}

/// Returns what takes the focus in a dialog.
fn first_in_dialog(branch: &Branch, inside: bool) -> Option<Entity> {
    let inside = inside || branch.el.modal;
    if inside && branch.el.first {
        return Some(branch.entity);
    }
    branch.children.iter().find_map(|child| first_in_dialog(child, inside))
}

fn reconcile(world: &mut World, parent: Entity, old: &mut Vec<Branch>, wanted: Vec<El>, redraw: bool, inert: bool) -> Vec<Branch> {
    let modal = wanted.iter().any(holds_modal);
    let before: Vec<Entity> = old.iter().map(|branch| branch.entity).collect();
    let mut left: HashMap<Key, Branch> = old.drain(..).map(|branch| (branch.el.key.clone(), branch)).collect();
    let mut branches = Vec::with_capacity(wanted.len());
    for mut el in wanted {
        let children = std::mem::take(&mut el.children);
        // What lies under a dialog can be seen, not used.
        let inert = inert || (modal && !el.modal && !children.iter().any(holds_modal));
        let fits = left.get(&el.key).is_some_and(|branch| is_same_kind(&branch.el, &el));
        let same = if fits { left.remove(&el.key) } else { None };
        let branch = match same {
            Some(mut branch) => {
                patch(world, branch.entity, Some(&branch.el), &el, redraw, inert);
                branch.children = reconcile(world, branch.entity, &mut branch.children, children, redraw, inert);
                branch.el = el;
                branch
            }
            None => {
                let entity = world.spawn((framed(world, &el.node), ChildOf(parent))).id();
                patch(world, entity, None, &el, redraw, inert);
                let children = reconcile(world, entity, &mut Vec::new(), children, redraw, inert);
                // Who comes alone comes in; where everything is new, nothing moves.
                if el.enters && !before.is_empty() {
                    world.entity_mut(entity).insert(Entering::default());
                }
                Branch { entity, el, children }
            }
        };
        branches.push(branch);
    }
    for gone in left.into_values() {
        world.entity_mut(gone.entity).despawn();
    }
    let after: Vec<Entity> = branches.iter().map(|branch| branch.entity).collect();
    if before != after {
        world.entity_mut(parent).replace_children(&after);
    }
    branches
}

fn holds_modal(el: &El) -> bool {
    el.modal || el.children.iter().any(holds_modal)
}

/// Says whether one element can become another without being made anew.
fn is_same_kind(a: &El, b: &El) -> bool {
    std::mem::discriminant(&a.content) == std::mem::discriminant(&b.content)
        && a.press.is_some() == b.press.is_some()
        && (a.part == Part::Entry) == (b.part == Part::Entry)
        && a.slider.is_some() == b.slider.is_some()
        && a.scrolls == b.scrolls
        && a.tells == b.tells
        && a.modal == b.modal
}

/// What is no wider than this is a line, in logical pixels.
const LINE_MAX: f32 = 3.0;

/// Returns a node whose frame is of whole physical pixels, and of one at least: less would be thin here and gone there.
/// Lines are made of whole pixels as well.
fn framed(world: &World, node: &Node) -> Node {
    let scale = world.resource::<Drawn>().scale();
    let whole = |side: Val| match side {
        Val::Px(width) if width > 0.0 && scale > 0.0 => Val::Px((width * scale).round().max(1.0) / scale),
        other => other,
    };
    let line = |side: Val| if matches!(side, Val::Px(width) if width <= LINE_MAX) { whole(side) } else { side };
    let UiRect { left, right, top, bottom } = node.border;
    let border = UiRect { left: whole(left), right: whole(right), top: whole(top), bottom: whole(bottom) };
    Node { border, width: line(node.width), height: line(node.height), ..node.clone() }
}

/// Changes an entity from one element to another. Without an old one, everything is set.
fn patch(world: &mut World, entity: Entity, old: Option<&El>, new: &El, redraw: bool, inert: bool) {
    let differs = |same: fn(&El, &El) -> bool| old.is_none_or(|old| !same(old, new));
    if old.is_some() && (redraw || differs(|a, b| a.node == b.node)) {
        let node = framed(world, &new.node);
        world.entity_mut(entity).insert(node);
    }
    let theme = world.resource::<Drawn>().theme();
    if redraw || differs(|a, b| ground(a) == ground(b) && a.edge == b.edge) {
        let fill = ground(new);
        world.entity_mut(entity).insert((BackgroundColor(fill.color(theme)), BorderColor::all(new.edge.color(theme))));
        if new.press.is_some() {
            world.entity_mut(entity).insert(Rest { fill, edge: new.edge });
        }
    }
    if redraw || differs(|a, b| a.content == b.content) {
        put_content(world, entity, old, new, redraw);
    }
    if differs(|a, b| a.layer == b.layer) && new.layer != 0 {
        world.entity_mut(entity).insert(ZIndex(new.layer));
    }
    if (redraw || differs(|a, b| a.glow == b.glow)) && (new.glow.is_some() || old.is_some()) {
        match new.glow {
            Some(glow) if glow.sought => world.entity_mut(entity).insert((light(glow, theme), Sought)),
            Some(glow) => world.entity_mut(entity).insert(light(glow, theme)).remove::<Sought>(),
            None => world.entity_mut(entity).remove::<(BoxShadow, Sought)>(),
        };
    }
    if old.map_or(new.tip.is_some(), |old| old.tip != new.tip) {
        match &new.tip {
            Some(tip) => world.entity_mut(entity).insert(Tipped(tip.clone())),
            None => world.entity_mut(entity).remove::<Tipped>(),
        };
    }
    put_interaction(world, entity, old, new, inert);
    let same = |a: &El, b: &El| a.label == b.label && a.value == b.value && a.slider == b.slider && a.part == b.part && a.tip == b.tip;
    if differs(same) || differs(|a, b| a.chosen == b.chosen && a.disabled == b.disabled) {
        put_label(world, entity, new);
    }
    if old.is_none() {
        if new.scrolls {
            world.entity_mut(entity).insert((ScrollArea, ScrollPosition::default()));
        }
        if new.tells {
            world.entity_mut(entity).insert(TellsScroll);
        }
        if new.modal {
            world.entity_mut(entity).insert(TabGroup::modal());
        }
        if new.first {
            world.resource_mut::<InputFocus>().set(entity, FocusCause::Navigated);
        }
    }
}

/// Returns what an element stands on. A light is drawn under all of the element: what has no ground of its own gets
/// one, or its words would be lost in it.
fn ground(el: &El) -> Tone {
    if el.glow.is_some() && el.fill == Tone::Clear { Tone::Panel } else { el.fill }
}

/// A light around an element: an outline, and a wide shine while it is news.
fn light(glow: Glow, theme: Theme) -> BoxShadow {
    const SHINE_OPACITY: f32 = 0.45;
    let color = glow.tone.color(theme);
    let ring = |color: Color, spread: f32, blur: f32| ShadowStyle {
        color,
        x_offset: px(0),
        y_offset: px(0),
        spread_radius: px(spread),
        blur_radius: px(blur),
    };
    let shine = glow.strong.then(|| ring(color.with_alpha(SHINE_OPACITY), 6.0, 10.0));
    BoxShadow(shine.into_iter().chain([ring(color, 3.0, 3.0)]).collect())
}

fn put_interaction(world: &mut World, entity: Entity, old: Option<&El>, new: &El, inert: bool) {
    if new.slider.is_some() {
        if old.is_none() {
            world.entity_mut(entity).insert((Slides, Hovered::default()));
        }
        put_in_order(&mut world.entity_mut(entity), old, inert);
        return;
    }
    let Some(press) = &new.press else {
        if new.part == Part::Entry {
            if inert {
                world.entity_mut(entity).remove::<(HearsTyping, TabIndex)>();
            } else if !world.entity(entity).contains::<HearsTyping>() {
                world.entity_mut(entity).insert((HearsTyping, TabIndex(0)));
            }
        }
        // What is only to be looked at lets the pointer through to what is under it.
        if old.is_none() && new.fill == Tone::Clear && !new.scrolls {
            world.entity_mut(entity).insert(Pickable::IGNORE);
        }
        return;
    };
    if old.is_none() {
        world.entity_mut(entity).insert((Button, Hovered::default()));
    }
    let mut entity = world.entity_mut(entity);
    if old.is_none_or(|old| old.press.as_ref() != Some(press)) {
        entity.insert(OnPress(press.clone()));
    }
    if old.is_none_or(|old| old.point != new.point) {
        match &new.point {
            Some(point) => entity.insert(OnPoint(point.clone())),
            None => entity.remove::<OnPoint>(),
        };
    }
    if old.map(|old| &old.focus) != Some(&new.focus) {
        match &new.focus {
            Some(focus) => entity.insert(OnFocus(focus.clone())),
            None => entity.remove::<OnFocus>(),
        };
    }
    if old.is_none_or(|old| old.disabled != new.disabled) {
        if new.disabled {
            entity.insert(InteractionDisabled)
        } else {
            entity.remove::<InteractionDisabled>()
        };
    }
    put_in_order(&mut entity, old, inert);
}

/// Lets the focus come to an element, unless a dialog lies over it.
fn put_in_order(entity: &mut EntityWorldMut<'_>, old: Option<&El>, inert: bool) {
    let reachable = entity.contains::<TabIndex>();
    if inert && (reachable || old.is_none()) {
        entity.remove::<(TabIndex, AutoDirectionalNavigation)>();
    } else if !inert && !reachable {
        entity.insert((TabIndex(0), AutoDirectionalNavigation::default()));
    }
}

fn put_label(world: &mut World, entity: Entity, new: &El) {
    let role = match new.part {
        Part::Silent => {
            world.entity_mut(entity).remove::<(AccessibilityNode, Called)>();
            return;
        }
        Part::Button => Role::Button,
        Part::Tab => Role::Tab,
        Part::Heading => Role::Heading,
        Part::Text => Role::Label,
        Part::Group => Role::Group,
        Part::Dialog => Role::Dialog,
        Part::Image => Role::Image,
        Part::Slider => Role::Slider,
        Part::Entry => Role::TextInput,
    };
    let mut node = accesskit::Node::new(role);
    if role == Role::Label {
        node.set_value(new.label.clone());
    } else {
        node.set_label(new.label.clone());
    }
    if new.part == Part::Entry {
        node.set_value(new.value.clone());
    }
    if let Some(slider) = new.slider {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(f64::from(slider.of));
        node.set_numeric_value(f64::from(slider.at));
    }
    if new.chosen {
        node.set_selected(true);
    }
    if new.disabled {
        node.set_disabled();
    }
    if let Some(tip) = new.tip.as_ref().filter(|tip| !tip.key.is_empty()) {
        node.set_keyboard_shortcut(tip.key);
    }
    world.entity_mut(entity).insert((AccessibilityNode(node), Called(new.label.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::attention::cue::Cue;
    use crate::app::kit::el::{note, row};
    use crate::app::kit::theme::contrast;

    /// Every tone a light can have, on everything it can be put on: the words inside never stand on the light.
    #[test]
    fn words_can_be_read_in_every_light() {
        let spoken = [Tone::Text, Tone::Muted, Tone::Faint, Tone::Serving, Tone::Warning, Tone::Alarm, Tone::Ours, Tone::Fog];
        let opaque = |tone: Tone, theme: Theme| {
            let [r, g, b, a] = tone.rgba(theme);
            assert_eq!(a, 0xff, "{tone:?} lets the light through");
            [r, g, b]
        };
        for fill in [Tone::Clear, Tone::Panel, Tone::Raised, Tone::OursField] {
            for tone in Cue::ALL.into_iter().map(Cue::tone) {
                let el = El { glow: Some(Glow { tone, strong: true, sought: false }), ..row([note("said")]).fill(fill) };
                for theme in Theme::ALL {
                    for ink in spoken {
                        let found = contrast(opaque(ink, theme), opaque(ground(&el), theme));
                        assert!(found >= 4.5, "{theme:?}: {ink:?} in a light of {tone:?} on {fill:?}: {found:.1}");
                    }
                }
            }
        }
        assert_eq!(ground(&row([note("said")])), Tone::Clear, "without a light nothing is put under it");
    }
}
