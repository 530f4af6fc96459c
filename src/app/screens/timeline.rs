//! The whole exercise on one line: what happened, now, and what is expected. The hours around now have more room
//! than the weeks before and after.

use super::operations::Place;
use crate::app::action::{Action, Glanced, Overlay, Thing};
use crate::app::game::Game;
use crate::app::kit::el::*;
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::{CARD_ROUND, Tone};
use crate::app::model::Model;
use crate::app::past::marks::{self, Heap};
use crate::scenario::Minute;
use crate::scenario::moves::Act;
use crate::sim::picture::WorkSight;
use crate::sim::state::InjectState;
use crate::words::story;

/// The stretch that has more room: from so long before now to so long after it.
const BEFORE_MINUTES: u32 = 18 * 60;
const AFTER_MINUTES: u32 = 12 * 60;
/// It moves along in such steps, so that marks stand still in between.
const STEP_MINUTES: u32 = 30;
/// Its share of the line, where there is anything besides it.
const LENS: f32 = 0.62;
/// Marks stand at least so far apart.
const APART: f32 = 15.0;
/// What is said of a mark stands left of the line, where there is room for it.
const SAID: f32 = 300.0;
const SAID_LITTLE: f32 = 190.0;
const ROOMY: f32 = 1300.0;
const SIDE: f32 = 10.0;
const NAMES_TOP: f32 = 1.0;
const MARKS_TOP: f32 = 18.0;
const WORKS_TOP: f32 = 35.0;
/// A name of a day, and one of an hour, needs so much.
const DAY_ROOM: f32 = 76.0;
const HOUR_ROOM: f32 = 44.0;

pub fn view(model: &Model, game: &Game, place: Place) -> El {
    let said = if place.w > ROOMY { SAID } else { SAID_LITTLE };
    let scale = Scale::of(game.now(), game.scenario().calendar.length(), place.w - said - 2.0 * SIDE);
    let left = said + SIDE;
    let track = Place { x: left, y: 0.0, w: scale.width, h: place.h - 2.0 };
    col([
        caption(model, game).at(12.0, 4.0).width(said - 20.0).height(place.h - 8.0).key("said"),
        line(model, game, &scale, track).on(track).key("line"),
    ])
    .fill(Tone::Panel)
    .edge(Tone::Line)
    .round(CARD_ROUND)
    .part(Part::Group)
    .label(model.words.get("course-label"))
}

/// Where minutes stand on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    length: Minute,
    /// The stretch that has more room.
    from: Minute,
    to: Minute,
    width: f32,
}

impl Scale {
    fn of(now: Minute, length: Minute, width: f32) -> Self {
        let about = now.0 / STEP_MINUTES * STEP_MINUTES;
        let to = Minute(about + AFTER_MINUTES).min(length);
        let from = Minute(to.0.saturating_sub(BEFORE_MINUTES + AFTER_MINUTES)).min(Minute(about.saturating_sub(BEFORE_MINUTES)));
        Self { length, from, to, width: width.max(1.0) }
    }

    fn x(&self, minute: Minute) -> f32 {
        let minute = minute.min(self.length);
        let outside = self.from.0 + self.length.since(self.to);
        let lens = if outside == 0 { 1.0 } else { LENS };
        let share = |part: u32, of: u32| part as f32 / of.max(1) as f32;
        let before = (1.0 - lens) * share(self.from.0, outside);
        let along = if minute < self.from {
            before * share(minute.0, self.from.0)
        } else if minute <= self.to {
            before + lens * share(minute.since(self.from), self.to.since(self.from))
        } else {
            before + lens + (1.0 - lens - before) * share(minute.since(self.to), self.length.since(self.to))
        };
        along * self.width
    }
}

fn line(model: &Model, game: &Game, scale: &Scale, track: Place) -> El {
    let now = scale.x(game.now());
    let (from, to) = (scale.x(scale.from), scale.x(scale.to));
    let middle = MARKS_TOP + 8.0;
    let mut parts = vec![
        gap(0.0).at(from, 1.0).width(to - from).height(track.h - 2.0).round(4.0).fill(Tone::Raised).key("lens"),
        gap(0.0).at(0.0, middle).width(now).height(1.0).fill(Tone::Muted).key("gone"),
        gap(0.0).at(now, middle).width(scale.width - now).height(1.0).fill(Tone::Line).key("ahead"),
    ];
    parts.extend(names(game, scale));
    parts.push(gap(0.0).at(now - 1.0, 1.0).width(2.0).height(track.h - 2.0).fill(Tone::Warning).key("now"));
    let heaps = marks::heaps(&game.marks, APART, |minute| scale.x(minute));
    parts.extend(heaps.iter().map(|heap| mark(model, game, heap, scale)));
    parts.extend(ahead(model, game, scale));
    col(parts)
}

/// Names of days at midnight, and of hours where there is room.
fn names(game: &Game, scale: &Scale) -> Vec<El> {
    let calendar = &game.scenario().calendar;
    let mut parts = Vec::new();
    let mut free = 0.0;
    let mut minute = Minute::START;
    let mut number = 0;
    while minute < scale.length {
        let midnight = calendar.clock(minute) == "00:00" || minute == Minute::START;
        let x = scale.x(minute);
        let inside = minute >= scale.from && minute <= scale.to;
        let room = if midnight { DAY_ROOM } else { HOUR_ROOM };
        let next = calendar.next_clock(minute, 0);
        // An hour leaves the day after it its room.
        let clear = midnight || scale.x(next) - x > HOUR_ROOM || next >= scale.length;
        if x >= free && x + room <= scale.width && (midnight || inside) && clear {
            let text = if midnight { calendar.day(minute) } else { calendar.clock(minute) };
            parts.push(
                note(text).tone(if midnight { Tone::Muted } else { Tone::Faint }).one_line().at(x + 4.0, NAMES_TOP).nth("name", number),
            );
            parts.push(gap(0.0).at(x, 2.0).width(1.0).height(12.0).fill(Tone::Line).nth("tick", number));
            free = x + room;
        }
        number += 1;
        // Every sixth hour of the clock.
        minute = [0, 6, 12, 18].into_iter().map(|hour| calendar.next_clock(minute, hour)).min().unwrap_or(scale.length);
    }
    parts
}

/// What happened at one place of the line.
fn mark(model: &Model, game: &Game, heap: &Heap<'_>, scale: &Scale) -> El {
    let words_of = &model.words;
    let shown = heap.shown;
    let date = game.scenario().calendar.date(shown.minute);
    let kind = words_of.get(shown.kind.key());
    let values =
        [("kind", (&kind).into()), ("date", (&date).into()), ("text", (&shown.text).into()), ("more", (heap.count as u64 - 1).into())];
    let action = if heap.count == 1 { Overlay::Why(shown.event) } else { Overlay::Span(heap.from, heap.to) };
    spot(scale.x(heap.from), shown.kind.icon(), shown.kind.tone(), Action::Open(action))
        .points(Action::Glance(Some(Glanced::Event(shown.event))))
        .label(words_of.say("course-mark", &values))
        .nth("mark", shown.event.0 as usize)
}

/// A small shape that can be pressed, in the middle of the line.
fn spot(x: f32, shape: Icon, tone: Tone, action: Action) -> El {
    row([icon(shape, tone, 11.0)])
        .center()
        .at(x - APART / 2.0, MARKS_TOP)
        .width(APART)
        .height(16.0)
        .round(4.0)
        .fill(Tone::Clear)
        .presses(action)
}

/// Works under way with their expected end, and deadlines of questions.
fn ahead(model: &Model, game: &Game, scale: &Scale) -> Vec<El> {
    let words_of = &model.words;
    let calendar = &game.scenario().calendar;
    let content = &game.scenario().content;
    let mut parts = Vec::new();
    let mut spots: Vec<(Minute, El)> = Vec::new();
    for (inject, what) in content.injects.iter() {
        if let InjectState::Asking { until, by } = game.picture.inject(inject) {
            let date = calendar.date(until);
            let label = words_of.say("course-deadline", &[("speaker", what.speaker.as_str().into()), ("date", (&date).into())]);
            let spot = spot(0.0, Icon::People, Tone::Warning, Action::Open(Overlay::Ask(inject)));
            spots.push((
                until,
                spot.points(Action::Glance(Some(Glanced::Event(by))))
                    .label(label)
                    .nth("deadline", crate::scenario::names::Id::index(inject)),
            ));
        }
    }
    let mut lane = 0;
    for team in content.teams.ids() {
        let Some(work) = &game.picture.team(team).work else { continue };
        let (from, to) = (scale.x(work.started), scale.x(work.due));
        let top = WORKS_TOP + (lane % 2) as f32 * 3.0;
        parts.push(gap(0.0).at(from, top).width((to - from).max(2.0)).height(2.0).fill(Tone::Ours).nth("work", lane));
        let spot = spot(0.0, Icon::Clock, Tone::Ours, Action::Select(Thing::Team(team)));
        let spot =
            spot.points(Action::Glance(Some(Glanced::Work(team)))).label(work_line(model, game, content.teams[team].name.as_str(), work));
        spots.push((work.due, spot.nth("due", lane)));
        lane += 1;
    }
    spots.sort_by_key(|(minute, _)| *minute);
    // The last marks of what happened keep their place; what lies ahead steps aside.
    let mut free = scale.x(game.now()) + APART + 1.0;
    for (minute, spot) in spots {
        let x = scale.x(minute).max(free);
        free = x + APART;
        if x > scale.width {
            break;
        }
        parts.push(spot.at(x - APART / 2.0, MARKS_TOP));
    }
    parts
}

fn work_line(model: &Model, game: &Game, team: &str, work: &WorkSight) -> String {
    let what = story::order(&model.words, game.scenario(), &Act::Do { what: work.what, on: work.on, by: None });
    let date = game.scenario().calendar.date(work.due);
    model.words.say("course-work", &[("team", team.into()), ("what", (&what).into()), ("date", (&date).into())])
}

/// What the mark under the pointer or the focus is; else what is under way.
fn caption(model: &Model, game: &Game) -> El {
    let words_of = &model.words;
    let said = match game.glanced {
        Some(Glanced::Event(event)) => game.marks.iter().find(|mark| mark.event == event).map(|mark| {
            let date = game.scenario().calendar.date(mark.minute);
            (mark.kind.tone(), format!("{date} · {}", mark.text))
        }),
        Some(Glanced::Work(team)) => {
            let work = game.picture.team(team).work.as_ref();
            work.map(|work| (Tone::Ours, work_line(model, game, game.scenario().content.teams[team].name.as_str(), work)))
        }
        None => None,
    };
    let said = said.or_else(|| Some((Tone::Ours, model.watch.as_ref()?.note.clone()?)));
    let (tone, text) = said.unwrap_or_else(|| {
        let works = game.picture.teams.iter().filter(|team| team.work.is_some()).count() as u64;
        let questions = game.questions().len() as u64;
        (Tone::Muted, words_of.say("course-now", &[("works", works.into()), ("questions", questions.into())]))
    });
    col([note(text).tone(tone)]).scroll()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_stands_further_right_and_now_has_room() {
        let length = Minute(30_240);
        for now in [0, 29, 700, 5000, 29_900, 30_240].map(Minute) {
            let scale = Scale::of(now, length, 1000.0);
            let all: Vec<f32> = (0..=length.0).step_by(15).map(|minute| scale.x(Minute(minute))).collect();
            assert!(all.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] < 20.0), "at {now:?}");
            assert_eq!((scale.x(Minute::START), scale.x(length)), (0.0, 1000.0));
            assert!(scale.from <= now && now <= scale.to);
            let hour = scale.x(now.plus(30)) - scale.x(Minute(now.0.saturating_sub(30)));
            assert!(hour > 5.0, "{hour} at {now:?}");
        }
    }

    #[test]
    fn a_short_exercise_has_the_whole_line() {
        let scale = Scale::of(Minute(100), Minute(600), 500.0);
        assert_eq!(scale.x(Minute(300)), 250.0);
    }
}
