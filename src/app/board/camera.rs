//! How the board is looked at: how close, and where. The whole board is the farthest; it never leaves its frame.

use crate::app::action::Thing;
use crate::app::game::Game;
use crate::app::screens::board;
use crate::app::screens::operations::Place;
use crate::scenario::names::{Id as _, ZoneId};

/// A key or a button brings the camera closer by so much.
const STRIDE: f32 = 1.3;
/// Room that is left around what the camera is brought to.
const MARGIN: f32 = 12.0;

/// Where the board is looked at from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// 1: the whole board.
    pub zoom: f32,
    /// What stands in the middle, as shares of the board.
    pub centre: (f32, f32),
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, centre: (0.5, 0.5) }
    }
}

/// A way to move the camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Closer,
    Farther,
    Whole,
    /// Closer by a factor, with the point under the pointer staying where it is.
    Zoom(f32, (f32, f32)),
    /// The ground is pulled along, in pixels of the screen.
    Drag(f32, f32),
    /// Onto a zone, so close that its cards can be read.
    Onto(ZoneId),
    /// Only as far as something must be brought into sight.
    Reveal(Thing),
    /// To something, so close that it can be read.
    Find(Thing),
}

impl Camera {
    /// The closest that a board of ordinary size needs.
    pub const CLOSEST: f32 = 4.0;

    /// Returns where a point of the board is seen.
    pub fn seen(self, board: Place, (x, y): (f32, f32)) -> (f32, f32) {
        let middle = (board.x + board.w * self.centre.0, board.y + board.h * self.centre.1);
        (board.x + board.w / 2.0 + (x - middle.0) * self.zoom, board.y + board.h / 2.0 + (y - middle.1) * self.zoom)
    }

    /// Comes closer by a factor, or goes farther away; what is seen at `at` stays there.
    pub fn zoom(&mut self, by: f32, at: (f32, f32), board: Place, closest: f32) {
        let before = self.zoom;
        self.zoom = (self.zoom * by).clamp(1.0, closest.max(1.0));
        let from_middle = (at.0 - board.x - board.w / 2.0, at.1 - board.y - board.h / 2.0);
        let change = 1.0 / before - 1.0 / self.zoom;
        self.shift(from_middle.0 * change / board.w.max(1.0), from_middle.1 * change / board.h.max(1.0));
    }

    pub fn closer(&mut self, board: Place, closest: f32) {
        self.zoom(STRIDE, middle(board), board, closest);
    }

    pub fn farther(&mut self, board: Place, closest: f32) {
        self.zoom(1.0 / STRIDE, middle(board), board, closest);
    }

    /// Pulls the ground along.
    pub fn drag(&mut self, (x, y): (f32, f32), board: Place) {
        self.shift(-x / (board.w.max(1.0) * self.zoom), -y / (board.h.max(1.0) * self.zoom));
    }

    /// Moves only as far as a place, as it is seen now, must be moved to be in sight.
    pub fn reveal(&mut self, place: Place, board: Place) {
        let by = |at: f32, length: f32, from: f32, room: f32| {
            let margin = MARGIN.min((room - length) / 2.0).max(0.0);
            let (least, most) = (from + margin, from + room - margin - length);
            if at < least {
                least - at
            } else if at > most.max(least) {
                most.max(least) - at
            } else {
                0.0
            }
        };
        self.drag((by(place.x, place.w, board.x, board.w), by(place.y, place.h, board.y, board.h)), board);
    }

    /// Puts a place of the board, as it stands at rest, into the middle, and fills the frame with it as far as
    /// `closest` allows, but comes no less close than `at_least`.
    pub fn frame(&mut self, place: Place, board: Place, at_least: f32, closest: f32) {
        let fit = ((board.w - 2.0 * MARGIN) / place.w.max(1.0)).min((board.h - 2.0 * MARGIN) / place.h.max(1.0));
        self.zoom = fit.max(at_least).clamp(1.0, closest.max(1.0));
        let middle = middle(place);
        self.centre = ((middle.0 - board.x) / board.w.max(1.0), (middle.1 - board.y) / board.h.max(1.0));
        self.shift(0.0, 0.0);
    }

    /// Moves by shares of the board, and stays on it.
    fn shift(&mut self, x: f32, y: f32) {
        let half = 0.5 / self.zoom;
        self.centre = ((self.centre.0 + x).clamp(half, 1.0 - half), (self.centre.1 + y).clamp(half, 1.0 - half));
    }
}

impl Game {
    /// Moves the board's camera; the board has this place on the screen.
    pub fn turn(&mut self, step: Step, place: Place) {
        let plan = self.board(place);
        let (mut camera, closest) = (self.camera, plan.closest);
        match step {
            Step::Closer | Step::Farther => {
                let seen = |camera| board::place_of(self, &plan.seen(self.scenario(), camera), self.selected);
                let in_sight = seen(camera).is_some_and(|at| plan.seen(self.scenario(), camera).shows(at));
                if step == Step::Closer {
                    camera.closer(place, closest);
                } else {
                    camera.farther(place, closest);
                }
                // What is selected and in sight comes to the middle: it would be gone otherwise.
                if let Some(at) = seen(camera).filter(|_| in_sight) {
                    let (to, from) = (middle(place), middle(at));
                    camera.drag((to.0 - from.0, to.1 - from.1), place);
                }
            }
            Step::Whole => camera = Camera::default(),
            Step::Zoom(by, at) => camera.zoom(by, at, place, closest),
            Step::Drag(x, y) => camera.drag((x, y), place),
            Step::Onto(zone) => camera.frame(plan.zones[zone.index()], place, plan.zoom_to_read(self.scenario(), zone), closest),
            Step::Reveal(thing) => {
                if let Some(at) = board::place_of(self, &plan.seen(self.scenario(), camera), thing) {
                    camera.reveal(at, place);
                }
            }
            Step::Find(thing) => {
                let zone = match thing {
                    Thing::System(id) => Some(self.scenario().content.systems[id].zone),
                    Thing::Service(id) => Some(self.scenario().content.systems[self.scenario().content.services[id].front].zone),
                    _ => None,
                };
                let needed = zone.map_or(1.0, |zone| plan.zoom_to_read(self.scenario(), zone));
                if needed > camera.zoom {
                    camera.zoom(needed / camera.zoom, middle(place), place, closest);
                }
                if let Some(at) = board::place_of(self, &plan.seen(self.scenario(), camera), thing) {
                    camera.reveal(at, place);
                }
            }
        }
        self.camera = camera;
    }
}

fn middle(place: Place) -> (f32, f32) {
    (place.x + place.w / 2.0, place.y + place.h / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOARD: Place = Place { x: 250.0, y: 200.0, w: 900.0, h: 500.0 };

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let mut camera = Camera::default();
        let at = (400.0, 610.0);
        for by in [1.3, 1.5, 0.9, 1.4] {
            camera.zoom(by, at, BOARD, 4.0);
            let (x, y) = camera.seen(BOARD, at);
            assert!((x - at.0).abs() < 0.01 && (y - at.1).abs() < 0.01, "{camera:?}: {x}, {y}");
        }
    }

    #[test]
    fn the_board_never_leaves_its_frame() {
        let mut camera = Camera::default();
        camera.drag((900.0, -900.0), BOARD);
        assert_eq!(camera, Camera::default(), "the whole board has nowhere to go");
        for _ in 0..30 {
            camera.closer(BOARD, 4.0);
        }
        assert_eq!(camera.zoom, 4.0);
        for by in [(9e9, 9e9), (-9e9, 4.0), (f32::MAX, f32::MIN)] {
            camera.drag(by, BOARD);
            let (left, top) = camera.seen(BOARD, (BOARD.x, BOARD.y));
            let (right, bottom) = camera.seen(BOARD, (BOARD.x + BOARD.w, BOARD.y + BOARD.h));
            assert!(left <= BOARD.x + 0.1 && top <= BOARD.y + 0.1, "{left}, {top}");
            assert!(right >= BOARD.x + BOARD.w - 0.1 && bottom >= BOARD.y + BOARD.h - 0.1, "{right}, {bottom}");
        }
        for _ in 0..30 {
            camera.farther(BOARD, 4.0);
        }
        assert_eq!(camera, Camera::default());
    }

    #[test]
    fn what_is_out_of_sight_comes_into_sight_and_what_is_in_sight_stays() {
        let mut camera = Camera { zoom: 3.0, centre: (0.5, 0.5) };
        let card = Place { x: 260.0, y: 640.0, w: 80.0, h: 30.0 };
        let seen = |camera: Camera| {
            let (x, y) = camera.seen(BOARD, (card.x, card.y));
            Place { x, y, w: card.w * camera.zoom, h: card.h * camera.zoom }
        };
        camera.reveal(seen(camera), BOARD);
        let place = seen(camera);
        assert!(place.x >= BOARD.x && place.x + place.w <= BOARD.x + BOARD.w, "{place:?}");
        assert!(place.y >= BOARD.y && place.y + place.h <= BOARD.y + BOARD.h, "{place:?}");
        let there = camera;
        camera.reveal(place, BOARD);
        assert!((camera.centre.0 - there.centre.0).abs() < 1e-5 && (camera.centre.1 - there.centre.1).abs() < 1e-5);
    }

    #[test]
    fn a_zone_fills_the_frame() {
        let mut camera = Camera::default();
        let zone = Place { x: 900.0, y: 560.0, w: 250.0, h: 140.0 };
        camera.frame(zone, BOARD, 1.0, 4.0);
        let (x, y) = camera.seen(BOARD, (zone.x, zone.y));
        assert!(camera.zoom > 2.5 && x >= BOARD.x - 0.1 && y >= BOARD.y - 0.1, "{camera:?} {x} {y}");
        camera.frame(zone, BOARD, 9.0, 6.0);
        assert_eq!(camera.zoom, 6.0);
    }
}
