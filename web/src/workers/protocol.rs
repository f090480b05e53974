//! What the page and the worker say to each other. The page sends files, or the place of an archive to open; the
//! worker answers with these, as JSON, in pieces small enough for the page never to stall.

use serde::{Deserialize, Serialize};
use xinyong_score::model::Bilingual;

/// An entity that can be opened: a line in the list of what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its code.
    pub uscc: String,
    /// Its name.
    pub name: String,
    /// How many records it has.
    pub records: usize,
    /// How many errors its rows have.
    pub errors: usize,
    /// Its place in what was read; none with a row in error: then it cannot be opened and has no score.
    pub place: Option<usize>,
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It listens.
    Ready,
    /// It has read so much of a file.
    Progress {
        /// The file.
        name: String,
        /// Bytes read.
        done: u64,
        /// Bytes in all.
        total: u64,
    },
    /// Some of the entities read.
    Entries(Vec<Entry>),
    /// It has read everything.
    Done(Summary),
    /// An archive to open.
    Archive {
        /// The archive, as `xinyong-archive/1`.
        json: String,
        /// How many errors of the files it came from belong to no entity that could be named: one may be its own.
        unattributed: usize,
    },
}

/// The import report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Rows of sheets; `rows = records + errors + persons`.
    pub rows: u64,
    /// Rows that became records.
    pub records: u64,
    /// Rows in error.
    pub errors: u64,
    /// Rows about natural persons, skipped.
    pub persons: u64,
    /// Entities.
    pub entities: u64,
    /// What is in error, as far as it is told.
    pub error_list: Vec<Finding>,
    /// How many errors there are.
    pub error_count: usize,
    /// What a person should know, as far as it is told.
    pub warning_list: Vec<Finding>,
    /// How many warnings there are.
    pub warning_count: usize,
    /// Errors that belong to no entity that could be named: any entity may lack a record.
    pub unattributed: usize,
}

/// Something found in a file, at its place, said in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row, as the spreadsheet counts it; the line of a text file.
    pub row: Option<u64>,
    /// The column, or the field.
    pub column: Option<String>,
    /// What it is.
    pub what: Bilingual,
}
