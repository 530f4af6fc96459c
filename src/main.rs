//! The `godark` command.

fn main() -> godark::cli::Exit {
    godark::cli::main()
}
