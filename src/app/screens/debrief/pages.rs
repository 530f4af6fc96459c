//! What was true at the end, what it cost, and what was aimed at.

use crate::app::action::{Action, Overlay};
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;
use crate::app::model::Model;
use crate::report::Debrief;
use crate::report::ledger::Meter;
use crate::report::so_far::SoFar;
use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::sim::state::Verdict;
use crate::words::{grouped, story};

pub fn truth(model: &Model, debrief: &Debrief, scenario: &Scenario) -> El {
    let words_of = &model.words;
    let content = &scenario.content;
    // On a narrow screen names give way to what is said of them.
    let (name, belief) = if model.size.0 < super::WIDE { (110.0, 96.0) } else { (250.0, 130.0) };
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
            row([row([words(system.name.as_str()).one_line()]).grow().clip()]).width(name),
            row([note(words_of.status(truth.believed)).tone(if wrong { Tone::Alarm } else { Tone::Muted }).one_line()]).width(belief),
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
pub fn toll(model: &Model, debrief: &Debrief, scenario: &Scenario) -> El {
    let words_of = &model.words;
    let shares = Permille::shares(&debrief.accounts.iter().map(|account| account.requests).collect::<Vec<u64>>());
    let accounts = debrief.accounts.iter().zip(shares).enumerate().map(|(number, (account, share))| {
        let (icon_of, tone) = if account.ours { (Icon::Flag, Tone::Ours) } else { (Icon::Intruder, Tone::Alarm) };
        let (requests, share) = (grouped(account.requests), words_of.share(share));
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
        trust(model, debrief).grow().key("trust"),
    ])
    .gap(16.0)
    .align(bevy::ui::AlignItems::Stretch)
}

/// Why public trust moved, over the whole run; and each single change on request.
fn trust(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let sums = debrief.trust.iter().enumerate().map(|(number, sum)| {
        let tone = if sum.by > 0 { Tone::Serving } else { Tone::Alarm };
        row([
            row([words(words_of.signed(sum.by)).bold().tone(tone).one_line()]).width(58.0),
            words(words_of.get(story::trust_key(sum.why))).grow(),
            note(words_of.say("toll-times", &[("times", sum.times.into())])).one_line(),
        ])
        .gap(10.0)
        .pad(6.0, 4.0)
        .firm()
        .nth("reason", number)
    });
    let mut list: Vec<El> = sums.collect();
    if list.is_empty() {
        list.push(note(words_of.get("moved-none")).key("none"));
    }
    let all = button(words_of.get("toll-trust-all"), Action::Open(Overlay::Moved(Meter::Trust))).key("all");
    panel([title(words_of.get("toll-trust")).firm(), col(list).gap(1.0).scroll().grow(), row([all]).firm()]).gap(8.0)
}

pub fn objectives(model: &Model, debrief: &Debrief, scenario: &Scenario) -> El {
    let words_of = &model.words;
    let content = &scenario.content;
    let rows = debrief.goals.iter().enumerate().map(|(number, goal)| {
        let date = scenario.calendar.date(goal.minute);
        let (icon_of, tone, text) = match goal.verdict {
            Verdict::Met(_) => (Icon::Tick, Tone::Serving, words_of.say("objective-met", &[("date", (&date).into())])),
            Verdict::Missed(_) => (Icon::Crossed, Tone::Alarm, words_of.say("objective-missed", &[("date", (&date).into())])),
            Verdict::Open => (Icon::Fog, Tone::Fog, words_of.get(goal.so_far.as_ref().map_or("objective-open", SoFar::key))),
        };
        let because = match (&goal.because, &goal.so_far) {
            (Some(why), _) => Some(note(words_of.say("objective-because", &[("why", why.into())]))),
            (None, Some(so_far)) if !so_far.figures.is_empty() => Some(note(so_far.figures.join(" · "))),
            (None, _) => None,
        };
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
