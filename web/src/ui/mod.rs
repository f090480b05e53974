//! The design system: pieces that know nothing of credit.

pub mod dialog;
pub mod field;
pub mod icon;
pub mod link;
pub mod px;
