//! The whole state as plain data: to keep, to compare, to digest, to put back.

use serde::{Deserialize, Serialize};

use crate::scenario::names::*;
use crate::scenario::{Digest, Scenario};

use super::adversary::Intruder;
use super::board::{Board, Row, Whole};
use super::clock::Future;
use super::compare::{self, Change, Marks};
use super::dice::Dice;
use super::journal::Journal;
use super::state::*;

/// The component that is told in its own words.
const JOURNAL: &str = "Journal";

macro_rules! tracked {
    (rows { $($row:ident: $Row:ident of $Id:ident,)* } wholes { $($whole:ident: $Whole:ident,)* }) => {
        /// Every tracked component, by kind and then by scenario id.
        ///
        /// What is not in here is not part of an exercise's state.
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        pub struct Snapshot {
            $(pub $row: Vec<$Row>,)*
            $(pub $whole: $Whole,)*
        }

        impl Clone for Snapshot {
            fn clone(&self) -> Self {
                Self { $($row: self.$row.clone(),)* $($whole: self.$whole.clone(),)* }
            }

            /// Takes over a state in the memory of this one.
            fn clone_from(&mut self, other: &Self) {
                $(self.$row.clone_from(&other.$row);)*
                $(self.$whole.clone_from(&other.$whole);)*
            }
        }

        $(impl Row for $Row {
            type Of = $Id;
            fn column(state: &Snapshot) -> &Vec<Self> {
                &state.$row
            }
            fn column_mut(state: &mut Snapshot) -> &mut Vec<Self> {
                &mut state.$row
            }
        })*

        $(impl Whole for $Whole {
            fn of(board: &Board) -> &Self {
                &board.state.$whole
            }
            fn of_mut(board: &mut Board) -> &mut Self {
                &mut board.state.$whole
            }
        })*

        impl Snapshot {
            /// Says whether the rows fit another state, as those of the same scenario do.
            pub(super) fn fits(&self, other: &Self) -> bool {
                true $(&& self.$row.len() == other.$row.len())*
            }

            /// Returns a digest for each component type.
            pub fn digests(&self) -> Digests {
                Digests(vec![
                    $((stringify!($Row).to_owned(), Digest::of_value(&self.$row)),)*
                    $((stringify!($Whole).to_owned(), Digest::of_value(&self.$whole)),)*
                ])
            }

            /// Returns everything that differs from `other`, in the order of components and scenario ids. The journal is left
            /// out: it says in its own words what happened.
            pub fn changes(&self, other: &Self, scenario: &Scenario) -> Vec<Change> {
                let mut found = Vec::new();
                writing(&scenario.names, &scenario.calendar, || {
                    $(compare::rows::<$Id, _>(stringify!($Row), &self.$row, &other.$row, &scenario.names, &mut found);)*
                    $(
                        if stringify!($Whole) != JOURNAL && self.$whole != other.$whole {
                            compare::values(stringify!($Whole), None, &self.$whole, &other.$whole, &mut found);
                        }
                    )*
                });
                found
            }

            /// Returns every row and everything that exists once, as values by name: component, thing, value.
            pub fn parts(&self, scenario: &Scenario) -> Vec<(&'static str, Option<String>, serde_json::Value)> {
                let mut found = Vec::new();
                writing(&scenario.names, &scenario.calendar, || {
                    $(
                        for (at, row) in self.$row.iter().enumerate() {
                            let of = compare::named(<$Id>::new(at), &scenario.names);
                            found.push((stringify!($Row), Some(of), serde_json::to_value(row).unwrap_or_default()));
                        }
                    )*
                    $(
                        if stringify!($Whole) != JOURNAL {
                            found.push((stringify!($Whole), None, serde_json::to_value(&self.$whole).unwrap_or_default()));
                        }
                    )*
                });
                found
            }

            /// Returns short digests of the rows and fields of every component but the journal.
            pub fn marks(&self, scenario: &Scenario) -> Vec<Marks> {
                let mut found = vec![$(compare::marks_of_rows::<$Id, _>(stringify!($Row), &self.$row, &scenario.names)),*];
                $(
                    if stringify!($Whole) != JOURNAL {
                        found.push(compare::marks_of_fields(stringify!($Whole), &self.$whole));
                    }
                )*
                found.retain(|marks| !marks.parts.is_empty());
                found
            }
        }
    };
}

tracked! {
    rows {
        hosts: Hosts of SystemId,
        standing: Standing of SystemId,
        loads: Load of SystemId,
        footholds: Foothold of SystemId,
        proof: Proof of SystemId,
        backups: Backup of SystemId,
        levels: Level of SystemId,
        beliefs: Belief of SystemId,
        segments: Segment of ZoneId,
        cuts: Cuts of LinkId,
        logons: Logons of DomainId,
        serving: Serving of ServiceId,
        ledgers: Ledger of ServiceId,
        counters: Counter of FallbackId,
        crews: Crew of TeamId,
        help: Help of PartnerId,
        terms: Terms of PartnerId,
        injects: InjectState of InjectId,
        verdicts: Verdict of ObjectiveId,
    }
    wholes {
        network: Network,
        desk: Desk,
        public: Public,
        tally: Tally,
        intruder: Intruder,
        dice: Dice,
        future: Future,
        journal: Journal,
    }
}

/// A digest for each component type, in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests(pub Vec<(String, Digest)>);

impl Digests {
    /// Returns one digest over all.
    pub fn whole(&self) -> Digest {
        let mut bytes = Vec::new();
        for (name, digest) in &self.0 {
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(&digest.0);
        }
        Digest::of(&bytes)
    }
}
