//! The languages of the game.

use serde::{Deserialize, Serialize};

/// A language that the game speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English
    #[default]
    #[value(name = "en")]
    English,
    /// Albanian
    #[value(name = "sq")]
    Albanian,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Albanian];

    /// Returns its code: that of its strings file, and of translations of scenarios.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Albanian => "sq",
        }
    }

    /// Returns what it calls itself: found by those who read no other.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Albanian => "Shqip",
        }
    }

    /// Returns its strings file.
    pub fn strings(self) -> &'static str {
        match self {
            Language::English => include_str!("../../assets/strings/en.ftl"),
            Language::Albanian => include_str!("../../assets/strings/sq.ftl"),
        }
    }

    /// Returns the language that the system is set to, as far as the game speaks it.
    pub fn of_system() -> Self {
        Self::of_locale(|name| std::env::var(name).ok())
    }

    /// Reads what programs are told to speak, as POSIX orders it: the first that is set decides.
    fn of_locale(value: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(value).find(|locale| !locale.is_empty());
        let code = set.unwrap_or_default().to_lowercase();
        let code = code.split(['_', '.', '@', '-']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code() == code).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let of = |set: &[(&str, &str)]| {
            Language::of_locale(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), Language::English);
        assert_eq!(of(&[("LANG", "sq_AL.UTF-8")]), Language::Albanian);
        assert_eq!(of(&[("LANG", "sq")]), Language::Albanian);
        assert_eq!(of(&[("LANG", "sq_XK@euro"), ("LC_ALL", "")]), Language::Albanian);
        assert_eq!(of(&[("LANG", "sq_AL.UTF-8"), ("LC_MESSAGES", "de_DE.UTF-8")]), Language::English);
        assert_eq!(of(&[("LANG", "de_DE"), ("LC_ALL", "sq_MK")]), Language::Albanian);
        assert_eq!(of(&[("LANG", "C")]), Language::English);
    }
}
