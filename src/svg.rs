//! Pictures as SVG: what the page's charts and the plots of a balance are written with. Every picture has a title and a description
//! for those who do not see it; how it looks is said by classes.

use std::fmt::{Display, Write as _};

/// Where a text stands from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture that is being drawn.
pub struct Svg {
    text: String,
}

impl Svg {
    /// Begins a picture of some size, which is its own whatever room it is given.
    pub fn new(width: u32, height: u32, title: &str, about: &str) -> Self {
        let mut text = format!(r#"<svg class="chart" viewBox="0 0 {width} {height}" role="img" xmlns="http://www.w3.org/2000/svg">"#);
        let _ = write!(text, "<title>{}</title><desc>{}</desc>", escape(title), escape(about));
        Self { text }
    }

    /// Adds a style sheet, for a picture that stands alone.
    pub fn style(&mut self, css: &str) {
        let _ = write!(self.text, "<style>{css}</style>");
    }

    pub fn path(&mut self, class: &str, d: impl Display) {
        let _ = write!(self.text, r#"<path class="{class}" d="{d}"/>"#);
    }

    pub fn rect(&mut self, class: &str, (x, y): (u32, u32), (width, height): (u32, u32)) {
        let _ = write!(self.text, r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#);
    }

    pub fn circle(&mut self, class: &str, (x, y): (u32, u32), radius: u32) {
        let _ = write!(self.text, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#);
    }

    pub fn text(&mut self, class: &str, (x, y): (u32, u32), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let _ = write!(self.text, r#"<text class="{class}" x="{x}" y="{y}"{anchor}>{}</text>"#, escape(text));
    }

    /// Ends the picture.
    pub fn finish(mut self) -> String {
        self.text.push_str("</svg>");
        self.text
    }
}

/// Makes text safe inside elements and attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_words_and_safe_text() {
        let mut svg = Svg::new(10, 20, "A & B", "<what>");
        svg.rect("bar", (1, 2), (3, 4));
        svg.text("axis", (5, 6), Anchor::End, "\"1\"");
        svg.path("line", format_args!("M{} {}", 1, 2));
        let start = r#"<svg class="chart" viewBox="0 0 10 20" role="img" xmlns="http://www.w3.org/2000/svg">"#;
        let rest = r#"<title>A &amp; B</title><desc>&lt;what&gt;</desc><rect class="bar" x="1" y="2" width="3" height="4"/><text class="axis" x="5" y="6" text-anchor="end">&quot;1&quot;</text><path class="line" d="M1 2"/></svg>"#;
        assert_eq!(svg.finish(), format!("{start}{rest}"));
    }
}
