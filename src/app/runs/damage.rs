//! What is wrong with a file that is no recording, in words of its reader.

use crate::scenario::diagnostic::Diagnostic;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Nothing stands in it.
    Empty,
    /// It says so, and where: in which line, if it is one.
    Says { line: Option<u64>, why: String },
}

impl Damage {
    /// A longer reason helps nobody.
    const LONGEST: usize = 200;

    pub(super) fn of(problem: &Diagnostic) -> Self {
        let line = problem.place.as_ref().map(|place| place.source.line_column(place.range.start).0 as u64);
        let mut why = problem.message.clone();
        for more in problem.label.text().into_iter().chain(problem.help.clone()) {
            why.push_str("; ");
            why.push_str(&more);
        }
        if why.chars().count() > Self::LONGEST {
            why = why.chars().take(Self::LONGEST).chain(['…']).collect();
        }
        Self::Says { line, why }
    }
}
