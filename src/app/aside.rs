//! Work beside the screen: on all cores but one.

use std::thread;

/// Does something, on this thread and on all cores but one: that one is for the screen.
pub(super) fn aside(work: impl FnOnce() + Send) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    match rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1)).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
