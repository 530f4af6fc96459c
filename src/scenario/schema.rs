//! The format as a JSON Schema, generated from the types that read it.
//!
//! The schema describes scenarios as serde sees them: a record is an object, a variant without content its name, any
//! other variant an object with its name as the only key.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::calendar::{Lasting, Minute, Takes, lasting};
use super::leaf::{Curve, Permille};
use super::names::Declared;
use super::part::{Main, Part};
use super::read::FORMAT;

/// Returns the schema of a scenario's main file.
pub fn of_main() -> Value {
    of::<Main>("scenario.ron", "The main file of a Go Dark scenario.")
}

/// Returns the schema of a part.
pub fn of_part() -> Value {
    of::<Part>("part.ron", "A part of a Go Dark scenario.")
}

fn of<T: JsonSchema>(file: &str, about: &str) -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
    if let Value::Object(root) = &mut schema {
        root.insert("title".into(), format!("{about} Format {FORMAT}, as serde sees {file}.").into());
        root.insert("x-format".into(), FORMAT.into());
    }
    tidy(&mut schema);
    schema
}

/// Makes paragraphs of descriptions, and writes defaults as an author would.
fn tidy(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(text) = as_written(fields) {
                fields.insert("default".into(), text.into());
            }
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::String(text) if name == "description" => *text = text.split_whitespace().collect::<Vec<_>>().join(" "),
                    _ => tidy(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// Returns a default that is a length of time in the form in which it stands in a file.
fn as_written(field: &Map<String, Value>) -> Option<String> {
    let default = field.get("default")?;
    let minutes = match field.get("$ref")?.as_str()? {
        "#/$defs/Lasting" => default.as_u64()?,
        "#/$defs/Takes" => default.get("min").filter(|min| default.get("max") == Some(min))?.as_u64()?,
        _ => return None,
    };
    u32::try_from(minutes).ok().map(lasting)
}

/// Names where they are used. An answer is named with its inject.
pub(super) fn id_of(what: &str) -> Schema {
    let (form, description) = match what {
        "answer" => (ANSWER, "The id of an inject and of one of its answers: `inject/answer`.".to_owned()),
        _ => (NAME, format!("The id of {} {what}.", if what.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" })),
    };
    json_schema!({ "type": "string", "pattern": form, "description": description })
}

/// A date with a time, as `starts` and `ends` are written.
pub(super) const DATE: &str = "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [0-9]{1,2}:[0-9]{1,2}$";
const NAME: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const ANSWER: &str = "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$";
const LASTING: &str = "^ *[0-9]+ +(min|h|d)( +[0-9]+ +(min|h|d))* *$";
const TAKES: &str = "^ *([0-9]+ *\\.\\. *)?[0-9]+ +(min|h|d)( +[0-9]+ +(min|h|d))* *$";

/// A type with a form of its own.
macro_rules! leaf {
    ($Leaf:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $Leaf {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

leaf!(Declared, "Id", {
    "type": "string", "pattern": NAME, "minLength": 1, "maxLength": 40,
    "description": "A name where it is declared: lower-case letters, digits and single hyphens, 1 to 40 characters. Each id is declared once for its kind.",
});
leaf!(Minute, "Time", {
    "anyOf": [{ "type": "string" }, { "type": "integer", "minimum": 0 }],
    "description": "A time within the scenario: `15 Jul 14:10`, `Fri 15 Jul 14:10`, `2022-07-15 14:10`, `+90 min` after the start, or a whole number of minutes since the start.",
});
leaf!(Lasting, "Lasting", {
    "type": "string", "pattern": LASTING,
    "description": "A length of time: `90 min`, `2 h`, `3 d` or `1 h 30 min`; at most 366 days.",
});
leaf!(Takes, "Takes", {
    "type": "string", "pattern": TAKES,
    "description": "A length of time that varies, drawn evenly each time: `10..30 min`, `1..2 h`; or one that does not, `20 min`. At most 366 days.",
});
leaf!(Permille, "Permille", {
    "type": "integer", "minimum": 0, "maximum": 1000,
    "description": "A share in thousandths: a whole number from 0 to 1000, where 1000 means all.",
});

impl<const N: usize> JsonSchema for Curve<N> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Curve{N}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 65535 }, "minItems": N, "maxItems": N })
    }
}
