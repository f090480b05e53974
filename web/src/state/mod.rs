//! What the portal knows, as plain Rust: one immutable value, changed by named actions.

pub mod demo;
mod import;
pub mod search;
mod session;

pub use import::{Import, ImportAction, Phase};
pub use session::{Action, Opened, Origin, Session};
