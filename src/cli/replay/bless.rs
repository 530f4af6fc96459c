//! `godark replay --bless`

use std::io::IsTerminal as _;
use std::path::Path;

use super::Said;
use crate::cli::{Exit, write_file};
use crate::replay::record::{self, Record, Recording};
use crate::replay::verify::{self, Outcome};
use crate::scenario::diagnostic::Source;

/// Writes a recording anew, after it was told what changes. On a terminal it is asked whether it shall, unless `yes`.
pub(super) fn bless(file: &Path, recording: &Recording, yes: bool) -> Said {
    if !recording.finished {
        return Said::new(Exit::CutOff, "not blessed: it was left or cut off. Take it up in the game and end it, then bless it");
    }
    let records = match verify::bless(recording) {
        Ok(records) => records,
        Err(divergence) => return Said::new(Exit::Diverged, format!("cannot be blessed, its orders do not fit any more: {divergence}")),
    };
    let text = record::text(&records, &recording.scenario);
    if text == recording.source.text {
        return Said::new(Exit::Ok, "nothing to bless: it is as it was");
    }
    let source = Source::new(file, text.as_str());
    let misses = match record::read_of(&source, &recording.scenario).map(|blessed| verify::verify(&blessed, None).0) {
        Ok(Outcome::Unexpected(misses)) => misses,
        _ => Vec::new(),
    };
    if !misses.is_empty() {
        let list: Vec<String> = misses.iter().map(ToString::to_string).collect();
        return Said::new(Exit::Diverged, format!("not blessed, what its author expects does not hold: {}", list.join("; ")));
    }
    let changes = changes(recording, &records);
    complain!("{}: {}", file.display(), changes.join("\n  "));
    if !yes && std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && !agreed() {
        return Said::new(Exit::Ok, "left as it was");
    }
    let first = changes.into_iter().next().unwrap_or_default();
    match write_file(file, &text) {
        Ok(()) => Said::new(Exit::Ok, format!("blessed: {first}")),
        Err(exit) => Said::new(exit, "not blessed"),
    }
}

fn agreed() -> bool {
    use std::io::Write as _;
    let _ = write!(std::io::stderr(), "Write it so? [y/N] ");
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

/// Says what changes, the first difference first.
fn changes(recording: &Recording, records: &[Record]) -> Vec<String> {
    let end = |records: &[Record]| {
        records.iter().find_map(|record| match record {
            Record::End { digest, events, .. } => Some((digest.clone(), *events)),
            _ => None,
        })
    };
    let (old, new) = (end(&recording.records), end(records));
    let mut said = vec![match verify::verify(recording, None).0 {
        Outcome::Diverged(divergence) => format!("first change at {divergence}"),
        _ if old.as_ref().map(|(digest, _)| digest) != new.as_ref().map(|(digest, _)| digest) => {
            "it is another run now: seed or orders were changed".to_owned()
        }
        _ => "the run is the same; the file is written anew".to_owned(),
    }];
    let checkpoints = |records: &[Record]| -> Vec<(u32, Vec<(String, String)>)> {
        let of = |record: &Record| match record {
            Record::Checkpoint { at, digests, .. } => Some((at.0, digests.clone())),
            _ => None,
        };
        records.iter().filter_map(of).collect()
    };
    let (before, after) = (checkpoints(&recording.records), checkpoints(records));
    let differ: Vec<u32> = before.iter().filter(|checkpoint| !after.contains(checkpoint)).map(|(at, _)| *at).collect();
    if let Some(first) = differ.first() {
        said.push(format!("{} of {} checkpoints change, from minute {first} on", differ.len(), before.len()));
    }
    if let (Some((old, events)), Some((new, now))) = (&old, &new)
        && old != new
    {
        let short = |digest: &str| digest.chars().take(16).collect::<String>();
        said.push(format!("events {events} -> {now}, final digest {} -> {}", short(old), short(new)));
    }
    let Some(Record::Header(now)) = records.first() else { return said };
    let was = &recording.header;
    let pairs = [
        ("format", was.format.to_string(), now.format.to_string()),
        ("game", was.game.clone(), now.game.clone()),
        ("scenario's content", was.content.clone(), now.content.clone()),
    ];
    said.extend(pairs.iter().filter(|(_, was, now)| was != now).map(|(what, was, now)| format!("{what} {was} -> {now}")));
    said
}
