//! Plots of a balance as SVG: readable in light and dark, without colour, and with their figures in words for screen readers.

use std::fmt::Write as _;

use super::sheet::{DESTROYED, Of, SCORE, Sheet, UNMET};
use crate::scenario::leaf::Permille;
use crate::svg::{Anchor, Svg};
use crate::words::Words;

const WIDTH: u32 = 960;
const LEFT: u32 = 180;
const RIGHT: u32 = 90;
const ROW: u32 = 26;
const HEAD: u32 = 64;
/// Room above the rows of a panel, for its name, and below, for its axis.
const NAME: u32 = 40;
const AXIS: u32 = 48;
/// Height of a panel with two axes.
const FIELD: u32 = 340;
/// An axis has about so many steps.
const STEPS: u64 = 5;

/// Colours are said twice, without variables, so that viewers that know none show the light ones.
const STYLE: &str = "\
text{font:13px 'Fira Sans',system-ui,sans-serif;fill:#14202b}.title{font-size:19px;font-weight:600}.panel{font-size:15px;font-weight:600}\
.axis{fill:#4a5b6b;font-size:12px}.paper{fill:#ffffff}.grid{stroke:#c9d3dc;fill:none}.line{stroke:#0b5cad;stroke-width:2;fill:none}\
.thin{stroke:#0b5cad;fill:none}.box{fill:#b9d3ec;stroke:#0b5cad}.bar{fill:#0b5cad}.median{stroke:#14202b;stroke-width:3;fill:none}\
.dot{fill:#ffffff;stroke:#0b5cad}.mark{fill:#0b5cad;stroke:#ffffff}.lead{stroke:#4a5b6b;fill:none}\
@media (prefers-color-scheme:dark){text{fill:#e8eef3}.axis{fill:#a9b8c5}.paper{fill:#10181f}.grid{stroke:#34424f}.line{stroke:#7fbcf5}\
.thin{stroke:#7fbcf5}.box{fill:#2a4a68;stroke:#7fbcf5}.bar{fill:#7fbcf5}.median{stroke:#ffffff}.dot{fill:#10181f;stroke:#7fbcf5}\
.mark{fill:#7fbcf5;stroke:#10181f}.lead{stroke:#a9b8c5}}";

/// A plot, and the name of its file.
pub struct Plot {
    pub file: &'static str,
    pub svg: String,
}

/// Draws all plots: for all seeds, and for each doctrine.
pub fn all(sheet: &Sheet) -> Vec<Plot> {
    vec![
        Plot { file: "score.svg", svg: scores(sheet) },
        Plot { file: "best.svg", svg: best(sheet) },
        Plot { file: "losses.svg", svg: losses(sheet) },
    ]
}

/// The doctrines that were played, after all of them together.
fn panels(sheet: &Sheet) -> Vec<(Option<usize>, String)> {
    let seeds = |count: usize| if count == 1 { "1 seed".to_owned() } else { format!("{count} seeds") };
    let mut panels = vec![(None, format!("all doctrines, {}", seeds(sheet.seeds())))];
    let played = (0..sheet.doctrines.len()).filter(|doctrine| sheet.seeds_of(*doctrine) > 0);
    panels.extend(
        played.map(|doctrine| (Some(doctrine), format!("doctrine {}, {}", sheet.doctrines[doctrine], seeds(sheet.seeds_of(doctrine))))),
    );
    // One doctrine alone is all of them.
    if panels.len() == 2 {
        panels.truncate(1);
    }
    panels
}

/// Begins a picture that stands alone.
fn begin(height: u32, title: &str, note: &str, about: &str) -> Svg {
    let mut svg = Svg::new(WIDTH, height, title, about);
    svg.style(STYLE);
    svg.rect("paper", (0, 0), (WIDTH, height));
    svg.text("title", (20, 30), Anchor::Start, title);
    svg.text("axis", (20, 50), Anchor::Start, note);
    svg
}

fn across(value: u64, most: u64) -> u32 {
    LEFT + (u128::from(value.min(most)) * u128::from(WIDTH - LEFT - RIGHT) / u128::from(most.max(1))) as u32
}

/// Returns a round number at which an axis ends, and its step.
fn axis(most: u64) -> (u64, u64) {
    let mut step = 1;
    while step * STEPS < most {
        // 1, 2, 5, 10, 20, 50, …
        step = if step.to_string().starts_with('2') { step / 2 * 5 } else { step * 2 };
    }
    (most.div_ceil(step).max(1) * step, step)
}

/// Draws the lines of an axis below a panel, with its unit.
fn scale(svg: &mut Svg, (top, bottom): (u32, u32), (most, step): (u64, u64), unit: &str, words: &dyn Fn(u64) -> String) {
    let mut value = 0;
    while value <= most {
        let x = across(value, most);
        svg.path("grid", format_args!("M{x} {top}V{bottom}"));
        svg.text("axis", (x, bottom + 16), Anchor::Middle, &words(value));
        value += step;
    }
    svg.text("axis", (WIDTH - RIGHT, bottom + 34), Anchor::End, unit);
}

/// Draws panels of rows, one row for each of some strategies.
fn rows(
    sheet: &Sheet,
    svg: &mut Svg,
    strategies: &[usize],
    (most, step): (u64, u64),
    unit: &str,
    words: &dyn Fn(u64) -> String,
    row: &mut dyn FnMut(&mut Svg, usize, Option<usize>, u32),
) {
    let mut top = HEAD;
    for (doctrine, name) in panels(sheet) {
        svg.text("panel", (20, top + 24), Anchor::Start, &name);
        top += NAME;
        let bottom = top + ROW * strategies.len() as u32;
        scale(svg, (top, bottom), (most, step), unit, words);
        for (at, strategy) in strategies.iter().enumerate() {
            let y = top + ROW * at as u32 + ROW / 2;
            svg.text("name", (LEFT - 10, y + 4), Anchor::End, &sheet.strategies[*strategy]);
            row(svg, *strategy, doctrine, y);
        }
        top = bottom + AXIS;
    }
}

fn height_of_rows(sheet: &Sheet, strategies: usize) -> u32 {
    HEAD + panels(sheet).len() as u32 * (NAME + AXIS + ROW * strategies as u32)
}

/// The score by strategy: boxes between quarters.
fn scores(sheet: &Sheet) -> String {
    let all: Vec<usize> = (0..sheet.strategies.len()).collect();
    let about = described(sheet, &all, |strategy, doctrine| {
        let [low, median, high] = sheet.quantiles(strategy, doctrine, SCORE, [250, 500, 750])?;
        Some(format!("{median} ({low} to {high})"))
    });
    let about = format!("Median score, and in brackets what lies between the quarters. {about}");
    let note = "box: the middle half of the games; thick line: median; thin line: a tenth of the games lies beyond either end; circles: the least and the most";
    let mut svg = begin(height_of_rows(sheet, all.len()), &format!("{}: score by strategy", sheet.scenario), note, &about);
    rows(sheet, &mut svg, &all, (1000, 200), "score, of 1000 points", &|value| value.to_string(), &mut |svg, strategy, doctrine, y| {
        let Some(values) = sheet.quantiles(strategy, doctrine, SCORE, [0, 100, 250, 500, 750, 900, 1000]) else { return };
        let [least, low, first, median, third, high, most] = values.map(|value| across(value, 1000));
        svg.path("line", format_args!("M{low} {y}H{high}"));
        svg.rect("box", (first, y - 8), ((third - first).max(1), 16));
        svg.path("median", format_args!("M{median} {}V{}", y - 9, y + 9));
        [least, most].into_iter().for_each(|x| svg.circle("dot", (x, y), 3));
        svg.text("axis", (WIDTH - RIGHT + 12, y + 4), Anchor::Start, &values[3].to_string());
    });
    svg.finish()
}

/// The share of seeds on which each contender is best.
fn best(sheet: &Sheet) -> String {
    let share = |strategy: usize, doctrine| {
        let at = sheet.contenders.iter().position(|one| *one == strategy)?;
        sheet.best(doctrine).get(at).copied()
    };
    let contenders = sheet.contenders.clone();
    let about = described(sheet, &contenders, |strategy, doctrine| share(strategy, doctrine).map(|share| share.to_string()));
    let about = format!("Share of seeds on which each strategy has the best score of these. {about}");
    let note = "strategies that are equal on a seed are all best there";
    let title = format!("{}: which strategy has the best score", sheet.scenario);
    let mut svg = begin(height_of_rows(sheet, contenders.len()), &title, note, &about);
    let words = |value: u64| Permille(value as u16).to_string();
    rows(sheet, &mut svg, &contenders, (1000, 200), "share of seeds", &words, &mut |svg, strategy, doctrine, y| {
        let Some(share) = share(strategy, doctrine) else { return };
        let x = across(share.0.into(), 1000);
        svg.rect("bar", (LEFT, y - 8), (x - LEFT, 16));
        svg.text("axis", (x + 6, y + 4), Anchor::Start, &share.to_string());
    });
    svg.finish()
}

/// Machines destroyed against requests unmet: the median game of each strategy, and the quarters around it.
fn losses(sheet: &Sheet) -> String {
    let words = Words::english();
    let all: Vec<usize> = (0..sheet.strategies.len()).collect();
    let share = |value: u64| Permille(value.min(1000) as u16).to_string();
    let about = described(sheet, &all, |strategy, doctrine| {
        let median = |of: Of| sheet.median(strategy, doctrine, of);
        Some(format!("{}, {}", share(median(DESTROYED)?), words.short(median(UNMET)?)))
    });
    let about = format!("Median share of machines destroyed, and median number of requests unmet. {about}");
    let panels = panels(sheet);
    let note = "dot: median; cross: from the first quarter of the games to the third; farther down and left is better";
    let height = HEAD + panels.len() as u32 * (NAME + AXIS + FIELD);
    let mut svg = begin(height, &format!("{}: machines destroyed and requests unmet", sheet.scenario), note, &about);
    // There is room for all who compete. Whoever else lies far off is named at the edge.
    let most = |of: Of| {
        let pairs = panels.iter().flat_map(|(doctrine, _)| sheet.contenders.iter().map(|strategy| (*strategy, *doctrine)));
        pairs
            .filter_map(|(strategy, doctrine)| sheet.quantiles(strategy, doctrine, of, [750]))
            .map(|[third]| third)
            .max()
            .unwrap_or_default()
    };
    // Shares go up by whole percents.
    let (across_most, across_step) = axis(most(DESTROYED).div_ceil(10).max(1));
    let (across_most, across_step) = (across_most * 10, across_step * 10);
    let (up_most, up_step) = axis(most(UNMET).max(1));
    let mut top = HEAD;
    for (doctrine, name) in &panels {
        svg.text("panel", (20, top + 24), Anchor::Start, name);
        top += NAME;
        let bottom = top + FIELD;
        scale(&mut svg, (top, bottom), (across_most, across_step), "share of machines destroyed", &share);
        let up = |value: u64| bottom - (u128::from(value.min(up_most)) * u128::from(FIELD) / u128::from(up_most)) as u32;
        let mut value = 0;
        while value <= up_most {
            svg.path("grid", format_args!("M{LEFT} {}H{}", up(value), WIDTH - RIGHT));
            svg.text("axis", (LEFT - 10, up(value) + 4), Anchor::End, &words.short(value));
            value += up_step;
        }
        svg.text("axis", (LEFT + 6, top + 14), Anchor::Start, "requests unmet");
        let (mut labels, mut beyond) = (Vec::new(), Vec::new());
        for strategy in &all {
            let found = |of: Of| sheet.quantiles(*strategy, *doctrine, of, [250, 500, 750]);
            let (Some(destroyed), Some(unmet)) = (found(DESTROYED), found(UNMET)) else { continue };
            if destroyed[1] > across_most || unmet[1] > up_most {
                beyond.push(format!("{} ({}, {})", sheet.strategies[*strategy], share(destroyed[1]), words.short(unmet[1])));
                continue;
            }
            let ([left, x, right], [low, y, high]) = (destroyed.map(|value| across(value, across_most)), unmet.map(up));
            svg.path("thin", format_args!("M{left} {y}H{right}M{x} {low}V{high}"));
            labels.push((x, y, sheet.strategies[*strategy].as_str()));
        }
        labels.iter().for_each(|(x, y, _)| svg.circle("mark", (*x, *y), 6));
        label(&mut svg, labels, (top, bottom));
        if !beyond.is_empty() {
            svg.text("axis", (LEFT, bottom + 34), Anchor::Start, &format!("beyond the edge: {}", beyond.join(", ")));
        }
        top = bottom + AXIS;
    }
    svg.finish()
}

/// Writes names beside points, moved up and down so that they do not lie on each other.
fn label(svg: &mut Svg, mut points: Vec<(u32, u32, &str)>, (top, bottom): (u32, u32)) {
    const HIGH: u32 = 15;
    const WIDE: u32 = 8;
    const OVER: u32 = 11;
    points.sort_unstable_by_key(|(x, y, name)| (*y, *x, *name));
    let mut taken: Vec<(u32, u32, u32)> = Vec::new();
    for (x, y, name) in points {
        let wide = name.chars().count() as u32 * WIDE;
        let left = if x + 12 + wide < WIDTH { x + 12 } else { x.saturating_sub(12 + wide) };
        let free = |at: u32| !taken.iter().any(|(from, to, other)| at.abs_diff(*other) < HIGH && left < *to && left + wide > *from);
        // Above the arm of its cross, if there is room.
        let over = y.saturating_sub(OVER);
        let nearest = (0..FIELD).flat_map(|away| [over.saturating_sub(away), over + away]);
        let at = nearest.into_iter().find(|at| *at >= top + 6 && *at + 6 <= bottom && free(*at)).unwrap_or(over);
        taken.push((left, left + wide, at));
        if at.abs_diff(over) > 6 {
            svg.path("lead", format_args!("M{x} {y}L{} {at}", if left > x { left - 2 } else { left + wide + 2 }));
        }
        svg.text("name", (left, at + 4), Anchor::Start, name);
    }
}

/// Says the figures of a plot in words, panel by panel.
fn described(sheet: &Sheet, strategies: &[usize], figure: impl Fn(usize, Option<usize>) -> Option<String>) -> String {
    let mut out = String::new();
    for (doctrine, name) in panels(sheet) {
        let figures: Vec<String> = strategies
            .iter()
            .filter_map(|strategy| Some(format!("{} {}", sheet.strategies[*strategy], figure(*strategy, doctrine)?)))
            .collect();
        let _ = write!(out, "{}{name}: {}.", if out.is_empty() { "" } else { " " }, figures.join("; "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sheet::made_up::sheet;
    use super::*;

    fn made() -> Sheet {
        sheet(&[("idle", &[100, 110, 120, 130]), ("cut & run", &[500, 500, 500, 500]), ("serve", &[200, 300, 600, 700])], 2)
    }

    #[test]
    fn an_axis_ends_at_a_round_number() {
        let found = [1, 5, 6, 43, 87, 100, 1_110_000].map(axis);
        assert_eq!(found, [(1, 1), (5, 1), (6, 2), (50, 10), (100, 20), (100, 20), (1_500_000, 500_000)]);
    }

    #[test]
    fn every_plot_says_its_figures_in_words_and_stands_alone() {
        let plots = all(&made());
        assert_eq!(plots.iter().map(|plot| plot.file).collect::<Vec<_>>(), ["score.svg", "best.svg", "losses.svg"]);
        for Plot { file, svg } in &plots {
            assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{file}");
            assert!(svg.contains("<title>made-up: ") && svg.contains("prefers-color-scheme:dark"), "{file}");
            assert!(
                svg.contains("all doctrines, 4 seeds") && svg.contains("doctrine quiet, 2 seeds") && svg.contains("cut &amp; run"),
                "{file}"
            );
            assert_eq!(svg.matches("http").count(), 1, "{file} fetches nothing");
        }
        assert!(plots[0].svg.contains("cut &amp; run 500 (500 to 500)") && plots[0].svg.contains("score, of 1000 points"));
        assert!(
            plots[1].svg.contains(
                "all doctrines, 4 seeds: cut &amp; run 50 %; serve 50 %. doctrine quiet, 2 seeds: cut &amp; run 100 %; serve 0 %."
            ),
            "{}",
            plots[1].svg
        );
        assert!(plots[2].svg.contains("idle 44 %, 880 k") && plots[2].svg.contains("requests unmet"), "{}", plots[2].svg);
        assert!(plots[2].svg.contains("beyond the edge: idle (44 %, 880 k)"), "who does not compete may lie outside: {}", plots[2].svg);
    }

    /// Half of the score's axis is half of the room; a bar of all seeds fills it.
    #[test]
    fn boxes_and_bars_lie_where_their_numbers_are() {
        let plots = all(&made());
        let room = WIDTH - LEFT - RIGHT;
        assert!(plots[0].svg.contains(&format!(r#"<rect class="box" x="{}""#, LEFT + room / 2)), "{}", plots[0].svg);
        assert!(plots[1].svg.contains(&format!(
            r#"<rect class="bar" x="{LEFT}" y="{}" width="{room}""#,
            HEAD + NAME + 2 * ROW + AXIS + NAME + ROW / 2 - 8
        )));
    }

    #[test]
    fn names_do_not_lie_on_each_other() {
        let mut svg = Svg::new(WIDTH, 400, "", "");
        label(&mut svg, vec![(300, 200, "one"), (301, 201, "two"), (299, 199, "three"), (300, 399, "low")], (0, 400));
        let svg = svg.finish();
        let mut heights: Vec<u32> = svg
            .split(r#"<text class="name" x=""#)
            .skip(1)
            .filter_map(|text| text.split(r#"y=""#).nth(1)?.split('"').next()?.parse().ok())
            .collect();
        heights.sort_unstable();
        assert_eq!(heights.len(), 4);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 15), "{heights:?}");
    }

    #[test]
    fn nothing_played_draws_nothing_and_does_not_fall_over() {
        let mut empty = made();
        empty.games.iter_mut().for_each(Vec::clear);
        assert_eq!(all(&empty).len(), 3);
        let one_doctrine = sheet(&[("a", &[1, 2])], 2);
        assert!(!all(&one_doctrine)[0].svg.contains("doctrine quiet"), "one doctrine is all of them");
    }
}
