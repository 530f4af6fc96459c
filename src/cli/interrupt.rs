//! Ctrl-C: long work ends with a result.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Exit;

static CAME: AtomicBool = AtomicBool::new(false);

/// Lets Ctrl-C only be noted from now on; a second one ends the program.
pub(super) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Where signals cannot be listened to, Ctrl-C ends the program as always.
        let _ = ctrlc::set_handler(|| {
            if CAME.swap(true, Ordering::Relaxed) {
                std::process::exit(i32::from(Exit::Interrupted.code()));
            }
        });
    });
}

/// Says whether it has come.
pub(super) fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}
