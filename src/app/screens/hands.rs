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
    let list: Vec<El> = game
        .scenario()
        .content
        .teams
        .ids()
        .filter(|team| game.picture.team(*team).here)
        .map(|id| team(model, game, id).nth("team", id.index()))
        .collect();
    let partners = game.scenario().content.partners.ids().map(|id| partner(model, game, id).nth("partner", id.index()));
    col([
        head,
        col(list).gap(5.0).scroll().grow().key("teams"),
        title(words.get("partners-title")).firm().key("partners"),
        col(partners).gap(5.0).firm().key("partner-list"),
    ])
    .gap(8.0)
}

fn card(content: El, thing: Thing, game: &Game, label: String) -> El {
    let chosen = game.selected == thing;
    content
        .pad(10.0, 5.0)
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
            let text = story::given(words_of, game.scenario(), work.what, work.on);
            let whole = work.due.since(work.started).max(1);
            (text, Tone::Ours, Some(now.since(work.started) as f32 / whole as f32))
        }
        (None, None) => (words_of.get("hands-free-word"), Tone::Muted, None),
    };
    let until = match &sight.work {
        Some(work) => words_of.say("hands-until", &[("time", (&calendar.clock(work.due)).into())]),
        None => state.clone(),
    };
    let tired = sight.tired.then(|| note(words_of.get("hands-tired")).tone(Tone::Warning).one_line().firm().key("tired"));
    let mut head = vec![row([words(name).bold().one_line().part(Part::Silent)]).grow().clip().key("name")];
    head.extend(tired);
    head.push(note(until).tone(if share.is_some() { Tone::Muted } else { tone }).one_line().firm().part(Part::Silent).key("until"));
    let mut lines = vec![row(head).gap(8.0).key("head")];
    if let Some(share) = share {
        let queue = match sight.queue.len() {
            0 => String::new(),
            count => words_of.say("hands-queue", &[("count", (count as u64).into())]),
        };
        let work = row([note(state.clone()).tone(tone).one_line().part(Part::Silent)]).grow().clip();
        lines.push(row([work, note(queue).tone(Tone::Faint).one_line().firm()]).gap(8.0).key("work"));
        lines.push(bar(share, Tone::Ours).height(4.0).key("bar"));
    }
    card(col(lines).gap(3.0), Thing::Team(id), game, format!("{name}: {state}"))
}

fn partner(model: &Model, game: &Game, id: PartnerId) -> El {
    let words_of = &model.words;
    let name = game.scenario().content.partners[id].name.as_str();
    let (state, tone) = match game.picture.partner(id) {
        Help::NotAsked => (words_of.get("partner-not-asked"), Tone::Faint),
        Help::Asked { .. } => (words_of.get("partner-asked"), Tone::Warning),
        Help::Remote => (words_of.get("partner-remote"), Tone::Serving),
        Help::OnSite => (words_of.get("partner-on-site"), Tone::Serving),
    };
    let line = row([
        row([note(name).bold().tone(Tone::Text).one_line().part(Part::Silent)]).grow().clip(),
        note(state.clone()).tone(tone).one_line().firm().part(Part::Silent),
    ])
    .gap(6.0);
    card(line, Thing::Partner(id), game, format!("{name}: {state}"))
}
