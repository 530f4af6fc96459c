//! Where zones stand when a scenario does not say: in layers by their distance from the internet, ordered
//! within a layer so that links cross as little as can be had cheaply, each as large as it has systems.
//!
//! The same scenario is always laid out in the same way: nothing here is drawn by luck.

use crate::scenario::Scenario;
use crate::scenario::names::*;

use crate::app::screens::operations::Place;

/// A zone counts for at least so many systems; the internet, with its three figures, for so many.
const WEIGHT_MIN: f32 = 3.0;
const INTERNET_WEIGHT: f32 = 5.0;
/// A layer takes at least this share of the board's width, the internet at most that one.
const LAYER_MIN: f32 = 0.13;
const INTERNET_MAX: f32 = 0.16;
/// A zone is best so many times as wide as it is high.
const ASPECT: f32 = 1.9;
/// How often the layers are swept over for fewer crossings, and from how many first orders.
const SWEEPS: usize = 8;
const STARTS: usize = 8;
/// No zone of a row is less than this share of an even one, so that the small stay readable.
const SHARE_MIN: f32 = 0.55;

/// Zones in layers; places of links that only pass through a layer are kept as well.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Layers {
    /// By layer, from the top: nodes. Those below `zones` are zones, the others bends of long links.
    rows: Vec<Vec<usize>>,
    /// Neighbours in the layer before, and in the one after.
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

/// Returns a place between 0 and 1 for each zone; lanes for links are not yet taken off.
pub fn shares(scenario: &Scenario, aspect: f32) -> Vec<Place> {
    let zones = scenario.content.zones.len();
    let links: Vec<(usize, usize)> =
        scenario.content.links.iter().map(|(_, link)| (link.between.0.index(), link.between.1.index())).collect();
    let internet = scenario.plan.internet.index();
    let mut layers = Layers::of(zones, &links, internet);
    layers.untangle();
    let weight = |zone: usize| {
        let systems = scenario.plan.zone_systems[ZoneId::new(zone)].len() as f32;
        if zone == internet { INTERNET_WEIGHT } else { systems.max(WEIGHT_MIN) }
    };
    let rows: Vec<Vec<usize>> = layers
        .rows
        .iter()
        .map(|row| row.iter().copied().filter(|node| *node < zones).collect())
        .filter(|row: &Vec<usize>| !row.is_empty())
        .collect();
    place(zones, &rows, internet, aspect, weight)
}

/// Gives each layer a column as wide as its zones are heavy, and each zone a field of it.
fn place(zones: usize, rows: &[Vec<usize>], internet: usize, aspect: f32, weight: impl Fn(usize) -> f32) -> Vec<Place> {
    let total: f32 = (0..zones).map(&weight).sum();
    let mut widths: Vec<f32> = rows
        .iter()
        .map(|row| {
            let share = row.iter().copied().map(&weight).sum::<f32>() / total.max(1.0);
            if row.as_slice() == [internet] { share.clamp(LAYER_MIN, INTERNET_MAX) } else { share.max(LAYER_MIN) }
        })
        .collect();
    // What the internet does not take, the others share.
    let fixed: f32 = rows.iter().zip(&widths).filter(|(row, _)| row.as_slice() == [internet]).map(|(_, width)| *width).sum();
    let free: f32 = widths.iter().sum::<f32>() - fixed;
    for (row, width) in rows.iter().zip(&mut widths) {
        if row.as_slice() != [internet] {
            *width *= (1.0 - fixed) / free.max(f32::EPSILON);
        } else if rows.len() == 1 {
            *width = 1.0;
        }
    }
    let mut places = vec![Place::default(); zones];
    let mut x = 0.0;
    for (row, width) in rows.iter().zip(widths) {
        // So many zones side by side that each is about as wide as is best.
        let across = ((width * aspect * row.len() as f32 / ASPECT).sqrt().round() as usize).clamp(1, row.len());
        let lines: Vec<&[usize]> = row.chunks(across).collect();
        let heights = fair(&lines.iter().map(|line| line.iter().copied().map(&weight).sum()).collect::<Vec<f32>>());
        let mut y = 0.0;
        for (line, height) in lines.iter().zip(heights) {
            let shares = fair(&line.iter().copied().map(&weight).collect::<Vec<f32>>());
            let mut left = x;
            for (zone, share) in line.iter().zip(shares) {
                places[*zone] = Place { x: left, y, w: width * share, h: height };
                left += width * share;
            }
            y += height;
        }
        x += width;
    }
    places
}

/// Shares of a whole by weight, none of them far below an even one.
fn fair(weights: &[f32]) -> Vec<f32> {
    let total: f32 = weights.iter().sum();
    let least = SHARE_MIN / weights.len().max(1) as f32;
    let raised: Vec<f32> = weights.iter().map(|weight| (weight / total.max(f32::EPSILON)).max(least)).collect();
    let whole: f32 = raised.iter().sum();
    raised.iter().map(|share| share / whole).collect()
}

impl Layers {
    fn of(zones: usize, links: &[(usize, usize)], internet: usize) -> Self {
        let depth = depths(zones, links, internet);
        let count = depth.iter().max().map_or(1, |deepest| deepest + 1);
        let mut layers = Self { rows: vec![Vec::new(); count], before: vec![Vec::new(); zones], after: vec![Vec::new(); zones] };
        for (zone, layer) in depth.iter().enumerate() {
            layers.rows[*layer].push(zone);
        }
        for (a, b) in links {
            let (near, far) = if depth[*a] <= depth[*b] { (*a, *b) } else { (*b, *a) };
            let mut last = near;
            for layer in depth[near] + 1..depth[far] {
                let bend = layers.before.len();
                layers.rows[layer].push(bend);
                layers.before.push(Vec::new());
                layers.after.push(Vec::new());
                layers.join(last, bend);
                last = bend;
            }
            if depth[near] < depth[far] {
                layers.join(last, far);
            }
        }
        layers
    }

    fn join(&mut self, near: usize, far: usize) {
        self.after[near].push(far);
        self.before[far].push(near);
    }

    /// Orders each layer by the middle of its neighbours, from left to right and back, and then swaps those
    /// that are better off the other way round. The best order that was seen is kept.
    fn untangle(&mut self) {
        let written = self.rows.clone();
        let mut best = (self.crossings(), self.rows.clone());
        for round in 0..STARTS * SWEEPS {
            let (start, sweep) = (round / SWEEPS, round % SWEEPS);
            if best.0 == 0 {
                break;
            }
            if sweep == 0 {
                self.rows.clone_from(&written);
                for row in &mut self.rows {
                    let by = row.len() * start / STARTS;
                    row.rotate_left(by);
                    // Every other start looks at one half in a mirror.
                    if start % 2 == 1 {
                        let half = row.len() / 2;
                        row[..half].reverse();
                    }
                }
            }
            let forward = sweep % 2 == 0;
            let order: Vec<usize> =
                if forward { (1..self.rows.len()).collect() } else { (0..self.rows.len().saturating_sub(1)).rev().collect() };
            for layer in order {
                self.centre(layer, forward);
            }
            while self.swap() {}
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.before.len()];
        for row in &self.rows {
            row.iter().enumerate().for_each(|(at, node)| places[*node] = at);
        }
        places
    }

    fn centre(&mut self, layer: usize, forward: bool) {
        let places = self.places();
        let sides = if forward { &self.before } else { &self.after };
        let middle = |node: usize| {
            let near = &sides[node];
            // In 1/1024 of a place: whole numbers sort the same everywhere.
            if near.is_empty() { places[node] * 1024 } else { near.iter().map(|other| places[*other] * 1024).sum::<usize>() / near.len() }
        };
        self.rows[layer].sort_by_key(|node| (middle(*node), places[*node]));
    }

    /// Swaps neighbours in a layer where that saves a crossing. Returns whether any were.
    fn swap(&mut self) -> bool {
        let mut better = false;
        for layer in 0..self.rows.len() {
            for at in 1..self.rows[layer].len() {
                let places = self.places();
                let (a, b) = (self.rows[layer][at - 1], self.rows[layer][at]);
                let crossed = |first: usize, second: usize| {
                    let pairs = |sides: &[Vec<usize>]| {
                        sides[first]
                            .iter()
                            .flat_map(|x| sides[second].iter().map(move |y| (x, y)))
                            .filter(|(x, y)| places[**x] > places[**y])
                            .count()
                    };
                    pairs(&self.before) + pairs(&self.after)
                };
                if crossed(b, a) < crossed(a, b) {
                    self.rows[layer].swap(at - 1, at);
                    better = true;
                }
            }
        }
        better
    }

    /// Returns how often links cross between one layer and the next.
    fn crossings(&self) -> usize {
        let places = self.places();
        self.rows
            .iter()
            .map(|row| {
                let ends: Vec<(usize, usize)> =
                    row.iter().flat_map(|node| self.after[*node].iter().map(|far| (places[*node], places[*far]))).collect();
                let crossed = |a: &(usize, usize), b: &(usize, usize)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1);
                ends.iter().enumerate().map(|(at, a)| ends[at + 1..].iter().filter(|b| crossed(a, b)).count()).sum::<usize>()
            })
            .sum()
    }
}

/// Returns how many links lie between each zone and the internet. What no link leads to stands last.
fn depths(zones: usize, links: &[(usize, usize)], internet: usize) -> Vec<usize> {
    let mut depths = vec![usize::MAX; zones];
    if let Some(depth) = depths.get_mut(internet) {
        *depth = 0;
    }
    let mut queue = vec![internet];
    let mut at = 0;
    while let Some(zone) = queue.get(at).copied() {
        at += 1;
        for (a, b) in links {
            let other = if *a == zone { *b } else { *a };
            if (*a == zone || *b == zone) && depths[other] == usize::MAX {
                depths[other] = depths[zone] + 1;
                queue.push(other);
            }
        }
    }
    let last = depths.iter().copied().filter(|depth| *depth != usize::MAX).max().unwrap_or(0) + 1;
    depths.iter().map(|depth| if *depth == usize::MAX { last } else { *depth }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::synthetic::Luck;
    use crate::testing::{albania, made_up};

    /// A graph that nobody drew: every zone hangs on an earlier one, and some on another as well.
    fn graph(luck: &mut Luck, zones: usize) -> Vec<(usize, usize)> {
        let mut links: Vec<(usize, usize)> = (1..zones).map(|zone| (luck.below(zone), zone)).collect();
        for _ in 0..zones / 2 {
            let (a, b) = (luck.below(zones), luck.below(zones));
            if a != b {
                links.push((a.min(b), a.max(b)));
            }
        }
        links.sort_unstable();
        links.dedup();
        links
    }

    #[test]
    fn no_simple_order_crosses_fewer_links() {
        let mut luck = Luck(7);
        let (mut ours, mut as_written) = (0, 0);
        for round in 0..60 {
            let zones = 4 + luck.below(20);
            let links = graph(&mut luck, zones);
            let written = Layers::of(zones, &links, 0);
            let mut untangled = written.clone();
            untangled.untangle();
            // As written, by the middle of the neighbours alone, and shuffled twenty times.
            let mut alternatives = vec![written.clone()];
            let mut centred = written.clone();
            for layer in 1..centred.rows.len() {
                centred.centre(layer, true);
            }
            alternatives.push(centred);
            for _ in 0..20 {
                let mut shuffled = written.clone();
                for row in &mut shuffled.rows {
                    for at in (1..row.len()).rev() {
                        row.swap(at, luck.below(at + 1));
                    }
                }
                alternatives.push(shuffled);
            }
            let crossings = untangled.crossings();
            for alternative in &alternatives {
                assert!(crossings <= alternative.crossings(), "round {round}: {crossings} crossings against {}", alternative.crossings());
            }
            ours += crossings;
            as_written += written.crossings();
        }
        assert!(ours * 2 < as_written, "{ours} crossings against {as_written} as written");
    }

    #[test]
    fn zones_fill_the_board_and_never_overlap() {
        let mut scenarios: Vec<_> = [12, 40, 120, 300].into_iter().map(made_up).collect();
        scenarios.push(albania());
        for scenario in scenarios {
            for aspect in [0.8, 1.9, 4.0] {
                let places = shares(&scenario, aspect);
                let mut area = 0.0;
                for (at, a) in places.iter().enumerate() {
                    let slack = 1e-4;
                    assert!(a.w > 0.0 && a.h > 0.0 && a.x >= 0.0 && a.y >= 0.0, "{a:?}");
                    assert!(a.x + a.w <= 1.0 + slack && a.y + a.h <= 1.0 + slack, "{a:?}");
                    area += a.w * a.h;
                    for b in &places[at + 1..] {
                        let apart =
                            a.x + a.w <= b.x + slack || b.x + b.w <= a.x + slack || a.y + a.h <= b.y + slack || b.y + b.h <= a.y + slack;
                        assert!(apart, "{}: {a:?} and {b:?}", scenario.id);
                    }
                }
                assert!(area > 0.85, "{}: {area} of the board is used", scenario.id);
                assert_eq!(places, shares(&scenario, aspect), "laid out twice, it stands where it stood");
            }
        }
    }

    #[test]
    fn the_internet_stands_at_the_edge_and_distance_grows_to_the_right() {
        let scenario = made_up(40);
        let places = shares(&scenario, 1.9);
        let internet = scenario.plan.internet;
        assert_eq!(places[internet.index()].x, 0.0);
        let zones = scenario.content.zones.len();
        let links: Vec<(usize, usize)> =
            scenario.content.links.iter().map(|(_, link)| (link.between.0.index(), link.between.1.index())).collect();
        let depths = depths(zones, &links, internet.index());
        for a in 0..zones {
            for b in 0..zones {
                assert!(depths[a] >= depths[b] || places[a].x + places[a].w <= places[b].x + 1e-4, "{a} stands before {b}");
            }
        }
    }

    #[test]
    fn a_zone_that_no_link_leads_to_stands_last() {
        assert_eq!(depths(4, &[(0, 1), (1, 2)], 0), [0, 1, 2, 3]);
        assert_eq!(depths(1, &[], 0), [0]);
    }
}
