//! Pieces that know the domain.

pub mod addition;
pub mod citation;
pub mod clocks;
pub mod contrast;
pub mod desk;
pub mod dial;
pub mod effect;
pub mod evidence;
pub mod files;
pub mod filing;
pub mod grade;
pub mod indicators;
pub mod invitation;
pub mod kept;
pub mod outlook;
pub mod records;
pub mod samples;
pub mod search;
pub mod shell;
pub mod simulated;
pub mod summaries;
pub mod timeline;
