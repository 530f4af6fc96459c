//! From the title to the debrief by keyboard alone, and by pointer alone.

use bevy::input::keyboard::KeyCode;
use godark::app::action::{Action, Overlay, Screen};
use godark::replay::{self, record};

use crate::common;
use crate::seat::Seat;

#[test]
fn by_keyboard_from_title_to_debrief() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = Seat::at((1600, 900), Some(folder.path()));
    assert_eq!(seat.model().screen, Screen::Title);

    seat.choose("Play");
    assert_eq!(seat.model().screen, Screen::Library);
    seat.choose("Briefing");
    assert_eq!(seat.model().screen, Screen::Briefing);
    seat.choose("Take the chair");
    assert_eq!(seat.model().screen, Screen::Operations);
    assert_eq!(seat.focus(), "", "nothing is pressed by accident when play begins");
}
