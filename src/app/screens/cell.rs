//! The whole cell, when nothing else is selected: what is cut off, what holds everywhere, what is said in public.

use super::detail::fact;
use super::looks;
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::theme::Tone;
use crate::app::model::Model;
use crate::scenario::moves::Openness;
use crate::sim::state::Standing;

/// Returns what is known of the whole network, and of ourselves.
pub fn facts(model: &Model, game: &Game) -> Vec<El> {
    let words_of = &model.words;
    let picture = &game.picture;
    let calendar = &game.scenario().calendar;
    let mut facts = Vec::new();
    if let Some(since) = picture.network.dark_since.filter(|_| looks::is_dark(game)) {
        facts.push(fact(words_of.say("cell-dark", &[("time", (&calendar.date(since)).into())])).tone(Tone::Ours));
    }
    facts.extend(cut_off(model, game));
    for (so, key) in [
        (picture.network.foreign_closed, "cell-foreign"),
        (picture.network.inbound_closed, "cell-inbound"),
        (picture.network.prepared && picture.network.dark_since.is_none(), "cell-prepared"),
        (picture.entry_patched, "cell-patched"),
        (picture.shifts, "cell-shifts"),
    ] {
        if so {
            facts.push(fact(words_of.get(key)).tone(Tone::Ours));
        }
    }
    if let Some(intent) = picture.intent {
        let content = &game.scenario().content;
        let (time, sure) = (calendar.date(intent.at), words_of.share(intent.sure));
        let posture = content.postures[intent.posture].name.as_str();
        let mut values = vec![("time", (&time).into()), ("sure", (&sure).into()), ("posture", posture.into())];
        let key = match intent.on {
            Some(on) => {
                values.push(("system", content.systems[on].name.as_str().into()));
                "cell-intent-on"
            }
            None => "cell-intent",
        };
        facts.push(fact(words_of.say(key, &values)).tone(Tone::Fog));
    }
    let works = picture.teams.iter().filter(|team| team.work.is_some()).count() as u64;
    if let Some(limit) = picture.works_at_once.filter(|limit| works > u64::from(*limit)) {
        let line = words_of.say("cell-works", &[("count", works.into()), ("limit", u64::from(limit).into())]);
        facts.push(fact(line).tone(Tone::Warning));
    }
    if let Some((said, _)) = picture.statement {
        let what = words_of.get(match said {
            Openness::Minimal => "statement-minimal",
            Openness::Open => "statement-open",
            Openness::Blaming => "statement-blaming",
        });
        facts.push(note(words_of.say("cell-said", &[("what", (&what).into())])));
    }
    if facts.is_empty() {
        facts.push(note(words_of.get("cell-quiet")));
    }
    facts
}

/// So many things that are cut off are named.
const CUT_NAMED: usize = 4;

/// Returns what is cut off by our orders, in words.
fn cut_off(model: &Model, game: &Game) -> Option<El> {
    let content = &game.scenario().content;
    let systems =
        content.systems.ids().filter(|id| game.picture.system(*id).standing != Standing::Connected).map(|id| looks::short(game, id));
    let zones = content.zones.iter().filter(|(id, _)| game.picture.zone(*id).cut).map(|(_, zone)| zone.name.as_str());
    let names: Vec<&str> = zones.chain(systems).collect();
    let mut list = names.iter().take(CUT_NAMED).copied().collect::<Vec<_>>().join(", ");
    if names.len() > CUT_NAMED {
        list.push_str(&model.words.say("and-more", &[("more", ((names.len() - CUT_NAMED) as u64).into())]));
    }
    (!names.is_empty()).then(|| fact(model.words.say("cell-cut", &[("list", (&list).into())])).tone(Tone::Ours))
}
