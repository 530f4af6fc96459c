//! `godark replay --at`: how everything stands at a minute of a run, truth included.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::scenario::names::writing;
use crate::sim::Sim;
use crate::words::{Language, Words, story};

/// Returns the state for people: what stands out.
pub(super) fn text(sim: &Sim) -> String {
    let scenario = sim.scenario();
    let (content, calendar) = (&scenario.content, &scenario.calendar);
    let (state, picture, standing) = (sim.snapshot(), sim.picture(), sim.standing());
    let words = Words::of(Language::English);
    let mut out = String::new();
    let mut row = |name: &str, value: String| {
        let _ = writeln!(out, "  {name:<10} {value}");
    };
    row("time", format!("{}, minute {} of {}", calendar.date(sim.now()), sim.now().0, calendar.length().0));
    row(
        "standing",
        format!(
            "score {}, {} of {} e-services, {} unmet, trust {}, evidence {}",
            standing.score.total, standing.e_services, content.e_services, standing.unmet, standing.trust, standing.evidence
        ),
    );
    row("objectives", format!("{} met, {} missed", standing.objectives_met, standing.objectives_missed));
    let intruder = &state.intruder;
    row("intruder", format!("{} in posture {}", scenario.name(intruder.doctrine), scenario.name(intruder.posture)));
    let network = [
        ("dark", state.network.dark_since.is_some()),
        ("closed from abroad", state.network.foreign_closed),
        ("closed inbound", state.network.inbound_closed),
    ];
    let network: Vec<&str> = network.into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect();
    row("network", if network.is_empty() { "open".to_owned() } else { network.join(", ") });
    for (id, hosts) in content.systems.ids().zip(&state.hosts) {
        let (level, standing) = (state.levels[crate::scenario::Id::index(id)].0, state.standing[crate::scenario::Id::index(id)]);
        let sight = picture.system(id);
        let plain = hosts.destroyed() + hosts.implanted == 0 && level.0 == 1000;
        if !plain {
            let hosts = format!("{} implanted, {} encrypted, {} wiped of {}", hosts.implanted, hosts.encrypted, hosts.wiped, hosts.total);
            row("system", format!("{}: {level}, {standing:?}; {hosts}; {}", scenario.name(id), sight.status.word()));
        }
    }
    for (id, serving) in content.services.ids().zip(&state.serving) {
        if serving.inside.0 < 1000 || serving.abroad.0 < 1000 {
            row("service", format!("{}: {} inside, {} abroad", scenario.name(id), serving.inside, serving.abroad));
        }
    }
    for (id, crew) in content.teams.ids().zip(&state.crews) {
        if let Some(work) = &crew.work {
            let what = story::given(&words, scenario, work.what, work.on);
            let waits = if crew.queue.is_empty() { String::new() } else { format!(", {} more waiting", crew.queue.len()) };
            row("team", format!("{}: {what}, until {}{waits}", scenario.name(id), calendar.date(work.due)));
        }
    }
    out
}

/// Returns the whole state for programs: every component of every thing, by scenario ids.
pub(super) fn json(sim: &Sim) -> Value {
    let scenario = sim.scenario();
    let mut state = Map::new();
    for (component, of, value) in sim.snapshot().parts(scenario) {
        match of {
            None => drop(state.insert(component.to_owned(), value)),
            Some(of) => {
                let things = state.entry(component).or_insert_with(|| Value::Object(Map::new()));
                things[of.split('`').nth(1).unwrap_or(&of)] = value;
            }
        }
    }
    let standing = writing(&scenario.names, &scenario.calendar, || serde_json::to_value(sim.standing()).unwrap_or_default());
    json!({
        "minute": sim.now().0,
        "date": scenario.calendar.date(sim.now()),
        "events": sim.journal().len(),
        "digest": sim.digests().whole().to_string(),
        "standing": standing,
        "state": state,
    })
}
