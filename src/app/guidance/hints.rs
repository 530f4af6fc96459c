//! Short hints near where they apply. Each goes away when it has been followed a few times, or is put away.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::did::Did;
use crate::app::kept;
use crate::scenario::diagnostic::Diagnostic;

/// After so many times nobody needs to be told.
const ENOUGH: u8 = 3;

/// Something that a beginner may not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// What a dashed circle means.
    Fog,
    Plan,
    Give,
    Leap,
    Answer,
    Why,
    /// That somebody can be asked.
    Deputy,
}

impl Hint {
    pub const ALL: [Hint; 7] = [Hint::Fog, Hint::Plan, Hint::Give, Hint::Leap, Hint::Answer, Hint::Why, Hint::Deputy];

    /// Returns the key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Hint::Fog => "hint-fog",
            Hint::Plan => "hint-plan",
            Hint::Give => "hint-give",
            Hint::Leap => "hint-leap",
            Hint::Answer => "hint-answer",
            Hint::Why => "hint-why",
            Hint::Deputy => "hint-deputy",
        }
    }

    fn followed_by(self) -> Did {
        match self {
            Hint::Fog => Did::Select,
            Hint::Plan => Did::Plan,
            Hint::Give => Did::Give,
            Hint::Leap => Did::Leap,
            Hint::Answer => Did::Answer,
            Hint::Why => Did::Why,
            Hint::Deputy => Did::Ask,
        }
    }
}

/// What a player does about a hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboutHints {
    PutAway(Hint),
    Show(bool),
    /// All of them from the beginning.
    Again,
}

/// Which hints are still wanted. Kept with the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hints {
    pub off: bool,
    /// How often each was followed.
    followed: BTreeMap<Hint, u8>,
}

impl Hints {
    /// Returns the file for hints, beside the one for settings.
    pub fn beside(settings: &Path) -> PathBuf {
        settings.with_file_name("hints.ron")
    }

    /// Reads which hints are still wanted. Where that cannot be read, all are, and the bad file is said.
    pub fn read(settings: &Path) -> (Self, Option<Diagnostic>) {
        match kept::read::<Self>(&Self::beside(settings)) {
            Ok(hints) => (hints.unwrap_or_default(), None),
            Err(problem) => (Self::default(), Some(problem)),
        }
    }

    /// Writes which hints are still wanted. A bad file is put aside first.
    pub fn write(&self, settings: &Path) -> io::Result<()> {
        kept::write(&Self::beside(settings), self)
    }

    pub fn wants(&self, hint: Hint) -> bool {
        !self.off && self.followed.get(&hint).is_none_or(|times| *times < ENOUGH)
    }

    /// Notes what the player has done. Returns whether anything is to be kept.
    pub fn note(&mut self, did: Did) -> bool {
        if self.off {
            return false;
        }
        let mut changed = false;
        for hint in Hint::ALL.into_iter().filter(|hint| hint.followed_by() == did) {
            let times = self.followed.entry(hint).or_default();
            changed |= *times < ENOUGH;
            *times = (*times + 1).min(ENOUGH);
        }
        changed
    }

    pub fn change(&mut self, about: AboutHints) {
        match about {
            AboutHints::PutAway(hint) => {
                self.followed.insert(hint, ENOUGH);
            }
            AboutHints::Show(show) => self.off = !show,
            AboutHints::Again => *self = Self::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_stops_when_it_has_been_followed_or_put_away() {
        let mut hints = Hints::default();
        for _ in 0..ENOUGH {
            assert!(hints.wants(Hint::Plan));
            assert!(hints.note(Did::Plan));
        }
        assert!(!hints.wants(Hint::Plan) && hints.wants(Hint::Give));
        assert!(!hints.note(Did::Plan), "nothing is kept any more");
        hints.change(AboutHints::PutAway(Hint::Give));
        assert!(!hints.wants(Hint::Give));
        hints.change(AboutHints::Show(false));
        assert!(Hint::ALL.into_iter().all(|hint| !hints.wants(hint)));
        let folder = tempfile::tempdir().expect("a folder for the test");
        let settings = folder.path().join("settings.ron");
        hints.write(&settings).expect("the folder is writable");
        assert_eq!(Hints::read(&settings).0, hints);
        assert!(!settings.exists(), "the settings themselves are left alone");
        std::fs::write(folder.path().join("hints.ron"), "(off: perhaps").expect("a file");
        let (read, problem) = Hints::read(&settings);
        assert_eq!((read, problem.is_some()), (Hints::default(), true));
        hints.write(&settings).expect("the folder is writable");
        assert_eq!(std::fs::read_to_string(folder.path().join("hints.bad.ron")).expect("it is kept"), "(off: perhaps");
        hints.change(AboutHints::Again);
        assert!(Hint::ALL.into_iter().all(|hint| hints.wants(hint)));
    }
}
