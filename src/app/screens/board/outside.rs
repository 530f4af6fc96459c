//! What stands in the zone that is not ours: citizens here and abroad, and what was last seen of the intruder.

use super::super::intent;
use super::super::looks::{self, Look};
use super::super::operations::Place;
use crate::app::action::Action;
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;

/// With less room than this there are figures and no words.
const WORDS_MIN: (f32, f32) = (84.0, 150.0);

/// How far below the upper edge of their card the citizens stand.
const CITIZENS_DOWN: f32 = 20.0;

/// Returns where citizens stand in the zone: what they need leads there.
pub fn citizens(place: Place) -> (f32, f32) {
    let wordy = place.w >= WORDS_MIN.0 && place.h >= WORDS_MIN.1;
    if wordy { (place.x + place.w / 2.0, place.y + CITIZENS_DOWN) } else { (place.x + place.w / 2.0, place.y + place.h / 2.0) }
}

pub fn view(model: &Model, game: &Game, place: Place) -> El {
    let words_of = &model.words;
    let picture = &game.picture;
    let network = &picture.network;
    let calendar = &game.scenario().calendar;
    let wordy = place.w >= WORDS_MIN.0 && place.h >= WORDS_MIN.1;
    let figure = |key: &'static str, look: Look| {
        if !wordy {
            let label = format!("{}: {}", words_of.get(key), look.word);
            return row([icon(look.icon, look.tone, 16.0)]).pad(3.0, 2.0).part(Part::Image).label(label).key(key);
        }
        row([
            icon(look.icon, look.tone, 18.0),
            col([words(words_of.get(key)).size(Size::Note).bold().one_line(), row([note(look.word).one_line()]).clip()]).grow().clip(),
        ])
        .gap(6.0)
        .pad(6.0, 6.0)
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
    let abroad = if network.foreign_closed || network.inbound_closed || (network.dark_since.is_some() && picture.services_up_abroad.0 < 100)
    {
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
    let parts = [figure("board-citizens", inside), figure("board-abroad", abroad)];
    let label = format!("{}: {}", words_of.get("board-intruder"), intruder.word);
    let mut last = figure("board-intruder", intruder);
    // What is said of its next step stands where the intruder is.
    if let Some(lines) = last.children.last_mut().filter(|_| wordy) {
        lines.children.extend(intent::lines(model, game));
    }
    let last = last.presses(Action::Select(intent::about(model, game))).label(label);
    if wordy {
        col(parts.into_iter().chain([spring(), last])).gap(8.0).on(place)
    } else {
        row(parts.into_iter().chain([last])).wrap().clip().on(place)
    }
}
