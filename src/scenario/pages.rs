//! What each diagnostic means: one page a code, with an example that fails and the same mended.

use include_dir::{Dir, include_dir};

use super::diagnostic::did_you_mean;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/diagnostics");
const INDEX: &str = "README.md";

/// Returns the codes of all diagnostics, sorted.
pub fn codes() -> Vec<&'static str> {
    let name = |file: &include_dir::File<'static>| file.path().to_str().filter(|name| *name != INDEX)?.strip_suffix(".md");
    let mut codes: Vec<&str> = PAGES.files().filter_map(name).collect();
    codes.sort_unstable();
    codes
}

/// Returns what is written about a code.
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.get_file(format!("{code}.md"))?.contents_utf8()
}

/// Returns the list of all codes, with a line on each.
pub fn index() -> &'static str {
    PAGES.get_file(INDEX).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// Returns the code that may have been meant.
pub fn near(code: &str) -> Option<&'static str> {
    did_you_mean(code, codes())
}
