//! RON cut into tokens, with comments and line breaks: put together again, they are the file.

use std::sync::Arc;

use crate::scenario::diagnostic::{Diagnostic, Place, Source};

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name, a number, a letter in quotes.
    Word,
    /// Text in quotes, of any kind.
    Text,
    Open,
    Close,
    Comma,
    Colon,
    /// Up to the end of its line.
    LineComment,
    BlockComment,
    /// `#![enable(…)]`, at the beginning of a file.
    Attribute,
}

/// A piece of the text, and how many lines end between it and the piece before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub at: usize,
    pub breaks: usize,
}

impl Token<'_> {
    pub fn is_comment(&self) -> bool {
        matches!(self.kind, Kind::LineComment | Kind::BlockComment)
    }

    /// Returns the byte after it.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// Says whether RON takes a character for space.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// Cuts a file into tokens.
pub fn tokens(source: &Arc<Source>) -> Result<Vec<Token<'_>>, Diagnostic> {
    let text = source.text.as_str();
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let space = rest.len() - rest.trim_start_matches(is_space).len();
        let breaks = rest[..space].matches('\n').count();
        at += space;
        let rest = &text[at..];
        if rest.is_empty() {
            return Ok(tokens);
        }
        let Some((kind, length)) = one(rest) else {
            let place = Place::new(source, at..at + 1);
            return Err(Diagnostic::error("syntax", "this begins and does not end").at(place).help("is a quote or a `*/` missing?"));
        };
        // What ends a line is no part of the comment on it.
        let shown = if kind == Kind::LineComment { rest[..length].trim_end_matches(is_space) } else { &rest[..length] };
        tokens.push(Token { kind, text: shown, at, breaks });
        at += length;
    }
}

/// Returns what begins here, and its length. None when it does not end.
fn one(rest: &str) -> Option<(Kind, usize)> {
    let first = rest.chars().next()?;
    let single = |kind| Some((kind, first.len_utf8()));
    match first {
        '(' | '[' | '{' => return single(Kind::Open),
        ')' | ']' | '}' => return single(Kind::Close),
        ',' => return single(Kind::Comma),
        ':' => return single(Kind::Colon),
        '"' => return Some((Kind::Text, 1 + quoted(&rest[1..], '"')?)),
        '\'' => return Some((Kind::Word, 1 + quoted(&rest[1..], '\'')?)),
        _ => {}
    }
    if rest.starts_with("//") {
        return Some((Kind::LineComment, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        return Some((Kind::BlockComment, block_comment(rest)?));
    }
    if rest.starts_with("#!") {
        return Some((Kind::Attribute, rest.find(']')? + 1));
    }
    for (prefix, raw) in [("br", true), ("r", true), ("b", false)] {
        let Some(after) = rest.strip_prefix(prefix) else { continue };
        if raw {
            let hashes = after.len() - after.trim_start_matches('#').len();
            if let Some(inside) = after[hashes..].strip_prefix('"') {
                let end = format!("\"{}", "#".repeat(hashes));
                return Some((Kind::Text, prefix.len() + hashes + 1 + inside.find(&end)? + end.len()));
            }
        } else if let Some(inside) = after.strip_prefix('"') {
            return Some((Kind::Text, prefix.len() + 1 + quoted(inside, '"')?));
        } else if let Some(inside) = after.strip_prefix('\'') {
            return Some((Kind::Word, prefix.len() + 1 + quoted(inside, '\'')?));
        }
    }
    let ends = |c: char| is_space(c) || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '"' | '\'');
    let word = rest.find(ends).unwrap_or(rest.len());
    let word = &rest[..word];
    let comment = word.find("//").into_iter().chain(word.find("/*")).min().unwrap_or(word.len());
    Some((Kind::Word, comment))
}

/// Returns the length of what stands before the closing quote, and the quote.
fn quoted(inside: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// Returns the length of a comment in which others may stand.
fn block_comment(rest: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0usize);
    loop {
        at += rest.as_bytes()[at..].iter().position(|byte| matches!(byte, b'*' | b'/'))?;
        match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth.checked_sub(1)?, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(Kind, String)> {
        let source = Source::new("x.ron", text);
        tokens(&source).expect("it is sound").iter().map(|token| (token.kind, token.text.to_owned())).collect()
    }

    #[test]
    fn every_kind_of_piece_is_told_from_the_others() {
        let said = cut(
            r####"#![enable(implicit_some)] Foo(a: 'x', b: -1.5e-3, c: r#"q"q"#, d: b"\"", e: r#type, /* a /* b */ c */ f: '\'') // end"####,
        );
        let texts: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
        for text in
            ["#![enable(implicit_some)]", "'x'", "-1.5e-3", r##"r#"q"q"#"##, r#"b"\"""#, "r#type", "/* a /* b */ c */", r"'\''", "// end"]
        {
            assert!(texts.contains(&text), "{text} in {texts:?}");
        }
        assert_eq!(said.last().map(|(kind, _)| *kind), Some(Kind::LineComment));
    }

    #[test]
    fn what_does_not_end_is_said_with_its_place() {
        for text in ["(a: \"x)", "(a: 1 /* b", "('a", "r#\"x\""] {
            let source = Source::new("x.ron", text);
            let problem = tokens(&source).expect_err(text);
            assert_eq!(problem.code, "syntax");
            assert!(problem.place.is_some(), "{text}");
        }
    }
}
