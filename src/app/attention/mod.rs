//! What calls for attention: cues that are seen, pointing at a thing, figures that count, and, in builds with sound, tones.

pub mod counting;
pub mod cue;
pub mod mark;
#[cfg(feature = "audio")]
pub mod sound;
#[cfg(any(feature = "audio", test))]
mod tones;
