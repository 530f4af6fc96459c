//! A set of small numbers in which the next one is found in a few steps, however many there could be.
//!
//! A bit for each number; above each 64 of them a bit that says whether there is any; and so on, up to one word.

use std::ops::Range;

/// Levels above each other: enough for 64 × 64 × 64 × 64 numbers.
const LEVELS: usize = 4;
const BITS: usize = u64::BITS as usize;

/// A set of numbers below a bound.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    /// All levels, the bottom first.
    words: Vec<u64>,
    /// Where each level begins, and the last ends.
    begins: [u32; LEVELS + 1],
    levels: u8,
}

impl Clone for Numbers {
    fn clone(&self) -> Self {
        Self { words: self.words.clone(), ..*self }
    }

    /// Takes over another set in the memory of this one.
    fn clone_from(&mut self, other: &Self) {
        self.words.clone_from(&other.words);
        (self.begins, self.levels) = (other.begins, other.levels);
    }
}

impl Numbers {
    /// Returns an empty set for numbers below `bound`.
    pub fn below(bound: usize) -> Self {
        let (mut begins, mut levels, mut size, mut end) = ([0; LEVELS + 1], 0, bound.div_ceil(BITS), 0);
        while size > 0 {
            assert!(levels < LEVELS, "no scenario has sixteen million of a kind");
            end += size as u32;
            levels += 1;
            begins[levels..].fill(end);
            size = if size == 1 { 0 } else { size.div_ceil(BITS) };
        }
        Self { words: vec![0; end as usize], begins, levels: levels as u8 }
    }

    fn word(&self, level: usize, at: usize) -> Option<u64> {
        let at = self.begins[level] as usize + at;
        (at < self.begins[level + 1] as usize).then(|| self.words[at])
    }

    pub fn has(&self, number: u32) -> bool {
        let number = number as usize;
        self.words[number / BITS] & (1 << (number % BITS)) != 0
    }

    /// Puts a number in, or takes it out. Returns whether that changed anything.
    pub fn put(&mut self, number: u32, inside: bool) -> bool {
        if self.has(number) == inside {
            return false;
        }
        let mut at = number as usize;
        for level in 0..usize::from(self.levels) {
            let word = &mut self.words[self.begins[level] as usize + at / BITS];
            let before = *word;
            *word ^= 1 << (at % BITS);
            // Above, only the first of 64 that comes and the last that goes make a difference.
            if before != 0 && *word != 0 {
                break;
            }
            at /= BITS;
        }
        true
    }

    /// Returns the first number from `from` on.
    pub fn next(&self, from: u32) -> Option<u32> {
        let (mut at, mut level) = (from as usize, 0);
        // Up until there is something further on.
        let mut at = loop {
            if level == usize::from(self.levels) {
                return None;
            }
            let left = self.word(level, at / BITS)? >> (at % BITS);
            if left != 0 {
                break at + left.trailing_zeros() as usize;
            }
            at = at / BITS + 1;
            level += 1;
        };
        // And down to the first of it.
        while level > 0 {
            level -= 1;
            let word = self.words[self.begins[level] as usize + at];
            at = at * BITS + word.trailing_zeros() as usize;
        }
        Some(at as u32)
    }

    /// Returns the numbers in a stretch, in order.
    pub fn within(&self, stretch: Range<u32>) -> impl Iterator<Item = u32> {
        let mut from = stretch.start;
        std::iter::from_fn(move || {
            let next = self.next(from).filter(|next| *next < stretch.end)?;
            from = next + 1;
            Some(next)
        })
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.within(0..u32::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.next(0).is_none()
    }

    /// Takes every number out, in steps for those that are in.
    pub fn clear(&mut self) {
        while let Some(first) = self.next(0) {
            self.put(first, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_is_a_set(bound in 1usize..9000, changes in prop::collection::vec((0usize..9000, any::<bool>()), 0..200), from in 0u32..9000) {
            let (mut numbers, mut set) = (Numbers::below(bound), BTreeSet::new());
            for (number, inside) in changes {
                let number = (number % bound) as u32;
                let changed = if inside { set.insert(number) } else { set.remove(&number) };
                prop_assert_eq!(numbers.put(number, inside), changed);
                prop_assert_eq!(numbers.has(number), inside);
            }
            prop_assert_eq!(numbers.iter().collect::<Vec<_>>(), set.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(numbers.next(from), set.range(from..).next().copied());
            let stretch = from / 2..from;
            prop_assert_eq!(numbers.within(stretch.clone()).collect::<Vec<_>>(), set.range(stretch).copied().collect::<Vec<_>>());
            prop_assert_eq!(numbers.is_empty(), set.is_empty());
            numbers.clear();
            prop_assert_eq!(numbers, Numbers::below(bound));
        }
    }

    #[test]
    fn the_first_and_the_last_of_many_are_found() {
        for bound in [1, 63, 64, 65, 4096, 4097, 262_144, 300_000] {
            let mut numbers = Numbers::below(bound);
            assert_eq!(numbers.next(0), None);
            let last = bound as u32 - 1;
            numbers.put(last, true);
            assert_eq!((numbers.next(0), numbers.next(last), numbers.next(last + 1)), (Some(last), Some(last), None), "{bound}");
            numbers.put(0, true);
            assert_eq!(numbers.iter().collect::<BTreeSet<_>>(), BTreeSet::from([0, last]));
        }
        assert_eq!(Numbers::below(0).next(0), None);
    }
}
