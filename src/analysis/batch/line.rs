//! Tables of one line a game: CSV and JSON Lines.

use serde_json::Value as Json;

use super::row::{COLUMNS, Column, Kind, Row, Value};

/// How a row becomes a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Csv,
    JsonLines,
}

/// Returns what stands before the first row.
pub fn head(form: Form) -> String {
    match form {
        Form::Csv => format!("{}\n", COLUMNS.map(|column| column.name).join(",")),
        Form::JsonLines => String::new(),
    }
}

/// Adds a row as a line. Texts are ids and digits: nothing in them needs quotes or escapes.
pub fn write(form: Form, row: &Row, out: &mut String) {
    for (at, (value, column)) in row.0.iter().zip(&COLUMNS).enumerate() {
        match form {
            Form::Csv if at > 0 => out.push(','),
            Form::Csv => {}
            Form::JsonLines => {
                out.push(if at > 0 { ',' } else { '{' });
                out.push('"');
                out.push_str(column.name);
                out.push_str("\":");
            }
        }
        match (form, value) {
            (Form::Csv, Value::Text(text)) => out.push_str(text),
            (Form::JsonLines, Value::Text(text)) => {
                out.push('"');
                out.push_str(text);
                out.push('"');
            }
            (_, Value::Number(number)) => out.push_str(&number.to_string()),
            (_, Value::Truth(truth)) => out.push_str(if *truth { "true" } else { "false" }),
            (Form::Csv, Value::Nothing) => {}
            (Form::JsonLines, Value::Nothing) => out.push_str("null"),
        }
    }
    out.push_str(if form == Form::JsonLines { "}\n" } else { "\n" });
}

/// Reads a line back, with its line feed; none when it is not to the letter what is written for a row.
pub fn read(form: Form, line: &[u8]) -> Option<Row> {
    let text = std::str::from_utf8(line).ok()?;
    let values: Option<Vec<Value>> = match form {
        Form::Csv => text.strip_suffix('\n')?.split(',').zip(&COLUMNS).map(|(field, column)| from_csv(field, column)).collect(),
        Form::JsonLines => {
            let Ok(Json::Object(object)) = serde_json::from_str(text) else { return None };
            COLUMNS.iter().map(|column| from_json(object.get(column.name)?, column)).collect()
        }
    };
    let row = Row(values?);
    let mut again = String::with_capacity(text.len());
    write(form, &row, &mut again);
    (row.0.len() == COLUMNS.len() && again == text).then_some(row)
}

/// Returns a text as it is; none when it is no id.
fn plain(text: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (!text.is_empty() && text.bytes().all(fits)).then(|| text.to_owned())
}

fn from_csv(field: &str, column: &Column) -> Option<Value> {
    Some(match column.kind {
        Kind::Text => Value::Text(plain(field)?),
        Kind::Perhaps if field.is_empty() => Value::Nothing,
        Kind::Number | Kind::Perhaps | Kind::Seed => Value::Number(field.parse().ok()?),
        Kind::Truth => Value::Truth(field.parse().ok()?),
    })
}

fn from_json(value: &Json, column: &Column) -> Option<Value> {
    Some(match (column.kind, value) {
        (Kind::Text, Json::String(text)) => Value::Text(plain(text)?),
        (Kind::Perhaps, Json::Null) => Value::Nothing,
        (Kind::Number | Kind::Perhaps | Kind::Seed, Json::Number(number)) => Value::Number(number.as_u64()?),
        (Kind::Truth, Json::Bool(truth)) => Value::Truth(*truth),
        _ => return None,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A row with the ends of what can be in it.
    pub fn example(number: u64) -> Row {
        let value = |column: &Column| match column.kind {
            Kind::Text => Value::Text("keep-serving".to_owned()),
            Kind::Number => Value::Number(number),
            Kind::Perhaps if number.is_multiple_of(2) => Value::Nothing,
            Kind::Perhaps => Value::Number(number * 3),
            Kind::Seed => Value::Number(u64::MAX - number),
            Kind::Truth => Value::Truth(number.is_multiple_of(3)),
        };
        Row(COLUMNS.iter().map(value).collect())
    }

    #[test]
    fn a_line_is_read_as_it_was_written_and_nothing_else_is() {
        for form in [Form::Csv, Form::JsonLines] {
            for number in 0..4 {
                let row = example(number);
                let mut line = String::new();
                write(form, &row, &mut line);
                assert_eq!(read(form, line.as_bytes()), Some(row), "{line}");
                for end in 0..line.len() {
                    assert_eq!(read(form, &line.as_bytes()[..end]), None, "{form:?}: torn at {end}");
                }
                for bad in [line.replacen("true", "1", 1), format!(" {line}"), line.replacen('-', "", 1) + "\n", line.replace('\n', "\r\n")]
                {
                    assert!(bad == line || read(form, bad.as_bytes()).is_none(), "{form:?}: {bad}");
                }
            }
            assert_eq!(read(form, &[0; 300]), None);
        }
    }
}
