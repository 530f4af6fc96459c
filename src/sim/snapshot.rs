//! The whole state as plain data: to keep, to compare, to digest, to put back.

use bevy_ecs::prelude::World;
use serde::{Deserialize, Serialize};

use crate::scenario::Digest;
use crate::scenario::names::*;

use super::adversary::Intruder;
use super::clock::Future;
use super::dice::Dice;
use super::journal::Journal;
use super::rows::{Index, Row, Rows};
use super::state::*;

macro_rules! tracked {
    (rows { $($row:ident: $Row:ident of $Id:ident,)* } wholes { $($whole:ident: $Whole:ident,)* }) => {
        /// Every tracked component, by kind and then by scenario id.
        ///
        /// What is not in here is not part of an exercise's state.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct Snapshot {
            $(pub $row: Vec<$Row>,)*
            $(pub $whole: $Whole,)*
        }

        impl Snapshot {
            /// Copies the state out of a world.
            pub(super) fn take(world: &World) -> Self {
                Self {
                    $($row: ids::<$Id>(world).map(|id| world.of::<$Row>(id).clone()).collect(),)*
                    $($whole: world.resource::<$Whole>().clone(),)*
                }
            }

            /// Puts the state into a world of the same scenario.
            pub(super) fn put(&self, world: &mut World) {
                $(
                    for (index, row) in self.$row.iter().enumerate() {
                        world.of_mut::<$Row>(<$Id>::new(index)).clone_from(row);
                    }
                )*
                $(world.resource_mut::<$Whole>().clone_from(&self.$whole);)*
            }

            /// Says whether the rows fit a world, as those of the same scenario do.
            pub(super) fn fits(&self, world: &World) -> bool {
                true $(&& self.$row.len() == ids::<$Id>(world).len())*
            }

            /// Returns a digest for each component type.
            pub fn digests(&self) -> Digests {
                Digests(vec![
                    $((stringify!($Row).to_owned(), Digest::of_value(&self.$row)),)*
                    $((stringify!($Whole).to_owned(), Digest::of_value(&self.$whole)),)*
                ])
            }

            /// Returns the first thing that differs from `other`: component type, name of the thing, both values.
            pub fn difference(&self, other: &Self, names: &Names) -> Option<Difference> {
                $(
                    if let Some(found) = differing::<$Id, _>(stringify!($Row), &self.$row, &other.$row, names) {
                        return Some(found);
                    }
                )*
                $(
                    if self.$whole != other.$whole {
                        return Some(Difference::of(stringify!($Whole), None, &self.$whole, &other.$whole));
                    }
                )*
                None
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

fn ids<I: Row>(world: &World) -> impl ExactSizeIterator<Item = I> + use<I> {
    (0..I::list(world.resource::<Index>()).len()).map(I::new)
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

/// Where two states part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub component: &'static str,
    /// The thing it belongs to; none for what exists once.
    pub of: Option<String>,
    pub field: String,
    pub left: String,
    pub right: String,
}

impl Difference {
    fn of<T: Serialize>(component: &'static str, of: Option<String>, left: &T, right: &T) -> Self {
        let text = |value: &T| serde_json::to_value(value).unwrap_or_default();
        let (field, left, right) = first_field(&text(left), &text(right), String::new());
        Self { component, of, field, left, right }
    }
}

fn differing<I: Id, T: PartialEq + Serialize>(component: &'static str, left: &[T], right: &[T], names: &Names) -> Option<Difference> {
    let at = left.iter().zip(right).position(|(left, right)| left != right)?;
    let name = names.name(I::new(at)).to_owned();
    Some(Difference::of(component, Some(format!("{} `{name}`", I::KIND.word())), &left[at], &right[at]))
}

/// Goes down to the first field in which two values differ.
fn first_field(left: &serde_json::Value, right: &serde_json::Value, path: String) -> (String, String, String) {
    use serde_json::Value;
    match (left, right) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, value) in a {
                let other = b.get(key).unwrap_or(&Value::Null);
                if value != other {
                    return first_field(value, other, if path.is_empty() { key.clone() } else { format!("{path}.{key}") });
                }
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for (at, value) in a.iter().enumerate() {
                let other = b.get(at).unwrap_or(&Value::Null);
                if value != other {
                    return first_field(value, other, format!("{path}[{at}]"));
                }
            }
        }
        _ => {}
    }
    (path, left.to_string(), right.to_string())
}
