//! Pointing at something on the screen: an element is found by what it says or by its key, and glows.

use crate::app::action::Action;
use crate::app::kit::el::{El, Key};
use crate::app::kit::theme::Tone;

/// What is pointed at.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Whatever says this when it is pressed.
    Says(Action),
    /// The first element of this name.
    Key(&'static str),
}

/// A light around an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glow {
    pub tone: Tone,
    /// At its strongest: for a moment, while something is news.
    pub strong: bool,
    /// What is out of sight is brought into it.
    pub sought: bool,
}

impl Mark {
    /// Returns what is pointed at.
    pub fn find<'a>(&self, el: &'a El) -> Option<&'a El> {
        if self.is_on(el) {
            return Some(el);
        }
        el.children.iter().find_map(|child| self.find(child))
    }

    /// Lights everything that says it, or the one element of that name. Returns whether there is any.
    pub fn light(&self, el: &mut El, glow: Glow) -> bool {
        if self.is_on(el) {
            el.glow = Some(glow);
            // A frame takes the light's tone; what is sought stands on a ground of its own as well.
            if el.edge != Tone::Clear {
                el.edge = glow.tone;
            }
            if glow.sought && matches!(el.fill, Tone::Raised | Tone::Panel) {
                el.fill = Tone::OursField;
            }
            return true;
        }
        let mut lit = false;
        for child in &mut el.children {
            lit |= self.light(child, glow);
            if lit && matches!(self, Mark::Key(_)) {
                break;
            }
        }
        lit
    }

    fn is_on(&self, el: &El) -> bool {
        match self {
            Mark::Says(action) => el.press.as_ref() == Some(action),
            Mark::Key(name) => el.key == Key::Name(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::kit::el::{button, col, row};

    #[test]
    fn what_is_pointed_at_glows_and_nothing_else() {
        let glow = Glow { tone: Tone::Ours, strong: false, sought: true };
        let mut tree = col([
            row([button("one", Action::Commit), button("two", Action::Undo)]).key("first"),
            row([button("three", Action::Commit)]).key("second"),
        ]);
        assert!(Mark::Says(Action::Commit).light(&mut tree, glow));
        let lit: Vec<_> = tree.children.iter().flat_map(|row| &row.children).filter(|el| el.glow.is_some()).map(|el| &el.label).collect();
        assert_eq!(lit, ["one", "three"]);
        assert!(Mark::Key("second").light(&mut tree, glow) && tree.children[1].glow.is_some());
        assert!(!Mark::Key("third").light(&mut tree, glow));
        assert_eq!(Mark::Says(Action::Undo).find(&tree).map(|el| el.label.as_str()), Some("two"));
    }
}
