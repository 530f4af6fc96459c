//! Panics that are looked for, and told as a finding: a fuzzer and a minimiser go on after one.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does something that may panic. Returns what the panic said, and where; nothing is printed then.
pub fn caught<T>(act: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let others = take_hook();
        set_hook(Box::new(move |info| {
            if CATCHING.get() {
                SAID.with(|said| *said.borrow_mut() = info.to_string());
            } else {
                others(info);
            }
        }));
    });
    let outer = CATCHING.replace(true);
    let done = catch_unwind(AssertUnwindSafe(act));
    CATCHING.set(outer);
    done.map_err(|_| SAID.with(RefCell::take).replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_and_the_next_one_too() {
        assert_eq!(caught(|| 7), Ok(7));
        for words in ["the first", "the second"] {
            let said = caught(|| panic!("{words}")).expect_err("it panics");
            assert!(said.contains(words) && said.contains("caught.rs"), "{said}");
        }
    }
}
