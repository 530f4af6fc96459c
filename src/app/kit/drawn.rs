//! What elements show: words in one of the three faces, icons and drawings at the size at which they are seen.

use std::collections::HashMap;

use bevy::asset::{AssetId, Assets};
use bevy::image::Image;
use bevy::prelude::*;
use bevy::text::{FontSize, FontSource, LineBreak, TextLayout};
use bevy::ui::widget::{ImageNode, NodeImageMode, Text};

use super::el::{Content, El};
use super::fit::Whole;
use super::icon::{self, Icon};
use super::theme::{Face, Theme};

/// The three faces of the game.
#[derive(Resource, Clone, Default)]
pub struct Fonts {
    pub regular: Handle<Font>,
    pub bold: Handle<Font>,
    pub mono: Handle<Font>,
}

impl Fonts {
    /// Takes the faces that are built into the program.
    pub fn load(fonts: &mut Assets<Font>) -> Self {
        let font = |face: Face| Font::from_bytes(face.bytes().to_vec());
        // Whatever text names no face has one too.
        let _ = fonts.insert(AssetId::default(), font(Face::Regular));
        Self { regular: fonts.add(font(Face::Regular)), bold: fonts.add(font(Face::Bold)), mono: fonts.add(font(Face::Mono)) }
    }

    fn of(&self, face: Face) -> Handle<Font> {
        match face {
            Face::Regular => self.regular.clone(),
            Face::Bold => self.bold.clone(),
            Face::Mono => self.mono.clone(),
        }
    }
}

/// Icons that are drawn already, by size in pixels.
#[derive(Resource, Default)]
pub struct Drawn {
    icons: HashMap<(Icon, u32), Handle<Image>>,
    /// Physical pixels in a logical one.
    scale: f32,
    theme: Theme,
}

impl Drawn {
    /// Returns the theme in which everything is shown.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// Returns how many physical pixels there are in a logical one.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Shows everything at another scale or in another theme from now on. Returns whether it is another.
    pub fn turn(&mut self, scale: f32, theme: Theme) -> bool {
        let other_scale = (self.scale - scale).abs() > f32::EPSILON;
        let other = other_scale || self.theme != theme;
        self.theme = theme;
        if other_scale {
            self.scale = scale;
            self.icons.clear();
        }
        other
    }
}

/// Puts what an element shows into the world: words, an icon, a drawing.
pub(super) fn put_content(world: &mut World, entity: Entity, old: Option<&El>, new: &El, redraw: bool) {
    let theme = world.resource::<Drawn>().theme;
    match &new.content {
        Content::Box => {}
        Content::Words { text, size, face, tone, wraps } => {
            let was = old.and_then(|old| match &old.content {
                Content::Words { text, size, face, tone, wraps } => Some((text, size, face, tone, wraps)),
                _ => None,
            });
            if was.is_none_or(|was| was.0 != text) {
                world.entity_mut(entity).insert(Text(text.clone()));
            }
            if !wraps && was.is_none_or(|was| was.0 != text || was.1 != size || was.2 != face || was.4 != wraps) {
                world.entity_mut(entity).insert(Whole { text: text.clone(), size: *size, face: *face });
            } else if *wraps && was.is_some_and(|was| !was.4) {
                world.entity_mut(entity).remove::<Whole>();
            }
            if was.is_none_or(|was| was.1 != size || was.2 != face) {
                let font = world.resource::<Fonts>().of(*face);
                let font = TextFont { font: FontSource::Handle(font), font_size: FontSize::Px(size.px()), ..TextFont::default() };
                world.entity_mut(entity).insert(font);
            }
            if redraw || was.is_none_or(|was| was.3 != tone) {
                world.entity_mut(entity).insert(TextColor(tone.color(theme)));
            }
            if was.is_none_or(|was| was.4 != wraps) {
                let linebreak = if *wraps { LineBreak::WordBoundary } else { LineBreak::NoWrap };
                world.entity_mut(entity).insert(TextLayout { linebreak, ..TextLayout::default() });
            }
        }
        Content::Icon { icon, tone, px } => {
            let image = icon_image(world, *icon, *px);
            world.entity_mut(entity).insert(ImageNode {
                image,
                color: tone.color(theme),
                image_mode: NodeImageMode::Stretch,
                ..ImageNode::default()
            });
        }
        Content::City(width, height) => {
            let scale = world.resource::<Drawn>().scale.max(0.1);
            let image = world.resource_mut::<Assets<Image>>().add(super::city::draw(*width, *height, scale, theme));
            world.entity_mut(entity).insert(ImageNode { image, image_mode: NodeImageMode::Stretch, ..ImageNode::default() });
        }
        Content::Plot(plot) => {
            let scale = world.resource::<Drawn>().scale.max(0.1);
            let image = world.resource_mut::<Assets<Image>>().add(plot.draw(scale, theme));
            world.entity_mut(entity).insert(ImageNode { image, image_mode: NodeImageMode::Stretch, ..ImageNode::default() });
        }
    }
}

fn icon_image(world: &mut World, icon: Icon, px: f32) -> Handle<Image> {
    let pixels = (px * world.resource::<Drawn>().scale.max(0.1)).round().max(1.0) as u32;
    if let Some(known) = world.resource::<Drawn>().icons.get(&(icon, pixels)) {
        return known.clone();
    }
    let handle = world.resource_mut::<Assets<Image>>().add(icon::draw(icon, pixels));
    world.resource_mut::<Drawn>().icons.insert((icon, pixels), handle.clone());
    handle
}
