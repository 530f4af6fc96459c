//! The board as it was at the marker's minute: what was known then, or what was true.

use super::{chart, happened};
use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::app::past::Past;
use crate::app::screens::operations::Place;
use crate::app::screens::{board, looks};
use crate::app::truth::TrueSum;
use crate::report::Debrief;
use crate::scenario::names::*;
use crate::sim::state::Status;

/// The board itself needs so much; where there is less, systems are listed instead.
const BOARD_MIN: (f32, f32) = (880.0, 360.0);
/// Right of it stands what happened around the marker, where there is room.
const SIDE: f32 = 360.0;
const SIDE_FROM: f32 = 1360.0;
const GAP: f32 = 12.0;
/// The line above the board: what is shown, and the choice.
const LINE: f32 = 40.0;
/// A screen this high has room for more of the chart.
const HIGH: f32 = 720.0;
/// The list of systems needs this height beside the chart.
const LIST_MIN: f32 = 130.0;
/// A system in the list.
const LISTED: f32 = 250.0;

/// Where the parts of this page stand in the room that the debrief leaves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rooms {
    chart: Place,
    /// There is only room for the line of the marker.
    slim: bool,
    line: Place,
    /// The board, or the list of systems.
    pub main: Place,
    side: Option<Place>,
    /// There is room for the board itself.
    pub has_board: bool,
}

impl Rooms {
    pub fn of(room: Place) -> Self {
        let chart_h = if room.h >= HIGH - 140.0 { chart::LOW } else { chart::LOWEST };
        // With less room than this the chart stays on its own page; the marker has a line here all the same.
        let slim = room.h < chart_h + GAP + LINE + LIST_MIN;
        let chart_h = if slim { chart::SLIM } else { chart_h };
        let line_y = room.y + chart_h + if slim { GAP / 2.0 } else { GAP };
        let main_y = line_y + LINE + GAP / 2.0;
        let has_side = room.w >= SIDE_FROM;
        let w = if has_side { room.w - SIDE - GAP } else { room.w };
        let h = (room.y + room.h - main_y).max(1.0);
        let side = has_side.then(|| Place { x: room.x + w + GAP, y: line_y, w: SIDE, h: h + LINE + GAP / 2.0 });
        Self {
            chart: Place { h: chart_h, ..room },
            line: Place { x: room.x, y: line_y, w, h: LINE },
            main: Place { x: room.x, y: main_y, w, h },
            side,
            slim,
            has_board: w >= BOARD_MIN.0 && h >= BOARD_MIN.1,
        }
    }
}

/// The page, each part at its place on the screen.
pub fn view(model: &Model, debrief: &Debrief, past: &Past, room: Place) -> Vec<El> {
    let rooms = Rooms::of(room);
    let calendar = &past.scenario().calendar;
    let main = if rooms.has_board {
        board::view(model, &past.then, &past.then.board(board::ground(rooms.main))).key("board")
    } else {
        list(model, &past.then).key("list")
    };
    let chart = if rooms.slim {
        chart::slim(model, debrief, calendar, rooms.chart.w).on(rooms.chart).key("slim")
    } else {
        chart::view(model, debrief, calendar, rooms.chart.w, rooms.chart.h).on(rooms.chart).key("chart")
    };
    let mut parts = vec![line(model, past).on(rooms.line).key("line"), main.on(rooms.main), chart];
    parts.extend(rooms.side.map(|side| happened::around(model, debrief, calendar, false).on(side).key("around")));
    parts
}

/// What is shown, of what or of the whole; and the choice between knowledge and truth.
fn line(model: &Model, past: &Past) -> El {
    let text = match past.then.selected {
        Thing::System(system) => of_system(model, &past.then, system),
        _ => of_all(model, &past.then),
    };
    let tone = if model.show_truth { Tone::Alarm } else { Tone::Text };
    row([row([words(text).tone(tone).one_line()]).grow().clip().key("text"), happened::choice(model).firm().key("choice")]).gap(GAP)
}

/// What was known of the whole, or what was true.
fn of_all(model: &Model, then: &Game) -> String {
    let words_of = &model.words;
    let scenario = then.scenario();
    let cut: u64 =
        scenario.content.links.iter().map(|(id, link)| link.flows.without(then.picture.link(id).open).iter().count() as u64).sum();
    if let Some(truth) = &then.truth {
        let sum = TrueSum::of(truth);
        let posture = scenario.content.postures[then.session.sim.truth().intruder().posture].name.as_str();
        return words_of.say(
            "then-true",
            &[
                ("posture", posture.into()),
                ("held", sum.held.into()),
                ("encrypted", sum.encrypted.into()),
                ("wiped", sum.wiped.into()),
                ("cut", cut.into()),
            ],
        );
    }
    let of = |status: Status| then.picture.systems.iter().filter(|system| system.status == status).count() as u64;
    let reported: u64 = then.picture.systems.iter().map(|system| u64::from(system.encrypted) + u64::from(system.wiped)).sum();
    words_of.say(
        "then-known",
        &[
            ("compromised", of(Status::Compromised).into()),
            ("suspected", of(Status::Suspected).into()),
            ("reported", reported.into()),
            ("cut", cut.into()),
        ],
    )
}

fn of_system(model: &Model, then: &Game, system: SystemId) -> String {
    let look = looks::system(then, &model.words, system);
    format!("{}: {}", then.scenario().content.systems[system].name, look.word)
}

/// Where the board has no room: every system with its state, in words.
fn list(model: &Model, then: &Game) -> El {
    let rows = then.scenario().content.systems.iter().map(|(id, system)| {
        let look = looks::system(then, &model.words, id);
        let chosen = then.selected == Thing::System(id);
        row([
            icon(look.icon, look.tone, 15.0),
            col([
                row([words(system.name.as_str()).size(Size::Note).bold().one_line().part(Part::Silent)]).clip(),
                row([note(look.word.clone()).one_line().part(Part::Silent)]).clip(),
            ])
            .grow()
            .clip(),
        ])
        .gap(8.0)
        .pad(8.0, 4.0)
        .width(LISTED)
        .round(CARD_ROUND)
        .fill(Tone::Raised)
        .edge(if chosen { Tone::Ours } else { Tone::Line })
        .presses(Action::Select(Thing::System(id)))
        .label(format!("{}: {}", system.name, look.word))
        .chosen(chosen)
        .nth("system", id.index())
    });
    row(rows).gap(6.0).wrap().align(bevy::ui::AlignItems::Start).scroll()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_never_overlap_and_never_leave_their_room() {
        for (w, h) in [(1520.0, 760.0), (1520.0, 1140.0), (768.0, 290.0), (3333.0, 1300.0), (1000.0, 500.0)] {
            let room = Place { x: 40.0, y: 70.0, w, h };
            let rooms = Rooms::of(room);
            let mut places = vec![rooms.chart, rooms.line, rooms.main];
            places.extend(rooms.side);
            for (at, a) in places.iter().enumerate() {
                assert!(a.x >= room.x && a.x + a.w <= room.x + w && a.y + a.h <= room.y + h + 0.1, "{a:?} in {room:?}");
                for b in &places[at + 1..] {
                    assert!(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y, "{a:?} and {b:?}");
                }
            }
        }
        assert!(Rooms::of(Place { x: 40.0, y: 70.0, w: 1520.0, h: 760.0 }).has_board);
        let low = Rooms::of(Place { x: 16.0, y: 70.0, w: 768.0, h: 290.0 });
        assert!(!low.has_board && low.slim && low.chart.h >= 30.0, "the marker can be moved there: {low:?}");
    }
}
