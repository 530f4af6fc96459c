//! The board: zones, systems, and the ways between them, as the camera sees them.

mod card;
mod focus;
mod ground;
mod outside;
mod search;
mod strip;
mod tools;

use super::operations::Place;
use crate::app::action::{Action, Thing};
use crate::app::board::camera::Step;
use crate::app::board::layout::{Cards, Plan, Seen, sizes};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;
use crate::app::model::Model;
use crate::scenario::names::*;

pub use self::focus::{End, Focus, Need};
pub use self::ground::{BoardView, LinkState, LinkView, NeedView, ZoneLook, board_view};
pub use self::search::{answers, chosen};
pub use self::strip::{strip, strip_height};
pub use self::tools::{frame, ground, ground_of, on_screen};

/// The board in its panel.
pub fn view(model: &Model, game: &Game, plan: &Plan) -> El {
    let place = plan.place;
    let scenario = game.scenario();
    let seen = plan.seen(scenario, game.camera);
    let focus = Focus::of(model, game);
    let frame = frame(place);
    let inner = |other: Place| Place { x: other.x - frame.x, y: other.y - frame.y, ..other };
    let mut parts = Vec::new();
    for id in scenario.content.zones.ids() {
        let mut head = inner(seen.head(id));
        let cards = seen.cards(id);
        if cards == Cards::Nothing && !scenario.plan.zone_systems[id].is_empty() {
            // There is no room below the name: the counts stand beside it.
            let w = card::group_width(model, game, id).min(head.w * COUNTS_SHARE);
            head.w -= w + COUNTS_GAP;
            // A number has its height even where a name has not.
            let h = head.h.max(COUNTS_HIGH);
            let counts = Place { x: head.x + head.w + COUNTS_GAP, y: head.y - (h - head.h) / 2.0, w, h };
            parts.push(card::group(model, game, id, counts, &focus));
        }
        parts.push(zone_head(model, game, id, head, seen.camera.zoom, &focus));
        if id == scenario.plan.internet {
            parts.push(outside::view(model, game, inner(seen.inner(id))).nth("outside", id.index()));
        }
        match cards {
            Cards::Each(cards) => parts.extend(cards.into_iter().map(|(system, at)| {
                if seen.shows(at) {
                    card::card(model, game, system, inner(at), seen.camera.zoom, &focus)
                } else {
                    card::hidden(game, system, inner(at))
                }
            })),
            Cards::Group(at) => parts.push(card::group(model, game, id, inner(at), &focus)),
            Cards::Nothing => {}
        }
    }
    for link in scenario.content.links.ids() {
        parts.push(link_handle(model, game, &seen, link, (frame.x, frame.y)));
    }
    let board = col(parts).clip().on(Place { x: frame.x - place.x, y: frame.y - place.y, ..frame }).key("ground");
    let mut panel = vec![board, tools::bar(model, game, place, plan.closest)];
    panel.extend(search::view(model, game, place, tools::bar_height()));
    col(panel)
}

/// Returns where a thing stands on the board, if it stands there.
pub fn place_of(game: &Game, seen: &Seen<'_>, thing: Thing) -> Option<Place> {
    match thing {
        Thing::System(id) => Some(seen.card(id)),
        Thing::Zone(id) => Some(seen.head(id)),
        Thing::Link(id) => {
            let (x, y) = seen.handle(id);
            Some(Place { x: x - HANDLE / 2.0, y: y - HANDLE / 2.0, w: HANDLE, h: HANDLE })
        }
        Thing::Service(id) => Some(seen.card(game.scenario().content.services[id].front)),
        _ => None,
    }
}

/// Counts beside a zone's name take no more than this of its breadth, and stand so far from it.
const COUNTS_SHARE: f32 = 0.7;
const COUNTS_GAP: f32 = 3.0;
const COUNTS_HIGH: f32 = 17.0;

/// How wide a link's handle is when it has something to say.
const HANDLE: f32 = 17.0;

/// The small round handle on a link, by which it is chosen.
fn link_handle(model: &Model, game: &Game, seen: &Seen<'_>, id: LinkId, origin: (f32, f32)) -> El {
    let chosen = game.selected == Thing::Link(id);
    let state = LinkState::of(game.picture.link(id).open, game.scenario().content.links[id].flows);
    let (tone, icon_of) = match state {
        LinkState::Open => (Tone::Muted, None),
        LinkState::Partly | LinkState::Cut => (Tone::Ours, Some(Icon::Plugs)),
    };
    let (x, y) = seen.handle(id);
    let size = if icon_of.is_some() { HANDLE } else { 11.0 };
    let state = match state {
        LinkState::Open => model.words.get("board-open"),
        LinkState::Partly => model.words.get("board-partly"),
        LinkState::Cut => model.words.get("board-cut"),
    };
    let name = crate::words::story::link(game.scenario(), id);
    row(icon_of.map(|icon_of| icon(icon_of, tone, 11.0)))
        .center()
        .at(x - size / 2.0 - origin.0, y - size / 2.0 - origin.1)
        .width(size)
        .height(size)
        .round(size / 2.0)
        .fill(Tone::Raised)
        .edge(if chosen { Tone::Ours } else { tone })
        .presses(Action::Select(Thing::Link(id)))
        .focuses(Action::Camera(Step::Reveal(Thing::Link(id))))
        .label(format!("{name}: {state}"))
        .tip("")
        .chosen(chosen)
        .layer(2)
        .nth("link", id.index())
}

fn zone_head(model: &Model, game: &Game, id: ZoneId, place: Place, zoom: f32, focus: &Focus) -> El {
    let zone = &game.scenario().content.zones[id];
    let chosen = game.selected == Thing::Zone(id);
    let lit = chosen || focus.zones.contains(&id);
    let size = sizes(zoom).0;
    let name = zone.name.as_str();
    let state = if game.picture.zone(id).cut { model.words.get("board-cut") } else { String::new() };
    row([
        row([note(name).size(size).bold().tone(if lit { Tone::Ours } else { Tone::Muted }).one_line().part(Part::Silent)]).grow().clip(),
        note(state.clone()).tone(Tone::Ours).one_line().part(Part::Silent),
    ])
    .pad(5.0, 0.0)
    .round(4.0)
    .on(place)
    .presses(Action::Select(Thing::Zone(id)))
    .focuses(Action::Camera(Step::Reveal(Thing::Zone(id))))
    .label(if state.is_empty() { name.to_owned() } else { format!("{name}: {state}") })
    .chosen(chosen)
    .nth("zone", id.index())
}
