//! The clock and the future event list: what is due, and when.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::{Deserialize, Serialize};

use crate::scenario::Minute;
use crate::scenario::names::*;

use super::event::EventId;

/// Something that will be looked at when its minute comes.
///
/// An entry is never taken back: whoever handles it looks whether it still applies. Entries that can be
/// overtaken carry the token that was current when they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    // People
    /// A team's work reaches its end, or the end of a stretch.
    Work {
        team: TeamId,
        token: u32,
    },
    TeamBack(TeamId),
    PartnerRemote(PartnerId),
    PartnerOnSite(PartnerId),
    FallbackOpens(FallbackId),
    TroubleOver(DomainId),
    // The intruder
    Operator {
        hand: u8,
        token: u32,
    },
    Job {
        job: u32,
    },
    Beacon(SystemId),
    /// A change of posture takes hold.
    Turn {
        token: u32,
    },
    /// Time alone may change its mind.
    Consider,
    Rerouted {
        token: u32,
    },
    /// The intruder looks whether its flood does harm.
    Flood {
        system: SystemId,
        token: u32,
    },
    // What we learn
    Alert {
        system: SystemId,
        technique: TechniqueId,
    },
    Report(SystemId),
    FalseAlarm,
    Monitor,
    // The world around
    Inject(InjectId),
    Deadline(InjectId),
    SurgeOver,
    News,
    /// A time that some condition speaks of.
    Moment,
    End,
}

/// The order in which things due at the same minute are handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    People,
    Intruder,
    Knowledge,
    Story,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::People, Stage::Intruder, Stage::Knowledge, Stage::Story];
}

impl Due {
    pub fn stage(self) -> Stage {
        match self {
            Due::Work { .. }
            | Due::TeamBack(_)
            | Due::PartnerRemote(_)
            | Due::PartnerOnSite(_)
            | Due::FallbackOpens(_)
            | Due::TroubleOver(_) => Stage::People,
            Due::Operator { .. }
            | Due::Job { .. }
            | Due::Beacon(_)
            | Due::Turn { .. }
            | Due::Consider
            | Due::Rerouted { .. }
            | Due::Flood { .. } => Stage::Intruder,
            Due::Alert { .. } | Due::Report(_) | Due::FalseAlarm | Due::Monitor => Stage::Knowledge,
            Due::Inject(_) | Due::Deadline(_) | Due::SurgeOver | Due::News | Due::Moment | Due::End => Stage::Story,
        }
    }
}

/// One entry: due minute, then the order in which entries were made; and the event that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    minute: Minute,
    number: u32,
    due: Due,
    by: EventId,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.minute, self.number).cmp(&(other.minute, other.number))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The clock and everything that is due.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Future {
    now: Minute,
    number: u32,
    entries: BinaryHeap<Reverse<Entry>>,
}

impl PartialEq for Future {
    fn eq(&self, other: &Self) -> bool {
        Kept::from(self.clone()) == Kept::from(other.clone())
    }
}

/// The list as it is written down: sorted, so that equal lists have equal bytes.
#[derive(PartialEq, Serialize, Deserialize)]
struct Kept {
    now: Minute,
    number: u32,
    entries: Vec<Entry>,
}

impl From<Future> for Kept {
    fn from(future: Future) -> Self {
        let mut entries: Vec<Entry> = future.entries.into_iter().map(|Reverse(entry)| entry).collect();
        entries.sort();
        Self { now: future.now, number: future.number, entries }
    }
}

impl From<Kept> for Future {
    fn from(kept: Kept) -> Self {
        Self { now: kept.now, number: kept.number, entries: kept.entries.into_iter().map(Reverse).collect() }
    }
}

impl Future {
    pub fn now(&self) -> Minute {
        self.now
    }

    /// Adds an entry, with the event that made it. What is due now or earlier comes up in the next minute: nothing happens twice in one.
    pub fn schedule(&mut self, minute: Minute, due: Due, by: EventId) {
        let minute = minute.max(self.now.plus(1));
        self.entries.push(Reverse(Entry { minute, number: self.number, due, by }));
        self.number += 1;
    }

    /// Returns the next minute at which something is due.
    pub fn next(&self) -> Option<Minute> {
        self.entries.peek().map(|Reverse(entry)| entry.minute)
    }

    /// Moves the clock to `minute` and hands over what is due then.
    pub(super) fn take(&mut self, minute: Minute, mut hand_over: impl FnMut(Due, EventId)) {
        debug_assert!(self.next().is_none_or(|next| next >= minute), "nothing due is passed over");
        self.now = minute;
        while let Some(Reverse(entry)) = self.entries.peek() {
            if entry.minute > minute {
                break;
            }
            hand_over(entry.due, entry.by);
            self.entries.pop();
        }
    }

    /// Moves the clock to a minute at which nothing is due.
    pub(super) fn wait_until(&mut self, minute: Minute) {
        debug_assert!(self.next().is_none_or(|next| next > minute), "nothing due is passed over");
        self.now = self.now.max(minute);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_first_comes_first_and_equals_keep_their_order() {
        let mut future = Future::default();
        future.schedule(Minute(9), Due::News, EventId::ROOT);
        future.schedule(Minute(5), Due::FalseAlarm, EventId::ROOT);
        future.schedule(Minute(5), Due::End, EventId::ROOT);
        let mut seen = Vec::new();
        while let Some(minute) = future.next() {
            future.take(minute, |due, _| seen.push((minute.0, due)));
        }
        assert_eq!(seen, [(5, Due::FalseAlarm), (5, Due::End), (9, Due::News)]);
    }

    #[test]
    fn nothing_is_due_in_the_minute_that_makes_it() {
        let mut future = Future::default();
        future.wait_until(Minute(7));
        future.schedule(Minute(3), Due::News, EventId::ROOT);
        assert_eq!(future.next(), Some(Minute(8)));
    }

    #[test]
    fn equal_lists_have_equal_bytes_however_they_were_filled() {
        let mut a = Future::default();
        a.schedule(Minute(1), Due::News, EventId::ROOT);
        a.schedule(Minute(9), Due::End, EventId::ROOT);
        a.take(Minute(1), |_, _| {});
        a.schedule(Minute(4), Due::FalseAlarm, EventId::ROOT);
        let mut b = Future::default();
        b.schedule(Minute(1), Due::News, EventId::ROOT);
        b.schedule(Minute(9), Due::End, EventId::ROOT);
        b.take(Minute(1), |_, _| {});
        b.schedule(Minute(4), Due::FalseAlarm, EventId::ROOT);
        assert_eq!(postcard::to_allocvec(&a), postcard::to_allocvec(&b));
        let kept = postcard::to_allocvec(&a).expect("plain data");
        assert_eq!(postcard::from_bytes::<Future>(&kept), Ok(a));
    }
}
