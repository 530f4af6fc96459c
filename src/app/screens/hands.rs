//! Hands and partners: who is here, what they are doing, who could come.

use super::looks::free_teams;
use crate::app::action::{Action, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::scenario::names::*;
use crate::sim::state::Help;
use crate::words::story;

pub fn view(model: &Model, game: &Game) -> El {
    let words = &model.words;
    let (free, all) = free_teams(&game.picture);
    let head = row([
        title(words.get("hands-title")),
        spring(),
        note(words.say("hands-free", &[("free", (free as u64).into()), ("all", (all as u64).into())])),
    ]);
    let mut list: Vec<El> = game
        .scenario()
        .content
        .teams
        .ids()
        .filter(|team| game.picture.team(*team).here)
        .map(|id| team(model, game, id).nth("team", id.index()))
        .collect();
    list.push(title(words.get("partners-title")).key("partners"));
    list.extend(game.scenario().content.partners.ids().map(|id| partner(model, game, id).nth("partner", id.index())));
    col([head, col(list).gap(5.0).scroll().grow()]).gap(8.0)
}

fn card(content: El, thing: Thing, game: &Game, label: String) -> El {
    let chosen = game.selected == thing;
    content
        .pad(11.0, 4.0)
        .round(CARD_ROUND)
        .fill(Tone::Panel)
        .edge(if chosen { Tone::Ours } else { Tone::Line })
        .firm()
        .presses(Action::Select(thing))
        .label(label)
        .chosen(chosen)
}

fn team(model: &Model, game: &Game, id: TeamId) -> El {
    let words_of = &model.words;
    let sight = game.picture.team(id);
    let name = game.scenario().content.teams[id].name.as_str();
    let calendar = &game.scenario().calendar;
    let now = game.now();
    let (state, tone, share) = match (&sight.work, sight.away_until) {
        (_, Some(until)) => (words_of.say("hands-away", &[("time", (&calendar.clock(until)).into())]), Tone::Warning, None),
        (Some(work), _) => {
            let what = &game.scenario().content.moves[work.what].name;
            let on = story::target(game.scenario(), work.on);
            let text = if on.is_empty() { what.to_string() } else { format!("{what}: {on}") };
            let whole = work.due.since(work.started).max(1);
            (text, Tone::Ours, Some(now.since(work.started) as f32 / whole as f32))
        }
        (None, None) => (words_of.get("hands-free-word"), Tone::Muted, None),
    };
    let fresh = if sight.tired { words_of.get("hands-tired") } else { words_of.get("hands-fresh") };
    let fresh = note(fresh).tone(if sight.tired { Tone::Warning } else { Tone::Faint }).one_line();
    let until = sight.work.as_ref().map(|work| words_of.say("hands-until", &[("time", (&calendar.clock(work.due)).into())]));
    let queue = match sight.queue.len() {
        0 => None,
        count => Some(words_of.say("hands-queue", &[("count", (count as u64).into())])),
    };
    let mut lines = vec![
        row([row([words(name).bold().one_line()]).grow().clip(), fresh.firm()]).gap(6.0).key("head"),
        row([note(state.clone()).tone(tone).one_line()]).clip().key("state"),
    ];
    if let Some(share) = share {
        let foot: Vec<El> = [until, queue].into_iter().flatten().map(|text| note(text).tone(Tone::Faint).one_line()).collect();
        lines.push(row([bar(share, Tone::Ours).grow(), row(foot).gap(8.0)]).gap(10.0).key("foot"));
    }
    card(col(lines).gap(1.0), Thing::Team(id), game, format!("{name}: {state}"))
}

fn partner(model: &Model, game: &Game, id: PartnerId) -> El {
    let words_of = &model.words;
    let name = game.scenario().content.partners[id].name.as_str();
    let (state, tone) = match game.picture.partner(id) {
        Help::NotAsked => (words_of.get("partner-not-asked"), Tone::Faint),
        Help::Asked { at } => {
            let time = game.scenario().calendar.clock(at);
            (words_of.say("partner-asked", &[("time", (&time).into())]), Tone::Warning)
        }
        Help::Remote => (words_of.get("partner-remote"), Tone::Serving),
        Help::OnSite => (words_of.get("partner-on-site"), Tone::Serving),
    };
    let lines = col([words(name).bold().one_line(), note(state.clone()).tone(tone).one_line()]).gap(1.0);
    card(lines, Thing::Partner(id), game, format!("{name}: {state}"))
}
