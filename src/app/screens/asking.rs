//! The question of an inject: who asks, until when, and the answers.

use crate::app::action::Action;
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::scenario::moves::Act;
use crate::scenario::names::*;
use crate::scenario::story::Outcome;
use crate::sim::state::InjectState;

pub fn view(model: &Model, game: &Game, inject: InjectId) -> Vec<El> {
    let words_of = &model.words;
    let content = &game.scenario().content;
    let what = &content.injects[inject];
    let mut parts = vec![title(what.speaker.as_str()).key("speaker"), words(what.text.as_str()).key("text")];
    let InjectState::Asking { until, .. } = game.picture.inject(inject) else {
        parts.push(button(words_of.get("close"), Action::Close).first().key("close"));
        return parts;
    };
    let default = content.defaults[inject].map(|choice| content.answers[choice].1.text.to_string()).unwrap_or_default();
    let time = game.scenario().calendar.date(until);
    let left = words_of.lasting(until.since(game.now()));
    let values = [("time", (&time).into()), ("left", (&left).into()), ("default", (&default).into())];
    parts.push(note(words_of.say("ask-until", &values)).tone(Tone::Warning).key("until"));
    for (number, (choice, (_, answer))) in content.answers.iter().filter(|(_, (of, _))| *of == inject).enumerate() {
        let price: Vec<String> = answer
            .does
            .iter()
            .filter_map(|outcome| match outcome {
                Outcome::Occupy(team, lasts) => {
                    let time = words_of.lasting(lasts.0);
                    Some(words_of.say("ask-occupies", &[("team", content.teams[*team].name.as_str().into()), ("time", (&time).into())]))
                }
                _ => None,
            })
            .collect();
        let mut lines = vec![words(answer.text.as_str()).bold().part(Part::Silent)];
        if !price.is_empty() {
            lines.push(note(price.join(", ")).tone(Tone::Warning).part(Part::Silent));
        }
        let choice_button = col(lines)
            .gap(2.0)
            .pad(14.0, 9.0)
            .round(CARD_ROUND)
            .fill(Tone::Raised)
            .edge(Tone::Line)
            .presses(Action::Give(Act::Answer(choice)))
            .label(answer.text.as_str())
            .nth("answer", number);
        parts.push(if number == 0 { choice_button.first() } else { choice_button });
    }
    parts.push(row([spring(), button(words_of.get("close"), Action::Close)]).key("close"));
    parts
}
