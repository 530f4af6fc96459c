//! Names that nothing uses: what is declared and plays no part.

use std::collections::BTreeSet;

use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::intruder::Deed;
use crate::scenario::names::*;
use crate::scenario::world::Part;
use crate::scenario::{Id, Scenario};

use super::Lint;

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let content = &scenario.content;
    for id in content.agencies.ids().filter(|id| !lint.is_used(Kind::Agency, id.index())) {
        tell(scenario, id, "owns no system and no service", found);
    }
    for (id, _) in content.zones.iter().filter(|(id, zone)| zone.part != Part::Internet && scenario.plan.zone_systems[*id].is_empty()) {
        // An empty zone that joins others is a way; that no link leads to it is an error of its own.
        if scenario.plan.zone_links[id].len() == 1 {
            tell(scenario, id, "holds no system and joins no zones", found);
        }
    }
    let joined: BTreeSet<DomainId> = content.systems.rows().iter().filter_map(|system| system.domain).collect();
    for id in content.domains.ids().filter(|id| !joined.contains(id)) {
        tell(scenario, id, "has no system in it", found);
    }
    for id in content.profiles.ids().filter(|id| !lint.is_used(Kind::Profile, id.index())) {
        tell(scenario, id, "belongs to no service", found);
    }
    let on_paper: BTreeSet<FallbackId> = content.services.rows().iter().filter_map(|service| Some(service.paper.as_ref()?.at)).collect();
    for id in content.fallbacks.ids().filter(|id| !on_paper.contains(id)) {
        tell(scenario, id, "serves no service on paper", found);
    }
    let come: BTreeSet<PartnerId> = content.teams.rows().iter().filter_map(|team| team.partner).collect();
    for (id, _) in content.partners.iter().filter(|(id, partner)| partner.brings.is_empty() && !come.contains(id)) {
        tell(scenario, id, "brings nothing and nobody", found);
    }
    for (id, technique) in content.techniques.iter() {
        // The others are taken whenever a goal needs them; these only when a goal names them.
        let named_only = matches!(
            technique.deed,
            Deed::Encrypt { .. } | Deed::Wipe { .. } | Deed::Inhibit { .. } | Deed::Flood { .. } | Deed::Claim | Deed::Leak
        );
        if named_only && !lint.is_used(Kind::Technique, id.index()) {
            tell(scenario, id, "is the way to no goal", found);
        }
    }
    let turned: BTreeSet<PostureId> =
        content.doctrines.rows().iter().flat_map(|doctrine| doctrine.turns.iter().map(|turn| turn.to).chain([doctrine.starts])).collect();
    for id in content.postures.ids().filter(|id| !turned.contains(id)) {
        tell(scenario, id, "is where no doctrine leads", found);
    }
    for id in content.moves.ids().filter(|id| lint.is_own(*id) && !content.offered[*id]) {
        tell(scenario, id, "is not on offer", found);
    }
}

fn tell<I: Id>(scenario: &Scenario, id: I, what: &str, found: &mut Diagnostics) {
    let message = format!("the {} `{}` {what}", I::KIND.word(), scenario.name(id));
    found.push(scenario.odd("unused-id", id, message).help("use it, or take it away"));
}
