//! What must be true: the one language of conditions for moves, injects, objectives and intruders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::Minute;
use super::leaf::Permille;
use super::names::*;

/// Something that is true or false of an exercise at a minute. One language for moves, injects, objectives and
/// playbooks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Condition {
    /// Always true.
    #[default]
    Always,
    /// Never true.
    Never,
    /// All of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// From that minute on.
    After(Minute),
    /// That move has been carried out at least once.
    Done(MoveId),
    /// That service works inside the country, at least for some.
    Up(ServiceId),
    /// That service does not work inside the country.
    Down(ServiceId),
    /// That service works for users abroad, at least for some.
    UpAbroad(ServiceId),
    /// At least this share of the e-services, in thousandths, works inside the country.
    ServicesUp(Permille),
    /// At most this share of the e-services, in thousandths, works inside the country.
    ServicesUpAtMost(Permille),
    /// More requests than this have gone unmet.
    UnmetAbove(u64),
    /// Public trust is below this, in thousandths.
    TrustBelow(Permille),
    /// The government network is dark.
    Dark,
    /// The cut of the government network is prepared.
    DarkPrepared,
    /// The system is cut off or shut down by us.
    Isolated(SystemId),
    /// Hosts of that system have been encrypted or wiped.
    Hit(SystemId),
    /// At least this share of all hosts, in thousandths, has been encrypted or wiped, rebuilt or not.
    DestroyedAbove(Permille),
    /// The intruder has destroyed backups in the vault.
    BackupsLost,
    /// At least this share of the key evidence, in thousandths, is secured.
    EvidenceAbove(Permille),
    /// The defenders suspect the system, or know.
    Suspected(SystemId),
    /// The defenders know the system is compromised.
    Found(SystemId),
    /// A flood of requests presses on the system.
    Flooded(SystemId),
    /// Something holds floods off the system.
    Shielded(SystemId),
    /// Somebody has said what the intruder will do next.
    Assessed,
    /// The partner has been asked.
    Asked(PartnerId),
    /// The partner helps, from afar or on site.
    Present(PartnerId),
    /// The partner is on site.
    OnSite(PartnerId),
    /// A partner has brought a cloud to which mail can move.
    CloudReady,
    /// That inject has arrived.
    Happened(InjectId),
    /// That answer, `inject/answer`, was given, or counted as given.
    Answered(ChoiceId),
    /// The fallback serves people.
    Open(FallbackId),
    /// A public statement has been made.
    Stated,
    /// A public statement has named a state.
    Named,
    /// The intruder has claimed the attack in public.
    Claimed,
    /// The intruder has published what was stolen.
    Leaked,
    /// The way in is mended.
    EntryPatched,
    /// Nothing of the intruder is left inside.
    Clean,
    /// The intruder is in that posture.
    Posture(PostureId),
    /// That move waits for a team, is being carried out, or has been at least once.
    Ordered(MoveId),
}

impl Condition {
    /// Says whether the condition reads anything that the defenders cannot know.
    pub fn reads_truth(&self) -> bool {
        let mut truth = false;
        self.each(&mut |condition| {
            truth |= matches!(
                condition,
                Condition::Hit(_) | Condition::DestroyedAbove(_) | Condition::BackupsLost | Condition::Clean | Condition::Posture(_)
            );
        });
        truth
    }

    /// Returns the next minute, after `now`, at which it may come true or end by time alone.
    pub fn changes_after(&self, now: Minute) -> Option<Minute> {
        let mut next: Option<Minute> = None;
        self.each(&mut |condition| {
            let at = match condition {
                Condition::After(minute) if *minute > now => *minute,
                // Requests go unmet at every minute.
                Condition::UnmetAbove(_) => now.plus(1),
                _ => return,
            };
            next = Some(next.map_or(at, |next| next.min(at)));
        });
        next
    }

    /// Calls `see` with this condition and every condition inside it.
    pub fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Condition)) {
        see(self);
        match self {
            Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|condition| condition.each(see)),
            Condition::Not(inner) => inner.each(see),
            _ => {}
        }
    }
}
