//! What stands inside what in a RON file, also in one that is broken: brackets, items between commas, comments.
//!
//! A missing bracket does not make the whole rest of a file part of one thing: `(id: …)` at the beginning of a line
//! is a new row of a list, and the name of a list is a new list, whatever is still open.

use std::ops::Range;

use super::part::LISTS;
use super::tokens::{Token, Tokens, is_unfinished};

/// Brackets deeper than this are counted and not looked at: the reader refuses them.
const DEPTH_MAX: usize = 128;
/// So far back the beginning of a line is looked for: a file that is one long line has none.
const MARGIN_MAX: usize = 256;
/// What is farther apart does not stand on one line.
const LINE_MAX: usize = 4096;

/// An open bracket around a place, and the item between commas in which the place lies.
#[derive(Clone, Debug)]
pub(super) struct Around<'a> {
    pub bracket: u8,
    /// The field whose value the bracket is.
    pub label: Option<&'a str>,
    /// Without the comma behind it; empty where nothing stands yet.
    pub item: Range<usize>,
    /// Behind the item's comma, when it has one.
    pub with_comma: usize,
}

/// What is around a place in a broken file.
pub(super) struct Surroundings<'a> {
    /// The outermost bracket first.
    pub around: Vec<Around<'a>>,
    /// The first token that does not end before the place, comments left out.
    pub next: Option<(Token, Range<usize>)>,
    /// So many of the brackets around the place are closed by that token, because it cannot stand inside them.
    pub closed_by_next: usize,
    /// That token closes a bracket that nothing opened.
    pub surplus: bool,
}

struct Level<'a> {
    bracket: u8,
    open: usize,
    label: Option<&'a str>,
    item: Option<usize>,
}

/// Follows the brackets of a text, and mends what does not fit.
struct Walk<'a> {
    text: &'a str,
    stack: Vec<Level<'a>>,
    /// Brackets beyond the depth that is looked at.
    deeper: usize,
    /// The last word, and whether a colon followed it.
    field: Option<(&'a str, bool)>,
    /// How deep the lists of a scenario stand in this file.
    lists_at: Option<usize>,
}

/// What a token does to the brackets before it is taken.
enum Effect {
    None,
    /// This many brackets cannot be open any more.
    Closes(usize),
    Surplus,
}

impl<'a> Walk<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, stack: Vec::new(), deeper: 0, field: None, lists_at: None }
    }

    /// Returns how far from the margin a line begins, when it begins with what stands at this place.
    fn indent(&self, at: usize) -> Option<usize> {
        let near = self.text.ceil_char_boundary(at.saturating_sub(MARGIN_MAX));
        let before = &self.text[near..at];
        let line = match before.rfind('\n') {
            Some(end) => &before[end + 1..],
            None if near == 0 => before,
            None => return None,
        };
        line.trim().is_empty().then_some(line.len())
    }

    /// Returns how far from the margin the line of a place begins.
    fn margin(&self, at: usize) -> Option<usize> {
        let near = self.text.ceil_char_boundary(at.saturating_sub(LINE_MAX));
        let start = near + self.text[near..at].rfind('\n').map(|end| end + 1).or((near == 0).then_some(0))?;
        let line = &self.text[start..];
        line.find(|c: char| c != ' ' && c != '\t')
    }

    fn first_on_line(&self, at: usize) -> bool {
        self.indent(at).is_some()
    }

    /// Says whether a row such as `(id: …)` begins a line here.
    fn is_row(&self, range: &Range<usize>) -> bool {
        self.text[range.end..].trim_start().strip_prefix("id").is_some_and(|rest| rest.trim_start().starts_with(':'))
            && self.first_on_line(range.start)
    }

    fn effect(&self, token: Token, range: &Range<usize>) -> Effect {
        let depth = self.stack.len();
        match token {
            Token::Close(_) if self.deeper > 0 => Effect::None,
            Token::Close(bracket) => match self.stack.iter().rposition(|level| level.bracket == bracket) {
                None => Effect::Surplus,
                Some(at) if at + 1 == depth => Effect::None,
                Some(at) => {
                    // It closes what begins on its line, or what stands as far from the margin as it does.
                    let open = self.stack[at].open;
                    let same_line = range.start - open <= LINE_MAX && !self.text[open..range.start].contains('\n');
                    let aligned = self.indent(range.start).is_some_and(|indent| self.margin(open) == Some(indent));
                    if same_line || aligned { Effect::Closes(depth - 1 - at) } else { Effect::Surplus }
                }
            },
            Token::Open(b'(') if self.is_row(range) => {
                let list = self.stack.iter().rposition(|level| level.bracket == b'[' && level.label.is_some_and(has_rows));
                match list.filter(|list| list + 1 < depth) {
                    Some(list) => Effect::Closes(depth - 1 - list),
                    None => Effect::None,
                }
            }
            Token::Word if self.is_list(range) => match self.lists_at {
                Some(lists_at) if depth > lists_at => Effect::Closes(depth - lists_at),
                _ => Effect::None,
            },
            _ => Effect::None,
        }
    }

    /// Says whether `systems: [` or the like begins here.
    fn is_list(&self, range: &Range<usize>) -> bool {
        LISTS.iter().any(|(name, _)| *name == &self.text[range.clone()])
            && self.first_on_line(range.start)
            && self.text[range.end..].trim_start().strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with('['))
    }

    fn take(&mut self, token: Token, range: &Range<usize>) {
        if self.deeper > 0 {
            match token {
                Token::Open(_) => self.deeper += 1,
                Token::Close(_) => self.deeper -= 1,
                _ => {}
            }
            return;
        }
        if let Effect::Closes(count) = self.effect(token, range) {
            self.stack.truncate(self.stack.len() - count);
            if let (Some(level), Token::Open(_) | Token::Word) = (self.stack.last_mut(), token) {
                level.item = None; // a new row or list, although no comma stands before it
            }
        }
        if token == Token::Word && self.is_list(range) && self.stack.len() <= 2 {
            self.lists_at.get_or_insert(self.stack.len());
        }
        if let (Some(level), false) = (self.stack.last_mut(), matches!(token, Token::Comma | Token::Close(_))) {
            level.item.get_or_insert(range.start);
        }
        match token {
            Token::Open(_) if self.stack.len() >= DEPTH_MAX => self.deeper += 1,
            Token::Open(bracket) => {
                let label = self.field.filter(|(_, colon)| *colon).map(|(word, _)| word);
                self.stack.push(Level { bracket, open: range.start, label, item: None });
            }
            Token::Close(bracket) if self.stack.last().is_some_and(|level| level.bracket == bracket) => {
                self.stack.pop();
            }
            Token::Comma => {
                if let Some(level) = self.stack.last_mut() {
                    level.item = None;
                }
            }
            _ => {}
        }
        self.field = match (token, self.field) {
            (Token::Word, Some((field, true))) => Some((field, true)), // the name of a variant: its bracket is the field's
            (Token::Word, _) => Some((&self.text[range.clone()], false)),
            (Token::Colon, Some((word, _))) => Some((word, true)),
            _ => None,
        };
    }
}

/// Returns the tokens of a text that may be broken. Texts may go over lines, unless the last one never ends.
fn tokens(text: &str) -> impl Iterator<Item = (Token, Range<usize>)> + use<'_> {
    let unfinished = Tokens::of(text).last().is_some_and(|(token, range)| token == Token::Text && is_unfinished(&text[range]));
    let tokens = if unfinished { Tokens::of_broken(text) } else { Tokens::of(text) };
    tokens.filter(|(token, _)| *token != Token::Comment)
}

/// Says whether the rows of a list have ids.
fn has_rows(label: &str) -> bool {
    label == "answers" || LISTS.iter().any(|(name, _)| *name == label)
}

/// Something that is open and cannot be any more.
pub(super) struct Break {
    /// Where it should have been closed.
    pub at: usize,
    pub put: String,
    /// It is a text, and not a bracket.
    pub is_text: bool,
}

/// Returns the first text that does not end on its line, or bracket that is not closed, before a place.
pub(super) fn first_break(text: &str, before: usize) -> Option<Break> {
    let mut walk = Walk::of(text);
    let mut end = 0;
    for (token, range) in tokens(text) {
        if range.end > before {
            return None;
        }
        if token == Token::Text && is_unfinished(&text[range.clone()]) {
            let at = range.start + text[range].trim_end_matches([',', ')', ']', ' ', '\r']).len();
            return Some(Break { at, put: "\"".to_owned(), is_text: true });
        }
        if let Effect::Closes(count) = walk.effect(token, &range) {
            let mut put = closing(walk.stack.iter().rev().take(count).map(|level| level.bracket));
            if !matches!(token, Token::Close(_)) {
                put.push(',');
            }
            return Some(Break { at: end, put, is_text: false });
        }
        walk.take(token, &range);
        end = range.end;
    }
    None
}

/// Returns what is around a place.
pub(super) fn surroundings(text: &str, at: usize) -> Surroundings<'_> {
    let mut walk = Walk::of(text);
    let mut tokens = tokens(text);
    let mut next = None;
    for (token, range) in tokens.by_ref() {
        if range.end > at {
            next = Some((token, range));
            break;
        }
        walk.take(token, &range);
    }
    let (closed_by_next, surplus) = match next.as_ref().map(|(token, range)| walk.effect(*token, range)) {
        Some(Effect::Closes(count)) => (count, false),
        Some(Effect::Surplus) => (0, true),
        _ => (0, false),
    };
    let mut around: Vec<Around<'_>> = walk
        .stack
        .iter()
        .map(|level| {
            // What begins with the next token belongs to the item, unless the token ends it.
            let begins = next.as_ref().filter(|(token, _)| !matches!(token, Token::Comma | Token::Close(_))).map(|(_, range)| range.start);
            let start = level.item.or(begins).unwrap_or(at);
            Around { bracket: level.bracket, label: level.label, item: start..start, with_comma: 0 }
        })
        .collect();
    // Every item ends at its comma or with its bracket.
    let mut open = around.len();
    let mut end = |open: &mut usize, depth: usize, at: usize, comma: Option<usize>| {
        while *open > depth {
            *open -= 1;
            let item = &mut around[*open];
            item.item.end = at.max(item.item.start);
            item.with_comma = comma.unwrap_or(item.item.end).max(item.item.end);
        }
    };
    for (token, range) in next.clone().into_iter().chain(tokens) {
        if open == 0 {
            break;
        }
        let before = walk.stack.len();
        if token == Token::Comma && walk.deeper == 0 && before == open {
            end(&mut open, before - 1, range.start, Some(range.end));
        }
        if let (Effect::Closes(count), Token::Open(_) | Token::Word) = (walk.effect(token, &range), token) {
            end(&mut open, (before - count).saturating_sub(1), range.start, None);
        }
        walk.take(token, &range);
        if walk.deeper == 0 {
            end(&mut open, walk.stack.len(), range.start, None);
        }
    }
    end(&mut open, 0, text.len(), None);
    Surroundings { around, next, closed_by_next, surplus }
}

/// Says whether the bracket around a place has a field of this name.
pub(super) fn has_field(text: &str, at: usize, name: &str) -> bool {
    let mut open = Vec::new();
    let (mut depth, mut word) = (None, "");
    for (token, range) in tokens(text) {
        if depth.is_none() && range.end > at {
            depth = Some(open.len());
        }
        match token {
            Token::Open(_) => open.push(false),
            Token::Close(_) if depth == Some(open.len()) => break,
            Token::Close(_) => {
                open.pop();
            }
            Token::Colon if word == name => {
                if let Some(has) = open.last_mut() {
                    *has = true;
                }
            }
            _ => {}
        }
        word = if token == Token::Word { &text[range] } else { "" };
    }
    open.last().copied().unwrap_or(false)
}

/// Returns the closing brackets that a text lacks at its end.
pub(super) fn missing_at_end(text: &str) -> String {
    let mut walk = Walk::of(text);
    for (token, range) in tokens(text) {
        walk.take(token, &range);
    }
    closing(walk.stack.iter().rev().map(|level| level.bracket))
}

/// Returns what closes these brackets.
pub(super) fn closing(brackets: impl Iterator<Item = u8>) -> String {
    brackets
        .map(|bracket| match bracket {
            b'(' => ')',
            b'[' => ']',
            _ => '}',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> String {
        let at = text.find('^').expect("a mark");
        let text = text.replacen('^', "", 1);
        let found = surroundings(&text, at);
        let around = found.around.iter().map(|around| text[around.item.clone()].trim_end_matches([',', ' ', '\n']).to_owned());
        around.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_place_knows_its_items() {
        assert_eq!(item("(a: 1, b: [x, ^y z, w], c: 2)"), "b: [x, y z, w] | y z");
        assert_eq!(item("(a: \"x)\", b: (c: ^3 /* ) */, d: 4))"), "b: (c: 3 /* ) */, d: 4) | c: 3 /* ) */");
        assert_eq!(item("(a: r#\"\"x)\"#, b: ^2)"), "b: 2");
    }

    #[test]
    fn a_missing_bracket_costs_one_row() {
        let broken = "(\n  systems: [\n    (id: \"a\", staff: 4^\n    (id: \"b\", staff: 5),\n  ],\n)";
        assert_eq!(item(broken).split(" | ").last(), Some("staff: 4"), "the second row is not inside the first");
        let broken = "(\n  systems: [\n    (id: \"a\", hosts: [1, ^2,\n  zones: [\n    (id: \"b\")],\n)";
        assert_eq!(item(broken).split(" | ").next(), Some("systems: [\n    (id: \"a\", hosts: [1, 2"), "a list ends where the next begins");
    }

    #[test]
    fn a_field_is_looked_for_in_its_own_bracket() {
        let text = "(a: 1, b: (c: 2, d: [(e: 3)]), f: 4)";
        let has = |at: &str, name: &str| has_field(text, text.find(at).expect("it is there"), name);
        assert!(has("a:", "f") && has("f:", "a") && has("c:", "d") && has("e:", "e") && has("b:", "b"));
        assert!(!has("a:", "c") && !has("c:", "e") && !has("e:", "c") && !has("f:", "d"));
    }

    #[test]
    fn what_is_missing_at_the_end_is_known() {
        assert_eq!(missing_at_end("(a: [(b: \"x)\", // ]"), ")])");
        assert_eq!(missing_at_end("(a: [1])"), "");
    }

    #[test]
    fn any_text_has_tokens() {
        for text in ["\"", "r#\"", "/*", "/* /*", "é\u{0}'", "\"\\", "r", "r#", "((((", "))))", "/"] {
            assert!(Tokens::of(text).count() < 9 && Tokens::of_broken(text).count() < 9, "{text}");
            let _ = (surroundings(text, text.len()), surroundings(text, 0), missing_at_end(text));
        }
    }
}
