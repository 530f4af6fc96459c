//! The kit: what every screen is made of. `el` describes, `mount` puts it into the world, `theme` knows how
//! it looks, `drawn` shows words and pictures, `icon`, `plot` and `city` draw, `fit` shortens what has no room, `scrollbar` shows
//! that there is more, `entry` is a line that can be typed into, `settle` gives wrapped text the height it needs,
//! `tip` says beside a thing what it is called, `enter` lets what is new come in.

pub mod city;
pub mod drawn;
pub mod el;
pub mod enter;
pub mod entry;
pub mod fit;
pub mod icon;
pub mod made;
pub mod mount;
pub mod plot;
pub mod scrollbar;
pub mod settle;
pub mod theme;
pub mod tip;
