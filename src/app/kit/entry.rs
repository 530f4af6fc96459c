//! A line that can be typed into. What is typed lives in the model and comes there as [`Stroke`]s, like any
//! other action; the element only shows it and takes the focus.
//!
//! A screen opens one with `Action::Write(field)` and shows [`line()`]; the keys that the focused line hears
//! become `Action::Type`, Enter becomes `Action::Accept`, and Esc closes it as `Action::Back`.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};

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
    /// How many characters stand before the caret.
    pub caret: usize,
    /// The chosen answer, from the first; the screen knows how many there are.
    pub row: usize,
    /// All of it is marked: what is typed next takes its place.
    pub marked: bool,
}

/// A key that a line hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Characters, as the keyboard's layout makes them.
    Text(String),
    /// Takes the character before the caret away.
    Erase,
    /// Takes the word before the caret away.
    EraseWord,
    /// Takes the character after the caret away.
    EraseAfter,
    /// Moves the caret by a character.
    Left,
    Right,
    /// Moves the caret to the beginning, or to the end.
    Home,
    End,
    /// Marks all of it.
    All,
    /// To the answer before, or after.
    Earlier,
    Later,
}

impl Entry {
    pub fn new(field: Field) -> Self {
        Self { field, text: String::new(), caret: 0, row: 0, marked: false }
    }

    /// Begins with a text, and the caret behind it.
    pub fn with(field: Field, text: String) -> Self {
        Self { caret: text.chars().count(), text, ..Self::new(field) }
    }

    /// Returns the text before the caret and the text behind it.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at(self.byte_of(self.caret))
    }

    fn byte_of(&self, character: usize) -> usize {
        self.text.char_indices().nth(character).map_or(self.text.len(), |(at, _)| at)
    }

    /// Takes the characters from one place to another away; the caret stands where they were.
    fn erase(&mut self, from: usize, to: usize) {
        self.text.replace_range(self.byte_of(from)..self.byte_of(to), "");
        self.caret = from;
        self.row = 0;
    }

    /// Does what a key says. `answers` is how many there are to choose from.
    pub fn hear(&mut self, stroke: Stroke, answers: usize) {
        let mut length = self.text.chars().count();
        // What was all marked goes for what is typed, and for whatever takes away.
        if std::mem::take(&mut self.marked) {
            match stroke {
                Stroke::Text(_) => {
                    self.erase(0, length);
                    length = 0;
                }
                Stroke::Erase | Stroke::EraseAfter | Stroke::EraseWord => return self.erase(0, length),
                _ => {}
            }
        }
        match stroke {
            Stroke::All => {
                self.caret = length;
                self.marked = length > 0;
            }
            Stroke::Earlier => self.row = self.row.saturating_sub(1),
            Stroke::Later => self.row = (self.row + 1).min(answers.saturating_sub(1)),
            Stroke::Left => self.caret = self.caret.saturating_sub(1),
            Stroke::Right => self.caret = (self.caret + 1).min(length),
            Stroke::Home => self.caret = 0,
            Stroke::End => self.caret = length,
            Stroke::Text(text) => {
                let room = LONGEST.saturating_sub(length);
                let fitting: String = text.chars().filter(|character| !character.is_control()).take(room).collect();
                self.text.insert_str(self.byte_of(self.caret), &fitting);
                self.caret += fitting.chars().count();
                self.row = 0;
            }
            Stroke::Erase => self.erase(self.caret.saturating_sub(1), self.caret),
            Stroke::EraseAfter => self.erase(self.caret, (self.caret + 1).min(length)),
            Stroke::EraseWord => {
                let before = self.parts().0.trim_end();
                let from = before.rfind(' ').map_or(0, |at| before[..=at].chars().count());
                self.erase(from, self.caret);
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
        Key::Delete => return Some(Action::Type(Stroke::EraseAfter)),
        Key::ArrowLeft => return Some(Action::Type(Stroke::Left)),
        Key::ArrowRight => return Some(Action::Type(Stroke::Right)),
        Key::Home => return Some(Action::Type(Stroke::Home)),
        Key::End => return Some(Action::Type(Stroke::End)),
        Key::ArrowUp => return Some(Action::Type(Stroke::Earlier)),
        Key::ArrowDown => return Some(Action::Type(Stroke::Later)),
        Key::Escape | Key::Tab => return None,
        _ if control && input.key_code == KeyCode::KeyA => return Some(Action::Type(Stroke::All)),
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
    let (before, after) = entry.parts();
    let text = |text: &str, key: &'static str| row([words(text.to_owned()).one_line().part(Part::Silent)]).clip().key(key);
    let before = text(before, "text");
    let mut parts = vec![if entry.marked { before.fill(Tone::OursField) } else { before }, caret];
    if !after.is_empty() {
        parts.push(text(after, "after"));
    }
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

    #[test]
    fn what_is_all_marked_is_replaced_by_what_is_typed() {
        let mut entry = Entry::with(Field::Name, "një natë".to_owned());
        entry.hear(Stroke::All, 0);
        entry.hear(Stroke::Text("di".to_owned()), 0);
        entry.hear(Stroke::Text("të".to_owned()), 0);
        assert_eq!((entry.text.as_str(), entry.caret, entry.marked), ("ditë", 4, false));
        // Who moves the caret keeps what stands there.
        for stroke in [Stroke::All, Stroke::Home, Stroke::Text("e ".to_owned()), Stroke::All] {
            entry.hear(stroke, 0);
        }
        assert_eq!((entry.text.as_str(), entry.marked), ("e ditë", true));
        entry.hear(Stroke::Erase, 0);
        entry.hear(Stroke::All, 0);
        assert_eq!((entry.text.as_str(), entry.caret, entry.marked), ("", 0, false));
        // However long it was, there is room for as much again.
        entry.hear(Stroke::Text("x".repeat(LONGEST)), 0);
        entry.hear(Stroke::All, 0);
        entry.hear(Stroke::Text("y".repeat(LONGEST)), 0);
        assert_eq!(entry.text, "y".repeat(LONGEST));
    }

    #[test]
    fn the_caret_goes_where_it_is_sent() {
        let mut entry = Entry::with(Field::Name, "një natë".to_owned());
        let mut hear = |stroke: Stroke| {
            entry.hear(stroke, 0);
            let (before, after) = entry.parts();
            format!("{before}|{after}")
        };
        assert_eq!(hear(Stroke::Right), "një natë|");
        assert_eq!(hear(Stroke::Left), "një nat|ë");
        assert_eq!(hear(Stroke::EraseAfter), "një nat|");
        assert_eq!(hear(Stroke::Home), "|një nat");
        assert_eq!(hear(Stroke::Erase), "|një nat");
        assert_eq!(hear(Stroke::Text("ë".to_owned())), "ë|një nat");
        assert_eq!(hear(Stroke::End), "ënjë nat|");
        assert_eq!(hear(Stroke::Left), "ënjë na|t");
        assert_eq!(hear(Stroke::EraseWord), "ënjë |t");
        assert_eq!(hear(Stroke::EraseWord), "|t");
    }
}
