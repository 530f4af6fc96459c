//! Which way the links between zones take: along the lanes between zones, so that no link runs over a card.

use std::collections::{BTreeMap, BinaryHeap};

use crate::scenario::Scenario;
use crate::scenario::names::*;

use super::layout::Way;
use crate::app::screens::operations::Place;

/// Links keep to a grid of so many pixels.
const CELL: f32 = 4.0;
/// What a turn costs, in cells, and what it costs to share a cell or touch another link.
const TURN: u32 = 6;
const SHARED: u32 = 40;
/// Ends of links stand at least so many cells apart on a zone's side.
const APART: i32 = 6;

/// Finds ways through the lanes, one link after the other.
pub struct Router<'a> {
    place: Place,
    zones: &'a [Place],
    columns: i32,
    rows: i32,
    /// Which zone covers a cell.
    covered: Vec<Option<usize>>,
    /// How many links use a cell.
    used: Vec<u8>,
    /// Where links end, by zone.
    ends: BTreeMap<usize, Vec<(i32, i32)>>,
}

type Cell = (i32, i32);

impl<'a> Router<'a> {
    pub fn new(place: Place, zones: &'a [Place]) -> Self {
        // One lane around the board, for links that have no other way.
        let columns = (place.w / CELL).ceil().max(1.0) as i32 + 2;
        let rows = (place.h / CELL).ceil().max(1.0) as i32 + 2;
        let mut router =
            Self { place, zones, columns, rows, covered: Vec::new(), used: vec![0; (columns * rows) as usize], ends: BTreeMap::new() };
        router.covered = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y))).map(|cell| router.covering(cell)).collect();
        router
    }

    fn point(&self, (x, y): Cell) -> (f32, f32) {
        (self.place.x + (x as f32 - 0.5) * CELL, self.place.y + (y as f32 - 0.5) * CELL)
    }

    fn covering(&self, cell: Cell) -> Option<usize> {
        let (x, y) = self.point(cell);
        self.zones.iter().position(|zone| x > zone.x && x < zone.x + zone.w && y > zone.y && y < zone.y + zone.h)
    }

    fn index(&self, (x, y): Cell) -> Option<usize> {
        ((0..self.columns).contains(&x) && (0..self.rows).contains(&y)).then_some((y * self.columns + x) as usize)
    }

    /// Short ways first: long ones then go around them.
    pub fn ways(mut self, scenario: &Scenario) -> Vec<Way> {
        let centre = |zone: ZoneId| {
            let place = self.zones[zone.index()];
            (place.x + place.w / 2.0, place.y + place.h / 2.0)
        };
        let mut order: Vec<(u32, LinkId)> = scenario
            .content
            .links
            .iter()
            .map(|(id, link)| {
                let (a, b) = (centre(link.between.0), centre(link.between.1));
                (((a.0 - b.0).abs() + (a.1 - b.1).abs()) as u32, id)
            })
            .collect();
        order.sort();
        let mut ways = vec![Way::new(); scenario.content.links.len()];
        for (_, id) in order {
            let (a, b) = scenario.content.links[id].between;
            let cells = self.find(a.index(), b.index());
            ways[id.index()] = self.keep(a.index(), b.index(), &cells);
        }
        ways
    }

    /// Free cells along a zone's sides, away from where other links end.
    fn doors(&self, zone: usize) -> Vec<Cell> {
        let taken = self.ends.get(&zone);
        let mut doors = Vec::new();
        for y in 0..self.rows {
            for x in 0..self.columns {
                let free = self.index((x, y)).is_some_and(|at| self.covered[at].is_none());
                let beside = [(1, 0), (-1, 0), (0, 1), (0, -1)]
                    .into_iter()
                    .any(|(dx, dy)| self.index((x + dx, y + dy)).is_some_and(|at| self.covered[at] == Some(zone)));
                let apart = |ends: &Vec<Cell>| ends.iter().all(|end| (end.0 - x).abs() + (end.1 - y).abs() >= APART);
                if free && beside && taken.is_none_or(apart) {
                    doors.push((x, y));
                }
            }
        }
        doors
    }

    /// The cheapest way from one zone's side to another's: short, straight, and by itself.
    fn find(&self, from: usize, to: usize) -> Vec<Cell> {
        const STEPS: [Cell; 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];
        let goals: Vec<bool> = {
            let mut goals = vec![false; self.used.len()];
            self.doors(to).into_iter().filter_map(|door| self.index(door)).for_each(|at| goals[at] = true);
            goals
        };
        let states = self.used.len() * 4;
        let mut best = vec![u32::MAX; states];
        let mut came: Vec<Option<usize>> = vec![None; states];
        let mut open = BinaryHeap::new();
        for door in self.doors(from) {
            let Some(at) = self.index(door) else { continue };
            for (side, (dx, dy)) in STEPS.into_iter().enumerate() {
                // A way leaves a zone at right angles.
                let leaves = self.index((door.0 - dx, door.1 - dy)).is_some_and(|behind| self.covered[behind] == Some(from));
                let state = at * 4 + side;
                let cost = self.price(at) + self.off_centre(from, door) + if leaves { 0 } else { TURN };
                best[state] = cost;
                open.push((std::cmp::Reverse(cost), std::cmp::Reverse(state)));
            }
        }
        while let Some((std::cmp::Reverse(cost), std::cmp::Reverse(state))) = open.pop() {
            if cost > best[state] {
                continue;
            }
            let (at, side) = (state / 4, state % 4);
            if goals[at] {
                return self.trace(&came, state);
            }
            let cell = (at as i32 % self.columns, at as i32 / self.columns);
            for (next_side, (dx, dy)) in STEPS.into_iter().enumerate() {
                if next_side == (side + 2) % 4 {
                    continue;
                }
                let Some(next) = self.index((cell.0 + dx, cell.1 + dy)).filter(|next| self.covered[*next].is_none()) else { continue };
                let mut more = 1 + self.price(next) + if next_side == side { 0 } else { TURN };
                if goals[next] {
                    more += self.off_centre(to, (cell.0 + dx, cell.1 + dy));
                }
                let next_state = next * 4 + next_side;
                if cost + more < best[next_state] {
                    best[next_state] = cost + more;
                    came[next_state] = Some(state);
                    open.push((std::cmp::Reverse(cost + more), std::cmp::Reverse(next_state)));
                }
            }
        }
        Vec::new()
    }

    /// Cells that others use, or touch, cost more.
    fn price(&self, at: usize) -> u32 {
        let (x, y) = (at as i32 % self.columns, at as i32 / self.columns);
        let near = [(1, 0), (-1, 0), (0, 1), (0, -1)];
        let touched = near.into_iter().filter_map(|(dx, dy)| self.index((x + dx, y + dy))).filter(|at| self.used[*at] > 0).count() as u32;
        u32::from(self.used[at]) * SHARED + touched * 3
    }

    /// The middle of a side is the better place for a door.
    fn off_centre(&self, zone: usize, cell: Cell) -> u32 {
        let (x, y) = self.point(cell);
        let place = self.zones[zone];
        let across = ((x - place.x) / place.w - 0.5).abs();
        let down = ((y - place.y) / place.h - 0.5).abs();
        (across.min(down) * 16.0) as u32
    }

    fn trace(&self, came: &[Option<usize>], mut state: usize) -> Vec<Cell> {
        let mut cells = vec![state / 4];
        while let Some(before) = came[state] {
            state = before;
            cells.push(state / 4);
        }
        cells.reverse();
        cells.into_iter().map(|at| (at as i32 % self.columns, at as i32 / self.columns)).collect()
    }

    /// Remembers a way, and returns its corners, from side to side.
    fn keep(&mut self, from: usize, to: usize, cells: &[Cell]) -> Way {
        let (Some(first), Some(last)) = (cells.first().copied(), cells.last().copied()) else {
            // No lane leads there: straight across, rather than not at all.
            let centre = |zone: usize| {
                let place = self.zones[zone];
                (place.x + place.w / 2.0, place.y + place.h / 2.0)
            };
            return vec![centre(from), centre(to)];
        };
        for cell in cells {
            if let Some(at) = self.index(*cell) {
                self.used[at] = self.used[at].saturating_add(1);
            }
        }
        self.ends.entry(from).or_default().push(first);
        self.ends.entry(to).or_default().push(last);
        let mut way = vec![self.side(from, first)];
        for (at, cell) in cells.iter().enumerate() {
            let straight = at > 0 && at + 1 < cells.len() && (cells[at - 1].0 == cells[at + 1].0 || cells[at - 1].1 == cells[at + 1].1);
            if !straight {
                way.push(self.point(*cell));
            }
        }
        way.push(self.side(to, last));
        way
    }

    /// Returns the point on a zone's side that is nearest to a cell.
    fn side(&self, zone: usize, cell: Cell) -> (f32, f32) {
        let (x, y) = self.point(cell);
        let place = self.zones[zone];
        (x.clamp(place.x, place.x + place.w), y.clamp(place.y, place.y + place.h))
    }
}

/// Rounds the corners of a way.
pub fn rounded(way: &[(f32, f32)], radius: f32) -> Way {
    let mut points = Way::new();
    for (at, corner) in way.iter().copied().enumerate() {
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| way.get(at)), way.get(at + 1)) else {
            points.push(corner);
            continue;
        };
        let towards = |to: (f32, f32)| {
            let (dx, dy) = (to.0 - corner.0, to.1 - corner.1);
            let length = dx.hypot(dy).max(1e-3);
            let by = radius.min(length / 2.0);
            (corner.0 + dx / length * by, corner.1 + dy / length * by)
        };
        let (a, b) = (towards(*before), towards(*after));
        for step in 0..=4 {
            let t = step as f32 / 4.0;
            let u = 1.0 - t;
            points.push((u * u * a.0 + 2.0 * u * t * corner.0 + t * t * b.0, u * u * a.1 + 2.0 * u * t * corner.1 + t * t * b.1));
        }
    }
    points
}
