//! What a screen is made of: a tree of plain values, built anew whenever the model changes.
//!
//! Nothing here touches the ECS. `mount` compares a tree with the one before and changes only what differs,
//! so that focus, scroll positions and pressed buttons survive.

use std::sync::Arc;

use bevy::ui::{AlignItems, BorderRadius, FlexWrap, JustifyContent, Node, Overflow, PositionType, UiRect, Val, px};

use super::icon::Icon;
pub use super::made::*;
use super::plot::Plot;
use super::theme::{Face, Size, Tone};
use crate::app::action::Action;
use crate::app::attention::mark::Glow;

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
    /// It is said whether it is scrolled to somewhere below its beginning.
    pub tells: bool,
    /// Tab stays inside.
    pub modal: bool,
    /// Takes the focus when it appears.
    pub first: bool,
    pub layer: i32,
    /// A light around it: something points here.
    pub glow: Option<Glow>,
    /// What is said beside it while the pointer or the focus is on it.
    pub tip: Option<Tip>,
    /// It comes in from the side, once, when it appears.
    pub enters: bool,
    pub children: Vec<El>,
}

/// A few words beside something that has none of its own, and the key that does the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    pub text: String,
    pub key: &'static str,
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
            tells: false,
            modal: false,
            first: false,
            layer: 0,
            glow: None,
            tip: None,
            enters: false,
            children: Vec::new(),
        }
    }
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

    /// Says whether it is scrolled to somewhere below its beginning.
    pub fn tells(mut self) -> Self {
        self.tells = true;
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

    /// Says what it is called beside it, with the key that does the same, if there is one.
    pub fn tip(self, key: &'static str) -> Self {
        let text = self.label.clone();
        self.tip_saying(text, key)
    }

    /// Says something else than its name beside it.
    pub fn tip_saying(mut self, text: impl Into<String>, key: &'static str) -> Self {
        self.tip = Some(Tip { text: text.into(), key });
        self
    }

    /// Comes in from the side, once, when it appears where others are already.
    pub fn enters(mut self, enters: bool) -> Self {
        self.enters = enters;
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
