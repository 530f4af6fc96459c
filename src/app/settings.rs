//! What a player has set, kept from one day to the next.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::action::AutoPause;
use super::guidance::hints::Hints;
use super::kept;
use super::kit::theme::Theme;
use crate::cli::play::Pace;
use crate::scenario::diagnostic::Diagnostic;
use crate::words::Language;

/// Settings, with what they are when nobody has touched them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub pace: Pace,
    pub auto_pause: AutoPause,
    /// No motion but what time itself moves.
    pub stillness: bool,
    /// There is a deputy whom one may ask.
    pub deputy: bool,
    /// Seconds to decide in a round.
    pub round_seconds: u16,
    /// The game fills the screen.
    pub fullscreen: bool,
    /// It does so in a mode of the screen's own, not as a window without a frame.
    pub exclusive: bool,
    /// Width and height of the window when it does not fill the screen, in pixels of the screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<(u32, u32)>,
    pub theme: Theme,
    /// How large text is, and everything with it, in percent.
    pub text_percent: u16,
    pub language: Language,
    pub tempo: Tempo,
    /// How loud cues are, of a hundred. Nothing is heard at 0, and in builds without sound.
    pub volume: u8,
    /// Kept in a file of their own beside the settings: they change while one plays.
    #[serde(skip)]
    pub hints: Hints,
}

/// How fast the clock runs when it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tempo {
    Slow,
    #[default]
    Usual,
    Fast,
}

impl Tempo {
    /// Returns the simulated minutes in a real second, by speed.
    pub fn speeds(self) -> [u32; 4] {
        match self {
            Tempo::Slow => [1, 2, 5, 15],
            Tempo::Usual => [1, 4, 15, 60],
            Tempo::Fast => [2, 10, 30, 120],
        }
    }
}

/// Seconds to decide that mean: as long as it takes.
pub const NO_LIMIT: u16 = 0;
const ROUND_SECONDS_MIN: u16 = 20;
const ROUND_SECONDS_MAX: u16 = 3600;
const VOLUME_MAX: u8 = 100;
/// The window is never smaller, in pixels.
pub const WINDOW_MIN: (u32, u32) = (1024, 576);
const WINDOW_MAX: u32 = 16_384;
/// The sizes of text that are offered.
pub const TEXT_PERCENTS: [u16; 5] = [100, 125, 150, 175, 200];

impl Default for Settings {
    fn default() -> Self {
        Self {
            pace: Pace::Live,
            auto_pause: AutoPause::Everything,
            stillness: false,
            deputy: true,
            round_seconds: 180,
            fullscreen: false,
            exclusive: false,
            window: None,
            tempo: Tempo::Usual,
            volume: 60,
            hints: Hints::default(),
            theme: Theme::Dark,
            text_percent: TEXT_PERCENTS[0],
            language: Language::English,
        }
    }
}

impl Settings {
    /// Reads settings. A file that is not there means nobody has touched them, and play begins in the language `first`;
    /// a bad one is said, not lost.
    pub fn read(path: &Path, first: Language) -> (Self, Option<Diagnostic>) {
        let untouched = || Self { language: first, ..Self::default() };
        match kept::read::<Self>(path) {
            Ok(settings) => (settings.map_or_else(untouched, Self::sound), None),
            Err(problem) => (untouched(), Some(problem)),
        }
    }

    /// Writes settings. A bad file is put aside first.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        kept::write(path, self)
    }

    /// Keeps numbers within what makes sense.
    pub fn sound(mut self) -> Self {
        if self.round_seconds != NO_LIMIT {
            self.round_seconds = self.round_seconds.clamp(ROUND_SECONDS_MIN, ROUND_SECONDS_MAX);
        }
        self.volume = self.volume.min(VOLUME_MAX);
        self.window = self.window.map(|(width, height)| (width.clamp(WINDOW_MIN.0, WINDOW_MAX), height.clamp(WINDOW_MIN.1, WINDOW_MAX)));
        self.text_percent = self.text_percent.clamp(TEXT_PERCENTS[0], TEXT_PERCENTS[TEXT_PERCENTS.len() - 1]);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_and_bad_ones_are_said() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("deep/settings.ron");
        assert_eq!(Settings::read(&path, Language::English).0, Settings::default());
        assert_eq!(Settings::read(&path, Language::Albanian).0.language, Language::Albanian, "the first time");
        let changed = Settings { pace: Pace::Rounds, round_seconds: 60, language: Language::Albanian, ..Settings::default() };
        changed.write(&path).expect("folders are made");
        assert_eq!(Settings::read(&path, Language::English).0, changed);
        std::fs::write(&path, "(round_seconds: 9)").expect("a file");
        assert_eq!(Settings::read(&path, Language::English).0.round_seconds, 20);
        std::fs::write(&path, "(round_seconds: 0, volume: 200)").expect("a file");
        let (mended, _) = Settings::read(&path, Language::English);
        assert_eq!((mended.round_seconds, mended.volume), (NO_LIMIT, VOLUME_MAX));
        std::fs::write(&path, "(window: Some((9, 4000000000)))").expect("a file");
        assert_eq!(Settings::read(&path, Language::English).0.window, Some((1024, 16_384)));
        std::fs::write(&path, "(loudness: 3)").expect("a file");
        let (settings, problem) = Settings::read(&path, Language::English);
        assert_eq!(settings, Settings::default());
        assert_eq!(problem.map(|problem| problem.code), Some("unknown-field"));
    }
}
