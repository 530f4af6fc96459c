//! Refusals in words: in English wherever a refusal is printed, and in any language on the screens.

use std::fmt;

use super::{Value, Words};
use crate::scenario::Scenario;
use crate::scenario::moves::Target;
use crate::scenario::names::{Id, TeamId};
use crate::sim::order::{Blocker, Called, Refusal, Said};

/// Whose names are said: those that the rules gave, or those of a scenario as it is shown.
struct Teller<'a> {
    words: &'a Words,
    shown: Option<&'a Scenario>,
}

impl Words {
    /// Says why an order cannot be carried out, in words a player can act on.
    pub fn refusal(&self, shown: &Scenario, refusal: &Refusal) -> String {
        Teller { words: self, shown: Some(shown) }.tell(refusal)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Teller { words: &Words::english(), shown: None }.tell(self))
    }
}

impl std::error::Error for Refusal {}

impl Teller<'_> {
    fn tell(&self, refusal: &Refusal) -> String {
        let words = self.words;
        let say = |key: &str, values: &[(&str, Value<'_>)]| words.say(key, values);
        match refusal {
            Refusal::Over => words.get("refusal-over"),
            Refusal::NotOffered => words.get("refusal-not-offered"),
            Refusal::WrongAim(aim) => say("refusal-wrong-aim", &[("aim", (&words.aim(*aim)).into())]),
            Refusal::WrongKind(said) | Refusal::Already(said) | Refusal::First(said) => self.said(said),
            Refusal::Required(what, number, text) => {
                let shown = self.shown.and_then(|shown| shown.content.moves[*what].when.get(*number));
                shown.map_or_else(|| text.clone(), |required| required.otherwise.to_string())
            }
            Refusal::NobodyCan(skill, None) => say("refusal-nobody", &[("skill", (&words.skill(*skill)).into())]),
            Refusal::NobodyCan(skill, Some(partner)) => {
                let partner = self.called(partner, |shown, id| shown.content.partners[id].name.as_str());
                say("refusal-nobody-yet", &[("skill", (&words.skill(*skill)).into()), ("partner", partner.into())])
            }
            Refusal::TeamCannot(team, skill) => {
                say("refusal-team-cannot", &[("team", self.team(team).into()), ("skill", (&words.skill(*skill)).into())])
            }
            Refusal::TeamAway(team, None) => say("refusal-team-away", &[("team", self.team(team).into())]),
            Refusal::TeamAway(team, Some(minutes)) => {
                say("refusal-team-back", &[("team", self.team(team).into()), ("time", (&words.lasting(*minutes)).into())])
            }
            Refusal::TeamFull(team) => say("refusal-team-full", &[("team", self.team(team).into())]),
            Refusal::Ordered(team) => say("refusal-ordered", &[("team", self.team(team).into())]),
            Refusal::NothingToStop(team) => say("refusal-nothing-to-stop", &[("team", self.team(team).into())]),
            Refusal::NotAsked => words.get("refusal-not-asked"),
        }
    }

    fn called<'a, I: Id>(&'a self, called: &'a Called<I>, name: impl Fn(&'a Scenario, I) -> &'a str) -> &'a str {
        self.shown.map_or(called.name.as_str(), |shown| name(shown, called.id))
    }

    fn team<'a>(&'a self, team: &'a Called<TeamId>) -> &'a str {
        self.called(team, |shown, id| shown.content.teams[id].name.as_str())
    }

    fn said(&self, said: &Said) -> String {
        let name = match (said.of, self.shown) {
            (Target::Flow(_, flow), _) => self.words.flow(flow),
            (of, Some(shown)) => shown.called(of).to_owned(),
            (_, None) => said.name.clone(),
        };
        let because: Vec<String> = said.because.iter().map(|(blocker, name)| self.blocker(*blocker, name)).collect();
        self.words.say(said.key, &[("name", (&name).into()), ("list", (&because.join(", ")).into())])
    }

    fn blocker(&self, blocker: Blocker, name: &str) -> String {
        let (key, of) = match blocker {
            Blocker::CutOff(system) => ("blocker-cut-off", Target::System(system)),
            Blocker::ZoneCut(zone) => ("blocker-cut-off", Target::Zone(zone)),
            Blocker::ShutDown(system) => ("blocker-shut-down", Target::System(system)),
            Blocker::Destroyed(system) => ("blocker-destroyed", Target::System(system)),
            Blocker::Link => ("blocker-link", Target::Nothing),
        };
        self.words.say(key, &[("name", self.shown.map_or(name, |shown| shown.called(of)).into())])
    }
}
