//! What the portal knows, as plain Rust: one immutable value, changed by named actions.

pub mod addition;
pub mod citing;
pub mod comparing;
pub mod demo;
pub mod embed;
pub mod filing;
pub mod gain;
mod import;
pub mod plan;
pub mod report;
pub mod scenario_link;
pub mod search;
mod session;
pub mod simulate;
pub mod verify;

pub use import::{Import, ImportAction, Phase};
pub use session::{Action, Opened, Origin, Session, Sought, Summaries};
