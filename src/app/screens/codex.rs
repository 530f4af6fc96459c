//! The codex: what has been met, chapter by chapter.

use crate::app::action::Action;
use crate::app::codex::{Chapter, Leaf, leaves};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::entry::Field;
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::scenario::Scenario;

use super::menu::choices;

/// From this width on, the entry that is read stands beside the list; below, in it.
const WIDE: f32 = 1150.0;
const LIST: f32 = 430.0;

/// Returns the scenario whose entries are shown.
fn scenario(model: &Model) -> &Scenario {
    let of_bookmark = model.bookmark.scenario.and_then(|number| model.shown.get(number));
    let of_game = || model.game.as_ref().map(Game::scenario);
    of_bookmark.map(AsRef::as_ref).or_else(of_game).unwrap_or_else(|| model.scenario())
}

pub fn view(model: &Model) -> El {
    let words_of = &model.words;
    let scenario = scenario(model);
    let bookmark = model.bookmark;
    let (width, _) = model.size;
    let (list, missing) = leaves(words_of, &model.codex, scenario, bookmark.chapter);
    let chapters = Chapter::ALL
        .into_iter()
        .map(|chapter| (words_of.get(chapter.key()), chapter == bookmark.chapter, Action::Leaf(chapter, None)))
        .collect();
    let mut parts = vec![
        row([
            words(words_of.get("codex-title")).size(Size::Screen).bold().part(Part::Heading),
            spring(),
            button(words_of.get("menu-palette"), Action::Write(Field::Palette)).key("palette"),
            button(words_of.get("back"), Action::Back).first().key("back"),
        ])
        .gap(12.0)
        .firm()
        .key("head"),
        choices(chapters).firm().key("chapters"),
    ];
    // Words of the trade are the same everywhere.
    if model.scenarios.len() > 1 && bookmark.chapter != Chapter::Terms {
        let shelves = model
            .shown
            .iter()
            .enumerate()
            .map(|(number, other)| (other.cover.title.to_string(), other.id == scenario.id, Action::Shelf(number)))
            .collect();
        parts.push(choices(shelves).firm().key("shelves"));
    }
    parts.push(note(told(model, bookmark.chapter, list.len(), missing)).firm().key("told"));
    let wide = width >= WIDE;
    let read = bookmark.leaf.filter(|number| *number < list.len());
    let rows = list.iter().enumerate().map(|(number, leaf)| entry(leaf, number, read == Some(number), bookmark.chapter, wide));
    let mut shelf = col(rows).gap(6.0).pad(3.0, 3.0).scroll().key("list");
    if wide {
        shelf = shelf.width(LIST);
        let page = match read.map(|number| &list[number]) {
            Some(leaf) => {
                col([title(leaf.name.as_str()).key("name"), note(leaf.sub.as_str()).key("sub"), text(leaf).key("text")]).gap(10.0)
            }
            None => note(words_of.get("codex-choose")),
        };
        let page = panel([page]).scroll().grow().key("page");
        parts.push(row([shelf, page]).gap(20.0).align(bevy::ui::AlignItems::Stretch).grow().clip().key("body"));
    } else {
        parts.push(col([shelf.grow()]).grow().clip().key("body"));
    }
    let (across, down) = if wide { (60.0, 40.0) } else { (20.0, 16.0) };
    col(parts).gap(14.0).pad(across, down)
}

/// Says how much of a chapter has been met.
fn told(model: &Model, chapter: Chapter, known: usize, missing: usize) -> String {
    let key = match (chapter, missing) {
        (Chapter::Terms, _) => return model.words.get("codex-all-terms"),
        (Chapter::Sources, 0) => return model.words.get("codex-all-sources"),
        (Chapter::Sources, _) => "codex-more-sources",
        (Chapter::Techniques, _) => "codex-count-techniques",
        _ => "codex-count",
    };
    model.words.say(key, &[("known", (known as u64).into()), ("missing", (missing as u64).into())])
}

fn entry(leaf: &Leaf, number: usize, read: bool, chapter: Chapter, wide: bool) -> El {
    let mut lines = vec![words(leaf.name.as_str()).bold().tone(if read { Tone::Ours } else { Tone::Text }).part(Part::Silent).key("name")];
    if !leaf.sub.is_empty() {
        lines.push(note(leaf.sub.as_str()).part(Part::Silent).key("sub"));
    }
    if read && !wide {
        lines.push(text(leaf).key("text"));
    }
    // Read twice, it is put back.
    let next = if read { None } else { Some(number) };
    col(lines)
        .gap(3.0)
        .pad(12.0, 8.0)
        .round(CARD_ROUND)
        .fill(if read { Tone::OursField } else { Tone::Panel })
        .edge(if read { Tone::Ours } else { Tone::Line })
        .firm()
        .presses(Action::Leaf(chapter, next))
        .label(leaf.name.as_str())
        .chosen(read)
        .nth("leaf", number)
}

fn text(leaf: &Leaf) -> El {
    col(leaf.lines.iter().enumerate().map(|(number, line)| words(line.as_str()).nth("line", number))).gap(8.0)
}

/// A small button for each word of the trade in a text, which leads to what it means.
pub fn terms(model: &Model, text: &str) -> Option<El> {
    const SHOWN_MAX: usize = 4;
    let all = crate::app::codex::terms(&model.words);
    let chips: Vec<El> = crate::app::codex::terms_in(&model.words, text)
        .into_iter()
        .take(SHOWN_MAX)
        .filter_map(|term| {
            let number = all.iter().position(|other| *other == term)?;
            let label = model.words.say("codex-what-is", &[("term", (&term.name).into())]);
            let chip = row([note(term.name).tone(Tone::Fog).part(Part::Silent)])
                .pad(6.0, 1.0)
                .round(5.0)
                .fill(Tone::Raised)
                .edge(Tone::Line)
                .presses(Action::Leaf(Chapter::Terms, Some(number)))
                .label(label);
            Some(chip.nth("term", number))
        })
        .collect();
    (!chips.is_empty()).then(|| row(chips).gap(6.0).wrap().key("terms"))
}
