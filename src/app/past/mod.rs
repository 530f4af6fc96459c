//! A run that is looked back on: any of its minutes, its decisions being weighed, and its page.

pub mod marks;
pub mod weighing;
mod what_if;

use std::path::{Path, PathBuf};
use std::sync::Arc;

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

/// A run that is over.
pub struct Past {
    pub session: Arc<Session>,
    ladder: Ladder,
    /// The run as it was at the minute that is looked at: what the board shows.
    pub then: Game,
    weighing: Weighing,
    /// How far the weighing was when it was last asked.
    pub progress: (usize, usize),
    /// The decisions that mattered, once all are weighed.
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

    /// Returns what an advice that was followed was worth in points, once the decisions are weighed.
    pub fn worth_of(&self, advised: &Advised) -> Option<i64> {
        let at = advised.followed(&self.session)?;
        let (act, _) = advised.named.as_ref()?;
        let weighed = self.weighing.weighed()?;
        let standing = self.session.sim.standing();
        weighed.iter().find(|one| one.minute == at && one.act == *act).map(|one| one.worth(&standing))
    }

    /// Writes the debrief as a page into a folder, if all decisions are weighed, also over futures. What lies there is not touched.
    pub fn write_page(&self, debrief: &Debrief, words: &Words, folder: &Path) -> Option<std::io::Result<PathBuf>> {
        let weighed = self.weighing.weighed().filter(|_| self.weighing.is_finished())?;
        let html = page::render(&self.session, words, debrief, &weighed);
        Some(storage::write_new(folder, &self.page_name(), html.as_bytes()))
    }

    /// Returns the name of the page: that of the recording, or the scenario and its seed.
    fn page_name(&self) -> String {
        let kept = self.session.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let name = kept.as_deref().and_then(|name| name.strip_suffix(EXTENSION)).map(str::to_owned);
        format!("{}.html", name.unwrap_or_else(|| format!("{}-seed-{}", self.scenario().id, self.session.sim.seed())))
    }
}
