//! A seat at the game without a screen: keys, pointer, and eyes that find things by what they are called.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bevy::a11y::AccessibilityNode;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input::mouse::MouseButtonInput;
use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform};
use bevy::window::{CursorMoved, PrimaryWindow, WindowCloseRequested, WindowEvent};
use godark::app::Play;
use godark::app::action::Action;
use godark::app::game::Game;
use godark::app::inspect;
use godark::app::kit::mount::{Called, OnPress};
use godark::app::model::{Model, Places};
use godark::app::settings::Settings;
use godark::scenario::Scenario;
use godark::words::Language;

use crate::{common, headless};

/// A frame takes so long.
const FRAME: Duration = Duration::from_millis(50);

pub struct Seat {
    pub app: App,
}

impl Seat {
    /// Opens the game on a screen of this size, with its runs kept in a folder.
    pub fn at(size: (u32, u32), saves: Option<&Path>) -> Self {
        Self::of(vec![common::albania()], size, saves)
    }

    /// Opens the game with these scenarios on offer.
    pub fn of(scenarios: Vec<Arc<Scenario>>, size: (u32, u32), saves: Option<&Path>) -> Self {
        Self::in_language(Language::English, scenarios, size, saves)
    }

    /// Opens the game with these scenarios on offer, in a language.
    pub fn in_language(language: Language, scenarios: Vec<Arc<Scenario>>, size: (u32, u32), saves: Option<&Path>) -> Self {
        let documents = saves.map(|saves| saves.join("out"));
        let places = Places { saves: saves.map(Path::to_owned), documents, ..Places::default() };
        Self::with(size, Model::new(scenarios, Settings { language, ..Settings::default() }, places, 7))
    }

    pub fn with(size: (u32, u32), model: Model) -> Self {
        let mut seat = Self { app: headless::app(model, size, FRAME) };
        seat.frames(4);
        seat
    }

    pub fn model(&self) -> &Model {
        &self.app.world().resource::<Play>().model
    }

    /// Returns the run that is played.
    pub fn game(&self) -> &Game {
        self.model().game.as_ref().expect("a run is being played")
    }

    pub fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.app.update();
        }
    }

    /// Closes the window, as its X does.
    pub fn close_window(&mut self) {
        let window = self.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(self.app.world()).expect("one window");
        self.app.world_mut().write_message(WindowCloseRequested { window });
        self.frames(1);
    }

    /// Waits until something is so, or for so many seconds.
    pub fn wait(&mut self, seconds: u32, so: impl Fn(&Model) -> bool) -> bool {
        for _ in 0..seconds * 20 {
            if so(self.model()) {
                return true;
            }
            self.app.update();
        }
        so(self.model())
    }

    fn window(&mut self) -> Entity {
        let world = self.app.world_mut();
        world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).expect("one window")
    }

    /// Presses a key and lets it go.
    pub fn key(&mut self, key_code: KeyCode) {
        let logical_key = match key_code {
            KeyCode::Enter => Key::Enter,
            KeyCode::Escape => Key::Escape,
            KeyCode::Tab => Key::Tab,
            KeyCode::Space => Key::Space,
            KeyCode::ArrowUp => Key::ArrowUp,
            KeyCode::ArrowDown => Key::ArrowDown,
            KeyCode::ArrowLeft => Key::ArrowLeft,
            KeyCode::ArrowRight => Key::ArrowRight,
            KeyCode::Home => Key::Home,
            KeyCode::Delete => Key::Delete,
            KeyCode::Slash => Key::Character("/".into()),
            KeyCode::Minus => Key::Character("-".into()),
            KeyCode::Equal => Key::Character("=".into()),
            other => Key::Character(format!("{other:?}").trim_start_matches("Key").trim_start_matches("Digit").to_lowercase().into()),
        };
        let window = self.window();
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let input = KeyboardInput { key_code, logical_key: logical_key.clone(), state, text: None, repeat: false, window };
            self.app.world_mut().write_message(input);
            self.app.update();
        }
        self.app.update();
    }

    /// What has the focus is called so.
    pub fn focus(&self) -> String {
        let focused = self.app.world().resource::<InputFocus>().get();
        focused.and_then(|entity| self.app.world().get::<Called>(entity)).map(|called| called.0.clone()).unwrap_or_default()
    }

    /// Goes with Tab to what is called so, and presses Enter.
    pub fn choose(&mut self, label: &str) {
        self.tab_to(label);
        self.key(KeyCode::Enter);
    }

    /// Goes with Tab to what is called so.
    pub fn tab_to(&mut self, label: &str) {
        let mut seen = vec![self.focus()];
        for _ in 0..400 {
            if self.focus() == label {
                return;
            }
            self.key(KeyCode::Tab);
            seen.push(self.focus());
        }
        seen.dedup();
        panic!("Tab never comes to `{label}`; it comes to {seen:#?}");
    }

    /// Clicks on what is called so with the pointer.
    pub fn click(&mut self, label: &str) {
        let buttons = self.buttons();
        let Some((_, place)) = buttons.iter().find(|(name, _)| name == label) else {
            panic!("nothing is called `{label}`; there are {:#?}", buttons.iter().map(|(name, _)| name).collect::<Vec<_>>());
        };
        // Nodes are measured in physical pixels; the window has one of them for each logical one.
        self.click_at(place.center());
    }

    /// Clicks there with the pointer.
    pub fn click_at(&mut self, position: Vec2) {
        let window = self.window();
        let moved = CursorMoved { window, position, delta: None };
        self.app.world_mut().write_message(WindowEvent::CursorMoved(moved.clone()));
        self.app.world_mut().write_message(moved);
        self.frames(2);
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let input = MouseButtonInput { button: MouseButton::Left, state, window };
            self.app.world_mut().write_message(WindowEvent::MouseButtonInput(input));
            self.app.world_mut().write_message(input);
            self.frames(2);
        }
        self.frames(1);
    }

    /// Returns everything that can be pressed, and where it is.
    pub fn buttons(&mut self) -> Vec<(String, Rect)> {
        let world = self.app.world_mut();
        let mut buttons = world.query_filtered::<(&Called, &ComputedNode, &UiGlobalTransform), With<OnPress>>();
        buttons.iter(world).map(|(called, node, at)| (called.0.clone(), Rect::from_center_size(at.translation, node.size()))).collect()
    }

    /// Returns all texts on the screen, with plain spaces before their percent signs.
    pub fn texts(&mut self) -> Vec<String> {
        let world = self.app.world_mut();
        world.query::<&Text>().iter(world).map(|text| text.0.replace("\u{a0}%", " %")).collect()
    }

    pub fn say(&mut self, action: Action) {
        self.app.world_mut().resource_mut::<Play>().say(action);
        self.frames(3);
    }

    /// Returns what is called so and can be pressed.
    pub fn entity(&mut self, label: &str) -> Entity {
        let world = self.app.world_mut();
        let mut buttons = world.query_filtered::<(Entity, &Called), With<OnPress>>();
        let found = buttons.iter(world).find(|(_, called)| called.0 == label).map(|(entity, _)| entity);
        found.unwrap_or_else(|| panic!("nothing is called `{label}`"))
    }

    /// Returns what can be pressed and has no role, or no name.
    pub fn nameless(&mut self) -> Vec<String> {
        let world = self.app.world_mut();
        let mut buttons = world.query::<(&OnPress, Option<&Called>, Option<&AccessibilityNode>)>();
        let nameless =
            buttons.iter(world).filter(|(_, called, node)| node.is_none() || called.is_none_or(|called| called.0.trim().is_empty()));
        nameless.map(|(press, ..)| format!("{:?}", press.0)).collect()
    }

    /// Returns what assistive technology is told: a line for each node, those inside it further in.
    pub fn tree(&mut self) -> String {
        let world = self.app.world_mut();
        let mut roots = world.query_filtered::<Entity, (With<Node>, Without<ChildOf>)>();
        let roots: Vec<Entity> = roots.iter(world).collect();
        let mut lines = String::new();
        for root in roots {
            Self::branch(self.app.world(), root, 0, &mut lines);
        }
        lines
    }

    /// Returns the part of the tree that is the dialog over the screen.
    pub fn dialog(&mut self) -> String {
        let tree = self.tree();
        let from = tree.find("Dialog ").expect("there is a dialog");
        tree[from..].to_owned()
    }

    fn branch(world: &World, entity: Entity, depth: usize, lines: &mut String) {
        let mut inner = depth;
        if let Some(node) = world.get::<AccessibilityNode>(entity).filter(|node| node.label().or(node.value()).is_some()) {
            let states = [(node.is_selected() == Some(true), "chosen"), (node.is_disabled(), "disabled")];
            let states: String = states.into_iter().filter(|(so, _)| *so).map(|(_, word)| format!(" [{word}]")).collect();
            let text = node.label().or(node.value()).unwrap_or_default();
            lines.push_str(&format!("{}{:?} {text:?}{states}\n", "  ".repeat(depth), node.role()));
            inner += 1;
        }
        for child in world.get::<Children>(entity).into_iter().flatten() {
            Self::branch(world, *child, inner, lines);
        }
    }

    /// Returns the texts of which a part cannot be seen, apart from what can be scrolled to.
    pub fn cut(&mut self) -> Vec<String> {
        inspect::cut(self.app.world_mut())
    }

    /// Returns the texts that were shortened: what each of them has to say.
    pub fn shortened(&mut self) -> Vec<String> {
        inspect::shortened(self.app.world_mut())
    }

    /// Returns pairs of texts that lie on each other, apart from what is under a dialog.
    pub fn overlaps(&mut self) -> Vec<(String, String)> {
        inspect::overlaps(self.app.world_mut())
    }

    /// Returns the texts that stand out too little from what is behind them.
    pub fn pale(&mut self) -> Vec<String> {
        inspect::pale(self.app.world_mut())
    }
}
