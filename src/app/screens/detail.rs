//! The selected thing: what we know of it, what hangs on it, what can be done, and what would follow.

use super::cell;
use super::codex;
use super::consequences;
use super::deputy;
use super::hinting;
use super::looks::{self, Look};
use super::operations::{Place, is_narrow};
use super::palette::lock;
use bevy::ui::AlignItems;

use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::guidance::hints::Hint;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::app::offers::Offer;
use crate::scenario::moves::{Act, Target};
use crate::scenario::names::*;
use crate::sim::state::{BackupSight, Help, Status};
use crate::words::{Words, grouped, story};

/// From this width on, what would follow stands beside the moves.
const BESIDE: f32 = 560.0;
/// The share of a narrow panel's height that it takes below them.
const NARROW_ROOM: f32 = 0.42;
/// The shares of a high panel's height that what is known may take, and that what would follow takes.
const KNOWN_ROOM: f32 = 0.24;
const HIGH_ROOM: f32 = 0.36;

pub fn view(model: &Model, game: &Game, place: Place) -> El {
    let (look, name, sub) = heading(model, game);
    let head = row([icon(look.icon, look.tone, 22.0), col([title(name), note(sub)]).gap(1.0).grow()]).gap(10.0).firm();
    let mut head = head;
    if game.selected != Thing::Cell {
        head.children.push(row([leads_to(model.words.get("detail-whole"), Thing::Cell)]).firm().key("whole"));
    }
    let mut known = facts(model, game);
    known.extend(words_to_explain(model, game));
    let known = col(known).gap(4.0).firm();
    let offers = game.moves_on(game.selected);
    let mut list: Vec<El> = Vec::new();
    if offers.is_empty() && !matches!(game.selected, Thing::Team(_)) {
        list.push(note(model.words.get("detail-none")).key("none"));
    }
    let (possible, refused): (Vec<Offer>, Vec<Offer>) = offers.into_iter().partition(|offer| offer.refusal.is_none());
    for offer in possible.iter().chain(&refused) {
        list.push(offer_row(model, game, offer));
    }
    let doing = deputy::beside(model, game, title(model.words.get("detail-do"))).firm().key("do");
    let list = col(list).gap(6.0).firm().key("moves");
    let is_high = place.w < BESIDE && !is_narrow(model.size) && !matches!(game.selected, Thing::Team(_));
    let parts = if is_high {
        // However much is known, the moves stand where one sees them.
        let mut known = col([known.firm()]).scroll();
        known.node.max_height = bevy::ui::px(place.h * KNOWN_ROOM);
        vec![head.key("head"), known.key("known"), doing, col([list]).scroll().grow().key("body")]
    } else {
        vec![head.key("head"), col([known, doing, list]).gap(10.0).scroll().grow().key("body")]
    };
    // Its place is kept, so that no move slides away from under the pointer.
    if matches!(game.selected, Thing::Team(_)) {
        return panel(parts).gap(10.0);
    }
    let shown = match &game.considered {
        Some((what, on, preview)) => consequences::view(model, game, *what, *on, preview).key("if"),
        None => hints(model, game).key("hint"),
    };
    if place.w >= BESIDE {
        // Low and wide: what would follow stands beside the moves.
        let known = col(parts).gap(10.0).full_height().grow().key("known");
        let mut both = panel([row([known, col([shown]).full_height().scroll().grow().key("room")]).gap(20.0).grow().key("both")]);
        both.node.align_items = AlignItems::Stretch;
        return both;
    }
    let room = place.h * if is_high { HIGH_ROOM } else { NARROW_ROOM };
    let mut parts = parts;
    parts.push(col([shown]).height(room).scroll().firm().key("room"));
    panel(parts).gap(10.0)
}

/// What stands where nothing is considered yet: hints have their room here, and take none from the moves.
fn hints(model: &Model, game: &Game) -> El {
    let unknown = matches!(game.selected, Thing::System(id) if game.picture.system(id).status == Status::Unknown);
    let fog = Some(Hint::Fog).filter(|_| unknown);
    let wanted = fog.into_iter().chain([Hint::Plan]).filter_map(|hint| hinting::hint(model, hint));
    let first = note(model.words.get("if-hint")).key("first");
    col([first].into_iter().chain(wanted)).gap(8.0)
}

fn heading(model: &Model, game: &Game) -> (Look, String, String) {
    let words_of = &model.words;
    let content = &game.scenario().content;
    let plain = |icon: Icon, tone: Tone| Look { icon, tone, word: String::new() };
    match game.selected {
        Thing::Cell => (plain(Icon::Flag, Tone::Ours), words_of.get("cell-title"), content.seats.rows()[0].name.to_string()),
        Thing::System(id) => {
            let system = &content.systems[id];
            let hosts = words_of.say("detail-hosts", &[("hosts", system.hosts.into())]);
            let (zone, owner) = (content.zones[system.zone].name.as_str(), content.agencies[system.owner].name.as_str());
            // A zone may be called as whose it is.
            let sub = if zone == owner { format!("{zone} · {hosts}") } else { format!("{zone} · {owner} · {hosts}") };
            (looks::system(game, words_of, id), system.name.to_string(), sub)
        }
        Thing::Zone(id) => {
            let look = if game.picture.zone(id).cut { plain(Icon::Plugs, Tone::Ours) } else { plain(Icon::Globe, Tone::Muted) };
            let count = game.scenario().plan.zone_systems[id].iter().map(|system| content.systems[*system].hosts).sum::<u32>();
            (look, content.zones[id].name.to_string(), words_of.say("detail-hosts", &[("hosts", count.into())]))
        }
        Thing::Link(id) => {
            let cut = game.picture.link(id).open != content.links[id].flows;
            let look = if cut { plain(Icon::Plugs, Tone::Ours) } else { plain(Icon::Globe, Tone::Muted) };
            (look, story::link(game.scenario(), id), String::new())
        }
        Thing::Service(id) => {
            let service = &content.services[id];
            (looks::service(words_of, game.picture.service(id)), service.name.to_string(), content.agencies[service.owner].name.to_string())
        }
        Thing::Team(id) => {
            let team = &content.teams[id];
            let skills: Vec<String> = team.skills.iter().map(|skill| words_of.skill(*skill)).collect();
            let sub = words_of.say("detail-team", &[("people", team.people.into()), ("skills", (&skills.join(", ")).into())]);
            (plain(Icon::People, Tone::Ours), team.name.to_string(), sub)
        }
        Thing::Partner(id) => {
            let tone = if game.picture.partner(id).is_present() { Tone::Serving } else { Tone::Muted };
            (plain(Icon::Handshake, tone), content.partners[id].name.to_string(), String::new())
        }
        Thing::Agency(id) => {
            (plain(Icon::Flag, Tone::Muted), content.agencies[id].name.to_string(), content.agencies[id].speaker.to_string())
        }
    }
}

/// Returns buttons for the words of the trade in what is written about the selected thing.
fn words_to_explain(model: &Model, game: &Game) -> Option<El> {
    let content = &game.scenario().content;
    let of_thing = match game.selected {
        Thing::System(id) => format!("{} {}", content.systems[id].name, content.systems[id].about),
        Thing::Partner(id) => format!("{} {}", content.partners[id].name, content.partners[id].about),
        Thing::Agency(id) => format!("{} {}", content.agencies[id].name, content.agencies[id].about),
        Thing::Service(id) => content.services[id].name.to_string(),
        Thing::Team(id) => content.teams[id].name.to_string(),
        Thing::Cell | Thing::Zone(_) | Thing::Link(_) => String::new(),
    };
    codex::terms(model, &of_thing)
}

pub fn fact(text: impl Into<String>) -> El {
    words(text).tone(Tone::Text)
}

/// A small button that leads to another thing.
fn leads_to(text: String, thing: Thing) -> El {
    row([note(text.clone()).tone(Tone::Ours).part(Part::Silent)])
        .pad(6.0, 2.0)
        .round(5.0)
        .fill(Tone::Raised)
        .presses(Action::Select(thing))
        .label(text)
}

fn facts(model: &Model, game: &Game) -> Vec<El> {
    let words_of = &model.words;
    let content = &game.scenario().content;
    let mut facts = Vec::new();
    match game.selected {
        Thing::Cell => facts.extend(cell::facts(model, game)),
        Thing::System(id) => {
            let system = &content.systems[id];
            let sight = game.picture.system(id);
            if !system.about.is_empty() {
                facts.push(note(system.about.as_str()));
            }
            facts.push(title(words_of.get("detail-know")));
            let look = looks::system(game, words_of, id);
            if sight.sure.0 > 0 {
                let sure = words_of.share(sight.sure);
                facts.push(
                    fact(words_of.say("detail-belief", &[("status", (&words_of.status(sight.status)).into()), ("sure", (&sure).into())]))
                        .tone(look.tone),
                );
            }
            if let Some((team, by)) = sight.concluded {
                let time = game.scenario().calendar.date(sight.since);
                let (team, by) = (content.teams[team].name.as_str(), content.moves[by].name.as_str());
                facts.push(note(words_of.say("detail-concluded", &[("team", team.into()), ("move", by.into()), ("time", (&time).into())])));
            }
            for (share, key, tone) in [(sight.flooded, "detail-flood", Tone::Alarm), (sight.shielded, "detail-shield", Tone::Ours)] {
                if share.0 > 0 {
                    facts.push(fact(words_of.say(key, &[("share", (&words_of.share(share)).into())])).tone(tone));
                }
            }
            facts.extend(recent(game, Thing::System(id)));
            if facts.len() <= 2 {
                facts.push(fact(words_of.get("detail-nothing")).tone(Tone::Fog));
            }
            let backup = match sight.backup {
                None => "detail-backup-none",
                Some(BackupSight::NeverChecked) => "detail-backup-never",
                Some(BackupSight::Good) => "detail-backup-good",
                Some(BackupSight::Poisoned) => "detail-backup-poisoned",
                Some(BackupSight::Gone) => "detail-backup-gone",
            };
            facts.push(note(words_of.get(backup)));
            facts.push(note(holds(game, words_of, id)));
            let zone = words_of.say("detail-zone", &[("name", content.zones[system.zone].name.as_str().into())]);
            let agency = words_of.say("detail-agency", &[("name", content.agencies[system.owner].name.as_str().into())]);
            facts.push(
                row([leads_to(zone, Thing::Zone(system.zone)).key("zone"), leads_to(agency, Thing::Agency(system.owner)).key("agency")])
                    .gap(6.0)
                    .wrap(),
            );
        }
        Thing::Zone(id) => {
            let names: Vec<&str> =
                game.scenario().plan.zone_systems[id].iter().map(|system| content.systems[*system].name.as_str()).collect();
            if !names.is_empty() {
                facts.push(note(names.join(", ")));
            }
            for link in &game.scenario().plan.zone_links[id] {
                facts.push(row([leads_to(story::link(game.scenario(), *link), Thing::Link(*link))]).nth("link", link.index()));
            }
        }
        Thing::Link(id) => {
            let sight = game.picture.link(id);
            let list = |flows: crate::scenario::world::Flows| flows.iter().map(|flow| words_of.flow(flow)).collect::<Vec<_>>().join(", ");
            if !sight.open.is_empty() {
                facts.push(fact(words_of.say("detail-flows", &[("list", (&list(sight.open)).into())])));
            }
            let cut = content.links[id].flows.without(sight.open);
            if !cut.is_empty() {
                facts.push(fact(words_of.say("detail-flows-cut", &[("list", (&list(cut)).into())])).tone(Tone::Ours));
            }
        }
        Thing::Service(id) => {
            let service = &content.services[id];
            let sight = game.picture.service(id);
            let look = looks::service(words_of, sight);
            facts
                .push(row([fact(look.word.clone()).tone(look.tone), super::causes::asks(model, sight.by, &look.word).key("why")]).gap(8.0));
            facts.push(note(words_of.say("detail-covers", &[("covers", service.covers.into()), ("all", content.e_services.into())])));
            let total = grouped(sight.unmet);
            facts.push(note(words_of.say("detail-requests", &[("requests", sight.unmet_per_hour.into()), ("total", (&total).into())])));
            let names: Vec<&str> = crate::sim::systems_of(game.scenario(), id).iter().map(|system| looks::short(game, *system)).collect();
            facts.push(note(words_of.say("detail-needs", &[("list", (&names.join(", ")).into())])));
            if !service.shouts.is_empty() {
                facts.push(note(words_of.say("detail-shouts", &[("who", service.shouts.as_str().into())])));
            }
            let agency = words_of.say("detail-agency", &[("name", content.agencies[service.owner].name.as_str().into())]);
            facts.push(row([leads_to(agency, Thing::Agency(service.owner))]));
        }
        Thing::Team(id) => facts.extend(team_facts(model, game, id)),
        Thing::Partner(id) => {
            let partner = &content.partners[id];
            facts.push(note(partner.about.as_str()));
            if game.picture.partner(id) == Help::NotAsked
                && let Some(on_site) = partner.on_site_after
            {
                let (line, room) = (words_of.range(partner.remote_after), words_of.range(on_site));
                facts.push(note(words_of.say("note-partner-remote", &[("time", (&line).into())])));
                facts.push(note(words_of.say("note-partner-on-site", &[("time", (&room).into())])));
            }
            for term in &partner.terms {
                facts.push(fact(words_of.say("detail-terms", &[("text", term.text.as_str().into())])).tone(Tone::Warning));
            }
        }
        Thing::Agency(id) => {
            facts.push(note(content.agencies[id].about.as_str()));
            for system in &game.scenario().plan.agency_systems[id] {
                let name = content.systems[*system].name.to_string();
                facts.push(row([leads_to(name, Thing::System(*system))]).nth("system", system.index()));
            }
        }
    }
    facts
}

fn team_facts(model: &Model, game: &Game, id: TeamId) -> Vec<El> {
    let sight = game.picture.team(id);
    let mut facts = Vec::new();
    let line = |what: MoveId, on: Target| story::given(&model.words, game.scenario(), what, on);
    if let Some(work) = &sight.work {
        let time = game.scenario().calendar.date(work.due);
        let until = model.words.say("hands-until", &[("time", (&time).into())]);
        facts.push(fact(format!("{}, {until}", line(work.what, work.on))).tone(Tone::Ours));
    } else {
        facts.push(note(model.words.get("hands-free-word")));
    }
    for (at, (what, on)) in sight.queue.iter().enumerate() {
        facts.push(note(format!("{}. {}", at + 2, line(*what, *on))));
    }
    if sight.work.is_some() || !sight.queue.is_empty() {
        facts.push(row([button(model.words.get("detail-stop"), Action::Give(Act::Stop { team: id }))]).key("stop"));
    }
    facts
}

/// Returns the last things that the feed said of a thing.
fn recent(game: &Game, thing: Thing) -> Vec<El> {
    let calendar = &game.scenario().calendar;
    let lines: Vec<_> = game.lines.iter().rev().filter(|line| line.about == Some(thing)).take(3).collect();
    lines
        .into_iter()
        .rev()
        .map(|line| {
            row([note(calendar.clock(line.minute)).mono().firm(), words(line.text.as_str()).grow()])
                .gap(10.0)
                .align(AlignItems::Start)
                .nth("line", line.event.0 as usize)
        })
        .collect()
}

/// Returns which services hang on a system, in words.
fn holds(game: &Game, words_of: &Words, id: SystemId) -> String {
    let names: Vec<&str> = game
        .scenario()
        .content
        .services
        .ids()
        .filter(|service| crate::sim::systems_of(game.scenario(), *service).contains(&id))
        .map(|service| looks::chip(game, service))
        .collect();
    if names.is_empty() {
        words_of.get("detail-holds-nothing")
    } else {
        words_of.say("detail-holds", &[("list", (&names.join(", ")).into())])
    }
}

fn offer_row(model: &Model, game: &Game, offer: &Offer) -> El {
    let content = &game.scenario().content;
    let rule = &content.moves[offer.what];
    let act = Act::Do { what: offer.what, on: offer.on, by: None };
    let planned = game.plan.iter().any(|planned| planned.act == act);
    let considered = game.considered.as_ref().is_some_and(|(what, on, _)| (*what, *on) == (offer.what, offer.on));
    let name = match (game.selected, offer.on) {
        // Several flows of one link, or several counters, need their own name.
        (Thing::Link(_), Target::Flow(_, flow)) => format!("{}: {}", rule.name, model.words.flow(flow)),
        (Thing::Cell, Target::Fallback(id)) => format!("{}: {}", rule.name, content.fallbacks[id].name),
        _ => rule.name.to_string(),
    };
    let (note_text, tone) = match (&offer.refusal, offer.team) {
        (Some(refusal), _) => (refusal.clone(), Tone::Warning),
        (None, _) if planned => (model.words.get("move-planned"), Tone::Ours),
        (None, Some(team)) => (format!("{} · {}", model.words.group(rule.group), content.teams[team].name), Tone::Muted),
        (None, None) => (model.words.group(rule.group), Tone::Muted),
    };
    let refused = offer.refusal.is_some();
    let mut right = vec![];
    let time = if refused { "—".to_owned() } else { model.words.range(offer.takes.unwrap_or(rule.takes)) };
    right.push(note(time).mono().one_line().part(Part::Silent));
    // What cannot be undone is marked before it is chosen.
    if rule.is_for_good() {
        right.push(lock(model.words.get("move-for-good")));
    }
    let label = if refused { format!("{name}: {note_text}") } else { name.clone() };
    row([
        col([
            words(name.clone()).bold().tone(if refused { Tone::Faint } else { Tone::Text }).part(Part::Silent),
            note(note_text.clone()).tone(tone).part(Part::Silent),
        ])
        .grow(),
        col(right).align(AlignItems::End).gap(1.0).firm(),
    ])
    .gap(10.0)
    .pad(11.0, 6.0)
    .round(CARD_ROUND)
    .fill(if planned { Tone::OursField } else { Tone::Raised })
    .edge(if considered || planned { Tone::Ours } else { Tone::Line })
    .presses(Action::Plan(act))
    .points(Action::Consider(offer.what, offer.on))
    .label(label)
    .disabled(refused)
    .chosen(planned)
    .nth("offer", offer.what.index() * 4096 + target_number(offer.on))
}

fn target_number(on: Target) -> usize {
    match on {
        Target::Flow(link, flow) => link.index() * 16 + flow as usize,
        Target::Fallback(id) => 1 + id.index(),
        _ => 0,
    }
}
