//! `godark check`

use super::check_play::{self, PlayArgs};
use super::{Exit, Format, colour, print};
use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::library;

/// Read scenarios and say what is wrong with them
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Scenarios: ids of built-in ones, folders, or files
    #[arg(required = true, value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Let warnings count as errors
    #[arg(long)]
    deny_warnings: bool,
    #[command(flatten)]
    play: PlayArgs,
}

pub fn run(args: &Args) -> Exit {
    let mut failed = false;
    let mut stopped = Exit::Ok;
    let mut json = Vec::new();
    for wanted in &args.scenarios {
        let checked = match library::find(wanted) {
            Ok(shelf) => crate::scenario::load(&shelf).map(|(scenario, warnings)| (Some(scenario), warnings)),
            Err(problem) => Err(Diagnostics(vec![problem])),
        };
        let (scenario, mut problems) = checked.unwrap_or_else(|problems| (None, problems));
        let played = scenario.as_ref().and_then(|scenario| check_play::play(&args.play, wanted, scenario));
        if let Some(played) = &played {
            problems.0.extend(played.findings());
        }
        stopped = stopped.or(played.as_ref().map_or(Exit::Ok, check_play::Played::exit));
        failed |= scenario.is_none() || (args.deny_warnings && problems.warnings() > 0);
        match args.format {
            Format::Json => json.push(serde_json::json!({
                "scenario": wanted,
                "ok": scenario.is_some(),
                "errors": problems.errors(),
                "warnings": problems.warnings(),
                "digest": scenario.as_ref().map(|scenario| scenario.digest.to_string()),
                "diagnostics": problems.0.iter().map(Diagnostic::to_json).collect::<Vec<_>>(),
                "play": played.as_ref().map(check_play::Played::json),
            })),
            Format::Text => {
                complain!("{}", problems.render(colour()).trim_end());
                if let Some(played) = &played {
                    complain!("{}", played.summary());
                }
                if let Some(scenario) = scenario {
                    let content = &scenario.content;
                    let line = format!(
                        "{wanted}: good. {} agencies, {} systems with {} hosts, {} services, {} moves, {} injects; digest {}\n",
                        content.agencies.len(),
                        content.systems.len(),
                        scenario.plan.hosts,
                        content.services.len(),
                        scenario.offered_moves().count(),
                        content.injects.len(),
                        scenario.digest.short(),
                    );
                    if let Err(exit) = print(&line) {
                        return verdict(failed).or(stopped).or(exit);
                    }
                }
            }
        }
    }
    if args.format == Format::Json {
        let text = serde_json::to_string_pretty(&json).expect("plain data");
        if let Err(exit) = print(&format!("{text}\n")) {
            return verdict(failed).or(stopped).or(exit);
        }
    }
    verdict(failed).or(stopped)
}

fn verdict(failed: bool) -> Exit {
    if failed { Exit::BadScenario } else { Exit::Ok }
}
