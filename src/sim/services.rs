//! Services and those who need them: levels that follow what they need, requests that go unmet, and paper.

use crate::sim::board::Board;

use crate::scenario::calendar::HOURS_PER_WEEK;
use crate::scenario::leaf::Permille;
use crate::scenario::names::*;
use crate::scenario::plan::Node;
use crate::scenario::services::ALL_REQUESTS_MAX;
use crate::scenario::world::Audience;
use crate::scenario::{Minute, Scenario};

use super::clock::{Due, Future};
use super::event::{EventId, Rule, What};
use super::journal::emit;
use super::levels;
use super::network::stir_ways;
use super::state::*;

pub(super) fn apply(board: &mut Board, id: EventId, what: What) {
    match what {
        What::ServiceClosed { service } => {
            let serving = board.of_mut::<Serving>(service);
            serving.closed_inside = true;
            serving.closed_abroad = true;
            mark_stale(board, Node::Service(service), id);
        }
        What::ServiceOpened { service } => {
            board.of_mut::<Serving>(service).closed_inside = false;
            mark_stale(board, Node::Service(service), id);
        }
        What::ServiceOpenedAbroad { service } => {
            board.of_mut::<Serving>(service).closed_abroad = false;
            mark_stale(board, Node::Service(service), id);
        }
        What::ServiceMoved { service } => {
            let serving = board.of_mut::<Serving>(service);
            serving.moved = true;
            serving.closed_inside = false;
            serving.closed_abroad = false;
            mark_stale(board, Node::Service(service), id);
        }
        What::SystemLevel { system, level } => {
            board.of_mut::<Level>(system).0 = level;
            mark_dependents(board, Node::System(system), id);
        }
        What::ServiceLevel { service, inside, abroad } => set_level(board, id, service, inside, abroad),
        What::FallbackPromised { fallback, opens } => {
            *board.of_mut::<Counter>(fallback) = Counter::Opening(opens);
            board.resource_mut::<Future>().schedule(opens, Due::FallbackOpens(fallback), id);
        }
        What::FallbackOpened { fallback } => {
            settle_all(board);
            *board.of_mut::<Counter>(fallback) = Counter::Open;
        }
        What::FallbackClosed { fallback } => {
            settle_all(board);
            *board.of_mut::<Counter>(fallback) = Counter::Closed;
        }
        What::Redirected => {
            settle_all(board);
            board.resource_mut::<Desk>().redirected = true;
        }
        What::SurgeBegan { permille, until } => {
            settle_all(board);
            let public = board.resource_mut::<Public>();
            public.surge = public.surge.max(permille);
            public.surges = public.surges.saturating_add(1);
            board.resource_mut::<Future>().schedule(until, Due::SurgeOver, id);
        }
        What::SurgeOver => {
            settle_all(board);
            let public = board.resource_mut::<Public>();
            public.surges = public.surges.saturating_sub(1);
            if public.surges == 0 {
                public.surge = Permille(0);
            }
        }
        What::DataLost { service, requests, .. } => {
            let units = u64::from(requests) * UNITS_PER_REQUEST;
            board.of_mut::<Ledger>(service).unmet_inside += units;
            board.index.unmet += units;
        }
        _ => unreachable!("not an event of services: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

fn set_level(board: &mut Board, id: EventId, service: ServiceId, inside: Permille, abroad: Permille) {
    let scenario = board.scenario();
    settle(board, &scenario, service);
    // Who is sent here from another service is served less, or more, from now on.
    for other in &scenario.plan.sent_to[service] {
        settle(board, &scenario, *other);
    }
    let covers = u64::from(scenario.content.services[service].covers);
    let serving = board.of_mut::<Serving>(service);
    let (old_inside, old_abroad) = (serving.inside, serving.abroad);
    serving.inside = inside;
    serving.abroad = abroad;
    serving.by = id;
    let short = serving.is_short();
    board.index.short.put(service.index() as u32, short);
    if scenario.content.services[service].audience == Audience::Public {
        board.index.working = board.index.working + u64::from(inside.0) - u64::from(old_inside.0);
    }
    let tally = board.resource_mut::<Tally>();
    tally.e_services_inside = tally.e_services_inside + covers * u64::from(inside.0) - covers * u64::from(old_inside.0);
    tally.e_services_abroad = tally.e_services_abroad + covers * u64::from(abroad.0) - covers * u64::from(old_abroad.0);
    mark_dependents(board, Node::Service(service), id);
}

/// Notes that a node's level may have changed, and by which event.
pub(super) fn mark_stale(board: &mut Board, node: Node, by: EventId) {
    let rank = board.rules().plan.rank(node);
    board.resource_mut::<Stale>().0.insert(rank, by);
}

/// Notes that access from abroad has changed: for what is flooded from there, and for users there.
pub(super) fn mark_edge_stale(board: &mut Board, by: EventId) {
    super::floods::stir(board, by);
    let scenario = board.scenario();
    for (service, what) in scenario.content.services.iter() {
        if what.audience == Audience::Public {
            mark_stale(board, Node::Service(service), by);
        }
    }
}

fn mark_dependents(board: &mut Board, node: Node, by: EventId) {
    let scenario = board.scenario();
    for dependent in scenario.plan.dependents(node) {
        mark_stale(board, *dependent, by);
    }
}

/// Works out the levels of everything that may have changed, each after what it needs.
pub(super) fn follow_needs(board: &mut Board) {
    let scenario = board.scenario();
    while let Some((rank, by)) = board.resource_mut::<Stale>().0.pop_first() {
        match scenario.plan.order[rank as usize] {
            Node::System(system) => {
                let level = levels::of_system(&scenario, board, system);
                if level != board.of::<Level>(system).0 {
                    emit(board, Rule::Dependency, by, What::SystemLevel { system, level });
                }
            }
            Node::Service(service) => {
                let (inside, abroad) = levels::of_service(&scenario, board, service);
                let serving = board.of::<Serving>(service);
                if (inside, abroad) != (serving.inside, serving.abroad) {
                    emit(board, Rule::Dependency, by, What::ServiceLevel { service, inside, abroad });
                }
            }
        }
    }
}

/// Sets every level as it is at the start: not a rise, but a beginning, so nothing is told of it.
pub(super) fn begin(board: &mut Board, scenario: &Scenario) {
    for node in &scenario.plan.order {
        match *node {
            Node::System(system) => {
                let level = levels::of_system(scenario, board, system);
                board.of_mut::<Level>(system).0 = level;
            }
            Node::Service(service) => {
                let (inside, abroad) = levels::of_service(scenario, board, service);
                let covers = u64::from(scenario.content.services[service].covers);
                let serving = board.of_mut::<Serving>(service);
                serving.inside = inside;
                serving.abroad = abroad;
                let tally = board.resource_mut::<Tally>();
                tally.e_services_inside += covers * u64::from(inside.0);
                tally.e_services_abroad += covers * u64::from(abroad.0);
            }
        }
    }
}

/// Brings a service's ledger up to now, at the level it had until now.
fn settle(board: &mut Board, scenario: &Scenario, service: ServiceId) {
    let now = board.now();
    let flow = Demand::of(board, scenario, service);
    let ledger = board.of_mut::<Ledger>(service);
    let before = ledger.unmet();
    flow.add(scenario, service, ledger, now);
    let unmet = ledger.unmet() - before;
    board.index.unmet += unmet;
}

/// Brings the ledgers up to now of all services that do not serve everybody. Where everybody is served there is nothing to write.
pub(super) fn settle_all(board: &mut Board) {
    let scenario = board.scenario();
    let mut from = 0;
    while let Some(short) = board.index.short.next(from) {
        settle(board, &scenario, ServiceId::new(short as usize));
        from = short + 1;
    }
}

/// Returns all requests that went unmet until now, in ledger units.
pub(super) fn unmet(board: &Board) -> u64 {
    let (scenario, now) = (board.rules(), board.now());
    let since = |short: u32| {
        let service = ServiceId::new(short as usize);
        ledger_now(board, scenario, service, now).unmet() - board.of::<Ledger>(service).unmet()
    };
    board.index.unmet + board.index.short.iter().map(since).sum::<u64>()
}

/// Returns a service's ledger as it stands now, without changing anything.
pub(super) fn ledger_now(board: &Board, scenario: &Scenario, service: ServiceId, now: Minute) -> Ledger {
    let mut ledger = board.of::<Ledger>(service).clone();
    Demand::of(board, scenario, service).add(scenario, service, &mut ledger, now);
    ledger
}

/// What decides how many requests go unmet, constant between events.
pub(super) struct Demand {
    pub inside: Permille,
    pub abroad: Permille,
    surge: Permille,
    /// Requests an hour at an open counter, and which.
    paper: Option<(FallbackId, u32)>,
    /// Share taken by another service.
    redirected: Permille,
}

impl Demand {
    pub fn of(board: &Board, scenario: &Scenario, service: ServiceId) -> Self {
        let what = &scenario.content.services[service];
        let serving = board.of::<Serving>(service);
        let paper = what.paper.as_ref().filter(|paper| *board.of::<Counter>(paper.at) == Counter::Open);
        let redirected = match &what.stand_in {
            Some(stand_in) if board.resource::<Desk>().redirected => {
                let works = board.of::<Serving>(stand_in.service).inside;
                Permille(works.of(u32::from(stand_in.takes_permille.0)) as u16)
            }
            _ => Permille(0),
        };
        Self {
            inside: serving.inside,
            abroad: serving.abroad,
            surge: board.resource::<Public>().surge,
            paper: paper.map(|paper| (paper.at, paper.per_hour)),
            redirected,
        }
    }

    /// Returns what happens to the requests of one hour: unmet inside and abroad, on paper, redirected, in
    /// thousandths of a request.
    pub fn hour(&self, scenario: &Scenario, service: ServiceId, hour: usize) -> Hour {
        let rates = &scenario.plan.requests_per_hour[service];
        let asked = |rate: u32| u64::from(rate) * (1000 + u64::from(self.surge.0)) / 1000;
        let inside = asked(rates.inside[hour]) * u64::from(1000 - self.inside.0);
        let abroad = asked(rates.abroad[hour]) * u64::from(1000 - self.abroad.0);
        let redirected = inside * u64::from(self.redirected.0) / 1000;
        let paper = match self.paper {
            Some((fallback, per_hour)) if staffed(scenario, fallback, hour) => (u64::from(per_hour) * 1000).min(inside - redirected),
            _ => 0,
        };
        Hour { inside: inside - redirected - paper, abroad, paper, redirected }
    }

    fn add(&self, scenario: &Scenario, service: ServiceId, ledger: &mut Ledger, until: Minute) {
        let mut at = ledger.settled;
        ledger.settled = until.max(at);
        if self.inside == Permille::ALL && self.abroad == Permille::ALL {
            return;
        }
        while at < until {
            let end = scenario.calendar.next_hour(at).min(until);
            let minutes = u64::from(end.since(at));
            let hour = self.hour(scenario, service, scenario.calendar.hour_of_week(at));
            ledger.unmet_inside += hour.inside * minutes;
            ledger.unmet_abroad += hour.abroad * minutes;
            ledger.on_paper += hour.paper * minutes;
            ledger.redirected += hour.redirected * minutes;
            at = end;
        }
    }
}

/// Thousandths of a request in an hour.
pub(super) struct Hour {
    pub inside: u64,
    pub abroad: u64,
    pub paper: u64,
    pub redirected: u64,
}

fn staffed(scenario: &Scenario, fallback: FallbackId, hour_of_week: usize) -> bool {
    let fallback = &scenario.content.fallbacks[fallback];
    let (from, to) = fallback.hours;
    let hour = (hour_of_week % 24) as u8;
    debug_assert!(hour_of_week < HOURS_PER_WEEK);
    fallback.days.iter().any(|day| *day as usize == hour_of_week / 24) && (from..to).contains(&hour)
}

/// Opens every flow a service needs on its way, through the dark where it must.
pub(super) fn open_paths(board: &mut Board, scenario: &Scenario, service: ServiceId, by: EventId) {
    for &(link, flow) in &scenario.plan.hanging[service].paths {
        let cuts = board.of::<Cuts>(link);
        if !cuts.open.has(flow) && !cuts.reopened.has(flow) {
            emit(board, Rule::Work, by, What::PathOpened { link, flow });
        }
    }
    stir_ways(board, by);
}

/// Returns every system a service hangs on, by id.
pub fn systems_of(scenario: &Scenario, service: ServiceId) -> &[SystemId] {
    &scenario.plan.hanging[service].systems
}

/// Says whether people's entries are kept on a system.
pub(super) fn holds_data(scenario: &Scenario, system: SystemId) -> bool {
    !scenario.plan.kept_on[system].is_empty()
}

/// When so much is unmet, in ledger units, no more data is lost with old copies: a run can restore the same machines over and over.
const UNMET_MAX: u64 = 1 << 62;

/// Every sum of requests has room, in all scenarios that are read.
const _: () = {
    let most = ALL_REQUESTS_MAX as u64;
    // A surge doubles what is asked for. Between two news hours no hour of the week comes twice, and their figures have 32 bits.
    assert!(2 * most <= u32::MAX as u64);
    // In a year each comes 53 times at most.
    assert!(UNMET_MAX.checked_add(53 * 2 * most * UNITS_PER_REQUEST).is_some());
};

/// What people entered since a copy was made is lost with it: they ask again.
pub(super) fn lose_data(board: &mut Board, scenario: &Scenario, system: SystemId, by: EventId) {
    let Some(copy) = &scenario.content.systems[system].backup else { return };
    let minutes = u64::from(copy.age.0);
    for &service in &scenario.plan.kept_on[system] {
        // At the average rate of a week: nobody knows which hours are missing.
        let requests = u64::from(scenario.content.services[service].requests_per_week) * minutes / (HOURS_PER_WEEK as u64 * 60);
        let room = UNMET_MAX.saturating_sub(unmet(board)) / UNITS_PER_REQUEST;
        let requests = requests.min(room).min(u64::from(u32::MAX)) as u32;
        if requests > 0 {
            emit(board, Rule::Work, by, What::DataLost { service, system, requests });
        }
    }
}
