//! Reading a recording: record by record, to its end or to where it was cut off.

use std::path::Path;
use std::sync::Arc;

use crate::scenario::diagnostic::{Diagnostic, Place, Source};
use crate::scenario::library;
use crate::scenario::names::*;
use crate::scenario::ron_text::one_from;
use crate::scenario::{Calendar, Minute, Scenario};

use super::record::{FORMAT, FORMAT_OLDEST, ReadError, Record, Recording};
use super::trail::WIDTH;

pub(super) fn find_scenario(id: &str, recording: &Path) -> Result<Arc<Scenario>, String> {
    let folders = recording.ancestors().skip(1).take(4).map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let mut broken = None;
    for folder in folders.filter(|folder| folder.join(library::MAIN_FILE).is_file()) {
        match crate::scenario::load(&library::Shelf::Folder(folder.to_owned())) {
            Ok((scenario, _)) if scenario.id == id => return Ok(scenario),
            Ok(_) => {}
            Err(problems) => broken = Some(problems.render(false)),
        }
    }
    // A scenario that cannot be read is no reason to try the recording on another.
    if let Some(broken) = broken {
        return Err(broken);
    }
    match library::find_built_in(id) {
        Ok(shelf) => crate::scenario::load(&shelf).map(|(scenario, _)| scenario).map_err(|problems| problems.render(false)),
        Err(problem) => {
            let help = "keep the recording in the scenario's folder, or in one below it, or name the scenario with --scenario";
            Err(problem.help(help).render(false))
        }
    }
}

pub(super) fn read_source(source: &Arc<Source>, find: impl FnOnce(&str) -> Result<Arc<Scenario>, String>) -> Result<Recording, ReadError> {
    let mut reader = Reader::new(source).map_err(ReadError::bad)?;
    let nobody = Arc::new(Names::new());
    let begin = reader.rest;
    let (first, _) = reading(&nobody, &Calendar::default(), source, || one_from::<Record>(source, reader.rest));
    let header = match first {
        Ok((Record::Header(header), rest)) => {
            reader.rest = rest;
            header
        }
        // A newer format may have fields that this version does not know: say so instead of naming the field.
        Err(_) if newer_format(begin).is_some() => return Err(ReadError::Format { found: newer_format(begin).unwrap_or(0) }),
        Ok(_) | Err(_) => {
            let problem = match first {
                Err(problem) if begin.trim_start().starts_with("Header") && is_cut_off(begin) => {
                    let place = problem.place.clone();
                    Diagnostic::error("no-header", "this recording is cut off in its header: nothing of the run is left").at(place)
                }
                Err(problem) if !begin.trim().is_empty() => problem,
                _ => Diagnostic::error("no-header", "this is no recording of Go Dark: it does not begin with a header")
                    .at(Place::new(source, 0..1)),
            };
            return Err(ReadError::bad(problem));
        }
    };
    if !(FORMAT_OLDEST..=FORMAT).contains(&header.format) {
        return Err(ReadError::Format { found: header.format });
    }
    let scenario = find(&header.scenario).map_err(ReadError::Scenario)?;
    let mut recording = Recording {
        source: source.clone(),
        other_content: header.content != scenario.digest.to_string(),
        records: vec![Record::Header(header.clone())],
        places: vec![reader.offset(begin)],
        sound_bytes: reader.offset(reader.rest),
        finished: false,
        header,
        scenario: scenario.clone(),
    };
    let (read, findings) = reading(&scenario.names, &scenario.calendar, source, || reader.records(&mut recording));
    let sound = read.and_then(|()| findings.problems.into_iter().next().map_or(Ok(()), Err)).and_then(|()| check_order(&recording));
    sound.map_err(|problem| ReadError::bad(changed(problem, &recording)))?;
    Ok(recording)
}

/// The code of a problem that follows from a scenario that is not what it was.
pub const CHANGED: &str = "changed-scenario";

/// Says that a name or a time which a recording speaks of is gone, when its scenario has changed.
fn changed(problem: Diagnostic, recording: &Recording) -> Diagnostic {
    if !recording.other_content || !matches!(problem.code, "unknown-id" | "time-outside" | "bad-value") {
        return problem;
    }
    let id = &recording.header.scenario;
    Diagnostic { code: CHANGED, message: format!("{}: the scenario `{id}` is not what it was", problem.message), ..problem }
        .help("play it with the scenario as it was; its orders cannot be given in this one")
}

/// Returns the format number in the text of a header that cannot be read otherwise.
fn newer_format(text: &str) -> Option<u32> {
    let at = text.find("format:")?;
    let digits: String = text[at + "format:".len()..].trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|found| !(FORMAT_OLDEST..=FORMAT).contains(found))
}

/// Minutes must not run backwards, and nothing comes after the end.
fn check_order(recording: &Recording) -> Result<(), Diagnostic> {
    let mut last = Minute::START;
    let mut ended = false;
    for (record, place) in recording.records.iter().zip(&recording.places) {
        let place = Place::new(&recording.source, *place..*place + 1);
        match record {
            Record::Header(_) if recording.places.first() != Some(&place.range.start) => {
                return Err(Diagnostic::error("second-header", "a recording has one header, at its beginning").at(place));
            }
            Record::Checkpoint { trail, marks, .. } if !marks.iter().map(|(_, text)| text).chain([trail]).all(|text| is_of_signs(text)) => {
                let problem =
                    Diagnostic::error("bad-marks", "trails and marks have two signs for each thing, of letters, digits, `-` and `_`");
                return Err(problem.at(place).help("they are not written by hand: `--bless` makes them anew"));
            }
            Record::Expect(expected) if expected.from > expected.to => {
                return Err(Diagnostic::error("empty-range", "nothing lies in a range that ends before it begins").at(place));
            }
            _ => {}
        }
        if ended {
            return Err(Diagnostic::error("after-end", "nothing can happen after the end of a recording").at(place));
        }
        let Some(at) = record.at() else { continue };
        if at < last {
            return Err(Diagnostic::error("backwards", "this happens before the record above it")
                .at(place)
                .help("put records in the order of their minutes"));
        }
        if at > recording.scenario.calendar.length() {
            return Err(Diagnostic::error("time-outside", "this happens after the scenario has ended").at(place));
        }
        last = at;
        ended = matches!(record, Record::End { .. });
    }
    Ok(())
}

fn is_of_signs(text: &str) -> bool {
    text.len().is_multiple_of(WIDTH) && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_'))
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Steps into the list.
    fn new(source: &'a Arc<Source>) -> Result<Self, Diagnostic> {
        let mut reader = Self { source, rest: &source.text };
        reader.skip_space();
        if let Some(rest) = reader.rest.strip_prefix('[') {
            reader.rest = rest;
            reader.skip_space();
            Ok(reader)
        } else {
            let at = reader.offset(reader.rest);
            if reader.rest.is_empty() {
                return Err(Diagnostic::error("no-header", "the file is empty").at(Place::new(source, at..at + 1)));
            }
            Err(Diagnostic::error("no-header", "this is no recording of Go Dark: a recording is a list that begins with `[`")
                .at(Place::new(source, at..at + 1)))
        }
    }

    fn offset(&self, rest: &str) -> usize {
        self.source.text.len() - rest.len()
    }

    /// Skips white space and comments. A comment that does not end skips to the end: what is left stays a slice of the source, so
    /// that its place is known.
    fn skip_space(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(comment) = self.rest.strip_prefix("//") {
                self.rest = comment.find('\n').map_or(&comment[comment.len()..], |end| &comment[end..]);
            } else if let Some(comment) = self.rest.strip_prefix("/*") {
                self.rest = comment.find("*/").map_or(&comment[comment.len()..], |end| &comment[end + 2..]);
            } else {
                return;
            }
        }
    }

    /// Reads records to the end, or to where the file was cut off.
    fn records(&mut self, recording: &mut Recording) -> Result<(), Diagnostic> {
        loop {
            self.skip_space();
            let comma = self.rest.strip_prefix(',');
            if let Some(rest) = comma {
                self.rest = rest;
                recording.sound_bytes = self.offset(rest);
                self.skip_space();
            }
            if self.rest.is_empty() {
                // The closing bracket says nothing: with its end, a recording is whole.
                recording.finished = recording.records.iter().any(|record| matches!(record, Record::End { .. }));
                return Ok(());
            }
            if let Some(rest) = self.rest.strip_prefix(']') {
                self.rest = rest;
                self.skip_space();
                if !self.rest.is_empty() {
                    let at = self.offset(self.rest);
                    return Err(
                        Diagnostic::error("syntax", "something stands after the end of the list").at(Place::new(self.source, at..at + 1))
                    );
                }
                recording.finished = recording.records.iter().any(|record| matches!(record, Record::End { .. }));
                return Ok(());
            }
            if comma.is_none() {
                let at = self.offset(self.rest);
                return Err(Diagnostic::error("syntax", "records are separated by commas").at(Place::new(self.source, at..at + 1)));
            }
            let begin = self.rest;
            match one_from::<Record>(self.source, begin) {
                Ok((record, rest)) => {
                    recording.places.push(self.offset(begin));
                    recording.records.push(record);
                    self.rest = rest;
                    recording.sound_bytes = self.offset(rest);
                }
                // The last line was cut off in the middle: what stands before it counts.
                Err(_) if is_cut_off(begin) => return Ok(()),
                Err(problem) => return Err(problem),
            }
        }
    }
}

/// Says whether a record that cannot be read is the last of the file, and incomplete.
fn is_cut_off(begin: &str) -> bool {
    // Where more records follow, a damaged one is no cut: what comes after it would be lost.
    let begins = |line: &str| ["Order(", "Timer(", "Checkpoint(", "Expect(", "End("].iter().any(|word| line.trim_start().starts_with(word));
    if begin.lines().skip(1).any(begins) {
        return false;
    }
    let mut depth = 0i32;
    let mut quoted = false;
    let mut escaped = false;
    for c in begin.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => {
                depth -= 1;
                if depth <= 0 {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}
