//! The feed: what happened, as far as the cell can see it, in lines that can be read at a glance.

use crate::scenario::leaf::Permille;
use crate::scenario::moves::Openness;
use crate::scenario::names::*;
use crate::scenario::story::Voice;
use crate::scenario::{Minute, Scenario};
use crate::sim::HALF;
use crate::sim::Sim;
use crate::sim::event::{Event, EventId, TrustReason, What};
use crate::sim::state::{BackupSight, Status};
use crate::words::{Words, story};

use super::action::{AutoPause, Filter, Thing};
use super::kit::icon::Icon;
use super::kit::theme::Tone;

/// One line of the feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub event: EventId,
    pub minute: Minute,
    pub icon: Icon,
    pub tone: Tone,
    pub text: String,
    pub filter: Filter,
    /// It asks something.
    pub ask: Option<InjectId>,
    /// What it is about.
    pub about: Option<Thing>,
    /// What happened at the same minute and is told with it.
    kind: Kind,
    names: Vec<String>,
}

/// Lines of the same kind at the same minute become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Single,
    ClosedByUs,
    Down,
    Up,
    Half,
    NotAbroad,
    Cleared,
    CopiesGood,
}

/// Adds what has happened since event number `first` to the feed, with the names of the scenario as it is shown.
pub fn extend(lines: &mut Vec<Line>, sim: &Sim, shown: &Scenario, words: &Words, first: usize) {
    for event in sim.journal().since(first) {
        let Some(line) = line(sim, shown, words, event) else { continue };
        match lines.last_mut() {
            Some(last) if last.kind != Kind::Single && last.kind == line.kind && last.minute == line.minute => {
                last.names.extend(line.names);
                last.text = gathered(words, last.kind, &last.names);
                last.about = None;
            }
            _ => lines.push(line),
        }
    }
}

fn gathered(words: &Words, kind: Kind, names: &[String]) -> String {
    let key = match kind {
        Kind::ClosedByUs => "feed-closed-by-us",
        Kind::Down => "feed-down",
        Kind::Up => "feed-up",
        Kind::Half => "feed-half",
        Kind::NotAbroad => "feed-not-abroad",
        Kind::Cleared => "feed-cleared",
        Kind::CopiesGood => "feed-copies-good",
        Kind::Single => return names.first().cloned().unwrap_or_default(),
    };
    let shown: Vec<&str> = names.iter().take(4).map(String::as_str).collect();
    let more = names.len() - shown.len();
    let list = shown.join(", ");
    words.say(key, &[("count", (names.len() as u64).into()), ("list", (&list).into()), ("more", (more as u64).into())])
}

fn line(sim: &Sim, scenario: &Scenario, words: &Words, event: &Event) -> Option<Line> {
    use What::*;
    let content = &scenario.content;
    let mut kind = Kind::Single;
    let mut ask = None;
    let mut about = None;
    let mut name = String::new();
    let (icon, tone, filter) = match event.what {
        what if !what.is_visible(scenario) => return None,
        OrderGiven { .. } | WorkQueued { .. } | WorkStarted { .. } | PathOpened { .. } | EvidenceLost { .. } | SurgeOver => return None,
        AlertRaised { system, .. } | FalseAlarmRaised { system, .. } => {
            about = Some(Thing::System(system));
            (Icon::Triangle, Tone::Warning, Filter::Alerts)
        }
        DamageReported { system, .. } => {
            about = Some(Thing::System(system));
            (Icon::Diamond, Tone::Alarm, Filter::Alerts)
        }
        Believed { system, status, .. } => {
            about = Some(Thing::System(system));
            match status {
                Status::Compromised => (Icon::Diamond, Tone::Alarm, Filter::Alerts),
                Status::Cleared => {
                    kind = Kind::Cleared;
                    name = content.systems[system].name.to_string();
                    (Icon::Tick, Tone::Serving, Filter::Alerts)
                }
                _ => (Icon::Triangle, Tone::Warning, Filter::Alerts),
            }
        }
        BackupChecked { system, seen } => {
            about = Some(Thing::System(system));
            if seen == BackupSight::Good {
                kind = Kind::CopiesGood;
                name = content.systems[system].name.to_string();
                (Icon::Tick, Tone::Serving, Filter::Alerts)
            } else {
                (Icon::Diamond, Tone::Alarm, Filter::Alerts)
            }
        }
        EvidenceCaptured { system, .. } => {
            about = Some(Thing::System(system));
            (Icon::Eye, Tone::Fog, Filter::Alerts)
        }
        FloodBegan { system, .. } | ClearedWrongly { system } => {
            about = Some(Thing::System(system));
            (Icon::Diamond, Tone::Alarm, Filter::Alerts)
        }
        FloodEnded { system } => {
            about = Some(Thing::System(system));
            (Icon::Tick, Tone::Serving, Filter::Alerts)
        }
        SampleRan { system, .. } => {
            about = Some(Thing::System(system));
            (Icon::Eye, Tone::Fog, Filter::Alerts)
        }
        IntentAssessed { on, .. } => {
            about = Some(on.map_or(Thing::Cell, Thing::System));
            (Icon::Eye, Tone::Fog, Filter::Alerts)
        }
        DataLost { service, .. } => {
            about = Some(Thing::Service(service));
            (Icon::People, Tone::Warning, Filter::Services)
        }
        IndicatorsGained { .. } => (Icon::Eye, Tone::Fog, Filter::Alerts),
        MonitorReported { .. } => (Icon::Globe, Tone::Fog, Filter::Public),
        AttackClaimed | StolenPublished { .. } => (Icon::Megaphone, Tone::Alarm, Filter::Public),
        InjectArrived { inject } => {
            let what = &content.injects[inject];
            ask = what.ask.as_ref().map(|_| inject);
            let urgent = ask.is_some();
            match what.from {
                Voice::Alert => (Icon::Diamond, Tone::Alarm, Filter::Alerts),
                Voice::Partners => (Icon::Handshake, if urgent { Tone::Warning } else { Tone::Muted }, Filter::Public),
                Voice::Press | Voice::Adversary => (Icon::Megaphone, if urgent { Tone::Warning } else { Tone::Muted }, Filter::Public),
                Voice::Monitor => (Icon::Globe, Tone::Fog, Filter::Public),
                Voice::Politics | Voice::Citizens => (Icon::People, if urgent { Tone::Warning } else { Tone::Muted }, Filter::Public),
            }
        }
        InjectAnswered { by_default, .. } => (Icon::People, if by_default { Tone::Alarm } else { Tone::Ours }, Filter::Public),
        StatementMade { openness } => {
            (Icon::Megaphone, if openness == Openness::Minimal { Tone::Warning } else { Tone::Ours }, Filter::Public)
        }
        NewsRead { unmet, .. } => {
            if unmet == 0 {
                return None;
            }
            (Icon::Megaphone, Tone::Muted, Filter::Public)
        }
        TrustMoved { by, why } => {
            // Small daily moves are for the meter, not for the feed.
            if by.abs() < 15 || matches!(why, TrustReason::Unmet | TrustReason::Calm) {
                return None;
            }
            (Icon::People, if by > 0 { Tone::Serving } else { Tone::Warning }, Filter::Public)
        }
        SurgeBegan { .. } => (Icon::People, Tone::Warning, Filter::Public),
        ServiceClosed { service } => {
            kind = Kind::ClosedByUs;
            name = content.services[service].name.to_string();
            about = Some(Thing::Service(service));
            (Icon::Closed, Tone::Ours, Filter::Services)
        }
        ServiceLevel { service, inside, abroad } => {
            about = Some(Thing::Service(service));
            name = content.services[service].name.to_string();
            if inside < HALF {
                // What we close ourselves is told once.
                if closed_by_us(sim, event) {
                    return None;
                }
                kind = Kind::Down;
                (Icon::Crossed, Tone::Alarm, Filter::Services)
            } else {
                let whole = inside == Permille::ALL;
                let abroad_gone = whole && abroad == Permille(0) && content.services[service].abroad_permille > Permille(0);
                kind = match (whole, abroad_gone) {
                    (false, _) if inside.0 >= story::MOST => Kind::Single,
                    (false, _) => Kind::Half,
                    (true, true) => Kind::NotAbroad,
                    (true, false) => Kind::Up,
                };
                match kind {
                    Kind::Up => (Icon::Tick, Tone::Serving, Filter::Services),
                    Kind::NotAbroad => (Icon::Globe, Tone::Warning, Filter::Services),
                    _ => (Icon::Triangle, Tone::Warning, Filter::Services),
                }
            }
        }
        ServiceOpened { service } | ServiceOpenedAbroad { service } | ServiceMoved { service } => {
            about = Some(Thing::Service(service));
            (Icon::Tick, Tone::Ours, Filter::Services)
        }
        ReopenRefused { service, .. } => {
            about = Some(Thing::Service(service));
            (Icon::Diamond, Tone::Alarm, Filter::Services)
        }
        FallbackPromised { .. } | FallbackClosed { .. } | Redirected => (Icon::People, Tone::Ours, Filter::Services),
        FallbackOpened { .. } => (Icon::Tick, Tone::Serving, Filter::Services),
        WorkDone { .. } => (Icon::Tick, Tone::Muted, Filter::Work),
        WorkDropped { .. } => (Icon::Triangle, Tone::Warning, Filter::Work),
        PartnerAsked { partner } | PartnerRemote { partner } | PartnerOnSite { partner } => {
            about = Some(Thing::Partner(partner));
            (Icon::Handshake, Tone::Ours, Filter::Work)
        }
        TermBroken { partner, .. } => {
            about = Some(Thing::Partner(partner));
            (Icon::Handshake, Tone::Alarm, Filter::Work)
        }
        TeamArrived { team } | TeamReturned { team } => {
            about = Some(Thing::Team(team));
            (Icon::People, Tone::Ours, Filter::Work)
        }
        TeamStoodDown { team, .. } | TeamOccupied { team, .. } => {
            about = Some(Thing::Team(team));
            (Icon::People, Tone::Warning, Filter::Work)
        }
        WentDark => (Icon::Plugs, Tone::Ours, Filter::Services),
        ObjectiveMet { .. } => (Icon::Flag, Tone::Serving, Filter::Work),
        ObjectiveMissed { .. } => (Icon::Flag, Tone::Alarm, Filter::Work),
        SystemIsolated { system } | SystemReconnected { system } | SystemShutDown { system } | SystemStarted { system } => {
            about = Some(Thing::System(system));
            (Icon::Plugs, Tone::Ours, Filter::Work)
        }
        _ => (Icon::Plugs, Tone::Ours, Filter::Work),
    };
    let text = if kind == Kind::Single {
        story::seen_line(words, scenario, sim.journal(), event)
    } else {
        gathered(words, kind, std::slice::from_ref(&name))
    };
    Some(Line { event: event.id, minute: event.minute, icon, tone, text, filter, ask, about, kind, names: vec![name] })
}

/// Says whether a service went down because we closed it, or cut its way.
fn closed_by_us(sim: &Sim, event: &Event) -> bool {
    sim.why(event.id).iter().any(|cause| matches!(cause.what, What::ServiceClosed { .. } | What::WentDark))
}

/// Says whether the clock should stop at an event, and for whom it matters.
pub fn matters(what: &What, wanted: AutoPause) -> bool {
    let question = matches!(
        what,
        What::DamageReported { .. } | What::ReopenRefused { .. } | What::AttackClaimed | What::TermBroken { .. } | What::Ended
    );
    match wanted {
        AutoPause::Never => matches!(what, What::Ended),
        AutoPause::Questions => question,
        AutoPause::Everything => {
            question
                || matches!(
                    what,
                    What::AlertRaised { .. }
                        | What::FalseAlarmRaised { .. }
                        | What::Believed { status: Status::Compromised, .. }
                        | What::WorkDone { .. }
                        | What::WorkDropped { .. }
                        | What::PartnerRemote { .. }
                        | What::PartnerOnSite { .. }
                        | What::FallbackOpened { .. }
                        | What::WentDark
                )
        }
    }
}
