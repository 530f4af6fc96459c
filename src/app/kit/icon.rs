//! Our own icons, drawn as paths on a square of 24 and filled in at the size that is needed.

use bevy::asset::RenderAssetUsages;
use bevy::image::Image;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

/// A shape that goes with a state, an action or a voice. Colour never stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Icon {
    /// Serves, cleared.
    Tick,
    /// Suspected, degraded.
    Triangle,
    /// Compromised.
    Diamond,
    /// Destroyed, down.
    Crossed,
    /// Closed by us: a square with a bar.
    Closed,
    /// Cut by us: two plugs apart.
    Plugs,
    /// Switched off.
    Power,
    /// Unknown: a dashed circle.
    Fog,
    People,
    Globe,
    Intruder,
    Pause,
    Play,
    Faster,
    Next,
    Clock,
    Megaphone,
    Handshake,
    Eye,
    Flag,
    Gear,
    Back,
    Moon,
    /// Would go down.
    Down,
    /// Would come back.
    Up,
    /// Cannot be undone: a lock.
    Lock,
    /// Looking for something.
    Search,
    Closer,
    Farther,
    /// The whole of it: four corners.
    Whole,
    /// Hangs on something: two dots on a line.
    Hangs,
}

impl Icon {
    pub const ALL: [Icon; 31] = [
        Icon::Tick,
        Icon::Triangle,
        Icon::Diamond,
        Icon::Crossed,
        Icon::Closed,
        Icon::Plugs,
        Icon::Power,
        Icon::Fog,
        Icon::People,
        Icon::Globe,
        Icon::Intruder,
        Icon::Pause,
        Icon::Play,
        Icon::Faster,
        Icon::Next,
        Icon::Clock,
        Icon::Megaphone,
        Icon::Handshake,
        Icon::Eye,
        Icon::Flag,
        Icon::Gear,
        Icon::Back,
        Icon::Moon,
        Icon::Down,
        Icon::Up,
        Icon::Lock,
        Icon::Search,
        Icon::Closer,
        Icon::Farther,
        Icon::Whole,
        Icon::Hangs,
    ];
}

/// One stroke or fill of an icon.
enum Mark {
    Fill(Path),
    Line(Path, f32),
    Dashes(Path, f32, [f32; 2]),
}

/// Draws an icon in white on nothing; the screen tints it.
pub fn draw(icon: Icon, pixels: u32) -> Image {
    let pixels = pixels.max(1);
    let mut canvas = Pixmap::new(pixels, pixels).expect("an icon has at least one pixel");
    let scale = Transform::from_scale(pixels as f32 / 24.0, pixels as f32 / 24.0);
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(tiny_skia::Color::WHITE);
    for mark in marks(icon) {
        match mark {
            Mark::Fill(path) => canvas.fill_path(&path, &paint, FillRule::EvenOdd, scale, None),
            Mark::Line(path, width) => canvas.stroke_path(&path, &paint, &stroke(width, None), scale, None),
            Mark::Dashes(path, width, dash) => canvas.stroke_path(&path, &paint, &stroke(width, Some(dash)), scale, None),
        }
    }
    image(canvas)
}

/// Hands a drawing over as a texture.
pub fn image(canvas: Pixmap) -> Image {
    let size = Extent3d { width: canvas.width(), height: canvas.height(), depth_or_array_layers: 1 };
    // tiny-skia multiplies colour by opacity; the screen wants them apart.
    let mut bytes = Vec::with_capacity(canvas.data().len());
    for pixel in canvas.pixels() {
        let colour = pixel.demultiply();
        bytes.extend_from_slice(&[colour.red(), colour.green(), colour.blue(), colour.alpha()]);
    }
    Image::new(size, TextureDimension::D2, bytes, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::default())
}

fn stroke(width: f32, dash: Option<[f32; 2]>) -> Stroke {
    Stroke {
        width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        dash: dash.and_then(|dash| StrokeDash::new(dash.to_vec(), 0.0)),
        ..Stroke::default()
    }
}

fn poly(points: &[(f32, f32)], close: bool) -> Path {
    let mut path = PathBuilder::new();
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    if close {
        path.close();
    }
    path.finish().expect("icons have at least two points")
}

fn circle(x: f32, y: f32, radius: f32) -> Path {
    PathBuilder::from_circle(x, y, radius).expect("circles have a radius")
}

fn square(x: f32, y: f32, w: f32, h: f32) -> Path {
    PathBuilder::from_rect(tiny_skia::Rect::from_xywh(x, y, w, h).expect("squares have a size"))
}

fn marks(icon: Icon) -> Vec<Mark> {
    use Mark::{Dashes, Fill, Line};
    match icon {
        Icon::Down => {
            vec![Line(poly(&[(12.0, 4.0), (12.0, 19.0)], false), 3.0), Line(poly(&[(5.5, 13.0), (12.0, 19.5), (18.5, 13.0)], false), 3.0)]
        }
        Icon::Up => {
            vec![Line(poly(&[(12.0, 20.0), (12.0, 5.0)], false), 3.0), Line(poly(&[(5.5, 11.0), (12.0, 4.5), (18.5, 11.0)], false), 3.0)]
        }
        Icon::Lock => vec![
            Fill(square(4.5, 10.5, 15.0, 10.5)),
            Line(poly(&[(8.0, 10.5), (8.0, 7.0), (10.0, 4.0), (14.0, 4.0), (16.0, 7.0), (16.0, 10.5)], false), 2.4),
        ],
        Icon::Search => vec![Line(circle(10.0, 10.0, 6.5), 2.4), Line(poly(&[(15.0, 15.0), (21.0, 21.0)], false), 2.8)],
        Icon::Closer => vec![Line(poly(&[(12.0, 4.0), (12.0, 20.0)], false), 2.8), Line(poly(&[(4.0, 12.0), (20.0, 12.0)], false), 2.8)],
        Icon::Farther => vec![Line(poly(&[(4.0, 12.0), (20.0, 12.0)], false), 2.8)],
        Icon::Whole => [(4.0, 4.0, 1.0, 1.0), (20.0, 4.0, -1.0, 1.0), (20.0, 20.0, -1.0, -1.0), (4.0, 20.0, 1.0, -1.0)]
            .into_iter()
            .map(|(x, y, right, down)| Line(poly(&[(x + 5.0 * right, y), (x, y), (x, y + 5.0 * down)], false), 2.4))
            .collect(),
        Icon::Hangs => {
            vec![Fill(circle(6.0, 6.0, 4.0)), Line(poly(&[(6.0, 6.0), (18.0, 18.0)], false), 2.2), Line(circle(17.5, 17.5, 3.4), 2.2)]
        }
        Icon::Tick => vec![Line(poly(&[(4.5, 12.5), (9.8, 18.0), (19.5, 6.0)], false), 3.0)],
        Icon::Triangle => vec![Line(poly(&[(12.0, 4.0), (21.0, 20.0), (3.0, 20.0)], true), 2.4)],
        Icon::Diamond => vec![Fill(poly(&[(12.0, 2.0), (22.0, 12.0), (12.0, 22.0), (2.0, 12.0)], true))],
        Icon::Crossed => vec![
            Line(square(3.0, 3.0, 18.0, 18.0), 2.2),
            Line(poly(&[(7.0, 7.0), (17.0, 17.0)], false), 2.2),
            Line(poly(&[(17.0, 7.0), (7.0, 17.0)], false), 2.2),
        ],
        Icon::Closed => vec![Line(square(3.0, 3.0, 18.0, 18.0), 2.2), Line(poly(&[(7.0, 12.0), (17.0, 12.0)], false), 2.6)],
        Icon::Plugs => vec![
            Line(poly(&[(2.0, 12.0), (7.0, 12.0)], false), 2.2),
            Line(poly(&[(8.0, 6.0), (8.0, 18.0)], false), 2.6),
            Line(poly(&[(16.0, 6.0), (16.0, 18.0)], false), 2.6),
            Line(poly(&[(17.0, 12.0), (22.0, 12.0)], false), 2.2),
        ],
        Icon::Power => vec![Line(poly(&[(12.0, 3.0), (12.0, 11.0)], false), 2.6), Line(arc(12.0, 13.0, 8.0, -50.0, 230.0), 2.4)],
        Icon::Fog => vec![Dashes(circle(12.0, 12.0, 9.0), 2.2, [3.6, 3.4])],
        Icon::People => vec![
            Fill(circle(8.5, 8.0, 3.6)),
            Fill(circle(16.5, 9.0, 2.8)),
            Fill(arch(8.5, 21.0, 6.5, 8.0)),
            Line(arch(17.0, 20.0, 4.5, 6.0), 1.8),
        ],
        Icon::Globe => vec![
            Line(circle(12.0, 12.0, 9.0), 2.0),
            Line(ellipse(12.0, 12.0, 4.0, 9.0), 1.8),
            Line(poly(&[(3.0, 12.0), (21.0, 12.0)], false), 1.8),
        ],
        Icon::Intruder => vec![
            Dashes(circle(12.0, 12.0, 9.5), 1.8, [2.6, 2.6]),
            Fill(poly(&[(12.0, 7.0), (17.0, 12.0), (12.0, 17.0), (7.0, 12.0)], true)),
        ],
        Icon::Pause => vec![Fill(square(6.0, 4.0, 4.2, 16.0)), Fill(square(13.8, 4.0, 4.2, 16.0))],
        Icon::Play => vec![Fill(poly(&[(6.0, 3.5), (20.0, 12.0), (6.0, 20.5)], true))],
        Icon::Faster => {
            vec![Fill(poly(&[(3.0, 4.5), (12.0, 12.0), (3.0, 19.5)], true)), Fill(poly(&[(12.0, 4.5), (21.0, 12.0), (12.0, 19.5)], true))]
        }
        Icon::Next => vec![Fill(poly(&[(4.0, 4.0), (16.0, 12.0), (4.0, 20.0)], true)), Fill(square(17.0, 4.0, 3.2, 16.0))],
        Icon::Clock => vec![Line(circle(12.0, 12.0, 9.0), 2.0), Line(poly(&[(12.0, 7.0), (12.0, 12.5), (16.0, 14.5)], false), 2.0)],
        Icon::Megaphone => vec![
            Fill(poly(&[(3.0, 9.5), (9.0, 9.5), (19.0, 4.0), (19.0, 20.0), (9.0, 14.5), (3.0, 14.5)], true)),
            Line(poly(&[(7.0, 15.0), (9.0, 21.0)], false), 2.4),
        ],
        Icon::Handshake => vec![
            Line(poly(&[(2.5, 9.0), (7.0, 6.5), (12.0, 9.0), (17.0, 6.5), (21.5, 9.0)], false), 2.0),
            Line(poly(&[(5.0, 13.0), (10.0, 18.5), (12.5, 16.5)], false), 2.0),
            Line(poly(&[(8.5, 12.5), (13.5, 17.5), (19.0, 13.0)], false), 2.0),
        ],
        Icon::Eye => vec![Line(lens(12.0, 12.0, 10.0, 6.0), 2.0), Fill(circle(12.0, 12.0, 3.2))],
        Icon::Flag => vec![Line(poly(&[(5.0, 3.0), (5.0, 21.0)], false), 2.2), Fill(poly(&[(6.0, 4.0), (20.0, 7.5), (6.0, 12.5)], true))],
        Icon::Gear => {
            let mut marks = vec![Line(circle(12.0, 12.0, 5.0), 2.4)];
            for turn in 0..8 {
                let angle = std::f32::consts::TAU * turn as f32 / 8.0;
                let at = |radius: f32| (12.0 + radius * angle.cos(), 12.0 + radius * angle.sin());
                marks.push(Line(poly(&[at(7.0), at(9.5)], false), 2.6));
            }
            marks
        }
        Icon::Back => vec![Line(poly(&[(14.5, 4.5), (7.0, 12.0), (14.5, 19.5)], false), 2.6)],
        Icon::Moon => {
            let mut path = PathBuilder::new();
            path.move_to(15.0, 3.0);
            path.cubic_to(4.0, 3.0, 1.5, 18.5, 12.5, 21.0);
            path.cubic_to(15.5, 21.6, 19.0, 20.0, 20.5, 17.5);
            path.cubic_to(12.0, 18.5, 8.5, 8.5, 15.0, 3.0);
            path.close();
            vec![Fill(path.finish().expect("a moon has a rim"))]
        }
    }
}

fn ellipse(x: f32, y: f32, rx: f32, ry: f32) -> Path {
    let bounds = tiny_skia::Rect::from_xywh(x - rx, y - ry, rx * 2.0, ry * 2.0).expect("ellipses have a size");
    PathBuilder::from_oval(bounds).expect("ellipses have a size")
}

/// Part of a circle, from one angle to another in degrees, clockwise from the right.
fn arc(x: f32, y: f32, radius: f32, from: f32, to: f32) -> Path {
    let points: Vec<(f32, f32)> = (0..=24)
        .map(|step| {
            let angle = (from + (to - from) * step as f32 / 24.0).to_radians();
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
        .collect();
    poly(&points, false)
}

/// Shoulders: half an ellipse that stands on its flat side.
fn arch(x: f32, bottom: f32, half_width: f32, height: f32) -> Path {
    let points: Vec<(f32, f32)> = (0..=16)
        .map(|step| {
            let angle = std::f32::consts::PI * (1.0 + step as f32 / 16.0);
            (x + half_width * angle.cos(), bottom + height * angle.sin())
        })
        .collect();
    poly(&points, true)
}

fn lens(x: f32, y: f32, half_width: f32, half_height: f32) -> Path {
    let mut path = PathBuilder::new();
    path.move_to(x - half_width, y);
    path.quad_to(x, y - half_height * 2.0, x + half_width, y);
    path.quad_to(x, y + half_height * 2.0, x - half_width, y);
    path.close();
    path.finish().expect("a lens has a rim")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_leaves_a_mark_and_no_two_are_alike() {
        let mut seen: Vec<(Icon, Vec<u8>)> = Vec::new();
        for icon in Icon::ALL {
            let data = draw(icon, 24).data.expect("icons are drawn in memory");
            let ink: usize = data.chunks_exact(4).filter(|pixel| pixel[3] > 128).count();
            assert!((20..500).contains(&ink), "{icon:?} covers {ink} of 576 pixels");
            assert!(seen.iter().all(|(_, other)| *other != data), "{icon:?} looks like another");
            seen.push((icon, data));
        }
    }

    #[test]
    fn icons_fill_the_size_that_is_asked_for() {
        for pixels in [0, 1, 13, 64] {
            assert_eq!(draw(Icon::Gear, pixels).width(), pixels.max(1));
        }
    }
}
