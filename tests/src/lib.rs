//! Helpers of the whole-system tests: cases that a clerk can read, and archives made up at random,
//! and what the project is measured with.

pub mod archives;
pub mod cases;
pub mod conformance;
pub mod filings;
pub mod measure;
pub mod peers;

/// The README's Rust.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
