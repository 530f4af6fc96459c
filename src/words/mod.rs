//! What the game says. Sentences are in Fluent files under `assets/strings`, one a language; code has keys and values.
//! What a language does not say is said in English.

pub mod language;
mod numbers;
mod refusal;
pub mod story;
mod terms;

use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use self::language::Language;
pub use self::numbers::{grouped, signed};
use crate::scenario::Scenario;

type Bundle = FluentBundle<FluentResource>;

/// The words of one language.
#[derive(Clone)]
pub struct Words {
    language: Language,
    own: Arc<Bundle>,
}

static ENGLISH: LazyLock<Arc<Bundle>> = LazyLock::new(|| bundle(Language::English));
static ALBANIAN: LazyLock<Arc<Bundle>> = LazyLock::new(|| bundle(Language::Albanian));

fn bundle(language: Language) -> Arc<Bundle> {
    let resource = FluentResource::try_new(language.strings().to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    Arc::new(bundle)
}

/// A value in a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    Text(&'a str),
    Number(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(u64::from(number))
    }
}

impl Words {
    pub fn english() -> Self {
        Self::of(Language::English)
    }

    pub fn of(language: Language) -> Self {
        let own = match language {
            Language::English => ENGLISH.clone(),
            Language::Albanian => ALBANIAN.clone(),
        };
        Self { language, own }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns a scenario as it is shown in this language; what it does not say in it, it says in English.
    pub fn shown(&self, scenario: &Arc<Scenario>) -> Arc<Scenario> {
        match (self.language, scenario.translation(self.language.code())) {
            (Language::English, _) | (_, None) => scenario.clone(),
            (_, Some(translation)) => Arc::new(scenario.translated(translation, self.day_names())),
        }
    }

    /// Returns a sentence. A key that nobody has written down shows itself: a test looks for those.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let found = [&self.own, &*ENGLISH].into_iter().find_map(|bundle| Some((bundle, bundle.get_message(key)?.value()?)));
        let Some((bundle, pattern)) = found else {
            return format!("⟨{key}⟩");
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(
                *name,
                match value {
                    Value::Text(text) => FluentValue::from(*text),
                    Value::Number(number) => FluentValue::from(*number as f64),
                },
            );
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Returns a sentence without values.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    pub fn has(&self, key: &str) -> bool {
        self.own.has_message(key) || ENGLISH.has_message(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_have_no_errors() {
        for language in Language::ALL {
            let result = FluentResource::try_new(language.strings().to_owned());
            assert!(result.is_ok(), "{language:?}: {:?}", result.err().map(|(_, errors)| errors));
        }
    }

    #[test]
    fn plurals_are_kept() {
        let words = Words::english();
        assert_eq!(words.say("event-hosts-wiped", &[("hosts", 1u32.into()), ("system", "Portal".into())]), "One machine is wiped: Portal");
        assert_eq!(words.say("event-hosts-wiped", &[("hosts", 5u32.into()), ("system", "Portal".into())]), "5 machines are wiped: Portal");
    }

    #[test]
    fn what_is_not_said_in_a_language_is_said_in_english_and_what_nobody_says_shows_itself() {
        let mut empty = FluentBundle::new_concurrent(vec!["sq".parse().unwrap_or_default()]);
        empty.set_use_isolating(false);
        let words = Words { language: Language::Albanian, own: Arc::new(empty) };
        assert_eq!(words.get("back"), Words::english().get("back"));
        let unknown = "no-such-key";
        assert_eq!(words.get(unknown), "⟨no-such-key⟩");
        assert!(words.has("back") && !words.has(unknown));
    }
}
