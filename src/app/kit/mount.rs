//! Puts a tree of elements into the world, changing only what differs from the tree before.

use std::collections::HashMap;

use accesskit::Role;
use bevy::a11y::AccessibilityNode;
use bevy::asset::{AssetId, Assets};
use bevy::image::Image;
use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::picking::Pickable;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::text::{FontSize, FontSource, LineBreak, TextLayout};
use bevy::ui::auto_directional_navigation::AutoDirectionalNavigation;
use bevy::ui::widget::{ImageNode, NodeImageMode, Text};
use bevy::ui::{InteractionDisabled, ScrollPosition};
use bevy::ui_widgets::{Button, ScrollArea};

use super::el::{Content, El, Key, Part, Tip};
use super::enter::Entering;
use super::fit::Whole;
use super::icon::{self, Icon};
use super::theme::{Face, Theme, Tone};
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

/// The three faces of the game.
#[derive(Resource, Clone, Default)]
pub struct Fonts {
    pub regular: Handle<Font>,
    pub bold: Handle<Font>,
    pub mono: Handle<Font>,
}

impl Fonts {
    /// Takes the faces that are built into the program.
    pub fn load(fonts: &mut Assets<Font>) -> Self {
        let font = |face: Face| Font::from_bytes(face.bytes().to_vec());
        // Whatever text names no face has one too.
        let _ = fonts.insert(AssetId::default(), font(Face::Regular));
        Self { regular: fonts.add(font(Face::Regular)), bold: fonts.add(font(Face::Bold)), mono: fonts.add(font(Face::Mono)) }
    }

    fn of(&self, face: Face) -> Handle<Font> {
        match face {
            Face::Regular => self.regular.clone(),
            Face::Bold => self.bold.clone(),
            Face::Mono => self.mono.clone(),
        }
    }
}

/// Icons that are drawn already, by size in pixels.
#[derive(Resource, Default)]
pub struct Drawn {
    icons: HashMap<(Icon, u32), Handle<Image>>,
    /// Physical pixels in a logical one.
    scale: f32,
    theme: Theme,
}

impl Drawn {
    /// Returns the theme in which everything is shown.
    pub fn theme(&self) -> Theme {
        self.theme
    }
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
    let redraw = {
        let mut drawn = world.resource_mut::<Drawn>();
        let other_scale = (drawn.scale - scale).abs() > f32::EPSILON;
        let redraw = other_scale || drawn.theme != theme;
        drawn.theme = theme;
        if other_scale {
            drawn.scale = scale;
            drawn.icons.clear();
        }
        redraw
    };
    let old = world.resource_mut::<Mounted>().root.take();
    let mut old: Vec<Branch> = old.into_iter().collect();
    let mut new = reconcile(world, parent, &mut old, vec![wanted], redraw, false);
    world.resource_mut::<Mounted>().root = new.pop();
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
    let scale = world.resource::<Drawn>().scale;
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
    let theme = world.resource::<Drawn>().theme;
    if redraw || differs(|a, b| a.fill == b.fill && a.edge == b.edge) {
        world.entity_mut(entity).insert((BackgroundColor(new.fill.color(theme)), BorderColor::all(new.edge.color(theme))));
        if new.press.is_some() {
            world.entity_mut(entity).insert(Rest { fill: new.fill, edge: new.edge });
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

fn put_content(world: &mut World, entity: Entity, old: Option<&El>, new: &El, redraw: bool) {
    let theme = world.resource::<Drawn>().theme;
    match &new.content {
        Content::Box => {}
        Content::Words { text, size, face, tone, wraps } => {
            let was = old.and_then(|old| match &old.content {
                Content::Words { text, size, face, tone, wraps } => Some((text, size, face, tone, wraps)),
                _ => None,
            });
            if was.is_none_or(|was| was.0 != text) {
                world.entity_mut(entity).insert(Text(text.clone()));
            }
            if !wraps && was.is_none_or(|was| was.0 != text || was.1 != size || was.2 != face || was.4 != wraps) {
                world.entity_mut(entity).insert(Whole { text: text.clone(), size: *size, face: *face });
            } else if *wraps && was.is_some_and(|was| !was.4) {
                world.entity_mut(entity).remove::<Whole>();
            }
            if was.is_none_or(|was| was.1 != size || was.2 != face) {
                let font = world.resource::<Fonts>().of(*face);
                let font = TextFont { font: FontSource::Handle(font), font_size: FontSize::Px(size.px()), ..TextFont::default() };
                world.entity_mut(entity).insert(font);
            }
            if redraw || was.is_none_or(|was| was.3 != tone) {
                world.entity_mut(entity).insert(TextColor(tone.color(theme)));
            }
            if was.is_none_or(|was| was.4 != wraps) {
                let linebreak = if *wraps { LineBreak::WordBoundary } else { LineBreak::NoWrap };
                world.entity_mut(entity).insert(TextLayout { linebreak, ..TextLayout::default() });
            }
        }
        Content::Icon { icon, tone, px } => {
            let image = icon_image(world, *icon, *px);
            world.entity_mut(entity).insert(ImageNode {
                image,
                color: tone.color(theme),
                image_mode: NodeImageMode::Stretch,
                ..ImageNode::default()
            });
        }
        Content::City(width, height) => {
            let scale = world.resource::<Drawn>().scale.max(0.1);
            let image = world.resource_mut::<Assets<Image>>().add(super::city::draw(*width, *height, scale, theme));
            world.entity_mut(entity).insert(ImageNode { image, image_mode: NodeImageMode::Stretch, ..ImageNode::default() });
        }
        Content::Plot(plot) => {
            let scale = world.resource::<Drawn>().scale.max(0.1);
            let image = world.resource_mut::<Assets<Image>>().add(plot.draw(scale, theme));
            world.entity_mut(entity).insert(ImageNode { image, image_mode: NodeImageMode::Stretch, ..ImageNode::default() });
        }
    }
}

fn icon_image(world: &mut World, icon: Icon, px: f32) -> Handle<Image> {
    let pixels = (px * world.resource::<Drawn>().scale.max(0.1)).round().max(1.0) as u32;
    if let Some(known) = world.resource::<Drawn>().icons.get(&(icon, pixels)) {
        return known.clone();
    }
    let handle = world.resource_mut::<Assets<Image>>().add(icon::draw(icon, pixels));
    world.resource_mut::<Drawn>().icons.insert((icon, pixels), handle.clone());
    handle
}
