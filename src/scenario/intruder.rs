//! The other side: what it holds at the start, what it can do, what it wants, and what changes its mind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::{Lasting, Minute, Takes};
use super::leaf::{Permille, Prose};
use super::names::*;
use super::world::Flow;

/// What a technique does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Deed {
    /// Comes in from the internet through a system that is an open door, and plants a shell.
    Enter,
    /// Goes from a foothold to a neighbour by that flow, with a credential for its domain.
    Move { by: Flow },
    /// Takes the credentials of the domain from a foothold in it.
    Steal,
    /// Switches sensors off on a foothold.
    Blind,
    /// Deletes logs on a foothold.
    Erase,
    /// Reads mail or files on a foothold and takes them out: so many thousandths of all there is, each time.
    Collect { permille_per_step: Permille },
    /// Pushes an encryptor from a foothold over that flow, so many hosts an hour; it goes on by itself.
    Encrypt { by: Flow, hosts_per_hour: u32 },
    /// Wipes disks over that flow, so many hosts an hour, by hand: the operator stays busy, and without a line to the
    /// foothold it stops.
    Wipe { by: Flow, hosts_per_hour: u32 },
    /// Destroys the copies in a vault that a foothold can reach by that flow.
    Inhibit { by: Flow },
    /// Floods a system from outside, over the web, until nobody gets through. Needs no foothold.
    Flood {
        /// Share of the system's capacity that the flood takes.
        load_permille: Permille,
        /// Share of the flood that comes from abroad.
        abroad_permille: Permille,
        lasts: Takes,
    },
    /// Claims the attack in public.
    Claim,
    /// Publishes some of what was taken.
    Leak,
}

/// One thing the intruder can do, with its number in MITRE ATT&CK.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// Its number in MITRE ATT&CK, such as `T1486`.
    pub attack: String,
    /// What else is part of it, by number in MITRE ATT&CK.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it does.
    pub deed: Deed,
    /// How long an operator's hands are busy, at least a minute.
    pub takes: Takes,
    /// How loud it is, in thousandths: multiplied with a system's sensor coverage it is the chance to be noticed.
    pub noise_permille: Permille,
    /// Chance, in thousandths, that it works. What failed is tried again after four hours.
    pub succeeds_permille: Permille,
    /// What a sensor or a person would report.
    pub sign: Prose,
}

impl Technique {
    /// Returns every number in MITRE ATT&CK that it stands for.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.attack.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// Something the intruder wants, in a posture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Goal {
    /// A foothold on each of these, by the shortest way.
    Hold(Vec<SystemId>),
    /// Credentials for these domains.
    Credentials(Vec<DomainId>),
    /// No sensors on these.
    Blind(Vec<SystemId>),
    /// Mail and files of these.
    Collect(Vec<SystemId>),
    /// Everything destroyed by that technique, these first; only from these footholds, when any are named.
    Destroy {
        with: TechniqueId,
        #[serde(default)]
        from: Vec<SystemId>,
        #[serde(default)]
        first: Vec<SystemId>,
        #[serde(default)]
        then: Preference,
        /// Nothing but those that come first.
        #[serde(default)]
        only: bool,
    },
    /// No copies left in the vault.
    DestroyBackups { with: TechniqueId },
    /// The attack claimed.
    Claim { with: TechniqueId },
    /// Stolen material published, so many times, this far apart.
    Leak { with: TechniqueId, times: u16, every: Lasting },
    /// A way back in, when all are lost.
    Return,
    /// Nobody gets through to these, the first of them first.
    Flood { with: TechniqueId, on: Vec<SystemId> },
}

/// Which systems come first when none is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// Those with most hosts.
    #[default]
    Largest,
    /// Those that must not stop.
    MostCritical,
}

/// What the intruder is about for the time being: goals in order of preference.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Posture {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called: the story says "The intruder …".
    pub name: Prose,
    /// What is behind it, in a sentence.
    #[serde(default)]
    pub about: Prose,
    /// What it wants, the most wanted first. It goes for the first for which something can be done.
    pub goals: Vec<Goal>,
}

/// What the intruder can notice. Nothing here reads what only defenders know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Cue {
    /// At once.
    #[default]
    Now,
    /// From that minute on.
    After(Minute),
    /// So many footholds have stopped answering.
    BeaconsLost(u16),
    /// So many of its pushes have been cut short.
    PushesStopped(u16),
    /// So many log-ons with stolen credentials have failed.
    LogonsFailed(u16),
    /// Defenders have made a public statement.
    Statement,
    /// A public statement has named its state.
    Named,
    /// Its tool has turned up in a public repository.
    SampleSeen,
    /// It has had no way to its footholds for so long.
    BlindFor(Lasting),
    /// It can steer a foothold.
    Linked,
    /// It has hit at least this share of all hosts.
    Destroyed(Permille),
    /// It has taken at least this share of the mail and files there are.
    Stolen(Permille),
    /// So many of its floods did no harm: what it floods still answers.
    FloodsAbsorbed(u16),
    /// Access from abroad has been closed to it.
    ShutOut,
    /// All of these.
    All(Vec<Cue>),
    /// At least one of these.
    Any(Vec<Cue>),
}

/// One step from posture to posture.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// In this posture…
    pub from: PostureId,
    /// …once it notices this…
    pub when: Cue,
    /// …it goes over to this one.
    pub to: PostureId,
    /// How long it takes to make up its mind.
    #[serde(default)]
    pub after: Takes,
}

/// How an intruder goes from one posture to the next: a mind.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Doctrine {
    /// What other parts of the scenario call it.
    pub id: Declared,
    /// What it is called.
    pub name: Prose,
    /// What sets it apart, in a sentence.
    #[serde(default)]
    pub about: Prose,
    /// The posture in which it begins.
    pub starts: PostureId,
    /// Its steps from posture to posture; the first that fits is taken.
    pub turns: Vec<Turn>,
    /// Chance weight among the scenario's doctrines, when the seed draws one; 0 for never.
    #[serde(default = "one")]
    pub weight: u32,
}

fn one() -> u32 {
    1
}

/// A system the intruder holds at the start.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Foothold {
    /// The system.
    pub on: SystemId,
    /// Hosts with an implant, 0 to all of them; 0 needs a shell.
    pub hosts: u32,
    /// A web shell, which survives cleaning of hosts.
    #[serde(default)]
    pub shell: bool,
    /// Chance, in thousandths, that it holds the system at all.
    #[serde(default = "sure")]
    pub chance_permille: Permille,
}

fn sure() -> Permille {
    Permille::ALL
}

/// Where things stand for the intruder when the exercise begins.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Intruder {
    /// What it is called.
    pub name: Prose,
    /// Who that is, as far as anybody knows.
    #[serde(default)]
    pub about: Prose,
    /// How many things it can do at once. 0: nobody is there.
    pub operators: u8,
    /// The systems that it holds.
    pub footholds: Vec<Foothold>,
    /// Domains whose credentials it holds.
    pub holds: Vec<DomainId>,
    /// Systems whose built-in administrator it knows: there neither disabled accounts nor new directory credentials
    /// keep it out, until an eviction changes those too.
    #[serde(default)]
    pub built_in: Vec<SystemId>,
    /// The system through which it came, and can come again until it is patched.
    pub entry: SystemId,
    /// The share of mail and files taken before the start, in thousandths.
    pub stolen_permille: Permille,
    /// How long it needs to find another way to its footholds when access from abroad is closed.
    pub reroute: Takes,
    /// What it did before the start: technique and date, for the codex and the debrief.
    #[serde(default)]
    pub past: Vec<Past>,
}

/// Something that happened before the exercise begins.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// When, in words.
    pub when: Prose,
    /// Its number in MITRE ATT&CK.
    pub attack: String,
    /// What it did.
    pub what: Prose,
}
