//! Why: the chain of causes behind an event, what moved a meter, and what happened in a stretch of time.

use crate::app::action::{Action, Overlay};
use crate::app::kit::el::*;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::report::ledger::{self, Meter};
use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, Rule, What};
use crate::words::{Words, story};

/// So many changes of a meter are listed, the latest first.
const CHANGES_MAX: usize = 40;
/// What a dialog needs around its list.
const AROUND_LIST: f32 = 190.0;
/// Columns for dates and amounts.
pub const DATE: f32 = 126.0;
const AMOUNT: f32 = 54.0;

/// The run whose causes are asked for, its scenario as it is shown, and whether all of it may be told: only when it is over.
fn told(model: &Model) -> Option<(&Sim, &Scenario, bool)> {
    match (&model.game, &model.past) {
        (Some(game), _) => Some((&game.session.sim, game.scenario(), false)),
        (None, Some(past)) => Some((&past.session.sim, past.scenario(), true)),
        (None, None) => None,
    }
}

/// Returns the key of a meter's name.
pub fn meter_key(meter: Meter) -> &'static str {
    match meter {
        Meter::Services => "meter-services",
        Meter::Estate => "meter-estate",
        Meter::Trust => "meter-trust",
        Meter::Evidence => "meter-evidence",
    }
}

/// The chain of causes behind an event, from the beginning to it.
pub fn why(model: &Model, event: EventId) -> Vec<El> {
    let chain = told(model).map(|(sim, shown, all)| chain(&model.words, sim, shown, event, all)).unwrap_or_default();
    dialog(model, model.words.get("why-title"), None, chain)
}

/// A small word to press: what led to an event.
pub fn asks(model: &Model, event: EventId, of: &str) -> El {
    let text = model.words.get("feed-why");
    row([note(text.clone()).tone(Tone::Ours).part(Part::Silent)])
        .center()
        .pad(6.0, 1.0)
        .round(5.0)
        .firm()
        .presses(Action::Open(Overlay::Why(event)))
        .label(format!("{text}: {of}"))
}

/// What moved a meter, the latest first; each change opens to its chain of causes.
pub fn moved(model: &Model, meter: Meter) -> Vec<El> {
    let words_of = &model.words;
    let name = words_of.get(meter_key(meter));
    let title = words_of.say("moved-title", &[("meter", (&name).into())]);
    let Some((sim, shown, all)) = told(model) else { return dialog(model, title, None, Vec::new()) };
    let changes = ledger::changes(sim, meter);
    let mut list = Vec::new();
    for (number, change) in changes.iter().rev().take(CHANGES_MAX).enumerate() {
        let Some(event) = sim.journal().get(change.main()) else { continue };
        let mut text = line(words_of, sim, shown, event, all);
        if change.events.len() > 1 {
            text = words_of.say("moved-more", &[("first", (&text).into()), ("more", (change.events.len() as u64 - 1).into())]);
        }
        let (amount, after) = (words_of.signed(change.by), words_of.share(change.after));
        let tone = if change.by > 0 { Tone::Serving } else { Tone::Alarm };
        let head = row([
            note(shown.calendar.date(change.minute)).mono().one_line().part(Part::Silent).width(DATE),
            row([words(amount.clone()).bold().tone(tone).one_line().part(Part::Silent)]).width(AMOUNT),
            words(text.clone()).part(Part::Silent).grow(),
            note(words_of.say("moved-after", &[("value", (&after).into())])).one_line().firm().part(Part::Silent),
        ]);
        let label = words_of.say("moved-label", &[("amount", (&amount).into()), ("text", (&text).into())]);
        list.push(unfolding(model, (sim, shown), event.id, all, head.label(label)).nth("change", number));
    }
    if list.is_empty() {
        list.push(note(words_of.get("moved-none")).key("none"));
    }
    dialog(model, title, Some(words_of.get("moved-hint")), list)
}

/// What happened in a stretch of time that has one mark on the timeline.
pub fn span(model: &Model, from: Minute, to: Minute) -> Vec<El> {
    let words_of = &model.words;
    let Some(game) = &model.game else { return dialog(model, words_of.get("why-title"), None, Vec::new()) };
    let (sim, shown) = (&game.session.sim, game.scenario());
    let marks = game.marks.iter().rev().filter(|mark| (from..=to).contains(&mark.minute));
    let list = marks.map(|mark| {
        let head = row([
            note(shown.calendar.date(mark.minute)).mono().one_line().part(Part::Silent).width(DATE),
            icon(mark.kind.icon(), mark.kind.tone(), 14.0),
            words(mark.text.as_str()).part(Part::Silent).grow(),
        ]);
        unfolding(model, (sim, shown), mark.event, false, head.label(mark.text.as_str())).nth("mark", mark.event.0 as usize)
    });
    let dates = [from, to].map(|minute| shown.calendar.date(minute));
    let title = words_of.say("span-title", &[("from", (&dates[0]).into()), ("to", (&dates[1]).into())]);
    dialog(model, title, Some(words_of.get("moved-hint")), list.collect())
}

/// A line that can be pressed: below it stands what led to it, or not.
fn unfolding(model: &Model, (sim, shown): (&Sim, &Scenario), event: EventId, all: bool, head: El) -> El {
    let open = model.unfolded == Some(event);
    let label = head.label.clone();
    let head = head
        .gap(10.0)
        .pad(8.0, 4.0)
        .round(CARD_ROUND)
        .fill(if open { Tone::OursField } else { Tone::Panel })
        .presses(Action::Unfold(event))
        .label(label)
        .chosen(open)
        .key("head");
    let below = open.then(|| col(chain(&model.words, sim, shown, event, all)).gap(6.0).pad(22.0, 6.0).key("chain"));
    col([head].into_iter().chain(below)).firm()
}

/// An event in words: as players read it while they play, or as it was.
fn line(words_of: &Words, sim: &Sim, shown: &Scenario, event: &Event, all: bool) -> String {
    let tell = if all { story::line } else { story::seen_line };
    tell(words_of, shown, sim.journal(), event)
}

/// The causes of an event, the first one first: a dot, the minute, the rule, the words.
pub fn chain(words_of: &Words, sim: &Sim, shown: &Scenario, event: EventId, all: bool) -> Vec<El> {
    // How well each system works can be read from the board.
    let seen = |cause: &&Event| all || cause.what.is_visible(sim.scenario()) || matches!(cause.what, What::SystemLevel { .. });
    // While it is played a chain ends at what players cannot know yet: what lies behind it would give it away.
    let whole = sim.why(event);
    let chain: Vec<&Event> = whole.iter().copied().take_while(seen).collect();
    let hidden = whole.get(chain.len()).is_some_and(|cause| !matches!(cause.what, What::Began { .. } | What::Timer(_)));
    let before = hidden.then(|| note(words_of.get("why-hidden")).tone(Tone::Fog).key("hidden"));
    let steps = chain.into_iter().rev().enumerate();
    let steps = steps.map(|(number, cause)| step(words_of, sim, shown, cause, all).nth("step", number));
    before.into_iter().chain(steps).collect()
}

/// One step of a chain.
pub fn step(words_of: &Words, sim: &Sim, shown: &Scenario, cause: &Event, all: bool) -> El {
    step_saying(words_of, shown, cause, line(words_of, sim, shown, cause, all))
}

/// One step of a chain, whose words are there already.
pub fn step_saying(words_of: &Words, shown: &Scenario, cause: &Event, text: String) -> El {
    let rule = if matches!(cause.what, What::OrderGiven { .. }) { Rule::Order } else { cause.cause.rule };
    let tone = match rule {
        Rule::Order => Tone::Ours,
        Rule::Intruder | Rule::Doctrine => Tone::Alarm,
        Rule::Detection => Tone::Fog,
        _ => Tone::Muted,
    };
    row([
        gap(9.0).round(4.5).fill(tone),
        row([note(shown.calendar.date(cause.minute)).mono().one_line()]).width(DATE),
        row([note(story::rule(words_of, rule)).tone(tone).one_line()]).width(62.0),
        words(text).grow(),
    ])
    .gap(10.0)
    .firm()
}

fn dialog(model: &Model, head: String, hint: Option<String>, list: Vec<El>) -> Vec<El> {
    let mut list = col(list).gap(6.0).scroll();
    list.node.max_height = bevy::ui::px((model.size.1 - AROUND_LIST).max(120.0));
    let mut parts = vec![title(head).key("title")];
    parts.extend(hint.map(|hint| note(hint).key("hint")));
    parts.push(list.key("list"));
    parts.push(row([spring(), button(model.words.get("close"), Action::Close).first().key("close")]).key("foot"));
    parts
}
