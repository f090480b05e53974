//! The design system: pieces that know nothing of credit.

pub mod again;
pub mod dialog;
pub mod download;
pub mod field;
pub mod file_drop;
pub mod form;
pub mod head;
pub mod icon;
pub mod letters;
pub mod link;
pub mod px;
pub mod qr;
pub mod slider;
pub mod steps;
