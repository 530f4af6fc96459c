//! Words that keep to one line and have more to say than there is room: they end in an ellipsis.
//!
//! Only what stands alone in a box that cuts off what does not fit is shortened; the label keeps the whole.

use std::collections::HashMap;
use std::sync::LazyLock;

use bevy::prelude::*;
use bevy::ui::{ComputedNode, OverflowAxis, UiSystems};
use bevy::window::RequestRedraw;
use skrifa::instance::{LocationRef, Size as Em};
use skrifa::{FontRef, MetadataProvider as _};

use super::theme::{Face, Size};

/// Shortens what does not fit.
pub struct FitPlugin;

impl Plugin for FitPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(PostUpdate, shorten.after(UiSystems::Layout));
    }
}

/// All that a line has to say.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Whole {
    pub text: String,
    pub size: Size,
    pub face: Face,
}

/// How wide each character of a face is, in ems.
struct Widths(HashMap<char, f32>);

static REGULAR: LazyLock<Widths> = LazyLock::new(|| Widths::read(Face::Regular.bytes()));
static BOLD: LazyLock<Widths> = LazyLock::new(|| Widths::read(Face::Bold.bytes()));
static MONO: LazyLock<Widths> = LazyLock::new(|| Widths::read(Face::Mono.bytes()));

impl Widths {
    fn of(face: Face) -> &'static Self {
        match face {
            Face::Regular => &REGULAR,
            Face::Bold => &BOLD,
            Face::Mono => &MONO,
        }
    }

    fn read(bytes: &[u8]) -> Self {
        let font = FontRef::new(bytes).expect("the fonts that are built in can be read");
        let metrics = font.glyph_metrics(Em::new(1.0), LocationRef::default());
        let widths = font.charmap().mappings().filter_map(|(code, glyph)| Some((char::from_u32(code)?, metrics.advance_width(glyph)?)));
        Self(widths.collect())
    }

    fn char(&self, character: char) -> f32 {
        self.0.get(&character).copied().unwrap_or(1.0)
    }
}

/// Returns how wide a text is, in logical pixels. Kerning can only make it less.
pub fn width(text: &str, size: Size, face: Face) -> f32 {
    let widths = Widths::of(face);
    text.chars().map(|character| widths.char(character)).sum::<f32>() * size.px()
}

/// Returns a text that is no wider than `room`: itself, or its beginning with an ellipsis.
pub fn fitted(text: &str, size: Size, face: Face, room: f32) -> String {
    if width(text, size, face) <= room {
        return text.to_owned();
    }
    let widths = Widths::of(face);
    let mut left = room - widths.char('…') * size.px();
    let mut end = 0;
    for (at, character) in text.char_indices() {
        left -= widths.char(character) * size.px();
        if left < 0.0 {
            break;
        }
        end = at + character.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

type Line<'a> = (Ref<'a, Whole>, &'a mut Text, &'a ChildOf);

/// Shortens lines whose box is too narrow, and lengthens them again when it grows.
fn shorten(mut lines: Query<Line>, boxes: Query<(Ref<ComputedNode>, &Node, &Children)>, mut redraw: MessageWriter<RequestRedraw>) {
    for (whole, mut text, parent) in &mut lines {
        let Ok((node, style, children)) = boxes.get(parent.parent()) else { continue };
        let alone = children.len() == 1 || style.flex_direction == FlexDirection::Column;
        if style.overflow.x != OverflowAxis::Clip || !alone || !(whole.is_changed() || node.is_changed()) || node.size().x <= 0.0 {
            continue;
        }
        let inset = node.content_inset();
        let room = (node.size().x - inset.min_inset.x - inset.max_inset.x) * node.inverse_scale_factor();
        // A physical pixel is lost or won when boxes are put on whole pixels.
        let wanted = fitted(&whole.text, whole.size, whole.face, room + node.inverse_scale_factor().min(1.0));
        if text.0 != wanted {
            text.0 = wanted;
            redraw.write(RequestRedraw);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_whole_and_what_does_not_ends_in_an_ellipsis() {
        let text = "Rebuild from clean images: Private cloud";
        let room = width(text, Size::Note, Face::Regular);
        assert_eq!(fitted(text, Size::Note, Face::Regular, room), text);
        let short = fitted(text, Size::Note, Face::Regular, room * 0.6);
        assert!(short.ends_with('…') && text.starts_with(short.trim_end_matches('…')), "{short}");
        assert!(width(&short, Size::Note, Face::Regular) <= room * 0.6);
        assert!(short.chars().count() > 15, "{short}");
        assert_eq!(fitted(text, Size::Note, Face::Regular, 0.0), "…");
        assert_eq!(fitted("", Size::Note, Face::Regular, 0.0), "");
    }

    #[test]
    fn letters_of_albanian_are_known() {
        for character in "ëçËÇ–…·×↑−\u{a0}".chars() {
            assert!(REGULAR.0.contains_key(&character), "{character}");
        }
    }
}
