//! Where two runs part: the first events of one that do not happen at the same minute in the other.

use crate::sim::event::{Event, What};
use crate::sim::journal::Journal;

/// Returns what happens in one run and not at the same minute in the other, from the event with a number on, in order. Orders, and
/// the coming and going of the work on them, are left out: what they bring about is told.
pub fn only_in<'a>(one: &'a Journal, other: &'a Journal, from: usize) -> impl Iterator<Item = &'a Event> {
    let others = other.since(from);
    let there = |event: &Event| {
        let begins = others.partition_point(|other| other.minute < event.minute);
        others[begins..].iter().take_while(|other| other.minute == event.minute).any(|other| other.what == event.what)
    };
    one.since(from).iter().filter(|event| happens(&event.what)).filter(move |event| !there(event))
}

fn happens(what: &What) -> bool {
    use What::{OrderGiven, Timer, WorkDone, WorkDropped, WorkExtended, WorkQueued, WorkStarted};
    !matches!(
        what,
        OrderGiven { .. } | Timer(_) | WorkDone { .. } | WorkDropped { .. } | WorkExtended { .. } | WorkQueued { .. } | WorkStarted { .. }
    )
}
