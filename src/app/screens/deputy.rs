//! The deputy on the screen: the button that asks, the bar while it thinks, and what it says.

use bevy::ui::{AlignItems, px};

use super::{causes, hinting};
use crate::analysis::adviser::advice::{Advice, Weighed};
use crate::analysis::adviser::gain::Gain;
use crate::analysis::adviser::reason::Reason;
use crate::analysis::adviser::told;
use crate::app::action::Action;
use crate::app::deputy::{Answer, Moment, Wish, age};
use crate::app::game::Game;
use crate::app::guidance::hints::Hint;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::scenario::Minute;
use crate::scenario::moves::Act;
use crate::sim::event::{Event, What};
use crate::words::{Words, signed, story};

pub const WIDTH: f32 = 780.0;
/// Room that the title, the foot and the edges of the dialog take.
const AROUND: f32 = 230.0;
/// So many of the nearest causes are told, and so many orders that were weighed besides.
const CHAIN_MAX: usize = 8;
const OTHERS_MAX: usize = 4;
/// Columns for the worth of an order.
const FIGURE: f32 = 118.0;
const POINTS: f32 = 92.0;

/// A title with the button that asks the deputy beside it: at once how far it is, and whether it has an answer.
pub fn beside(model: &Model, game: &Game, title: El) -> El {
    if !model.settings.deputy {
        return row([title]);
    }
    let words_of = &model.words;
    let deputy = &game.deputy;
    let (text, tone, share) = if deputy.thinks_of().is_some() {
        let percent = deputy.progress.percent();
        (words_of.say("deputy-thinks-so-far", &[("percent", (percent as u64).into())]), Tone::Warning, Some(percent as f32 / 100.0))
    } else if deputy.waits() {
        (words_of.get("deputy-answered"), Tone::Warning, None)
    } else {
        (words_of.get("deputy-ask"), Tone::Ours, None)
    };
    let mut face = vec![icon(Icon::People, tone, 14.0), note(text.clone()).bold().tone(tone).one_line().firm().part(Part::Silent)];
    face.extend(share.map(|share| bar(share, tone).width(36.0)));
    let asks = row(face)
        .center()
        .gap(6.0)
        .pad(10.0, 3.0)
        .round(12.0)
        .fill(Tone::Raised)
        .edge(tone)
        .firm()
        .presses(Action::Deputy(Wish::Ask))
        .label(text)
        .key("deputy");
    row([title, spring(), asks]).gap(8.0)
}

/// That somebody can be asked. Where a run has guidance of its own, nothing is whispered.
pub fn hint(model: &Model, game: &Game) -> Option<El> {
    let guided = model.guide.step(game).is_some();
    if guided || !model.settings.deputy { None } else { hinting::hint(model, Hint::Deputy) }
}

/// What the deputy thinks about, or says.
pub fn view(model: &Model, game: &Game) -> Vec<El> {
    match (game.deputy.thinks_of(), &game.deputy.answer) {
        (Some(of), _) => thinks(model, game, of),
        (None, Some(answer @ Answer { advice: Some(advice), .. })) => says(model, game, answer, advice),
        (None, Some(_)) => says_nothing(model, "deputy-lost"),
        (None, None) => says_nothing(model, "deputy-silent"),
    }
}

fn thinks(model: &Model, game: &Game, of: Moment) -> Vec<El> {
    let words_of = &model.words;
    let progress = game.deputy.progress;
    let date = game.scenario().calendar.date(of.minute);
    let (done, all) = ((progress.done as u64).into(), (progress.of as u64).into());
    let step = if progress.ahead { words_of.say("deputy-ahead", &[("done", done), ("of", all)]) } else { words_of.get("deputy-following") };
    let percent = progress.percent();
    let mut left = vec![button(words_of.get("deputy-stop"), Action::Deputy(Wish::Stop)).key("stop")];
    if of != Moment::of(&game.session) {
        left.push(button(words_of.get("deputy-again"), Action::Deputy(Wish::AskAnew)).key("again"));
    }
    let label = words_of.say("deputy-progress", &[("percent", (percent as u64).into()), ("step", (&step).into())]);
    vec![
        title(words_of.say("deputy-thinks", &[("date", (&date).into())])).key("title"),
        words(words_of.get("deputy-thinks-note")).key("about"),
        note(label.clone()).tone(Tone::Warning).key("step"),
        bar(percent as f32 / 100.0, Tone::Warning).part(Part::Image).label(label).key("bar"),
        buttons(None, left, vec![close(words_of).first()]),
    ]
}

fn close(words_of: &Words) -> El {
    button(words_of.get("close"), Action::Close).key("close")
}

/// The foot of the dialog, whatever it says: *Close* keeps its place and the focus when an answer comes.
fn buttons(note: Option<El>, left: Vec<El>, right: Vec<El>) -> El {
    let line = row(left.into_iter().chain([spring()]).chain(right)).gap(10.0).wrap().key("buttons");
    col(note.into_iter().chain([line])).gap(8.0).key("foot")
}

fn says_nothing(model: &Model, why: &str) -> Vec<El> {
    let words_of = &model.words;
    vec![
        title(words_of.get("deputy-title")).key("title"),
        words(words_of.get(why)).key("why"),
        buttons(
            None,
            vec![button(words_of.get("deputy-again"), Action::Deputy(Wish::AskAnew)).key("again")],
            vec![close(words_of).first()],
        ),
    ]
}

fn says(model: &Model, game: &Game, answer: &Answer, advice: &Advice) -> Vec<El> {
    let of = answer.of;
    let words_of = &model.words;
    let named = advice.named.as_ref();
    let head = match named {
        Some(named) => words_of.say("advice-named", &[("order", (&called(model, game, &named.act)).into())]),
        None => words_of.get("deputy-wait"),
    };
    let date = game.scenario().calendar.date(of.minute);
    let mut body = Vec::new();
    let old = age(of, Moment::of(&game.session));
    body.extend(old.map(|(minutes, orders)| is_old(words_of, minutes, orders).key("old")));
    match named {
        Some(named) => {
            body.push(worth(words_of, named).key("worth"));
            body.extend(named.reason.as_ref().map(|reason| why(model, game, reason, of.minute).key("why")));
        }
        None => body.push(words(words_of.say("deputy-wait-why", &[("tried", (advice.tried as u64).into())])).firm().key("wait")),
    }
    body.extend(others(model, game, advice, named.is_some()).map(|others| others.key("others")));
    body.push(
        note(words_of.say("deputy-measured", &[("tried", (advice.tried as u64).into()), ("hand", (&hand(words_of, advice.hand)).into())]))
            .firm()
            .key("how"),
    );
    let mut body = col(body).gap(12.0).scroll();
    body.node.max_height = px((model.size.1 - AROUND).max(120.0));
    vec![
        col([
            note(words_of.say("deputy-of", &[("date", (&date).into())])),
            title(head).tone(if named.is_some() { Tone::Ours } else { Tone::Text }).key("named"),
        ])
        .gap(2.0)
        .key("title"),
        body.key("body"),
        foot(model, game, named, old.is_some(), answer.was_awaited),
    ]
}

fn called(model: &Model, game: &Game, act: &Act) -> String {
    story::order(&model.words, game.scenario(), act)
}

/// What a scripted player does.
fn hand(words_of: &Words, name: &str) -> String {
    let key = match name {
        "edge-first" => "hand-edge-first",
        "keep-serving" => "hand-keep-serving",
        "segment-first" => "hand-segment-first",
        "quiet-eviction" => "hand-quiet-eviction",
        "dark-first" => "hand-dark-first",
        other => return other.to_owned(),
    };
    words_of.get(key)
}

/// The world has moved on since it was asked.
fn is_old(words_of: &Words, minutes: u32, orders: usize) -> El {
    let mut said = Vec::new();
    if minutes > 0 {
        said.push(words_of.say("deputy-old-time", &[("time", (&words_of.lasting(minutes)).into())]));
    }
    if orders > 0 {
        said.push(words_of.say("deputy-old-orders", &[("orders", (orders as u64).into())]));
    }
    row([icon(Icon::Clock, Tone::Warning, 16.0), words(said.join(" ")).tone(Tone::Warning).grow()]).gap(10.0).firm()
}

/// What it is worth, what that means, and how sure it is.
fn worth(words_of: &Words, named: &Weighed) -> El {
    let gain = &named.gain;
    let mut lines = vec![words(range(words_of, gain)).bold()];
    lines.extend(told::besides(words_of, named).map(words));
    lines.push(words(how_often(words_of, gain)));
    lines.push(note(words_of.get("deputy-not-sure")));
    row([
        col([words(told::points(gain)).size(Size::Figure).bold().tone(Tone::Serving).one_line(), note(words_of.get("deputy-points"))])
            .gap(1.0)
            .width(FIGURE),
        col(lines).gap(3.0).grow(),
    ])
    .gap(16.0)
    .pad(14.0, 10.0)
    .round(CARD_ROUND)
    .fill(Tone::Raised)
    .edge(Tone::Line)
    .firm()
}

/// Says between which bounds the mean lies, where more than one world was asked.
fn range(words_of: &Words, gain: &Gain) -> String {
    let Some(margin) = gain.margin() else { return words_of.get("deputy-one-world") };
    let bound = |value: f64| signed(value.round() as i64);
    let (from, to) = (bound(gain.mean() - margin), bound(gain.mean() + margin));
    words_of.say("deputy-range", &[("from", (&from).into()), ("to", (&to).into())])
}

/// Says in how many of the worlds it was better, and in how many worse.
fn how_often(words_of: &Words, gain: &Gain) -> String {
    let count = |so: fn(i64) -> bool| gain.each.iter().filter(|one| so(**one)).count() as u64;
    let values =
        [("better", count(|one| one > 0).into()), ("worse", count(|one| one < 0).into()), ("worlds", (gain.each.len() as u64).into())];
    words_of.say("deputy-how-often", &values)
}

/// The reason as a chain of causes, in the look of all chains, and clearly of an imagined world.
fn why(model: &Model, game: &Game, reason: &Reason, now: Minute) -> El {
    let words_of = &model.words;
    let shown = game.scenario();
    let imagined = row([icon(Icon::Fog, Tone::Fog, 16.0), note(words_of.get("deputy-imagined")).tone(Tone::Fog).grow()]).gap(10.0);
    let head = col([words(told::heading(words_of, reason)).bold(), imagined]).gap(4.0).firm().key("head");

    // The nearest cause stands first in a reason, and last in a chain. How the imagined exercise began says nothing of ours.
    let chain: Vec<&Event> = reason.chain.iter().filter(|event| !matches!(event.what, What::Began { .. })).collect();
    let left_out = chain.len().saturating_sub(CHAIN_MAX);
    let mut steps = Vec::new();
    if left_out > 0 {
        steps.push(note(words_of.say("deputy-before", &[("count", (left_out as u64).into())])).key("before"));
    }
    // What that world has behind it is the same with the order and without.
    let mut headed = None;
    for (number, event) in chain.into_iter().take(CHAIN_MAX).rev().enumerate() {
        let is_behind = event.minute < now;
        if headed.replace(is_behind) != Some(is_behind) {
            let which = if reason.with { "deputy-with" } else { "deputy-without" };
            let heading = words_of.get(if is_behind { "deputy-behind" } else { which });
            steps.push(note(heading).bold().nth("which", usize::from(is_behind)));
        }
        let text = story::line(words_of, shown, &reason.journal, event);
        steps.push(causes::step_saying(words_of, shown, event, text).nth("step", number));
    }
    let first = reason.first.as_ref().map(|first| {
        let key = if reason.first_with { "deputy-first-with" } else { "deputy-first-without" };
        let text = story::line(words_of, shown, &reason.first_journal, first);
        col([note(words_of.get(key)).bold(), causes::step_saying(words_of, shown, first, text)]).gap(6.0).firm().key("first")
    });
    col([head, col(steps).gap(6.0).firm().key("steps")].into_iter().chain(first)).gap(12.0).firm()
}

/// What was weighed besides; each can be looked at.
fn others(model: &Model, game: &Game, advice: &Advice, named: bool) -> Option<El> {
    let words_of = &model.words;
    if advice.others.is_empty() {
        return None;
    }
    let heading = words_of.get(if named { "advice-others" } else { "deputy-nearest" });
    let lines = advice.others.iter().take(OTHERS_MAX).enumerate().map(|(number, one)| {
        let (points, order) = (told::points(&one.gain), called(model, game, &one.act));
        let label = words_of.say("deputy-other", &[("order", (&order).into()), ("points", (&points).into())]);
        row([
            note(points).mono().one_line().part(Part::Silent).width(POINTS),
            words(order).part(Part::Silent).grow(),
            note(words_of.get("deputy-look")).tone(Tone::Ours).one_line().firm().part(Part::Silent),
        ])
        .gap(10.0)
        .pad(8.0, 4.0)
        .round(CARD_ROUND)
        .fill(Tone::Raised)
        .firm()
        .presses(Action::Deputy(Wish::Look(one.act.clone())))
        .label(label)
        .nth("other", number)
    });
    let parts = [words(heading).bold().firm().key("heading")].into_iter().chain(lines);
    Some(col(parts).gap(4.0).align(AlignItems::Stretch).firm())
}

/// Where to go from here; and why what was named cannot be planned, where it cannot.
fn foot(model: &Model, game: &Game, named: Option<&Weighed>, old: bool, was_awaited: bool) -> El {
    let words_of = &model.words;
    let mut right = vec![close(words_of)];
    let mut refused = None;
    if let Some(Weighed { act, .. }) = named {
        right.push(button(words_of.get("deputy-look-at"), Action::Deputy(Wish::Look(act.clone()))).key("look"));
        if matches!(act, Act::Do { .. }) {
            let planned = game.plan.iter().any(|planned| planned.act == *act);
            refused = match game.check(act) {
                _ if planned => Some(words_of.get("deputy-planned")),
                Ok(_) => None,
                Err(refusal) => Some(words_of.say("plan-refused", &[("why", (&words_of.refusal(game.scenario(), &refusal)).into())])),
            };
            right.push(match refused {
                None => primary(words_of.get("deputy-plan"), Action::Deputy(Wish::Plan(act.clone()))).key("plan"),
                Some(_) => button(words_of.get("deputy-plan"), Action::Deputy(Wish::Plan(act.clone()))).disabled(true).key("plan"),
            });
        }
    }
    // What is meant next has the focus. Who has waited for the answer may be about to close, and must not plan anything by that.
    let meant = if was_awaited { 0 } else { right.iter().rposition(|button| !button.disabled).unwrap_or_default() };
    if let Some(button) = right.get_mut(meant) {
        button.first = true;
    }
    let again = old.then(|| button(words_of.get("deputy-again"), Action::Deputy(Wish::AskAnew)).key("again"));
    buttons(refused.map(|why| note(why).tone(Tone::Warning).key("refused")), again.into_iter().collect(), right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adviser::futures::HANDS;
    use crate::words::Language;

    #[test]
    fn scripted_players_are_told_by_what_they_do() {
        for words_of in Language::ALL.map(Words::of) {
            let told = HANDS.map(|name| hand(&words_of, name));
            assert!(told.iter().all(|told| told.contains(' ') && HANDS.iter().all(|name| !told.contains(name))), "{told:?}");
        }
    }
}
