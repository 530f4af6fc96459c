//! The tokens of a file as a tree of brackets, with each comment beside what it is about.

use std::sync::Arc;

use crate::scenario::diagnostic::{Diagnostic, Place, Source};

use super::lexer::{Kind, Token};

/// Deepest nesting that is looked at. What RON itself accepts is less.
const DEPTH_MAX: usize = 128;

/// What stands between brackets, or in a whole file.
#[derive(Debug, Default)]
pub struct Group<'a> {
    /// The brackets; a file has none.
    pub brackets: Option<(Token<'a>, Token<'a>)>,
    pub items: Vec<Item<'a>>,
    /// A comma follows the last item.
    pub comma: bool,
    /// Comments after the last item, on lines of their own.
    pub tail: Vec<Token<'a>>,
}

/// A value, or a field with its value.
#[derive(Debug, Default)]
pub struct Item<'a> {
    /// Comments before it.
    pub lead: Vec<Token<'a>>,
    pub pieces: Vec<Piece<'a>>,
    /// Comments after it, on its last line.
    pub trail: Vec<Token<'a>>,
    /// Where its comma is.
    pub comma_at: Option<usize>,
    /// How many lines end between the thing before and its comma.
    carried: usize,
}

#[derive(Debug)]
pub enum Piece<'a> {
    /// A word, a text, a colon, or a comment in an odd place.
    Token(Token<'a>),
    Group(Group<'a>),
}

impl<'a> Piece<'a> {
    /// Returns the first token.
    pub fn first(&self) -> Option<Token<'a>> {
        match self {
            Piece::Token(token) => Some(*token),
            Piece::Group(group) => group.brackets.map(|(open, _)| open),
        }
    }

    /// Returns the last token.
    pub fn last(&self) -> Option<Token<'a>> {
        match self {
            Piece::Token(token) => Some(*token),
            Piece::Group(group) => group.brackets.map(|(_, close)| close),
        }
    }
}

impl<'a> Item<'a> {
    /// Returns how many lines end before it, comments included.
    pub fn breaks(&self) -> usize {
        let first = self.lead.first().copied().or_else(|| self.pieces.first().and_then(Piece::first));
        first.map_or(0, |token| token.breaks).max(self.carried)
    }

    /// Returns the name of the field, when it is one.
    pub fn field(&self) -> Option<&'a str> {
        let mut tokens = self.pieces.iter().filter(|piece| !matches!(piece, Piece::Token(token) if token.is_comment()));
        match (tokens.next(), tokens.next()) {
            (Some(Piece::Token(name)), Some(Piece::Token(colon))) if colon.kind == Kind::Colon => Some(name.text),
            _ => None,
        }
    }

    /// Returns the bytes it takes, without comments around it and without its comma.
    pub fn range(&self) -> std::ops::Range<usize> {
        let start = self.pieces.first().and_then(Piece::first).map_or(0, |token| token.at);
        start..self.pieces.last().and_then(Piece::last).map_or(start, |token| token.end())
    }

    /// Returns what stands in its brackets, if it is one group, named or not.
    pub fn group(&self) -> Option<&Group<'a>> {
        self.pieces.iter().find_map(|piece| if let Piece::Group(group) = piece { Some(group) } else { None })
    }
}

impl<'a> Group<'a> {
    /// Returns a field by its name.
    pub fn item(&self, field: &str) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.field() == Some(field))
    }

    /// Says whether it holds one value without a name in round brackets: whether a comma follows it may matter there.
    pub fn is_single(&self) -> bool {
        let round = self.brackets.is_none_or(|(open, _)| open.text == "(");
        round && self.items.len() == 1 && self.items[0].field().is_none()
    }
}

/// Puts tokens together.
pub fn tree<'a>(source: &'a Arc<Source>, tokens: &[Token<'a>]) -> Result<Group<'a>, Diagnostic> {
    let mut grower = Grower { source, tokens, at: 0 };
    grower.group(None, 0)
}

struct Grower<'a, 't> {
    source: &'a Arc<Source>,
    tokens: &'t [Token<'a>],
    at: usize,
}

impl<'a> Grower<'a, '_> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    fn problem(&self, at: usize, message: &str) -> Diagnostic {
        Diagnostic::error("syntax", message).at(Place::new(self.source, at..at + 1))
    }

    /// Reads up to the closing bracket, or to the end of the file.
    fn group(&mut self, open: Option<Token<'a>>, depth: usize) -> Result<Group<'a>, Diagnostic> {
        if depth > DEPTH_MAX {
            return Err(self.problem(open.map_or(0, |open| open.at), "too many brackets inside each other"));
        }
        let mut group = Group::default();
        let mut item = Item::default();
        loop {
            let Some(token) = self.peek() else {
                if let Some(open) = open {
                    return Err(self.problem(open.at, "this bracket is not closed"));
                }
                self.end_item(&mut group, item);
                return Ok(group);
            };
            self.at += 1;
            match token.kind {
                Kind::Comma => {
                    if item.pieces.is_empty() {
                        return Err(self.problem(token.at, "a comma stands here with nothing before it"));
                    }
                    item.comma_at = Some(token.at);
                    loosen(&mut item);
                    let rest = &self.tokens[self.at..];
                    let run = rest.iter().take_while(|next| next.is_comment() && next.breaks == 0).count();
                    // Comments between two things of one line belong to the second.
                    let follows = rest.get(run).is_some_and(|next| next.breaks == 0 && next.kind != Kind::Close);
                    if !follows {
                        item.trail.extend(&rest[..run]);
                        self.at += run;
                    }
                    group.items.push(std::mem::take(&mut item));
                    item.carried = token.breaks.min(1);
                    group.comma = true;
                }
                Kind::Close => {
                    let fits = open.is_some_and(|open| matches!((open.text, token.text), ("(", ")") | ("[", "]") | ("{", "}")));
                    let Some(open) = open.filter(|_| fits) else {
                        return Err(self.problem(token.at, "this bracket closes nothing"));
                    };
                    self.end_item(&mut group, item);
                    group.brackets = Some((open, token));
                    return Ok(group);
                }
                Kind::Open => {
                    let inner = self.group(Some(token), depth + 1)?;
                    item.pieces.push(Piece::Group(inner));
                }
                Kind::LineComment | Kind::BlockComment if item.pieces.is_empty() => item.lead.push(token),
                Kind::Attribute => item.lead.push(token),
                _ => item.pieces.push(Piece::Token(token)),
            }
        }
    }

    /// Keeps the last item, which has no comma after it; comments without one are the group's.
    fn end_item(&self, group: &mut Group<'a>, mut item: Item<'a>) {
        if item.pieces.is_empty() {
            group.tail = item.lead;
            return;
        }
        let after = loosen(&mut item);
        group.tail = after;
        group.comma = false;
        group.items.push(item);
    }
}

/// Takes the comments at the end of an item out of its pieces: those on its last line are its own. Returns the others.
fn loosen<'a>(item: &mut Item<'a>) -> Vec<Token<'a>> {
    let is_comment = |piece: &Piece<'_>| matches!(piece, Piece::Token(token) if token.is_comment());
    let mut keep = item.pieces.iter().rposition(|piece| !is_comment(piece)).map_or(0, |at| at + 1);
    if item.comma_at.is_some() {
        // Before a comma all of them belong to the item; from the first that ends its line they come after the comma.
        let ends_line = |piece: &Piece<'_>| matches!(piece, Piece::Token(token) if token.kind == Kind::LineComment);
        keep = item.pieces[keep..].iter().position(ends_line).map_or(item.pieces.len(), |at| keep + at);
        let comments: Vec<Piece<'a>> = item.pieces.drain(keep..).collect();
        item.trail.extend(comments.iter().filter_map(Piece::first));
        return Vec::new();
    }
    let comments: Vec<Token<'a>> = item.pieces.drain(keep..).filter_map(|piece| piece.first()).collect();
    let own = comments.iter().position(|comment| comment.breaks > 0).unwrap_or(comments.len());
    item.trail.extend(&comments[..own]);
    comments[own..].to_vec()
}
