# Recipes for daily work. `just` without a name lists them.

_list:
    @just --list --unsorted

# Play
play *ARGS:
    cargo run --release -- {{ARGS}}

# Headless tests: fast, for work on the rules
quick:
    cargo test --no-default-features

# Everything that has no screen
test:
    cargo test

# What CI checks, without the screenshots
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo clippy --all-targets --no-default-features -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
    cargo test --no-default-features
    cargo test

# Play all shipped recordings again, with an optimised build
golden:
    cargo run --release --no-default-features -- replay scenarios/*/replays

# Check every scenario, play every recording, run every scenario test, with an optimised build
trials:
    cargo run --release --no-default-features -- test scenarios --deny-warnings

# Bring scenarios and the catalogue of moves into the usual layout
layout:
    cargo run --release --no-default-features -- fmt scenarios assets/rules assets/templates

# Try to break the game with random orders and spoilt files; takes long
fuzz SEEDS="1..100000":
    cargo build --release --no-default-features
    for kind in scenario translation balance test baseline layout migration replay save trace predicate; do target/release/godark fuzz --files $kind --seeds {{SEEDS}}; done
    target/release/godark fuzz --seeds 1..200 --heavy

# Write recordings and the balance tables anew after a meant change of rules or content
bless:
    cargo run --release --no-default-features -- replay --bless scenarios/*/replays
    cargo run --release --no-default-features -- balance albania-2022 --seeds 1..2 --golden tests/balance/albania-2022.txt --bless
    cargo run --release --no-default-features -- balance albania-2022 --seeds 1..200 --golden scenarios/albania-2022/balance.txt --bless

# Play every strategy on 200 seeds, and say whether the scenario adds up
balance *ARGS:
    cargo run --release --no-default-features -- balance {{ARGS}}

# Play a scenario and say what nobody finds by reading it
playtest *ARGS:
    cargo run --release --no-default-features -- check --play {{ARGS}}

# Write the expected texts of diagnostics anew; read them before you commit
expect:
    UPDATE_EXPECT=1 cargo test --no-default-features --test bad_scenarios --test diagnostic_pages

# Write the reference of the format anew, after a change of its types
reference:
    UPDATE_EXPECT=1 cargo test --no-default-features --test reference

# What we promise of speed and memory, measured
speed:
    cargo bench --no-default-features --bench targets

# Count instructions against the baseline; needs valgrind. To write it anew: just count --bless 'why'
count *ARGS:
    cargo bench --no-default-features --bench instructions -- {{ARGS}}

# Pictures of the screens, on a virtual display
screens:
    cargo build
    .ci/screens target/debug/godark
