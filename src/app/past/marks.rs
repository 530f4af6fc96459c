//! What happened, as marks on a line of time: one shape for each kind, and which of several that stand close together
//! is shown.

use crate::scenario::moves::Act;
use crate::scenario::{Minute, Scenario};
use crate::sim::HALF;
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, What};
use crate::sim::state::Status;
use crate::words::{Words, story};

use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;

/// What kind of thing happened. Later kinds matter more: of several marks at one place the last kind is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Recovery,
    Order,
    Alert,
    Question,
    Damage,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Recovery, Kind::Order, Kind::Alert, Kind::Question, Kind::Damage];

    pub fn icon(self) -> Icon {
        match self {
            Kind::Recovery => Icon::Tick,
            Kind::Order => Icon::Flag,
            Kind::Alert => Icon::Triangle,
            Kind::Question => Icon::People,
            Kind::Damage => Icon::Diamond,
        }
    }

    pub fn tone(self) -> Tone {
        match self {
            Kind::Recovery => Tone::Serving,
            Kind::Order => Tone::Ours,
            Kind::Alert | Kind::Question => Tone::Warning,
            Kind::Damage => Tone::Alarm,
        }
    }

    /// Returns the key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Recovery => "mark-recovery",
            Kind::Order => "mark-order",
            Kind::Alert => "mark-alert",
            Kind::Question => "mark-question",
            Kind::Damage => "mark-damage",
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub event: EventId,
    pub minute: Minute,
    pub kind: Kind,
    pub text: String,
}

/// Adds what has happened since event number `first`, with the names of the scenario as it is shown.
pub fn extend(marks: &mut Vec<Mark>, sim: &Sim, shown: &Scenario, words: &Words, first: usize) {
    for event in sim.journal().since(first) {
        let Some(kind) = kind(sim, event) else { continue };
        // Ten services that fall together are one thing that happened.
        let again = |last: &Mark| last.kind == kind && last.minute == event.minute && kind != Kind::Order && kind != Kind::Question;
        if marks.last().is_some_and(again) {
            continue;
        }
        let text = match event.what {
            What::OrderGiven { act, .. } => sim.journal().act(act).map(|act| story::order(words, shown, act)).unwrap_or_default(),
            _ => story::seen_line(words, shown, sim.journal(), event),
        };
        marks.push(Mark { event: event.id, minute: event.minute, kind, text });
    }
}

/// Returns as what an event is marked, if players see it and it is worth a mark.
fn kind(sim: &Sim, event: &Event) -> Option<Kind> {
    use What::*;
    let content = &sim.scenario().content;
    if !event.what.is_visible(sim.scenario()) {
        return None;
    }
    match event.what {
        OrderGiven { act, .. } => matches!(sim.journal().act(act), Some(Act::Do { .. })).then_some(Kind::Order),
        InjectArrived { inject } => content.injects[inject].ask.is_some().then_some(Kind::Question),
        AlertRaised { .. } | FalseAlarmRaised { .. } | FloodBegan { .. } | Believed { status: Status::Compromised, .. } => {
            Some(Kind::Alert)
        }
        DamageReported { encrypted, wiped, .. } => (encrypted + wiped > 0).then_some(Kind::Damage),
        AttackClaimed | StolenPublished { .. } => Some(Kind::Damage),
        ServiceLevel { inside, .. } if inside < HALF => {
            // What we take down ourselves is marked as our order.
            let ours = sim.why(event.id).iter().any(|cause| matches!(cause.what, OrderGiven { .. }));
            (!ours).then_some(Kind::Damage)
        }
        ServiceLevel { .. } | HostsRestored { .. } | FloodEnded { .. } | FallbackOpened { .. } => Some(Kind::Recovery),
        _ => None,
    }
}

/// Marks at one place of the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Heap<'a> {
    /// The one that is shown: of the weightiest kind, the last.
    pub shown: &'a Mark,
    pub count: usize,
    pub from: Minute,
    pub to: Minute,
}

/// Heaps marks that would stand closer to each other than `apart`, by where each stands.
pub fn heaps(marks: &[Mark], apart: f32, x_of: impl Fn(Minute) -> f32) -> Vec<Heap<'_>> {
    let mut heaps: Vec<Heap<'_>> = Vec::new();
    for mark in marks {
        match heaps.last_mut() {
            Some(heap) if x_of(mark.minute) - x_of(heap.from) < apart => {
                heap.count += 1;
                heap.to = mark.minute;
                if mark.kind >= heap.shown.kind {
                    heap.shown = mark;
                }
            }
            _ => heaps.push(Heap { shown: mark, count: 1, from: mark.minute, to: mark.minute }),
        }
    }
    heaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::played;

    #[test]
    fn what_players_see_is_marked_and_the_weightiest_stands_on_top() {
        let session = played("history", Minute(6000));
        let words = Words::english();
        let mut marks = Vec::new();
        extend(&mut marks, &session.sim, session.sim.scenario(), &words, 0);
        for kind in Kind::ALL {
            assert!(marks.iter().any(|mark| mark.kind == kind), "{kind:?}");
        }
        let journal = session.sim.journal();
        let seen = |mark: &Mark| journal.get(mark.event).is_some_and(|event| event.what.is_visible(session.sim.scenario()));
        assert!(marks.iter().all(|mark| seen(mark) && !mark.text.is_empty()));

        let x_of = |minute: Minute| minute.0 as f32 / 100.0;
        let heaped = heaps(&marks, 14.0, x_of);
        assert_eq!(heaped.iter().map(|heap| heap.count).sum::<usize>(), marks.len(), "nothing is lost");
        assert!(heaped.windows(2).all(|pair| x_of(pair[1].from) - x_of(pair[0].from) >= 14.0), "no two stand on each other");
        for heap in &heaped {
            let inside = marks.iter().filter(|mark| (heap.from..=heap.to).contains(&mark.minute));
            assert_eq!(inside.map(|mark| mark.kind).max(), Some(heap.shown.kind));
        }
    }

    #[test]
    fn reading_piece_by_piece_is_reading_at_once() {
        let session = played("keep-serving", Minute(4000));
        let words = Words::english();
        let (mut whole, mut pieces) = (Vec::new(), Vec::new());
        extend(&mut whole, &session.sim, session.sim.scenario(), &words, 0);
        extend(&mut pieces, &session.sim, session.sim.scenario(), &words, 0);
        extend(&mut pieces, &session.sim, session.sim.scenario(), &words, session.sim.journal().len());
        assert_eq!(whole, pieces);
    }
}
