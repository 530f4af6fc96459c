//! The operations screen: time and meters on top, what citizens feel, the board, the selected thing, the
//! plan and the feed, the timeline; hands and partners on the left. The same thing is always in the same place.

use super::{board, detail, hands, header, hinting, lower, timeline};
use crate::app::action::Action;
use crate::app::game::Game;
use crate::app::kit::el::{El, col};
use crate::app::kit::theme::Tone;
use crate::app::model::Model;

/// Room at the edges and between panels.
pub const EDGE: f32 = 16.0;
pub const BETWEEN: f32 = 8.0;
pub const HEADER: f32 = 68.0;
/// Under the header, whose edge is a line of its own.
const BELOW_HEADER: f32 = 4.0;
const LEFT: f32 = 232.0;
const RIGHT: f32 = 336.0;
const LOWER: f32 = 166.0;
const TIMELINE: f32 = 42.0;

/// A rectangle in logical pixels of the design.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

/// A part of the operations screen that can stand alone, where there is no room for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    #[default]
    Board,
    Citizens,
    Thing,
    Hands,
    Plan,
    Feed,
}

impl Tab {
    pub const ALL: [Tab; 6] = [Tab::Board, Tab::Citizens, Tab::Thing, Tab::Hands, Tab::Plan, Tab::Feed];

    fn key(self) -> &'static str {
        match self {
            Tab::Board => "tab-board",
            Tab::Citizens => "citizens-title",
            Tab::Thing => "tab-thing",
            Tab::Hands => "hands-title",
            Tab::Plan => "plan-title",
            Tab::Feed => "feed-title",
        }
    }
}

/// Below this size of the screen, in logical pixels, the parts take turns.
const WIDE_ENOUGH: (f32, f32) = (1400.0, 780.0);
/// From this width on there is room for the selected thing beside the part that has its turn.
const TWO_ABREAST: f32 = 1000.0;
pub const NARROW_HEADER: f32 = 80.0;
const TABS: f32 = 34.0;
const NARROW_GAP: f32 = 8.0;
const ROOM_FOR_TIMELINE: f32 = 560.0;

/// Says whether the parts of the operations screen take turns on a screen of this size.
pub fn is_narrow((width, height): (f32, f32)) -> bool {
    width < WIDE_ENOUGH.0 || height < WIDE_ENOUGH.1
}

/// Where everything stands on a wide screen, from its size alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub header: Place,
    pub left: Place,
    pub strip: Place,
    pub board: Place,
    pub right: Place,
    pub plan: Place,
    pub feed: Place,
    pub timeline: Place,
}

impl Layout {
    /// `strip`: how high what citizens feel is.
    pub fn of((width, height): (f32, f32), strip: f32) -> Self {
        let timeline_y = height - BETWEEN - TIMELINE;
        let lower_y = timeline_y - BETWEEN - LOWER;
        let main_y = HEADER + BELOW_HEADER;
        let main_h = lower_y - BETWEEN - main_y;
        let middle_x = EDGE + LEFT + BETWEEN;
        let right_x = width - EDGE - RIGHT;
        let middle_w = right_x - BETWEEN - middle_x;
        let lower_w = right_x - BETWEEN - EDGE;
        let plan_w = (lower_w * 0.38).clamp(420.0, 760.0);
        let feed_x = EDGE + plan_w + BETWEEN;
        Self {
            header: Place { x: 0.0, y: 0.0, w: width, h: HEADER },
            left: Place { x: EDGE, y: main_y, w: LEFT, h: main_h },
            strip: Place { x: middle_x, y: main_y, w: middle_w, h: strip },
            board: Place { x: middle_x, y: main_y + strip + BETWEEN, w: middle_w, h: main_h - strip - BETWEEN },
            // What is known, what can be done and what would follow need all the height there is.
            right: Place { x: right_x, y: main_y, w: RIGHT, h: main_h + BETWEEN + LOWER },
            plan: Place { x: EDGE, y: lower_y, w: plan_w, h: LOWER },
            feed: Place { x: feed_x, y: lower_y, w: EDGE + lower_w - feed_x, h: LOWER },
            timeline: Place { x: EDGE, y: timeline_y, w: width - 2.0 * EDGE, h: TIMELINE },
        }
    }
}

impl Place {
    /// Cuts off a part at the foot, with room between. Nothing is cut off for nothing.
    fn foot(&mut self, height: f32) -> Self {
        let height = height.min(self.h / 2.0);
        let foot = Self { y: self.y + self.h - height, h: height, ..*self };
        if height > 0.0 {
            self.h -= height + BETWEEN;
        }
        foot
    }
}

/// Where everything stands on a narrow screen, or one with large text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Narrow {
    pub header: Place,
    pub tabs: Place,
    /// The part that has its turn.
    pub body: Place,
    /// The selected thing, where there is room for it beside.
    pub side: Option<Place>,
    /// The whole exercise on one line, where the screen is high enough.
    pub timeline: Option<Place>,
}

impl Narrow {
    pub fn of((width, height): (f32, f32)) -> Self {
        let y = NARROW_HEADER + NARROW_GAP + TABS + NARROW_GAP;
        let timeline = (height >= ROOM_FOR_TIMELINE).then_some(Place {
            x: EDGE,
            y: height - NARROW_GAP - TIMELINE,
            w: width - 2.0 * EDGE,
            h: TIMELINE,
        });
        let bottom = timeline.map_or(height - EDGE, |line| line.y - NARROW_GAP);
        let (w, h) = (width - 2.0 * EDGE, (bottom - y).max(1.0));
        let side = (width >= TWO_ABREAST).then_some(Place { x: width - EDGE - RIGHT, y, w: RIGHT, h });
        let body_w = if side.is_some() { w - RIGHT - BETWEEN } else { w };
        Self {
            header: Place { x: 0.0, y: 0.0, w: width, h: NARROW_HEADER },
            tabs: Place { x: EDGE, y: NARROW_HEADER + NARROW_GAP, w, h: TABS },
            body: Place { x: EDGE, y, w: body_w, h },
            side,
            timeline,
        }
    }

    /// Cuts off what guidance wants, under the part that is shown.
    fn guide(&mut self, model: &Model, game: &Game) -> Place {
        self.body.foot(hinting::guide_height(model, game).min(hinting::GUIDE_HEIGHT_NARROW))
    }

    /// Returns the part that is shown: what stands beside it has no turn of its own.
    fn shown(&self, tab: Tab) -> Tab {
        if tab == Tab::Thing && self.side.is_some() { Tab::Board } else { tab }
    }
}

/// Returns where the board stands, if it is to be seen.
pub fn board_place(model: &Model) -> Option<Place> {
    if !is_narrow(model.size) {
        return model.game.as_ref().map(|game| wide(model, game).board);
    }
    let mut narrow = Narrow::of(model.size);
    if let Some(game) = &model.game {
        narrow.guide(model, game);
    }
    (narrow.shown(model.tab) == Tab::Board).then_some(narrow.body)
}

impl El {
    /// Puts an element at a place.
    pub fn on(self, place: Place) -> Self {
        self.at(place.x, place.y).width(place.w).height(place.h)
    }
}

/// Where everything stands on a wide screen: few services leave the board more room.
fn wide(model: &Model, game: &Game) -> Layout {
    let middle = Layout::of(model.size, 0.0).strip.w;
    Layout::of(model.size, board::strip_height(game, middle))
}

pub fn view(model: &Model) -> El {
    let Some(game) = &model.game else { return col([]) };
    if is_narrow(model.size) {
        return narrow(model, game);
    }
    let mut layout = wide(model, game);
    let guide = layout.left.foot(hinting::guide_height(model, game));
    col([
        header::view(model, game).key("header").on(layout.header),
        hands::view(model, game).key("hands").on(layout.left),
        board::strip(model, game, layout.strip.w).key("strip").on(layout.strip),
        board::view(model, game, &game.board(board::ground(layout.board))).key("board").on(layout.board),
        detail::view(model, game, layout.right).key("detail").on(layout.right),
        hinting::guide(model, game).key("guide").on(guide),
        lower::plan(model, game, layout.plan.w).key("plan").on(layout.plan),
        lower::feed(model, game).key("feed").on(layout.feed),
        timeline::view(model, game, layout.timeline).key("timeline").on(layout.timeline),
    ])
    .fill(Tone::Clear)
}

/// One part at a time, under the header: for small windows, and for large text.
fn narrow(model: &Model, game: &Game) -> El {
    let mut layout = Narrow::of(model.size);
    let guide = layout.guide(model, game);
    let shown = layout.shown(model.tab);
    let body = match shown {
        Tab::Board => board::view(model, game, &game.board(board::ground(layout.body))).key("board"),
        Tab::Citizens => board::strip(model, game, layout.body.w).scroll().key("strip"),
        Tab::Thing => detail::view(model, game, layout.body).key("detail"),
        Tab::Hands => hands::view(model, game).key("hands"),
        Tab::Plan => lower::plan(model, game, layout.body.w).key("plan"),
        Tab::Feed => lower::feed(model, game).key("feed"),
    };
    let mut parts = vec![
        header::narrow(model, game).key("header").on(layout.header),
        tabs(model, game, &layout).key("tabs").on(layout.tabs),
        body.on(layout.body),
        hinting::guide(model, game).key("guide").on(guide),
    ];
    if let Some(side) = layout.side {
        parts.push(detail::view(model, game, side).key("side").on(side));
    }
    if let Some(line) = layout.timeline {
        parts.push(timeline::view(model, game, line).key("timeline").on(line));
    }
    col(parts).fill(Tone::Clear)
}

/// Which part has its turn; a part with something new says how much.
fn tabs(model: &Model, game: &Game, layout: &Narrow) -> El {
    let shown = layout.shown(model.tab);
    let choices = Tab::ALL.into_iter().filter(|tab| *tab != Tab::Thing || layout.side.is_none()).map(|tab| {
        let count = match tab {
            Tab::Plan => game.plan.len(),
            Tab::Feed => game.questions().len(),
            // The answer of the deputy.
            Tab::Thing => usize::from(game.deputy.waits()),
            _ => 0,
        };
        let name = model.words.get(tab.key());
        let text = if count > 0 { format!("{name} ({count})") } else { name };
        (text, shown == tab, Action::Tab(tab))
    });
    super::menu::choices(choices.collect()).scroll()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_never_overlap_and_never_leave_the_screen() {
        for (width, height) in [(1600.0, 900.0), (1500.0, 844.0), (1600.0, 1000.0), (2133.0, 900.0), (3413.0, 900.0)] {
            let layout = Layout::of((width, height), 114.0);
            let places = [layout.header, layout.left, layout.strip, layout.board, layout.right, layout.plan, layout.feed, layout.timeline];
            for (at, a) in places.iter().enumerate() {
                assert!(a.x >= 0.0 && a.y >= 0.0 && a.x + a.w <= width && a.y + a.h <= height, "{a:?}");
                assert!(a.w > 200.0 && a.h > 40.0, "{a:?}");
                for b in &places[at + 1..] {
                    let apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                    assert!(apart, "{a:?} and {b:?} at {width} by {height}");
                }
            }
        }
    }

    #[test]
    fn narrow_screens_keep_their_parts_apart_too() {
        for (width, height) in [(640.0, 360.0), (800.0, 450.0), (1067.0, 600.0), (1280.0, 720.0), (1399.0, 1200.0)] {
            assert!(is_narrow((width, height)));
            let layout = Narrow::of((width, height));
            let mut places = vec![layout.header, layout.tabs, layout.body];
            places.extend(layout.side.into_iter().chain(layout.timeline));
            for (at, a) in places.iter().enumerate() {
                assert!(a.x >= 0.0 && a.y >= 0.0 && a.x + a.w <= width && a.y + a.h <= height, "{a:?}");
                for b in &places[at + 1..] {
                    let apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                    assert!(apart, "{a:?} and {b:?} at {width} by {height}");
                }
            }
        }
    }
}
