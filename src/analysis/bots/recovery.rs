//! Search, eviction, restoration and reopening.

use super::responder::{Mind, Style};
use crate::scenario::moves::Target;
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Make, Part};
use crate::sim::state::{Standing, Status};

/// Evidence of this weight is secured.
const WORTH_SECURING: u32 = 3;

impl Mind<'_> {
    pub fn search(&mut self) {
        for system in self.bad() {
            self.secure(system);
        }
        self.keep_watch();
        // What faces the internet or runs services is looked at again until that was thorough.
        for part in [Part::Edge, Part::Identity, Part::Core] {
            for zone in self.zones(part) {
                for system in &self.scenario.plan.zone_systems[zone] {
                    let sight = self.picture.system(*system);
                    if sight.status == Status::Cleared && sight.sure.0 < 750 {
                        self.wish("triage-system", Target::System(*system));
                    }
                }
            }
        }
        for part in [Part::Edge, Part::Core, Part::Identity, Part::Management, Part::Office] {
            for zone in self.zones(part) {
                let unknown = |system: &SystemId| self.is(*system, Status::Unknown);
                if self.scenario.plan.zone_systems[zone].iter().filter(|system| unknown(system)).count() >= 1 {
                    self.wish("hunt-zone", Target::Zone(zone));
                }
            }
        }
        if !self.is_done("check-backups") {
            self.wish("check-backups", Target::Nothing);
        }
        self.wish("ask-for-indicators", Target::Nothing);
    }

    fn secure(&mut self, system: SystemId) {
        if self.scenario.content.systems[system].evidence >= WORTH_SECURING && self.picture.system(system).captured.0 == 0 {
            self.wish("capture-evidence", Target::System(system));
        }
    }

    pub fn evict(&mut self, style: Style) {
        if style == Style::QuietEviction {
            // What has not been found may prove something too.
            self.systems().for_each(|system| self.secure(system));
            if !self.is_ready_for_the_night() {
                return;
            }
        }
        let searched = self.is_searched(&[Part::Core, Part::Edge]);
        if !self.picture.entry_patched {
            self.wish("patch-entry", Target::Nothing);
        }
        if !searched && style == Style::DarkFirst {
            return;
        }
        let bad = self.systems().any(|system| {
            self.is(system, Status::Compromised) && self.picture.system(system).encrypted + self.picture.system(system).wiped == 0
        });
        if bad {
            self.wish("coordinated-eviction", Target::Nothing);
        }
        if !self.is_done("remove-web-shells") {
            self.wish("remove-web-shells", Target::Nothing);
        }
        if !self.is_reset()
            && let Some((domain, _)) = self.scenario.content.domains.iter().next()
        {
            let how = match style {
                Style::DarkFirst | Style::KeepServing => "reset-credentials-fast",
                Style::QuietEviction | Style::SegmentFirst | Style::EdgeFirst => "reset-credentials-safe",
            };
            self.wish(how, Target::Domain(domain));
        }
    }

    /// Somebody has looked at every system of these parts.
    fn is_searched(&self, parts: &[Part]) -> bool {
        let looked_at = |zone: &ZoneId| self.scenario.plan.zone_systems[*zone].iter().all(|system| !self.is(*system, Status::Unknown));
        parts.iter().all(|part| self.zones(*part).iter().all(looked_at))
    }

    /// Nothing may be touched before all is known and what proves it is secured, unless the network is dark already.
    /// Once the night has begun there is nothing to hide.
    fn is_ready_for_the_night(&self) -> bool {
        if self.picture.network.dark_since.is_some() || self.is_done("coordinated-eviction") || self.is_under_way("coordinated-eviction") {
            return true;
        }
        let worth = |system: &SystemId| self.scenario.content.systems[*system].evidence >= WORTH_SECURING;
        let unsecured = |system: &SystemId| worth(system) && self.picture.system(*system).captured.0 == 0;
        self.is_searched(&[Part::Edge, Part::Core, Part::Identity, Part::Management]) && !self.bad().iter().any(unsecured)
    }

    pub fn restore(&mut self) {
        let mut broken: Vec<SystemId> =
            self.systems().filter(|system| self.picture.system(*system).encrypted + self.picture.system(*system).wiped > 0).collect();
        broken.sort_by_key(|system| {
            let what = &self.scenario.content.systems[*system];
            (std::cmp::Reverse(what.criticality), *system)
        });
        for system in broken {
            let servers = self.scenario.content.systems[system].make == Make::Servers;
            let what = if servers && self.picture.system(system).backup.is_some() { "restore-verified" } else { "rebuild-system" };
            self.wish(what, Target::System(system));
            self.wish("rebuild-system", Target::System(system));
        }
        for system in self.systems() {
            let clear = self.is(system, Status::Cleared);
            match self.picture.system(system).standing {
                Standing::Isolated if clear => self.wish("reconnect-system", Target::System(system)),
                Standing::ShutDown if clear => self.wish("start-up-system", Target::System(system)),
                _ => {}
            }
        }
    }

    pub fn reopen(&mut self, style: Style) {
        let bad = self.systems().filter(|system| self.is(*system, Status::Compromised)).count();
        let reset = self.is_reset();
        let safe = match style {
            Style::DarkFirst => reset && self.picture.entry_patched,
            Style::KeepServing | Style::SegmentFirst => true,
            // The way in may never be found; after the night of the eviction life goes on all the same.
            Style::QuietEviction | Style::EdgeFirst => reset && (self.picture.entry_patched || self.is_done("coordinated-eviction")),
        };
        if !safe {
            return;
        }
        // In stages: first inside the country, and abroad when nothing is left.
        self.wish("allow-inbound", Target::Nothing);
        self.rejoin(reset);
        let mut services: Vec<ServiceId> = self.scenario.content.services.ids().collect();
        services.sort_by_key(|service| std::cmp::Reverse(self.scenario.content.services[*service].requests_per_week));
        let flagship = self.scenario.content.flagship_service;
        services.sort_by_key(|service| *service != flagship);
        for service in &services {
            if self.picture.service(*service).closed_inside {
                self.wish("reopen-checked", Target::Service(*service));
            }
        }
        for service in &services {
            let sight = self.picture.service(*service);
            if !sight.closed_inside && sight.closed_abroad && self.scenario.content.services[*service].audience == Audience::Public {
                self.wish("reopen-abroad", Target::Service(*service));
            }
        }
        if bad == 0 && reset {
            self.wish("open-foreign-access", Target::Nothing);
            for (domain, _) in self.scenario.content.domains.iter() {
                self.wish("enable-accounts", Target::Domain(domain));
            }
            for (link, what) in self.scenario.content.links.iter() {
                for flow in self.picture.link(link).cut.both(what.flows).iter() {
                    self.wish("restore-flow", Target::Flow(link, flow));
                }
            }
            if self.picture.services.iter().all(|service| !service.closed_inside) {
                self.wish("lift-dark", Target::Nothing);
            }
        }
        for (service, what) in self.scenario.content.services.iter() {
            if what.can_move && self.picture.service(service).inside.0 < 500 {
                self.wish("move-to-cloud", Target::Service(service));
            }
        }
    }

    /// Opens segmented zones again in which nothing bad is known any more. The vault stays as it is.
    fn rejoin(&mut self, reset: bool) {
        for (zone, what) in self.scenario.content.zones.iter() {
            let clean = self.scenario.plan.zone_systems[zone].iter().all(|system| !self.is(*system, Status::Compromised));
            if self.picture.zone(zone).cut && what.part != Part::Vault && clean && reset {
                self.wish("rejoin-zone", Target::Zone(zone));
            }
        }
    }
}
