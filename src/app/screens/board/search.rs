//! Looking for something on the board: what is typed marks systems, services and zones by their names.

use super::super::looks;
use super::super::operations::Place;
use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::entry::{self, Field};
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, PANEL_ROUND, Tone};
use crate::app::model::Model;
use crate::app::palette::folded;

/// So many answers are listed; the board marks all of them.
const LISTED: usize = 6;
const WIDTH: f32 = 300.0;

/// Returns what is looked for, or None when nothing is.
fn wanted(model: &Model) -> Option<String> {
    let entry = model.entry.as_ref().filter(|entry| entry.field == Field::Search)?;
    let text = folded(entry.text.trim());
    (!text.is_empty()).then_some(text)
}

/// Returns everything that is called so, the best first: what begins so, then what holds a word that begins so,
/// then what holds it anywhere. None: nothing is looked for.
pub fn found(model: &Model, game: &Game) -> Option<Vec<Thing>> {
    let wanted = wanted(model)?;
    let content = &game.scenario().content;
    let mut found: Vec<(usize, Thing)> = Vec::new();
    let mut see = |thing: Thing, names: &[&str]| {
        let rank = names.iter().filter_map(|name| rank(&folded(name), &wanted)).min();
        found.extend(rank.map(|rank| (rank, thing)));
    };
    content.systems.iter().for_each(|(id, system)| see(Thing::System(id), &[system.short.as_str(), system.name.as_str()]));
    content.zones.iter().for_each(|(id, zone)| see(Thing::Zone(id), &[zone.name.as_str()]));
    content.services.iter().for_each(|(id, service)| see(Thing::Service(id), &[service.short.as_str(), service.name.as_str()]));
    found.sort();
    Some(found.into_iter().map(|(_, thing)| thing).collect())
}

fn rank(name: &str, wanted: &str) -> Option<usize> {
    if name.starts_with(wanted) {
        return Some(0);
    }
    let word = name.split_whitespace().any(|word| word.starts_with(wanted));
    if word { Some(1) } else { name.contains(wanted).then_some(2) }
}

/// Returns how many answers can be chosen from.
pub fn answers(model: &Model, game: &Game) -> usize {
    found(model, game).map_or(0, |found| found.len())
}

/// Returns the chosen answer.
pub fn chosen(model: &Model, game: &Game) -> Option<Thing> {
    let row = model.entry.as_ref()?.row;
    found(model, game)?.get(row).copied()
}

/// The line, and above it the first answers, from the lower left corner of the board.
pub fn view(model: &Model, game: &Game, board: Place, bar: f32) -> Option<El> {
    let entry = model.entry.as_ref().filter(|entry| entry.field == Field::Search)?;
    let words_of = &model.words;
    let mut parts = Vec::new();
    if let Some(found) = found(model, game) {
        if found.is_empty() {
            parts.push(note(words_of.get("search-none")).tone(Tone::Warning));
        }
        // The chosen one is always among those that are listed.
        let first = (entry.row + 1).saturating_sub(LISTED);
        for (number, thing) in found.iter().enumerate().skip(first).take(LISTED) {
            parts.push(answer(model, game, *thing, number == entry.row).nth("answer", number));
        }
        if found.len() > LISTED {
            let (count, at) = (found.len() as u64, entry.row as u64 + 1);
            parts.push(note(words_of.say("search-many", &[("at", at.into()), ("count", count.into())])).one_line());
        }
    }
    parts.push(entry::line(entry, words_of.get("search-label"), words_of.get("search-hint")).key("line"));
    let width = WIDTH.min(board.w - 8.0);
    let mut panel = col(parts).gap(4.0).pad(8.0, 8.0).round(PANEL_ROUND).fill(Tone::Panel).edge(Tone::Line).width(width).clip();
    panel.node.max_height = bevy::ui::px(board.h);
    panel.node.position_type = bevy::ui::PositionType::Absolute;
    panel.node.left = bevy::ui::px(4.0);
    panel.node.bottom = bevy::ui::px(bar);
    panel.node.justify_content = bevy::ui::JustifyContent::FlexEnd;
    Some(panel.layer(6).key("search"))
}

fn answer(model: &Model, game: &Game, thing: Thing, chosen: bool) -> El {
    let content = &game.scenario().content;
    let words_of = &model.words;
    let (icon_of, tone, name, kind) = match thing {
        Thing::System(id) => {
            let look = looks::system(game, words_of, id);
            let system = &content.systems[id];
            (look.icon, look.tone, system.name.to_string(), content.zones[system.zone].name.to_string())
        }
        Thing::Service(id) => {
            let look = looks::service(words_of, game.picture.service(id));
            (look.icon, look.tone, content.services[id].name.to_string(), words_of.get("search-service"))
        }
        Thing::Zone(id) => (Icon::Whole, Tone::Muted, content.zones[id].name.to_string(), words_of.get("search-zone")),
        _ => return gap(0.0),
    };
    row([
        icon(icon_of, tone, 13.0),
        row([words(name.clone()).one_line().part(Part::Silent)]).grow().clip(),
        row([note(kind.clone()).one_line().part(Part::Silent)]).max_width(96.0).clip(),
    ])
    .gap(8.0)
    .pad(8.0, 4.0)
    .round(CARD_ROUND)
    .fill(if chosen { Tone::OursField } else { Tone::Raised })
    .edge(if chosen { Tone::Ours } else { Tone::Line })
    .presses(Action::Find(thing))
    .label(format!("{name}, {kind}"))
    .chosen(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_so_comes_before_what_only_holds_it() {
        let ranks = ["mail", "Staff mail", "e-mail gateway", "hotmail", "portal"].map(|name| rank(&folded(name), "mail"));
        assert_eq!(ranks, [Some(0), Some(1), Some(1), Some(2), None]);
        assert_eq!(folded("Shkodër Çelësi"), "shkoder celesi");
    }
}
