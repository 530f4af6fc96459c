//! Names of people in texts that can come before anybody has introduced them.
//!
//! A name is a word of an inject's `speaker` that is written with a capital and occurs nowhere in small letters. It is
//! introduced by the cover and the briefing, by whatever is on the board or in the cell from the start, and by every
//! inject that its bearer speaks. A text that can come before the first of these, and does not wait for one of them,
//! uses the name too early. So does a text that gives the intruder's name before the intruder has claimed, published, or
//! been named.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::condition::Condition;
use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::leaf::Prose;
use crate::scenario::names::*;
use crate::scenario::story::{Inject, Voice};
use crate::scenario::{Minute, Scenario};

use super::Lint;

/// Shorter words are no names.
const LETTERS_MIN: usize = 3;

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let injects = &scenario.content.injects;
    let (known, small) = known_words(scenario);
    let is_name = |word: &&str| {
        word.chars().count() >= LETTERS_MIN && is_capital(word) && !known.contains(*word) && !small.contains(&word.to_lowercase())
    };

    // Who introduces each name: those who speak under it, and for the intruder whoever speaks of what it has said.
    let mut introduced: BTreeMap<&str, BTreeSet<InjectId>> = BTreeMap::new();
    for (id, inject) in injects.iter() {
        for word in words(&inject.speaker.0).filter(is_name) {
            introduced.entry(word).or_default().insert(id);
        }
    }
    for word in words(&scenario.content.intruder.name.0).filter(is_name) {
        let speaks = |inject: &Inject| {
            inject.from == Voice::Adversary
                || waits(&inject.when, &|at| matches!(at, Condition::Claimed | Condition::Leaked | Condition::Named))
        };
        introduced.entry(word).or_default().extend(injects.iter().filter(|(_, inject)| speaks(inject)).map(|(id, _)| id));
    }
    let firsts: BTreeMap<&str, Option<Minute>> =
        introduced.iter().map(|(word, by)| (*word, by.iter().map(|other| earliest(&injects[*other])).min())).collect();
    for (id, inject) in injects.iter() {
        let mut told = BTreeSet::new();
        let texts = std::iter::once(&inject.text).chain(inject.ask.iter().flat_map(|ask| ask.answers.iter().map(|answer| &answer.text)));
        for word in texts.flat_map(|text| words(&text.0)) {
            let Some(by) = introduced.get(word).filter(|by| !by.contains(&id)) else { continue };
            let follows = waits(&inject.when, &|at| match at {
                Condition::Happened(other) => by.contains(other),
                Condition::Answered(choice) => by.contains(&scenario.content.answers[*choice].0),
                _ => false,
            });
            let first = firsts[word];
            if !follows && first.is_none_or(|first| earliest(inject) < first) && told.insert(word) {
                let who = by.first().map_or_else(
                    || "is the intruder's, who has not said it".to_owned(),
                    |other| format!("is introduced by `{}`, which can come later", scenario.name(*other)),
                );
                let message = format!("`{}` uses the name {word}, which {who}", scenario.name(id));
                found.push(
                    scenario
                        .odd("name-too-early", id, message)
                        .help("introduce it in the briefing or here, or let this wait with `Happened(…)`"),
                );
            }
        }
    }
}

/// The earliest minute at which an inject can come.
fn earliest(inject: &Inject) -> Minute {
    let mut from = inject.at;
    let all = if let Condition::All(all) = &inject.when { all.as_slice() } else { std::slice::from_ref(&inject.when) };
    for condition in all {
        if let Condition::After(minute) = condition {
            from = from.max(*minute);
        }
    }
    from.plus(inject.after.min)
}

/// Says whether a condition waits for something: it is needed whatever else is.
fn waits(condition: &Condition, wanted: &dyn Fn(&Condition) -> bool) -> bool {
    match condition {
        Condition::All(all) => all.iter().any(|inner| waits(inner, wanted)),
        Condition::Any(any) => !any.is_empty() && any.iter().all(|inner| waits(inner, wanted)),
        condition => wanted(condition),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Returns the words that are known from the start, and all that occur in small letters anywhere.
fn known_words(scenario: &Scenario) -> (BTreeSet<&str>, BTreeSet<String>) {
    let (cover, content) = (&scenario.cover, &scenario.content);
    let mut texts: Vec<&Prose> = vec![&cover.title, &cover.summary, &cover.place, &cover.role];
    texts.extend(&cover.briefing);
    /// Texts of things that are there from the start.
    macro_rules! rows {
        ($($list:ident $($field:ident)*;)*) => {$(
            for row in content.$list.rows() {
                $(texts.push(&row.$field);)*
            }
        )*};
    }
    rows! {
        seats name;
        agencies name about speaker;
        zones name;
        domains name;
        systems name short about;
        fallbacks name about;
        services name short about shouts;
        teams name;
        partners name about;
        moves name about;
        objectives text;
    }
    let known: BTreeSet<&str> = texts.iter().flat_map(|text| words(&text.0)).filter(|word| is_capital(word)).collect();
    for inject in content.injects.rows() {
        texts.extend([&inject.text, &inject.speaker, &inject.truth]);
        texts.extend(inject.ask.iter().flat_map(|ask| ask.answers.iter().map(|answer| &answer.text)));
    }
    texts.extend([&content.intruder.name, &content.intruder.about]);
    let small = texts.iter().flat_map(|text| words(&text.0)).filter(|word| !is_capital(word)).map(str::to_owned).collect();
    (known, small)
}
