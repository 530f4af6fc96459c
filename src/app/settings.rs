//! What a player has set, kept from one day to the next.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::action::AutoPause;
use super::kit::theme::Theme;
use crate::cli::play::Pace;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::ron_text::{from_source, read_file};
use crate::storage;
use crate::words::Language;

/// Settings, with what they are when nobody has touched them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub pace: Pace,
    pub auto_pause: AutoPause,
    /// No motion but what time itself moves.
    pub stillness: bool,
    /// Seconds to decide in a round.
    pub round_seconds: u16,
    /// The game fills the screen.
    pub fullscreen: bool,
    pub theme: Theme,
    /// How large text is, and everything with it, in percent.
    pub text_percent: u16,
    pub language: Language,
}

/// The sizes of text that are offered.
pub const TEXT_PERCENTS: [u16; 5] = [100, 125, 150, 175, 200];

impl Default for Settings {
    fn default() -> Self {
        Self {
            pace: Pace::Live,
            auto_pause: AutoPause::Everything,
            stillness: false,
            round_seconds: 180,
            fullscreen: false,
            theme: Theme::Dark,
            text_percent: TEXT_PERCENTS[0],
            language: Language::English,
        }
    }
}

impl Settings {
    /// Reads settings. Who has none yet begins in the language `first`. A file that is not there means nobody has touched them; a bad one is said, not lost.
    pub fn read(path: &Path, first: Language) -> (Self, Option<Diagnostic>) {
        if !path.exists() {
            return (Self { language: first, ..Self::default() }, None);
        }
        match read_file(path).and_then(|source| from_source::<Self>(&source)) {
            Ok(settings) => (settings.sound(), None),
            Err(problem) => (Self { language: first, ..Self::default() }, Some(problem)),
        }
    }

    /// Writes settings.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        storage::write_whole(path, text.as_bytes())
    }

    /// Keeps numbers within what makes sense.
    fn sound(mut self) -> Self {
        self.round_seconds = self.round_seconds.clamp(20, 3600);
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
        std::fs::write(&path, "(loudness: 3)").expect("a file");
        let (settings, problem) = Settings::read(&path, Language::English);
        assert_eq!(settings, Settings::default());
        assert_eq!(problem.map(|problem| problem.code), Some("unknown-field"));
    }
}
