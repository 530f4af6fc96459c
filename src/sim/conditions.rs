//! Whether a condition holds now.

use crate::sim::board::Board;

use crate::scenario::condition::Condition;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;

use super::adversary::Intruder;
use super::levels::HALF;
use super::services::ledger_now;
use super::state::*;

pub(super) fn holds(world: &Board, condition: &Condition) -> bool {
    let scenario = world.rules();
    let network = || world.resource::<Network>();
    let desk = || world.resource::<Desk>();
    let public = || world.resource::<Public>();
    let tally = || world.resource::<Tally>();
    let serving = |service: ServiceId| world.of::<Serving>(service);
    match condition {
        Condition::Always => true,
        Condition::Never => false,
        Condition::All(all) => all.iter().all(|condition| holds(world, condition)),
        Condition::Any(any) => any.iter().any(|condition| holds(world, condition)),
        Condition::Not(not) => !holds(world, not),
        Condition::After(minute) => world.now() >= *minute,
        Condition::Done(what) => desk().done.contains_key(what),
        Condition::Up(service) => serving(*service).inside >= HALF,
        Condition::Down(service) => serving(*service).inside < HALF,
        Condition::UpAbroad(service) => serving(*service).abroad >= HALF,
        Condition::ServicesUp(share) => services_up(world) >= *share,
        Condition::ServicesUpAtMost(share) => services_up(world) <= *share,
        Condition::UnmetAbove(requests) => unmet(world) / UNITS_PER_REQUEST > *requests,
        Condition::TrustBelow(trust) => public().trust < *trust,
        Condition::Dark => network().dark_since.is_some(),
        Condition::DarkPrepared => network().prepared,
        Condition::Isolated(system) => *world.of::<Standing>(*system) != Standing::Connected,
        Condition::Hit(system) => world.of::<Hosts>(*system).lost > 0,
        Condition::DestroyedAbove(share) => Permille::share(u64::from(tally().hosts_lost), u64::from(scenario.plan.hosts)) >= *share,
        Condition::BackupsLost => tally().backups_destroyed > 0,
        Condition::EvidenceAbove(share) => evidence(world) >= *share,
        Condition::Suspected(system) => {
            matches!(world.of::<Belief>(*system).status, Status::Suspected | Status::Compromised)
        }
        Condition::Found(system) => world.of::<Belief>(*system).status == Status::Compromised,
        Condition::Flooded(system) => world.of::<Load>(*system).flood > Permille(0),
        Condition::Shielded(system) => world.of::<Load>(*system).absorbs > Permille(0),
        Condition::Assessed => desk().intent.is_some(),
        Condition::Asked(partner) => *world.of::<Help>(*partner) != Help::NotAsked,
        Condition::Present(partner) => world.of::<Help>(*partner).is_present(),
        Condition::OnSite(partner) => *world.of::<Help>(*partner) == Help::OnSite,
        Condition::CloudReady => desk().cloud_ready,
        Condition::Happened(inject) => matches!(world.of::<InjectState>(*inject), InjectState::Asking { .. } | InjectState::Over { .. }),
        Condition::Answered(choice) => {
            let (inject, _) = scenario.content.answers[*choice];
            *world.of::<InjectState>(inject) == InjectState::Over { choice: Some(*choice) }
        }
        Condition::Open(fallback) => *world.of::<Counter>(*fallback) == Counter::Open,
        Condition::Stated => public().statement.is_some(),
        Condition::Named => public().named,
        Condition::Claimed => public().claimed,
        Condition::Leaked => public().published > 0,
        Condition::EntryPatched => desk().entry_patched,
        Condition::Clean => tally().footholds == 0,
        Condition::Posture(posture) => world.resource::<Intruder>().posture == *posture,
    }
}

/// Returns the share of e-services that work inside the country.
pub(super) fn services_up(world: &Board) -> Permille {
    let total = u64::from(world.rules().content.e_services);
    Permille::share(world.resource::<Tally>().e_services_inside, total * 1000)
}

/// Returns the share of e-services that work for users abroad.
pub(super) fn services_up_abroad(world: &Board) -> Permille {
    let total = u64::from(world.rules().content.e_services);
    Permille::share(world.resource::<Tally>().e_services_abroad, total * 1000)
}

/// Returns all unmet requests until now, in ledger units.
pub(super) fn unmet(world: &Board) -> u64 {
    let scenario = world.rules();
    let now = world.now();
    scenario.content.services.ids().map(|service| ledger_now(world, scenario, service, now).unmet()).sum()
}

/// Returns the share of the key evidence that is secured.
pub(super) fn evidence(world: &Board) -> Permille {
    let all = u64::from(world.rules().plan.evidence);
    Permille::share(world.resource::<Tally>().evidence, all * 1000)
}
