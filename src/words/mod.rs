//! What the game says. Sentences are in Fluent files under `assets/strings`; code has keys and values.

pub mod story;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

static ENGLISH: &str = include_str!("../../assets/strings/en.ftl");

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
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
        let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// Returns a sentence. A key that nobody has written down shows itself: a test looks for those.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
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
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Returns a sentence without values.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

/// Writes a number with spaces between thousands that do not break: `1 310 000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// Writes a large number shortly: `812`, `3 140`, `84 k`, `1.31 M`.
pub fn short(number: u64) -> String {
    match number {
        0..10_000 => grouped(number),
        10_000..999_500 => format!("{} k", (number + 500) / 1000),
        _ => format!("{}.{:02} M", (number + 5_000) / 1_000_000, (number + 5_000) % 1_000_000 / 10_000),
    }
}

/// Returns a number in four characters or fewer, for where there is hardly room: `303`, `1.1k`, `12k`.
pub fn shortest(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        1000..9950 => format!("{}.{}k", (number + 50) / 1000, (number + 50) % 1000 / 100),
        9950..999_500 => format!("{}k", (number + 500) / 1000),
        _ => format!("{}M", (number + 500_000) / 1_000_000),
    }
}

/// Writes a change of a share in points, with its sign: `+4.5`, `−12`.
pub fn signed(permille: i32) -> String {
    let (sign, size) = (if permille < 0 { "−" } else { "+" }, permille.unsigned_abs());
    if size.is_multiple_of(10) { format!("{sign}{}", size / 10) } else { format!("{sign}{}.{}", size / 10, size % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_file_has_no_errors() {
        let result = FluentResource::try_new(ENGLISH.to_owned());
        assert!(result.is_ok(), "{:?}", result.err().map(|(_, errors)| errors));
    }

    #[test]
    fn numbers_are_short() {
        let said: Vec<String> = [0, 812, 3140, 84_412, 999_999, 1_310_000].into_iter().map(short).collect();
        assert_eq!(said, ["0", "812", "3\u{a0}140", "84 k", "1.00 M", "1.31 M"]);
        assert_eq!(grouped(1_310_000), "1\u{a0}310\u{a0}000");
        let shortest: Vec<String> = [303, 999, 1049, 9949, 9950, 12_400, 999_499, 999_500].into_iter().map(shortest).collect();
        assert_eq!(shortest, ["303", "999", "1.0k", "9.9k", "10k", "12k", "999k", "1M"]);
    }

    #[test]
    fn changes_have_their_sign() {
        let said: Vec<String> = [45, -120, 3, -7].into_iter().map(signed).collect();
        assert_eq!(said, ["+4.5", "−12", "+0.3", "−0.7"]);
    }

    #[test]
    fn plurals_are_kept() {
        let words = Words::english();
        assert_eq!(words.say("event-hosts-wiped", &[("hosts", 1u32.into()), ("system", "Portal".into())]), "One machine is wiped: Portal");
        assert_eq!(words.say("event-hosts-wiped", &[("hosts", 5u32.into()), ("system", "Portal".into())]), "5 machines are wiped: Portal");
    }
}
