//! The decisions that mattered, each with its proof: how the run would have ended without it, and what followed.

use super::{advised, chart};
use crate::app::action::Action;
use crate::app::kit::el::*;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::app::past::Past;
use crate::app::screens::causes;
use crate::report::Debrief;
use crate::report::debrief::before;
use crate::report::mattered::Mattered;
use crate::report::weigh;

const BAR: f32 = 150.0;

pub fn view(model: &Model, debrief: &Debrief, past: &Past, width: f32) -> El {
    let height = if model.size.1 >= 700.0 { chart::LOW } else { chart::LOWEST };
    let parts = [decisions(model, debrief, past).grow().key("decisions"), proof(model, past).grow().key("proof")];
    // Where there is no room beside each other, the proof stands below.
    let both = if model.size.0 < super::WIDE { col(parts) } else { row(parts).align(bevy::ui::AlignItems::Stretch) };
    col([chart::view(model, debrief, &past.scenario().calendar, width, height).firm().key("chart"), both.gap(16.0).grow().key("both")])
        .gap(14.0)
}

fn decisions(model: &Model, debrief: &Debrief, past: &Past) -> El {
    let words_of = &model.words;
    let mut parts = vec![title(words_of.get("report-mattered")).firm().key("title")];
    let list: Vec<El> = match &past.mattered {
        None if past.asking.is_none() => vec![note(words_of.get("report-mattered-lost")).tone(Tone::Warning).key("lost")],
        None => {
            let (done, of) = past.progress;
            let text = words_of.say("mattered-weighing", &[("done", (done as u64).into()), ("of", (of as u64).into())]);
            vec![
                note(text.clone()).tone(Tone::Warning).key("progress"),
                bar(done as f32 / of.max(1) as f32, Tone::Warning).part(Part::Image).label(text).key("bar"),
            ]
        }
        Some(all) if all.is_empty() => vec![note(words_of.get("report-mattered-none")).key("none")],
        Some(all) => {
            parts.push(note(words_of.get("mattered-note")).firm().key("note"));
            if let Some((done, of)) = past.asking {
                let values = [("done", (done as u64).into()), ("of", (of as u64).into()), ("futures", weigh::FUTURES.into())];
                let text = words_of.say("mattered-asking", &values);
                parts.push(note(text.clone()).tone(Tone::Warning).firm().key("asking"));
                parts.push(bar(done as f32 / of.max(1) as f32, Tone::Warning).part(Part::Image).label(text).firm().key("asked"));
            }
            let most = all.iter().map(|one| one.worth.unsigned_abs()).max().unwrap_or(1).max(1);
            all.iter().enumerate().map(|(number, one)| decision(model, debrief, past, one, most).nth("one", number)).collect()
        }
    };
    parts.push(col(list).gap(4.0).scroll().grow().key("list"));
    panel(parts).gap(8.0)
}

/// A decision: its number in the chart, when, what, how much it was worth.
fn decision(model: &Model, debrief: &Debrief, past: &Past, one: &Mattered, most: u64) -> El {
    let open = opened(model, past).is_some_and(|opened| opened.event == one.event);
    let tone = if one.worth > 0 { Tone::Serving } else { Tone::Alarm };
    let number = debrief.marks().position(|mark| mark.event == one.event);
    let share = one.worth.unsigned_abs() as f32 / most as f32;
    row([
        row(number.map(|number| chart::badge(number + 1, 17.0))).width(18.0),
        col([
            words(one.text.as_str()).bold().part(Part::Silent),
            note(past.scenario().calendar.date(one.minute)).mono().part(Part::Silent),
            note(one.without.as_str()).part(Part::Silent),
        ])
        .gap(1.0)
        .grow(),
        col([bar(share, tone), note(one.said.as_str()).tone(tone).one_line().part(Part::Silent)]).gap(4.0).width(BAR),
    ])
    .gap(12.0)
    .pad(10.0, 6.0)
    .round(CARD_ROUND)
    .fill(if open { Tone::OursField } else { Tone::Panel })
    .edge(if open { Tone::Ours } else { Tone::Line })
    .presses(Action::Unfold(one.event))
    .label(model.words.say("mattered-label", &[("text", (&one.text).into()), ("said", (&one.said).into())]))
    .chosen(open)
    .firm()
}

/// Returns the decision whose chain is shown: the one that was pressed, else the one that mattered most.
fn opened<'a>(model: &Model, past: &'a Past) -> Option<&'a Mattered> {
    let all = past.mattered.as_ref()?;
    all.iter().find(|one| model.unfolded == Some(one.event)).or(all.first())
}

/// The chain of the decision that is opened: what led to it, and what followed.
fn proof(model: &Model, past: &Past) -> El {
    let words_of = &model.words;
    let sim = &past.session.sim;
    let Some(one) = opened(model, past) else {
        let mut parts =
            vec![title(words_of.get("mattered-chain")).firm().key("title"), note(words_of.get("mattered-choose")).firm().key("choose")];
        parts.extend(advised::list(model, past));
        return panel(parts).gap(8.0);
    };
    let followed = one.chain.iter().filter_map(|event| sim.journal().get(*event)).enumerate();
    let mut steps = causes::chain(words_of, sim, past.scenario(), one.event, true);
    steps.extend(followed.map(|(number, event)| causes::step(words_of, sim, past.scenario(), event, true).nth("followed", number)));
    let mut parts = vec![
        title(words_of.get("mattered-chain")).firm().key("title"),
        words(one.text.as_str()).bold().tone(Tone::Ours).firm().key("text"),
        // Other luck than that of the run, and how sure that is.
        row(one.futures.iter().map(|futures| note(futures.as_str()).key("said"))).firm().key("futures"),
        col(steps).gap(6.0).scroll().grow().key("steps"),
        row([button(words_of.get("mattered-look"), Action::At(before(one.minute))).key("look")]).firm().key("foot"),
    ];
    parts.extend(advised::list(model, past));
    panel(parts).gap(8.0)
}
