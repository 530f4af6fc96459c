//! An author at work: the scenario changes on disk while it is played.

use std::path::Path;

use godark::app::action::{Action, Leap, Overlay, Thing};
use godark::app::model::{Model, Places};
use godark::app::reload::Watch;
use godark::app::settings::Settings;
use godark::replay::Record;
use godark::scenario::library::Shelf;
use godark::scenario::moves::{Act, Target};
use godark::scenario::{Minute, load};

use crate::seat::Seat;

/// Copies the tutorial to a folder, and opens the game on it.
fn at_work(folder: &Path) -> Seat {
    let tutorial = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/tutorial");
    for entry in std::fs::read_dir(tutorial).expect("it comes with the game").flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
    }
    let shelf = Shelf::Folder(folder.to_owned());
    let (scenario, _) = load(&shelf).expect("it is good");
    let places = Places { saves: Some(folder.join("runs")), ..Places::default() };
    let mut model = Model::new(vec![scenario], Settings::default(), places, 7);
    model.watch = Watch::of(shelf);
    let mut seat = Seat::with((1280, 720), model);
    seat.say(Action::Begin);
    seat
}

/// Changes a file of the scenario, as an editor that saves does.
fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("it can be read");
    assert!(text.contains(from), "{file} says `{from}`");
    std::fs::write(&path, text.replace(from, to)).expect("a file");
}

fn orders(seat: &Seat) -> usize {
    seat.game().session.records().iter().filter(|record| matches!(record, Record::Order { .. })).count()
}

/// Gives an order on a system by its id.
fn give(seat: &mut Seat, what: &str, on: &str) {
    let names = &seat.game().session.sim.scenario().names;
    let what = names.get(what).expect("a standard move");
    let on = Target::System(names.get(on).expect("a system of the tutorial"));
    seat.say(Action::Select(Thing::of(on)));
    seat.say(Action::Plan(Act::Do { what, on, by: None }));
    seat.say(Action::Commit);
}

#[test]
fn a_changed_scenario_is_played_on_and_a_broken_one_is_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut seat = at_work(folder.path());
    give(&mut seat, "isolate-system", "remote-access");
    seat.say(Action::Leap(Leap::Hours(1)));
    assert!(seat.wait(60, |model| model.game.as_ref().is_some_and(|game| game.now() > Minute::START && !game.is_moving())));
    let stood = seat.game().now();
    let digests = seat.game().session.sim.digests();
    assert_eq!(orders(&seat), 1);

    // A name is another one: the same run, seen with the new name.
    edit(folder.path(), "town.ron", "\"Web site\"", "\"Larkmoor online\"");
    assert!(seat.wait(10, |model| model.shown[0].content.systems.iter().any(|(_, system)| system.name.as_str() == "Larkmoor online")));
    assert_eq!((seat.game().now(), orders(&seat), seat.game().session.sim.digests()), (stood, 1, digests));
    assert!(seat.buttons().iter().any(|(label, _)| label.starts_with("Larkmoor online: ")));
    assert!(seat.texts().iter().any(|text| text.starts_with("The scenario was read again")));
    assert!(matches!(seat.game().selected, Thing::System(_)));
    assert_eq!(seat.model().overlay, None);

    // A save in the middle of a line: the old world stays, and what is wrong is said with its place.
    edit(folder.path(), "town.ron", "zone: \"vault\"", "zone: \"vualt\"");
    assert!(seat.wait(10, |model| matches!(model.overlay, Some(Overlay::Problems(_)))));
    let Some(Overlay::Problems(text)) = seat.model().overlay.clone() else { unreachable!("it was just there") };
    assert!(text.contains("town.ron") && text.contains("vault"), "{text}");
    assert_eq!((seat.game().now(), orders(&seat)), (stood, 1));
    assert_eq!((seat.cut(), seat.overlaps()), (vec![], vec![]));
    edit(folder.path(), "town.ron", "zone: \"vualt\"", "zone: \"vault\"");
    assert!(seat.wait(10, |model| model.overlay.is_none()), "good again, it closes by itself");

    // What is ordered is gone: that is said, and comes back when it does.
    for file in ["town.ron", "intruder.ron", "rosa.ron", "playbooks.ron"] {
        edit(folder.path(), file, "remote-access", "boiler-box");
    }
    assert!(seat.wait(10, |model| matches!(&model.overlay, Some(Overlay::Trouble(text)) if text.contains("remote-access"))));
    assert_eq!((seat.game().now(), orders(&seat)), (stood, 0));
    for file in ["town.ron", "intruder.ron", "rosa.ron", "playbooks.ron"] {
        edit(folder.path(), file, "boiler-box", "remote-access");
    }
    assert!(seat.wait(10, |model| model.overlay.is_none() && model.watch.as_ref().is_some_and(|watch| watch.note.is_some())));
    assert_eq!(orders(&seat), 1);
    // The recording on disk is of the run as it is now.
    let path = seat.game().session.path().expect("it is kept").to_owned();
    let kept = std::fs::read_to_string(path).expect("it can be read");
    assert_eq!(kept, seat.game().session.text());
}
