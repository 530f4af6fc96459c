//! Work beside the screen, on a thread that nobody waits for and all cores but one: how far it is, and stopping it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// What threads of such work are called. Where one of them breaks, the game goes on.
pub(super) const NAME: &str = "aside";

/// Work that is under way. Letting go of it stops it.
pub(super) struct Aside<S> {
    shared: Arc<Shared<S>>,
    /// None: the system has given no thread, and nothing will come.
    thread: Option<JoinHandle<()>>,
}

struct Shared<S> {
    state: Mutex<S>,
    stopped: AtomicBool,
}

impl<S> Shared<S> {
    fn state(&self) -> MutexGuard<'_, S> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the work has of whoever has begun it.
pub(super) struct Telling<S>(Arc<Shared<S>>);

impl<S> Telling<S> {
    /// Tells how far it is. Returns whether to go on.
    pub fn tell(&self, change: impl FnOnce(&mut S)) -> bool {
        change(&mut self.0.state());
        self.goes_on()
    }

    /// Says whether somebody still wants it.
    pub fn goes_on(&self) -> bool {
        !self.0.stopped.load(Ordering::Relaxed)
    }
}

impl<S: Default + Send + 'static> Aside<S> {
    /// Begins some work.
    pub fn begin(work: impl FnOnce(&Telling<S>) + Send + 'static) -> Self {
        let shared = Arc::new(Shared { state: Mutex::new(S::default()), stopped: AtomicBool::new(false) });
        let telling = Telling(shared.clone());
        let thread = thread::Builder::new().name(NAME.to_owned()).spawn(move || on_other_cores(move || work(&telling)));
        Self { shared, thread: thread.ok() }
    }

    /// Looks at how far it is.
    pub fn look<T>(&self, at: impl FnOnce(&S) -> T) -> T {
        at(&self.shared.state())
    }

    /// Says whether nothing more will come: it is at its end, or has broken, or never began. Asked before it is looked at, so that what
    /// it has told last is seen.
    pub fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }
}

impl<S> Drop for Aside<S> {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
    }
}

/// Does something in a pool of all cores but one: that one is for the screen. Where there can be no such pool it is done on this
/// thread, and what it shares out goes to all cores.
fn on_other_cores(work: impl FnOnce() + Send) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1)).thread_name(|_| NAME.to_owned());
    match pool.build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::time::Duration;

    use super::*;

    /// Waits until something is so, for two minutes at most.
    pub fn until(so: impl Fn() -> bool) -> bool {
        (0..12_000).any(|_| {
            thread::sleep(Duration::from_millis(10));
            so()
        })
    }

    impl<S> Aside<S> {
        /// Returns a way to look whether its thread has let go of it, which outlives it.
        pub fn watch(&self) -> impl Fn() -> bool + use<S> {
            let watched = Arc::downgrade(&self.shared);
            move || watched.strong_count() == 0
        }
    }

    #[test]
    fn work_tells_how_far_it_is_until_nobody_wants_it_any_more() {
        let work = Aside::<u32>::begin(|telling| while telling.tell(|done| *done += 1) {});
        assert!(until(|| work.look(|done| *done > 3)) && !work.has_ended());
        let is_gone = work.watch();
        assert!(!is_gone());
        drop(work);
        assert!(until(is_gone), "its thread has ended");
    }

    #[test]
    fn work_that_breaks_is_not_waited_for_and_what_it_has_told_is_there() {
        let work = Aside::<u32>::begin(|telling| {
            telling.tell(|done| *done = 7);
            assert!(!telling.goes_on(), "it breaks, as this test wants");
        });
        assert!(until(|| work.has_ended()));
        assert_eq!(work.look(|done| *done), 7);
    }
}
