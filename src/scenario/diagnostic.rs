//! What an author reads when a file is wrong: a place, the offending text, and what would be accepted.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;

/// So many problems are told; who has more mends these first.
pub const TOLD_MAX: usize = 500;
/// Longer lines are not shown with a message.
const SHOWN_BYTES_MAX: usize = 16 * 1024;

/// A file as it was read. Places point into it.
#[derive(Debug)]
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

impl Source {
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into() })
    }

    /// Returns the byte offset of a one-based line and column, counted in characters.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        self.offset_after(0, line, column)
    }

    /// Returns the byte offset of a line and column that are counted from byte `base` on.
    pub fn offset_after(&self, base: usize, line: usize, column: usize) -> usize {
        let mut start = base;
        for _ in 1..line {
            match self.text[start..].find('\n') {
                Some(at) => start += at + 1,
                None => return self.text.len(),
            }
        }
        let rest = &self.text[start..];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
    }

    /// Returns the one-based line and column of a byte offset, counted in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// Bytes of a source that a message is about.
#[derive(Clone, Debug)]
pub struct Place {
    pub source: Arc<Source>,
    pub range: Range<usize>,
}

impl Place {
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let end = source.text.len();
        let start = source.text.floor_char_boundary(range.start.min(end));
        let end = source.text.ceil_char_boundary(range.end.clamp(start, end));
        Self { source: source.clone(), range: start..end }
    }

    /// Returns the lines that the place is on, the number of the first, and the place within them; nothing when they are
    /// too long to be shown.
    fn window(&self) -> Option<(usize, &str, Range<usize>)> {
        let text = &self.source.text;
        let start = text[..self.range.start].rfind('\n').map_or(0, |end| end + 1);
        let last = self.range.end.max(self.range.start + 1).min(text.len());
        let end = text[text.floor_char_boundary(last.saturating_sub(1)).max(start)..].find('\n');
        let end = end.map_or(text.len(), |length| text.floor_char_boundary(last.saturating_sub(1)).max(start) + length);
        let end = end.max(self.range.end);
        let (line, _) = self.source.line_column(start);
        (end - start <= SHOWN_BYTES_MAX).then(|| (line, &text[start..end], self.range.start - start..self.range.end - start))
    }

    /// Returns `file:line:column`.
    pub fn short(&self) -> String {
        let (line, column) = self.source.line_column(self.range.start);
        format!("{}:{line}:{column}", self.source.path.display())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// What stands beside the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    Nothing,
    Says(Box<str>),
    /// This was most likely meant by a word that is not known.
    Meant(Box<str>),
}

impl Label {
    pub fn text(&self) -> Option<String> {
        match self {
            Label::Nothing => None,
            Label::Says(text) => Some(text.to_string()),
            Label::Meant(word) => Some(format!("did you mean `{word}`?")),
        }
    }
}

/// One thing an author should mend.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub place: Option<Place>,
    /// Written beside the caret.
    pub label: Label,
    /// The next step.
    pub help: Option<String>,
}

impl Diagnostic {
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), place: None, label: Label::Nothing, help: None }
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Returns the same as a warning.
    pub fn mild(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Asks beside the caret whether this was meant.
    pub fn meant(mut self, word: &str) -> Self {
        self.label = Label::Meant(word.into());
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Label::Says(label.into().into());
        self
    }

    /// Renders the message with the lines it is about, as rustc does.
    pub fn render(&self, colour: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let label = self.label.text().unwrap_or_default();
        let mut parts: Vec<Element<'_>> = Vec::new();
        if let Some(place) = &self.place {
            let path = place.source.path.display().to_string();
            match place.window() {
                Some((line, window, span)) => {
                    let annotation = AnnotationKind::Primary.span(span).label(label.as_str());
                    parts.push(Snippet::source(window).line_start(line).path(path).annotation(annotation).into());
                }
                // A line that long is no help.
                None => {
                    let (line, column) = place.source.line_column(place.range.start);
                    parts.push(Origin::path(path).line(line).char_column(column).into());
                }
            }
        }
        if let Some(help) = &self.help {
            parts.push(Level::HELP.message(help.as_str()).into());
        }
        let group = level.primary_title(self.message.as_str()).id(self.code).elements(parts);
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    /// Returns the machine-readable form, as `docs/check-json.md` describes it: every field is always there.
    pub fn to_json(&self) -> serde_json::Value {
        let place = self.place.as_ref();
        let start = place.map(|place| place.source.line_column(place.range.start));
        let end = place.map(|place| place.source.line_column(place.range.end));
        serde_json::json!({
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "file": place.map(|place| place.source.path.display().to_string()),
            "line": start.map(|(line, _)| line),
            "column": start.map(|(_, column)| column),
            "end_line": end.map(|(line, _)| line),
            "end_column": end.map(|(_, column)| column),
            "label": self.label.text(),
            "help": self.help,
        })
    }
}

/// Every problem found in one pass, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub fn errors(&self) -> usize {
        self.0.iter().filter(|d| d.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sorts by file and place, so that the same files always give the same list.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            let key = |d: &Diagnostic| d.place.as_ref().map(|p| (p.source.path.clone(), p.range.start)).unwrap_or_default();
            key(a).cmp(&key(b)).then_with(|| a.code.cmp(b.code)).then_with(|| a.message.cmp(&b.message))
        });
        self.0.dedup_by(|a, b| {
            a.code == b.code
                && a.message == b.message
                && a.place.as_ref().map(|p| p.range.clone()) == b.place.as_ref().map(|p| p.range.clone())
        });
    }

    /// Keeps as many as somebody reads, errors before warnings, and says how many more there are.
    pub fn cut(&mut self) {
        if self.0.len() <= TOLD_MAX {
            return;
        }
        let (more, errors) = (self.0.len() - TOLD_MAX, self.errors());
        let mut left = [errors.min(TOLD_MAX), TOLD_MAX.saturating_sub(errors)];
        self.0.retain(|problem| {
            let left = &mut left[usize::from(problem.severity == Severity::Warning)];
            let told = *left > 0;
            *left = left.saturating_sub(1);
            told
        });
        let problem = Diagnostic::error("too-many", format!("there are {more} more problems")).help("mend these first");
        // So many warnings are still no reason not to play it.
        self.push(if errors > 0 { problem } else { problem.mild() });
    }

    pub fn render(&self, colour: bool) -> String {
        let mut out = String::new();
        for diagnostic in &self.0 {
            let _ = writeln!(out, "{}\n", diagnostic.render(colour));
        }
        let _ = match (self.errors(), self.warnings()) {
            (0, 0) => Ok(()),
            (0, warnings) => writeln!(out, "{}", count(warnings, "warning")),
            (errors, 0) => writeln!(out, "{}", count(errors, "error")),
            (errors, warnings) => writeln!(out, "{}, {}", count(errors, "error"), count(warnings, "warning")),
        };
        out
    }
}

fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// Returns the candidate most like `word`, when one is like enough to suggest.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_lines_agree() {
        let source = Source::new("x.ron", "first\nsëcond\nthird");
        for (line, column, text) in [(1, 1, "first"), (2, 3, "cond"), (3, 2, "hird")] {
            let offset = source.offset(line, column);
            assert!(source.text[offset..].starts_with(text), "{line}:{column}");
            assert_eq!(source.line_column(offset), (line, column));
        }
        assert_eq!(source.offset(9, 9), source.text.len());
    }

    #[test]
    fn a_message_shows_the_place_and_the_next_step() {
        let source = Source::new("first-light.ron", "(\n    foothold: \"web-1\",\n)");
        let at = source.text.find("\"web-1\"").expect("in the text");
        let shown = Diagnostic::error("unknown-id", "no system is called `web-1`")
            .at(Place::new(&source, at..at + 7))
            .meant("web-01")
            .render(false);
        expect_test::expect![[r#"
            error[unknown-id]: no system is called `web-1`
             --> first-light.ron:2:15
              |
            2 |     foothold: "web-1",
              |               ^^^^^^^ did you mean `web-01`?"#]]
        .assert_eq(&shown);
    }

    #[test]
    fn places_never_split_a_character() {
        let source = Source::new("x.ron", "ë");
        assert_eq!(Place::new(&source, 1..1).range, 0..2);
        assert_eq!(Place::new(&source, 5..9).range, 2..2);
    }
}
