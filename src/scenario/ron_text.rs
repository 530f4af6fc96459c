//! RON with messages an author can act on. Scenarios, recordings and settings are all read through here.

use std::io::Read as _;
use std::sync::Arc;

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::Deserialize;

use super::diagnostic::{Diagnostic, Place, Source, did_you_mean};

/// Largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// Deepest nesting that is read.
const DEPTH_MAX: usize = 64;

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(DEPTH_MAX)
}

/// Reads a whole file as one value.
pub fn from_source<'de, T: Deserialize<'de>>(source: &'de Arc<Source>) -> Result<T, Diagnostic> {
    options().from_str(&source.text).map_err(|error| explain(source, error))
}

/// Reads one value from the beginning of `text`, which is a slice of the source. Returns what follows it.
pub fn one_from<'de, T: Deserialize<'de>>(source: &'de Arc<Source>, text: &'de str) -> Result<(T, &'de str), Diagnostic> {
    let base = text.as_ptr() as usize - source.text.as_ptr() as usize;
    let part = |error| {
        // Lines and columns count from the beginning of the slice.
        explain_at(source, base, error)
    };
    let mut deserializer = ron::Deserializer::from_str_with_options(text, &options()).map_err(part)?;
    let value = T::deserialize(&mut deserializer).map_err(|error| part(deserializer.span_error(error)))?;
    Ok((value, deserializer.remainder()))
}

/// Says what is wrong, where, and what would be accepted.
fn explain(source: &Arc<Source>, error: SpannedError) -> Diagnostic {
    explain_at(source, 0, error)
}

fn explain_at(source: &Arc<Source>, base: usize, error: SpannedError) -> Diagnostic {
    let start = source.offset_after(base, error.span.start.line, error.span.start.col);
    let end = source.offset_after(base, error.span.end.line, error.span.end.col);
    let place = Place::new(source, start..end.max(start));
    let found = source.text[place.range.clone()].trim().to_owned();
    let place = if found.is_empty() { Place::new(source, start..start + 1) } else { place };
    match error.code {
        Error::NoSuchStructField { expected, found, outer } => {
            let of = outer.map(|outer| format!(" in `{outer}`")).unwrap_or_default();
            suggest(Diagnostic::error("unknown-field", format!("there is no field `{found}`{of}")), &found, expected, "fields")
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let of = outer.map(|outer| format!(" as `{outer}`")).unwrap_or_default();
            suggest(Diagnostic::error("unknown-word", format!("`{found}` is not known{of}")), &found, expected, "one of")
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.map(|outer| format!(" of `{outer}`")).unwrap_or_default();
            Diagnostic::error("missing-field", format!("the field `{field}`{of} is missing"))
                .label(format!("`{field}` should stand before this"))
        }
        Error::DuplicateStructField { field, .. } => {
            Diagnostic::error("duplicate-field", format!("the field `{field}` stands here twice")).help("keep one of them")
        }
        Error::Message(message) => Diagnostic::error("bad-value", message),
        Error::InvalidValueForType { expected, found } => Diagnostic::error("bad-value", format!("expected {expected}, found {found}")),
        Error::ExpectedDifferentLength { expected, found } => Diagnostic::error("bad-value", format!("expected {expected}, found {found}")),
        Error::IntegerOutOfBounds => Diagnostic::error("bad-value", "this number is too large, or negative where it may not be"),
        Error::ExceededRecursionLimit => {
            Diagnostic::error("too-deep", format!("more than {DEPTH_MAX} brackets inside each other")).help("is a closing bracket missing?")
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedMapEnd => {
            // The value before is good; what is missing comes after it: before what was found instead, or at the end.
            let last = source.text[place.range.end..].trim().is_empty();
            let until = if last { place.range.end } else { start.max(base) };
            let end = base + source.text[base..until].trim_end().len();
            let after = Place::new(source, end..end + 1);
            return Diagnostic::error("syntax", "something is missing between two things")
                .at(after)
                .label("a comma or a closing bracket should stand here");
        }
        Error::Eof | Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike if source.text.trim().is_empty() => {
            Diagnostic::error("syntax", "the file is empty").help("a file that holds nothing yet is `()`")
        }
        Error::Eof => {
            Diagnostic::error("syntax", "the file ends in the middle of something").help("is a closing `)`, `]` or `\"` missing?")
        }
        Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike => {
            Diagnostic::error("syntax", "a `(` should stand here").help("a record begins with `(`: `(name: value, …)`")
        }
        Error::NoSuchExtension(name) => {
            Diagnostic::error("syntax", format!("RON has no extension `{name}`")).help("leave the line out: no file of Go Dark needs one")
        }
        other => Diagnostic::error("syntax", lower_first(&other.to_string())),
    }
    .at(place)
}

fn suggest(problem: Diagnostic, found: &str, expected: &[&'static str], what: &str) -> Diagnostic {
    let problem = match did_you_mean(found, expected.iter().copied()) {
        Some(near) => problem.meant(near),
        None => problem,
    };
    if expected.is_empty() { problem } else { problem.help(format!("{what}: {}", expected.join(", "))) }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// Reads a file from disk, within the size that is accepted.
pub fn read_file(path: &std::path::Path) -> Result<Arc<Source>, Diagnostic> {
    let problem = |message: String| Diagnostic::error("unreadable-file", message);
    let shown = path.display();
    let data = std::fs::metadata(path).map_err(|error| problem(format!("cannot read {shown}: {}", io_words(&error))))?;
    if data.is_dir() {
        return Err(problem(format!("{shown} is a folder")).help("name a file in it"));
    }
    if !data.is_file() {
        return Err(problem(format!("{shown} is not a regular file")));
    }
    let large = |bytes: u64| Diagnostic::error("too-large", format!("{shown} has {bytes} bytes; at most {FILE_BYTES_MAX} are read"));
    if data.len() > FILE_BYTES_MAX {
        return Err(large(data.len()));
    }
    // A file that grows while it is read, or says nothing of its size, is cut off as well.
    let unreadable = |error| problem(format!("cannot read {shown}: {}", io_words(&error)));
    let mut bytes = Vec::new();
    let mut file = std::fs::File::open(path).map_err(unreadable)?.take(FILE_BYTES_MAX + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(large(bytes.len() as u64));
    }
    text_of(path, bytes)
}

/// Takes bytes as the text of a file.
pub fn text_of(path: &std::path::Path, bytes: Vec<u8>) -> Result<Arc<Source>, Diagnostic> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(path, text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(Diagnostic::error("not-text", format!("{} is not UTF-8 text: byte {at} does not fit", path.display()))
                .help("save the file as UTF-8"))
        }
    }
}

/// Returns the system's words for an error, without its number.
pub fn io_words(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Lamp {
        colour: Colour,
        #[serde(default)]
        hours: u8,
        owner: Option<String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Colour {
        Green,
        Amber,
    }

    fn check(text: &str, expect: Expect) {
        let source = Source::new("lamp.ron", text);
        let said = match from_source::<Lamp>(&source) {
            Ok(lamp) => format!("{lamp:?}"),
            Err(problem) => problem.render(false),
        };
        expect.assert_eq(&said);
    }

    #[test]
    fn values_may_leave_out_some() {
        check("(colour: green, owner: \"Ana\")", expect![[r#"Lamp { colour: Green, hours: 0, owner: Some("Ana") }"#]]);
    }

    #[test]
    fn slips_are_shown_where_they_are() {
        check(
            "(\n  color: green,\n)",
            expect![[r#"
            error[unknown-field]: there is no field `color` in `Lamp`
             --> lamp.ron:2:3
              |
            2 |   color: green,
              |   ^^^^^ did you mean `colour`?
              |
              = help: fields: colour, hours, owner"#]],
        );
        check(
            "(colour: ambre)",
            expect![[r#"
            error[unknown-word]: `ambre` is not known as `Colour`
             --> lamp.ron:1:10
              |
            1 | (colour: ambre)
              |          ^^^^^ did you mean `amber`?
              |
              = help: one of: green, amber"#]],
        );
        check(
            "(hours: 3)",
            expect![[r#"
            error[missing-field]: the field `colour` of `Lamp` is missing
             --> lamp.ron:1:10
              |
            1 | (hours: 3)
              |          ^ `colour` should stand before this"#]],
        );
        check(
            "(colour: green, hours: 300)",
            expect![[r#"
            error[bad-value]: this number is too large, or negative where it may not be
             --> lamp.ron:1:24
              |
            1 | (colour: green, hours: 300)
              |                        ^^^"#]],
        );
        check(
            "(colour: green",
            expect![[r#"
            error[syntax]: something is missing between two things
             --> lamp.ron:1:15
              |
            1 | (colour: green
              |               ^ a comma or a closing bracket should stand here"#]],
        );
    }
}
