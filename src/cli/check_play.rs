//! `godark check --play`: plays a scenario and says what nobody finds by reading it.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::again::quoted;
use super::{Exit, interrupt, write_file};
use crate::analysis::playtest::{self, Finding, Pace, Sample, Verdicts};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::{Scenario, library};

/// So many seeds are played when none are named, or as many as there is time for.
const SEEDS_MAX: u64 = 64;

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Playing")]
pub struct PlayArgs {
    /// Play the scenario too, and say which injects never come, which endings nobody reaches, which moves and timers are no
    /// decision, and when waiting is best
    ///
    /// Every bot and playbook plays, and players who try whatever is allowed; moves, answers and pauses are judged by pairs of
    /// plays that part there, with the same luck. Ctrl-C ends with what was found so far.
    #[arg(long)]
    play: bool,
    /// Which seeds are played, the first and the last of them included; 1..64 when none are named, or as many of them as there is time for
    #[arg(long, value_name = "A..B", value_parser = super::balance::seeds, requires = "play")]
    seeds: Option<RangeInclusive<u64>>,
    /// Play each scenario for so many seconds, 0 for as long as it takes; a seed that is not done by then does not count, but
    /// for the first, which is always played out
    #[arg(long, value_name = "N", default_value_t = 60, requires = "play")]
    seconds: u64,
    /// Write recordings that show what was found into this folder, in one of the scenario's name
    #[arg(long, value_name = "FOLDER", requires = "play")]
    evidence: Option<PathBuf>,
}

/// What was played, and what was found.
pub struct Played {
    sample: Sample,
    verdicts: Verdicts,
    /// The recordings of each finding.
    files: Vec<Vec<PathBuf>>,
    plays: u64,
    wanted: String,
    exit: Exit,
}

/// Plays a scenario, if that is asked for.
pub fn play(args: &PlayArgs, wanted: &str, scenario: &Arc<Scenario>) -> Option<Played> {
    if !args.play {
        return None;
    }
    interrupt::listen();
    let main = library::find(wanted).and_then(|shelf| shelf.main()).ok()?;
    let seeds = args.seeds.clone().unwrap_or(1..=SEEDS_MAX);
    let bar = Bar::new(wanted, args);
    let sample = Sample::new(scenario, &main, seeds).play(&bar);
    bar.bar.finish_and_clear();
    let verdicts = playtest::judge(&sample);
    let plays = bar.plays.into_inner();
    let exit = if interrupt::came() { Exit::Interrupted } else { Exit::Ok };
    let mut played = Played { sample, verdicts, files: Vec::new(), plays, wanted: wanted.to_owned(), exit };
    if let Some(folder) = &args.evidence {
        played.keep(folder);
    }
    Some(played)
}

impl Played {
    /// Returns what was found, with the play that shows it.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let with_play = |(number, finding): (usize, &Finding)| {
            let mut diagnostic = finding.diagnostic.clone();
            let help = diagnostic.help.take().unwrap_or_default();
            diagnostic.help(format!("{help}\nseen in: {}\nsee it: {}", finding.shown.words(&self.sample), self.command(number, finding)))
        };
        self.verdicts.findings.iter().enumerate().map(with_play).collect()
    }

    /// Returns the one command that shows a finding.
    fn command(&self, number: usize, finding: &Finding) -> String {
        let shown = &finding.shown;
        match self.files.get(number).and_then(|files| files.first()) {
            Some(file) => format!("godark report {} --scenario {}", quoted(&file.display().to_string()), quoted(&self.wanted)),
            None if shown.way.is_none() => {
                let player = &self.sample.players[shown.of.player];
                format!("godark run {} --bot {player} --seed {} --events", quoted(&self.wanted), shown.of.seed)
            }
            None => format!("{} --evidence FOLDER", self.again()),
        }
    }

    /// Returns the command that plays the same again.
    fn again(&self) -> String {
        let seeds = self.seeds();
        format!("godark check --play {} --seeds {}..{} --seconds 0", quoted(&self.wanted), seeds.start(), seeds.end())
    }

    fn seeds(&self) -> RangeInclusive<u64> {
        self.sample.played().unwrap_or(*self.sample.wanted.start()..=*self.sample.wanted.start())
    }

    /// Says what was played, and what could not be judged.
    pub fn summary(&self) -> String {
        let Some(seeds) = self.sample.played() else {
            return format!("note: nothing was played of {}: no seed was finished", self.wanted);
        };
        let mut lines = vec![format!(
            "played {} on seeds {}..{}: {} plays by {} players, and {} plays that part from one at a moment; again: {}",
            self.wanted,
            seeds.start(),
            seeds.end(),
            self.sample.plays.len(),
            self.sample.players.len(),
            self.plays - self.sample.plays.len() as u64,
            self.again(),
        )];
        lines.extend(self.verdicts.unjudged.iter().map(|line| format!("note: {line}")));
        lines.join("\n")
    }

    pub fn json(&self) -> serde_json::Value {
        let evidence: Vec<serde_json::Value> = self
            .verdicts
            .findings
            .iter()
            .enumerate()
            .map(|(number, finding)| {
                let shown = &finding.shown;
                let files = self.files.get(number).map(|files| files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>());
                serde_json::json!({
                    "code": finding.diagnostic.code,
                    "name": shown.name,
                    "seed": shown.of.seed,
                    "player": self.sample.players[shown.of.player],
                    "at_minute": shown.way.as_ref().map(|way| way.at.0),
                    "words": shown.words(&self.sample),
                    "command": self.command(number, finding),
                    "recordings": files.unwrap_or_default(),
                })
            })
            .collect();
        serde_json::json!({
            "seeds": self.sample.played().map(|seeds| [*seeds.start(), *seeds.end()]),
            "players": self.sample.players,
            "plays": self.sample.plays.len(),
            "trials": self.sample.trials.len(),
            "again": self.again(),
            "interrupted": self.exit == Exit::Interrupted,
            "unjudged": self.verdicts.unjudged,
            "evidence": evidence,
        })
    }

    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Writes the recordings.
    fn keep(&mut self, folder: &Path) {
        for finding in &self.verdicts.findings {
            let mut files = Vec::new();
            for (name, session) in finding.shown.recordings(&self.sample) {
                let path = folder.join(&self.sample.scenario.id).join(name);
                match write_file(&path, &session.text()) {
                    Ok(()) => files.push(path),
                    Err(exit) => {
                        self.exit = exit;
                        return;
                    }
                }
            }
            self.files.push(files);
        }
    }
}

/// Shows how far the playing is, and ends it in time.
struct Bar {
    bar: indicatif::ProgressBar,
    begun: Instant,
    time: Option<Duration>,
    plays: AtomicU64,
    first_done: AtomicBool,
}

impl Bar {
    fn new(wanted: &str, args: &PlayArgs) -> Self {
        let time = (args.seconds > 0).then(|| Duration::from_secs(args.seconds));
        let template = match time {
            Some(_) => "playing {prefix} {bar:30} {pos} of {len} s, {msg}",
            None => "playing {prefix} {elapsed}, {msg}",
        };
        let style = indicatif::ProgressStyle::with_template(template).expect("a good template");
        let bar = indicatif::ProgressBar::new(args.seconds).with_style(style).with_prefix(wanted.to_owned());
        Self { bar, begun: Instant::now(), time, plays: AtomicU64::new(0), first_done: AtomicBool::new(false) }
    }
}

impl Pace for Bar {
    fn is_over(&self) -> bool {
        let late = self.time.is_some_and(|time| self.begun.elapsed() >= time);
        interrupt::came() || (late && self.first_done.load(Ordering::Relaxed))
    }

    fn played(&self) {
        let plays = self.plays.fetch_add(1, Ordering::Relaxed) + 1;
        self.bar.set_position(self.begun.elapsed().as_secs());
        if plays.is_multiple_of(16) {
            self.bar.tick();
        }
    }

    fn seed_done(&self, seeds: u64) {
        self.first_done.store(true, Ordering::Relaxed);
        let plays = self.plays.load(Ordering::Relaxed);
        self.bar.set_message(format!("{seeds} seeds, {plays} plays"));
    }
}
