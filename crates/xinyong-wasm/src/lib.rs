//! The kernel for JavaScript: parses, calls, converts, and nothing else.
//!
//! A [`Model`] and the [`Archive`]s opened with it are handles: what they hold is read and checked once and stays with
//! the module. Results are plain objects, as in the files of the command line, with the same types.

mod crossing;
mod handle;

pub use handle::{Archive, Batch, Model, handle_freed};
