//! How a system looks when the truth is shown: who sits on it, and what is destroyed.

use super::looks::{self, Look};
use crate::app::kit::icon::Icon;
use crate::app::kit::theme::Tone;
use crate::app::truth::TrueSystem;
use crate::sim::state::Standing;
use crate::words::Words;

pub fn system(words: &Words, truth: &TrueSystem) -> Look {
    let destroyed = (truth.encrypted + truth.wiped > 0).then(|| looks::damage(words, truth.encrypted, truth.wiped));
    let held = match (truth.held, truth.implanted) {
        (false, _) => None,
        (true, 0) => Some(words.get("true-shell")),
        (true, hosts) => Some(words.say("true-implanted", &[("hosts", hosts.into())])),
    };
    let (icon, tone) = match (&held, &destroyed, truth.standing) {
        (Some(_), ..) => (Icon::Intruder, Tone::Alarm),
        (None, Some(_), _) => (Icon::Crossed, Tone::Alarm),
        (None, None, Standing::Connected) => (Icon::Tick, Tone::Serving),
        (None, None, _) => (Icon::Plugs, Tone::Ours),
    };
    let cut = (truth.standing != Standing::Connected).then(|| words.get("true-cut"));
    let clean = (held.is_none() && destroyed.is_none()).then(|| words.get("truth-clean"));
    let word = [held, destroyed, clean, cut].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Look { icon, tone, word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_truth_has_its_shape_and_its_words() {
        let words = Words::english();
        let clean = TrueSystem { held: false, implanted: 0, encrypted: 0, wiped: 0, standing: Standing::Connected };
        let look = |truth: TrueSystem| system(&words, &truth);
        assert_eq!(look(clean.clone()).icon, Icon::Tick);
        let shell = look(TrueSystem { held: true, ..clean.clone() });
        assert_eq!((shell.icon, shell.word.as_str()), (Icon::Intruder, "web shell"));
        let both = look(TrueSystem { held: true, implanted: 3, wiped: 40, standing: Standing::Isolated, ..clean.clone() });
        assert_eq!(both.word, "intruder on 3 · 40 wiped · cut off");
        assert_eq!(look(TrueSystem { encrypted: 4, ..clean.clone() }).icon, Icon::Crossed);
        assert_eq!(look(TrueSystem { standing: Standing::ShutDown, ..clean }).icon, Icon::Plugs);
    }
}
