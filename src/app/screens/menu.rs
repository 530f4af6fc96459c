//! What stands over a screen: the menu of a paused run, questions, reasons; and the settings.

use super::asking;
use super::causes;
use super::deputy;
use crate::app::action::{Action, AutoPause, Overlay, Screen};
use crate::app::guidance::hints::AboutHints;
use crate::app::kit::el::*;
use crate::app::kit::entry::Field;
use crate::app::kit::theme::{CARD_ROUND, Size, Theme, Tone};
use crate::app::model::Model;
use crate::app::runs::Deed;
use crate::app::settings::{NO_LIMIT, TEXT_PERCENTS, Tempo};
use crate::cli::play::Pace;
use crate::words::Language;

/// Room around the settings, and less of it on a low screen.
const EDGE: f32 = 40.0;
const ROOM_FOR_EDGES: f32 = 640.0;
/// From this width on the settings stand in two columns, and take no more than that.
const SETTINGS_ABREAST: f32 = 1200.0;
const SETTINGS_WIDEST: f32 = 1240.0;
/// From this width on keys stand in two columns.
const KEYS_ABREAST: f32 = 1060.0;

pub fn overlay(model: &Model, overlay: &Overlay) -> El {
    let words_of = &model.words;
    let (label, width, parts) = match overlay {
        Overlay::Menu => (words_of.get("menu-title"), 420.0, menu(model)),
        Overlay::Ask(inject) => match &model.game {
            Some(game) => (game.scenario().content.injects[*inject].speaker.to_string(), 620.0, asking::view(model, game, *inject)),
            None => return col([]),
        },
        Overlay::Deputy => match &model.game {
            Some(game) => (words_of.get("deputy-title"), deputy::WIDTH, deputy::view(model, game)),
            None => return col([]),
        },
        Overlay::Why(event) => (words_of.get("why-title"), 680.0, causes::why(model, *event)),
        Overlay::Moved(meter) => (words_of.get(causes::meter_key(*meter)), 760.0, causes::moved(model, *meter)),
        Overlay::Span(from, to) => (words_of.get("why-title"), 760.0, causes::span(model, *from, *to)),
        Overlay::ConfirmEnd => (
            words_of.get("confirm-end-title"),
            460.0,
            confirm(model, "confirm-end-title", "confirm-end-text", "confirm-end-yes", Action::EndExercise),
        ),
        Overlay::ConfirmQuit => (
            words_of.get("confirm-quit-title"),
            460.0,
            confirm(model, "confirm-quit-title", leaving(model), "confirm-quit-yes", Action::QuitAnyway),
        ),
        Overlay::Palette => return super::palette::view(model),
        Overlay::ConfirmEmpty => (
            words_of.get("confirm-empty-title"),
            460.0,
            confirm(model, "confirm-empty-title", "confirm-empty-text", "confirm-empty-yes", Action::Runs(Deed::EmptyBin)),
        ),
        Overlay::Keys => (words_of.get("keys-title"), if model.size.0 < KEYS_ABREAST { 460.0 } else { KEYS_ABREAST - 100.0 }, {
            let mut parts = vec![title(words_of.get("keys-title"))];
            parts.extend(keys(model));
            parts.push(row([spring(), button(words_of.get("close"), Action::Close).first()]));
            parts
        }),
        Overlay::Problems(text) => (
            words_of.get("problems-title"),
            1000.0,
            vec![
                title(words_of.get("problems-title")).tone(Tone::Alarm),
                note(words_of.get("problems-text")),
                words(text.as_str()).mono().size(Size::Note),
                row([spring(), button(words_of.get("close"), Action::Close).first()]),
            ],
        ),
        Overlay::Trouble(text) => (
            words_of.get("trouble-title"),
            560.0,
            vec![
                title(words_of.get("trouble-title")).tone(Tone::Alarm),
                words(text.as_str()),
                row([spring(), button(words_of.get("close"), Action::Close).first()]),
            ],
        ),
    };
    let (screen_width, screen_height) = model.size;
    let mut dialog = panel(parts)
        .gap(12.0)
        .pad(24.0, 22.0)
        .width(f32::min(width, screen_width - 40.0))
        .modal()
        .label(label)
        .fill(Tone::Panel)
        .scroll()
        .firm();
    dialog.node.max_height = bevy::ui::px(screen_height - 60.0);
    row([dialog.key("dialog")]).center().at(0.0, 0.0).width(screen_width).height(screen_height).fill(Tone::Veil).layer(10)
}

fn menu(model: &Model) -> Vec<El> {
    let words_of = &model.words;
    let entry = |key: &'static str, action: Action| button(words_of.get(key), action).full_width().key(key);
    let mut parts = vec![
        title(words_of.get("menu-title")),
        entry("menu-resume", Action::Close).first(),
        entry("menu-palette", Action::Write(Field::Palette)),
        entry("menu-codex", Action::Go(Screen::Codex)),
        entry("menu-keys", Action::Open(Overlay::Keys)),
        entry("menu-runs", Action::Go(Screen::Runs)),
        entry("menu-settings", Action::Go(Screen::Settings)),
        language(model),
        entry("menu-end", Action::Open(Overlay::ConfirmEnd)),
        entry("menu-title-screen", Action::Go(Screen::Title)),
        entry("title-quit", Action::Quit),
    ];
    if let Some(game) = &model.game {
        let path = game.session.path().map(|path| path.display().to_string());
        let (kept, tone) = match (&path, game.session.trouble()) {
            (Some(path), Some(why)) => (words_of.say("menu-trouble", &[("path", path.into()), ("why", why.into())]), Tone::Alarm),
            (Some(path), None) => (words_of.say("menu-saved", &[("path", path.into())]), Tone::Faint),
            (None, _) => (words_of.get("menu-not-saved"), Tone::Faint),
        };
        parts.push(note(kept).tone(tone).key("kept"));
    }
    parts
}

/// Returns the key of what becomes of the run when the game is left.
fn leaving(model: &Model) -> &'static str {
    let session = model.game.as_ref().map(|game| &game.session);
    let is_kept = session.is_none_or(|session| session.path().is_some() && session.trouble().is_none());
    if is_kept { "confirm-quit-text" } else { "confirm-quit-lost" }
}

fn confirm(model: &Model, title_key: &str, text: &str, yes: &str, action: Action) -> Vec<El> {
    let words_of = &model.words;
    vec![
        title(words_of.get(title_key)),
        words(words_of.get(text)),
        row([spring(), button(words_of.get("back"), Action::Close).first().key("back"), primary(words_of.get(yes), action).key("yes")])
            .gap(10.0),
    ]
}

/// The keys that do something, and what they do.
const KEYS: &[(&str, &str)] = &[
    ("Space", "key-space"),
    ("1 2 3 4", "key-speed"),
    ("N", "key-next"),
    ("Tab", "key-tab"),
    ("← ↑ → ↓", "key-arrows"),
    ("Enter", "key-enter"),
    ("A", "key-answer"),
    ("D", "key-deputy"),
    ("C", "key-commit"),
    ("U  Ctrl+Z", "key-undo"),
    ("Ctrl+Y", "key-redo"),
    ("Alt+↑ ↓", "key-shift"),
    ("Ctrl+K", "key-palette"),
    ("X", "key-codex"),
    ("G", "key-go"),
    ("H", "key-cell"),
    ("+ − 0", "key-look"),
    ("/", "key-find"),
    ("Shift ← →", "key-small-steps"),
    ("PgUp PgDn", "key-days"),
    ("R", "key-guide"),
    ("F11", "key-full"),
    ("Esc", "key-menu"),
];

/// Those that one needs in the first minutes. The others are found under Keys in the menu, and with the question mark.
const FIRST_KEYS: &[&str] =
    &["key-space", "key-next", "key-tab", "key-arrows", "key-enter", "key-answer", "key-commit", "key-undo", "key-palette", "key-menu"];

/// Every key that does something.
pub fn keys(model: &Model) -> Vec<El> {
    let mut lines: Vec<El> = KEYS.iter().map(|(key, what)| key_line(model, key, what)).collect();
    if model.size.0 < KEYS_ABREAST {
        return lines;
    }
    let second = lines.split_off(lines.len().div_ceil(2));
    let halves = [lines, second].map(|half| col(half).gap(10.0).grow());
    vec![row(halves).gap(28.0).align(bevy::ui::AlignItems::Start).key("keys")]
}

/// The keys for the briefing.
pub fn first_keys(model: &Model) -> Vec<El> {
    KEYS.iter().filter(|(_, what)| FIRST_KEYS.contains(what)).map(|(key, what)| key_line(model, key, what)).collect()
}

fn key_line(model: &Model, key: &str, what: &str) -> El {
    let words_of = &model.words;
    row([
        row([note(key).mono().tone(Tone::Text)]).pad(8.0, 2.0).round(5.0).fill(Tone::Raised).edge(Tone::Line).width(100.0).center(),
        words(words_of.get(what)).grow(),
    ])
    .gap(12.0)
}

/// A line of choices of which one holds.
pub fn choices(options: Vec<(String, bool, Action)>) -> El {
    let buttons = options.into_iter().enumerate().map(|(number, (text, chosen, action))| {
        row([words(text.clone()).tone(if chosen { Tone::Ours } else { Tone::Text }).part(Part::Silent)])
            .center()
            .pad(14.0, 7.0)
            .round(CARD_ROUND)
            .fill(if chosen { Tone::OursField } else { Tone::Raised })
            .edge(if chosen { Tone::Ours } else { Tone::Line })
            .presses(action)
            .label(text)
            .chosen(chosen)
            .nth("choice", number)
    });
    row(buttons).gap(8.0).wrap()
}

/// The languages, each under the name it has for itself.
fn language(model: &Model) -> El {
    let spoken = model.words.language();
    let options = Language::ALL.map(|language| (language.name().to_owned(), language == spoken, Action::SetLanguage(language)));
    col([words(model.words.get("settings-language")).bold(), choices(options.into())]).gap(8.0).key("language")
}

pub fn settings(model: &Model) -> El {
    let words_of = &model.words;
    let held = &model.settings;
    let pace = |pace: Pace, key: &str| (words_of.get(key), held.pace == pace, Action::SetPace(pace));
    let pause = |wanted: AutoPause, key: &str| (words_of.get(key), held.auto_pause == wanted, Action::SetAutoPause(wanted));
    let tempo = |tempo: Tempo, key: &str| (words_of.get(key), held.tempo == tempo, Action::SetTempo(tempo));
    let seconds = |seconds: u16| {
        let text = match seconds {
            NO_LIMIT => words_of.get("round-no-limit"),
            _ => words_of.say("round-seconds", &[("seconds", u32::from(seconds).into())]),
        };
        (text, held.round_seconds == seconds, Action::SetRound(seconds))
    };
    let block = |key: &'static str, options| col([words(words_of.get(key)).bold(), choices(options)]).gap(8.0).key(key);
    let theme = |theme: Theme| (words_of.get(theme.key()), held.theme == theme, Action::SetTheme(theme));
    let percent = |percent: u16| (format!("{percent} %"), held.text_percent == percent, Action::SetText(percent));
    let mut looks = vec![
        language(model),
        block("settings-text", TEXT_PERCENTS.into_iter().map(percent).collect()),
        block("settings-theme", Theme::ALL.into_iter().map(theme).collect()),
        block(
            "settings-motion",
            vec![
                (words_of.get("motion-on"), !held.stillness, Action::SetStillness(false)),
                (words_of.get("motion-off"), held.stillness, Action::SetStillness(true)),
            ],
        ),
        block(
            "settings-window",
            vec![
                (words_of.get("window-part"), !held.fullscreen, Action::SetFullscreen(false)),
                (words_of.get("window-full"), held.fullscreen, Action::SetFullscreen(true)),
            ],
        ),
        block(
            "settings-filling",
            vec![
                (words_of.get("filling-borderless"), !held.exclusive, Action::SetExclusive(false)),
                (words_of.get("filling-exclusive"), held.exclusive, Action::SetExclusive(true)),
            ],
        ),
    ];
    let plays = vec![
        block("settings-pace", vec![pace(Pace::Live, "pace-live"), pace(Pace::Rounds, "pace-rounds"), pace(Pace::Untimed, "pace-untimed")]),
        block(
            "settings-auto-pause",
            vec![
                pause(AutoPause::Everything, "auto-pause-everything"),
                pause(AutoPause::Questions, "auto-pause-questions"),
                pause(AutoPause::Never, "auto-pause-never"),
            ],
        ),
        block("settings-round", vec![seconds(60), seconds(120), seconds(180), seconds(300), seconds(600), seconds(NO_LIMIT)]),
        block(
            "settings-tempo",
            vec![tempo(Tempo::Slow, "tempo-slow"), tempo(Tempo::Usual, "tempo-usual"), tempo(Tempo::Fast, "tempo-fast")],
        ),
        block(
            "settings-deputy",
            vec![
                (words_of.get("deputy-on"), held.deputy, Action::SetDeputy(true)),
                (words_of.get("deputy-off"), !held.deputy, Action::SetDeputy(false)),
            ],
        ),
        block(
            "settings-hints",
            vec![
                (words_of.get("hints-on"), !held.hints.off, Action::Hints(AboutHints::Show(true))),
                (words_of.get("hints-off"), held.hints.off, Action::Hints(AboutHints::Show(false))),
                (words_of.get("hints-again"), false, Action::Hints(AboutHints::Again)),
            ],
        ),
    ];
    if cfg!(feature = "audio") {
        let loud = |volume: u8, key: &str| (words_of.get(key), held.volume == volume, Action::SetVolume(volume));
        let levels = vec![loud(0, "sound-off"), loud(30, "sound-low"), loud(60, "sound-middle"), loud(100, "sound-loud")];
        looks.push(block("settings-sound", levels));
        if let Some(why) = &model.no_sound {
            looks.push(note(words_of.say("sound-none", &[("why", why.into())])).tone(Tone::Warning));
        }
    }
    let (width, height) = model.size;
    let part = |key: &'static str, blocks: Vec<El>| panel([title(words_of.get(key)).firm(), col(blocks).gap(18.0)]).gap(16.0).key(key);
    let (looks, plays) = (part("settings-looks", looks), part("settings-plays", plays));
    let (widest, body) = if width >= SETTINGS_ABREAST {
        (SETTINGS_WIDEST, row([looks.grow(), plays.grow()]).gap(16.0).align(bevy::ui::AlignItems::Stretch).firm())
    } else {
        (760.0, col([looks.firm(), plays.firm()]).gap(16.0))
    };
    let mut parts = vec![
        words(words_of.get("settings-title")).size(Size::Screen).bold().part(Part::Heading).key("title"),
        col([body.key("body")]).scroll().grow().key("blocks"),
    ];
    if let Some(path) = &model.places.settings {
        parts.push(note(words_of.say("settings-where", &[("path", (&path.display().to_string()).into())])).tone(Tone::Faint));
    }
    parts.push(row([button(words_of.get("back"), Action::Back).first()]).key("back"));
    let edge = if height < ROOM_FOR_EDGES { EDGE / 4.0 } else { EDGE };
    let gap = if height < ROOM_FOR_EDGES { 10.0 } else { 22.0 };
    col([col(parts).gap(gap).width((width - 2.0 * edge).min(widest)).height(height - 2.0 * edge)]).center().pad(edge, edge)
}
