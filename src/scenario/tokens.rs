//! The tokens of a RON file, also of one that is broken. [`format`](super::format) has a lexer that refuses what is none.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// One of `(`, `[`, `{`.
    Open(u8),
    /// The bracket that would open what this closes.
    Close(u8),
    Comma,
    Colon,
    Word,
    Text,
    Comment,
    Other,
}

/// The tokens of a text, one after the other. Never fails: what is unknown is `Other`.
#[derive(Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// In a file that is broken a text ends with its line: else a missing quote turns all that follows inside out.
    lines: bool,
}

impl<'a> Tokens<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0, lines: false }
    }

    pub fn of_broken(text: &'a str) -> Self {
        Self { text, at: 0, lines: true }
    }

    fn skip(&mut self, more: impl Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !more(*byte)).unwrap_or(rest.len());
    }

    /// Goes behind the next `end`, or to the end of the text.
    fn behind(&mut self, end: &str) {
        self.at = self.text[self.at..].find(end).map_or(self.text.len(), |found| self.at + found + end.len());
    }

    /// Goes behind the quote that ends a text; escaped ones do not.
    fn quoted(&mut self, quote: u8) {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match *byte {
                b'\\' => self.at += 2,
                b'\n' if self.lines => return,
                byte if byte == quote => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.text.len();
    }

    /// Goes behind a comment between `/*` and `*/`, which may hold others.
    fn block(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            let rest = &self.text.as_bytes()[self.at..];
            match rest.iter().position(|byte| matches!(byte, b'*' | b'/')) {
                None => self.at = self.text.len(),
                Some(found) => {
                    self.at += found;
                    match &rest[found..] {
                        [b'*', b'/', ..] => (depth, self.at) = (depth - 1, self.at + 2),
                        [b'/', b'*', ..] => (depth, self.at) = (depth + 1, self.at + 2),
                        _ => self.at += 1,
                    }
                }
            }
            if self.at >= self.text.len() {
                return;
            }
        }
    }

    /// Goes behind a text such as `r#"…"#`, when one begins here.
    fn raw(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let marks = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
        if rest.as_bytes()[0] != b'r' || rest.as_bytes().get(1 + marks) != Some(&b'"') {
            return false;
        }
        self.at += marks + 2;
        self.behind(&format!("\"{}", "#".repeat(marks)));
        true
    }
}

impl Iterator for Tokens<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip(|byte| byte.is_ascii_whitespace());
        let start = self.at;
        let bytes = self.text.as_bytes();
        let token = match *bytes.get(start)? {
            b'/' if bytes.get(start + 1) == Some(&b'/') => {
                self.skip(|byte| byte != b'\n');
                Token::Comment
            }
            b'/' if bytes.get(start + 1) == Some(&b'*') => {
                self.at += 2;
                self.block();
                Token::Comment
            }
            b'"' => {
                self.at += 1;
                self.quoted(b'"');
                Token::Text
            }
            b'r' if self.raw() => Token::Text,
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
                self.skip(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
                Token::Word
            }
            byte => {
                self.at += self.text[start..].chars().next().map_or(1, char::len_utf8);
                match byte {
                    b'(' | b'[' | b'{' => Token::Open(byte),
                    b')' => Token::Close(b'('),
                    b']' => Token::Close(b'['),
                    b'}' => Token::Close(b'{'),
                    b',' => Token::Comma,
                    b':' => Token::Colon,
                    _ => Token::Other,
                }
            }
        };
        self.at = self.text.ceil_char_boundary(self.at.min(self.text.len()));
        Some((token, start..self.at))
    }
}

/// Says whether a text lacks its last quote.
pub(super) fn is_unfinished(text: &str) -> bool {
    text.len() < 2 || !text.ends_with(['"', '#']) || text.ends_with("\\\"")
}
