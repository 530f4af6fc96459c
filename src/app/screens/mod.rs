//! The screens: what is shown for a model. Every function here turns plain data into a tree of elements.

mod asking;
mod before;
mod board;
mod consequences;
mod debrief;
mod detail;
mod hands;
mod header;
mod hinting;
mod looks;
mod lower;
mod menu;
pub mod operations;
mod runs;

use super::action::Screen;
use super::kit::el::{El, col};
use super::kit::theme::Tone;
use super::mark::Glow;
use super::model::Model;

pub use board::{BoardView, LinkState, ZoneLook, board_view};

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
        Screen::Runs => runs::view(model),
    };
    let mut screen = screen;
    if let (Screen::Operations, Some(game)) = (model.screen, &model.game) {
        if let Some(mark) = model.guide.mark(game) {
            mark.light(&mut screen, Glow { tone: Tone::Ours, strong: false, sought: true });
        }
        model.cues.light(&mut screen, model.settings.stillness);
    }
    // The board's links are drawn behind the operations screen: it has no ground of its own.
    let ground = if model.screen == Screen::Operations { Tone::Clear } else { Tone::Base };
    let mut layers = vec![screen.key("screen").width(width).height(height).at(0.0, 0.0).fill(ground)];
    if let Some(overlay) = &model.overlay {
        layers.push(menu::overlay(model, overlay).key("overlay"));
    }
    col(layers).full().placed()
}
