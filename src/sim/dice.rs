//! Luck. Every draw is keyed by what it is for, whom it concerns, and how often that was asked before.
//!
//! Draws for other purposes or subjects do not shift each other: changing one order leaves unrelated luck
//! alone, so that two runs with the same seed can be compared.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::scenario::calendar::Takes;
use crate::scenario::leaf::Permille;

/// What a draw is for. The numbers are part of the recording format: new ones go at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum Purpose {
    Doctrine = 0,
    WorkTime = 1,
    PartnerTime = 2,
    FallbackTime = 3,
    TroubleTime = 4,
    StepTime = 5,
    StepLuck = 6,
    Notice = 7,
    AlertTime = 8,
    ReportTime = 9,
    BeaconTime = 10,
    TurnTime = 11,
    RerouteTime = 12,
    InjectTime = 13,
    FalseAlarmTime = 14,
    FalseAlarmChoice = 15,
    Finding = 16,
    Cleaning = 17,
    Poison = 18,
    MonitorTime = 19,
    Implants = 20,
    Sandbox = 21,
    Assessment = 22,
    FloodTime = 23,
    Sleeper = 24,
}

/// The seed, and how often each purpose and subject was drawn for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dice {
    seed: u64,
    #[serde(with = "as_list")]
    drawn: BTreeMap<(Purpose, u32), u32>,
}

/// Written as a list: not every format has maps with such keys.
pub(super) mod as_list {
    use super::*;

    pub fn serialize<S: serde::Serializer, K: Serialize, V: Serialize>(map: &BTreeMap<K, V>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub fn deserialize<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        D: serde::Deserializer<'de>,
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self { seed, drawn: BTreeMap::new() }
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Returns the next 64 bits for a purpose and subject.
    ///
    /// ChaCha with 8 rounds; the seed is the key, purpose and subject choose the stream, the occurrence
    /// chooses the place in it.
    fn bits(&mut self, purpose: Purpose, subject: u32) -> u64 {
        let occurrence = self.drawn.entry((purpose, subject)).or_default();
        let mut key = *b"Go Dark dice, first edition.    ";
        key[..8].iter_mut().zip(self.seed.to_le_bytes()).for_each(|(to, from)| *to = from);
        let mut generator = ChaCha8Rng::from_seed(key);
        generator.set_stream(u64::from(purpose as u8) << 32 | u64::from(subject));
        generator.set_word_pos(u128::from(*occurrence) * 2);
        *occurrence += 1;
        generator.next_u64()
    }

    /// Returns a number from 0 to `below` - 1; 0 when `below` is 0.
    ///
    /// The high half of a 128-bit product: even to within one part in 2^64 ÷ `below`.
    pub fn below(&mut self, below: u32, purpose: Purpose, subject: u32) -> u32 {
        ((u128::from(self.bits(purpose, subject)) * u128::from(below)) >> 64) as u32
    }

    /// Says whether something with this chance happens. Draws even when the answer is sure.
    pub fn chance(&mut self, chance: Permille, purpose: Purpose, subject: u32) -> bool {
        self.below(1000, purpose, subject) < u32::from(chance.0)
    }

    /// Returns how long something takes.
    pub fn takes(&mut self, takes: Takes, purpose: Purpose, subject: u32) -> u32 {
        takes.min + self.below(takes.max - takes.min + 1, purpose, subject)
    }

    /// Returns the place of one of the weights, chosen by weight; 0 when all are zero.
    pub fn weighted(&mut self, weights: &[u32], purpose: Purpose, subject: u32) -> usize {
        let sum: u32 = weights.iter().fold(0, |sum, weight| sum.saturating_add(*weight));
        let mut left = self.below(sum, purpose, subject);
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return at;
            }
            left -= weight;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    /// Golden numbers: if these change, every recording made so far is void.
    #[test]
    fn the_dice_are_pinned() {
        let mut dice = Dice::new(7);
        let drawn: Vec<u64> = (0..3).map(|_| dice.bits(Purpose::StepLuck, 5)).collect();
        let other = dice.bits(Purpose::Notice, 5);
        expect!["[f579d41319338ecd, 9af622e63d07d98f, 659fa0bc7dc5688a] 8f361f5c2ce09f09"].assert_eq(&format!("{drawn:x?} {other:x}"));
        let faces: Vec<u32> = (0..12).map(|_| dice.below(6, Purpose::Finding, 0) + 1).collect();
        expect!["[1, 6, 3, 1, 1, 6, 4, 3, 1, 5, 3, 6]"].assert_eq(&format!("{faces:?}"));
        let times: Vec<u32> = (0..6).map(|_| dice.takes(Takes { min: 10, max: 30 }, Purpose::WorkTime, 3)).collect();
        expect!["[25, 24, 30, 23, 21, 21]"].assert_eq(&format!("{times:?}"));
        let picks: Vec<usize> = (0..10).map(|_| dice.weighted(&[1, 0, 3], Purpose::Doctrine, 0)).collect();
        expect!["[2, 0, 2, 2, 0, 2, 2, 2, 0, 0]"].assert_eq(&format!("{picks:?}"));
    }

    #[test]
    fn a_draw_elsewhere_changes_nothing_here() {
        let mut alone = Dice::new(1);
        let mut busy = Dice::new(1);
        for subject in 0..50 {
            busy.below(1000, Purpose::Notice, subject);
        }
        let draw = |dice: &mut Dice| (0..20).map(|_| dice.below(1000, Purpose::StepLuck, 3)).collect::<Vec<_>>();
        assert_eq!(draw(&mut alone), draw(&mut busy));
    }

    #[test]
    fn every_face_comes_up_about_as_often() {
        let mut dice = Dice::new(42);
        let mut faces = [0u32; 6];
        for _ in 0..6000 {
            faces[dice.below(6, Purpose::Finding, 1) as usize] += 1;
        }
        assert!(faces.iter().all(|count| (880..1120).contains(count)), "{faces:?}");
    }

    #[test]
    fn edges_do_not_fall_over() {
        let mut dice = Dice::new(u64::MAX);
        assert_eq!(dice.below(0, Purpose::Finding, 0), 0);
        assert_eq!(dice.weighted(&[], Purpose::Finding, 0), 0);
        assert!(!dice.chance(Permille(0), Purpose::Finding, 0));
        assert!(dice.chance(Permille::ALL, Purpose::Finding, 0));
        assert_eq!(dice.takes(Takes { min: 5, max: 5 }, Purpose::Finding, 0), 5);
    }
}
