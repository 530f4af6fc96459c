//! What differs between two states: the component, the thing it belongs to, the field, and both values.

use serde::Serialize;
use serde_json::Value;

use crate::scenario::Digest;
use crate::scenario::names::*;

/// One field that differs between two states of the same scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub component: &'static str,
    /// The thing it belongs to, by its scenario id; none for what exists once.
    pub of: Option<String>,
    /// The way to the field, such as `work.due`; empty when the component is a single value. `[+]` and `[-]` stand for what a
    /// list has gained and lost.
    pub field: String,
    pub left: Value,
    pub right: Value,
}

impl Change {
    /// Returns where it is: ``encrypted in Hosts of system `print` ``.
    pub fn place(&self) -> String {
        let of = self.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
        if self.field.is_empty() { format!("{}{of}", self.component) } else { format!("{} in {}{of}", self.field, self.component) }
    }
}

/// Adds what differs in a list of rows, by the names of the things they belong to.
pub(super) fn rows<I: Id, T: PartialEq + Serialize>(
    component: &'static str,
    left: &[T],
    right: &[T],
    names: &Names,
    found: &mut Vec<Change>,
) {
    for (at, (left, right)) in left.iter().zip(right).enumerate().filter(|(_, (left, right))| left != right) {
        values(component, Some(named(I::new(at), names)), left, right, found);
    }
}

/// Returns a thing by its kind and its scenario id.
pub(super) fn named<I: Id>(id: I, names: &Names) -> String {
    format!("{} `{}`", I::KIND.word(), names.name(id))
}

/// Adds what differs in one value.
pub(super) fn values<T: Serialize>(component: &'static str, of: Option<String>, left: &T, right: &T, found: &mut Vec<Change>) {
    let value = |value: &T| serde_json::to_value(value).unwrap_or_default();
    fields(&value(left), &value(right), String::new(), &mut |field, left, right| {
        found.push(Change { component, of: of.clone(), field, left, right });
    });
}

/// Goes down to the fields in which two values differ.
pub(crate) fn fields(left: &Value, right: &Value, path: String, see: &mut dyn FnMut(String, Value, Value)) {
    if left == right {
        return;
    }
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (left, right) {
        (Value::Object(a), Value::Object(b)) => {
            let added = b.keys().filter(|key| !a.contains_key(*key));
            for key in a.keys().chain(added) {
                let of = |object: &serde_json::Map<String, Value>| object.get(key).cloned().unwrap_or_default();
                fields(&of(a), &of(b), below(key), see);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() && !is_list_of_things(a) => {
            for (at, (left, right)) in a.iter().zip(b).enumerate() {
                fields(left, right, format!("{path}[{at}]"), see);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            let without = |list: &[Value], other: &[Value]| -> Vec<Value> {
                let mut rest = other.to_vec();
                let gone = |value: &&Value| match rest.iter().position(|known| known == *value) {
                    Some(at) => {
                        rest.swap_remove(at);
                        false
                    }
                    None => true,
                };
                list.iter().filter(gone).cloned().collect()
            };
            let (lost, gained) = (without(a, b), without(b, a));
            if lost.is_empty() && gained.is_empty() {
                see(format!("{path}[order]"), left.clone(), right.clone());
            }
            for value in lost {
                see(format!("{path}[-]"), value, Value::Null);
            }
            for value in gained {
                see(format!("{path}[+]"), Value::Null, value);
            }
        }
        _ => see(path, left.clone(), right.clone()),
    }
}

/// Entries come and go in the middle of such a list: its places mean nothing.
fn is_list_of_things(list: &[Value]) -> bool {
    list.iter().any(|value| matches!(value, Value::Object(_) | Value::Array(_)))
}

/// Short digests of the parts of a component: enough to see which of them differs, where the values are not at hand.
///
/// Parts are the rows of a component that things have, and the fields of what exists once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    pub component: &'static str,
    /// What each part is called.
    pub parts: Vec<String>,
    pub marks: Vec<[u8; 2]>,
}

pub(super) fn marks_of_rows<I: Id, T: Serialize>(component: &'static str, rows: &[T], names: &Names) -> Marks {
    let parts = (0..rows.len()).map(|at| named(I::new(at), names)).collect();
    Marks { component, parts, marks: rows.iter().map(|row| mark(&Digest::of_value(row))).collect() }
}

pub(super) fn marks_of_fields<T: Serialize>(component: &'static str, value: &T) -> Marks {
    let fields = match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let marks = fields.values().map(|value| mark(&Digest::of(value.to_string().as_bytes()))).collect();
    Marks { component, parts: fields.keys().cloned().collect(), marks }
}

fn mark(digest: &Digest) -> [u8; 2] {
    [digest.0[0] & 63, digest.0[1] & 63]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Minute;
    use crate::sim::Sim;

    fn said(left: &Value, right: &Value) -> Vec<String> {
        let mut said = Vec::new();
        fields(left, right, String::new(), &mut |field, left, right| said.push(format!("{field}: {left} {right}")));
        said
    }

    #[test]
    fn every_field_that_differs_is_named() {
        let left = serde_json::json!({ "a": 1, "b": { "c": [1, 2], "d": null }, "e": [{ "x": 1 }, { "x": 2 }], "f": [1, 2] });
        let right = serde_json::json!({ "a": 1, "b": { "c": [1, 3], "d": 4 }, "e": [{ "x": 2 }, { "x": 5 }], "f": [2], "g": true });
        let expected = ["b.c[1]: 2 3", "b.d: null 4", "e[-]: {\"x\":1} null", "e[+]: null {\"x\":5}", "f[-]: 1 null", "g: null true"];
        assert_eq!(said(&left, &right), expected);
        assert_eq!(said(&serde_json::json!([[1], [2]]), &serde_json::json!([[2], [1]])), ["[order]: [[1],[2]] [[2],[1]]"]);
        assert!(said(&left, &left).is_empty());
    }

    /// Every component has a form in which its fields can be named: none is a blank.
    #[test]
    fn every_component_can_be_compared_and_marked_by_field() {
        let scenario = crate::testing::albania();
        let mut sim = Sim::new(scenario.clone(), 1);
        let start = sim.snapshot();
        sim.advance_to(Minute(6000));
        let later = sim.snapshot();
        let changes = start.changes(&later, &scenario);
        for component in ["Hosts", "Belief", "Ledger", "Intruder", "Dice", "Future", "Public", "Tally"] {
            assert!(changes.iter().any(|change| change.component == component && !change.field.is_empty()), "{component}");
        }
        assert!(changes.iter().any(|change| change.field.starts_with("failed")), "what the intruder could not do");
        assert!(start.changes(&start, &scenario).is_empty());
        for marks in later.marks(&scenario) {
            assert_eq!(marks.parts.len(), marks.marks.len());
            assert!(!marks.parts.is_empty(), "{} has parts", marks.component);
        }
    }
}
