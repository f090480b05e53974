//! What every embedder asks of the kernel: text in, JSON text and typed failures out.
//!
//! A shell for a language or a host adds nothing but the way in and out: it hands over text, and makes values and errors
//! of its own of what comes back. Arguments are named in failures as JavaScript writes them, such as `asOf`; fields of
//! documents as they stand in them, such as `as_of`.
//!
//! ```
//! use std::sync::Arc;
//! use xinyong_api::{BuiltIn, Model};
//!
//! let model = Model::new(&Arc::new(BuiltIn::read()), None)?;
//! let archive = model.open(r#"{"format":"xinyong-archive/1","entity":{"uscc":"92231100MADEMA0351","name":"示例"},"records":[]}"#)?;
//! assert_eq!(archive.score("2026-11-22")?.to_string(), "850");
//! assert_eq!(archive.score("soon").unwrap_err().path, "asOf");
//! # Ok::<(), xinyong_api::Failure>(())
//! ```

#![no_std]

extern crate alloc;

mod archive;
mod failure;
mod model;
mod words;

use xinyong_score::Date;

pub use archive::Archive;
pub use failure::{Failure, Fault, Message};
pub use model::{Batch, BuiltIn, Model};
pub use words::{InWords, IndicatorWords, LineWords, ResultWords};
pub use xinyong_score::to_json;

/// A date in the form `2026-11-22`, given as the argument or field of a name.
fn date(given: &str, path: &str) -> Result<Date, Failure> {
    given.parse().map_err(|_| Failure::of("not-a-date", path, &[("given", given)]))
}
