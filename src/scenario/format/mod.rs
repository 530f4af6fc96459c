//! One layout for every file in RON: comments are kept, and what a file says never changes.
//!
//! [`lexer`] cuts a file into tokens, [`tree`](mod@tree) puts them together with comments beside what they are about,
//! [`print`](mod@print) writes them down.

pub mod lexer;
pub mod print;
pub mod tree;

use std::sync::Arc;

use serde::de::IgnoredAny;

use self::lexer::{Kind, Token, tokens};
use self::tree::Group;
use super::diagnostic::{Diagnostic, Source};
use super::ron_text::from_source;

/// How often a text is looked at again, until nothing moves any more.
const ROUNDS_MAX: usize = 4;

/// Returns the text of a file in the one layout, or why it cannot be brought into it.
///
/// The result says the same as the file: the same tokens in the same order, commas at the end of lists aside, and the
/// same comments. Where that cannot be kept, there is no result.
pub fn format(source: &Arc<Source>) -> Result<String, Diagnostic> {
    from_source::<IgnoredAny>(source)?;
    let before = tokens(source)?;
    let mut written = Source::new(&source.path, print::print(&tree::tree(source, &before)?));
    // A comment in an odd place may move once more when it has been moved: what is returned does not change any further.
    for _ in 0..ROUNDS_MAX {
        let text = print::print(&tree::tree(&written, &tokens(&written)?)?);
        if text == written.text {
            break;
        }
        written = Source::new(&source.path, text);
    }
    let kept = || Diagnostic::error("not-kept", "this cannot be brought into the usual layout without changing what it says");
    let after = tokens(&written).map_err(|_| kept())?;
    from_source::<IgnoredAny>(&written).map_err(|_| kept())?;
    if said(source, &before)? != said(&written, &after)? || comments(&before) != comments(&after) {
        return Err(kept().help("the file is left as it is; mend the layout by hand"));
    }
    let text = written.text.clone();
    // Lines end as they did.
    let first = source.text.find('\n').is_some_and(|at| source.text[..at].ends_with('\r'));
    Ok(if first { with_returns(&after, &text) } else { text })
}

/// Returns what is said: all tokens but comments, and but commas that mean nothing.
fn said<'a>(source: &'a Arc<Source>, tokens: &[Token<'a>]) -> Result<Vec<(Kind, &'a str)>, Diagnostic> {
    let mut said = Vec::new();
    gather(&tree::tree(source, tokens)?, &mut said);
    Ok(said)
}

fn gather<'a>(group: &Group<'a>, said: &mut Vec<(Kind, &'a str)>) {
    let token = |token: Token<'a>| (token.kind, token.text);
    said.extend(group.brackets.map(|(open, _)| token(open)));
    for (number, item) in group.items.iter().enumerate() {
        for piece in &item.pieces {
            match piece {
                tree::Piece::Token(piece) if piece.is_comment() => {}
                tree::Piece::Token(piece) => said.push(token(*piece)),
                tree::Piece::Group(inner) => gather(inner, said),
            }
        }
        let last = number + 1 == group.items.len();
        if !last || (group.comma && group.is_single()) {
            said.push((Kind::Comma, ","));
        }
    }
    said.extend(group.brackets.map(|(_, close)| token(close)));
}

fn comments<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    tokens.iter().filter(|token| token.is_comment() || token.kind == Kind::Attribute).map(|token| token.text).collect()
}

/// Ends lines between tokens as some editors do; what is inside a token stays.
fn with_returns(tokens: &[Token<'_>], text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for token in tokens {
        out.push_str(&text[at..token.at].replace('\n', "\r\n"));
        out.push_str(token.text);
        at = token.end();
    }
    out.push_str(&text[at..].replace('\n', "\r\n"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn formatted(text: &str) -> String {
        let once = format(&Source::new("x.ron", text)).unwrap_or_else(|problem| panic!("{}", problem.render(false)));
        let twice = format(&Source::new("x.ron", once.as_str())).expect("it was read before");
        assert_eq!(once, twice, "a second time changes nothing");
        once
    }

    fn check(text: &str, expect: Expect) {
        expect.assert_eq(&formatted(text));
    }

    #[test]
    fn spaces_indents_and_commas_are_put_right() {
        check(
            "( format:1,zones:[ (id :\"a\" , part : internet,)\n,(id:\"b\",part:edge)] )",
            expect![[r#"
                (format: 1, zones: [
                    (id: "a", part: internet),
                    (id: "b", part: edge),
                ])
            "#]],
        );
    }

    #[test]
    fn comments_stay_beside_what_they_are_about() {
        check(
            "// A town.\n\n\n\n(\n// Who\n    seats: [ // all of them\n  (id: \"lead\"), // the one\n\n\n  // and\n  (id: \"deputy\")\n // the end\n  ], /* odd */ a: /* place */ 1 // last\n // after\n)\n// bye",
            expect![[r#"
                // A town.

                (
                    // Who
                    seats: [
                        // all of them
                        (id: "lead"), // the one

                        // and
                        (id: "deputy"),
                        // the end
                    ],
                    /* odd */ a: /* place */ 1, // last
                    // after
                )
                // bye
            "#]],
        );
    }

    #[test]
    fn comments_in_odd_places_are_kept() {
        check(
            "(a // what\n : 1, b: // why\n [1 /* one */, 2 // two\n , 3], c /* x */: Some( // so\n 4))",
            expect![[r#"
                (
                    a // what
                        : 1, b: // why
                        [
                        1 /* one */, 2, // two
                        3,
                    ],
                    c /* x */: Some(
                        // so
                        4
                    ),
                )
            "#]],
        );
    }

    #[test]
    fn what_is_too_long_is_broken_and_sentences_do_not_count() {
        let sentence =
            "a sentence that is a good deal longer than any line of a file should ever be, and that cannot be broken anywhere by us";
        check(
            &format!(
                "(rows: [(id: \"a\", about: \"{sentence}\", n: 1), (id: \"b\", about: \"{sentence}\", n: 2), (id: \"c\", when: All([Up(\"one\"), Up(\"two\"), Up(\"three\")]))], hours: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100])"
            ),
            expect![[r#"
                (
                    rows: [
                        (id: "a", about: "a sentence that is a good deal longer than any line of a file should ever be, and that cannot be broken anywhere by us", n: 1),
                        (id: "b", about: "a sentence that is a good deal longer than any line of a file should ever be, and that cannot be broken anywhere by us", n: 2),
                        (id: "c", when: All([Up("one"), Up("two"), Up("three")])),
                    ],
                    hours: [
                        100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100,
                        100, 100, 100, 100,
                    ],
                )
            "#]],
        );
    }

    #[test]
    fn a_comma_that_may_mean_something_stays_as_it_was() {
        assert_eq!(formatted("(1,)"), "(1,)\n");
        assert_eq!(formatted("(1)"), "(1)\n");
        assert_eq!(formatted("(\nA(\n1\n)\n)"), "(\n    A(\n        1\n    )\n)\n");
    }

    #[test]
    fn lines_end_as_they_did_and_texts_keep_theirs() {
        assert_eq!(formatted("(a: \"x\r\ny\",\r\n\r\nb: 1)"), "(\r\n    a: \"x\r\ny\",\r\n\r\n    b: 1,\r\n)\r\n");
    }

    #[test]
    fn what_is_no_ron_is_said_with_its_place() {
        for text in ["(a: 1", "(a 1)", "", "(a: \"x)", "[1,,2]", "(a: 1) (b: 2)"] {
            let problem = format(&Source::new("x.ron", text)).expect_err(text);
            assert!(problem.place.is_some(), "{text}: {}", problem.render(false));
        }
    }
}
