//! Cues that are heard, in builds with the feature `audio`.
//!
//! A thread of its own holds the device: it is opened with the first cue, and where there is none that is said once.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use bevy::prelude::*;
use rodio::buffer::SamplesBuffer;

use super::cue::Cue;
use super::tones::{RATE, samples};
use crate::app::Play;
use crate::app::action::Action;
use crate::app::aside;

const ONE: NonZero<u16> = NonZero::new(1).expect("it is not zero");

/// Plays cues.
pub struct SoundPlugin;

#[derive(Resource)]
struct Speaker {
    cues: Sender<(Cue, f32)>,
    trouble: Mutex<Receiver<String>>,
}

impl Plugin for SoundPlugin {
    fn build(&self, app: &mut App) {
        let (cues, heard) = channel();
        let (complain, trouble) = channel();
        let of_thread = complain.clone();
        if let Err(error) = thread::Builder::new().name(aside::NAME.to_owned()).spawn(move || speak(&heard, &complain)) {
            let _ = of_thread.send(error.to_string());
        }
        app.insert_resource(Speaker { cues, trouble: Mutex::new(trouble) }).add_systems(Update, play.after(crate::app::show));
    }
}

/// Hands what calls for attention to the speaker.
fn play(mut play: ResMut<Play>, speaker: Res<Speaker>) {
    let loudness = f32::from(play.model.settings.volume) / 100.0;
    let calls = std::mem::take(&mut play.model.cues.sounds);
    if loudness > 0.0 {
        for cue in calls {
            // A speaker without a device has gone: what it would have played is seen.
            let _ = speaker.cues.send((cue, loudness * loudness));
        }
    }
    let why = speaker.trouble.lock().unwrap_or_else(PoisonError::into_inner).try_recv();
    if let Ok(why) = why {
        play.say(Action::NoSound(why));
    }
}

/// Opens the device when there is something to play, and plays.
fn speak(cues: &Receiver<(Cue, f32)>, complain: &Sender<String>) {
    let Ok(first) = cues.recv() else { return };
    let mut device = match rodio::DeviceSinkBuilder::open_default_sink() {
        Ok(device) => device,
        Err(error) => {
            let _ = complain.send(error.to_string());
            return;
        }
    };
    device.log_on_drop(false);
    let mut next = Some(first);
    while let Some((cue, loudness)) = next {
        let sound: Vec<f32> = samples(cue).into_iter().map(|sample| sample * loudness).collect();
        device.mixer().add(SamplesBuffer::new(ONE, RATE, sound));
        next = cues.recv().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_that_nobody_listens_to_any_more_goes_quietly() {
        let (cues, heard) = channel::<(Cue, f32)>();
        let (complain, trouble) = channel();
        drop(cues);
        speak(&heard, &complain);
        assert!(trouble.try_recv().is_err(), "without a cue nothing is opened, and nothing is said");
    }
}
