//! `godark run`

use std::path::{Path, PathBuf};

use super::{Exit, Format, interrupt, load, pretty, print, spare_other, usage, write_file};
use crate::analysis::{BOTS, bots, play};
use crate::replay::Session;
use crate::replay::record::EXTENSION;
use crate::scenario::Minute;
use crate::sim::state::Verdict;
use crate::storage;
use crate::words::{Language, Words, grouped};

/// Play one game without a screen, and tell how it went
#[derive(Debug, clap::Args)]
#[command(after_help = bots_help())]
pub struct Args {
    /// The scenario: the id of a built-in one, a folder, or a file
    #[arg(value_name = "SCENARIO")]
    scenario: String,
    /// Who plays; without it, `history` where a scenario has that playbook, else `keep-serving`
    #[arg(long, value_name = "NAME")]
    bot: Option<String>,
    /// The seed of all luck: the same seed, scenario and orders give the same run, bit for bit
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write the recording to this file
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Tell what happened, event by event, truth included
    #[arg(long)]
    events: bool,
    /// The language of the result; what is written for programs and recordings stays the same in any
    #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
    lang: Language,
}

fn bots_help() -> String {
    let mut help = String::from("Bots:\n");
    for (name, about) in BOTS {
        help.push_str(&format!("  {name:<14} {about}\n"));
    }
    let others = [crate::analysis::adviser::bot::ABOUT].into_iter().chain(crate::analysis::playtest::player::WANDERERS);
    for (name, about) in others {
        help.push_str(&format!("  {name:<14} {about}\n"));
    }
    help.push_str("  A scenario's own playbooks can be named too.");
    help
}

pub fn run(args: &Args) -> Exit {
    match go(args) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn go(args: &Args) -> Result<Exit, Exit> {
    let scenario = load(&args.scenario)?;
    let mut bot = bots::by_name(args.bot.as_deref().unwrap_or(bots::usual(&scenario)), &scenario).map_err(usage)?;
    interrupt::listen();
    let session = play(&scenario, &mut *bot, args.seed, |_| !interrupt::came());
    // What stopped it may have come after its end.
    let partial = !session.sim.is_over();
    if let Some(path) = &args.record {
        spare_other(path)?;
        if partial && path.is_file() {
            write_beside(path, &session.text())?;
        } else {
            write_file(path, &session.text())?;
        }
    }
    match args.format {
        Format::Text => {
            let date = scenario.calendar.date(session.sim.now());
            let mark = if partial { format!("PARTIAL: stopped at {date}\n") } else { String::new() };
            print(&format!("{mark}{}", text(&session, args.events, &Words::of(args.lang))))?;
        }
        Format::Json => print(&json(&session, args.events))?,
    }
    if partial {
        complain!("stopped");
    }
    Ok(if partial { Exit::Interrupted } else { Exit::Ok })
}

/// Writes what was played until it was stopped beside the recording that is there: that may be a whole one.
fn write_beside(path: &Path, text: &str) -> Result<(), Exit> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(EXTENSION).unwrap_or(&name);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match storage::write_new(folder, &format!("{stem} (stopped){EXTENSION}"), text.as_bytes()) {
        Ok(beside) => {
            complain!("note: {} is as it was; what was played until now is in {}", path.display(), beside.display());
            Ok(())
        }
        Err(error) => {
            complain!("error: cannot write beside {}: {}", path.display(), crate::scenario::ron_text::io_words(&error));
            Err(Exit::Unwritable)
        }
    }
}

/// Returns the result as a table for people.
fn text(session: &Session, events: bool, words: &Words) -> String {
    let sim = &session.sim;
    let scenario = &*words.shown(sim.scenario());
    let calendar = &scenario.calendar;
    let standing = sim.standing();
    let mut out = String::new();
    if events {
        for event in sim.journal().events() {
            let line = crate::words::story::line(words, scenario, sim.journal(), event);
            out.push_str(&format!("{:>5}  {}  {line}\n", event.id.0, calendar.date(event.minute)));
        }
        out.push('\n');
    }
    let player = session.header().bot.clone().unwrap_or_default();
    let seed = sim.seed().to_string();
    out.push_str(&words.say(
        "result-title",
        &[("scenario", scenario.cover.title.as_str().into()), ("seed", (&seed).into()), ("player", (&player).into())],
    ));
    out.push_str("\n\n");
    let date = |minute: Minute| calendar.date(minute);
    let flagship = match (standing.flagship_down, standing.flagship_back) {
        (None, _) => words.get("result-flagship-never"),
        (Some(down), Some(back)) => words.say("result-flagship-back", &[("down", (&date(down)).into()), ("back", (&date(back)).into())]),
        (Some(down), None) => words.say("result-flagship-gone", &[("down", (&date(down)).into())]),
    };
    let flagship_name = &scenario.content.services[scenario.content.flagship_service].name;
    let part = |part: u32, whole: u64| words.say("result-part", &[("part", part.into()), ("whole", whole.into())]);
    let e_services = part(standing.e_services, u64::from(scenario.content.e_services));
    let objectives = part(standing.objectives_met, scenario.content.objectives.len() as u64);
    let rows = [
        (words.get("result-score"), standing.score.total.to_string()),
        (words.get("result-unmet"), grouped(standing.unmet)),
        (words.get("result-unmet-abroad"), grouped(standing.unmet_abroad)),
        (words.get("result-on-paper"), grouped(standing.on_paper)),
        (words.get("result-destroyed"), format!("{} ({})", words.share(standing.destroyed), grouped(u64::from(standing.hosts_lost)))),
        (words.get("result-services"), e_services),
        (words.get("result-services-abroad"), words.share(standing.services_up_abroad)),
        (words.say("result-flagship", &[("service", flagship_name.as_str().into())]), flagship),
        (words.get("result-trust"), words.share(standing.trust)),
        (words.get("result-evidence"), words.share(standing.evidence)),
        (words.get("result-published"), words.say("result-published-times", &[("times", u32::from(standing.published).into())])),
        (words.get("result-objectives"), objectives),
    ];
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    for (name, value) in rows {
        out.push_str(&format!("  {name:<width$}  {value}\n"));
    }
    out.push('\n');
    let marks = ["result-met", "result-missed", "result-open"].map(|key| words.get(key).chars().count()).into_iter().max().unwrap_or(0);
    for (id, objective) in scenario.content.objectives.iter() {
        let mark = words.get(match sim.truth().verdict(id) {
            Verdict::Met(_) => "result-met",
            Verdict::Missed(_) => "result-missed",
            Verdict::Open => "result-open",
        });
        out.push_str(&format!("  {mark:<marks$}  {}\n", objective.text));
    }
    let digest = sim.digests().whole().short();
    let last = words.say("result-events", &[("events", (sim.journal().len() as u64).into()), ("digest", (&digest).into())]);
    out.push_str(&format!("\n  {last}\n"));
    out
}

/// Returns the result for programs.
fn json(session: &Session, events: bool) -> String {
    let sim = &session.sim;
    let scenario = sim.scenario();
    let value = crate::scenario::names::writing(&scenario.names, &scenario.calendar, || {
        let verdicts: serde_json::Map<String, serde_json::Value> = scenario
            .content
            .objectives
            .ids()
            .map(|id| {
                let verdict = match sim.truth().verdict(id) {
                    Verdict::Met(event) => serde_json::json!({ "met": true, "event": event }),
                    Verdict::Missed(event) => serde_json::json!({ "met": false, "event": event }),
                    Verdict::Open => serde_json::Value::Null,
                };
                (scenario.name(id).to_owned(), verdict)
            })
            .collect();
        let digests: serde_json::Map<String, serde_json::Value> =
            sim.digests().0.into_iter().map(|(name, digest)| (name, digest.to_string().into())).collect();
        let mut value = serde_json::json!({
            "game": env!("CARGO_PKG_VERSION"),
            "scenario": scenario.id,
            "content": scenario.digest.to_string(),
            "seed": sim.seed(),
            "bot": session.header().bot,
            "doctrine": sim.truth().intruder().doctrine,
            "standing": sim.standing(),
            "objectives": verdicts,
            "partial": !sim.is_over(),
            "events": sim.journal().len(),
            "orders": session.records().iter().filter(|record| matches!(record, crate::replay::Record::Order { .. })).count(),
            "digest": sim.digests().whole().to_string(),
            "digests": digests,
        });
        if events {
            value["journal"] = serde_json::to_value(sim.journal().events()).unwrap_or_default();
        }
        value
    });
    pretty(&value)
}
