//! What a screen is made of: a tree of plain values, built anew whenever the model changes.
//!
//! Nothing here touches the ECS. `mount` compares a tree with the one before and changes only what differs,
//! so that focus, scroll positions and pressed buttons survive.

use std::sync::Arc;

use bevy::ui::{AlignItems, BorderRadius, FlexDirection, FlexWrap, JustifyContent, Node, Overflow, PositionType, UiRect, Val, px};

use super::icon::Icon;
use super::plot::Plot;
use super::theme::{CARD_ROUND, Face, PANEL_ROUND, Size, Tone};
use crate::app::action::Action;
use crate::app::mark::Glow;

/// What tells an element from its siblings, from one view to the next.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// The place among those without a name.
    Place(usize),
    Name(&'static str),
    Number(&'static str, usize),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Box,
    Words {
        text: String,
        size: Size,
        face: Face,
        tone: Tone,
        wraps: bool,
    },
    Icon {
        icon: Icon,
        tone: Tone,
        px: f32,
    },
    Plot(Arc<Plot>),
    /// The city at night: its width and height.
    City(f32, f32),
}

/// What assistive technology is told of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Silent,
    Button,
    Tab,
    Heading,
    Text,
    Group,
    Dialog,
    Image,
    Slider,
    /// A line that can be typed into.
    Entry,
}

/// A value on a line: dragged with the pointer, moved with arrow keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slider {
    pub at: u32,
    pub of: u32,
}

/// An element of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct El {
    pub key: Key,
    pub node: Node,
    pub fill: Tone,
    pub edge: Tone,
    pub content: Content,
    pub part: Part,
    /// What it is called, for people who do not see it, and for tests.
    pub label: String,
    /// What is written in it.
    pub value: String,
    pub press: Option<Action>,
    /// Said when the pointer or the focus comes to it.
    pub point: Option<Action>,
    /// Said when the focus comes to it by a key.
    pub focus: Option<Action>,
    /// Where on its breadth the pointer presses or drags is said as a share of it.
    pub slider: Option<Slider>,
    pub disabled: bool,
    pub chosen: bool,
    pub scrolls: bool,
    /// Tab stays inside.
    pub modal: bool,
    /// Takes the focus when it appears.
    pub first: bool,
    pub layer: i32,
    /// A light around it: something points here.
    pub glow: Option<Glow>,
    /// Turned about its middle, clockwise in radians.
    pub turn: f32,
    pub children: Vec<El>,
}

impl Default for El {
    fn default() -> Self {
        Self {
            key: Key::Place(0),
            node: Node::default(),
            fill: Tone::Clear,
            edge: Tone::Clear,
            content: Content::Box,
            part: Part::Silent,
            label: String::new(),
            value: String::new(),
            press: None,
            point: None,
            focus: None,
            slider: None,
            disabled: false,
            chosen: false,
            scrolls: false,
            modal: false,
            first: false,
            layer: 0,
            glow: None,
            turn: 0.0,
            children: Vec::new(),
        }
    }
}

/// Children below each other.
pub fn col(children: impl IntoIterator<Item = El>) -> El {
    El {
        node: Node { flex_direction: FlexDirection::Column, ..Node::default() },
        children: children.into_iter().collect(),
        ..El::default()
    }
}

/// Children beside each other, on one line of sight.
pub fn row(children: impl IntoIterator<Item = El>) -> El {
    El {
        node: Node { flex_direction: FlexDirection::Row, align_items: AlignItems::Center, ..Node::default() },
        children: children.into_iter().collect(),
        ..El::default()
    }
}

/// Nothing but room that takes what is left.
pub fn spring() -> El {
    El { node: Node { flex_grow: 1.0, ..Node::default() }, ..El::default() }
}

pub fn gap(size: f32) -> El {
    El { node: Node { width: px(size), height: px(size), flex_shrink: 0.0, ..Node::default() }, ..El::default() }
}

pub fn words(text: impl Into<String>) -> El {
    let text = text.into();
    El {
        label: text.clone(),
        content: Content::Words { text, size: Size::Body, face: Face::Regular, tone: Tone::Text, wraps: true },
        part: Part::Text,
        ..El::default()
    }
}

pub fn note(text: impl Into<String>) -> El {
    words(text).size(Size::Note).tone(Tone::Muted)
}

pub fn title(text: impl Into<String>) -> El {
    words(text).size(Size::Title).bold().part(Part::Heading)
}

pub fn icon(icon: Icon, tone: Tone, size: f32) -> El {
    El {
        node: Node { width: px(size), height: px(size), flex_shrink: 0.0, ..Node::default() },
        content: Content::Icon { icon, tone, px: size },
        ..El::default()
    }
}

pub fn plot(plot: Plot) -> El {
    El {
        node: Node { width: px(plot.width), height: px(plot.height), flex_shrink: 0.0, ..Node::default() },
        label: plot.label.clone(),
        part: Part::Image,
        content: Content::Plot(Arc::new(plot)),
        ..El::default()
    }
}

/// The city at night.
pub fn city(width: f32, height: f32) -> El {
    El {
        node: Node { width: px(width), height: px(height), flex_shrink: 0.0, ..Node::default() },
        content: Content::City(width, height),
        ..El::default()
    }
}

/// A thin straight line between two points of its parent.
pub fn stroke(from: (f32, f32), to: (f32, f32), tone: Tone) -> El {
    const WIDTH: f32 = 2.0;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let mut line = gap(0.0).at(middle.0 - length / 2.0, middle.1 - WIDTH / 2.0).width(length).height(WIDTH).fill(tone);
    line.turn = dy.atan2(dx);
    line
}

/// A bar that is full to a share between 0 and 1.
pub fn bar(share: f32, tone: Tone) -> El {
    let full = El {
        node: Node {
            width: Val::Percent(share.clamp(0.0, 1.0) * 100.0),
            height: px(6),
            border_radius: BorderRadius::all(px(3)),
            ..Node::default()
        },
        fill: tone,
        ..El::default()
    };
    El {
        node: Node { height: px(6), border_radius: BorderRadius::all(px(3)), flex_shrink: 0.0, ..Node::default() },
        fill: Tone::Line,
        children: vec![full],
        ..El::default()
    }
}

/// A button with a word on it.
pub fn button(text: impl Into<String>, press: Action) -> El {
    let text = text.into();
    row([words(text.clone()).bold().part(Part::Silent)])
        .center()
        .pad(16.0, 9.0)
        .round(CARD_ROUND)
        .fill(Tone::Raised)
        .edge(Tone::Line)
        .presses(press)
        .label(text)
}

/// The button that is meant.
pub fn primary(text: impl Into<String>, press: Action) -> El {
    let text = text.into();
    row([words(text.clone()).bold().tone(Tone::OnCall).part(Part::Silent)])
        .center()
        .pad(18.0, 10.0)
        .round(CARD_ROUND)
        .fill(Tone::Call)
        .presses(press)
        .label(text)
}

/// A panel: a depth, an edge, and sixteen inside.
pub fn panel(children: impl IntoIterator<Item = El>) -> El {
    col(children).fill(Tone::Panel).edge(Tone::Line).round(PANEL_ROUND).pad(16.0, 14.0)
}

impl El {
    pub fn key(mut self, name: &'static str) -> Self {
        self.key = Key::Name(name);
        self
    }

    pub fn nth(mut self, name: &'static str, number: usize) -> Self {
        self.key = Key::Number(name, number);
        self
    }

    pub fn size(mut self, wanted: Size) -> Self {
        if let Content::Words { size, .. } = &mut self.content {
            *size = wanted;
        }
        self
    }

    pub fn tone(mut self, wanted: Tone) -> Self {
        match &mut self.content {
            Content::Words { tone, .. } | Content::Icon { tone, .. } => *tone = wanted,
            _ => {}
        }
        self
    }

    fn face(mut self, wanted: Face) -> Self {
        if let Content::Words { face, .. } = &mut self.content {
            *face = wanted;
        }
        self
    }

    pub fn bold(self) -> Self {
        self.face(Face::Bold)
    }

    pub fn mono(self) -> Self {
        self.face(Face::Mono)
    }

    /// Keeps words on one line; what does not fit is cut.
    pub fn one_line(mut self) -> Self {
        if let Content::Words { wraps, .. } = &mut self.content {
            *wraps = false;
        }
        self
    }

    pub fn fill(mut self, tone: Tone) -> Self {
        self.fill = tone;
        self
    }

    pub fn edge(mut self, tone: Tone) -> Self {
        self.edge = tone;
        self.node.border = UiRect::all(px(1));
        self
    }

    pub fn round(mut self, radius: f32) -> Self {
        self.node.border_radius = BorderRadius::all(px(radius));
        self
    }

    pub fn pad(mut self, across: f32, down: f32) -> Self {
        self.node.padding = UiRect::axes(px(across), px(down));
        self
    }

    pub fn gap(mut self, size: f32) -> Self {
        self.node.column_gap = px(size);
        self.node.row_gap = px(size);
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.node.width = px(width);
        self.node.flex_shrink = 0.0;
        self
    }

    pub fn height(mut self, height: f32) -> Self {
        self.node.height = px(height);
        self.node.flex_shrink = 0.0;
        self
    }

    pub fn max_width(mut self, width: f32) -> Self {
        self.node.max_width = px(width);
        self
    }

    pub fn full_width(mut self) -> Self {
        self.node.width = Val::Percent(100.0);
        self
    }

    pub fn full_height(mut self) -> Self {
        self.node.height = Val::Percent(100.0);
        self
    }

    pub fn full(mut self) -> Self {
        self.node.width = Val::Percent(100.0);
        self.node.height = Val::Percent(100.0);
        self
    }

    /// Takes the room that is left. Words get a box of their own to wrap in: a text that grows by itself has
    /// no width to break its lines at.
    pub fn grow(mut self) -> Self {
        if matches!(self.content, Content::Words { .. }) {
            let key = self.key.clone();
            return El { key, ..row([self]) }.grow();
        }
        self.node.flex_grow = 1.0;
        self.node.flex_basis = px(0);
        self.node.min_width = px(0);
        self.node.min_height = px(0);
        self
    }

    /// Takes no less room than it needs.
    pub fn firm(mut self) -> Self {
        self.node.flex_shrink = 0.0;
        self
    }

    pub fn center(mut self) -> Self {
        self.node.align_items = AlignItems::Center;
        self.node.justify_content = JustifyContent::Center;
        self
    }

    pub fn align(mut self, items: AlignItems) -> Self {
        self.node.align_items = items;
        self
    }

    pub fn justify(mut self, content: JustifyContent) -> Self {
        self.node.justify_content = content;
        self
    }

    pub fn wrap(mut self) -> Self {
        self.node.flex_wrap = FlexWrap::Wrap;
        self
    }

    /// Stands at a place of its own, from the upper left corner of its parent.
    pub fn at(mut self, left: f32, top: f32) -> Self {
        self.node.position_type = PositionType::Absolute;
        self.node.left = px(left);
        self.node.top = px(top);
        self
    }

    pub fn clip(mut self) -> Self {
        self.node.overflow = Overflow::clip();
        self
    }

    /// Lets the wheel, and the focus, move what does not fit.
    pub fn scroll(mut self) -> Self {
        self.node.overflow = Overflow::scroll_y();
        self.scrolls = true;
        self
    }

    pub fn layer(mut self, layer: i32) -> Self {
        self.layer = layer;
        self
    }

    pub fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub fn presses(mut self, action: Action) -> Self {
        self.press = Some(action);
        self.part = Part::Button;
        self
    }

    pub fn points(mut self, action: Action) -> Self {
        self.point = Some(action);
        self
    }

    pub fn focuses(mut self, action: Action) -> Self {
        self.focus = Some(action);
        self
    }

    /// Makes it a line on which a value can be dragged.
    pub fn slides(mut self, at: u32, of: u32) -> Self {
        self.slider = Some(Slider { at, of });
        self.part = Part::Slider;
        self
    }

    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    pub fn modal(mut self) -> Self {
        self.modal = true;
        self.part = Part::Dialog;
        self
    }

    pub fn first(mut self) -> Self {
        self.first = true;
        self
    }

    /// Gives children without a name their place as key.
    pub fn placed(mut self) -> Self {
        for (at, child) in self.children.iter_mut().enumerate() {
            if matches!(child.key, Key::Place(_)) {
                child.key = Key::Place(at);
            }
        }
        self.children = self.children.into_iter().map(El::placed).collect();
        self
    }
}
