//! What mattered: decisions are weighed aside while one looks at something else, and the page is written.

use bevy::prelude::*;
use godark::app::action::{Action, Overlay, Page};
use godark::app::kit::el::{El, Part};
use godark::app::model::Model;
use godark::app::past::Saving;
use godark::app::{Play, screens};

use crate::look_back::looking_back;
use crate::seat::Seat;

#[test]
fn decisions_are_weighed_aside_and_the_page_is_written_when_they_are() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "history", 6000);
    let documents = folder.path().join("documents");
    std::fs::create_dir_all(&documents).expect("a folder");
    std::fs::write(documents.join("history-6000.html"), "somebody's").expect("a file");
    seat.choose("Save as a page");
    let done = |model: &Model| model.past.as_ref().is_some_and(|past| matches!(past.saving, Saving::At(_)));
    for _ in 0..600 {
        if seat.wait(1, done) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let Some(Saving::At(path)) = seat.model().past.as_ref().map(|past| past.saving.clone()) else { panic!("it is written") };
    assert_eq!(path, documents.join("history-6000-2.html"));
    assert!(std::fs::read_to_string(&path).expect("it is there").ends_with("</html>"));
    assert_eq!(std::fs::read_to_string(documents.join("history-6000.html")).expect("it is there"), "somebody's");

    seat.choose("What mattered");
    let mattered = seat.model().past.as_ref().and_then(|past| past.mattered.clone()).expect("all are weighed");
    assert!(!mattered.is_empty());
    // What it is worth with other luck, and how sure that is.
    let futures = mattered[0].futures.clone().expect("it was asked over futures");
    assert!(seat.texts().contains(&futures), "{:#?}", seat.texts());
    let label = format!("{}. {}", mattered[0].text, mattered[0].said);
    seat.choose(&label);
    assert_eq!(seat.model().unfolded, Some(mattered[0].event));
    seat.choose("Put the marker just before it");
    assert_eq!(seat.model().marker.plus(1), mattered[0].minute, "from there it can be decided otherwise");
}

/// Whatever is written on an element, or on one inside it.
fn written(el: &El, part: Part, text: &str) -> bool {
    (el.part == part && el.label.contains(text)) || el.children.iter().any(|child| written(child, part, text))
}

/// Even hundreds of decisions are weighed in a moment; what is seen in that moment is a bar, on a page that can be left.
#[test]
fn a_bar_tells_how_far_the_weighing_is_on_a_page_that_can_be_left() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "random", 25_000);
    seat.click("What mattered");
    seat.click("Objectives");
    for _ in 0..2400 {
        if seat.model().past.as_ref().is_some_and(|past| past.asking.is_none()) {
            break;
        }
        seat.frames(1);
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    let (done, of) = seat.model().past.as_ref().expect("it is looked back on").progress;
    assert!(done == of && of > 100, "{done} of {of}");
    seat.click("What mattered");
    assert!(seat.texts().iter().any(|text| text.starts_with("Gained ")), "{:#?}", seat.texts());
    // The moment before, held still.
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    let past = play.model.past.as_mut().expect("it is looked back on");
    let mattered = past.mattered.take();
    (past.progress, past.asking) = ((37, of), Some((0, 0)));
    let screen = screens::view(&play.model);
    for part in [Part::Image, Part::Text] {
        assert!(written(&screen, part, &format!("37 of {of} weighed")), "{part:?}");
    }
    assert!(written(&screen, Part::Button, "Objectives") && !written(&screen, Part::Text, "Press one for its chain"));
    // And while those that mattered are asked over futures.
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    let past = play.model.past.as_mut().expect("it is looked back on");
    (past.mattered, past.asking) = (mattered, Some((3, 7)));
    let screen = screens::view(&play.model);
    for part in [Part::Image, Part::Text] {
        assert!(written(&screen, part, "3 of 7"), "{part:?}");
    }
    assert!(written(&screen, Part::Text, "Press one for its chain"), "what is known already is told");
    // Whoever wants the page is told what it waits for.
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    let past = play.model.past.as_mut().expect("it is looked back on");
    past.saving = Saving::Waiting;
    let mattered = past.mattered.take();
    let screen = screens::view(&play.model);
    assert!(written(&screen, Part::Text, &format!("all decisions are weighed: 37 of {of}")), "not yet with other luck");
    let past = play.model.past.as_mut().expect("it is looked back on");
    past.mattered = mattered;
    play.model.update(Action::Turn(Page::Objectives));
    let screen = screens::view(&play.model);
    assert!(written(&screen, Part::Text, "with other luck too: 3 of 7"));
    // A weighing that has broken has nothing to tell of, and says so.
    let past = play.model.past.as_mut().expect("it is looked back on");
    (past.mattered, past.asking, past.saving) = (None, None, Saving::Not);
    play.model.update(Action::Turn(Page::Mattered));
    assert!(written(&screens::view(&play.model), Part::Text, "could not be weighed"));
}

/// Whoever has asked for the page has it, also when they do not wait until everything is weighed: by then or never.
#[test]
fn who_leaves_before_the_page_is_written_has_it_all_the_same() {
    let leave: [fn(&mut Seat); 3] = [|seat| seat.click("To the title"), |seat| seat.say(Action::QuitAnyway), |seat| seat.close_window()];
    for leave in leave {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut seat = looking_back(folder.path(), (1600, 900), "random", 20_000);
        seat.say(Action::SavePage);
        leave(&mut seat);
        let page = std::fs::read_to_string(folder.path().join("documents/random-20000.html")).expect("it is there");
        assert!(page.contains("class=\"weighed\"") && page.ends_with("</html>"), "with what the decisions were worth");
    }
}

#[test]
fn a_page_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = looking_back(folder.path(), (1600, 900), "idle", 600);
    std::fs::write(folder.path().join("documents"), "a file where the folder should be").expect("a file");
    assert!(seat.wait(60, |model| model.past.as_ref().is_some_and(|past| past.mattered.is_some())), "without orders nothing is weighed");
    seat.choose("Save as a page");
    let Some(Overlay::Trouble(text)) = seat.model().overlay.clone() else { panic!("the player is told") };
    assert!(text.contains("documents"), "{text}");
}
