//! Pieces that know the domain.

pub mod citation;
pub mod contrast;
pub mod dial;
pub mod files;
pub mod grade;
pub mod indicators;
pub mod invitation;
pub mod kept;
pub mod records;
pub mod samples;
pub mod search;
pub mod shell;
pub mod simulated;
pub mod timeline;
