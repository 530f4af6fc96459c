//! Colour, type and space: the tokens that everything on the screen is made of.

use bevy::color::Color;

/// What a colour means. Screens speak of tones; only this file knows how they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Base,
    Panel,
    Raised,
    /// A raised thing under the pointer.
    Lifted,
    Line,
    Text,
    Muted,
    Faint,
    /// Works, cleared, good for citizens.
    Serving,
    /// Suspected, degraded, time is short.
    Warning,
    /// Compromised, destroyed, closed.
    Alarm,
    /// What we cut, chose, planned.
    Ours,
    /// Lines of our colour that should not shout.
    OursLine,
    /// A quiet field of our colour.
    OursField,
    /// Unknown, intelligence, likely intent.
    Fog,
    /// Text on a field of warning colour.
    OnWarning,
    /// A scroll bar.
    Bar,
    /// The dark behind a dialog.
    Veil,
    Clear,
}

impl Tone {
    pub const ALL: [Tone; 19] = [
        Tone::Base,
        Tone::Panel,
        Tone::Raised,
        Tone::Lifted,
        Tone::Line,
        Tone::Text,
        Tone::Muted,
        Tone::Faint,
        Tone::Serving,
        Tone::Warning,
        Tone::Alarm,
        Tone::Ours,
        Tone::OursLine,
        Tone::OursField,
        Tone::Fog,
        Tone::OnWarning,
        Tone::Bar,
        Tone::Veil,
        Tone::Clear,
    ];

    /// Returns red, green, blue and opacity, as written in the style guide.
    pub fn rgba(self) -> [u8; 4] {
        let [r, g, b] = match self {
            Tone::Base => [0x0d, 0x14, 0x1b],
            Tone::Panel => [0x14, 0x1d, 0x26],
            Tone::Raised => [0x1b, 0x27, 0x33],
            Tone::Lifted => [0x23, 0x32, 0x41],
            Tone::Line => [0x27, 0x36, 0x46],
            Tone::Text => [0xe8, 0xee, 0xf4],
            Tone::Muted => [0x93, 0xa3, 0xb3],
            Tone::Faint => [0x80, 0x90, 0xa0],
            Tone::Serving => [0x4f, 0xd1, 0xb5],
            Tone::Warning => [0xf4, 0xbe, 0x56],
            Tone::Alarm => [0xff, 0x73, 0x64],
            Tone::Ours => [0x62, 0xae, 0xff],
            Tone::OursLine => [0x3a, 0x6b, 0x9e],
            Tone::OursField => [0x13, 0x24, 0x36],
            Tone::Fog => [0xb3, 0x9d, 0xff],
            Tone::OnWarning => [0x0d, 0x14, 0x1b],
            Tone::Bar => [0x4d, 0x60, 0x73],
            Tone::Veil => return [0x06, 0x0a, 0x0e, 0xd8],
            Tone::Clear => return [0, 0, 0, 0],
        };
        [r, g, b, 0xff]
    }

    pub fn color(self) -> Color {
        let [r, g, b, a] = self.rgba();
        Color::srgba_u8(r, g, b, a)
    }
}

/// The four sizes of type, in logical pixels at the design's size of 1600 by 900.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Size {
    Note,
    Body,
    Title,
    Figure,
    Screen,
}

impl Size {
    pub fn px(self) -> f32 {
        match self {
            Size::Note => 12.5,
            Size::Body => 14.0,
            Size::Title => 17.0,
            Size::Figure => 22.0,
            Size::Screen => 30.0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    Regular,
    Bold,
    /// For times and counts, which stand under each other.
    Mono,
}

impl Face {
    /// Returns the font file, which is built into the program.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../../assets/fonts/FiraSans-Regular.ttf"),
            Face::Bold => include_bytes!("../../../assets/fonts/FiraSans-Bold.ttf"),
            Face::Mono => include_bytes!("../../../assets/fonts/FiraMono-Medium.ttf"),
        }
    }
}

/// The grid of the design: everything is a multiple of it, or half of it.
pub const GRID: f32 = 8.0;
pub const PANEL_ROUND: f32 = 10.0;
pub const CARD_ROUND: f32 = 8.0;
/// Motion takes so long at most, in seconds.
pub const MOTION_SECONDS: f32 = 0.2;

/// Returns the WCAG 2 contrast between two opaque tones: 1 to 21.
pub fn contrast(a: Tone, b: Tone) -> f32 {
    let luminance = |tone: Tone| {
        let [r, g, b, _] = tone.rgba();
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_be_read_on_every_depth() {
        for depth in [Tone::Base, Tone::Panel, Tone::Raised, Tone::OursField] {
            for text in [Tone::Text, Tone::Muted, Tone::Faint, Tone::Serving, Tone::Warning, Tone::Alarm, Tone::Ours, Tone::Fog] {
                assert!(contrast(text, depth) >= 4.5, "{text:?} on {depth:?}: {:.2}", contrast(text, depth));
            }
        }
        assert!(contrast(Tone::OnWarning, Tone::Warning) >= 4.5);
    }
}
