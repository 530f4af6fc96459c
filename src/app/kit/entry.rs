//! A line that can be typed into. What is typed lives in the model and comes there as [`Stroke`]s, like any
//! other action; the element only shows it and takes the focus.
//!
//! A screen opens one with `Action::Write(field)` and shows [`line()`]; the keys that the focused line hears
//! become `Action::Type`, Enter becomes `Action::Accept`, and Esc closes it as `Action::Back`.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};

use super::el::{El, Part, gap, note, row, words};
use super::theme::{CARD_ROUND, Tone};
use crate::app::action::Action;

/// Nobody needs more than this; a cat on the keyboard might.
const LONGEST: usize = 60;
const CARET: (f32, f32) = (2.0, 16.0);

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What is looked for on the board.
    Search,
    /// What is looked for in the command palette.
    Palette,
    /// What a run is called.
    Name,
}

/// A text in the making, and which of the answers to it is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub field: Field,
    pub text: String,
    /// The chosen answer, from the first; the screen knows how many there are.
    pub row: usize,
}

/// A key that a line hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Characters, as the keyboard's layout makes them.
    Text(String),
    /// Takes the last character away.
    Erase,
    /// Takes the last word away.
    EraseWord,
    /// To the answer before, or after.
    Earlier,
    Later,
}

impl Entry {
    pub fn new(field: Field) -> Self {
        Self { field, text: String::new(), row: 0 }
    }

    /// Does what a key says. `answers` is how many there are to choose from.
    pub fn hear(&mut self, stroke: Stroke, answers: usize) {
        match stroke {
            Stroke::Earlier => self.row = self.row.saturating_sub(1),
            Stroke::Later => self.row = (self.row + 1).min(answers.saturating_sub(1)),
            Stroke::Text(text) => {
                let room = LONGEST.saturating_sub(self.text.chars().count());
                self.text.extend(text.chars().filter(|character| !character.is_control()).take(room));
                self.row = 0;
            }
            Stroke::Erase => {
                self.text.pop();
                self.row = 0;
            }
            Stroke::EraseWord => {
                let kept = self.text.trim_end().rfind(' ').map_or(0, |at| at + 1);
                self.text.truncate(kept);
                self.row = 0;
            }
        }
    }
}

/// Returns what a key means for a line that has the focus. None: the key is not the line's.
pub fn heard(input: &KeyboardInput, control: bool) -> Option<Action> {
    if input.state != ButtonState::Pressed {
        return None;
    }
    match &input.logical_key {
        Key::Enter if !input.repeat => return Some(Action::Accept),
        Key::Backspace if control => return Some(Action::Type(Stroke::EraseWord)),
        Key::Backspace => return Some(Action::Type(Stroke::Erase)),
        Key::ArrowUp => return Some(Action::Type(Stroke::Earlier)),
        Key::ArrowDown => return Some(Action::Type(Stroke::Later)),
        Key::Escape | Key::Tab => return None,
        _ if control => return None,
        _ => {}
    }
    let text = match (&input.text, &input.logical_key) {
        (Some(text), _) => text.to_string(),
        (None, Key::Character(text)) => text.to_string(),
        (None, Key::Space) => " ".to_owned(),
        _ => return None,
    };
    let text: String = text.chars().filter(|character| !character.is_control()).collect();
    (!text.is_empty()).then_some(Action::Type(Stroke::Text(text)))
}

/// The line itself. It has the focus when it appears.
pub fn line(entry: &Entry, label: impl Into<String>, hint: impl Into<String>) -> El {
    let caret = gap(0.0).width(CARET.0).height(CARET.1).fill(Tone::Ours).key("caret");
    let text = row([words(entry.text.clone()).one_line().part(Part::Silent)]).clip().key("text");
    let mut parts = vec![text, caret];
    if entry.text.is_empty() {
        parts.push(row([note(hint).one_line().part(Part::Silent)]).grow().clip().key("hint"));
    }
    let mut line = row(parts).gap(1.0).pad(10.0, 6.0).round(CARD_ROUND).fill(Tone::Base).edge(Tone::Ours).label(label).first();
    line.part = Part::Entry;
    line.value.clone_from(&entry.text);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_can_be_taken_back() {
        let mut entry = Entry::new(Field::Search);
        for text in ["Sch", "ë", "n a", "\u{1}"] {
            entry.hear(Stroke::Text(text.to_owned()), 3);
        }
        assert_eq!(entry.text, "Schën a");
        entry.hear(Stroke::Later, 3);
        entry.hear(Stroke::Later, 3);
        entry.hear(Stroke::Later, 3);
        assert_eq!(entry.row, 2);
        entry.hear(Stroke::Erase, 3);
        assert_eq!((entry.text.as_str(), entry.row), ("Schën ", 0));
        entry.hear(Stroke::EraseWord, 3);
        entry.hear(Stroke::Erase, 3);
        entry.hear(Stroke::Earlier, 0);
        entry.hear(Stroke::Later, 0);
        assert_eq!((entry.text.as_str(), entry.row), ("", 0));
        entry.hear(Stroke::Text("x".repeat(500)), 0);
        assert_eq!(entry.text.len(), LONGEST);
    }
}
