//! Work on all cores whose results come in order, with a bounded number of them under way.
//!
//! Who is fast works on, but never further ahead of the first result that is missing than the window is wide. So any
//! number of results passes through bounded memory, and what has come out is always a whole beginning.

use std::collections::VecDeque;
use std::ops::{ControlFlow, Range};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What is under way.
struct Window<T> {
    /// The next number that nobody has taken.
    next: u64,
    /// The first number whose result has not come out.
    first: u64,
    /// Results from `first` on; none for those under way.
    done: VecDeque<Option<T>>,
    /// Nothing more is begun.
    stopped: bool,
}

struct Shared<T> {
    window: Mutex<Window<T>>,
    /// There is room, or nothing more is begun.
    room: Condvar,
    /// A result has come, or nothing more is begun.
    come: Condvar,
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, Window<T>> {
        // Nobody panics with the lock in hand.
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.room.notify_all();
        self.come.notify_all();
    }
}

/// Does `work` for every number on all threads of a pool, and hands over results in order, as many as there are.
///
/// Each thread makes itself a `worker` and keeps it. No work is begun `ahead` or more numbers before the first that is missing.
/// When `stop` says so, or `take` breaks off, nothing more is begun; what is under way then is still handed over, unless
/// `take` broke off. `work` may not panic.
pub fn in_order<W, T: Send, B>(
    pool: &rayon::ThreadPool,
    numbers: Range<u64>,
    ahead: u64,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, u64) -> T + Sync,
    stop: impl Fn() -> bool + Sync,
    mut take: impl FnMut(Vec<T>) -> ControlFlow<B>,
) -> Option<B> {
    let ahead = ahead.max(1);
    let window = Window { next: numbers.start, first: numbers.start, done: VecDeque::new(), stopped: false };
    let shared = Shared { window: Mutex::new(window), room: Condvar::new(), come: Condvar::new() };
    let ticket = || {
        let mut window = shared.lock();
        loop {
            if window.stopped || window.next >= numbers.end {
                return None;
            }
            if window.next - window.first < ahead {
                window.next += 1;
                window.done.push_back(None);
                return Some(window.next - 1);
            }
            window = shared.room.wait(window).unwrap_or_else(PoisonError::into_inner);
        }
    };
    pool.in_place_scope(|scope| {
        scope.spawn_broadcast(|_, _| {
            let mut worker = worker();
            loop {
                if stop() {
                    shared.stop();
                }
                let Some(number) = ticket() else { return };
                let result = work(&mut worker, number);
                let mut window = shared.lock();
                let at = (number - window.first) as usize;
                window.done[at] = Some(result);
                if at == 0 {
                    shared.come.notify_one();
                }
            }
        });
        loop {
            let ready = {
                let mut window = shared.lock();
                loop {
                    let count = window.done.iter().take_while(|result| result.is_some()).count();
                    if count > 0 {
                        window.first += count as u64;
                        break window.done.drain(..count).flatten().collect::<Vec<T>>();
                    }
                    let over = window.stopped || window.next >= numbers.end;
                    if over && window.done.is_empty() {
                        return None;
                    }
                    window = shared.come.wait(window).unwrap_or_else(PoisonError::into_inner);
                }
            };
            shared.room.notify_all();
            if let ControlFlow::Break(why) = take(ready) {
                shared.stop();
                return Some(why);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
    }

    /// Some work takes longer than other.
    fn slow(number: u64) -> u64 {
        (0..(number * 7919 % 50) * 200).fold(number, |sum, step| std::hint::black_box(sum ^ step));
        number
    }

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        for (threads, ahead) in [(1, 1), (2, 3), (7, 64), (3, 100_000)] {
            let mut all = Vec::new();
            let end = in_order(
                &pool(threads),
                5..2005,
                ahead,
                || (),
                |(), number| slow(number),
                || false,
                |mut some| {
                    all.append(&mut some);
                    ControlFlow::<()>::Continue(())
                },
            );
            assert!(end.is_none());
            assert_eq!(all, (5..2005).collect::<Vec<u64>>(), "{threads} threads, {ahead} ahead");
        }
    }

    #[test]
    fn nobody_runs_far_ahead() {
        let (taken, furthest) = (AtomicU64::new(0), AtomicU64::new(0));
        in_order(
            &pool(4),
            0..500,
            10,
            || (),
            |(), number| {
                furthest.fetch_max(number.saturating_sub(taken.load(Ordering::SeqCst)), Ordering::SeqCst);
                slow(number)
            },
            || false,
            |some| {
                taken.fetch_add(some.len() as u64, Ordering::SeqCst);
                ControlFlow::<()>::Continue(())
            },
        );
        assert_eq!(taken.into_inner(), 500);
        // Ten may be under way, and ten more while a batch of ten is being taken.
        assert!(furthest.into_inner() < 20);
    }

    #[test]
    fn what_was_begun_before_a_stop_still_comes_out() {
        let (begun, mut taken) = (AtomicU64::new(0), 0);
        let work = |(): &mut (), number| {
            begun.fetch_add(1, Ordering::SeqCst);
            slow(number)
        };
        in_order(
            &pool(3),
            0..10_000,
            64,
            || (),
            work,
            || begun.load(Ordering::SeqCst) > 100,
            |some| {
                taken += some.len() as u64;
                ControlFlow::<()>::Continue(())
            },
        );
        assert_eq!(taken, begun.into_inner());
        assert!((101..200).contains(&taken), "{taken}");
    }

    #[test]
    fn who_takes_can_break_off() {
        let mut taken = 0;
        let why = in_order(
            &pool(3),
            0..10_000,
            64,
            || (),
            |(), number| slow(number),
            || false,
            |some| {
                taken += some.len();
                if taken > 300 { ControlFlow::Break("full") } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(why, Some("full"));
        assert!(taken < 1000, "{taken}");
        assert!(in_order(&pool(2), 0..0, 64, || (), |(), number| number, || false, |_| ControlFlow::<()>::Continue(())).is_none());
    }
}
