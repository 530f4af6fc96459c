//! Numbers that must add up.

use std::sync::Arc;

use crate::scenario::Scenario;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::scenario::moves::Effect;
use crate::scenario::read::field_place;
use crate::scenario::services::ALL_REQUESTS_MAX;
use crate::scenario::world::ALL_HOSTS_MAX;

/// Most hosts of a system, and requests a week for a service.
const HOSTS_MAX: u32 = 10_000_000;
const REQUESTS_MAX: u32 = 1_000_000_000;
const ROUND_HOURS_MAX: u32 = 48;
const TERMS_MAX: usize = 16;
/// Most minutes a single piece of work may be said to take.
const WORK_MINUTES_MAX: u32 = 60 * 24 * 60;

pub(super) fn check(scenario: &Scenario, main: &Arc<Source>, found: &mut Diagnostics) {
    let content = &scenario.content;
    let covered: u64 = content.services.rows().iter().map(|service| u64::from(service.covers)).sum();
    if covered != u64::from(content.e_services) {
        found.push(
            Diagnostic::error("weights-differ", format!("the services cover {covered} e-services, not {}", content.e_services))
                .at(field_place(main, "e_services"))
                .help("change what the services cover, or this number, so that they agree"),
        );
    }
    let hosts: u64 = content.systems.rows().iter().map(|system| u64::from(system.hosts)).sum();
    let requests: u64 = content.services.rows().iter().map(|service| u64::from(service.requests_per_week)).sum();
    for (field, all, of, most) in
        [("systems", hosts, "hosts", u64::from(ALL_HOSTS_MAX)), ("services", requests, "requests a week", u64::from(ALL_REQUESTS_MAX))]
    {
        if all > most {
            found.push(
                Diagnostic::error("bad-number", format!("all {field} together have {all} {of}"))
                    .at(field_place(main, field))
                    .help(format!("at most {most}")),
            );
        }
    }
    let weights = &content.weights;
    let sum: u64 = [weights.continuity, weights.integrity, weights.confidentiality, weights.evidence, weights.trust, weights.recovery]
        .into_iter()
        .map(u64::from)
        .sum();
    if sum != 1000 {
        found.push(
            Diagnostic::error("weights-differ", format!("the weights of the score sum to {sum}, not to 1000"))
                .at(field_place(main, "weights"))
                .help("they are thousandths of the whole"),
        );
    }
    if content.works_at_once == Some(0) {
        found.push(
            Diagnostic::error("bad-number", "a cell that can coordinate no work does none")
                .at(field_place(main, "works_at_once"))
                .help("Some(1) or more; leave it out for any number"),
        );
    }
    if content.news_hours.iter().any(|hour| *hour > 23) {
        found.push(Diagnostic::error("bad-hour", "a day has hours 0 to 23").at(field_place(main, "news_hours")));
    }
    for (id, system) in content.systems.iter() {
        let name = scenario.name(id);
        if system.hosts == 0 || system.hosts > HOSTS_MAX {
            found.push(scenario.wrong("bad-number", id, format!("`{name}` has {} hosts", system.hosts)).help(format!("1 to {HOSTS_MAX}")));
        }
        if !(1..=5).contains(&system.criticality) {
            found.push(
                scenario
                    .wrong("bad-number", id, format!("the criticality of `{name}` is {}", system.criticality))
                    .help("1 may wait, 5 must not stop"),
            );
        }
        if system.evidence > 1000 {
            found.push(scenario.wrong("bad-number", id, format!("the evidence of `{name}` weighs {}", system.evidence)).help("0 to 1000"));
        }
    }
    for (id, service) in content.services.iter() {
        if service.requests_per_week > REQUESTS_MAX {
            found.push(
                scenario
                    .wrong("bad-number", id, format!("`{}` has {} requests a week", scenario.name(id), service.requests_per_week))
                    .help(format!("0 to {REQUESTS_MAX}")),
            );
        }
        if service.stand_in.as_ref().is_some_and(|stand_in| stand_in.service == id) {
            found.push(scenario.wrong("bad-number", id, format!("`{}` cannot stand in for itself", scenario.name(id))));
        }
    }
    for (id, partner) in content.partners.iter() {
        if partner.terms.len() > TERMS_MAX {
            found.push(
                scenario
                    .wrong("bad-number", id, format!("`{}` comes on {} terms", scenario.name(id), partner.terms.len()))
                    .help(format!("at most {TERMS_MAX}")),
            );
        }
    }
    for (id, profile) in content.profiles.iter() {
        if profile.hours.0.iter().all(|weight| *weight == 0) || profile.days.0.iter().all(|weight| *weight == 0) {
            found.push(
                scenario
                    .wrong("bad-number", id, format!("`{}` has demand at no hour", scenario.name(id)))
                    .help("give at least one hour and one day a weight"),
            );
        }
    }
    for (id, fallback) in content.fallbacks.iter() {
        let (from, to) = fallback.hours;
        if from >= to || to > 24 {
            found.push(
                scenario
                    .wrong("bad-hour", id, format!("`{}` is open from {from} to {to}", scenario.name(id)))
                    .help("first hour, then the hour at which it closes, up to 24"),
            );
        }
    }
    let rounds = scenario.cover.round_hours;
    if !(1..=ROUND_HOURS_MAX).contains(&rounds) {
        found.push(
            Diagnostic::error("bad-number", format!("a round of {rounds} hours"))
                .at(field_place(main, "round_hours"))
                .help(format!("1 to {ROUND_HOURS_MAX}")),
        );
    }
    for (id, what) in content.moves.iter() {
        let idle = what.does.iter().any(|effect| match effect {
            Effect::Rebuild { servers_per_hour, workstations_per_hour }
            | Effect::Restore { servers_per_hour, workstations_per_hour, .. } => *servers_per_hour == 0 || *workstations_per_hour == 0,
            _ => false,
        });
        if idle {
            found.push(
                scenario
                    .wrong("bad-number", id, format!("`{}` restores nothing in an hour", scenario.name(id)))
                    .help("at least one machine an hour, of either make"),
            );
        }
        if what.takes.max > WORK_MINUTES_MAX || what.minutes_per_e_service.max(what.minutes_per_uncleared) > 10_000 {
            found.push(scenario.wrong("bad-number", id, format!("`{}` takes more than sixty days", scenario.name(id))));
        }
    }
    for (id, technique) in content.techniques.iter() {
        if technique.takes.max == 0 {
            found.push(
                scenario
                    .wrong("no-time", id, format!("`{}` takes no time", scenario.name(id)))
                    .help("an operator's hands are busy for at least a minute"),
            );
        }
    }
}
