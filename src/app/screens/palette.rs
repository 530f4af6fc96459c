//! The command palette over a screen: a line to type into, the answers, and what would follow from the chosen one.

use crate::app::action::Action;
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::entry::{Field, line};
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::app::palette::{About, Found, Offered};

use super::consequences;
use super::looks::{self, Look};
use crate::app::action::Thing;
use crate::sim::state::Help;

const WIDTH: f32 = 680.0;
/// What would follow stands beside the answers where there is room for both.
const ASIDE: f32 = 340.0;
/// An answer is about so high.
const ROW: f32 = 50.0;
/// Room that the line, the edges and the foot take.
const AROUND: f32 = 190.0;

pub fn view(model: &Model) -> El {
    let words_of = &model.words;
    let (width, height) = model.size;
    let Some(entry) = model.entry.as_ref().filter(|entry| entry.field == Field::Palette) else { return col([]) };
    let chosen = entry.row.min(model.found.len().saturating_sub(1));
    let shown = (((height - AROUND) / ROW) as usize).clamp(3, 11);
    // The chosen answer is always among those that are shown.
    let first = (chosen + 1).saturating_sub(shown);
    let last = (first + shown).min(model.found.len());
    let mut list: Vec<El> = Vec::new();
    for (number, found) in model.found.iter().enumerate().take(last).skip(first) {
        list.push(answer(model, found, number, number == chosen).nth("found", number));
    }
    if model.found.is_empty() {
        list.push(note(words_of.get("palette-nothing")).key("nothing"));
    }
    let turn = |key: &'static str, to: usize| button(words_of.get(key), Action::Row(to)).pad(10.0, 3.0).key(key);
    let mut foot = vec![note(words_of.get("palette-hint")).grow().key("hint")];
    if first > 0 {
        foot.push(turn("palette-before", first - 1));
    }
    if last < model.found.len() {
        foot.push(turn("palette-after", (last + shown - 1).min(model.found.len() - 1)));
    }
    let box_width = WIDTH.min(width - 40.0);
    let answers = col([
        line(entry, words_of.get("menu-palette"), words_of.get("palette-type")).key("line"),
        col(list).gap(4.0).key("list"),
        row(foot).gap(8.0).key("foot"),
    ])
    .gap(10.0)
    .width(box_width - 36.0)
    .key("answers");
    let mut parts = vec![answers];
    let roomy = width >= WIDTH + ASIDE + 60.0;
    if roomy && let (Some(game), Some(offered)) = (&model.game, model.found.get(chosen).and_then(Found::offered)) {
        let preview = game.preview(offered.what, offered.on);
        let mut aside = col([consequences::view(model, game, offered.what, offered.on, &preview)]).width(ASIDE).key("aside");
        aside.node.max_height = bevy::ui::px(height - 120.0);
        parts.push(aside);
    }
    let full = if roomy { box_width + ASIDE + 16.0 } else { box_width };
    let dialog = row(parts)
        .gap(16.0)
        .align(bevy::ui::AlignItems::Start)
        .fill(Tone::Panel)
        .edge(Tone::Line)
        .round(10.0)
        .pad(18.0, 16.0)
        .width(full)
        .modal()
        .label(words_of.get("menu-palette"))
        .key("dialog");
    col([gap((height * 0.08).max(12.0)), dialog])
        .align(bevy::ui::AlignItems::Center)
        .at(0.0, 0.0)
        .width(width)
        .height(height)
        .fill(Tone::Veil)
        .layer(10)
}

fn answer(model: &Model, found: &Found, number: usize, chosen: bool) -> El {
    let words_of = &model.words;
    let look = look(model, found);
    let refusal = found.offered().and_then(|offered| offered.refusal.clone());
    let mut lines = vec![
        row([words(found.text.as_str())
            .bold()
            .tone(if refusal.is_some() { Tone::Faint } else { Tone::Text })
            .one_line()
            .part(Part::Silent)])
        .clip()
        .key("text"),
    ];
    let sub = sub(model, found);
    if !sub.is_empty() {
        lines.push(
            row([note(sub.clone()).tone(if refusal.is_some() { Tone::Warning } else { Tone::Muted }).one_line().part(Part::Silent)])
                .clip()
                .key("sub"),
        );
    }
    let mut parts = vec![icon(look.icon, look.tone, 16.0), col(lines).grow().clip().key("lines")];
    if let Some(offered) = found.offered() {
        if offered.for_good {
            parts.push(lock(words_of.get("move-for-good")).key("lock"));
        }
        if let Some(takes) = offered.takes {
            parts.push(note(model.words.range(takes)).mono().one_line().firm().part(Part::Silent).key("time"));
        }
    }
    row(parts)
        .gap(10.0)
        .pad(12.0, 5.0)
        .round(CARD_ROUND)
        .fill(if chosen { Tone::OursField } else { Tone::Raised })
        .edge(if chosen { Tone::Ours } else { Tone::Line })
        .firm()
        .presses(Action::Take(number))
        .label(if sub.is_empty() { found.text.clone() } else { format!("{}: {sub}", found.text) })
        .chosen(chosen)
        .disabled(refusal.is_some())
}

/// The mark of what cannot be undone: a shape and a word.
pub fn lock(word: String) -> El {
    row([icon(Icon::Lock, Tone::Alarm, 12.0), note(word).tone(Tone::Alarm).one_line().part(Part::Silent)]).gap(4.0).firm()
}

fn look(model: &Model, found: &Found) -> Look {
    let plain = |icon: Icon, tone: Tone| Look { icon, tone, word: String::new() };
    match (&found.about, &model.game) {
        (About::Thing(thing), Some(game)) => thing_look(model, game, *thing),
        (About::Move(offered), _) if offered.refusal.is_some() => plain(Icon::Closed, Tone::Faint),
        (About::Move(offered), _) if offered.planned => plain(Icon::Tick, Tone::Ours),
        (About::Move(_), _) => plain(Icon::Play, Tone::Ours),
        (About::Page(_), _) => plain(Icon::Eye, Tone::Fog),
        _ => plain(Icon::Gear, Tone::Muted),
    }
}

fn thing_look(model: &Model, game: &Game, thing: Thing) -> Look {
    let words_of = &model.words;
    let is = |icon: Icon, tone: Tone, key: &str| Look { icon, tone, word: words_of.get(key) };
    match thing {
        Thing::Cell => is(Icon::Flag, Tone::Ours, "kind-cell"),
        Thing::System(id) => looks::system(game, words_of, id),
        Thing::Service(id) => looks::service(words_of, game.picture.service(id)),
        Thing::Zone(id) if game.picture.zone(id).cut => is(Icon::Plugs, Tone::Ours, "kind-zone"),
        Thing::Zone(_) => is(Icon::Globe, Tone::Muted, "kind-zone"),
        Thing::Link(_) => is(Icon::Globe, Tone::Muted, "kind-link"),
        Thing::Team(_) => is(Icon::People, Tone::Ours, "kind-team"),
        Thing::Partner(id) => {
            let present = matches!(game.picture.partner(id), Help::Remote | Help::OnSite);
            is(Icon::Handshake, if present { Tone::Serving } else { Tone::Muted }, "kind-partner")
        }
        Thing::Agency(_) => is(Icon::Flag, Tone::Muted, "kind-agency"),
    }
}

/// Returns what stands below the name of an answer.
fn sub(model: &Model, found: &Found) -> String {
    let words_of = &model.words;
    match (&found.about, &model.game) {
        (About::Thing(thing), Some(game)) => {
            let kind = match thing {
                Thing::System(_) => words_of.get("kind-system"),
                Thing::Service(_) => words_of.get("kind-service"),
                _ => String::new(),
            };
            let word = thing_look(model, game, *thing).word;
            if kind.is_empty() { word } else { format!("{kind} · {word}") }
        }
        (About::Move(Offered { refusal: Some(why), .. }), _) => why.clone(),
        (About::Move(offered), Some(game)) => {
            let team = offered.team.map(|team| game.scenario().content.teams[team].name.to_string()).unwrap_or_default();
            if offered.planned { format!("{} · {team}", words_of.get("move-planned")) } else { team }
        }
        (About::Page(_), _) => words_of.get("kind-term"),
        _ => String::new(),
    }
}
