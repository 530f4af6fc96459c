//! Numbers, shares and lengths of time as a language writes them.

use super::Words;
use crate::scenario::calendar::Takes;
use crate::scenario::leaf::Permille;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

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

/// Writes a number with its sign: `+34`, `−1 200`, `0`.
pub fn signed(number: i64) -> String {
    let size = grouped(number.unsigned_abs());
    match number {
        0 => size,
        1.. => format!("+{size}"),
        _ => format!("−{size}"),
    }
}

impl Words {
    /// Writes a share: `94 %`, `7.1 %`, `7,1 %`.
    pub fn share(&self, share: Permille) -> String {
        share.to_string().replace('.', &self.get("number-point"))
    }

    /// Writes a change in percent points with its sign: `+4.5`, `−12`, `−0,7`.
    pub fn signed(&self, permille: i32) -> String {
        let (sign, size) = (if permille < 0 { "−" } else { "+" }, permille.unsigned_abs());
        let tenth = if size.is_multiple_of(10) { String::new() } else { format!("{}{}", self.get("number-point"), size % 10) };
        format!("{sign}{}{tenth}", size / 10)
    }

    /// Writes a large number shortly: `812`, `3 140`, `84 k`, `1.31 M`.
    pub fn short(&self, number: u64) -> String {
        match number {
            0..10_000 => grouped(number),
            10_000..999_500 => self.say("number-thousands", &[("number", ((number + 500) / 1000).into())]),
            _ => {
                let hundredths = (number + 5_000) / 10_000;
                let text = format!("{}{}{:02}", hundredths / 100, self.get("number-point"), hundredths % 100);
                self.say("number-millions", &[("number", (&text).into())])
            }
        }
    }

    /// Returns a number in four characters or fewer, for where there is hardly room: `303`, `1.1k`, `12k`.
    pub fn shortest(&self, number: u64) -> String {
        match number {
            0..1000 => number.to_string(),
            1000..9950 => format!("{}{}{}k", (number + 50) / 1000, self.get("number-point"), (number + 50) % 1000 / 100),
            9950..999_500 => format!("{}k", (number + 500) / 1000),
            _ => format!("{}M", (number + 500_000) / 1_000_000),
        }
    }

    /// Returns `25 min`, `3 h`, `1 h 30 min` or `2 d 4 h`: two units at most.
    pub fn lasting(&self, minutes: u32) -> String {
        let (days, hours, rest) = (minutes / DAY, minutes / HOUR % 24, minutes % HOUR);
        let unit = |key: &str, count: u32| self.unit(key, &count.to_string(), count);
        let parts = [("time-days", days), ("time-hours", hours), ("time-minutes", if days > 0 { 0 } else { rest })];
        let said: Vec<String> = parts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| unit(key, count)).collect();
        if said.is_empty() { unit("time-minutes", 0) } else { said.join(" ") }
    }

    /// Returns a range of time with its unit said once: `10–30 min`, `2–4 h`, `0:45–1:30 h`.
    pub fn range(&self, takes: Takes) -> String {
        let (min, max) = (takes.min, takes.max);
        let whole = |unit: u32| min.is_multiple_of(unit) && max.is_multiple_of(unit);
        let of = |key: &str, unit: u32| self.unit(key, &format!("{}–{}", min / unit, max / unit), max / unit);
        match () {
            () if min == max => self.lasting(max),
            () if max <= HOUR => of("time-minutes", 1),
            () if max >= 2 * DAY && whole(DAY) => of("time-days", DAY),
            () if max >= 2 * DAY || whole(HOUR) => of("time-hours", HOUR),
            () => {
                let clock = |minutes: u32| format!("{}:{:02}", minutes / HOUR, minutes % HOUR);
                self.unit("time-hours", &format!("{}–{}", clock(min), clock(max)), max / HOUR)
            }
        }
    }

    fn unit(&self, key: &str, number: &str, count: u32) -> String {
        self.say(key, &[("number", number.into()), ("count", count.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Words};
    use super::*;
    use crate::scenario::calendar::lasting;

    #[test]
    fn numbers_are_short() {
        let words = Words::english();
        let said: Vec<String> = [0, 812, 3140, 84_412, 999_999, 1_310_000].into_iter().map(|number| words.short(number)).collect();
        assert_eq!(said, ["0", "812", "3\u{a0}140", "84 k", "1.00 M", "1.31 M"]);
        assert_eq!(grouped(1_310_000), "1\u{a0}310\u{a0}000");
        let shortest: Vec<String> =
            [303, 999, 1049, 9949, 9950, 12_400, 999_499, 999_500].into_iter().map(|number| words.shortest(number)).collect();
        assert_eq!(shortest, ["303", "999", "1.0k", "9.9k", "10k", "12k", "999k", "1M"]);
    }

    #[test]
    fn changes_have_their_sign() {
        let words = Words::english();
        let said: Vec<String> = [45, -120, 3, -7].into_iter().map(|change| words.signed(change)).collect();
        assert_eq!(said, ["+4.5", "−12", "+0.3", "−0.7"]);
        assert_eq!(
            [34, -1200, 0, i64::MIN].map(signed),
            ["+34", "−1\u{a0}200", "0", "−9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808"]
        );
    }

    #[test]
    fn english_times_are_those_of_the_rules() {
        let words = Words::english();
        for minutes in [0, 1, 59, 60, 90, 1439, 1440, 1500, 1441, 4 * 1440 + 61] {
            assert_eq!(words.lasting(minutes), lasting(minutes));
        }
    }

    #[test]
    fn albanian_writes_commas_and_its_own_units() {
        let words = Words::of(Language::Albanian);
        assert_eq!(words.share(Permille(71)), "7,1 %");
        assert_eq!(words.short(1_310_000), "1,31 mln");
        assert_eq!(words.lasting(1500), "1 ditë 1 orë");
        assert_eq!(words.range(Takes { min: 45, max: 90 }), "0:45–1:30 orë");
    }
}
