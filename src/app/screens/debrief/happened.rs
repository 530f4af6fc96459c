//! What happened: the decisions, and what went on around the marker.

use super::chart;
use crate::app::action::{Action, Overlay};
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;
use crate::app::model::Model;
use crate::app::screens::menu;
use crate::report::Debrief;
use crate::report::debrief::Entry;
use crate::scenario::{Calendar, Minute};

/// So many lines are shown before the marker, and in all.
const BEFORE_MARKER: usize = 4;
const LINES_MAX: usize = 120;

pub fn view(model: &Model, debrief: &Debrief, calendar: &Calendar, width: f32) -> El {
    let words_of = &model.words;
    let marks: Vec<_> = debrief.marks().map(|decision| decision.event).collect();
    let decisions = debrief.decisions.iter().enumerate().map(|(number, decision)| {
        // What has been decided by then, and what is decided next.
        let next = decision.before() == model.marker;
        let near = decision.minute <= model.marker && model.marker.since(decision.minute) < 180;
        let mark = marks.iter().position(|event| *event == decision.event);
        row([
            row(mark.map(|mark| chart::badge(mark + 1, 17.0))).width(18.0),
            row([note(calendar.date(decision.minute)).mono().one_line().part(Part::Silent)]).width(126.0),
            row([words(decision.text.as_str()).one_line().part(Part::Silent)]).grow().clip(),
        ])
        .gap(10.0)
        .pad(8.0, 3.0)
        .round(5.0)
        .fill(if near { Tone::OursField } else { Tone::Panel })
        .edge(if next { Tone::Ours } else { Tone::Clear })
        .chosen(next)
        .firm()
        .presses(Action::At(decision.before()))
        .label(decision.text.as_str())
        .nth("decision", number)
    });
    col([
        chart::view(model, debrief, calendar, width, chart::TALL).firm().key("chart"),
        row([
            panel([
                row([title(words_of.get("decisions-title")).firm(), spring(), note(words_of.get("decisions-note"))]).gap(12.0).firm(),
                col(decisions).gap(2.0).scroll().grow(),
            ])
            .gap(8.0)
            .grow()
            .key("decisions"),
            around(model, debrief, calendar, true).grow().key("around"),
        ])
        .gap(16.0)
        .align(bevy::ui::AlignItems::Stretch)
        .grow(),
    ])
    .gap(14.0)
}

/// What happened around the marker: what was known, or what was true.
pub fn around(model: &Model, debrief: &Debrief, calendar: &Calendar, with_choice: bool) -> El {
    let words_of = &model.words;
    let from = Minute(model.marker.0.saturating_sub(360));
    let until = model.marker.plus(360);
    let near: Vec<&Entry> =
        debrief.timeline.iter().filter(|entry| (from..=until).contains(&entry.minute) && (model.show_truth || entry.seen)).collect();
    // A few lines before the marker, so that it stands where one looks. What happened in its minute has happened.
    let at = near.partition_point(|entry| entry.minute <= model.marker);
    let lines = near.into_iter().skip(at.saturating_sub(BEFORE_MARKER)).take(LINES_MAX).map(|entry| {
        let tone = match (entry.ours, entry.seen) {
            (true, _) => Tone::Ours,
            (_, true) => Tone::Text,
            (_, false) => Tone::Alarm,
        };
        let mark = match (entry.ours, entry.seen) {
            (true, _) => icon(Icon::Flag, tone, 12.0),
            (_, true) => icon(Icon::Eye, Tone::Muted, 12.0),
            (_, false) => icon(Icon::Intruder, tone, 12.0),
        };
        let date = note(calendar.date(entry.minute)).mono().one_line().part(Part::Silent);
        let text = words(entry.text.as_str()).tone(tone).part(Part::Silent);
        // Where there is little room beside it, the date stands over the text.
        let line = match with_choice {
            true => row([row([date]).width(126.0), mark, text.grow()]),
            false => row([mark, col([date, text]).gap(1.0).grow()]).align(bevy::ui::AlignItems::Start),
        };
        line.gap(9.0)
            .pad(8.0, 2.0)
            .round(5.0)
            .firm()
            .presses(Action::Open(Overlay::Why(entry.event)))
            .label(entry.text.as_str())
            .nth("entry", entry.event.0 as usize)
    });
    let mut lines: Vec<El> = lines.collect();
    if !lines.is_empty() {
        let marker = gap(0.0).height(2.0).full_width().fill(Tone::Call).firm().key("marker");
        lines.insert(at.min(BEFORE_MARKER), marker);
    } else {
        lines.push(note(words_of.get("timeline-empty")).key("empty"));
    }
    let mut head = vec![title(words_of.get("timeline-title")).key("title")];
    if with_choice {
        head.extend([spring().key("between"), choice(model).key("choice")]);
    }
    panel([row(head).firm(), col(lines).gap(1.0).scroll().grow()]).gap(6.0)
}

/// What was known, or what was true.
pub fn choice(model: &Model) -> El {
    let mut choice = menu::choices(vec![
        (model.words.get("known"), !model.show_truth, Action::ShowTruth(false)),
        (model.words.get("true-word"), model.show_truth, Action::ShowTruth(true)),
    ]);
    // Both stand on one line, beside what stands there.
    choice.node.flex_wrap = bevy::ui::FlexWrap::NoWrap;
    choice
}
