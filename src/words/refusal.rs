//! Refusals in words.

use super::{Value, Words};
use crate::scenario::Scenario;
use crate::scenario::moves::Target;
use crate::scenario::names::TeamId;
use crate::sim::order::{Blocker, Refusal, Said};

impl Words {
    /// Says why an order cannot be carried out, in words a player can act on, and with the names of the scenario as it is shown.
    pub fn refusal(&self, shown: &Scenario, refusal: &Refusal) -> String {
        let content = &shown.content;
        let say = |key: &str, values: &[(&str, Value<'_>)]| self.say(key, values);
        let team = |id: TeamId| Value::from(content.teams[id].name.as_str());
        match refusal {
            Refusal::Over => self.get("refusal-over"),
            Refusal::NotOffered => self.get("refusal-not-offered"),
            Refusal::WrongAim(aim) => say("refusal-wrong-aim", &[("aim", (&self.aim(*aim)).into())]),
            Refusal::WrongKind(said) | Refusal::Already(said) | Refusal::First(said) => self.reason(shown, said),
            Refusal::Required(what, number) => {
                content.moves[*what].when.get(*number).map(|required| required.otherwise.to_string()).unwrap_or_default()
            }
            Refusal::NobodyCan(skill, None) => say("refusal-nobody", &[("skill", (&self.skill(*skill)).into())]),
            Refusal::NobodyCan(skill, Some(partner)) => {
                let partner = content.partners[*partner].name.as_str();
                say("refusal-nobody-yet", &[("skill", (&self.skill(*skill)).into()), ("partner", partner.into())])
            }
            Refusal::TeamCannot(by, skill) => say("refusal-team-cannot", &[("team", team(*by)), ("skill", (&self.skill(*skill)).into())]),
            Refusal::TeamAway(by, None) => say("refusal-team-away", &[("team", team(*by))]),
            Refusal::TeamAway(by, Some(minutes)) => {
                say("refusal-team-back", &[("team", team(*by)), ("time", (&self.lasting(*minutes)).into())])
            }
            Refusal::TeamFull(by) => say("refusal-team-full", &[("team", team(*by))]),
            Refusal::Ordered(by) => say("refusal-ordered", &[("team", team(*by))]),
            Refusal::NothingToStop(by) => say("refusal-nothing-to-stop", &[("team", team(*by))]),
            Refusal::NotAsked => self.get("refusal-not-asked"),
        }
    }

    fn reason(&self, shown: &Scenario, said: &Said) -> String {
        let name = if let Target::Flow(_, flow) = said.of { self.flow(flow) } else { shown.called(said.of).to_owned() };
        let mut because: Vec<(&str, String)> = said.because.iter().map(|blocker| self.blocker(shown, *blocker)).collect();
        because.sort();
        let list: Vec<String> = because.into_iter().map(|(_, words)| words).collect();
        self.say(said.key, &[("name", (&name).into()), ("list", (&list.join(", ")).into())])
    }

    /// Returns what keeps a service down, by name and in words.
    fn blocker<'a>(&self, shown: &'a Scenario, blocker: Blocker) -> (&'a str, String) {
        let (key, of) = match blocker {
            Blocker::CutOff(system) => ("blocker-cut-off", Target::System(system)),
            Blocker::ZoneCut(zone) => ("blocker-cut-off", Target::Zone(zone)),
            Blocker::ShutDown(system) => ("blocker-shut-down", Target::System(system)),
            Blocker::Destroyed(system) => ("blocker-destroyed", Target::System(system)),
            Blocker::Link => ("blocker-link", Target::Nothing),
        };
        let name = shown.called(of);
        (name, self.say(key, &[("name", name.into())]))
    }
}
