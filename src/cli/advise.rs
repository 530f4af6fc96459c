//! `godark advise`

use std::path::PathBuf;

use super::{Exit, Format, interrupt, pretty, print, replay, usage};
use crate::analysis::adviser::{Advice, Effort, seat, told};
use crate::replay::record::Recording;
use crate::replay::{predicate, walk};
use crate::scenario::Minute;
use crate::words::{Language, Words};

/// Ask the adviser what to order at a minute of a recording
///
/// It knows what the players knew then, not what was true. It imagines worlds that could be theirs, tries every order in them,
/// and names the one that is worth most: how many points of the score, how sure that is, and why.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The recording
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// When, such as "16 Jul 21:00" or minute 1980
    #[arg(long, value_name = "TIME")]
    at: String,
    /// In how many worlds the best orders are weighed
    #[arg(long, default_value_t = 32, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=512))]
    worlds: u16,
    /// The scenario that the recording is of, when it lies elsewhere: an id, a folder, or a file
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the result; what is written for programs stays the same in any
    #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
    lang: Language,
}

const HELP: &str = "\
The same recording, minute and number of worlds give the same advice on every machine.

Example: godark advise scenarios/albania-2022/replays/history.replay.ron --at \"15 Jul 18:00\"";

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(()) => Exit::Ok,
        Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<(), Exit> {
    let recording = replay::the_one(&args.file, args.scenario.as_deref())?;
    let at = predicate::minute(&args.at, &recording.scenario).map_err(usage)?;
    let end = walk::end(&recording);
    if at > end {
        let date = recording.scenario.calendar.date(end);
        complain!("{}: the recording ends at {date}, minute {}; name a time before that", args.file.display(), end.0);
        return Err(Exit::Usage);
    }
    let bar = indicatif::ProgressBar::new(0);
    bar.set_style(indicatif::ProgressStyle::with_template("{msg} {bar:40} {pos} of {len}").expect("a good template"));
    interrupt::listen();
    let advice = advise(args, &recording, at, &bar);
    bar.finish_and_clear();
    let advice = advice?;
    if advice.is_none() && interrupt::came() {
        complain!("stopped: not all orders were tried, so there is no advice");
        return Err(Exit::Interrupted);
    }
    let scenario = &recording.scenario;
    let Some(advice) = advice else {
        complain!("{}: the exercise is over at {}: nothing can be ordered any more", args.file.display(), scenario.calendar.date(at));
        return Err(Exit::Usage);
    };
    match args.format {
        Format::Text => print(&text(&Words::of(args.lang), &recording, &advice)),
        Format::Json => print(&pretty(&told::json(scenario, &advice))),
    }
}

/// Lets an adviser watch the recording up to the minute, and asks it.
fn advise(args: &Args, recording: &Recording, at: Minute, bar: &indicatif::ProgressBar) -> Result<Option<Advice>, Exit> {
    bar.set_message("watching the run");
    bar.set_length(at.0.into());
    let effort = Effort::of_worlds(args.worlds.into());
    let watched = seat::take(&recording.scenario, recording.header.seed, &recording.records, at, effort, |minute| {
        bar.set_position(minute.0.into());
        !interrupt::came()
    });
    let Ok((sim, mut adviser)) = watched else {
        complain!("{}: an order that was taken once is refused now; `godark replay` tells more", args.file.display());
        return Err(Exit::Diverged);
    };
    if interrupt::came() {
        return Ok(None);
    }
    bar.set_message("looking ahead");
    Ok(adviser.advise(&sim, |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
        !interrupt::came()
    }))
}

fn text(words: &Words, recording: &Recording, advice: &Advice) -> String {
    let scenario = &recording.scenario;
    let told = told::told(words, scenario, advice);
    let mut out = format!("{}\n\n{}\n", words.shown(scenario).calendar.date(advice.minute), told.order);
    for line in told.worth.iter().chain(&told.besides).chain([&told.measured]) {
        out.push_str(&format!("  {line}\n"));
    }
    if let [head, chain @ ..] = &told.why[..] {
        out.push_str(&format!("\n{head}\n"));
        chain.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    }
    if !told.others.is_empty() {
        out.push_str(&format!("\n{}\n", words.get("advice-others")));
        told.others.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    }
    out
}
