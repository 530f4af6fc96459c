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
    /// The button that is meant.
    Call,
    /// Text on it.
    OnCall,
    /// A scroll bar.
    Bar,
    /// The dark behind a dialog.
    Veil,
    Clear,
}

impl Tone {
    pub const ALL: [Tone; 20] = [
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
        Tone::Call,
        Tone::OnCall,
        Tone::Bar,
        Tone::Veil,
        Tone::Clear,
    ];

    /// Returns red, green, blue and opacity in a theme, as written in the style guide.
    pub fn rgba(self, theme: Theme) -> [u8; 4] {
        match self {
            Tone::Clear => [0, 0, 0, 0],
            Tone::Veil => {
                let [r, g, b] = theme.palette()[Tone::Veil as usize];
                [r, g, b, VEIL_OPACITY]
            }
            tone => {
                let [r, g, b] = theme.palette()[tone as usize];
                [r, g, b, 0xff]
            }
        }
    }

    pub fn color(self, theme: Theme) -> Color {
        let [r, g, b, a] = self.rgba(theme);
        Color::srgba_u8(r, g, b, a)
    }
}

/// How much a dialog darkens what is under it.
const VEIL_OPACITY: u8 = 0xd8;

/// What all tones look like together. Themes change colours and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// A control room at night.
    #[default]
    Dark,
    /// A room with the blinds up.
    Light,
    /// Black, white, and colours as strong as they come.
    HighContrast,
}

/// Red, green and blue of each tone, in the order of [`Tone::ALL`].
type Palette = [[u8; 3]; 19];

const DARK: Palette = [
    [0x0d, 0x14, 0x1b], // Base
    [0x14, 0x1d, 0x26], // Panel
    [0x1b, 0x27, 0x33], // Raised
    [0x23, 0x32, 0x41], // Lifted
    [0x27, 0x36, 0x46], // Line
    [0xe8, 0xee, 0xf4], // Text
    [0x93, 0xa3, 0xb3], // Muted
    [0x80, 0x90, 0xa0], // Faint
    [0x4f, 0xd1, 0xb5], // Serving
    [0xf4, 0xbe, 0x56], // Warning
    [0xff, 0x73, 0x64], // Alarm
    [0x62, 0xae, 0xff], // Ours
    [0x3a, 0x6b, 0x9e], // OursLine
    [0x13, 0x24, 0x36], // OursField
    [0xb3, 0x9d, 0xff], // Fog
    [0xf4, 0xbe, 0x56], // Call
    [0x0d, 0x14, 0x1b], // OnCall
    [0x4d, 0x60, 0x73], // Bar
    [0x06, 0x0a, 0x0e], // Veil
];

const LIGHT: Palette = [
    [0xe9, 0xee, 0xf3], // Base
    [0xf8, 0xfa, 0xfc], // Panel
    [0xff, 0xff, 0xff], // Raised
    [0xdd, 0xe6, 0xef], // Lifted
    [0xbc, 0xc8, 0xd4], // Line
    [0x12, 0x1c, 0x26], // Text
    [0x4a, 0x59, 0x68], // Muted
    [0x57, 0x66, 0x75], // Faint
    [0x00, 0x6e, 0x5b], // Serving
    [0x85, 0x55, 0x00], // Warning
    [0xb9, 0x28, 0x1a], // Alarm
    [0x15, 0x58, 0xa8], // Ours
    [0x6f, 0x9c, 0xcd], // OursLine
    [0xdf, 0xec, 0xfa], // OursField
    [0x5d, 0x3f, 0xbf], // Fog
    [0xf5, 0xb9, 0x3e], // Call
    [0x1a, 0x14, 0x04], // OnCall
    [0x86, 0x96, 0xa6], // Bar
    [0x3c, 0x48, 0x54], // Veil
];

const HIGH_CONTRAST: Palette = [
    [0x00, 0x00, 0x00], // Base
    [0x00, 0x00, 0x00], // Panel
    [0x0a, 0x0a, 0x0a], // Raised
    [0x33, 0x33, 0x33], // Lifted
    [0x9a, 0x9a, 0x9a], // Line
    [0xff, 0xff, 0xff], // Text
    [0xe2, 0xe2, 0xe2], // Muted
    [0xcf, 0xcf, 0xcf], // Faint
    [0x3d, 0xff, 0xd0], // Serving
    [0xff, 0xd8, 0x3d], // Warning
    [0xff, 0x92, 0x86], // Alarm
    [0x82, 0xc8, 0xff], // Ours
    [0x6a, 0xa8, 0xe0], // OursLine
    [0x00, 0x10, 0x26], // OursField
    [0xd4, 0xc4, 0xff], // Fog
    [0xff, 0xd8, 0x3d], // Call
    [0x00, 0x00, 0x00], // OnCall
    [0xd0, 0xd0, 0xd0], // Bar
    [0x00, 0x00, 0x00], // Veil
];

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Dark, Theme::Light, Theme::HighContrast];

    /// Returns the key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Theme::Dark => "theme-dark",
            Theme::Light => "theme-light",
            Theme::HighContrast => "theme-high-contrast",
        }
    }

    fn palette(self) -> &'static Palette {
        match self {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
            Theme::HighContrast => &HIGH_CONTRAST,
        }
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

/// Returns the WCAG 2 contrast between two opaque colours: 1 to 21.
pub fn contrast(a: [u8; 3], b: [u8; 3]) -> f32 {
    let luminance = |[r, g, b]: [u8; 3]| {
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

    /// Returns the contrast of two opaque tones in a theme.
    fn between(theme: Theme, a: Tone, b: Tone) -> f32 {
        let opaque = |tone: Tone| {
            let [r, g, b, _] = tone.rgba(theme);
            [r, g, b]
        };
        contrast(opaque(a), opaque(b))
    }

    const DEPTHS: [Tone; 4] = [Tone::Base, Tone::Panel, Tone::Raised, Tone::OursField];
    const SPOKEN: [Tone; 8] = [Tone::Text, Tone::Muted, Tone::Faint, Tone::Serving, Tone::Warning, Tone::Alarm, Tone::Ours, Tone::Fog];

    #[test]
    fn text_can_be_read_on_every_depth_of_every_theme() {
        for theme in Theme::ALL {
            // Seven to one is what WCAG asks of enhanced contrast.
            let least = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
            for depth in DEPTHS {
                for text in SPOKEN {
                    let found = between(theme, text, depth);
                    assert!(found >= least, "{theme:?}: {text:?} on {depth:?}: {found:.2}");
                }
            }
            for text in [Tone::Text, Tone::Ours, Tone::Muted] {
                let found = between(theme, text, Tone::Lifted);
                assert!(found >= 4.5, "{theme:?}: {text:?} under the pointer: {found:.2}");
            }
            assert!(between(theme, Tone::OnCall, Tone::Call) >= least);
            assert!(between(theme, Tone::Base, Tone::Ours) >= 4.5);
        }
    }

    #[test]
    fn shapes_can_be_seen_on_every_depth_of_every_theme() {
        for theme in Theme::ALL {
            for shape in [Tone::Serving, Tone::Warning, Tone::Alarm, Tone::Ours, Tone::Fog] {
                for depth in DEPTHS {
                    assert!(between(theme, shape, depth) >= 3.0, "{theme:?}: {shape:?} on {depth:?}");
                }
            }
            assert!(between(theme, Tone::Bar, Tone::Panel) >= 2.5, "{theme:?}: {:.2}", between(theme, Tone::Bar, Tone::Panel));
        }
    }

    #[test]
    fn a_palette_has_a_colour_for_every_tone() {
        for (place, tone) in Tone::ALL.into_iter().enumerate() {
            assert_eq!(tone as usize, place, "{tone:?} stands at another place in the palettes");
        }
        assert_eq!(DARK.len() + 1, Tone::ALL.len(), "all but the clear one");
    }
}
