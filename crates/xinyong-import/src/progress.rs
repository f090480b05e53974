//! How far reading has come, and whether to go on.

use std::cell::Cell;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::rc::Rc;

use crate::problem::FileError;

/// How much of a file has been read, in bytes: of the file itself, or of what a workbook unpacks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
}

/// So many rows pass between two words to the caller.
const ROWS: u32 = 512;

/// Tells the caller how far reading has come, every so many rows.
pub(crate) struct Meter<'p> {
    done: Rc<Cell<u64>>,
    total: u64,
    rows: u32,
    tell: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl<'p> Meter<'p> {
    pub(crate) fn new(tell: &'p mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        Self { done: Rc::default(), total: 0, rows: 0, tell }
    }

    /// Says how much there is to read.
    pub(crate) fn expect(&mut self, total: u64) -> Result<(), FileError> {
        self.total = total;
        self.tell()
    }

    /// Counts what is read through a reader.
    pub(crate) fn counted<R>(&self, inner: R) -> Counted<R> {
        Counted { inner, done: Rc::clone(&self.done) }
    }

    /// Takes note of a row.
    pub(crate) fn row(&mut self) -> Result<(), FileError> {
        self.rows += 1;
        if self.rows < ROWS {
            return Ok(());
        }
        self.rows = 0;
        self.tell()
    }

    fn tell(&mut self) -> Result<(), FileError> {
        let progress = Progress { done: self.done.get().min(self.total), total: self.total };
        match (self.tell)(progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(FileError::Cancelled),
        }
    }
}

/// A reader whose bytes are counted.
pub(crate) struct Counted<R> {
    inner: R,
    done: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done.set(self.done.get().saturating_add(read as u64));
        Ok(read)
    }
}
