//! The reference of the format, as Markdown: written from the schema, so that it says what the types say.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::Scenario;
use super::calendar::{Takes, lasting};
use super::moves::{Effect, Group};
use super::schema;

/// The chapters, and the records in each, in reading order.
pub const CHAPTERS: [(&str, &[&str]); 11] = [
    ("Values", &["Id", "Prose", "Permille", "Time", "Lasting", "Takes"]),
    ("The main file", &["Main", "Weights"]),
    ("Parts", &["PartFile"]),
    ("The network", &["Agency", "Zone", "ZonePart", "Area", "Link", "Flow", "Flows", "Domain", "System", "Make", "Needs", "BackupPlan"]),
    ("Services", &["Service", "Audience", "Profile", "Fallback", "Day", "Paper", "StandIn"]),
    ("People", &["Seat", "Team", "Skill", "Partner", "Gift", "Term"]),
    ("Moves", &["Move", "Group", "Phase", "Aim", "Effect", "Openness", "Requirement", "Eased", "Price"]),
    ("The intruder", &["Intruder", "Foothold", "Past", "Technique", "Deed", "Posture", "Goal", "Preference", "Doctrine", "Turn", "Cue"]),
    ("What happens", &["Inject", "Voice", "Ask", "Answer", "Outcome", "FalseAlarms", "FalseAlarm"]),
    ("Conditions and objectives", &["Condition", "Objective", "Aimed"]),
    ("Playbooks", &["Playbook", "Step", "Act", "Target"]),
];

const INTRODUCTION: &str = "\
# The scenario format

Every record and field that a scenario can have. This page is written by the program from the types that read
scenarios (`godark docs reference` prints it); [the guide](authors-guide.md) says how to go about it.

A scenario is a folder with a `scenario.ron` and the parts that it names, in
[RON](https://github.com/ron-rs/ron). A record is written `(field: value, …)`, a list `[…, …]`, a variant by its name, with what
it holds behind it: `Always`, `Up(\"permits\")`, `Flow(\"internet-edge\", web)`, `Shield(absorbs_permille: 640, turns_away_permille: 30)`.
Comments are `// …`. A field with a default may be left out; any other field is needed. Fields that a record does not have
are errors. Optional values are written as they are: `domain: \"town\"`, not `Some(\"town\")`, though that is read as well.
Fields that are needed come first below.

Numbers are whole numbers. Shares, chances and trust are thousandths (*permille*): 1000 means all, always, or full.
";

/// Returns the whole page. The standard moves are those of a scenario that offers them as they are.
pub fn page(standard: &Scenario) -> String {
    let main = schema::of_main();
    let defs = main.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut page = String::from(INTRODUCTION);
    page.push('\n');
    for (chapter, _) in CHAPTERS {
        let _ = writeln!(page, "* [{chapter}](#{})", anchor(chapter));
    }
    page.push_str("* [Standard moves](#standard-moves)\n");
    for (chapter, records) in CHAPTERS {
        let _ = write!(page, "\n## {chapter}\n");
        for name in records {
            match *name {
                "Main" => record(&mut page, "scenario.ron", &main),
                _ => defs.get(*name).into_iter().for_each(|what| record(&mut page, name, what)),
            }
        }
    }
    standard_moves(&mut page, standard);
    page
}

/// Returns the names of all records that the schema knows, without those that are ids of things.
pub fn records() -> Vec<String> {
    let main = schema::of_main();
    let names = main.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::keys);
    names.filter(|name| !is_id(name)).cloned().chain(["Main".to_owned()]).collect()
}

fn is_id(name: &str) -> bool {
    name.len() > 2 && name.ends_with("Id")
}

fn anchor(heading: &str) -> String {
    heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>().replace(' ', "-")
}

fn record(page: &mut String, name: &str, what: &Value) {
    let _ = write!(page, "\n### {name}\n\n{}\n", description(what));
    if let Some(variants) = what.get("oneOf").and_then(Value::as_array) {
        page.push_str("\n| value | what it means |\n|---|---|\n");
        for variant in variants {
            let _ = writeln!(page, "| {} | {} |", written(variant), cell(&description(variant)));
            inner_fields(page, variant);
        }
    } else if let Some(words) = what.get("enum").and_then(Value::as_array) {
        let words: Vec<String> = words.iter().filter_map(Value::as_str).map(|word| format!("`{word}`")).collect();
        let _ = write!(page, "\nOne of: {}.\n", words.join(", "));
    } else if let Some(fields) = what.get("properties").and_then(Value::as_object) {
        page.push_str("\n| field | type | default | what it is |\n|---|---|---|---|\n");
        for (field, about) in in_order(what, fields) {
            let needed = required(what).any(|name| name == field);
            let default = if needed { "needed".to_owned() } else { default(about) };
            let _ = writeln!(page, "| `{field}` | {} | {default} | {} |", form(about), cell(&description(about)));
        }
    } else if what.get("items").is_some() {
        let _ = write!(page, "\nA {}.\n", form(what));
    }
}

/// The fields of a variant that are described on their own.
fn inner_fields(page: &mut String, variant: &Value) {
    let Some((name, Value::Object(inner))) = content(variant) else { return };
    let Some(fields) = inner.get("properties").and_then(Value::as_object) else { return };
    let inner = Value::Object(inner.clone());
    for (field, about) in in_order(&inner, fields) {
        let words = description(about);
        let default = if required(&inner).any(|name| name == field) { String::new() } else { format!("Default {}.", default(about)) };
        let about = [words, default].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        if !about.is_empty() {
            let _ = writeln!(page, "| `{name}`: `{field}` | {} |", cell(&about));
        }
    }
}

/// Returns the name and the content of a variant that has one.
fn content(variant: &Value) -> Option<(&str, &Value)> {
    let fields = variant.get("properties")?.as_object()?;
    fields.iter().next().map(|(name, content)| (name.as_str(), content))
}

/// Returns a variant as it is written in a file.
fn written(variant: &Value) -> String {
    if let Some(word) = variant.get("const").and_then(Value::as_str) {
        return format!("`{word}`");
    }
    if let Some(words) = variant.get("enum").and_then(Value::as_array) {
        return words.iter().filter_map(Value::as_str).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    }
    let Some((name, inner)) = content(variant) else { return String::new() };
    let held = if let Some(fields) = inner.get("properties").and_then(Value::as_object) {
        let fields: Vec<String> = in_order(inner, fields).map(|(field, about)| format!("{field}: {}", plain(about))).collect();
        fields.join(", ")
    } else if let Some(items) = inner.get("prefixItems").and_then(Value::as_array) {
        items.iter().map(plain).collect::<Vec<_>>().join(", ")
    } else {
        plain(inner)
    };
    format!("`{name}({held})`")
}

/// Returns the type of a value without links, to stand within code.
fn plain(what: &Value) -> String {
    let form = form(what).replace('`', "");
    let mut text = String::new();
    for piece in form.split('[') {
        match piece.split_once("](#") {
            Some((name, rest)) => {
                text.push_str(name);
                text.push_str(rest.split_once(')').map_or("", |(_, after)| after));
            }
            None => text.push_str(piece),
        }
    }
    text
}

fn required(what: &Value) -> impl Iterator<Item = &str> {
    what.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Needed fields in the order of the types, then the others by name.
fn in_order<'a>(what: &'a Value, fields: &'a Map<String, Value>) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let needed = required(what).filter_map(|name| fields.get_key_value(name));
    let others = fields.iter().filter(|(name, _)| !required(what).any(|needed| needed == name.as_str()));
    needed.chain(others).map(|(name, about)| (name.as_str(), about))
}

fn description(what: &Value) -> String {
    what.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Returns the type of a value in words, with a link where it has a section of its own.
fn form(what: &Value) -> String {
    if let Some(name) = what.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
        return match name {
            "Prose" => "text".to_owned(),
            "Flows" => "list of [Flow](#flow)".to_owned(),
            "ChoiceId" => "`inject/answer`".to_owned(),
            _ if is_id(name) => format!("{} id", name.trim_end_matches("Id").to_lowercase()),
            _ => format!("[{name}](#{})", name.to_lowercase()),
        };
    }
    if let Some(any) = what.get("anyOf").and_then(Value::as_array) {
        let forms: Vec<String> = any.iter().filter(|form| form.get("type").and_then(Value::as_str) != Some("null")).map(form).collect();
        return forms.join(" or ");
    }
    if let Some(items) = what.get("prefixItems").and_then(Value::as_array) {
        return format!("({})", items.iter().map(form).collect::<Vec<_>>().join(", "));
    }
    let number = |name: &str| what.get(name).and_then(Value::as_i64);
    let kind = match what.get("type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
        Some(kind) => kind.as_str(),
        None => None,
    };
    match kind {
        Some("array") => {
            let of = what.get("items").map(form).unwrap_or_default();
            match (number("minItems"), number("maxItems")) {
                (Some(least), Some(most)) if least == most => format!("list of {least}: {of}"),
                (None, Some(most)) => format!("list of {of}, at most {most}"),
                _ => format!("list of {of}"),
            }
        }
        Some("integer") => match (number("minimum"), number("maximum")) {
            (Some(least), Some(most)) if least == most => format!("{least}"),
            (Some(least), Some(most)) => format!("{least}–{most}"),
            (Some(least), None) => format!("number, {least} or more"),
            _ => "number".to_owned(),
        },
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("string") => "text".to_owned(),
        _ => "value".to_owned(),
    }
}

fn default(about: &Value) -> String {
    match about.get("default") {
        None | Some(Value::Null) => "none".to_owned(),
        Some(Value::String(text)) if text.is_empty() => "empty".to_owned(),
        Some(Value::Array(items)) if items.is_empty() => "empty".to_owned(),
        Some(Value::String(text)) => format!("`{text}`"),
        Some(Value::Number(number)) if about.get("$ref").and_then(Value::as_str) == Some("#/$defs/Time") && number.as_u64() == Some(0) => {
            "the start".to_owned()
        }
        Some(other) => format!("`{other}`"),
    }
}

/// The catalogue that every scenario reads, by group.
fn standard_moves(page: &mut String, scenario: &Scenario) {
    page.push_str(
        "\n## Standard moves\n\nEvery scenario reads these, and offers all of them unless `offers` or `without` say otherwise; `prices` \
         changes how long one takes. *For good* means that no move takes it back.\n",
    );
    let skills = |skill: super::world::Skill| skill.word();
    for group in Group::ALL {
        let _ = write!(page, "\n### {}\n\n", capital(group.word()));
        page.push_str("| move | called | aim | skill | takes | undone by | effects |\n|---|---|---|---|---|---|---|\n");
        let standard = |id| scenario.place(id).is_some_and(|place| place.source.path.starts_with("assets"));
        for (id, what) in scenario.content.moves.iter().filter(|(id, what)| what.group == group && standard(*id)) {
            let undone = match what.undone_by {
                Some(undo) => format!("`{}`", scenario.name(undo)),
                None if what.harmless => "nothing to undo".to_owned(),
                None => "for good".to_owned(),
            };
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} | {} | {undone} | {} |",
                scenario.name(id),
                what.name,
                what.aim.word(),
                skills(what.skill),
                span(what.takes),
                what.does.iter().map(effect).collect::<Vec<_>>().join(", "),
            );
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn span(takes: Takes) -> String {
    if takes.min == takes.max { lasting(takes.min) } else { format!("{} to {}", lasting(takes.min), lasting(takes.max)) }
}

/// Returns the variant's name and its numbers, as they are written in a file.
fn effect(effect: &Effect) -> String {
    let value = serde_json::to_value(effect).unwrap_or_default();
    let fields = |fields: &Map<String, Value>| {
        let shown = |value: &Value| match value {
            Value::Object(takes) => match (takes.get("min").and_then(Value::as_u64), takes.get("max").and_then(Value::as_u64)) {
                (Some(min), Some(max)) => span(Takes { min: min as u32, max: max as u32 }),
                _ => String::new(),
            },
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        fields.iter().map(|(name, value)| format!("{name}: {}", shown(value))).collect::<Vec<_>>().join(", ")
    };
    match &value {
        Value::String(name) => format!("`{name}`"),
        Value::Object(variant) => {
            let parts = variant.iter().map(|(name, content)| match content {
                Value::Object(inner) => format!("`{name}({})`", fields(inner)),
                other => format!("`{name}({other})`"),
            });
            parts.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}
