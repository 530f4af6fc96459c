//! Scenarios of older formats, brought to the format of today by recorded rules.
//!
//! Rules change the text where they have to and nowhere else: comments and layout stay. When the format changes, what changed
//! is a rule here, with an old file in `tests/formats` that shows it.

use std::ops::Range;
use std::sync::Arc;

use serde::de::IgnoredAny;

use super::FORMAT;
use super::diagnostic::{Diagnostic, Place, Source};
use super::format::lexer::{Kind, tokens};
use super::format::tree::{Group, Item, Piece, tree};
use super::ron_text::from_source;

/// What a rule does. A path leads through fields, from the outermost brackets of a part or of the main file's `content`;
/// `*` stands for every row of a list.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// The field at the end of the path is called otherwise.
    Rename { at: &'static [&'static str], to: &'static str },
    /// The field at the end of the path is gone.
    Remove { at: &'static [&'static str] },
    /// A word is another one, wherever it stands as a value.
    Word { from: &'static str, to: &'static str },
    /// The main file gets a field with that value, if it has none of these.
    Add { field: &'static str, value: &'static str, unless: &'static [&'static str] },
}

/// Something that changed from one format to the next.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The format that was left.
    pub from: u32,
    /// What changed, for people.
    pub about: &'static str,
    pub change: Change,
}

/// Every change of the format, oldest first.
///
/// Format 0 is a scenario from before formats were numbered. Since format 1 the format has only grown.
pub const RULES: &[Rule] = &[Rule {
    from: 0,
    about: "moves that came to the catalogue later are left out, where the whole of it was on offer",
    change: Change::Add {
        field: "without",
        value: r#"["limit-requests", "lift-limits", "run-in-sandbox", "clear-system", "assess-intruder"]"#,
        unless: &["offers", "without"],
    },
}];

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Main,
    Part,
}

/// Returns the format of a main file: 0 when it names none.
pub fn format_of(source: &Arc<Source>) -> Result<u32, Diagnostic> {
    let all = tokens(source)?;
    let file = tree(source, &all)?;
    let is_record = |group: &&Group<'_>| {
        group.brackets.is_some_and(|(open, _)| open.text == "(") && group.items.iter().all(|item| item.field().is_some())
    };
    let main = outermost(&file).filter(is_record);
    let Some(main) = main else {
        let problem = Diagnostic::error("syntax", "this is no scenario: it is no record").at(Place::new(source, 0..1));
        return Err(problem.help("the main file of a scenario begins with `(`"));
    };
    let Some(item) = main.item("format") else { return Ok(0) };
    let number = item.pieces.last().and_then(Piece::first);
    number.and_then(|number| number.text.parse().ok()).ok_or_else(|| {
        Diagnostic::error("wrong-format", "the format is no number").at(Place::new(source, item.range())).help("write `format: 1`")
    })
}

/// Returns the parts that a main file names.
pub fn parts_of(source: &Arc<Source>) -> Result<Vec<String>, Diagnostic> {
    let all = tokens(source)?;
    let file = tree(source, &all)?;
    let parts = outermost(&file).and_then(|main| main.item("parts")).and_then(Item::group);
    let names = parts.into_iter().flat_map(|parts| &parts.items).filter_map(|item| item.pieces.first().and_then(Piece::first));
    Ok(names.filter(|name| name.kind == Kind::Text).map(|name| name.text.trim_matches('"').to_owned()).collect())
}

/// Returns the text of a file in the format of today.
pub fn migrate(source: &Arc<Source>, role: Role, from: u32) -> Result<String, Diagnostic> {
    from_source::<IgnoredAny>(source)?;
    by(RULES, FORMAT, source, role, from)
}

fn by(rules: &[Rule], until: u32, source: &Arc<Source>, role: Role, from: u32) -> Result<String, Diagnostic> {
    let mut text = source.text.clone();
    for format in from..until {
        for rule in rules.iter().filter(|rule| rule.from == format) {
            text = edited(&source.path, text, |file| edits(&rule.change, role, file))?;
        }
        if role == Role::Main {
            text = edited(&source.path, text, |file| numbered(file, format + 1))?;
        }
    }
    Ok(text)
}

type Edits = Vec<(Range<usize>, String)>;

/// Changes a text at the places that are named.
fn edited(path: &std::path::Path, text: String, find: impl FnOnce(&Group<'_>) -> Edits) -> Result<String, Diagnostic> {
    let source = Source::new(path, text);
    let all = tokens(&source)?;
    let mut edits = find(&tree(&source, &all)?);
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = source.text.clone();
    for (range, with) in edits.into_iter().rev() {
        text.replace_range(range, &with);
    }
    Ok(text)
}

fn outermost<'g, 'a>(file: &'g Group<'a>) -> Option<&'g Group<'a>> {
    file.items.first().and_then(Item::group)
}

fn edits(change: &Change, role: Role, file: &Group<'_>) -> Edits {
    let Some(whole) = outermost(file) else { return Vec::new() };
    let lists = match role {
        Role::Part => Some(whole),
        Role::Main => whole.item("content").and_then(Item::group),
    };
    let mut edits = Vec::new();
    match change {
        Change::Rename { at, to } => {
            lists
                .into_iter()
                .for_each(|lists| walk(lists, at, &mut |_, _, item| edits.extend(name_of(item).map(|name| (name, (*to).to_owned())))));
        }
        Change::Remove { at } => {
            lists
                .into_iter()
                .for_each(|lists| walk(lists, at, &mut |group, number, item| edits.push((with_comma(group, number, item), String::new()))));
        }
        Change::Word { from, to } => words(whole, from, &mut |range| edits.push((range, (*to).to_owned()))),
        Change::Add { field, value, unless } => {
            if role == Role::Main && unless.iter().all(|other| whole.item(other).is_none()) {
                edits.extend(before(whole, whole.items.last(), &format!("{field}: {value},")));
            }
        }
    }
    edits
}

/// Writes the number of the format.
fn numbered(file: &Group<'_>, format: u32) -> Edits {
    let Some(main) = outermost(file) else { return Vec::new() };
    match main.item("format").and_then(|item| item.pieces.last().and_then(Piece::first)) {
        Some(number) => vec![(number.at..number.end(), format.to_string())],
        None => before(main, main.items.first(), &format!("format: {format},")).into_iter().collect(),
    }
}

/// Puts a field before another, on a line of its own if that one has one.
fn before(group: &Group<'_>, item: Option<&Item<'_>>, field: &str) -> Option<(Range<usize>, String)> {
    let Some(item) = item else {
        let (open, _) = group.brackets.as_ref()?;
        return Some((open.end()..open.end(), field.to_owned()));
    };
    // Where the line begins on which it stands, or the comment above it.
    let first = item.pieces.first().and_then(Piece::first)?;
    let anchor = item.lead.iter().copied().chain([first]).find(|token| token.breaks > 0).unwrap_or(first);
    let (at, space) = (anchor.at, if anchor.breaks > 0 { "\n    " } else { " " });
    Some((at..at, format!("{field}{space}")))
}

/// Calls `see` with every field at the end of a path, and the group it stands in.
fn walk<'g, 'a>(group: &'g Group<'a>, at: &[&str], see: &mut dyn FnMut(&'g Group<'a>, usize, &'g Item<'a>)) {
    let Some((first, rest)) = at.split_first() else { return };
    for (number, item) in group.items.iter().enumerate() {
        if *first != "*" && item.field() != Some(*first) {
            continue;
        }
        if rest.is_empty() {
            see(group, number, item);
        } else if let Some(inner) = item.group() {
            walk(inner, rest, see);
        }
    }
}

fn name_of(item: &Item<'_>) -> Option<Range<usize>> {
    item.field()?;
    item.pieces.first().and_then(Piece::first).map(|name| name.at..name.end())
}

/// Returns the bytes of a field with its comma, and with the space up to what follows it.
fn with_comma(group: &Group<'_>, number: usize, item: &Item<'_>) -> Range<usize> {
    let range = item.range();
    let next = group.items.get(number + 1).filter(|next| next.lead.is_empty() && item.trail.is_empty()).map(|next| next.range().start);
    let comma = item.comma_at.map_or(range.end, |at| at + 1);
    range.start..next.unwrap_or(comma)
}

/// Calls `see` with the place of every word that stands as a value.
fn words(group: &Group<'_>, from: &str, see: &mut dyn FnMut(Range<usize>)) {
    for item in &group.items {
        let skip = if item.field().is_some() { 1 } else { 0 };
        for piece in item.pieces.iter().skip(skip) {
            match piece {
                Piece::Token(token) if token.kind == Kind::Word && token.text == from => see(token.at..token.end()),
                Piece::Token(_) => {}
                Piece::Group(inner) => words(inner, from, see),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const MADE_UP: &[Rule] = &[
        Rule { from: 0, about: "", change: Change::Rename { at: &["systems", "*", "backup", "years"], to: "age" } },
        Rule { from: 0, about: "", change: Change::Word { from: "Unplugged", to: "Isolated" } },
        Rule { from: 1, about: "", change: Change::Remove { at: &["systems", "*", "colour"] } },
        Rule { from: 1, about: "", change: Change::Add { field: "rounds", value: "3", unless: &["rounds"] } },
    ];

    #[test]
    fn rules_are_followed_one_format_after_the_other_and_comments_stay() {
        let old = "( // a town\n    title: \"Unplugged\", // years\n    content: (systems: [\n        // the first\n        (id: \"a\", colour: red, backup: (years: 3)), /* x */\n        (id: \"b\", backup: (years: 4), /* blue */ colour: blue),\n    ], when: Unplugged(\"a\")),\n)\n";
        let source = Source::new("scenario.ron", old);
        let new = by(MADE_UP, 2, &source, Role::Main, 0).expect("it is sound");
        expect![[r#"
            ( // a town
                format: 2,
                title: "Unplugged", // years
                rounds: 3,
                content: (systems: [
                    // the first
                    (id: "a", backup: (age: 3)), /* x */
                    (id: "b", backup: (age: 4), /* blue */ ),
                ], when: Isolated("a")),
            )
        "#]]
        .assert_eq(&new);
        assert_eq!(by(MADE_UP, 2, &Source::new("x", new.as_str()), Role::Main, 2).expect("it is sound"), new);
    }

    #[test]
    fn parts_have_no_number_and_their_lists_stand_outermost() {
        let source = Source::new("part.ron", "(systems: [(backup: (years: 3), colour: red)], rounds: 1)");
        let new = by(MADE_UP, 2, &source, Role::Part, 0).expect("it is sound");
        assert_eq!(new, "(systems: [(backup: (age: 3), )], rounds: 1)");
    }

    #[test]
    fn every_rule_leaves_a_format_that_was() {
        assert!(RULES.iter().all(|rule| rule.from < FORMAT && !rule.about.is_empty()));
        assert!(RULES.windows(2).all(|pair| pair[0].from <= pair[1].from), "oldest first");
    }
}
