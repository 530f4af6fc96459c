//! Seeds from streams that have nothing to do with that of an exercise: for imagined worlds and futures.

use serde::Serialize;

use crate::scenario::Digest;

/// Returns a seed that follows from a key: the name of the stream, and what the luck is for.
pub fn seed_of(key: &impl Serialize) -> u64 {
    let Digest(bytes) = Digest::of_value(key);
    u64::from_le_bytes(bytes[..8].try_into().expect("a digest has more than eight bytes"))
}
