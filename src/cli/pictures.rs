//! `godark pictures`

use std::path::PathBuf;

use super::Exit;

/// Take a picture of every screen in every theme and language, and say what does not fit
///
/// Opens the game, walks through its screens by itself, and looks at each for text that is cut off, lies on other text
/// or can hardly be read. Ends with 1 when there is any.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder for the pictures; it is made when it is not there
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Width and height of the window in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1280x720", value_parser = size)]
    pub size: (u32, u32),
    /// How large text is, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u16).range(100..=200))]
    pub text: u16,
}

/// Windows are no smaller and no larger than this.
const SIDES: std::ops::RangeInclusive<u32> = 320..=8192;

fn size(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| text.parse().ok().filter(|side| SIDES.contains(side));
    let (width, height) = text.split_once('x').ok_or("it is written like 1280x720")?;
    side(width).zip(side(height)).ok_or_else(|| format!("each side is a whole number from {} to {}", SIDES.start(), SIDES.end()))
}

#[cfg(feature = "desktop")]
pub fn run(args: &Args) -> Exit {
    crate::app::pictures::run(args)
}

#[cfg(not(feature = "desktop"))]
pub fn run(_: &Args) -> Exit {
    complain!("error: this build has no desktop game: it was made with --no-default-features.\n{}", super::play::WITHOUT_SCREEN);
    Exit::NoDisplay
}
