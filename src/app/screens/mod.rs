//! The screens: what is shown for a model. Every function here turns plain data into a tree of elements.

mod alerts;
mod asking;
mod before;
pub mod board;
mod causes;
mod cell;
mod codex;
mod consequences;
mod debrief;
mod deputy;
mod detail;
mod hands;
mod header;
mod hinting;
mod intent;
mod looks;
mod lower;
mod menu;
pub mod operations;
mod palette;
mod runs;
mod timeline;
mod true_looks;

use self::operations::Place;
use super::action::Screen;
use super::attention::mark::Glow;
use super::game::Game;
use super::kit::el::{El, col};
use super::kit::theme::Tone;
use super::model::Model;

/// Returns the run whose board is on the screen, and where it is: now while it is played, or looked back on.
pub fn board_on_screen(model: &Model) -> Option<(&Game, Place)> {
    match model.screen {
        Screen::Operations => model.game.as_ref().zip(operations::board_place(model)),
        Screen::Debrief => debrief::board_on_screen(model),
        _ => None,
    }
}

/// Returns the whole screen.
pub fn view(model: &Model) -> El {
    let (width, height) = model.size;
    let screen = match model.screen {
        Screen::Title => before::front(model),
        Screen::Library => before::library(model),
        Screen::Briefing => before::briefing(model),
        Screen::Operations => operations::view(model),
        Screen::Debrief => debrief::view(model),
        Screen::Settings => menu::settings(model),
        Screen::Codex => codex::view(model),
        Screen::Runs => runs::view(model),
    };
    let mut screen = screen;
    if let (Screen::Operations, Some(game)) = (model.screen, &model.game) {
        if let Some(mark) = model.guide.mark(game) {
            mark.light(&mut screen, Glow { tone: Tone::Ours, strong: false, sought: true });
        }
        model.cues.light(&mut screen, model.settings.stillness);
    }
    // The board's links are drawn behind the screen: it has no ground of its own then.
    let ground = if board_on_screen(model).is_some() { Tone::Clear } else { Tone::Base };
    let mut layers = vec![screen.key("screen").width(width).height(height).at(0.0, 0.0).fill(ground)];
    if let Some(overlay) = &model.overlay {
        layers.push(menu::overlay(model, overlay).key("overlay"));
    }
    col(layers).full().placed()
}
