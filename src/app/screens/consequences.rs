//! The box "If we …": what would follow from a move, from what is known.

use super::looks;
use crate::app::codex::is_noticed;
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::theme::{PANEL_ROUND, Tone};
use crate::app::model::Model;
use crate::scenario::calendar::Takes;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::sim::preview::{Change, Note, Preview};
use crate::words::{Words, grouped, story};

/// The box "If we …": what would follow from a move.
pub fn view(model: &Model, game: &Game, what: MoveId, on: Target, preview: &Preview) -> El {
    let words_of = &model.words;
    let content = &game.scenario().content;
    let rule = &content.moves[what];
    let mut lines: Vec<(Tone, String)> = Vec::new();
    if let Some(refusal) = &preview.refusal {
        lines.push((Tone::Warning, words_of.refusal(game.scenario(), refusal)));
    }
    changes(game, words_of, &preview.lost, &mut lines, Tone::Warning);
    changes(game, words_of, &preview.regained, &mut lines, Tone::Serving);
    if preview.unmet_more_per_hour > 0 {
        let requests = grouped(u64::from(preview.unmet_more_per_hour));
        lines.push((Tone::Warning, words_of.say("if-unmet-more", &[("requests", (&requests).into())])));
    }
    if preview.unmet_less_per_hour > 0 {
        let requests = grouped(u64::from(preview.unmet_less_per_hour));
        lines.push((Tone::Serving, words_of.say("if-unmet-less", &[("requests", (&requests).into())])));
    }
    if preview.lost.is_empty() && rule.group == crate::scenario::moves::Group::Isolate {
        lines.push((Tone::Serving, words_of.get("if-nothing")));
    }
    lines.extend(preview.notes.iter().map(|note| note_line(game, words_of, note)));
    if preview.refusal.is_none() && !preview.notes.iter().any(tells_the_intruder) {
        // Where nobody is known to be there may still be somebody.
        let key = if rule.does.iter().any(is_noticed) { "if-unnoticed-as-known" } else { "if-unnoticed" };
        lines.push((Tone::Muted, words_of.get(key)));
    }
    if let (Some(team), Some(takes)) = (preview.team, preview.takes) {
        let time = words_of.range(takes);
        let key = if preview.queued { "if-queued" } else { "if-takes" };
        lines.push((Tone::Muted, words_of.say(key, &[("team", content.teams[team].name.as_str().into()), ("time", (&time).into())])));
    }
    match preview.undoable {
        Some(true) => lines.push((Tone::Muted, words_of.get("if-undo"))),
        Some(false) => lines.push((Tone::Alarm, words_of.get("if-no-undo"))),
        None => {}
    }
    let name = story::order(words_of, game.scenario(), &Act::Do { what, on, by: None });
    let head = words_of.say("if-title", &[("move", (&name).into())]);
    let mut parts = vec![words(head).bold().tone(Tone::Ours).firm(), note(rule.about.as_str()).firm()];
    parts.extend(
        lines
            .into_iter()
            .map(|(tone, text)| row([dot(tone), words(text).tone(tone).grow()]).gap(8.0).align(bevy::ui::AlignItems::Start).firm()),
    );
    parts.extend(super::codex::terms(model, &format!("{} {}", rule.name, rule.about)));
    let mut shown = col(parts).gap(4.0).pad(12.0, 10.0).round(PANEL_ROUND).fill(Tone::OursField).edge(Tone::Ours).firm().scroll();
    shown.node.max_height = bevy::ui::percent(100);
    shown.part(Part::Group).label(words_of.say("if-title", &[("move", rule.name.as_str().into())]))
}

/// Says whether the intruder would learn of it, or might.
fn tells_the_intruder(note: &Note) -> bool {
    matches!(
        note,
        Note::BeaconLost(_) | Note::MayNotice(_) | Note::LogonsFail(_) | Note::Overheard | Note::WayCloses(..) | Note::KnownOnly(1..)
    )
}

fn dot(tone: Tone) -> El {
    let mut dot = gap(5.0).round(2.5).fill(tone);
    dot.node.margin = bevy::ui::UiRect::top(bevy::ui::px(7));
    dot
}

fn changes(game: &Game, words_of: &Words, changes: &[Change], lines: &mut Vec<(Tone, String)>, tone: Tone) {
    let names = |changes: Vec<&Change>| {
        let mut names: Vec<String> = changes.iter().take(4).map(|change| looks::chip(game, change.service).to_owned()).collect();
        if changes.len() > 4 {
            names.push(words_of.say("if-more", &[("more", (changes.len() as u64 - 4).into())]));
        }
        names.join(", ")
    };
    let (abroad, inside): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.abroad);
    let (half, whole): (Vec<&Change>, Vec<&Change>) = inside.into_iter().partition(|change| change.to.0 > 0 && change.to.0 < 1000);
    if !whole.is_empty() {
        let list = names(whole);
        let key = if tone == Tone::Serving { "if-regained" } else { "if-lost" };
        lines.push((tone, words_of.say(key, &[("list", (&list).into())])));
    }
    if !half.is_empty() {
        let list = names(half);
        lines.push((Tone::Warning, words_of.say("if-lost-half", &[("list", (&list).into())])));
    }
    if !abroad.is_empty() {
        let list = names(abroad);
        lines.push((tone, words_of.say("if-abroad", &[("list", (&list).into())])));
    }
}

fn note_line(game: &Game, words_of: &Words, said: &Note) -> (Tone, String) {
    let content = &game.scenario().content;
    let system = |key: &str, id: SystemId| words_of.say(key, &[("system", content.systems[id].name.as_str().into())]);
    let time = |key: &str, takes: Takes| words_of.say(key, &[("time", (&words_of.range(takes)).into())]);
    match *said {
        Note::BeaconLost(id) => (Tone::Alarm, system("note-beacon-lost", id)),
        Note::MayNotice(id) => (Tone::Fog, system("note-may-notice", id)),
        Note::LogonsFail(_) => (Tone::Serving, words_of.get("note-logons-fail")),
        Note::Overheard => (Tone::Alarm, words_of.get("note-overheard")),
        Note::WayCloses(..) => (Tone::Serving, words_of.get("note-way-closes")),
        Note::MemoryLost(_) => (Tone::Warning, words_of.get("note-memory-lost")),
        Note::EvidenceStays(_) => (Tone::Serving, words_of.get("note-evidence-stays")),
        Note::EvidenceLost(_) => (Tone::Warning, words_of.get("note-evidence-lost")),
        Note::Restart(_) => (Tone::Alarm, words_of.get("note-restart")),
        Note::CopyUnchecked(_) => (Tone::Fog, words_of.get("note-copy-unchecked")),
        Note::CopyPoisoned(_) => (Tone::Alarm, words_of.get("note-copy-poisoned")),
        Note::CarriedByHand => (Tone::Warning, words_of.get("note-by-hand")),
        Note::Uncleared(count) => (Tone::Fog, words_of.say("note-uncleared", &[("count", count.into())])),
        Note::LogonTrouble(takes) => (Tone::Warning, time("note-logon-trouble", takes)),
        Note::WorkSlower => (Tone::Warning, words_of.get("note-work-slower")),
        Note::TermBroken(partner, _) => {
            (Tone::Alarm, words_of.say("note-term-broken", &[("partner", content.partners[partner].name.as_str().into())]))
        }
        Note::OpensAfter(takes) => (Tone::Serving, time("note-opens-after", takes)),
        Note::PartnerRemote(takes) => (Tone::Serving, time("note-partner-remote", takes)),
        Note::PartnerOnSite(takes) => (Tone::Serving, time("note-partner-on-site", takes)),
        Note::KnownOnly(count) => (Tone::Fog, words_of.say("note-known-only", &[("count", count.into())])),
        Note::TeamTired(team) => (Tone::Warning, words_of.say("note-team-tired", &[("team", content.teams[team].name.as_str().into())])),
        Note::ThinEvidence(id) => (Tone::Alarm, system("note-thin-evidence", id)),
        Note::SandboxCanLie => (Tone::Fog, words_of.get("note-sandbox-can-lie")),
        Note::ControllersNotCleared(_) => (Tone::Warning, words_of.get("note-controllers")),
        Note::Overstretched(count) => (Tone::Warning, words_of.say("note-overstretched", &[("count", count.into())])),
        Note::CopyOld(_, minutes) => (Tone::Warning, time("note-copy-old", Takes { min: minutes, max: minutes })),
        Note::TurnsAway(share) => (Tone::Warning, words_of.say("note-turns-away", &[("share", (&words_of.share(share)).into())])),
        Note::Prepared(prepared) => {
            if prepared {
                (Tone::Serving, words_of.get("note-prepared"))
            } else {
                (Tone::Warning, words_of.get("note-unprepared"))
            }
        }
    }
}
