//! All runs on disk: those that can be taken up again, those that have ended, and what lies in the bin.

use crate::app::action::{Action, Overlay, Screen};
use crate::app::kit::el::*;
use crate::app::kit::entry::{self, Field};
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, PANEL_ROUND, Size, Tone};
use crate::app::model::Model;
use crate::app::runs::Deed;
use crate::app::runs::shelf::{BIN_DAYS, Damage, Outdated, Run, Standing};
use crate::words::Words;

/// Below this width the screen has no room to spare at its edges.
const NARROW: f32 = 1200.0;
const LIST_SHARE: f32 = 0.52;
const LIST_WIDEST: f32 = 820.0;
/// The most lines of the bin that are shown; the latest come first.
const BIN_LINES: usize = 20;

pub fn view(model: &Model) -> El {
    let words_of = &model.words;
    let (width, height) = model.size;
    let edge = if width < NARROW { 24.0 } else { 60.0 };
    let list_width = ((width - 2.0 * edge) * LIST_SHARE).min(LIST_WIDEST);
    let mut list: Vec<El> = model.runs.list.iter().enumerate().map(|(number, run)| line(model, run).nth("run", number)).collect();
    if list.is_empty() {
        list.push(words(words_of.get("runs-none")).tone(Tone::Muted).key("none"));
    }
    let body = row([
        col([col(list).gap(8.0).pad(4.0, 4.0).scroll().grow().key("list")]).width(list_width).full_height().key("runs"),
        col([detail(model).firm().key("detail"), bin(model).firm().key("bin")]).gap(20.0).scroll().grow().full_height().key("side"),
    ])
    .gap(28.0)
    .align(bevy::ui::AlignItems::Stretch)
    .grow()
    .key("body");
    let said = match &model.runs.said {
        Some(said) => words(said.text.as_str()).tone(if said.failed { Tone::Alarm } else { Tone::Serving }),
        None => note(""),
    };
    let mut foot = vec![button(words_of.get("back"), Action::Back).key("back"), said.grow().key("said")];
    if model.game.is_none() {
        foot.push(button(words_of.get("runs-new"), Action::Go(Screen::Library)).key("new"));
    }
    col([
        words(words_of.get("runs-title")).size(Size::Screen).bold().part(Part::Heading).firm().key("title"),
        body,
        row(foot).gap(20.0).full_width().firm().key("foot"),
    ])
    .gap(18.0)
    .pad(edge, if height < 700.0 { 20.0 } else { 40.0 })
}

fn state(words_of: &Words, run: &Run) -> (Icon, Tone, String) {
    match run.standing {
        Standing::Open => (Icon::Play, Tone::Ours, words_of.get("runs-open")),
        Standing::Ended => {
            let text = match run.score {
                Some(score) => words_of.say("runs-ended-score", &[("score", score.into())]),
                None => words_of.get("runs-ended"),
            };
            (Icon::Flag, Tone::Serving, text)
        }
        Standing::Outdated(_) => (Icon::Triangle, Tone::Warning, words_of.get("runs-outdated")),
        Standing::Damaged(_) => (Icon::Crossed, Tone::Alarm, words_of.get("runs-damaged")),
    }
}

/// How long ago it was played, as people say it.
fn ago(words_of: &Words, minutes: u64) -> String {
    const HOUR: u64 = 60;
    const DAY: u64 = 24 * HOUR;
    match minutes {
        0 => words_of.get("runs-now"),
        1..HOUR => words_of.say("runs-minutes-ago", &[("count", minutes.into())]),
        HOUR..DAY => words_of.say("runs-hours-ago", &[("count", (minutes / HOUR).into())]),
        _ => words_of.say("runs-days-ago", &[("count", (minutes / DAY).into())]),
    }
}

fn facts(words_of: &Words, run: &Run) -> String {
    match run.standing {
        Standing::Damaged(_) | Standing::Outdated(Outdated::Missing | Outdated::Format(_)) => String::new(),
        _ => {
            let values = [
                ("title", (&run.title).into()),
                ("seed", run.seed.into()),
                ("date", (&run.date).into()),
                ("orders", (run.orders as u64).into()),
            ];
            words_of.say("runs-facts", &values)
        }
    }
}

fn line(model: &Model, run: &Run) -> El {
    let words_of = &model.words;
    let chosen = model.runs.chosen.as_ref() == Some(&run.path);
    let (icon_of, tone, word) = state(words_of, run);
    let facts = facts(words_of, run);
    let mut about = vec![row([words(run.called()).bold().one_line().part(Part::Silent)]).clip().key("name")];
    if !facts.is_empty() {
        about.push(note(facts.clone()).part(Part::Silent).key("facts"));
    }
    row([
        icon(icon_of, tone, 18.0),
        col(about).gap(2.0).grow().key("about"),
        col([
            note(word.clone()).tone(tone).one_line().part(Part::Silent).key("state"),
            note(ago(words_of, run.ago)).one_line().part(Part::Silent).key("ago"),
        ])
        .gap(2.0)
        .align(bevy::ui::AlignItems::End)
        .firm(),
    ])
    .gap(14.0)
    .pad(16.0, 10.0)
    .round(PANEL_ROUND)
    .fill(if chosen { Tone::OursField } else { Tone::Panel })
    .edge(if chosen { Tone::Ours } else { Tone::Line })
    .firm()
    .presses(Action::Runs(Deed::Choose(run.path.clone())))
    .label(format!("{}, {word}", run.called()))
    .chosen(chosen)
}

/// What is wrong with a file, as far as it says so itself.
fn why_damaged(words_of: &Words, damage: &Damage) -> String {
    match damage {
        Damage::Empty => words_of.get("runs-why-empty"),
        Damage::Says { line: None, why } => words_of.say("runs-why-damaged", &[("why", why.into())]),
        Damage::Says { line: Some(line), why } => words_of.say("runs-why-damaged-at", &[("line", (*line).into()), ("why", why.into())]),
    }
}

/// The chosen run, and what can be done with it.
fn detail(model: &Model) -> El {
    let words_of = &model.words;
    let Some(run) = model.runs.chosen() else { return col([]) };
    let (icon_of, tone, word) = state(words_of, run);
    let mut parts = vec![row([icon(icon_of, tone, 22.0), title(run.called()).grow()]).gap(10.0).key("head")];
    if let Some(entry) = model.entry.as_ref().filter(|entry| entry.field == Field::Name) {
        parts.push(entry::line(entry, words_of.get("runs-name-line"), words_of.get("runs-name-hint")).key("line"));
        parts.push(
            row([
                primary(words_of.get("runs-name-keep"), Action::Accept).key("keep"),
                button(words_of.get("runs-name-leave"), Action::Back).key("leave"),
            ])
            .gap(10.0)
            .wrap()
            .key("naming"),
        );
    }
    parts.push(words(word).tone(tone).key("state"));
    let reason = match &run.standing {
        Standing::Outdated(Outdated::Changed) => Some(words_of.get("runs-why-changed")),
        Standing::Outdated(Outdated::Missing) => Some(words_of.get("runs-why-missing")),
        Standing::Outdated(Outdated::Format(found)) => Some(words_of.say("runs-why-format", &[("format", (*found).into())])),
        Standing::Damaged(damage) => Some(why_damaged(words_of, damage)),
        Standing::Open | Standing::Ended => None,
    };
    parts.extend(reason.map(|reason| words(reason).key("reason")));
    let facts = facts(words_of, run);
    if !facts.is_empty() {
        parts.push(note(facts).key("facts"));
    }
    parts.push(note(run.path.display().to_string()).tone(Tone::Faint).key("path"));
    let path = || run.path.clone();
    let mut deeds = Vec::new();
    match run.standing {
        Standing::Open => deeds.push(primary(words_of.get("runs-resume"), Action::Resume(path())).key("resume")),
        Standing::Ended => deeds.push(primary(words_of.get("runs-look-back"), Action::Runs(Deed::LookBack(path()))).key("look-back")),
        Standing::Outdated(_) | Standing::Damaged(_) => {}
    }
    if !matches!(run.standing, Standing::Damaged(_)) {
        deeds.push(button(words_of.get("runs-rename"), Action::Runs(Deed::Name(path()))).key("rename"));
        deeds.push(button(words_of.get("runs-copy"), Action::Runs(Deed::CopyOut(path()))).key("copy"));
    }
    deeds.push(button(words_of.get("runs-delete"), Action::Runs(Deed::ThrowAway(path()))).key("delete"));
    parts.push(row(deeds).gap(10.0).wrap().key("deeds"));
    panel(parts).gap(10.0)
}

/// What was thrown away, and can be brought back.
fn bin(model: &Model) -> El {
    let words_of = &model.words;
    if model.runs.bin.is_empty() {
        return col([]);
    }
    let back = words_of.get("runs-bring-back");
    let lines = model.runs.bin.iter().enumerate().take(BIN_LINES).map(|(number, thrown)| {
        let called = thrown.run.called();
        row([
            note(called).grow(),
            row([note(back.clone()).bold().tone(Tone::Text).one_line().part(Part::Silent)])
                .pad(12.0, 4.0)
                .round(CARD_ROUND)
                .fill(Tone::Raised)
                .edge(Tone::Line)
                .firm()
                .presses(Action::Runs(Deed::BringBack(number)))
                .label(format!("{back}: {called}"))
                .key("back"),
        ])
        .gap(10.0)
        .nth("thrown", number)
    });
    panel([
        title(words_of.say("runs-bin", &[("count", (model.runs.bin.len() as u64).into())])).key("title"),
        col(lines).gap(6.0).key("lines"),
        note(words_of.say("runs-bin-note", &[("days", BIN_DAYS.into())])).key("note"),
        row([button(words_of.get("runs-empty"), Action::Open(Overlay::ConfirmEmpty)).key("empty")]).key("deeds"),
    ])
    .gap(10.0)
}
