//! The operations screen: time and meters on top, what citizens feel, the board, the selected thing, the
//! plan and the feed; hands and partners on the left. The same thing is always in the same place.

use super::{board, detail, hands, header, hinting, lower};
use crate::app::kit::el::{El, col};
use crate::app::kit::theme::Tone;
use crate::app::model::Model;

/// Room at the edges and between panels.
pub const EDGE: f32 = 14.0;
pub const BETWEEN: f32 = 12.0;
pub const HEADER: f32 = 70.0;
const LEFT: f32 = 232.0;
const RIGHT: f32 = 336.0;
const LOWER: f32 = 184.0;
const STRIP: f32 = 124.0;

/// A rectangle in logical pixels of the design.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

/// Where everything stands, from the size of the screen alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub header: Place,
    pub left: Place,
    pub strip: Place,
    pub board: Place,
    pub right: Place,
    pub plan: Place,
    pub feed: Place,
}

impl Layout {
    pub fn of((width, height): (f32, f32)) -> Self {
        let lower_y = height - EDGE - LOWER;
        let main_y = HEADER + BETWEEN;
        let main_h = lower_y - BETWEEN - main_y;
        let middle_x = EDGE + LEFT + BETWEEN;
        let right_x = width - EDGE - RIGHT;
        let middle_w = right_x - BETWEEN - middle_x;
        let plan_w = ((width - 2.0 * EDGE) * 0.38).clamp(420.0, 760.0);
        let feed_x = EDGE + plan_w + BETWEEN;
        Self {
            header: Place { x: 0.0, y: 0.0, w: width, h: HEADER },
            left: Place { x: EDGE, y: main_y, w: LEFT, h: main_h },
            strip: Place { x: middle_x, y: main_y, w: middle_w, h: STRIP },
            board: Place { x: middle_x, y: main_y + STRIP + BETWEEN, w: middle_w, h: main_h - STRIP - BETWEEN },
            right: Place { x: right_x, y: main_y, w: RIGHT, h: main_h },
            plan: Place { x: EDGE, y: lower_y, w: plan_w, h: LOWER },
            feed: Place { x: feed_x, y: lower_y, w: width - EDGE - feed_x, h: LOWER },
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

impl El {
    /// Puts an element at a place.
    pub fn on(self, place: Place) -> Self {
        self.at(place.x, place.y).width(place.w).height(place.h)
    }
}

pub fn view(model: &Model) -> El {
    let Some(game) = &model.game else { return col([]) };
    let mut layout = Layout::of(model.size);
    let guide = layout.left.foot(hinting::guide_height(model, game));
    col([
        header::view(model, game).key("header").on(layout.header),
        hands::view(model, game).key("hands").on(layout.left),
        board::strip(model, game).key("strip").on(layout.strip),
        board::view(model, game, &game.board(layout.board)).key("board").on(layout.board),
        detail::view(model, game).key("detail").on(layout.right),
        hinting::guide(model, game).key("guide").on(guide),
        lower::plan(model, game).key("plan").on(layout.plan),
        lower::feed(model, game).key("feed").on(layout.feed),
    ])
    .fill(Tone::Clear)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_never_overlap_and_never_leave_the_screen() {
        for (width, height) in [(1600.0, 900.0), (1500.0, 844.0), (1600.0, 1000.0), (2133.0, 900.0), (3413.0, 900.0)] {
            let layout = Layout::of((width, height));
            let places = [layout.header, layout.left, layout.strip, layout.board, layout.right, layout.plan, layout.feed];
            for (at, a) in places.iter().enumerate() {
                assert!(a.x >= 0.0 && a.y >= 0.0 && a.x + a.w <= width && a.y + a.h <= height, "{a:?}");
                assert!(a.w > 200.0 && a.h > 50.0, "{a:?}");
                for b in &places[at + 1..] {
                    let apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                    assert!(apart, "{a:?} and {b:?} at {width} by {height}");
                }
            }
        }
    }
}
