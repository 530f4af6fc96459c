//! A city at night, drawn: lit windows on the left, dark ones on the right.

use bevy::image::Image;
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

use super::icon::image;
use super::theme::{Theme, Tone};

/// Draws a skyline at so many pixels for each logical one.
pub fn draw(width: f32, height: f32, scale: f32, theme: Theme) -> Image {
    let pixels = |length: f32| ((length * scale).round() as u32).clamp(1, 8192);
    let canvas = Pixmap::new(pixels(width), pixels(height)).expect("a city has at least one pixel");
    let mut sheet = Sheet { canvas, scale, theme };
    let mut luck = Luck(2022);
    // Hills behind, two rows of houses before them.
    let hills: Vec<(f32, f32)> = (0..=24)
        .map(|step| {
            let x = step as f32 / 24.0;
            (x * width, height * (0.42 - 0.22 * (x * 5.1).sin() * (x * 2.3 + 0.4).cos()))
        })
        .collect();
    sheet.fill(Tone::Panel, 150, &outline(&hills, width, height));
    for (row, (low, high)) in [(0.30, 0.72), (0.18, 0.5)].into_iter().enumerate() {
        let mut x = -10.0;
        while x < width {
            let w = 34.0 + luck.below(58) as f32;
            let h = height * (low + (high - low) * luck.below(100) as f32 / 100.0);
            house(&mut sheet, &mut luck, (x, height - h, w, h), row, width);
            x += w + 3.0 + luck.below(12) as f32;
        }
    }
    image(sheet.canvas)
}

fn house(sheet: &mut Sheet, luck: &mut Luck, (x, y, w, h): (f32, f32, f32, f32), row: usize, width: f32) {
    let tone = if row == 0 { Tone::Raised } else { Tone::Panel };
    let flat = [(x, y + h), (x, y), (x + w, y), (x + w, y + h)];
    sheet.fill(tone, 255, &flat);
    // The further right, the fewer windows are lit.
    let lit = (1.0 - (x + w / 2.0) / width).clamp(0.0, 1.0);
    let share = (lit * lit * 70.0) as u32 + 1;
    let (mut top, step) = (y + 9.0, 13.0);
    while top < y + h - 8.0 {
        let mut left = x + 7.0;
        while left < x + w - 9.0 {
            let on = luck.below(100) < share;
            let (tone, opacity) = if on { (Tone::Warning, 90 + luck.below(120) as u8) } else { (Tone::Base, 150) };
            sheet.fill(tone, opacity, &[(left, top), (left + 4.0, top), (left + 4.0, top + 6.0), (left, top + 6.0)]);
            left += 10.0;
        }
        top += step;
    }
}

fn outline(ridge: &[(f32, f32)], width: f32, height: f32) -> Vec<(f32, f32)> {
    ridge.iter().copied().chain([(width, height), (0.0, height)]).collect()
}

/// What is drawn on, at which scale, in which colours.
struct Sheet {
    canvas: Pixmap,
    scale: f32,
    theme: Theme,
}

impl Sheet {
    fn fill(&mut self, tone: Tone, opacity: u8, corners: &[(f32, f32)]) {
        let [r, g, b, _] = tone.rgba(self.theme);
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color_rgba8(r, g, b, opacity);
        let to_pixels = Transform::from_scale(self.scale, self.scale);
        // Most are upright rectangles, which are quicker without a path.
        if let [(left, top), _, (right, bottom), _] = corners
            && let Some(rect) = Rect::from_ltrb(left.min(*right), top.min(*bottom), left.max(*right), top.max(*bottom))
            && corners.len() == 4
        {
            self.canvas.fill_rect(rect, &paint, to_pixels, None);
            return;
        }
        let mut path = PathBuilder::new();
        for (at, (x, y)) in corners.iter().enumerate() {
            if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
        }
        if let Some(path) = path.finish() {
            self.canvas.fill_path(&path, &paint, FillRule::Winding, to_pixels, None);
        }
    }
}

/// Numbers that are the same each time: the picture never changes.
struct Luck(u32);

impl Luck {
    fn below(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_is_lit_on_the_left_and_dark_on_the_right_at_any_size() {
        for (width, height, scale) in [(1600.0, 260.0, 1.0), (640.0, 100.0, 2.0), (0.0, 0.0, 1.0)] {
            let drawn = draw(width, height, scale, Theme::Dark);
            let Some(data) = &drawn.data else { continue };
            let wide = drawn.width() as usize;
            let [r, g, ..] = Tone::Warning.rgba(Theme::Dark);
            let lit = |from: usize, to: usize| {
                let warm = |at: &usize| u32::from(data[at * 4]) > u32::from(r) / 2 && u32::from(data[at * 4 + 1]) > u32::from(g) / 2;
                (0..data.len() / 4).filter(|at| (from..to).contains(&(at % wide))).filter(warm).count()
            };
            if width > 0.0 {
                assert!(lit(0, wide / 3) > 20 * lit(wide * 2 / 3, wide).max(1), "{width}");
            }
        }
    }
}
