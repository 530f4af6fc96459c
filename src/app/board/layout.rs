//! Where zones and cards stand on the board, at rest and as the camera sees them.

use crate::scenario::Scenario;
use crate::scenario::names::*;

use super::areas;
use super::camera::Camera;
use super::lanes::Router;
use crate::app::kit::theme::Size;
use crate::app::screens::operations::Place;

/// Room between zones: lanes for links.
const LANE: f32 = 13.0;
/// Room at a zone's sides, and between cards.
const SIDE: f32 = 6.0;
const BETWEEN: f32 = 5.0;
/// What a zone's name takes, apart from its letters.
const HEAD_AIR: f32 = 6.0;
/// A card is no higher than this, before the camera comes closer.
const CARD_MAX: f32 = 62.0;
/// Where there is room to spare, cards stand so far apart.
const APART: f32 = 10.0;
/// A card that is smaller than this cannot be read: its zone shows a group instead.
const READABLE: (f32, f32) = (80.0, 16.0);
/// What a card would like to be, for choosing how many stand side by side.
const LIKED: (f32, f32) = (110.0, 34.0);
/// However small the board: no closer than this.
const CLOSEST_MAX: f32 = 16.0;
/// A line of text takes so much more than its letters.
const LEADING: f32 = 1.2;

/// A link's way: its points from one zone's side to the other's.
pub type Way = Vec<(f32, f32)>;

/// Everything that stands still on the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub place: Place,
    pub zones: Vec<Place>,
    pub ways: Vec<Way>,
    /// How many cards stand side by side, by zone.
    columns: Vec<usize>,
    /// How far the camera may come: at least until every card can be read.
    pub closest: f32,
}

/// What stands in a zone.
#[derive(Clone, Debug, PartialEq)]
pub enum Cards {
    /// A card for each system.
    Each(Vec<(SystemId, Place)>),
    /// One card for all: each by itself could not be read.
    Group(Place),
    /// There is no room for anything but the name.
    Nothing,
}

impl Plan {
    /// Lays a scenario out in a place on the screen.
    pub fn of(scenario: &Scenario, place: Place) -> Self {
        let zones = zones(scenario, place);
        let ways = Router::new(place, &zones).ways(scenario);
        let columns = scenario
            .content
            .zones
            .iter()
            .map(|(id, zone)| {
                let systems = scenario.plan.zone_systems[id].len();
                let given = usize::from(zone.columns.max(1));
                let place = zones[id.index()];
                // The author knows best, as long as it can be read.
                let fits = |columns: usize| zoom_to_read(place, systems, columns) <= 1.0;
                if zone.board.is_some() && fits(given) { given } else { columns(systems, place) }
            })
            .collect();
        let mut plan = Self { place, zones, ways, columns, closest: Camera::CLOSEST };
        let needed = scenario.content.zones.ids().map(|zone| plan.zoom_to_read(scenario, zone));
        plan.closest = needed.fold(Camera::CLOSEST, f32::max).min(CLOSEST_MAX);
        plan
    }

    /// Returns how close the camera must come for the cards of a zone to be readable.
    pub fn zoom_to_read(&self, scenario: &Scenario, zone: ZoneId) -> f32 {
        zoom_to_read(self.zones[zone.index()], scenario.plan.zone_systems[zone].len(), self.columns[zone.index()])
    }

    /// Returns the plan as a camera sees it.
    pub fn seen<'a>(&'a self, scenario: &'a Scenario, camera: Camera) -> Seen<'a> {
        Seen { plan: self, scenario, camera }
    }
}

/// How large letters are at a zoom: names, and what is said below them.
pub fn sizes(zoom: f32) -> (Size, Size) {
    match zoom {
        ..1.6 => (Size::Note, Size::Note),
        1.6..2.8 => (Size::Body, Size::Note),
        _ => (Size::Title, Size::Body),
    }
}

/// Returns how high a line of text is.
pub fn line_height(size: Size) -> f32 {
    size.px() * LEADING
}

/// Returns how high a zone's name stands.
pub fn head_height(zoom: f32) -> f32 {
    line_height(sizes(zoom).0) + HEAD_AIR
}

fn zoom_to_read(zone: Place, systems: usize, columns: usize) -> f32 {
    let (columns, rows) = (columns.max(1) as f32, systems.div_ceil(columns.max(1)).max(1) as f32);
    let across = (READABLE.0 * columns + BETWEEN * (columns - 1.0) + 2.0 * SIDE) / zone.w.max(1.0);
    // Close by, names are larger.
    let down = (READABLE.1 * rows + BETWEEN * (rows - 1.0) + SIDE + head_height(Camera::CLOSEST)) / zone.h.max(1.0);
    let near = (READABLE.1 * rows + BETWEEN * (rows - 1.0) + SIDE + head_height(1.0)) / zone.h.max(1.0);
    if systems == 0 { 1.0 } else { across.max(if near <= 1.0 { near } else { down }).max(f32::EPSILON) }
}

/// Returns how many cards should stand side by side: as many as make them largest.
fn columns(systems: usize, zone: Place) -> usize {
    let size = |columns: usize| {
        let rows = systems.div_ceil(columns).max(1) as f32;
        (zone.w / columns as f32 / LIKED.0).min(zone.h / rows / LIKED.1)
    };
    (1..=systems).fold(1, |best, columns| if size(columns) > size(best) { columns } else { best })
}

/// A plan through a camera.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    pub plan: &'a Plan,
    scenario: &'a Scenario,
    pub camera: Camera,
}

impl Seen<'_> {
    pub fn point(&self, point: (f32, f32)) -> (f32, f32) {
        self.camera.seen(self.plan.place, point)
    }

    pub fn place(&self, place: Place) -> Place {
        let (x, y) = self.point((place.x, place.y));
        Place { x, y, w: place.w * self.camera.zoom, h: place.h * self.camera.zoom }
    }

    pub fn zone(&self, id: ZoneId) -> Place {
        self.place(self.plan.zones[id.index()])
    }

    /// Returns where a zone's name stands.
    pub fn head(&self, id: ZoneId) -> Place {
        let place = self.zone(id);
        Place { x: place.x + 3.0, y: place.y + 2.0, w: place.w - 6.0, h: (head_height(self.camera.zoom) - 4.0).min(place.h - 4.0) }
    }

    /// Returns what stands in a zone below its name.
    pub fn inner(&self, id: ZoneId) -> Place {
        let (place, head) = (self.zone(id), head_height(self.camera.zoom));
        Place { x: place.x + SIDE, y: place.y + head, w: place.w - 2.0 * SIDE, h: place.h - head - SIDE }
    }

    /// Returns where the cards of a zone's systems stand.
    pub fn cards(&self, zone: ZoneId) -> Cards {
        let inner = self.inner(zone);
        let systems = &self.scenario.plan.zone_systems[zone];
        let columns = self.plan.columns[zone.index()];
        let rows = systems.len().div_ceil(columns).max(1);
        let w = (inner.w - BETWEEN * (columns as f32 - 1.0)) / columns as f32;
        let h = (inner.h - BETWEEN * (rows as f32 - 1.0)) / rows as f32;
        if systems.is_empty() || inner.h < READABLE.1 || inner.w < READABLE.1 {
            return Cards::Nothing;
        }
        // What is just as large as it must be is readable, however numbers are rounded.
        const SLACK: f32 = 0.05;
        if w < READABLE.0 - SLACK || h < READABLE.1 - SLACK {
            return Cards::Group(inner);
        }
        let most = CARD_MAX * self.camera.zoom;
        let between = if h > most { (BETWEEN + h - most).min(APART) } else { BETWEEN };
        let h = h.min(most);
        let card = |(at, system): (usize, &SystemId)| {
            let (column, row) = ((at % columns) as f32, (at / columns) as f32);
            (*system, Place { x: inner.x + column * (w + BETWEEN), y: inner.y + row * (h + between), w, h })
        };
        Cards::Each(systems.iter().enumerate().map(card).collect())
    }

    /// Returns where a system stands: its card, or the group that holds it, or its zone.
    pub fn card(&self, system: SystemId) -> Place {
        let zone = self.scenario.content.systems[system].zone;
        match self.cards(zone) {
            Cards::Each(cards) => cards.into_iter().find(|(id, _)| *id == system).map(|(_, place)| place).unwrap_or_default(),
            Cards::Group(place) => place,
            Cards::Nothing => self.zone(zone),
        }
    }

    pub fn way(&self, id: LinkId) -> Way {
        self.plan.ways[id.index()].iter().map(|point| self.point(*point)).collect()
    }

    /// Returns where a link's handle stands: where it meets the zone that has fewer links.
    pub fn handle(&self, id: LinkId) -> (f32, f32) {
        let (a, b) = self.scenario.content.links[id].between;
        let links = |zone: ZoneId| self.scenario.plan.zone_links[zone].len();
        let way = &self.plan.ways[id.index()];
        let end = if links(a) < links(b) { way.first() } else { way.last() };
        self.point(end.copied().unwrap_or_default())
    }

    /// Says whether any of a place can be seen.
    pub fn shows(&self, place: Place) -> bool {
        let board = self.plan.place;
        place.x < board.x + board.w && board.x < place.x + place.w && place.y < board.y + board.h && board.y < place.y + place.h
    }
}

fn zones(scenario: &Scenario, place: Place) -> Vec<Place> {
    // Half a lane at every side of a zone; none at the board's own edge.
    let (w, h) = (place.w + LANE, place.h + LANE);
    shares(scenario, w / h.max(1.0))
        .into_iter()
        .map(|share| Place {
            x: place.x + share.x * w,
            y: place.y + share.y * h,
            w: (share.w * w - LANE).max(1.0),
            h: (share.h * h - LANE).max(1.0),
        })
        .collect()
}

/// Returns which share of the board each zone takes: as the scenario says, or, when it leaves any out, as it
/// comes out best.
fn shares(scenario: &Scenario, aspect: f32) -> Vec<Place> {
    let zones = scenario.content.zones.rows();
    let given: Vec<_> = zones.iter().filter_map(|zone| zone.board.filter(|area| area.w > 0 && area.h > 0)).collect();
    if given.len() < zones.len() {
        return areas::shares(scenario, aspect);
    }
    let columns = f32::from(given.iter().map(|area| area.x.saturating_add(area.w)).max().unwrap_or(1));
    let rows = f32::from(given.iter().map(|area| area.y.saturating_add(area.h)).max().unwrap_or(1));
    given
        .iter()
        .map(|area| Place {
            x: f32::from(area.x) / columns,
            y: f32::from(area.y) / rows,
            w: f32::from(area.w) / columns,
            h: f32::from(area.h) / rows,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{albania, made_up};

    #[test]
    fn links_run_between_zones_and_never_over_them() {
        let scenario = albania();
        let place = Place { x: 300.0, y: 200.0, w: 920.0, h: 490.0 };
        let plan = Plan::of(&scenario, place);
        let seen = plan.seen(&scenario, Camera::default());
        for (id, link) in scenario.content.links.iter() {
            let way = &plan.ways[id.index()];
            let name = scenario.name(id);
            assert!(way.len() >= 2, "{name} has no way");
            let ends = [(way[0], link.between.0), (way[way.len() - 1], link.between.1)];
            for ((x, y), zone) in ends {
                let zone = plan.zones[zone.index()];
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
        let handles: Vec<(f32, f32)> = scenario.content.links.ids().map(|id| seen.handle(id)).collect();
        for (at, a) in handles.iter().enumerate() {
            for b in &handles[at + 1..] {
                assert!((a.0 - b.0).hypot(a.1 - b.1) >= 14.0, "handles overlap at {a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn every_card_can_be_read_when_the_camera_comes_close_enough() {
        for systems in [12, 40, 300] {
            let scenario = made_up(systems);
            for (w, h) in [(920.0, 470.0), (400.0, 300.0), (2400.0, 900.0)] {
                let plan = Plan::of(&scenario, Place { x: 250.0, y: 220.0, w, h });
                let camera = Camera { zoom: plan.closest, ..Camera::default() };
                let seen = plan.seen(&scenario, camera);
                for zone in scenario.content.zones.ids() {
                    match seen.cards(zone) {
                        Cards::Each(cards) => {
                            let within = seen.zone(zone);
                            assert_eq!(cards.len(), scenario.plan.zone_systems[zone].len());
                            for (at, (_, a)) in cards.iter().enumerate() {
                                assert!(a.w >= 79.0 && a.h >= 15.9, "{a:?}");
                                assert!(a.x >= within.x && a.x + a.w <= within.x + within.w + 0.1, "{a:?} in {within:?}");
                                assert!(a.y >= within.y && a.y + a.h <= within.y + within.h + 0.1, "{a:?} in {within:?}");
                                let apart = |b: &Place| a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                                assert!(cards[at + 1..].iter().all(|(_, b)| apart(b)));
                            }
                        }
                        other => assert!(scenario.plan.zone_systems[zone].is_empty(), "{other:?} with {systems} systems on {w} by {h}"),
                    }
                }
            }
        }
    }

    #[test]
    fn few_systems_stand_by_themselves_and_many_in_groups() {
        let groups = |systems: usize| {
            let scenario = made_up(systems);
            let plan = Plan::of(&scenario, Place { x: 0.0, y: 0.0, w: 920.0, h: 470.0 });
            let seen = plan.seen(&scenario, Camera::default());
            scenario.content.zones.ids().filter(|zone| matches!(seen.cards(*zone), Cards::Group(_))).count()
        };
        assert_eq!(groups(12), 0);
        assert!(groups(300) > 10);
    }
}
