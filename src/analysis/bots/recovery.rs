//! Search, eviction, restoration and reopening.

use super::responder::{Mind, Style};
use crate::scenario::moves::Target;
use crate::scenario::names::*;
use crate::scenario::world::{Audience, Make, Part};
use crate::sim::state::{Standing, Status};

impl Mind<'_> {
    pub fn search(&mut self) {
        for system in self.bad() {
            if self.scenario.content.systems[system].evidence >= 3 && self.picture.system(system).captured.0 == 0 {
                self.wish("capture-evidence", Target::System(system));
            }
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

    pub fn evict(&mut self, style: Style) {
        let searched = self
            .zones(Part::Core)
            .iter()
            .chain(&self.zones(Part::Edge))
            .all(|zone| self.scenario.plan.zone_systems[*zone].iter().all(|system| !self.is(*system, Status::Unknown)));
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
        if self.picture.domains.first().is_some_and(|domain| domain.reset.is_none())
            && let Some((domain, _)) = self.scenario.content.domains.iter().next()
        {
            self.wish("reset-credentials-fast", Target::Domain(domain));
        }
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
        let reset = self.picture.domains.first().is_some_and(|domain| domain.reset.is_some());
        let safe = match style {
            Style::DarkFirst => reset && self.picture.entry_patched,
            Style::KeepServing => true,
        };
        if !safe {
            return;
        }
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
}
