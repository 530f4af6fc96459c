//! Reads any bytes as a run that was left, and does what it says if it is good.

#![no_main]

use godark::analysis::fuzz::files::{Kind, Kitchen};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static KITCHEN: Kitchen = Kitchen::new(Kind::Save, &std::env::temp_dir().join("godark-fuzz")).expect("the folder for temporary files is writable");
}

fuzz_target!(|bytes: &[u8]| {
    KITCHEN.with(|kitchen| kitchen.feed("tutorial/replays/too-late.replay.ron", bytes));
});
