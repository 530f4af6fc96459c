//! Containment, in five ways: what is cut, when, and how loudly.

use super::responder::Mind;
use crate::scenario::moves::Target;
use crate::scenario::names::*;
use crate::scenario::world::{Flow, Part};
use crate::sim::state::Standing;

/// With less than this share of the machines intact, waiting costs more than being noticed.
const MUCH_IS_BROKEN_BELOW: u16 = 900;

impl Mind<'_> {
    fn protect_copies(&mut self) {
        for vault in self.zones(Part::Vault) {
            if !self.picture.zone(vault).cut {
                self.wish("air-gap-vault", Target::Zone(vault));
            }
        }
    }

    pub fn contain_by_darkness(&mut self) {
        if self.picture.network.dark_since.is_none() && !self.is_done("lift-dark") {
            self.wish("brief-leader", Target::Nothing);
            self.wish("go-dark", Target::Nothing);
        }
        self.protect_copies();
        if self.picture.network.dark_since.is_some() {
            self.isolate_the_bad();
        }
    }

    /// Cuts off what is bad, and the ways by which it spreads; leaves what serves people.
    pub fn contain_by_parts(&mut self) {
        self.protect_copies();
        self.wish("close-foreign-access", Target::Nothing);
        if let Some(domain) = self.scenario.content.domains.ids().next() {
            self.wish("disable-accounts", Target::Domain(domain));
        }
        self.isolate_the_bad();
        for system in self.bad() {
            let zone = self.scenario.content.systems[system].zone;
            for link in &self.scenario.plan.zone_links[zone] {
                for flow in [Flow::Smb, Flow::Rdp] {
                    if self.picture.link(*link).open.has(flow) {
                        self.wish("cut-flow", Target::Flow(*link, flow));
                    }
                }
            }
        }
    }

    /// Some service hangs on the system.
    fn is_carrying(&self, system: SystemId) -> bool {
        self.scenario.plan.carrying[system]
    }

    /// Prepares unseen. Everything is cut only when disks are wiped, or much is encrypted, before the night of the eviction.
    pub fn contain_unseen(&mut self) {
        self.protect_copies();
        self.wish("brief-leader", Target::Nothing);
        let dark = self.picture.network.dark_since.is_some();
        if !dark && !self.is_done("coordinated-eviction") {
            self.wish("prepare-dark", Target::Nothing);
            if self.is_being_broken() {
                self.wish("go-dark", Target::Nothing);
            }
        }
        if dark {
            self.isolate_the_bad();
        }
    }

    fn is_being_broken(&self) -> bool {
        self.picture.systems.iter().any(|system| system.wiped > 0) || self.picture.estate_intact.0 < MUCH_IS_BROKEN_BELOW
    }

    /// Closes off offices that are hit; where services hang on a zone, cuts the flows by which it spreads instead.
    pub fn contain_by_segments(&mut self) {
        self.protect_copies();
        self.isolate_the_bad();
        for system in self.bad() {
            let zone = self.scenario.content.systems[system].zone;
            let carrying = self.scenario.plan.zone_systems[zone].iter().any(|system| self.is_carrying(*system));
            if carrying {
                self.cut_ways_of(zone, &[Flow::Smb, Flow::Rdp]);
            } else if !self.picture.zone(zone).cut {
                self.wish("segment-zone", Target::Zone(zone));
            }
        }
        self.wish("brief-leader", Target::Nothing);
        if self.picture.statement.is_none() {
            self.wish("statement-open", Target::Nothing);
        }
    }

    /// Takes the intruder's lines: from abroad, and out of our network. If it wipes all the same, nothing comes in any more.
    pub fn contain_at_the_edge(&mut self) {
        self.protect_copies();
        if self.is_thrown_out() {
            return;
        }
        self.wish("close-foreign-access", Target::Nothing);
        self.cut_ways_of(self.scenario.plan.internet, &[Flow::Outbound]);
        if self.picture.systems.iter().any(|system| system.wiped > 0) && !self.is_done("coordinated-eviction") {
            self.wish("block-inbound", Target::Nothing);
        }
        self.isolate_the_bad();
    }

    /// Cuts off what is known to be bad and serves nobody.
    fn isolate_the_bad(&mut self) {
        for system in self.bad() {
            if self.picture.system(system).standing == Standing::Connected && !self.is_carrying(system) {
                self.wish("isolate-system", Target::System(system));
            }
        }
    }

    /// Cuts flows between a zone and its neighbours; networks of their own are let be.
    fn cut_ways_of(&mut self, zone: ZoneId, flows: &[Flow]) {
        for link in &self.scenario.plan.zone_links[zone] {
            let (a, b) = self.scenario.content.links[*link].between;
            if [a, b].into_iter().any(|end| self.scenario.content.zones[end].separate) {
                continue;
            }
            for flow in flows {
                if self.picture.link(*link).open.has(*flow) {
                    self.wish("cut-flow", Target::Flow(*link, *flow));
                }
            }
        }
    }
}
