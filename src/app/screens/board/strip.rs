//! What citizens feel: a chip for each service.

use super::super::looks;
use super::focus::Focus;
use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;

/// A service's name needs about this width.
const CHIP: f32 = 112.0;
/// So many chips stand side by side, and so many rows have room.
const PER_ROW: usize = 12;
const ROWS: usize = 3;

/// What a row of chips takes, what lies between two, and what the title takes.
const ROW: f32 = 25.0;
const BETWEEN: f32 = 6.0;
const HEAD: f32 = 27.0;

/// Returns in how many rows services stand, and how many side by side.
fn rows(services: usize, width: f32) -> (usize, usize) {
    let in_a_row = ((width / CHIP) as usize).clamp(1, PER_ROW);
    let rows = services.div_ceil(in_a_row).max(1);
    (rows, services.div_ceil(rows).max(1))
}

/// Returns how high the strip is.
pub fn strip_height(game: &Game, width: f32) -> f32 {
    let rows = rows(game.scenario().content.services.len(), width).0.min(ROWS) as f32;
    HEAD + rows * ROW + (rows - 1.0) * BETWEEN
}

/// The strip of services.
pub fn strip(model: &Model, game: &Game, width: f32) -> El {
    let focus = Focus::of(model, game);
    let words_of = &model.words;
    let picture = &game.picture;
    // What the chips say, together: of all services, those behind counters as well.
    let all: u64 = picture.services.iter().map(|service| u64::from(service.unmet_per_hour)).sum();
    let unmet = if all == 0 && picture.services_up == Permille::ALL {
        note(words_of.get("citizens-fine")).tone(Tone::Serving)
    } else if all == 0 {
        note(words_of.get("citizens-asleep")).tone(Tone::Muted)
    } else {
        let (all, abroad) = (words_of.short(all), words_of.short(u64::from(picture.unmet_abroad_per_hour)));
        note(words_of.say("citizens-unmet", &[("unmet", (&all).into()), ("abroad", (&abroad).into())])).tone(Tone::Warning)
    };
    let services: Vec<ServiceId> = game.scenario().content.services.ids().collect();
    let (rows, per_row) = rows(services.len(), width);
    let lines = services.chunks(per_row).enumerate().map(|(number, services)| {
        row(services.iter().map(|service| chip(model, game, *service, &focus).nth("service", service.index())))
            .gap(BETWEEN)
            .align(bevy::ui::AlignItems::Stretch)
            .nth("row", number)
    });
    let lines: Vec<El> = lines.map(El::firm).collect();
    // What the strip has no room for is scrolled to.
    let chips = if rows > ROWS { col(lines).gap(BETWEEN).grow().scroll().key("many") } else { col(lines).gap(BETWEEN).key("few") };
    col([row([title(words_of.get("citizens-title")), spring(), unmet.one_line()]).firm(), chips]).gap(6.0)
}

fn chip(model: &Model, game: &Game, id: ServiceId, focus: &Focus) -> El {
    let sight = game.picture.service(id);
    let look = looks::service(&model.words, sight);
    let name = looks::chip(game, id);
    let chosen = game.selected == Thing::Service(id);
    let marked = would_change(game, id);
    let fed = focus.services.contains(&id);
    let number = if sight.unmet_per_hour > 0 { model.words.shortest(u64::from(sight.unmet_per_hour)) } else { String::new() };
    // What would change has an arrow where its number is; what hangs on the selected system, a hook.
    let last = match marked {
        Some((icon_of, tone)) => icon(icon_of, tone, 12.0).key("arrow"),
        None if fed => icon(Icon::Hangs, Tone::Ours, 13.0).key("hangs"),
        None => note(number).one_line().part(Part::Silent).key("number"),
    };
    row([icon(look.icon, look.tone, 13.0), row([words(name).size(Size::Note).one_line().part(Part::Silent)]).grow().clip(), last])
        .gap(5.0)
        .pad(6.0, 4.0)
        .round(CARD_ROUND)
        .fill(Tone::Panel)
        .edge(if chosen || fed { Tone::Ours } else { marked.map_or(Tone::Line, |(_, tone)| tone) })
        .grow()
        .presses(Action::Select(Thing::Service(id)))
        .label(if fed { format!("{name}: {}, {}", look.word, model.words.get("chip-hangs")) } else { format!("{name}: {}", look.word) })
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
