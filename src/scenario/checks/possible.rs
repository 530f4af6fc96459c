//! What can come true in a scenario at all, whatever anybody does.
//!
//! Worked out from nothing: an inject can come when its condition can hold, a move can be made when it is on offer, its
//! target exists, what it asks for can hold and somebody has the skill, and so on until nothing more becomes possible.
//! Whatever is in doubt counts as possible.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::Minute;
use crate::scenario::Scenario;
use crate::scenario::condition::Condition;
use crate::scenario::intruder::{Deed, Goal};
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Aim, Effect, Move, Openness};
use crate::scenario::names::*;
use crate::scenario::story::Outcome;
use crate::scenario::world::{Flow, Gift, Part};

/// So often it is asked anew what has become possible.
const ROUNDS_MAX: usize = 100;

pub(super) struct Possible<'a> {
    scenario: &'a Scenario,
    /// Moves on offer for which there is a target.
    aimed: Vec<MoveId>,
    injects: BTreeSet<InjectId>,
    moves: BTreeSet<MoveId>,
    partners: BTreeSet<PartnerId>,
    pub postures: BTreeSet<PostureId>,
    /// Systems the intruder may get onto, and those it may flood.
    pub reached: BTreeSet<SystemId>,
    pub flooded: BTreeSet<SystemId>,
}

impl<'a> Possible<'a> {
    pub fn of(scenario: &'a Scenario) -> Self {
        let mut possible = Self {
            scenario,
            aimed: scenario.offered_moves().filter(|(_, what)| has_target(scenario, what)).map(|(id, _)| id).collect(),
            injects: BTreeSet::new(),
            moves: BTreeSet::new(),
            partners: BTreeSet::new(),
            postures: postures(scenario),
            reached: BTreeSet::new(),
            flooded: BTreeSet::new(),
        };
        if scenario.content.intruder.operators > 0 {
            possible.reached = reached(scenario);
            possible.flooded = possible
                .goals()
                .filter_map(|goal| if let Goal::Flood { on, .. } = goal { Some(on) } else { None })
                .flatten()
                .copied()
                .collect();
        }
        if (0..ROUNDS_MAX).all(|_| possible.grow()) {
            // One thing waits for another, and that for another, and so on: what is in doubt counts as possible.
            possible.injects = scenario.content.injects.ids().collect();
            possible.moves = possible.aimed.iter().copied().collect();
            possible.partners = scenario.content.partners.ids().collect();
        }
        possible
    }

    /// Adds what has become possible. Returns false when nothing has.
    fn grow(&mut self) -> bool {
        let content = &self.scenario.content;
        let before = (self.injects.len(), self.moves.len(), self.partners.len());
        for (id, inject) in content.injects.iter() {
            if !self.injects.contains(&id) && self.can(&inject.when) {
                self.injects.insert(id);
            }
        }
        let moves: Vec<_> = self.aimed.iter().copied().filter(|id| !self.moves.contains(id) && self.can_move(*id)).collect();
        self.moves.extend(moves);
        let partners: Vec<_> = content.partners.ids().filter(|id| !self.partners.contains(id) && self.can_come(*id)).collect();
        self.partners.extend(partners);
        before != (self.injects.len(), self.moves.len(), self.partners.len())
    }

    fn can_move(&self, id: MoveId) -> bool {
        let content = &self.scenario.content;
        let what = &content.moves[id];
        what.when.iter().all(|required| self.can(&required.is))
            && content
                .teams
                .rows()
                .iter()
                .any(|team| team.skills.contains(&what.skill) && team.partner.is_none_or(|partner| self.partners.contains(&partner)))
    }

    fn can_come(&self, partner: PartnerId) -> bool {
        let asked = self.moves.iter().any(|id| self.scenario.content.moves[*id].does.contains(&Effect::Engage));
        asked && self.can(&self.scenario.content.partners[partner].available)
            || self.outcomes().any(|outcome| *outcome == Outcome::Offer(partner))
    }

    /// What the injects that can come, and the answers to them, do.
    fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        let injects = self.injects.iter().map(|id| &self.scenario.content.injects[*id]);
        injects.flat_map(|inject| {
            inject.does.iter().chain(inject.ask.iter().flat_map(|ask| ask.answers.iter().flat_map(|answer| &answer.does)))
        })
    }

    /// What the intruder may want.
    fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.postures.iter().flat_map(|id| &self.scenario.content.postures[*id].goals)
    }

    fn does(&self, wanted: impl Fn(&Effect) -> bool) -> bool {
        self.moves.iter().any(|id| self.scenario.content.moves[*id].does.iter().any(&wanted))
    }

    /// Says whether a move with such an effect can be made on a system.
    fn does_to(&self, system: SystemId, wanted: impl Fn(&Effect) -> bool) -> bool {
        self.moves
            .iter()
            .map(|id| &self.scenario.content.moves[*id])
            .any(|what| what.does.iter().any(&wanted) && fits(self.scenario, what, system))
    }

    fn wants(&self, wanted: impl Fn(&Goal) -> bool) -> bool {
        self.scenario.content.intruder.operators > 0 && self.goals().any(wanted)
    }

    /// Says whether a condition can ever hold.
    pub fn can(&self, condition: &Condition) -> bool {
        let destroys = || self.wants(|goal| matches!(goal, Goal::Destroy { .. }));
        let engaged = |partner: &PartnerId| self.partners.contains(partner);
        let content = &self.scenario.content;
        match condition {
            Condition::Never => false,
            Condition::All(all) => all.iter().all(|inner| self.can(inner)) && !contradicts(self.scenario, all),
            Condition::Any(any) => any.iter().any(|inner| self.can(inner)),
            Condition::Not(inner) => !is_certain(inner),
            Condition::Done(what) | Condition::Ordered(what) => self.moves.contains(what),
            Condition::TrustBelow(trust) => *trust > Permille(0),
            Condition::Dark => self.does(|effect| matches!(effect, Effect::GoDark)),
            Condition::DarkPrepared => self.does(|effect| matches!(effect, Effect::PrepareDark | Effect::GoDark)),
            Condition::Isolated(system) => self.does_to(*system, |effect| matches!(effect, Effect::Isolate | Effect::ShutDown)),
            Condition::Hit(system) => destroys() && self.reached.contains(system),
            Condition::DestroyedAbove(share) => *share == Permille(0) || destroys() && !self.reached.is_empty(),
            Condition::BackupsLost => self.wants(|goal| matches!(goal, Goal::DestroyBackups { .. })),
            Condition::EvidenceAbove(share) => *share == Permille(0) || self.scenario.plan.evidence > 0,
            Condition::Flooded(system) => self.flooded.contains(system),
            Condition::Shielded(system) => self.does_to(*system, |effect| matches!(effect, Effect::Shield { .. })),
            Condition::Assessed => self.does(|effect| matches!(effect, Effect::Assess { .. })),
            Condition::Asked(partner) | Condition::Present(partner) => engaged(partner),
            Condition::OnSite(partner) => engaged(partner) && content.partners[*partner].on_site_after.is_some(),
            Condition::CloudReady => content.partners.iter().any(|(id, partner)| engaged(&id) && partner.brings.contains(&Gift::CloudMail)),
            Condition::Happened(inject) => self.injects.contains(inject),
            Condition::Answered(choice) => self.injects.contains(&content.answers[*choice].0),
            Condition::Open(_) => self.does(|effect| matches!(effect, Effect::OpenFallback { .. })),
            Condition::Stated => self.does(|effect| matches!(effect, Effect::State { .. })),
            Condition::Named => self.does(|effect| matches!(effect, Effect::State { openness: Openness::Blaming })),
            Condition::Claimed => self.wants(|goal| matches!(goal, Goal::Claim { .. })),
            Condition::Leaked => self.wants(|goal| matches!(goal, Goal::Leak { .. })),
            Condition::EntryPatched => self.does(|effect| matches!(effect, Effect::PatchEntry)),
            Condition::Posture(posture) => self.postures.contains(posture),
            _ => true,
        }
    }

    /// Returns the smallest part of a condition that keeps it, or one of its alternatives, from ever holding.
    pub fn blame<'c>(&self, condition: &'c Condition) -> Option<&'c Condition> {
        match condition {
            Condition::All(inner) | Condition::Any(inner) => {
                inner.iter().find_map(|inner| self.blame(inner)).or_else(|| (!self.can(condition)).then_some(condition))
            }
            _ => (!self.can(condition)).then_some(condition),
        }
    }
}

/// Says whether a condition holds at every minute of every run.
pub(super) fn is_certain(condition: &Condition) -> bool {
    match condition {
        Condition::Always => true,
        Condition::After(minute) => *minute == Minute::START,
        Condition::All(all) => all.iter().all(is_certain),
        Condition::Any(any) => any.iter().any(is_certain),
        Condition::Not(inner) => matches!(**inner, Condition::Never),
        Condition::ServicesUp(share) => *share == Permille(0),
        Condition::ServicesUpAtMost(share) => *share == Permille::ALL,
        _ => false,
    }
}

/// Says whether some of these keep others of them from holding.
fn contradicts(scenario: &Scenario, all: &[Condition]) -> bool {
    /// Compared with each other: of longer lists only the beginning.
    const COMPARED: usize = 64;
    let all = &all[..all.len().min(COMPARED)];
    let excludes = |a: &Condition, b: &Condition| match (a, b) {
        (Condition::Not(not), other) => {
            **not == *other || matches!((&**not, other), (Condition::After(end), Condition::After(begin)) if begin >= end)
        }
        (Condition::Up(a), Condition::Down(b)) => a == b,
        (Condition::ServicesUp(least), Condition::ServicesUpAtMost(most)) => least > most,
        (Condition::Posture(a), Condition::Posture(b)) => a != b,
        (Condition::Answered(a), Condition::Answered(b)) => a != b && scenario.content.answers[*a].0 == scenario.content.answers[*b].0,
        _ => false,
    };
    all.iter().enumerate().any(|(number, a)| all[number + 1..].iter().any(|b| excludes(a, b) || excludes(b, a)))
}

/// Says whether there is anything at which a move can be aimed.
pub(super) fn has_target(scenario: &Scenario, what: &Move) -> bool {
    let content = &scenario.content;
    match what.aim {
        Aim::Nothing => true,
        Aim::System => content.systems.ids().any(|system| fits(scenario, what, system)),
        Aim::Zone => content
            .zones
            .rows()
            .iter()
            .any(|zone| zone.part != Part::Internet && (what.parts.is_empty() || what.parts.contains(&zone.part))),
        Aim::Flow => !content.links.is_empty(),
        Aim::Domain => !content.domains.is_empty(),
        Aim::Service => !content.services.is_empty(),
        Aim::Agency => !content.agencies.is_empty(),
        Aim::Partner => !content.partners.is_empty(),
        Aim::Fallback => !content.fallbacks.is_empty(),
    }
}

/// Says whether a move that is aimed at systems can be aimed at this one.
pub(super) fn fits(scenario: &Scenario, what: &Move, system: SystemId) -> bool {
    let system = &scenario.content.systems[system];
    what.aim == Aim::System
        && what.make.is_none_or(|make| make == system.make)
        && (what.parts.is_empty() || what.parts.contains(&scenario.content.zones[system.zone].part))
}

/// The postures to which some doctrine leads.
fn postures(scenario: &Scenario) -> BTreeSet<PostureId> {
    let mut all = BTreeSet::new();
    for doctrine in scenario.content.doctrines.rows() {
        let mut next: BTreeMap<PostureId, Vec<PostureId>> = BTreeMap::new();
        doctrine.turns.iter().for_each(|turn| next.entry(turn.from).or_default().push(turn.to));
        let mut open = vec![doctrine.starts];
        while let Some(posture) = open.pop() {
            all.insert(posture);
            open.extend(next.remove(&posture).unwrap_or_default());
        }
    }
    all
}

/// The systems onto which the intruder may get, with whatever credentials: from those it holds, over flows that its
/// techniques use and that the target listens to.
fn reached(scenario: &Scenario) -> BTreeSet<SystemId> {
    let content = &scenario.content;
    let mut reached: BTreeSet<SystemId> = content.intruder.footholds.iter().map(|foothold| foothold.on).collect();
    let mut flows: BTreeSet<Flow> = BTreeSet::new();
    for technique in content.techniques.rows() {
        match technique.deed {
            Deed::Enter => {
                reached.insert(content.intruder.entry);
            }
            Deed::Move { by } | Deed::Encrypt { by, .. } | Deed::Wipe { by, .. } | Deed::Inhibit { by } => {
                flows.insert(by);
            }
            _ => {}
        }
    }
    let mut zones: Vec<ZoneId> = reached.iter().map(|system| content.systems[*system].zone).collect();
    let mut done = BTreeSet::new();
    while let Some(from) = zones.pop() {
        if !done.insert(from) {
            continue;
        }
        let links = scenario.plan.zone_links[from].iter().map(|link| &content.links[*link]);
        let beyond = links.map(|link| (if link.between.0 == from { link.between.1 } else { link.between.0 }, Some(link.flows)));
        for (zone, open) in beyond.chain([(from, None)]) {
            for system in &scenario.plan.zone_systems[zone] {
                let listens = content.systems[*system].listens;
                if flows.iter().any(|flow| listens.has(*flow) && open.is_none_or(|open| open.has(*flow))) && reached.insert(*system) {
                    zones.push(zone);
                }
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excludes_itself_cannot_hold() {
        let scenario = crate::testing::albania();
        let possible = Possible::of(&scenario);
        let service = ServiceId::new(0);
        let both = Condition::All(vec![Condition::Up(service), Condition::Down(service)]);
        assert!(!possible.can(&both) && possible.can(&Condition::Up(service)));
        let late = |a, b| Condition::All(vec![Condition::Not(Box::new(Condition::After(Minute(a)))), Condition::After(Minute(b))]);
        assert!(possible.can(&late(20, 10)) && !possible.can(&late(10, 10)));
        assert_eq!(possible.blame(&Condition::Any(vec![Condition::Always, Condition::Never])), Some(&Condition::Never));
    }
}
