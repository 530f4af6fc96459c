//! What is said of the intruder's next step, wherever a player looks for it: with the intruder outside, and at the
//! head of the feed.

use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;

use super::looks;

/// Returns what is said, how sure it is, and what it is about. None when nothing new is said.
fn said(model: &Model, game: &Game) -> Option<(String, String, Thing)> {
    let intent = looks::said(game)?;
    let content = &game.scenario().content;
    let posture = content.postures[intent.posture].name.as_str();
    let text = match intent.on {
        Some(on) => model.words.say("intent-on", &[("posture", posture.into()), ("system", looks::short(game, on).into())]),
        None => model.words.say("intent", &[("posture", posture.into())]),
    };
    let sure = model.words.say("intent-sure", &[("sure", (&model.words.share(intent.sure)).into())]);
    Some((text, sure, intent.on.map_or(Thing::Cell, Thing::System)))
}

/// The lines under the intruder outside.
pub fn lines(model: &Model, game: &Game) -> Vec<El> {
    said(model, game)
        .map(|(text, sure, _)| {
            vec![note(text).tone(Tone::Warning).part(Part::Silent).key("intent"), note(sure).tone(Tone::Fog).part(Part::Silent).key("sure")]
        })
        .unwrap_or_default()
}

/// Returns what is selected when the intruder is pressed: what it is said to be after, else ourselves.
pub fn about(model: &Model, game: &Game) -> Thing {
    said(model, game).map_or(Thing::Cell, |(.., thing)| thing)
}

/// A small sign at the head of the feed, which leads to what it is about.
pub fn sign(model: &Model, game: &Game) -> Option<El> {
    let (text, sure, about) = said(model, game)?;
    let text = format!("{text} · {sure}");
    let sign = row([
        icon(Icon::Intruder, Tone::Warning, 14.0),
        row([note(text.clone()).tone(Tone::Warning).one_line().part(Part::Silent)]).clip(),
    ])
    .gap(6.0)
    .pad(10.0, 3.0)
    .round(CARD_ROUND)
    .fill(Tone::Raised)
    .edge(Tone::Fog)
    .clip()
    .presses(Action::Select(about))
    .label(text)
    .key("intent");
    Some(sign)
}
