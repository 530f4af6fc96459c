//! Themes and large text: every screen can be read in every theme, and with text twice as large nothing is lost.

use godark::app::action::{Action, Leap, Overlay, Page, Screen, Thing};
use godark::app::attention::mark::Mark;
use godark::app::kit::theme::Theme;
use godark::app::model::Model;
use godark::app::screens::operations::Tab;
use godark::scenario::Minute;
use godark::scenario::names::*;

use crate::room::{Looked, left_at, things};
use crate::seat::Seat;

/// A window as it opens on a small laptop, and the smallest there is.
const SMALL: [(u32, u32); 2] = [(1280, 720), (1024, 576)];

/// Goes through the screens, and looks at each.
fn walk(seat: &mut Seat, looked: &mut Looked, run: &std::path::Path) {
    looked.at(seat, "title");
    for screen in [Screen::Settings, Screen::Library, Screen::Briefing] {
        seat.say(Action::Go(screen));
        looked.at(seat, &format!("{screen:?}"));
    }
    seat.say(Action::Resume(run.to_owned()));
    assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
    for thing in things(seat.model()).into_iter().step_by(9) {
        seat.say(Action::Select(thing));
        let offer = seat.game().moves_on(thing).into_iter().next();
        if let Some(offer) = offer {
            seat.say(Action::Consider(offer.what, offer.on));
        }
        looked.at(seat, &format!("{thing:?}"));
    }
    for tab in Tab::ALL {
        seat.say(Action::Tab(tab));
        looked.at(seat, &format!("{tab:?}"));
    }
    let event = seat.game().lines.last().map(|line| line.event).expect("something has happened");
    for overlay in [Overlay::Menu, Overlay::Keys, Overlay::ConfirmEnd, Overlay::Ask(InjectId::new(1)), Overlay::Why(event)] {
        let what = format!("{overlay:?}");
        seat.say(Action::Open(overlay));
        looked.at(seat, &what);
    }
    seat.say(Action::Close);
    seat.say(Action::EndExercise);
    for page in Page::ALL {
        seat.say(Action::Turn(page));
        seat.say(Action::At(Minute(400)));
        looked.at(seat, &format!("{page:?}"));
    }
}

#[test]
fn every_screen_can_be_read_in_every_theme() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for theme in [Theme::Light, Theme::HighContrast] {
        let run = left_at(folder.path(), "keep-serving", 700);
        let mut looked = Looked::default();
        let mut seat = Seat::at((1280, 720), Some(folder.path()));
        seat.say(Action::SetTheme(theme));
        walk(&mut seat, &mut looked, &run);
        looked.fine(&format!("{theme:?}"));
    }
}

#[test]
fn text_twice_as_large_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (size, percent) in [(SMALL[0], 200), (SMALL[0], 125), (SMALL[1], 150), (SMALL[1], 200)] {
        let run = left_at(folder.path(), "keep-serving", 700);
        let mut looked = Looked::default();
        let mut seat = Seat::at(size, Some(folder.path()));
        seat.say(Action::SetText(percent));
        walk(&mut seat, &mut looked, &run);
        looked.fine(&format!("{size:?} at {percent} %"));
    }
}

#[test]
fn on_a_narrow_screen_the_parts_take_turns_and_none_is_out_of_reach() {
    let mut seat = Seat::at(SMALL[0], None);
    seat.say(Action::SetText(200));
    seat.choose("Play");
    seat.choose("Briefing");
    seat.choose("Take the chair");
    // What is selected comes to the front, with its moves; the board is one press away.
    seat.choose("Mail gateway: never checked");
    assert_eq!(seat.model().tab, Tab::Thing);
    seat.choose("Triage");
    seat.choose("Plan (1)");
    seat.choose("Give this order");
    assert_eq!(seat.game().plan.len(), 0);
    seat.click("Hands");
    seat.click("Security watch: Triage: Mail gateway");
    assert!(matches!(seat.game().selected, Thing::Team(_)));
    seat.click("Board");
    assert_eq!(seat.model().tab, Tab::Board);
}

/// When the clock stops by itself its line lights up, for all of a second, and says why just then.
#[test]
fn the_light_at_a_stop_leaves_the_reason_to_be_read() {
    for theme in Theme::ALL {
        for stillness in [false, true] {
            let mut seat = Seat::at(SMALL[0], None);
            seat.say(Action::SetTheme(theme));
            seat.say(Action::Begin);
            if stillness {
                seat.say(Action::SetStillness(true));
            }
            seat.say(Action::Leap(Leap::Decision));
            let lit = |model: &Model| model.cues.pulses.iter().any(|pulse| pulse.mark == Mark::Key("clock"));
            assert!(seat.wait(60, lit), "the clock stops at the first question");
            seat.frames(2);
            assert!(lit(seat.model()) && seat.pale().is_empty(), "{theme:?}: {:?}", seat.pale());
        }
    }
}

#[test]
fn another_theme_in_the_middle_of_a_plan_changes_colours_and_nothing_else() {
    let mut seat = Seat::at(SMALL[0], None);
    for label in ["Play", "Briefing", "Take the chair", "Mail gateway: never checked", "Triage"] {
        seat.choose(label);
    }
    let (focus, tree) = (seat.focus(), seat.tree());
    for theme in Theme::ALL {
        seat.say(Action::SetTheme(theme));
        assert_eq!((seat.focus(), seat.tree()), (focus.clone(), tree.clone()), "{theme:?}");
        assert_eq!(seat.game().plan.len(), 1);
        assert!(seat.pale().is_empty(), "{theme:?}: {:?}", seat.pale());
    }
}

/// A frame is of whole physical pixels, whatever the scale: less than one would be thin here and gone there.
#[test]
fn frames_are_of_whole_pixels_at_every_scale() {
    use bevy::ui::{ComputedNode, Node, UiRect};
    for size in [(1280, 720), (1600, 900), (1920, 1080), (2560, 1440), (1024, 576)] {
        let mut seat = Seat::at(size, None);
        for action in [Action::Go(Screen::Settings), Action::Begin] {
            seat.say(action);
            let world = seat.app.world_mut();
            let mut nodes = world.query::<(&Node, &ComputedNode)>();
            let mut framed = 0;
            for (node, computed) in nodes.iter(world).filter(|(node, _)| node.border != UiRect::DEFAULT) {
                let border = computed.border();
                for width in [border.min_inset.x, border.min_inset.y, border.max_inset.x, border.max_inset.y] {
                    assert!(width >= 1.0 && (width - width.round()).abs() < 0.01, "{width} at {size:?}: {:?}", node.border);
                }
                framed += 1;
            }
            assert!(framed > 10, "{framed}");
        }
    }
}
