//! Cues: what calls for attention, seen as a short light at the thing concerned and, in builds with sound, heard.

use super::mark::{Glow, Mark};
use crate::app::action::{Action, Filter};
use crate::app::feed::Line;
use crate::app::game::{Clock, Game};
use crate::app::kit::el::El;
use crate::app::kit::theme::Tone;
use crate::replay::record::Record;
use crate::sim::event::EventId;

/// The light is at its strongest for so long, in seconds.
const STRONG_SECONDS: f32 = 0.25;
/// It is gone after so long.
const PULSE_SECONDS: f32 = 1.6;
/// Without motion there is a steady mark, and it stays longer.
const STILL_SECONDS: f32 = 4.0;
/// The last seconds of a round are counted.
const COUNTED_SECONDS: u32 = 10;
/// So many things light up at once at most.
const PULSES_MAX: usize = 8;

/// What calls for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cue {
    Alert,
    Question,
    Countdown,
    OrderGiven,
    Damage,
    Recovery,
    AutoPause,
    /// The deputy has an answer, or what it names is shown.
    Advice,
}

impl Cue {
    pub const ALL: [Cue; 8] =
        [Cue::Alert, Cue::Question, Cue::Countdown, Cue::OrderGiven, Cue::Damage, Cue::Recovery, Cue::AutoPause, Cue::Advice];

    /// Returns the tone of its light.
    pub fn tone(self) -> Tone {
        match self {
            Cue::Alert | Cue::Question | Cue::AutoPause => Tone::Warning,
            Cue::Countdown | Cue::Damage => Tone::Alarm,
            Cue::OrderGiven | Cue::Advice => Tone::Ours,
            Cue::Recovery => Tone::Serving,
        }
    }
}

/// A light that is on.
#[derive(Clone, Debug, PartialEq)]
pub struct Pulse {
    pub cue: Cue,
    pub mark: Mark,
    /// For so many seconds already; none in the frame in which it is lit, which may have come after a long sleep.
    age: Option<f32>,
}

/// What was noticed of a run already.
#[derive(Clone, Debug, PartialEq)]
struct Noticed {
    lines: usize,
    records: usize,
    stopped_by: Option<EventId>,
    counted: Option<u32>,
}

/// The lights that are on, and the sounds that nobody has played yet.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    pub pulses: Vec<Pulse>,
    /// Taken by whoever plays them.
    pub sounds: Vec<Cue>,
    noticed: Option<Noticed>,
}

impl Cues {
    /// Notices what is new in a run.
    pub fn notice(&mut self, game: &Game) {
        let counted = match game.clock {
            Clock::Deciding { left } if left <= COUNTED_SECONDS as f32 => Some(left.ceil() as u32),
            _ => None,
        };
        let now = Noticed { lines: game.lines.len(), records: game.session.records().len(), stopped_by: game.stopped_by, counted };
        let Some(before) = self.noticed.replace(now.clone()) else { return };
        for line in game.lines.iter().skip(before.lines) {
            if let Some(cue) = of_line(line) {
                let mark = line.about.filter(|_| cue != Cue::Question).map_or(Mark::Key("feed"), |thing| Mark::Says(Action::Select(thing)));
                self.call(cue, mark);
            }
        }
        if game.session.records().iter().skip(before.records).any(|record| matches!(record, Record::Order { .. })) {
            self.call(Cue::OrderGiven, Mark::Key("plan"));
        }
        if now.stopped_by.is_some() && now.stopped_by != before.stopped_by {
            self.call(Cue::AutoPause, Mark::Key("clock"));
        }
        if now.counted.is_some() && now.counted != before.counted {
            self.call(Cue::Countdown, Mark::Key("clock"));
        }
    }

    /// Lights something up, and lets it be heard.
    pub(in crate::app) fn call(&mut self, cue: Cue, mark: Mark) {
        if !self.sounds.contains(&cue) {
            self.sounds.push(cue);
        }
        self.pulses.retain(|pulse| pulse.mark != mark);
        self.pulses.push(Pulse { cue, mark, age: None });
        if self.pulses.len() > PULSES_MAX {
            self.pulses.remove(0);
        }
    }

    /// Lets the lights fade. Returns whether that can be seen.
    pub fn fade(&mut self, seconds: f32, still: bool) -> bool {
        let lasts = if still { STILL_SECONDS } else { PULSE_SECONDS };
        let mut changed = false;
        self.pulses.retain_mut(|pulse| {
            let (before, age) = (pulse.age.unwrap_or_default(), pulse.age.map_or(0.0, |age| age + seconds));
            pulse.age = Some(age);
            changed |= (before < STRONG_SECONDS) != (age < STRONG_SECONDS) || age >= lasts;
            age < lasts
        });
        changed
    }

    /// Puts the lights on a screen.
    pub fn light(&self, screen: &mut El, still: bool) {
        for pulse in &self.pulses {
            // What the deputy names may lie far down in a list. That it has an answer is no reason to move what somebody reads.
            let sought = pulse.cue == Cue::Advice && matches!(pulse.mark, Mark::Says(Action::Plan(_)));
            let strong = !still && pulse.age.unwrap_or_default() < STRONG_SECONDS;
            let glow = Glow { tone: pulse.cue.tone(), strong, sought };
            pulse.mark.light(screen, glow);
        }
    }
}

/// Returns what a line of the feed calls out.
fn of_line(line: &Line) -> Option<Cue> {
    match (line.ask, line.filter, line.tone) {
        (Some(_), ..) => Some(Cue::Question),
        (_, Filter::Alerts | Filter::Services, Tone::Alarm) => Some(Cue::Damage),
        (_, Filter::Alerts, Tone::Warning) => Some(Cue::Alert),
        (_, Filter::Services, Tone::Serving) => Some(Cue::Recovery),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::AutoPause;
    use crate::cli::play::Pace;
    use crate::replay::Session;
    use crate::scenario::moves::{Act, Target};
    use crate::scenario::names::{Id as _, MoveId, TeamId};
    use crate::words::Words;

    fn game(pace: Pace) -> Game {
        Game::new(Session::new(crate::testing::albania(), 3, None), pace, 60, &Words::english())
    }

    #[test]
    fn each_cue_is_seen_where_it_belongs_and_fades() {
        let words = Words::english();
        let mut game = game(Pace::Live);
        let mut cues = Cues::default();
        cues.notice(&game);
        assert!(cues.sounds.is_empty(), "what was there when play began is no news");
        let what = game.scenario().names.get::<MoveId>("close-foreign-access").expect("a move");
        game.give(Act::Do { what, on: Target::Nothing, by: None }, &words);
        cues.notice(&game);
        assert_eq!(cues.sounds, [Cue::OrderGiven]);
        assert_eq!(cues.pulses[0].mark, Mark::Key("plan"));
        // The clock stops by itself at the first question.
        game.toggle();
        for _ in 0..2000 {
            game.tick(0.5, AutoPause::Questions, &words);
            if game.stopped_by.is_some() {
                break;
            }
        }
        cues.notice(&game);
        assert!(cues.sounds.contains(&Cue::Question) && cues.sounds.contains(&Cue::AutoPause), "{:?}", cues.sounds);
        assert!(cues.pulses.iter().any(|pulse| pulse.cue == Cue::AutoPause && pulse.mark == Mark::Key("clock")));
        assert!(!cues.fade(9.0, false) && !cues.pulses.is_empty(), "the sleep before is not counted");
        assert!(cues.fade(STRONG_SECONDS, false));
        assert!(!cues.fade(0.1, false), "nothing that can be seen has changed");
        assert!(cues.fade(PULSE_SECONDS, false) && cues.pulses.is_empty());
    }

    /// What is named is looked for and brought into sight; that there is an answer lights up where it stands.
    #[test]
    fn only_what_the_deputy_names_is_sought() {
        use crate::app::kit::el::{button, col, row};
        let act = Act::Stop { team: TeamId::new(0) };
        let mut cues = Cues::default();
        cues.call(Cue::Advice, Mark::Key("deputy"));
        cues.call(Cue::Advice, Mark::Says(Action::Plan(act.clone())));
        let mut screen = col([row([]).key("deputy"), button("an order", Action::Plan(act))]);
        cues.light(&mut screen, false);
        let sought: Vec<_> = screen.children.iter().map(|el| el.glow.map(|glow| glow.sought)).collect();
        assert_eq!(sought, [Some(false), Some(true)]);
    }

    #[test]
    fn the_last_seconds_of_a_round_are_counted() {
        let words = Words::english();
        let mut game = game(Pace::Rounds);
        let mut cues = Cues::default();
        let mut heard = 0;
        for _ in 0..118 {
            game.tick(0.5, AutoPause::Everything, &words);
            cues.notice(&game);
            heard += cues.sounds.drain(..).filter(|cue| *cue == Cue::Countdown).count();
        }
        assert_eq!(heard, COUNTED_SECONDS as usize);
    }
}
