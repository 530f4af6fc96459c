//! The file that a batch writes: it grows line by line beside its name, can be gone on with, and takes its name when it is whole.
//!
//! `FILE.part` holds what is done so far, in order: the lines of the table, or JSON Lines where the table is Parquet, which
//! cannot grow. `FILE.plan.json` says what it is a table of, and stays; Parquet says it itself in the end.

use std::fs::{File, TryLockError};
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::line::{self, Form};
use super::parquet;
use super::plan::{Job, Plan};
use super::row::Row;
use crate::scenario::ron_text::io_words;
use crate::storage::write_whole;

/// Longer lines and larger plans are not ours.
const LINE_BYTES_MAX: u64 = 16 * 1024;
const PLAN_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Table {
    Csv,
    Jsonl,
    Parquet,
}

impl Table {
    /// Returns what a file's name says.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
        }
    }

    /// Returns the form in which it grows.
    fn form(self) -> Form {
        if self == Self::Csv { Form::Csv } else { Form::JsonLines }
    }
}

/// What is done about a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It is spared.
    New,
    /// It is gone on with.
    Resume,
    /// It is written over.
    Anew,
}

/// Why a file cannot be written, or gone on with.
#[derive(Debug, PartialEq, Eq)]
pub struct Trouble {
    pub kind: Kind,
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Unwritable,
    /// It is a table of other games.
    OtherPlan,
    /// It was begun by another version of the game.
    OtherGame,
    /// The scenario has changed since.
    OtherContent,
}

fn trouble(kind: Kind, words: String) -> Trouble {
    Trouble { kind, words }
}

fn unwritable(path: &Path, error: &io::Error) -> Trouble {
    trouble(Kind::Unwritable, format!("cannot write {}: {}", path.display(), io_words(error)))
}

/// A file that is being written.
pub struct Output {
    /// Where it shall be in the end.
    pub path: PathBuf,
    table: Table,
    plan: Value,
    /// Where it grows; none for a device or a pipe, which is written to as it is.
    part: Option<PathBuf>,
    file: File,
    /// So many bytes are whole lines.
    bytes: u64,
}

/// What there is to do for a file.
pub enum Opened {
    /// Nothing: it is whole.
    Whole,
    /// Rows are missing.
    Open(Output),
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Opens a file for the rows of a plan. Calls `kept` with every row that is there already, in order.
pub fn open(path: &Path, table: Table, plan: &Plan, start: Start, mut kept: impl FnMut(Job, Row)) -> Result<Opened, Trouble> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut facts = plan.facts();
    facts["table"] = table.word().into();
    match std::fs::metadata(&target) {
        Ok(data) if data.is_dir() => return Err(trouble(Kind::Unwritable, format!("{} is a folder", path.display()))),
        Ok(data) if !data.is_file() => return device(target, table, facts, start).map(Opened::Open),
        _ => {}
    }
    let (part, plan_path) = (beside(&target, ".part"), beside(&target, ".plan.json"));
    let begun = std::fs::metadata(&part).is_ok_and(|data| data.len() > 0);
    let shown = path.display();
    match start {
        Start::New if begun => {
            let words = format!("{} is there already, unfinished: --resume goes on with it, --force begins anew", part.display());
            return Err(trouble(Kind::Unwritable, words));
        }
        Start::New if target.exists() => {
            return Err(trouble(Kind::Unwritable, format!("{shown} is there already; --force writes over it")));
        }
        Start::Resume if !begun && target.exists() => {
            return whole(&target, &facts, table, plan, kept).map(|()| Opened::Whole);
        }
        _ => {}
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(path, &error))?;
    }
    let options = File::options().read(true).write(true).create(true).truncate(false).open(&part);
    let file = options.map_err(|error| unwritable(&part, &error))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        let words = format!("{} is being written by another batch; wait for it, or name another file", part.display());
        return Err(trouble(Kind::Unwritable, words));
    }
    let mut output = Output { path: target, table, plan: facts, part: Some(part.clone()), file, bytes: 0 };
    if begun && start == Start::Resume {
        same_plan(&plan_path, &kept_plan(&plan_path)?, &output.plan)?;
        output.bytes = good_lines(&output.file, table.form(), plan, &mut kept)
            .map_err(|error| trouble(Kind::Unwritable, format!("cannot read {}: {}", part.display(), io_words(&error))))?;
    }
    let ready = (|| {
        if output.bytes == 0 {
            output.file.set_len(0)?;
            let text = serde_json::to_string_pretty(&output.plan)? + "\n";
            write_whole(&plan_path, text.as_bytes())?;
        }
        output.cut()
    })();
    ready.map_err(|error| unwritable(&part, &error))?;
    if output.bytes == 0 {
        output.write(line::head(table.form()).as_bytes())?;
    }
    Ok(Opened::Open(output))
}

/// Opens a device or a pipe: what is written to it cannot be taken back, and nothing is kept beside it.
fn device(path: PathBuf, table: Table, plan: Value, start: Start) -> Result<Output, Trouble> {
    let shown = path.display();
    if table == Table::Parquet || start == Start::Resume {
        let what = if table == Table::Parquet { "Parquet needs a file" } else { "there is nothing to go on with" };
        return Err(trouble(Kind::Unwritable, format!("{shown} is no file: {what}")));
    }
    let file = File::options().write(true).open(&path).map_err(|error| unwritable(&path, &error))?;
    let mut output = Output { path, table, plan, part: None, file, bytes: 0 };
    output.write(line::head(table.form()).as_bytes())?;
    Ok(output)
}

/// Reads the rows of a file that is whole.
fn whole(path: &Path, facts: &Value, table: Table, plan: &Plan, mut kept: impl FnMut(Job, Row)) -> Result<(), Trouble> {
    let spoilt =
        |why: &str| trouble(Kind::OtherPlan, format!("{} is not the table of this batch: {why}; --force begins anew", path.display()));
    let file = File::open(path).map_err(|error| spoilt(&io_words(&error)))?;
    let mut count = 0;
    if table == Table::Parquet {
        let (was, rows) = parquet::read(file).map_err(|error| spoilt(&error.to_string()))?;
        same_plan(path, &was, facts)?;
        for row in rows {
            let row = row.map_err(|error| spoilt(&error.to_string()))?;
            if count >= plan.share() || !row.is_of(plan, plan.job(count)) {
                return Err(spoilt("its games are others"));
            }
            kept(plan.job(count), row);
            count += 1;
        }
    } else {
        let plan_path = beside(path, ".plan.json");
        same_plan(&plan_path, &kept_plan(&plan_path)?, facts)?;
        let length = file.metadata().map_or(0, |data| data.len());
        let good = good_lines(&file, table.form(), plan, &mut |job, row| {
            count += 1;
            kept(job, row);
        });
        if good.map_err(|error| spoilt(&io_words(&error)))? < length {
            return Err(spoilt("some of its lines are spoilt"));
        }
    }
    if count < plan.share() { Err(spoilt("games are missing")) } else { Ok(()) }
}

/// Reads lines for as long as they are whole and those of the plan. Returns how many bytes that are.
fn good_lines(file: &File, form: Form, plan: &Plan, kept: &mut dyn FnMut(Job, Row)) -> io::Result<u64> {
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    let mut next = |line: &mut Vec<u8>| {
        line.clear();
        io::Read::take(&mut reader, LINE_BYTES_MAX).read_until(b'\n', line)
    };
    let head = line::head(form);
    let mut good = 0;
    if !head.is_empty() {
        next(&mut line)?;
        if line != head.as_bytes() {
            return Ok(0);
        }
        good += line.len() as u64;
    }
    for at in 0..plan.share() {
        next(&mut line)?;
        let job = plan.job(at);
        match line::read(form, &line).filter(|row| row.is_of(plan, job)) {
            Some(row) => kept(job, row),
            None => break,
        }
        good += line.len() as u64;
    }
    Ok(good)
}

/// Reads the plan that is kept beside a file.
fn kept_plan(path: &Path) -> Result<Value, Trouble> {
    let read = || {
        let mut text = String::new();
        io::Read::read_to_string(&mut io::Read::take(File::open(path)?, PLAN_BYTES_MAX), &mut text)?;
        serde_json::from_str::<Value>(&text).map_err(io::Error::other)
    };
    read().map_err(|error| {
        let (shown, why) = (path.display(), io_words(&error));
        trouble(Kind::OtherPlan, format!("cannot read {shown}, which says what was begun: {why}; --force begins anew"))
    })
}

/// Says what is different when the plan that is kept at a path is not this one.
fn same_plan(path: &Path, kept: &Value, plan: &Value) -> Result<(), Trouble> {
    let shown = path.display();
    let Some((place, then, now)) = difference("", kept, plan) else { return Ok(()) };
    let kind = match place.as_str() {
        "game" => Kind::OtherGame,
        place if place.ends_with("content") => Kind::OtherContent,
        _ => Kind::OtherPlan,
    };
    let words = format!("this is not the batch that was begun: {shown} has `{place}` {then}, now it is {now}; --force begins anew");
    Err(trouble(kind, words))
}

/// Returns the first place at which two values differ, with both.
fn difference(place: &str, kept: &Value, now: &Value) -> Option<(String, String, String)> {
    let inner = |key: &str| if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
    match (kept, now) {
        (kept, now) if kept == now => None,
        (Value::Object(kept), Value::Object(now)) => {
            let mut keys: Vec<&String> = now.keys().chain(kept.keys().filter(|key| !now.contains_key(*key))).collect();
            // What the rest follows from is named first, what only follows last.
            let first = ["game", "id", "content"];
            keys.sort_by_key(|key| (first.iter().position(|one| one == key).unwrap_or(first.len()), *key == "games"));
            let value = |of: &serde_json::Map<String, Value>, key: &str| of.get(key).cloned().unwrap_or_default();
            keys.into_iter().find_map(|key| difference(&inner(key), &value(kept, key), &value(now, key)))
        }
        (Value::Array(kept), Value::Array(now)) if kept.len() == now.len() => {
            kept.iter().zip(now).enumerate().find_map(|(at, (kept, now))| difference(&inner(&at.to_string()), kept, now))
        }
        (kept, now) => Some((place.to_owned(), short(kept), short(now))),
    }
}

fn short(value: &Value) -> String {
    const LETTERS_MAX: usize = 200;
    let text = value.to_string();
    if text.chars().count() <= LETTERS_MAX { text } else { text.chars().take(LETTERS_MAX).chain(['…']).collect() }
}

impl Output {
    /// Returns where it grows; none when nothing is kept of it.
    pub fn part(&self) -> Option<&Path> {
        self.part.as_deref()
    }

    /// Adds rows, and returns how many are there now: when not all can be written, those that have room.
    pub fn add(&mut self, rows: &[Row]) -> (usize, Result<(), Trouble>) {
        let added = self.add_all(rows);
        if added.is_ok() || self.part.is_none() {
            return (if added.is_ok() { rows.len() } else { 0 }, added);
        }
        for (at, row) in rows.iter().enumerate() {
            if let Err(trouble) = self.add_all(std::slice::from_ref(row)) {
                return (at, Err(trouble));
            }
        }
        (rows.len(), Ok(()))
    }

    fn add_all(&mut self, rows: &[Row]) -> Result<(), Trouble> {
        let mut text = String::new();
        rows.iter().for_each(|row| line::write(self.table.form(), row, &mut text));
        self.write(text.as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        if let Err(error) = self.file.write_all(bytes) {
            if self.part.is_some() {
                // Half a line would be passed over later; it is nicer without.
                let _ = self.cut();
            }
            return Err(unwritable(self.part.as_ref().unwrap_or(&self.path), &error));
        }
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Leaves out what comes after the last whole line.
    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.bytes)?;
        self.file.seek(SeekFrom::Start(self.bytes)).map(drop)
    }

    /// Gives the file its name, now that all rows are there.
    pub fn finish(mut self) -> Result<(), Trouble> {
        let Some(part) = &self.part else {
            return Ok(());
        };
        let done = (|| {
            self.file.sync_all()?;
            if self.table == Table::Parquet {
                let written = beside(&self.path, ".writing");
                let file = File::create(&written);
                let converted = file.and_then(|file| convert(&mut self.file, file, &self.plan));
                if let Err(error) = converted.and_then(|()| std::fs::rename(&written, &self.path)) {
                    let _ = std::fs::remove_file(&written);
                    return Err(error);
                }
                // Who reads a folder of Parquet shall find nothing else in it.
                return std::fs::remove_file(part).and_then(|()| std::fs::remove_file(beside(&self.path, ".plan.json")));
            }
            std::fs::rename(part, &self.path)
        })();
        done.map_err(|error| unwritable(&self.path, &error))
    }
}

/// Writes lines as Parquet.
fn convert(lines: &mut File, out: File, plan: &Value) -> io::Result<()> {
    let other = |error: ::parquet::errors::ParquetError| match error {
        ::parquet::errors::ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(inner) => io::Error::other(inner),
        },
        error => io::Error::other(error),
    };
    lines.seek(SeekFrom::Start(0))?;
    let mut writer = parquet::Writer::new(out, plan).map_err(other)?;
    for text in BufReader::new(lines).split(b'\n') {
        let mut text = text?;
        text.push(b'\n');
        let row = line::read(Form::JsonLines, &text).ok_or_else(|| io::Error::other("a line changed while it was written"))?;
        writer.add(row).map_err(other)?;
    }
    writer.finish().map_err(other)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_say_what_is_written() {
        let of = |name: &str| Table::of(Path::new(name));
        assert_eq!([of("a.csv"), of("b.JSONL"), of("c.ndjson")], [Some(Table::Csv), Some(Table::Jsonl), Some(Table::Jsonl)]);
        assert_eq!([of("d.parquet"), of("e"), of("f.txt")], [Some(Table::Parquet), None, None]);
    }

    #[test]
    fn the_first_difference_of_two_plans_is_named() {
        let kept = json!({ "game": "1", "scenarios": [{ "id": "a", "bots": ["x"] }], "seeds": [1, 2] });
        assert_eq!(difference("", &kept, &kept), None);
        let mut now = kept.clone();
        now["seeds"] = json!([1, 3]);
        assert_eq!(difference("", &kept, &now), Some(("seeds.1".to_owned(), "2".to_owned(), "3".to_owned())));
        now["scenarios"][0]["bots"] = json!(["x", "y"]);
        assert_eq!(difference("", &kept, &now), Some(("scenarios.0.bots".to_owned(), "[\"x\"]".to_owned(), "[\"x\",\"y\"]".to_owned())));
        now["scenarios"][0]["id"] = json!("b");
        assert_eq!(difference("", &kept, &now).map(|(place, ..)| place), Some("scenarios.0.id".to_owned()));
        now["game"] = json!("2");
        assert_eq!(difference("", &kept, &now).map(|(place, ..)| place), Some("game".to_owned()));
        assert_eq!(difference("", &json!({}), &json!({ "new": 1 })), Some(("new".to_owned(), "null".to_owned(), "1".to_owned())));
    }
}
