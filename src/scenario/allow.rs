//! Warnings that an author allows, in a comment beside what they are about: `// allow: unused-id because a sequel uses it`.
//!
//! Behind something, the comment is about its line; on a line of its own, about the whole thing that begins after it; at
//! the top of a file, about the file. In a translation the comment begins with `#`. Errors cannot be allowed.

use std::ops::Range;
use std::sync::Arc;

use super::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use super::library::Shelf;
use super::pages;
use super::tokens::{Token, Tokens};
use super::translation::LANGUAGES;

/// One comment that allows something.
struct Allow {
    code: String,
    at: Place,
    /// What it is about.
    covers: Range<usize>,
    used: bool,
}

/// Takes out the warnings that are allowed. Says which comments allow nothing; for those that have nothing to allow,
/// only when everything was `looked` at.
pub(super) fn apply(shelf: &Shelf, sources: &[Arc<Source>], looked: bool, found: &mut Diagnostics) {
    let mut allowed = Vec::new();
    let mut slips = Vec::new();
    for source in sources {
        let comments = comments_in_ron(&source.text);
        allowed.extend(comments.into_iter().filter_map(|(comment, covers)| read(source, comment, covers, &mut slips)));
    }
    for language in LANGUAGES {
        let name = format!("{language}.ftl");
        if let (true, Ok(source)) = (shelf.holds_part(&name), shelf.part(&name)) {
            let comments = comments_in_fluent(&source.text);
            allowed.extend(comments.into_iter().filter_map(|(comment, covers)| read(&source, comment, covers, &mut slips)));
        }
    }
    leave_out(&mut allowed, found);
    // What only comes out in play was not looked for.
    for allow in allowed.iter().filter(|allow| looked && !allow.used && !allow.code.starts_with(IN_PLAY)) {
        let problem = Diagnostic::warning("unused-allow", format!("there is no `{}` here to allow", allow.code));
        slips.push(problem.at(allow.at.clone()).help("take the comment away"));
    }
    if !slips.is_empty() {
        found.0.append(&mut slips);
        found.sort();
    }
}

/// Codes of what only comes out when a scenario is played begin with this.
const IN_PLAY: &str = "play-";

/// Takes out what is allowed of warnings that came after the reading, as from playing. What is wrong with the comments
/// themselves was said by the reading.
pub fn apply_later(found: &mut Diagnostics) {
    let mut allowed = Vec::new();
    let mut seen: Vec<Arc<Source>> = Vec::new();
    for source in found.0.iter().filter_map(|problem| Some(&problem.place.as_ref()?.source)) {
        if seen.iter().any(|other| other.path == source.path) {
            continue;
        }
        seen.push(source.clone());
        let comments = comments_in_ron(&source.text);
        allowed.extend(comments.into_iter().filter_map(|(comment, covers)| read(source, comment, covers, &mut Vec::new())));
    }
    leave_out(&mut allowed, found);
}

fn leave_out(allowed: &mut [Allow], found: &mut Diagnostics) {
    found.0.retain(|problem| {
        let Some(place) = problem.place.as_ref().filter(|_| problem.severity == Severity::Warning) else { return true };
        let mut kept = true;
        for allow in allowed.iter_mut().filter(|allow| {
            allow.code == problem.code && allow.at.source.path == place.source.path && allow.covers.contains(&place.range.start)
        }) {
            (allow.used, kept) = (true, false);
        }
        kept
    });
}

/// Reads a comment, when it allows something.
fn read(source: &Arc<Source>, comment: Range<usize>, covers: Range<usize>, slips: &mut Vec<Diagnostic>) -> Option<Allow> {
    let text = source.text[comment.clone()].trim_start_matches(['/', '*', '#']).trim_end_matches(['/', '*']).trim();
    let rest = text.strip_prefix("allow:")?;
    let at = Place::new(source, comment);
    let (code, reason) = rest.split_once(" because").unwrap_or((rest, ""));
    let code = code.trim();
    let mut slip = |message: String, help: String| slips.push(Diagnostic::warning("bad-allow", message).at(at.clone()).help(help));
    if pages::page(code).is_none() {
        let near = pages::near(code).map(|near| format!("did you mean `{near}`?"));
        slip(format!("no diagnostic is called `{code}`"), near.unwrap_or_else(|| "`godark check --explain` lists all of them".to_owned()));
        return None;
    }
    if reason.trim().is_empty() {
        slip(format!("`{code}` is allowed without a reason"), format!("write `allow: {code} because …`"));
        return None;
    }
    Some(Allow { code: code.to_owned(), at, covers, used: false })
}

/// Returns the comments of a file in RON, and what each is about.
fn comments_in_ron(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    if !text.contains("allow:") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut tokens = Tokens::of(text);
    // Comments one below the other are about the same thing, which is looked for once.
    let mut about: Option<usize> = None;
    let (mut line, mut seen) = (0, 0);
    while let Some((token, range)) = tokens.next() {
        line = text[seen..range.start].rfind('\n').map_or(line, |end| seen + end + 1);
        seen = range.start;
        if token != Token::Comment {
            about = None;
        } else if text[range.clone()].contains("allow:") {
            let alone = text[line..range.start].trim().is_empty();
            let end = if alone { *about.get_or_insert_with(|| end_of_next(tokens.clone()).unwrap_or(text.len())) } else { range.start };
            found.push((range, line..end));
        }
    }
    found
}

/// Returns where the thing ends that begins with the next token.
fn end_of_next(tokens: Tokens<'_>) -> Option<usize> {
    let mut depth = 0_usize;
    let mut end = None;
    for (token, range) in tokens.filter(|(token, _)| *token != Token::Comment) {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) if depth == 0 => return end,
            Token::Close(_) => depth -= 1,
            Token::Comma if depth == 0 => return end,
            _ => {}
        }
        end = Some(range.end);
    }
    end
}

/// Returns the comments of a translation, and the message that follows each.
fn comments_in_fluent(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut at = 0;
    // Comments whose message has not ended yet: from this one on, and whether it has begun.
    let (mut open, mut begun) = (0, false);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let comment = line.starts_with('#');
        if begun && !line.starts_with([' ', '\t']) {
            (open, begun) = (found.len(), false);
        }
        if comment {
            found.push((range.start..range.start + line.trim_end().len(), range));
        } else if !line.trim().is_empty() {
            begun = true;
            found[open..].iter_mut().for_each(|(_, covers)| covers.end = range.end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(text: &str) -> Vec<&str> {
        comments_in_ron(text).into_iter().map(|(_, covers)| &text[covers]).collect()
    }

    #[test]
    fn a_comment_is_about_its_line_or_about_what_follows() {
        let text = "(\n  a: 1, // allow: x because y\n  b: [2], c: 3,\n)";
        assert_eq!(covered(text), ["  a: 1, "]);
        let text = "(\n  // allow: x because y\n  // and more\n  b: [(2, 3),\n  4], c: 3,\n)";
        assert_eq!(covered(text), ["  // allow: x because y\n  // and more\n  b: [(2, 3),\n  4]"]);
        let text = "// allow: x because y\n(a: 1, b: 2)\n";
        assert_eq!(covered(text), ["// allow: x because y\n(a: 1, b: 2)"], "at the top it is about the file");
        assert!(covered("(a: \"// allow: x because y\")").is_empty(), "a text is no comment");
    }

    #[test]
    fn in_a_translation_it_is_about_the_next_message() {
        let text = "a = 1\n# allow: x because y\nb = 2\n    .c = 3\n\nd = 4\n";
        let found = comments_in_fluent(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].1.clone()], "# allow: x because y\nb = 2\n    .c = 3\n");
    }
}
