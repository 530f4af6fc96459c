//! How a command can end.

use std::process::{ExitCode, Termination};

/// What the process's exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Ok,
    /// A recording goes another way than it did, a kept table differs, an expectation does not hold, or `--check` found
    /// something to change.
    Diverged,
    /// The command line cannot be understood.
    Usage,
    /// A scenario has errors, or cannot be found.
    BadScenario,
    /// A recording cannot be read.
    BadReplay,
    /// A recording is of another format, or of another version of the game whose rules differ; a batch was begun by one.
    WrongVersion,
    /// A recording, or a batch to go on with, is of another scenario, or of one that has changed since.
    OtherScenario,
    /// A recording was changed after it was made.
    Edited,
    /// A recording was left or cut off before its end.
    CutOff,
    /// Something cannot be written.
    Unwritable,
    /// There is no screen to play on.
    NoDisplay,
    /// Something that is wanted of a scenario's balance does not hold.
    Unbalanced,
    /// A fuzzer has found something, or a close look at a run has, or the rules broke in a game of a balance or a what-if.
    Found,
    /// A batch is whole, but some of its games were stopped at a limit.
    Stopped,
    /// Stopped from outside, as by Ctrl-C.
    Interrupted,
}

/// The table that `--help` ends with.
pub const HELP: &str = "\
Exit codes:
   0  all is well
   1  a recording or a kept table diverged, an expectation does not hold, or --check found something to change
   2  the command line cannot be understood
   3  a scenario has errors, or cannot be found
   4  a recording cannot be read
   5  a recording, or a batch to go on with, is of another format or game version
   6  a recording, or a batch to go on with, is of another scenario, or of one that has changed since
   7  a recording was changed after it was made
   8  a recording was left or cut off before its end
   9  something cannot be written
  10  there is no screen to play on
  11  a scenario does not add up: something wanted of its balance does not hold
  14  a fuzzer, a close look at a run, a balance or a what-if has found a fault of the game
  15  a batch is whole, but some of its games were stopped because they had too many events
 130  stopped by Ctrl-C";

impl Exit {
    /// Returns the first that is not well: a reader who went away does not make a bad recording good.
    pub fn or(self, other: Self) -> Self {
        if self == Exit::Ok { other } else { self }
    }

    pub fn code(self) -> u8 {
        match self {
            Exit::Ok => 0,
            Exit::Diverged => 1,
            Exit::Usage => 2,
            Exit::BadScenario => 3,
            Exit::BadReplay => 4,
            Exit::WrongVersion => 5,
            Exit::OtherScenario => 6,
            Exit::Edited => 7,
            Exit::CutOff => 8,
            Exit::Unwritable => 9,
            Exit::NoDisplay => 10,
            Exit::Unbalanced => 11,
            Exit::Found => 14,
            Exit::Stopped => 15,
            Exit::Interrupted => 130,
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}
