//! Zones must hang together, and what is needed must have a way.

use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Flow, Needs, Part};
use crate::scenario::{Id, Scenario};

pub(super) fn check(scenario: &Scenario, found: &mut Diagnostics) {
    internet(scenario, found);
    zones(scenario, found);
    links(scenario, found);
    ways(scenario, found);
}

fn internet(scenario: &Scenario, found: &mut Diagnostics) {
    let outside: Vec<ZoneId> = scenario.content.zones.iter().filter(|(_, zone)| zone.part == Part::Internet).map(|(id, _)| id).collect();
    match outside.as_slice() {
        [_] => {}
        [] => found.push(Diagnostic::error("no-internet", "no zone has `part: internet`").help("one zone stands for the world outside")),
        [_, second, ..] => found.push(
            scenario
                .wrong("no-internet", *second, format!("`{}` is a second zone with `part: internet`", scenario.name(*second)))
                .help("one zone stands for the world outside"),
        ),
    }
    for (id, system) in scenario.content.systems.iter() {
        if scenario.content.zones[system.zone].part == Part::Internet {
            found.push(
                scenario
                    .wrong("system-outside", id, format!("`{}` stands in the internet", scenario.name(id)))
                    .help("systems that are defended stand in a zone of their own"),
            );
        }
    }
}

fn zones(scenario: &Scenario, found: &mut Diagnostics) {
    let mut reached = vec![scenario.plan.internet];
    let mut at = 0;
    while let Some(zone) = reached.get(at).copied() {
        at += 1;
        if zone.index() >= scenario.content.zones.len() {
            return;
        }
        for link in &scenario.plan.zone_links[zone] {
            let (a, b) = scenario.content.links[*link].between;
            let other = if a == zone { b } else { a };
            if !reached.contains(&other) {
                reached.push(other);
            }
        }
    }
    for (id, _) in scenario.content.zones.iter() {
        if !reached.contains(&id) {
            found.push(
                scenario
                    .wrong("unreachable-zone", id, format!("no link leads to the zone `{}`", scenario.name(id)))
                    .help("link it to another zone, directly or by a detour to the internet"),
            );
        }
    }
}

fn links(scenario: &Scenario, found: &mut Diagnostics) {
    for (id, link) in scenario.content.links.iter() {
        let (a, b) = link.between;
        let name = scenario.name(id);
        if a == b {
            found.push(
                scenario.wrong("bad-link", id, format!("`{name}` links a zone with itself")).help("inside a zone everything is open"),
            );
        } else if scenario.plan.link(a, b) != Some(id) {
            let first = scenario.plan.link(a, b).map_or("?", |first| scenario.name(first));
            found.push(
                scenario
                    .wrong("bad-link", id, format!("`{name}` links the same two zones as `{first}`"))
                    .help(format!("add its flows to `{first}`")),
            );
        }
        if link.flows.is_empty() {
            found.push(scenario.wrong("bad-link", id, format!("nothing flows on `{name}`")).help("list its flows, or take it away"));
        }
    }
}

/// What something needs must be reachable when nothing is cut.
fn ways(scenario: &Scenario, found: &mut Diagnostics) {
    let zone = |system: SystemId| scenario.content.systems[system].zone;
    let open = |a: ZoneId, b: ZoneId, flow: Flow| {
        a == b || scenario.plan.link(a, b).is_some_and(|link| scenario.content.links[link].flows.has(flow))
    };
    let outside = |system: SystemId| !open(zone(system), scenario.plan.internet, Flow::Outbound);
    for (id, system) in scenario.content.systems.iter() {
        system.needs.leaves(&mut |leaf| match *leaf {
            Needs::On(target, flow) if !open(system.zone, zone(target), flow) => found.push(
                scenario
                    .wrong("no-way", id, format!("`{}` cannot reach `{}`, which it needs", scenario.name(id), scenario.name(target)))
                    .help(missing(scenario, system.zone, zone(target), flow)),
            ),
            Needs::Outside(of) if outside(of) => found.push(shut_in(scenario, id, of)),
            Needs::From(..) | Needs::Service(_) => found.push(
                scenario
                    .wrong("no-way", id, format!("`{}`: a system needs systems", scenario.name(id)))
                    .help("write `On(system, flow)` or `Up(system)` in the needs of a system"),
            ),
            _ => {}
        });
    }
    for (id, service) in scenario.content.services.iter() {
        let front = zone(service.front);
        if service.audience == Audience::Public && !open(scenario.plan.internet, front, Flow::Web) {
            found.push(scenario.wrong("no-way", id, format!("the public cannot reach `{}`", scenario.name(id))).help(missing(
                scenario,
                scenario.plan.internet,
                front,
                Flow::Web,
            )));
        }
        service.needs.leaves(&mut |leaf| match *leaf {
            Needs::From(from, target, flow) if !open(zone(from), zone(target), flow) => found.push(
                scenario
                    .wrong(
                        "no-way",
                        id,
                        format!("`{}` cannot reach `{}`, which `{}` needs", scenario.name(from), scenario.name(target), scenario.name(id)),
                    )
                    .help(missing(scenario, zone(from), zone(target), flow)),
            ),
            Needs::Outside(of) if outside(of) => found.push(shut_in(scenario, id, of)),
            Needs::On(target, _) => found.push(
                scenario
                    .wrong(
                        "no-way",
                        id,
                        format!("`{}`: a service has no place to reach `{}` from", scenario.name(id), scenario.name(target)),
                    )
                    .help("write `From(system, system, flow)` or `Up(system)` in the needs of a service"),
            ),
            _ => {}
        });
    }
}

/// Says which flow would mend it.
fn missing(scenario: &Scenario, a: ZoneId, b: ZoneId, flow: Flow) -> String {
    format!("let `{}` flow on a link between `{}` and `{}`", flow.word(), scenario.name(a), scenario.name(b))
}

/// Something asks the world outside from a system that has no way out.
fn shut_in<I: Id>(scenario: &Scenario, who: I, from: SystemId) -> Diagnostic {
    let message = format!("`{}` cannot reach the world outside, which `{}` needs", scenario.name(from), scenario.name(who));
    let way = missing(scenario, scenario.content.systems[from].zone, scenario.plan.internet, Flow::Outbound);
    scenario.wrong("no-way", who, message).help(way)
}
