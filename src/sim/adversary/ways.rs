//! The first step on a shortest way to each system, group by group.
//!
//! What a foothold gets at depends on its zone alone, so each zone is gone from once: from what is steered already, where a step that
//! cannot be taken now bars the way, and once more from what would be reached on the way.

use crate::scenario::names::*;
use crate::scenario::world::{Flow, Flows};

use super::choice::{Choice, Eyes};

/// Where every way begins.
pub(super) struct Ways {
    /// Steps to what lies next to a foothold: by group, the nearest foothold first.
    near: Vec<Near>,
    /// For each group, the first step on the way to what lies farther off.
    far: Vec<Option<Choice>>,
}

/// A way from a foothold straight to the systems of a group.
struct Near {
    group: usize,
    /// How early the foothold's zone is gone from.
    turn: usize,
    technique: TechniqueId,
    from: SystemId,
}

/// A zone that is gone from, because of what would be reached there, and how the way to it begins.
struct Beyond {
    turn: usize,
    first: SystemId,
    zone: ZoneId,
    begin: Choice,
}

impl Ways {
    /// Finds them all.
    pub fn find(eyes: &Eyes) -> Self {
        let groups = &eyes.scenario.plan.groups;
        let routes = &eyes.scenario.plan.routes;
        let usable = routes.iter().fold(Flows::NONE, |flows, (_, flow)| flows.with(*flow));
        let mut ways = Self { near: Vec::new(), far: vec![None; groups.all().len()] };
        for (turn, (from, zone)) in footholds(eyes).into_iter().enumerate() {
            for (group, open) in around(eyes, zone) {
                let by = |flow: &Flow| open.both(usable).has(*flow);
                if let Some((technique, _)) = routes.iter().find(|(_, flow)| by(flow)) {
                    ways.near.push(Near { group, turn, technique: *technique, from });
                }
            }
        }
        // By group; within one, they stay in their turn.
        ways.near.sort_by_key(|near| near.group);
        ways.go_on(eyes, usable);
        ways
    }

    /// Goes on from what would be reached, breadth first.
    fn go_on(&mut self, eyes: &Eyes, usable: Flows) {
        let groups = &eyes.scenario.plan.groups;
        let mut beyond = self.first_reached(eyes);
        let mut gone_from = vec![false; eyes.scenario.content.zones.len()];
        beyond.retain(|next| !std::mem::replace(&mut gone_from[next.zone.index()], true));
        let mut at = 0;
        while let Some(Beyond { turn, zone, begin, .. }) = beyond.get(at) {
            at += 1;
            let (turn, zone, begin) = (*turn, *zone, *begin);
            let mut found: Vec<Beyond> = Vec::new();
            for (group, open) in around(eyes, zone) {
                if open.both(usable).is_empty() || self.far[group].is_some() {
                    continue;
                }
                self.far[group] = Some(begin);
                let group = &groups.all()[group];
                if let Some(place) = eyes.board.index.strange.within(group.places.clone()).next()
                    && !gone_from[group.zone.index()]
                {
                    found.push(Beyond { turn, first: groups.by_id.at(place), zone: group.zone, begin });
                }
            }
            found.sort_by_key(|next| next.first);
            found.retain(|next| !std::mem::replace(&mut gone_from[next.zone.index()], true));
            beyond.append(&mut found);
        }
    }

    /// Returns the zones of what lies next to a foothold, in the order in which it would be reached.
    fn first_reached(&self, eyes: &Eyes) -> Vec<Beyond> {
        let groups = &eyes.scenario.plan.groups;
        let mut reached: Vec<Beyond> = Vec::new();
        let mut done = None;
        for near in &self.near {
            // The first of a group's ways by which any of it can be reached.
            if done == Some(near.group) {
                continue;
            }
            let group = &groups.all()[near.group];
            let systems = eyes.board.index.strange.within(group.places.clone()).map(|place| groups.by_id.at(place));
            let first = systems.filter_map(|on| eyes.step(near.technique, on, near.from)).next();
            if let Some(begin) = first {
                done = Some(near.group);
                reached.push(Beyond { turn: near.turn, first: begin.on, zone: group.zone, begin });
            }
        }
        reached.sort_by_key(|next| (next.turn, next.first));
        reached
    }

    /// Returns the first step towards a system, if a way leads there.
    pub fn towards(&self, eyes: &Eyes, goal: SystemId) -> Option<Choice> {
        let groups = &eyes.scenario.plan.groups;
        if !eyes.board.index.strange.has(groups.by_id.place(goal)) {
            return None;
        }
        let group = groups.number(goal);
        let first = self.near.partition_point(|near| near.group < group);
        let straight = self.near[first..].iter().take_while(|near| near.group == group);
        straight.filter_map(|near| eyes.step(near.technique, goal, near.from)).next().or(self.far[group])
    }
}

/// Returns the zones in which the intruder can steer something, the one with the first system first.
fn footholds(eyes: &Eyes) -> Vec<(SystemId, ZoneId)> {
    let zones = eyes.board.index.steered.iter().map(|zone| ZoneId::new(zone as usize));
    let mut footholds: Vec<_> = zones.filter_map(|zone| Some((eyes.reached_in(zone).min()?, zone))).collect();
    footholds.sort_unstable();
    footholds
}

/// Returns the groups that can be got at from a zone, and over which flows.
fn around(eyes: &Eyes, zone: ZoneId) -> impl Iterator<Item = (usize, Flows)> {
    let groups = &eyes.scenario.plan.groups;
    let of_zone = move |(zone, open): (ZoneId, Flows)| groups.of_zone(zone).map(move |group| (group, open));
    let ways = eyes.around(zone).flat_map(of_zone);
    let ways = ways.map(|(group, open)| (group, open.both(eyes.doors(&groups.all()[group]))));
    ways.filter(|(_, open)| !open.is_empty())
}
