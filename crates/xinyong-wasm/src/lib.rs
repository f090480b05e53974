//! The kernel for JavaScript: parses, calls, converts, and nothing else.
//!
//! A [`Model`] and the [`Archive`]s opened with it are handles: what they hold is read and checked once and stays with
//! the module. Results are plain objects, as in the files of the command line, with the same types.

mod failure;
mod handle;
mod input;
mod words;

pub use failure::{Failure, Fault, Message};
pub use handle::{Archive, Batch, Model, PlanRequest, handle_freed};
pub use words::{InWords, IndicatorWords, LineWords, ResultWords};
