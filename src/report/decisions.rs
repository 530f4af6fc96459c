//! What was decided, and which of it has a number in charts and lists.

use std::collections::BTreeSet;

use crate::scenario::{Minute, Scenario};
use crate::sim::Sim;
use crate::sim::event::{EventId, Rule, What};
use crate::words::{Words, story};

/// Something that was decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub minute: Minute,
    pub event: EventId,
    pub text: String,
    /// It has a number in charts and lists: a service, a system, a zone or log-ons changed because of it.
    pub marked: bool,
}

impl Decision {
    /// Returns the last minute in which it had not been decided.
    pub fn before(&self) -> Minute {
        before(self.minute)
    }
}

/// Returns the minute before another, from which one can decide otherwise than was decided in it.
pub fn before(minute: Minute) -> Minute {
    Minute(minute.0.saturating_sub(1))
}

/// Returns what was ordered, in order.
pub(super) fn decisions(sim: &Sim, scenario: &Scenario, words: &Words) -> Vec<Decision> {
    // An order is marked when something changed by its doing.
    let marked: BTreeSet<EventId> =
        sim.journal().events().iter().filter(|event| changes(&event.what)).filter_map(|event| ordered(sim, event.id)).collect();
    sim.journal()
        .events()
        .iter()
        .filter_map(|event| match event.what {
            What::OrderGiven { act, .. } => Some((event, sim.journal().act(act)?)),
            _ => None,
        })
        .map(|(event, act)| Decision {
            minute: event.minute,
            event: event.id,
            text: story::order(words, scenario, act),
            marked: marked.contains(&event.id),
        })
        .collect()
}

/// Says whether an event changes a service, a system, a zone or log-ons, and not only what is known or said of them.
fn changes(what: &What) -> bool {
    matches!(
        what,
        What::ForeignClosed
            | What::ForeignOpened
            | What::InboundClosed
            | What::InboundOpened
            | What::FlowCut { .. }
            | What::FlowRestored { .. }
            | What::PathOpened { .. }
            | What::SystemIsolated { .. }
            | What::SystemReconnected { .. }
            | What::SystemShutDown { .. }
            | What::SystemStarted { .. }
            | What::ZoneSegmented { .. }
            | What::ZoneRejoined { .. }
            | What::WentDark
            | What::DarkLifted
            | What::ServiceClosed { .. }
            | What::ServiceOpened { .. }
            | What::ServiceOpenedAbroad { .. }
            | What::ServiceMoved { .. }
            | What::SystemLevel { .. }
            | What::ServiceLevel { .. }
            | What::Shielded { .. }
            | What::Unshielded { .. }
            | What::HostsRestored { .. }
            | What::HostsCleaned { .. }
            | What::ShellRemoved { .. }
            | What::EntryPatched
            | What::BuiltInChanged
            | What::AccountsDisabled { .. }
            | What::AccountsEnabled { .. }
            | What::CredentialsReset { .. }
    )
}

/// Returns the order by whose doing something happened: not where the intruder stands between them.
fn ordered(sim: &Sim, event: EventId) -> Option<EventId> {
    let chain = sim.why(event).into_iter().take_while(|cause| cause.cause.rule != Rule::Intruder);
    chain.into_iter().find(|cause| matches!(cause.what, What::OrderGiven { .. })).map(|order| order.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Debrief;
    use crate::testing::played;

    /// The numbers of the charts, held against the caption: a service, a system, a zone or log-ons changed because of it.
    #[test]
    fn numbered_is_what_changed_something() {
        let mut seen = BTreeSet::new();
        for bot in ["history", "keep-serving", "dark-first"] {
            let session = played(bot, Minute(8000));
            let debrief = Debrief::of(&session, &Words::english());
            let sim = &session.sim;
            for decision in &debrief.decisions {
                let came: Vec<&What> = sim
                    .journal()
                    .events()
                    .iter()
                    .filter(|event| sim.why(event.id).iter().any(|cause| cause.id == decision.event))
                    .map(|event| &event.what)
                    .collect();
                let has = |of: fn(&What) -> bool| came.iter().any(|what| of(what));
                let cuts = has(|what| matches!(what, What::SystemIsolated { .. } | What::ZoneSegmented { .. } | What::FlowCut { .. }));
                let brings = has(|what| matches!(what, What::HostsRestored { .. } | What::HostsCleaned { .. }));
                if cuts || brings {
                    assert!(decision.marked, "{bot}: {} changed {came:?}", decision.text);
                    seen.insert(if cuts { "cut" } else { "brought back" });
                }
                // What was said, and counters that were opened, changed no service, system or zone.
                let only_tells = has(|what| matches!(what, What::StatementMade { .. } | What::FallbackOpened { .. }));
                if only_tells && !came.iter().any(|what| changes(what)) {
                    assert!(!decision.marked, "{bot}: {} changed nothing", decision.text);
                    seen.insert("told");
                }
            }
            assert!(debrief.opening() < debrief.marks().next().expect("something was decided").minute, "{bot}");
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["brought back", "cut", "told"]);
    }
}
