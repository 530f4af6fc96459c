//! An intruder that can do what it wants.

use std::collections::BTreeSet;

use crate::scenario::Scenario;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::intruder::{Deed, Goal};
use crate::scenario::names::*;
use crate::scenario::world::Flow;

pub(super) fn check(scenario: &Scenario, found: &mut Diagnostics) {
    let intruder = &scenario.content.intruder;
    let mut held = BTreeSet::new();
    for foothold in &intruder.footholds {
        if !held.insert(foothold.on) {
            found.push(
                scenario
                    .wrong("bad-foothold", foothold.on, format!("the intruder has two footholds on `{}`", scenario.name(foothold.on)))
                    .help("make one of them, with all its hosts"),
            );
        }
        if foothold.chance_permille.0 == 0 {
            found.push(
                scenario
                    .wrong(
                        "bad-foothold",
                        foothold.on,
                        format!("the foothold on `{}` has no chance to be there", scenario.name(foothold.on)),
                    )
                    .help("give it a chance from 1 to 1000, or take it away"),
            );
        }
        let system = &scenario.content.systems[foothold.on];
        if foothold.hosts > system.hosts || (foothold.hosts == 0 && !foothold.shell) {
            found.push(
                scenario
                    .wrong(
                        "bad-foothold",
                        foothold.on,
                        format!("the intruder holds {} of the {} hosts of `{}`", foothold.hosts, system.hosts, scenario.name(foothold.on)),
                    )
                    .help("hold at least one host or a shell, and no more hosts than there are"),
            );
        }
    }
    if scenario.content.doctrines.rows().iter().all(|doctrine| doctrine.weight == 0) {
        found.push(Diagnostic::error("bad-number", "no doctrine has a weight, so the seed can choose none"));
    }
    for (id, technique) in scenario.content.techniques.iter() {
        if matches!(technique.deed, Deed::Flood { load_permille, .. } if load_permille.0 == 0) {
            found.push(
                scenario
                    .wrong("bad-number", id, format!("`{}` floods with nothing", scenario.name(id)))
                    .help("`load_permille` is the share of the capacity that the flood takes: 1 to 1000"),
            );
        }
        if technique.also.iter().any(|number| number.trim().is_empty()) {
            found.push(
                scenario
                    .wrong("bad-value", id, format!("`{}` has an empty number in `also`", scenario.name(id)))
                    .help("write a number of MITRE ATT&CK, such as T1570, or take it away"),
            );
        }
    }
    for (id, posture) in scenario.content.postures.iter() {
        for goal in &posture.goals {
            if let Goal::Flood { on, .. } = goal {
                for system in on.iter().filter(|system| !is_exposed(scenario, **system)) {
                    found.push(
                        scenario
                            .wrong(
                                "no-way",
                                id,
                                format!("`{}` floods `{}`, which the internet cannot reach", scenario.name(id), scenario.name(*system)),
                            )
                            .help("floods come over `web` on a link between the internet and the system's zone"),
                    );
                }
            }
            let (with, fits): (TechniqueId, fn(&Deed) -> bool) = match goal {
                Goal::Destroy { with, .. } => (*with, |deed| matches!(deed, Deed::Encrypt { .. } | Deed::Wipe { .. })),
                Goal::DestroyBackups { with } => (*with, |deed| matches!(deed, Deed::Inhibit { .. })),
                Goal::Flood { with, .. } => (*with, |deed| matches!(deed, Deed::Flood { .. })),
                Goal::Claim { with } => (*with, |deed| matches!(deed, Deed::Claim)),
                Goal::Leak { with, .. } => (*with, |deed| matches!(deed, Deed::Leak)),
                _ => continue,
            };
            if !fits(&scenario.content.techniques[with].deed) {
                found.push(
                    scenario
                        .wrong(
                            "wrong-technique",
                            id,
                            format!("`{}` cannot reach its goal with `{}`", scenario.name(id), scenario.name(with)),
                        )
                        .help("name a technique whose deed fits the goal"),
                );
            }
        }
    }
}

/// Says whether the web leads from the internet straight to a system.
fn is_exposed(scenario: &Scenario, system: SystemId) -> bool {
    let link = scenario.plan.link(scenario.plan.internet, scenario.content.systems[system].zone);
    link.is_some_and(|link| scenario.content.links[link].flows.has(Flow::Web))
}
