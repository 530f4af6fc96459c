//! Reading on after a slip: what cannot be read is left out, as little of it as may be, so that one pass finds
//! the problems of the rest as well.
//!
//! A missing comma or bracket is put where it belongs, and a misspelt word is read as the one that was meant. Anything else is blanked: the value, the field, the row of a
//! list. What goes wrong only because something was left out is not told.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::brackets::{Around, Surroundings, closing, first_break, has_field, missing_at_end, surroundings};
use super::calendar::Calendar;
use super::diagnostic::{Diagnostic, Label, Place, Source};
use super::names::{Kind, Lost, probing};
use super::part::LISTS;
use super::ron_text::from_source;
use super::tokens::{Token, Tokens, is_unfinished};

/// So often a file is read anew without what was wrong, at most…
const TRIES_MAX: usize = 200;
/// …and so many bytes are read for it, tries times length.
const BYTES_MAX: usize = 32 * 1024 * 1024;

/// A file in which everything can be read, although not everything need be there.
pub(super) struct Mended {
    pub original: Arc<Source>,
    /// What can be read of it.
    pub source: Arc<Source>,
    /// What was put in: where in the mended text, and how many bytes.
    inserted: Vec<(usize, usize)>,
    /// What was changed, in the mended text.
    touched: Vec<Range<usize>>,
    tries: usize,
    pub lost: Lost,
    /// Nothing was left out.
    pub whole: bool,
    /// Something can be read of it; if not, it was told why.
    pub readable: bool,
    pub problems: Vec<Diagnostic>,
}

enum Remedy {
    Insert(usize, String),
    /// Reads a word as another one.
    Rename(Range<usize>, String),
    Blank(Range<usize>),
}

impl Mended {
    pub fn of(source: &Arc<Source>) -> Self {
        Self {
            original: source.clone(),
            source: source.clone(),
            inserted: Vec::new(),
            touched: Vec::new(),
            tries: (BYTES_MAX / source.text.len().max(1)).clamp(2, TRIES_MAX),
            lost: Lost::default(),
            whole: true,
            readable: true,
            problems: Vec::new(),
        }
    }

    /// Leaves out what keeps the file from being read as a `T`. Returns false when nothing helps.
    pub fn until_readable<T: DeserializeOwned>(&mut self, calendar: &Calendar) -> bool {
        loop {
            let source = self.source.clone();
            let read = probing(calendar, &source, || from_source::<T>(&source));
            self.readable = read.is_ok();
            let Err(mut problem) = read else { return true };
            let remedy = self.earlier(&mut problem).or_else(|| self.remedy(&problem));
            // Where nothing can be done because all of it was left out, that was told.
            let nothing_left = || problem.place.as_ref().is_some_and(|place| self.follows(&place.range));
            if !remedy.as_ref().map_or_else(nothing_left, |(_, told)| *told) {
                self.relate(&mut problem);
                self.problems.push(problem);
            }
            self.tries = self.tries.saturating_sub(1);
            match remedy {
                Some((remedy, _)) if self.tries > 0 => self.apply(remedy),
                _ => {
                    self.whole = false;
                    return false;
                }
            }
        }
    }

    /// Makes a place in the mended text one in the file that the author sees.
    pub fn relate(&self, problem: &mut Diagnostic) {
        if let Some(place) = problem.place.as_mut() {
            self.relate_place(place);
        }
    }

    pub fn relate_place(&self, place: &mut Place) {
        if Arc::ptr_eq(&place.source, &self.source) {
            *place = self.place(&place.range);
        }
    }

    /// Returns the place in the file for bytes of the mended text.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let before = |at: usize| {
            let put: usize = self.inserted.iter().map(|(start, length)| at.saturating_sub(*start).min(*length)).sum();
            at - put
        };
        Place::new(&self.original, before(range.start)..before(range.end))
    }

    /// Chooses what to do when reading came to a stop because of something before that place, and tells of that instead.
    fn earlier(&self, problem: &mut Diagnostic) -> Option<(Remedy, bool)> {
        let at = problem.place.as_ref().filter(|_| matches!(problem.code, "syntax" | "unknown-field" | "unknown-word"))?.range.start;
        let text = &self.source.text;
        // What ends in the middle of a text began before it.
        let before = if problem.message == "expected end of string" { text.len() } else { at };
        let slip = first_break(text, before)
            .filter(|slip| slip.at < before && !self.touched.iter().any(|touched| touched.end >= slip.at && touched.start <= slip.at))?;
        let (message, label) = match slip.is_text {
            true => ("this text does not end on its line", "a `\"` should stand here".to_owned()),
            false => ("something is not closed", format!("`{}` should stand here", slip.put.trim_end_matches(','))),
        };
        *problem = Diagnostic::error("syntax", message).at(Place::new(&self.source, slip.at..slip.at + 1)).label(label);
        Some((Remedy::Insert(slip.at, slip.put), false))
    }

    /// Chooses what to do about a problem, and whether it follows from one that was told.
    fn remedy(&self, problem: &Diagnostic) -> Option<(Remedy, bool)> {
        let at = problem.place.as_ref()?.range.start;
        let text = &self.source.text;
        if let Some(remedy) = self.meant(problem).or_else(|| self.attribute(at)) {
            return Some((remedy, false));
        }
        let found = surroundings(text, at);
        if let Some((at, put)) = self.missing(problem, &found, at) {
            let again = self.touched.iter().any(|touched| touched.start <= at && at <= touched.end);
            if !again {
                return Some((Remedy::Insert(at, put), false));
            }
        }
        if found.surplus
            && let Some((_, range)) = found.next.clone()
        {
            let told = self.follows(&range);
            return Some((Remedy::Blank(range), told));
        }
        let candidates = self.candidates(problem, &found);
        let list = found.around.iter().rposition(|around| around.bracket == b'[' && is_list(around.label));
        for (depth, range) in candidates {
            if is_blank(&text[range.clone()]) {
                continue;
            }
            // In a row of a list one slip is told; what is larger than a row has its own.
            let told = list.is_some_and(|list| depth >= list) && self.follows(&range);
            return Some((Remedy::Blank(range), told));
        }
        let rest = at.min(text.len())..text.len();
        (found.around.is_empty() && problem.code != "missing-field" && !is_blank(&text[rest.clone()]))
            .then_some((Remedy::Blank(rest), false))
    }

    /// Returns what was most likely meant by a word, when there is not also a field of that name.
    fn meant(&self, problem: &Diagnostic) -> Option<Remedy> {
        let range = problem.place.as_ref()?.range.clone();
        let Label::Meant(meant) = &problem.label else { return None };
        if !matches!(problem.code, "unknown-field" | "unknown-word") {
            return None;
        }
        let is_word = self.source.text[range.clone()].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let there = problem.code == "unknown-field" && has_field(&self.source.text, range.start, meant);
        (is_word && !there && !self.follows(&range)).then(|| Remedy::Rename(range, meant.to_string()))
    }

    /// Leaves out `#![enable(…)]` around a place: what it asks for is not known, or it is not whole.
    fn attribute(&self, at: usize) -> Option<Remedy> {
        let text = &self.source.text;
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let start = line + text[line..].find(|c: char| !c.is_whitespace()).filter(|start| text[line + start..].starts_with("#!"))?;
        let rest = text[start..].lines().next().unwrap_or_default();
        let end = start + rest.find(']').map_or(rest.len(), |end| end + 1);
        (start <= at && at < end).then_some(Remedy::Blank(start..end))
    }

    fn follows(&self, range: &Range<usize>) -> bool {
        self.touched.iter().any(|touched| touched.start < range.end && range.start < touched.end)
    }

    /// Returns what should be put where, when a comma or a bracket is all that is missing.
    fn missing(&self, problem: &Diagnostic, found: &Surroundings<'_>, at: usize) -> Option<(usize, String)> {
        if problem.code != "syntax" {
            return None;
        }
        let text = &self.source.text;
        let Some((token, range)) = &found.next else {
            // The end of the file: everything that is open is closed there.
            let tried = self.touched.iter().any(|touched| touched.end == text.len() && touched.start < touched.end);
            let closing = missing_at_end(text);
            let open = Tokens::of_broken(text).last().filter(|(token, _)| *token == Token::Text);
            let quote = if open.is_some_and(|(_, range)| is_unfinished(&text[range])) { "\"" } else { "" };
            return (!tried && !closing.is_empty()).then(|| (text.len(), format!("{quote}\n{closing}")));
        };
        let innermost = found.around.last()?;
        if found.closed_by_next > 0 {
            let mut put = closing(found.around.iter().rev().take(found.closed_by_next).map(|around| around.bracket));
            if !matches!(token, Token::Close(_)) {
                put.push(',');
            }
            return Some((at.min(range.start), put));
        }
        let between = text.get(at..range.start).is_some_and(is_blank) && problem.message.contains("missing between");
        let field = *token == Token::Word && text[range.end..].trim_start().starts_with(':');
        let row = innermost.bracket == b'[' && matches!(token, Token::Open(_) | Token::Word | Token::Text);
        (between && (field || row)).then(|| (at, ",".to_owned()))
    }

    /// Returns what may be left out, the smallest first, with the depth at which it stands.
    fn candidates(&self, problem: &Diagnostic, found: &Surroundings<'_>) -> Vec<(usize, Range<usize>)> {
        let list = found.around.iter().rposition(|around| around.bracket == b'[' && is_list(around.label));
        let depth = match problem.code {
            // What lacks a field is the bracket itself.
            "missing-field" => found.around.len().saturating_sub(1),
            // The field of a row in which it goes so deep.
            "too-deep" => found.around.len().min(list.map_or(2, |list| list + 2)),
            _ => found.around.len(),
        };
        let whole = |around: &Around<'_>| around.item.start..around.with_comma;
        let mut candidates: Vec<_> = found.around[..depth].iter().map(whole).enumerate().collect();
        candidates.reverse();
        if let (Some((Token::Comma, range)), false) = (&found.next, problem.code == "missing-field") {
            candidates.insert(0, (found.around.len(), range.clone()));
            if found.around.last().is_some_and(|around| !around.item.is_empty()) {
                candidates.remove(0);
            }
        }
        candidates
    }

    fn apply(&mut self, remedy: Remedy) {
        let mut text = self.source.text.clone();
        match remedy {
            Remedy::Rename(range, put) => {
                // Spaces fill up what is shorter; what is longer is put in behind.
                let (first, rest) = put.split_at(put.len().min(range.len()));
                text.replace_range(range.clone(), &format!("{first:<0$}", range.len()));
                self.source = Source::new(self.source.path.clone(), text);
                self.touched.push(range.clone());
                if !rest.is_empty() {
                    self.apply(Remedy::Insert(range.end, rest.to_owned()));
                }
                return;
            }
            Remedy::Insert(at, put) => {
                let shift = |position: &mut usize, inclusive: bool| {
                    if *position > at || (inclusive && *position == at) {
                        *position += put.len();
                    }
                };
                for touched in &mut self.touched {
                    shift(&mut touched.start, true);
                    shift(&mut touched.end, false);
                    touched.end = touched.end.max(touched.start);
                }
                self.inserted.iter_mut().for_each(|(start, _)| shift(start, true));
                self.inserted.push((at, put.len()));
                self.touched.push(at..at + put.len());
                text.insert_str(at, &put);
            }
            Remedy::Blank(range) => {
                self.whole = false;
                self.lose(&range);
                let blank: String = text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
                text.replace_range(range.clone(), &blank);
                self.touched.push(range);
            }
        }
        self.source = Source::new(self.source.path.clone(), text);
    }

    /// Notes which names are declared in what is left out.
    fn lose(&mut self, range: &Range<usize>) {
        let text = &self.source.text;
        let found = surroundings(text, range.start);
        let list = found.around.iter().enumerate().rev().find_map(|(depth, around)| {
            let known = LISTS.iter().find(|(name, _)| around.bracket == b'[' && around.label == Some(*name))?;
            Some((depth, known.1))
        });
        let lost = &text[range.clone()];
        match list {
            Some((depth, Some(kind))) if found.around[depth].item.start == range.start && range.len() > 1 => {
                match declared_in(lost) {
                    Some(name) => self.lost.name(kind, name),
                    None => self.lost.kind(kind),
                }
                if kind == Kind::Inject {
                    self.lost.kind(Kind::Choice);
                }
            }
            Some((_, Some(Kind::Inject))) => self.lost.kind(Kind::Choice),
            Some(_) => {}
            None => {
                let field = lost.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                match LISTS.iter().find(|(name, _)| *name == field) {
                    Some((_, Some(Kind::Inject))) => [Kind::Inject, Kind::Choice].into_iter().for_each(|kind| self.lost.kind(kind)),
                    Some((_, Some(kind))) => self.lost.kind(*kind),
                    Some((_, None)) => {}
                    None if field.is_empty() || lost.contains("id:") && field != "id" => self.lost.all(),
                    None => {}
                }
            }
        }
    }
}

fn is_list(label: Option<&str>) -> bool {
    label.is_some_and(|label| LISTS.iter().any(|(name, _)| *name == label))
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

/// Returns the first id that a row declares.
fn declared_in(row: &str) -> Option<&str> {
    let mut tokens = Tokens::of_broken(row).filter(|(token, _)| *token != Token::Comment);
    while let Some((token, range)) = tokens.next() {
        if token == Token::Word && &row[range] == "id" && tokens.next()?.0 == Token::Colon {
            let (token, range) = tokens.next()?;
            return (token == Token::Text).then(|| row[range].trim_matches('"'));
        }
    }
    None
}
