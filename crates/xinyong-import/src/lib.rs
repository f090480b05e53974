//! 双公示 sheets → credit archives, every row accounted for.
//!
//! Authorities publish permits and penalties in a fixed sheet, of which there are three generations. They come as
//! XLSX, as CSV in UTF-8 or GB18030, and as JSON. [`Importer`] reads any of them row by row, finds columns by their
//! headings, and makes of every row a record, or an error with sheet, row and column. Rows of natural persons are
//! counted and otherwise left alone.
//!
//! What a sheet does not say is not made up: the severity of a penalty is inferred by rules that are data
//! ([`SeverityRules`]) and marked so; whatever was doubtful is a warning.
//!
//! The readers (`xlsx`, `delimited`, `json`) fill a `row`; a `table` finds the headings and
//! counts; `record` makes the record; a `batch` gathers the records of an entity.

mod amount;
mod authored;
mod batch;
mod columns;
mod date;
mod delimited;
mod identity;
mod importer;
mod json;
mod kind;
mod problem;
mod progress;
mod record;
mod report;
mod row;
mod severity;
mod showable;
mod table;
mod text;
mod text_file;
mod xlsx;

pub use authored::{
    Categories, FineRule, Generation, Layout, LayoutColumn, Need, SeverityRules, SuspendedOrRevoked,
};
pub use columns::{NEEDED, layouts, needs};
pub use importer::{Imported, Importer, Settings};
pub use kind::{FileKind, kind_of};
pub use problem::{Column, Error, FileError, Finding, Warning};
pub use progress::Progress;
pub use report::{Counts, Report, Sheet};
