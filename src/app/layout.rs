//! Where zones stand on the board, and which way the links between them take: along the lanes between
//! zones, so that no link runs over a card.

use std::collections::{BTreeMap, BinaryHeap};

use crate::scenario::Scenario;
use crate::scenario::leaf::Area;
use crate::scenario::names::*;

use super::screens::operations::Place;

/// Room between zones: lanes for links.
const LANE: f32 = 13.0;
/// Links keep to a grid of so many pixels.
const CELL: f32 = 4.0;
/// What a turn costs, in cells, and what it costs to share a cell or touch another link.
const TURN: u32 = 6;
const SHARED: u32 = 40;
/// Ends of links stand at least so many cells apart on a zone's side.
const APART: i32 = 6;

/// What a zone's name takes of its height, room at its other sides, and between cards.
const HEAD: f32 = 23.0;
const SIDE: f32 = 6.0;
const BETWEEN: f32 = 5.0;
const CARD_MAX: f32 = 46.0;

/// A link's way: its points from one zone's side to the other's.
pub type Way = Vec<(f32, f32)>;

/// Everything that stands still on the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub place: Place,
    pub zones: Vec<Place>,
    pub ways: Vec<Way>,
}

impl Plan {
    /// Lays a scenario out in a place on the screen.
    pub fn of(scenario: &Scenario, place: Place) -> Self {
        let zones = zones(scenario, place);
        let ways = Router::new(place, &zones).ways(scenario);
        Self { place, zones, ways }
    }

    pub fn zone(&self, id: ZoneId) -> Place {
        self.zones[id.index()]
    }

    /// Returns where the cards of a zone's systems stand.
    pub fn cards(&self, scenario: &Scenario, zone: ZoneId) -> Vec<(SystemId, Place)> {
        let place = self.zone(zone);
        let columns = usize::from(scenario.content.zones[zone].columns.max(1));
        let systems = &scenario.plan.zone_systems[zone];
        let rows = systems.len().div_ceil(columns).max(1);
        let inner = (place.w - 2.0 * SIDE, place.h - HEAD - SIDE);
        let w = (inner.0 - BETWEEN * (columns as f32 - 1.0)) / columns as f32;
        let h = ((inner.1 - BETWEEN * (rows as f32 - 1.0)) / rows as f32).clamp(16.0, CARD_MAX);
        systems
            .iter()
            .enumerate()
            .map(|(at, system)| {
                let (column, row) = ((at % columns) as f32, (at / columns) as f32);
                (*system, Place { x: place.x + SIDE + column * (w + BETWEEN), y: place.y + HEAD + row * (h + BETWEEN), w, h })
            })
            .collect()
    }

    /// Returns where a system's card stands.
    pub fn card(&self, scenario: &Scenario, system: SystemId) -> Place {
        let cards = self.cards(scenario, scenario.content.systems[system].zone);
        cards.into_iter().find(|(id, _)| *id == system).map(|(_, place)| place).unwrap_or_default()
    }

    /// Returns where a link's handle stands: where it meets the zone that has fewer links.
    pub fn handle(&self, scenario: &Scenario, id: LinkId) -> (f32, f32) {
        let (a, b) = scenario.content.links[id].between;
        let links = |zone: ZoneId| scenario.plan.zone_links[zone].len();
        let way = &self.ways[id.index()];
        let end = if links(a) < links(b) { way.first() } else { way.last() };
        end.copied().unwrap_or_default()
    }
}

fn zones(scenario: &Scenario, place: Place) -> Vec<Place> {
    let areas = areas(scenario);
    let columns = f32::from(areas.iter().map(|area| area.x.saturating_add(area.w)).max().unwrap_or(1).max(1));
    let rows = f32::from(areas.iter().map(|area| area.y.saturating_add(area.h)).max().unwrap_or(1).max(1));
    // Half a lane at every side of a zone; none at the board's own edge.
    let (w, h) = ((place.w + LANE) / columns, (place.h + LANE) / rows);
    areas
        .iter()
        .map(|area| Place {
            x: place.x + f32::from(area.x) * w,
            y: place.y + f32::from(area.y) * h,
            w: f32::from(area.w) * w - LANE,
            h: f32::from(area.h) * h - LANE,
        })
        .collect()
}

/// Returns the areas that the scenario gives, or, when it leaves any out, areas in rows of four.
fn areas(scenario: &Scenario) -> Vec<Area> {
    let zones = scenario.content.zones.rows();
    if zones.iter().all(|zone| zone.board.is_some_and(|area| area.w > 0 && area.h > 0)) {
        return zones.iter().filter_map(|zone| zone.board).collect();
    }
    const PER_ROW: usize = 4;
    zones.iter().enumerate().map(|(at, _)| Area { x: (at % PER_ROW) as u16, y: (at / PER_ROW) as u16, w: 1, h: 1 }).collect()
}

/// Finds ways through the lanes, one link after the other.
struct Router<'a> {
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
    fn new(place: Place, zones: &'a [Place]) -> Self {
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
    fn ways(mut self, scenario: &Scenario) -> Vec<Way> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::albania;

    #[test]
    fn links_run_between_zones_and_never_over_them() {
        let scenario = albania();
        let place = Place { x: 300.0, y: 200.0, w: 920.0, h: 490.0 };
        let plan = Plan::of(&scenario, place);
        for (id, link) in scenario.content.links.iter() {
            let way = &plan.ways[id.index()];
            let name = scenario.name(id);
            assert!(way.len() >= 2, "{name} has no way");
            let ends = [(way[0], link.between.0), (way[way.len() - 1], link.between.1)];
            for ((x, y), zone) in ends {
                let zone = plan.zone(zone);
                let beside = (x - zone.x).abs() < 1.0
                    || (x - zone.x - zone.w).abs() < 1.0
                    || (y - zone.y).abs() < 1.0
                    || (y - zone.y - zone.h).abs() < 1.0;
                assert!(beside, "{name} ends away from its zone");
            }
            for pair in way.windows(2) {
                for step in 1..10 {
                    let t = step as f32 / 10.0;
                    let (x, y) = (pair[0].0 + (pair[1].0 - pair[0].0) * t, pair[0].1 + (pair[1].1 - pair[0].1) * t);
                    let over = plan
                        .zones
                        .iter()
                        .any(|zone| x > zone.x + 1.0 && x < zone.x + zone.w - 1.0 && y > zone.y + 1.0 && y < zone.y + zone.h - 1.0);
                    assert!(!over, "{name} runs over a zone at {x}, {y}");
                }
            }
        }
        let handles: Vec<(f32, f32)> = scenario.content.links.ids().map(|id| plan.handle(&scenario, id)).collect();
        for (at, a) in handles.iter().enumerate() {
            for b in &handles[at + 1..] {
                assert!((a.0 - b.0).hypot(a.1 - b.1) >= 14.0, "handles overlap at {a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn zones_without_places_stand_in_rows() {
        let scenario = albania();
        let zones = zones(&scenario, Place { x: 0.0, y: 0.0, w: 900.0, h: 500.0 });
        for (at, a) in zones.iter().enumerate() {
            for b in &zones[at + 1..] {
                let apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                assert!(apart, "{a:?} {b:?}");
            }
        }
    }
}
