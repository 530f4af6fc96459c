//! How states look: a shape, a colour and a word for each, always together.

use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::world::Audience;
use crate::sim::HALF;
use crate::sim::picture::{Picture, ServiceSight, SystemSight};
use crate::sim::state::{Standing, Status};
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
    let scenario = game.scenario();
    let destroyed = u64::from(sight.encrypted) + u64::from(sight.wiped);
    // What we did to it and what was done to it both count.
    let ours = |icon: Icon, key: &str| {
        let word =
            if destroyed > 0 { words.say("card-ours-damaged", &[("damage", (&damage(words, sight)).into())]) } else { words.get(key) };
        look(icon, Tone::Ours, word)
    };
    match sight.standing {
        Standing::Isolated => return ours(Icon::Plugs, "card-isolated"),
        Standing::ShutDown => return ours(Icon::Power, "card-off"),
        Standing::Connected => {}
    }
    let share = Permille::share(destroyed, u64::from(scenario.content.systems[id].hosts));
    if destroyed > 0 {
        let icon = if share.0 >= 500 { Icon::Crossed } else { Icon::Diamond };
        return look(icon, Tone::Alarm, damage(words, sight));
    }
    match sight.status {
        Status::Compromised => look(Icon::Diamond, Tone::Alarm, words.get("card-compromised")),
        Status::Suspected => {
            look(Icon::Triangle, Tone::Warning, words.say("card-suspected", &[("sure", (&words.share(sight.sure)).into())]))
        }
        // Behind a cut of ours nothing works, and nothing is broken.
        _ if sight.level.0 == 0 && is_dark(game) => look(Icon::Plugs, Tone::Ours, words.get("card-dark")),
        _ if sight.flooded.0 > 300 => {
            let tone = if sight.level.0 == 0 { Tone::Alarm } else { Tone::Warning };
            look(Icon::Triangle, tone, words.say("card-flooded", &[("share", (&words.share(sight.flooded)).into())]))
        }
        _ if sight.level.0 == 0 => look(Icon::Crossed, Tone::Alarm, words.get("card-no-service")),
        _ if sight.level.0 >= MOST && sight.level.0 < 1000 => look(Icon::Triangle, Tone::Warning, words.get("card-most-service")),
        _ if sight.level.0 < 1000 => look(Icon::Triangle, Tone::Warning, words.get("card-half-service")),
        _ if said_next(game, id) => {
            let sure = game.picture.intent.map(|intent| words.share(intent.sure)).unwrap_or_default();
            look(Icon::Intruder, Tone::Warning, words.say("card-next", &[("sure", (&sure).into())]))
        }
        Status::Cleared => {
            let time = scenario.calendar.clock(sight.since);
            look(Icon::Tick, Tone::Serving, words.say("card-cleared", &[("time", (&time).into())]))
        }
        Status::Unknown => look(Icon::Fog, Tone::Fog, words.get("card-never")),
    }
}

/// A word on the intruder's next step is shown on the board for so long.
const SAID_MINUTES: u32 = 24 * 60;

/// Says whether the intruder is said to be after a system next.
fn said_next(game: &Game, id: SystemId) -> bool {
    game.picture.intent.is_some_and(|intent| intent.on == Some(id) && game.picture.minute.since(intent.at) < SAID_MINUTES)
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

/// Returns reported damage in words.
pub fn damage(words: &Words, sight: &SystemSight) -> String {
    match (sight.encrypted, sight.wiped) {
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
