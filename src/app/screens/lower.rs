//! The plan, and the feed.

use super::alerts::{self, Waits};
use super::hinting;
use super::intent;
use super::palette::lock;
use crate::app::action::{Action, Filter, Overlay};
use crate::app::feed::Line;
use crate::app::game::Game;
use crate::app::guidance::hints::Hint;
use crate::app::kit::el::*;
use crate::app::kit::fit;
use crate::app::kit::theme::{CARD_ROUND, Face, Size, Tone};
use crate::app::model::Model;
use crate::scenario::moves::Act;
use crate::scenario::names::InjectId;
use crate::words::story;

/// Most lines that are shown of the feed; older ones are in the debrief.
const LINES_MAX: usize = 80;
/// Most questions that stand above what was said last.
const PINNED_MAX: usize = 2;

/// In a row of the plan: between its parts, at its sides, a sign to press, and the picture of a lock.
const BETWEEN: f32 = 8.0;
const ROW_SIDES: f32 = 4.0;
const SIGN: f32 = 24.0;
const LOCK: f32 = 18.0;
/// Room at the sides of a panel, and for its scroll bar.
const SIDES: f32 = 16.0;
const BAR: f32 = 10.0;

pub fn plan(model: &Model, game: &Game, width: f32) -> El {
    let words_of = &model.words;
    let count = game.plan.len() as u64;
    let mut head = vec![title(words_of.get("plan-title")).firm(), spring()];
    if count == 0 {
        head.push(note(words_of.get("plan-hint")).one_line().key("hint"));
    }
    for (can, key, action) in [(game.edits.can_undo(), "plan-undo", Action::Undo), (game.edits.can_redo(), "plan-redo", Action::Redo)] {
        if can || game.edits.can_undo() || game.edits.can_redo() {
            let text = words_of.get(key);
            let tone = if can { Tone::Ours } else { Tone::Faint };
            head.push(
                row([note(text.clone()).tone(tone).part(Part::Silent)])
                    .pad(6.0, 1.0)
                    .round(5.0)
                    .fill(Tone::Raised)
                    .firm()
                    .presses(action)
                    .label(text)
                    .disabled(!can)
                    .key(key),
            );
        }
    }
    if count > 0 {
        head.push(primary(words_of.say("plan-commit", &[("count", count.into())]), Action::Commit).firm().key("commit"));
    }
    let head = row(head).gap(8.0).firm();
    let mut list: Vec<El> = game.plan.iter().enumerate().map(|(at, _)| planned(model, game, at, width - 2.0 * SIDES - BAR)).collect();
    if list.is_empty() {
        list.push(note(words_of.get("plan-empty")).key("empty"));
        list.extend(super::deputy::hint(model, game));
    } else {
        list.extend(hinting::hint(model, Hint::Give));
    }
    let for_good: Vec<String> = game
        .plan
        .iter()
        .filter(|planned| planned.preview.undoable == Some(false))
        .filter_map(|planned| match &planned.act {
            Act::Do { what, .. } => Some(game.scenario().content.moves[*what].name.to_string()),
            _ => None,
        })
        .collect();
    let warning = match (&game.refused, for_good.is_empty()) {
        (Some(why), _) => Some((why.clone(), game.refused_tone())),
        (None, false) => Some((words_of.say("plan-no-undo", &[("list", (&for_good.join(", ")).into())]), Tone::Alarm)),
        (None, true) => None,
    };
    let warning = warning.map(|(text, tone)| row([note(text).tone(tone).grow()]).firm().key("warning"));
    panel([head, col(list).gap(4.0).scroll().grow()].into_iter().chain(warning)).gap(6.0).pad(SIDES, 10.0)
}

/// A planned order. Its name comes first: who does it and how long has a line of its own where both do not fit.
fn planned(model: &Model, game: &Game, at: usize, width: f32) -> El {
    let words_of = &model.words;
    let content = &game.scenario().content;
    let planned = &game.plan[at];
    let text = text_of(game, at);
    let time = planned.preview.takes.map(|takes| words_of.lasting(takes.max)).unwrap_or_default();
    let team = planned.preview.team.map(|team| content.teams[team].name.as_str()).unwrap_or_default();
    let (second, tone) = match &planned.preview.refusal {
        Some(why) => (words_of.refusal(game.scenario(), why), Tone::Warning),
        // The team has other work first: what it does now, or what is planned before.
        None if planned.preview.queued => (words_of.say("plan-queued", &[("team", team.into())]), Tone::Warning),
        None => (team.to_owned(), Tone::Muted),
    };
    let marked = game.marked == Some(at);
    let name = text.clone();
    let small = |text: &str, action: Action, key: &str, possible: bool| {
        let tone = if possible { Tone::Text } else { Tone::Faint };
        let shortcut = match key {
            "plan-earlier" => "Alt+↑",
            "plan-later" => "Alt+↓",
            _ => "Del",
        };
        sign(text, tone, action, format!("{}: {name}", words_of.get(key)))
            .points(Action::Mark(at))
            .disabled(!possible)
            .tip_saying(words_of.get(key), shortcut)
    };
    let number = format!("{}", at + 1);
    let for_good = (planned.preview.undoable == Some(false)).then(|| words_of.get("move-for-good"));
    let wide = |text: &str, size: Size, face: Face| fit::width(text, size, face).ceil() + BETWEEN;
    let signs = 3.0 * (SIGN + BETWEEN) + 2.0 * ROW_SIDES;
    let needed = wide(&number, Size::Note, Face::Mono)
        + wide(&text, Size::Body, Face::Regular)
        + wide(&second, Size::Note, Face::Regular)
        + wide(&time, Size::Note, Face::Mono)
        + for_good.as_ref().map_or(0.0, |text| wide(text, Size::Note, Face::Bold) + LOCK);
    let second = row([note(second).tone(tone).one_line()]).clip().key("second");
    let rest = for_good.map(|text| lock(text).key("lock")).into_iter();
    let time = note(time).mono().one_line().firm().key("time");
    let mut parts = vec![note(number).mono().firm()];
    if needed + signs <= width {
        parts.push(row([words(text.clone()).one_line().part(Part::Silent)]).grow().clip().key("name"));
        parts.extend(rest.chain([second.firm(), time]));
    } else {
        let below = row(rest.chain([second, time])).gap(BETWEEN).key("below");
        parts.push(col([row([words(text.clone()).part(Part::Silent).grow()]).key("name"), below]).grow().key("both"));
    }
    parts.push(small("↑", Action::PlanEarlier(at), "plan-earlier", at > 0).key("earlier"));
    parts.push(small("↓", Action::PlanLater(at), "plan-later", at + 1 < game.plan.len()).key("later"));
    parts.push(small("×", Action::Unplan(at), "plan-remove", true).key("remove"));
    row(parts)
        .gap(BETWEEN)
        .pad(ROW_SIDES, 1.0)
        .round(5.0)
        .fill(if marked { Tone::OursField } else { Tone::Panel })
        .firm()
        .chosen(marked)
        .nth("planned", planned.number())
}

/// Returns what a planned order is called.
fn text_of(game: &Game, at: usize) -> String {
    let Act::Do { what, on, .. } = &game.plan[at].act else { return String::new() };
    story::given(&game.words, game.scenario(), *what, *on)
}

pub fn feed(model: &Model, game: &Game) -> El {
    let words_of = &model.words;
    let chips = Filter::ALL.into_iter().enumerate().map(|(number, filter)| {
        let key = filter.key();
        let chosen = game.filter == filter;
        row([note(words_of.get(key)).tone(if chosen { Tone::Ours } else { Tone::Muted }).part(Part::Silent)])
            .center()
            .pad(14.0, 3.0)
            .round(12.0)
            .fill(Tone::Raised)
            .edge(if chosen { Tone::Ours } else { Tone::Line })
            .presses(Action::Show(filter))
            .label(words_of.get(key))
            .chosen(chosen)
            .nth("filter", number)
    });
    let mut head = vec![title(words_of.get("feed-title")).firm(), gap(8.0), row(chips).gap(8.0).firm(), gap(4.0)];
    let asks: Vec<InjectId> = game.questions().into_iter().map(|(inject, _)| inject).collect();
    let asks = |line: &Line| line.ask.filter(|inject| asks.contains(inject));
    let wanted = || game.lines.iter().rev().filter(|line| game.filter == Filter::All || game.filter == line.filter);
    // What waits for an answer stands first, however old it is, and leaves room for what is new.
    let pinned: Vec<&Line> = wanted().filter(|line| asks(line).is_some()).take(PINNED_MAX).collect();
    let is_pinned = |line: &Line| pinned.iter().any(|pinned| pinned.event == line.event);
    let open = alerts::open(game);
    let mut said: Vec<El> = wanted()
        .filter(|line| !is_pinned(line) && game.is_shown(line))
        .take(LINES_MAX)
        .map(|line| {
            let waits = if asks(line).is_some() { Waits::Asks } else { alerts::waits(&open, line) };
            feed_line(model, game, line, waits, false)
        })
        .collect();
    let new = wanted().take_while(|line| !game.is_shown(line)).count() as u64;
    if new > 0 {
        head.push(newest(words_of.say("feed-new", &[("count", new.into())])));
    }
    head.push(spring());
    head.extend(intent::sign(model, game));
    let about = if !pinned.is_empty() { Some(Hint::Answer) } else { Some(Hint::Why).filter(|_| !said.is_empty()) };
    let hint = about.and_then(|hint| hinting::hint(model, hint));
    if pinned.is_empty() && said.is_empty() {
        said.push(note(words_of.get("feed-empty")).key("empty"));
    }
    let pinned: Vec<El> = pinned.into_iter().map(|line| feed_line(model, game, line, Waits::Asks, true)).collect();
    let mut parts = vec![row(head).gap(4.0).firm().clip().key("head")];
    parts.extend(hint);
    if !pinned.is_empty() {
        parts.push(col(pinned).gap(5.0).firm().key("asking"));
    }
    parts.push(col(said).gap(5.0).scroll().tells().grow().key("said"));
    panel(parts).gap(6.0).pad(16.0, 10.0)
}

/// Brings back whoever reads what is old to what is new.
fn newest(text: String) -> El {
    row([note(text.clone()).bold().tone(Tone::Ours).one_line().part(Part::Silent)])
        .center()
        .pad(12.0, 3.0)
        .round(12.0)
        .fill(Tone::Raised)
        .edge(Tone::Ours)
        .firm()
        .presses(Action::ReadOld(false))
        .label(text)
        .key("newest")
}

/// A line of the feed. Where it is to be brief it keeps to one line; the question itself says all of it.
fn feed_line(model: &Model, game: &Game, line: &Line, waits: Waits, brief: bool) -> El {
    let words_of = &model.words;
    let calendar = &game.scenario().calendar;
    let same_day = calendar.day(line.minute) == calendar.day(game.now());
    let time = if same_day { calendar.clock(line.minute) } else { calendar.day_and_clock(line.minute) };
    let small = |key: &str, tone: Tone, action: Action| {
        let text = words_of.get(key);
        row([note(text.clone()).bold().tone(tone).part(Part::Silent)])
            .center()
            .pad(12.0, 2.0)
            .round(CARD_ROUND)
            .fill(Tone::Raised)
            .edge(tone)
            .firm()
            .presses(action)
            .label(format!("{text}: {}", line.text))
    };
    let said = |text: &str| if brief { words(text).one_line() } else { words(text) };
    let mut parts = vec![
        row([note(time).mono().one_line()]).width(if same_day { 42.0 } else { 98.0 }),
        icon(line.icon, line.tone, 14.0),
        match line.about {
            // What it is about is one press away, and its moves with it.
            Some(about) => row([said(line.text.as_str()).part(Part::Silent)])
                .round(4.0)
                .fill(Tone::Panel)
                .grow()
                .presses(Action::Select(about))
                .label(line.text.as_str())
                .key("about"),
            None => row([said(line.text.as_str())]).grow(),
        },
    ];
    if brief && let Some(text) = parts.pop() {
        parts.push(text.clip());
    }
    let why = || {
        let text = words_of.get("feed-why");
        row([note(text.clone()).tone(Tone::Ours).part(Part::Silent)])
            .center()
            .pad(14.0, 3.0)
            .round(5.0)
            .firm()
            .presses(Action::Open(Overlay::Why(line.event)))
            .label(format!("{text}: {}", line.text))
            .key("why")
    };
    match (waits, line.ask, line.about) {
        (Waits::Asks, Some(inject), _) => {
            parts.push(small("feed-answer", Tone::Warning, Action::Open(Overlay::Ask(inject))).key("answer"));
        }
        (Waits::Alerts, _, Some(about)) => {
            parts.extend([why(), small("feed-respond", line.tone, Action::Select(about)).key("respond")]);
        }
        _ => parts.push(why()),
    }
    let fresh = game.lines.get(game.fresh).is_some_and(|first| line.event >= first.event);
    row(parts).gap(10.0).firm().chosen(waits == Waits::Asks).nth("line", line.event.0 as usize).enters(fresh && !model.settings.stillness)
}
