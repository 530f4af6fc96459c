//! Elements that screens are made of: rows and columns, words, icons, buttons, panels.

use std::sync::Arc;

use bevy::ui::{AlignItems, BorderRadius, FlexDirection, Node, Val, px};

use super::el::{Content, El, Part};
use super::icon::Icon;
use super::plot::Plot;
use super::theme::{CARD_ROUND, Face, PANEL_ROUND, Size, Tone};
use crate::app::action::Action;

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

/// Returns a text in which a number and its sign stay on one line.
pub(super) fn held_together(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

pub fn words(text: impl Into<String>) -> El {
    let label = text.into();
    let text = held_together(&label);
    El {
        label,
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

/// A small square button with a sign on it, at the end of a line.
pub fn sign(text: &str, tone: Tone, press: Action, label: String) -> El {
    row([note(text).bold().tone(tone).part(Part::Silent)])
        .center()
        .width(24.0)
        .height(22.0)
        .round(5.0)
        .fill(Tone::Raised)
        .presses(press)
        .label(label)
}
