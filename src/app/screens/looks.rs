//! How states look: a shape, a colour and a word for each, always together.

use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::world::Audience;
use crate::sim::HALF;
use crate::sim::picture::{Picture, ServiceSight};
use crate::sim::state::{Intent, Standing, Status};
use crate::words::Words;
use crate::words::story::MOST;

use crate::app::game::Game;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;

/// A state as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub icon: Icon,
    pub tone: Tone,
    pub word: String,
}

fn look(icon: Icon, tone: Tone, word: impl Into<String>) -> Look {
    Look { icon, tone, word: word.into() }
}

/// Returns how a system looks, as far as it is known.
pub fn system(game: &Game, words: &Words, id: SystemId) -> Look {
    if let Some(truth) = game.truth.as_ref().and_then(|truth| truth.get(id.index())) {
        return super::true_looks::system(words, truth);
    }
    let sight = game.picture.system(id);
    let (icon, tone, key) = state(game, id);
    let damaged = u64::from(sight.encrypted) + u64::from(sight.wiped) > 0;
    let word = match key {
        // What we did to it and what was done to it both count.
        "card-isolated" | "card-off" if damaged => {
            words.say("card-ours-damaged", &[("damage", (&damage(words, sight.encrypted, sight.wiped)).into())])
        }
        DAMAGED => damage(words, sight.encrypted, sight.wiped),
        "card-suspected" => words.say(key, &[("sure", (&words.share(sight.sure)).into())]),
        "card-isolated" | "card-off" if sight.status != Status::Unknown => {
            words.say("card-ours-damaged", &[("damage", (&words.status(sight.status)).into())])
        }
        "card-flooded" => words.say(key, &[("share", (&words.share(sight.flooded)).into())]),
        "card-next" => {
            let sure = game.picture.intent.map(|intent| words.share(intent.sure)).unwrap_or_default();
            words.say(key, &[("sure", (&sure).into())])
        }
        "card-cleared" => words.say(key, &[("time", (&game.scenario().calendar.clock(sight.since)).into())]),
        key => words.get(key),
    };
    look(icon, tone, word)
}

/// Returns the shape and colour of a system's state: what it looks like from afar.
pub fn shape(game: &Game, words: &Words, id: SystemId) -> (Icon, Tone) {
    if game.truth.is_some() {
        let look = system(game, words, id);
        return (look.icon, look.tone);
    }
    let (icon, tone, _) = state(game, id);
    (icon, tone)
}

/// Reported damage has words of its own.
const DAMAGED: &str = "damaged";

/// Returns the shape, the colour and the key of the word for a system's state.
fn state(game: &Game, id: SystemId) -> (Icon, Tone, &'static str) {
    let sight = game.picture.system(id);
    match sight.standing {
        Standing::Isolated => return (Icon::Plugs, Tone::Ours, "card-isolated"),
        Standing::ShutDown => return (Icon::Power, Tone::Ours, "card-off"),
        Standing::Connected => {}
    }
    let destroyed = u64::from(sight.encrypted) + u64::from(sight.wiped);
    if destroyed > 0 {
        let share = Permille::share(destroyed, u64::from(game.scenario().content.systems[id].hosts));
        let icon = if share.0 >= 500 { Icon::Crossed } else { Icon::Diamond };
        return (icon, Tone::Alarm, DAMAGED);
    }
    match sight.status {
        Status::Compromised => (Icon::Diamond, Tone::Alarm, "card-compromised"),
        // That it does not work is worse than that it is suspected.
        Status::Suspected if sight.level.0 == 0 && !is_dark(game) => (Icon::Crossed, Tone::Alarm, "card-suspected-down"),
        Status::Suspected => (Icon::Triangle, Tone::Warning, "card-suspected"),
        // Behind a cut of ours nothing works, and nothing is broken.
        _ if sight.level.0 == 0 && is_dark(game) => (Icon::Plugs, Tone::Ours, "card-dark"),
        _ if sight.flooded.0 > 300 => {
            let tone = if sight.level.0 == 0 { Tone::Alarm } else { Tone::Warning };
            (Icon::Triangle, tone, "card-flooded")
        }
        _ if sight.level.0 == 0 => (Icon::Crossed, Tone::Alarm, "card-no-service"),
        _ if sight.level.0 >= MOST && sight.level.0 < 1000 => (Icon::Triangle, Tone::Warning, "card-most-service"),
        _ if sight.level.0 < 1000 => (Icon::Triangle, Tone::Warning, "card-half-service"),
        _ if said_next(game, id) => (Icon::Intruder, Tone::Warning, "card-next"),
        Status::Cleared => (Icon::Tick, Tone::Serving, "card-cleared"),
        Status::Unknown => (Icon::Fog, Tone::Fog, "card-never"),
    }
}

/// A word on the intruder's next step is shown on the board for so long.
const SAID_MINUTES: u32 = 24 * 60;

/// Returns what is said of the intruder's next step, while it is new enough to go by.
pub fn said(game: &Game) -> Option<Intent> {
    game.picture.intent.filter(|intent| game.picture.minute.since(intent.at) < SAID_MINUTES)
}

/// Says whether the intruder is said to be after a system next.
fn said_next(game: &Game, id: SystemId) -> bool {
    said(game).is_some_and(|intent| intent.on == Some(id))
}

/// Says whether the network is dark by our order, and most of what the public could reach with it.
pub fn is_dark(game: &Game) -> bool {
    let public = game.scenario().content.services.iter().filter(|(_, service)| service.audience == Audience::Public);
    let (mut all, mut up) = (0u32, 0u32);
    for (id, _) in public {
        all += 1;
        up += u32::from(game.picture.service(id).inside >= HALF);
    }
    game.picture.network.dark_since.is_some() && up * 2 < all
}

/// Returns destroyed machines in words.
pub fn damage(words: &Words, encrypted: u32, wiped: u32) -> String {
    match (encrypted, wiped) {
        (encrypted, 0) => words.say("card-encrypted", &[("hosts", encrypted.into())]),
        (0, wiped) => words.say("card-wiped", &[("hosts", wiped.into())]),
        (encrypted, wiped) => words.say("card-both", &[("encrypted", encrypted.into()), ("wiped", wiped.into())]),
    }
}

/// Returns how a service looks.
pub fn service(words: &Words, sight: &ServiceSight) -> Look {
    match sight.inside.0 {
        _ if sight.closed_inside => look(Icon::Closed, Tone::Ours, words.get("service-closed")),
        0 => look(Icon::Crossed, Tone::Alarm, words.get("service-down")),
        MOST..1000 => look(Icon::Triangle, Tone::Warning, words.get("service-most")),
        1..MOST => look(Icon::Triangle, Tone::Warning, words.get("service-half")),
        _ if sight.closed_abroad => look(Icon::Globe, Tone::Ours, words.get("service-abroad")),
        _ => look(Icon::Tick, Tone::Serving, words.get("service-up")),
    }
}

/// Returns the short name of a system, as cards have it.
pub fn short(game: &Game, id: SystemId) -> &str {
    let system = &game.scenario().content.systems[id];
    if system.short.is_empty() { system.name.as_str() } else { system.short.as_str() }
}

/// Returns the short name of a service, as chips have it.
pub fn chip(game: &Game, id: ServiceId) -> &str {
    let service = &game.scenario().content.services[id];
    if service.short.is_empty() { service.name.as_str() } else { service.short.as_str() }
}

/// Returns how many teams could begin something now, and how many are here.
pub fn free_teams(picture: &Picture) -> (usize, usize) {
    let here = picture.teams.iter().filter(|team| team.here);
    let free = picture.teams.iter().filter(|team| team.here && team.work.is_none() && team.away_until.is_none());
    (free.count(), here.count())
}
