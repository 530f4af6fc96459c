//! Hints and guidance as they are shown: a line near what it is about, and a panel under the hands.

use crate::app::action::Action;
use crate::app::game::Game;
use crate::app::guidance::hints::{AboutHints, Hint};
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;
use crate::app::model::Model;

/// Room for the guide under the hands, and for the button that brings it back.
pub const GUIDE_HEIGHT: f32 = 232.0;
/// On narrow screens it is wide and low.
pub const GUIDE_HEIGHT_NARROW: f32 = 116.0;
pub const BACK_HEIGHT: f32 = 40.0;

fn away(label: String, action: Action) -> El {
    sign("×", Tone::Muted, action, label).key("away")
}

/// A hint, if it is still wanted.
pub fn hint(model: &Model, hint: Hint) -> Option<El> {
    // One voice at a time: while somebody guides, nothing else is whispered.
    let guided = model.game.as_ref().is_some_and(|game| model.guide.mark(game).is_some());
    if guided || !model.settings.hints.wants(hint) {
        return None;
    }
    let text = model.words.get(hint.key());
    let label = model.words.say("hint-away", &[("hint", (&text).into())]);
    Some(
        row([
            icon(Icon::Flag, Tone::Ours, 14.0),
            note(text).tone(Tone::Ours).grow(),
            away(label, Action::Hints(AboutHints::PutAway(hint))),
        ])
        .gap(8.0)
        .firm()
        .key(hint.key()),
    )
}

/// Returns the room that guidance wants.
pub fn guide_height(model: &Model, game: &Game) -> f32 {
    match model.guide.step(game) {
        None => 0.0,
        Some(_) if model.guide.hidden => BACK_HEIGHT,
        Some(_) => GUIDE_HEIGHT,
    }
}

/// What Rosa says next.
pub fn guide(model: &Model, game: &Game) -> El {
    let words_of = &model.words;
    let Some((step, number, count)) = model.guide.step(game) else { return col([]) };
    if model.guide.hidden {
        let text = words_of.get("guide-show");
        return col([button(text, Action::ShowGuide(true)).full_width().key("show")]);
    }
    let head = row([
        icon(Icon::Handshake, Tone::Ours, 16.0),
        row([words(words_of.get("guide-title")).bold().one_line()]).grow().clip(),
        note(words_of.say("guide-count", &[("number", (number as u64).into()), ("count", (count as u64).into())])).one_line().firm(),
        away(words_of.get("guide-away"), Action::ShowGuide(false)),
    ])
    .gap(8.0)
    .firm()
    .key("head");
    let text = words(words_of.get(step.key(game))).key("text");
    panel([head, col([text]).scroll().grow().key("body")]).gap(8.0).pad(12.0, 10.0).edge(Tone::Ours).full()
}
