//! How a run stands: the measures by which runs are compared, and the score made of them.

use crate::sim::board::Board;
use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::leaf::Permille;

use super::adversary::Intruder;
use super::conditions;
use super::event::What;
use super::journal::Journal;
use super::levels::HALF;
use super::services::ledger_now;
use super::state::*;

/// Half a million unmet requests or so halve the score for continuity: the share of a week's demand at which it is 500.
const HALF_WEEKS: u64 = 1;
/// The share of all hosts, in thousandths, whose loss halves the score for integrity: a tenth.
const HALF_DESTROYED: u64 = 100;
/// A recovery of so many days halves the score for recovery.
const HALF_RECOVERY_MINUTES: u64 = 5 * 24 * 60;

/// How a run stands at a minute. Shares are thousandths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub minute: Minute,
    pub unmet: u64,
    pub unmet_abroad: u64,
    pub on_paper: u64,
    /// Hosts ever encrypted or wiped.
    pub hosts_lost: u32,
    pub destroyed: Permille,
    pub services_up: Permille,
    pub services_up_abroad: Permille,
    /// E-services that work inside the country.
    pub e_services: u32,
    pub stolen: Permille,
    pub published: u16,
    pub evidence: Permille,
    pub trust: Permille,
    /// When the service that the public means first went down, and when it was back for good.
    pub flagship_down: Option<Minute>,
    pub flagship_back: Option<Minute>,
    pub objectives_met: u32,
    pub objectives_missed: u32,
    pub score: Score,
}

/// The score and its parts, each 0 to 1000; more is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub continuity: u32,
    pub integrity: u32,
    pub confidentiality: u32,
    pub evidence: u32,
    pub trust: u32,
    pub recovery: u32,
    pub total: u32,
}

pub(super) fn of(board: &Board) -> Standing {
    let scenario = board.scenario();
    let now = board.now();
    let tally = board.resource::<Tally>();
    let intruder = board.resource::<Intruder>();
    let public = board.resource::<Public>();
    let mut unmet = Ledger::default();
    for service in scenario.content.services.ids() {
        let ledger = ledger_now(board, &scenario, service, now);
        unmet.unmet_inside += ledger.unmet_inside;
        unmet.unmet_abroad += ledger.unmet_abroad;
        unmet.on_paper += ledger.on_paper;
    }
    let destroyed = Permille::share(u64::from(tally.hosts_lost), u64::from(scenario.plan.hosts));
    let (down, back) = flagship(board);
    let verdicts = |wanted: fn(&Verdict) -> bool| {
        scenario.content.objectives.ids().filter(|objective| wanted(board.of::<Verdict>(*objective))).count() as u32
    };
    let week: u64 = scenario.content.services.rows().iter().map(|service| u64::from(service.requests_per_week)).sum();
    let requests = unmet.unmet() / UNITS_PER_REQUEST;
    let away = match (down, back) {
        (Some(down), Some(back)) => u64::from(back.since(down)),
        (Some(down), None) => u64::from(now.since(down)) * 2,
        (None, _) => 0,
    };
    let published = u32::from(public.published);
    let parts = Score {
        continuity: halving(requests, HALF_WEEKS * week),
        integrity: halving(u64::from(destroyed.0), HALF_DESTROYED),
        confidentiality: (1000 - u32::from(intruder.stolen.0) / 2).saturating_sub(published * 100),
        evidence: u32::from(conditions::evidence(board).0),
        trust: u32::from(public.trust.0),
        recovery: halving(away, HALF_RECOVERY_MINUTES),
        total: 0,
    };
    let weights = &scenario.content.weights;
    let total = parts.continuity * weights.continuity
        + parts.integrity * weights.integrity
        + parts.confidentiality * weights.confidentiality
        + parts.evidence * weights.evidence
        + parts.trust * weights.trust
        + parts.recovery * weights.recovery;
    Standing {
        minute: now,
        unmet: requests,
        unmet_abroad: unmet.unmet_abroad / UNITS_PER_REQUEST,
        on_paper: unmet.on_paper / UNITS_PER_REQUEST,
        hosts_lost: tally.hosts_lost,
        destroyed,
        services_up: conditions::services_up(board),
        services_up_abroad: conditions::services_up_abroad(board),
        e_services: (tally.e_services_inside / 1000) as u32,
        stolen: intruder.stolen,
        published: public.published,
        evidence: conditions::evidence(board),
        trust: public.trust,
        flagship_down: down,
        flagship_back: back,
        objectives_met: verdicts(|verdict| matches!(verdict, Verdict::Met(_))),
        objectives_missed: verdicts(|verdict| matches!(verdict, Verdict::Missed(_))),
        score: Score { total: total / 1000, ..parts },
    }
}

/// Returns 1000 for nothing, 500 for `half`, and less and less for more: 1000 · half ÷ (half + number).
fn halving(number: u64, half: u64) -> u32 {
    (1000 * half.max(1) / (half.max(1) + number)) as u32
}

/// Returns when the flagship service first went down, and since when it has been up again.
fn flagship(board: &Board) -> (Option<Minute>, Option<Minute>) {
    let flagship = board.rules().content.flagship_service;
    let (mut down, mut back) = (None, None);
    for event in board.resource::<Journal>().events() {
        if let What::ServiceLevel { service, inside, .. } = event.what
            && service == flagship
        {
            if inside < HALF {
                down.get_or_insert(event.minute);
                back = None;
            } else if down.is_some() && back.is_none() {
                back = Some(event.minute);
            }
        }
    }
    (down, back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_half() {
        assert_eq!((halving(0, 100), halving(100, 100), halving(300, 100), halving(5, 0)), (1000, 500, 250, 166));
    }
}
