//! The debrief: what happened, what was true, what it cost, beside history and beside nobody answering.

use crate::app::action::{Action, Page, Screen};
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::plot::{Dash, Line, Plot};
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::report::Debrief;
use crate::report::debrief::Run;
use crate::scenario::Minute;
use crate::scenario::leaf::Permille;
use crate::sim::score::Standing;
use crate::sim::state::Verdict;
use crate::words::{Words, grouped, short};

const EDGE: f32 = 40.0;
const CHART: f32 = 250.0;
const BADGE: f32 = 20.0;

pub fn view(model: &Model) -> El {
    let Some(debrief) = &model.debrief else { return col([]) };
    let words_of = &model.words;
    let seed = debrief.seed.to_string();
    let sub = words_of
        .say("debrief-sub", &[("scenario", (&debrief.title).into()), ("seed", (&seed).into()), ("doctrine", (&debrief.doctrine).into())]);
    let page = |page: Page, key: &str| (words_of.get(key), model.page == page, Action::Turn(page));
    let head = row([
        words(words_of.get("debrief-title")).size(Size::Screen).bold().part(Part::Heading),
        note(sub),
        spring(),
        super::menu::choices(vec![
            page(Page::Happened, "page-happened"),
            page(Page::Truth, "page-truth"),
            page(Page::Toll, "page-toll"),
            page(Page::Objectives, "page-objectives"),
        ]),
    ])
    .gap(16.0)
    .firm();
    let (width, _) = model.size;
    let inner = width - 2.0 * EDGE;
    let body = match model.page {
        Page::Happened => happened(model, debrief, inner),
        Page::Truth => truth(model, debrief),
        Page::Toll => toll(model, debrief),
        Page::Objectives => objectives(model, debrief),
    };
    let kept = match &model.kept {
        Some(path) => words_of.say("debrief-kept", &[("path", (&path.display().to_string()).into())]),
        None => words_of.get("debrief-not-kept"),
    };
    let foot = row([
        button(words_of.get("debrief-to-title"), Action::Go(Screen::Title)).key("title"),
        row([note(kept).tone(Tone::Faint).one_line()]).grow().clip().center().key("kept"),
        primary(words_of.get("debrief-again"), Action::Go(Screen::Library)).first().key("again"),
    ])
    .firm();
    col([head.key("head"), costs(model, debrief).key("costs"), body.grow().key("body"), foot.key("foot")]).gap(16.0).pad(EDGE, 24.0)
}

/// What it cost: one card a measure, with the two references.
fn costs(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let scenario = model.scenario();
    let flagship = scenario.content.services[scenario.content.flagship_service].short.as_str();
    let share = |share: Permille| share.to_string();
    let back = |standing: &Standing| Debrief::flagship_back(words_of, scenario, standing);
    let times = |standing: &Standing| words_of.say("result-published-times", &[("times", u32::from(standing.published).into())]);
    let lower = |of: fn(&Standing) -> u64| tone_of(debrief, of, false);
    let higher = |of: fn(&Standing) -> u64| tone_of(debrief, of, true);
    let portal = words_of.say("card-portal", &[("service", flagship.into())]);
    row([
        card(words_of, debrief, words_of.get("card-score"), &|s| s.score.total.to_string(), higher(|s| u64::from(s.score.total)))
            .key("score"),
        card(words_of, debrief, words_of.get("card-unmet"), &|s| short(s.unmet), lower(|s| s.unmet)).key("unmet"),
        card(words_of, debrief, words_of.get("card-destroyed"), &|s| share(s.destroyed), lower(|s| u64::from(s.destroyed.0)))
            .key("destroyed"),
        card(words_of, debrief, portal, &back, Tone::Text).key("portal"),
        card(words_of, debrief, words_of.get("card-mail"), &times, lower(|s| u64::from(s.published))).key("mail"),
        card(words_of, debrief, words_of.get("card-evidence-kept"), &|s| share(s.evidence), Tone::Fog).key("evidence"),
        card(words_of, debrief, words_of.get("card-trust-left"), &|s| share(s.trust), higher(|s| u64::from(s.trust.0))).key("trust"),
    ])
    .gap(12.0)
    .align(bevy::ui::AlignItems::Stretch)
    .firm()
}

/// Better than history is good, worse is bad.
fn tone_of(debrief: &Debrief, of: fn(&Standing) -> u64, higher_is_better: bool) -> Tone {
    let Some(history) = &debrief.history else { return Tone::Text };
    let (you, then) = (of(&debrief.you.standing), of(&history.standing));
    match you.cmp(&then) {
        std::cmp::Ordering::Equal => Tone::Text,
        order if (order == std::cmp::Ordering::Greater) == higher_is_better => Tone::Serving,
        _ => Tone::Alarm,
    }
}

fn card(words_of: &Words, debrief: &Debrief, name: String, value: &dyn Fn(&Standing) -> String, tone: Tone) -> El {
    let history = match &debrief.history {
        Some(run) => words_of.say("debrief-history", &[("value", (&value(&run.standing)).into())]),
        None => words_of.get("debrief-no-history"),
    };
    let nobody = words_of.say("debrief-nobody", &[("value", (&value(&debrief.nobody.standing)).into())]);
    let you = value(&debrief.you.standing);
    let size = if you.chars().count() > 9 { Size::Title } else { Size::Figure };
    panel([
        note(name),
        row([words(you).size(size).bold().tone(tone).one_line()]).height(28.0),
        note(history).one_line(),
        note(nobody).tone(Tone::Faint).one_line(),
    ])
    .gap(2.0)
    .pad(14.0, 10.0)
    .grow()
    .clip()
}

fn happened(model: &Model, debrief: &Debrief, width: f32) -> El {
    let words_of = &model.words;
    let marks: Vec<_> = debrief.marks().map(|decision| decision.event).collect();
    let decisions = debrief.decisions.iter().enumerate().map(|(number, decision)| {
        let near = decision.minute <= model.marker && model.marker.since(decision.minute) < 180;
        let mark = marks.iter().position(|event| *event == decision.event);
        row([
            row(mark.map(|mark| badge(mark + 1, 17.0))).width(18.0),
            row([note(model.scenario().calendar.date(decision.minute)).mono().one_line().part(Part::Silent)]).width(126.0),
            row([words(decision.text.as_str()).tone(if near { Tone::Ours } else { Tone::Text }).one_line().part(Part::Silent)])
                .grow()
                .clip(),
        ])
        .gap(10.0)
        .pad(8.0, 3.0)
        .round(5.0)
        .firm()
        .presses(Action::At(decision.minute))
        .label(decision.text.as_str())
        .nth("decision", number)
    });
    col([
        chart(model, debrief, width).key("chart"),
        row([
            panel([title(words_of.get("decisions-title")).firm(), col(decisions).gap(2.0).scroll().grow()])
                .gap(8.0)
                .grow()
                .key("decisions"),
            around(model, debrief).grow().key("around"),
        ])
        .gap(16.0)
        .align(bevy::ui::AlignItems::Stretch)
        .grow(),
    ])
    .gap(14.0)
}

/// The number of a decision, as it stands in the chart and in the list.
fn badge(number: usize, size: f32) -> El {
    row([note(number.to_string()).bold().tone(Tone::Base).part(Part::Silent)])
        .center()
        .width(size)
        .height(size)
        .round(size / 2.0)
        .fill(Tone::Ours)
}

/// What happened around the marker: what was known, or what was true.
fn around(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let from = Minute(model.marker.0.saturating_sub(360));
    let until = model.marker.plus(360);
    let lines =
        debrief.timeline.iter().filter(|entry| (from..=until).contains(&entry.minute) && (model.show_truth || entry.seen)).take(120);
    let lines = lines.map(|entry| {
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
        row([
            row([note(model.scenario().calendar.date(entry.minute)).mono().one_line()]).width(126.0),
            mark,
            words(entry.text.as_str()).tone(tone).grow(),
        ])
        .gap(9.0)
        .pad(8.0, 2.0)
        .firm()
        .nth("entry", entry.event.0 as usize)
    });
    let mut lines: Vec<El> = lines.collect();
    if lines.is_empty() {
        lines.push(note(words_of.get("timeline-empty")).key("empty"));
    }
    let toggle = super::menu::choices(vec![
        (words_of.get("known"), !model.show_truth, Action::ShowTruth(false)),
        (words_of.get("true-word"), model.show_truth, Action::ShowTruth(true)),
    ]);
    panel([row([title(words_of.get("timeline-title")), spring(), toggle]).firm(), col(lines).gap(1.0).scroll().grow()]).gap(6.0)
}

/// Three lines: you, history, nobody. Decisions that turned something stand above as numbers.
fn chart(model: &Model, debrief: &Debrief, width: f32) -> El {
    let words_of = &model.words;
    let end = debrief.end.0.max(1);
    let left = 52.0;
    let (w, h) = (width - left - 146.0, CHART - 92.0);
    let points = |run: &Run| steps(&run.services, end);
    let mut lines = vec![
        Line { points: points(&debrief.nobody), tone: Tone::Faint, dash: Dash::Dotted, width: 2.0 },
        Line { points: points(&debrief.you), tone: Tone::Serving, dash: Dash::Whole, width: 2.6 },
    ];
    if let Some(history) = &debrief.history {
        lines.insert(1, Line { points: points(history), tone: Tone::Muted, dash: Dash::Dashed, width: 2.0 });
    }
    let label = format!("{}: {}", words_of.get("chart-title"), marker_text(model, debrief));
    let top = 44.0;
    let x_of = |minute: Minute| left + w * minute.0 as f32 / end as f32;
    let mut parts = vec![
        title(words_of.get("chart-title")).at(0.0, 0.0).key("title"),
        row([note(marker_text(model, debrief)).tone(Tone::Warning).one_line()]).at(180.0, 3.0).key("marker-text"),
        plot(Plot { width: w, height: h, lines, label }).at(left, top).key("lines"),
    ];
    for (number, (text, share)) in [("100 %", 1.0), ("50 %", 0.5), ("0 %", 0.0)].into_iter().enumerate() {
        let y = top + h * (1.0 - share);
        parts.push(note(text).one_line().at(0.0, y - 9.0).nth("scale", number));
        parts.push(gap(0.0).at(left, y).width(w).height(1.0).fill(Tone::Line).nth("grid", number));
    }
    parts.extend(days(model, debrief, left, top, w, h));
    // Numbers that would lie on each other step aside, as far as there is room.
    let mut free = 0.0;
    for (number, decision) in debrief.marks().enumerate() {
        let x = (x_of(decision.minute) - BADGE / 2.0).max(free);
        free = x + BADGE + 2.0;
        if free > left + w {
            break;
        }
        parts.push(
            badge(number + 1, BADGE)
                .at(x, top - 24.0)
                .presses(Action::At(decision.minute))
                .label(decision.text.as_str())
                .nth("mark", number),
        );
    }
    // The marker itself.
    parts.push(gap(0.0).at(x_of(model.marker) - 1.0, top - 2.0).width(2.0).height(h + 6.0).fill(Tone::Warning).key("marker"));
    let legend = [
        ("chart-you", Tone::Serving, Dash::Whole),
        ("chart-history", Tone::Muted, Dash::Dashed),
        ("chart-nobody", Tone::Faint, Dash::Dotted),
    ];
    let legend = legend.into_iter().filter(|(key, ..)| *key != "chart-history" || debrief.history.is_some()).enumerate().map(
        |(number, (key, tone, dash))| {
            let line = Line { points: vec![(0.05, 0.5), (0.95, 0.5)], tone, dash, width: 2.4 };
            row([plot(Plot { width: 26.0, height: 8.0, lines: vec![line], label: String::new() }), note(words_of.get(key)).tone(tone)])
                .gap(6.0)
                .nth("legend", number)
        },
    );
    parts.push(col(legend).gap(6.0).at(left + w + 16.0, top).key("legend"));
    parts.push(note(words_of.get("chart-hint")).tone(Tone::Faint).at(left, CHART - 22.0).key("hint"));
    col(parts).height(CHART).round(CARD_ROUND)
}

fn marker_text(model: &Model, debrief: &Debrief) -> String {
    let words_of = &model.words;
    let date = model.scenario().calendar.date(model.marker);
    let at = |run: &Run| Run::at(&run.services, model.marker).to_string();
    let history = debrief.history.as_ref().map_or("—".to_owned(), at);
    words_of.say(
        "marker-values",
        &[
            ("date", (&date).into()),
            ("you", (&at(&debrief.you)).into()),
            ("history", (&history).into()),
            ("nobody", (&at(&debrief.nobody)).into()),
        ],
    )
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

/// A faint line at each midnight, with the day's name where there is room.
fn days(model: &Model, debrief: &Debrief, left: f32, top: f32, w: f32, h: f32) -> Vec<El> {
    let calendar = &model.scenario().calendar;
    let mut parts = Vec::new();
    let mut minute = calendar.next_clock(Minute::START, 0);
    let mut number = 0;
    let mut last_name = f32::MIN;
    while minute < debrief.end {
        let x = left + w * minute.0 as f32 / debrief.end.0.max(1) as f32;
        parts.push(gap(0.0).at(x, top).width(1.0).height(h).fill(Tone::Line).nth("day", number));
        if x - last_name > 74.0 && x < left + w - 50.0 {
            parts.push(note(calendar.day(minute)).one_line().at(x + 4.0, top + h + 4.0).nth("day-name", number));
            last_name = x;
        }
        minute = minute.plus(24 * 60);
        number += 1;
    }
    parts
}

fn truth(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let content = &model.scenario().content;
    let rows = debrief.systems.iter().map(|truth| {
        let system = &content.systems[truth.system];
        let wrong = truth.held && truth.believed == crate::sim::state::Status::Cleared;
        let (mark, tone, text) = match () {
            () if truth.held => (Icon::Intruder, Tone::Alarm, words_of.get("truth-held")),
            () if truth.lost > 0 => {
                let text = words_of.say("truth-lost", &[("lost", truth.lost.into()), ("now", truth.destroyed.into())]);
                (Icon::Crossed, Tone::Warning, text)
            }
            () => (Icon::Tick, Tone::Serving, words_of.get("truth-clean")),
        };
        row([
            row([words(system.name.as_str()).one_line()]).width(250.0).clip(),
            row([note(truth.believed.word()).tone(if wrong { Tone::Alarm } else { Tone::Muted }).one_line()]).width(130.0),
            icon(mark, tone, 14.0),
            words(text).tone(tone).grow(),
        ])
        .gap(12.0)
        .pad(6.0, 2.0)
        .firm()
        .nth("system", crate::scenario::names::Id::index(truth.system))
    });
    let leads = debrief.false_leads.iter().enumerate().map(|(number, (inject, truth))| {
        let inject = &content.injects[*inject];
        col([note(format!("{}: {}", inject.speaker, inject.text)), words(truth.as_str()).tone(Tone::Fog)])
            .gap(3.0)
            .firm()
            .nth("lead", number)
    });
    row([
        panel([title(words_of.get("truth-title")).firm(), col(rows).gap(1.0).scroll().grow()]).gap(8.0).grow().key("systems"),
        panel([title(words_of.get("truth-leads")).firm(), col(leads).gap(12.0).scroll().grow()]).gap(8.0).grow().key("leads"),
    ])
    .gap(16.0)
    .align(bevy::ui::AlignItems::Stretch)
}

/// What people asked for and did not get: by whose doing, and which services.
fn toll(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let scenario = model.scenario();
    let all = debrief.accounts.iter().map(|account| account.requests).sum::<u64>();
    let accounts = debrief.accounts.iter().enumerate().map(|(number, account)| {
        let (icon_of, tone) = if account.ours { (Icon::Flag, Tone::Ours) } else { (Icon::Intruder, Tone::Alarm) };
        let (requests, share) = (grouped(account.requests), Permille::share(account.requests, all).to_string());
        let figure = words_of.say("toll-requests", &[("requests", (&requests).into()), ("share", (&share).into())]);
        row([
            icon(icon_of, tone, 16.0),
            col([words(account.text.as_str()).tone(tone), note(scenario.calendar.date(account.since))]).gap(1.0).grow(),
            words(figure).one_line(),
        ])
        .gap(12.0)
        .pad(6.0, 4.0)
        .firm()
        .nth("account", number)
    });
    let services = debrief.toll.services.iter().map(|row_of| {
        let (inside, abroad, paper) = (grouped(row_of.inside), grouped(row_of.abroad), grouped(row_of.on_paper));
        let values = [("inside", (&inside).into()), ("abroad", (&abroad).into()), ("paper", (&paper).into())];
        let name = scenario.content.services[row_of.service].name.as_str();
        col([words(name), note(words_of.say("toll-service", &values))])
            .gap(1.0)
            .pad(6.0, 4.0)
            .firm()
            .nth("service", crate::scenario::names::Id::index(row_of.service))
    });
    let mut list: Vec<El> = accounts.collect();
    if list.is_empty() {
        list.push(note(words_of.get("toll-none")).key("none"));
    }
    row([
        panel([title(words_of.get("toll-title")).firm(), col(list).gap(1.0).scroll().grow()]).gap(8.0).grow().key("accounts"),
        panel([title(words_of.get("toll-services")).firm(), col(services).gap(1.0).scroll().grow()]).gap(8.0).grow().key("services"),
    ])
    .gap(16.0)
    .align(bevy::ui::AlignItems::Stretch)
}

fn objectives(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let content = &model.scenario().content;
    let rows = debrief.goals.iter().enumerate().map(|(number, goal)| {
        let date = model.scenario().calendar.date(goal.minute);
        let (icon_of, tone, text) = match goal.verdict {
            Verdict::Met(_) => (Icon::Tick, Tone::Serving, words_of.say("objective-met", &[("date", (&date).into())])),
            Verdict::Missed(_) => (Icon::Crossed, Tone::Alarm, words_of.say("objective-missed", &[("date", (&date).into())])),
            Verdict::Open => (Icon::Fog, Tone::Fog, words_of.get("objective-open")),
        };
        let because = goal.because.as_ref().map(|why| note(words_of.say("objective-because", &[("why", why.into())])));
        let mut lines = vec![words(content.objectives[goal.objective].text.as_str())];
        lines.extend(because);
        row([icon(icon_of, tone, 18.0), col(lines).gap(1.0).grow(), words(text).tone(tone).one_line()])
            .gap(14.0)
            .pad(8.0, 6.0)
            .firm()
            .nth("goal", number)
    });
    panel([title(words_of.get("page-objectives")).firm(), col(rows).gap(2.0).scroll().grow()]).gap(10.0)
}
