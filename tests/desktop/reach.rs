//! Nothing is out of reach: on every screen and in every dialog, whatever can be pressed is come to with Tab and shows that
//! it is marked, is pressed by assistive technology, and is pressed by the pointer where it stands.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::a11y::ActionRequest;
use bevy::input::keyboard::KeyCode;
use bevy::input_focus::InputFocus;
use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;
use bevy::ui::{CalculatedClip, ComputedNode, InteractionDisabled, UiGlobalTransform};
use bevy::ui_widgets::{Activate, ScrollArea};
use godark::analysis::adviser::advice::{Advice, Weighed};
use godark::analysis::adviser::gain::Gain;
use godark::app::Play;
use godark::app::action::{Action, Overlay, Page, Screen, Thing};
use godark::app::codex::Chapter;
use godark::app::deputy::{Answer, Moment};
use godark::app::guidance::hints::AboutHints;
use godark::app::kit::entry::{Field, Stroke};
use godark::app::kit::mount::{Called, HearsTyping, OnPress, Slides};
use godark::app::runs::Deed;
use godark::app::settings::Settings;
use godark::report::ledger::Meter;
use godark::scenario::Minute;
use godark::scenario::moves::Act;
use godark::scenario::names::*;

use crate::common::scenario;
use crate::deputy::answer;
use crate::room::left_of;
use crate::seat::Seat;

/// Panels from this layer on float over what stands on the screen.
const FLOATS: i32 = 6;

/// Somewhere to look at, and how one comes there from anywhere.
type Station = (String, Box<dyn Fn(&mut Seat, &Walk)>);

/// A run that is taken up anew for each look.
struct Walk {
    path: PathBuf,
    text: String,
}

impl Walk {
    fn in_folder(folder: &Path) -> Self {
        let path = left_of(&scenario("tutorial"), folder, "keep-serving", 300);
        let text = std::fs::read_to_string(&path).expect("it is there");
        Self { path, text }
    }

    /// Sits down at the run, as it was.
    fn sit(&self, seat: &mut Seat) {
        begin_anew(seat);
        std::fs::write(&self.path, &self.text).expect("the folder is writable");
        seat.say(Action::Resume(self.path.clone()));
        assert_eq!(seat.model().screen, Screen::Operations, "{:?}", seat.model().overlay);
    }
}

fn at(name: &str, come: impl Fn(&mut Seat, &Walk) + 'static) -> Station {
    (name.to_owned(), Box::new(come))
}

/// Goes to the title, with everything set as nobody has touched it.
fn begin_anew(seat: &mut Seat) {
    let settings = Settings::default();
    let mut play = seat.app.world_mut().resource_mut::<Play>();
    for action in [
        Action::Close,
        Action::SetText(settings.text_percent),
        Action::SetTheme(settings.theme),
        Action::SetLanguage(settings.language),
        Action::SetPace(settings.pace),
        Action::SetFullscreen(settings.fullscreen),
        Action::SetStillness(settings.stillness),
        Action::Hints(AboutHints::Again),
        Action::ShowGuide(true),
        Action::Go(Screen::Title),
    ] {
        play.say(action);
    }
    seat.frames(3);
}

/// A screen that needs no run.
fn screen(name: &str, said: Vec<Action>) -> Station {
    at(name, move |seat, _| {
        begin_anew(seat);
        said.iter().for_each(|action| seat.say(action.clone()));
    })
}

/// A run, and what is said in it.
fn in_play(name: &str, said: impl Fn(&Seat) -> Vec<Action> + 'static) -> Station {
    at(name, move |seat, walk| {
        walk.sit(seat);
        said(seat).into_iter().for_each(|action| seat.say(action));
    })
}

fn stations() -> Vec<Station> {
    let mut all = vec![
        screen("title", vec![]),
        screen("library", vec![Action::Go(Screen::Library)]),
        screen("briefing", vec![Action::Go(Screen::Briefing)]),
        screen("settings", vec![Action::Go(Screen::Settings)]),
        at("runs", |seat, walk| {
            begin_anew(seat);
            let _ = std::fs::remove_dir_all(walk.path.with_file_name("bin"));
            // One lies in the bin, one is chosen and being named.
            let thrown = walk.path.with_file_name("thrown.replay.ron");
            for path in [&walk.path, &thrown] {
                std::fs::write(path, &walk.text).expect("the folder is writable");
            }
            seat.say(Action::Go(Screen::Runs));
            seat.say(Action::Runs(Deed::ThrowAway(thrown)));
            seat.say(Action::Runs(Deed::Name(walk.path.clone())));
        }),
        at("emptying the bin", |seat, _| {
            seat.say(Action::Close);
            seat.say(Action::Go(Screen::Runs));
            seat.say(Action::Open(Overlay::ConfirmEmpty));
        }),
        screen("trouble", vec![Action::Go(Screen::Title), Action::Open(Overlay::Trouble(String::new()))]),
        screen("problems", vec![Action::Go(Screen::Title), Action::Open(Overlay::Problems(String::new()))]),
        in_play("a system, with a plan", |seat| {
            let system = ThingOf(seat).system("intake");
            let mut said = vec![Action::Select(Thing::System(system))];
            let offers = seat.game().moves_on(Thing::System(system));
            let possible: Vec<_> = offers.iter().filter(|offer| offer.refusal.is_none()).take(2).collect();
            assert_eq!(possible.len(), 2, "{offers:?}");
            said.extend(possible.iter().map(|offer| Action::Consider(offer.what, offer.on)));
            said.extend(possible.iter().map(|offer| Action::Plan(Act::Do { what: offer.what, on: offer.on, by: None })));
            said.push(Action::Mark(0));
            said
        }),
        in_play("the cell", |_| vec![Action::Select(Thing::Cell)]),
        in_play("a zone", |_| vec![Action::Select(Thing::Zone(ZoneId::new(1)))]),
        in_play("a link", |_| vec![Action::Select(Thing::Link(LinkId::new(0)))]),
        in_play("a service", |_| vec![Action::Select(Thing::Service(ServiceId::new(0)))]),
        in_play("a partner", |_| vec![Action::Select(Thing::Partner(PartnerId::new(0)))]),
        in_play("a team at work", |seat| {
            let system = ThingOf(seat).system("intake");
            let offer = seat.game().moves_on(Thing::System(system)).into_iter().find(|offer| offer.refusal.is_none()).expect("a move");
            let act = Act::Do { what: offer.what, on: offer.on, by: None };
            vec![Action::Give(act), Action::Select(Thing::Team(offer.team.expect("somebody does it")))]
        }),
        in_play("an agency", |_| vec![Action::Select(Thing::Agency(AgencyId::new(0)))]),
        in_play("a search", |_| vec![Action::Write(Field::Search), Action::Type(Stroke::Text("s".to_owned()))]),
        in_play("a question", |seat| vec![Action::Open(Overlay::Ask(ThingOf(seat).question()))]),
        in_play("why", |seat| {
            let event = seat.game().lines.last().expect("something has happened").event;
            vec![Action::Open(Overlay::Why(event))]
        }),
        in_play("what moved a meter", |_| vec![Action::Open(Overlay::Moved(Meter::Services))]),
        in_play("a stretch of time", |_| vec![Action::Open(Overlay::Span(Minute(0), Minute(300)))]),
        at("the deputy's advice", |seat, walk| {
            walk.sit(seat);
            let advice = advice(seat);
            answer(seat, &advice, true);
        }),
        at("the deputy, who cannot follow", |seat, walk| {
            walk.sit(seat);
            let mut play = seat.app.world_mut().resource_mut::<Play>();
            let game = play.model.game.as_mut().expect("a run is being played");
            game.deputy.answer = Some(Answer { of: Moment::of(&game.session), advice: None, read: true, was_awaited: false });
            seat.say(Action::Open(Overlay::Deputy));
        }),
        in_play("the palette", |_| vec![Action::Write(Field::Palette), Action::Type(Stroke::Text("cut".to_owned()))]),
    ];
    for (name, overlay) in [
        ("menu", Overlay::Menu),
        ("keys", Overlay::Keys),
        ("confirm the end", Overlay::ConfirmEnd),
        ("confirm quitting", Overlay::ConfirmQuit),
    ] {
        all.push(in_play(name, move |_| vec![Action::Open(overlay.clone())]));
    }
    for chapter in Chapter::ALL {
        all.push(in_play(&format!("codex, {chapter:?}"), move |_| vec![Action::Leaf(chapter, Some(0))]));
    }
    for page in Page::ALL {
        all.push(in_play(&format!("debrief, {page:?}"), move |_| vec![Action::EndExercise, Action::Turn(page), Action::At(Minute(120))]));
    }
    all
}

/// Every dialog there is.
const DIALOGS: [&str; 13] =
    ["menu", "question", "deputy", "why", "moved", "span", "end", "quit", "empty", "keys", "palette", "trouble", "problems"];

/// What a dialog is called here. One that is new has to be named, and there has to be a station where it is open.
fn called(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Menu => "menu",
        Overlay::Ask(_) => "question",
        Overlay::Deputy => "deputy",
        Overlay::Why(_) => "why",
        Overlay::Moved(_) => "moved",
        Overlay::Span(..) => "span",
        Overlay::ConfirmEnd => "end",
        Overlay::ConfirmQuit => "quit",
        Overlay::ConfirmEmpty => "empty",
        Overlay::Keys => "keys",
        Overlay::Palette => "palette",
        Overlay::Trouble(_) => "trouble",
        Overlay::Problems(_) => "problems",
    }
}

/// Advice as the deputy could give it: it names a move, and has another.
fn advice(seat: &Seat) -> Arc<Advice> {
    let system = Thing::System(ThingOf(seat).system("intake"));
    let offers = seat.game().moves_on(system);
    let acts = offers.iter().filter(|offer| offer.refusal.is_none()).map(|offer| Act::Do { what: offer.what, on: offer.on, by: None });
    let gain = Gain { each: vec![3, 5, 7] };
    let mut weighed = acts.map(|act| Weighed { act, gain: gain.clone(), requests: 0, hosts: 0, reason: None });
    let (named, others) = (weighed.next(), weighed.take(1).collect::<Vec<_>>());
    assert!(named.is_some() && others.len() == 1, "{offers:?}");
    Arc::new(Advice { minute: seat.game().now(), named, others, hand: "keep-serving", tried: 2 })
}

/// Finds things of the run.
struct ThingOf<'a>(&'a Seat);

impl ThingOf<'_> {
    fn system(&self, name: &str) -> SystemId {
        let scenario = self.0.game().session.sim.scenario();
        let found = scenario.content.systems.ids().find(|id| scenario.name(*id).contains(name));
        found.unwrap_or_else(|| panic!("no system is called {name}"))
    }

    fn question(&self) -> InjectId {
        let injects = &self.0.game().scenario().content.injects;
        injects.iter().find(|(_, inject)| inject.ask.is_some()).map(|(id, _)| id).expect("somebody asks something")
    }
}

/// What was activated last.
#[derive(Resource, Default)]
struct Activated(Option<Entity>);

/// Something that can be pressed.
#[derive(Clone, Debug)]
struct Pressable {
    entity: Entity,
    label: String,
    disabled: bool,
    /// Where the pointer finds it. None: it has to be scrolled to.
    at: Option<Vec2>,
}

impl Seat {
    fn in_dialog(&self, entity: Entity) -> bool {
        let world = self.app.world();
        std::iter::successors(Some(entity), |entity| world.get::<ChildOf>(*entity).map(ChildOf::parent))
            .any(|entity| world.get::<TabGroup>(entity).is_some_and(|group| group.modal))
    }

    /// Everything that can be used now, as it stands on the screen from the beginning: what lies under a dialog cannot.
    fn pressables(&mut self) -> Vec<Pressable> {
        let world = self.app.world_mut();
        let mut roots = world.query_filtered::<Entity, (With<Node>, Without<ChildOf>)>();
        let mut left: Vec<Entity> = roots.iter(world).collect();
        let world = self.app.world();
        let mut found = Vec::new();
        while let Some(entity) = left.pop() {
            left.extend(world.get::<Children>(entity).into_iter().flatten().rev());
            let (Some(_), Some(called)) = (world.get::<OnPress>(entity), world.get::<Called>(entity)) else { continue };
            let middle = world.get::<UiGlobalTransform>(entity).map(|at| at.translation).unwrap_or_default();
            let seen = world.get::<CalculatedClip>(entity).is_none_or(|clip| clip.clip.contains(middle));
            let disabled = world.get::<InteractionDisabled>(entity).is_some();
            found.push(Pressable { entity, label: called.0.clone(), disabled, at: seen.then_some(middle) });
        }
        let dialog = found.iter().any(|pressable| self.in_dialog(pressable.entity));
        found.retain(|pressable| !dialog || self.in_dialog(pressable.entity));
        found
    }

    fn scrolls(&self, entity: Entity) -> bool {
        let world = self.app.world();
        std::iter::successors(Some(entity), |entity| world.get::<ChildOf>(*entity).map(ChildOf::parent))
            .any(|entity| world.get::<ScrollArea>(entity).is_some())
    }

    /// Says whether a panel that floats over the screen lies there.
    fn is_under_a_panel(&mut self, entity: Entity, at: Vec2) -> bool {
        let world = self.app.world_mut();
        let mut floating = world.query::<(Entity, &ZIndex, &ComputedNode, &UiGlobalTransform)>();
        let over: Vec<Entity> = floating
            .iter(world)
            .filter(|(_, z, node, place)| z.0 >= FLOATS && Rect::from_center_size(place.translation, node.size()).contains(at))
            .map(|(panel, ..)| panel)
            .collect();
        let world = self.app.world();
        let mut ancestors = std::iter::successors(Some(entity), |entity| world.get::<ChildOf>(*entity).map(ChildOf::parent));
        !over.is_empty() && !ancestors.any(|ancestor| over.contains(&ancestor))
    }

    /// Returns what was activated since this was last asked.
    fn activated(&mut self) -> Option<Entity> {
        self.app.world_mut().resource_mut::<Activated>().0.take()
    }
}

/// Opens the game and notes what is activated.
fn watched(folder: &Path) -> Seat {
    let mut seat = Seat::of(vec![scenario("tutorial")], (1600, 900), Some(folder));
    seat.app.init_resource::<Activated>();
    seat.app.add_observer(|activate: On<Activate>, mut activated: ResMut<Activated>| activated.0 = Some(activate.entity));
    seat
}

#[test]
fn everything_is_come_to_with_tab_and_shows_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let walk = Walk::in_folder(folder.path());
    let mut seat = watched(folder.path());
    let (mut missed, mut come_to, mut dialogs) = (Vec::new(), 0, BTreeSet::new());
    for (name, come) in stations() {
        come(&mut seat, &walk);
        dialogs.extend(seat.model().overlay.as_ref().map(called));
        let mut wanted: Vec<(Entity, String)> =
            seat.pressables().into_iter().map(|pressable| (pressable.entity, pressable.label)).collect();
        let world = seat.app.world_mut();
        let mut lines = world.query_filtered::<(Entity, &Called), Or<(With<Slides>, With<HearsTyping>)>>();
        wanted.extend(lines.iter(world).map(|(entity, called)| (entity, called.0.clone())));
        let dialog = wanted.iter().any(|(entity, _)| seat.in_dialog(*entity));
        wanted.retain(|(entity, _)| !dialog || seat.in_dialog(*entity));
        assert!(!wanted.is_empty(), "{name}");
        come_to += wanted.len();
        let mut left = wanted.clone();
        for _ in 0..wanted.len() + 2 {
            seat.key(KeyCode::Tab);
            let focused = seat.app.world().resource::<InputFocus>().get();
            if let Some(place) = left.iter().position(|(entity, _)| Some(*entity) == focused) {
                let (entity, label) = left.swap_remove(place);
                let marked = seat.app.world().get::<Outline>(entity).is_some() || seat.app.world().get::<HearsTyping>(entity).is_some();
                if !marked {
                    missed.push(format!("{name}: `{label}` has the focus and does not show it"));
                }
            }
        }
        // What stands in the box "If we …" is of the move that has the focus: it goes with it.
        left.retain(|(entity, _)| seat.app.world().get_entity(*entity).is_ok());
        missed.extend(left.into_iter().map(|(_, label)| format!("{name}: Tab never comes to `{label}`")));
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert_eq!(dialogs, BTreeSet::from(DIALOGS), "every dialog was looked at");
    println!("Tab came to {come_to} things");
}

/// Presses everything on every screen and in every dialog, each as it is when one has just come there: the last press may have led
/// elsewhere, or changed what there is. What is known already, as it stands on several screens, is pressed on the first.
///
/// `press` says whether it was pressed, or what is wrong with it; things that are off, or lie under something, are not.
fn press_all<K: Ord>(known_by: impl Fn(&Pressable) -> K, press: impl Fn(&mut Seat, &Pressable) -> Result<bool, String>) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let walk = Walk::in_folder(folder.path());
    let mut seat = watched(folder.path());
    let (mut dead, mut pressed, mut known) = (Vec::new(), 0, BTreeSet::new());
    for (name, come) in stations() {
        come(&mut seat, &walk);
        let all = seat.pressables();
        for (number, before) in all.iter().enumerate().filter(|(_, before)| known.insert(known_by(before))) {
            come(&mut seat, &walk);
            let again = seat.pressables().get(number).filter(|again| again.label == before.label).cloned();
            seat.activated();
            match again.ok_or_else(|| "is gone the second time".to_owned()).and_then(|again| press(&mut seat, &again)) {
                Ok(did) => pressed += usize::from(did),
                Err(why) => dead.push(format!("{name}: `{}` {why}", before.label)),
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(pressed > 150, "{pressed}");
    println!("{pressed} presses");
}

#[test]
fn everything_is_pressed_by_assistive_technology() {
    let known_by = |pressable: &Pressable| (pressable.label.clone(), pressable.disabled);
    press_all(known_by, |seat, &Pressable { entity, disabled, .. }| {
        let views = seat.app.world().resource::<Play>().views();
        let request = accesskit::ActionRequest {
            action: accesskit::Action::Click,
            target_tree: accesskit::TreeId::ROOT,
            target_node: accesskit::NodeId(entity.to_bits()),
            data: None,
        };
        seat.app.world_mut().write_message(ActionRequest(request));
        seat.frames(2);
        let heard = seat.app.world().resource::<Play>().views() > views;
        match (disabled, seat.activated() == Some(entity), heard) {
            (false, true, true) => Ok(true),
            (true, _, false) => Ok(false),
            (true, _, true) => Err("is off, and does something".to_owned()),
            (false, ..) => Err("does nothing".to_owned()),
        }
    });
}

#[test]
fn everything_is_pressed_by_the_pointer_where_it_stands() {
    let place = |pressable: &Pressable| pressable.at.map(|at| (at.x as i32, at.y as i32));
    let known_by = |pressable: &Pressable| (pressable.label.clone(), pressable.disabled, place(pressable));
    press_all(known_by, |seat, &Pressable { entity, disabled, at, .. }| match at {
        None if !seat.scrolls(entity) => Err("is out of sight, and nothing scrolls there".to_owned()),
        None => Ok(false),
        // What the search lies over is there again when it is closed.
        Some(at) if disabled || seat.is_under_a_panel(entity, at) => Ok(false),
        Some(at) => {
            seat.click_at(at);
            if seat.activated() == Some(entity) { Ok(true) } else { Err(format!("at {at} is not what the pointer presses there")) }
        }
    });
}
