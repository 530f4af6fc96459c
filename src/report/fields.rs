//! What the template of the report is filled with.

use serde::Serialize;

/// What the template is filled with.
#[derive(Serialize)]
pub struct Page {
    pub language: &'static str,
    pub game: &'static str,
    pub title: String,
    pub sub: String,
    pub short: Vec<String>,
    pub has_history: bool,
    pub cost: Vec<Cost>,
    pub charts: Vec<Chart>,
    pub causes: Vec<CauseRow>,
    pub services: Vec<ServiceRow>,
    pub trust: Vec<TrustRow>,
    pub by_hour: Chart,
    pub marks: Vec<Numbered>,
    pub value_names: Vec<String>,
    pub values: Vec<Values>,
    pub mattered: Vec<Mattered>,
    /// The decisions could not be weighed.
    pub unweighed: bool,
    pub goals: Vec<Goal>,
    pub missed: Vec<Signal>,
    pub conclusions: Vec<Conclusion>,
    pub leads: Vec<Lead>,
    pub phases: Vec<PhaseRow>,
    pub techniques: Vec<TechniqueRow>,
    pub past: Vec<PastRow>,
    pub systems: Vec<SystemRow>,
    pub days: Vec<Day>,
    pub method: Vec<String>,
}

#[derive(Serialize)]
pub struct Cost {
    pub name: String,
    pub you: String,
    pub history: String,
    pub nobody: String,
}

#[derive(Serialize)]
pub struct Chart {
    pub title: String,
    pub svg: String,
}

/// What brought services down, and how many requests it cost.
#[derive(Serialize)]
pub struct CauseRow {
    pub text: String,
    pub date: String,
    pub class: &'static str,
    pub requests: String,
    pub share: String,
}

#[derive(Serialize)]
pub struct ServiceRow {
    pub name: String,
    pub inside: String,
    pub abroad: String,
    pub on_paper: String,
    pub redirected: String,
}

/// Why public trust moved.
#[derive(Serialize)]
pub struct TrustRow {
    pub why: String,
    pub times: u32,
    pub points: String,
    pub class: &'static str,
}

/// Something the defenders said of the intruder, and how it was.
#[derive(Serialize)]
pub struct Conclusion {
    pub date: String,
    pub said: String,
    pub was: String,
    pub class: &'static str,
}

#[derive(Serialize)]
pub struct Numbered {
    pub number: usize,
    pub date: String,
    pub text: String,
}

#[derive(Serialize)]
pub struct Values {
    pub date: String,
    pub values: Vec<String>,
}

#[derive(Serialize)]
pub struct Mattered {
    pub text: String,
    pub date: String,
    pub good: bool,
    pub worth: String,
    pub without: String,
    /// What it is worth with other luck, and how sure that is.
    pub futures: Option<String>,
    pub chain: Vec<Step>,
}

#[derive(Serialize)]
pub struct Step {
    pub date: String,
    pub text: String,
}

#[derive(Serialize)]
pub struct Goal {
    pub text: String,
    pub verdict: String,
    pub class: &'static str,
    pub because: String,
}

#[derive(Serialize)]
pub struct Signal {
    pub date: String,
    pub text: String,
    pub after: String,
}

#[derive(Serialize)]
pub struct Lead {
    pub said: String,
    pub truth: String,
}

#[derive(Serialize)]
pub struct PhaseRow {
    pub name: String,
    pub orders: u32,
    pub first: String,
    pub last: String,
}

#[derive(Serialize)]
pub struct TechniqueRow {
    pub attack: String,
    pub name: String,
    pub worked: u32,
    pub failed: u32,
    pub first: String,
    pub seen: String,
}

#[derive(Serialize)]
pub struct PastRow {
    pub attack: String,
    pub what: String,
    pub when: String,
}

#[derive(Serialize)]
pub struct SystemRow {
    pub name: String,
    pub believed: String,
    pub truth: String,
    pub class: &'static str,
    pub lost: String,
}

#[derive(Serialize)]
pub struct Day {
    pub date: String,
    pub lines: Vec<Line>,
}

#[derive(Serialize)]
pub struct Line {
    pub time: String,
    pub kind: String,
    pub class: &'static str,
    pub text: String,
}
