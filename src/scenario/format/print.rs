//! A tree of brackets written down in the one layout.
//!
//! Line breaks between things are the author's; spaces, indents and commas are not. A bracket that is broken anywhere
//! between its things has each bracket on a line of its own; one that is not stays on one line, unless it is too long for it.

use super::lexer::{Kind, Token};
use super::tree::{Group, Item, Piece};

/// Most columns of a line.
const COLUMNS: usize = 140;
/// Most columns that a text in quotes counts for: a sentence cannot be broken, so it is no reason to break what it stands in.
const TEXT_COLUMNS: usize = 12;
const INDENT: &str = "    ";

/// Writes a file.
pub fn print(file: &Group<'_>) -> String {
    let mut printer = Printer { out: String::new(), columns: 0 };
    for (number, item) in file.items.iter().enumerate() {
        if number > 0 {
            printer.line(0, item.breaks() > 1);
        }
        printer.item(item, 0, false);
    }
    for comment in &file.tail {
        printer.line(0, comment.breaks > 1);
        printer.write(comment);
    }
    printer.out.push('\n');
    printer.out
}

struct Printer {
    out: String,
    /// How many columns of the line are taken, as they are counted.
    columns: usize,
}

fn columns(token: &Token<'_>) -> usize {
    let all = token.text.chars().count();
    if token.kind == Kind::Text { all.min(TEXT_COLUMNS) } else { all }
}

/// Returns what stands between two pieces of one item.
fn gap(before: &Piece<'_>, after: &Piece<'_>) -> &'static str {
    match (before, after) {
        (_, Piece::Token(Token { kind: Kind::Colon, .. })) => "",
        // `Isolated(…)`, but `key: (…)`.
        (Piece::Token(Token { kind: Kind::Word, .. }), Piece::Group(_)) => "",
        _ => " ",
    }
}

impl Group<'_> {
    /// Says whether it is broken between its things.
    fn is_broken(&self) -> bool {
        let ends_line = |token: &Token<'_>| token.kind == Kind::LineComment;
        let close_breaks = self.brackets.is_some_and(|(_, close)| close.breaks > 0);
        let inside = |piece: &Piece<'_>| matches!(piece, Piece::Token(token) if ends_line(token));
        let broken =
            |item: &Item<'_>| item.breaks() > 0 || item.lead.iter().chain(&item.trail).any(ends_line) || item.pieces.iter().any(inside);
        (close_breaks && (!self.items.is_empty() || !self.tail.is_empty()))
            || self.items.iter().any(broken)
            || self.tail.iter().any(|comment| ends_line(comment) || comment.breaks > 0)
    }

    /// Returns its columns on one line; none when it is broken somewhere.
    fn flat(&self) -> Option<usize> {
        if self.is_broken() {
            return None;
        }
        let mut all = 2 + self.items.len().saturating_sub(1) * 2 + usize::from(self.comma && self.is_single());
        for item in &self.items {
            all += item.flat()?;
        }
        Some(all + self.tail.iter().map(|comment| 1 + columns(comment)).sum::<usize>())
    }

    /// Says whether it holds nothing but another bracket: `Any([…])` is broken at the inner one.
    fn is_wrapper(&self) -> bool {
        self.items.len() == 1 && self.tail.is_empty() && matches!(self.items[0].pieces.as_slice(), [Piece::Group(_)])
    }

    /// Returns its columns up to the first bracket inside it that is broken, or all of them.
    fn head(&self) -> usize {
        if self.is_broken() {
            return 1;
        }
        let mut all = 2;
        for item in &self.items {
            all += item.head() + 2;
            if item.flat().is_none() {
                return all;
            }
        }
        all
    }
}

impl Item<'_> {
    fn flat(&self) -> Option<usize> {
        let lead: usize = self.lead.iter().map(|comment| columns(comment) + 1).sum();
        let trail: usize = self.trail.iter().map(|comment| columns(comment) + 1).sum();
        let mut all = lead + trail;
        let mut before: Option<&Piece<'_>> = None;
        for piece in &self.pieces {
            all += before.map_or(0, |before| gap(before, piece).len());
            all += match piece {
                Piece::Token(token) if token.kind == Kind::LineComment => return None,
                Piece::Token(token) => columns(token),
                Piece::Group(group) => group.flat()?,
            };
            before = Some(piece);
        }
        Some(all)
    }

    fn head(&self) -> usize {
        let mut all: usize = self.lead.iter().map(|comment| columns(comment) + 1).sum();
        for piece in &self.pieces {
            all += 1 + match piece {
                Piece::Token(token) => columns(token),
                Piece::Group(group) => group.head(),
            };
            if matches!(piece, Piece::Group(group) if group.flat().is_none()) {
                return all;
            }
        }
        all
    }

    /// Says whether it is a row of a table: something in brackets, without a field's name.
    fn is_row(&self) -> bool {
        self.field().is_none() && self.group().is_some()
    }
}

impl Printer {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
        self.columns += text.chars().count();
    }

    fn write(&mut self, token: &Token<'_>) {
        self.out.push_str(token.text);
        self.columns += columns(token);
    }

    /// Begins a line, after an empty one if that is wanted.
    fn line(&mut self, indent: usize, empty: bool) {
        self.out.push('\n');
        if empty {
            self.out.push('\n');
        }
        self.columns = 0;
        self.text(&INDENT.repeat(indent));
    }

    /// Writes what stands before an item, and its pieces. What follows them is the caller's.
    fn item(&mut self, item: &Item<'_>, indent: usize, comma: bool) {
        let first = item.pieces.first().and_then(Piece::first);
        let after_lead = item.lead.iter().skip(1).copied().chain(first);
        for (comment, next) in item.lead.iter().zip(after_lead) {
            self.write(comment);
            if comment.kind == Kind::BlockComment && next.breaks == 0 {
                self.text(" ");
            } else {
                self.line(indent, next.breaks > 1);
            }
        }
        let mut before: Option<&Piece<'_>> = None;
        for piece in &item.pieces {
            match before {
                Some(Piece::Token(token)) if token.kind == Kind::LineComment => self.line(indent + 1, false),
                Some(before) => self.text(gap(before, piece)),
                None => {}
            }
            match piece {
                Piece::Token(token) => self.write(token),
                Piece::Group(group) => self.group(group, indent),
            }
            before = Some(piece);
        }
        if matches!(before, Some(Piece::Token(token)) if token.kind == Kind::LineComment) {
            self.line(indent + 1, false);
        }
        if comma {
            self.text(",");
        }
        let mut ended = false;
        for comment in &item.trail {
            if ended {
                self.line(indent, false);
            } else {
                self.text(" ");
            }
            self.write(comment);
            ended = comment.kind == Kind::LineComment;
        }
    }

    fn group(&mut self, group: &Group<'_>, indent: usize) {
        let Some((open, close)) = &group.brackets else { return };
        // A comma, or one more bracket, comes after it.
        let left = COLUMNS.saturating_sub(self.columns + 1);
        let inline = !group.is_broken() && (group.is_wrapper() || group.flat().unwrap_or_else(|| group.head()) <= left);
        self.write(open);
        if inline || (group.items.is_empty() && group.tail.is_empty()) {
            for (number, item) in group.items.iter().enumerate() {
                let last = number + 1 == group.items.len();
                self.item(item, indent, !last || (group.comma && group.is_single()));
                if !last {
                    self.text(" ");
                }
            }
            for comment in &group.tail {
                self.text(" ");
                self.write(comment);
            }
        } else {
            self.open(group, indent + 1);
            self.line(indent, false);
        }
        self.write(close);
    }

    /// Writes the things of a group on lines of their own.
    fn open(&mut self, group: &Group<'_>, indent: usize) {
        // Rows that did not fit beside each other stand under each other.
        let rows = !group.is_broken() && group.items.iter().any(Item::is_row);
        let mut fresh = true;
        for (number, item) in group.items.iter().enumerate() {
            let last = number + 1 == group.items.len();
            let fits = self.columns + 2 + item.flat().unwrap_or_else(|| item.head()) <= COLUMNS;
            if fresh || rows || item.breaks() > 0 || !fits {
                self.line(indent, number > 0 && item.breaks() > 1);
            } else {
                self.text(" ");
            }
            let begin = self.out.len();
            self.item(item, indent, !last || group.comma || !group.is_single());
            let several = self.out[begin..].contains('\n') && !item.pieces.iter().all(|piece| matches!(piece, Piece::Token(_)));
            fresh = several || item.trail.last().is_some_and(|comment| comment.kind == Kind::LineComment);
        }
        for (number, comment) in group.tail.iter().enumerate() {
            self.line(indent, comment.breaks > 1 && (number > 0 || !group.items.is_empty()));
            self.write(comment);
        }
    }
}
