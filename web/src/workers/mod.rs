//! Reading files off the main thread: the page stays alive whatever is opened.

mod client;
pub mod protocol;

pub use client::{ImporterProvider, use_importer};
