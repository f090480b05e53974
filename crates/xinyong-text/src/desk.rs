//! What is said at the desk and by the command line alone: about filings, receipts, repair, plans, what-if, and what
//! grades bring. Its words are in `locales/desk/`. A program that embeds the kernel does without them.

mod filing;
mod measures;
pub mod plan;
mod receipt;
pub mod repair;
mod rule;
pub mod scenario;
mod word;

pub(crate) use filing::what;
pub use filing::{file_size, obstacle, refusal, step_error};
pub use measures::{measures_headline, measures_now, standing};
pub use receipt::{addition, difference};
pub use rule::{band, condition, window};
pub(crate) use word::vocabulary;
