//! Looking at a board and for things on it: in a run that is played, and in one that is looked back on.

use super::camera::Step;
use crate::app::action::{Action, Overlay, Screen, Thing};
use crate::app::game::Game;
use crate::app::kit::entry::{Entry, Field, Stroke};
use crate::app::model::Model;
use crate::app::palette;
use crate::app::screens::board;
use crate::app::screens::operations::Tab;

impl Model {
    /// Returns the run whose board can be on the screen.
    fn on_board(&mut self) -> Option<&mut Game> {
        match self.screen {
            Screen::Debrief => self.past.as_mut().map(|past| &mut past.then),
            _ => self.game.as_mut(),
        }
    }

    /// Moves the camera of the board that is on the screen.
    pub(in crate::app) fn turn(&mut self, step: Step) {
        let place = board::ground_of(self);
        if let (Some(game), Some(place)) = (self.on_board(), place) {
            game.turn(step, place);
        }
    }

    /// Selects what was looked for, and goes there.
    pub(in crate::app) fn find(&mut self, thing: Thing) {
        self.entry = None;
        self.update(Action::Select(thing));
        // Who looked for something wants to see it where it stands.
        self.tab = Tab::Board;
        self.turn(Step::Find(thing));
    }

    /// Opens a line to type into, or closes it when it is open.
    pub(in crate::app) fn write(&mut self, field: Field) {
        let shown = field != Field::Palette || self.overlay == Some(Overlay::Palette);
        let open = shown && self.entry.as_ref().is_some_and(|entry| entry.field == field);
        self.entry = (!open).then(|| Entry::new(field));
        if field == Field::Palette {
            // Time waits while the palette is open, and goes on as before.
            self.overlay = (!open).then_some(Overlay::Palette);
            self.found = if open { Vec::new() } else { palette::find(self, "") };
        }
    }

    /// Hears what is typed.
    pub(in crate::app) fn hear(&mut self, stroke: Stroke) {
        let Some(entry) = &mut self.entry else { return };
        entry.hear(stroke, usize::MAX);
        if let Some(typed) = self.entry.as_ref().filter(|entry| entry.field == Field::Palette).map(|entry| entry.text.clone()) {
            self.found = palette::find(self, &typed);
        }
        // Fewer answers may be left than there were.
        let answers = self.answers();
        if let Some(entry) = &mut self.entry {
            entry.row = entry.row.min(answers.saturating_sub(1));
        }
    }

    /// Returns how many answers there are to what is typed.
    fn answers(&self) -> usize {
        match self.entry.as_ref().map(|entry| entry.field) {
            Some(Field::Search) => board::on_screen(self).map_or(0, |(game, _)| board::answers(self, game)),
            Some(Field::Palette) => self.found.len(),
            Some(Field::Name) | None => 0,
        }
    }

    /// Takes the chosen answer to what is typed.
    pub(in crate::app) fn accept(&mut self) {
        let Some((field, row)) = self.entry.as_ref().map(|entry| (entry.field, entry.row)) else { return };
        match field {
            Field::Name => {
                if let Some(entry) = self.entry.take() {
                    self.call_run(&entry.text);
                }
            }
            Field::Palette => self.take(row),
            Field::Search => {
                if let Some(thing) = board::on_screen(self).and_then(|(game, _)| board::chosen(self, game)) {
                    self.find(thing);
                }
            }
        }
    }
}
