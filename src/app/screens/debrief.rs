//! The debrief: what happened, what was true, what it cost, beside history and beside nobody answering.

mod advised;
mod board;
mod chart;
mod happened;
mod mattered;
mod pages;

use super::operations::Place;
use crate::app::action::{Action, Page, Screen};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::theme::{Size, Tone};
use crate::app::model::Model;
use crate::app::past::{Past, Saving};
use crate::report::Debrief;
use crate::scenario::Scenario;
use crate::scenario::leaf::Permille;
use crate::sim::score::Standing;
use crate::words::Words;

const TOP: f32 = 24.0;
const BETWEEN: f32 = 16.0;
const FOOT: f32 = 40.0;
/// Narrower screens have little room at their edges, none for the title, and their cards in several lines.
const WIDE: f32 = 1250.0;
/// Tabs need a second line below this.
const TABS: f32 = 900.0;
/// Lower screens scroll.
const LOW: f32 = 660.0;
const BODY_MIN: f32 = 460.0;
const CARD: f32 = 170.0;

/// Room at the left and right edges.
fn edge(model: &Model) -> f32 {
    if model.size.0 >= WIDE { 40.0 } else { 16.0 }
}

fn head_height(model: &Model) -> f32 {
    if model.size.0 >= TABS { 40.0 } else { 84.0 }
}

/// The room between head and foot.
fn room(model: &Model) -> Place {
    let (width, height) = model.size;
    let y = TOP + head_height(model) + BETWEEN;
    Place { x: edge(model), y, w: width - 2.0 * edge(model), h: height - y - BETWEEN - FOOT - TOP }
}

/// Returns the run on whose board is looked back, and where it is, if it is on the screen.
pub fn board_on_screen(model: &Model) -> Option<(&Game, Place)> {
    let past = model.past.as_ref().filter(|_| model.page == Page::Board)?;
    let rooms = board::Rooms::of(room(model));
    rooms.has_board.then_some((&past.then, rooms.main))
}

pub fn view(model: &Model) -> El {
    let (Some(debrief), Some(past)) = (&model.debrief, &model.past) else { return col([]) };
    let (width, height) = model.size;
    let scenario = past.scenario();
    if model.page == Page::Board {
        let room = room(model);
        let bar = |y: f32, h: f32| Place { x: room.x, y, w: room.w, h };
        let mut parts = vec![
            head(model, debrief).on(bar(TOP, head_height(model))).key("head"),
            foot(model, past).on(bar(height - TOP - FOOT, FOOT)).key("foot"),
        ];
        parts.extend(board::view(model, debrief, past, room));
        return col(parts);
    }
    let inner = width - 2.0 * edge(model);
    let body = match model.page {
        Page::Happened | Page::Board => happened::view(model, debrief, &scenario.calendar, inner),
        Page::Mattered => mattered::view(model, debrief, past, inner),
        Page::Truth => pages::truth(model, debrief, scenario),
        Page::Toll => pages::toll(model, debrief, scenario),
        Page::Objectives => pages::objectives(model, debrief, scenario),
    };
    let costs = costs(model, debrief, scenario).key("costs");
    // Where there is no room for all of it, what lies between head and foot is moved.
    let middle = if height < LOW {
        col([costs, body.height(BODY_MIN).key("body")]).gap(BETWEEN).scroll().grow()
    } else {
        col([costs, body.grow().key("body")]).gap(BETWEEN).grow()
    };
    col([head(model, debrief).key("head"), middle.key("middle"), foot(model, past).key("foot")]).gap(BETWEEN).pad(edge(model), TOP)
}

fn head(model: &Model, debrief: &Debrief) -> El {
    let words_of = &model.words;
    let page = |page: Page| (words_of.get(page.key()), model.page == page, Action::Turn(page));
    let mut tabs = super::menu::choices(Page::ALL.map(page).to_vec());
    if model.size.0 < WIDE {
        return tabs.firm();
    }
    tabs.node.flex_wrap = bevy::ui::FlexWrap::NoWrap;
    let seed = debrief.seed.to_string();
    let sub = words_of
        .say("debrief-sub", &[("scenario", (&debrief.title).into()), ("seed", (&seed).into()), ("doctrine", (&debrief.doctrine).into())]);
    row([
        words(words_of.get("debrief-title")).size(Size::Screen).bold().one_line().firm().part(Part::Heading),
        row([row([note(sub).one_line()]).grow().clip()]).grow(),
        tabs.firm(),
    ])
    .gap(16.0)
    .firm()
}

/// Where the recording is, whether the page is written, and where to go from here.
fn foot(model: &Model, past: &Past) -> El {
    let words_of = &model.words;
    let said = match (&past.saving, &model.kept) {
        (Saving::At(path), _) => note(words_of.say("page-saved", &[("path", (&path.display().to_string()).into())])).tone(Tone::Serving),
        (Saving::Waiting, _) => note(waiting(words_of, past)).tone(Tone::Warning),
        (Saving::Not, Some(path)) => {
            note(words_of.say("debrief-kept", &[("path", (&path.display().to_string()).into())])).tone(Tone::Faint)
        }
        (Saving::Not, None) => note(words_of.get("debrief-not-kept")).tone(Tone::Faint),
    };
    let date = past.scenario().calendar.date(model.marker);
    let possible = past.can_go_on_from(model.marker);
    let go_on = if possible { words_of.say("debrief-go-on", &[("date", (&date).into())]) } else { words_of.get("debrief-no-go-on") };
    row([
        button(words_of.get("debrief-to-title"), Action::Go(Screen::Title)).firm().key("title"),
        row([said.one_line()]).grow().clip().center().key("kept"),
        button(words_of.get("debrief-save-page"), Action::SavePage).disabled(past.saving == Saving::Waiting).firm().key("save"),
        button(go_on, Action::GoOnFromHere).tip_saying(words_of.get("debrief-go-on-tip"), "").disabled(!possible).firm().key("go-on"),
        primary(words_of.get("debrief-again"), Action::Go(Screen::Library)).firm().first().key("again"),
    ])
    .gap(8.0)
    .firm()
}

/// What the page waits for: decisions being left out, then those that mattered being asked over futures.
fn waiting(words_of: &Words, past: &Past) -> String {
    let (key, (done, of)) = match past.asking.filter(|_| past.mattered.is_some()) {
        Some(asked) => ("page-waiting-futures", asked),
        None => ("page-waiting", past.progress),
    };
    words_of.say(key, &[("done", (done as u64).into()), ("of", (of as u64).into())])
}

/// What it cost: one card a measure, with the two references.
fn costs(model: &Model, debrief: &Debrief, scenario: &Scenario) -> El {
    let words_of = &model.words;
    let flagship = scenario.content.services[scenario.content.flagship_service].short.as_str();
    let share = |share: Permille| words_of.share(share);
    let back = |standing: &Standing| Debrief::flagship_back(words_of, scenario, standing);
    let times = |standing: &Standing| words_of.say("result-published-times", &[("times", u32::from(standing.published).into())]);
    let lower = |of: fn(&Standing) -> u64| tone_of(debrief, of, false);
    let higher = |of: fn(&Standing) -> u64| tone_of(debrief, of, true);
    let portal = words_of.say("card-portal", &[("service", flagship.into())]);
    let cards = [
        card(words_of, debrief, words_of.get("card-score"), &|s| s.score.total.to_string(), higher(|s| u64::from(s.score.total)))
            .key("score"),
        card(words_of, debrief, words_of.get("card-unmet"), &|s| words_of.short(s.unmet), lower(|s| s.unmet)).key("unmet"),
        card(words_of, debrief, words_of.get("card-destroyed"), &|s| share(s.destroyed), lower(|s| u64::from(s.destroyed.0)))
            .key("destroyed"),
        card(words_of, debrief, portal, &back, Tone::Text).key("portal"),
        card(words_of, debrief, words_of.get("card-mail"), &times, lower(|s| u64::from(s.published))).key("mail"),
        card(words_of, debrief, words_of.get("card-evidence-kept"), &|s| share(s.evidence), Tone::Fog).key("evidence"),
        card(words_of, debrief, words_of.get("card-trust-left"), &|s| share(s.trust), higher(|s| u64::from(s.trust.0))).key("trust"),
    ];
    let cards = cards.map(|card| if model.size.0 >= WIDE { card.grow() } else { card.width(CARD) });
    row(cards).gap(12.0).wrap().align(bevy::ui::AlignItems::Stretch).firm()
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
    let history = debrief.history.as_ref();
    let history = history.map(|run| words_of.say("debrief-history", &[("value", (&value(&run.standing)).into())]));
    let nobody = words_of.say("debrief-nobody", &[("value", (&value(&debrief.nobody.standing)).into())]);
    let you = value(&debrief.you.standing);
    let size = if you.chars().count() > 9 { Size::Title } else { Size::Figure };
    panel(
        [note(name), row([words(you).size(size).bold().tone(tone).one_line()]).height(28.0)]
            .into_iter()
            .chain(history.map(|history| note(history).one_line()))
            .chain([note(nobody).tone(Tone::Faint).one_line()]),
    )
    .gap(2.0)
    .pad(14.0, 10.0)
    .clip()
}
