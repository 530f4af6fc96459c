//! Events in words, for feeds, tooltips, chains of causes and reports.

use crate::scenario::Scenario;
use crate::scenario::intruder::Deed;
use crate::scenario::leaf::Permille;
use crate::scenario::moves::{Act, Openness, Target};
use crate::scenario::names::*;
use crate::sim::event::{DropReason, Event, Rule, StopReason, TimerMark, TrustReason, What};
use crate::sim::journal::Journal;
use crate::sim::state::{BackupSight, Status};

use super::{Value, Words};

/// From this level on, thousandths, something works and turns some away; below, it works for some.
pub const MOST: u16 = 800;

/// Returns the name of a target, for people. Nothing has no name.
pub fn target(words: &Words, scenario: &Scenario, on: Target) -> String {
    match on {
        Target::Flow(id, flow) => format!("{}, {}", words.flow(flow), link(scenario, id)),
        on => scenario.called(on).to_owned(),
    }
}

/// Returns a move with what it is given on: `Cut it off: Mail gateway`.
pub fn given(words: &Words, scenario: &Scenario, what: MoveId, on: Target) -> String {
    let (name, on) = (&scenario.content.moves[what].name, target(words, scenario, on));
    if on.is_empty() { name.to_string() } else { format!("{name}: {on}") }
}

/// Returns the names of the two ends of a link.
pub fn link(scenario: &Scenario, id: LinkId) -> String {
    let (a, b) = scenario.content.links[id].between;
    format!("{} – {}", scenario.content.zones[a].name, scenario.content.zones[b].name)
}

/// Returns a sentence for an event.
pub fn line(words: &Words, scenario: &Scenario, journal: &Journal, event: &Event) -> String {
    let teller = Teller { words, scenario, journal };
    match event.what {
        What::MonitorReported { reachable } if reachable.0 < 500 && was_dark(journal, event) => {
            teller.say("event-monitor-cut", &[("reachable", (&words.share(reachable)).into())])
        }
        what => teller.tell(what),
    }
}

/// Says whether the network was dark by order when something happened.
fn was_dark(journal: &Journal, event: &Event) -> bool {
    let before = journal.events().iter().take(event.id.0 as usize).rev();
    before.map(|event| event.what).find(|what| matches!(what, What::WentDark | What::DarkLifted)) == Some(What::WentDark)
}

/// Returns what was ordered.
pub fn order(words: &Words, scenario: &Scenario, act: &Act) -> String {
    Teller { words, scenario, journal: &Journal::default() }.order(act)
}

/// Returns the sentence for an event as players may read it while they play: what it gives away is left out.
pub fn seen_line(words: &Words, scenario: &Scenario, journal: &Journal, event: &Event) -> String {
    let what = match event.what {
        What::HostsRestored { system, hosts, .. } => What::HostsRestored { system, hosts, poisoned: 0 },
        what => what,
    };
    line(words, scenario, journal, &Event { what, ..*event })
}

/// Returns the word for a rule, as chains of causes show it.
pub fn rule(words: &Words, rule: Rule) -> String {
    words.get(match rule {
        Rule::Start => "rule-start",
        Rule::Order => "rule-order",
        Rule::Work => "rule-work",
        Rule::People => "rule-people",
        Rule::Partner => "rule-partner",
        Rule::Intruder => "rule-intruder",
        Rule::Doctrine => "rule-doctrine",
        Rule::Detection => "rule-detection",
        Rule::Dependency => "rule-dependency",
        Rule::Identity => "rule-identity",
        Rule::Public => "rule-public",
        Rule::Inject => "rule-inject",
        Rule::Fallback => "rule-fallback",
        Rule::Objective => "rule-objective",
        Rule::Monitor => "rule-monitor",
        Rule::Timer => "rule-timer",
    })
}

struct Teller<'a> {
    words: &'a Words,
    scenario: &'a Scenario,
    journal: &'a Journal,
}

impl Teller<'_> {
    fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.say(key, values)
    }

    fn system(&self, key: &str, id: SystemId) -> String {
        self.say(key, &[("system", self.scenario.content.systems[id].name.as_str().into())])
    }

    fn hosts(&self, key: &str, id: SystemId, hosts: u32) -> String {
        self.say(key, &[("system", self.scenario.content.systems[id].name.as_str().into()), ("hosts", hosts.into())])
    }

    fn service(&self, key: &str, id: ServiceId) -> String {
        self.say(key, &[("service", self.scenario.content.services[id].name.as_str().into())])
    }

    fn domain(&self, key: &str, id: DomainId) -> String {
        self.say(key, &[("domain", self.scenario.content.domains[id].name.as_str().into())])
    }

    fn team(&self, key: &str, id: TeamId) -> String {
        self.say(key, &[("team", self.scenario.content.teams[id].name.as_str().into())])
    }

    fn partner(&self, key: &str, id: PartnerId) -> String {
        self.say(key, &[("partner", self.scenario.content.partners[id].name.as_str().into())])
    }

    fn work(&self, key: &str, team: TeamId, what: MoveId, on: Target) -> String {
        let target = target(self.words, self.scenario, on);
        let plain = format!("{key}-plain");
        let key = if target.is_empty() && self.words.has(&plain) { plain.as_str() } else { key };
        let team = self.scenario.content.teams[team].name.as_str();
        let what = self.scenario.content.moves[what].name.as_str();
        self.say(key, &[("team", team.into()), ("move", what.into()), ("target", (&target).into())]).trim_end_matches(" · ").to_owned()
    }

    fn flow(&self, key: &str, link_id: LinkId, flow: crate::scenario::world::Flow) -> String {
        let link = link(self.scenario, link_id);
        let word = self.words.flow(flow);
        let capital: String = word.chars().next().into_iter().flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
        self.say(key, &[("flow", (&capital).into()), ("link", (&link).into())])
    }

    fn technique(&self, key: &str, in_public: &str, technique: TechniqueId, on: SystemId) -> String {
        let what = &self.scenario.content.techniques[technique];
        // What is done in public is done to nobody in particular.
        let public = matches!(what.deed, Deed::Claim | Deed::Leak);
        let technique = what.name.as_str();
        if public {
            return self.say(in_public, &[("technique", technique.into())]);
        }
        self.say(key, &[("technique", technique.into()), ("system", self.scenario.content.systems[on].name.as_str().into())])
    }

    fn order(&self, act: &Act) -> String {
        match act {
            Act::Do { what, on, .. } => {
                let name = self.scenario.content.moves[*what].name.as_str();
                let target = target(self.words, self.scenario, *on);
                if target.is_empty() {
                    self.say("order-do-plain", &[("move", name.into())])
                } else {
                    self.say("order-do", &[("move", name.into()), ("target", (&target).into())])
                }
            }
            Act::Stop { team } => self.team("order-stop", *team),
            Act::Answer(choice) => {
                let (inject, answer) = &self.scenario.content.answers[*choice];
                let speaker = self.scenario.content.injects[*inject].speaker.as_str();
                self.say("order-answer", &[("speaker", speaker.into()), ("answer", answer.text.as_str().into())])
            }
        }
    }

    fn tell(&self, what: What) -> String {
        use What::*;
        let content = &self.scenario.content;
        let by_level = |level: Permille, up: &'static str, most: &'static str, half: &'static str, down: &'static str| match level.0 {
            1000 => up,
            MOST.. => most,
            0 => down,
            _ => half,
        };
        match what {
            Began { doctrine } => self.say("event-began", &[("doctrine", content.doctrines[doctrine].name.as_str().into())]),
            Ended => self.words.get("event-ended"),
            Timer(mark) => self.words.get(match mark {
                TimerMark::RoundRanOut => "event-timer-round-ran-out",
                TimerMark::RoundCommitted => "event-timer-round-committed",
                TimerMark::Paused => "event-timer-paused",
                TimerMark::Resumed => "event-timer-resumed",
                TimerMark::SatDown => "event-timer-sat-down",
            }),
            OrderGiven { act, .. } => {
                self.journal.act(act).map(|act| self.say("event-order", &[("order", (&self.order(act)).into())])).unwrap_or_default()
            }
            WorkQueued { team, what, on } => self.work("event-work-queued", team, what, on),
            WorkStarted { team, what, on, .. } => self.work("event-work-started", team, what, on),
            WorkExtended { team, .. } => self.team("event-work-extended", team),
            WorkDone { team, what, on } => self.work("event-work-done", team, what, on),
            WorkDropped { team, what, on, why } => {
                let key = match why {
                    DropReason::Overtaken => "event-work-dropped-overtaken",
                    DropReason::Stopped => "event-work-dropped-stopped",
                    DropReason::TeamLeft => "event-work-dropped-team-left",
                    DropReason::NoCopy => "event-work-dropped-no-copy",
                };
                self.work(key, team, what, on)
            }
            ShiftsBegan => self.words.get("event-shifts-began"),
            TeamArrived { team } => self.team("event-team-arrived", team),
            TeamStoodDown { team, .. } => self.team("event-team-stood-down", team),
            TeamReturned { team } => self.team("event-team-returned", team),
            TeamOccupied { team, .. } => self.team("event-team-occupied", team),
            PartnerAsked { partner } => self.partner("event-partner-asked", partner),
            PartnerRemote { partner } => self.partner("event-partner-remote", partner),
            PartnerOnSite { partner } => self.partner("event-partner-on-site", partner),
            TermBroken { partner, .. } => self.partner("event-term-broken", partner),
            LeaderBriefed => self.words.get("event-leader-briefed"),
            CountriesWarned => self.words.get("event-countries-warned"),
            Prioritised { agency } => self.say("event-prioritised", &[("agency", content.agencies[agency].name.as_str().into())]),
            ForeignClosed => self.words.get("event-foreign-closed"),
            ForeignOpened => self.words.get("event-foreign-opened"),
            InboundClosed => self.words.get("event-inbound-closed"),
            InboundOpened => self.words.get("event-inbound-opened"),
            FlowCut { link, flow } => self.flow("event-flow-cut", link, flow),
            FlowRestored { link, flow } => self.flow("event-flow-restored", link, flow),
            PathOpened { link, flow } => self.flow("event-path-opened", link, flow),
            SystemIsolated { system } => self.system("event-system-isolated", system),
            SystemReconnected { system } => self.system("event-system-reconnected", system),
            SystemShutDown { system } => self.system("event-system-shut-down", system),
            SystemStarted { system } => self.system("event-system-started", system),
            ZoneSegmented { zone } => self.say("event-zone-segmented", &[("zone", content.zones[zone].name.as_str().into())]),
            ZoneRejoined { zone } => self.say("event-zone-rejoined", &[("zone", content.zones[zone].name.as_str().into())]),
            DarkPrepared => self.words.get("event-dark-prepared"),
            WentDark => self.words.get("event-went-dark"),
            DarkLifted => self.words.get("event-dark-lifted"),
            ServiceClosed { service } => self.service("event-service-closed", service),
            ServiceOpened { service } => self.service("event-service-opened", service),
            ServiceOpenedAbroad { service } => self.service("event-service-opened-abroad", service),
            ServiceMoved { service } => self.service("event-service-moved", service),
            ReopenRefused { service, system } => self.say(
                "event-reopen-refused",
                &[("service", content.services[service].name.as_str().into()), ("system", content.systems[system].name.as_str().into())],
            ),
            SystemLevel { system, level } => self.system(
                by_level(level, "event-system-level-up", "event-system-level-most", "event-system-level-half", "event-system-level-down"),
                system,
            ),
            ServiceLevel { service, inside, abroad } => {
                let key = by_level(
                    inside,
                    "event-service-level-up",
                    "event-service-level-most",
                    "event-service-level-half",
                    "event-service-level-down",
                );
                let abroad_only = inside.0 == 1000 && abroad.0 == 0 && content.services[service].abroad_permille.0 > 0;
                self.service(if abroad_only { "event-service-level-abroad" } else { key }, service)
            }
            FallbackPromised { fallback, opens } => {
                let opens = self.scenario.calendar.date(opens);
                self.say(
                    "event-fallback-promised",
                    &[("fallback", content.fallbacks[fallback].name.as_str().into()), ("opens", (&opens).into())],
                )
            }
            FallbackOpened { fallback } => {
                self.say("event-fallback-opened", &[("fallback", content.fallbacks[fallback].name.as_str().into())])
            }
            FallbackClosed { fallback } => {
                self.say("event-fallback-closed", &[("fallback", content.fallbacks[fallback].name.as_str().into())])
            }
            Redirected => self.words.get("event-redirected"),
            DataLost { service, system, requests } => {
                let requests = super::grouped(u64::from(requests));
                self.say(
                    "event-data-lost",
                    &[
                        ("service", content.services[service].name.as_str().into()),
                        ("system", content.systems[system].name.as_str().into()),
                        ("requests", (&requests).into()),
                    ],
                )
            }
            FloodBegan { system, .. } => self.system("event-flood-began", system),
            FloodAbsorbed { system } => self.system("event-flood-absorbed", system),
            FloodEnded { system } => self.system("event-flood-ended", system),
            Shielded { system, .. } => self.system("event-shielded", system),
            Unshielded { system } => self.system("event-unshielded", system),
            SampleRan { system, looks_clean } => self.system(if looks_clean { "event-sample-clean" } else { "event-sample-shows" }, system),
            ClearedWrongly { system } => self.system("event-cleared-wrongly", system),
            IntentAssessed { posture, on, sure } => {
                let posture = content.postures[posture].name.as_str();
                let sure = self.words.share(sure);
                match on {
                    Some(on) => self.say(
                        "event-intent-on",
                        &[("posture", posture.into()), ("sure", (&sure).into()), ("system", content.systems[on].name.as_str().into())],
                    ),
                    None => self.say("event-intent", &[("posture", posture.into()), ("sure", (&sure).into())]),
                }
            }
            HostsImplanted { system, hosts } => self.hosts("event-hosts-implanted", system, hosts),
            HostsEncrypted { system, hosts } => self.hosts("event-hosts-encrypted", system, hosts),
            HostsWiped { system, hosts } => self.hosts("event-hosts-wiped", system, hosts),
            HostsRestored { system, hosts, poisoned: 0 } => self.hosts("event-hosts-restored", system, hosts),
            HostsRestored { system, hosts, .. } => self.hosts("event-hosts-restored-poisoned", system, hosts),
            HostsCleaned { system, hosts } => self.hosts("event-hosts-cleaned", system, hosts),
            ShellPlanted { system } => self.system("event-shell-planted", system),
            ShellRemoved { system } => self.system("event-shell-removed", system),
            BuiltInChanged => self.words.get("event-built-in-changed"),
            EntryPatched => self.words.get("event-entry-patched"),
            BackupChecked { system, seen } => {
                let key = match seen {
                    BackupSight::Poisoned => "event-backup-poisoned",
                    BackupSight::Gone => "event-backup-gone",
                    BackupSight::Good | BackupSight::NeverChecked => "event-backup-good",
                };
                self.system(key, system)
            }
            BackupDestroyed { system } => self.system("event-backup-destroyed", system),
            AccountsDisabled { domain } => self.domain("event-accounts-disabled", domain),
            AccountsEnabled { domain } => self.domain("event-accounts-enabled", domain),
            CredentialsTaken { domain } => self.domain("event-credentials-taken", domain),
            CredentialsReset { domain } => self.domain("event-credentials-reset", domain),
            LogonTrouble { domain, .. } => self.domain("event-logon-trouble", domain),
            LogonTroubleOver { domain } => self.domain("event-logon-trouble-over", domain),
            PostureTaken { posture } => self.say("event-posture-taken", &[("posture", content.postures[posture].name.as_str().into())]),
            StepBegan { technique, on, .. } => self.technique("event-step-began", "event-step-began-public", technique, on),
            StepDone { technique, on, worked: true, .. } => self.technique("event-step-worked", "event-step-worked-public", technique, on),
            StepDone { technique, on, .. } => self.technique("event-step-failed", "event-step-failed-public", technique, on),
            JobBegan { technique, on, from, .. } => self.say(
                "event-job-began",
                &[
                    ("technique", content.techniques[technique].name.as_str().into()),
                    ("system", content.systems[on].name.as_str().into()),
                    ("source", content.systems[from].name.as_str().into()),
                ],
            ),
            JobStopped { on, why, .. } => {
                let key = match why {
                    StopReason::Finished => "event-job-stopped-finished",
                    StopReason::SourceLost => "event-job-stopped-source-lost",
                    StopReason::WayCut => "event-job-stopped-way-cut",
                    StopReason::TargetCut => "event-job-stopped-target-cut",
                    StopReason::Blind => "event-job-stopped-blind",
                };
                self.system(key, on)
            }
            SensorsBlinded { system } => self.system("event-sensors-blinded", system),
            LogsErased { system } => self.system("event-logs-erased", system),
            MailTaken { system, .. } => self.system("event-mail-taken", system),
            BeaconMissed { system } => self.system("event-beacon-missed", system),
            LogonFailed { system } => self.system("event-logon-failed", system),
            LinkLost => self.words.get("event-link-lost"),
            LinkRegained => self.words.get("event-link-regained"),
            Rerouting { .. } => self.words.get("event-rerouting"),
            AttackClaimed => self.say("event-attack-claimed", &[("name", content.intruder.name.as_str().into())]),
            StolenPublished { .. } => self.say("event-stolen-published", &[("name", content.intruder.name.as_str().into())]),
            AlertRaised { system, technique, .. } => {
                let sign = content.techniques[technique].sign.as_str();
                self.say("event-alert-raised", &[("system", content.systems[system].name.as_str().into()), ("sign", sign.into())])
            }
            FalseAlarmRaised { claim, system, .. } => {
                let claims = content.false_alarms.as_ref().map(|alarms| alarms.claims.as_slice()).unwrap_or_default();
                let text = claims.get(usize::from(claim)).map_or("", |claim| claim.text.as_str());
                self.say("event-false-alarm", &[("system", content.systems[system].name.as_str().into()), ("text", text.into())])
            }
            DamageReported { system, encrypted, wiped } => self.say(
                "event-damage-reported",
                &[("system", content.systems[system].name.as_str().into()), ("encrypted", encrypted.into()), ("wiped", wiped.into())],
            ),
            Believed { system, status, .. } => {
                let key = match status {
                    Status::Suspected => "event-believed-suspected",
                    Status::Compromised => "event-believed-compromised",
                    Status::Cleared => "event-believed-cleared",
                    Status::Unknown => "event-believed-unknown",
                };
                self.system(key, system)
            }
            EvidenceCaptured { system, share } => self.share("event-evidence-captured", system, share),
            EvidenceLost { system, share } => self.share("event-evidence-lost", system, share),
            IndicatorsGained { .. } => self.words.get("event-indicators-gained"),
            SampleSubmitted => self.words.get("event-sample-submitted"),
            MonitorReported { reachable } => {
                let key = if reachable.0 < 500 { "event-monitor-down" } else { "event-monitor-up" };
                self.say(key, &[("reachable", (&self.words.share(reachable)).into())])
            }
            StatementMade { openness } => self.words.get(match openness {
                Openness::Minimal => "event-statement-minimal",
                Openness::Open => "event-statement-open",
                Openness::Blaming => "event-statement-blaming",
            }),
            NewsRead { unmet, asked } => {
                let (unmet, asked) = (super::grouped(u64::from(unmet)), super::grouped(u64::from(asked)));
                self.say("event-news", &[("unmet", (&unmet).into()), ("asked", (&asked).into())])
            }
            TrustMoved { by, why } => {
                let why = self.words.get(trust_key(why));
                let points = self.words.share(Permille(by.unsigned_abs())).replace(" %", "");
                let key = if by > 0 { "event-trust-up" } else { "event-trust-down" };
                self.say(key, &[("points", (&points).into()), ("why", (&why).into())])
            }
            SurgeBegan { .. } => self.words.get("event-surge-began"),
            SurgeOver => self.words.get("event-surge-over"),
            InjectArrived { inject } => {
                let inject = &content.injects[inject];
                self.say("event-inject", &[("speaker", inject.speaker.as_str().into()), ("text", inject.text.as_str().into())])
            }
            InjectAnswered { choice, by_default } => {
                let answer = content.answers[choice].1.text.as_str();
                self.say(if by_default { "event-answered-default" } else { "event-answered" }, &[("answer", answer.into())])
            }
            ObjectiveMet { objective } => {
                self.say("event-objective-met", &[("objective", content.objectives[objective].text.as_str().into())])
            }
            ObjectiveMissed { objective } => {
                self.say("event-objective-missed", &[("objective", content.objectives[objective].text.as_str().into())])
            }
        }
    }

    fn share(&self, key: &str, system: SystemId, share: Permille) -> String {
        self.say(
            key,
            &[("system", self.scenario.content.systems[system].name.as_str().into()), ("share", (&self.words.share(share)).into())],
        )
    }
}

/// Returns the key of the words for why trust moved.
pub fn trust_key(why: TrustReason) -> &'static str {
    match why {
        TrustReason::Unmet => "trust-unmet",
        TrustReason::Silence => "trust-silence",
        TrustReason::Told => "trust-told",
        TrustReason::Hidden => "trust-hidden",
        TrustReason::Returned => "trust-returned",
        TrustReason::Counter => "trust-counter",
        TrustReason::Inject => "trust-inject",
        TrustReason::Answer => "trust-answer",
        TrustReason::Leak => "trust-leak",
        TrustReason::Claim => "trust-claim",
        TrustReason::Misjudged => "trust-misjudged",
        TrustReason::Move => "trust-move",
        TrustReason::Calm => "trust-calm",
    }
}
