//! Whether a condition holds now.

use crate::sim::board::Board;

use crate::scenario::condition::Condition;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;

use super::adversary::Intruder;
use super::levels::HALF;
use super::services::unmet;
use super::state::*;

pub(super) fn holds(board: &Board, condition: &Condition) -> bool {
    let scenario = board.rules();
    let network = || board.resource::<Network>();
    let desk = || board.resource::<Desk>();
    let public = || board.resource::<Public>();
    let tally = || board.resource::<Tally>();
    let serving = |service: ServiceId| board.of::<Serving>(service);
    match condition {
        Condition::Always => true,
        Condition::Never => false,
        Condition::All(all) => all.iter().all(|condition| holds(board, condition)),
        Condition::Any(any) => any.iter().any(|condition| holds(board, condition)),
        Condition::Not(not) => !holds(board, not),
        Condition::After(minute) => board.now() >= *minute,
        Condition::Done(what) => desk().done.contains_key(what),
        Condition::Up(service) => serving(*service).inside >= HALF,
        Condition::Down(service) => serving(*service).inside < HALF,
        Condition::UpAbroad(service) => serving(*service).abroad >= HALF,
        Condition::ServicesUp(share) => services_up(board) >= *share,
        Condition::ServicesUpAtMost(share) => services_up(board) <= *share,
        Condition::UnmetAbove(requests) => unmet(board) / UNITS_PER_REQUEST > *requests,
        Condition::TrustBelow(trust) => public().trust < *trust,
        Condition::Dark => network().dark_since.is_some(),
        Condition::DarkPrepared => network().prepared,
        Condition::Isolated(system) => *board.of::<Standing>(*system) != Standing::Connected,
        Condition::Hit(system) => board.of::<Hosts>(*system).lost > 0,
        Condition::DestroyedAbove(share) => Permille::share(u64::from(tally().hosts_lost), u64::from(scenario.plan.hosts)) >= *share,
        Condition::BackupsLost => tally().backups_destroyed > 0,
        Condition::EvidenceAbove(share) => evidence(board) >= *share,
        Condition::Suspected(system) => {
            matches!(board.of::<Belief>(*system).status, Status::Suspected | Status::Compromised)
        }
        Condition::Found(system) => board.of::<Belief>(*system).status == Status::Compromised,
        Condition::Flooded(system) => board.of::<Load>(*system).flood > Permille(0),
        Condition::Shielded(system) => board.of::<Load>(*system).absorbs > Permille(0),
        Condition::Assessed => desk().intent.is_some(),
        Condition::Asked(partner) => *board.of::<Help>(*partner) != Help::NotAsked,
        Condition::Present(partner) => board.of::<Help>(*partner).is_present(),
        Condition::OnSite(partner) => *board.of::<Help>(*partner) == Help::OnSite,
        Condition::CloudReady => desk().cloud_ready,
        Condition::Happened(inject) => matches!(board.of::<InjectState>(*inject), InjectState::Asking { .. } | InjectState::Over { .. }),
        Condition::Answered(choice) => {
            let (inject, _) = scenario.content.answers[*choice];
            *board.of::<InjectState>(inject) == InjectState::Over { choice: Some(*choice) }
        }
        Condition::Open(fallback) => *board.of::<Counter>(*fallback) == Counter::Open,
        Condition::Stated => public().statement.is_some(),
        Condition::Named => public().named,
        Condition::Claimed => public().claimed,
        Condition::Leaked => public().published > 0,
        Condition::EntryPatched => desk().entry_patched,
        Condition::Clean => tally().footholds == 0,
        Condition::Ordered(what) => {
            let has = |team: TeamId| {
                let crew = board.of::<Crew>(team);
                crew.work.as_ref().is_some_and(|work| work.what == *what) || crew.queue.iter().any(|waiting| waiting.what == *what)
            };
            desk().done.contains_key(what) || scenario.content.teams.ids().any(has)
        }
        Condition::Posture(posture) => board.resource::<Intruder>().posture == *posture,
    }
}

/// Returns the share of e-services that work inside the country.
pub(super) fn services_up(board: &Board) -> Permille {
    let total = u64::from(board.rules().content.e_services);
    Permille::share(board.resource::<Tally>().e_services_inside, total * 1000)
}

/// Returns the share of e-services that work for users abroad.
pub(super) fn services_up_abroad(board: &Board) -> Permille {
    let total = u64::from(board.rules().content.e_services);
    Permille::share(board.resource::<Tally>().e_services_abroad, total * 1000)
}

/// Returns the share of the key evidence that is secured.
pub(super) fn evidence(board: &Board) -> Permille {
    let all = u64::from(board.rules().plan.evidence);
    Permille::share(board.resource::<Tally>().evidence, all * 1000)
}
