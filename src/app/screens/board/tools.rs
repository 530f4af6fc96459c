//! The bar under the board: looking for something, and coming closer or going farther away.

use super::super::board_on_screen;
use super::super::looks;
use super::super::operations::Place;
use crate::app::action::Action;
use crate::app::board::camera::Step;
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::entry::Field;
use crate::app::kit::fit;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Face, Size, Tone};
use crate::app::model::Model;

/// How high the bar is, and how far under the board it stands.
const HEIGHT: f32 = 24.0;
const BELOW: f32 = 4.0;
/// A bar that is narrower than this has no words on it.
const WORDS_MIN: f32 = 420.0;

/// What the search on the left of the bar and the zoom on the right of it need.
const FINDING: f32 = 110.0;
const ZOOMING: f32 = 170.0;

/// The shapes of the board and what they mean: what we know, and what was true.
const KNOWN: [(Icon, Tone, &str); 6] = [
    (Icon::Fog, Tone::Fog, "card-never"),
    (Icon::Triangle, Tone::Warning, "legend-suspected"),
    (Icon::Diamond, Tone::Alarm, "card-compromised"),
    (Icon::Crossed, Tone::Alarm, "legend-down"),
    (Icon::Tick, Tone::Serving, "legend-cleared"),
    (Icon::Plugs, Tone::Ours, "card-isolated"),
];
const TRUE: [(Icon, Tone, &str); 4] = [
    (Icon::Tick, Tone::Serving, "truth-clean"),
    (Icon::Intruder, Tone::Alarm, "legend-held"),
    (Icon::Crossed, Tone::Alarm, "legend-destroyed"),
    (Icon::Plugs, Tone::Ours, "card-isolated"),
];

/// What each shape means, as far as there is room.
fn legend(model: &Model, game: &Game, room: f32) -> El {
    const SHAPE: f32 = 13.0;
    const BETWEEN: f32 = 14.0;
    const INSIDE: f32 = 5.0;
    let shapes: &[(Icon, Tone, &'static str)] = if game.truth.is_some() { &TRUE } else { &KNOWN };
    let said: Vec<String> = shapes.iter().map(|(_, _, key)| model.words.get(key)).collect();
    let widths: Vec<f32> = said.iter().map(|text| SHAPE + INSIDE + fit::width(text, Size::Note, Face::Regular) + BETWEEN).collect();
    let fits = that_fit(&widths, &on_board(model, game, shapes), room);
    let parts = shapes
        .iter()
        .zip(said)
        .enumerate()
        .filter(|(number, _)| fits.contains(number))
        .map(|(_, ((shape, tone, key), text))| row([icon(*shape, *tone, SHAPE), note(text).one_line()]).gap(INSIDE).firm().key(key));
    row(parts).gap(BETWEEN).key("legend")
}

/// Returns how often each shape of the legend stands on the board.
fn on_board(model: &Model, game: &Game, shapes: &[(Icon, Tone, &'static str)]) -> Vec<usize> {
    let mut counts = vec![0; shapes.len()];
    for system in game.scenario().content.systems.ids() {
        let (shape, _) = looks::shape(game, &model.words, system);
        if let Some(number) = shapes.iter().position(|(known, ..)| *known == shape) {
            counts[number] += 1;
        }
    }
    counts
}

/// Returns which shapes have room: first those that stand on the board most often.
fn that_fit(widths: &[f32], counts: &[usize], mut room: f32) -> Vec<usize> {
    let mut wanted: Vec<usize> = (0..widths.len()).collect();
    wanted.sort_by_key(|number| std::cmp::Reverse(counts[*number]));
    wanted.retain(|number| {
        let has_room = widths[*number] <= room;
        room -= if has_room { widths[*number] } else { 0.0 };
        has_room
    });
    wanted
}

/// Links may run so far outside of the outermost zones: that much around the board is drawn as well.
pub const LANE: f32 = 8.0;

/// Returns what is drawn of the board: the ground and the lane around it, down to the bar.
pub fn frame(ground: Place) -> Place {
    Place { x: ground.x - LANE, y: ground.y - LANE, w: ground.w + 2.0 * LANE, h: ground.h + LANE + BELOW }
}

/// Returns what of the board's panel is left for the board itself.
pub fn ground(panel: Place) -> Place {
    Place { h: (panel.h - bar_height()).max(1.0), ..panel }
}

/// Returns the run whose board is on the screen, and where the board itself stands.
pub fn on_screen(model: &Model) -> Option<(&Game, Place)> {
    board_on_screen(model).map(|(game, panel)| (game, ground(panel)))
}

/// Returns where the board stands on the screen, when it is shown.
pub fn ground_of(model: &Model) -> Option<Place> {
    on_screen(model).map(|(_, place)| place)
}

pub fn bar_height() -> f32 {
    HEIGHT + BELOW
}

/// The bar, in the coordinates of the board.
pub fn bar(model: &Model, game: &Game, ground: Place, closest: f32) -> El {
    let words_of = &model.words;
    let camera = game.camera;
    let searching = model.entry.as_ref().is_some_and(|entry| entry.field == Field::Search);
    let tool = |icon_of: Icon, key: &'static str, shortcut: &'static str, action: Action, off: bool| {
        row([icon(icon_of, if off { Tone::Faint } else { Tone::Text }, 13.0)])
            .center()
            .width(30.0)
            .height(HEIGHT)
            .round(CARD_ROUND)
            .fill(Tone::Panel)
            .edge(Tone::Line)
            .presses(action)
            .label(words_of.get(key))
            .tip(shortcut)
            .disabled(off)
            .key(key)
    };
    let mut find = vec![icon(Icon::Search, Tone::Muted, 13.0)];
    if ground.w >= WORDS_MIN {
        find.push(note(words_of.get("board-find")).one_line().part(Part::Silent));
    }
    let find = row(find)
        .gap(6.0)
        .pad(8.0, 0.0)
        .height(HEIGHT)
        .round(CARD_ROUND)
        .fill(Tone::Panel)
        .edge(if searching { Tone::Ours } else { Tone::Line })
        .presses(Action::Write(Field::Search))
        .label(words_of.get("board-find"))
        .chosen(searching)
        .key("find");
    // The legend takes the room that the others leave.
    let legend = legend(model, game, ground.w - FINDING - ZOOMING);
    let mut parts = vec![find, spring(), legend, spring()];
    if ground.w >= WORDS_MIN {
        parts.push(note(format!("{:.0} %", camera.zoom * 100.0)).mono().one_line().key("zoom"));
    }
    parts.extend([
        tool(Icon::Farther, "board-farther", "−", Action::Camera(Step::Farther), camera.zoom <= 1.0),
        tool(Icon::Whole, "board-whole", "0", Action::Camera(Step::Whole), camera.zoom <= 1.0),
        tool(Icon::Closer, "board-closer", "+", Action::Camera(Step::Closer), camera.zoom >= closest),
    ]);
    row(parts).gap(6.0).on(Place { x: 0.0, y: ground.h + BELOW, w: ground.w, h: HEIGHT }).key("tools")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_keeps_what_stands_on_the_board() {
        let widths = [90.0, 120.0, 80.0, 110.0, 60.0, 90.0];
        assert_eq!(that_fit(&widths, &[40, 0, 0, 0, 0, 0], 1000.0).len(), widths.len(), "with room for all, all are there");
        let few = that_fit(&widths, &[3, 0, 1, 20, 0, 0], 300.0);
        assert_eq!(few, [3, 0, 2], "down, never checked, compromised; and no room is left");
        assert_eq!(that_fit(&widths, &[3, 0, 1, 20, 0, 0], 50.0), [0usize; 0]);
    }
}
