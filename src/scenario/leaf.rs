//! Small values that check themselves while they are read: shares, words for people, places on the board.

use std::fmt;

use ron::value::RawValue;
use schemars::JsonSchema;
use serde::de::Deserializer;
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::names::scope;

/// A share in thousandths, 0 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(transparent)]
pub struct Permille(pub u16);

impl Permille {
    pub const ALL: Self = Self(1000);

    /// Returns this share of `number`, rounded down.
    pub fn of(self, number: u32) -> u32 {
        (u64::from(number) * u64::from(self.0) / 1000) as u32
    }

    /// Returns `part` of `whole` as a share, rounded down; 0 of nothing.
    pub fn share(part: u64, whole: u64) -> Self {
        let share = u128::from(part.min(whole)) * 1000;
        Self(share.checked_div(u128::from(whole)).unwrap_or(0) as u16)
    }

    /// Returns the shares of parts of a whole, which add up to 1000: what rounding down leaves goes where most was cut off.
    pub fn shares(parts: &[u64]) -> Vec<Self> {
        let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
        if whole == 0 {
            return vec![Self(0); parts.len()];
        }
        let scaled: Vec<u128> = parts.iter().map(|part| u128::from(*part) * 1000).collect();
        let mut shares: Vec<u16> = scaled.iter().map(|part| (part / whole) as u16).collect();
        let left = 1000 - shares.iter().map(|share| usize::from(*share)).sum::<usize>();
        let mut most_cut: Vec<usize> = (0..parts.len()).collect();
        most_cut.sort_by_key(|at| std::cmp::Reverse(scaled[*at] % whole));
        for at in most_cut.into_iter().take(left) {
            shares[at] += 1;
        }
        shares.into_iter().map(Self).collect()
    }

    /// Adds `by`, staying between 0 and 1000.
    pub fn moved(self, by: i32) -> Self {
        Self((i32::from(self.0) + by).clamp(0, 1000) as u16)
    }
}

impl fmt::Display for Permille {
    /// Writes percent, with one decimal where it says something: `94 %`, `7.1 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole} %"),
            (whole, tenth) => write!(f, "{whole}.{tenth} %"),
        }
    }
}

impl<'de> Deserialize<'de> for Permille {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() || scope().is_none() {
            return u16::deserialize(deserializer).map(Permille);
        }
        let raw = <&RawValue>::deserialize(deserializer)?.trim().get_ron();
        let read = raw.replace('_', "").parse::<u16>().ok().filter(|share| *share <= 1000);
        Ok(Permille(read.unwrap_or_else(|| {
            if let Some(scope) = scope() {
                scope.note(
                    Diagnostic::error("bad-share", format!("`{raw}` is not a share"))
                        .at(scope.place(raw))
                        .help("shares are thousandths: a whole number from 0 to 1000, where 1000 means all"),
                );
            }
            0
        })))
    }
}

/// So many weights in a row, written `[1, 2, 3]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve<const N: usize>(pub [u16; N]);

impl<const N: usize> Serialize for Curve<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Curve<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let weights = Vec::<u16>::deserialize(deserializer)?;
        let count = weights.len();
        weights.try_into().map(Self).map_err(|_| serde::de::Error::custom(format!("these are {count} weights; {N} are needed")))
    }
}

/// Words for people. They take no part in the rules, so they take no part in a scenario's digest:
/// mending a sentence does not make recordings of the scenario invalid.
#[derive(Clone, Debug, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Prose(pub String);

impl Prose {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.serialize_str(&self.0) } else { serializer.serialize_unit() }
    }
}

/// Where a zone stands on the board: a grid 108 wide and 64 high. Like prose, no part of the digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Cells from the left.
    pub x: u16,
    /// Cells from the top.
    pub y: u16,
    /// How many cells wide.
    pub w: u16,
    /// How many cells high.
    pub h: u16,
}

impl Serialize for Area {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { (self.x, self.y, self.w, self.h).serialize(serializer) } else { serializer.serialize_unit() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stay_in_range() {
        assert_eq!(Permille(900).moved(300), Permille::ALL);
        assert_eq!(Permille(100).moved(-300), Permille(0));
        assert_eq!(Permille::share(1, 0), Permille(0));
        assert_eq!(Permille::share(7, 3), Permille::ALL);
        assert_eq!(Permille::share(u64::MAX / 2, u64::MAX), Permille(499));
        // 772.7 and 227.2: the tenth that is missing goes where more was cut off.
        assert_eq!(Permille::shares(&[17, 5]), [Permille(773), Permille(227)]);
        assert_eq!(Permille::shares(&[1, 1, 1]), [Permille(334), Permille(333), Permille(333)]);
        assert_eq!(Permille::shares(&[0, 0]), [Permille(0), Permille(0)]);
        assert_eq!(Permille::shares(&[u64::MAX, u64::MAX, 0]), [Permille(500), Permille(500), Permille(0)]);
        assert_eq!((Permille(940).to_string(), Permille(71).to_string()), ("94 %".into(), "7.1 %".into()));
    }
}
