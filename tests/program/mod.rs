//! The program, run as its users run it: what it says, and the code it ends with.
#![allow(dead_code)] // each test file uses a part of it

use std::process::{Command, Output, Stdio};
use std::time::Duration;

pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Returns what a program said that has ended by itself, and has not broken.
pub fn said(Output { status, stdout, stderr }: Output) -> Said {
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    let said = Said { code: status.code().expect("it ends by itself"), out: text(stdout), err: text(stderr) };
    assert!(!said.err.contains("panicked"), "{}", said.err);
    said
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_godark"));
    command.args(args);
    command
}

pub fn godark(args: &[&str]) -> Said {
    said(command(args).output().expect("the program starts"))
}

/// Starts work that takes for ever, and stops it as Ctrl-C does. Where that comes before it listens, or before it has done anything
/// to tell of, it is tried again and given twice the time: nothing hangs on how fast a machine is.
#[cfg(unix)]
pub fn stopped(args: &[&str]) -> Said {
    for wait in (0..12).map(|doubled| Duration::from_millis(50 << doubled)) {
        let child = command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        std::thread::sleep(wait);
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("there is kill").success());
        let output = child.wait_with_output().expect("it ends");
        if output.status.code().is_some() && !output.stdout.is_empty() {
            return said(output);
        }
    }
    panic!("it does nothing that can be stopped: {args:?}");
}
