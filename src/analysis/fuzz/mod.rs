//! Trying what nobody would: random orders on whole runs, and real files that were spoilt at random.
//!
//! Everything follows from one number, so that what is found can be found again. [`orders`] plays, [`files`] reads.

pub mod files;
pub mod mutate;
pub mod orders;
pub mod player;

pub use orders::{Find, Tried, play};
pub use player::Reckless;

/// A stream of numbers from a seed: SplitMix64.
#[derive(Clone, Debug)]
pub struct Luck(u64);

impl Luck {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `below`; 0 below 0.
    pub fn below(&mut self, below: usize) -> usize {
        (self.draw() % (below.max(1) as u64)) as usize
    }

    /// Says yes once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}
