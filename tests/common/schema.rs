//! Holds values against a JSON Schema: the words of it that the game's schemas use.

use serde_json::Value;

/// Returns what of a value does not keep to the schema.
pub fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    look(schema, schema, value, "", &mut found);
    found
}

fn keeps(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut found = Vec::new();
    look(root, schema, value, "", &mut found);
    found.is_empty()
}

fn look(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Value::Object(words) = schema else { return };
    for (word, rule) in words {
        let is_bad = match (word.as_str(), value) {
            ("$ref", _) => {
                let name = rule.as_str().and_then(|path| path.strip_prefix("#/$defs/")).expect("a local reference");
                look(root, root["$defs"].get(name).expect("it is defined"), value, at, found);
                false
            }
            ("type", _) => !types(rule).any(|kind| is_of(kind, value)),
            ("const", _) => rule != value,
            ("enum", _) => !rule.as_array().expect("a list").contains(value),
            ("oneOf", _) => rule.as_array().expect("a list").iter().filter(|schema| keeps(root, schema, value)).count() != 1,
            ("anyOf", _) => !rule.as_array().expect("a list").iter().any(|schema| keeps(root, schema, value)),
            ("minimum", Value::Number(number)) => number.as_i64() < rule.as_i64(),
            ("maximum", Value::Number(number)) => number.as_i64() > rule.as_i64(),
            ("pattern", Value::String(text)) => !regex::Regex::new(rule.as_str().expect("a pattern")).expect("it is one").is_match(text),
            ("minLength", Value::String(text)) => (text.chars().count() as u64) < rule.as_u64().expect("a number"),
            ("maxLength", Value::String(text)) => text.chars().count() as u64 > rule.as_u64().expect("a number"),
            ("minItems", Value::Array(items)) => (items.len() as u64) < rule.as_u64().expect("a number"),
            ("maxItems", Value::Array(items)) => items.len() as u64 > rule.as_u64().expect("a number"),
            ("items", Value::Array(items)) => {
                items.iter().enumerate().for_each(|(index, item)| look(root, rule, item, &format!("{at}/{index}"), found));
                false
            }
            ("prefixItems", Value::Array(items)) => {
                let schemas = rule.as_array().expect("a list").iter().enumerate();
                schemas.zip(items).for_each(|((index, schema), item)| look(root, schema, item, &format!("{at}/{index}"), found));
                false
            }
            ("properties", Value::Object(fields)) => {
                for (name, field) in fields.iter().filter(|(name, _)| rule.get(name).is_some()) {
                    look(root, &rule[name], field, &format!("{at}/{name}"), found);
                }
                false
            }
            ("required", Value::Object(fields)) => {
                let missing = rule.as_array().expect("a list").iter().filter_map(Value::as_str).filter(|name| !fields.contains_key(*name));
                missing.for_each(|name| found.push(format!("{at}: `{name}` is missing")));
                false
            }
            ("additionalProperties", Value::Object(fields)) => {
                let unknown = fields.keys().filter(|name| schema["properties"].get(name).is_none());
                unknown.for_each(|name| found.push(format!("{at}: `{name}` is unknown")));
                false
            }
            ("properties" | "required" | "additionalProperties" | "items" | "prefixItems" | "pattern" | "format", _) => false,
            ("minimum" | "maximum" | "minLength" | "maxLength" | "minItems" | "maxItems", _) => false,
            ("$schema" | "$defs" | "title" | "description" | "default" | "x-format", _) => false,
            (other, _) => panic!("the schema has a word that is not looked at: {other}"),
        };
        if is_bad {
            found.push(format!("{at}: {value} is against {word}: {rule}"));
        }
    }
}

fn types(rule: &Value) -> impl Iterator<Item = &str> {
    let one = rule.as_str();
    one.into_iter().chain(rule.as_array().into_iter().flatten().filter_map(Value::as_str))
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("an unknown type: {other}"),
    }
}

/// Notes records and their fields that nothing is said of. A field of a variant is explained by the variant.
pub fn each_without_words(schema: &Value, silent: &mut Vec<String>) {
    let records = schema["$defs"].as_object().expect("records").iter().map(|(name, what)| (name.as_str(), what));
    for (name, what) in records.chain([("the root", schema)]) {
        let mut says = |what: &Value, at: String| {
            if what.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
                silent.push(at);
            }
        };
        says(what, name.to_owned());
        for (field, about) in what.get("properties").and_then(Value::as_object).into_iter().flatten() {
            says(about, format!("{name}.{field}"));
        }
        for variant in what.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
            says(variant, format!("{name}: {variant}"));
        }
    }
}
