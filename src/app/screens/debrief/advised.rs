//! What the deputy advised, whether it was followed, and what that was worth in the end.

use crate::analysis::adviser::told;
use crate::app::deputy::Advised;
use crate::app::kit::el::*;
use crate::app::kit::theme::Tone;
use crate::app::model::Model;
use crate::app::past::Past;
use crate::app::screens::causes::DATE;
use crate::words::{signed, story};

/// What was advised since the run was opened; nothing where nobody asked.
pub fn list(model: &Model, past: &Past) -> Vec<El> {
    if past.advised.is_empty() {
        return Vec::new();
    }
    let lines = past.advised.iter().enumerate().map(|(number, advised)| line(model, past, number, advised).nth("advised", number));
    vec![
        gap(6.0),
        title(model.words.get("advised-title")).firm().key("advised-title"),
        note(model.words.get("advised-note")).firm().key("advised-note"),
        col(lines).gap(8.0).scroll().grow().key("advised"),
    ]
}

fn line(model: &Model, past: &Past, number: usize, advised: &Advised) -> El {
    let words_of = &model.words;
    let (text, said, tone) = match &advised.named {
        None => (words_of.get("deputy-wait"), words_of.get("advised-wait"), Tone::Muted),
        Some((act, gain)) => {
            let text = story::order(words_of, past.scenario(), act);
            let said = words_of.say("advised-said", &[("points", (&told::points(gain)).into())]);
            let followed = advised.followed(&past.session).map(|at| (past.scenario().calendar.date(at), past.worth_of(number, at)));
            let (became, tone) = match followed {
                None => (words_of.get("advised-left"), Tone::Muted),
                Some((date, None)) => (words_of.say("advised-followed", &[("date", (&date).into())]), Tone::Ours),
                Some((date, Some(worth))) => {
                    let points = signed(worth);
                    let values = [("date", (&date).into()), ("points", (&points).into())];
                    (words_of.say("advised-worth", &values), if worth < 0 { Tone::Alarm } else { Tone::Serving })
                }
            };
            (text, format!("{said} {became}"), tone)
        }
    };
    row([
        note(past.scenario().calendar.date(advised.at)).mono().one_line().width(DATE),
        col([words(text).bold(), note(said).tone(tone)]).gap(1.0).grow(),
    ])
    .gap(10.0)
    .align(bevy::ui::AlignItems::Start)
    .firm()
}
