//! Looking back, and going on from there: the marker, the board at its minute, the page, and another run that parts
//! from this one.

use std::path::Path;

use crate::replay::{Fork, Session};
use crate::report::debrief::Run;
use crate::scenario::Minute;
use crate::scenario::ron_text::io_words;

use super::{Past, Saving};
use crate::app::action::{Action, Page, Screen};
use crate::app::model::Model;
use crate::app::runs::saves;

impl Model {
    /// Keeps a run that has ended, to look back on it.
    pub(in crate::app) fn keep_past(&mut self, session: Session) {
        if let Some(debrief) = &mut self.debrief {
            debrief.before = before(session.header().fork.as_ref(), self.origin.as_ref(), self.places.saves.as_deref(), &self.scenarios);
        }
        self.past = Some(Past::of(session, &self.words));
        self.unfolded = None;
    }

    /// Does what the player says about a run that is over. Returns what is meant for somebody else.
    pub(in crate::app) fn look_back(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::Turn(page) => self.page = page,
            Action::At(minute) => self.move_marker(minute),
            Action::Nudge(minutes) => {
                let minute = i64::from(self.marker.0) + i64::from(minutes);
                self.move_marker(Minute(u32::try_from(minute.max(0)).unwrap_or(u32::MAX)));
            }
            Action::Scrub(share) => {
                let end = self.debrief.as_ref().map_or(0, |debrief| debrief.end.0);
                self.move_marker(Minute((share.clamp(0.0, 1.0) * end as f32).round() as u32));
            }
            Action::ShowTruth(show) => self.show_truth = show,
            Action::Unfold(event) => self.unfolded = Some(event).filter(|event| self.unfolded != Some(*event)),
            Action::GoOnFromHere => self.go_on_from_here(),
            Action::SavePage => self.save_page(),
            Action::Select(thing) if self.screen == Screen::Debrief => {
                if let Some(past) = &mut self.past {
                    past.then.selected = thing;
                }
            }
            action => return Some(action),
        }
        // The board of another minute is only made when somebody looks at it.
        if self.page == Page::Board
            && let Some(past) = &mut self.past
        {
            past.look(self.marker, self.show_truth);
        }
        None
    }

    fn move_marker(&mut self, minute: Minute) {
        let end = self.debrief.as_ref().map_or(Minute::START, |debrief| debrief.end);
        self.marker = minute.min(end);
    }

    /// Begins another run that is this one up to the marker.
    fn go_on_from_here(&mut self) {
        let Some(past) = self.past.as_ref().filter(|past| past.can_go_on_from(self.marker)) else { return };
        let of = self.kept.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let mut session = past.session.what_if(self.marker, of);
        let date = past.scenario().calendar.date(self.marker);
        session.set_title(Some(self.words.say("what-if-title", &[("date", (&date).into())])));
        let fork = session.header().fork.clone();
        self.origin = fork.zip(self.debrief.as_ref().map(|debrief| debrief.you.clone()));
        self.choose_that_of(session.sim.scenario(), session.sim.seed());
        self.keep(&mut session, None);
        self.sit_down(session);
        self.wait_for_the_player();
    }

    pub(in crate::app) fn forget_past(&mut self) {
        self.save_awaited_page();
        self.debrief = None;
        self.past = None;
    }

    /// Writes the page that somebody waits for, with what is known by now: there will be no other time for it.
    pub(in crate::app) fn save_awaited_page(&mut self) {
        if let Some(past) = self.past.as_mut().filter(|past| past.saving == Saving::Waiting) {
            past.weigh_no_longer();
            self.save_page();
        }
    }

    /// Writes the debrief as a page, now or as soon as all decisions are weighed.
    fn save_page(&mut self) {
        let (Some(past), Some(debrief)) = (&mut self.past, &self.debrief) else { return };
        let Some(folder) = self.places.documents.clone() else {
            self.tell(self.words.get("trouble-no-documents"), false);
            return;
        };
        match past.write_page(debrief, &self.words, &folder) {
            None => past.saving = Saving::Waiting,
            Some(Ok(path)) => past.saving = Saving::At(path),
            Some(Err(error)) => {
                past.saving = Saving::Not;
                self.trouble("trouble-page", &folder, &[("why", (&io_words(&error)).into())]);
            }
        }
    }

    /// Lets real time pass while a run is looked back on. Returns whether anything changed that can be seen.
    pub(in crate::app) fn wait_for_weighing(&mut self) -> bool {
        let Some(past) = &mut self.past else { return false };
        let news = past.hear(&self.words);
        if past.asking.is_none() && past.saving == Saving::Waiting {
            self.save_page();
            return true;
        }
        news
    }
}

/// The run that a what-if parts from: as it is remembered, or read from beside it.
fn before(
    fork: Option<&Fork>,
    origin: Option<&(Fork, Run)>,
    saves: Option<&Path>,
    known: &[std::sync::Arc<crate::scenario::Scenario>],
) -> Option<(Run, Minute)> {
    let fork = fork?;
    let at = Minute(fork.at_minute);
    if let Some((of, run)) = origin
        && of == fork
    {
        return Some((run.clone(), at));
    }
    // A name from a file names nothing outside the folder of runs.
    let name = Path::new(fork.of.as_deref()?).file_name()?;
    let recording = saves::read(&saves?.join(name), known).ok()?;
    let session = Session::resume(recording).ok()?;
    Some((Run::of(&session.sim), at))
}
