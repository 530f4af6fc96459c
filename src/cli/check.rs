//! `godark check`

use std::path::PathBuf;
use std::sync::Arc;

use super::check_play::{self, PlayArgs};
use super::{Exit, Format, colour, pretty, print};
use crate::scenario::baseline::Baseline;
use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::{Scenario, allow, library, pages};

/// Read scenarios and say what is wrong with them
#[derive(Debug, clap::Args)]
#[command(after_help = "A warning that is meant is allowed in the file, beside what it is about:\n    // allow: CODE because REASON")]
pub struct Args {
    /// Scenarios: ids of built-in ones, folders, or files
    #[arg(required_unless_present = "explain", value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Let warnings count as errors
    #[arg(long)]
    deny_warnings: bool,
    /// Leave out the warnings that stand in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the baseline anew, with the warnings there are now
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// Say what a diagnostic means, with an example and how to mend it; without a code, list all
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["scenarios", "baseline"])]
    explain: Option<String>,
    #[command(flatten)]
    play: PlayArgs,
}

pub fn run(args: &Args) -> Exit {
    if let Some(code) = &args.explain {
        return explain(code);
    }
    let mut baseline = match args.baseline.as_ref().map(|path| Baseline::read(path, args.write_baseline)).transpose() {
        Ok(baseline) => baseline,
        Err(problem) => {
            complain!("{}", problem.render(colour()));
            return Exit::Usage;
        }
    };
    let mut failed = false;
    let mut stopped = Exit::Ok;
    let mut json = Vec::new();
    let mut told: Option<&'static str> = None;
    for wanted in &args.scenarios {
        let (scenario, problems, played) = look(args, wanted, baseline.as_mut());
        stopped = stopped.or(played.as_ref().map_or(Exit::Ok, check_play::Played::exit));
        failed |= scenario.is_none() || (args.deny_warnings && problems.warnings() > 0);
        told = told.or(problems.0.first().map(|problem| problem.code));
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
                if !problems.is_empty() {
                    complain!("{}", problems.render(colour()).trim_end());
                }
                if let Some(played) = &played {
                    complain!("{}", played.summary());
                }
                if let Some(scenario) = scenario {
                    let content = &scenario.content;
                    let line = format!(
                        "{wanted}: good. {}, {} with {}, {}, {}, {}; digest {}\n",
                        counted(content.agencies.len(), "agency", "agencies"),
                        counted(content.systems.len(), "system", "systems"),
                        counted(scenario.plan.hosts as usize, "host", "hosts"),
                        counted(content.services.len(), "service", "services"),
                        counted(scenario.offered_moves().count(), "move", "moves"),
                        counted(content.injects.len(), "inject", "injects"),
                        scenario.digest.short(),
                    );
                    if let Err(exit) = print(&line) {
                        return verdict(failed).or(stopped).or(exit);
                    }
                }
            }
        }
    }
    if let Some(code) = told.filter(|_| args.format == Format::Text) {
        complain!("what a message means: godark check --explain {code}");
    }
    if args.format == Format::Json
        && let Err(exit) = print(&pretty(&json))
    {
        return verdict(failed).or(stopped).or(exit);
    }
    if let (true, Some(baseline)) = (args.write_baseline, &baseline)
        && let Err(exit) = super::write_file(&baseline.path, &baseline.text())
    {
        return verdict(failed).or(stopped).or(exit);
    }
    verdict(failed).or(stopped)
}

type Looked = (Option<Arc<Scenario>>, Diagnostics, Option<check_play::Played>);

/// Reads one scenario, and plays it when that is wanted. What stands in the baseline is left out.
fn look(args: &Args, wanted: &str, baseline: Option<&mut Baseline>) -> Looked {
    let shelf = match library::find(wanted) {
        Ok(shelf) => shelf,
        Err(problem) => return (None, Diagnostics(vec![problem]), None),
    };
    let loaded = crate::scenario::load_telling_all(&shelf).map(|(scenario, warnings)| (Some(scenario), warnings));
    let (scenario, mut problems) = loaded.unwrap_or_else(|problems| (None, problems));
    let played = scenario.as_ref().and_then(|scenario| check_play::play(&args.play, wanted, scenario));
    if let Some(played) = &played {
        let mut findings = Diagnostics(played.findings());
        allow::apply_later(&mut findings);
        problems.0.append(&mut findings.0);
    }
    if let Some(baseline) = baseline {
        baseline.apply(&shelf, scenario.is_some(), played.is_some(), &mut problems);
    }
    // What is known is not told, however much it is.
    problems.cut();
    (scenario, problems, played)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Prints what is written about a diagnostic.
fn explain(code: &str) -> Exit {
    let page = if code.is_empty() { Some(pages::index()) } else { pages::page(code) };
    match page {
        Some(page) => print(&format!("{}\n", page.trim_end())).err().unwrap_or(Exit::Ok),
        None => {
            let near = pages::near(code)
                .map_or_else(|| "`godark check --explain` lists all of them".to_owned(), |near| format!("did you mean `{near}`?"));
            complain!("error: no diagnostic is called `{code}`: {near}");
            Exit::Usage
        }
    }
}

fn verdict(failed: bool) -> Exit {
    if failed { Exit::BadScenario } else { Exit::Ok }
}
