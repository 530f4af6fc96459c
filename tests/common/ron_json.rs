//! RON as JSON, in the shape that serde gives it. Knows nothing of the types: a second reader beside the real one.

use serde_json::{Map, Value};

pub fn read(text: &str) -> Result<Value, String> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value()?;
    reader.skip();
    if reader.at == text.len() { Ok(value) } else { Err(format!("something follows at byte {}", reader.at)) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Skips blanks and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start().len();
            self.at += blanks;
            match self.rest().strip_prefix("//") {
                Some(comment) => self.at += 2 + comment.find('\n').unwrap_or(comment.len()),
                None if blanks == 0 => return,
                None => {}
            }
        }
    }

    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let found = self.rest().starts_with(sign);
        self.at += if found { sign.len_utf8() } else { 0 };
        found
    }

    fn word(&mut self) -> String {
        self.skip();
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.'))).unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        self.at += end;
        word
    }

    fn value(&mut self) -> Result<Value, String> {
        self.skip();
        match self.rest().chars().next() {
            Some('"') => self.string(),
            Some('[') => {
                self.at += 1;
                self.list(']').map(Value::Array)
            }
            Some('(') => self.content(),
            Some(_) => {
                let word = self.word();
                self.named(&word)
            }
            None => Err("it ends too soon".to_owned()),
        }
    }

    fn named(&mut self, word: &str) -> Result<Value, String> {
        if let Ok(number) = word.replace('_', "").parse::<i64>() {
            return Ok(number.into());
        }
        match word {
            "" => Err(format!("nothing that is a value at byte {}", self.at)),
            "true" => Ok(true.into()),
            "false" => Ok(false.into()),
            "None" => Ok(Value::Null),
            _ if !self.rest().starts_with('(') => Ok(word.into()),
            "Some" => self.content(),
            _ => Ok(Value::Object(Map::from_iter([(word.to_owned(), self.content()?)]))),
        }
    }

    /// What stands in parentheses: fields, one value, or several.
    fn content(&mut self) -> Result<Value, String> {
        self.at += 1;
        let begin = self.at;
        let name = self.word();
        if !name.is_empty() && self.takes(':') {
            self.at = begin;
            return self.fields();
        }
        self.at = begin;
        let mut items = self.list(')')?;
        Ok(if items.len() == 1 { items.remove(0) } else { Value::Array(items) })
    }

    fn fields(&mut self) -> Result<Value, String> {
        let mut fields = Map::new();
        while !self.takes(')') {
            let name = self.word();
            if !self.takes(':') {
                return Err(format!("no `:` after `{name}` at byte {}", self.at));
            }
            let value = self.value()?;
            fields.insert(name, value);
            let _ = self.takes(',');
        }
        Ok(Value::Object(fields))
    }

    fn list(&mut self, end: char) -> Result<Vec<Value>, String> {
        let mut items = Vec::new();
        while !self.takes(end) {
            items.push(self.value()?);
            let _ = self.takes(',');
        }
        Ok(items)
    }

    fn string(&mut self) -> Result<Value, String> {
        let rest = self.rest();
        let mut escaped = false;
        for (index, letter) in rest.char_indices().skip(1) {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    let text = rest[1..index].replace("\\\"", "\"").replace("\\\\", "\\");
                    self.at += index + 1;
                    return Ok(text.into());
                }
                _ => {}
            }
        }
        Err("a text has no end".to_owned())
    }
}
