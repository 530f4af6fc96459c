//! What a recording keeps between its lines, so that a difference can be found later: a trail of the events, two signs for
//! each, and marks of the parts of every component, two signs for each row or field.
//!
//! A sign of the trail stands for its event and everything before it: the first that differs is the first event that differs.
//! One event in 4096 looks right by chance, and the next one shows it.

use std::collections::BTreeMap;

use crate::scenario::Digest;
use crate::sim::Sim;
use crate::sim::compare::Marks;
use crate::sim::event::Event;

use super::record::Record;

/// Sixty-four signs that need no escape in a text.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Signs for one event, row or field.
pub(super) const WIDTH: usize = 2;

/// Writes checkpoints, each from what has happened since the one before.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    link: Digest,
    /// How many events the link stands for.
    events: usize,
    /// The signs of all of them.
    signs: String,
    /// How many events there were at the last checkpoint.
    written: usize,
    /// The marks as they were last written, by component.
    marks: BTreeMap<String, String>,
}

impl Trail {
    pub fn new() -> Self {
        Self { link: Digest([0; 32]), events: 0, signs: String::new(), written: 0, marks: BTreeMap::new() }
    }

    /// Adds what has happened since.
    fn follow(&mut self, events: &[Event]) {
        for event in events.get(self.events..).unwrap_or_default() {
            // By names of fields and variants: a version that orders them in another way writes the same trail.
            let mut bytes = serde_json::to_vec(event).expect("plain data");
            bytes.extend_from_slice(&self.link.0);
            self.link = Digest::of(&bytes);
            push(&mut self.signs, [self.link.0[0] & 63, self.link.0[1] & 63]);
            self.events += 1;
        }
    }

    /// Returns a checkpoint of an exercise as it stands.
    pub fn checkpoint(&mut self, sim: &Sim) -> Record {
        self.follow(sim.journal().events());
        let state = sim.snapshot();
        let digests = state.digests().0.into_iter().map(|(name, digest)| (name, digest.short())).collect();
        let mut marks = Vec::new();
        for found in state.marks(sim.scenario()) {
            let text = text(&found);
            // What has not changed since is not written again.
            if self.marks.get(found.component) != Some(&text) {
                self.marks.insert(found.component.to_owned(), text.clone());
                marks.push((found.component.to_owned(), text));
            }
        }
        let trail = self.signs[self.written * WIDTH..].to_owned();
        self.written = self.events;
        Record::Checkpoint { at: sim.now(), events: self.events as u32, digests, trail, marks }
    }

    /// Takes over a checkpoint that was written before, when an exercise that stands there is taken up again.
    pub fn pass(&mut self, sim: &Sim, record: &Record) {
        if let Record::Checkpoint { marks, .. } = record {
            self.follow(sim.journal().events());
            self.written = self.events;
            self.marks.extend(marks.iter().cloned());
        }
    }

    /// Returns the number of the first event that differs from a written piece of a trail, as far as both go.
    pub fn first_difference(&mut self, sim: &Sim, written: &str, events: u32) -> Option<usize> {
        self.follow(sim.journal().events());
        let first = (events as usize).checked_sub(written.len() / WIDTH)?;
        let mine = self.signs.as_bytes().get(first * WIDTH..).unwrap_or_default();
        let at = mine.chunks_exact(WIDTH).zip(written.as_bytes().chunks_exact(WIDTH)).position(|(mine, written)| mine != written);
        // One run may go on where the other stands still.
        let shorter = mine.len().min(written.len()) / WIDTH;
        let unequal = mine.len() != written.len();
        at.or(unequal.then_some(shorter)).map(|at| first + at)
    }

    /// Returns the parts of components whose marks differ from those that were written, and remembers what was written.
    pub fn parts_that_differ(&mut self, sim: &Sim, written: &[(String, String)]) -> Vec<(String, String)> {
        self.marks.extend(written.iter().cloned());
        let mut differ = Vec::new();
        for mine in sim.snapshot().marks(sim.scenario()) {
            let Some(written) = self.marks.get(mine.component).filter(|written| written.len() == mine.parts.len() * WIDTH) else {
                continue;
            };
            let own = text(&mine);
            let pairs = own.as_bytes().chunks_exact(WIDTH).zip(written.as_bytes().chunks_exact(WIDTH));
            let parts = mine.parts.iter().zip(pairs).filter(|(_, (own, written))| own != written);
            differ.extend(parts.map(|(part, _)| (mine.component.to_owned(), part.clone())));
        }
        differ
    }

    /// Remembers marks that were written, of a checkpoint at which nothing differs.
    pub fn remember(&mut self, written: &[(String, String)]) {
        self.marks.extend(written.iter().cloned());
    }
}

fn text(marks: &Marks) -> String {
    let mut text = String::with_capacity(marks.marks.len() * WIDTH);
    marks.marks.iter().for_each(|mark| push(&mut text, *mark));
    text
}

fn push(text: &mut String, mark: [u8; WIDTH]) {
    text.extend(mark.map(|sign| SIGNS[usize::from(sign)] as char));
}
