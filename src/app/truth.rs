//! How things really were: for the debrief alone.

use crate::scenario::names::*;
use crate::sim::Sim;
use crate::sim::state::Standing;

/// A system as it really is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrueSystem {
    /// The intruder has something on it.
    pub held: bool,
    /// Machines with implants. None, and held: a web shell.
    pub implanted: u32,
    pub encrypted: u32,
    pub wiped: u32,
    pub standing: Standing,
}

/// Looks at every system of an exercise, in the order of their ids.
pub fn of(sim: &Sim) -> Vec<TrueSystem> {
    let truth = sim.truth();
    let picture = sim.picture();
    let system = |id: SystemId| {
        let hosts = truth.hosts(id);
        TrueSystem {
            held: truth.is_held(id),
            implanted: hosts.implanted,
            encrypted: hosts.encrypted,
            wiped: hosts.wiped,
            standing: picture.system(id).standing,
        }
    };
    sim.scenario().content.systems.ids().map(system).collect()
}

/// What is true of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrueSum {
    /// Systems on which the intruder has something.
    pub held: u64,
    pub implanted: u64,
    pub encrypted: u64,
    pub wiped: u64,
}

impl TrueSum {
    pub fn of(systems: &[TrueSystem]) -> Self {
        systems.iter().fold(Self::default(), |sum, system| Self {
            held: sum.held + u64::from(system.held),
            implanted: sum.implanted + u64::from(system.implanted),
            encrypted: sum.encrypted + u64::from(system.encrypted),
            wiped: sum.wiped + u64::from(system.wiped),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Minute;
    use crate::testing::played;

    #[test]
    fn what_is_true_is_more_than_what_is_known() {
        let session = played("idle", Minute(2500));
        let systems = of(&session.sim);
        let sum = TrueSum::of(&systems);
        let picture = session.sim.picture();
        let reported: u64 = picture.systems.iter().map(|system| u64::from(system.encrypted + system.wiped)).sum();
        assert!(sum.encrypted + sum.wiped >= reported && sum.encrypted + sum.wiped > 0, "{sum:?}, reported {reported}");
        assert_eq!(sum.held as usize, systems.iter().filter(|system| system.held).count());
        assert!(sum.held > 0, "nobody throws the intruder out");
    }
}
