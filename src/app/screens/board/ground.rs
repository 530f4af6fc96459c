//! What lies under the cards: zones, the ways between them, needs and marks, as the links' mesh draws them.

use super::super::operations::Place;
use super::focus::{End, Focus};
use crate::app::action::Thing;
use crate::app::board::layout::{Seen, Way};
use crate::app::game::Game;
use crate::app::model::Model;
use crate::scenario::moves::{Act, Effect, Target};
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Flows, Part as ZonePart};
use crate::sim::is_government;

/// Where zones stand, and what is drawn between and around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardView {
    /// Nothing is drawn outside of it.
    pub place: Place,
    pub zones: Vec<(ZoneId, Place, ZoneLook)>,
    pub links: Vec<LinkView>,
    pub needs: Vec<NeedView>,
    /// What a move that is considered or planned is about.
    pub marks: Vec<(Place, bool)>,
}

/// How a zone's ground looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneLook {
    Plain,
    Outside,
    /// We cut it off.
    Cut,
    Chosen,
}

/// A way between two zones.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkView {
    pub link: LinkId,
    pub way: Way,
    pub state: LinkState,
    pub chosen: bool,
    /// It steps back behind what is looked at.
    pub dim: bool,
    /// A move that is considered would cut it.
    pub marked: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    Open,
    /// Some of its flows are cut.
    Partly,
    Cut,
}

impl LinkState {
    /// From the flows that are open, and all that the link has.
    pub fn of(open: Flows, all: Flows) -> Self {
        match () {
            () if open.is_empty() => LinkState::Cut,
            () if open != all => LinkState::Partly,
            () => LinkState::Open,
        }
    }
}

/// A line from who needs something to what is needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeedView {
    pub from: (f32, f32),
    pub to: (f32, f32),
    pub works: bool,
}

/// Returns where everything stands on the board of a run, and how it is.
pub fn board_view(model: &Model, game: &Game, seen: &Seen<'_>) -> BoardView {
    let scenario = game.scenario();
    let focus = Focus::of(model, game);
    let cuts = Cuts::of(game);
    let zones = scenario
        .content
        .zones
        .iter()
        .map(|(id, zone)| {
            let look = match () {
                () if game.selected == Thing::Zone(id) || focus.zones.contains(&id) => ZoneLook::Chosen,
                () if game.picture.zone(id).cut => ZoneLook::Cut,
                () if zone.part == ZonePart::Internet => ZoneLook::Outside,
                () => ZoneLook::Plain,
            };
            (id, seen.zone(id), look)
        })
        .filter(|(_, place, _)| seen.shows(*place))
        .collect();
    let links = scenario
        .content
        .links
        .iter()
        .map(|(id, link)| {
            let sight = game.picture.link(id);
            let state = LinkState::of(sight.open, link.flows);
            let chosen = game.selected == Thing::Link(id);
            let dim = focus.dims && !chosen && !focus.runs_between(game, link.between);
            LinkView { link: id, way: seen.way(id), state, chosen, dim, marked: cuts.links.contains(&id) }
        })
        .collect();
    let centre = |place: Place| (place.x + place.w / 2.0, place.y + place.h / 2.0);
    let end = |end: End| match end {
        End::System(system) => centre(seen.card(system)),
        End::Outside => super::outside::citizens(seen.inner(scenario.plan.internet)),
    };
    let needs = focus
        .needs
        .iter()
        .map(|need| NeedView { from: end(need.from), to: end(need.to), works: need.works })
        .filter(|need| need.from != need.to)
        .collect();
    BoardView { place: seen.plan.place, zones, links, needs, marks: cuts.marks(seen) }
}

/// What a move that is considered, or moves that are planned, would cut or change.
#[derive(Default)]
struct Cuts {
    links: Vec<LinkId>,
    systems: Vec<(SystemId, bool)>,
    zones: Vec<(ZoneId, bool)>,
}

impl Cuts {
    fn of(game: &Game) -> Self {
        let mut cuts = Self::default();
        if let Some((what, on, _)) = &game.considered {
            cuts.add(game, *what, *on, true);
        }
        for planned in &game.plan {
            if let Act::Do { what, on, .. } = &planned.act {
                cuts.add(game, *what, *on, false);
            }
        }
        cuts
    }

    /// `now`: it is looked at just now, not only planned.
    fn add(&mut self, game: &Game, what: MoveId, on: Target, now: bool) {
        let scenario = game.scenario();
        match on {
            Target::System(system) => self.systems.push((system, now)),
            Target::Zone(zone) => self.zones.push((zone, now)),
            Target::Flow(link, _) => self.links.push(link),
            _ => {}
        }
        for effect in &scenario.content.moves[what].does {
            let internet = scenario.plan.internet;
            let cut = |id: &LinkId| {
                let (a, b) = scenario.content.links[*id].between;
                let open = game.picture.link(*id).open;
                let ours = is_government(scenario, a) || is_government(scenario, b);
                match (effect, on) {
                    (Effect::Segment, Target::Zone(zone)) => (a == zone || b == zone) && !open.is_empty(),
                    (Effect::GoDark, _) => ours && !open.is_empty(),
                    // What people outside come by is shut, for all of them or for those abroad.
                    (Effect::CloseInbound | Effect::CloseForeign, _) => {
                        ours && (a == internet || b == internet) && (open.has(Flow::Web) || open.has(Flow::Mail))
                    }
                    _ => false,
                }
            };
            self.links.extend(scenario.content.links.ids().filter(cut));
        }
    }

    fn marks(&self, seen: &Seen<'_>) -> Vec<(Place, bool)> {
        /// A mark stands so far around what it marks.
        const AROUND: f32 = 2.5;
        let around = |place: Place, now: bool| {
            (Place { x: place.x - AROUND, y: place.y - AROUND, w: place.w + 2.0 * AROUND, h: place.h + 2.0 * AROUND }, now)
        };
        let systems = self.systems.iter().map(|(system, now)| around(seen.card(*system), *now));
        let zones = self.zones.iter().map(|(zone, now)| around(seen.zone(*zone), *now));
        systems.chain(zones).filter(|(place, _)| seen.shows(*place)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::play::Pace;
    use crate::replay::Session;
    use crate::scenario::Minute;
    use crate::words::Words;

    /// What is marked while somebody looks at a move is what has changed once it is done.
    #[test]
    fn a_move_marks_the_links_that_it_cuts_and_no_others() {
        let scenario = crate::testing::albania();
        let words = Words::english();
        let vault = scenario.names.get::<ZoneId>("vault").expect("a zone");
        for (what, on) in [("go-dark", Target::Nothing), ("block-inbound", Target::Nothing), ("air-gap-vault", Target::Zone(vault))] {
            let id = scenario.names.get::<MoveId>(what).unwrap_or_else(|| panic!("`{what}` is offered"));
            let mut game = Game::new(Session::new(scenario.clone(), 3, None), Pace::Live, 60, &words);
            game.consider(id, on);
            let marked: BTreeSet<LinkId> = Cuts::of(&game).links.into_iter().collect();
            let before = game.session.sim.picture();
            game.give(Act::Do { what: id, on, by: None }, &words);
            assert_eq!(game.refused, None, "{what}");
            game.session.advance_to(Minute(9 * 60));
            let after = game.session.sim.picture();
            let cut: BTreeSet<LinkId> =
                scenario.content.links.ids().filter(|link| before.link(*link).open != after.link(*link).open).collect();
            assert!(!cut.is_empty(), "{what} cuts something");
            let names = |links: &BTreeSet<LinkId>| links.iter().map(|link| scenario.name(*link).to_owned()).collect::<Vec<_>>();
            assert_eq!(names(&marked), names(&cut), "{what}");
        }
    }
}
