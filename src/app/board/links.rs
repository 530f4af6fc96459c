//! The board's ground: zones, and the ways between them, drawn in one mesh behind the screen.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, Mesh, Mesh2d, MeshVertexBufferLayoutRef, PrimitiveTopology, VertexAttributeValues};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError, VertexFormat};
use bevy::shader::ShaderRef;
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin, MeshMaterial2d};
use bevy::ui::UiScale;
use bevy::window::{PrimaryWindow, RequestRedraw};

use super::lanes::rounded as rounded_way;
use super::parting::Partings;
use crate::app::Play;
use crate::app::kit::theme::{Theme, Tone};
use crate::app::screens::board::{self, BoardView, LinkState, LinkView, ZoneLook, board_view};
use crate::app::screens::operations::Place;

/// Draws the board's ground.
pub struct LinksPlugin;

/// Where a point is along a line and across it, how long its dashes are, and how fast they flow.
const ATTRIBUTE_FLOW: bevy::mesh::MeshVertexAttribute = bevy::mesh::MeshVertexAttribute::new("Flow", 0x60_da_12, VertexFormat::Float32x4);

#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub struct LinkMaterial {
    /// What is drawn: left, bottom, right, top, from the middle of the window.
    #[uniform(0)]
    pub clip: Vec4,
    /// How many seconds traffic has flowed.
    #[uniform(1)]
    pub flowed: f32,
}

impl Material2d for LinkMaterial {
    fn vertex_shader() -> ShaderRef {
        "embedded://godark/app/board/links.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "embedded://godark/app/board/links.wgsl".into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        _key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let layout = layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            Mesh::ATTRIBUTE_COLOR.at_shader_location(1),
            ATTRIBUTE_FLOW.at_shader_location(2),
        ])?;
        descriptor.vertex.buffers = vec![layout];
        Ok(())
    }
}

/// The one mesh, and what it shows.
#[derive(Resource, Default)]
struct Ground {
    drawn: Option<(Entity, Handle<Mesh>, Handle<LinkMaterial>)>,
    shown: Option<Shown>,
    /// How many seconds traffic has flowed.
    flowed: f32,
    partings: Partings,
}

/// What the mesh was made from: while nothing of it changes, it stays as it is.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    view: u64,
    scale: f32,
    size: (f32, f32),
}

/// After so many seconds the lights begin anew: small numbers keep their steps even.
const FLOW_ROUND: f32 = 3600.0;

impl Plugin for LinksPlugin {
    fn build(&self, app: &mut App) {
        bevy::asset::embedded_asset!(app, "src/", "links.wgsl");
        app.add_plugins(Material2dPlugin::<LinkMaterial>::default())
            .init_resource::<Ground>()
            .add_systems(PostUpdate, (draw_ground, flow).chain());
    }
}

fn draw_ground(
    play: Res<Play>,
    scale: Res<UiScale>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut ground: ResMut<Ground>,
    time: Res<Time<Real>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<LinkMaterial>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    let Ok(window) = windows.single() else { return };
    let Some((game, place)) = board::on_screen(&play.model) else {
        if let Some((entity, ..)) = ground.drawn.take() {
            commands.entity(entity).despawn();
        }
        ground.shown = None;
        ground.partings = Partings::default();
        return;
    };
    let size = (window.width(), window.height());
    let wanted = Shown { view: play.views(), scale: scale.0, size };
    if ground.shown == Some(wanted) && !ground.partings.are_moving() {
        return;
    }
    let plan = game.board(place);
    let board = board_view(&play.model, game, &plan.seen(game.scenario(), game.camera));
    if ground.partings.follow(&board.links, time.delta_secs(), play.model.settings.stillness) {
        redraw.write(RequestRedraw);
    }
    let mesh = Drawing::of(&board, scale.0, size, play.model.settings.theme, &ground.partings).mesh();
    let frame = board::frame(place);
    let corner = |x: f32, y: f32| (x * scale.0 - size.0 / 2.0, size.1 / 2.0 - y * scale.0);
    let ((left, top), (right, bottom)) = (corner(frame.x, frame.y), corner(frame.x + frame.w, frame.y + frame.h));
    let material = LinkMaterial { clip: Vec4::new(left, bottom, right, top), flowed: ground.flowed };
    match &ground.drawn {
        Some((_, held, look)) => {
            let _ = meshes.insert(held.id(), mesh);
            let _ = materials.insert(look.id(), material);
        }
        None => {
            let (held, look) = (meshes.add(mesh), materials.add(material));
            let parts = (Mesh2d(held.clone()), MeshMaterial2d(look.clone()), bevy::camera::visibility::NoFrustumCulling);
            ground.drawn = Some((commands.spawn(parts).id(), held, look));
        }
    }
    ground.shown = Some(wanted);
}

/// Lets traffic flow while time passes in the exercise. When the clock stands, the lights stand too: the board
/// shows that nothing happens, and the screen can sleep.
fn flow(play: Res<Play>, time: Res<Time<Real>>, mut ground: ResMut<Ground>, mut materials: ResMut<Assets<LinkMaterial>>) {
    if play.model.settings.stillness || !play.moves() {
        return;
    }
    ground.flowed = (ground.flowed + time.delta_secs()).rem_euclid(FLOW_ROUND);
    if let Some((_, _, look)) = &ground.drawn
        && let Some(mut material) = materials.get_mut(look.id())
    {
        material.flowed = ground.flowed;
    }
}

/// Builds the mesh of a board, for a window of this size.
pub fn mesh(board: &BoardView, scale: f32, size: (f32, f32), theme: Theme) -> Mesh {
    Drawing::of(board, scale, size, theme, &Partings::default()).mesh()
}

/// Triangles in the making.
struct Drawing {
    scale: f32,
    half: (f32, f32),
    theme: Theme,
    positions: Vec<[f32; 3]>,
    colours: Vec<[f32; 4]>,
    flows: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

/// A line as it is drawn.
#[derive(Clone, Copy)]
struct Ink {
    tone: Tone,
    width: f32,
    /// Length of a dash, or from light to light; 0 for a whole line.
    dash: f32,
    /// How fast lights run along it, in pixels a second; 0 for dashes that stand still.
    speed: f32,
}

const ROUND: f32 = 9.0;
/// How far a severed link's ends stand from its middle, and how long the bar across each of them is.
const PARTED: f32 = 13.0;
const STUMP: f32 = 5.0;
/// Links that step back for something else.
const DIM: f32 = 1.0;

impl Drawing {
    fn of(board: &BoardView, scale: f32, size: (f32, f32), theme: Theme, partings: &Partings) -> Self {
        let mut drawing = Self {
            scale,
            half: (size.0 / 2.0, size.1 / 2.0),
            theme,
            positions: Vec::new(),
            colours: Vec::new(),
            flows: Vec::new(),
            indices: Vec::new(),
        };
        drawing.area(board.place, Tone::Base, 12.0);
        for (_, place, look) in &board.zones {
            let (fill, ink) = match look {
                ZoneLook::Plain => (Tone::Panel, Ink { tone: Tone::Line, width: 1.2, dash: 0.0, speed: 0.0 }),
                ZoneLook::Outside => (Tone::Base, Ink { tone: Tone::Line, width: 1.2, dash: 0.0, speed: 0.0 }),
                ZoneLook::Cut => (Tone::OursField, Ink { tone: Tone::Ours, width: 1.8, dash: 9.0, speed: 0.0 }),
                ZoneLook::Chosen => (Tone::Panel, Ink { tone: Tone::Ours, width: 1.8, dash: 0.0, speed: 0.0 }),
            };
            drawing.area(*place, fill, ROUND);
            drawing.outline(*place, ink, ROUND);
        }
        board.links.iter().for_each(|link| drawing.link(link, partings.share(link.link)));
        for need in &board.needs {
            // What does not work is dashed: it can be told without its colour.
            let (tone, dash) = if need.works { (Tone::Serving, 0.0) } else { (Tone::Alarm, 8.0) };
            drawing.line(&[need.from, need.to], Ink { tone, width: 2.0, dash, speed: 0.0 });
        }
        for (place, now) in &board.marks {
            let (tone, width) = if *now { (Tone::Ours, 2.0) } else { (Tone::OursLine, 1.4) };
            drawing.outline(*place, Ink { tone, width, dash: 7.0, speed: 0.0 }, ROUND);
        }
        drawing
    }

    /// `parted`: how far a cut link has parted, of 1.
    fn link(&mut self, link: &LinkView, parted: f32) {
        let points = fine(&rounded_way(&link.way, 6.0));
        if link.marked {
            self.line(&points, Ink { tone: Tone::Ours, width: 5.0, dash: 9.0, speed: 0.0 });
        }
        let ours = if link.dim { Tone::Line } else { Tone::OursLine };
        let width = |width: f32| if link.dim { DIM } else { width };
        match link.state {
            LinkState::Open => {
                let tone = match () {
                    () if link.chosen => Tone::Ours,
                    () if link.dim => Tone::Line,
                    () => Tone::Muted,
                };
                self.line(&points, Ink { tone, width: width(1.6), dash: 72.0, speed: 26.0 });
            }
            LinkState::Partly => self.line(&points, Ink { tone: ours, width: width(2.0), dash: 7.0, speed: 0.0 }),
            LinkState::Cut => {
                let (first, last) = part(&points, PARTED * parted);
                let tone = if link.chosen { Tone::Ours } else { ours };
                let ink = Ink { tone, width: width(1.8), dash: 0.0, speed: 0.0 };
                self.line(&first, ink);
                self.line(&last, ink);
                self.stump(first.iter().rev(), STUMP * parted, ink);
                self.stump(last.iter(), STUMP * parted, ink);
            }
        }
    }

    /// A bar across the end of a severed link: the first point of a line, seen from the second.
    fn stump<'a>(&mut self, mut points: impl Iterator<Item = &'a (f32, f32)>, long: f32, ink: Ink) {
        let (Some(end), Some(next)) = (points.next(), points.next()) else { return };
        let (dx, dy) = (next.0 - end.0, next.1 - end.1);
        let length = dx.hypot(dy).max(1e-3);
        let (nx, ny) = (-dy / length * long, dx / length * long);
        self.line(&[(end.0 + nx, end.1 + ny), (end.0 - nx, end.1 - ny)], ink);
    }

    fn mesh(self) -> Mesh {
        let mut mesh = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default());
        mesh.insert_attribute(Mesh::ATTRIBUTE_POSITION, self.positions);
        mesh.insert_attribute(Mesh::ATTRIBUTE_COLOR, self.colours);
        mesh.insert_attribute(ATTRIBUTE_FLOW, VertexAttributeValues::Float32x4(self.flows));
        mesh.insert_indices(Indices::U32(self.indices));
        mesh
    }

    /// Adds a corner, given in logical pixels of the design from the upper left.
    fn corner(&mut self, (x, y): (f32, f32), tone: Tone, flow: [f32; 4]) -> u32 {
        let [r, g, b, a] = tone.color(self.theme).to_linear().to_f32_array();
        self.positions.push([x * self.scale - self.half.0, self.half.1 - y * self.scale, 0.0]);
        self.colours.push([r, g, b, a]);
        self.flows.push(flow);
        self.positions.len() as u32 - 1
    }

    /// A filled rectangle with round corners.
    fn area(&mut self, place: Place, tone: Tone, round: f32) {
        let rim = rounded(place, round);
        let centre = self.corner((place.x + place.w / 2.0, place.y + place.h / 2.0), tone, [0.0; 4]);
        let corners: Vec<u32> = rim.iter().map(|point| self.corner(*point, tone, [0.0; 4])).collect();
        for at in 0..corners.len() {
            self.indices.extend([centre, corners[at], corners[(at + 1) % corners.len()]]);
        }
    }

    fn outline(&mut self, place: Place, ink: Ink, round: f32) {
        let mut rim = rounded(place, round);
        rim.push(rim[0]);
        self.line(&rim, ink);
    }

    /// A line of some width through points.
    fn line(&mut self, points: &[(f32, f32)], ink: Ink) {
        if points.len() < 2 {
            return;
        }
        // One pixel more on each side, for the soft edge.
        let half = ink.width / 2.0 + 1.0;
        let edge = half / (ink.width / 2.0);
        let mut along = 0.0;
        let mut before: Option<(u32, u32)> = None;
        for (at, point) in points.iter().enumerate() {
            let from = points[at.saturating_sub(1)];
            let to = points[(at + 1).min(points.len() - 1)];
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = dx.hypot(dy).max(1e-3);
            let (nx, ny) = (-dy / length * half, dx / length * half);
            if at > 0 {
                along += (point.0 - points[at - 1].0).hypot(point.1 - points[at - 1].1);
            }
            let a = self.corner((point.0 + nx, point.1 + ny), ink.tone, [along, edge, ink.dash, ink.speed]);
            let b = self.corner((point.0 - nx, point.1 - ny), ink.tone, [along, -edge, ink.dash, ink.speed]);
            if let Some((c, d)) = before {
                self.indices.extend([c, d, a, a, d, b]);
            }
            before = Some((a, b));
        }
    }
}

fn rounded(place: Place, round: f32) -> Vec<(f32, f32)> {
    let round = round.min(place.w / 2.0).min(place.h / 2.0);
    let (left, top, right, bottom) = (place.x + round, place.y + round, place.x + place.w - round, place.y + place.h - round);
    [(right, top, -90.0f32), (right, bottom, 0.0), (left, bottom, 90.0), (left, top, 180.0)]
        .into_iter()
        .flat_map(|(x, y, from)| {
            (0..=6).map(move |step| {
                let angle = (from + 15.0 * step as f32).to_radians();
                (x + round * angle.cos(), y + round * angle.sin())
            })
        })
        .collect()
}

/// Adds points between those that are far apart, so that a line can be parted anywhere.
fn fine(points: &[(f32, f32)]) -> Vec<(f32, f32)> {
    const STEP: f32 = 4.0;
    let mut fine = Vec::new();
    for pair in points.windows(2) {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let steps = (dx.hypot(dy) / STEP).ceil().max(1.0);
        fine.extend((0..steps as usize).map(|step| {
            let t = step as f32 / steps;
            (pair[0].0 + dx * t, pair[0].1 + dy * t)
        }));
    }
    fine.extend(points.last());
    fine
}

/// Parts a line in the middle.
fn part(points: &[(f32, f32)], by: f32) -> (Vec<(f32, f32)>, Vec<(f32, f32)>) {
    let middle = points[points.len() / 2];
    let away = |point: &&(f32, f32)| (point.0 - middle.0).hypot(point.1 - middle.1) >= by;
    let half = points.len() / 2;
    let first: Vec<_> = points[..half].iter().filter(away).copied().collect();
    let last: Vec<_> = points[half..].iter().filter(away).copied().collect();
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severed_link_is_parted_in_the_middle() {
        let points = fine(&[(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)]);
        let (first, last) = part(&points, 13.0);
        assert_eq!((first.first(), last.last()), (points.first(), points.last()));
        let gap = last[0].0 - first[first.len() - 1].0;
        assert!(gap >= 20.0, "{gap}");
    }

    #[test]
    fn every_corner_is_used_and_none_is_missing() {
        let place = Place { x: 10.0, y: 10.0, w: 100.0, h: 60.0 };
        let board = BoardView { zones: vec![(crate::scenario::names::Id::new(0), place, ZoneLook::Cut)], place, ..BoardView::default() };
        let drawing = Drawing::of(&board, 1.5, (1600.0, 900.0), Theme::Dark, &Partings::default());
        let corners = drawing.positions.len() as u32;
        assert!(corners > 0 && drawing.indices.len().is_multiple_of(3));
        assert!(drawing.indices.iter().all(|index| *index < corners));
        assert!(drawing.positions.iter().flatten().chain(drawing.flows.iter().flatten()).all(|number| number.is_finite()));
    }
}
