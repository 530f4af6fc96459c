//! The sounds of cues, made note by note.

use std::f32::consts::TAU;
use std::num::NonZero;

use super::cue::Cue;

/// Samples in a second.
pub const RATE: NonZero<u32> = NonZero::new(44_100).expect("it is not zero");
/// A note comes in over so many seconds, so that it does not click.
const ATTACK_SECONDS: f32 = 0.008;
/// The share of the octave in a note: it makes it warmer.
const OCTAVE: f32 = 0.25;
/// Cues are quieter than what else a machine plays.
const LOUDEST: f32 = 0.35;

/// A note: its pitch in hertz, when it begins, and how long it rings, in seconds.
struct Note(f32, f32, f32);

/// Returns the notes of a cue: rising for good news, falling for bad.
fn notes(cue: Cue) -> &'static [Note] {
    match cue {
        Cue::Alert => &[Note(660.0, 0.0, 0.22), Note(660.0, 0.16, 0.3)],
        Cue::Question => &[Note(523.0, 0.0, 0.25), Note(784.0, 0.14, 0.45)],
        Cue::Countdown => &[Note(880.0, 0.0, 0.09)],
        Cue::OrderGiven => &[Note(392.0, 0.0, 0.14)],
        Cue::Damage => &[Note(330.0, 0.0, 0.3), Note(220.0, 0.18, 0.55)],
        Cue::Recovery => &[Note(523.0, 0.0, 0.2), Note(659.0, 0.1, 0.2), Note(784.0, 0.2, 0.4)],
        Cue::AutoPause => &[Note(587.0, 0.0, 0.18), Note(440.0, 0.13, 0.3)],
        Cue::Advice => &[Note(440.0, 0.0, 0.16), Note(554.0, 0.12, 0.3)],
    }
}

/// Makes the sound of a cue, at its loudest.
pub fn samples(cue: Cue) -> Vec<f32> {
    let rate = RATE.get() as f32;
    let lasts = notes(cue).iter().map(|Note(_, begins, rings)| begins + rings).fold(0.0, f32::max);
    let at = |second: f32, Note(pitch, begins, rings): &Note| {
        let age = second - begins;
        if !(0.0..*rings).contains(&age) {
            return 0.0;
        }
        let swell = (age / ATTACK_SECONDS).min(1.0) * (1.0 - age / rings).powi(2);
        let wave = (TAU * pitch * age).sin() + OCTAVE * (TAU * 2.0 * pitch * age).sin();
        swell * wave / (1.0 + OCTAVE)
    };
    (0..(lasts * rate) as u32)
        .map(|number| {
            let second = number as f32 / rate;
            notes(cue).iter().map(|note| at(second, note)).sum::<f32>().clamp(-1.0, 1.0) * LOUDEST
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_has_a_sound_of_its_own_that_begins_and_ends_quietly() {
        let all: Vec<Vec<f32>> = Cue::ALL.into_iter().map(samples).collect();
        for (cue, sound) in Cue::ALL.into_iter().zip(&all) {
            let seconds = sound.len() as f32 / RATE.get() as f32;
            assert!((0.05..1.0).contains(&seconds), "{cue:?} lasts {seconds} s");
            let loudest = sound.iter().fold(0.0_f32, |loudest, sample| loudest.max(sample.abs()));
            assert!((0.1..=LOUDEST).contains(&loudest), "{cue:?}: {loudest}");
            for edge in [sound[0], sound[sound.len() - 1]] {
                assert!(edge.abs() < 0.01, "{cue:?} clicks: {edge}");
            }
            assert_eq!(all.iter().filter(|other| *other == sound).count(), 1, "{cue:?}");
        }
    }
}
