//! Helpers of the whole-system tests: cases that a clerk can read, and archives made up at random.

pub mod archives;
pub mod cases;
pub mod conformance;
pub mod filings;
pub mod measure;
