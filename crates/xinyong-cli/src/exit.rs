//! What the program tells its caller.

use std::ops::BitOrAssign;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Nothing to say against it.
    Fine = 0,
    /// The input is bad, or something was found in it.
    Findings = 1,
    /// The command was not understood.
    Usage = 2,
}

impl BitOrAssign for Exit {
    /// The worse of both.
    fn bitor_assign(&mut self, other: Self) {
        *self = (*self).max(other);
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
