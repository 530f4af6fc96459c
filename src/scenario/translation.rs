//! A scenario's texts in another language: a Fluent file beside it, and the scenario as it is then shown.
//!
//! A message is named after the kind and the id of a thing, its attributes after the thing's other texts:
//! `system-exchange = …` with `.short` and `.about` under it. The rules never see any of it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::calendar::DayNames;
use super::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use super::leaf::Prose;
use super::library::Shelf;
use super::names::*;
use super::{Content, Cover, Scenario};

/// Languages in which scenarios can be written besides English, by their code.
pub const LANGUAGES: [&str; 1] = ["sq"];
/// Returns what the translation of a scenario is called that lies beside it.
pub fn file_of(language: &str) -> String {
    format!("{language}.ftl")
}

/// Deepest nesting of braces that is read.
const DEPTH_MAX: usize = 32;
/// So many unknown texts are told one by one: for each, all that are known are looked at.
const UNKNOWN_MAX: usize = 200;
/// So many missing texts are named.
const NAMED_MAX: usize = 8;

/// The texts of a scenario and of the catalogue in one language.
#[derive(Clone, Debug, Default)]
pub struct Translation {
    pub language: &'static str,
    /// The scenario has texts of its own in this language, and not only those of the catalogue.
    pub own: bool,
    texts: BTreeMap<String, String>,
}

/// Reads the translations that stand beside a scenario, and says what is wrong with them.
///
/// Nothing here keeps a scenario from being played: what cannot be read is said in English.
pub(super) fn read(shelf: &Shelf, scenario: &Scenario, found: &mut Diagnostics) -> Vec<Translation> {
    LANGUAGES.into_iter().map(|language| read_one(shelf, language, scenario, found)).collect()
}

fn read_one(shelf: &Shelf, language: &'static str, scenario: &Scenario, found: &mut Diagnostics) -> Translation {
    let mut translation = Translation { language, ..Translation::default() };
    if let Some(source) = shelf.catalogue_in(language) {
        translation.texts = texts(&source, found).into_iter().map(|(key, (text, _))| (key, text)).collect();
    }
    let name = file_of(language);
    if !shelf.holds_part(&name) {
        return translation;
    }
    let source = match shelf.part(&name) {
        Ok(source) => source,
        Err(problem) => {
            found.push(problem.mild());
            return translation;
        }
    };
    translation.own = true;
    let own = texts(&source, found);
    let wanted = wanted(scenario);
    let unknown: Vec<(&String, &Range<usize>)> =
        own.iter().filter(|(key, _)| !wanted.contains_key(*key)).map(|(key, (_, range))| (key, range)).collect();
    for (key, range) in unknown.iter().copied().take(UNKNOWN_MAX) {
        let problem = Diagnostic::warning("unknown-text", format!("no text of the scenario is called `{key}`"));
        let near = super::diagnostic::did_you_mean(key, wanted.keys().map(String::as_str));
        let help = near.map_or_else(
            || "a text is called after the kind and the id of its thing, as `system-exchange` with `.about` under it".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        found.push(problem.at(Place::new(&source, range.clone())).help(help));
    }
    if let Some((_, range)) = unknown.get(UNKNOWN_MAX) {
        let message = format!("{} more texts are none of the scenario", unknown.len() - UNKNOWN_MAX);
        found.push(Diagnostic::warning("unknown-text", message).at(Place::new(&source, (*range).clone())).help("mend the others first"));
    }
    translation.texts.extend(own.into_iter().map(|(key, (text, _))| (key, text)));
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|(key, text)| !text.is_empty() && !translation.texts.contains_key(*key))
        .map(|(key, _)| key.as_str())
        .collect();
    if !missing.is_empty() {
        let mut named = missing.iter().take(NAMED_MAX).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        if missing.len() > NAMED_MAX {
            named.push_str(" …");
        }
        let problem = Diagnostic::warning("missing-text", format!("{} texts are not translated: {named}", missing.len()));
        found.push(problem.at(Place::new(&source, 0..0)).help("what is missing is shown in English"));
    }
    translation
}

/// Returns every text of a Fluent file with its place, and notes what cannot be read.
fn texts(source: &Arc<Source>, found: &mut Diagnostics) -> BTreeMap<String, (String, Range<usize>)> {
    if let Some(at) = too_deep(&source.text) {
        let problem = Diagnostic::warning("bad-translation", format!("more than {DEPTH_MAX} braces inside each other"));
        found.push(problem.at(Place::new(source, at..at + 1)).help("is a closing `}` missing?"));
        return BTreeMap::new();
    }
    let resource = match parser::parse(source.text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let problem = Diagnostic::warning("bad-translation", format!("this is not Fluent: {}", error.kind));
                found.push(problem.at(Place::new(source, error.pos)).help("write `key = text`, and further texts as `    .field = text`"));
            }
            resource
        }
    };
    let mut texts = BTreeMap::new();
    let mut keep = |key: String, name: &str, pattern: &Pattern<&str>| {
        let range = place_of(source, name);
        match plain(pattern) {
            Some(text) if !texts.contains_key(&key) => {
                texts.insert(key, (text, range));
            }
            Some(_) => found.push(Diagnostic::warning("text-twice", format!("`{key}` stands here twice")).at(Place::new(source, range))),
            None => found.push(
                Diagnostic::warning("bad-translation", format!("`{key}` asks for a value, and a scenario's text has none"))
                    .at(Place::new(source, range))
                    .help("write braces as { \"{\" }"),
            ),
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(pattern) = &message.value {
            keep(message.id.name.to_owned(), message.id.name, pattern);
        }
        for attribute in &message.attributes {
            keep(format!("{}.{}", message.id.name, attribute.id.name), attribute.id.name, &attribute.value);
        }
    }
    texts
}

/// Returns where braces stand too deep inside each other: the parser goes down with each, and has a stack like everybody.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut line_begins) = (0, false, true);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // Another message begins: whatever was open before is not Fluent.
            _ if line_begins && byte.is_ascii_alphabetic() => (depth, quoted) = (0, false),
            b'\n' => quoted = false,
            b'"' if depth > 0 => quoted = !quoted,
            _ if quoted => {}
            b'{' => depth += 1,
            // In a text a bracket is only a bracket; between braces it calls something.
            b'(' if depth > 0 => depth += 1,
            b'}' => depth -= 1.min(depth),
            b')' if depth > 1 => depth -= 1,
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Some(at);
        }
        line_begins = byte == b'\n';
    }
    None
}

/// Returns where a slice of a source stands in it.
fn place_of(source: &Source, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize);
    start..start + slice.len()
}

/// Returns the text of a pattern that asks for nothing.
fn plain(pattern: &Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => Some(*value),
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

/// Returns every text that a translation may hold, by its key. Those that are empty in English need none.
fn wanted(scenario: &Scenario) -> BTreeMap<String, String> {
    let (mut cover, mut content) = (scenario.cover.clone(), scenario.content.clone());
    let mut wanted = BTreeMap::new();
    each(&mut cover, &mut content, &scenario.names, &mut |key, text| {
        wanted.insert(key, text.0.trim().to_owned());
    });
    wanted
}

/// Calls `see` with every text of a scenario and its key.
fn each(cover: &mut Cover, content: &mut Content, names: &Names, see: &mut dyn FnMut(String, &mut Prose)) {
    see("scenario".into(), &mut cover.title);
    see("scenario.summary".into(), &mut cover.summary);
    see("scenario.place".into(), &mut cover.place);
    see("scenario.role".into(), &mut cover.role);
    for (number, line) in cover.briefing.iter_mut().enumerate() {
        see(format!("scenario.briefing-{}", number + 1), line);
    }
    see("intruder".into(), &mut content.intruder.name);
    see("intruder.about".into(), &mut content.intruder.about);
    for (number, past) in content.intruder.past.iter_mut().enumerate() {
        see(format!("intruder.past-{}", number + 1), &mut past.what);
        see(format!("intruder.past-{}-when", number + 1), &mut past.when);
    }
    /// Every row of a list: its name under the kind and id, its other texts as attributes.
    macro_rules! rows {
        ($($list:ident $kind:literal $name:ident $(. $attribute:ident)*;)*) => {$(
            for id in content.$list.ids() {
                let key = format!("{}-{}", $kind, names.name(id));
                let row = &mut content.$list[id];
                see(key.clone(), &mut row.$name);
                $(see(format!("{key}.{}", stringify!($attribute)), &mut row.$attribute);)*
            }
        )*};
    }
    rows! {
        seats "seat" name;
        agencies "agency" name .about .speaker;
        zones "zone" name;
        domains "domain" name;
        systems "system" name .short .about;
        fallbacks "fallback" name .about;
        services "service" name .short .about .shouts;
        teams "team" name;
        partners "partner" name .about;
        moves "move" name .about;
        techniques "technique" name .sign;
        postures "posture" name .about;
        doctrines "doctrine" name .about;
        injects "inject" text .speaker .truth;
        objectives "objective" text;
        playbooks "playbook" name .about;
    }
    for id in content.partners.ids() {
        for (number, term) in content.partners[id].terms.iter_mut().enumerate() {
            see(format!("partner-{}.term-{}", names.name(id), number + 1), &mut term.text);
        }
    }
    for id in content.moves.ids() {
        for (number, required) in content.moves[id].when.iter_mut().enumerate() {
            see(format!("move-{}.needs-{}", names.name(id), number + 1), &mut required.otherwise);
        }
    }
    // An answer stands twice: in the list of all, and with its question.
    for id in content.answers.ids() {
        let (inject, answer) = &mut content.answers[id];
        see(format!("inject-{}.answer-{}", names.name(*inject), answer.id.text), &mut answer.text);
    }
    for id in content.injects.ids() {
        for answer in content.injects[id].ask.iter_mut().flat_map(|ask| &mut ask.answers) {
            see(format!("inject-{}.answer-{}", names.name(id), answer.id.text), &mut answer.text);
        }
    }
    for (number, claim) in content.false_alarms.iter_mut().flat_map(|alarms| &mut alarms.claims).enumerate() {
        see(format!("false-alarm-{}", number + 1), &mut claim.text);
    }
}

impl Scenario {
    /// Says whether the scenario itself, and not only the catalogue, is written in a language.
    pub fn is_written_in(&self, language: &str) -> bool {
        self.translation(language).is_some_and(|translation| translation.own)
    }

    pub fn translation(&self, language: &str) -> Option<&Translation> {
        self.translations.iter().find(|translation| translation.language == language)
    }

    /// Returns the scenario as it is shown in a language: the same things under the same ids, with other words. What is
    /// not translated stays in English. For the rules it makes no difference: the digest is the same.
    pub fn translated(&self, translation: &Translation, days: DayNames) -> Self {
        let (mut cover, mut content) = (self.cover.clone(), self.content.clone());
        each(&mut cover, &mut content, &self.names, &mut |key, text| {
            if let Some(translated) = translation.texts.get(&key) {
                text.0.clone_from(translated);
            }
        });
        Self {
            id: self.id.clone(),
            cover,
            calendar: self.calendar.clone().speaking(days),
            names: self.names.clone(),
            content,
            plan: self.plan.clone(),
            digest: self.digest,
            translations: self.translations.clone(),
            places: self.places.clone(),
        }
    }
}
