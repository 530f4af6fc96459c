//! An intruder that can do what it wants.

use crate::scenario::Scenario;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::intruder::{Deed, Goal};
use crate::scenario::names::*;

pub(super) fn check(scenario: &Scenario, found: &mut Diagnostics) {
    let intruder = &scenario.content.intruder;
    for (number, foothold) in intruder.footholds.iter().enumerate() {
        if intruder.footholds[..number].iter().any(|other| other.on == foothold.on) {
            found.push(
                scenario
                    .wrong("bad-foothold", foothold.on, format!("the intruder has two footholds on `{}`", scenario.name(foothold.on)))
                    .help("make one of them, with all its hosts"),
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
    for (id, posture) in scenario.content.postures.iter() {
        for goal in &posture.goals {
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
