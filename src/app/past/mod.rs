//! A run that is looked back on: any of its minutes, its decisions being weighed, and its page.

pub mod marks;
pub mod weighing;
mod what_if;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::cli::play::Pace;
use crate::replay::record::EXTENSION;
use crate::replay::{Ladder, Session};
use crate::report::mattered::{self, Mattered};
use crate::report::{Debrief, page};
use crate::scenario::{Minute, Scenario};
use crate::storage;
use crate::words::Words;

use self::weighing::Weighing;
use crate::app::deputy::Advised;
use crate::app::game::Game;
use crate::app::truth;

/// How often it is looked whether everything is weighed, where somebody waits for nothing else.
const LOOK: Duration = Duration::from_millis(10);

/// A run that is over.
pub struct Past {
    pub session: Arc<Session>,
    ladder: Ladder,
    /// The run as it was at the minute that is looked at: what the board shows.
    pub then: Game,
    weighing: Weighing,
    /// It is waited for no longer: what is weighed by now is all there will be.
    is_cut_short: bool,
    /// How far the weighing was when it was last asked.
    pub progress: (usize, usize),
    /// The decisions that mattered, once all are weighed; none at the end when they could not be.
    pub mattered: Option<Vec<Mattered>>,
    /// Of how many of them it is known what they are worth over futures, of how many; none when nothing more will come.
    pub asking: Option<(usize, usize)>,
    pub saving: Saving,
    /// What the deputy advised while it was played, as far as anybody remembers.
    pub advised: Vec<Advised>,
}

/// Whether the debrief has been written as a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    #[default]
    Not,
    /// As soon as all decisions are weighed, also over futures.
    Waiting,
    At(PathBuf),
}

impl Past {
    pub fn of(session: Session, words: &Words) -> Self {
        let ladder = Ladder::of(&session);
        let empty = Session::new(session.sim.scenario().clone(), session.sim.seed(), None);
        // Nobody decides anything there any more.
        let then = Game::new(empty, Pace::Untimed, 0, words);
        let session = Arc::new(session);
        let weighing = Weighing::begin(session.clone());
        Self {
            session,
            ladder,
            then,
            weighing,
            is_cut_short: false,
            progress: (0, 0),
            mattered: None,
            asking: Some((0, 0)),
            saving: Saving::Not,
            advised: Vec::new(),
        }
    }

    /// Returns the scenario as it is shown.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.then.shown
    }

    /// Goes on in another language.
    pub fn speak(&mut self, words: &Words) {
        self.then.words = words.clone();
        self.then.shown = words.shown(self.session.sim.scenario());
        if self.mattered.is_some() {
            self.mattered = self.weighing.weighed().map(|weighed| mattered::told(&self.session.sim, words, &weighed));
        }
    }

    /// Says whether another run could go on from a minute: not where time was up.
    pub fn can_go_on_from(&self, minute: Minute) -> bool {
        minute < self.ladder.end() || !self.session.sim.is_over()
    }

    /// Looks at a minute: at what was known then, or at what was true.
    pub fn look(&mut self, minute: Minute, with_truth: bool) {
        self.ladder.seek(&mut self.then.session.sim, minute);
        let sim = &self.then.session.sim;
        self.then.picture = sim.picture();
        self.then.truth = with_truth.then(|| truth::of(sim));
    }

    /// Hears how far the weighing is. Returns whether there is anything new.
    pub fn hear(&mut self, words: &Words) -> bool {
        if self.asking.is_none() {
            return false;
        }
        let progress = self.weighing.progress();
        let asking = (!self.weighing.is_finished()).then(|| self.weighing.asked());
        let weighed = self.weighing.weighed().filter(|_| self.mattered.is_none() || asking.is_none());
        let news = (progress, asking) != (self.progress, self.asking) || weighed.is_some();
        (self.progress, self.asking) = (progress, asking);
        if let Some(weighed) = weighed {
            self.mattered = Some(mattered::told(&self.session.sim, words, &weighed));
        }
        news
    }

    /// Makes do with what is weighed: as soon as each decision was left out once, without what they are worth over futures.
    fn weigh_no_longer(&mut self) {
        while self.weighing.weighed().is_none() && !self.weighing.is_finished() {
            thread::sleep(LOOK);
        }
        self.is_cut_short = true;
    }

    /// Returns what an advice that was followed at a minute was worth in points, once the decisions are weighed. Where the same was
    /// advised again before the order was given, that advice was followed: an order is counted once.
    pub fn worth_of(&self, number: usize, at: Minute) -> Option<i64> {
        let (advised, later) = self.advised.get(number..)?.split_first()?;
        let (act, _) = advised.named.as_ref()?;
        let is_same = |other: &Advised| other.named.as_ref().is_some_and(|(other, _)| other == act);
        if later.iter().any(|other| is_same(other) && other.followed(&self.session) == Some(at)) {
            return None;
        }
        let weighed = self.weighing.weighed()?;
        let standing = self.session.sim.standing();
        weighed.iter().find(|one| one.minute == at && one.act == *act).map(|one| one.worth(&standing))
    }

    /// Writes the debrief as a page into a folder, if nothing more is waited for. What lies there is not touched.
    pub fn write_page(&self, debrief: &Debrief, words: &Words, folder: &Path) -> Option<std::io::Result<PathBuf>> {
        if !self.is_cut_short && !self.weighing.is_finished() {
            return None;
        }
        let weighed = self.weighing.weighed();
        let html = page::render(&self.session, words, debrief, weighed.as_deref().map(Vec::as_slice));
        Some(storage::write_new(folder, &self.page_name(), html.as_bytes()))
    }

    /// Returns the name of the page: that of the recording, or the scenario and its seed.
    fn page_name(&self) -> String {
        let kept = self.session.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let name = kept.as_deref().and_then(|name| name.strip_suffix(EXTENSION)).map(str::to_owned);
        format!("{}.html", name.unwrap_or_else(|| format!("{}-seed-{}", self.scenario().id, self.session.sim.seed())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::adviser::gain::Gain;
    use crate::report::weigh::{self, Weighed};
    use crate::testing::played;

    fn broken(weighed: Option<Vec<Weighed>>) -> (Past, Words) {
        let words = Words::english();
        let mut past = Past::of(played("history", Minute(900)), &words);
        past.weighing = Weighing::that_breaks(weighed);
        assert!(past.hear(&words));
        (past, words)
    }

    fn page(past: &Past, words: &Words) -> String {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let written = past.write_page(&Debrief::of(&past.session, words), words, folder.path()).expect("nothing is waited for");
        std::fs::read_to_string(written.expect("the folder is writable")).expect("it is there")
    }

    /// Who asks twice before doing as told has done it once.
    #[test]
    fn an_order_that_was_advised_twice_is_worth_something_once() {
        let words = Words::english();
        let mut past = Past::of(played("keep-serving", Minute(900)), &words);
        past.weigh_no_longer();
        let one = past.weighing.weighed().expect("all are weighed")[0].clone();
        let standing = past.session.sim.standing();
        let advised =
            |before: u32| Advised { at: Minute(one.minute.0.saturating_sub(before)), named: Some((one.act.clone(), Gain::default())) };
        past.advised = vec![advised(2), advised(1)];
        assert!(past.advised.iter().all(|advised| advised.followed(&past.session) == Some(one.minute)));
        assert_eq!([0, 1].map(|number| past.worth_of(number, one.minute)), [None, Some(one.worth(&standing))]);
    }

    /// A mistake of ours in the weighing must not keep anybody waiting, nor take the page from them.
    #[test]
    fn weighing_that_breaks_is_not_waited_for_and_the_page_says_what_is_known() {
        let (past, words) = broken(None);
        assert_eq!((past.asking, past.mattered.clone()), (None, None));
        assert!(page(&past, &words).contains(&words.get("report-mattered-lost")));

        let weighed = weigh::weigh(&past.session, |_, _| true);
        let (past, words) = broken(Some(weighed));
        assert!(past.asking.is_none() && past.mattered.as_ref().is_some_and(|all| !all.is_empty()));
        let page = page(&past, &words);
        assert!(page.contains("class=\"weighed\"") && !page.contains(&words.get("report-mattered-lost")));
    }
}
