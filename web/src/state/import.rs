//! The reading of files, as plain Rust.

use std::rc::Rc;

use yew::Reducible;

use crate::workers::protocol::{Entry, Reply, Summary};

/// Where the reading stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Phase {
    /// Nothing is being read.
    #[default]
    Idle,
    /// The reader is on its way.
    Starting,
    /// A file is being read.
    Reading(Progress),
    /// The person stopped it.
    Cancelled,
    /// The reader could not be fetched.
    Unreachable,
    /// Everything is read.
    Done(Rc<Summary>),
}

/// How far a file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The file.
    pub name: String,
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
}

impl Progress {
    /// How much of the file is read, in whole percent.
    pub fn percent(&self) -> u64 {
        self.done.saturating_mul(100).checked_div(self.total).unwrap_or(0).min(100)
    }
}

/// The reading of files, and what was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// Where it stands.
    pub phase: Phase,
    /// The entities read so far, in the pieces in which they came: none is copied when the next one comes.
    pieces: Vec<Rc<[Entry]>>,
}

impl Import {
    /// The entities read so far.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.pieces.iter().flat_map(|piece| piece.iter())
    }
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportAction {
    /// The person gave files.
    Start,
    /// The worker said something.
    Heard(Reply),
    /// The person stopped it.
    Cancel,
    /// The worker could not be fetched.
    Unreachable,
    /// What was read is forgotten.
    Forget,
}

impl Reducible for Import {
    type Action = ImportAction;

    fn reduce(self: Rc<Self>, action: ImportAction) -> Rc<Self> {
        let pieces = self.pieces.clone();
        Rc::new(match action {
            ImportAction::Start => Self { phase: Phase::Starting, ..Self::default() },
            ImportAction::Heard(Reply::Progress { name, done, total }) => {
                Self { phase: Phase::Reading(Progress { name, done, total }), pieces }
            }
            ImportAction::Heard(Reply::Entries(more)) => {
                let phase = self.phase.clone();
                Self { phase, pieces: pieces.into_iter().chain([more.into()]).collect() }
            }
            ImportAction::Heard(Reply::Done(summary)) => {
                Self { phase: Phase::Done(Rc::new(summary)), pieces }
            }
            ImportAction::Heard(Reply::Ready | Reply::Archive { .. }) => return self,
            ImportAction::Cancel => Self { phase: Phase::Cancelled, ..Self::default() },
            ImportAction::Unreachable => Self { phase: Phase::Unreachable, pieces },
            ImportAction::Forget => Self::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(place: usize) -> Entry {
        Entry { uscc: String::new(), name: String::new(), records: 1, errors: 0, place: Some(place) }
    }

    #[test]
    fn what_is_read_adds_up_and_cancelling_leaves_nothing() {
        let import = Rc::new(Import::default())
            .reduce(ImportAction::Start)
            .reduce(ImportAction::Heard(Reply::Entries(vec![entry(0), entry(1)])))
            .reduce(ImportAction::Heard(Reply::Entries(vec![entry(2)])));
        assert_eq!(import.entries().count(), 3);
        assert_eq!(import.reduce(ImportAction::Cancel).entries().count(), 0);
    }

    #[test]
    fn percents_stay_within_bounds() {
        let percent = |done, total| Progress { name: String::new(), done, total }.percent();
        assert_eq!([percent(0, 0), percent(1, 3), percent(3, 3), percent(9, 3)], [0, 33, 100, 100]);
    }
}
