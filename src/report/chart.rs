//! Step charts as inline SVG: readable on paper, without colour, and with words for screen readers.

use std::fmt::Write as _;

use crate::scenario::leaf::Permille;
use crate::scenario::{Calendar, Minute};
use crate::svg::{Anchor, Svg};

const WIDTH: u32 = 960;
const HEIGHT: u32 = 260;
const LEFT: u32 = 46;
const RIGHT: u32 = 126;
const TOP: u32 = 14;
const BOTTOM: u32 = 30;
/// Width of a mark, and a little room.
const MARK: u32 = 20;

/// A line of a chart: a value from each of its minutes on.
pub struct Series<'a> {
    pub name: &'a str,
    /// The class that gives it its stroke in the page's style.
    pub class: &'a str,
    pub steps: &'a [(Minute, Permille)],
}

/// Draws lines over the time from the start to `end`; `upto` is the share at the top. Marks are numbered in their
/// order, and stand on the first line.
pub fn draw(title: &str, about: &str, calendar: &Calendar, end: Minute, upto: Permille, series: &[Series<'_>], marks: &[Minute]) -> String {
    let frame = Frame { end: end.0.max(1), upto: u32::from(upto.0).max(1) };
    let mut svg = Svg::new(WIDTH, HEIGHT, title, about);
    for quarter in 0..=4 {
        let value = frame.upto * quarter / 4;
        let y = frame.y(value);
        svg.path("grid", format_args!("M{LEFT} {y}H{}", WIDTH - RIGHT));
        svg.text("axis", (LEFT - 6, y + 4), Anchor::End, &Permille(value as u16).to_string());
    }
    let days = end.0.div_ceil(24 * 60);
    let every = days.div_ceil(8).max(1);
    // Days begin at midnight, not when the exercise begins.
    let mut midnight = calendar.next_clock(Minute::START, 0);
    let mut number = 0;
    while midnight < end {
        if number % every == 0 {
            let x = frame.x(midnight);
            svg.path("grid", format_args!("M{x} {TOP}V{}", HEIGHT - BOTTOM));
            svg.text("axis", (x, HEIGHT - 10), Anchor::Middle, &calendar.day(midnight));
        }
        midnight = midnight.plus(24 * 60);
        number += 1;
    }
    let mut labels: Vec<(u32, &str, &str)> = Vec::new();
    for line in series.iter().rev() {
        let mut path = String::new();
        let mut last = 0;
        for (minute, value) in line.steps.iter().filter(|(minute, _)| *minute <= end) {
            let (x, y) = (frame.x(*minute), frame.y(u32::from(value.0)));
            let _ = if path.is_empty() { write!(path, "M{x} {y}") } else { write!(path, "H{x}V{y}") };
            last = y;
        }
        let _ = write!(path, "H{}", frame.x(end));
        svg.path(&format!("line {}", line.class), path);
        labels.push((last, line.name, line.class));
    }
    // Names stand at the ends of their lines, apart from each other.
    labels.sort_unstable();
    let mut free = 0;
    for (y, name, class) in labels {
        let y = y.max(free);
        free = y + 15;
        svg.text(&format!("name {class}"), (WIDTH - RIGHT + 8, y + 4), Anchor::Start, name);
    }
    if let Some(first) = series.first() {
        let mut last: Option<(u32, u32)> = None;
        for (number, minute) in marks.iter().enumerate() {
            let after = first.steps.partition_point(|(at, _)| at <= minute);
            let value = after.checked_sub(1).map_or(0, |at| u32::from(first.steps[at].1.0));
            let (x, on_line) = (frame.x(*minute), frame.y(value));
            // Marks that would lie on each other are stacked.
            let y = match last {
                Some((before, above)) if x - before < MARK => above.checked_sub(MARK).filter(|y| *y >= MARK).unwrap_or(on_line),
                _ => on_line.min(HEIGHT - BOTTOM - MARK / 2),
            };
            last = Some((x, y));
            svg.circle("mark", (x, y), 9);
            svg.text("number", (x, y + 4), Anchor::Middle, &(number + 1).to_string());
        }
    }
    svg.finish()
}

/// Draws a bar for each hour of the day, the second number on top of the first.
pub fn bars(title: &str, about: &str, names: &[String; 2], hours: &[(u64, u64); 24]) -> String {
    let most = hours.iter().map(|(first, second)| first + second).max().unwrap_or(0).max(1);
    let room = u64::from(HEIGHT - TOP - BOTTOM);
    let tall = |value: u64| (value * room / most) as u32;
    let step = (WIDTH - LEFT - RIGHT) / 24;
    let mut svg = Svg::new(WIDTH, HEIGHT, title, about);
    svg.path("grid", format_args!("M{LEFT} {}H{}", HEIGHT - BOTTOM, WIDTH - RIGHT));
    svg.text("axis", (LEFT - 6, TOP + 8), Anchor::End, &most.to_string());
    svg.text("axis", (LEFT - 6, HEIGHT - BOTTOM + 4), Anchor::End, "0");
    for (hour, (first, second)) in hours.iter().enumerate() {
        let x = LEFT + hour as u32 * step + 2;
        let (low, high) = (tall(*first), tall(*second));
        svg.rect("bar", (x, HEIGHT - BOTTOM - low), (step - 4, low));
        svg.rect("bar over", (x, HEIGHT - BOTTOM - low - high), (step - 4, high));
        if hour % 3 == 0 {
            svg.text("axis", (x, HEIGHT - 10), Anchor::Start, &format!("{hour:02}:00"));
        }
    }
    for (number, (name, class)) in names.iter().zip(["bar", "bar over"]).enumerate() {
        let y = TOP + 4 + number as u32 * 20;
        svg.rect(class, (WIDTH - RIGHT + 8, y), (12, 12));
        svg.text("axis", (WIDTH - RIGHT + 26, y + 10), Anchor::Start, name);
    }
    svg.finish()
}

struct Frame {
    end: u32,
    upto: u32,
}

impl Frame {
    fn x(&self, minute: Minute) -> u32 {
        LEFT + (u64::from(minute.0) * u64::from(WIDTH - LEFT - RIGHT) / u64::from(self.end)) as u32
    }

    fn y(&self, value: u32) -> u32 {
        HEIGHT - BOTTOM - value.min(self.upto) * (HEIGHT - TOP - BOTTOM) / self.upto
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_each_other_and_the_tallest_fills_the_room() {
        let mut hours = [(0, 0); 24];
        hours[9] = (30, 10);
        hours[10] = (20, 0);
        let svg = bars("Hours", "When.", &["inside".into(), "<abroad>".into()], &hours);
        // 216 units for 40 requests: 162 for 30, 54 for 10, 108 for 20.
        assert!(svg.contains(r#"<rect class="bar" x="336" y="68" width="28" height="162"/>"#), "{svg}");
        assert!(svg.contains(r#"<rect class="bar over" x="336" y="14" width="28" height="54"/>"#), "{svg}");
        assert!(svg.contains(r#"<rect class="bar" x="368" y="122" width="28" height="108"/>"#), "{svg}");
        assert!(svg.contains("&lt;abroad&gt;"));
    }

    #[test]
    fn a_chart_has_lines_names_and_words() {
        let calendar = Calendar::new("2022-07-15 12:00", "2022-07-18 12:00").expect("good dates");
        let steps = [(Minute(0), Permille(1000)), (Minute(600), Permille(0)), (Minute(3000), Permille(500))];
        let series = [Series { name: "you <& me>", class: "you", steps: &steps }];
        let marks = [Minute(600)];
        let svg = draw("Services", "They fall and come back.", &calendar, Minute(4320), Permille(1000), &series, &marks);
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        assert!(svg.contains("<title>Services</title><desc>They fall and come back.</desc>"));
        // 600 of 4320 minutes are 109 of 788 units; the line falls to the bottom there.
        assert!(svg.contains(r#"<path class="line you" d="M46 14H155V230H593V122H834"/>"#), "{svg}");
        assert!(svg.contains("you &lt;&amp; me&gt;"));
        assert!(svg.contains(r#"<circle class="mark" cx="155" cy="220" r="9"/>"#), "{svg}");
        assert!(svg.contains("Sat 16 Jul"), "{svg}");
    }
}
