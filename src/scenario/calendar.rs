//! Scenario time: whole minutes since the start, written as dates an author would say.

use std::fmt;
use std::sync::{Arc, LazyLock};

use jiff::civil::{DateTime, Weekday};
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::names::{read_text, scope};

/// Hours in a week: demand curves repeat after so many.
pub const HOURS_PER_WEEK: usize = 168;

/// Minutes since the scenario's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Minute(pub u32);

impl Minute {
    pub const START: Self = Self(0);

    pub fn plus(self, minutes: u32) -> Self {
        Self(self.0.saturating_add(minutes))
    }

    /// Returns the minutes from `earlier` until now, or 0 when it is later.
    pub fn since(self, earlier: Self) -> u32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// When the scenario starts and how long it lasts.
#[derive(Clone, Debug)]
pub struct Calendar {
    start: DateTime,
    length_minutes: u32,
    names: DayNames,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { start: DateTime::constant(2000, 1, 3, 0, 0, 0, 0), length_minutes: 0, names: DayNames::default() }
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const LONG_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// What days and months are called where dates are shown. Files are always read in English.
#[derive(Clone, Debug)]
pub struct DayNames(Arc<[Vec<String>; 4]>);

impl DayNames {
    /// From Monday and from January; short ones first.
    pub fn new(weekdays: [String; 7], months: [String; 12], long_weekdays: [String; 7], long_months: [String; 12]) -> Self {
        Self(Arc::new([weekdays.into(), months.into(), long_weekdays.into(), long_months.into()]))
    }

    fn weekday(&self, at: DateTime) -> &str {
        &self.0[0][weekday_index(at.weekday())]
    }

    fn month(&self, at: DateTime) -> &str {
        &self.0[1][at.month() as usize - 1]
    }

    fn long_weekday(&self, at: DateTime) -> &str {
        &self.0[2][weekday_index(at.weekday())]
    }

    fn long_month(&self, at: DateTime) -> &str {
        &self.0[3][at.month() as usize - 1]
    }
}

impl Default for DayNames {
    fn default() -> Self {
        static ENGLISH: LazyLock<DayNames> = LazyLock::new(|| {
            let [weekdays, long_weekdays] = [WEEKDAYS, LONG_WEEKDAYS].map(|names| names.map(str::to_owned));
            let [months, long_months] = [MONTHS, LONG_MONTHS].map(|names| names.map(str::to_owned));
            DayNames::new(weekdays, months, long_weekdays, long_months)
        });
        ENGLISH.clone()
    }
}

/// A year: longer exercises are a slip of the pen.
const LENGTH_MINUTES_MAX: u32 = 366 * 24 * 60;

fn weekday_index(day: Weekday) -> usize {
    day.to_monday_zero_offset() as usize
}

impl Calendar {
    /// Builds a calendar from two dates such as `2022-07-15 12:00`.
    pub fn new(starts: &str, ends: &str) -> Result<Self, CalendarError> {
        let start = parse_full(starts).ok_or(CalendarError::Start)?;
        let end = parse_full(ends).ok_or(CalendarError::End)?;
        let minutes = start.duration_until(end).as_mins();
        if minutes < 1 {
            return Err(CalendarError::Backwards);
        }
        match u32::try_from(minutes) {
            Ok(length_minutes) if length_minutes <= LENGTH_MINUTES_MAX => Ok(Self { start, length_minutes, names: DayNames::default() }),
            _ => Err(CalendarError::TooLong),
        }
    }

    /// Returns a calendar for a file that has none that can be read: long enough for any time.
    pub(super) fn stand_in() -> Self {
        Self { length_minutes: LENGTH_MINUTES_MAX, ..Self::default() }
    }

    /// Returns the same calendar with other words for days and months.
    pub fn speaking(self, names: DayNames) -> Self {
        Self { names, ..self }
    }

    pub fn length(&self) -> Minute {
        Minute(self.length_minutes)
    }

    fn at(&self, minute: Minute) -> DateTime {
        use jiff::ToSpan as _;
        self.start.saturating_add(i64::from(minute.0).minutes())
    }

    /// Returns `Sat 16 Jul 21:00`.
    pub fn date(&self, minute: Minute) -> String {
        format!("{} {}", self.day(minute), self.clock(minute))
    }

    /// Returns `Sat 16 Jul`.
    pub fn day(&self, minute: Minute) -> String {
        let at = self.at(minute);
        format!("{} {} {}", self.names.weekday(at), at.day(), self.names.month(at))
    }

    /// Returns `Sat 16 21:00`, for where the month is plain.
    pub fn day_and_clock(&self, minute: Minute) -> String {
        let at = self.at(minute);
        format!("{} {} {}", self.names.weekday(at), at.day(), self.clock(minute))
    }

    /// Returns `Saturday 16 July 2022`.
    pub fn long_day(&self, minute: Minute) -> String {
        let at = self.at(minute);
        format!("{} {} {} {}", self.names.long_weekday(at), at.day(), self.names.long_month(at), at.year())
    }

    /// Returns `21:00`.
    pub fn clock(&self, minute: Minute) -> String {
        let at = self.at(minute);
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// Returns the hour of the week, 0 for Monday 00:00–00:59.
    pub fn hour_of_week(&self, minute: Minute) -> usize {
        let start = weekday_index(self.start.weekday()) * 24 * 60 + self.start.hour() as usize * 60 + self.start.minute() as usize;
        (start + minute.0 as usize) / 60 % HOURS_PER_WEEK
    }

    /// Returns the first minute of the next full hour after `minute`.
    pub fn next_hour(&self, minute: Minute) -> Minute {
        let into = (self.start.minute() as u32 + minute.0) % 60;
        minute.plus(60 - into)
    }

    /// Returns the first minute after `minute` at which the clock shows `hour`:00.
    pub fn next_clock(&self, minute: Minute, hour: u32) -> Minute {
        let day = 24 * 60;
        let now = (self.start.hour() as u32 * 60 + self.start.minute() as u32 + minute.0) % day;
        let ahead = (hour % 24 * 60 + day - now) % day;
        minute.plus(if ahead == 0 { day } else { ahead })
    }

    /// Reads `15 Jul 14:10`, `Fri 15 Jul 14:10`, `2022-07-15 14:10` or `+90 min`.
    pub fn parse(&self, text: &str) -> Result<Minute, TimeError> {
        if let Some(later) = text.strip_prefix('+') {
            let minutes = parse_minutes(later).ok_or_else(|| TimeError::Unreadable(text.to_owned()))?;
            return self.within(text, i64::from(minutes));
        }
        let at = match parse_full(text) {
            Some(at) => at,
            None => self.parse_short(text)?,
        };
        self.within(text, self.start.duration_until(at).as_mins())
    }

    fn parse_short(&self, text: &str) -> Result<DateTime, TimeError> {
        let unreadable = || TimeError::Unreadable(text.to_owned());
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let mut said = None;
        if let Some(day) = words.first().and_then(|word| WEEKDAYS.iter().position(|day| day == word)) {
            said = Some(day);
            words.remove(0);
        }
        let [day, month, clock] = words.as_slice() else { return Err(unreadable()) };
        let day: i8 = day.parse().map_err(|_| unreadable())?;
        let month = MONTHS.iter().position(|name| name == month).ok_or_else(unreadable)? as i8 + 1;
        let (hour, minute) = clock.split_once(':').ok_or_else(unreadable)?;
        let (hour, minute) = (hour.parse().map_err(|_| unreadable())?, minute.parse().map_err(|_| unreadable())?);
        let on = |year| DateTime::new(year, month, day, hour, minute, 0, 0).map_err(|_| unreadable());
        let mut at = on(self.start.year())?;
        if at < self.start && i32::from(self.start.month()) - i32::from(month) > 6 {
            at = on(self.start.year() + 1)?; // an exercise over New Year
        }
        match said {
            Some(said) if said != weekday_index(at.weekday()) => {
                Err(TimeError::Weekday { text: text.to_owned(), is: WEEKDAYS[weekday_index(at.weekday())] })
            }
            _ => Ok(at),
        }
    }

    fn within(&self, text: &str, minutes: i64) -> Result<Minute, TimeError> {
        match u32::try_from(minutes) {
            Ok(minutes) if minutes <= self.length_minutes => Ok(Minute(minutes)),
            _ => Err(TimeError::Outside { text: text.to_owned(), starts: self.date(Minute::START), ends: self.date(self.length()) }),
        }
    }
}

fn parse_full(text: &str) -> Option<DateTime> {
    let (date, clock) = text.trim().split_once(' ')?;
    let mut date = date.split('-');
    let (year, month, day) = (date.next()?, date.next()?, date.next()?);
    let (hour, minute) = clock.split_once(':')?;
    if date.next().is_some() || year.len() != 4 {
        return None;
    }
    DateTime::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    Start,
    End,
    Backwards,
    TooLong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeError {
    Unreadable(String),
    Weekday { text: String, is: &'static str },
    Outside { text: String, starts: String, ends: String },
}

impl TimeError {
    fn diagnostic(self) -> Diagnostic {
        match self {
            Self::Unreadable(text) => Diagnostic::error("bad-time", format!("`{text}` is not a time"))
                .help("write `15 Jul 14:10`, `Fri 15 Jul 14:10`, `2022-07-15 14:10` or `+90 min` after the start"),
            Self::Weekday { text, is } => Diagnostic::error("wrong-weekday", format!("`{text}`: that day is a {is}"))
                .help(format!("write {is}, or leave the weekday out")),
            Self::Outside { text, starts, ends } => Diagnostic::error("time-outside", format!("`{text}` is outside the scenario"))
                .help(format!("it runs from {starts} to {ends}")),
        }
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return u32::deserialize(deserializer).map(Minute);
        }
        struct TimeVisitor;
        impl<'de> Visitor<'de> for TimeVisitor {
            type Value = Minute;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time such as \"15 Jul 14:10\", or minutes since the start")
            }
            fn visit_u64<E: de::Error>(self, minutes: u64) -> Result<Minute, E> {
                let most = scope().map_or(LENGTH_MINUTES_MAX, |scope| scope.calendar().length().0);
                u32::try_from(minutes)
                    .ok()
                    .filter(|minutes| *minutes <= most)
                    .map(Minute)
                    .ok_or_else(|| E::custom("that is more minutes than the scenario has"))
            }
            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Minute, E> {
                let Some(scope) = scope() else { return Err(E::custom("dates can only be read with their scenario at hand")) };
                match scope.calendar().parse(text) {
                    Ok(minute) => Ok(minute),
                    Err(error) => {
                        scope.note(error.diagnostic().at(scope.quoted_place(text)));
                        Ok(Minute::START)
                    }
                }
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Minute, E> {
                Err(E::custom(format!("write the time `{}` without escapes", text.escape_debug())))
            }
        }
        deserializer.deserialize_any(TimeVisitor)
    }
}

/// Reads `90 min`, `2 h`, `3 d` or `1 h 30 min`.
pub fn parse_minutes(text: &str) -> Option<u32> {
    let mut words = text.split_whitespace();
    let mut total: u32 = 0;
    let mut any = false;
    while let Some(number) = words.next() {
        let minutes = number.parse::<u32>().ok()?.checked_mul(unit_minutes(words.next()?)?)?;
        total = total.checked_add(minutes)?;
        any = true;
    }
    (any && total <= LENGTH_MINUTES_MAX).then_some(total)
}

fn unit_minutes(word: &str) -> Option<u32> {
    match word {
        "min" => Some(1),
        "h" => Some(60),
        "d" => Some(24 * 60),
        _ => None,
    }
}

/// A length of time, written `90 min`, `2 h`, `3 d` or `1 h 30 min`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct Lasting(pub u32);

impl<'de> Deserialize<'de> for Lasting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return u32::deserialize(deserializer).map(Lasting);
        }
        let text = read_text(deserializer)?;
        Ok(noted(parse_minutes(text.as_str()).map(Lasting), text.borrowed(), text.as_str()))
    }
}

/// A length of time that varies, written `10..30 min` or `1..2 h`; each case is drawn evenly from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Takes {
    pub min: u32,
    pub max: u32,
}

impl<'de> Deserialize<'de> for Takes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let (min, max) = <(u32, u32)>::deserialize(deserializer)?;
            return Ok(Takes { min, max });
        }
        let text = read_text(deserializer)?;
        let read = match text.as_str().split_once("..") {
            None => parse_minutes(text.as_str()).map(|minutes| Takes { min: minutes, max: minutes }),
            Some((min, max)) => parse_minutes(max).and_then(|max_minutes| {
                let unit = unit_minutes(max.split_whitespace().last()?)?;
                let min = min.trim().parse::<u32>().ok()?.checked_mul(unit)?;
                (min <= max_minutes).then_some(Takes { min, max: max_minutes })
            }),
        };
        Ok(noted(read, text.borrowed(), text.as_str()))
    }
}

fn noted<T: Default>(read: Option<T>, borrowed: Option<&str>, text: &str) -> T {
    read.unwrap_or_else(|| {
        if let Some(scope) = scope() {
            scope.note(
                Diagnostic::error("bad-duration", format!("`{text}` is not a length of time"))
                    .at(borrowed.and_then(|text| scope.quoted_place(text)))
                    .help("write `90 min`, `2 h`, `3 d`, `1 h 30 min`, or a range such as `10..30 min`"),
            );
        }
        T::default()
    })
}

/// Returns `25 min`, `3 h`, `1 h 30 min` or `2 d 4 h`: two units at most.
pub fn lasting(minutes: u32) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours, rest) {
        (0, 0, rest) => format!("{rest} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, rest) => format!("{hours} h {rest} min"),
        (days, 0, _) => format!("{days} d"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn july() -> Calendar {
        Calendar::new("2022-07-15 12:00", "2022-08-05 00:00").expect("a good calendar")
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        let calendar = july();
        for text in ["Sat 16 Jul 21:00", "16 Jul 21:00", "2022-07-16 21:00", "+33 h", "+1 d 9 h"] {
            assert_eq!(calendar.parse(text), Ok(Minute(33 * 60)), "{text}");
        }
        assert_eq!(calendar.date(Minute(33 * 60)), "Sat 16 Jul 21:00");
        assert_eq!(calendar.long_day(Minute(33 * 60)), "Saturday 16 July 2022");
    }

    #[test]
    fn wrong_times_say_what_is_wrong() {
        let calendar = july();
        assert!(matches!(calendar.parse("Sun 16 Jul 21:00"), Err(TimeError::Weekday { is: "Sat", .. })));
        assert!(matches!(calendar.parse("15 Jul 11:59"), Err(TimeError::Outside { .. })));
        assert!(matches!(calendar.parse("6 Aug 00:00"), Err(TimeError::Outside { .. })));
        for text in ["", "soon", "31 Feb 10:00", "15 Jul 25:00", "15 July 12:00", "+x min", "+9999999 d"] {
            assert!(matches!(calendar.parse(text), Err(TimeError::Unreadable(_))), "{text}");
        }
    }

    #[test]
    fn the_week_starts_on_monday_at_midnight() {
        let calendar = july();
        assert_eq!(calendar.hour_of_week(Minute(0)), 4 * 24 + 12);
        assert_eq!(calendar.hour_of_week(Minute(60 * 60)), 0);
        assert_eq!(calendar.next_hour(Minute(61)), Minute(120));
        assert_eq!(calendar.next_clock(Minute(0), 12), Minute(1440));
        assert_eq!(calendar.next_clock(Minute(1), 20), Minute(480));
    }

    #[test]
    fn durations_are_short_to_say() {
        let said: Vec<String> = [25, 60, 90, 1440, 1700, 3000].into_iter().map(lasting).collect();
        assert_eq!(said, ["25 min", "1 h", "1 h 30 min", "1 d", "1 d 4 h", "2 d 2 h"]);
        assert_eq!(parse_minutes("1 h 30 min"), Some(90));
        assert_eq!(parse_minutes("1 fortnight"), None);
    }

    #[test]
    fn an_exercise_may_run_over_new_year() {
        let calendar = Calendar::new("2022-12-30 00:00", "2023-01-05 00:00").expect("a good calendar");
        assert_eq!(calendar.parse("1 Jan 00:00"), Ok(Minute(2 * 1440)));
    }
}
