//! The public: unmet requests, what it is told, what it finds out, and whether it still trusts.

use crate::sim::board::Board;

use crate::scenario::leaf::Permille;
use crate::scenario::moves::Openness;
use crate::scenario::{Minute, Scenario};

use super::clock::{Due, Future};
use super::conditions::services_up;
use super::event::{EventId, Rule, TrustReason, What};
use super::journal::{Journal, emit};
use super::levels::HALF;
use super::services::{settle_all, unmet};
use super::state::*;

/// Thousandths of the trust there is that are lost at a news hour when every request since the last one went unmet.
const ALL_UNMET: u64 = 55;
/// An open statement keeps its effect for so long, and takes away half the anger.
const OPEN_FOR_MINUTES: u32 = 36 * 60;
/// Trust lost at a news hour when much is down and nobody has said why.
const SILENCE: i16 = -12;
/// Much is down: at most this share works.
const MUCH_DOWN: Permille = Permille(800);
/// Trust gained by the first word, and by saying more.
const TOLD_MINIMAL: i16 = 8;
const TOLD_OPEN: i16 = 45;
const TOLD_BLAMING: i16 = 30;
/// Trust lost when "technical works" turn out to have been an attack.
const FOUND_OUT: i16 = -90;
/// Trust gained when the service that the public means comes back, and when any other does: so much, and
/// one thousandth for so many e-services that it stands for.
const FLAGSHIP_RETURNED: i16 = 40;
const RETURNED: i16 = 4;
const RETURNED_E_SERVICES: u32 = 20;
const COUNTER_OPENED: i16 = 20;
/// Trust lost when the intruder claims the attack: more, when nobody had said there was one.
const CLAIMED: i16 = -20;
const CLAIMED_FIRST: i16 = -60;
const LEAKED: i16 = -35;
/// With nothing amiss, trust comes back by so much at each news hour, up to where it was.
const CALM: i16 = 3;

pub(super) fn apply(board: &mut Board, _id: EventId, what: What) {
    let now = board.now();
    let public = board.resource_mut::<Public>();
    match what {
        What::StatementMade { openness } => {
            public.statement = Some((openness, now));
            public.said_most = public.said_most.max(Some(openness));
            public.named |= openness == Openness::Blaming;
        }
        What::NewsRead { .. } => public.news_then = now,
        What::TrustMoved { by, why } => {
            public.trust = public.trust.moved(i32::from(by));
            public.found_out |= why == TrustReason::Hidden;
        }
        _ => unreachable!("not an event of the public: {what:?}"),
    }
    board.resource_mut::<Stirred>().any = true;
}

/// Moves trust, and says why. Nothing is said of no change.
pub(super) fn move_trust(board: &mut Board, by_permille: i16, why: TrustReason, by: EventId) {
    let trust = i32::from(board.resource::<Public>().trust.0);
    let moved = (trust + i32::from(by_permille)).clamp(0, 1000) - trust;
    if moved != 0 {
        emit(board, Rule::Public, by, What::TrustMoved { by: moved as i16, why });
    }
}

/// Makes a public statement.
pub(super) fn state(board: &mut Board, openness: Openness, by: EventId) {
    let public = board.resource::<Public>();
    let first_open = public.said_most < Some(Openness::Open);
    let hid = public.statement.is_some_and(|(said, _)| said == Openness::Minimal) && !public.found_out;
    let first = public.statement.is_none();
    let named = public.named;
    let said = emit(board, Rule::Work, by, What::StatementMade { openness });
    if hid && openness > Openness::Minimal {
        // To correct oneself costs half of what being found out costs.
        move_trust(board, FOUND_OUT / 2, TrustReason::Hidden, said);
    }
    let gain = match openness {
        Openness::Minimal if first => TOLD_MINIMAL,
        Openness::Minimal => 0,
        Openness::Open if first_open => TOLD_OPEN,
        Openness::Open => TOLD_OPEN / 6,
        Openness::Blaming if !named => TOLD_BLAMING,
        Openness::Blaming => 0,
    };
    move_trust(board, gain, TrustReason::Told, said);
}

/// Reads the news: people weigh what they asked for against what they got.
pub(super) fn read_news(board: &mut Board, by: EventId) {
    let scenario = board.scenario();
    settle_all(board);
    let now = board.now();
    let unmet_now = unmet(board);
    let public = board.resource::<Public>();
    let unmet_since = unmet_now - public.unmet_then;
    let asked = asked_between(&scenario, public.news_then, now);
    // What is lost with old copies comes on top of what was asked for.
    let unmet_requests = (unmet_since / UNITS_PER_REQUEST).min(u64::from(u32::MAX)) as u32;
    let news = emit(board, Rule::Public, by, What::NewsRead { unmet: unmet_requests, asked });
    board.resource_mut::<Public>().unmet_then = unmet_now;
    let share = Permille::share(u64::from(unmet_requests), u64::from(asked.max(1)));
    let public = board.resource::<Public>();
    let anger = u64::from(share.0) * ALL_UNMET * u64::from(public.trust.0) / 1_000_000;
    let open = public.statement.is_some_and(|(said, at)| said >= Openness::Open && now.since(at) <= OPEN_FOR_MINUTES);
    let anger = if open { anger / 2 } else { anger };
    let silent = public.statement.is_none() && services_up(board) <= MUCH_DOWN;
    let calm = public.trust < scenario.content.trust;
    if anger > 0 {
        move_trust(board, -(anger as i16), TrustReason::Unmet, news);
    } else if calm && !silent {
        move_trust(board, CALM, TrustReason::Calm, news);
    }
    if silent {
        move_trust(board, SILENCE, TrustReason::Silence, news);
    }
    schedule_news(board, &scenario, news);
}

/// Sees to the next news hour.
pub(super) fn schedule_news(board: &mut Board, scenario: &Scenario, by: EventId) {
    let now = board.now();
    let next = scenario.content.news_hours.iter().map(|hour| scenario.calendar.next_clock(now, u32::from(*hour))).min();
    if let Some(next) = next {
        board.resource_mut::<Future>().schedule(next, Due::News, by);
    }
}

/// Returns how many requests are asked for in a stretch of time, at most times.
fn asked_between(scenario: &Scenario, from: Minute, to: Minute) -> u32 {
    let mut at = from;
    let mut units: u64 = 0;
    while at < to {
        let end = scenario.calendar.next_hour(at).min(to);
        let hour = scenario.calendar.hour_of_week(at);
        units += scenario.plan.asked_per_hour[hour] * u64::from(end.since(at));
        at = end;
    }
    (units / 60) as u32
}

/// Lets people be glad about services that came back, once each, and about counters.
pub(super) fn welcome_back(board: &mut Board, first: usize) {
    let scenario = board.scenario();
    let last = board.resource::<Journal>().len();
    for number in first..last {
        let event = &board.resource::<Journal>().events()[number];
        let id = event.id;
        match event.what {
            What::ServiceLevel { service, inside, .. } if inside < HALF => {
                board.resource_mut::<Public>().gone.insert(service);
            }
            What::ServiceLevel { service, .. } => {
                // Only what people have missed can be welcomed.
                let missed = board.resource_mut::<Public>().gone.remove(&service) && board.of::<Ledger>(service).unmet() > 0;
                if missed && board.resource_mut::<Public>().glad.insert(service) {
                    let covers = (scenario.content.services[service].covers / RETURNED_E_SERVICES).min(100) as i16;
                    let gain = if service == scenario.content.flagship_service { FLAGSHIP_RETURNED } else { RETURNED + covers };
                    move_trust(board, gain, TrustReason::Returned, id);
                }
            }
            What::FallbackOpened { .. } => move_trust(board, COUNTER_OPENED, TrustReason::Counter, id),
            _ => {}
        }
    }
}

/// The intruder speaks in public: what people were not told, they learn now.
pub(super) fn learn_of_claim(board: &mut Board, by: EventId) {
    let public = board.resource::<Public>();
    let told = public.statement.is_some_and(|(said, _)| said >= Openness::Open);
    let hidden = public.statement.is_some_and(|(said, _)| said == Openness::Minimal) && !public.found_out;
    move_trust(board, if told { CLAIMED } else { CLAIMED_FIRST }, TrustReason::Claim, by);
    if hidden {
        move_trust(board, FOUND_OUT, TrustReason::Hidden, by);
    }
}

pub(super) fn learn_of_leak(board: &mut Board, by: EventId) {
    move_trust(board, LEAKED, TrustReason::Leak, by);
}
