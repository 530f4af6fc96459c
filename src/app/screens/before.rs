//! Before play: the title, the choice of a scenario, the briefing.

use bevy::ui::{AlignItems, JustifyContent};

use super::menu::{choices, first_keys};
use crate::app::action::{Action, Screen};
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{Size, Tone};
use crate::app::model::Model;
use crate::app::settings::NO_LIMIT;
use crate::cli::play::Pace;
use crate::scenario::Id as _;
use crate::words::{Language, grouped};

/// The title needs this height to stand in the middle; on a lower screen it scrolls.
const ROOM_FOR_TITLE: f32 = 640.0;
/// What the line at the foot of the title takes.
const FOOT: f32 = 44.0;
/// Below this width, what stands side by side stands below each other, and scrolls.
const ABREAST: f32 = 1300.0;
/// Room at the edges: across and down, and less of it where there is little.
const EDGES: (f32, f32) = (60.0, 44.0);
const NARROW_EDGES: (f32, f32) = (20.0, 14.0);

fn edges((width, _): (f32, f32)) -> (f32, f32) {
    if width < ABREAST { NARROW_EDGES } else { EDGES }
}

pub fn front(model: &Model) -> El {
    let words_of = &model.words;
    let wide = |el: El| el.width(340.0);
    let mut parts = vec![
        row([icon(Icon::Moon, Tone::Ours, 44.0), words(words_of.get("game-name")).size(Size::Screen).bold().part(Part::Heading)]).gap(14.0),
        words(words_of.get("game-line")).tone(Tone::Muted),
        gap(18.0),
    ];
    if let Some(run) = model.left.runs.first() {
        let detail = words_of.say(
            "title-resume-detail",
            &[
                ("title", run.name.as_ref().unwrap_or(&run.title).into()),
                ("date", (&run.date).into()),
                ("orders", (run.orders as u64).into()),
            ],
        );
        let text = words_of.get("title-resume");
        let resume =
            col([words(text.clone()).bold().tone(Tone::OnCall).part(Part::Silent), note(detail).tone(Tone::OnCall).part(Part::Silent)])
                .pad(18.0, 9.0)
                .round(8.0)
                .fill(Tone::Call)
                .presses(Action::Resume(run.path.clone()))
                .label(text)
                .first()
                .key("resume");
        parts.push(wide(resume));
        parts.push(wide(button(words_of.get("title-play"), Action::Go(Screen::Library)).key("play")));
    } else {
        parts.push(wide(primary(words_of.get("title-play"), Action::Go(Screen::Library)).first().key("play")));
    }
    parts.push(wide(button(words_of.get("menu-codex"), Action::Go(Screen::Codex)).key("codex")));
    parts.push(wide(button(words_of.get("title-runs"), Action::Go(Screen::Runs)).key("runs")));
    parts.push(wide(button(words_of.get("title-settings"), Action::Go(Screen::Settings)).key("settings")));
    parts.push(wide(button(words_of.get("title-quit"), Action::Quit).key("quit")));
    if model.left.outdated > 0 {
        parts.push(note(words_of.say("title-outdated", &[("count", (model.left.outdated as u64).into())])).tone(Tone::Muted));
    }
    let foot = words_of.say("title-foot", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let (width, height) = model.size;
    let skyline = (height * 0.3).round();
    let low = height < ROOM_FOR_TITLE;
    let foot = note(foot).tone(Tone::Muted);
    let foot = if low {
        // What scrolls has it at its end, where it covers nothing.
        parts.push(foot);
        None
    } else {
        let foot = row([foot]).center().fill(Tone::Base).pad(14.0, 5.0).round(12.0).at(width / 2.0 - 220.0, height - FOOT).width(440.0);
        Some(foot.key("foot"))
    };
    let middle = col(parts).gap(12.0).align(AlignItems::Center).at(0.0, 0.0).width(width);
    let middle = if low {
        middle.pad(0.0, 12.0).height(height).scroll()
    } else {
        middle.justify(JustifyContent::Center).height(height - skyline * 0.75)
    };
    col([city(width, skyline).at(0.0, height - skyline).key("city"), middle.key("middle")].into_iter().chain(foot))
}

pub fn library(model: &Model) -> El {
    let words_of = &model.words;
    let list = model.shown.iter().enumerate().map(|(number, scenario)| {
        let chosen = number == model.chosen;
        let name = scenario.cover.title.as_str();
        let (first, last) = (scenario.calendar.day(crate::scenario::Minute::START), scenario.calendar.day(scenario.calendar.length()));
        let dates = if first == last { first } else { format!("{first} – {last}") };
        let spoken = words_of.language();
        let in_english = spoken != Language::English && !scenario.is_written_in(spoken.code());
        let mut lines = vec![
            words(name).size(Size::Title).bold().tone(if chosen { Tone::Ours } else { Tone::Text }).part(Part::Silent),
            note(dates).part(Part::Silent),
            words(scenario.cover.summary.as_str()).tone(Tone::Muted).part(Part::Silent),
        ];
        lines.extend(in_english.then(|| note(words_of.get("library-in-english")).tone(Tone::Fog).part(Part::Silent)));
        col(lines)
            .gap(5.0)
            .pad(20.0, 16.0)
            .round(10.0)
            .fill(if chosen { Tone::OursField } else { Tone::Panel })
            .edge(if chosen { Tone::Ours } else { Tone::Line })
            .firm()
            .presses(Action::Choose(number))
            .label(name)
            .chosen(chosen)
            .nth("scenario", number)
    });
    let pace = |pace: Pace, key: &str| (words_of.get(key), model.settings.pace == pace, Action::SetPace(pace));
    let pace_note = match model.settings.pace {
        Pace::Live => words_of.get("pace-live-note"),
        Pace::Untimed => words_of.get("pace-untimed-note"),
        Pace::Rounds if model.settings.round_seconds == NO_LIMIT => {
            words_of.say("pace-rounds-note-no-limit", &[("hours", model.scenario().cover.round_hours.into())])
        }
        Pace::Rounds => words_of.say(
            "pace-rounds-note",
            &[("hours", model.scenario().cover.round_hours.into()), ("seconds", u32::from(model.settings.round_seconds).into())],
        ),
    };
    let step = |text: &str, by: i64| button(text, Action::Seed(by)).label(format!("{} {by:+}", words_of.get("library-seed")));
    let seed = row([
        step("−", -1).key("less"),
        row([words(model.seed.to_string()).size(Size::Figure).bold().mono()]).center().width(150.0).label(format!(
            "{} {}",
            words_of.get("library-seed"),
            model.seed
        )),
        step("+", 1).key("more"),
        button(words_of.get("library-draw"), Action::DrawSeed).key("draw"),
    ])
    .gap(10.0);
    let (width, height) = model.size;
    let options = col([
        words(words_of.get("library-pace")).bold(),
        choices(vec![pace(Pace::Live, "pace-live"), pace(Pace::Rounds, "pace-rounds"), pace(Pace::Untimed, "pace-untimed")]),
        note(pace_note),
        gap(10.0),
        words(words_of.get("library-seed")).bold(),
        seed,
        note(words_of.get("library-seed-note")),
    ])
    .gap(10.0)
    .key("options");
    let list = col(list).gap(10.0).pad(4.0, 4.0);
    let body = if width < ABREAST {
        col([list.firm().key("list"), options.firm(), about(model).firm().key("about")]).gap(22.0).pad(6.0, 0.0).scroll().grow()
    } else {
        row([
            col([list.scroll().grow().key("list")]).width(560.0).height(height - 240.0).key("scenarios"),
            about(model).grow().key("about"),
            options.width(400.0),
        ])
        .gap(36.0)
        .align(AlignItems::Start)
    };
    let (across, down) = edges(model.size);
    col([
        words(words_of.get("library-title")).size(Size::Screen).bold().part(Part::Heading).key("title"),
        body.key("body"),
        row([
            button(words_of.get("back"), Action::Back).key("back"),
            spring(),
            primary(words_of.get("library-brief"), Action::Go(Screen::Briefing)).first().key("brief"),
        ])
        .full_width()
        .firm()
        .key("foot"),
    ])
    .gap(if width < ABREAST { 10.0 } else { 24.0 })
    .pad(across, down)
}

/// How large the chosen scenario is, in figures.
fn about(model: &Model) -> El {
    let words_of = &model.words;
    let scenario = model.scenario();
    let content = &scenario.content;
    let days = scenario.calendar.length().0.div_ceil(24 * 60);
    let moves = scenario.offered_moves().count();
    let figures = [
        ("about-days", u64::from(days)),
        ("about-agencies", content.agencies.len() as u64),
        ("about-systems", content.systems.len() as u64),
        ("about-machines", u64::from(scenario.plan.hosts)),
        ("about-services", content.services.len() as u64),
        ("about-e-services", u64::from(content.e_services)),
        ("about-moves", moves as u64),
        ("about-objectives", content.objectives.len() as u64),
    ];
    let lines = figures.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| {
        row([
            row([words(grouped(count)).size(Size::Title).bold().mono()]).width(84.0).justify(JustifyContent::End),
            words(words_of.say(key, &[("count", count.into())])).tone(Tone::Muted),
        ])
        .gap(14.0)
        .key(key)
    });
    panel([title(words_of.get("about-title")), col(lines).gap(4.0)]).gap(12.0)
}

pub fn briefing(model: &Model) -> El {
    let words_of = &model.words;
    let scenario = model.scenario();
    let cover = &scenario.cover;
    let start = scenario.calendar.long_day(crate::scenario::Minute::START);
    let time = scenario.calendar.clock(crate::scenario::Minute::START);
    let block = |key: &'static str, mut lines: Vec<El>| {
        lines.insert(0, title(words_of.get(key)));
        col(lines).gap(8.0).firm().key(key)
    };
    let stakes: Vec<El> = cover.briefing.iter().map(|line| words(line.as_str())).collect();
    let goals: Vec<El> = scenario
        .content
        .objectives
        .iter()
        .map(|(id, objective)| {
            row([icon(Icon::Flag, Tone::Ours, 14.0), words(objective.text.as_str()).grow()]).gap(10.0).nth("goal", id.index())
        })
        .collect();
    let (width, height) = model.size;
    let narrow = width < ABREAST;
    let side = |el: El, wide: f32| if narrow { el.firm() } else { el.width(wide) };
    let role = words(cover.role.as_str()).size(Size::Title).tone(Tone::Ours);
    let about = panel([block("briefing-role", vec![role]), block("briefing-stakes", stakes)]).gap(24.0);
    let columns = [
        if narrow { about.firm() } else { about.grow() }.key("about"),
        side(panel([block("briefing-goals", goals)]), 440.0).key("goals"),
        side(panel([block("briefing-keys", first_keys(model))]), 360.0).key("keys"),
    ];
    let body = if narrow {
        col(columns).gap(16.0).pad(6.0, 0.0).scroll().grow()
    } else {
        row(columns).gap(16.0).align(AlignItems::Stretch).firm()
    };
    let body = if narrow { body } else { col([body]).height(height - 220.0).scroll() };
    let (across, down) = edges(model.size);
    col([
        row([
            words(cover.title.as_str()).size(Size::Screen).bold().part(Part::Heading),
            spring(),
            words(format!("{start}, {time} · {}", cover.place)).tone(Tone::Muted),
        ])
        .wrap()
        .firm()
        .key("head"),
        body.key("body"),
        row([
            button(words_of.get("back"), Action::Back).key("back"),
            spring(),
            primary(words_of.get("briefing-begin"), Action::Begin).first().key("begin"),
        ])
        .full_width()
        .firm()
        .key("foot"),
    ])
    .gap(if narrow { 10.0 } else { 26.0 })
    .pad(across, down)
}
