//! Small drawings of lines: meters' trends and the debrief's chart.

use bevy::image::Image;
use tiny_skia::{LineCap, LineJoin, Paint, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

use super::icon::image;
use super::theme::{Theme, Tone};

/// How a line is drawn: three that can be told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    Whole,
    Dashed,
    Dotted,
}

/// A line through points; both coordinates run from 0 to 1, from the lower left.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub points: Vec<(f32, f32)>,
    pub tone: Tone,
    pub dash: Dash,
    pub width: f32,
}

/// A drawing of lines, in logical pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    pub width: f32,
    pub height: f32,
    pub lines: Vec<Line>,
    /// What it shows, for people who do not see it.
    pub label: String,
}

impl Plot {
    /// Draws at so many pixels for each logical one.
    pub fn draw(&self, scale: f32, theme: Theme) -> Image {
        let pixels = |length: f32| ((length * scale).round() as u32).clamp(1, 8192);
        let (width, height) = (pixels(self.width), pixels(self.height));
        let mut canvas = Pixmap::new(width, height).expect("a plot has at least one pixel");
        for line in &self.lines {
            let stroke_width = line.width * scale;
            // Half a stroke stays free at each edge, so that no line is cut in half.
            let inner = (height as f32 - stroke_width).max(1.0);
            let mut path = PathBuilder::new();
            for (at, (x, y)) in line.points.iter().enumerate() {
                let (x, y) = (x.clamp(0.0, 1.0) * width as f32, stroke_width / 2.0 + (1.0 - y.clamp(0.0, 1.0)) * inner);
                if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
            }
            let Some(path) = path.finish() else { continue };
            let [r, g, b, a] = line.tone.rgba(theme);
            let mut paint = Paint { anti_alias: true, ..Paint::default() };
            paint.set_color_rgba8(r, g, b, a);
            let dash = match line.dash {
                Dash::Whole => None,
                Dash::Dashed => StrokeDash::new(vec![7.0 * scale, 5.0 * scale], 0.0),
                Dash::Dotted => StrokeDash::new(vec![1.0 * scale, 4.5 * scale], 0.0),
            };
            let stroke = Stroke { width: stroke_width, line_cap: LineCap::Round, line_join: LineJoin::Round, dash, ..Stroke::default() };
            canvas.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
        image(canvas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plots_survive_odd_sizes_and_odd_lines() {
        let line = |points: Vec<(f32, f32)>| Line { points, tone: Tone::Serving, dash: Dash::Dotted, width: 2.0 };
        for (width, height) in [(0.0, 0.0), (1.0, 400.0), (300.0, 80.0)] {
            let lines =
                vec![line(vec![]), line(vec![(0.5, 0.5)]), line(vec![(f32::NAN, 2.0), (9.0, -1.0)]), line(vec![(0.0, 0.0), (1.0, 1.0)])];
            let drawn = Plot { width, height, lines, label: String::new() }.draw(1.5, Theme::Light);
            assert_eq!(drawn.width(), ((width * 1.5f32).round() as u32).max(1));
        }
    }
}
