//! What the player sets: each setting holds at once, and is kept.

use std::path::Path;

use super::action::{Action, Overlay, Screen};
use super::model::Model;
use super::settings::Settings;
use crate::report::Debrief;
use crate::scenario::ron_text::io_words;
use crate::words::{Language, Words};

impl Model {
    /// Does what the player says about settings. Returns what is meant for somebody else.
    pub(super) fn adjust(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::SetPace(pace) => self.set(|settings| settings.pace = pace),
            Action::SetAutoPause(wanted) => self.set(|settings| settings.auto_pause = wanted),
            Action::SetStillness(still) => self.set(|settings| settings.stillness = still),
            Action::SetDeputy(wanted) => {
                self.set(|settings| settings.deputy = wanted);
                if let Some(game) = self.game.as_mut().filter(|_| !wanted) {
                    game.deputy.dismiss();
                }
            }
            Action::SetRound(seconds) => {
                self.set(|settings| settings.round_seconds = seconds);
                if let Some(game) = &mut self.game {
                    game.set_round(self.settings.round_seconds);
                }
            }
            Action::SetTempo(tempo) => {
                self.set(|settings| settings.tempo = tempo);
                if let Some(game) = &mut self.game {
                    game.speeds = tempo.speeds();
                }
            }
            Action::SetVolume(volume) => self.set(|settings| settings.volume = volume),
            Action::NoSound(why) => {
                let text = self.words.say("trouble-no-sound", &[("why", (&why).into())]);
                self.no_sound = Some(why);
                // It is no reason to take away what somebody looks at.
                if matches!(self.overlay, None | Some(Overlay::Trouble(_))) {
                    self.tell(text, false);
                }
            }
            Action::Hints(about) => {
                self.settings.hints.change(about);
                self.keep_hints();
            }
            Action::ShowGuide(show) => self.guide.hidden = !show,
            Action::SetExclusive(exclusive) => self.set(|settings| settings.exclusive = exclusive),
            Action::SetLanguage(language) => self.speak(language),
            Action::SetWindow(width, height) => {
                // A file that cannot be read is not written over because a window has moved.
                let sound = |path: &Path| Settings::read(path, self.settings.language).1.is_none();
                if self.places.settings.as_deref().is_none_or(sound) {
                    self.set(|settings| settings.window = Some((width, height)));
                }
            }
            Action::SetFullscreen(full) => self.set(|settings| settings.fullscreen = full),
            Action::SetTheme(theme) => self.set(|settings| settings.theme = theme),
            Action::SetText(percent) => self.set(|settings| settings.text_percent = percent),
            action => return Some(action),
        }
        None
    }

    /// Speaks another language from now on. Nothing else changes: not the run, not the plan, not what is selected.
    fn speak(&mut self, language: Language) {
        self.set(|settings| settings.language = language);
        self.words = Words::of(language);
        self.shown = self.scenarios.iter().map(|scenario| self.words.shown(scenario)).collect();
        if let Some(game) = &mut self.game {
            game.speak(&self.words);
        }
        if let (Some(past), Some(debrief)) = (&mut self.past, &mut self.debrief) {
            past.speak(&self.words);
            let before = debrief.before.take();
            *debrief = Debrief { before, ..Debrief::of(&past.session, &self.words) };
        }
        self.look_for_runs();
        // The list of all runs has words and dates in it, and may be what is gone back to.
        if self.screen == Screen::Runs || self.before.contains(&Screen::Runs) {
            self.runs.said = None;
            self.list_runs();
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.settings = self.settings.clone().sound();
        if let Some(path) = self.places.settings.clone()
            && let Err(error) = self.settings.write(&path)
        {
            self.trouble("trouble-settings", &path, &[("why", (&io_words(&error)).into())]);
        }
    }
}
