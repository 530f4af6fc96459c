//! The commands and screens that the palette reaches, as they can be given now.

use crate::app::action::{Action, AutoPause, Filter, Leap, Overlay, Page, Screen, Thing};
use crate::app::deputy::Wish;
use crate::app::game::Game;
use crate::app::kit::theme::Theme;
use crate::app::model::Model;
use crate::app::settings::TEXT_PERCENTS;
use crate::cli::play::Pace;
use crate::words::Language;

/// Hours in the leap that goes furthest.
const LONG_LEAP_HOURS: u32 = 24;

/// Returns every command that makes sense now: what it is called, and what it says.
pub fn all(model: &Model) -> Vec<(String, Action)> {
    let mut list = Vec::new();
    if let Some(game) = &model.game {
        if model.screen == Screen::Operations {
            of_play(model, game, &mut list);
        } else {
            list.push((model.words.get("command-board"), Action::Go(Screen::Operations)));
        }
        list.push((model.words.get("command-end"), Action::Open(Overlay::ConfirmEnd)));
        list.push((model.words.get("command-save"), Action::Go(Screen::Title)));
    } else {
        of_the_rest(model, &mut list);
    }
    of_settings(model, &mut list);
    if model.screen != Screen::Codex {
        list.push((model.words.get("command-codex"), Action::Go(Screen::Codex)));
    }
    if model.screen != Screen::Runs {
        list.push((model.words.get("menu-runs"), Action::Go(Screen::Runs)));
    }
    list.push((model.words.get("command-keys"), Action::Open(Overlay::Keys)));
    list.push((model.words.get("command-quit"), Action::Quit));
    list
}

fn of_play(model: &Model, game: &Game, list: &mut Vec<(String, Action)>) {
    let words = &model.words;
    if let Some((inject, _)) = game.questions().first() {
        list.push((words.get("command-answer"), Action::Open(Overlay::Ask(*inject))));
    }
    if model.settings.deputy {
        list.push((words.get("command-deputy"), Action::Deputy(Wish::Ask)));
    }
    if !game.plan.is_empty() {
        list.push((words.get("command-commit"), Action::Commit));
    }
    if game.edits.can_undo() {
        list.push((words.get("command-undo"), Action::Undo));
    }
    if game.edits.can_redo() {
        list.push((words.get("command-redo"), Action::Redo));
    }
    list.push((words.get("command-pause"), Action::Toggle));
    match game.pace {
        Pace::Rounds => list.push((words.get(game.round_key()), game.goes_on())),
        pace => {
            list.push((words.get("command-next"), Action::Leap(Leap::Decision)));
            list.push((words.get("command-hour"), Action::Leap(Leap::Hours(1))));
            list.push((words.get("command-day"), Action::Leap(Leap::Hours(LONG_LEAP_HOURS))));
            if pace == Pace::Live {
                list.extend(game.speeds.iter().enumerate().map(|(number, minutes)| {
                    let text = words.say("command-speed", &[("minutes", (*minutes).into())]);
                    (text, Action::Speed(number))
                }));
            }
        }
    }
    list.push((words.get("command-cell"), Action::Select(Thing::Cell)));
    for filter in Filter::ALL {
        let text = words.say("command-filter", &[("filter", (&words.get(filter.key())).into())]);
        list.push((text, Action::Show(filter)));
    }
    list.push((words.get("command-menu"), Action::Open(Overlay::Menu)));
}

/// What can be said when no run is played.
fn of_the_rest(model: &Model, list: &mut Vec<(String, Action)>) {
    let words = &model.words;
    if model.screen == Screen::Debrief {
        for page in Page::ALL {
            list.push((words.say("command-page", &[("page", (&words.get(page.key())).into())]), Action::Turn(page)));
        }
    }
    if let Some(run) = model.left.runs.first() {
        list.push((words.get("command-resume"), Action::Resume(run.path.clone())));
    }
    list.push((words.get("command-play"), Action::Go(Screen::Library)));
    if model.screen != Screen::Title {
        list.push((words.get("command-title"), Action::Go(Screen::Title)));
    }
}

fn of_settings(model: &Model, list: &mut Vec<(String, Action)>) {
    let words = &model.words;
    let held = &model.settings;
    if model.screen != Screen::Settings {
        list.push((words.get("command-settings"), Action::Go(Screen::Settings)));
    }
    let full = if held.fullscreen { "command-window" } else { "command-full" };
    list.push((words.get(full), Action::SetFullscreen(!held.fullscreen)));
    let motion = if held.stillness { "command-motion" } else { "command-still" };
    list.push((words.get(motion), Action::SetStillness(!held.stillness)));
    for theme in Theme::ALL.into_iter().filter(|theme| *theme != held.theme) {
        list.push((words.say("command-theme", &[("theme", (&words.get(theme.key())).into())]), Action::SetTheme(theme)));
    }
    for language in Language::ALL.into_iter().filter(|language| *language != held.language) {
        list.push((words.say("command-language", &[("language", language.name().into())]), Action::SetLanguage(language)));
    }
    for percent in TEXT_PERCENTS.into_iter().filter(|percent| *percent != held.text_percent) {
        list.push((words.say("command-text", &[("percent", u32::from(percent).into())]), Action::SetText(percent)));
    }
    for (wanted, key) in [
        (AutoPause::Everything, "auto-pause-everything"),
        (AutoPause::Questions, "auto-pause-questions"),
        (AutoPause::Never, "auto-pause-never"),
    ] {
        if held.auto_pause != wanted {
            list.push((words.say("command-auto-pause", &[("when", (&words.get(key)).into())]), Action::SetAutoPause(wanted)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::Places;
    use crate::app::settings::Settings;

    #[test]
    fn every_page_of_the_debrief_is_reached() {
        let mut model = Model::new(vec![crate::testing::albania()], Settings::default(), Places::default(), 7);
        model.update(Action::Begin);
        model.update(Action::EndExercise);
        let reached = all(&model);
        for page in Page::ALL {
            assert!(reached.iter().any(|(_, action)| *action == Action::Turn(page)), "{page:?}");
        }
    }
}
