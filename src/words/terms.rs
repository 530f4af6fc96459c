//! The words for what the rules count: flows, skills, phases, beliefs, days.

use super::Words;
use crate::scenario::calendar::DayNames;
use crate::scenario::moves::{Aim, Group, Phase};
use crate::scenario::world::{Flow, Skill};
use crate::sim::state::Status;

impl Words {
    pub fn flow(&self, flow: Flow) -> String {
        self.get(match flow {
            Flow::Web => "flow-web",
            Flow::Mail => "flow-mail",
            Flow::Logon => "flow-logon",
            Flow::Database => "flow-database",
            Flow::Backup => "flow-backup",
            Flow::Admin => "flow-admin",
            Flow::Rdp => "flow-rdp",
            Flow::Smb => "flow-smb",
            Flow::Outbound => "flow-outbound",
        })
    }

    pub fn skill(&self, skill: Skill) -> String {
        self.get(match skill {
            Skill::Analysis => "skill-analysis",
            Skill::Network => "skill-network",
            Skill::Systems => "skill-systems",
            Skill::Identity => "skill-identity",
            Skill::Applications => "skill-applications",
            Skill::Liaison => "skill-liaison",
            Skill::Command => "skill-command",
        })
    }

    pub fn phase(&self, phase: Phase) -> String {
        self.get(match phase {
            Phase::Preparation => "phase-preparation",
            Phase::Detection => "phase-detection",
            Phase::Containment => "phase-containment",
            Phase::Eradication => "phase-eradication",
            Phase::Recovery => "phase-recovery",
            Phase::PostIncident => "phase-post-incident",
        })
    }

    pub fn group(&self, group: Group) -> String {
        self.get(match group {
            Group::Isolate => "moves-isolate",
            Group::Investigate => "moves-investigate",
            Group::Eradicate => "moves-eradicate",
            Group::Restore => "moves-restore",
            Group::Continue => "moves-continue",
            Group::Coordinate => "moves-coordinate",
        })
    }

    pub fn status(&self, status: Status) -> String {
        self.get(match status {
            Status::Unknown => "status-unknown",
            Status::Suspected => "status-suspected",
            Status::Compromised => "status-compromised",
            Status::Cleared => "status-cleared",
        })
    }

    pub fn aim(&self, aim: Aim) -> String {
        self.get(match aim {
            Aim::Nothing => "aim-nothing",
            Aim::System => "aim-system",
            Aim::Zone => "aim-zone",
            Aim::Flow => "aim-flow",
            Aim::Domain => "aim-domain",
            Aim::Service => "aim-service",
            Aim::Agency => "aim-agency",
            Aim::Partner => "aim-partner",
            Aim::Fallback => "aim-fallback",
        })
    }

    /// Returns what this language calls days and months.
    pub(super) fn day_names(&self) -> DayNames {
        DayNames::new(
            ["day-mon", "day-tue", "day-wed", "day-thu", "day-fri", "day-sat", "day-sun"].map(|key| self.get(key)),
            [
                "month-jan",
                "month-feb",
                "month-mar",
                "month-apr",
                "month-may",
                "month-jun",
                "month-jul",
                "month-aug",
                "month-sep",
                "month-oct",
                "month-nov",
                "month-dec",
            ]
            .map(|key| self.get(key)),
            ["long-day-mon", "long-day-tue", "long-day-wed", "long-day-thu", "long-day-fri", "long-day-sat", "long-day-sun"]
                .map(|key| self.get(key)),
            [
                "long-month-jan",
                "long-month-feb",
                "long-month-mar",
                "long-month-apr",
                "long-month-may",
                "long-month-jun",
                "long-month-jul",
                "long-month-aug",
                "long-month-sep",
                "long-month-oct",
                "long-month-nov",
                "long-month-dec",
            ]
            .map(|key| self.get(key)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, Words};
    use crate::scenario::Minute;
    use crate::testing::albania;

    #[test]
    fn the_calendar_speaks_the_language() {
        let scenario = albania();
        let (english, albanian) = (Words::english(), Words::of(Language::Albanian));
        let shown = albanian.shown(&scenario);
        assert_eq!(shown.calendar.long_day(Minute(33 * 60)), "E shtunë 16 korrik 2022");
        assert_eq!(shown.calendar.date(Minute(33 * 60)), "sht 16 kor 21:00");
        // The rules go on in English.
        assert_eq!(english.shown(&scenario).calendar.date(Minute(33 * 60)), "Sat 16 Jul 21:00");
        assert_eq!(shown.calendar.parse("Sat 16 Jul 21:00"), Ok(Minute(33 * 60)));
        assert_eq!(shown.digest, scenario.digest);
    }
}
