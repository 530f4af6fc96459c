//! The chart: you, history, nobody, and the run before a what-if. The marker is dragged along it.

use crate::app::action::Action;
use crate::app::kit::el::*;
use crate::app::kit::plot::{Dash, Line, Plot};
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::report::Debrief;
use crate::report::debrief::Run;
use crate::scenario::leaf::Permille;
use crate::scenario::{Calendar, Minute};

/// The chart at its full height, and where other things need the room.
pub const TALL: f32 = 250.0;
pub const LOW: f32 = 158.0;
pub const LOWEST: f32 = 118.0;
/// Only the marker on its line.
pub const SLIM: f32 = 40.0;
/// Room left for the scale, above for numbers, below for days and the marker's date, right for the legend.
const LEFT: f32 = 52.0;
const TOP: f32 = 48.0;
const BELOW: f32 = 46.0;
const LEGEND: f32 = 146.0;
/// Narrower charts have no legend.
const LEGEND_FROM: f32 = 900.0;
const BADGE: f32 = 20.0;
const PILL: f32 = 128.0;

/// The number of a decision, as it stands in the chart and in the list.
pub fn badge(number: usize, size: f32) -> El {
    row([note(number.to_string()).bold().tone(Tone::Base).part(Part::Silent)])
        .center()
        .width(size)
        .height(size)
        .round(size / 2.0)
        .fill(Tone::Ours)
}

/// Lines of e-services up over the whole run. Decisions because of which something changed stand above as numbers.
pub fn view(model: &Model, debrief: &Debrief, calendar: &Calendar, width: f32, height: f32) -> El {
    let words_of = &model.words;
    let end = debrief.end.0.max(1);
    let roomy = width >= LEGEND_FROM;
    let (w, h) = (width - LEFT - if roomy { LEGEND } else { 16.0 }, height - TOP - BELOW);
    let x_of = |minute: Minute| w * minute.0.min(end) as f32 / end as f32;
    let text = marker_text(model, debrief, calendar);
    let mut parts = vec![
        title(words_of.get("chart-title")).one_line().at(0.0, 0.0).key("title"),
        row([row([note(text.clone()).tone(Tone::Warning).one_line()]).grow().clip()])
            .at(118.0, 3.0)
            .width(width - 130.0)
            .key("marker-text"),
    ];
    for (number, (text, share)) in [("100 %", 1.0), ("50 %", 0.5), ("0 %", 0.0)].into_iter().enumerate() {
        // Where lines are low there is no room for the middle.
        if number != 1 || h > 60.0 {
            parts.push(note(text).one_line().at(0.0, TOP + h * (1.0 - share) - 9.0).nth("scale", number));
        }
    }
    parts.push(field(model, debrief, calendar, (w, h), text).at(LEFT, TOP).key("field"));
    // Numbers that would lie on each other step aside, as far as there is room.
    let mut free = 0.0;
    for (number, decision) in debrief.marks().enumerate() {
        let x = (LEFT + x_of(decision.minute) - BADGE / 2.0).max(free);
        free = x + BADGE + 2.0;
        if free > LEFT + w {
            break;
        }
        let press = badge(number + 1, BADGE).at(x, TOP - 24.0).presses(Action::At(decision.before())).label(decision.text.as_str());
        parts.push(press.nth("mark", number));
    }
    if roomy {
        let mut right = vec![legend(model, debrief).key("lines")];
        if height >= TALL {
            right.push(note(words_of.get("chart-hint")).tone(Tone::Faint).key("hint"));
        }
        parts.push(col(right).gap(8.0).at(LEFT + w + 16.0, TOP - 6.0).width(LEGEND - 16.0).key("legend"));
    }
    col(parts).height(height).round(CARD_ROUND)
}

/// The field of the lines: the pointer drags the marker along it.
fn field(model: &Model, debrief: &Debrief, calendar: &Calendar, (w, h): (f32, f32), text: String) -> El {
    let end = debrief.end.0.max(1);
    let points = |run: &Run| steps(&run.services, end);
    let mut lines = vec![Line { points: points(&debrief.nobody), tone: Tone::Faint, dash: Dash::Dotted, width: 2.0 }];
    lines.extend(debrief.history.as_ref().map(|run| Line { points: points(run), tone: Tone::Muted, dash: Dash::Dashed, width: 2.0 }));
    lines.extend(debrief.before.as_ref().map(|(run, _)| Line { points: points(run), tone: Tone::Ours, dash: Dash::DashDot, width: 2.0 }));
    lines.push(Line { points: points(&debrief.you), tone: Tone::Serving, dash: Dash::Whole, width: 2.6 });
    let x_of = |minute: Minute| w * minute.0.min(end) as f32 / end as f32;
    let mut parts: Vec<El> =
        (0..3).map(|number| gap(0.0).at(0.0, h * number as f32 / 2.0).width(w).height(1.0).fill(Tone::Line).nth("grid", number)).collect();
    parts.extend(days(calendar, debrief, w, h));
    let marks = debrief.marks().enumerate();
    parts.extend(
        marks.map(|(number, mark)| gap(0.0).at(x_of(mark.minute), 0.0).width(1.0).height(h).fill(Tone::OursLine).nth("turn", number)),
    );
    if let Some((_, at)) = &debrief.before {
        parts.push(gap(0.0).at(x_of(*at) - 1.0, 0.0).width(2.0).height(h).fill(Tone::OursLine).key("fork"));
    }
    let label = format!("{}: {text}", model.words.get("chart-title"));
    parts.push(plot(Plot { width: w, height: h, lines, label }).at(0.0, 0.0).key("lines"));
    let marker = x_of(model.marker);
    parts.push(gap(0.0).at(marker - 1.0, -2.0).width(2.0).height(h + 24.0).fill(Tone::Warning).key("marker"));
    let date = calendar.date(model.marker);
    parts.push(pill(&date).at((marker - PILL / 2.0).clamp(0.0, (w - PILL).max(0.0)), h + 22.0).key("pill"));
    col(parts)
        .width(w)
        .height(h + BELOW - 4.0)
        .slides(model.marker.0, end)
        .label(model.words.say("marker-label", &[("date", (&date).into())]))
}

/// The marker's date.
fn pill(date: &str) -> El {
    row([note(date).bold().tone(Tone::Base).one_line().part(Part::Silent)])
        .center()
        .width(PILL)
        .height(20.0)
        .round(10.0)
        .fill(Tone::Warning)
}

/// The marker on a line of its own, where there is no room for more: dragged as along the chart.
pub fn slim(model: &Model, debrief: &Debrief, calendar: &Calendar, w: f32) -> El {
    const MIDDLE: f32 = 8.0;
    let end = debrief.end.0.max(1);
    let x_of = |minute: Minute| w * minute.0.min(end) as f32 / end as f32;
    let mut parts = vec![gap(0.0).at(0.0, MIDDLE - 1.0).width(w).height(2.0).fill(Tone::Line).key("line")];
    let marks = debrief.marks().enumerate();
    parts.extend(marks.map(|(number, mark)| {
        gap(0.0).at(x_of(mark.minute) - 1.0, MIDDLE - 5.0).width(2.0).height(10.0).fill(Tone::OursLine).nth("turn", number)
    }));
    let marker = x_of(model.marker);
    parts.push(gap(0.0).at(marker - 1.0, 0.0).width(2.0).height(2.0 * MIDDLE).fill(Tone::Warning).key("marker"));
    let date = calendar.date(model.marker);
    parts.push(pill(&date).at((marker - PILL / 2.0).clamp(0.0, (w - PILL).max(0.0)), 2.0 * MIDDLE + 2.0).key("pill"));
    col(parts).slides(model.marker.0, end).label(model.words.say("marker-label", &[("date", (&date).into())]))
}

fn legend(model: &Model, debrief: &Debrief) -> El {
    let lines = [
        (true, "chart-you", Tone::Serving, Dash::Whole),
        (debrief.history.is_some(), "chart-history", Tone::Muted, Dash::Dashed),
        (true, "chart-nobody", Tone::Faint, Dash::Dotted),
        (debrief.before.is_some(), "chart-before", Tone::Ours, Dash::DashDot),
    ];
    let lines = lines.into_iter().filter(|(there, ..)| *there).enumerate().map(|(number, (_, key, tone, dash))| {
        let line = Line { points: vec![(0.05, 0.5), (0.95, 0.5)], tone, dash, width: 2.4 };
        let sample = plot(Plot { width: 26.0, height: 8.0, lines: vec![line], label: String::new() });
        row([sample, note(model.words.get(key)).tone(tone).one_line()]).gap(6.0).nth("legend", number)
    });
    col(lines).gap(3.0)
}

/// What each run had at the marker.
pub fn marker_text(model: &Model, debrief: &Debrief, calendar: &Calendar) -> String {
    let words_of = &model.words;
    let date = calendar.date(model.marker);
    let at = |run: &Run| model.words.share(Run::at(&run.services, model.marker));
    let (you, nobody) = (at(&debrief.you), at(&debrief.nobody));
    let mut text = words_of.say("marker-you", &[("date", (&date).into()), ("you", (&you).into())]);
    if let Some(history) = debrief.history.as_ref().map(at) {
        text.push_str(&words_of.say("marker-history", &[("history", (&history).into())]));
    }
    text.push_str(&words_of.say("marker-nobody", &[("nobody", (&nobody).into())]));
    if let Some((run, _)) = &debrief.before {
        text.push_str(&words_of.say("marker-before", &[("before", (&at(run)).into())]));
    }
    text
}

/// Turns steps into corners, both coordinates from 0 to 1.
fn steps(series: &[(Minute, Permille)], end: u32) -> Vec<(f32, f32)> {
    let mut points: Vec<(f32, f32)> = Vec::with_capacity(series.len() * 2 + 1);
    for (minute, share) in series {
        let (x, y) = (minute.0 as f32 / end as f32, f32::from(share.0) / 1000.0);
        if let Some((_, before)) = points.last().copied() {
            points.push((x, before));
        }
        points.push((x, y));
    }
    if let Some((_, last)) = points.last().copied() {
        points.push((1.0, last));
    }
    points
}

/// What ends within so many minutes has hours under it as well.
const OF_HOURS: Minute = Minute(48 * 60);

/// A faint line at each midnight, with the day's name where there is room; in a short run at every sixth hour too.
fn days(calendar: &Calendar, debrief: &Debrief, w: f32, h: f32) -> Vec<El> {
    const NAME: f32 = 74.0;
    let mut parts = Vec::new();
    let next = |minute: Minute| match debrief.end <= OF_HOURS {
        true => [0, 6, 12, 18].into_iter().map(|hour| calendar.next_clock(minute, hour)).min().unwrap_or(debrief.end),
        false => calendar.next_clock(minute, 0),
    };
    let mut minute = next(Minute::START);
    let mut number = 0;
    let mut free = 0.0;
    while minute < debrief.end {
        let x = w * minute.0 as f32 / debrief.end.0.max(1) as f32;
        parts.push(gap(0.0).at(x, 0.0).width(1.0).height(h).fill(Tone::Line).nth("day", number));
        if x >= free && x < w - 60.0 {
            let midnight = calendar.clock(minute) == "00:00";
            let name = if midnight { calendar.day(minute) } else { calendar.clock(minute) };
            parts.push(note(name).one_line().at(x + 4.0, h + 4.0).nth("day-name", number));
            free = x + NAME;
        }
        minute = next(minute);
        number += 1;
    }
    parts
}
