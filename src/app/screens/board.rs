//! What citizens feel, and the board: zones, systems, and the ways between them.

use super::looks::{self, Look};
use super::operations::Place;
use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::layout::Plan;
use crate::app::model::Model;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::world::{Needs, Part as ZonePart};
use crate::words::{short, shortest};

/// A service's name needs about this width.
const CHIP: f32 = 112.0;
/// A card of this height has room for a second line.
const TWO_LINES: f32 = 31.0;

/// The strip of services.
pub fn strip(model: &Model, game: &Game, width: f32) -> El {
    let words_of = &model.words;
    let picture = &game.picture;
    let unmet = if picture.unmet_per_hour == 0 && picture.services_up == Permille::ALL {
        note(words_of.get("citizens-fine")).tone(Tone::Serving)
    } else if picture.unmet_per_hour == 0 {
        note(words_of.get("citizens-asleep")).tone(Tone::Muted)
    } else {
        let (all, abroad) = (short(u64::from(picture.unmet_per_hour)), short(u64::from(picture.unmet_abroad_per_hour)));
        note(words_of.say("citizens-unmet", &[("unmet", (&all).into()), ("abroad", (&abroad).into())])).tone(Tone::Warning)
    };
    let services: Vec<ServiceId> = game.scenario().content.services.ids().collect();
    let in_a_row = ((width / CHIP) as usize).clamp(1, 8);
    let rows = services.len().div_ceil(in_a_row).max(1);
    let per_row = services.len().div_ceil(rows);
    let lines = services.chunks(per_row).enumerate().map(|(number, services)| {
        row(services.iter().map(|service| chip(model, game, *service).nth("service", service.index())))
            .gap(6.0)
            .align(bevy::ui::AlignItems::Stretch)
            .firm()
            .nth("row", number)
    });
    col([row([title(words_of.get("citizens-title")), spring(), unmet.one_line()]).firm(), col(lines).gap(6.0)]).gap(8.0)
}

fn chip(model: &Model, game: &Game, id: ServiceId) -> El {
    let sight = game.picture.service(id);
    let look = looks::service(&model.words, sight);
    let name = looks::chip(game, id);
    let chosen = game.selected == Thing::Service(id);
    let marked = would_change(game, id);
    let number = if sight.unmet_per_hour > 0 { shortest(u64::from(sight.unmet_per_hour)) } else { String::new() };
    // What would change has an arrow where its number is.
    let last = match marked {
        Some((icon_of, tone)) => icon(icon_of, tone, 12.0).key("arrow"),
        None => note(number).one_line().part(Part::Silent).key("number"),
    };
    row([icon(look.icon, look.tone, 13.0), row([words(name).size(Size::Note).one_line().part(Part::Silent)]).grow().clip(), last])
        .gap(5.0)
        .pad(6.0, 6.0)
        .round(CARD_ROUND)
        .fill(Tone::Panel)
        .edge(if chosen { Tone::Ours } else { marked.map_or(Tone::Line, |(_, tone)| tone) })
        .grow()
        .presses(Action::Select(Thing::Service(id)))
        .label(format!("{name}: {}", look.word))
        .chosen(chosen)
}

/// Returns how it looks what a considered move would do to a service.
fn would_change(game: &Game, id: ServiceId) -> Option<(Icon, Tone)> {
    let (_, _, preview) = game.considered.as_ref()?;
    if preview.lost.iter().any(|change| change.service == id) {
        Some((Icon::Down, Tone::Warning))
    } else if preview.regained.iter().any(|change| change.service == id) {
        Some((Icon::Up, Tone::Serving))
    } else {
        None
    }
}

/// Where zones and cards stand, for the elements here and the links drawn behind them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardView {
    pub zones: Vec<(ZoneId, Place, ZoneLook)>,
    pub links: Vec<LinkView>,
    pub place: Place,
}

/// How a zone's ground looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneLook {
    Plain,
    Outside,
    /// We cut it off.
    Cut,
    Chosen,
}

/// A way between two zones.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkView {
    pub link: LinkId,
    pub way: Vec<(f32, f32)>,
    /// Where it is chosen.
    pub handle: (f32, f32),
    pub state: LinkState,
    pub chosen: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    Open,
    /// Some of its flows are cut.
    Partly,
    Cut,
}

/// Returns where everything stands on the board of a run, and how it is.
pub fn board_view(game: &Game, plan: &Plan) -> BoardView {
    let scenario = game.scenario();
    let cut = |zone: ZoneId| game.picture.zone(zone).cut;
    let zones = scenario
        .content
        .zones
        .iter()
        .map(|(id, zone)| {
            let look = match () {
                () if game.selected == Thing::Zone(id) => ZoneLook::Chosen,
                () if cut(id) => ZoneLook::Cut,
                () if zone.part == ZonePart::Internet => ZoneLook::Outside,
                () => ZoneLook::Plain,
            };
            (id, plan.zone(id), look)
        })
        .collect();
    let links = scenario
        .content
        .links
        .iter()
        .map(|(id, link)| {
            let sight = game.picture.link(id);
            let state = match () {
                () if sight.open.is_empty() => LinkState::Cut,
                () if sight.open != link.flows => LinkState::Partly,
                () => LinkState::Open,
            };
            let chosen = game.selected == Thing::Link(id);
            LinkView { link: id, way: plan.ways[id.index()].clone(), handle: plan.handle(scenario, id), state, chosen }
        })
        .collect();
    BoardView { zones, links, place: plan.place }
}

pub fn view(model: &Model, game: &Game, plan: &Plan) -> El {
    let board = board_view(game, plan);
    let scenario = game.scenario();
    let origin = (plan.place.x, plan.place.y);
    let inner = |place: Place| Place { x: place.x - origin.0, y: place.y - origin.1, ..place };
    let mut parts = Vec::new();
    // Needs run behind the cards: what is written on a card is never struck through.
    let needs = needs(game);
    for (number, (from, to, works)) in needs.iter().enumerate() {
        let centre = |system: SystemId| {
            let place = inner(plan.card(scenario, system));
            (place.x + place.w / 2.0, place.y + place.h / 2.0)
        };
        parts.push(stroke(centre(*from), centre(*to), if *works { Tone::Serving } else { Tone::Alarm }).nth("need", number));
    }
    let touched = |system: SystemId| needs.iter().any(|(from, to, _)| *from == system || *to == system) || holds_selected(game, system);
    for (id, zone) in scenario.content.zones.iter() {
        parts.push(zone_head(model, game, id, inner(plan.zone(id))).nth("zone", id.index()));
        if zone.part == ZonePart::Internet {
            let place = inner(plan.zone(id));
            let place = Place { x: place.x + 6.0, y: place.y + 24.0, w: place.w - 12.0, h: place.h - 30.0 };
            parts.push(outside(model, game).on(place).nth("outside", id.index()));
        }
        for (system, place) in plan.cards(scenario, id) {
            parts.push(card(model, game, system, place.h, touched(system)).on(inner(place)).nth("system", system.index()));
        }
    }
    for link in &board.links {
        parts.push(link_handle(model, game, link, origin).nth("link", link.link.index()));
    }
    col(parts)
}

/// What the selected thing hangs on, and what hangs on it: from whom to whom, and whether it works.
fn needs(game: &Game) -> Vec<(SystemId, SystemId, bool)> {
    let scenario = game.scenario();
    let mut found = Vec::new();
    let mut add = |from: SystemId, to: SystemId| {
        let works = game.picture.system(to).level.0 > 0;
        if from != to && !found.contains(&(from, to, works)) {
            found.push((from, to, works));
        }
    };
    let mut of_system = |system: SystemId, only: Option<SystemId>| {
        scenario.content.systems[system].needs.leaves(&mut |leaf| {
            if let Needs::On(to, _) | Needs::Up(to) = leaf
                && only.is_none_or(|only| only == *to)
            {
                add(system, *to);
            }
        });
    };
    match game.selected {
        Thing::System(id) => {
            of_system(id, None);
            scenario.content.systems.ids().for_each(|other| of_system(other, Some(id)));
        }
        Thing::Service(id) => {
            for system in crate::sim::systems_of(scenario, id) {
                of_system(system, None);
            }
            scenario.content.services[id].needs.leaves(&mut |leaf| {
                if let Needs::From(from, to, _) = leaf {
                    add(*from, *to);
                }
            });
        }
        _ => {}
    }
    found
}

/// The small round handle on a link, by which it is chosen.
fn link_handle(model: &Model, game: &Game, link: &LinkView, origin: (f32, f32)) -> El {
    let (tone, icon_of) = match link.state {
        LinkState::Open => (Tone::Muted, None),
        LinkState::Partly | LinkState::Cut => (Tone::Ours, Some(Icon::Plugs)),
    };
    let (x, y) = link.handle;
    let size = if icon_of.is_some() { 17.0 } else { 11.0 };
    let state = match link.state {
        LinkState::Open => model.words.get("board-open"),
        _ => model.words.get("board-cut"),
    };
    let name = crate::words::story::link(game.scenario(), link.link);
    row(icon_of.map(|icon_of| icon(icon_of, tone, 11.0)))
        .center()
        .at(x - size / 2.0 - origin.0, y - size / 2.0 - origin.1)
        .width(size)
        .height(size)
        .round(size / 2.0)
        .fill(Tone::Raised)
        .edge(if link.chosen { Tone::Ours } else { tone })
        .presses(Action::Select(Thing::Link(link.link)))
        .label(format!("{name}: {state}"))
        .chosen(link.chosen)
        .layer(2)
}

fn zone_head(model: &Model, game: &Game, id: ZoneId, place: Place) -> El {
    let zone = &game.scenario().content.zones[id];
    let chosen = game.selected == Thing::Zone(id);
    let name = zone.name.as_str();
    let state = if game.picture.zone(id).cut { model.words.get("board-cut") } else { String::new() };
    row([
        row([note(name).bold().tone(if chosen { Tone::Ours } else { Tone::Muted }).one_line().part(Part::Silent)]).grow().clip(),
        note(state.clone()).tone(Tone::Ours).one_line().part(Part::Silent),
    ])
    .pad(5.0, 0.0)
    .round(4.0)
    .on(Place { x: place.x + 3.0, y: place.y + 2.0, w: place.w - 6.0, h: 19.0 })
    .presses(Action::Select(Thing::Zone(id)))
    .label(if state.is_empty() { name.to_owned() } else { format!("{name}: {state}") })
    .chosen(chosen)
}

fn card(model: &Model, game: &Game, id: SystemId, room: f32, touched: bool) -> El {
    let look = looks::system(game, &model.words, id);
    let name = looks::short(game, id);
    let chosen = game.selected == Thing::System(id);
    let edge = match () {
        () if chosen || touched => Tone::Ours,
        () if look.tone == Tone::Alarm => Tone::Alarm,
        () => Tone::Line,
    };
    let full = &game.scenario().content.systems[id].name;
    let mut lines = vec![row([words(name).size(Size::Note).bold().one_line().part(Part::Silent)]).clip().key("name")];
    if room >= TWO_LINES {
        lines.push(row([note(look.word.clone()).one_line().part(Part::Silent)]).clip().key("word"));
    }
    row([icon(look.icon, look.tone, 15.0), col(lines).grow().clip()])
        .gap(8.0)
        .pad(8.0, 0.0)
        .round(CARD_ROUND)
        .fill(Tone::Raised)
        .edge(edge)
        .presses(Action::Select(Thing::System(id)))
        .label(format!("{full}: {}", look.word))
        .chosen(chosen)
}

/// Says whether the selected service hangs on a system.
fn holds_selected(game: &Game, id: SystemId) -> bool {
    match game.selected {
        Thing::Service(service) => crate::sim::systems_of(game.scenario(), service).contains(&id),
        _ => false,
    }
}

/// The world outside: citizens here and abroad, and what was last seen of the intruder.
fn outside(model: &Model, game: &Game) -> El {
    let words_of = &model.words;
    let picture = &game.picture;
    let network = &picture.network;
    let calendar = &game.scenario().calendar;
    let figure = |key: &'static str, look: Look| {
        row([
            icon(look.icon, look.tone, 18.0),
            col([words(words_of.get(key)).size(Size::Note).bold().one_line(), row([note(look.word).one_line()]).clip()]).grow().clip(),
        ])
        .gap(8.0)
        .pad(7.0, 6.0)
        .round(CARD_ROUND)
        .fill(Tone::Raised)
        .edge(Tone::Line)
        .key(key)
    };
    let inside = match network.dark_since {
        _ if network.inbound_closed => Look { icon: Icon::Plugs, tone: Tone::Ours, word: words_of.get("board-kept-out") },
        Some(since) if looks::is_dark(game) => {
            let time = calendar.clock(since);
            Look { icon: Icon::Moon, tone: Tone::Ours, word: words_of.say("board-dark", &[("time", (&time).into())]) }
        }
        _ => Look { icon: Icon::People, tone: Tone::Serving, word: words_of.get("board-open") },
    };
    let abroad = if network.foreign_closed || (network.dark_since.is_some() && picture.services_up_abroad.0 < 100) {
        Look { icon: Icon::Plugs, tone: Tone::Ours, word: words_of.get("board-closed") }
    } else {
        Look { icon: Icon::Globe, tone: Tone::Serving, word: words_of.get("board-open") }
    };
    let seen =
        picture.systems.iter().filter(|system| system.status == crate::sim::state::Status::Compromised).map(|system| system.since).max();
    let floods = picture.systems.iter().filter(|system| system.flooded.0 > 0).count() as u64;
    let intruder = match seen {
        _ if floods > 0 => words_of.say("board-floods", &[("count", floods.into())]),
        None => words_of.get("board-unseen"),
        Some(minute) => words_of.say("board-last-seen", &[("time", (&calendar.clock(minute)).into())]),
    };
    let intruder = Look { icon: Icon::Intruder, tone: if seen.is_some() || floods > 0 { Tone::Alarm } else { Tone::Fog }, word: intruder };
    col([figure("board-citizens", inside), figure("board-abroad", abroad), spring(), figure("board-intruder", intruder)]).gap(8.0)
}
