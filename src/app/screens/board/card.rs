//! Cards: one for a system, or one for all systems of a zone where there is no room for each.

use super::super::looks;
use super::super::operations::Place;
use super::focus::Focus;
use crate::app::action::{Action, Thing};
use crate::app::board::camera::Step;
use crate::app::board::layout::{line_height, sizes};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::fit;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Face, Size, Tone};
use crate::app::model::Model;
use crate::scenario::names::*;
use crate::sim::state::{Standing, Status};

/// From this zoom on a card says what is known, since when, by whom and how surely.
const KNOWING: f32 = 1.6;
/// A card that is so high has room for it before.
const TALL: f32 = 50.0;
/// An icon at rest, and the largest.
const ICON: f32 = 15.0;
const ICON_MAX: f32 = 34.0;
/// It takes no more of a card's breadth than this.
const ICON_SHARE: f32 = 0.16;
const PAD: f32 = 8.0;
/// What of a card's height is not for words.
const AIR: f32 = 1.0;

/// How a group counts its systems: worst first, and the word for each shape.
const SHAPES: [(Icon, &str); 8] = [
    (Icon::Diamond, "group-compromised"),
    (Icon::Crossed, "group-down"),
    (Icon::Triangle, "group-warned"),
    (Icon::Intruder, "group-next"),
    (Icon::Plugs, "group-cut"),
    (Icon::Power, "group-off"),
    (Icon::Tick, "group-cleared"),
    (Icon::Fog, "group-never"),
];

/// The card of a system, `place` in the coordinates of the board.
pub fn card(model: &Model, game: &Game, id: SystemId, place: Place, zoom: f32, focus: &Focus) -> El {
    let look = looks::system(game, &model.words, id);
    let system = &game.scenario().content.systems[id];
    let chosen = game.selected == Thing::System(id);
    let touched = chosen || focus.systems.contains(&id);
    let dim = focus.dims && !touched;
    let edge = match () {
        () if touched => Tone::Ours,
        () if dim => Tone::Line,
        () if look.tone == Tone::Alarm => Tone::Alarm,
        () => Tone::Line,
    };
    let (name_size, word_size) = sizes(zoom);
    // A card with room to spare says its name louder, and what is known.
    let name_size = if zoom < KNOWING && place.h >= TALL { Size::Body } else { name_size };
    // On a narrow card the icon leaves its room to the name.
    let icon_size = (ICON * zoom).round().min(ICON_MAX).min((place.w * ICON_SHARE).max(ICON)).min(place.h - 2.0).max(8.0);
    let gap = PAD.min(place.w / 18.0);
    let room = place.w - 3.0 * gap - icon_size - 2.0;
    let fits = |name: &str, size: Size| fit::width(name, size, Face::Bold) <= room;
    let short = looks::short(game, id);
    let name_size = if fits(short, name_size) { name_size } else { Size::Note };
    let name = if fits(system.name.as_str(), name_size) { system.name.as_str() } else { short };
    let tone = |tone: Tone| if dim { Tone::Faint } else { tone };
    let known = known(model, game, id);
    let whole = name == system.name.as_str() && fits(name, name_size);
    let line = |text: String, size: Size, key: &'static str| {
        row([note(text).size(size).tone(tone(Tone::Muted)).one_line().part(Part::Silent)]).clip().key(key)
    };
    let mut lines = vec![row([words(name).size(name_size).bold().tone(tone(Tone::Text)).one_line().part(Part::Silent)]).clip().key("name")];
    let mut left = place.h - AIR - line_height(name_size);
    let mut more = vec![(look.word.clone(), "word")];
    if zoom >= KNOWING || place.h >= TALL {
        more.extend(known.iter().cloned().zip(["seen", "sure"]));
        // What we did to it, and what somebody found in it: each has a line of its own.
        let has_room = left >= 2.0 * line_height(word_size);
        if let Some((ours, found)) = apart(model, game, id).filter(|_| has_room) {
            let fits = |text: &&String| fit::width(text, word_size, Face::Regular) <= room;
            more[0].0 = ours;
            more[1].0 = found.iter().find(fits).unwrap_or(&found[1]).clone();
        }
    }
    for (text, key) in more {
        left -= line_height(word_size);
        if left < 0.0 {
            break;
        }
        lines.push(line(text, word_size, key));
    }
    let card = row([icon(look.icon, tone(look.tone), icon_size), col(lines).grow().clip()])
        .gap(gap)
        .pad(gap, 0.0)
        .round(CARD_ROUND)
        .fill(if dim { Tone::Panel } else { Tone::Raised })
        .edge(edge)
        .on(place)
        .presses(Action::Select(Thing::System(id)))
        .focuses(Action::Camera(Step::Reveal(Thing::System(id))))
        .label(format!("{}: {}", system.name.as_str(), look.word))
        .chosen(chosen)
        .nth("system", id.index());
    // From afar, who rests on it is told what a closer look would say; and wherever the name has no room, the name.
    let says_all = known.is_empty() || zoom >= KNOWING || place.h >= TALL;
    if whole && says_all {
        return card;
    }
    let told: Vec<&str> = [system.name.as_str(), look.word.as_str()].into_iter().chain(known.iter().map(String::as_str)).collect();
    card.tip_saying(told.join(" · "), "")
}

/// What holds the place of a card that is out of sight: the focus can come to it, and the camera follows.
pub fn hidden(game: &Game, id: SystemId, place: Place) -> El {
    row([])
        .on(place)
        .presses(Action::Select(Thing::System(id)))
        .focuses(Action::Camera(Step::Reveal(Thing::System(id))))
        .label(game.scenario().content.systems[id].name.as_str())
        .nth("hidden", id.index())
}

/// Returns when a system was last seen and by whom, and how sure that is.
fn known(model: &Model, game: &Game, id: SystemId) -> Vec<String> {
    let sight = game.picture.system(id);
    // What is true was not seen by anybody.
    if game.truth.is_some() {
        return Vec::new();
    }
    if sight.status == Status::Unknown && sight.sure.0 == 0 {
        return Vec::new();
    }
    let scenario = game.scenario();
    let time = scenario.calendar.clock(sight.since);
    let mut said = vec![match sight.concluded {
        Some((team, _)) => {
            model.words.say("seen-by", &[("time", (&time).into()), ("team", scenario.content.teams[team].name.as_str().into())])
        }
        None => model.words.say("seen-reported", &[("time", (&time).into())]),
    }];
    if sight.sure.0 > 0 {
        said.push(model.words.say("seen-sure", &[("sure", (&model.words.share(sight.sure)).into())]));
    }
    said
}

/// Returns how many systems of a zone are in which state, worst first: the shape, its tone, the key of its word.
fn counts(model: &Model, game: &Game, zone: ZoneId) -> Vec<(Icon, Tone, &'static str, usize)> {
    let mut counts = SHAPES.map(|(shape, key)| (shape, Tone::Muted, key, 0));
    for system in &game.scenario().plan.zone_systems[zone] {
        let (shape, tone) = looks::shape(game, &model.words, *system);
        if let Some(count) = counts.iter_mut().find(|count| count.0 == shape) {
            (count.1, count.3) = (tone, count.3 + 1);
        }
    }
    counts.into_iter().filter(|count| count.3 > 0).collect()
}

/// Between the counts of a group, between a shape and its number, and at the sides.
const COUNTS_BETWEEN: f32 = 10.0;
const COUNT_INSIDE: f32 = 4.0;
const COUNTS_SIDES: f32 = 10.0;

/// Returns how wide a zone's counts are in one line.
pub fn group_width(model: &Model, game: &Game, zone: ZoneId) -> f32 {
    let width = |count: usize| ICON + COUNT_INSIDE + fit::width(&count.to_string(), Size::Note, Face::Mono);
    let counts = counts(model, game, zone);
    counts.iter().map(|count| width(count.3) + COUNTS_BETWEEN).sum::<f32>() - COUNTS_BETWEEN + COUNTS_SIDES
}

/// Of a system that we took off: what we did, and what is known of it, with whoever found it and without.
fn apart(model: &Model, game: &Game, id: SystemId) -> Option<(String, [String; 2])> {
    let sight = game.picture.system(id);
    let ours = match sight.standing {
        Standing::Connected => return None,
        Standing::Isolated => "card-isolated",
        Standing::ShutDown => "card-off",
    };
    let seen = known(model, game, id).into_iter().next()?;
    if sight.encrypted + sight.wiped > 0 {
        // What was destroyed stands in the first line.
        return None;
    }
    let status = model.words.status(sight.status);
    let time = game.scenario().calendar.clock(sight.since);
    let found = |seen: &str| model.words.say("seen-found", &[("status", (&status).into()), ("seen", seen.into())]);
    Some((model.words.get(ours), [found(&seen), found(&time)]))
}

/// The card of a whole zone: how many of its systems are in which state. Pressed, it comes closer.
pub fn group(model: &Model, game: &Game, zone: ZoneId, place: Place, focus: &Focus) -> El {
    let scenario = game.scenario();
    let systems = &scenario.plan.zone_systems[zone];
    let chosen = systems.iter().any(|system| game.selected == Thing::System(*system));
    let touched = chosen || systems.iter().any(|system| focus.systems.contains(system));
    let dim = focus.dims && !touched;
    let mut parts = Vec::new();
    let mut said = Vec::new();
    for (icon_of, tone, key, count) in counts(model, game, zone) {
        said.push(model.words.say(key, &[("count", (count as u64).into())]));
        let number = note(count.to_string()).mono().tone(if dim { Tone::Faint } else { Tone::Text }).one_line().part(Part::Silent);
        let shape = icon(icon_of, if dim { Tone::Faint } else { tone }, ICON);
        parts.push(row([shape, number]).gap(COUNT_INSIDE).firm().key(key));
    }
    let all = model.words.say("group-systems", &[("count", (systems.len() as u64).into())]);
    let name = scenario.content.zones[zone].name.as_str();
    let mut inside = row(parts).wrap().center().clip();
    inside.node.column_gap = bevy::ui::px(COUNTS_BETWEEN);
    inside
        .round(CARD_ROUND)
        .fill(if dim { Tone::Panel } else { Tone::Raised })
        .edge(if touched { Tone::Ours } else { Tone::Line })
        .on(place)
        .presses(Action::Camera(Step::Onto(zone)))
        .focuses(Action::Camera(Step::Reveal(Thing::Zone(zone))))
        .label(format!("{name}, {all}: {}", said.join(", ")))
        .tip("")
        .nth("group", zone.index())
}
