//! Time and meters.

use super::causes;
use super::hinting;
use super::operations::{HEADER, NARROW_HEADER, Tab, is_narrow};
use crate::app::action::{Action, Leap, Overlay};
use crate::app::attention::counting;
use crate::app::game::{Clock, Game};
use crate::app::guidance::hints::Hint;
use crate::app::kit::el::*;
use crate::app::kit::entry::Field;
use crate::app::kit::icon::Icon;
use crate::app::kit::plot::{Dash, Line, Plot};
use crate::app::kit::theme::{CARD_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::app::trends::Meters;
use crate::cli::play::Pace;
use crate::report::ledger::Meter;
use crate::scenario::Minute;
use crate::scenario::leaf::Permille;
use crate::sim::picture::Picture;
use crate::words::{signed, story};

/// From this width on there is room for everything.
const ROOMY: f32 = 1500.0;
/// The last seconds to decide are said in another tone.
const LAST_SECONDS: f32 = 30.0;
/// The sign beside what the clock does.
const SIGN: f32 = 28.0;
/// The keys of the speeds.
const SPEED_KEYS: [&str; 4] = ["1", "2", "3", "4"];

pub fn view(model: &Model, game: &Game) -> El {
    let mut parts = vec![date(model, game), clock(model, game).grow().key("clock"), controls(model, game), gap(20.0), meters(model, game)];
    if let Some(share) = game.share_left() {
        parts.push(running_out(model, share, HEADER));
    }
    row(parts).gap(12.0).pad(18.0, 0.0).fill(Tone::Panel).edge(Tone::Line)
}

/// The time that is left to decide, as a bar along the lower edge.
fn running_out(model: &Model, share: f32, header: f32) -> El {
    const THICK: f32 = 4.0;
    let urgent = model.game.as_ref().is_some_and(|game| matches!(game.clock, Clock::Deciding { left } if left <= LAST_SECONDS));
    let width = (model.size.0 * share).round();
    let tone = if urgent { Tone::Alarm } else { Tone::Warning };
    gap(0.0).at(0.0, header - THICK).width(width).height(THICK).fill(tone).key("running-out")
}

/// The same in two lines, for narrow screens: the clock and its controls, then the meters.
pub fn narrow(model: &Model, game: &Game) -> El {
    let date = note(game.scenario().calendar.date(game.now())).mono().tone(Tone::Text).one_line().firm();
    let mut parts = vec![
        row([clock(model, game).grow().key("clock"), controls(model, game)]).gap(12.0).key("time"),
        row([date.key("date"), gap(6.0), figures(model, game).grow()]).gap(12.0).key("figures"),
    ];
    if let Some(share) = game.share_left() {
        parts.push(running_out(model, share, NARROW_HEADER));
    }
    col(parts).gap(6.0).pad(14.0, 7.0).fill(Tone::Panel).edge(Tone::Line)
}

/// The meters without their trends.
fn figures(model: &Model, game: &Game) -> El {
    let picture = &game.picture;
    let parts = Meter::ALL.into_iter().map(|meter| {
        let key = causes::meter_key(meter);
        let percent = |value: Permille| format!("{} %", value.0 / 10);
        let (name, shown) = (model.words.get(key), percent(model.counting.shown(picture, meter)));
        let label = format!("{name}: {}", percent(counting::value(picture, meter)));
        row([note(name).one_line().part(Part::Silent), note(shown).bold().tone(Tone::Text).one_line().part(Part::Silent)])
            .gap(5.0)
            .firm()
            .presses(Action::Open(Overlay::Moved(meter)))
            .label(label)
            .tip_saying(model.words.get("meter-tip"), "")
            .key(key)
    });
    row(parts).gap(16.0).scroll()
}

fn date(model: &Model, game: &Game) -> El {
    let calendar = &game.scenario().calendar;
    let now = game.now();
    let time = calendar.clock(now);
    let place = game.scenario().cover.place.as_str();
    let hours = now.0 / 60;
    let since = model.words.say("since-start", &[("time", (&time).into()), ("place", place.into()), ("hours", hours.into())]);
    col([title(calendar.long_day(now)).one_line(), note(since).one_line()]).gap(1.0).width(252.0)
}

/// What the clock does, and why.
fn clock(model: &Model, game: &Game) -> El {
    let words = &model.words;
    let calendar = &game.scenario().calendar;
    let (head, tone, foot) = match game.clock {
        Clock::Deciding { left } if left.is_infinite() => {
            (words.get("clock-no-limit"), Tone::Warning, words.say("clock-no-limit-note", &[("number", game.round().into())]))
        }
        Clock::Deciding { left } => {
            let urgent = left <= LAST_SECONDS;
            let left = left.ceil().max(0.0) as u32;
            let text = format!("{}:{:02}", left / 60, left % 60);
            let head = words.say("clock-deciding", &[("left", (&text).into())]);
            (head, if urgent { Tone::Alarm } else { Tone::Warning }, words.say("clock-deciding-note", &[("number", game.round().into())]))
        }
        Clock::Resolving { until } => {
            let until = calendar.date(until);
            (words.get("clock-resolving"), Tone::Ours, words.say("clock-leaping-to", &[("time", (&until).into())]))
        }
        Clock::Leaping { until, .. } => {
            let until = calendar.date(until);
            (words.get("clock-leaping"), Tone::Ours, words.say("clock-leaping-to", &[("time", (&until).into())]))
        }
        Clock::Running => {
            let minutes = game.speeds[game.speed];
            (words.say("clock-running", &[("minutes", minutes.into())]), Tone::Serving, String::new())
        }
        Clock::Stopped => {
            let why = game.stopped_by.and_then(|event| game.session.sim.journal().get(event));
            let why = why.map(|event| story::seen_line(words, game.scenario(), game.session.sim.journal(), event)).unwrap_or_default();
            let foot = match (why.is_empty(), game.call_left()) {
                (true, _) => String::new(),
                (false, None) => words.say("clock-stopped-by", &[("why", (&why).into())]),
                (false, Some(left)) => {
                    let left = words.lasting(left);
                    words.say("clock-called-again", &[("left", (&left).into()), ("why", (&why).into())])
                }
            };
            let foot = if foot.is_empty() && game.pace == Pace::Rounds { words.get("clock-round-halted") } else { foot };
            let head = if foot.is_empty() { words.get("clock-paused") } else { words.get("clock-paused-go-on") };
            (head, Tone::Warning, foot)
        }
    };
    let sign = match (game.share_left(), game.is_moving()) {
        (Some(share), _) => ring(share, tone),
        (None, true) => icon(Icon::Play, tone, SIGN),
        (None, false) => icon(Icon::Clock, tone, SIGN),
    };
    let mut lines = vec![words_line(&head, tone)];
    // What is refused stands beside the plan. Where the plan is not to be seen, it stands here.
    let hidden = is_narrow(model.size) && model.tab != Tab::Plan;
    if let Some(why) = game.refused.as_ref().filter(|_| hidden) {
        lines.push(note(why.as_str()).tone(game.refused_tone()).one_line().key("refused"));
    } else if !foot.is_empty() {
        lines.push(note(foot).one_line().key("foot"));
    } else if game.clock == Clock::Stopped && game.pace != Pace::Rounds {
        lines.extend(hinting::hint(model, Hint::Leap));
    }
    row([sign.key("sign"), col(lines).gap(1.0).grow().clip()]).gap(10.0).clip()
}

/// A clock face of which so much is left, from the top and round to the right.
fn ring(share: f32, tone: Tone) -> El {
    /// It goes on by so much at a time: what could not be seen is not drawn anew.
    const STEPS: f32 = 120.0;
    const WIDTH: f32 = 3.5;
    let share = (share.clamp(0.0, 1.0) * STEPS).round() / STEPS;
    let arc = |share: f32| -> Vec<(f32, f32)> {
        let steps = (share * 60.0).ceil().max(1.0);
        (0..=steps as usize)
            .map(|step| {
                // What has gone has gone clockwise from the top; what is left ends there.
                let angle = std::f32::consts::TAU * (1.0 - share * step as f32 / steps);
                (0.5 + (0.5 - WIDTH / SIGN / 2.0) * angle.sin(), 0.5 + 0.5 * angle.cos())
            })
            .collect()
    };
    let line = |points: Vec<(f32, f32)>, tone: Tone| Line { points, tone, dash: Dash::Whole, width: WIDTH };
    plot(Plot { width: SIGN, height: SIGN, lines: vec![line(arc(1.0), Tone::Line), line(arc(share), tone)], label: String::new() })
        .part(Part::Silent)
}

fn words_line(text: &str, tone: Tone) -> El {
    words(text).bold().tone(tone).one_line().key("head")
}

fn controls(model: &Model, game: &Game) -> El {
    let words = &model.words;
    let face = |icon_of: Icon, label: String, key: &'static str, action: Action, chosen: bool| {
        row([icon(icon_of, if chosen { Tone::Ours } else { Tone::Text }, 16.0)])
            .center()
            .width(34.0)
            .height(32.0)
            .round(CARD_ROUND)
            .fill(Tone::Raised)
            .edge(if chosen { Tone::Ours } else { Tone::Line })
            .presses(action)
            .label(label)
            .tip(key)
            .chosen(chosen)
    };
    let mut row_of = Vec::new();
    let moving = game.is_moving() || matches!(game.clock, Clock::Deciding { .. });
    let (toggle, word) = if moving { (Icon::Pause, "control-pause") } else { (Icon::Play, "control-play") };
    row_of.push(face(toggle, words.get(word), "Space", Action::Toggle, false).key("toggle"));
    if game.pace == Pace::Live {
        for (number, minutes) in game.speeds.iter().enumerate() {
            let chosen = game.speed == number;
            let text = format!("×{minutes}");
            let label = words.say("control-speed", &[("speed", (&text).into())]);
            row_of.push(
                row([note(text).bold().tone(if chosen { Tone::Ours } else { Tone::Muted }).one_line().part(Part::Silent)])
                    .center()
                    .width(38.0)
                    .height(32.0)
                    .round(CARD_ROUND)
                    .fill(Tone::Raised)
                    .edge(if chosen { Tone::Ours } else { Tone::Line })
                    .presses(Action::Speed(number))
                    .label(label)
                    .tip_saying(words.say("clock-running", &[("minutes", (*minutes).into())]), SPEED_KEYS[number])
                    .chosen(chosen)
                    .nth("speed", number),
            );
        }
    }
    if game.pace == Pace::Rounds {
        if matches!(game.clock, Clock::Deciding { .. } | Clock::Stopped) {
            row_of.push(face(Icon::Next, words.get(game.round_key()), "N", game.goes_on(), false).key("round"));
        }
    } else {
        if game.pace == Pace::Untimed {
            row_of.push(face(Icon::Faster, words.get("control-hour"), "Space", Action::Leap(Leap::Hours(1)), false).key("hour"));
        }
        row_of.push(face(Icon::Next, words.get("control-next"), "N", game.goes_on(), false).key("next"));
    }
    // Where there is no room for it, the menu has it.
    if model.size.0 >= ROOMY {
        row_of.push(face(Icon::Search, words.get("menu-palette"), "Ctrl+K", Action::Write(Field::Palette), false).key("palette"));
    }
    row_of.push(face(Icon::Gear, words.get("control-menu"), "Esc", Action::Open(Overlay::Menu), false).key("menu"));
    row(row_of).gap(6.0).firm()
}

fn meters(model: &Model, game: &Game) -> El {
    let picture = &game.picture;
    let now = |of: fn(&Meters) -> u16| -> Vec<(Minute, u16)> { game.trends.iter().map(|meters| (meters.minute, of(meters))).collect() };
    let good_if_high = |value: u16| match value {
        850.. => Tone::Serving,
        500.. => Tone::Text,
        _ => Tone::Alarm,
    };
    row([
        meter(model, picture, Meter::Services, good_if_high(picture.services_up.0), now(|meters| meters.services)).key("services"),
        meter(model, picture, Meter::Estate, good_if_high(picture.estate_intact.0), now(|meters| meters.estate)).key("estate"),
        meter(model, picture, Meter::Trust, if picture.trust.0 < 350 { Tone::Alarm } else { Tone::Text }, now(|meters| meters.trust))
            .key("trust"),
        meter(model, picture, Meter::Evidence, Tone::Fog, now(|meters| meters.evidence)).key("evidence"),
    ])
    .gap(2.0)
    .firm()
}

fn meter(model: &Model, picture: &Picture, which: Meter, tone: Tone, trend: Vec<(Minute, u16)>) -> El {
    let words_of = &model.words;
    let value = counting::value(picture, which);
    let name = words_of.get(causes::meter_key(which));
    let percent = format!("{} %", value.0 / 10);
    let hours = trend.first().zip(trend.last()).map_or(0, |(first, last)| last.0.since(first.0) / 60);
    let change = trend.first().map_or(0, |(_, first)| i32::from(value.0 / 10) - i32::from(first / 10));
    let points = signed(change.into());
    let change = if change == 0 || hours == 0 {
        words_of.get("meter-steady")
    } else {
        words_of.say("meter-change", &[("points", (&points).into()), ("hours", hours.into())])
    };
    let figure = format!("{} %", model.counting.shown(picture, which).0 / 10);
    let count = trend.len().max(2) - 1;
    let points: Vec<(f32, f32)> =
        trend.iter().enumerate().map(|(at, (_, value))| (at as f32 / count as f32, f32::from(*value) / 1000.0)).collect();
    let line = Line { points, tone, dash: Dash::Whole, width: 1.8 };
    let spark = plot(Plot { width: 52.0, height: 26.0, lines: vec![line], label: String::new() });
    row([
        col([
            note(name.clone()).one_line().part(Part::Silent),
            words(figure).size(Size::Figure).bold().tone(tone).one_line().part(Part::Silent),
            note(change.clone()).one_line().part(Part::Silent),
        ])
        .width(92.0)
        .clip(),
        spark,
    ])
    .gap(2.0)
    .pad(4.0, 2.0)
    .round(CARD_ROUND)
    .fill(Tone::Panel)
    .presses(Action::Open(Overlay::Moved(which)))
    .label(words_of.say("meter-label", &[("meter", (&name).into()), ("value", (&percent).into()), ("change", (&change).into())]))
    .tip_saying(words_of.get("meter-tip"), "")
}
