//! What stands in the codex about each thing that has been met.

use crate::scenario::Scenario;
use crate::scenario::moves::{Effect, Move, Openness};
use crate::scenario::names::*;
use crate::words::Words;

use super::{Chapter, Codex, Met, Seen, met_ids, sources, terms};

/// One entry of a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    pub name: String,
    /// What tells it from others at a glance.
    pub sub: String,
    pub lines: Vec<String>,
}

/// Returns the entries of a chapter that have been met, and how many have not.
pub fn leaves(words: &Words, codex: &Codex, scenario: &Scenario, chapter: Chapter) -> (Vec<Leaf>, usize) {
    let content = &scenario.content;
    let met = codex.of(scenario);
    match chapter {
        Chapter::Systems => {
            let (known, unknown) = met_ids(scenario, |name| met.systems.contains(name), content.systems.ids());
            (known.into_iter().map(|id| system(words, scenario, id)).collect(), unknown)
        }
        Chapter::Moves => {
            let offered = scenario.offered_moves().map(|(id, _)| id);
            let (known, unknown) = met_ids(scenario, |name| met.moves.contains(name), offered);
            (known.into_iter().map(|id| one_move(words, scenario, &content.moves[id])).collect(), unknown)
        }
        Chapter::Techniques => {
            let (known, unknown) = met_ids(scenario, |name| met.techniques.contains_key(name), content.techniques.ids());
            (known.into_iter().map(|id| technique(words, scenario, &met, id)).collect(), unknown)
        }
        Chapter::Partners => {
            let (known, unknown) = met_ids(scenario, |name| met.partners.contains(name), content.partners.ids());
            (known.into_iter().map(|id| partner(words, scenario, id)).collect(), unknown)
        }
        Chapter::Agencies => {
            let (known, unknown) = met_ids(scenario, |name| met.agencies.contains(name), content.agencies.ids());
            (known.into_iter().map(|id| agency(words, scenario, id)).collect(), unknown)
        }
        Chapter::Sources => sources::leaves(words, scenario, met.looked_back),
        Chapter::Terms => {
            let all = terms(words).into_iter().map(|term| Leaf { name: term.name, sub: String::new(), lines: vec![term.about] });
            (all.collect(), 0)
        }
    }
}

fn system(words: &Words, scenario: &Scenario, id: SystemId) -> Leaf {
    let content = &scenario.content;
    let system = &content.systems[id];
    let hosts = words.say("detail-hosts", &[("hosts", system.hosts.into())]);
    let sub = format!("{} · {} · {hosts}", content.zones[system.zone].name, content.agencies[system.owner].name);
    let services: Vec<&str> = content
        .services
        .iter()
        .filter(|(service, _)| crate::sim::systems_of(scenario, *service).contains(&id))
        .map(|(_, service)| service.name.as_str())
        .collect();
    let feeds = match services.is_empty() {
        true => words.get("detail-holds-nothing"),
        false => words.say("detail-holds", &[("list", (&services.join(", ")).into())]),
    };
    let mut lines = vec![system.about.to_string(), feeds];
    if system.backup.is_none() {
        lines.push(words.get("detail-backup-none"));
    }
    lines.retain(|line| !line.is_empty());
    Leaf { name: system.name.to_string(), sub, lines }
}

fn one_move(words: &Words, scenario: &Scenario, rule: &Move) -> Leaf {
    let time = words.range(rule.takes);
    let mut lines = vec![rule.about.to_string()];
    lines.push(words.say("codex-move-takes", &[("time", (&time).into()), ("skill", (&words.skill(rule.skill)).into())]));
    lines.push(words.say("codex-move-phase", &[("phase", (&words.phase(rule.phase)).into())]));
    for required in &rule.when {
        lines.push(words.say("codex-move-when", &[("text", required.otherwise.as_str().into())]));
    }
    lines.push(words.get(if rule.does.iter().any(is_noticed) { "codex-move-noticed" } else { "codex-move-quiet" }));
    for effect in &rule.does {
        lines.extend(side_effect(words, effect));
    }
    lines.push(match (rule.undone_by, rule.harmless) {
        (Some(by), _) => words.say("codex-move-undone", &[("move", scenario.content.moves[by].name.as_str().into())]),
        (None, true) => words.get("codex-move-harmless"),
        (None, false) => words.get("codex-move-for-good"),
    });
    Leaf { name: rule.name.to_string(), sub: words.group(rule.group), lines }
}

/// Says whether an intruder in the right place would notice.
pub fn is_noticed(effect: &Effect) -> bool {
    use Effect::*;
    match effect {
        Isolate
        | ShutDown
        | Segment
        | CutFlow
        | CloseForeign
        | CloseInbound
        | GoDark
        | DisableAccounts
        | ResetFast { .. }
        | ResetSafe
        | RemoveShells
        | Clean { .. }
        | Evict { .. }
        | Shield { .. }
        | SubmitSample => true,
        State { openness } => *openness > Openness::Minimal,
        _ => false,
    }
}

fn side_effect(words: &Words, effect: &Effect) -> Option<String> {
    match effect {
        Effect::Isolate | Effect::ShutDown | Effect::Segment | Effect::CutFlow => Some(words.get("codex-side-down")),
        Effect::CloseForeign => Some(words.get("codex-side-abroad")),
        Effect::CloseInbound | Effect::GoDark => Some(words.get("codex-side-all")),
        Effect::DisableAccounts => Some(words.get("note-work-slower")),
        Effect::ResetFast { trouble } => Some(words.say("note-logon-trouble", &[("time", (&words.range(*trouble)).into())])),
        Effect::Shield { turns_away_permille, .. } if turns_away_permille.0 > 0 => {
            Some(words.say("note-turns-away", &[("share", (&words.share(*turns_away_permille)).into())]))
        }
        Effect::Rebuild { .. } | Effect::Restore { .. } => Some(words.get("codex-side-evidence")),
        Effect::Trust(by) => {
            let points = u64::from(by.unsigned_abs() / 10);
            Some(words.say(if *by > 0 { "codex-side-trust-up" } else { "codex-side-trust-down" }, &[("points", points.into())]))
        }
        _ => None,
    }
}

fn technique(words: &Words, scenario: &Scenario, met: &Met, id: TechniqueId) -> Leaf {
    let technique = &scenario.content.techniques[id];
    let numbers = technique.numbers().collect::<Vec<_>>().join(", ");
    let seen = match met.techniques.get(scenario.name(id)) {
        Some(Seen::Plain) => "codex-seen-plain",
        Some(Seen::Noticed) => "codex-seen-noticed",
        _ => "codex-seen-missed",
    };
    let mut lines = vec![words.get(seen)];
    if !technique.sign.is_empty() {
        lines.push(words.say("codex-sign", &[("sign", technique.sign.as_str().into())]));
    }
    Leaf { name: technique.name.to_string(), sub: words.say("codex-attack", &[("numbers", (&numbers).into())]), lines }
}

fn partner(words: &Words, scenario: &Scenario, id: PartnerId) -> Leaf {
    let partner = &scenario.content.partners[id];
    let mut lines =
        vec![partner.about.to_string(), words.say("note-partner-remote", &[("time", (&words.range(partner.remote_after)).into())])];
    if let Some(on_site) = partner.on_site_after {
        lines.push(words.say("note-partner-on-site", &[("time", (&words.range(on_site)).into())]));
    }
    lines.extend(partner.terms.iter().map(|term| words.say("detail-terms", &[("text", term.text.as_str().into())])));
    lines.retain(|line| !line.is_empty());
    Leaf { name: partner.name.to_string(), sub: String::new(), lines }
}

fn agency(words: &Words, scenario: &Scenario, id: AgencyId) -> Leaf {
    let agency = &scenario.content.agencies[id];
    let owned: Vec<&str> = scenario.plan.agency_systems[id].iter().map(|system| scenario.content.systems[*system].name.as_str()).collect();
    let mut lines = vec![agency.about.to_string()];
    if !owned.is_empty() {
        lines.push(words.say("codex-owns", &[("list", (&owned.join(", ")).into())]));
    }
    lines.retain(|line| !line.is_empty());
    Leaf { name: agency.name.to_string(), sub: agency.speaker.to_string(), lines }
}
