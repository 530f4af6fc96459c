//! Reading the feed: it follows what is new, unless somebody has scrolled to what is old. Then it stands still, and says
//! how much is new.

use bevy::prelude::*;
use bevy::ui::{ComputedNode, ScrollPosition};
use bevy::window::RequestRedraw;

use super::Play;
use super::action::Action;
use super::feed::Line;
use super::game::Game;
use super::kit::mount::TellsScroll;

/// Who has scrolled no further than this, in logical pixels, reads what is newest.
const NEAR: f32 = 4.0;

/// Brings to the model whether the feed is scrolled, and the feed back to its newest line.
pub struct ReadingPlugin;

impl Plugin for ReadingPlugin {
    fn build(&self, app: &mut App) {
        app.add_systems(PostUpdate, follow.after(bevy::ui::UiSystems::Layout));
    }
}

fn follow(
    mut areas: Query<(&mut ScrollPosition, &ComputedNode), With<TellsScroll>>,
    mut said: Local<bool>,
    mut play: ResMut<Play>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(reads_old) = play.model.game.as_ref().map(Game::reads_old) else { return };
    let Ok((mut scrolled, node)) = areas.single_mut() else {
        // The feed is not to be seen: when it is again, it stands at its newest line.
        if reads_old && !*said {
            play.say(Action::ReadOld(false));
        }
        *said = false;
        return;
    };
    // What is left of a scroll that the lines no longer have room for does not count.
    let room = (node.content_size().y - node.size().y) * node.inverse_scale_factor();
    let away = scrolled.y.min(room) > NEAR;
    match (away, reads_old) {
        (true, false) if *said => {
            // What was held has been let go: on to the newest line.
            scrolled.y = 0.0;
            *said = false;
            redraw.write(RequestRedraw);
        }
        (true, false) => {
            play.say(Action::ReadOld(true));
            *said = true;
            redraw.write(RequestRedraw);
        }
        (false, true) => {
            play.say(Action::ReadOld(false));
            *said = false;
            redraw.write(RequestRedraw);
        }
        _ => {}
    }
}

impl Game {
    /// Holds the feed as it is, or lets it follow again.
    pub fn read_old(&mut self, old: bool) {
        // Lines that stand there again have come in before.
        self.fresh = self.lines.len();
        self.newest_read = match (old, self.newest_read) {
            (true, None) => self.lines.last().map(|line| line.event),
            (true, held) => held,
            (false, _) => None,
        };
    }

    /// Says whether somebody reads what is old.
    pub fn reads_old(&self) -> bool {
        self.newest_read.is_some()
    }

    /// Says whether a line stands in the feed: what has come while somebody reads waits.
    pub fn is_shown(&self, line: &Line) -> bool {
        self.newest_read.is_none_or(|newest| line.event <= newest)
    }
}
